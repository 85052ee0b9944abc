//! What notices make of them.

use super::{fixture, outcome, under_any, under_mp4};
use yujian::report::Report;
use yujian::rules::Outcome;

/// Holds a report to what its rules have to come to, each with the code of its reason.
fn assert_outcomes(file: &str, report: &Report, expected: &[(&str, Outcome, &str)]) {
    for (rule, expected, code) in expected {
        let found = outcome(report, rule);
        assert_eq!(found, (*expected, (*code).to_owned()), "{file}: {rule}");
    }
}

#[test]
fn a_long_mkv_breaks_by_its_container_and_by_all_else_that_is_wrong() {
    for kind in ["mkv", "avi", "flv", "ts", "wmv"] {
        let file = format!("containers/long.{kind}");
        let report = under_mp4(&fixture(&file), &format!("党课.{kind}"));
        let expected = [
            ("container", Outcome::Breaks, "other-format"),
            ("duration", Outcome::Breaks, "over"),
            ("resolution", Outcome::Breaks, "other-size"),
            ("orientation", Outcome::Meets, "fits"),
        ];
        assert_outcomes(&file, &report, &expected);
    }
    let report = under_mp4(&fixture("mkv-renamed.mp4"), "党课.mp4");
    let expected = [
        ("container", Outcome::Breaks, "only-named"),
        ("duration", Outcome::Meets, "within"),
        ("resolution", Outcome::Meets, "exact"),
    ];
    assert_outcomes("mkv-renamed.mp4", &report, &expected);
}

#[test]
fn where_they_are_taken_they_are_judged_like_any_other() {
    for kind in ["mkv", "flv", "ts"] {
        let file = format!("{kind}-renamed.mp4");
        let report = under_any(&fixture(&file), &format!("a.{kind}"));
        let expected = [
            ("container", Outcome::Meets, "taken"),
            ("duration", Outcome::Meets, "within"),
            ("resolution", Outcome::Meets, "exact"),
            ("frame-rate", Outcome::Meets, "fits"),
        ];
        assert_outcomes(&file, &report, &expected);
        assert_eq!(report.verdict, Outcome::Confirm, "{kind}");
    }
    let report = under_any(&fixture("containers/long.mkv"), "a.mkv");
    let expected = [
        ("duration", Outcome::Breaks, "over"),
        ("sound", Outcome::Breaks, "no-sound-track"),
    ];
    assert_outcomes("containers/long.mkv", &report, &expected);
    // What is not read is left open.
    for (file, name) in [("mpg-renamed.mp4", "a.mpg"), ("ogv-renamed.mp4", "a.ogv")] {
        let facts = fixture(file);
        assert_eq!(facts.movie, None);
        let report = under_mp4(&facts, name);
        assert_outcomes(
            file,
            &report,
            &[("duration", Outcome::CannotTell, "not-mp4")],
        );
    }
}
