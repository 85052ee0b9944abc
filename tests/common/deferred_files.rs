//! The files that the page fetches only once it can take a video.

/// The whole page, which takes over from the program that gives verdicts, and is fetched first, and its inspector.
pub(crate) const PAGE: [&str; 4] = [
    "page.js",
    "page_bg.wasm",
    "full_inspector.js",
    "full_inspector_bg.wasm",
];

/// The submission worker, which is fetched next, and the styles of what is below a verdict and of the sheet.
pub(crate) const SUBMISSION: [&str; 4] = [
    "submission_bg.wasm",
    "submission.js",
    "submission.css",
    "sheet.css",
];

/// The English texts, which are fetched next.
pub(crate) const ENGLISH: &str = "en.txt";

/// The examine worker, which is fetched last.
pub(crate) const EXAMINER: [&str; 2] = ["examiner.js", "examiner_bg.wasm"];

/// All of these files.
pub(crate) fn deferred() -> impl Iterator<Item = &'static str> {
    let workers = SUBMISSION.into_iter().chain([ENGLISH]).chain(EXAMINER);
    PAGE.into_iter().chain(workers)
}

/// Whether a file is one of these.
pub(crate) fn is_deferred(name: &str) -> bool {
    deferred().any(|part| part == name)
}
