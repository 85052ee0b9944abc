//! The page's module: the screen, and the rules over what the worker found.

use js_sys::WebAssembly::Module;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yujian::browser::supervisor::WorkerParts;
use yujian::browser::view::{App, AppProps};

/// Shows the page. Called once by `www/boot.js`, with all that was fetched.
///
/// # Errors
/// When the browser lacks something that the page cannot do without.
#[wasm_bindgen]
pub fn start(notice: String, worker_script: &str, worker_module: Module) -> Result<(), JsValue> {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .ok_or("no element #app")?;
    let worker = WorkerParts::new(worker_script, worker_module)?;
    let notice = notice.into();
    yew::Renderer::<App>::with_root_and_props(root, AppProps { notice, worker }).render();
    Ok(())
}

fn main() {}
