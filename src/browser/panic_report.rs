//! Reports a panic, with message and place, before the program stops.

use std::panic::{PanicHookInfo, set_hook};
use web_sys::console;

/// From now on a panic of a worker writes its message and place to the console and passes them to `tell`.
pub(super) fn on_panic(tell: fn(String)) {
    set_hook(Box::new(move |panic| tell(written(panic))));
}

/// Shows a panic of the page in the element in which `www/boot.js` says that the page has stopped. Yew puts a
/// hook of its own in the place of one that it does not know of.
pub(super) fn show_in_page() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        let report = written(panic);
        let document = web_sys::window().and_then(|window| window.document());
        let place = document.and_then(|document| document.get_element_by_id("stopped-report"));
        if let Some(place) = place {
            place.set_text_content(Some(&report));
        }
    }));
}

/// Message and place of a panic, which are also written to the console.
fn written(panic: &PanicHookInfo<'_>) -> String {
    let report = panic.to_string();
    console::error_1(&report.as_str().into());
    report
}
