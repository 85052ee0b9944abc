# 结论与检查项：名称、要求、测得的数值、说明。

outcome-meets = 符合
outcome-advise = 提醒
outcome-confirm = 待确认
outcome-cannot-tell = 无法判断
outcome-breaks = 不符合

verdict-meets = 可以报送
verdict-advise = 可以报送（有提醒）
verdict-confirm = 待确认
verdict-cannot-tell = 无法判断
verdict-breaks = 不符合

verdict-meets-detail = 各项都符合通知要求，可以填写报送表。
verdict-advise-detail = 各项都符合通知要求，可以报送；报送前请先看一看下面的提醒。
verdict-confirm-detail = 能够自动检查的项目没有发现问题，其余项目请您看过、听过之后逐项确认。
verdict-cannot-tell-detail = 有的项目无法判断，现在还不能认定这个视频符合要求。请按下面的办法处理后重新检查。
verdict-breaks-detail = 这个视频不符合通知要求。请按下面的办法修改后重新检查。

rule-container = 视频格式
rule-duration = 视频时长
rule-orientation = 画面方向
rule-resolution = 画面像素
rule-picture = 画质
rule-sound = 声音

measured-container = { NAME($format) }
measured-duration = { DURATION($duration_s) }
measured-orientation = 宽 { $width }，高 { $height }
measured-resolution = { $width }×{ $height } 像素

container-other-format = 文件内容是 { NAME($format) }，不是 { $wanted } 视频，需要转换格式。
container-not-video = 文件内容是 { NAME($format) }，不是视频。
container-archive = 文件是 { NAME($format) }。请先解压，再选择里面的视频。
container-unknown-format = 认不出这个文件的格式：它不是 MP4 视频，也不是其他常见的视频。可能选错了文件，也可能文件内容已经损坏。
container-empty = 文件是空的，大小为 0，里面没有视频。
container-no-picture-track = 文件里没有画面，只有声音或者其他内容。
container-segment = 文件只是网络视频的一个片段，缺少播放所需的开头部分，不能单独播放。
container-no-brand = 文件开头没有写明格式。按国际标准应当作 MP4 视频，但有的播放器可能打不开，建议重新导出一次。
container-no-brand-old-codec = 文件开头没有写明格式，内容又用了老式的压缩方式（{ CODEC($codec) }），很可能是早年的 MOV 视频，不能认定是 MP4 视频。
container-flash = 文件内容是 { NAME($format) }：里面与 MP4 视频相同，常见的播放器都能播放，但文件自称是 Flash 视频，有的软件会拒绝。建议重新导出为普通的 MP4 视频。
container-extension = 内容是 { $name } 视频，但文件名以 .{ $extension } 结尾。建议改成以 .{ $proper } 结尾，以免对方打不开。
container-no-extension = 内容是 { $name } 视频，但文件名没有以 .{ $proper } 结尾。建议补上，以免对方打不开。
container-codec = 画面采用 { CODEC($codec) } 压缩。评审用的电脑不一定能播放，建议按最通用的 H.264 重新导出。
container-depth = 画面采用 { CODEC($codec) } 压缩，每个颜色用 { $bits } 位记录（常见的是 8 位）。评审用的电脑不一定能播放，建议按最通用的 8 位 H.264 重新导出。
container-profile = 画面采用 H.264 压缩，但用了少见的专业规格（{ $profile }）。评审用的电脑不一定能播放，建议重新导出一次。
container-several-pictures = 文件里不止一路画面，不同的播放器可能播放不同的画面，建议重新导出，只保留一路。

duration-within = 播放时长为 { DURATION($duration_s) }，没有超过规定。
duration-just-over = 播放时长为 { DURATION($duration_s) }，比规定的 { DURATION($max_s) }多 { SECONDS($over_s) }。播放器上仍显示 { CLOCK($max_s) }，但按精确时长已经超出，建议再剪去 { SECONDS($over_s) }以上。
duration-graced = 播放时长为 { DURATION($duration_s) }，比规定的 { DURATION($max_s) }多 { DURATION($over_s) }，还在允许的余量以内，建议剪短。
duration-over = 播放时长为 { DURATION($duration_s) }，超过了规定的 { DURATION($max_s) }，至少要剪去 { DURATION($over_s) }。
duration-no-time = 文件里的画面和声音没有播放时长，很可能没有导出完整。
duration-header-differs = 文件开头登记的时长是 { DURATION($header_s) }，实际播放 { DURATION($duration_s) }，两者不一致。检查以实际播放为准；为免评审时显示错误的时长，建议重新导出一次。
duration-speed = 文件给部分内容登记了正常以外的播放速度。常见的播放器按正常速度播放，个别软件可能放快、放慢或停住不动，建议重新导出一次。
duration-claims-differ = 文件里还登记了与实际播放不同的时长。检查以实际播放的 { DURATION($duration_s) }为准；为免评审时显示错误的时长，建议重新导出一次。

orientation-mirrored = 画面带有镜像标记，有的播放器会左右颠倒，请看看画面里的文字是否反了；建议重新导出一次。

resolution-exact = 画面正好是 { $width }×{ $height } 像素。
resolution-other-size = 画面是 { $width }×{ $height } 像素，与通知要求不同。
resolution-turned = 画面播放时是 { $width }×{ $height } 像素，宽和高正好反了，成了竖屏。
resolution-stretched = 画面播放时拉伸到 { $width }×{ $height } 像素，但文件里实际只有 { $coded_width }×{ $coded_height } 像素，达不到通知要求。
resolution-cropped = 文件里注明播放时要裁成 { $width }×{ $height } 像素，有的播放器照办，有的不照办，实际看到的大小无法判断。请重新导出一次。
resolution-decoded-otherwise = 文件里写的大小与实际播出的画面不一致：{ CLOCK($at_s) } 处的画面解码后是 { $decoded_width }×{ $decoded_height } 像素，因此无法判断。请从剪辑软件重新导出一次。
resolution-interlaced = 通知写明逐行（P），画面却是隔行扫描（老式电视的记录方式），人和物移动时边缘可能出现横纹。建议按“逐行”重新导出。
resolution-claims-other-size = 画面实际是 { $width }×{ $height } 像素，但文件开头登记的是另一个大小。检查以实际画面为准；建议重新导出一次。
resolution-claims-other-shape = 画面播放时是 { $width }×{ $height } 像素，但文件里有两处对画面比例的记录不一致，有的播放器上画面可能变宽或变窄。建议重新导出一次。

picture-to-confirm = 画质是否清晰，请您看过视频后确认。
picture-confirmed = 已确认画质清晰
picture-not-decoded = 这个浏览器放不出视频的画面，没有人看过，因此无法判断。请换用最新版的 Edge 或谷歌浏览器再检查一次；仍放不出的，请从剪辑软件重新导出。
picture-lost = 从 { CLOCK($at_s) } 起画面解不出来，很可能文件在这里损坏，因此无法判断。请播放这一处看一看，再重新复制或重新导出。
picture-advised = 抽看画面有 { $count } 点提醒，最早在 { CLOCK($at_s) }，请看下面“声音和画面检查”里的说明。
picture-interlaced = 画面是隔行扫描（老式电视的记录方式），在电脑上播放时，人和物移动时边缘可能出现横纹。建议按“逐行”重新导出。

sound-to-confirm = 声音是否清楚，请您听过视频后确认。
sound-confirmed = 已确认声音清楚
sound-no-sound-track = 视频里没有声音。
sound-empty-track = 视频里留了声音的位置，但里面是空的，播放时没有声音。
sound-silent = 视频里有声音轨道，但从头到尾是静音，等于没有声音。
sound-first-silent = 视频里有几条声音轨道，第一条从头到尾是静音。多数播放器只放第一条，评审时很可能听不到声音。请重新导出，只保留有声音的一条。
sound-damaged = 从 { CLOCK($at_s) } 起声音解不出来，很可能文件在这里损坏。请播放这一处听一听；如有断音或杂音，请重新复制或重新导出。
sound-advised = 声音有 { $count } 点提醒，最早在 { CLOCK($at_s) }，请看下面“声音和画面检查”里的说明。
sound-codec = 声音采用 { CODEC($codec) } 压缩。评审用的电脑不一定能放出声音，建议按最通用的 AAC 重新导出。
sound-configuration = 文件里没有写明声音的压缩方式，或者写得读不出来。评审用的电脑不一定能放出声音，建议按最通用的 AAC 重新导出。
sound-several-tracks = 文件里不止一路声音，播放器一般只放其中一路，放的可能不是讲课的那一路。建议重新导出，只保留一路。
sound-short = 视频播放 { DURATION($film_s) }，声音只有 { DURATION($sound_s) }，其余时间没有声音。请确认声音没有缺失；有缺失的，补上后重新导出。
sound-picture-short = 声音有 { DURATION($sound_s) }，画面只有 { DURATION($picture_s) }，其余时间画面停住不动或者没有画面。请确认画面没有缺失，重新导出一次。
sound-no-time = 声音的播放时长登记为 0，有的播放器放不出声音，无法判断能否听到。请重新导出一次，再听一听。

confirmed-by = ，确认人：{ $by }
confirmed-at = （视频 { CLOCK($at_s) } 处）
confirmed-played = ，确认前在本页播放了 { $played_percent }%
confirmed-unplayed = ，确认前未在本页播放
confirmed-end = 。

missing-bytes = 至少还缺 { BYTES($missing_bytes) }。
any-unknown = 文件里没有判断这一项所需的信息。
any-not-mp4 = 文件不是可以单独播放的 MP4 视频，这一项现在查不了；换成 MP4 视频后会自动检查。
any-no-picture = 文件里没有找到画面，无法检查这一项。

format-bytes = { BYTES($bytes) }
format-date = { $year }年{ $month }月{ $day }日

name-mp4 = MP4 视频
name-quicktime = MOV 视频（QuickTime）
name-3gpp = 3GP 视频（老式手机格式）
name-m4a = M4A 音频（没有画面）
name-still = HEIC、AVIF 等静态图片
name-mj2 = Motion JPEG 2000 视频
name-matroska = MKV 视频
name-webm = WebM 视频
name-avi = AVI 视频
name-flv = FLV 视频（Flash）
name-f4v = F4V 视频（Flash）
name-asf = WMV 视频（Windows Media）
name-mpegts = TS 视频（电视录制格式）
name-mpegps = MPG 视频（DVD、监控录像的格式）
name-realmedia = RM / RMVB 视频（RealMedia）
name-ogg = OGG 文件
name-mxf = MXF 视频（专业摄像机格式）
name-ivf = IVF 视频
name-dav = DAV 视频（监控录像的格式）
name-elementary-video = H.264、MPEG 等未封装的视频数据
name-wav = WAV 音频
name-mpeg-audio = MP3 音频
name-adts = AAC 音频
name-ac3 = AC-3 音频
name-flac = FLAC 音频
name-amr = AMR 录音
name-gif = GIF 动图
name-png = PNG 图片
name-jpeg = JPEG 图片
name-webp = WebP 图片
name-jpeg2000 = JPEG 2000 图片
name-zip = ZIP 压缩包或 Office 文档
name-rar = RAR 压缩包
name-sevenzip = 7z 压缩包
name-pdf = PDF 文档
name-text = TXT 等文本文件

codec-h264 = H.264
codec-hevc = H.265（HEVC）
codec-av1 = AV1
codec-vp8 = VP8
codec-vp9 = VP9
codec-mpeg4 = MPEG-4 第 2 部分
codec-prores = ProRes
codec-mjpeg = Motion JPEG
codec-mpeg2 = MPEG-2
codec-mpeg2video = MPEG-2
codec-dv = DV
codec-xdcam422 = XDCAM HD422
codec-wmv = WMV
codec-mp2 = MP2
codec-pcm = PCM
codec-vorbis = Vorbis
codec-wma = WMA
codec-mpeg1video = MPEG-1
codec-aac = AAC
codec-usac = xHE-AAC
codec-mp4als = MPEG-4 ALS
codec-mp3 = MP3
codec-ac3 = AC-3（杜比）
codec-eac3 = E-AC-3（杜比）
codec-opus = Opus
codec-flac = FLAC
codec-alac = ALAC

outcome-not-applicable = 不适用

rule-aspect = 画面比例
rule-size = 文件大小
rule-file-name = 文件名
rule-video-coding = 画面编码
rule-video-bit-rate = 码率
rule-frame-rate = 帧率
rule-sound-coding = 声音编码
rule-sound-level = 音量
rule-subtitles = 字幕
rule-ends = 片头片尾
rule-metadata = 文件属性
rule-same = 前后一致
rule-shown = 画面内容
rule-hidden = 不得出现
rule-recorded = 拍摄方式
rule-spoken = 语言和声音
rule-statement = 作品要求
rule-file = 文件完整

list-or = 或
list-and = 、
list-comma = ，

limit-at-least = 至少 { $value }
limit-at-most = 不超过 { $value }
limit-above = 超过 { $value }
limit-below = 不足 { $value }
limit-between = { $min }至 { $max }
limit-exactly = { $value }
limit-about = { $value }左右
limit-tolerance = （±{ $value }）

unit-mb = { NUMBER($value) } MB
unit-gb = { NUMBER($value) } GB
unit-percent = { NUMBER($value) }%
unit-pixels = { $width }×{ $height } 像素
unit-bit-rate = { NUMBER($kbps) } kbps
unit-frame-rate = { NUMBER($rate) } 帧/秒
unit-khz = { NUMBER($khz) } kHz
unit-channels = { $count } 声道

demanded-container = { $formats } 格式
demanded-container-open = { $formats } 等常用格式
demanded-container-prefer = 推荐使用 { $formats } 格式
demanded-either-way = （横竖屏均可）
demanded-duration-together = 各段合计{ $limit }
demanded-duration-without-cards = { $limit }（不含片头片尾）
demanded-duration-without-end-card = { $limit }（不含片尾）
demanded-duration-from-first-word = { $limit }（从第一句话算起）
demanded-short-side-min = 短边不少于 { $side } 像素
demanded-short-side-max = 短边不超过 { $side } 像素
demanded-long-side-min = 长边不少于 { $side } 像素
demanded-aspect = 宽高比 { $ratios }
demanded-name-alnum = 只用英文字母和数字
demanded-name-alnum-joined = 只用英文字母、数字、短横线和下划线
demanded-name-chars = 不超过 { $max } 个字
demanded-name-without = 不出现{ $fields }
demanded-vbr = 动态码率
demanded-cbr = 恒定码率
demanded-constant = 帧率恒定
demanded-profile = { $profile } 档次
demanded-level = 级别不高于 { NUMBER($level) }
demanded-progressive = 逐行扫描
demanded-interlaced = 隔行扫描
demanded-tff = 隔行扫描、上场优先
demanded-bff = 隔行扫描、下场优先
demanded-square-pixels = 方形像素
demanded-depth = { $bits } 位色深
demanded-sound = 要有声音
demanded-no-sound = 没有声音
demanded-picture = 画质清晰
demanded-clear-sound = 声音清楚
demanded-file = 完整、能够播放的视频
demanded-shown = { $where }出现{ $what }
demanded-hidden = { $where }不得出现{ $what }
demanded-same-as-form = 与填写的一致
demanded-template = 采用“{ $template }”
demanded-formats = { $formats } 格式
demanded-languages = 字幕语言：{ $languages }
demanded-metadata = 文件属性中不得有{ $what }
demanded-same = 各个文件的{ $what }一致
demanded-black = 首尾各留 { DURATION($duration_s) }黑场
demanded-silence = 首尾各留 { DURATION($duration_s) }静音
demanded-stills = 首尾各留 { $count } 帧静帧

level-peak = 峰值电平
level-true-peak = 真峰值
level-loudness = 响度
level-noise = 噪声

place-start = 片头
place-end = 片尾
place-anywhere = 画面上
place-throughout = 画面全程

what-title = 作品名称
what-speaker = 主讲人
what-authors = 作者
what-unit = 单位
what-school = 学校名称
what-watermark = 水印
what-logo = 标志
what-advertising = 广告
what-qr-code = 二维码
what-title-card = 片头
what-end-card = 片尾
what-subtitles = 字幕
what-patients = 患者信息
what-name = 姓名
what-number = 编号
what-video = 视频

language-mandarin = 普通话
language-english = 英语
spoken-human = 真人声音
spoken-narration = 有旁白解说
spoken-no-narration = 无旁白解说
spoken-music = 有背景音乐
spoken-no-music = 无背景音乐
spoken-says = 说出{ $what }

recorded-one-take = 一镜到底
recorded-no-edit = 不得剪辑
recorded-trim-only = 只剪去首尾
recorded-live-sound = 同期录音
recorded-no-effects = 不加特效
recorded-fixed-camera = 固定机位
recorded-one-camera = 单机位拍摄
recorded-cameras-3 = 三机位拍摄
recorded-no-studio = 不在演播室拍摄
recorded-no-external-mic = 不使用外接话筒

subtitles-sidecar-required = 另附字幕文件
subtitles-sidecar-allowed = 可以另附字幕文件
subtitles-sidecar-forbidden = 不附字幕文件
subtitles-track-required = 文件内有字幕轨道
subtitles-track-allowed = 文件内可以有字幕轨道
subtitles-track-forbidden = 文件内没有字幕轨道
subtitles-burnt-in-required = 画面上有字幕
subtitles-burnt-in-allowed = 画面上可以有字幕
subtitles-burnt-in-forbidden = 画面上没有字幕

metadata-author = 作者
metadata-title = 标题
metadata-gps = 拍摄地点
metadata-comment = 备注

ends-no-bars = 没有彩条
ends-no-countdown = 没有倒计时
ends-no-letterbox = 没有黑边

condition-chosen = { $list }为“{ $options }”
condition-orientation = 画面为{ $way }
condition-aspect = 画面比例为 { $ratio }
condition-short-side = 短边不少于 { $side } 像素
condition-duration = 时长不少于 { DURATION($min_s) }

measured-aspect = 宽 { $width }，高 { $height }
measured-size = { BYTES($bytes) }
measured-video-bit-rate = { NUMBER($kbps) } kbps
measured-frame-rate = { NUMBER($rate) } 帧/秒

container-taken = 文件内容是 { NAME($format) }。
container-not-listed = 文件内容是 { NAME($format) }，不是通知列举的格式。建议转换格式；确需使用的，请先与主办单位联系。
container-not-preferred = 文件内容是 { NAME($format) }，不是通知优先采用的格式，建议转换。
container-only-named = 文件名虽然以 .{ $extension } 结尾，内容却是 { NAME($format) }。改文件名不会改变格式，需要转换。

duration-short = 播放时长为 { DURATION($duration_s) }，比规定的最短时长 { DURATION($min_s) }少 { DURATION($short_s) }。
duration-other-length = 播放时长为 { DURATION($duration_s) }，与通知要求的时长不同。
duration-to-confirm = 这一项不能只看文件的时长，请您按通知的算法核对后确认：{ $demand }。
duration-confirmed = 已确认时长符合要求

orientation-fits = 画面是{ NAME($way) }，宽 { $width } 像素，高 { $height } 像素。
orientation-fits-turned = 画面按文件中的旋转标记（{ $rotation_deg }°）播放，播放时是{ NAME($way) }，宽 { $width } 像素，高 { $height } 像素。
orientation-not-landscape = 画面是{ NAME($way) }，宽 { $width } 像素，高 { $height } 像素，通知要求{ $demand }。
orientation-other-way = 画面是{ NAME($way) }，宽 { $width } 像素，高 { $height } 像素，通知要求{ $demand }。

resolution-within = 画面是 { $width }×{ $height } 像素。
resolution-too-small = 画面是 { $width }×{ $height } 像素，达不到通知要求。放大导出不会更清楚，需要用更大的画面重新拍摄或导出。
resolution-too-large = 画面是 { $width }×{ $height } 像素，超过了通知的规定。
resolution-fewer-pixels = 画面播放时是 { $width }×{ $height } 像素，但文件里实际只有 { $coded_width }×{ $coded_height } 像素，播放时被拉伸。建议按播放的大小重新导出。

aspect-fits = 画面宽 { $width } 像素，高 { $height } 像素，比例符合要求。
aspect-other-shape = 画面宽 { $width } 像素，高 { $height } 像素，比例与通知要求不同。

size-within = 文件大小为 { BYTES($bytes) }。
size-by-one-reading = 文件大小为 { BYTES($bytes) }。MB、GB 有按 1000 进位和按 1024 进位两种算法，只按其中一种符合要求；为免误会，建议按较严的算法调整。
size-too-large = 文件大小为 { BYTES($bytes) }，超过了通知规定的 { BYTES($limit_bytes) }。
size-too-small = 文件大小为 { BYTES($bytes) }，小于通知规定的 { BYTES($limit_bytes) }。

file-name-fits = 文件名符合要求。
file-name-other-joiner = 文件名的各部分齐全，但连接符与通知不同，建议改为“{ $wanted }”。
file-name-other-name = 文件名与通知要求不同，应当是“{ $wanted }”。
file-name-other-characters = 文件名里有通知不允许的字符。
file-name-too-long = 文件名有 { $chars } 个字，超过了规定的 { $max } 个字。
file-name-names = 文件名里出现了通知不允许出现的信息。
file-name-to-fill = 请先填写下面的信息，填好后自动核对文件名。

video-coding-fits = 画面采用 { CODEC($codec) } 压缩，符合要求。
video-coding-other-codec = 画面采用 { CODEC($codec) } 压缩，与通知要求不同。
video-coding-other-profile = 画面编码的档次是 { $profile }，与通知要求不同。
video-coding-higher-level = 画面编码的级别是 { NUMBER($level) }，高于通知要求。
video-coding-interlaced = 画面是隔行扫描，通知要求逐行扫描。
video-coding-progressive = 画面是逐行扫描，通知要求隔行扫描。
video-coding-not-square = 画面的像素不是方形。
video-coding-other-depth = 画面的色深是 { $bits } 位，与通知要求不同。
video-coding-other-chroma = 画面的色度取样与通知要求不同。
video-coding-scan-unknown = 文件里没有写明画面的扫描方式，这一项无法判断。
video-coding-detail-unknown = 文件里没有写明画面编码的这项参数，无法判断。

video-bit-rate-within = 码率为 { NUMBER($kbps) } kbps，符合要求。
video-bit-rate-low = 码率为 { NUMBER($kbps) } kbps，低于通知要求。
video-bit-rate-high = 码率为 { NUMBER($kbps) } kbps，高于通知要求。

frame-rate-fits = 帧率为 { NUMBER($rate) } 帧/秒。
frame-rate-other-rate = 帧率为 { NUMBER($rate) } 帧/秒，与通知要求不同。
frame-rate-varies = 帧率不恒定，平均 { NUMBER($rate) } 帧/秒。建议按固定帧率重新导出。

sound-coding-fits = 声音采用 { CODEC($codec) } 压缩，符合要求。
sound-coding-no-sound = 视频里没有声音，通知要求有声音。
sound-coding-none-as-asked = 视频里没有声音，符合要求。
sound-coding-has-sound = 视频里有声音，通知要求没有声音。
sound-coding-other-codec = 声音采用 { CODEC($codec) } 压缩，与通知要求不同。
sound-coding-other-rate = 声音的采样率是 { $rate_hz } Hz，与通知要求不同。
sound-coding-other-channels = 声音有 { $channels } 个声道，与通知要求不同。
sound-coding-other-bit-rate = 声音的码率是 { NUMBER($kbps) } kbps，与通知要求不同。
sound-coding-detail-unknown = 文件里没有写明声音编码的这项参数，无法判断。

sound-level-fits = 实测 { NUMBER($level) } dB，符合要求。
sound-level-low = 实测 { NUMBER($level) } dB，低于通知要求。
sound-level-high = 实测 { NUMBER($level) } dB，高于通知要求。

subtitles-fits = 字幕轨道符合要求。
subtitles-no-track = 文件内没有字幕轨道。
subtitles-has-track = 文件内有字幕轨道。

shown-to-confirm = 请看视频，确认：{ $demand }。
shown-confirmed = 已确认{ $demand }
hidden-to-confirm = 请把视频从头看完，确认：{ $demand }。
hidden-confirmed = 已确认{ $demand }

file-whole = 文件完整。
file-not-video = 文件内容是 { NAME($format) }，不是视频。

ends-bars-seen = 检查抽看的画面四周有黑边，最早在 { CLOCK($at_s) }，请您看过后确认是否属实。
ends-sound-at-start = 开头的静音有 { SECONDS($silent_s) }，通知要求 { SECONDS($wanted_s) }。
ends-sound-at-end = 结尾的静音有 { SECONDS($silent_s) }，通知要求 { SECONDS($wanted_s) }。
metadata-author-found = 文件属性中写有作者，通知要求不得出现。
metadata-title-found = 文件属性中写有标题，通知要求不得出现。
metadata-gps-found = 文件属性中写有拍摄地点，通知要求不得出现。
metadata-comment-found = 文件属性中写有备注，通知要求不得出现。
metadata-not-read = 本页不能读取这种文件的属性，请您核实后确认：{ $demand }。
metadata-to-confirm = 没有发现；但文件属性可能写在多处，不能全部查到，请您核实后确认：{ $demand }。
any-to-confirm = 请您核实后确认：{ $demand }。
any-confirmed = 已确认{ $demand }
any-choose = 这一项只在{ $condition }时要求，请先在填写信息中选择。
any-condition-unknown = 这一项只在{ $condition }时要求，但文件里读不出来是不是这样，无法判断。
any-not-applicable = 这一项只在{ $condition }时要求，对这个视频不适用。
any-not-read = 这种格式的这一项在本页读不出来，无法判断。请在播放器里查看，或者换成 MP4 视频后再检查。

name-landscape = 横屏
name-portrait = 竖屏
name-square = 方形画面
condition-item = 检查的是{ $item }
list-item = 这个文件是
