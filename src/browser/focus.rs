//! Moves the keyboard focus. A control that disappears must not take the focus with it.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
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

/// Calls `then` at once or, while a mouse button is down, after the click: an element that moves between
/// mouse down and mouse up does not get the click.
pub(super) fn after_press(then: impl FnOnce() + 'static) {
    let window = web_sys::window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    let pressed = document.and_then(|document| document.query_selector(":active").ok().flatten());
    match (window, pressed) {
        (Some(window), Some(_)) => {
            // The click comes after this event, and before any timer.
            let over = move |_: &web_sys::Event| {
                Timeout::new(0, then).forget();
            };
            EventListener::once(&window, "pointerup", over).forget();
        }
        _ => then(),
    }
}
