//! What is wrong with a notice.

use crate::browser::view::context::Page;
use crate::json::{Fault, Problem};
use crate::text::{Submission, Value, submission};
use yew::prelude::*;

/// The faults of a notice, each with its place and what to write instead.
pub(super) fn faults(page: &Page, faults: &[Fault]) -> Html {
    html! {
        <ul>
            { for faults.iter().map(|fault| html! {
                <li data-fault={fault.path.clone()}>{ fault_words(page, fault) }</li>
            }) }
        </ul>
    }
}

fn fault_words(page: &Page, fault: &Fault) -> String {
    let known;
    let mut code = format!("fault-{}", fault.problem.code());
    let args: Vec<(&str, Value<'_>)> = match &fault.problem {
        Problem::TooLarge { max } | Problem::TooLong { max } | Problem::TooMany { max } => {
            vec![("max", (*max).into())]
        }
        Problem::TrailingComma { line } => vec![("line", (*line).into())],
        Problem::Syntax { line, column } => {
            vec![("line", (*line).into()), ("column", (*column).into())]
        }
        Problem::WrongType { expected } => {
            let expected = format!("expected-{expected}");
            known = page
                .lang
                .find_in::<Submission>(&expected, &[])
                .unwrap_or_default();
            vec![("expected", known.as_str().into())]
        }
        Problem::OutOfRange { min, max } => vec![("min", (*min).into()), ("max", (*max).into())],
        Problem::UnknownKey { nearest: Some(key) } => {
            code.push_str("-nearest");
            vec![("nearest", key.as_str().into())]
        }
        Problem::UnknownWord { word, known } => {
            vec![
                ("word", word.as_str().into()),
                ("known", known.as_str().into()),
            ]
        }
        Problem::UnknownReference { word } => vec![("word", word.as_str().into())],
        Problem::Contradicts { other } => vec![("other", other.as_str().into())],
        Problem::Unwatchable { kbps } => vec![("kbps", (*kbps).into())],
        _ => Vec::new(),
    };
    let problem = page
        .lang
        .find_in::<Submission>(&code, &args)
        .unwrap_or_default();
    if fault.path.is_empty() {
        return problem;
    }
    let args = [
        ("path", fault.path.as_str().into()),
        ("problem", problem.as_str().into()),
    ];
    page.fill(submission::FAULT_AT, &args)
}
