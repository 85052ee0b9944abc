//! Starts a program of the page, and hands over from the first to the second.

use super::address;
use super::app_store::AppStore;
use super::deferred::Deferred;
use super::files::input::FileInput;
use super::hand_over::HandOver;
use super::panic_report;
use super::program::{PAGE, Program, VERDICT};
use super::storage::local_storage::LocalStorage;
use super::view::{App, AppProps};
use super::worker::script::WorkerScript;
use crate::session::{Action, OfferedNotice, Session};
use crate::text::Lang;
use gloo_events::EventListener;
use js_sys::{Array, Promise};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::AppHandle;

/// What both programs start with.
pub struct Start {
    /// The script of the worker that inspects.
    pub inspector: WorkerScript,
    /// The file input, which is in the document already.
    pub file_input: FileInput,
    /// For each language of [`Lang::to_load`] its text, or a promise of it.
    pub languages: Array,
    /// A promise of the names and texts of all notices of the site.
    pub notices: Promise,
}

/// A program of the page that is running.
pub struct Running {
    store: Rc<AppStore>,
    app: AppHandle<App>,
    _choices: EventListener,
}

/// Starts the program that gives verdicts, with the text of the notice that the page begins with.
///
/// # Errors
/// When the document is not that of the page.
pub fn start_verdict(start: Start, notice: &str) -> Result<Running, JsValue> {
    let lang = LocalStorage::open().lang().unwrap_or_default();
    let first = OfferedNotice::of_site(&address::notice().unwrap_or_default(), notice);
    let session = Rc::new(Session::new(lang, first));
    let store = AppStore::start(&session, &VERDICT, start.inspector.clone());
    run(store, start, &VERDICT)
}

/// Starts the whole page, with what [`Running::hand_over`] gave.
///
/// # Errors
/// When that is something else, or the document is not that of the page.
pub fn start_page(
    start: Start,
    handed: JsValue,
    submission: Promise,
    examiner: Promise,
) -> Result<Running, JsValue> {
    let handed: HandOver = serde_wasm_bindgen::from_value(handed)?;
    let session = Rc::new(handed.first_session().ok_or("no notice was handed over")?);
    let store = AppStore::start(&session, &PAGE, start.inspector.clone());
    handed.take_up(&store);
    let taker = Rc::clone(&store);
    Deferred::new(submission).then_script(move |script| taker.take_submission(script));
    let taker = Rc::clone(&store);
    Deferred::new(examiner).then_script(move |script| taker.take_examiner(script));
    run(store, start, &PAGE)
}

fn run(store: Rc<AppStore>, start: Start, program: &'static Program) -> Result<Running, JsValue> {
    panic_report::show_in_page();
    for (lang, words) in Lang::to_load().zip(start.languages) {
        match words.as_string() {
            Some(text) => store.add_language(lang, Some(text)),
            None => {
                let taker = Rc::clone(&store);
                let words = Deferred::new(Promise::resolve(&words));
                words.then_text(move |text| taker.add_language(lang, text));
            }
        }
    }
    let taker = Rc::clone(&store);
    Deferred::new(start.notices).then_pairs(move |notices| taker.take_notices(notices));
    let taker = Rc::clone(&store);
    let choices = start
        .file_input
        .listen(store.files(), move |choice| taker.act(choice));
    let props = AppProps {
        store: Rc::clone(&store).into(),
        file_input: start.file_input,
        submission: program.submission,
    };
    let app = yew::Renderer::<App>::with_root_and_props(root()?, props).render();
    Ok(Running {
        store,
        app,
        _choices: choices,
    })
}

/// A new element in the place of `#app`: on the old one Yew listens for the program that was there before.
fn root() -> Result<Element, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or("no document")?;
    let before = document.get_element_by_id("app").ok_or("no element #app")?;
    let root = document.create_element("div")?;
    before.replace_with_with_node_1(&root)?;
    root.set_id("app");
    Ok(root)
}

impl Running {
    /// A promise that is kept once no file is being inspected.
    pub fn settled(&self) -> Promise {
        Promise::new(&mut |resolve, _| {
            self.store.when_settled(move || {
                // Resolving a promise does not fail.
                let _ = resolve.call0(&JsValue::UNDEFINED);
            });
        })
    }

    /// Says that the rest of the page did not arrive, and runs until the document is left.
    pub fn stay(self) {
        self.store.act(Action::SubmissionLoaded(false));
        self.run_on();
    }

    /// Runs until the document is left; dropped, it would hear of no further choice.
    pub fn run_on(self) {
        std::mem::forget(self);
    }

    /// Ends the program and returns what the whole page goes on with.
    ///
    /// # Errors
    /// Never: a visit is plain data, but the serializer's signature allows for errors.
    pub fn hand_over(self) -> Result<JsValue, JsValue> {
        let store = &self.store;
        let facts_of = |key| store.pool().facts_of(key);
        let handed = HandOver::of(&store.session(), store.files(), facts_of);
        store.end();
        self.app.destroy();
        super::worker::messages::encode(&handed)
    }
}
