//! Where files come in: a button, and the whole page as a place to drop them.

use super::context::use_page;
use crate::browser::drop::use_drop;
use crate::session::Action;
use crate::text::id;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the file dialogue offers first. Other files can be chosen there, and get an answer.
const ACCEPT: &str = "video/*,.mp4,.m4v,.mov,.mkv,.avi,.flv,.wmv,.webm,.ts,.mpg,.rm,.rmvb,.3gp";

#[derive(Properties, PartialEq)]
pub(super) struct IntakeProps {
    /// Files were chosen already: the place need not be large any more.
    pub(super) small: bool,
    /// How many of the things that were dropped last hold no file.
    pub(super) refused: usize,
}

/// The place where files are chosen or dropped.
#[component]
pub(super) fn Intake(props: &IntakeProps) -> Html {
    let page = use_page();
    let over = use_drop({
        let page = page.clone();
        Callback::from(move |(files, others)| {
            let files = page.files.take(files);
            page.send.emit(Action::Chosen { files, others });
        })
    });
    let onchange = {
        let page = page.clone();
        Callback::from(move |event: Event| {
            let input = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            let list = input.files();
            let files = list
                .iter()
                .flat_map(|list| (0..list.length()).filter_map(|i| list.get(i)));
            let files = page.files.take(files.collect());
            page.send.emit(Action::Chosen { files, others: 0 });
            // So that choosing the very same file again is a change, too.
            input.set_value("");
        })
    };
    let (button, hint) = if props.small {
        (id::PAGE_CHOOSE_MORE, id::PAGE_CHOOSE_MORE_HINT)
    } else {
        (id::PAGE_CHOOSE, id::PAGE_CHOOSE_HINT)
    };
    html! {
        <section aria-label={page.text(id::PAGE_CHOOSE_LABEL)}>
            <div id="drop" class={classes!("drop", over.then_some("over"))}>
                <label class="button main file">
                    { page.text(button) }
                    <input id="choose" type="file" multiple=true accept={ACCEPT} {onchange} />
                </label>
                <p class="by-mouse">{ page.text(if over { id::PAGE_DROP_NOW } else { hint }) }</p>
                if !props.small {
                    <p class="soft small">{ page.text(id::PAGE_CHOOSE_ANY) }</p>
                }
            </div>
            if props.refused > 0 {
                <p id="refused" class="note hint block">{ page.text(id::PAGE_NO_FILE) }</p>
            }
        </section>
    }
}
