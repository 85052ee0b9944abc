//! The whole page. It goes on where the program `verdict` ends.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlInputElement;
use yujian::browser::files::input::FileInput;
use yujian::browser::running::{Start, start_page};
use yujian::browser::worker::script::WorkerScript;

/// Shows the page. Called once by `www/boot.js`.
///
/// - `handed`: what `verdict` handed over.
/// - `inspector`, `field`, `notices`: as for `verdict`.
/// - `languages`: for each language its text, or a promise of it.
/// - `submission`, `examiner`: promises of script and module of these two workers, as of the inspector's.
///
/// # Errors
/// When the browser lacks something that the page cannot do without.
#[wasm_bindgen]
pub fn start(
    handed: JsValue,
    inspector: &JsValue,
    field: HtmlInputElement,
    languages: Array,
    notices: Promise,
    submission: Promise,
    examiner: Promise,
) -> Result<(), JsValue> {
    let start = Start {
        inspector: WorkerScript::new(inspector)?,
        file_input: FileInput::new(field, Array::new()),
        languages,
        notices,
    };
    start_page(start, handed, submission, examiner)?.run_on();
    Ok(())
}

fn main() {}
