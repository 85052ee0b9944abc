//! The worker that inspects files of every container that can be read. It comes with the whole page.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs this module in a worker. Called by the script of `browser::worker::script`.
///
/// # Errors
/// When this is not a worker.
#[wasm_bindgen]
pub fn work() -> Result<(), JsValue> {
    yujian::browser::worker::inspect_worker::run_full()
}

fn main() {}
