# 填报项：名称、填写说明、缺漏与差错。

field-topic = 主讲主题
field-topic-hint = 与片头上的文字一致。
field-speaker = 主讲人姓名
field-unit = 单位
field-unit-hint = 填写全称，例如“信息工程系党总支”。
field-post = 职务
field-post-hint = 与画面上标注的一致；没有行政或党内职务的，填写“教师”“学生”等身份。
field-phone = 联系电话
field-phone-hint = 用于报送后联系，只印在报送表上，不会上传。
field-co-authors = 其他参与人员
field-co-authors-hint = 选填，最多八人，一行写一个姓名。
field-participant = 参加对象
field-lecture-form = 授课形式
field-emphases = 内容侧重
field-emphases-hint = 可以选一项或几项。
field-declarations = 作品声明
field-declarations-hint = 请逐条阅读，确认属实后勾选。

field-missing = 请填写{ $field }。
field-participant-missing = 请选择参加对象。
field-lecture-form-missing = 请选择授课形式。
field-emphases-missing = 请选择内容侧重，至少一项。
field-declarations-missing = 请逐条阅读作品声明，确认属实后全部勾选。
field-too-long = { $field }太长，报送表上印不下，请缩短到 { $max } 个字以内（两个小写字母或数字算一个字）。
field-co-authors-too-long = 有一个姓名太长，报送表上印不下，请缩短到 { $max } 个字以内（两个小写字母或数字算一个字）。
field-too-many = { $field }太多，报送表上印不下，请不要超过 { $max } 人。
field-phone-shape = 这个号码不像常见的电话号码，请再核对一下；确认无误的，可以不改。
