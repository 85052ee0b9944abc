# The form: names of the fields, how to fill them in, what is missing or wrong.

field-topic = Topic
field-topic-hint = As it stands on the title card.
field-speaker = Speaker
field-unit = Unit
field-unit-hint = The full name, such as “信息工程系党总支”.
field-post = Post
field-post-hint = As it is shown in the picture; without an office, “teacher” or “student”.
field-phone = Telephone
field-phone-hint = For questions after handing in. It is printed on the sheet and never uploaded.
field-co-authors = Co-authors
field-co-authors-hint = Optional, at most eight, one name a line.
field-participant = Participant
field-lecture-form = Lecture form
field-emphases = Emphasis
field-emphases-hint = One or more.
field-declarations = Declarations
field-declarations-hint = Read each one, and tick it if it is true.

field-missing = Please fill in: { $field }.
field-participant-missing = Please choose the kind of participant.
field-lecture-form-missing = Please choose the form of the lecture.
field-emphases-missing = Please choose at least one emphasis.
field-declarations-missing = Please read the declarations and tick every one if they are true.
field-too-long = { $field }: too long for the sheet. Please use at most { $max } Chinese characters or twice as many letters.
field-co-authors-too-long = One name is too long for the sheet. Please use at most { $max } Chinese characters or twice as many letters.
field-too-many = { $field }: too many for the sheet. Please name at most { $max }.
field-phone-shape = This does not look like a common telephone number. Please check it; if it is right, leave it.
