//! Owns the session and runs its effects after each change: jobs for the workers, what the browser
//! stores, and the document's title and language. The reducer itself has no effects.

use super::files::ChosenFiles;
use super::storage::local_storage::LocalStorage;
use super::storage::sync::DraftSync;
use super::worker::pool::{PoolEvent, WorkerPool};
use super::worker::script::WorkerScript;
use crate::job::{FileKey, Job};
use crate::notice::Notice;
use crate::session::{Action, HashState, OpeningStrip, Session, Storage, Video};
use crate::text::{Lang, load_language};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use yew::Callback;

/// How long rendering is put off after a file was chosen, in milliseconds. Most inspections answer
/// sooner, so that one rendering shows the answer; the delay is too short to be seen.
const DRAW_AFTER_MS: u32 = 50;

/// Holds the session.
///
/// It is no component: a worker gets its job at once, before the page is rendered, and the page is
/// rendered once however many changes follow from an action.
pub(super) struct AppStore {
    session: RefCell<Rc<Session>>,
    /// Actions that are still to be applied.
    queue: RefCell<VecDeque<Action>>,
    applying: Cell<bool>,
    files: Rc<ChosenFiles>,
    /// The text of the notice, for the worker that renders sheets.
    notice: Rc<str>,
    pool: Rc<WorkerPool>,
    sync: RefCell<DraftSync>,
    /// Renders the page again.
    draw: Callback<()>,
    draw_later: RefCell<Option<Timeout>>,
    /// Files whose hashing a worker was told to cancel.
    cancelled: RefCell<Vec<FileKey>>,
    ask_before_leaving: Closure<dyn FnMut(Event)>,
}

/// The session at the start of a visit, with what the browser stored in earlier ones.
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
    /// Starts a session and the worker that inspects. `draw` is called after every change.
    pub(super) fn start(
        notice: &str,
        files: Rc<ChosenFiles>,
        inspector: WorkerScript,
        draw: Callback<()>,
    ) -> Rc<Self> {
        let session = first_session(notice);
        let store = Rc::new_cyclic(|store: &Weak<Self>| {
            let store = store.clone();
            let on_event = move |event| {
                if let Some(store) = store.upgrade() {
                    store.handle(event);
                }
            };
            Self {
                sync: RefCell::new(DraftSync::of(&session)),
                session: RefCell::new(session),
                queue: RefCell::default(),
                applying: Cell::default(),
                files,
                notice: notice.into(),
                pool: WorkerPool::start(inspector, on_event),
                draw,
                draw_later: RefCell::default(),
                cancelled: RefCell::default(),
                ask_before_leaving: Closure::new(|event: Event| event.prevent_default()),
            }
        });
        store.run_effects(&store.session());
        store
    }

    /// The session as it is now.
    pub(super) fn session(&self) -> Rc<Session> {
        Rc::clone(&self.session.borrow())
    }

    /// The text of the notice.
    pub(super) fn notice(&self) -> &str {
        &self.notice
    }

    /// The workers.
    pub(super) fn pool(&self) -> &WorkerPool {
        &self.pool
    }

    /// Adds a language by the text of its file. Where the file did not arrive, or belongs to another
    /// build, the page goes on without that language.
    pub(super) fn add_language(&self, lang: Lang, text: Option<String>) {
        if text.is_some_and(|text| load_language(lang, text)) {
            self.act(Action::LanguageLoaded(lang));
        }
    }

    /// Starts the worker that hashes and renders sheets. Where its script did not arrive, the page gives
    /// verdicts, but no hash and no sheet.
    pub(super) fn take_submission(&self, script: Option<WorkerScript>) {
        let came = script.is_some();
        if let Some(script) = script {
            self.pool.start_submission(script);
        }
        self.act(Action::SubmissionLoaded(came));
    }

    /// Takes the script of the examine workers. Where it did not arrive, nothing is examined.
    pub(super) fn take_examiner(&self, script: Option<WorkerScript>) {
        let came = script.is_some();
        if let Some(script) = script {
            self.pool.take_examiner(script);
        }
        self.act(Action::ExaminerLoaded(came));
    }

    fn handle(&self, event: PoolEvent) {
        match event {
            PoolEvent::Event(key, event) => self.act(Action::JobEvent(key, event)),
            PoolEvent::NotStarted(job) => self.act(Action::WorkerNotStarted(job)),
            PoolEvent::Ready if self.applying.get() => {}
            PoolEvent::Ready => {
                self.offer_jobs(&self.session());
            }
        }
    }

    /// Applies an action, and then the actions that its effects bring about.
    pub(super) fn act(&self, action: Action) {
        let is_choice = matches!(action, Action::Chosen { .. });
        self.queue.borrow_mut().push_back(action);
        // Called by an effect: the loop below, which is running, applies this action too.
        if self.applying.replace(true) {
            return;
        }
        let before = self.session();
        while let Some(action) = self.next_action() {
            let next = self.session().apply(action);
            let last = self.session.replace(Rc::clone(&next));
            if !Rc::ptr_eq(&last, &next) {
                self.run_effects(&next);
            }
        }
        self.applying.set(false);
        if Rc::ptr_eq(&before, &self.session()) {
            return;
        }
        let draw = self.draw.clone();
        let later = is_choice.then(|| Timeout::new(DRAW_AFTER_MS, move || draw.emit(())));
        if later.is_none() {
            self.draw.emit(());
        }
        // This replaces a rendering that was still put off.
        self.draw_later.replace(later);
    }

    fn next_action(&self) -> Option<Action> {
        self.queue.borrow_mut().pop_front()
    }

    /// Brings workers, stored drafts and document in line with the session.
    fn run_effects(&self, session: &Session) {
        show_lang(session.lang());
        self.stop_unwanted(session);
        self.pause_examinations(session);
        self.guard_unsaved(session);
        let kept = self.sync.borrow_mut().keep(session);
        if let Some(kept) = kept {
            self.act(Action::StoreAnswered(kept));
        }
        self.offer_jobs(session);
    }

    /// Offers the wanted jobs to the workers. A job that none takes is offered again when a worker is ready.
    fn offer_jobs(&self, session: &Session) {
        let jobs = session.wanted_jobs();
        let offered = |key| jobs.contains(&(key, Job::Examine));
        let under_way = |key| session.examining().any(|(examined, _)| examined == key);
        self.pool
            .keep_examining(|key| under_way(key) || offered(key));
        for (key, job) in jobs {
            let file = self.files.get(key);
            if file.is_some_and(|file| self.pool.offer(key, job, &file)) {
                self.act(Action::Started(key, job));
            }
        }
    }

    /// Cancels jobs whose result is no longer wanted, and drops files that were removed.
    fn stop_unwanted(&self, session: &Session) {
        let is_gone = |key: FileKey| session.video(key).is_none();
        let gone = self.files.drop_all(is_gone);
        gone.into_iter().for_each(|key| self.pool.forget(key));
        let mut cancelled = self.cancelled.borrow_mut();
        let cancelling = |video: &Video| video.hash == HashState::Cancelling;
        cancelled.retain(|key| session.video(*key).is_some_and(|video| cancelling(video)));
        for video in session.videos.iter().filter(|video| cancelling(video)) {
            if !cancelled.contains(&video.key) {
                cancelled.push(video.key);
                self.pool.cancel(video.key);
            }
        }
    }

    fn pause_examinations(&self, session: &Session) {
        let pictures = session.opening_strip == OpeningStrip::Loading;
        for (key, paused) in session.examining() {
            self.pool.pause(key, paused, pictures);
        }
    }

    /// Lets the browser ask before the page is left while something typed is not stored.
    fn guard_unsaved(&self, session: &Session) {
        let unkept = matches!(session.storage, Storage::Fails(_))
            && session.videos.iter().any(|video| !video.draft.is_empty());
        if let Some(window) = web_sys::window() {
            let ask = self.ask_before_leaving.as_ref().unchecked_ref();
            window.set_onbeforeunload(unkept.then_some(ask));
        }
    }
}

/// Tells the browser and screen readers which language the page is in. Equal values are not written
/// again: any write makes the browser compute every element's style anew.
fn show_lang(lang: Lang) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    let title = lang.text(crate::text::id::PAGE_TITLE);
    if document.title() != title {
        document.set_title(title);
    }
    if let Some(root) = document.document_element()
        && root.get_attribute("lang").as_deref() != Some(lang.tag())
    {
        // `lang` is a known attribute; setting it cannot fail.
        let _ = root.set_attribute("lang", lang.tag());
    }
}
