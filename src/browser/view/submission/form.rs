//! The form: what the notice asks about the work.

use super::field::{FormField, control_id};
use crate::browser::focus::{after_press, focus};
use crate::browser::view::context::{Page, Shared};
use crate::form::{FieldProblem, Form, FormPart};
use crate::notice::{ChoiceList, Field, FieldKind, Notice};
use crate::rules::Answers;
use crate::session::{Action, Storage, StorageTrouble, Video};
use crate::text::{Submission, Text, id, submission};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    pub(super) page: Page,
    pub(super) video: Shared<Video>,
    pub(super) notice: Shared<Notice>,
    pub(super) storage: Storage,
    pub(super) unit: Option<Shared<Answers>>,
}

/// All parts of the form, in the order in which they are asked.
fn parts(notice: &Notice, form: &Form) -> Vec<FormPart> {
    let fields = notice
        .fields
        .iter()
        .map(|field| FormPart::Field(field.id.clone()));
    let lists = notice
        .choices
        .iter()
        .map(|list| FormPart::List(list.id.clone()));
    let declares = form.declarations(notice).next().is_some();
    let declared = declares.then_some(FormPart::Declarations);
    fields.chain(lists).chain(declared).collect()
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
        true => parts(&props.notice, form),
        false => Vec::new(),
    });
    let on_left = {
        let left = left.clone();
        Callback::from(move |part: FormPart| {
            if !left.contains(&part) {
                let left = left.clone();
                // The problem is shown after the click, because it moves what is below it.
                after_press(move || {
                    let mut parts = (*left).clone();
                    parts.push(part);
                    left.set(parts);
                });
            }
        })
    };
    let shown = |part: &FormPart| {
        let found = problems.iter().find(|(at, _)| at == part);
        let found = found.map(|(_, problem)| *problem);
        found.filter(|_| left.contains(part))
    };
    let fields = Fields {
        page,
        props,
        shown: &shown,
        on_left: on_left.clone(),
    };
    html! {
        <div class="card stack">
            <p class="soft">{ page.text(lead(&props.notice)) }{ page.text(submission::FORM_LEAD_KEPT) }</p>
            { offer(page, props) }
            { summary(page, props, &problems, on_left) }
            <div class="fields">
                { for props.notice.fields.iter().map(|field| fields.typed(field)) }
                { for props.notice.choices.iter().map(|list| fields.chosen(list)) }
                if form.declarations(&props.notice).next().is_some() { { fields.declared() } }
                if let Some(waiting) = form.waiting(&props.notice) {
                    <p class="soft" id="declarations-wait">
                        { waiting.sentence(&FormPart::Declarations, &props.notice, page.lang) }
                    </p>
                }
            </div>
            { keeping(page, props) }
        </div>
    }
}

/// What has to be filled in.
fn lead(notice: &Notice) -> Text<Submission> {
    let is_free = notice.fields.iter().all(|field| field.optional)
        && notice.choices.iter().all(|list| !list.required)
        && notice.declarations.is_empty();
    match is_free {
        true => submission::FORM_LEAD_FREE,
        false => submission::FORM_LEAD,
    }
}

/// What the fields of one form have in common.
struct Fields<'a> {
    page: &'a Page,
    props: &'a FormProps,
    shown: &'a dyn Fn(&FormPart) -> Option<FieldProblem>,
    on_left: Callback<FormPart>,
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

    fn form_field(&self, part: FormPart, hint: Option<String>, needed: bool) -> FormField<'_> {
        FormField {
            page: self.page,
            notice: &self.props.notice,
            problem: (self.shown)(&part),
            part,
            hint,
            needed,
            on_left: self.on_left.clone(),
        }
    }

    fn typed(&self, field: &Field) -> Html {
        let form = &self.props.video.draft.form;
        let value = form.answers.typed(&field.id).to_owned();
        let key = field.id.clone();
        let on_typed = self.change(move |form, value: String| form.fill(&key, &value));
        let hint = field
            .hint
            .as_ref()
            .map(|hint| hint.get(self.page.lang).to_owned());
        let part = FormPart::Field(field.id.clone());
        let lines = match field.kind {
            FieldKind::People | FieldKind::Text => 3,
            _ => 1,
        };
        let is_wide = lines > 1 || field.max_chars > 30;
        self.form_field(part, hint, !field.optional)
            .typed(field.kind, value, lines, is_wide, &on_typed)
    }

    fn chosen(&self, list: &ChoiceList) -> Html {
        let (form, lang) = (&self.props.video.draft.form, self.page.lang);
        let options = list.options.iter().map(|option| {
            let is_chosen = form.answers.is_chosen(&list.id, &option.id);
            (
                option.id.clone(),
                option.label.get(lang).to_owned(),
                is_chosen,
            )
        });
        let options = options.collect();
        let several = list.many;
        let hint = several.then(|| self.page.text(submission::FIELD_SEVERAL_HINT).to_owned());
        let part = FormPart::List(list.id.clone());
        let list_now = list.clone();
        let on_chosen = self.change(move |form, (option, chosen): (String, bool)| {
            form.choose(&list_now, &option, chosen);
        });
        self.form_field(part, hint, list.required)
            .chosen(options, several, &on_chosen)
    }

    fn declared(&self) -> Html {
        let (form, notice) = (&self.props.video.draft.form, Rc::clone(&self.props.notice));
        let statements = form.declarations(&notice).map(|each| {
            let words = each.text.get(self.page.lang).to_owned();
            (each.id.clone(), words, form.has_declared(each))
        });
        let statements = statements.collect();
        let hint = self
            .page
            .text(submission::FIELD_DECLARATIONS_HINT)
            .to_owned();
        let on_chosen = self.change(move |form, (id, ticked): (String, bool)| {
            let mut declarations = notice.declarations.iter();
            if let Some(declaration) = declarations.find(|each| each.id == id) {
                form.declare(declaration, ticked);
            }
        });
        self.form_field(FormPart::Declarations, Some(hint), true)
            .chosen(statements, true, &on_chosen)
    }
}

/// What was typed for another video of the unit, offered where it would fill a gap.
fn offer(page: &Page, props: &FormProps) -> Html {
    let form = &props.video.draft.form;
    let Some(unit) = &props.unit else {
        return Html::default();
    };
    let mut filled = form.clone();
    filled.fill_from(unit, &props.notice);
    if filled == *form {
        return Html::default();
    }
    let typed = props.notice.fields.iter();
    let typed = typed.map(|field| unit.typed(&field.id).trim().to_owned());
    let chosen = props.notice.choices.iter().flat_map(|list| {
        let options = list.options.iter();
        let options = options.filter(|option| unit.is_chosen(&list.id, &option.id));
        options.map(|option| option.label.get(page.lang).to_owned())
    });
    let words = typed.chain(chosen).filter(|words| !words.is_empty());
    let words: Vec<String> = words.collect();
    // What the unit filled in for another notice is of no use here.
    if words.is_empty() {
        return Html::default();
    }
    let first = props.notice.fields.first();
    let first = first.map_or_else(|| "form".to_owned(), |field| control_id(&field.id));
    html! {
        <div class="note row apart" id="unit-offer">
            <span>{ page.text(submission::FORM_UNIT) }<bdi>{ words.join(page.text(id::PAGE_LIST_AND)) }</bdi></span>
            <button type="button" class="button" data-action="use-unit"
                onclick={page.on_leaving(Action::UnitWanted(props.video.key), &first)}>
                { page.text(submission::FORM_UNIT_USE) }
            </button>
        </div>
    }
}

/// What is missing or wrong, each with a link to its field.
fn summary(
    page: &Page,
    props: &FormProps,
    problems: &[(FormPart, FieldProblem)],
    on_left: Callback<FormPart>,
) -> Html {
    let open = problems.iter().filter(|(_, problem)| problem.blocks());
    let open: Vec<&FormPart> = open.map(|(part, _)| part).collect();
    if open.is_empty() {
        return html! { <p id="form-state" class="note fine">{ "✓ " }{ page.text(submission::FORM_COMPLETE) }</p> };
    }
    let link = |part: &FormPart| {
        let (on_left, left) = (on_left.clone(), part.clone());
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_left.emit(left.clone());
            focus(&control_id(left.key()));
        });
        html! {
            <li><a href={format!("#{}", control_id(part.key()))} data-missing={part.key().to_owned()} {onclick}>
                { part.label(&props.notice, page.lang) }
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
