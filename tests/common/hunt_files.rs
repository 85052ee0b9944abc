//! What is right for each of the files made after public bug reports of other programs, in
//! `../shared/hunt/files` beside the checkout, or where `YUJIAN_HUNT` says. Each is known by its number, with
//! which its name begins.

use std::path::{Path, PathBuf};
use yujian::rules::Outcome;

/// What a rule has to say of a file, among its findings.
pub(crate) type Said = (&'static str, Outcome, &'static str);

/// What plays everywhere, alike and to the end: its number, how many seconds it lasts, and what is worth a
/// word about it.
pub(crate) const PLAYS: [(u32, f64, Option<Said>); 19] = [
    (1, 3.0, None),
    (15, 4.021, None),
    (19, 4.0, None),
    (21, 12.0, Some(("sound", Outcome::Advise, "short"))),
    (23, 4.0, Some(("sound", Outcome::Advise, "several-tracks"))),
    (24, 4.0, None),
    (25, 4.0, None),
    (26, 4.0, None),
    (27, 4.0, None),
    (29, 4.0, None),
    (33, 4.0, Some(("duration", Outcome::Advise, "speed"))),
    (36, 4.0, None),
    (38, 4.0, Some(("sound", Outcome::Advise, "codec"))),
    (41, 4.0, None),
    (
        43,
        4.0,
        Some(("container", Outcome::Advise, "several-pictures")),
    ),
    (50, 470.0, None),
    (53, 4.0, None),
    // Firefox shows no picture.
    (
        56,
        4.0,
        Some(("container", Outcome::Advise, "chunks-left-over")),
    ),
    (66, 4.0, None),
];

/// What must not be handed in: its number, and the rule that says so with its outcome and code.
pub(crate) const REFUSED: [(u32, Said); 15] = [
    (4, ("resolution", Outcome::Breaks, "")),
    (5, ("resolution", Outcome::Breaks, "")),
    (8, ("resolution", Outcome::Breaks, "")),
    (10, ("resolution", Outcome::CannotTell, "")),
    (11, ("container", Outcome::CannotTell, "")),
    (12, ("duration", Outcome::CannotTell, "fragments-overlap")),
    (16, ("container", Outcome::CannotTell, "junk-in-front")),
    (18, ("container", Outcome::CannotTell, "junk-in-front")),
    (34, ("duration", Outcome::CannotTell, "samples-missing")),
    (
        35,
        ("orientation", Outcome::CannotTell, "matrix-contradiction"),
    ),
    (
        45,
        ("duration", Outcome::CannotTell, "duration-contradiction"),
    ),
    (52, ("container", Outcome::Breaks, "only-named")),
    (55, ("container", Outcome::Breaks, "only-named")),
    (57, ("duration", Outcome::CannotTell, "edit-plays-nothing")),
    (62, ("resolution", Outcome::Breaks, "")),
];

/// The folder of the files below the checkout at `root`.
pub(crate) fn folder(root: &Path) -> PathBuf {
    std::env::var_os("YUJIAN_HUNT").map_or_else(|| root.join("../shared/hunt/files"), PathBuf::from)
}

/// The numbers of the files that are there, each with its path.
pub(crate) fn files(folder: &Path) -> Vec<(u32, PathBuf)> {
    let entries = std::fs::read_dir(folder).unwrap();
    let numbered = |path: PathBuf| {
        let name = path.file_name()?.to_str()?;
        let number = name.split('-').next()?.parse().ok()?;
        Some((number, path))
    };
    let mut files: Vec<_> = entries
        .filter_map(|entry| numbered(entry.unwrap().path()))
        .collect();
    files.sort();
    files
}
