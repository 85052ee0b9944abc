//! Where files come in: a button, and the whole page as a place to drop them.

use super::context::Page;
use crate::session::Action;
use crate::text::id;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the file dialogue offers first. Other files can be chosen there, and get an answer.
const ACCEPT: &str = "video/*,.mp4,.m4v,.mov,.mkv,.avi,.flv,.wmv,.webm,.ts,.mpg,.rm,.rmvb,.3gp";

/// The place where files are chosen or dropped: small where there are some already. `over` while
/// something hovers above the page, `refused` of which held no file the last time.
pub(super) fn intake(page: &Page, over: bool, small: bool, refused: usize) -> Html {
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
    let (button, hint) = if small {
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
                <p class="by-mouse">{ page.text(hint) }</p>
                if !small {
                    <p class="soft small">{ page.text(id::PAGE_CHOOSE_ANY) }</p>
                }
            </div>
            if over {
                // Wherever the page is scrolled to.
                <div class="drop-cover" aria-hidden="true"><p>{ page.text(id::PAGE_DROP_NOW) }</p></div>
            }
            if refused > 0 {
                <p id="refused" class="note hint block">{ page.text(id::PAGE_NO_FILE) }</p>
            }
        </section>
    }
}
