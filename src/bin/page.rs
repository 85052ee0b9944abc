//! The module of the page and of the workers that it cannot do without: compiled once, and what both
//! need is there once.

use js_sys::WebAssembly::Module;
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yujian::browser::deferred::Deferred;
use yujian::browser::files::input::Field;
use yujian::browser::view::{App, AppProps};
use yujian::browser::worker::pool::WorkerParts;

/// Shows the page. Called once by `www/boot.js`, with all that was fetched: the notice, the
/// generated script and the compiled module again, of which workers are made, what was chosen or
/// dropped before (files, and null for each thing that is none), and the promises of the English
/// words, of this module's own second part, once that is in its place, and of what examiners are made
/// of: script and module.
///
/// # Errors
/// When the browser lacks something that the page cannot do without.
#[wasm_bindgen]
pub fn start(
    notice: String,
    script: &str,
    module: Module,
    early: Array,
    english: Promise,
    after: Promise,
    examiner: Promise,
) -> Result<(), JsValue> {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .ok_or("no element #app")?;
    let worker = WorkerParts::new(script, module)?;
    let field = Field::find(early).ok_or("no field for files")?;
    let props = AppProps {
        notice: notice.into(),
        worker,
        field,
        english: Deferred::new(english),
        after: Deferred::new(after),
        examiner: Deferred::new(examiner),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
    Ok(())
}

/// Takes over a worker. Called by the script that `browser::supervisor` gives it.
///
/// # Errors
/// When this is not a worker.
#[wasm_bindgen]
pub fn work() -> Result<(), JsValue> {
    yujian::browser::worker::inspect_worker::run()
}

fn main() {}
