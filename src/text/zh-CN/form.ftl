# 填报项的缺漏与差错。常用填报项的名称在 fields.ftl。

field-declarations = 作品声明
field-declarations-hint = 请逐条阅读，确认属实后勾选。

field-missing = 请填写{ $field }。
field-too-long = { $field }太长，报送表上印不下，请缩短到 { $max } 个字以内（两个小写字母或数字算一个字）。
field-too-many = { $field }请不要超过 { $max } 人。
field-phone-shape = 这个号码不像常见的电话号码，请再核对一下；确认无误的，可以不改。

field-several-hint = 可以选一项或几项。
field-not-chosen = 请选择{ $field }。
field-choose-first = 请先选择{ $list }：有的声明只对一部分作品要求。
field-not-declared = 请逐条阅读{ $field }，确认属实后全部勾选。
field-too-few = { $field }至少填写 { $min } 人。
field-out-of-range = { $field }请填写 { $min } 到 { $max } 之间的整数。
field-link-shape = 这个网址不像常见的网址，请再核对一下；确认无误的，可以不改。
