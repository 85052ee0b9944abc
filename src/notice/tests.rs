//! The notice as served, and what a notice must not be.

use super::*;
use crate::rules::{RuleId, rule};
use proptest::prelude::*;
use serde_json::{Value, json};
use strum::VariantArray as _;

const SERVED: &str = include_str!("../../www/notice.json");

fn changed(change: impl FnOnce(&mut Value)) -> Result<Notice, NoticeError> {
    let mut value: Value = serde_json::from_str(SERVED).unwrap();
    change(&mut value);
    Notice::parse(&value.to_string())
}

#[test]
fn the_notice_as_served_is_taken() {
    let notice = Notice::parse(SERVED).unwrap();
    assert_eq!(notice.title, "关于组织开展示范微党课展播的通知");
    assert_eq!(notice.video.max_duration_s, 480);
    assert_eq!((notice.video.width, notice.video.height), (1920, 1080));
    assert_eq!((notice.hand_in.month, notice.hand_in.day), (6, 12));
    assert_eq!(notice.hand_in.year, None, "the notice names no year");
    // Everything that is shown has its English words.
    for lang in [Lang::ZhCn, Lang::En] {
        assert!(!notice.title(lang).is_empty() && !notice.theme(lang).is_empty());
    }
    let choices = notice
        .participants
        .iter()
        .chain(&notice.forms)
        .chain(&notice.emphases);
    assert!(choices.clone().all(|choice| choice.label_en.is_some()));
    assert!(
        notice
            .declarations
            .iter()
            .all(|each| each.text_en.is_some())
    );
}

/// Every clause of the notice as issued: the rules, the place in the data, or why there is neither.
#[test]
fn no_clause_is_a_hole() {
    enum Kept<'a> {
        Rules(&'a [RuleId]),
        Place(&'a str),
        Reason,
    }
    let notice = Notice::parse(SERVED).unwrap();
    let clauses = serde_json::to_value(&notice.clauses).unwrap();
    let table = [
        ("一", Kept::Place("theme")),
        ("二", Kept::Place("participants")),
        ("三", Kept::Place("forms")),
        ("四", Kept::Place("emphases")),
        ("五（一）", Kept::Place("hand_in")),
        // The department's own work, after works were handed in.
        ("五（二）", Kept::Reason),
        ("五（三）", Kept::Reason),
        (
            "六（一）",
            Kept::Rules(&[
                RuleId::Container,
                RuleId::Duration,
                RuleId::Orientation,
                RuleId::Resolution,
                RuleId::Picture,
                RuleId::Sound,
                RuleId::TitleCard,
                RuleId::SpeakerLabel,
            ]),
        ),
        ("六（二）", Kept::Place("declarations")),
        // How units organise and announce their work: nothing of one video.
        ("七（一）", Kept::Reason),
        ("七（二）", Kept::Place("review")),
        ("七（三）", Kept::Reason),
    ];
    let mut ruled = 0;
    for (clause, kept) in table {
        match kept {
            Kept::Rules(rules) => {
                for id in rules {
                    assert_eq!((rule(*id).clause)(&notice), clause);
                    ruled += 1;
                }
            }
            Kept::Place(place) => assert_eq!(clauses[place], clause),
            Kept::Reason => {}
        }
    }
    assert_eq!(
        ruled,
        RuleId::VARIANTS.len(),
        "a rule without a clause does not exist"
    );
}

#[test]
fn errors_name_the_field() {
    let cases: [(&str, Value, &str, Problem); 9] = [
        ("/format", json!(2), "format", Problem::UnknownFormat),
        ("/title", json!(" "), "title", Problem::Empty),
        (
            "/title",
            json!("长".repeat(61)),
            "title",
            Problem::TooLong { max: 60 },
        ),
        (
            "/theme",
            json!("锤炼\u{202e}党性"),
            "theme",
            Problem::Unprintable,
        ),
        (
            "/forms/2/id",
            json!("Über"),
            "forms[2].id",
            Problem::NotAKey,
        ),
        (
            "/forms/2/id",
            json!("lecture"),
            "forms[2].id",
            Problem::Duplicate,
        ),
        (
            "/emphases",
            json!([]),
            "emphases",
            Problem::OutOfRange { min: 1, max: 8 },
        ),
        (
            "/hand_in/day",
            json!(31),
            "hand_in.day",
            Problem::OutOfRange { min: 1, max: 30 },
        ),
        (
            "/video/max_duration_s",
            json!(0),
            "video.max_duration_s",
            Problem::OutOfRange {
                min: 1,
                max: 86_400,
            },
        ),
    ];
    for (pointer, value, field, problem) in cases {
        let result = changed(|json| *json.pointer_mut(pointer).unwrap() = value);
        let field = field.to_owned();
        assert_eq!(result, Err(NoticeError::Field { field, problem }));
    }
}

#[test]
fn what_is_not_a_notice_is_refused() {
    let shape = |json: &str| match Notice::parse(json) {
        Err(NoticeError::Shape { message }) => message,
        other => panic!("{other:?}"),
    };
    assert!(shape("").contains("EOF"));
    assert!(shape("{}").contains("missing field `format`"));
    let Err(NoticeError::Shape { message }) = changed(|json| json["surprise"] = json!(1)) else {
        panic!("an unknown field was taken");
    };
    assert!(message.contains("surprise"));
    let large = format!("{SERVED}{}", " ".repeat(64 * 1024));
    assert_eq!(Notice::parse(&large), Err(NoticeError::TooLarge));
    assert!(Notice::parse(&"[".repeat(60_000)).is_err());
}

#[test]
fn days_are_counted_only_where_there_is_a_year() {
    let mut hand_in = Notice::parse(SERVED).unwrap().hand_in;
    let today = Date::new(2026, 6, 10).unwrap();
    assert_eq!(hand_in.days_left(today), None);
    hand_in.year = Some(2026);
    assert_eq!(hand_in.days_left(today), Some(2));
    hand_in.year = Some(2025);
    assert_eq!(hand_in.days_left(today), Some(-363));
}

#[test]
fn the_29th_of_february_needs_its_year() {
    let with = |year: Value| {
        changed(|json| {
            json["hand_in"]["month"] = json!(2);
            json["hand_in"]["day"] = json!(29);
            json["hand_in"]["year"] = year;
        })
    };
    assert!(with(Value::Null).is_ok());
    assert!(with(json!(2028)).is_ok());
    assert!(with(json!(2027)).is_err());
}

proptest! {
    /// With any value replaced nothing panics, and a notice that is accepted is within the limits.
    #[test]
    fn any_value_anywhere(text in ".{0,90}", number in any::<u64>(), place in 0usize..80) {
        for value in [json!(text), json!(number), json!([text]), Value::Null] {
            let result = changed(|json| {
                let mut left = place;
                replace(json, &mut left, &value);
            });
            if let Ok(notice) = result {
                prop_assert!(notice.title.chars().count() <= 60);
                prop_assert!((1..=8).contains(&notice.forms.len()));
                let json = serde_json::to_string(&notice).unwrap();
                prop_assert!(!json.contains(crate::text::is_unprintable));
            }
        }
    }
}

/// Puts `value` in the `left`-th place of the tree.
fn replace(json: &mut Value, left: &mut usize, value: &Value) {
    match json {
        Value::Object(map) => map.values_mut().for_each(|each| replace(each, left, value)),
        Value::Array(list) => list.iter_mut().for_each(|each| replace(each, left, value)),
        leaf => {
            if *left == 0 {
                *leaf = value.clone();
            }
            *left = left.wrapping_sub(1);
        }
    }
}
