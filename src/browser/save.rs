//! Saves a text as a file, prints, and copies to the clipboard.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlDocument, HtmlInputElement, Url};

/// How long the URL of a download is kept, in milliseconds.
const HOLD_MS: u32 = 60_000;

/// Offers `text` as a download of that name. It is made in memory; nothing is requested.
///
/// # Errors
/// When the browser lacks what it takes.
pub(super) fn save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    save_blob(name, &blob)
}

/// Offers `blob` as a download of that name. The browser writes it to the disk piece by piece.
///
/// # Errors
/// When the browser lacks what it takes.
pub(super) fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // Some browsers read the URL only after the person has answered a question, and no event tells when.
    gloo_timers::callback::Timeout::new(HOLD_MS, move || {
        // Revoking a URL twice is no error.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// Opens the print dialogue.
pub(super) fn print() {
    if let Some(window) = web_sys::window() {
        // Where a policy forbids printing nothing can be done here.
        let _ = window.print();
    }
}

/// Copies the value of `input`; where the browser refuses, the value is at least selected. Uses
/// `execCommand`, because `navigator.clipboard` is missing on plain http.
pub(super) fn copy_from(input: &HtmlInputElement) -> bool {
    input.select();
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
