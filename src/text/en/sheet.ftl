# The submission sheet.

sheet-title = Submission sheet for a micro Party lecture
sheet-theme = Theme: { $theme }
sheet-basis = By the “{ $title }”
sheet-verdict = Check of the video
sheet-verdict-meets = Checked and confirmed: everything meets the notice.
sheet-verdict-advise = Checked and confirmed: everything meets the notice. There are points to mind, see the results.
sheet-verdict-confirm = Some points have not been confirmed by a person. Do not hand it in before.
sheet-verdict-cannot-tell = Some points cannot be told. It cannot be said to meet the notice: do not hand it in.
sheet-verdict-breaks = It does not meet the notice: do not hand it in. Change the video, check and print again.

sheet-section-work = 1. The work
sheet-section-file = 2. The video file
sheet-section-results = 3. Results of the check
sheet-section-declarations = 4. Declarations
sheet-section-review = 5. Review by the unit
sheet-clauses = {" "}(clauses { $clauses } of the notice)
sheet-separator = {", "}
sheet-stop = {". "}
sheet-none = None
sheet-not-filled = (not filled in)
sheet-unknown = Cannot be read

sheet-file-name = File name
sheet-file-size = Size
sheet-file-duration = Duration
sheet-file-picture = Picture
sheet-file-format = Format
sheet-size = { BYTES($bytes) } ({ $bytes } bytes)
sheet-sha256 = SHA-256
sheet-sha256-computing = Not finished when this was printed, so the file on the drive cannot be compared. Wait for it and print again.
sheet-sha256-missing = Not computed, so the file on the drive cannot be compared. Compute it on the page and print again.
sheet-frame-title-card = Title card: topic (at { CLOCK($at_s) })
sheet-frame-speaker-label = Name, unit and post (at { CLOCK($at_s) })
sheet-frame-both = Topic, name, unit and post (at { CLOCK($at_s) })
sheet-no-frame = No title card picked yet
sheet-qr = Scan to compare the file
sheet-qr-label = QR code with the file's name, size, SHA-256 and outcome

sheet-column-rule = Point
sheet-column-clause = Clause
sheet-column-required = Required
sheet-column-found = Found
sheet-column-outcome = Outcome
sheet-more = {" "}({ $count } more in the report)

sheet-sign-speaker = Speaker (signature)
sheet-seal-unit = Submitting unit (seal)
sheet-sign-reviewer = Reviewer (signature)
sheet-seal-review = Reviewing unit (seal)
sheet-date-blank = Date:{"　　　　　　"}
sheet-opinion = Opinion of the review:
sheet-review-open = Please note: the check of the video came to “{ $verdict }”.

sheet-hand-in = Put the video and this sheet on a { $medium } and hand it in with the printed sheet to { $to } by { $month }/{ $day } (month/day); any number of works (clause { $clause } of the notice).
sheet-hand-in-year = Put the video and this sheet on a { $medium } and hand it in with the printed sheet to { $to } by { $year }/{ $month }/{ $day }; any number of works (clause { $clause } of the notice).
sheet-how-to-compare = To compare: run certutil -hashfile FILE SHA256 at the command prompt of Windows. The same SHA-256 means the same video.
sheet-made = Made by Yujian on { $date }. The video never left the computer.
