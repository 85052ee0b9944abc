//! What each work has of its own, as a table that can be typed into and pasted into.

use crate::browser::view::context::{Page, Shared};
use crate::browser::view::submission::field::typed_value;
use crate::notice::{Field, FieldKind, Notice};
use crate::session::{Action, Video};
use crate::text::submission;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FieldsProps {
    pub(super) page: Page,
    pub(super) notice: Shared<Notice>,
    pub(super) meant: Vec<Shared<Video>>,
}

/// A line for each work, a column for each field that works do not share.
#[component]
pub(super) fn FieldsTable(props: &FieldsProps) -> Html {
    let (page, notice) = (&props.page, &props.notice);
    let own: Vec<&Field> = notice
        .fields
        .iter()
        .filter(|field| !field.same_for_unit)
        .collect();
    if own.is_empty() || props.meant.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card block stack" id="works-fields" aria-labelledby="works-fields-head">
            <h2 id="works-fields-head">{ page.text(submission::WORKS_FIELDS) }</h2>
            <div class="sideways">
                <table class="cells">
                    <thead>
                        <tr>
                            <th scope="col">{ page.text(submission::WORKS_FIELDS_FILE) }</th>
                            { for own.iter().map(|field| html! { <th scope="col">{ field.label.get(page.lang) }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for props.meant.iter().map(|video| line(props, video, &own)) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn line(props: &FieldsProps, video: &Shared<Video>, own: &[&Field]) -> Html {
    html! {
        <tr key={video.key.0}>
            <th scope="row"><bdi>{ &video.id.name }</bdi></th>
            { for own.iter().map(|field| html! { <td>{ cell(props, video, field) }</td> }) }
        </tr>
    }
}

fn cell(props: &FieldsProps, video: &Shared<Video>, field: &Field) -> Html {
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
            <textarea rows="1" {value} aria-label={label} data-cell={cell} {oninput} />
        },
        _ => html! {
            <input type="text" {value} aria-label={label} autocomplete="off" data-cell={cell} {oninput} />
        },
    }
}
