//! Files made after public bug reports, in which boxes and samples disagree: what each comes to.
//!
//! They are no part of the project: they are looked for in `../shared/hunt/files` beside the checkout.
//! Without them this test counts as ignored. `../shared/hunt/README.md` says what is odd in each, and
//! what players make of it.
#![allow(clippy::unwrap_used, clippy::panic)] // Tests may.

#[path = "common/trials.rs"]
mod trials;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::{Outcome, RuleId};
use yujian::source::{Counted, FileSource};

/// What is right for a file.
enum Right {
    /// It meets the notice as far as a program can tell, and lasts so many seconds.
    Lasts(f64),
    /// It breaks the notice, or nobody can tell.
    NotMet,
    /// Nobody can tell.
    Open,
}

use Right::{Lasts, NotMet, Open};

const FILES: [(&str, Right); 12] = [
    ("01-", Lasts(3.0)),
    ("04-", NotMet),
    ("05-", NotMet),
    ("08-", NotMet),
    ("10-", Open),
    ("11-", Open),
    ("62-", NotMet),
    ("25-", Lasts(4.0)),
    ("41-", Lasts(4.0)),
    ("50-", Lasts(470.0)),
    ("53-", Lasts(4.0)),
    ("66-", Lasts(4.0)),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/hunt/files")
}

fn main() -> ExitCode {
    let folder = folder();
    let missing = format!("no files at {}", folder.display());
    trials::run(
        (!folder.is_dir()).then_some(&missing),
        &[(
            "each_file_comes_to_what_is_right",
            each_file_comes_to_what_is_right,
        )],
    )
}

fn each_file_comes_to_what_is_right() {
    let notice = Notice::parse(include_str!("../www/notice.json")).unwrap();
    let mut complaints = Vec::new();
    for (prefix, right) in FILES {
        let mut entries = std::fs::read_dir(folder())
            .unwrap()
            .map(|entry| entry.unwrap());
        let is_it =
            |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().starts_with(prefix);
        let path = entries.find(is_it).unwrap().path();
        let source = Counted::new(FileSource::open(&path).unwrap());
        let facts = pollster::block_on(inspect(&source)).unwrap();
        let report = Report::unconfirmed(&facts, "a.mp4", &notice);
        let size = report.outcome(RuleId::Resolution).unwrap();
        let is_right = match right {
            Lasts(seconds) => {
                let lasts = report.facts.duration_s.unwrap_or_default();
                report.verdict <= Outcome::Confirm && (lasts - seconds).abs() < 0.06
            }
            NotMet => matches!(size.main.outcome, Outcome::Breaks | Outcome::CannotTell),
            Open => report.verdict == Outcome::CannotTell,
        };
        let said = format!(
            "{prefix} {:?}, size {:?} {}, {:?} s, {} reads of {} bytes, {:?}",
            report.verdict,
            size.main.outcome,
            size.main.code,
            report.facts.duration_s,
            source.reads(),
            source.bytes(),
            facts.defects
        );
        println!("{said}");
        if !is_right {
            complaints.push(said);
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
