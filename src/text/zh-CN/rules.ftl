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
rule-title-card = 片头
rule-speaker-label = 主讲人标注

required-container = MP4 格式
required-duration = 不超过 { DURATION($max_s) }
required-orientation = 横屏
required-resolution = { $width }×{ $height } 像素
required-picture = 画质清晰
required-sound = 声音清楚
required-title-card = 以主讲主题为片头
required-speaker-label = 标注姓名、单位和职务

measured-container = { NAME($format) }
measured-duration = { DURATION($duration_s) }
measured-orientation = 宽 { $width }，高 { $height }
measured-resolution = { $width }×{ $height } 像素

container-mp4 = 文件内容是 MP4 视频。
container-other-format = 文件内容是 { NAME($format) }，不是 MP4 视频，需要转换格式。
container-only-named-mp4 = 文件名虽然以 .mp4 结尾，内容却是 { NAME($format) }。改文件名不会改变格式，需要转换。
container-not-video = 文件内容是 { NAME($format) }，不是视频。
container-archive = 文件是 { NAME($format) }。请先解压，再选择里面的视频。
container-unknown-format = 认不出这个文件的格式：它不是 MP4 视频，也不是其他常见的视频。可能选错了文件，也可能文件内容已经损坏。
container-empty = 文件是空的，大小为 0，里面没有视频。
container-no-picture-track = 文件里没有画面，只有声音或者其他内容。
container-segment = 文件只是网络视频的一个片段，缺少播放所需的开头部分，不能单独播放。
container-no-brand = 文件开头没有写明格式。按国际标准应当作 MP4 视频，但有的播放器可能打不开，建议重新导出一次。
container-no-brand-old-codec = 文件开头没有写明格式，内容又用了老式的压缩方式（{ CODEC($codec) }），很可能是早年的 MOV 视频，不能认定是 MP4 视频。
container-extension = 内容是 MP4 视频，但文件名以 .{ $extension } 结尾。建议改成以 .mp4 结尾，以免对方打不开。
container-no-extension = 内容是 MP4 视频，但文件名没有以 .mp4 结尾。建议补上，以免对方打不开。
container-codec = 画面采用 { CODEC($codec) } 压缩。评审用的电脑不一定能播放，建议按最通用的 H.264 重新导出。
container-depth = 画面采用 { CODEC($codec) } 压缩，每个颜色用 { $bits } 位记录（常见的是 8 位）。评审用的电脑不一定能播放，建议按最通用的 8 位 H.264 重新导出。
container-profile = 画面采用 H.264 压缩，但用了少见的专业规格（{ $profile }）。评审用的电脑不一定能播放，建议重新导出一次。
container-several-pictures = 文件里不止一路画面，不同的播放器可能播放不同的画面，建议重新导出，只保留一路。

duration-within = 播放时长为 { DURATION($duration_s) }，没有超过规定。
duration-just-over = 播放时长为 { DURATION($duration_s) }，比规定的 { DURATION($max_s) }多 { SECONDS($over_s) }。播放器上仍显示 { CLOCK($max_s) }，但按精确时长已经超出，建议再剪去 { SECONDS($over_s) }以上。
duration-over = 播放时长为 { DURATION($duration_s) }，超过了规定的 { DURATION($max_s) }，至少要剪去 { DURATION($over_s) }。
duration-no-time = 文件里的画面和声音没有播放时长，很可能没有导出完整。
duration-header-differs = 文件开头登记的时长是 { DURATION($header_s) }，实际播放 { DURATION($duration_s) }，两者不一致。检查以实际播放为准；为免评审时显示错误的时长，建议重新导出一次。
duration-speed = 文件给部分内容登记了正常以外的播放速度。常见的播放器按正常速度播放，个别软件可能放快、放慢或停住不动，建议重新导出一次。
duration-claims-differ = 文件里还登记了与实际播放不同的时长。检查以实际播放的 { DURATION($duration_s) }为准；为免评审时显示错误的时长，建议重新导出一次。

orientation-landscape = 画面是横屏，宽 { $width } 像素，高 { $height } 像素。
orientation-landscape-turned = 画面按文件中的旋转标记（{ $rotation_deg }°）播放，播放时是横屏，宽 { $width } 像素，高 { $height } 像素。
orientation-portrait = 画面是竖屏，宽 { $width } 像素，高 { $height } 像素，通知要求横屏。
orientation-square = 画面是正方形，宽和高都是 { $width } 像素，通知要求横屏。
orientation-mirrored = 画面带有镜像标记，有的播放器会左右颠倒，请看看画面里的文字是否反了；建议重新导出一次。

resolution-exact = 画面正好是 { $width }×{ $height } 像素。
resolution-other-size = 画面是 { $width }×{ $height } 像素，与通知要求不同。
resolution-turned = 画面播放时是 { $width }×{ $height } 像素，宽和高正好反了，成了竖屏。
resolution-stretched = 画面播放时拉伸到 { $width }×{ $height } 像素，但文件里实际只有 { $coded_width }×{ $coded_height } 像素，达不到通知要求。
resolution-cropped = 文件里注明播放时要裁成 { $width }×{ $height } 像素，有的播放器照办，有的不照办，实际看到的大小无法判断。请重新导出一次。
resolution-decoded-otherwise = 文件里写的大小与实际播出的画面不一致：{ CLOCK($at_s) } 处的画面解码后是 { $decoded_width }×{ $decoded_height } 像素，因此无法判断。请从剪辑软件重新导出一次。
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
sound-first-silent = 视频里有几条声音轨道，第一条从头到尾是静音。多数播放器只放第一条，听不到声音，因此无法判断。请重新导出，只保留有声音的一条。
sound-damaged = 从 { CLOCK($at_s) } 起声音解不出来，很可能文件在这里损坏。请播放这一处听一听；如有断音或杂音，请重新复制或重新导出。
sound-advised = 声音有 { $count } 点提醒，最早在 { CLOCK($at_s) }，请看下面“声音和画面检查”里的说明。
sound-codec = 声音采用 { CODEC($codec) } 压缩。评审用的电脑不一定能放出声音，建议按最通用的 AAC 重新导出。
sound-configuration = 文件里没有写明声音的压缩方式，或者写得读不出来。评审用的电脑不一定能放出声音，建议按最通用的 AAC 重新导出。
sound-several-tracks = 文件里不止一路声音，播放器一般只放其中一路，放的可能不是讲课的那一路。建议重新导出，只保留一路。
sound-short = 视频播放 { DURATION($film_s) }，声音只有 { DURATION($sound_s) }，其余时间没有声音。请确认声音没有缺失；有缺失的，补上后重新导出。
sound-picture-short = 声音有 { DURATION($sound_s) }，画面只有 { DURATION($picture_s) }，其余时间画面停住不动或者没有画面。请确认画面没有缺失，重新导出一次。
sound-no-time = 声音的播放时长登记为 0，有的播放器放不出声音，无法判断能否听到。请重新导出一次，再听一听。

title-card-to-confirm = 请看视频开头，确认片头上有主讲主题。
title-card-confirmed = 已确认片头是主讲主题

speaker-label-to-confirm = 请看视频，确认画面上标注了主讲人的姓名、单位和职务。
speaker-label-confirmed = 已确认标注齐全

confirmed-by = ，确认人：{ $by }
confirmed-at = （视频 { CLOCK($at_s) } 处）
confirmed-played = ，确认前在本页播放了 { $played_percent }%
confirmed-unplayed = ，确认前未在本页播放
confirmed-end = 。

missing-bytes = 至少还缺 { BYTES($missing_bytes) }。
unread-unknown = 文件里没有判断这一项所需的信息。
unread-not-mp4 = 文件不是可以单独播放的 MP4 视频，这一项现在查不了；换成 MP4 视频后会自动检查。
unread-no-picture = 文件里没有找到画面，无法检查这一项。

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
codec-mpeg2video = MPEG-2
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
