//! What the reducer cannot hold: the files themselves, the worker, the browser's store. After every
//! change [`AppStore::keep_up`] brings the three in line with the session.

use crate::browser::files::ChosenFiles;
use crate::browser::storage::local_storage::LocalStorage;
use crate::browser::storage::sync::DraftSync;
use crate::browser::worker::pool::{WorkerParts, WorkerPool};
use crate::job::{FileKey, Job};
use crate::notice::Notice;
use crate::session::{Action, HashState, Session, Storage, Video};
use crate::text::{Lang, learn};
use gloo_timers::callback::Timeout;
use js_sys::WebAssembly::Module;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;
use yew::Callback;

/// So long a file that was chosen may go undrawn, in milliseconds: most are answered sooner, and the
/// answer would wait until the page had drawn that there is none yet. Nobody sees a tenth of a second.
const SOON_MS: u32 = 50;

/// Holds the session, and does for it what needs the browser.
///
/// Not a component: what an action asks of the worker is asked at once, before anything is drawn,
/// and however many changes follow from it, the page is drawn once.
pub(super) struct AppStore {
    session: RefCell<Rc<Session>>,
    /// What happened and was not looked at yet.
    waiting: RefCell<VecDeque<Action>>,
    busy: Cell<bool>,
    files: Rc<ChosenFiles>,
    inspector: WorkerPool,
    keeper: RefCell<DraftSync>,
    /// Has the page drawn anew.
    draw: Callback<()>,
    /// Draws what is not drawn yet.
    soon: RefCell<Option<Timeout>>,
    cancelled: RefCell<Vec<FileKey>>,
    ask: Closure<dyn FnMut(Event)>,
}

/// The session as a visit begins, with what the browser kept of the last one.
fn first_session(notice: &str) -> Rc<Session> {
    let store = LocalStorage::open();
    let session = Session::new(
        store.lang().unwrap_or_default(),
        Notice::parse(notice).map(Rc::new),
    );
    Rc::new(session).apply(Action::StoreRead {
        drafts: store.drafts(),
        unit: store.unit(),
        confirmer: store.confirmer(),
    })
}

impl AppStore {
    /// Begins a visit and starts the worker. `draw` is called after every change.
    pub(super) fn start(
        notice: &str,
        files: Rc<ChosenFiles>,
        worker: WorkerParts,
        draw: Callback<()>,
    ) -> Rc<Self> {
        let session = first_session(notice);
        let store = Rc::new_cyclic(|store: &Weak<Self>| {
            let store = store.clone();
            let on_event = Rc::new(move |key, event| {
                if let Some(store) = store.upgrade() {
                    store.act(Action::Came(key, event));
                }
            });
            Self {
                keeper: RefCell::new(DraftSync::of(&session)),
                session: RefCell::new(session),
                waiting: RefCell::default(),
                busy: Cell::default(),
                files,
                inspector: WorkerPool::start(worker, on_event),
                draw,
                soon: RefCell::default(),
                cancelled: RefCell::default(),
                ask: Closure::new(|event: Event| event.prevent_default()),
            }
        });
        store.keep_up(&store.session());
        store
    }

    /// The session as it is now.
    pub(super) fn session(&self) -> Rc<Session> {
        Rc::clone(&self.session.borrow())
    }

    /// Takes the words of a language in. Where they do not arrive, or are those of another build, the
    /// page goes on without that language.
    pub(super) fn take_language(&self, lang: Lang, text: Option<JsValue>) {
        let text = text.and_then(|text| text.as_string());
        if text.is_some_and(|text| learn(lang, text)) {
            self.act(Action::LanguageLearned(lang));
        }
    }

    /// Takes the second part of this module, which has its place in the page by now. Where it does not
    /// arrive, the page gives verdicts alone.
    pub(super) fn take_second(&self, second: Option<JsValue>) {
        let second: Option<Module> = second.and_then(|second| second.dyn_into().ok());
        if let Some(second) = &second {
            self.inspector.take_second(second);
        }
        self.act(Action::AfterCame(second.is_some()));
    }

    /// Takes what examiners are made of. Where it does not arrive, the page goes on without.
    pub(super) fn take_examiner(&self, parts: Option<JsValue>) {
        let parts = parts.and_then(WorkerParts::from_list);
        let came = parts.is_some();
        if let Some(parts) = parts {
            self.inspector.take_examiner(parts);
        }
        self.act(Action::ExaminerCame(came));
    }

    /// Takes in what happened, and all that follows from it.
    pub(super) fn act(&self, action: Action) {
        let is_choice = matches!(action, Action::Chosen { .. });
        self.waiting.borrow_mut().push_back(action);
        // Whoever is at it already comes to this one too.
        if self.busy.replace(true) {
            return;
        }
        let before = self.session();
        while let Some(action) = self.take() {
            let next = self.session().apply(action);
            let last = self.session.replace(Rc::clone(&next));
            if !Rc::ptr_eq(&last, &next) {
                self.keep_up(&next);
            }
        }
        self.busy.set(false);
        if Rc::ptr_eq(&before, &self.session()) {
            return;
        }
        let draw = self.draw.clone();
        let soon = is_choice.then(|| Timeout::new(SOON_MS, move || draw.emit(())));
        if soon.is_none() {
            self.draw.emit(());
        }
        // What was still to be drawn is drawn with it.
        self.soon.replace(soon);
    }

    fn take(&self) -> Option<Action> {
        self.waiting.borrow_mut().pop_front()
    }

    /// Brings worker, store and document in line with the session.
    fn keep_up(&self, session: &Session) {
        show_lang(session.lang());
        self.let_go(session);
        let examining: Vec<(FileKey, bool)> = session.examining().collect();
        self.inspector.keep_examining(&examining);
        self.guard(session);
        let answer = self.keeper.borrow_mut().keep(session);
        if let Some(answer) = answer {
            self.act(Action::StoreAnswered(answer));
        }
        if let Some((key, job)) = session.next_job() {
            self.act(Action::Started(key, job));
            if let Some(file) = self.files.get(key) {
                match job {
                    Job::Inspect => self.inspector.inspect(key, &file),
                    Job::Hash => self.inspector.hash(key, &file),
                    Job::Examine => self.inspector.examine(key, &file),
                }
            }
        }
    }

    /// Stops work that nobody waits for, and forgets files that were removed.
    fn let_go(&self, session: &Session) {
        let is_gone = |key: FileKey| session.video(key).is_none();
        let gone = self.files.drop_all(is_gone);
        gone.into_iter().for_each(|key| self.inspector.forget(key));
        let mut cancelled = self.cancelled.borrow_mut();
        let cancelling = |video: &Video| video.hash == HashState::Cancelling;
        cancelled.retain(|key| session.video(*key).is_some_and(|video| cancelling(video)));
        for video in session.videos.iter().filter(|video| cancelling(video)) {
            if !cancelled.contains(&video.key) {
                cancelled.push(video.key);
                self.inspector.cancel(video.key);
            }
        }
    }

    /// Lets the browser ask before the page is left while something is typed that it does not keep.
    fn guard(&self, session: &Session) {
        let unkept = matches!(session.storage, Storage::Fails(_))
            && session.videos.iter().any(|video| !video.draft.is_empty());
        if let Some(window) = web_sys::window() {
            let ask = self.ask.as_ref().unchecked_ref();
            window.set_onbeforeunload(unkept.then_some(ask));
        }
    }
}

/// Tells the browser and screen readers which language the page is in. What stands there already is
/// left alone: the browser would work out the style of every element anew.
fn show_lang(lang: Lang) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    let title = lang.text(crate::text::id::PAGE_TITLE);
    if document.title() != title {
        document.set_title(title);
    }
    let root = document.document_element();
    let root = root.filter(|root| root.get_attribute("lang").as_deref() != Some(lang.tag()));
    if let Some(root) = root {
        // `lang` is a known attribute; setting it cannot fail.
        let _ = root.set_attribute("lang", lang.tag());
    }
}
