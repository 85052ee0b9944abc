# Words of the examination of sound and picture. They are in the examiner, not in the page.

sound-title = Sound
sound-lufs = Integrated loudness
sound-range = Loudness range
sound-peak = True peak
sound-no-figure = no sound was found
sound-too-short = the sound is too short for it
sound-fine = Nothing to point out. Whether the sound is clear, please confirm by your own ear.
sound-fine-so-far = Nothing to point out so far.
sound-advice = { $count ->
    [one] { $count } thing to listen for:
   *[other] { $count } things to listen for:
}
sound-play = Play from { CLOCK($at_s) }: { $name }
sound-sources = Where these limits come from
sound-clock = { CLOCK($at_s) }
sound-separator = {", "}

curve-caption = Loudness over time: time runs to the right, loudness (LUFS) upwards. The pale band is a comfortable volume, the bars are what is pointed out below.
curve-label = Loudness from { CLOCK($from_s) } to { CLOCK($to_s) }: loudest { $loudest } LUFS at { CLOCK($loudest_s) }; marked places: { $marks }.
curve-label-silent = Loudness from { CLOCK($from_s) } to { CLOCK($to_s) }: no sound was found.

sound-end-complete = The sound was examined from beginning to end.
sound-end-under-way = These results go up to { CLOCK($to_s) }; what follows is not examined yet.
sound-end-damaged = The sound could be examined only up to { CLOCK($to_s) }: from there on it is damaged and cannot be decoded, so nothing can be told about the rest. Please play that place; if it drops out or crackles, export again from the editor.
sound-end-cut-off = The sound could be examined only up to { CLOCK($to_s) }: the file breaks off there and the rest is missing. Please copy or export the whole file again.
sound-end-unplaced = The sound could be examined only up to { CLOCK($to_s) }: the file's index is faulty and does not lead to the rest. Please export again from the editor.
sound-end-format-changes = The sound could be examined only up to { CLOCK($to_s) }: from there on it is in another format. Please export again from the editor, in one format throughout.
sound-end-too-long = The sound is very long and was examined up to { CLOCK($to_s) } only.

sound-unexamined = Cannot tell
sound-unexamined-absent = There is no sound in the video, so there is nothing to examine.
sound-unexamined-codec = Neither this page nor this browser has a decoder at hand for { CODEC($codec) }, so loudness, peaks and noise cannot be told. Please listen to all of it yourself; to have it examined, export the sound as stereo AAC (the default of most editors).
sound-unexamined-codec-aac = The sound is multichannel AAC or HE-AAC, for which neither this page nor this browser has a decoder at hand, so loudness, peaks and noise cannot be told. Please listen to all of it yourself; to have it examined, export the sound as stereo AAC (the default of most editors).
sound-unexamined-encrypted = The sound is encrypted and cannot be decoded. Please find the original without encryption, or export again from the editor.
sound-unexamined-container = The sound of a file of this format is not decoded here, so loudness, peaks and noise cannot be told. Please listen to it yourself from beginning to end. To have it examined, make an MP4 file of it.
sound-unexamined-external = The sound lies in another file, not in this video. Please export one whole MP4 file from the editor.
sound-unexamined-edits = The file's edit list repeats, reverses or retimes the sound, so it cannot be examined in the order in which it plays. Please listen to it yourself, or export again from the editor.
sound-unexamined-damaged = The sound cannot be read from its very beginning. Please see whether a player plays it; if not, export again from the editor.

codec-ac3 = AC-3 (Dolby)
codec-eac3 = E-AC-3 (Dolby)
codec-opus = Opus

advice-silent = silent throughout
advice-silent-said = There is no sound from beginning to end.
advice-silent-way = See whether the sound track is muted in the editor and whether sound was chosen for export, then export again.

advice-quiet = quiet
advice-quiet-said = The sound is quiet: integrated loudness { $lufs } LUFS, below { $limit } LUFS.
advice-quiet-way = In a hall it may not be heard. Raise the volume in the editor, or use its loudness normalisation, and export again. If you hear noise in the pauses, reduce it first, or it becomes louder too.
advice-quiet-way-noisy = In this order: first use the editor's noise reduction on the noise that is named below, then raise the volume, or use loudness normalisation, and export again. Raised at once, the noise becomes louder too.
advice-quiet-source = Quiet: GY/T 282-2014 (−24±2 LKFS) less 2, EBU R 128 (−23 LUFS) less 5.

advice-loud = loud
advice-loud-said = The sound is loud: integrated loudness { $lufs } LUFS, above { $limit } LUFS.
advice-loud-way = It tires the ear and distorts easily. Lower the volume in the editor and export again.
advice-loud-source = Loud: AES TD1008 (at most −16 LUFS) plus 4.

advice-uneven = uneven
advice-uneven-said = Quiet and loud passages lie far apart: loudness range { $lu } LU, more than { $limit } LU.
advice-uneven-way = Follow the curve: raise the quiet passages and lower the loud ones, or use loudness normalisation or a compressor.
advice-uneven-source = Uneven: EBU Tech 3343 (at most 20 LU for viewing at home).

advice-over = peaks too high
advice-over-said = Peaks go over full scale: true peak { $dbtp } dBTP, above { $limit } dBTP. They may be distorted when played.
advice-over-way = Lower the volume by a few decibels or add a limiter in the editor, and export again.
advice-over-source = Peaks: full scale, plus the 1 dB by which lossy coding overshoots (EBU R 128 and GY/T 282-2014 are stricter).

advice-clipped = clipped
advice-clipped-said = The recording is clipped, about { $seconds } s in all.
advice-clipped-way = Most likely it was recorded too loud. Lowering the volume does not mend it: record again where you can, or try the editor's audio repair.

advice-silent-start = silent start
advice-silent-start-said = The first { $seconds } s are all but silent.
advice-silent-start-way = Unless it is meant so, cut it out or put music under it.

advice-silent-end = silent end
advice-silent-end-said = The last { $seconds } s are all but silent.
advice-silent-end-way = Listen whether the end lost its sound; unless it is meant so, cut it out.

advice-silent-within = silence in between
advice-silent-within-said = { $count ->
    [one] There is { $count } long silence in between.
   *[other] There are { $count } long silences in between.
}
advice-silent-within-way = Play these places and make sure that no sound was lost in recording or editing.

advice-left-only = left channel only
advice-left-only-said = Only the left channel sounds ({ $percent }% of the time).
advice-left-only-way = Seats near the right loudspeaker hear nothing. Make the sound mono in the editor, or copy the left channel to the right, and export again.

advice-right-only = right channel only
advice-right-only-said = Only the right channel sounds ({ $percent }% of the time).
advice-right-only-way = Seats near the left loudspeaker hear nothing. Make the sound mono in the editor, or copy the right channel to the left, and export again.

advice-opposed = channels cancel each other
advice-opposed-said = The channels cancel each other: on a phone or a single loudspeaker the sound loses { $loss_db } dB.
advice-opposed-way = Most likely a microphone was wired the wrong way round, or one channel was inverted. Keep only one channel in the editor, or invert one of them, and export again.
advice-opposed-source = Cancelling: unrelated channels lose 3 dB on one loudspeaker; 3 dB more.

advice-narrow = as on the telephone
advice-narrow-said = It sounds as on the telephone: nearly nothing above { $hertz } Hz.
advice-narrow-way = Most likely it comes from an online meeting or a phone, or was exported at a low sample rate. Use the original recording where there is one, and export at 44.1 or 48 kHz.
advice-narrow-source = Bandwidth: between telephone (ITU-T G.712, 3400 Hz) and wide-band speech (ITU-T G.722, 7000 Hz).

advice-dull = dull
advice-dull-said = The speech is dull: the treble lies { $brilliance_db } dB under the middle, words may be hard to follow.
advice-dull-way = Most likely the microphone was covered or far away. Raise 2 to 8 kHz in the editor's equaliser, or record again.

advice-noisy = noisy
advice-noisy-said = There is much noise: in the pauses it lies only { $distance_lu } LU under the speech.
advice-noisy-said-as-loud = There is very much noise: in the pauses it is as loud as the speech, or louder.
advice-noisy-way = Use the editor's noise reduction, or record again in a quiet room.
advice-noisy-source = Noise: ANSI/ASA S12.60 (speech 15 dB above the noise of a classroom).

advice-raised-noise = noise that grows with the volume
advice-raised-noise-said = There is noise in the pauses, { $distance_lu } LU under the speech: hardly noticed now, but it grows when the volume is raised.
advice-raised-noise-way = Reduce the noise first, then raise the volume.
advice-raised-noise-source = Noise before the volume is raised: W3C WCAG 2.2, 1.4.7 (background at least 20 dB under the speech).

advice-covered = speech covered
advice-covered-said = Music (or other voices) behind the speech is too loud: only { $distance_lu } LU under it, and the speech may not be understood.
advice-covered-said-as-loud = Music (or other voices) behind the speech is too loud: as loud as the speech, or louder, and the speech may not be understood.
advice-covered-way = Turn the music down by about 10 dB where somebody speaks, or take it out, and export again; where it was recorded together with the speech, try the editor's separation of voices, or record again.

advice-hum = hum
advice-hum-said = There is a steady hum of the mains (50 Hz), only { $distance_lu } LU under the speech.
advice-hum-said-as-loud = There is a steady hum of the mains (50 Hz), as loud as the speech or louder.
advice-hum-way = Use the editor's noise reduction, or cut 50, 100 and 150 Hz with the equaliser; when recording, keep microphone cables away from power cables.

advice-source-measured = All other limits: measured one by one on real recordings and on recordings with a defect put in; a sound recording does not reach them.

sheet-sound = Loudness { $lufs } LUFS, true peak { $dbtp } dBTP
sheet-sound-silent = No sound was found
sheet-sound-advice = ; advised: { $advice }
sheet-sound-fine = ; nothing advised
sheet-sound-part = {" "}(examined up to { CLOCK($to_s) })
sheet-sound-unexamined = The sound could not be examined automatically

picture-title = Picture
picture-fine = Nothing to point out in the picture. Whether it is clear, please confirm by your own eye.
picture-fine-so-far = Nothing to point out in the picture so far.
picture-advice = { $count ->
    [one] { $count } thing to look at in the picture:
   *[other] { $count } things to look at in the picture:
}

picture-end-complete = The pictures were sampled from beginning to end: { $count } frames were looked at.
picture-end-under-way = The pictures are being sampled, up to { CLOCK($to_s) } so far.
picture-end-too-slow = The pictures were sampled only up to { CLOCK($to_s) }: the browser took too long to show what follows. Please close other programs and pages and check again.
picture-end-undecodable = The pictures could be sampled only up to { CLOCK($to_s) }: the browser cannot show what follows, so nothing can be told about it. Please play that place; if it breaks up or stands still, export again from the editor.

picture-unexamined = Cannot tell
picture-unexamined-absent = There is no picture in the video, so there is nothing to examine.
picture-unexamined-encrypted = The picture is encrypted and cannot be decoded. Please find the original without encryption, or export again from the editor.
picture-unexamined-too-slow = The browser took too long to show a picture of the video, so the pictures were not examined. Please close other programs and pages and check again.
picture-unexamined-no-decoder = This browser cannot show the video's picture (often so with HEVC), so it cannot be examined. Please watch all of it in a player; to have it examined, use a current Edge or Chrome, or export again as H.264.

picture-black = black for long
picture-black-said = { $count ->
    [one] The picture is black for long in { $count } place.
   *[other] The picture is black for long in { $count } places.
}
picture-black-way = If this is not meant, see in the editor whether a shot is missing here, cut the black out and export again.

picture-frozen = standing still
picture-frozen-said = { $count ->
    [one] The picture stands still for long in { $count } place.
   *[other] The picture stands still for long in { $count } places.
}
picture-frozen-way = If it is meant to stand, all is well; if it has frozen, check the original footage, edit and export again.

picture-letterboxed = black above and below
picture-letterboxed-said = There is black above and below the picture: { $percent }% of its height.
picture-letterboxed-way = Set the ratio to 16:9 in the editor, enlarge the picture to fill the screen and export again.

picture-pillarboxed = black on both sides
picture-pillarboxed-said = There is black on both sides of the picture: { $percent }% of its width.
picture-pillarboxed-way = Footage that was taken upright or in 4:3 probably stands in a wide frame. Enlarge it to fill the screen, or film again with the phone held sideways.

picture-combed = combs
picture-combed-said = There are comb-like stripes where something moves (interlacing).
picture-combed-way = Turn on deinterlacing in the editor or converter and export again, or use footage that was filmed progressively.

picture-soft = soft picture
picture-soft-said = The picture is soft: out of focus, or enlarged from a smaller one.
picture-soft-way = See whether faces and writing are clear in this frame. If the footage is 1920×1080, edit and export it as such; if it was enlarged, find the original in high definition.

picture-blocky = blocks
picture-blocky-said = The picture shows a grid of blocks.
picture-blocky-way = The bit rate of export or recording was probably too low. Export again as H.264 at 8 Mb/s or more.

picture-starved = compressed too hard
picture-starved-said = The picture was compressed so hard that detail and the edges of writing tend to smear.
picture-starved-way = The bit rate of the export was too low, or the video went through a chat app, which compresses it. Export again from the editor as H.264 at 8 Mb/s or more, and copy the file itself instead of sending it through a chat.

picture-dark = dark picture
picture-dark-said = The picture is dark on the whole: { $percent }% brightness on average.
picture-dark-way = Raise the brightness in the editor, or film again with more light.

picture-blown-out = overexposed
picture-blown-out-said = The picture is overexposed: about { $percent }% of it is plain white without detail.
picture-blown-out-way = Lower brightness and highlights in the editor; where the detail is gone, film again with less exposure.

picture-no-writing = no writing at the opening
picture-no-writing-said = The first seconds show nothing that looks like writing.
picture-no-writing-way = The notice wants the topic as a title card, and the speaker's name, unit and post shown. Please look at the frames of the opening above; if there is none, add it in the editor.

sheet-picture = { $count } frames sampled
sheet-picture-unexamined = picture could not be examined

firefox-title = Playing it in Firefox
firefox-refuses = The browser Firefox cannot open this video.
firefox-refuses-way = Other players may play it all the same, and the verdict above stands. If the venue or a website may play it in Firefox, export it once more from the editing program: format mp4, coding H.264, sound AAC; then choose the new file here. If Firefox will not be used, there is nothing to do.
firefox-status = For technical staff: the reason that Firefox’s parser, mp4parse, gives is { $status }.
