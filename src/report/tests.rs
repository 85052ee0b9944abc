//! The format that is promised.

use super::*;
use crate::rules::fixtures::{all, good};

#[test]
fn a_report_survives_its_json() {
    for mut example in all() {
        example.confirm_all();
        let report = Report::new(&example.context(), Some("0".repeat(64)));
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
    let json = serde_json::to_string(&Report::new(&example.context(), None)).unwrap();
    let back = serde_json::from_str::<Report>(&json).unwrap();
    assert_eq!(back.facts.header_duration_s, Some(claimed));
}

#[test]
fn every_report_keeps_the_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../www/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for mut example in all() {
        for sha256 in [None, Some("0f".repeat(32))] {
            let report = serde_json::to_value(Report::new(&example.context(), sha256)).unwrap();
            let errors: Vec<_> = validator
                .iter_errors(&report)
                .map(|e| e.to_string())
                .collect();
            assert!(errors.is_empty(), "{errors:#?}\n{report:#}");
            example.confirm_all();
        }
    }
    // The schema says something: it refuses what is not a report.
    let mut report = serde_json::to_value(Report::new(&good().context(), None)).unwrap();
    report["verdict"] = "fine".into();
    assert!(!validator.is_valid(&report));
}

#[test]
fn what_was_measured_goes_through_as_it_came() {
    let measured = r#"{"sound":{"integrated_lufs":-23.05,"silence":[]}}"#;
    let mut report = Report::new(&good().context(), None);
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
    let report = Report::new(&example.context(), Some("0f".repeat(32)));
    insta::assert_json_snapshot!("report", report);
}
