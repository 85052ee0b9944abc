# Outcomes and rules: names, demands, figures, sentences.

outcome-meets = Meets
outcome-advise = Note
outcome-confirm = To confirm
outcome-cannot-tell = Cannot tell
outcome-breaks = Does not meet

verdict-meets = Ready to hand in
verdict-advise = Ready to hand in (see notes)
verdict-confirm = To be confirmed
verdict-cannot-tell = Cannot tell
verdict-breaks = Does not meet the notice

verdict-meets-detail = Everything meets the notice. You can fill in the submission sheet.
verdict-advise-detail = Everything meets the notice and the video can be handed in. Please read the notes below first.
verdict-confirm-detail = What can be checked by itself is in order. Please watch and listen, then confirm the rest one by one.
verdict-cannot-tell-detail = Some points cannot be told, so this video cannot be said to meet the notice yet. Please do what is described below and check again.
verdict-breaks-detail = This video does not meet the notice. Please change it as described below and check again.

rule-container = File format
rule-duration = Duration
rule-orientation = Orientation
rule-resolution = Picture size
rule-picture = Clarity
rule-sound = Sound

measured-container = { NAME($format) }
measured-duration = { DURATION($duration_s) }
measured-orientation = { $width } wide, { $height } high
measured-resolution = { $width }×{ $height } pixels

container-other-format = The file is { NAME($format) }, not a { $wanted } video. It has to be converted.
container-not-video = The file is { NAME($format) }, not a video.
container-archive = The file is { NAME($format) }. Unpack it first, then choose the video inside.
container-unknown-format = The format cannot be recognised: it is neither MP4 nor another common kind of video. Perhaps the wrong file was chosen, or its content is damaged.
container-empty = The file is empty: its size is 0, and there is no video in it.
container-no-picture-track = There is no picture in the file, only sound or something else.
container-segment = The file is only a piece of a video from the web. The beginning that is needed for playing is missing.
container-no-brand = The file does not say its format at the beginning. By the international standard it counts as MP4, but some players may refuse it. Exporting it once more is advised.
container-no-brand-old-codec = The file does not say its format at the beginning and uses an old way of compression ({ CODEC($codec) }). It is probably an early MOV video and cannot be taken for an MP4.
container-flash = The file is { NAME($format) }: the same as an MP4 inside, and usual players play it, but it calls itself Flash, which some programs refuse. Exporting it again as an ordinary MP4 is advised.
container-extension = The content is a { $name } video, but the name ends in .{ $extension }. Rename it so that it ends in .{ $proper }, or others may not be able to open it.
container-no-extension = The content is a { $name } video, but the name does not end in .{ $proper }. Add that, or others may not be able to open it.
container-codec = The picture is compressed as { CODEC($codec) }. The computer at the review may not play it. Exporting as H.264, which plays everywhere, is advised.
container-depth = The picture is compressed as { CODEC($codec) } with { $bits } bits for each colour (8 are common). The computer at the review may not play it. Exporting as 8-bit H.264, which plays everywhere, is advised.
container-profile = The picture is compressed as H.264, but in a rare professional profile ({ $profile }). The computer at the review may not play it. Exporting it once more is advised.
container-several-pictures = The file holds more than one picture track, and players may differ in which they show. Export it again with only one.

duration-within = It plays for { DURATION($duration_s) }, which is within the limit.
duration-just-over = It plays for { DURATION($duration_s) }, { SECONDS($over_s) } more than the { DURATION($max_s) } allowed. Players still show { CLOCK($max_s) }, but strictly it is over. Cutting at least { SECONDS($over_s) } more is advised.
duration-graced = It plays for { DURATION($duration_s) }, { DURATION($over_s) } more than the { DURATION($max_s) } allowed, which is still tolerated. Cutting it is advised.
duration-over = It plays for { DURATION($duration_s) }, longer than the { DURATION($max_s) } allowed. At least { DURATION($over_s) } must be cut.
duration-no-time = Picture and sound in the file have no playing time. It was probably not exported to the end.
duration-header-differs = The beginning of the file claims { DURATION($header_s) }, but it plays for { DURATION($duration_s) }. The check goes by what plays. Export it once more, so that no wrong time is shown at the review.
duration-speed = The file gives part of its content a speed other than normal. Common players play it at normal speed, but some may play it faster or slower, or stop at a picture. Exporting it once more is advised.
duration-claims-differ = The file also claims another duration than it plays. The check goes by the { DURATION($duration_s) } that play. Export it once more, so that no wrong time is shown at the review.

orientation-mirrored = The picture carries a mirror mark, and some players swap left and right. Look whether writing in the picture is reversed. Exporting it once more is advised.

resolution-exact = The picture is exactly { $width }×{ $height } pixels.
resolution-other-size = The picture is { $width }×{ $height } pixels, which is not what the notice asks for.
resolution-turned = The picture plays as { $width }×{ $height } pixels: width and height have changed places, it is portrait.
resolution-stretched = The picture is stretched to { $width }×{ $height } pixels in playing, but the file holds only { $coded_width }×{ $coded_height }, less than the notice asks for.
resolution-cropped = The file asks players to crop the picture to { $width }×{ $height } pixels. Some do and some do not, so the size that is seen cannot be told. Please export it once more.
resolution-decoded-otherwise = The size that the file states is not the one that is played: the picture at { CLOCK($at_s) } decodes to { $decoded_width }×{ $decoded_height } pixels, so this cannot be told. Export the video once more from the editor.
resolution-interlaced = The notice names progressive pictures (P), but these are interlaced, the way of old television: edges of what moves may show lines. Exporting it as progressive is advised.
resolution-claims-other-size = The picture is { $width }×{ $height } pixels, but the beginning of the file claims another size. The check goes by the picture itself. Exporting it once more is advised.
resolution-claims-other-shape = The picture plays as { $width }×{ $height } pixels, but two places in the file disagree on its proportions, and some players may show it too wide or too narrow. Exporting it once more is advised.

picture-to-confirm = Whether the picture is clear, please confirm after watching.
picture-confirmed = Confirmed: the picture is clear
picture-not-decoded = This browser shows no picture of the video; nobody has seen any, so this cannot be told. Check it again in a current Edge or Chrome; if that shows none either, export the video again from the editor.
picture-lost = From { CLOCK($at_s) } on the pictures cannot be decoded: the file is probably damaged there, so this cannot be told. Play this place and look, then copy or export the file again.
picture-advised = { $count ->
    [one] The sampled pictures come with { $count } piece of advice, at { CLOCK($at_s) };
   *[other] The sampled pictures come with { $count } pieces of advice, the first at { CLOCK($at_s) };
} see “Examination of sound and picture” below.
picture-interlaced = The picture is interlaced, the way of old television. On a computer, edges that move may look combed. Export it again as progressive.

sound-to-confirm = Whether the sound is clear, please confirm after listening.
sound-confirmed = Confirmed: the sound is clear
sound-no-sound-track = The video has no sound.
sound-empty-track = There is a place for sound in the file, but nothing in it: it plays without sound.
sound-silent = The video has a sound track, but it is silent from beginning to end, which is as good as no sound.
sound-first-silent = The video has several sound tracks, and the first one is silent from beginning to end. Most players play the first alone, so that nothing may be heard at the review. Export the video again with the one track that sounds.
sound-damaged = From { CLOCK($at_s) } on the sound cannot be decoded: the file is probably damaged there. Play this place and listen; if it breaks off or crackles, copy or export the file again.
sound-advised = { $count ->
    [one] The sound comes with { $count } piece of advice, at { CLOCK($at_s) };
   *[other] The sound comes with { $count } pieces of advice, the first at { CLOCK($at_s) };
} see “Examination of sound and picture” below.
sound-codec = The sound is compressed as { CODEC($codec) }. The computer at the review may not play it. Exporting as AAC, which plays everywhere, is advised.
sound-configuration = The file does not say how its sound is compressed, or says it in a way that cannot be read. The computer at the review may not play it. Exporting as AAC, which plays everywhere, is advised.
sound-several-tracks = The file holds more than one sound track. Players mostly play one of them, and it may not be the one with the talk. Export it again with only one.
sound-short = The video plays for { DURATION($film_s) }, its sound for only { DURATION($sound_s) }. The rest has no sound. Make sure that none is missing; if some is, add it and export it again.
sound-picture-short = The sound plays for { DURATION($sound_s) }, the picture for only { DURATION($picture_s) }. For the rest the picture stands still, or there is none. Make sure that none is missing, and export it again.
sound-no-time = The sound is given a playing time of 0. Some players play none of it, so nobody can tell whether it is heard. Export it once more and listen to it.

confirmed-by = {", "}by { $by }
confirmed-at = {" "}(at { CLOCK($at_s) })
confirmed-played = {", "}after { $played_percent }% was played in this page
confirmed-unplayed = {", "}without playing it in this page
confirmed-end = .

missing-bytes = {" "}At least { BYTES($missing_bytes) } are missing.
any-unknown = The file does not say what is needed to judge this.
any-not-mp4 = The file is not an MP4 video that plays by itself, so this cannot be checked yet; it will be once there is an MP4 video.
any-no-picture = There is no picture in the file, so this cannot be checked.

format-bytes = { BYTES($bytes) }
format-date = { $year }-{ PADDED($month) }-{ PADDED($day) }

name-mp4 = MP4 video
name-quicktime = a MOV video (QuickTime)
name-3gpp = a 3GP video (an old format of phones)
name-m4a = M4A sound (no picture)
name-still = a still picture (HEIC, AVIF or similar)
name-mj2 = a Motion JPEG 2000 video
name-matroska = an MKV video
name-webm = a WebM video
name-avi = an AVI video
name-flv = an FLV video (Flash)
name-f4v = an F4V video (Flash)
name-asf = a WMV video (Windows Media)
name-mpegts = a TS video (a format of television recorders)
name-mpegps = an MPG video (the format of DVDs and surveillance cameras)
name-realmedia = an RM or RMVB video (RealMedia)
name-ogg = an OGG file
name-mxf = an MXF video (a format of professional cameras)
name-ivf = an IVF video
name-dav = a DAV video (a format of surveillance cameras)
name-elementary-video = bare video data without a container
name-wav = WAV sound
name-mpeg-audio = MP3 sound
name-adts = AAC sound
name-ac3 = AC-3 sound
name-flac = FLAC sound
name-amr = an AMR recording
name-gif = an animated GIF picture
name-png = a PNG picture
name-jpeg = a JPEG picture
name-webp = a WebP picture
name-jpeg2000 = a JPEG 2000 picture
name-zip = a ZIP archive or an Office document
name-rar = a RAR archive
name-sevenzip = a 7z archive
name-pdf = a PDF document
name-text = a text file

codec-h264 = H.264
codec-hevc = H.265 (HEVC)
codec-av1 = AV1
codec-vp8 = VP8
codec-vp9 = VP9
codec-mpeg4 = MPEG-4 Part 2
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
codec-ac3 = AC-3 (Dolby)
codec-eac3 = E-AC-3 (Dolby)
codec-opus = Opus
codec-flac = FLAC
codec-alac = ALAC

outcome-not-applicable = Does not apply

rule-aspect = Shape of the picture
rule-size = File size
rule-file-name = File name
rule-video-coding = Coding of the picture
rule-video-bit-rate = Bit rate
rule-frame-rate = Frame rate
rule-sound-coding = Coding of the sound
rule-sound-level = Sound level
rule-subtitles = Subtitles
rule-ends = Beginning and end
rule-metadata = Metadata
rule-same = Same in all files
rule-shown = Shown
rule-hidden = Not shown
rule-recorded = Recording
rule-spoken = Language and sound
rule-statement = The work
rule-file = Whole file

list-or = {" or "}
list-and = {", "}
list-comma = {", "}

limit-at-least = at least { $value }
limit-at-most = at most { $value }
limit-above = more than { $value }
limit-below = less than { $value }
limit-between = { $min } to { $max }
limit-exactly = { $value }
limit-about = about { $value }
limit-tolerance = {" "}(± { $value })

unit-mb = { NUMBER($value) } MB
unit-gb = { NUMBER($value) } GB
unit-percent = { NUMBER($value) } %
unit-pixels = { $width }×{ $height } pixels
unit-bit-rate = { NUMBER($kbps) } kbps
unit-frame-rate = { NUMBER($rate) } frames/s
unit-khz = { NUMBER($khz) } kHz
unit-channels = channels: { $count }

demanded-container = { $formats }
demanded-container-open = { $formats } or another common format
demanded-container-prefer = preferably { $formats }
demanded-either-way = {" "}(either way up)
demanded-duration-together = all together { $limit }
demanded-duration-without-cards = { $limit } (without title and end card)
demanded-duration-without-end-card = { $limit } (without the end card)
demanded-duration-from-first-word = { $limit } (from the first word)
demanded-short-side-min = shorter side at least { $side } pixels
demanded-short-side-max = shorter side at most { $side } pixels
demanded-long-side-min = longer side at least { $side } pixels
demanded-aspect = width to height { $ratios }
demanded-name-alnum = only letters and digits
demanded-name-alnum-joined = only letters, digits, hyphens and underscores
demanded-name-chars = at most { $max } characters
demanded-name-without = without { $fields }
demanded-vbr = variable bit rate
demanded-cbr = constant bit rate
demanded-constant = constant frame rate
demanded-profile = profile { $profile }
demanded-level = level { NUMBER($level) } at most
demanded-progressive = progressive
demanded-interlaced = interlaced
demanded-tff = interlaced, top field first
demanded-bff = interlaced, bottom field first
demanded-square-pixels = square pixels
demanded-depth = { $bits } bits a colour
demanded-sound = with sound
demanded-no-sound = without sound
demanded-picture = A clear picture
demanded-clear-sound = Clear sound
demanded-file = A whole video that plays
demanded-shown = { $where }: { $what } shown
demanded-hidden = { $where }: { $what } not shown
demanded-same-as-form = the same as on the form
demanded-template = using “{ $template }”
demanded-formats = { $formats }
demanded-languages = subtitles in { $languages }
demanded-metadata = metadata without { $what }
demanded-same = the same in all files: { $what }
demanded-black = { DURATION($duration_s) } of black at the beginning and at the end
demanded-silence = { DURATION($duration_s) } of silence at the beginning and at the end
demanded-stills = { $count } still frames at the beginning and at the end

level-peak = {"peak "}
level-true-peak = {"true peak "}
level-loudness = {"loudness "}
level-noise = {"noise "}

place-start = At the beginning
place-end = At the end
place-anywhere = In the picture
place-throughout = Throughout

what-title = title
what-speaker = speaker
what-authors = authors
what-unit = unit
what-school = school
what-watermark = watermark
what-logo = logo
what-advertising = advertising
what-qr-code = QR code
what-title-card = title card
what-end-card = end card
what-subtitles = subtitles
what-patients = patients
what-name = name
what-number = number
what-video = video

language-mandarin = Mandarin
language-english = English
spoken-human = a human voice
spoken-narration = with narration
spoken-no-narration = without narration
spoken-music = with music
spoken-no-music = without music
spoken-says = saying { $what }

recorded-one-take = one take
recorded-no-edit = not edited
recorded-trim-only = only trimmed at both ends
recorded-live-sound = sound recorded with the picture
recorded-no-effects = no effects
recorded-fixed-camera = fixed camera
recorded-one-camera = one camera
recorded-cameras-3 = three cameras
recorded-no-studio = not in a studio
recorded-no-external-mic = no external microphone

subtitles-sidecar-required = a file of subtitles beside the video
subtitles-sidecar-allowed = a file of subtitles is allowed
subtitles-sidecar-forbidden = no file of subtitles
subtitles-track-required = a subtitle track in the file
subtitles-track-allowed = a subtitle track is allowed
subtitles-track-forbidden = no subtitle track in the file
subtitles-burnt-in-required = subtitles in the picture
subtitles-burnt-in-allowed = subtitles in the picture are allowed
subtitles-burnt-in-forbidden = no subtitles in the picture

metadata-author = author
metadata-title = title
metadata-gps = place
metadata-comment = comment

ends-no-bars = no colour bars
ends-no-countdown = no countdown
ends-no-letterbox = no black bars around the picture

condition-chosen = { $list } is “{ $options }”
condition-orientation = the picture is { $way }
condition-aspect = the shape is { $ratio }
condition-short-side = the shorter side has at least { $side } pixels
condition-duration = it plays at least { DURATION($min_s) }

measured-aspect = { $width } wide, { $height } high
measured-size = { BYTES($bytes) }
measured-video-bit-rate = { NUMBER($kbps) } kbps
measured-frame-rate = { NUMBER($rate) } frames/s

container-taken = The file is { NAME($format) }.
container-not-listed = The file is { NAME($format) }, which the notice does not name. Converting it is advised; otherwise ask the organiser first.
container-not-preferred = The file is { NAME($format) }, not what the notice prefers. Converting it is advised.
container-only-named = The name ends in .{ $extension }, but the content is { NAME($format) }. Renaming does not change the format: it has to be converted.

duration-short = It plays for { DURATION($duration_s) }, { DURATION($short_s) } less than the { DURATION($min_s) } demanded.
duration-other-length = It plays for { DURATION($duration_s) }, which is not the duration demanded.
duration-to-confirm = The duration of the file alone does not tell this. Please check it as the notice counts, and confirm: { $demand }.
duration-confirmed = Confirmed that the duration meets the notice

orientation-fits = The picture is { NAME($way) }, { $width } pixels wide and { $height } high.
orientation-fits-turned = The picture is turned when played (by { $rotation_deg }°, as the file says) and is then { NAME($way) }, { $width } pixels wide and { $height } high.
orientation-not-landscape = The picture is { NAME($way) }, { $width } pixels wide and { $height } high. The notice demands: { $demand }.
orientation-other-way = The picture is { NAME($way) }, { $width } pixels wide and { $height } high. The notice demands: { $demand }.

resolution-within = The picture has { $width }×{ $height } pixels.
resolution-too-small = The picture has { $width }×{ $height } pixels, fewer than demanded. Enlarging adds nothing: it has to be recorded or exported larger.
resolution-too-large = The picture has { $width }×{ $height } pixels, more than allowed.
resolution-fewer-pixels = The picture is shown with { $width }×{ $height } pixels, but the file holds only { $coded_width }×{ $coded_height }, which are stretched. Exporting in the size that is shown is advised.

aspect-fits = The picture is { $width } pixels wide and { $height } high, which is the shape demanded.
aspect-other-shape = The picture is { $width } pixels wide and { $height } high, which is not the shape demanded.

size-within = The file has { BYTES($bytes) }.
size-by-one-reading = The file has { BYTES($bytes) }. Megabytes and gigabytes are counted in steps of 1000 or of 1024, and by only one of these it meets the notice. Keeping to the stricter one is advised.
size-too-large = The file has { BYTES($bytes) }, more than the { BYTES($limit_bytes) } allowed.
size-too-small = The file has { BYTES($bytes) }, less than the { BYTES($limit_bytes) } demanded.

file-name-fits = The name of the file is as demanded.
file-name-other-joiner = The name has all its parts, but other signs between them. “{ $wanted }” is advised.
file-name-other-name = The name is not as demanded. It should be “{ $wanted }”.
file-name-other-characters = The name has characters that the notice does not allow.
file-name-too-long = The name has { $chars } characters, more than the { $max } allowed.
file-name-names = The name tells what the notice does not allow in it.
file-name-to-fill = Please fill in the form first; then the name is compared by itself.

video-coding-fits = The picture is compressed as { CODEC($codec) }, as demanded.
video-coding-other-codec = The picture is compressed as { CODEC($codec) }, which is not what is demanded.
video-coding-other-profile = The profile of the coding is { $profile }, which is not what is demanded.
video-coding-higher-level = The level of the coding is { NUMBER($level) }, higher than allowed.
video-coding-interlaced = The picture is interlaced; progressive is demanded.
video-coding-progressive = The picture is progressive; interlaced is demanded.
video-coding-not-square = The pixels are not square.
video-coding-other-depth = The picture has { $bits } bits a colour, which is not what is demanded.
video-coding-other-chroma = The sampling of colours is not what is demanded.
video-coding-scan-unknown = The file does not say whether it is interlaced, so this cannot be told.
video-coding-detail-unknown = The file does not say this about its coding, so it cannot be told.

video-bit-rate-within = The bit rate is { NUMBER($kbps) } kbps, as demanded.
video-bit-rate-low = The bit rate is { NUMBER($kbps) } kbps, lower than demanded.
video-bit-rate-high = The bit rate is { NUMBER($kbps) } kbps, higher than allowed.

frame-rate-fits = It has { NUMBER($rate) } frames a second.
frame-rate-other-rate = It has { NUMBER($rate) } frames a second, which is not what is demanded.
frame-rate-varies = The frame rate varies, { NUMBER($rate) } frames a second on average. Exporting with a constant rate is advised.

sound-coding-fits = The sound is compressed as { CODEC($codec) }, as demanded.
sound-coding-no-sound = There is no sound; sound is demanded.
sound-coding-none-as-asked = There is no sound, as demanded.
sound-coding-has-sound = There is sound; none is demanded.
sound-coding-other-codec = The sound is compressed as { CODEC($codec) }, which is not what is demanded.
sound-coding-other-rate = The sound has { $rate_hz } Hz, which is not what is demanded.
sound-coding-other-channels = The number of channels is { $channels }, which is not what is demanded.
sound-coding-other-bit-rate = The sound has { NUMBER($kbps) } kbps, which is not what is demanded.
sound-coding-detail-unknown = The file does not say this about its sound, so it cannot be told.

sound-level-fits = Measured { NUMBER($level) } dB, as demanded.
sound-level-low = Measured { NUMBER($level) } dB, lower than demanded.
sound-level-high = Measured { NUMBER($level) } dB, higher than demanded.

subtitles-fits = The subtitle track is as demanded.
subtitles-no-track = There is no subtitle track in the file.
subtitles-has-track = There is a subtitle track in the file.

shown-to-confirm = Please watch the video and confirm: { $demand }.
shown-confirmed = Confirmed: { $demand }
hidden-to-confirm = Please watch the whole video and confirm: { $demand }.
hidden-confirmed = Confirmed: { $demand }

file-whole = The file is whole.
file-not-video = The file is { NAME($format) }, not a video.

ends-bars-seen = The frames that were looked at have black bars around them, the first at { CLOCK($at_s) }. Please look and confirm whether that is so.
ends-sound-at-start = It is silent for { SECONDS($silent_s) } at the beginning; the notice wants { SECONDS($wanted_s) }.
ends-sound-at-end = It is silent for { SECONDS($silent_s) } at the end; the notice wants { SECONDS($wanted_s) }.
metadata-author-found = The file's properties name an author, which the notice forbids.
metadata-title-found = The file's properties hold a title, which the notice forbids.
metadata-gps-found = The file's properties say where it was recorded, which the notice forbids.
metadata-comment-found = The file's properties hold a comment, which the notice forbids.
metadata-not-read = The properties of such a file are not read here; please verify and confirm: { $demand }.
metadata-to-confirm = None were found, but properties may stand in many places, not all of which are read; please verify and confirm: { $demand }.
any-to-confirm = Please make sure and confirm: { $demand }.
any-confirmed = Confirmed: { $demand }
any-choose = This is demanded only if { $condition }. Please choose on the form.
any-condition-unknown = This is demanded only if { $condition }, and the file does not tell, so it cannot be told.
any-not-applicable = This is demanded only if { $condition }, so it does not apply here.
any-not-read = This cannot be read from a file of this format here. Look at it in a player, or check it again as an MP4 video.

name-landscape = landscape
name-portrait = portrait
name-square = square
condition-item = the file is the { $item }
list-item = This file is
