# What is missing or wrong in the form. The names of the usual fields are in fields.ftl.

field-declarations = Declarations
field-declarations-hint = Read each one, and tick it if it is true.

field-missing = Please fill in: { $field }.
field-too-long = { $field }: too long for the sheet. Please use at most { $max } Chinese characters or twice as many letters.
field-too-many = { $field }: please name at most { $max }.
field-phone-shape = This does not look like a common telephone number. Please check it; if it is right, leave it.

field-several-hint = One or more.
field-not-chosen = Please choose: { $field }.
field-choose-first = Please choose first: { $list }. Some declarations are asked of some works only.
field-not-declared = { $field }: please read each one, and tick all if they are true.
field-too-few = { $field }: please name at least { $min }.
field-out-of-range = { $field }: please write a whole number from { $min } to { $max }.
field-link-shape = This does not look like a common address on the web. Please check it; if it is right, leave it.
