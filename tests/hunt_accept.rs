//! Files after public bug reports: none that plays everywhere is refused, none that no player opens is
//! let through, and what is said of each is what is the matter with it.
//!
//! They are no part of the project: they are looked for in `../shared/hunt/files` beside the checkout,
//! or where `YUJIAN_HUNT` says. Without them these tests count as ignored.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Tests may.

#[path = "common/trials.rs"]
mod trials;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::{Outcome, RuleId};
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
            ("what_will_bite_is_advised", what_will_bite_is_advised),
            (
                "what_cannot_be_opened_or_is_no_mp4_is_said_so",
                what_cannot_be_opened_or_is_no_mp4_is_said_so,
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

/// The report on the file of that number.
fn report(number: u32) -> Report {
    let lead = format!("{number:02}-");
    let files = std::fs::read_dir(folder()).unwrap();
    let mut files = files.map(|file| file.unwrap().path());
    let is_it = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(&lead)
    };
    let path = files.find(is_it).unwrap_or_else(|| panic!("no {lead}"));
    let notice = Notice::parse(include_str!("../www/notice.json")).unwrap();
    let facts = pollster::block_on(inspect(&FileSource::open(&path).unwrap())).unwrap();
    Report::unconfirmed(&facts, "a.mp4", &notice)
}

/// The heaviest finding of a rule.
fn main_of(report: &Report, rule: RuleId) -> (Outcome, &str) {
    let found = report.outcome(rule).unwrap();
    (found.main.outcome, &found.main.code)
}

fn what_plays_everywhere_is_refused_by_no_rule() {
    for (number, duration_s) in [
        (15, 4.021_406),
        (19, 4.0),
        (21, 12.0),
        (23, 4.0),
        (24, 4.0),
        (25, 4.0),
        (26, 4.0),
        (27, 4.0),
        (33, 4.0),
        (36, 4.0),
        (38, 4.0),
        (41, 4.0),
        (43, 4.0),
        (50, 470.0),
        (53, 4.0),
        (66, 4.0),
    ] {
        let report = report(number);
        assert_eq!(report.verdict, Outcome::Confirm, "{number}");
        assert_eq!(report.facts.duration_s, Some(duration_s), "{number}");
        let shown = (report.facts.display_width, report.facts.display_height);
        assert_eq!(shown, (Some(1920), Some(1080)), "{number}");
        assert!(!report.facts.truncated, "{number}");
    }
}

fn what_will_bite_is_advised() {
    for (number, rule, code) in [
        (21, RuleId::Sound, "short"),
        (23, RuleId::Sound, "several-tracks"),
        (33, RuleId::Duration, "speed"),
        (38, RuleId::Sound, "codec"),
        (43, RuleId::Container, "several-pictures"),
    ] {
        let report = report(number);
        let found = report.outcome(rule).unwrap();
        let mut findings = std::iter::once(&found.main).chain(&found.also);
        let advised = findings.any(|found| found.code == code && found.outcome == Outcome::Advise);
        assert!(advised, "{number}: {found:?}");
    }
    assert_eq!(report(38).facts.audio_codec.as_deref(), Some("usac"));
}

fn what_cannot_be_opened_or_is_no_mp4_is_said_so() {
    for number in [16, 18] {
        let report = report(number);
        let expected = (Outcome::CannotTell, "junk-in-front");
        assert_eq!(main_of(&report, RuleId::Container), expected, "{number}");
        assert_eq!(report.verdict, Outcome::CannotTell, "{number}");
    }
    for (number, format) in [(52, "3gpp"), (55, "mpegps")] {
        let report = report(number);
        let expected = (Outcome::Breaks, "only-named-mp4");
        assert_eq!(main_of(&report, RuleId::Container), expected, "{number}");
        let evidence = &report.outcome(RuleId::Container).unwrap().main.evidence;
        assert_eq!(evidence.get("format"), Some(&format.into()), "{number}");
    }
}
