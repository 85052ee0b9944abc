//! Putting a word on the clipboard.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlInputElement};

/// Puts what stands in `input` on the clipboard; where the browser refuses, it is selected at least.
/// The newer way is missing on plain http.
pub(super) fn copy_from(input: &HtmlInputElement) -> bool {
    input.select();
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
