//! Files after public bug reports whose places, times or turns contradict themselves, and others of their
//! kind that are in order: what is said of each is what players make of it.
//!
//! The files are no part of the project: they are looked for in `../shared/hunt` beside the checkout.
//! Without them these tests count as ignored.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Tests may.

#[path = "common/trials.rs"]
mod trials;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::facts::Fact;
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
                "what_contradicts_itself_cannot_be_told",
                what_contradicts_itself_cannot_be_told,
            ),
            (
                "what_all_players_play_alike_waits_only_for_a_person",
                what_all_players_play_alike_waits_only_for_a_person,
            ),
            (
                "what_one_player_does_not_show_is_advised",
                what_one_player_does_not_show_is_advised,
            ),
        ],
    )
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/hunt/files")
}

/// The report of the file whose name begins with that number, and how long it plays.
fn report(number: &str) -> (Report, Fact<f64>) {
    let notice = Notice::parse(include_str!("../www/notice.json")).unwrap();
    let files = std::fs::read_dir(folder()).unwrap();
    let mut names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let name = names.find(|name| name.starts_with(&format!("{number}-")));
    let name = name.unwrap_or_else(|| panic!("no file {number}"));
    let source = FileSource::open(&folder().join(&name)).unwrap();
    let facts = pollster::block_on(inspect(&source)).unwrap();
    let report = Report::unconfirmed(&facts, &name, &notice);
    (report, facts.movie.unwrap().duration_s)
}

fn what_contradicts_itself_cannot_be_told() {
    for (number, rule, code) in [
        ("12", RuleId::Duration, "fragments-overlap"),
        ("34", RuleId::Duration, "samples-missing"),
        ("35", RuleId::Orientation, "matrix-contradiction"),
        ("45", RuleId::Duration, "duration-contradiction"),
        ("57", RuleId::Duration, "edit-plays-nothing"),
    ] {
        let (report, _) = report(number);
        assert_eq!(report.verdict, Outcome::CannotTell, "{number}");
        let main = &report.outcome(rule).unwrap().main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, code),
            "{number}"
        );
    }
}

fn what_all_players_play_alike_waits_only_for_a_person() {
    for (number, duration_s) in [
        ("25", 4.0),
        ("29", 4.0),
        ("41", 4.0),
        ("50", 470.0),
        ("53", 4.0),
        ("66", 4.0),
    ] {
        let (report, duration) = report(number);
        assert_eq!(report.verdict, Outcome::Confirm, "{number}");
        assert_eq!(duration, Fact::Known(duration_s), "{number}");
    }
}

fn what_one_player_does_not_show_is_advised() {
    let (report, duration) = report("56");
    assert_eq!(report.verdict, Outcome::Confirm);
    assert_eq!(duration, Fact::Known(4.0));
    let main = &report.outcome(RuleId::Container).unwrap().main;
    assert_eq!(
        (main.outcome, main.code.as_str()),
        (Outcome::Advise, "chunks-left-over")
    );
}
