//! The worker that inspects files of the MP4 family. The first verdict waits for it, so it is kept small.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs this module in a worker. Called by the script of `browser::worker::script`.
///
/// # Errors
/// When this is not a worker.
#[wasm_bindgen]
pub fn work() -> Result<(), JsValue> {
    yujian::browser::worker::inspect_worker::run()
}

fn main() {}
