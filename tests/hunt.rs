//! Files made after public bug reports of other programs: what is right for each, and why.
//!
//! They are no part of the project: they are looked for in `../shared/hunt/files` beside the checkout,
//! or where `YUJIAN_HUNT` says. Without them these tests count as ignored. What is odd in each, and what
//! players make of it, stands in the README beside them.
#![allow(clippy::unwrap_used, clippy::panic)] // Tests may.

#[path = "common/trials.rs"]
mod trials;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::{Outcome, RuleId};
use yujian::source::FileSource;

/// What a rule has to say of a file, among its findings.
type Said = (RuleId, Outcome, &'static str);

/// What plays everywhere, alike and to the end: its number, how many seconds it lasts, and what is worth a
/// word about it.
const PLAYS: [(u32, f64, Option<Said>); 19] = [
    (1, 3.0, None),
    (15, 4.021, None),
    (19, 4.0, None),
    (21, 12.0, Some((RuleId::Sound, Outcome::Advise, "short"))),
    (
        23,
        4.0,
        Some((RuleId::Sound, Outcome::Advise, "several-tracks")),
    ),
    (24, 4.0, None),
    (25, 4.0, None),
    (26, 4.0, None),
    (27, 4.0, None),
    (29, 4.0, None),
    (33, 4.0, Some((RuleId::Duration, Outcome::Advise, "speed"))),
    (36, 4.0, None),
    (38, 4.0, Some((RuleId::Sound, Outcome::Advise, "codec"))),
    (41, 4.0, None),
    (
        43,
        4.0,
        Some((RuleId::Container, Outcome::Advise, "several-pictures")),
    ),
    (50, 470.0, None),
    (53, 4.0, None),
    // Firefox shows no picture.
    (
        56,
        4.0,
        Some((RuleId::Container, Outcome::Advise, "chunks-left-over")),
    ),
    (66, 4.0, None),
];

/// What must not be handed in: its number, and the rule that says so with its outcome and code.
const REFUSED: [(u32, Said); 15] = [
    (4, (RuleId::Resolution, Outcome::Breaks, "")),
    (5, (RuleId::Resolution, Outcome::Breaks, "")),
    (8, (RuleId::Resolution, Outcome::Breaks, "")),
    (10, (RuleId::Resolution, Outcome::CannotTell, "")),
    (11, (RuleId::Container, Outcome::CannotTell, "")),
    (
        12,
        (RuleId::Duration, Outcome::CannotTell, "fragments-overlap"),
    ),
    (
        16,
        (RuleId::Container, Outcome::CannotTell, "junk-in-front"),
    ),
    (
        18,
        (RuleId::Container, Outcome::CannotTell, "junk-in-front"),
    ),
    (
        34,
        (RuleId::Duration, Outcome::CannotTell, "samples-missing"),
    ),
    (
        35,
        (
            RuleId::Orientation,
            Outcome::CannotTell,
            "matrix-contradiction",
        ),
    ),
    (
        45,
        (
            RuleId::Duration,
            Outcome::CannotTell,
            "duration-contradiction",
        ),
    ),
    (52, (RuleId::Container, Outcome::Breaks, "only-named-mp4")),
    (55, (RuleId::Container, Outcome::Breaks, "only-named-mp4")),
    (
        57,
        (RuleId::Duration, Outcome::CannotTell, "edit-plays-nothing"),
    ),
    (62, (RuleId::Resolution, Outcome::Breaks, "")),
];

fn main() -> ExitCode {
    let folder = folder();
    let missing = format!("no files at {}", folder.display());
    trials::run(
        (!folder.is_dir()).then_some(&missing),
        &[
            (
                "what_plays_everywhere_is_refused_by_no_rule",
                what_plays_everywhere_is_refused_by_no_rule,
            ),
            (
                "what_is_not_what_it_claims_is_refused_with_the_reason",
                what_is_not_what_it_claims_is_refused_with_the_reason,
            ),
            (
                "every_file_is_held_to_what_is_right",
                every_file_is_held_to_what_is_right,
            ),
        ],
    )
}

fn folder() -> PathBuf {
    std::env::var_os("YUJIAN_HUNT").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/hunt/files"),
        PathBuf::from,
    )
}

/// The numbers of the files that are there, each with its path.
fn files() -> Vec<(u32, PathBuf)> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let numbered = |path: PathBuf| {
        let name = path.file_name()?.to_str()?;
        let number = name.split('-').next()?.parse().ok()?;
        Some((number, path))
    };
    entries
        .filter_map(|entry| numbered(entry.unwrap().path()))
        .collect()
}

fn report(number: u32) -> Report {
    let files = files();
    let file = files.iter().find(|file| file.0 == number);
    let (_, path) = file.unwrap_or_else(|| panic!("no file {number}"));
    let notice = Notice::parse(include_str!("../www/notice.json")).unwrap();
    let facts = pollster::block_on(inspect(&FileSource::open(path).unwrap())).unwrap();
    Report::unconfirmed(&facts, "a.mp4", &notice)
}

fn says(report: &Report, (rule, outcome, code): Said) -> bool {
    let mut findings = report.outcome(rule).unwrap().findings();
    findings.any(|found| found.outcome == outcome && (code.is_empty() || found.code == code))
}

fn what_plays_everywhere_is_refused_by_no_rule() {
    for (number, duration_s, said) in PLAYS {
        let report = report(number);
        let outcomes = &report.outcomes;
        assert_eq!(report.verdict, Outcome::Confirm, "{number}: {outcomes:?}");
        let found_s = report.facts.duration_s.unwrap();
        assert!((found_s - duration_s).abs() < 0.001, "{number}: {found_s}");
        let shown = (report.facts.display_width, report.facts.display_height);
        assert_eq!(shown, (Some(1920), Some(1080)), "{number}");
        assert!(!report.facts.truncated, "{number}");
        if let Some(said) = said {
            assert!(says(&report, said), "{number}: {outcomes:?}");
        }
    }
}

fn what_is_not_what_it_claims_is_refused_with_the_reason() {
    for (number, said) in REFUSED {
        let report = report(number);
        let outcomes = &report.outcomes;
        assert!(report.verdict >= Outcome::CannotTell, "{number}");
        assert!(says(&report, said), "{number}: {outcomes:?}");
    }
    let format = |number: u32| {
        let report = report(number);
        let evidence = &report.outcome(RuleId::Container).unwrap().main.evidence;
        evidence.get("format").cloned()
    };
    assert_eq!(format(52), Some("3gpp".into()));
    assert_eq!(format(55), Some("mpegps".into()));
    assert_eq!(report(38).facts.audio_codec.as_deref(), Some("usac"));
}

fn every_file_is_held_to_what_is_right() {
    let plays = PLAYS.iter().map(|file| file.0);
    let held: Vec<u32> = plays.chain(REFUSED.iter().map(|file| file.0)).collect();
    for (number, path) in files() {
        assert!(held.contains(&number), "{}", path.display());
    }
}
