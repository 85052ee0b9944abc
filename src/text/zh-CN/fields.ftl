# 常用填报项的名称和填写说明。

field-speaker = 主讲人
field-unit = 单位
field-unit-hint = 填写全称，例如“信息工程系党总支”。
field-post = 职务
field-post-hint = 与画面上标注的一致；没有行政或党内职务的，填写“教师”“学生”等身份。
field-phone = 联系电话
field-phone-hint = 用于报送后联系，只印在报送表上，不会上传。
field-title = 作品名称
field-on-title-card = 与片头上的文字一致。
field-author = 作者
field-authors = 作者
field-authors-hint = 一行写一个姓名。
field-school = 学校
field-school-hint = 填写全称。
field-class = 班级
field-student-id = 学号
field-e-mail = 电子邮箱
field-people = 其他参与人员
field-people-hint = 选填，一行写一个姓名。
field-advisers = 指导教师
field-advisers-hint = 选填，一行写一个姓名。
field-subject = 学科
field-grade = 年级
field-summary = 内容简介
