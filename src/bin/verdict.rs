//! The program of the page that is loaded first. It gives verdicts, and hands over to `page`.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlInputElement;
use yujian::browser::files::input::FileInput;
use yujian::browser::running::{Running, Start, start_verdict};
use yujian::browser::worker::script::WorkerScript;
use yujian::text::Lang;

/// The program, running. Called by `www/boot.js`.
#[wasm_bindgen]
pub struct Verdict(Running);

#[wasm_bindgen]
impl Verdict {
    /// Shows the page.
    ///
    /// - `notice`: the text of the notice that the page begins with.
    /// - `inspector`: wasm-bindgen's script and the compiled module of the inspector, as a list.
    /// - `field`: the file input.
    /// - `early`: what was chosen or dropped before the program had started: files, and null for each thing
    ///   that is no file.
    /// - `languages`: for each of [`languages`] a promise of its text.
    /// - `notices`: a promise of the names and texts of all notices of the site.
    ///
    /// # Errors
    /// When the browser lacks something that the page cannot do without.
    pub fn start(
        notice: &str,
        inspector: &JsValue,
        field: HtmlInputElement,
        early: Array,
        languages: Array,
        notices: Promise,
    ) -> Result<Self, JsValue> {
        let start = Start {
            inspector: WorkerScript::new(inspector)?,
            file_input: FileInput::new(field, early),
            languages,
            notices,
        };
        Ok(Self(start_verdict(start, notice)?))
    }

    /// A promise that is kept once no file is being inspected.
    pub fn settled(&self) -> Promise {
        self.0.settled()
    }

    /// Says that the rest of the page did not arrive, and runs until the document is left.
    pub fn stay(self) {
        self.0.stay();
    }

    /// Ends the program and returns what `page` goes on with.
    ///
    /// # Errors
    /// Never for what the program holds.
    #[wasm_bindgen(js_name = handOver)]
    pub fn hand_over(self) -> Result<JsValue, JsValue> {
        self.0.hand_over()
    }
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
