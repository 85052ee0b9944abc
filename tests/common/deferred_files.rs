//! The files that the page fetches only once it can take a video.

/// The submission worker, which is fetched first, and the styles of what is below a verdict and of the sheet.
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
    SUBMISSION.into_iter().chain([ENGLISH]).chain(EXAMINER)
}

/// Whether a file is one of these.
pub(crate) fn is_deferred(name: &str) -> bool {
    deferred().any(|part| part == name)
}
