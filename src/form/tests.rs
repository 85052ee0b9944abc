//! What is missing is named, nothing typed is lost, old drafts are read.

use super::fixtures::filled;
use super::*;
use crate::rules::fixtures::good;
use proptest::prelude::*;

#[test]
fn a_filled_form_is_complete() {
    assert_eq!(filled().problems(&good().notice), []);
}

#[test]
fn an_empty_form_names_every_field_that_is_needed() {
    let problems = Form::default().problems(&good().notice);
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    let needed: Vec<_> = Field::VARIANTS
        .iter()
        .copied()
        .filter(|field| *field != Field::CoAuthors)
        .collect();
    assert_eq!(fields, needed);
    assert!(
        problems
            .iter()
            .all(|(_, problem)| *problem == FieldProblem::Missing)
    );
}

#[test]
fn every_problem_has_words() {
    let max = 7;
    for lang in Lang::ALL {
        for &field in Field::VARIANTS {
            assert!(!field.label(lang).is_empty());
            for problem in [
                FieldProblem::Missing,
                FieldProblem::TooLong { max },
                FieldProblem::TooMany { max },
                FieldProblem::PhoneShape,
            ] {
                let text = problem.sentence(field, lang);
                assert!(!text.trim().is_empty() && !text.contains('?'), "{text}");
            }
        }
    }
}

fn problems_of(change: impl FnOnce(&mut Form)) -> Vec<(Field, FieldProblem)> {
    let mut form = filled();
    change(&mut form);
    form.problems(&good().notice)
}

#[test]
fn each_field_is_checked() {
    use FieldProblem::{Missing, PhoneShape, TooLong, TooMany};
    assert_eq!(
        problems_of(|f| f.topic = " \u{3000}\n".into()),
        [(Field::Topic, Missing)]
    );
    assert_eq!(
        problems_of(|f| f.speaker = "\u{202e}".into()),
        [(Field::Speaker, Missing)]
    );
    assert_eq!(problems_of(|f| f.topic = "长".repeat(40)), []);
    assert_eq!(
        problems_of(|f| f.topic = "长".repeat(41)),
        [(Field::Topic, TooLong { max: 40 })]
    );
    assert_eq!(problems_of(|f| f.topic = "x".repeat(80)), []);
    assert_eq!(
        problems_of(|f| f.topic = "x".repeat(81)),
        [(Field::Topic, TooLong { max: 40 })]
    );
    assert_eq!(problems_of(|f| f.co_authors = vec!["赵六".into(); 8]), []);
    assert_eq!(
        problems_of(|f| f.co_authors = vec!["赵六".into(); 9]),
        [(Field::CoAuthors, TooMany { max: 8 })]
    );
    assert_eq!(problems_of(|f| f.co_authors = vec![String::new(); 20]), []);
    assert_eq!(
        problems_of(|f| f.participant = Some("emperor".into())),
        [(Field::Participant, Missing)]
    );
    assert_eq!(
        problems_of(|f| f.emphases = ["gone".to_owned()].into()),
        [(Field::Emphases, Missing)]
    );
    assert_eq!(
        problems_of(|f| {
            let first = f.declared.iter().next().unwrap().clone();
            f.declared.remove(&first);
        }),
        [(Field::Declarations, Missing)]
    );
    assert_eq!(
        problems_of(|f| f.phone = "不知道".into()),
        [(Field::Phone, PhoneShape)]
    );
}

#[test]
fn a_phone_of_odd_shape_never_blocks() {
    let mut form = filled();
    form.phone = "见名片".to_owned();
    assert!(form.is_complete(&good().notice));
    form.phone.clear();
    assert!(!form.is_complete(&good().notice));
}

#[test]
fn phones_as_people_write_them() {
    for phone in [
        "13800138000",
        "138 0013 8000",
        "+86 138-0013-8000",
        "0411-84708320",
        "（0411）84708320 转 8012",
        "8012",
        "84708320",
        "13800138000 / 84708320",
        "１３８００１３８０００",
    ] {
        assert_eq!(problems_of(|f| f.phone = phone.into()), [], "{phone}");
    }
    for phone in ["12800138000", "123", "138x0138000", "电话"] {
        assert_ne!(problems_of(|f| f.phone = phone.into()), [], "{phone}");
    }
}

#[test]
fn what_a_unit_shares_is_offered_but_never_replaces() {
    let mut next = Form {
        unit: "另一单位".to_owned(),
        ..Form::default()
    };
    next.fill_from(&filled().unit_defaults());
    assert_eq!(next.unit, "另一单位");
    assert_eq!(next.phone, "13800138000");
    assert_eq!(next.participant.as_deref(), Some("branch-secretary"));
    assert!(next.topic.is_empty() && next.speaker.is_empty() && next.declared.is_empty());
}

#[test]
fn what_older_and_newer_programs_wrote_is_read() {
    let read = |json: &str| serde_json::from_str::<Form>(json).unwrap();
    assert_eq!(read("{}"), Form::default());
    assert_eq!(
        read(r#"{"topic":"锤炼党性","colour":"red"}"#).topic,
        "锤炼党性"
    );
}

proptest! {
    #[test]
    fn json_keeps_what_was_typed(topic in "\\PC{0,60}", phone in ".{0,40}", names in proptest::collection::vec(".{0,20}", 0..12)) {
        let form = Form { topic, phone, co_authors: names, ..filled() };
        let json = serde_json::to_string(&form).unwrap();
        prop_assert_eq!(serde_json::from_str::<Form>(&json).unwrap(), form);
    }

    #[test]
    fn tidying_is_final_and_printable(value in ".{0,60}") {
        let once = tidied(&value);
        prop_assert_eq!(tidied(&once), once.clone());
        prop_assert!(!once.chars().any(is_unprintable));
        let form = Form { topic: value.clone(), phone: value, ..Form::default() };
        prop_assert_eq!(form.tidied().tidied(), form.tidied());
    }
}
