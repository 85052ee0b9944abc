//! One field of the form, with its hint and what is wrong with it.

use super::context::{Page, use_page};
use crate::form::{Field, FieldProblem};
use crate::text::id;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The id of a field's first control: what a label and a link from the summary lead to.
pub(super) fn control_id(field: Field) -> String {
    format!("field-{}", field.as_str())
}

fn hint_id(field: Field) -> String {
    format!("hint-{}", field.as_str())
}

fn problem_id(field: Field) -> String {
    format!("problem-{}", field.as_str())
}

/// What a control is described by, as far as it is there.
fn described_by(page: &Page, field: Field, problem: Option<FieldProblem>) -> String {
    let hint = field.hint(page.lang).map(|_| hint_id(field));
    let problem = problem.map(|_| problem_id(field));
    let ids: Vec<String> = hint.into_iter().chain(problem).collect();
    ids.join(" ")
}

fn label(page: &Page, field: Field) -> Html {
    html! {
        <>
            { field.label(page.lang) }
            if field != Field::CoAuthors {
                <span class="needed">{ page.text(id::PAGE_FORM_NEEDED) }</span>
            }
        </>
    }
}

/// The hint above a control, and the problem below it.
fn hint(page: &Page, field: Field) -> Html {
    let words = field.hint(page.lang);
    html! { if let Some(words) = words { <p id={hint_id(field)} class="help">{ words }</p> } }
}

fn trouble(page: &Page, field: Field, problem: Option<FieldProblem>) -> Html {
    let Some(problem) = problem else {
        return Html::default();
    };
    let class = if problem.blocks() {
        "problem"
    } else {
        "problem mild"
    };
    html! {
        <p id={problem_id(field)} {class} data-problem={field.as_str()}>
            { problem.sentence(field, page.lang) }
        </p>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct TypedProps {
    pub(super) field: Field,
    pub(super) value: String,
    /// What is wrong, where that is to be shown by now.
    pub(super) problem: Option<FieldProblem>,
    /// Several lines.
    #[prop_or_default]
    pub(super) lines: u32,
    pub(super) on_typed: Callback<String>,
    pub(super) on_left: Callback<Field>,
}

/// A field to type in.
#[component]
pub(super) fn Typed(props: &TypedProps) -> Html {
    let page = use_page();
    let (field, problem) = (props.field, props.problem);
    let control = control_id(field);
    let described = described_by(&page, field, problem);
    let invalid = problem.is_some_and(FieldProblem::blocks).then_some("true");
    let onblur = props.on_left.reform(move |_| field);
    let oninput = props.on_typed.reform(|event: InputEvent| value(&event));
    let wide = matches!(field, Field::Topic | Field::CoAuthors);
    html! {
        <div class={classes!("field", wide.then_some("full"))} data-field={field.as_str()}>
            <label for={control.clone()}>{ label(&page, field) }</label>
            { hint(&page, field) }
            if props.lines > 1 {
                <textarea id={control} rows={props.lines.to_string()} value={props.value.clone()}
                    aria-describedby={described} aria-invalid={invalid} autocomplete="off" {oninput} {onblur} />
            } else {
                <input id={control} type={if field == Field::Phone { "tel" } else { "text" }}
                    value={props.value.clone()} aria-describedby={described} aria-invalid={invalid}
                    aria-required="true" autocomplete="off" {oninput} {onblur} />
            }
            { trouble(&page, field, problem) }
        </div>
    }
}

fn value(event: &InputEvent) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other
            .dyn_into::<HtmlTextAreaElement>()
            .map(|area| area.value())
            .unwrap_or_default(),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ChosenProps {
    pub(super) field: Field,
    /// Key, words, and whether it is chosen.
    pub(super) choices: Vec<(String, String, bool)>,
    /// Several may be chosen.
    pub(super) several: bool,
    pub(super) problem: Option<FieldProblem>,
    /// The key of the choice that was clicked, and whether it is chosen now.
    pub(super) on_chosen: Callback<(String, bool)>,
    pub(super) on_left: Callback<Field>,
}

/// A field to choose in.
#[component]
pub(super) fn ChosenField(props: &ChosenProps) -> Html {
    let page = use_page();
    let (field, problem) = (props.field, props.problem);
    let described = described_by(&page, field, problem);
    let onfocusout = props.on_left.reform(move |_| field);
    let long = field == Field::Declarations;
    let choice = |(index, (key, words, chosen)): (usize, &(String, String, bool))| {
        let onchange = {
            let (key, chosen, several) = (key.clone(), *chosen, props.several);
            props
                .on_chosen
                .reform(move |_: Event| (key.clone(), !several || !chosen))
        };
        // The first one is what a label or a link leads to.
        let control = match index {
            0 => control_id(field),
            _ => format!("{}-{index}", control_id(field)),
        };
        html! {
            <label key={key.clone()} for={control.clone()}>
                <input id={control} type={if props.several { "checkbox" } else { "radio" }}
                    name={field.as_str()} value={key.clone()} checked={*chosen}
                    data-choice={key.clone()} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <fieldset class="field full" data-field={field.as_str()} aria-describedby={described} {onfocusout}>
            <legend>{ label(&page, field) }</legend>
            { hint(&page, field) }
            <div class={classes!("choices", long.then_some("long"))}>
                { for props.choices.iter().enumerate().map(choice) }
            </div>
            { trouble(&page, field, problem) }
        </fieldset>
    }
}
