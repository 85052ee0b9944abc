//! Where the keyboard is. A control that goes away must not take the focus with it.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Puts the focus on the element of that id and scrolls it into view.
pub(super) fn focus(id: &str) {
    set(id, false);
}

/// Puts the focus on the element of that id, and leaves the page where it is.
pub(super) fn focus_here(id: &str) {
    set(id, true);
}

fn set(id: &str, prevent_scroll: bool) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(prevent_scroll);
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus_with_options(&options);
    }
}
