//! The parts of the page that it asks for only once it can take a file.

/// The worker that hashes and renders the sheet, which is asked for first, and how what stands below a
/// verdict and the sheet look.
pub(crate) const SUBMISSION: [&str; 4] = [
    "submission_bg.wasm",
    "submission.js",
    "submission.css",
    "sheet.css",
];

/// The English words, which are asked for next.
pub(crate) const ENGLISH: &str = "en.txt";

/// What examines sound and picture, which is asked for last of all.
pub(crate) const EXAMINER: [&str; 2] = ["examiner.js", "examiner_bg.wasm"];

/// The files of all of them.
pub(crate) fn deferred() -> impl Iterator<Item = &'static str> {
    SUBMISSION.into_iter().chain([ENGLISH]).chain(EXAMINER)
}

/// Whether that file is one of them.
pub(crate) fn is_deferred(name: &str) -> bool {
    deferred().any(|part| part == name)
}
