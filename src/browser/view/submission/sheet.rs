//! The preview of the sheet, and the buttons that print and save it.

use crate::browser::save;
use crate::browser::view::context::{Page, Shared};
use crate::notice::Notice;
use crate::rules::Outcome;
use crate::session::{Action, HashState, ModuleState, Video};
use crate::sheet::{Saved, SheetOutput, file_name};
use crate::text::{Submission, Text, id, submission};
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) page: Page,
    pub(super) video: Shared<Video>,
    pub(super) notice: Shared<Notice>,
    /// The module that renders the sheet.
    pub(super) submission: ModuleState,
}

/// Preview, printing and saving.
#[component]
pub(super) fn SheetView(props: &SheetProps) -> Html {
    let page = &props.page;
    let failed = use_state_eq(|| false);
    let preview = use_preview(props);
    let button = |name: &'static str, words: Text<Submission>, saved: Saved| {
        let onclick = save_as(props, saved, failed.setter());
        html! {
            <button type="button" class="button" data-action={name} {onclick}>{ page.text(words) }</button>
        }
    };
    match props.submission {
        ModuleState::Loaded => {}
        ModuleState::Loading => {
            return html! { <p class="card soft">{ page.text(id::PAGE_SUBMISSION_LOADING) }</p> };
        }
        ModuleState::Failed => {
            let words = page.text(submission::SUBMISSION_NOT_LOADED);
            return html! { <p class="note bad" role="alert">{ words }</p> };
        }
    }
    let onprint = {
        let preview = preview.clone();
        Callback::from(move |_: MouseEvent| preview.print())
    };
    html! {
        <>
            <div class="card stack">
                <p>
                    { page.text(submission::SHEET_LEAD) }
                    if props.notice.wants_sheet() { { page.text(submission::SHEET_LEAD_SEALED) } }
                </p>
                { open_ends(page, props) }
                <div class="row">
                    <button type="button" class="button main" data-action="print"
                        onclick={onprint}>{ page.text(submission::SHEET_PRINT) }</button>
                    { button("save-html", submission::SHEET_SAVE_HTML, Saved::SheetHtml) }
                    { button("save-json", submission::SHEET_SAVE_JSON, Saved::SheetJson) }
                </div>
                if props.notice.anonymous {
                    <p class="note">{ page.text(id::PAGE_ANONYMOUS) }</p>
                } else {
                    <p class="soft small">{ page.text(submission::SHEET_SAVE_HINT) }</p>
                }
                if *failed { <p class="note bad" role="alert">{ page.text(submission::SAVE_FAILED) }</p> }
                if preview.failed() { <p class="note bad" role="alert">{ page.text(id::PAGE_SHEET_FAILED) }</p> }
            </div>
            <div id="preview" class="preview" tabindex="0" role="region"
                aria-label={page.text(submission::SHEET_PREVIEW)}>
                // This program's own markup, in which everything dynamic is escaped.
                { Html::from_html_unchecked(preview.markup()) }
            </div>
        </>
    }
}

/// The sheet as it was rendered last.
#[derive(Clone)]
struct Preview {
    /// The markup; `None` where it could not be rendered.
    rendered: UseStateHandle<Option<AttrValue>>,
    /// Renderings that were requested and have not come yet.
    pending: Rc<Cell<u32>>,
    /// Printing was requested meanwhile.
    print_wanted: Rc<Cell<bool>>,
}

/// Has the sheet rendered whenever its contents change.
#[hook]
fn use_preview(props: &SheetProps) -> Preview {
    let preview = Preview {
        rendered: use_state_eq(|| Some(AttrValue::default())),
        pending: use_memo((), |()| Cell::new(0)),
        print_wanted: use_memo((), |()| Cell::new(false)),
    };
    let page = props.page.clone();
    let is_here = props.submission == ModuleState::Loaded;
    let asking = preview.clone();
    use_effect_with(
        (props.video.clone(), page.lang, is_here),
        move |(video, lang, is_here)| {
            if *is_here {
                asking.pending.set(asking.pending.get() + 1);
                page.sheets
                    .render(video, *lang, SheetOutput::Markup, move |markup| {
                        asking.take(markup);
                    });
            }
        },
    );
    preview
}

impl Preview {
    fn take(&self, markup: Option<String>) {
        self.rendered.set(markup.map(AttrValue::from));
        self.pending.set(self.pending.get().saturating_sub(1));
        if self.pending.get() == 0 && self.print_wanted.take() {
            // The page is rendered before a timer fires.
            Timeout::new(0, save::print).forget();
        }
    }

    /// Prints the sheet, after a rendering that is still to come.
    fn print(&self) {
        if self.pending.get() == 0 {
            save::print();
        } else {
            self.print_wanted.set(true);
        }
    }

    fn failed(&self) -> bool {
        self.rendered.is_none()
    }

    fn markup(&self) -> AttrValue {
        (*self.rendered).clone().unwrap_or_default()
    }
}

/// Renders the current sheet and saves it.
fn save_as(props: &SheetProps, saved: Saved, failed: UseStateSetter<bool>) -> Callback<MouseEvent> {
    let (page, video) = (props.page.clone(), props.video.clone());
    let notice = props.notice.clone();
    let (media_type, output) = match saved {
        Saved::SheetHtml => ("text/html;charset=utf-8", SheetOutput::Document),
        _ => ("application/json", SheetOutput::Json),
    };
    Callback::from(move |_: MouseEvent| {
        let file = file_name(&video.draft.form, &notice, saved, page.lang);
        let (send, failed) = (page.send.clone(), failed.clone());
        page.sheets.render(&video, page.lang, output, move |text| {
            let done = text.is_some_and(|text| save::save(&file, media_type, &text).is_ok());
            failed.set(!done);
            if done {
                send.emit(Action::Saved(file));
            }
        });
    })
}

/// What is still open, as the sheet will say: the teacher should know before printing.
fn open_ends(page: &Page, props: &SheetProps) -> Html {
    let video = &props.video;
    let missing = video.missing(&props.notice);
    let to_confirm = video.count_to_confirm();
    let hash = match video.hash {
        HashState::Waiting | HashState::Running { .. } => Some(submission::SHEET_OPEN_HASH),
        _ => None,
    };
    let lines = [
        match video.verdict() {
            Some(Outcome::Breaks) => Some(page.text(submission::SHEET_BREAKS).to_owned()),
            Some(Outcome::CannotTell) => Some(page.text(submission::SHEET_CANNOT_TELL).to_owned()),
            _ => None,
        },
        (to_confirm > 0).then(|| {
            page.fill(
                submission::SHEET_OPEN_CONFIRM,
                &[("count", to_confirm.into())],
            )
        }),
        (missing > 0).then(|| page.fill(submission::SHEET_OPEN_FORM, &[("count", missing.into())])),
        hash.map(|words| page.text(words).to_owned()),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    if lines.is_empty() {
        return html! { <p class="note fine">{ "✓ " }{ page.text(submission::SHEET_READY) }</p> };
    }
    html! {
        <ul id="sheet-open" class="note hint marks">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
    }
}
