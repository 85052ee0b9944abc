//! What each work has of its own, as a table that can be typed into and pasted into.

use crate::browser::view::context::{Page, Shared};
use crate::browser::view::submission::field::typed_value;
use crate::form::table::{Placed, Start, placed};
use crate::notice::{Field, FieldKind, Notice};
use crate::session::{Action, Video};
use crate::text::{id, submission};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct FieldsProps {
    pub(super) page: Page,
    pub(super) notice: Shared<Notice>,
    pub(super) meant: Vec<Shared<Video>>,
}

/// A line for each work, a column for each field that works do not share.
#[component]
pub(super) fn FieldsTable(props: &FieldsProps) -> Html {
    let (page, notice) = (&props.page, &props.notice);
    let last = use_state_eq(|| None::<Placed>);
    let own: Vec<&Field> = notice
        .fields
        .iter()
        .filter(|field| !field.same_for_unit)
        .collect();
    if own.is_empty() || props.meant.is_empty() {
        return Html::default();
    }
    let onpaste = {
        let (props, last) = (props.clone(), last.clone());
        Callback::from(move |event: Event| {
            if let Some(pasted) = paste(&props, &event) {
                event.prevent_default();
                last.set(Some(pasted));
            }
        })
    };
    html! {
        <section class="card block stack" id="works-fields" aria-labelledby="works-fields-head">
            <h2 id="works-fields-head">{ page.text(submission::WORKS_FIELDS) }</h2>
            <p class="soft">{ page.text(submission::WORKS_FIELDS_PASTE) }</p>
            if let Some(last) = &*last { { said(page, last) } }
            <div class="sideways" {onpaste}>
                <table class="cells">
                    <thead>
                        <tr>
                            <th scope="col">{ page.text(submission::WORKS_FIELDS_FILE) }</th>
                            { for own.iter().map(|field| html! { <th scope="col">{ field.label.get(page.lang) }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for props.meant.iter().enumerate().map(|(at, video)| line(props, at, video, &own)) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// Takes what a spreadsheet put on the clipboard; `None` where it is one cell, which the browser pastes as usual.
fn paste(props: &FieldsProps, event: &Event) -> Option<Placed> {
    let text = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let text = text.get_data("text/plain").ok()?;
    if !text.trim_end().contains(['\t', '\n']) {
        return None;
    }
    let cell = event.target()?.dyn_into::<Element>().ok()?;
    let at = |name: &str| -> Option<usize> { cell.get_attribute(name)?.parse().ok() };
    let start = Start {
        line: at("data-line")?,
        column: at("data-column")?,
    };
    let notice = &props.notice;
    let names: Vec<&str> = props
        .meant
        .iter()
        .map(|video| video.id.name.as_str())
        .collect();
    let own = notice.fields.iter().filter(|field| !field.same_for_unit);
    let pasted = placed(&text, &names, &own.collect::<Vec<_>>(), notice, start);
    let cells = pasted.cells.iter().filter_map(|(work, field, words)| {
        Some((props.meant.get(*work)?.key, field.clone(), words.clone()))
    });
    props.page.send.emit(Action::CellsFilled(cells.collect()));
    Some(pasted)
}

/// What was taken from the clipboard, and what could not be placed.
fn said(page: &Page, pasted: &Placed) -> Html {
    let count = page.fill(submission::PASTED, &[("count", pasted.cells.len().into())]);
    let unknown = pasted.unknown.join(page.text(id::PAGE_LIST_AND));
    let unknown = (!pasted.unknown.is_empty()).then(|| {
        page.fill(
            submission::PASTED_UNKNOWN,
            &[("names", unknown.as_str().into())],
        )
    });
    let beyond = (pasted.beyond > 0).then(|| {
        page.fill(
            submission::PASTED_BEYOND,
            &[("count", pasted.beyond.into())],
        )
    });
    let kind = if unknown.is_some() || beyond.is_some() {
        "hint"
    } else {
        "fine"
    };
    html! {
        <p class={classes!("note", kind)} role="status" id="pasted">{ count }{ unknown }{ beyond }</p>
    }
}

fn line(props: &FieldsProps, at: usize, video: &Shared<Video>, own: &[&Field]) -> Html {
    html! {
        <tr key={video.key.0}>
            <th scope="row"><bdi>{ &video.id.name }</bdi></th>
            { for own.iter().enumerate().map(|(column, field)| html! {
                <td data-label={field.label.get(props.page.lang).to_owned()}>{ cell(props, (at, column), video, field) }</td>
            }) }
        </tr>
    }
}

fn cell(
    props: &FieldsProps,
    (line, column): (usize, usize),
    video: &Shared<Video>,
    field: &Field,
) -> Html {
    let (line, column) = (line.to_string(), column.to_string());
    let page = &props.page;
    let value = video.draft.form.answers.typed(&field.id).to_owned();
    let (send, key, id) = (page.send.clone(), video.key, field.id.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let cell = (key, id.clone(), typed_value(&event));
        send.emit(Action::CellsFilled(vec![cell]));
    });
    let label = page.fill(
        submission::WORKS_FIELDS_CELL,
        &[
            ("name", video.id.name.as_str().into()),
            ("field", field.label.get(page.lang).into()),
        ],
    );
    let cell = format!("{}/{}", video.id.name, field.id);
    match field.kind {
        FieldKind::People | FieldKind::Text => html! {
            <textarea rows="1" {value} aria-label={label} data-cell={cell} data-line={line} data-column={column} {oninput} />
        },
        _ => html! {
            <input type="text" {value} aria-label={label} autocomplete="off" data-cell={cell} data-line={line} data-column={column} {oninput} />
        },
    }
}
