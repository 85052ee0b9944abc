# 页面用语。

page-seal = 预检
page-list-and = 、
page-duration = { DURATION($duration_s) }
page-duration-exact = { DURATION($duration_s) }（{ CLOCK($duration_s) }）
page-bytes = { BYTES($bytes) }
page-name = 微党课视频预检
page-title = 微党课视频预检
page-language = 页面语言
page-language-coming = 这种语言的文字正在载入；如果一直不能选用，请刷新页面（按 F5 键）。
page-skip = 跳到主要内容

page-theme = 主题：{ $theme }
page-lead = 选好要报送的视频，当场就知道是否符合通知要求。不符合的，告诉您怎样修改；符合的，填好信息打印报送表，随{ $medium }一并报送。

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
page-notice-bad-way = 请把下面这行信息告诉本页的管理人员，更正网站上的 notice.json 后重新打开本页。

page-demands = 通知要求
page-demands-hand-in = 报送
page-demands-video = 视频
page-hand-in = { $month } 月 { $day } 日前，以{ $medium }方式报送至{ $to }，数量不限
page-days-left = 距截止还有 { $days } 天
page-days-today = 今天是报送的最后一天
page-days-passed = 截止日期已过 { $days } 天。仍可检查和打印，能否报送请先与{ $to }联系。

page-shelf = 本机保存的填写内容
page-shelf-body = 网页不能自己重新打开您设备上的文件。请重新选择同一个视频，已填的内容会自动恢复。
page-shelf-item = 大小 { BYTES($bytes) }，{ $when } 保存
page-shelf-discard = 清除
page-shelf-discard-of = 清除“{ $name }”的填写内容
page-shelf-clear = 全部清除
page-shelf-clear-sure = 确定要清除上面列出的填写内容吗？清除后无法恢复。
page-shelf-clear-yes = 确定清除
page-shelf-clear-no = 不清除

page-overview = 共 { $count } 个视频
page-overview-file = 视频（点击查看）
page-overview-verdict = 结论
page-overview-duration = 时长
page-overview-size = 画面
page-overview-form = 报送信息
page-overview-total = { $word } { $count } 个
page-overview-pending = 正在检查 { $count } 个
page-overview-failed = 未能检查 { $count } 个
page-form-done = 已填齐
page-form-missing = 还差 { $count } 项
page-form-empty = 未填写
page-overview-more = 操作
page-remove = 移除
page-remove-of = 从列表中移除“{ $name }”

page-pending = 正在检查
page-pending-line = 正在读取视频的结构，通常不到一秒。
page-waiting = 等待检查
page-failed = 未能检查
page-again = 重新检查

page-failure-vanished = 读不到这个文件：它可能被移动、改名、删除或正在被修改，或者 U 盘已被拔出。请确认文件还在，然后重新选择它；已填的内容不会丢。
page-failure-denied = 系统不允许读取这个文件。请把它复制到“桌面”或“视频”文件夹，再重新选择。
page-failure-read = 读取文件时出错，可能是存储设备有故障。请把文件复制到本机硬盘，再重新选择。
page-failure-worker-crashed = 检查程序在处理这个文件时意外中断，与其他视频无关。请点“重新检查”；如果还是这样，请用播放器确认文件能正常播放，或从剪辑软件重新导出。
page-failure-worker-hung = 检查程序十秒没有回应，已经停止。请点“重新检查”；如果文件在 U 盘或网络盘上，请先复制到本机硬盘。
page-failure-worker-not-started = 浏览器没有能够启动检查程序。请点“重新检查”；如果还是这样，请刷新网页，或者换用最新版的 Edge、Chrome 或 Firefox 浏览器。
page-failure-cancelled = 检查已取消。需要时请点“重新检查”。


page-line-meets = 各项要求全部符合。请填好报送信息，打印报送表。
page-line-advise = 各项要求全部符合。{ $rules }有提醒，请看一看是否需要处理。
page-line-confirm = 自动检查的项目全部符合。{ $rules }这 { $count } 项，要请您亲自看、亲自听后确认。
page-line-confirm-advise = 自动检查的项目没有不符合的，但有提醒，请看下面的说明。{ $rules }这 { $count } 项，要请您亲自看、亲自听后确认。
page-line-cannot-tell = { $rules }无法判断。请按下面的说明处理后重新检查，不要直接报送。
page-line-breaks = { $rules }不符合通知要求。请按下面的办法修改，重新导出后再检查。

page-steps = 办理步骤
page-step-rules = 检查结果
page-step-watch = 观看确认
page-step-form = 填写信息
page-step-sheet = 打印报送表
page-step-open = 还有 { $count } 项
page-step-done = 已完成

page-rule-clause = 依据通知{ $clause }
page-rule-measured = 实测
page-rule-required = 要求
page-mend-if-wanting = 如果不合要求，怎样修改
page-mend = 怎样修改

page-facts = 技术信息
page-facts-hint = 供懂技术的同事参考，一般不需要看

page-fact-bytes = 文件大小
page-fact-bytes-value = { BYTES($bytes) }（{ $bytes } 字节）
page-fact-content = 文件类型（按内容识别）
page-fact-iso-bmff = MP4 一类（ISO 基础媒体文件）
page-fact-unknown = 未能识别
page-fact-brand = 主品牌（major brand）
page-fact-compatible = 兼容品牌
page-fact-duration = 播放时长
page-fact-header-duration = 文件头标称时长
page-fact-layout = 索引位置
page-fact-layout-first = 在文件开头
page-fact-layout-last = 在文件末尾
page-fact-layout-fragmented = 分段（fragmented MP4）
page-fact-created = 创建时间
page-fact-encoder = 编码程序
page-fact-others = 其他轨道
page-fact-picture = 画面轨 { $number }
page-fact-sound = 声音轨 { $number }
page-fact-coded = 编码尺寸
page-fact-displayed = 显示尺寸
page-fact-shape = 显示方式
page-fact-turn = 旋转 { $degrees }°
page-fact-mirrored = 左右或上下翻转
page-fact-aspect = 像素宽高比 { $aspect }
page-fact-aperture = 有效画面 { $size }
page-fact-rate-constant = { NUMBER($rate) } 帧/秒（恒定）
page-fact-rate-variable = 平均 { NUMBER($rate) } 帧/秒（可变）
page-fact-scan-progressive = 逐行扫描
page-fact-scan-interlaced = 隔行扫描
page-fact-depth = { $depth } 位
page-fact-colour = 色彩 { $colour }（H.273）
page-fact-bit-rate = { NUMBER($rate) } kb/s
page-fact-channels = { $channels } 声道
page-fact-sample-rate = { $rate } Hz
page-fact-encrypted = 已加密
page-fact-track-length = 轨道长度
page-fact-length = { CLOCK($duration_s) }，{ $samples } 个样本
page-fact-samples = { $samples } 个样本
page-fact-defects = 文件结构中的异常
page-fact-place = { $path }，偏移 { $offset }

page-hash-label = 文件指纹（SHA-256）
page-hash-why = 用来核对 U 盘里的文件和报送表是不是同一个视频。
page-hash-waiting = 等待计算
page-hash-running = 正在计算，已完成 { $percent }%
page-hash-cancelling = 正在停止
page-hash-cancel = 停止计算
page-hash-cancelled = 已停止计算，报送表上将注明“未计算”。
page-hash-again = 重新计算
page-hash-failed = 没有算出文件指纹。
page-hash-copy = 复制
page-hash-copied = 已复制
page-hash-copy-by-hand = 请按 Ctrl+C 复制

page-player = 视频播放器
page-player-loading = 正在打开视频……
page-player-at = 当前画面：{ CLOCK($at_s) }
page-player-back = 上一帧
page-player-on = 下一帧
page-player-opening = 片头部分
page-player-seconds = 片头画面（点击放大查看）
page-player-hint = 点一个画面放大查看；按键盘的 ← → 键逐帧移动。
page-player-second = { NUMBER($second) } 秒
page-player-no-picture = 这个浏览器放得出声音，但放不出画面（多见于 HEVC 编码）。请用电脑上的播放器从头看一遍，再回到这里勾选确认。
page-player-nothing = 这个浏览器播放不了这个文件。请用电脑上的播放器从头看一遍，再回到这里勾选确认。

page-watch-lead = 下面几项机器代替不了人。请把视频从头看完，确认后逐项勾选；报送表会写明由谁确认。
page-watch-none = 现在还看不了：请先按上面的说明处理，得到能够识别的 MP4 视频，再来观看确认。
page-confirm-picture = 我看过了，画质清晰
page-confirm-picture-help = 没有模糊、马赛克、花屏、黑屏或画面卡住。
page-confirm-sound = 我听过了，声音清楚
page-confirm-sound-help = 讲话听得清，没有明显的杂音、断音、忽大忽小。
page-confirm-title-card = 我看过了，以主讲主题为片头
page-confirm-title-card-help = 片头画面上的字，与报送的主讲主题一致。
page-confirm-speaker-label = 我看过了，标注了主讲人姓名、单位和职务
page-confirm-speaker-label-help = 画面上标注的三项齐全，与报送信息一致。
page-confirm-against = 您填写的：
page-confirm-against-none = 填写报送信息之后，这里会显示您填写的内容，便于对照。
page-confirm-done = 已确认
page-confirm-done-at = 已确认，画面在 { CLOCK($at_s) }
page-confirmer = 确认人姓名
page-confirmer-hint = 填写观看视频并确认的人；不填的，报送表上写主讲人。
page-pick = 用当前画面
page-pick-again = 换成当前画面
page-pick-same = 与片头同一画面
page-pick-title-card = 先在视频里找到显示主讲主题的画面，再点“用当前画面”；它会印在报送表上。
page-pick-speaker-label = 先在视频里找到显示姓名、单位和职务的画面，再点“用当前画面”；它会印在报送表上。
page-pick-cannot = 视频暂时没有画面可取。报送表上的画面将留空，不影响报送。
page-pick-failed = 没有取到画面。请先播放一下视频，暂停后再试。
page-pick-at = 选取的画面，{ CLOCK($at_s) }
page-pick-lost = 选取的画面（{ CLOCK($at_s) }）没能保存下来，请重新选取。
page-pick-remove = 不用这一帧

page-examine = 声音和画面检查
page-examine-coming = 检查声音和画面的程序正在下载，下载完自动开始，不影响上面的结论。
page-examine-absent = 检查声音和画面的程序没有下载成功，这次不能自动检查；上面的结论和报送不受影响，请您亲自看、亲自听后确认。需要自动检查的，请检查网络连接后刷新页面（按 F5 键），重新选择视频。
page-examine-waiting = 正在排队，前面的检查做完后自动开始。
page-examine-running = 已检查 { CLOCK($done_s) }，共 { CLOCK($video_s) }
page-examine-hold = 暂停
page-examine-go-on = 继续
page-examine-cancel = 取消检查
page-examine-cancelled = 已取消检查。
page-examine-failed = 声音和画面没有检查完。

page-form-lead = 带“必填”字样的请填写齐全。内容随时自动保存在本机浏览器里，不会发送到任何地方。
page-form-needed = 必填
page-form-draft-kept = 已自动保存在本机
page-form-draft-restored = 已恢复您上次填写的内容
page-form-draft-absent = 这个浏览器不允许本页保存草稿（例如处于无痕窗口）。请不要关闭或刷新本页，填好后直接打印或另存。
page-form-draft-full = 浏览器的保存空间已满，刚才的内容没有保存下来。请清除本机保存的其他填写内容，或者填好后直接打印、另存。
page-form-clear = 清空这份填写
page-form-cleared = 已清空这份填写和确认。
page-form-undo = 撤销清空
page-form-unit = 与上一个视频相同：
page-form-unit-use = 填入
page-form-problems = 还有 { $count } 项需要填写或修改
page-form-complete = 报送信息已经填齐。

page-sheet-lead = 报送表就是下面这一页 A4 纸，打印出来的与此完全相同。打印后由主讲人签字、单位审核盖章，随{ $medium }一并报送。
page-sheet-print = 打印报送表
page-sheet-save-html = 另存为网页文件
page-sheet-save-json = 另存数据（JSON）
page-sheet-save-hint = 另存的文件可以和视频一起拷入{ $medium }。
page-sheet-open-form = 报送信息还差 { $count } 项，表上相应位置是空的，可以打印后手填。
page-sheet-open-hash = 文件指纹还没有算完，现在打印的话，表上会注明“未计算”。
page-sheet-breaks = 这个视频目前不符合通知要求，报送表上会如实写明。
page-sheet-cannot-tell = 这个视频目前无法判断是否符合要求，报送表上会如实写明。
page-sheet-open-confirm = 还有 { $count } 项没有确认，报送表上会注明“待确认”。
page-sheet-ready = 视频、确认和填写都已齐备，可以打印。
page-sheet-preview = 报送表预览
page-saved = 已保存 { $name }
page-save-failed = 浏览器没有能够保存文件。请改用“打印”，在打印窗口里选择“另存为 PDF”。

page-told-taken = 已选择 { $count } 个视频，正在检查。
page-told-one = { $name }：{ $word }。{ $line }
page-told-many = { $count } 个视频检查完毕：{ $words }。
page-told-hashed = { $name } 的文件指纹已经算好。
page-told-not-hashed = { $name } 的文件指纹没有算出来。
page-told-examined = { $name } 的声音和画面检查已经结束。
page-told-removed = 已移除 { $name }。
page-told-removed-kept = 已移除 { $name }。已填的内容仍保存在本机，重新选择同一个视频即可继续。
page-told-picked = 已选取 { CLOCK($at_s) } 的画面。
page-told-restored = 已恢复刚才清空的内容。

page-foot-browsers = 支持的浏览器：Edge、Chrome 97 及以上版本，Firefox 102 及以上版本，Safari 16 及以上版本。
page-foot-about = 预检的结论供报送前自查使用，最终以主办单位审核为准。
