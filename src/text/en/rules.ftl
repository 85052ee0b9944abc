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
rule-title-card = Title card
rule-speaker-label = Name label

required-container = MP4
required-duration = At most { DURATION($max_s) }
required-orientation = Landscape
required-resolution = { $width }×{ $height } pixels
required-picture = A clear picture
required-sound = Clear sound
required-title-card = Opens with the topic
required-speaker-label = Name, unit and post shown

measured-container = { NAME($format) }
measured-duration = { DURATION($duration_s) }
measured-orientation = { $width } wide, { $height } high
measured-resolution = { $width }×{ $height } pixels

container-mp4 = The file is an MP4 video.
container-other-format = The file is { NAME($format) }, not an MP4 video. It has to be converted.
container-only-named-mp4 = The name ends in .mp4, but the content is { NAME($format) }. Renaming does not change the format: it has to be converted.
container-not-video = The file is { NAME($format) }, not a video.
container-archive = The file is { NAME($format) }. Unpack it first, then choose the video inside.
container-unknown-format = The format cannot be recognised: it is neither MP4 nor another common kind of video. Perhaps the wrong file was chosen, or its content is damaged.
container-empty = The file is empty: its size is 0, and there is no video in it.
container-no-picture-track = There is no picture in the file, only sound or something else.
container-segment = The file is only a piece of a video from the web. The beginning that is needed for playing is missing.
container-no-brand = The file does not say its format at the beginning. By the international standard it counts as MP4, but some players may refuse it. Exporting it once more is advised.
container-no-brand-old-codec = The file does not say its format at the beginning and uses an old way of compression ({ CODEC($codec) }). It is probably an early MOV video and cannot be taken for an MP4.
container-extension = The content is an MP4 video, but the name ends in .{ $extension }. Rename it so that it ends in .mp4, or others may not be able to open it.
container-no-extension = The content is an MP4 video, but the name does not end in .mp4. Add that, or others may not be able to open it.
container-codec = The picture is compressed as { CODEC($codec) }. The computer at the review may not play it. Exporting as H.264, which plays everywhere, is advised.
container-depth = The picture is compressed as { CODEC($codec) } with { $bits } bits for each colour (8 are common). The computer at the review may not play it. Exporting as 8-bit H.264, which plays everywhere, is advised.
container-profile = The picture is compressed as H.264, but in a rare professional profile ({ $profile }). The computer at the review may not play it. Exporting it once more is advised.
container-several-pictures = The file holds more than one picture track, and players may differ in which they show. Export it again with only one.

duration-within = It plays for { DURATION($duration_s) }, which is within the limit.
duration-just-over = It plays for { DURATION($duration_s) }, { SECONDS($over_s) } more than the { DURATION($max_s) } allowed. Players still show { CLOCK($max_s) }, but strictly it is over. Cutting at least { SECONDS($over_s) } more is advised.
duration-over = It plays for { DURATION($duration_s) }, longer than the { DURATION($max_s) } allowed. At least { DURATION($over_s) } must be cut.
duration-no-time = Picture and sound in the file have no playing time. It was probably not exported to the end.
duration-header-differs = The beginning of the file claims { DURATION($header_s) }, but it plays for { DURATION($duration_s) }. The check goes by what plays. Export it once more, so that no wrong time is shown at the review.
duration-speed = The file gives part of its content a speed other than normal. Common players play it at normal speed, but some may play it faster or slower, or stop at a picture. Exporting it once more is advised.
duration-claims-differ = The file also claims another duration than it plays. The check goes by the { DURATION($duration_s) } that play. Export it once more, so that no wrong time is shown at the review.

orientation-landscape = The picture is landscape, { $width } pixels wide and { $height } high.
orientation-landscape-turned = By its rotation mark ({ $rotation_deg }°) the picture plays as landscape, { $width } pixels wide and { $height } high.
orientation-portrait = The picture is portrait, { $width } pixels wide and { $height } high. The notice asks for landscape.
orientation-square = The picture is square, { $width } pixels on each side. The notice asks for landscape.
orientation-mirrored = The picture carries a mirror mark, and some players swap left and right. Look whether writing in the picture is reversed. Exporting it once more is advised.

resolution-exact = The picture is exactly { $width }×{ $height } pixels.
resolution-other-size = The picture is { $width }×{ $height } pixels, which is not what the notice asks for.
resolution-turned = The picture plays as { $width }×{ $height } pixels: width and height have changed places, it is portrait.
resolution-stretched = The picture is stretched to { $width }×{ $height } pixels in playing, but the file holds only { $coded_width }×{ $coded_height }, less than the notice asks for.
resolution-cropped = The file asks players to crop the picture to { $width }×{ $height } pixels. Some do and some do not, so the size that is seen cannot be told. Please export it once more.
resolution-decoded-otherwise = The size that the file states is not the one that is played: the picture at { CLOCK($at_s) } decodes to { $decoded_width }×{ $decoded_height } pixels, so this cannot be told. Export the video once more from the editor.
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
sound-first-silent = The video has several sound tracks, and the first one is silent from beginning to end. Most players play the first alone and nothing is heard, so this cannot be told. Export the video again with the one track that sounds.
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

title-card-to-confirm = Please look at the beginning and confirm that the title card shows the topic.
title-card-confirmed = Confirmed: the title card shows the topic

speaker-label-to-confirm = Please confirm that the speaker's name, unit and post are shown in the picture.
speaker-label-confirmed = Confirmed: the speaker's name, unit and post are shown

confirmed-by = {", "}by { $by }
confirmed-at = {" "}(at { CLOCK($at_s) })
confirmed-played = {", "}after { $played_percent }% was played in this page
confirmed-unplayed = {", "}without playing it in this page
confirmed-end = .

missing-bytes = {" "}At least { BYTES($missing_bytes) } are missing.
unread-unknown = The file does not say what is needed to judge this.
unread-not-mp4 = The file is not an MP4 video that plays by itself, so this cannot be checked yet; it will be once there is an MP4 video.
unread-no-picture = There is no picture in the file, so this cannot be checked.

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
codec-mpeg2video = MPEG-2
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
