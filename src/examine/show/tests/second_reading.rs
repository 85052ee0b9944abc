//! Of the second reading.

use super::{html, texts};
use crate::examine::show::{shown, shown_with_second_reading};
use crate::examine::{Difference, NO_TRACK, NotRead, SecondReading, SoundExamination, Unexamined};
use crate::job::Examined;
use crate::report::{Measurements, Report};
use crate::rules::fixtures::good;
use crate::text::Lang;
use serde_json::{Value, json};

fn examined(found: &SecondReading) -> Examined {
    let sound = SoundExamination::Unexamined(Unexamined::Absent);
    shown_with_second_reading(&shown(&sound, &good().facts), found)
}

#[test]
fn where_firefox_will_not_play_it_the_page_says_so_and_what_to_do() {
    for (lang, name, way) in [
        (Lang::ZhCn, "火狐", "重新导出"),
        (Lang::En, "Firefox", "export it once more"),
    ] {
        let of = examined(&SecondReading::Refused("tkhd-bad-version"));
        let said = texts(&html(&of, lang), "[data-examined=second-reading]").concat();
        for part in [name, way, "tkhd-bad-version"] {
            assert!(said.contains(part), "{said}");
        }
        assert!(!said.contains('{'), "{said}");
    }
}

#[test]
fn what_does_not_stop_firefox_is_not_advised_on() {
    for found in [
        SecondReading::Agrees,
        SecondReading::Differs(vec![Difference::Duration]),
        SecondReading::Refused("bit-reader-error"),
        SecondReading::NotRead(NotRead::MovieTooLarge),
    ] {
        let html = html(&examined(&found), Lang::ZhCn);
        let advice = texts(&html, "[data-examined=second-reading]");
        assert_eq!(advice, Vec::<String>::new(), "{found:?}");
    }
}

#[test]
fn the_report_keeps_the_schema() {
    let schema = include_str!("../../../../www/report.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let sample = good();
    let report = |measurements: &str| -> Value {
        let mut report = Report::unconfirmed(&sample.facts, "a.mp4", &sample.notice);
        report.measurements = Measurements::new(measurements.to_owned());
        serde_json::to_value(report).unwrap()
    };
    use Difference::{Codec, Duration, Samples, Size, Timescale, TrackId, Tracks};
    let all = vec![Tracks, TrackId, Timescale, Samples, Duration, Size, Codec];
    let mut reports = Vec::new();
    for found in [
        SecondReading::Agrees,
        SecondReading::Differs(all),
        SecondReading::Refused(NO_TRACK),
        SecondReading::Refused("bit-reader-error"),
        SecondReading::NotRead(NotRead::NoMovie),
        SecondReading::NotRead(NotRead::MovieTooLarge),
        SecondReading::NotRead(NotRead::Unreadable),
    ] {
        let mut report = report(&examined(&found).measurements);
        let errors: Vec<_> = validator.iter_errors(&report).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let said = report["measurements"]["second_reading"].clone();
        report["measurements"]["second_reading"]["reads"] = "perhaps".into();
        assert!(!validator.is_valid(&report));
        reports.push(said);
    }
    let expected = json!([
        { "reads": "agrees" },
        {
            "reads": "differs",
            "of": ["tracks", "track-id", "timescale", "samples", "duration", "size", "codec"]
        },
        { "reads": "refused", "of": "no-track", "stops_firefox": true },
        { "reads": "refused", "of": "bit-reader-error", "stops_firefox": false },
        { "reads": "not-read", "of": "no-movie" },
        { "reads": "not-read", "of": "movie-too-large" },
        { "reads": "not-read", "of": "unreadable" },
    ]);
    assert_eq!(Value::Array(reports), expected);
}
