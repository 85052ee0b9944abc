//! The page.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yujian::browser::deferred::Deferred;
use yujian::browser::files::input::FileInput;
use yujian::browser::panic_report;
use yujian::browser::view::{App, AppProps};
use yujian::browser::worker::script::WorkerScript;
use yujian::text::Lang;

/// Shows the page. Called once by `www/boot.js`.
///
/// - `notice`: the text of `notice.json`.
/// - `inspector`: wasm-bindgen's script and the compiled module of the inspector, as a list.
/// - `early`: what was chosen or dropped before the program had started: files, and null for each thing
///   that is no file.
/// - `languages`: a promise of the text of each of [`languages`].
/// - `submission`, `examiner`: promises of the same for these two workers.
///
/// # Errors
/// When the browser lacks something that the page cannot do without.
#[wasm_bindgen]
pub fn start(
    notice: String,
    inspector: JsValue,
    early: Array,
    languages: Array,
    submission: Promise,
    examiner: Promise,
) -> Result<(), JsValue> {
    panic_report::show_in_page();
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .ok_or("no element #app")?;
    let props = AppProps {
        notice: notice.into(),
        inspector: WorkerScript::new(&inspector)?,
        file_input: FileInput::find(early).ok_or("no field for files")?,
        languages: languages
            .iter()
            .map(|words| Deferred::new(Promise::resolve(&words)))
            .collect(),
        submission: Deferred::new(submission),
        examiner: Deferred::new(examiner),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
    Ok(())
}

/// The tags of the languages whose words the page fetches, each from `<tag>.txt`.
#[wasm_bindgen]
#[must_use]
pub fn languages() -> Array {
    Lang::to_load()
        .map(|lang| JsValue::from_str(lang.tag()))
        .collect()
}

fn main() {}
