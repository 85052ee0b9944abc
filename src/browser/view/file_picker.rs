//! Where files are chosen: a button, and the whole page as a drop target.

use super::context::Page;
use crate::browser::files::input::FileInput;
use crate::text::id;
use yew::prelude::*;

/// The place where files are chosen or dropped; `small` where there are some already. `over`: something
/// is being dragged over the page. `refused`: how many of the things dropped last held no file.
pub(super) fn file_picker(
    page: &Page,
    file_input: &FileInput,
    over: bool,
    small: bool,
    refused: usize,
    below: Html,
) -> Html {
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
                    { file_input.html() }
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
            { below }
        </section>
    }
}
