# What follows from the verdict: how to mend, the facts, confirming, form, printing.

remedy-if-missing = If it is not so: how to mend it
remedy = How to mend it

steps = Steps
step-watch = Watch and confirm
step-form = Fill in the form
step-sheet = Print the sheet
step-open = { $count } left
step-done = done
step-advised = { $verdict }, with advice

duration-exact = { DURATION($duration_s) } ({ CLOCK($duration_s) })

facts = Technical details
facts-hint = For colleagues who know video technology; usually nobody needs them

fact-bytes = File size
fact-bytes-value = { BYTES($bytes) } ({ $bytes } bytes)
fact-content = File type (by content)
fact-iso-bmff = MP4 family (ISO base media file)
fact-unknown = Not recognised
fact-brand = Major brand
fact-compatible = Compatible brands
fact-duration = Plays for
fact-header-duration = Duration by the header
fact-layout = Index
fact-layout-first = At the beginning of the file
fact-layout-last = At the end of the file
fact-layout-fragmented = In fragments (fragmented MP4)
fact-created = Created
fact-encoder = Encoder
fact-others = Other tracks
fact-picture = Picture track { $number }
fact-sound = Sound track { $number }
fact-coded = Coded size
fact-displayed = Displayed size
fact-shape = Display
fact-turn = turned by { $degrees }°
fact-mirrored = mirrored
fact-aspect = pixel aspect { $aspect }
fact-aperture = clean aperture { $size }
fact-rate-constant = { NUMBER($rate) } frames/s (constant)
fact-rate-variable = { NUMBER($rate) } frames/s on average (variable)
fact-scan-progressive = progressive
fact-scan-interlaced = interlaced
fact-depth = { $depth } bits
fact-colour = colour { $colour } (H.273)
fact-bit-rate = { NUMBER($rate) } kb/s
fact-channels = { $channels ->
    [one] { $channels } channel
   *[other] { $channels } channels
}
fact-sample-rate = { $rate } Hz
fact-encrypted = encrypted
fact-track-length = Length of the track
fact-length = { CLOCK($duration_s) }, { $samples } samples
fact-samples = { $samples } samples
fact-defects = Oddities in the file's structure
fact-place = { $path }, offset { $offset }

hash-label = Fingerprint of the file (SHA-256)
hash-why = To compare the file that is handed in with the sheet.
hash-waiting = Waiting
hash-running = { $percent }% done
hash-cancelling = Stopping
hash-cancel = Stop
hash-cancelled = Stopped. The sheet will say “not computed”.
hash-again = Compute again
hash-failed = The fingerprint could not be computed.{" "}
hash-copy = Copy
hash-copied = Copied
hash-copy-by-hand = Please press Ctrl+C to copy

player = Video player
player-loading = Opening the video…
player-at = Frame shown: { CLOCK($at_s) }
player-back = Previous frame
player-on = Next frame
player-opening = Opening
player-seconds = Frames of the opening (press one to see it large)
player-hint = Press a frame to see it large.
player-hint-keys = The ← and → keys go frame by frame, ↑ and ↓ along the opening.
player-frame-missing = No frame came
player-second = { NUMBER($second) } s
player-no-picture = This browser plays the sound but not the picture (often so with HEVC). Please watch the whole video in a player on your computer, then come back and tick what you can confirm.
player-nothing = This browser cannot play this file. Please watch the whole video in a player on your computer, then come back and tick what you can confirm.

watch-lead = Some things no machine can judge. Please watch the whole video and tick what you can confirm; the sheet will say who confirmed it.
watch-played = { $percent }% was played in this page.
watch-not-asked = There is nothing now that you have to watch and confirm.
watch-none = Nothing to watch yet: first do as is said above, so that there is an MP4 video that can be read.
confirm-picture = I have watched it: the picture is clear
confirm-picture-help = No blur, blocks, distortion, black or frozen picture.
confirm-sound = I have listened to it: the sound is clear
confirm-sound-help = Speech is easy to follow, without marked noise, gaps or changes of loudness.
confirm-against = You typed:
confirm-against-none = Once you have filled in the form, it is shown here to compare.
confirm-unplayed = Only { $percent }% of this video was played in this page. If it was not watched to the end yet, please play it first; if it was watched from beginning to end in another player, confirm it now. The sheet says how much was played here.
confirm-play = Play from the beginning
confirm-elsewhere = Watched elsewhere, confirm
confirm-done = Confirmed
confirm-done-at = Confirmed, with the frame at { CLOCK($at_s) }
confirmer = Confirmed by
confirmer-hint = Who watched the video and confirms; left empty, the sheet names the speaker or author of the form.
pick = Use the current frame
pick-again = Use the current frame instead
pick-same = Same frame as “{ $name }”
pick-cannot = There is no picture to take at the moment. Its place on the sheet stays empty; you can hand in all the same.
pick-failed = No frame could be taken. Please play the video for a moment, pause it and try again.
pick-at = Picked frame at { CLOCK($at_s) }
pick-lost = The frame picked at { CLOCK($at_s) } could not be kept. Please pick it again.
pick-remove = Do not use it

examine = Examination of sound and picture
examine-loading = The examiner is still being downloaded and will begin by itself; the verdict above does not wait for it.
examine-not-loaded = The examiner did not arrive, so sound and picture cannot be examined this time; the verdict above and handing in are not affected, and you confirm by your own eye and ear. To have it examined, check the network, reload the page (F5) and choose the video again.
examine-waiting = Waiting; it begins by itself when those before are done.
examine-sound = Sound: { CLOCK($done_s) } of { CLOCK($video_s) }
examine-picture = Sound done; pictures: { CLOCK($done_s) } of { CLOCK($video_s) }
examine-pause = Pause
examine-resume = Go on
examine-cancel = Cancel
examine-cancelled = The examination was cancelled.
examine-failed = The examination did not finish.{" "}

form-lead = Please fill in everything marked “required”.{" "}
form-lead-free = The notice asks for nothing in particular. What you fill in here is printed on the sheet, so that works can be told apart; the rest may stay empty.{" "}
form-lead-kept = What you type is kept in this browser as you go and is sent nowhere.
form-needed = required
form-draft-kept = Kept on this device
form-draft-restored = What you typed last time is back
form-draft-absent = This browser does not allow drafts to be kept (in a private window, for instance). Please do not close or reload this page; print or save when you have filled it in.
form-draft-full = The browser's storage is full and the last change was not kept. Clear drafts that you do not need, or print or save when you have filled it in.
form-clear = Clear this form
form-undo = Undo
form-unit = As for the last video:
form-unit-use = Fill in
form-problems = { $count ->
    [one] { $count } entry has to be filled in or corrected
   *[other] { $count } entries have to be filled in or corrected
}
form-complete = The form is complete.

sheet-lead = The sheet is printed exactly as it stands below.
sheet-lead-sealed = {" "}Have it signed and sealed, and hand it in with the video.
sheet-print = Print the sheet
sheet-save-html = Save as web page
sheet-save-json = Save the data (JSON)
sheet-save-hint = The saved files may be handed in with the video.
sheet-open-form = { $count ->
    [one] { $count } entry of the form is missing; its place on the sheet is empty and can be filled in by hand.
   *[other] { $count } entries of the form are missing; their places on the sheet are empty and can be filled in by hand.
}
sheet-open-hash = The fingerprint is not ready. If you print now, the sheet will say “not computed”.
sheet-breaks = This video does not meet the notice at present, and the sheet will say so.
sheet-cannot-tell = Whether this video meets the notice cannot be told at present, and the sheet will say so.
sheet-open-confirm = { $count ->
    [one] { $count } point is not confirmed; the sheet will say “to be confirmed”.
   *[other] { $count } points are not confirmed; the sheet will say “to be confirmed”.
}
sheet-ready = Video, confirmations and form are complete. You can print.
sheet-preview = Preview of the sheet
save-failed = The browser could not save the file. Please use “Print” and choose “Save as PDF” there.

saved-sheet = submission sheet
saved-report = report
confirm-seen = I have watched it: { $demand }
confirm-seen-help = All of it is in the picture, as on the form.
confirm-heard = I have listened to all of it: { $demand }
confirm-watched = I have watched all of it: { $demand }
confirm-watched-help = Watched from beginning to end without finding anything else.
confirm-means = That is: { $asked }.{" "}
confirm-stated = I confirm: { $demand }
confirm-stated-help = Please make sure before you tick; the sheet says who confirmed.
pick-none = Find the frame in the video first, then press “Use this frame”; it is printed on the sheet.

drafts = Forms kept on this device
drafts-body = A page cannot reopen files on your device by itself. Choose the same video again, and what you typed comes back.
drafts-item = { BYTES($bytes) }, kept { $when }
drafts-discard = Clear
drafts-discard-of = Clear the form of “{ $name }”
drafts-clear = Clear all
drafts-clear-sure = Clear the forms listed above? They cannot be brought back.
drafts-clear-yes = Yes, clear them
drafts-clear-no = No, keep them
submission-not-loaded = The checksum and the sheet could not be downloaded; the verdict above stands. Please check the network, reload (F5) and choose the video again. If this keeps happening, tell the office that publishes this page.

mend-offer-mp4 = It can be mended right here: packed anew as MP4, with picture and sound as they are, not compressed again; the file itself is left alone.
mend-offer-cut = It can be mended right here: the last { SECONDS($over_s) } are cut off, the rest of picture and sound stays as it is, not compressed again; the file itself is left alone.
mend-offer-both = It can be mended right here: packed anew as MP4 without the last { SECONDS($over_s) }, the rest of picture and sound as they are, not compressed again; the file itself is left alone.
mend-start = Mend it here
mend-running = Being mended, usually in a few seconds; an MKV or FLV is read through once, which may take a minute or two where it is large.
mend-cancel = Do not mend it
mend-failed = It was not mended.{" "}
mend-refused = This file cannot be mended right here: { $why } Please mend it as is said below.
mend-refused-container = it is of no format that this page can write anew (MP4, MOV, 3GP, M4V, MKV, WebM and FLV can be).
mend-refused-picture = it has no picture, or two tracks of one number.
mend-refused-sound = two tracks of sound have one number.
mend-refused-encrypted = it is encrypted.
mend-refused-external = its picture or sound lies in another file.
mend-refused-cut-off = a part of it is missing.
mend-refused-contradiction = what it says about itself contradicts itself.
mend-refused-codec = it holds picture or sound in { $codec }, which an MP4 may not hold, so it has to be compressed again.
mend-refused-configuration = what a decoder of { $codec } needs to know is missing.
mend-refused-several-formats = one track is coded in several ways.
mend-refused-edits = it repeats or skips a part by its edit list.
mend-refused-edit-rate = it plays at another speed by its edit list.
mend-refused-matrix = its picture is turned in an unusual way that players show differently.
mend-refused-nothing-left = nothing would be left.
mend-refused-open-gop = its first pictures need those before them.
mend-refused-too-large = it is too long, or in too many pieces.
mend-refused-timescale = its units of time are unusual.
mend-refused-times = the times of its pictures or sound cannot be written into an MP4 as they are.
mend-refused-compressed = its container has compressed the picture or sound once more.
mend-refused-differs = the result was not what it should have been, so it was not taken.
mended-from = This video was made from “{ $name }” on this page: { $changes } Please save it to your computer and hand in the saved file.
mended-save = Save the mended video
mend-choose = It can be mended right here, not compressed again, and the file itself is left alone: cut off what is not wanted, turn a picture that lies on its side, or choose which picture and sound to keep.
mend-choose-go = Choose how
mend-panel = Cut, turn, choose sound
mend-panel-lead = Choose below what to change, then press “Mend it so”. Picture and sound are not compressed again and the file itself is left alone; the mended video is checked like any other, and what was filled in goes with it.
mend-panel-player = Player for choosing beginning and end
mend-panel-trouble = This browser cannot play the video, so beginning and end cannot be chosen here.
mend-panel-at = Now at { CLOCK($at_s) }
mend-panel-back = Frame back
mend-panel-on = Frame on
mend-panel-keys = By keyboard: arrow keys move frame by frame, I sets the beginning, O the end.
mend-cut = What to keep
mend-cut-from = Begin with this frame
mend-cut-to = End with this frame
mend-cut-from-at = Begins at { CLOCK($at_s) }
mend-cut-to-at = Ends at { CLOCK($at_s) }
mend-cut-from-none = Begins at its beginning
mend-cut-to-none = Ends at its end
mend-cut-clear-from = Begin at its beginning
mend-cut-clear-to = End at its end
mend-cut-length = It will last { DURATION($duration_s) }.
mend-cut-nothing = The end lies before the beginning; please choose again.
mend-cut-exact = Begin with exactly this frame
mend-cut-exact-hint = Without it the video begins with the last key frame before, a fraction of a second to some seconds earlier, the same in every player. With it the pictures from there on stay in the file and are skipped in playing; a few players do not heed that and begin with the key frame.
mend-turn = Which way is up
mend-turn-none = Do not turn
mend-turn-right = Turn right by 90°
mend-turn-over = Turn by 180°
mend-turn-left = Turn left by 90°
mend-turn-hint = The picture above turns with it; when it looks upright it is right. A picture that was filmed upright will lie on its side, and does not become landscape by that.
mend-pictures = Which picture to keep
mend-sounds = Which sound to keep
mend-track = Track { $number }: { $words }
mend-tracks-hint = Play the mended video; if it is not the one that you want, press “Go back to the video as it was” and choose again.
mend-panel-start = Mend it so
mend-panel-nothing = Nothing to change has been chosen yet.
mend-panel-repack = You may press it without choosing: the video is then only packed anew as a clean MP4.
mended-name-hint = It is named as the notice asks.
mended-undo = Go back to the video as it was
mended-saving = Saving: { BYTES($done) } of { BYTES($bytes) } written
mended-cancel = Cancel saving
mended-cancelled = Cancelled. No incomplete file was left.
mended-saved = Saved as “{ $name }”. Hand in that file.
mended-failed-full = It was not saved: the disk is full. Please make room, or save it elsewhere. No incomplete file was left.
mended-failed-gone = It was not saved: the place to save it is gone, perhaps the drive was pulled. Please put it back and save again.
mended-failed-source = It was not saved: the original video cannot be read any more. Perhaps it was changed or moved, or its drive was pulled. Please choose the original again and mend it once more.
mended-failed-original = This is the original video, which this page never writes to. Please save under another name or elsewhere.
mended-failed-other = It was not saved. Please try another place.
changes-packed = packed anew as MP4, not compressed again
changes-begin = the first { SECONDS($cut_s) } cut off
changes-end = the last { SECONDS($cut_s) } cut off
changes-right = the picture turned right by 90°
changes-over = the picture turned by 180°
changes-left = the picture turned left by 90°
changes-tracks = one picture and one sound kept
changes-join = {", "}
changes-stop = .
