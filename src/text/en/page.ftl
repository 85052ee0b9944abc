# Words of the page.

page-seal = 预检
page-list-and = {", "}
page-duration = { DURATION($duration_s) }
page-duration-exact = { DURATION($duration_s) } ({ CLOCK($duration_s) })
page-bytes = { BYTES($bytes) }
page-name = Micro Party lecture pre-check
page-title = Micro Party lecture pre-check
page-language = Language of the page
page-language-coming = The words of this language are still loading. If it cannot be chosen after a while, reload the page (F5).
page-skip = Skip to the main content

page-theme = Theme: { $theme }
page-lead = Choose the video that you want to hand in and learn on the spot whether it meets the notice. Where it does not, you are told how to mend it; where it does, fill in the form and print the submission sheet that goes with the { $medium }.

page-privacy-label = About your video
page-privacy-head = Your video is not uploaded.
page-privacy-body = Everything is checked on this device. Neither the video nor what you type leaves this page.
page-privacy-proof = How can I see that for myself?
page-privacy-proof-offline = Once the page is open, disconnect from the network: checking, filling in and printing go on as before.
page-privacy-proof-network = Press F12 for the browser's developer tools and watch the “Network” tab: after a video is chosen there is no new request.
page-privacy-proof-policy = The page carries a “content security policy” by which the browser forbids it to send anything anywhere.
page-privacy-kept = What you type is kept as a draft in the browser of this device, can be seen only here, and can be cleared at any time.

page-choose-label = Choose videos
page-choose = Choose video files
page-choose-hint = or drag videos anywhere onto this page
page-choose-any = You can choose several at once. Files of several GB take a moment only, because just the necessary parts are read.
page-choose-more = Choose more videos
page-choose-more-hint = or drag videos anywhere onto this page
page-drop-now = Let go to begin the check
page-no-file = What was dropped holds a folder, a link or text, which this page cannot open as a video. Please open the folder and choose or drag the video files in it.

page-notice-bad = The data of the notice are faulty; videos cannot be checked for now
page-notice-bad-way = Please tell whoever runs this page the line below, have notice.json on the website corrected, and open the page again.

page-demands = What the notice asks for
page-demands-hand-in = Hand in
page-demands-video = The video
page-hand-in = By { $month }/{ $day } (month/day), on a { $medium }, to { $to }; any number of works
page-days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
page-days-today = Today is the last day
page-days-passed = { $days ->
    [one] The deadline passed { $days } day ago. You can still check and print; please ask { $to } whether works are still accepted.
   *[other] The deadline passed { $days } days ago. You can still check and print; please ask { $to } whether works are still accepted.
}

page-shelf = Forms kept on this device
page-shelf-body = A page cannot reopen files on your device by itself. Choose the same video again, and what you typed comes back.
page-shelf-item = { BYTES($bytes) }, kept { $when }
page-shelf-discard = Clear
page-shelf-discard-of = Clear the form of “{ $name }”
page-shelf-clear = Clear all
page-shelf-clear-sure = Clear the forms listed above? They cannot be brought back.
page-shelf-clear-yes = Yes, clear them
page-shelf-clear-no = No, keep them

page-overview = { $count ->
    [one] { $count } video
   *[other] { $count } videos
}
page-overview-file = Video (choose to open)
page-overview-verdict = Verdict
page-overview-duration = Duration
page-overview-size = Picture
page-overview-form = Form
page-overview-total = { $word }: { $count }
page-overview-pending = Being checked: { $count }
page-overview-failed = Not checked: { $count }
page-form-done = Complete
page-form-missing = { $count ->
    [one] { $count } entry missing
   *[other] { $count } entries missing
}
page-form-empty = Not filled in
page-overview-more = Actions
page-remove = Remove
page-remove-of = Remove “{ $name }” from the list

page-pending = Checking
page-pending-line = Reading the structure of the video; this usually takes less than a second.
page-waiting = Waiting
page-failed = Not checked
page-again = Check again

page-failure-vanished = The file cannot be read: it may have been moved, renamed, deleted or is being changed, or the drive was pulled out. Make sure that the file is there and choose it again; nothing that you typed is lost.
page-failure-denied = The system does not allow this file to be read. Copy it to your desktop or video folder and choose it again.
page-failure-read = Reading the file failed; the drive may be faulty. Copy the file to this computer's own disk and choose it again.
page-failure-worker-crashed = The checking program stopped unexpectedly on this file; other videos are not affected. Press “Check again”. If it happens again, make sure that the file plays in a video player, or export it anew.
page-failure-worker-hung = The checking program did not answer for ten seconds and was stopped. Press “Check again”. If the file is on a USB or network drive, copy it to this computer's own disk first.
page-failure-worker-not-started = The browser could not start the checking program. Press “Check again”. If that does not help, reload the page or use a current Edge, Chrome or Firefox.
page-failure-cancelled = The check was cancelled. Press “Check again” when you need it.


page-line-meets = Every requirement is met. Fill in the form and print the submission sheet.
page-line-advise = Every requirement is met. There is advice on: { $rules }. See whether something should be done about it.
page-line-confirm = { $count ->
    [one] Everything that is checked automatically is met. Left for your own eyes and ears: { $rules }.
   *[other] Everything that is checked automatically is met. { $count } points are left for your own eyes and ears: { $rules }.
}
page-line-confirm-advise = { $count ->
    [one] Nothing that is checked automatically is broken, but there is advice below. Left for your own eyes and ears: { $rules }.
   *[other] Nothing that is checked automatically is broken, but there is advice below. { $count } points are left for your own eyes and ears: { $rules }.
}
page-line-cannot-tell = Could not be judged: { $rules }. Do as is said below and check again; do not hand it in as it is.
page-line-breaks = Not as the notice demands: { $rules }. Mend it as is said below, export the video anew and check again.

page-steps = Steps
page-step-rules = Results
page-step-watch = Watch and confirm
page-step-form = Fill in the form
page-step-sheet = Print the sheet
page-step-open = { $count } left
page-step-done = done

page-rule-clause = clause { $clause }
page-rule-measured = Measured
page-rule-required = Required
page-mend-if-wanting = If it is not so: how to mend it
page-mend = How to mend it

page-facts = Technical details
page-facts-hint = For colleagues who know video technology; usually nobody needs them

page-fact-bytes = File size
page-fact-bytes-value = { BYTES($bytes) } ({ $bytes } bytes)
page-fact-content = File type (by content)
page-fact-iso-bmff = MP4 family (ISO base media file)
page-fact-unknown = Not recognised
page-fact-brand = Major brand
page-fact-compatible = Compatible brands
page-fact-duration = Plays for
page-fact-header-duration = Duration by the header
page-fact-layout = Index
page-fact-layout-first = At the beginning of the file
page-fact-layout-last = At the end of the file
page-fact-layout-fragmented = In fragments (fragmented MP4)
page-fact-created = Created
page-fact-encoder = Encoder
page-fact-others = Other tracks
page-fact-picture = Picture track { $number }
page-fact-sound = Sound track { $number }
page-fact-coded = Coded size
page-fact-displayed = Displayed size
page-fact-shape = Display
page-fact-turn = turned by { $degrees }°
page-fact-mirrored = mirrored
page-fact-aspect = pixel aspect { $aspect }
page-fact-aperture = clean aperture { $size }
page-fact-rate-constant = { NUMBER($rate) } frames/s (constant)
page-fact-rate-variable = { NUMBER($rate) } frames/s on average (variable)
page-fact-scan-progressive = progressive
page-fact-scan-interlaced = interlaced
page-fact-depth = { $depth } bits
page-fact-colour = colour { $colour } (H.273)
page-fact-bit-rate = { NUMBER($rate) } kb/s
page-fact-channels = { $channels ->
    [one] { $channels } channel
   *[other] { $channels } channels
}
page-fact-sample-rate = { $rate } Hz
page-fact-encrypted = encrypted
page-fact-track-length = Length of the track
page-fact-length = { CLOCK($duration_s) }, { $samples } samples
page-fact-samples = { $samples } samples
page-fact-defects = Oddities in the file's structure
page-fact-place = { $path }, offset { $offset }

page-hash-label = Fingerprint of the file (SHA-256)
page-hash-why = Shows whether the file on the drive is the one that the sheet is about.
page-hash-waiting = Waiting
page-hash-running = { $percent }% done
page-hash-cancelling = Stopping
page-hash-cancel = Stop
page-hash-cancelled = Stopped. The sheet will say “not computed”.
page-hash-again = Compute again
page-hash-failed = The fingerprint could not be computed.{" "}
page-hash-copy = Copy
page-hash-copied = Copied
page-hash-copy-by-hand = Please press Ctrl+C to copy

page-player = Video player
page-player-loading = Opening the video…
page-player-at = Frame shown: { CLOCK($at_s) }
page-player-back = Previous frame
page-player-on = Next frame
page-player-opening = Opening
page-player-seconds = Frames of the opening (press one to see it large)
page-player-hint = Press a frame to see it large; the ← and → keys go frame by frame.
page-player-second = { NUMBER($second) } s
page-player-no-picture = This browser plays the sound but not the picture (often so with HEVC). Please watch the whole video in a player on your computer, then come back and tick what you can confirm.
page-player-nothing = This browser cannot play this file. Please watch the whole video in a player on your computer, then come back and tick what you can confirm.

page-watch-lead = Some things no machine can judge. Please watch the whole video and tick what you can confirm; the sheet will say who confirmed it.
page-watch-none = Nothing to watch yet: first do as is said above, so that there is an MP4 video that can be read.
page-confirm-picture = I have watched it: the picture is clear
page-confirm-picture-help = No blur, blocks, distortion, black or frozen picture.
page-confirm-sound = I have listened to it: the sound is clear
page-confirm-sound-help = Speech is easy to follow, without marked noise, gaps or changes of loudness.
page-confirm-title-card = I have seen it: the topic stands at the opening as a title card
page-confirm-title-card-help = What the title card says agrees with the topic that is handed in.
page-confirm-speaker-label = I have seen it: the speaker's name, unit and post are shown
page-confirm-speaker-label-help = All three are there and agree with the form.
page-confirm-against = You typed:
page-confirm-against-none = Once you have filled in the form, it is shown here to compare.
page-confirm-done = Confirmed
page-confirm-done-at = Confirmed, with the frame at { CLOCK($at_s) }
page-confirmer = Confirmed by
page-confirmer-hint = Whoever watched the video and confirms; if left empty, the sheet names the speaker.
page-pick = Use the current frame
page-pick-again = Use the current frame instead
page-pick-same = The same as the title card
page-pick-title-card = First find the frame that shows the topic, then press the button; the frame is printed on the sheet.
page-pick-speaker-label = First find the frame that shows name, unit and post, then press the button; the frame is printed on the sheet.
page-pick-cannot = There is no picture to take at the moment. Its place on the sheet stays empty; you can hand in all the same.
page-pick-failed = No frame could be taken. Please play the video for a moment, pause it and try again.
page-pick-at = Picked frame at { CLOCK($at_s) }
page-pick-lost = The frame picked at { CLOCK($at_s) } could not be kept. Please pick it again.
page-pick-remove = Do not use it

page-examine = Examination of sound and picture
page-examine-coming = The examiner is still being downloaded and will begin by itself; the verdict above does not wait for it.
page-examine-absent = The examiner did not arrive, so sound and picture cannot be examined this time; the verdict above and handing in are not affected, and you confirm by your own eye and ear. To have it examined, check the network, reload the page (F5) and choose the video again.
page-examine-waiting = Waiting; it begins by itself when those before are done.
page-examine-running = { CLOCK($done_s) } of { CLOCK($video_s) } examined
page-examine-hold = Pause
page-examine-go-on = Go on
page-examine-cancel = Cancel
page-examine-cancelled = The examination was cancelled.
page-examine-failed = The examination did not finish.{" "}

page-form-lead = Please fill in everything marked “required”. What you type is kept in this browser as you go and is sent nowhere.
page-form-needed = required
page-form-draft-kept = Kept on this device
page-form-draft-restored = What you typed last time is back
page-form-draft-absent = This browser does not allow drafts to be kept (in a private window, for instance). Please do not close or reload this page; print or save when you have filled it in.
page-form-draft-full = The browser's storage is full and the last change was not kept. Clear drafts that you do not need, or print or save when you have filled it in.
page-form-clear = Clear this form
page-form-cleared = The form and what was confirmed are cleared.
page-form-undo = Undo
page-form-unit = As for the last video:
page-form-unit-use = Fill in
page-form-problems = { $count ->
    [one] { $count } entry has to be filled in or corrected
   *[other] { $count } entries have to be filled in or corrected
}
page-form-complete = The form is complete.

page-sheet-lead = This one A4 page is the submission sheet, just as it will print. After printing, the speaker signs it, the unit reviews and stamps it, and it is handed in with the { $medium }.
page-sheet-print = Print the sheet
page-sheet-save-html = Save as web page
page-sheet-save-json = Save the data (JSON)
page-sheet-save-hint = What you save can go on the { $medium } beside the video.
page-sheet-open-form = { $count ->
    [one] { $count } entry of the form is missing; its place on the sheet is empty and can be filled in by hand.
   *[other] { $count } entries of the form are missing; their places on the sheet are empty and can be filled in by hand.
}
page-sheet-open-hash = The fingerprint is not ready. If you print now, the sheet will say “not computed”.
page-sheet-breaks = This video does not meet the notice at present, and the sheet will say so.
page-sheet-cannot-tell = Whether this video meets the notice cannot be told at present, and the sheet will say so.
page-sheet-open-confirm = { $count ->
    [one] { $count } point is not confirmed; the sheet will say “to be confirmed”.
   *[other] { $count } points are not confirmed; the sheet will say “to be confirmed”.
}
page-sheet-ready = Video, confirmations and form are complete. You can print.
page-sheet-preview = Preview of the sheet
page-saved = Saved { $name }
page-save-failed = The browser could not save the file. Please use “Print” and choose “Save as PDF” there.

page-told-taken = { $count ->
    [one] { $count } video chosen, being checked.
   *[other] { $count } videos chosen, being checked.
}
page-told-one = { $name }: { $word }. { $line }
page-told-many = { $count } videos checked: { $words }.
page-told-hashed = The fingerprint of { $name } is ready.
page-told-not-hashed = The fingerprint of { $name } could not be computed.
page-told-examined = The examination of { $name } has ended.
page-told-removed = { $name } is off the list.
page-told-removed-kept = { $name } is off the list. What you typed is kept on this device; choose the same video again to go on.
page-told-picked = The frame at { CLOCK($at_s) } is picked.
page-told-restored = What was cleared is back.

page-foot-browsers = Browsers: Edge and Chrome from version 97, Firefox from 102, Safari from 16.
page-foot-about = The pre-check helps before handing in; the organiser's review decides.
