//! What is the same for several works: filled in, declared and confirmed once.

use crate::browser::view::context::{Page, Shared};
use crate::browser::view::submission::field::typed_value;
use crate::form::Form;
use crate::job::FileKey;
use crate::notice::{ChoiceList, Declaration, Field, FieldKind, Notice};
use crate::rules::{Answers, DemandId, ITEM_LIST, Outcome};
use crate::session::{Action, Session, Video};
use crate::text::{Submission, Template, submission};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TogetherProps {
    pub(super) page: Page,
    pub(super) session: Shared<Session>,
    pub(super) notice: Shared<Notice>,
    /// The works that are meant.
    pub(super) meant: Vec<Shared<Video>>,
    /// Whether they were ticked, or are all that the list shows.
    pub(super) are_ticked: bool,
}

/// What all works of a unit have in common.
#[component]
pub(super) fn Together(props: &TogetherProps) -> Html {
    let (page, notice) = (&props.page, &props.notice);
    let meant = Meant(props);
    let count = [("count", props.meant.len().into())];
    let of = match props.are_ticked {
        true => submission::TOGETHER_TICKED,
        false => submission::TOGETHER_ALL,
    };
    let fields = notice.fields.iter().filter(|field| field.same_for_unit);
    let lists = notice.choices.iter().filter(|list| list.id != ITEM_LIST);
    html! {
        <section class="card block stack" id="together" aria-labelledby="together-head">
            <h2 id="together-head">{ page.text(submission::TOGETHER) }</h2>
            <p class="soft">{ page.fill(of, &count) }</p>
            <div class="fields">
                { for fields.map(|field| meant.typed(field)) }
                { for lists.map(|list| meant.chosen(list)) }
            </div>
            <p>
                <button type="button" class="button main" data-action="fill-all" onclick={page.on::<MouseEvent>(Action::AllFilled(meant.keys()))}>
                    { page.fill(submission::TOGETHER_FILL, &count) }
                </button>
                { " " }<span class="soft small">{ page.text(submission::TOGETHER_FILL_HINT) }</span>
            </p>
            { meant.declared() }
            { meant.confirmed() }
        </section>
    }
}

/// The works that are meant, and what is done to them.
struct Meant<'p>(&'p TogetherProps);

impl Meant<'_> {
    fn keys(&self) -> Vec<FileKey> {
        self.0.meant.iter().map(|video| video.key).collect()
    }

    fn shared(&self) -> Answers {
        self.0.session.unit.as_deref().cloned().unwrap_or_default()
    }

    /// A callback that changes what all works of the unit have in common.
    fn change<T: 'static>(&self, change: impl Fn(&mut Form, T) + 'static) -> Callback<T> {
        let (send, shared) = (self.0.page.send.clone(), self.shared());
        Callback::from(move |value| {
            let mut form = Form {
                answers: shared.clone(),
                ..Form::default()
            };
            change(&mut form, value);
            send.emit(Action::UnitFilled(form.answers));
        })
    }

    fn typed(&self, field: &Field) -> Html {
        let id = format!("shared-{}", field.id);
        let value = self.shared().typed(&field.id).to_owned();
        let key = field.id.clone();
        let change = self.change(move |form, value: String| form.fill(&key, &value));
        let oninput = change.reform(|event: InputEvent| typed_value(&event));
        let kind = if field.kind == FieldKind::Phone {
            "tel"
        } else {
            "text"
        };
        html! {
            <div class="field">
                <label for={id.clone()}>{ field.label.get(self.0.page.lang) }</label>
                <input {id} type={kind} {value} autocomplete="off" {oninput} />
            </div>
        }
    }

    fn chosen(&self, list: &ChoiceList) -> Html {
        let (lang, shared) = (self.0.page.lang, self.shared());
        let kind = if list.many { "checkbox" } else { "radio" };
        let option = |option: &crate::notice::Choice| {
            let is_chosen = shared.is_chosen(&list.id, &option.id);
            let (of, key) = (list.clone(), option.id.clone());
            let change = self.change(move |form, on: bool| form.choose(&of, &key, on));
            let onchange = change.reform(|event: Event| is_checked(&event));
            html! {
                <label>
                    <input type={kind} name={format!("shared-{}", list.id)} checked={is_chosen}
                        data-shared={option.id.clone()} {onchange} />
                    <span>{ option.label.get(lang) }</span>
                </label>
            }
        };
        html! {
            <fieldset class="field full">
                <legend>{ list.label.get(lang) }</legend>
                <div class="choices">{ for list.options.iter().map(option) }</div>
            </fieldset>
        }
    }

    /// What the notice has declared, and one tick for all of it.
    fn declared(&self) -> Html {
        let (page, notice) = (&self.0.page, &self.0.notice);
        let declarations = |video: &Video| -> Vec<Declaration> {
            let form = &video.draft.form;
            form.declarations(notice).cloned().collect()
        };
        let mut asked: Vec<Declaration> = Vec::new();
        for each in self.0.meant.iter().flat_map(|video| declarations(video)) {
            if !asked.contains(&each) {
                asked.push(each);
            }
        }
        let is_done = self.0.meant.iter().all(|video| {
            let form = &video.draft.form;
            form.declarations(notice)
                .all(|each| form.has_declared(each))
        });
        let words = asked.iter().map(|each| each.text.get(page.lang).to_owned());
        let words = words.collect();
        let action = |on| Action::AllDeclared(self.keys(), on);
        self.tick(
            "declare-all",
            submission::TOGETHER_DECLARE,
            words,
            is_done,
            action,
        )
    }

    /// What a person answers for after watching, and one tick for all of it.
    fn confirmed(&self) -> Html {
        let (page, notice) = (&self.0.page, &self.0.notice);
        let mut asked: Vec<DemandId> = Vec::new();
        for rule in self.0.meant.iter().flat_map(|video| video.asked(notice)) {
            if !asked.contains(&rule) {
                asked.push(rule);
            }
        }
        let words = asked.iter().filter_map(|rule| notice.demand(rule));
        let words = words.map(|demand| demand.words(page.lang)).collect();
        let is_open = |video: &Video| {
            let mut outcomes = video.outcomes.iter();
            outcomes
                .any(|rule| rule.main.outcome == Outcome::Confirm && !rule.main.waits_for_choice())
        };
        let is_done = !self.0.meant.iter().any(|video| is_open(video));
        let action = |on| Action::AllConfirmed(self.keys(), on);
        let tick = self.tick(
            "confirm-all",
            submission::TOGETHER_CONFIRM,
            words,
            is_done,
            action,
        );
        let is_asked = !asked.is_empty();
        html! {
            <>
                { tick }
                if is_asked { { self.confirmer() } }
            </>
        }
    }

    /// Who confirms.
    fn confirmer(&self) -> Html {
        let page = &self.0.page;
        let (send, keys) = (page.send.clone(), self.keys());
        let oninput = Callback::from(move |event: InputEvent| {
            let name = typed_value(&event);
            for key in &keys {
                send.emit(Action::ConfirmerTyped(*key, name.clone()));
            }
        });
        html! {
            <div class="field">
                <label for="shared-confirmer">{ page.text(submission::CONFIRMER) }</label>
                <p class="help">{ page.text(submission::TOGETHER_CONFIRM_HINT) }</p>
                <input id="shared-confirmer" type="text" autocomplete="off" value={self.0.session.confirmer.to_string()} {oninput} />
            </div>
        }
    }

    /// Sentences, and one tick that stands for all of them.
    fn tick(
        &self,
        name: &'static str,
        words: Template<Submission>,
        sentences: Vec<String>,
        is_done: bool,
        action: impl Fn(bool) -> Action,
    ) -> Html {
        if sentences.is_empty() || self.0.meant.is_empty() {
            return Html::default();
        }
        let (send, on, off) = (self.0.page.send.clone(), action(true), action(false));
        let onchange = Callback::from(move |event: Event| {
            let action = if is_checked(&event) { &on } else { &off };
            send.emit(action.clone());
        });
        let id = format!("together-{name}");
        html! {
            <div class="stack">
                <ul class="marks">{ for sentences.into_iter().map(|words| html! { <li>{ words }</li> }) }</ul>
                <label class="for-all" for={id.clone()}>
                    <input {id} type="checkbox" checked={is_done} data-action={name} {onchange} />
                    <span>{ self.0.page.fill(words, &[("count", self.0.meant.len().into())]) }</span>
                </label>
            </div>
        }
    }
}

fn is_checked(event: &Event) -> bool {
    let target = event.target();
    let input = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}
