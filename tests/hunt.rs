//! Files made after public bug reports of other programs: what is right for each, and why.
//!
//! They are no part of the project. Without them these tests count as ignored. What is odd in each, and what
//! players make of it, stands in the README beside them.
#![allow(clippy::unwrap_used, clippy::panic)] // Tests may.

#[path = "common/hunt_files.rs"]
mod hunt_files;
#[path = "common/trials.rs"]
mod trials;

use hunt_files::{PLAYS, REFUSED, Said, files};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;
use yujian::source::FileSource;

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
    hunt_files::folder(Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn report(number: u32) -> Report {
    let files = files(&folder());
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
        let evidence = &report.outcome("container").unwrap().main.evidence;
        evidence.get("format").cloned()
    };
    assert_eq!(format(52), Some("3gpp".into()));
    assert_eq!(format(55), Some("mpegps".into()));
    assert_eq!(report(38).facts.audio_codec.as_deref(), Some("usac"));
}

fn every_file_is_held_to_what_is_right() {
    let plays = PLAYS.iter().map(|file| file.0);
    let held: Vec<u32> = plays.chain(REFUSED.iter().map(|file| file.0)).collect();
    for (number, path) in files(&folder()) {
        assert!(held.contains(&number), "{}", path.display());
    }
}
