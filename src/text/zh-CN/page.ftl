# 页面用语。

page-seal = 预检
page-list-and = 、
page-duration = { DURATION($duration_s) }
page-bytes = { BYTES($bytes) }
page-codec = { CODEC($codec) }
page-name = 视频预检
page-title = { $work }视频预检
# 名称里已有“视频”的：短视频预检。
page-title-video = { $work }预检
page-video = 视频
page-language = 页面语言
page-language-loading = 这种语言的文字正在载入；如果一直不能选用，请刷新页面（按 F5 键）。
page-skip = 跳到主要内容

page-theme = 主题：{ $theme }
page-lead = 选好要报送的视频，当场就知道是否符合通知要求。不符合的，告诉您怎样修改；符合的，填好信息打印报送表

page-lead-sealed = ，随视频一并报送。
page-lead-plain = 。
page-privacy-label = 关于您的视频
page-privacy-head = 视频不会上传。
page-privacy-body = 检查全部在您的这台设备上完成，视频和填写的内容都不会离开本页。
page-privacy-proof = 怎样自己验证？
page-privacy-proof-offline = 网页打开后断开网络（拔掉网线或关闭无线网络），照样能检查、填写和打印。
page-privacy-proof-network = 按 F12 打开浏览器的开发者工具，查看“网络”一栏：选择视频之后没有任何新的请求。
page-privacy-proof-policy = 本页带有“内容安全策略”，浏览器据此禁止本页向任何地方发送数据。
page-privacy-kept = 填写的内容会作为草稿保存在这台设备的浏览器里，只有在这台设备上才能看到，可以随时清除。

page-choose-label = 选择视频
page-choose = 选择视频文件
page-choose-hint = 或者把视频拖到本页任意位置
page-choose-any = 可以一次选择多个。几个 GB 的大文件也只需片刻，因为只读取必要的部分。
page-choose-more = 再选视频
page-choose-more-hint = 可以继续选择，也可以把视频拖到本页任意位置
page-drop-now = 松开鼠标，就开始检查
page-no-file = 刚才拖入的内容里有文件夹、链接或文字，本页无法当作视频打开。请打开文件夹，直接选择或拖入里面的视频文件。

page-notice-bad = 本页的通知数据有误，暂时不能检查视频

page-demands = 通知要求
page-demands-hand-in = 报送
page-demands-video = 视频
page-hand-in = 报送
page-days-left = 距截止还有 { $days } 天
page-days-today = 今天是报送的最后一天
page-days-passed = 截止日期已过 { $days } 天。仍可检查和打印，能否报送请先与主办单位联系。

page-overview = 共 { $count } 个视频
page-overview-file = 视频（点击查看）
page-overview-verdict = 结论
page-overview-duration = 时长
page-overview-size = 画面
page-overview-form = 报送信息
page-form-empty = 未填写
page-form-missing = 还差 { $count } 项
page-form-done = 已填齐
page-overview-total = { $word } { $count } 个
page-overview-pending = 正在检查 { $count } 个
page-overview-failed = 未能检查 { $count } 个
page-overview-more = 操作
page-remove = 移除
page-remove-of = 从列表中移除“{ $name }”

page-pending = 正在检查
page-pending-line = 正在读取视频的结构，通常不到一秒。
page-waiting = 等待检查
page-failed = 未能检查
page-again = 重新检查

page-failure-vanished = 读不到这个文件：它可能被移动、改名、删除或正在被修改，或者移动硬盘、U盘已被拔出。请确认文件还在，然后重新选择它；已填的内容不会丢。
page-failure-denied = 系统不允许读取这个文件。请把它复制到“桌面”或“视频”文件夹，再重新选择。
page-failure-read = 读取文件时出错，可能是存储设备有故障。请把文件复制到本机硬盘，再重新选择。
page-failure-worker-crashed = 检查程序在处理这个文件时意外中断，与其他视频无关。请点“重新检查”；如果还是这样，请用播放器确认文件能正常播放，或从剪辑软件重新导出。
page-failure-worker-hung = 检查程序十秒没有回应，已经停止。请点“重新检查”；如果文件在U盘或网络盘上，请先复制到本机硬盘。
page-failure-worker-not-started = 浏览器未能启动检查程序。请点“重新检查”；如果还是这样，请刷新网页，或者换用最新版的 Edge、Chrome 或 Firefox 浏览器。
page-failure-cancelled = 检查已取消。需要时请点“重新检查”。

page-line-form-open = 报送信息还差 { $count } 项，填好后打印报送表。
page-line-form-done = 报送信息已经填好，可以打印报送表。
page-line-meets = 各项要求全部符合。
page-line-advise = 各项要求全部符合。{ $rules }有提醒，请看一看是否需要处理。
page-line-confirm = 自动检查的项目全部符合。{ $rules }这 { $count } 项，要请您亲自看、亲自听后确认。
page-line-confirm-advise = 自动检查的项目没有不符合的，但有提醒，请看下面的说明。{ $rules }这 { $count } 项，要请您亲自看、亲自听后确认。
page-line-choose = { $rules }要按填写信息里的选择来检查，请先选择。
page-line-confirm-rest = { $rules }请您看过、听过或者核实之后确认。
page-line-cannot-tell = { $rules }无法判断。请按下面的说明处理后重新检查，不要直接报送。
page-line-breaks = { $rules }不符合通知要求。请按下面的办法修改，重新导出后再检查。

page-step-rules = 检查结果

page-rule-clause = 依据通知{ $clause }
page-rule-measured = 实测
page-rule-required = 要求
page-rule-play = 播放 { CLOCK($at_s) } 处

page-form-cleared = 已清空这份填写和确认。

page-saved = 已保存 { $name }

page-live-taken = 已选择 { $count } 个视频，正在检查。
page-live-one = { $name }：{ $word }。{ $line }
page-live-many = { $count } 个视频检查完毕：{ $words }。
page-live-hashed = { $name } 的文件指纹已经算好。
page-live-not-hashed = { $name } 的文件指纹没有算出来。
page-live-examined = { $name } 的声音和画面检查已经结束。
page-live-removed = 已移除 { $name }。
page-live-removed-kept = 已移除 { $name }。已填的内容仍保存在本机，重新选择同一个视频即可继续。
page-live-mended = 已改好，得到 { $name }，正在检查。
page-live-not-mended = { $name } 没有改成。
page-live-picked = 已选取 { CLOCK($at_s) } 的画面。
page-live-restored = 已恢复刚才清空的内容。

page-foot-browsers = 支持的浏览器：Edge、Chrome 97 及以上版本，Firefox 102 及以上版本，Safari 16 及以上版本。
page-foot-about = 预检的结论供报送前自查使用，最终以主办单位审核为准。

page-submission-loading = 正在载入校验值和报送表部分。
page-rest-loading = 确认、填报和打印部分正在载入……
page-rest-lost = 检查结论已经得出；确认、填报和打印部分没有下载成功。请检查网络连接后刷新页面（按 F5 键），再选择一次视频；如果反复出现，请联系发布本页面的部门。
page-sheet-failed = 报送表没有生成成功。视频文件没有受到影响，填写的内容都还在。请刷新页面（按 F5 键），再选择一次视频。
page-panic = 程序出错位置（反馈问题时请一并提供）：

page-work = 作品
page-by = { $by }前
page-hand-in-by = { $by }前报送
page-medium = 以{ $medium }方式
page-to = 报送至{ $to }
page-at = 通过{ $at }
page-notice-faults = 请把下面列出的问题告诉本页的管理人员，更正网站上的通知数据后重新打开本页。
page-anonymous = 本通知要求匿名：画面、文件名和文件属性里都不要出现作者和单位的信息。报送表上有姓名、单位等信息，请不要和视频放在一起。
deadline = { $month } 月 { $day } 日
deadline-year = { $year } 年 { $month } 月 { $day } 日
quota-any = 数量不限
quota-exactly = { $per }报送 { $count } 件
quota-at-least = { $per }不少于 { $count } 件
quota-at-most = { $per }不超过 { $count } 件
quota-range = { $per } { $min } 至 { $max } 件
per-unit = 每单位
per-person = 每人
per-team = 每队
per-group = 每组
item-count = { $count } 件
item-range = { $min } 至 { $max } 件
item-copies = 一式 { $count } 份
item-package = 打包为 { $format }
item-on-paper = 纸质
item-sealed = 盖章
item-details = （{ $details }）
medium-usb = U盘
medium-disc = 光盘
medium-e-mail = 电子邮件
medium-platform = 网上平台
medium-link = 链接
medium-net-disk = 网盘
medium-person = 当面
medium-post = 邮寄
page-says = 通知原文

page-demands-items = 材料
page-demands-other = 其他
page-rule-advised = 建议：{ $demand }
page-rule-if = { $condition }时：{ $demand }
page-notice = 按这个通知检查：
page-notice-nobody = 没有写明发布单位
page-notice-foreign = 正在按您打开的通知文件“{ $name }”检查（{ $issuer }）。它不是本网站提供的，请先确认来源可靠。
page-notice-own = 改回本网站的通知
page-notice-refused = 文件“{ $name }”不能用作通知数据，仍按原来的通知检查。问题如下：
deadline-printed = { $month }月{ $day }日
deadline-year-printed = { $year }年{ $month }月{ $day }日
