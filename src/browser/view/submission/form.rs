//! The form: what the sheet needs to know about the work.

use super::field::{FormField, control_id};
use crate::browser::focus::{after_press, focus};
use crate::browser::view::context::{Page, Shared};
use crate::form::{Field, FieldProblem, Form, UnitDefaults};
use crate::notice::{Choice, Declaration, Notice};
use crate::session::{Action, Storage, StorageTrouble, Video};
use crate::text::{id, submission};
use crate::vec_map::VecSet;
use std::rc::Rc;
use strum::VariantArray as _;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    pub(super) page: Page,
    pub(super) video: Shared<Video>,
    pub(super) notice: Shared<Notice>,
    pub(super) storage: Storage,
    pub(super) unit: Option<Shared<UnitDefaults>>,
}

/// The form of one video.
#[component]
pub(super) fn FormView(props: &FormProps) -> Html {
    let page = &props.page;
    let form = &props.video.draft.form;
    let problems = form.problems(&props.notice);
    // A problem is shown once the teacher has left the field, not while it waits to be filled in. The
    // fields of a restored draft were left in an earlier visit.
    let left = use_state_eq(|| match props.video.restored {
        true => Field::VARIANTS.to_vec(),
        false => Vec::new(),
    });
    let on_left = {
        let left = left.clone();
        Callback::from(move |field| {
            if !left.contains(&field) {
                let left = left.clone();
                // The problem is shown after the click, because it moves what is below it.
                after_press(move || {
                    let mut fields = (*left).clone();
                    fields.push(field);
                    left.set(fields);
                });
            }
        })
    };
    let shown = |field: Field| {
        let found = problems.iter().find(|(at, _)| *at == field);
        let found = found.map(|(_, problem)| *problem);
        found.filter(|_| left.contains(&field))
    };
    let fields = Fields {
        page,
        props,
        shown: &shown,
        on_left: on_left.clone(),
    };
    html! {
        <div class="card stack">
            <p class="soft">{ page.text(submission::FORM_LEAD) }</p>
            { offer(page, props) }
            { summary(page, &problems, on_left) }
            <div class="fields">
                { fields.typed(Field::Topic, |form| &mut form.topic) }
                { fields.typed(Field::Speaker, |form| &mut form.speaker) }
                { fields.typed(Field::Unit, |form| &mut form.unit) }
                { fields.typed(Field::Post, |form| &mut form.post) }
                { fields.typed(Field::Phone, |form| &mut form.phone) }
                { fields.co_authors() }
                { fields.one(Field::Participant, &props.notice.participants, |form| &mut form.participant) }
                { fields.one(Field::LectureForm, &props.notice.forms, |form| &mut form.lecture_form) }
                { fields.several(Field::Emphases, labels(&props.notice.emphases, page, |key| form.emphases.contains(key)), |form| &mut form.emphases) }
                { fields.several(Field::Declarations, statements(&props.notice, page, form), |form| &mut form.declared) }
            </div>
            { keeping(page, props) }
        </div>
    }
}

/// Key and words of each choice, and whether it is chosen.
fn labels(
    choices: &[Choice],
    page: &Page,
    is_chosen: impl Fn(&str) -> bool,
) -> Vec<(String, String, bool)> {
    let label = |choice: &Choice| {
        let words = choice.label(page.lang).to_owned();
        (choice.id.clone(), words, is_chosen(&choice.id))
    };
    choices.iter().map(label).collect()
}

fn statements(notice: &Notice, page: &Page, form: &Form) -> Vec<(String, String, bool)> {
    let statement = |each: &Declaration| {
        let words = each.text(page.lang).to_owned();
        (each.id.clone(), words, form.declared.contains(&each.id))
    };
    notice.declarations.iter().map(statement).collect()
}

/// What the fields of one form have in common.
struct Fields<'a> {
    page: &'a Page,
    props: &'a FormProps,
    shown: &'a dyn Fn(Field) -> Option<FieldProblem>,
    on_left: Callback<Field>,
}

impl Fields<'_> {
    /// A callback that sends the changed form.
    fn change<T: 'static>(&self, change: impl Fn(&mut Form, T) + 'static) -> Callback<T> {
        let (send, video) = (self.page.send.clone(), Rc::clone(&self.props.video));
        Callback::from(move |value| {
            let mut form = video.draft.form.clone();
            change(&mut form, value);
            send.emit(Action::Filled(video.key, form));
        })
    }

    fn form_field(&self, field: Field) -> FormField<'_> {
        FormField {
            page: self.page,
            field,
            problem: (self.shown)(field),
            on_left: self.on_left.clone(),
        }
    }

    fn typed(&self, field: Field, part: fn(&mut Form) -> &mut String) -> Html {
        let value = std::mem::take(part(&mut self.props.video.draft.form.clone()));
        let on_typed = self.change(move |form, value| *part(form) = value);
        self.form_field(field).typed(value, 1, &on_typed)
    }

    fn co_authors(&self) -> Html {
        let value = self.props.video.draft.form.co_authors.join("\n");
        // Empty lines are kept while typing; the sheet leaves them out.
        let on_typed = self.change(|form, value: String| {
            form.co_authors = value.split('\n').map(str::to_owned).collect();
        });
        self.form_field(Field::CoAuthors).typed(value, 3, &on_typed)
    }

    fn one(
        &self,
        field: Field,
        choices: &[Choice],
        part: fn(&mut Form) -> &mut Option<String>,
    ) -> Html {
        let chosen = std::mem::take(part(&mut self.props.video.draft.form.clone()));
        let choices = labels(choices, self.page, |key| chosen.as_deref() == Some(key));
        let on_chosen = self.change(move |form, (key, _): (String, bool)| *part(form) = Some(key));
        self.form_field(field).chosen(choices, false, &on_chosen)
    }

    fn several(
        &self,
        field: Field,
        choices: Vec<(String, String, bool)>,
        part: fn(&mut Form) -> &mut VecSet<String>,
    ) -> Html {
        let on_chosen = self.change(move |form, (key, chosen): (String, bool)| {
            let keys = part(form);
            if chosen {
                keys.insert(key);
            } else {
                keys.remove(&key);
            }
        });
        self.form_field(field).chosen(choices, true, &on_chosen)
    }
}

/// What was typed for another video of the unit, offered where it would fill a gap.
fn offer(page: &Page, props: &FormProps) -> Html {
    let form = &props.video.draft.form;
    let Some(unit) = &props.unit else {
        return Html::default();
    };
    let mut filled = form.clone();
    filled.fill_from(unit);
    if filled == *form {
        return Html::default();
    }
    let participant = props
        .notice
        .participants
        .iter()
        .find(|p| Some(&p.id) == unit.participant.as_ref());
    let words = [
        Some(unit.unit.trim()),
        Some(unit.phone.trim()),
        participant.map(|participant| participant.label(page.lang)),
    ];
    let words: Vec<&str> = words
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect();
    html! {
        <div class="note row apart" id="unit-offer">
            <span>{ page.text(submission::FORM_UNIT) }<bdi>{ words.join(page.text(id::PAGE_LIST_AND)) }</bdi></span>
            <button type="button" class="button" data-action="use-unit"
                onclick={page.on_leaving(Action::UnitWanted(props.video.key), "field-topic")}>
                { page.text(submission::FORM_UNIT_USE) }
            </button>
        </div>
    }
}

/// What is missing or wrong, each with a link to its field.
fn summary(page: &Page, problems: &[(Field, FieldProblem)], on_left: Callback<Field>) -> Html {
    let open: Vec<Field> = problems
        .iter()
        .filter(|(_, problem)| problem.blocks())
        .map(|(field, _)| *field)
        .collect();
    if open.is_empty() {
        return html! { <p id="form-state" class="note fine">{ "✓ " }{ page.text(submission::FORM_COMPLETE) }</p> };
    }
    let link = |field: Field| {
        let on_left = on_left.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_left.emit(field);
            focus(&control_id(field));
        });
        html! {
            <li><a href={format!("#{}", control_id(field))} data-missing={field.as_str()} {onclick}>
                { field.label(page.lang) }
            </a></li>
        }
    };
    html! {
        <div id="form-state" class="note hint problems">
            <p>{ page.fill(submission::FORM_PROBLEMS, &[("count", open.len().into())]) }</p>
            <ul>{ for open.into_iter().map(link) }</ul>
        </div>
    }
}

/// Whether what was typed is stored, and how to clear it.
fn keeping(page: &Page, props: &FormProps) -> Html {
    let video = &props.video;
    let trouble = match props.storage {
        Storage::Fails(StorageTrouble::Absent) => Some(submission::FORM_DRAFT_ABSENT),
        Storage::Fails(StorageTrouble::Full) => Some(submission::FORM_DRAFT_FULL),
        Storage::Untried | Storage::Works => None,
    };
    let kept = match props.storage {
        _ if video.draft.is_empty() => None,
        _ if video.restored => Some(submission::FORM_DRAFT_RESTORED),
        Storage::Works => Some(submission::FORM_DRAFT_KEPT),
        _ => None,
    };
    html! {
        <div class="stack" id="draft-state">
            if let Some(trouble) = trouble { <p class="note bad" role="alert">{ page.text(trouble) }</p> }
            if video.cleared.is_some() {
                <p class="note row apart">
                    <span>{ page.text(id::PAGE_FORM_CLEARED) }</span>
                    <button type="button" class="button" data-action="undo-clear"
                        onclick={page.on_leaving(Action::Restored(video.key), "clear")}>{ page.text(submission::FORM_UNDO) }</button>
                </p>
            }
            <p class="row apart">
                <span class="soft small">
                    if let (Some(kept), None) = (kept, trouble) { { "✓ " }{ page.text(kept) } }
                </span>
                <button type="button" id="clear" class="button plain" data-action="clear"
                    onclick={page.on(Action::Cleared(video.key))}>{ page.text(submission::FORM_CLEAR) }</button>
            </p>
        </div>
    }
}
