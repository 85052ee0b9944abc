//! One field of the form, with its hint and what is wrong with it.

use crate::browser::view::context::Page;
use crate::form::{FieldProblem, FormPart};
use crate::notice::{FieldKind, Notice};
use crate::text::submission;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The id of a field's first control: what a label and a link from the summary lead to.
pub(super) fn control_id(key: &str) -> String {
    format!("field-{key}")
}

/// What the controls of every field have in common.
pub(super) struct FormField<'a> {
    pub(super) page: &'a Page,
    pub(super) notice: &'a Notice,
    pub(super) part: FormPart,
    /// How to fill it in, where that needs saying.
    pub(super) hint: Option<String>,
    /// It must be filled in.
    pub(super) needed: bool,
    /// What is wrong, once that is to be shown.
    pub(super) problem: Option<FieldProblem>,
    /// Called when the teacher leaves the field.
    pub(super) on_left: Callback<FormPart>,
}

impl FormField<'_> {
    /// A field to type in, on one line or several.
    pub(super) fn typed(
        &self,
        kind: FieldKind,
        value: String,
        lines: u32,
        is_wide: bool,
        on_typed: &Callback<String>,
    ) -> Html {
        let key = self.part.key().to_owned();
        let control = control_id(&key);
        let described = self.described_by();
        let invalid = self
            .problem
            .is_some_and(FieldProblem::blocks)
            .then_some("true");
        let part = self.part.clone();
        let onblur = self.on_left.reform(move |_| part.clone());
        let oninput = on_typed.reform(|event: InputEvent| typed_value(&event));
        let input = match kind {
            FieldKind::Phone => "tel",
            FieldKind::Link => "url",
            FieldKind::Date => "date",
            _ => "text",
        };
        html! {
            <div class={classes!("field", is_wide.then_some("full"))} data-field={key}>
                <label for={control.clone()}>{ self.label() }</label>
                { self.hint() }
                if lines > 1 {
                    <textarea id={control} rows={lines.to_string()} {value} aria-describedby={described}
                        aria-invalid={invalid} autocomplete="off" {oninput} {onblur} />
                } else {
                    <input id={control} type={input}
                        {value} aria-describedby={described} aria-invalid={invalid}
                        aria-required={self.needed.to_string()} autocomplete="off" {oninput} {onblur} />
                }
                { self.trouble() }
            </div>
        }
    }

    /// A field with choices: key, words, and whether it is chosen. `on_chosen` gets the key that was
    /// clicked and whether it is chosen now.
    pub(super) fn chosen(
        &self,
        choices: Vec<(String, String, bool)>,
        several: bool,
        on_chosen: &Callback<(String, bool)>,
    ) -> Html {
        let key_of_part = self.part.key().to_owned();
        let part = self.part.clone();
        let onfocusout = self.on_left.reform(move |_| part.clone());
        let long = self.part == FormPart::Declarations;
        let choice = |(index, (key, words, chosen)): (usize, (String, String, bool))| {
            let onchange = {
                let key = key.clone();
                on_chosen.reform(move |_: Event| (key.clone(), !several || !chosen))
            };
            // The first one is what a label or a link leads to.
            let control = match index {
                0 => control_id(&key_of_part),
                _ => format!("{}-{index}", control_id(&key_of_part)),
            };
            html! {
                <label key={index} for={control.clone()}>
                    <input id={control} type={if several { "checkbox" } else { "radio" }}
                        name={key_of_part.clone()} value={key.clone()} checked={chosen}
                        data-choice={key} {onchange} />
                    <span>{ words }</span>
                </label>
            }
        };
        html! {
            <fieldset class="field full" data-field={key_of_part.clone()}
                aria-describedby={self.described_by()} {onfocusout}>
                <legend>{ self.label() }</legend>
                { self.hint() }
                <div class={classes!("choices", long.then_some("long"))}>
                    { for choices.into_iter().enumerate().map(choice) }
                </div>
                { self.trouble() }
            </fieldset>
        }
    }

    /// The value of `aria-describedby`: the ids of hint and problem, where there are such.
    fn described_by(&self) -> String {
        let name = self.part.key();
        let hint = self.hint.as_ref().map(|_| format!("hint-{name}"));
        let problem = self.problem.map(|_| format!("problem-{name}"));
        let ids: Vec<String> = hint.into_iter().chain(problem).collect();
        ids.join(" ")
    }

    fn label(&self) -> Html {
        html! {
            <>
                { self.part.label(self.notice, self.page.lang) }
                if self.needed {
                    <span class="needed">{ self.page.text(submission::FORM_NEEDED) }</span>
                }
            </>
        }
    }

    fn hint(&self) -> Html {
        let id = format!("hint-{}", self.part.key());
        html! { if let Some(words) = &self.hint { <p {id} class="help">{ words }</p> } }
    }

    fn trouble(&self) -> Html {
        let Some(problem) = self.problem else {
            return Html::default();
        };
        let name = self.part.key();
        let class = if problem.blocks() {
            "problem"
        } else {
            "problem mild"
        };
        html! {
            <p id={format!("problem-{name}")} {class} data-problem={name.to_owned()}>
                { problem.sentence(&self.part, self.notice, self.page.lang) }
            </p>
        }
    }
}

pub(super) fn typed_value(event: &InputEvent) -> String {
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
