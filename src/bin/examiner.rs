//! The module that examines sound, apart from the page's own: nobody waits for the decoders before
//! the verdict.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over a worker. Called by the script that `browser::supervisor` gives it.
///
/// # Errors
/// When this is not a worker.
#[wasm_bindgen]
pub fn work() -> Result<(), JsValue> {
    yujian::browser::worker::examine_worker::run()
}

fn main() {}
