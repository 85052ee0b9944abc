# 声音和画面检查的用语。只在检查程序里，不在页面里。

sound-title = 声音
sound-lufs = 平均响度
sound-range = 响度起伏
sound-peak = 真峰值
sound-no-figure = 没有测到声音
sound-too-short = 声音太短，测不出
sound-fine = 没有发现需要提醒的地方。声音是否清楚，仍请您亲自听后确认。
sound-fine-so-far = 到这里为止，没有发现需要提醒的地方。
sound-advice = 有 { $count } 点提醒，供您对照着听：
sound-play = 从 { CLOCK($at_s) } 播放：{ $name }
sound-sources = 这些界限从哪里来
sound-clock = { CLOCK($at_s) }
sound-separator = 、

curve-caption = 响度曲线：横向是时间，纵向是响度（LUFS），越高越响。浅色横带是听起来音量合适的范围，竖条是下面提醒的位置。
curve-label = 响度曲线，从 { CLOCK($from_s) } 到 { CLOCK($to_s) }：最响 { $loudest } LUFS，在 { CLOCK($loudest_s) }；标出提醒 { $marks } 处。
curve-label-silent = 响度曲线，从 { CLOCK($from_s) } 到 { CLOCK($to_s) }：没有测到声音。

sound-end-complete = 声音已经从头到尾检查完。
sound-end-under-way = 以下结果到 { CLOCK($to_s) } 为止，后面的声音还没有检查。
sound-end-damaged = 声音只能检查到 { CLOCK($to_s) }：从这里起数据损坏，无法解码，后面的声音无法判断。请播放这一处听一听；如有断音或杂音，请从剪辑软件重新导出。
sound-end-cut-off = 声音只能检查到 { CLOCK($to_s) }：文件到这里就断了，后面的声音缺失。请重新复制或重新导出完整的文件。
sound-end-unplaced = 声音只能检查到 { CLOCK($to_s) }：文件的索引有误，找不到后面的声音，无法判断。请从剪辑软件重新导出。
sound-end-format-changes = 声音只能检查到 { CLOCK($to_s) }：从这里起声音换了格式，后面的无法判断。请从剪辑软件重新导出，让全片使用同一种格式。
sound-end-too-long = 声音很长，只检查到 { CLOCK($to_s) }，后面的没有检查。

sound-unexamined = 无法判断
sound-unexamined-absent = 视频里没有声音，没有可检查的内容。
sound-unexamined-codec = 本页和这个浏览器都没有能解{ CODEC($codec) }编码的解码器，响度、峰值和杂音都无法判断。请您亲自从头到尾听一遍；需要自动检查的，请在剪辑软件里把声音导出为双声道 AAC（一般软件的默认设置）。
sound-unexamined-codec-aac = 声音是多声道 AAC 或 HE-AAC，本页和这个浏览器都没有能完整解开它的解码器，响度、峰值和杂音都无法判断。请您亲自从头到尾听一遍；需要自动检查的，请在剪辑软件里把声音导出为双声道 AAC（一般软件的默认设置）。
sound-unexamined-encrypted = 声音被加密，无法解码。请找没有加密的原始视频，或者从剪辑软件重新导出。
sound-unexamined-container = 这种格式的声音本页解不开，响度、峰值和杂音都无法判断。请您亲自从头到尾听一遍；需要自动检查的，请转成 MP4 后再检查。
sound-unexamined-external = 声音存放在另一个文件里，不在这个视频中。请从剪辑软件重新导出一个完整的 MP4 文件。
sound-unexamined-edits = 文件里的编辑列表让声音重复、倒放或变速播放，无法按播放顺序检查。请您亲自听一遍，或者从剪辑软件重新导出后再检查。
sound-unexamined-damaged = 声音从开头起就读不出来。请用播放器确认能否听到声音；听不到的，请从剪辑软件重新导出。

codec-ac3 = AC-3（杜比）
codec-eac3 = E-AC-3（杜比）
codec-opus = Opus

advice-silent = 从头到尾没有声音
advice-silent-said = 从头到尾没有声音。
advice-silent-way = 请检查剪辑软件里声音轨是否静音、导出时是否勾选了音频，重新导出后再检查。

advice-quiet = 声音偏小
advice-quiet-said = 整体声音偏小：平均响度 { $lufs } LUFS，低于 { $limit } LUFS。
advice-quiet-way = 在会场播放时可能听不清。请在剪辑软件里调大音量，或使用“响度统一”（剪映）、“响度标准化”一类的功能，然后重新导出。如果停顿处听得到噪声，请先降噪再调大，否则噪声会一起变大。
advice-quiet-way-noisy = 次序不能反：请先用剪辑软件的降噪功能（例如剪映的“音频降噪”）去掉下面列出的噪声，再调大音量，或使用“响度统一”（剪映）、“响度标准化”一类的功能，然后重新导出。直接调大，噪声会一起变大。
advice-quiet-source = 偏小的界限：GY/T 282-2014（−24±2 LKFS）放宽 2，EBU R 128（−23 LUFS）放宽 5。

advice-loud = 声音偏大
advice-loud-said = 整体声音偏大：平均响度 { $lufs } LUFS，高于 { $limit } LUFS。
advice-loud-way = 长时间听会刺耳，也容易失真。请在剪辑软件里调小音量后重新导出。
advice-loud-source = 偏大的界限：AES TD1008（不高于 −16 LUFS）放宽 4。

advice-uneven = 忽大忽小
advice-uneven-said = 声音忽大忽小：响度起伏 { $lu } LU，超过 { $limit } LU。
advice-uneven-way = 请对照曲线，把轻的段落调大、响的段落调小，或使用“响度统一”“动态压缩”一类的功能。
advice-uneven-source = 起伏的界限：EBU Tech 3343（家庭收看不超过 20 LU）。

advice-over = 峰值超限
advice-over-said = 峰值超过满刻度：真峰值 { $dbtp } dBTP，高于 { $limit } dBTP，播放时可能破音。
advice-over-way = 请在剪辑软件里把音量调小几分贝，或加上限幅器，然后重新导出。
advice-over-source = 峰值的界限：满刻度，再加上压缩编码允许的 1 dB（EBU R 128、GY/T 282-2014 要求更严）。

advice-clipped = 破音
advice-clipped-said = 有破音（波形被削平），全片共约 { $seconds } 秒。
advice-clipped-way = 多半是录音时音量太大。只调小音量去不掉，能重录的请重录；不能的，可试用剪辑软件的音频修复功能。

advice-silent-start = 开头无声
advice-silent-start-said = 开头 { $seconds } 秒几乎没有声音。
advice-silent-start-way = 如果不是有意安排，请剪掉这一段或配上音乐。

advice-silent-end = 结尾无声
advice-silent-end-said = 结尾 { $seconds } 秒几乎没有声音。
advice-silent-end-way = 请听一听结尾是否漏了声音；如果不是有意安排，请剪掉这一段。

advice-silent-within = 中间无声
advice-silent-within-said = 中间有 { $count } 处较长时间几乎没有声音。
advice-silent-within-way = 请播放这些地方，确认不是漏录或剪辑时丢了声音。

advice-left-only = 只有左声道
advice-left-only-said = 只有左声道有声音（占全片的 { $percent }%）。
advice-left-only-way = 只用右边音箱的座位会听不到。请在剪辑软件里把声音设为“单声道”或把左声道复制到右声道，然后重新导出。

advice-right-only = 只有右声道
advice-right-only-said = 只有右声道有声音（占全片的 { $percent }%）。
advice-right-only-way = 只用左边音箱的座位会听不到。请在剪辑软件里把声音设为“单声道”或把右声道复制到左声道，然后重新导出。

advice-opposed = 左右声道抵消
advice-opposed-said = 左右声道互相抵消：在手机或单个音箱上播放，声音会轻 { $loss_db } dB。
advice-opposed-way = 多半是话筒线接反或处理时把一个声道反相了。请在剪辑软件里只保留一个声道，或把其中一个声道反相，然后重新导出。
advice-opposed-source = 抵消的界限：互不相关的两个声道合成一路会轻 3 dB，再放宽 3 dB。

advice-narrow = 音质像电话
advice-narrow-said = 讲话声音像从电话里传来：{ $hertz } 赫兹以上几乎没有声音。
advice-narrow-way = 多半来自网络会议或电话录音，或者导出时采样率太低。有原始录音的，请换用原始录音；并确认导出的采样率是 44.1 或 48 kHz。
advice-narrow-source = 频带的界限：在电话（ITU-T G.712，3400 赫兹）与宽带语音（ITU-T G.722，7000 赫兹）之间。

advice-dull = 声音发闷
advice-dull-said = 讲话声音发闷：高音比中音低 { $brilliance_db } dB，字音听起来可能含混。
advice-dull-way = 多半是话筒被遮住或离得太远。可在剪辑软件的均衡器里提高 2～8 kHz，或者重新录音。

advice-noisy = 背景噪声大
advice-noisy-said = 背景噪声较大：停顿处的噪声只比讲话低 { $distance_lu } LU。
advice-noisy-said-as-loud = 背景噪声很大：停顿处的噪声和讲话一样响，甚至更响。
advice-noisy-way = 请使用剪辑软件的降噪功能（例如剪映的“音频降噪”），或者在安静的房间重新录音。
advice-noisy-source = 噪声的界限：ANSI/ASA S12.60（教室里讲话应高出噪声 15 dB）。

advice-raised-noise = 噪声会随音量变大
advice-raised-noise-said = 停顿处有噪声，比讲话低 { $distance_lu } LU：现在不明显，但调大音量时会一起变大。
advice-raised-noise-way = 请先降噪（例如剪映的“音频降噪”），再调大音量。
advice-raised-noise-source = 调大音量前噪声的界限：W3C《网页内容无障碍指南》（WCAG 2.2）1.4.7（背景声至少比讲话低 20 dB）。

advice-covered = 背景声盖过讲话
advice-covered-said = 背景音乐（或别的人声）太响：只比讲话低 { $distance_lu } LU，讲话可能听不清。
advice-covered-said-as-loud = 背景音乐（或别的人声）太响：和讲话一样响，甚至更响，讲话可能听不清。
advice-covered-way = 请在剪辑软件里把讲话处的背景音乐调小 10 分贝左右，或者去掉，然后重新导出；音乐已经和讲话录在一起的，可试用人声分离功能，或者重新录音。

advice-hum = 有电流声
advice-hum-said = 有持续的电流声（50 赫兹交流声），只比讲话低 { $distance_lu } LU。
advice-hum-said-as-loud = 有持续的电流声（50 赫兹交流声），和讲话一样响，甚至更响。
advice-hum-way = 请使用剪辑软件的降噪功能，或用均衡器切除 50、100、150 赫兹；重新录音时，请让话筒线远离电源线。

advice-source-measured = 其余界限：由本程序对真实录音和人为加入缺陷的录音逐项测量得出，正常录音不会触及。

sheet-sound = 响度 { $lufs } LUFS，真峰值 { $dbtp } dBTP
sheet-sound-silent = 没有测到声音
sheet-sound-advice = ；提醒：{ $advice }
sheet-sound-fine = ；无提醒
sheet-sound-part = （检查到 { CLOCK($to_s) }）
sheet-sound-unexamined = 声音未能自动检查

picture-title = 画面
picture-fine = 画面上没有发现需要提醒的地方。是否清晰，仍请您亲自看后确认。
picture-fine-so-far = 到这里为止，画面上没有发现需要提醒的地方。
picture-advice = 画面有 { $count } 点提醒，点开对照着看：

picture-end-complete = 画面已经抽看完：从头到尾均匀抽看了 { $count } 个画面。
picture-end-under-way = 画面正在抽看，看到 { CLOCK($to_s) }。
picture-end-too-slow = 画面只抽看到 { CLOCK($to_s) }：后面的画面浏览器太久没有放出来，没有看到。请关闭其他程序和网页后重新检查。
picture-end-undecodable = 画面只能抽看到 { CLOCK($to_s) }，后面的画面浏览器放不出来，无法判断。请播放这一处看一看；如有花屏或卡住，请从剪辑软件重新导出。

picture-unexamined = 无法判断
picture-unexamined-absent = 视频里没有画面，没有可检查的内容。
picture-unexamined-encrypted = 画面被加密，无法解码。请找没有加密的原始视频，或者从剪辑软件重新导出。
picture-unexamined-too-slow = 浏览器太久没有放出视频的画面，画质没有检查。请关闭其他程序和网页后重新检查。
picture-unexamined-no-decoder = 这个浏览器放不出视频的画面（多见于 HEVC 编码），画质无法自动检查。请您用播放器从头到尾看一遍；需要自动检查的，请换用最新版的 Edge 或 Chrome，或者在剪辑软件里用 H.264 编码重新导出。

picture-black = 长时间黑屏
picture-black-said = 有 { $count } 处长时间黑屏。
picture-black-way = 如果不是有意安排，请在剪辑软件里检查这里是否漏了画面，剪掉黑屏后重新导出。

picture-frozen = 画面停住
picture-frozen-said = 有 { $count } 处画面长时间一动不动。
picture-frozen-way = 如果是有意停在这一画面，不用处理；如果是画面卡住，请检查原始素材，重新剪辑、导出。

picture-letterboxed = 上下黑边
picture-letterboxed-said = 画面上下有黑边，占画面高度的 { $percent }%。
picture-letterboxed-way = 请在剪辑软件里把画面比例设为 16:9，放大画面铺满全屏，然后重新导出。

picture-pillarboxed = 左右黑边
picture-pillarboxed-said = 画面左右有黑边，占画面宽度的 { $percent }%。
picture-pillarboxed-way = 多半是竖着拍摄或 4:3 的素材放进了横屏。请在剪辑软件里放大画面铺满全屏，或者横着重新拍摄。

picture-combed = 横纹拉丝
picture-combed-said = 运动的地方有横向的梳齿状条纹（隔行扫描）。
picture-combed-way = 请在剪辑软件或格式工厂里打开“反交错”（去隔行）后重新导出，或者换用逐行拍摄的素材。

picture-soft = 画面偏虚
picture-soft-said = 画面偏虚：可能没有对好焦，或者由较小的画面放大而成。
picture-soft-way = 请放大这一画面看看人物和文字是否清楚。如果素材本来就是 1920×1080，请确认剪辑和导出都用 1920×1080；如果是较小的画面放大的，请找原始的高清素材。

picture-blocky = 有马赛克
picture-blocky-said = 画面上有一格一格的马赛克。
picture-blocky-way = 多半是导出或录制时码率太低。请把码率提高到 8 Mb/s 以上，用 H.264 编码重新导出。

picture-starved = 压缩过重
picture-starved-said = 画面压缩过重，细节和文字的边缘容易发糊。
picture-starved-way = 导出时码率太低，或者视频经聊天软件转发压缩过。请从剪辑软件重新导出，用 H.264 编码，码率 8 Mb/s 以上，并直接拷贝文件，不要经聊天软件转发。

picture-dark = 画面偏暗
picture-dark-said = 画面整体偏暗：平均亮度只有 { $percent }%。
picture-dark-way = 请在剪辑软件里提高亮度，或者补光后重新拍摄。

picture-blown-out = 画面过曝
picture-blown-out-said = 画面过亮：约 { $percent }% 的地方一片白，看不出细节。
picture-blown-out-way = 请在剪辑软件里降低亮度和高光；细节已经丢失的，请减少曝光重新拍摄。

picture-no-writing = 片头没有文字
picture-no-writing-said = 开头几秒没有看到像文字的内容。
picture-no-writing-way = 通知要求以主讲主题为片头，并标注主讲人姓名、单位和职务。请对照上面的片头画面看一看；如果确实没有，请在剪辑软件里加上。

sheet-picture = 抽看 { $count } 个画面
sheet-picture-unexamined = 画面未能自动检查

firefox-title = 在 Firefox（火狐）里播放
firefox-refuses = Firefox（火狐）浏览器打不开这个视频。
firefox-refuses-way = 别的播放器可能照样能播放，上面的检查结论不受影响。如果会场或网站可能用 Firefox 播放，请在剪辑软件里重新导出一次：格式选 mp4，编码选 H.264，声音选 AAC，再选新文件检查。不用 Firefox 播放的，不用处理。
firefox-status = 供技术人员参考：Firefox 的解析程序 mp4parse 给出的原因是 { $status }。
