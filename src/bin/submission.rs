//! The worker that hashes files and renders sheets. No verdict waits for it.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs this module in a worker. Called by the script of `browser::worker::script`.
///
/// # Errors
/// When this is not a worker.
#[wasm_bindgen]
pub fn work() -> Result<(), JsValue> {
    yujian::browser::worker::submission_worker::run()
}

fn main() {}
