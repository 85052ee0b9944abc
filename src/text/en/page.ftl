# Words of the page.

page-seal = 预检
page-list-and = {", "}
page-duration = { DURATION($duration_s) }
page-bytes = { BYTES($bytes) }
page-codec = { CODEC($codec) }
page-name = Video check
page-title = Video check: { $work }
page-title-video = Video check: { $work }
page-video = video
page-language = Language of the page
page-language-loading = The words of this language are still loading. If it cannot be chosen after a while, reload the page (F5).
page-skip = Skip to the main content

page-theme = Theme: { $theme }
page-lead = Choose the video that you want to hand in and know on the spot whether it meets the notice. If not, you are told how to change it; if so, fill in the form and print the

page-lead-sealed = {" "}sheet that goes with it.
page-lead-plain = {" "}submission sheet.
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

page-demands = What the notice asks for
page-demands-hand-in = Hand in
page-demands-video = The video
page-hand-in = {" "}to be handed in
page-days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
page-days-today = Today is the last day
page-days-passed = { $days ->
    [one] The last day was yesterday. You can still check and print; ask the organiser whether it is still taken.
   *[other] The last day was { $days } days ago. You can still check and print; ask the organiser whether it is still taken.
}

page-overview = { $count ->
    [one] { $count } video
   *[other] { $count } videos
}
page-overview-file = Video (choose to open)
page-overview-verdict = Verdict
page-overview-duration = Duration
page-overview-size = Picture
page-overview-form = Form
page-form-empty = Not filled in
page-form-missing = { $count ->
    [one] { $count } entry missing
   *[other] { $count } entries missing
}
page-form-done = Complete
page-overview-total = { $word }: { $count }
page-overview-pending = Being checked: { $count }
page-overview-failed = Not checked: { $count }
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

page-line-form-open = { $count ->
    [one] {" "}One field of the form is still open; then print the submission sheet.
   *[other] {" "}{ $count } fields of the form are still open; then print the submission sheet.
}
page-line-form-done = {" "}The form is filled in; print the submission sheet.
page-line-meets = Every requirement is met.
page-line-advise = Every requirement is met. There is advice on: { $rules }. See whether something should be done about it.
page-line-confirm = { $count ->
    [one] Everything that is checked automatically is met. Left for your own eyes and ears: { $rules }.
   *[other] Everything that is checked automatically is met. { $count } points are left for your own eyes and ears: { $rules }.
}
page-line-confirm-advise = { $count ->
    [one] Nothing that is checked automatically is broken, but there is advice below. Left for your own eyes and ears: { $rules }.
   *[other] Nothing that is checked automatically is broken, but there is advice below. { $count } points are left for your own eyes and ears: { $rules }.
}
page-line-choose = What is demanded of { $rules } depends on a choice in the form: please choose first.
page-line-confirm-rest = {" "}Please watch, listen or make sure, and confirm: { $rules }.
page-line-cannot-tell = Could not be judged: { $rules }. Do as is said below and check again; do not hand it in as it is.
page-line-breaks = Not as the notice demands: { $rules }. Mend it as is said below, export the video anew and check again.

page-step-rules = Results

page-rule-clause = clause { $clause }
page-rule-measured = Measured
page-rule-required = Required
page-rule-play = Play from { CLOCK($at_s) }

page-form-cleared = The form and what was confirmed are cleared.

page-saved = Saved { $name }

page-live-taken = { $count ->
    [one] { $count } video chosen, being checked.
   *[other] { $count } videos chosen, being checked.
}
page-live-one = { $name }: { $word }. { $line }
page-live-many = { $count } videos checked: { $words }.
page-live-hashed = The fingerprint of { $name } is ready.
page-live-not-hashed = The fingerprint of { $name } could not be computed.
page-live-examined = The examination of { $name } has ended.
page-live-removed = { $name } is off the list.
page-live-removed-kept = { $name } is off the list. What you typed is kept on this device; choose the same video again to go on.
page-live-mended = Mended: { $name } is there and being checked.
page-live-not-mended = { $name } could not be mended.
page-live-picked = The frame at { CLOCK($at_s) } is picked.
page-live-restored = What was cleared is back.

page-foot-browsers = Browsers: Edge and Chrome from version 97, Firefox from 102, Safari from 16.
page-foot-about = The pre-check helps before handing in; the organiser's review decides.

page-submission-loading = Loading the checksum and the sheet.
page-rest-loading = What is needed to confirm, fill in and print is being loaded…
page-rest-lost = The verdict stands; what is needed to confirm, fill in and print was not downloaded. Please check the network, reload the page (F5) and choose the video again. If this keeps happening, tell the office that publishes this page.
page-sheet-failed = The sheet could not be made. The video was not touched and what you typed is kept. Please reload (F5) and choose the video again.
page-panic = Where the program failed (please pass this on when you report it):

page-work = work
page-by = by { $by }
page-hand-in-by = to be handed in by { $by }
page-medium = {" "}on: { $medium }
page-to = {" "}to { $to }
page-at = {" "}through { $at }
page-notice-faults = Please tell whoever looks after this page what is listed below. The data of the notice on the site have to be corrected, and the page opened again.
page-anonymous = This notice wants anonymous works: no name of author or unit in picture, file name or metadata. The sheet bears names; keep it apart from the video.
deadline = { $month }/{ $day } (month/day)
deadline-year = { $year }-{ $month }-{ $day }
quota-any = any number
quota-exactly = { $per }: { $count }
quota-at-least = { $per }: at least { $count }
quota-at-most = { $per }: at most { $count }
quota-range = { $per }: { $min } to { $max }
per-unit = each unit
per-person = each person
per-team = each team
per-group = each group
item-count = number: { $count }
item-range = { $min } to { $max }
item-copies = copies: { $count }
item-package = packed as { $format }
item-on-paper = on paper
item-sealed = sealed
item-details = {" "}({ $details })
medium-usb = USB drive
medium-disc = disc
medium-e-mail = e-mail
medium-platform = platform
medium-link = link
medium-net-disk = net disk
medium-person = in person
medium-post = post
page-says = The notice

page-demands-items = What belongs to it
page-demands-other = Besides
page-rule-advised = Recommended: { $demand }
page-rule-if = If { $condition }: { $demand }
page-notice = Check by this notice:
page-notice-nobody = it does not say who issued it
page-notice-foreign = Checking by the notice that you opened, “{ $name }” ({ $issuer }). It does not come from this site; make sure that you trust where it comes from.
page-notice-own = Back to the notice of this site
page-notice-refused = The file “{ $name }” cannot be used as a notice; the page goes on with its own. What is wrong:
deadline-printed = { $month }/{ $day } (month/day)
deadline-year-printed = { $year }-{ $month }-{ $day }
