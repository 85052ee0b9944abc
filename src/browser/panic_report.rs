//! Reports a panic, with message and place, before the program stops.

use std::panic::set_hook;
use web_sys::console;

/// From now on a panic writes its message and place to the console and passes them to `tell`.
pub(super) fn on_panic(tell: fn(String)) {
    set_hook(Box::new(move |panic| {
        let report = panic.to_string();
        console::error_1(&report.as_str().into());
        tell(report);
    }));
}

/// Shows a panic of the page in the element in which `www/boot.js` says that the page has stopped.
pub fn show_in_page() {
    on_panic(|report| {
        let document = web_sys::window().and_then(|window| window.document());
        let place = document.and_then(|document| document.get_element_by_id("stopped-report"));
        if let Some(place) = place {
            place.set_text_content(Some(&report));
        }
    });
}
