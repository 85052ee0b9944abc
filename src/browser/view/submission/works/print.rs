//! The sheets of several works, printed as one document.

use crate::browser::save;
use crate::browser::view::context::{Page, Shared};
use crate::notice::Notice;
use crate::session::Video;
use crate::sheet::SheetOutput;
use crate::text::{id, submission};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// While the body has this class, the sheets of all works stand on paper and nothing else.
const PRINTING: &str = "prints-all";

#[derive(Properties, PartialEq)]
pub(super) struct PrintProps {
    pub(super) page: Page,
    pub(super) notice: Shared<Notice>,
    pub(super) meant: Vec<Shared<Video>>,
}

/// Prints the sheets of all works that are meant.
#[component]
pub(super) fn PrintAll(props: &PrintProps) -> Html {
    let page = &props.page;
    let sheets = use_state_eq(Vec::<AttrValue>::new);
    let failed = use_state_eq(|| false);
    let ready: Vec<Shared<Video>> = props
        .meant
        .iter()
        .filter(|video| video.verdict().is_some())
        .cloned()
        .collect();
    let count = ready.len();
    let unfinished = ready.iter().filter(|video| {
        video.missing(&props.notice) > 0
            || video.count_to_confirm() > 0
            || video.hash.sha256().is_none()
    });
    let unfinished = unfinished.count();
    let onclick = {
        let (page, sheets, failed) = (page.clone(), sheets.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let (sheets, failed) = (sheets.clone(), failed.clone());
            render_all(&page, &ready, move |all| {
                failed.set(all.is_none());
                if let Some(all) = all {
                    sheets.set(all);
                    // The sheets are drawn before a timer fires.
                    Timeout::new(0, print).forget();
                }
            });
        })
    };
    html! {
        <section class="card block stack" id="print-all" aria-labelledby="print-all-head">
            <h2 id="print-all-head">{ page.text(submission::PRINT_ALL) }</h2>
            if unfinished > 0 {
                <p class="note hint">{ page.fill(submission::PRINT_ALL_OPEN, &[("count", unfinished.into())]) }</p>
            }
            <p>
                <button type="button" class="button main" data-action="print-all" disabled={count == 0} {onclick}>
                    { page.fill(submission::PRINT_ALL_DO, &[("count", count.into())]) }
                </button>
            </p>
            if *failed { <p class="note bad" role="alert">{ page.text(id::PAGE_SHEET_FAILED) }</p> }
            <div class="preview all-sheets" aria-hidden="true">
                // This program's own markup, in which everything dynamic is escaped.
                { for sheets.iter().map(|sheet| Html::from_html_unchecked(sheet.clone())) }
            </div>
        </section>
    }
}

/// Has the sheets rendered one after another; `None` where one of them could not be.
fn render_all(
    page: &Page,
    videos: &[Shared<Video>],
    take: impl FnOnce(Option<Vec<AttrValue>>) + 'static,
) {
    let slots = Rc::new(RefCell::new(vec![None::<Option<String>>; videos.len()]));
    let take = Rc::new(RefCell::new(Some(take)));
    for (at, video) in videos.iter().enumerate() {
        let (slots, take) = (Rc::clone(&slots), Rc::clone(&take));
        let put = move |markup: Option<String>| {
            let mut slots = slots.borrow_mut();
            if let Some(slot) = slots.get_mut(at) {
                *slot = Some(markup);
            }
            let came: Option<Vec<Option<String>>> = slots.iter().cloned().collect();
            if let Some((came, take)) = came.and_then(|came| Some((came, take.take()?))) {
                let sheets = came.into_iter().map(|sheet| sheet.map(AttrValue::from));
                take(sheets.collect());
            }
        };
        page.sheets
            .render(video, page.lang, SheetOutput::Markup, put);
    }
}

/// Prints the sheets that are drawn, and nothing else.
fn print() {
    let window = web_sys::window();
    let body = window.as_ref().and_then(web_sys::Window::document);
    let Some((window, body)) = window.zip(body.and_then(|document| document.body())) else {
        return;
    };
    // A list of classes takes any word.
    let _ = body.class_list().add_1(PRINTING);
    let over = move |_: &web_sys::Event| {
        let _ = body.class_list().remove_1(PRINTING);
    };
    EventListener::once(&window, "afterprint", over).forget();
    save::print();
}
