//! The worker that inspects a file. It has no Yew: a verdict waits for it and the page alone.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over a worker. Called by the script of `browser::worker::script`.
///
/// # Errors
/// When this is not a worker.
#[wasm_bindgen]
pub fn work() -> Result<(), JsValue> {
    yujian::browser::worker::inspect_worker::run()
}

fn main() {}
