//! What is missing is named, nothing typed is lost, old drafts are read.

mod choices;
mod declarations;
mod drafts;
mod fields;
mod unit;
use super::fixtures::{filled, typed};
use super::*;
use crate::rules::fixtures::good;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// A notice that asks this, and otherwise as little as a notice can.
fn asking(fields: Json, choices: Json) -> Notice {
    let notice = json!({
        "format": 2, "id": "another", "title": "另一通知",
        "fields": fields, "choices": choices, "rules": [{ "rule": "picture" }],
    });
    Notice::parse(&notice.to_string()).unwrap()
}

/// A notice that asks one field.
fn asking_one(field: Json) -> Notice {
    asking(json!([field]), json!([]))
}

/// What is wrong where this is typed into the only field.
fn problem(notice: &Notice, value: &str) -> Option<FieldProblem> {
    let mut form = Form::default();
    form.fill(&notice.fields[0].id, value);
    let problems = form.problems(notice);
    assert!(problems.len() < 2, "{problems:?}");
    problems.first().map(|(part, problem)| {
        assert_eq!(*part, FormPart::Field(notice.fields[0].id.clone()));
        *problem
    })
}

fn field(key: &str) -> FormPart {
    FormPart::Field(key.to_owned())
}

fn list(key: &str) -> FormPart {
    FormPart::List(key.to_owned())
}

/// A list of which one is taken, and a list of which several may be, which is not required.
fn lists() -> Notice {
    let options = json!([
        { "id": "a", "label": "甲" }, { "id": "b", "label": "乙" }, { "id": "c", "label": "丙" },
    ]);
    let choices = json!([
        { "id": "group", "label": "组别", "options": options },
        { "id": "topics", "label": "主题", "take": "many", "required": false, "options": options },
    ]);
    asking(json!([{ "id": "title" }]), choices)
}

#[test]
fn a_filled_form_is_complete() {
    assert_eq!(filled().problems(&good().notice), []);
}

#[test]
fn an_empty_form_names_every_field_that_is_needed() {
    let notice = good().notice;
    let problems = Form::default().problems(&notice);
    let parts: Vec<_> = problems.iter().map(|(part, _)| part.clone()).collect();
    // In the order of the notice; the others who took part may stay unnamed.
    let needed = [
        field("title"),
        field("speaker"),
        field("unit"),
        field("post"),
        field("phone"),
        list("participant"),
        list("lecture-form"),
        list("emphases"),
        FormPart::Declarations,
    ];
    assert_eq!(parts, needed);
    assert!(
        problems
            .iter()
            .all(|(_, problem)| *problem == FieldProblem::Missing)
    );
}

#[test]
fn every_problem_has_words() {
    let (min, max) = (3, 7);
    let notice = good().notice;
    let parts = [
        field("title"),
        field("people"),
        list("emphases"),
        FormPart::Declarations,
    ];
    for lang in Lang::ALL {
        for part in &parts {
            let label = part.label(&notice, lang);
            assert!(!label.is_empty());
            for problem in [
                FieldProblem::Missing,
                FieldProblem::TooLong { max },
                FieldProblem::TooMany { max },
                FieldProblem::TooFew { min },
                FieldProblem::OutOfRange { min, max },
                FieldProblem::PhoneShape,
                FieldProblem::LinkShape,
            ] {
                let text = problem.sentence(part, &notice, lang);
                assert!(!text.trim().is_empty() && !text.contains('?'), "{text}");
                let figures = match problem {
                    FieldProblem::TooLong { .. } | FieldProblem::TooMany { .. } => vec!["7"],
                    FieldProblem::TooFew { .. } => vec!["3"],
                    FieldProblem::OutOfRange { .. } => vec!["3", "7"],
                    _ => vec![],
                };
                assert!(figures.iter().all(|n| text.contains(n)), "{text}");
            }
        }
        // What is missing is asked for by the name that the notice has for it.
        for part in &parts {
            let text = FieldProblem::Missing.sentence(part, &notice, lang);
            let label = part.label(&notice, lang).to_lowercase();
            assert!(text.to_lowercase().contains(&label), "{text}");
        }
    }
}

#[test]
fn only_what_the_notice_asks_is_printed_and_the_rest_is_kept() {
    let notice = lists();
    let mut form = filled();
    form.choose(&notice.choices[0], "a", true);
    let printed = form.as_printed(&notice);
    assert_eq!(printed.answers.typed.iter().count(), 1);
    assert_eq!(
        printed.answers.typed("title"),
        filled().answers.typed("title")
    );
    assert_eq!(printed.answers.chosen.iter().count(), 1);
    assert!(printed.declared.is_empty());
    // What the other notice asked is there when it comes back.
    assert!(form.is_complete(&notice) && form.is_complete(&good().notice));
}

proptest! {
    #[test]
    fn tidying_is_final_and_printable(value in ".{0,60}") {
        let once = tidied(&value);
        prop_assert_eq!(tidied(&once), once.clone());
        prop_assert!(!once.chars().any(is_unprintable));
        let notice = good().notice;
        let form = typed([("title", &value), ("phone", &value), ("people", &value)]);
        let printed = form.as_printed(&notice);
        prop_assert_eq!(printed.as_printed(&notice), printed);
    }
}
