# 修改办法：每种办法一句话说明，各软件的步骤一行一步。软件升级后，按钮的位置和名称可能略有不同。

program-jianying = 剪映
program-bijian = 必剪
program-premiere = Premiere
program-format-factory = 格式工厂
program-phone = 手机自带相册
program-computer = 电脑

fix-shorten = 剪去多余的部分，使成片不超过 { DURATION($max_s) }，再重新导出。
fix-shorten-jianying =
    打开这个视频的草稿；没有草稿的，新建一个，把视频拖到时间线上。
    把时间线上的竖线移到要剪去的地方，点“分割”，在这一段的另一头再分割一次。
    选中中间多余的一段，按 Delete 键删除。片头、片尾停留太久的，先从那里剪。
    看播放窗口下方的总时长，不超过 { DURATION($max_s) }即可。
    点右上角“导出”，格式选 mp4，编码选 H.264，分辨率选 { $height }P。
fix-shorten-bijian =
    打开这个视频的草稿，或者新建项目并导入视频。
    把竖线移到要剪去的地方，点“分割”，在这一段的另一头再分割一次。
    选中多余的一段，按 Delete 键删除，看总时长不超过 { DURATION($max_s) }。
    点“导出”，分辨率选 { $height }P。
fix-shorten-premiere =
    打开项目，用“剃刀”工具（C 键）在要剪去部分的两头各切一刀。
    右键点这一段，选“波纹删除”，后面的内容会自动接上。
    在序列末尾按 O 键标出终点，看总时长不超过 { DURATION($max_s) }。
    选“文件 → 导出 → 媒体”，格式选 H.264，范围选“源入点/出点”。
fix-shorten-format-factory =
    在“视频”里点“→MP4”，添加这个视频。
    选中列表里的视频，点“剪辑”（旧版叫“选项”或“截取片段”）。
    设好开始时间和结束时间，使两者相差不超过 { DURATION($max_s) }，点“确定”。
    点“开始”，完成后用新文件报送。
fix-shorten-phone =
    在相册里打开视频，点“编辑”。
    拖动下方画面条的左端或右端，去掉开头或结尾多余的部分。
    点“完成”，选“存储为新视频”或“另存”。
    手机相册只能剪去头尾；要剪中间的部分，请用剪映或必剪的手机版。

fix-convert = 把视频转换成 MP4 格式。只改文件名没有用。
fix-convert-jianying =
    新建一个草稿，把视频拖到时间线上。
    点右上角“导出”，格式选 mp4，编码选 H.264，分辨率选 { $height }P。
    剪映打不开这种视频时，请先用格式工厂转换。
fix-convert-bijian =
    新建项目，导入视频，拖到时间线上。
    点“导出”，分辨率选 { $height }P。导出的文件就是 MP4 格式。
fix-convert-premiere =
    导入视频，用它新建一个序列。
    选“文件 → 导出 → 媒体”，格式选 H.264（导出的文件以 .mp4 结尾）。
    预设选“匹配源 - 高比特率”，点“导出”。
fix-convert-format-factory =
    在“视频”里点“→MP4”，添加这个视频。
    点“输出配置”，视频编码选 AVC（H264），屏幕大小选 { $width }x{ $height }，点“确定”。
    点“开始”，完成后用新文件报送。
fix-convert-phone =
    手机相册一般不能转换格式，请用剪映或必剪的手机版打开视频。
    点右上角的清晰度，选 { $height }P，再点“导出”。
    苹果手机导出到相册的视频仍是 MOV 格式，请传到电脑上，再用剪映或格式工厂转换。

fix-reencode = 用剪辑软件重新导出一次，画面选 H.264，声音选 AAC。
fix-reencode-jianying =
    打开草稿；没有草稿的，新建一个，把视频拖到时间线上。
    点右上角“导出”，格式选 mp4，编码选 H.264（不要选 HEVC 或 AV1），分辨率选 { $height }P。
    有“智能 HDR”或“色彩空间”选项的，选 SDR。
fix-reencode-bijian =
    打开草稿，或者新建项目并导入视频。
    点“导出”，分辨率选 { $height }P；有编码选项的，选 H.264。
fix-reencode-premiere =
    选“文件 → 导出 → 媒体”，格式选 H.264，不要选 HEVC（H.265）。
    在“视频”里把场序设为“逐行”，像素长宽比设为“方形像素（1.0）”，配置文件选“高”。
    在“音频”里把格式设为 AAC，采样率设为 48000 Hz，点“导出”。
fix-reencode-format-factory =
    在“视频”里点“→MP4”，添加这个视频。
    点“输出配置”，视频编码选 AVC（H264），音频编码选 AAC，点“确定”。
    点“开始”，完成后用新文件报送。
fix-reencode-phone =
    苹果手机拍摄前，在“设置 → 相机 → 格式”里选“兼容性最佳”。
    安卓手机拍摄前，在相机设置里关掉“高效视频”或“H.265/HEVC”，关掉“HDR 视频”。
    已经拍好的，请用剪映或必剪的手机版重新导出。

fix-rename = 把文件名的结尾改成 .mp4，内容不用动。
fix-rename-computer =
    在 Windows 里打开视频所在的文件夹，点上方“查看”，勾选“文件扩展名”（在“显示”里）。
    右键点视频，选“重命名”，把最后一个点及其后面的部分改成 .mp4，按回车。
    弹出“更改扩展名可能导致文件不可用”时，点“是”。
    苹果电脑上，选中文件按回车键，改好后在提示框里选“使用 .mp4”。
fix-rename-phone =
    在“文件管理”里长按视频，选“重命名”，把结尾改成 .mp4。

fix-copy-again = 从原来的地方重新拷贝一次；仍然不行的，从剪辑软件重新导出。
fix-copy-again-computer =
    把视频从原来的电脑、手机或U盘重新拷贝到这台电脑，等进度走完再拔下设备。
    从网盘或聊天软件下载的，请重新下载，并比较文件大小是否与原文件相同。
    用播放器打开，拖到结尾，看看能不能播放完。
fix-copy-again-jianying =
    打开草稿，点“导出”重新导出一次，提示“导出完成”以前不要关闭软件。

fix-pick-video = 请选择剪辑软件导出的成片。
fix-pick-video-jianying =
    剪映的草稿不是视频。打开草稿，点右上角“导出”，格式选 mp4。
    导出完成后点“打开文件夹”，选择里面以 .mp4 结尾的文件。
fix-pick-video-premiere =
    以 .prproj 结尾的是项目文件，不是视频。打开项目，选“文件 → 导出 → 媒体”，格式选 H.264。
fix-pick-video-computer =
    压缩包请先右键点“解压到当前文件夹”，再选择里面的视频。
    幻灯片请用“文件 → 导出 → 创建视频”做成 MP4 视频。
    网上保存下来的片段不能单独使用，请用剪辑软件导出的成片。

fix-make-landscape = 把画面做成横屏（{ $width }×{ $height }）。
fix-make-landscape-jianying =
    打开草稿，点播放窗口右下角的“比例”，选 16:9。
    画面躺倒的，选中视频，在“画面”里把旋转改为 90° 或 270°。
    原本就是竖着拍的，两边会有黑边；可以放大画面，或者在“背景”里加上模糊背景。有条件的，最好横过手机重拍。
    导出时分辨率选 { $height }P，格式选 mp4。
fix-make-landscape-bijian =
    打开草稿，把画面比例设为 16:9。
    画面躺倒的，选中视频，用“旋转”转正。
    导出时分辨率选 { $height }P。
fix-make-landscape-premiere =
    选“序列 → 序列设置”，把帧大小设为 { $width } × { $height }。
    选中视频，在“效果控件 → 运动”里调整旋转和缩放，使画面转正并铺满。
    选“文件 → 导出 → 媒体”，格式选 H.264，确认宽 { $width }、高 { $height }。
fix-make-landscape-format-factory =
    在“视频”里点“→MP4”，添加这个视频。
    点“输出配置”，在“旋转”里选择 90 度或 270 度，屏幕大小选 { $width }x{ $height }，点“确定”。
    点“开始”，完成后看看画面是否端正。
fix-make-landscape-phone =
    横着拍却躺倒的视频：在相册里点“编辑”，点“裁剪/旋转”，转正后保存。
    竖着拍的视频转不成满屏的横屏，请横过手机重拍。

fix-resize = 按 { $width }×{ $height } 像素重新导出。
fix-resize-jianying =
    打开草稿，点播放窗口右下角的“比例”，选 16:9；画面四周有黑边的，选中视频把它放大到铺满。
    点右上角“导出”，分辨率选 { $height }P，格式选 mp4，编码选 H.264。
    素材本身不够清楚的，放大后会发虚，请尽量换用更清楚的原片。
fix-resize-bijian =
    打开草稿，把画面比例设为 16:9，让画面铺满。
    点“导出”，分辨率选 { $height }P。
fix-resize-premiere =
    选“序列 → 序列设置”，帧大小设为 { $width } × { $height }，像素长宽比设为“方形像素（1.0）”。
    右键点视频，选“设为帧大小”，使画面铺满。
    选“文件 → 导出 → 媒体”，格式选 H.264，取消“匹配源”，确认宽 { $width }、高 { $height }、像素长宽比“方形像素（1.0）”。
fix-resize-format-factory =
    在“视频”里点“→MP4”，添加这个视频。
    点“输出配置”，屏幕大小选 { $width }x{ $height }（没有的话自行填写），视频编码选 AVC（H264），点“确定”。
    点“开始”，完成后用新文件报送。
fix-resize-phone =
    拍摄前在相机设置里把视频分辨率设为 { $height }p，横过手机拍摄。
    已经拍好的，手机相册不能改像素，请用剪映或必剪的手机版，比例选 16:9，导出时选 { $height }P。

fix-sharpen = 画面不清楚时，用清楚的原片以较高的码率重新导出。
fix-sharpen-jianying =
    确认用的是手机或相机里的原片，不是微信等聊天软件传过的（传送时会压缩）。
    点右上角“导出”，分辨率选 { $height }P，码率选“更高”。
fix-sharpen-bijian =
    换用原片，点“导出”，分辨率选 { $height }P，码率选“高”。
fix-sharpen-premiere =
    换用原片；选“文件 → 导出 → 媒体”，格式选 H.264，目标比特率设为 10 至 16 Mbps。
fix-sharpen-format-factory =
    转换只会损失清晰度，不会增加。请从原片重新制作；转换时在“输出配置”里选“高质量”。
fix-sharpen-phone =
    重拍时擦净镜头，把手机架稳，让光从前面照来，在画面里点一下人脸对焦。
    传到电脑时用数据线，或者在聊天软件里勾选“原图/原文件”发送。

fix-add-sound = 给视频加上声音后重新导出。
fix-add-sound-jianying =
    打开草稿，看时间线左侧的喇叭图标是否关着，点一下打开。
    选中视频，在“音频”里看音量是否被调到最低；声音另外录制的，把录音拖到时间线上对齐。
    点右上角“导出”，确认勾选了“视频导出”，播放一遍有声音再报送。
fix-add-sound-bijian =
    打开草稿，看视频轨道是否设为静音；声音另外录制的，导入录音并对齐。
    重新导出，播放一遍有声音再报送。
fix-add-sound-premiere =
    看音频轨道左侧的 M（静音）是否亮着，点一下关掉。
    导出时确认勾选了“导出音频”，音频格式选 AAC。
fix-add-sound-format-factory =
    点“输出配置”，看“关闭音效”是否为“是”，改为“否”后重新转换。
fix-add-sound-phone =
    拍摄时不要遮住话筒；慢动作和延时摄影没有声音，请用普通录像重拍。

fix-clear-sound = 声音太小、有杂音或者听不清时，先处理声音再导出。
fix-clear-sound-jianying =
    选中视频，在“音频”里勾选“音频降噪”和“人声增强”（有的版本叫“响度统一”）。
    调高音量，以最响的地方不破音为准；有背景音乐的，把音乐调低，不要盖住讲话。
    重新导出，戴耳机从头听一遍。
fix-clear-sound-bijian =
    选中视频，调高音量，打开“降噪”；背景音乐调低。
    重新导出，戴耳机从头听一遍。
fix-clear-sound-premiere =
    在“基本声音”面板里把讲话标为“对话”，点“自动匹配”响度，打开“减少杂色”。
    背景音乐标为“音乐”，打开“回避”。重新导出，戴耳机从头听一遍。
fix-clear-sound-phone =
    重拍时离话筒近一些，用领夹话筒更好，关掉空调和风扇，不要在空旷的大房间里录。

fix-add-title-card = 片头没有{ $what }时，在开头加上{ $what }，停留三到五秒。
fix-add-title-card-jianying =
    把竖线移到最前面，点上方“文本”，选“默认文本”或者一个片头模板。
    写上{ $what }，字要大，停留三到五秒。
    点右上角“导出”，重新导出。
fix-add-title-card-bijian =
    把竖线移到最前面，点“文字”，添加一个标题，写上{ $what }，停留三到五秒。
    重新导出。
fix-add-title-card-premiere =
    把时间线移到开头，用“文字”工具（T 键）在画面上写{ $what }，拉到三至五秒。
    重新导出。
fix-add-title-card-phone =
    手机相册一般不能加字，请用剪映或必剪的手机版，在开头点“文字 → 新建文本”写上{ $what }。

fix-add-label = 画面上没有{ $what }时，加上字幕，停留三秒以上。
fix-add-label-jianying =
    把竖线移到要显示的地方，点上方“文本”，选“默认文本”或者一个人名条模板。
    写上{ $what }，放在画面下方，停留三秒以上；也可以写在片头上。
    点右上角“导出”，重新导出。
fix-add-label-bijian =
    把竖线移到要显示的地方，点“文字”，写上{ $what }，停留三秒以上。
    重新导出。
fix-add-label-premiere =
    把时间线移到要显示的地方，用“文字”工具（T 键）写上{ $what }，拉到三秒以上。
    重新导出。
fix-add-label-phone =
    手机相册一般不能加字，请用剪映或必剪的手机版，点“文字 → 新建文本”写上{ $what }。

fix-lengthen = 视频不够长，请补充内容，使成片不短于 { DURATION($min_s) }，再重新导出。放慢速度、加长片头片尾一般不算数。
fix-lengthen-jianying =
    打开这个视频的草稿，把补拍的内容拖到时间线上合适的地方。
    看播放窗口下方的总时长，不短于 { DURATION($min_s) }即可。
    点右上角“导出”，重新导出。
fix-lengthen-premiere =
    打开项目，把补拍的内容放到时间线上，看总时长不短于 { DURATION($min_s) }。
    选“文件 → 导出 → 媒体”，格式选 H.264。

fix-fit = 剪短或补充内容，使成片的时长符合“{ $demand }”，再重新导出。
fix-fit-jianying =
    打开这个视频的草稿，剪去多余的部分，或者补上缺少的内容。
    看播放窗口下方的总时长，符合“{ $demand }”即可。
    点右上角“导出”，重新导出。
fix-fit-premiere =
    打开项目，调整内容，使序列的总时长符合“{ $demand }”。
    选“文件 → 导出 → 媒体”，格式选 H.264。

fix-clear-metadata = 清除文件属性里的这些信息，再检查一次。
fix-clear-metadata-computer =
    在 Windows 里右键点视频，选“属性”，打开“详细信息”。
    点最下面的“删除属性和个人信息”，选“创建不包含任何可能属性的副本”，点“确定”。
    回到本页，选择新生成的副本；仍然提示的，按下面的办法重新导出。
fix-clear-metadata-jianying =
    把视频导入剪映，不作改动，点右上角“导出”，导出的新文件通常不再带有这些信息。
fix-clear-metadata-phone =
    重新拍摄前，在“相机”的设置里关闭“地理位置”。

fix-rename-as = 按通知的要求修改文件名，内容不用动。
fix-rename-as-computer =
    右键点这个文件，选“重命名”。
    按通知的要求改好文件名，结尾的扩展名不要动，按回车键。
    回到本页，重新选择改名后的文件。

fix-make-portrait = 把画面做成“{ $demand }”。
fix-make-portrait-jianying =
    打开这个视频的草稿，点播放窗口下方的“比例”，选 9:16 或者通知要求的比例。
    选中画面，调整大小和位置，使主要内容完整。
    点右上角“导出”，重新导出。
fix-make-portrait-premiere =
    选“序列 → 序列设置”，把帧大小的宽和高改成通知要求的方向。
    在“效果控件”里调整画面的缩放和位置，再重新导出。

fix-reframe = 把画面的比例改成“{ $demand }”，不要拉伸变形。
fix-reframe-jianying =
    打开这个视频的草稿，点播放窗口下方的“比例”，选通知要求的比例。
    选中画面，调整大小和位置，使主要内容完整，四周不留黑边。
    点右上角“导出”，重新导出。
fix-reframe-premiere =
    选“序列 → 序列设置”，把帧大小改成通知要求的比例。
    在“效果控件”里调整画面的缩放和位置，再重新导出。

fix-record-larger = 用更大的画面重新导出；原片就不够大的，需要重新拍摄。
fix-record-larger-jianying =
    打开这个视频的草稿，看看原片的分辨率。
    原片够大的，点“导出”，分辨率选 { $height }P 或更高，重新导出。
    原片不够大的，用手机或相机选 { $height }P 以上的规格重新拍摄。
fix-record-larger-premiere =
    选“序列 → 序列设置”，看帧大小是否不小于 { $width }×{ $height }。
    原片够大的，按 { $width }×{ $height } 重新导出；不够大的，重新拍摄。

fix-make-smaller = 降低码率重新导出，使文件变小。
fix-make-smaller-jianying =
    打开这个视频的草稿，点右上角“导出”。
    “码率”选“自定义”，填一个较小的数，导出后看文件大小。
    仍然太大的，再减小一些，直到符合要求。
fix-make-smaller-premiere =
    选“文件 → 导出 → 媒体”，格式选 H.264。
    在“视频”里把目标比特率改小，看下方的“估计文件大小”符合要求后导出。
fix-make-smaller-format-factory =
    在“视频”里点“→MP4”，添加这个视频。
    点“输出配置”，把视频码率改小，点“确定”，再点“开始”。

fix-make-larger = 提高码率重新导出，使画面更清楚、文件更大。
fix-make-larger-jianying =
    打开这个视频的草稿，点右上角“导出”。
    “码率”选“更高”或“自定义”，填一个较大的数，导出后看文件大小。
fix-make-larger-premiere =
    选“文件 → 导出 → 媒体”，格式选 H.264。
    在“视频”里把目标比特率改大，看下方的“估计文件大小”符合要求后导出。

fix-export-finer = 提高码率重新导出，使之符合“{ $demand }”。
fix-export-finer-jianying =
    打开这个视频的草稿，点右上角“导出”。
    “码率”选“自定义”，按“{ $demand }”填写，重新导出。
fix-export-finer-premiere =
    选“文件 → 导出 → 媒体”，格式选 H.264。
    在“视频”里按“{ $demand }”填写目标比特率，重新导出。

fix-export-at-rate = 按通知要求的帧率（{ $demand }）重新导出。
fix-export-at-rate-jianying =
    打开这个视频的草稿，点右上角“导出”。
    “帧率”选通知要求的数值，重新导出。
fix-export-at-rate-premiere =
    选“文件 → 导出 → 媒体”，格式选 H.264。
    在“视频”里把帧速率改成通知要求的数值，重新导出。

fix-export-as-asked = 按通知要求的参数（{ $demand }）重新导出。
fix-export-as-asked-jianying =
    打开这个视频的草稿，点右上角“导出”，按“{ $demand }”逐项设置。
    没有这项设置的，改用 Premiere 或格式工厂。
fix-export-as-asked-premiere =
    选“文件 → 导出 → 媒体”，在“视频”和“音频”里按“{ $demand }”逐项设置，重新导出。
fix-export-as-asked-format-factory =
    在“视频”里添加这个视频，点“输出配置”，按“{ $demand }”逐项设置，点“开始”。

fix-remove-from-picture = 去掉画面上不允许出现的内容（{ $demand }），再重新导出。
fix-remove-from-picture-jianying =
    打开这个视频的草稿，删去相应的文字、贴纸或片段；剪映自带的片尾可以直接选中删除。
    拍进画面里的，可以裁剪画面、打马赛克，或者换用别的镜头。
    点右上角“导出”，重新导出。
fix-remove-from-picture-premiere =
    打开项目，删去相应的字幕、图形或片段；拍进画面里的，裁剪画面或者打马赛克。
    选“文件 → 导出 → 媒体”，格式选 H.264，重新导出。
