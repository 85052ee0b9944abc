//! What a panic says, message and place, before the program stops.

use std::panic::set_hook;
use web_sys::console;

/// From now on a panic writes its message and place to the console, and hands it to `tell`.
pub(super) fn on_panic(tell: fn(String)) {
    set_hook(Box::new(move |panic| {
        let report = panic.to_string();
        console::error_1(&report.as_str().into());
        tell(report);
    }));
}

/// Puts a panic of the page itself where `www/boot.js` shows that the page has stopped.
pub fn show_in_page() {
    on_panic(|report| {
        let document = web_sys::window().and_then(|window| window.document());
        let place = document.and_then(|document| document.get_element_by_id("stopped-report"));
        if let Some(place) = place {
            place.set_text_content(Some(&report));
        }
    });
}
