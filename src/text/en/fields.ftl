# Names and hints of the usual fields.

field-speaker = Speaker
field-unit = Unit
field-unit-hint = The full name, such as “信息工程系党总支”.
field-post = Post
field-post-hint = As it is shown in the picture; without an office, “teacher” or “student”.
field-phone = Telephone
field-phone-hint = For questions after handing in. It is printed on the sheet and never uploaded.
field-title = Title of the work
field-on-title-card = As it stands on the title card.
field-author = Author
field-authors = Authors
field-authors-hint = One name a line.
field-school = School
field-school-hint = The full name.
field-class = Class
field-student-id = Student number
field-e-mail = E-mail
field-people = Other participants
field-people-hint = Optional, one name a line.
field-advisers = Advisers
field-advisers-hint = Optional, one name a line.
field-subject = Subject
field-grade = Grade
field-summary = Summary
