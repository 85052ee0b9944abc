# The submission sheet.

sheet-title = Submission sheet for a { $work }
sheet-title-video = Submission sheet for a { $work }
sheet-title-plain = Submission sheet
sheet-theme = Theme: { $theme }
sheet-basis = By the “{ $title }”
sheet-verdict = Check of the video
sheet-verdict-meets = Checked and confirmed: everything meets the notice.
sheet-verdict-advise = Checked and confirmed: everything meets the notice. There are points to mind, see the results.
sheet-verdict-meets-checked = Checked: everything meets the notice.
sheet-verdict-advise-checked = Checked: everything meets the notice. There are points to mind, see the results.
sheet-verdict-confirm = Some points have not been confirmed by a person. Do not hand it in before.
sheet-verdict-cannot-tell = Some points cannot be told. It cannot be said to meet the notice: do not hand it in.
sheet-verdict-breaks = It does not meet the notice: do not hand it in. Change the video, check and print again.

sheet-section-work = The work
sheet-section-file = The video file
sheet-section-results = Results of the check
sheet-section-declarations = Declarations
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
sheet-sha256-computing = Not finished when this was printed, so the file cannot be compared. Wait for it and print again.
sheet-sha256-missing = Not computed, so the file cannot be compared. Compute it on the page and print again.
sheet-no-frame = No frame picked yet
sheet-qr = Scan to compare the file
sheet-qr-label = QR code with the file's name, size, SHA-256 and outcome

sheet-column-rule = Point
sheet-column-clause = Clause
sheet-column-required = Required
sheet-column-found = Found
sheet-column-outcome = Outcome
sheet-more = {" "}({ $count } more in the report)

sheet-seal-unit = Submitting unit (seal)
sheet-sign-reviewer = Reviewer (signature)
sheet-seal-review = Reviewing unit (seal)
sheet-date-blank = Date:{"　　　　　　"}
sheet-opinion = Opinion of the review:
sheet-review-open = Please note: the check of the video came to “{ $verdict }”.

sheet-hand-in = {", and hand it in"}
sheet-keep-apart = The notice wants anonymous works. This sheet bears names: keep it apart from the video.
sheet-how-to-compare = To compare: run certutil -hashfile FILE SHA256 at the command prompt of Windows. The same SHA-256 means the same video.
sheet-made = Made by Yujian on { $date }. The video never left the computer. Data of the notice: { $id }, { $mark }.

sheet-number-1 = {"1. "}
sheet-number-2 = {"2. "}
sheet-number-3 = {"3. "}
sheet-number-4 = {"4. "}
sheet-number-5 = {"5. "}
sheet-number-6 = {"6. "}
sheet-number-7 = {"7. "}
sheet-number-8 = {"8. "}
sheet-number-9 = {"9. "}
sheet-number-10 = {"10. "}
sheet-number-11 = {"11. "}
sheet-number-12 = {"12. "}
sheet-section-items = What goes with the work
sheet-section-print = What else the notice says
sheet-frame = { $names } (at { CLOCK($at_s) })
sheet-signer = Submitter
sheet-sign = { $who } (signature)
sheet-by = By { $by },{" "}
sheet-video = the video
sheet-video-and-sheet = the video and this sheet
sheet-on = put { $what } on: { $medium }
sheet-what = take { $what }
sheet-at = , through { $words }
sheet-to = , and hand it in to { $words }
sheet-quota = ; { $quota }
sheet-running = File: { $name }
sheet-page-number = Page { $page } of { $pages }
sheet-only-if = (only if { $condition }){" "}
sheet-with-paper = , together with the signed and sealed sheet on paper
