# 报送表。

sheet-title = { $work }作品报送表
sheet-title-video = { $work }报送表
sheet-title-plain = 作品报送表
sheet-theme = 活动主题：{ $theme }
sheet-basis = 依据《{ $title }》
sheet-verdict = 视频检查结论
sheet-verdict-meets = 各项经检查和确认，符合通知要求。
sheet-verdict-advise = 各项经检查和确认，符合通知要求；有需要留意之处，见检查情况。
sheet-verdict-meets-checked = 各项经检查，符合通知要求。
sheet-verdict-advise-checked = 各项经检查，符合通知要求；有需要留意之处，见检查情况。
sheet-verdict-confirm = 尚有项目未经人工确认，确认前请勿报送。
sheet-verdict-cannot-tell = 有的项目无法判断，不能认定符合通知要求，请勿报送。
sheet-verdict-breaks = 不符合通知要求，请勿报送；请修改视频后重新检查、重新打印。

sheet-section-work = 作品信息
sheet-section-file = 视频文件
sheet-section-results = 检查情况
sheet-section-declarations = 作品声明
sheet-clauses = （见通知{ $clauses }）
sheet-separator = 、
sheet-stop = 。
sheet-none = 无
sheet-not-filled = （未填写）
sheet-unknown = 无法读取

sheet-file-name = 文件名
sheet-file-size = 文件大小
sheet-file-duration = 播放时长
sheet-file-picture = 画面像素
sheet-file-format = 格式
sheet-size = { BYTES($bytes) }（{ $bytes } 字节）
sheet-sha256 = SHA-256 校验码
sheet-sha256-computing = 打印时还没有算完，无法核对报送的文件。请等页面算完后重新打印。
sheet-sha256-missing = 没有计算，无法核对报送的文件。请在页面上算出后重新打印。
sheet-no-frame = 尚未选取画面
sheet-qr = 扫码核对文件
sheet-qr-label = 二维码，内有文件名、文件大小、校验码和检查结论

sheet-column-rule = 项目
sheet-column-clause = 条款
sheet-column-required = 通知要求
sheet-column-found = 检查情况
sheet-column-outcome = 结论
sheet-more = （另有 { $count } 条，见检查报告）

sheet-seal-unit = 报送单位（盖章）
sheet-sign-reviewer = 审核人（签名）
sheet-seal-review = 审核单位（盖章）
sheet-date-blank = 　　年　 月　 日
sheet-opinion = 审核意见：
sheet-review-open = 请注意：视频检查结论为“{ $verdict }”。

sheet-hand-in = 报送
sheet-keep-apart = 通知要求匿名报送。本表有姓名、单位等信息，请不要和视频放在一起。
sheet-how-to-compare = 核对办法：在 Windows 的命令提示符中输入 certutil -hashfile 文件名 SHA256，得到的校验码与本表相同，即为同一个视频。
sheet-made = 本表由“预检”页面于{ $date }生成，视频始终留在本机，没有上传。通知数据：{ $id }，{ $mark }。

sheet-number-1 = 一、
sheet-number-2 = 二、
sheet-number-3 = 三、
sheet-number-4 = 四、
sheet-number-5 = 五、
sheet-number-6 = 六、
sheet-number-7 = 七、
sheet-number-8 = 八、
sheet-number-9 = 九、
sheet-number-10 = 十、
sheet-number-11 = 十一、
sheet-number-12 = 十二、
sheet-section-items = 随作品报送的材料
sheet-section-print = 通知的其他要求
sheet-frame = { $names }（视频 { CLOCK($at_s) } 处）
sheet-signer = 报送人
sheet-sign = { $who }（签名）
sheet-by = 请于{ $by }前，
sheet-video = 视频
sheet-video-and-sheet = 视频和本表
sheet-on = 将{ $what }以{ $medium }方式
sheet-what = 将{ $what }
sheet-at = 通过{ $words }
sheet-to = 报送至{ $words }
sheet-quota = ，{ $quota }
sheet-running = 文件名：{ $name }
sheet-page-number = 第 { $page } 页，共 { $pages } 页
sheet-only-if = （{ $condition }的填写）
sheet-with-paper = ，连同签字盖章的纸质表一并
