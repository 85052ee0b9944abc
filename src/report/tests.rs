//! The format that is promised.

use super::*;
use crate::rules::KindName;
use crate::rules::fixtures::{all, good};
use strum::VariantArray;

fn schema() -> serde_json::Value {
    serde_json::from_str(include_str!("../../www/report.schema.json")).unwrap()
}

/// The report of the good example.
fn report() -> Report {
    let example = good();
    Report::new(&example.context(), &example.notice, None)
}

#[test]
fn a_report_survives_its_json() {
    for mut example in all() {
        example.confirm_all();
        let report = Report::new(&example.context(), &example.notice, Some("0".repeat(64)));
        let json = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    }
}

/// Found by the fuzz target `movie`: a movie header that claims thirty thousand years.
#[test]
fn a_figure_of_any_size_is_written_so_that_it_reads_back() {
    let mut example = good();
    let claimed = 910_922_254_939.132_8;
    example.facts.movie.as_mut().unwrap().header_duration_s = Some(claimed);
    let json =
        serde_json::to_string(&Report::new(&example.context(), &example.notice, None)).unwrap();
    let back = serde_json::from_str::<Report>(&json).unwrap();
    assert_eq!(back.facts.header_duration_s, Some(claimed));
}

#[test]
fn every_report_keeps_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for mut example in all() {
        for sha256 in [None, Some("0f".repeat(32))] {
            let report =
                serde_json::to_value(Report::new(&example.context(), &example.notice, sha256))
                    .unwrap();
            let errors: Vec<_> = validator
                .iter_errors(&report)
                .map(|e| e.to_string())
                .collect();
            assert!(errors.is_empty(), "{errors:#?}\n{report:#}");
            example.confirm_all();
        }
    }
    let mut mended = report();
    mended.made_from = Some(MadeFrom {
        file: mended.file.clone(),
        changes: Changes {
            cut_begin_s: 1.5,
            turned_deg: 90,
            ..Changes::default()
        },
    });
    assert!(validator.is_valid(&serde_json::to_value(&mended).unwrap()));
    // The schema says something: it refuses what is not a report.
    let mut report = serde_json::to_value(report()).unwrap();
    assert!(validator.is_valid(&report));
    report["verdict"] = "fine".into();
    assert!(!validator.is_valid(&report));
}

#[test]
fn the_schema_knows_every_kind_and_every_outcome() {
    fn words<'w>(of: impl IntoIterator<Item = &'w str>) -> Vec<&'w str> {
        let mut words: Vec<&str> = of.into_iter().collect();
        words.sort_unstable();
        words
    }
    fn listed(list: &serde_json::Value) -> Vec<&str> {
        words(
            list.as_array()
                .unwrap()
                .iter()
                .map(|word| word.as_str().unwrap()),
        )
    }
    let schema = schema();
    let kinds = &schema["properties"]["outcomes"]["items"]["properties"]["kind"]["enum"];
    let outcomes = Outcome::VARIANTS.iter().map(|outcome| outcome.as_str());
    assert_eq!(
        listed(kinds),
        words(KindName::VARIANTS.iter().map(|kind| kind.as_str()))
    );
    assert_eq!(
        listed(&schema["$defs"]["outcome"]["enum"]),
        words(outcomes.clone())
    );
    // A verdict is over what applies.
    let verdicts = words(outcomes.filter(|outcome| *outcome != "not-applicable"));
    assert_eq!(listed(&schema["properties"]["verdict"]["enum"]), verdicts);
}

#[test]
fn a_report_by_another_notice_keeps_the_schema_too() {
    // Its demands have keys of their own and no clauses, one does not apply, and none is of the container.
    let notice = r#"{
        "format": 2, "id": "another", "title": "另一通知",
        "choices": [{
            "id": "group", "label": "组别",
            "options": [{ "id": "a", "label": "甲" }, { "id": "b", "label": "乙" }]
        }],
        "rules": [
            { "rule": "duration", "id": "short", "max_s": 60, "if": { "group": ["a"] } },
            { "rule": "duration", "id": "long", "max_s": 600, "if": { "group": ["b"] } },
            { "rule": "sound" }
        ]
    }"#;
    let notice = Notice::parse(notice).unwrap();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for mut example in all() {
        example
            .answers
            .chosen
            .insert("group".to_owned(), ["b".to_owned()].into());
        example.notice = notice.clone();
        let report = Report::new(&example.context(), &notice, None);
        assert_eq!(report.notice.id, "another");
        let short = &report.outcome("short").unwrap().main;
        assert_eq!(short.outcome, Outcome::NotApplicable);
        let json = serde_json::to_value(&report).unwrap();
        let errors: Vec<_> = validator
            .iter_errors(&json)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:#?}\n{json:#}");
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    }
}

#[test]
fn a_report_names_the_very_notice() {
    let example = good();
    let mut other: serde_json::Value =
        serde_json::from_str(include_str!("../../www/notice.json")).unwrap();
    other["rules"][1]["max_s"] = 481.into();
    let other = Notice::parse(&other.to_string()).unwrap();
    let reports = [&example.notice, &other].map(|notice| {
        let facts = &example.facts;
        Report::unconfirmed(facts, "a.mp4", notice).notice
    });
    assert_eq!(reports[0].id, reports[1].id);
    assert_ne!(reports[0].fingerprint, reports[1].fingerprint);
}

#[test]
fn what_was_measured_goes_through_as_it_came() {
    let measured = r#"{"sound":{"integrated_lufs":-23.05,"silence":[]}}"#;
    let mut report = report();
    report.measurements = Measurements::new(measured.to_owned());
    let json = serde_json::to_string(&report).unwrap();
    assert!(
        json.contains(&format!(r#""measurements":{measured}"#)),
        "{json}"
    );
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    assert!(Measurements::new("<p>".to_owned()).is_none());
}

#[test]
fn the_promised_format() {
    let mut example = good();
    example.confirm_all();
    let duration_s = crate::facts::Fact::Known(480.2);
    example.picture().duration_s = duration_s;
    example.movie().sounds[0].duration_s = duration_s;
    example.movie().duration_s = duration_s;
    let report = Report::new(&example.context(), &example.notice, Some("0f".repeat(32)));
    insta::assert_json_snapshot!("report", report);
}
