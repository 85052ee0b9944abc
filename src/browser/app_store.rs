//! Owns the session and runs its effects after each change: jobs for the workers, what the browser
//! stores, and the document's title and language. The reducer itself has no effects.

use super::address;
use super::files::ChosenFiles;
use super::program::Program;
use super::storage::local_storage::LocalStorage;
use super::storage::sync::KeepDrafts;
use super::view::title;
use super::worker::pool::{PoolEvent, WorkerPool};
use super::worker::script::WorkerScript;
use crate::job::{FileKey, Job};
use crate::session::{
    Action, ChosenFile, HashState, OfferedNotice, OpeningStrip, Remux, Session, Storage, Video,
};
use crate::text::{Lang, load_language};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File};
use yew::Callback;

/// How long rendering is put off after a file was chosen, in milliseconds. Most inspections answer
/// sooner, so that one rendering shows the answer; the delay is too short to be seen.
const DRAW_AFTER_MS: u32 = 50;

/// Bytes that are read of a file that may be a notice: one more than a notice may have, and some.
const MOST_OF_A_NOTICE: f64 = 300_000.0;

/// Holds the session.
///
/// It is no component: a worker gets its job at once, before the page is rendered, and the page is
/// rendered once however many changes follow from an action.
pub(super) struct AppStore {
    /// Itself, for what arrives later.
    me: Weak<Self>,
    program: &'static Program,
    session: RefCell<Rc<Session>>,
    /// Actions that are still to be applied.
    queue: RefCell<VecDeque<Action>>,
    applying: Cell<bool>,
    /// Another program has taken the place of this one.
    ended: Cell<bool>,
    files: Rc<ChosenFiles>,
    pool: Rc<WorkerPool>,
    /// Stores what has changed in the session, in the program that stores anything.
    keep_drafts: RefCell<Option<KeepDrafts>>,
    /// The language with which the next visit will begin.
    kept_lang: Cell<Lang>,
    /// Renders the page again.
    draw: RefCell<Callback<()>>,
    draw_later: RefCell<Option<Timeout>>,
    /// Called once no file is being inspected.
    on_settled: RefCell<Option<Box<dyn FnOnce()>>>,
    /// Files whose hashing or mending a worker was told to cancel.
    cancelled: RefCell<Vec<FileKey>>,
    ask_before_leaving: Closure<dyn FnMut(Event)>,
}

impl AppStore {
    /// Starts with that session and the worker that inspects.
    pub(super) fn start(
        session: &Rc<Session>,
        program: &'static Program,
        inspector: WorkerScript,
    ) -> Rc<Self> {
        let (session, keep_drafts) = match program.open_drafts {
            Some(open) => {
                let (session, keep) = open(session);
                (session, Some(keep))
            }
            None => (Rc::clone(session), None),
        };
        let store = Rc::new_cyclic(|store: &Weak<Self>| {
            let (me, store) = (store.clone(), store.clone());
            let on_event = move |event| {
                if let Some(store) = store.upgrade() {
                    store.handle(event);
                }
            };
            Self {
                me,
                program,
                keep_drafts: RefCell::new(keep_drafts),
                kept_lang: Cell::new(session.chosen_lang),
                session: RefCell::new(session),
                queue: RefCell::default(),
                applying: Cell::default(),
                ended: Cell::default(),
                files: Rc::default(),
                pool: WorkerPool::start(inspector, program.decode_reply, on_event),
                draw: RefCell::default(),
                draw_later: RefCell::default(),
                on_settled: RefCell::default(),
                cancelled: RefCell::default(),
                ask_before_leaving: Closure::new(|event: Event| event.prevent_default()),
            }
        });
        store.run_effects(&store.session());
        store
    }

    /// Has the page rendered by `draw` from now on after every change.
    pub(super) fn draw_by(&self, draw: Callback<()>) {
        self.draw.replace(draw);
    }

    /// Calls `then` once no file is being inspected.
    pub(super) fn when_settled(&self, then: impl FnOnce() + 'static) {
        self.on_settled.replace(Some(Box::new(then)));
        self.tell_settled();
    }

    fn tell_settled(&self) {
        let is_pending = self.session().videos.iter().any(|video| video.is_pending());
        if is_pending {
            return;
        }
        if let Some(then) = self.on_settled.take() {
            then();
        }
    }

    /// Ends the workers. Nothing changes the session any more.
    pub(super) fn end(&self) {
        self.ended.set(true);
        self.draw_later.take();
        self.pool.end();
    }

    /// The chosen files.
    pub(super) fn files(&self) -> &Rc<ChosenFiles> {
        &self.files
    }

    /// The session as it is now.
    pub(super) fn session(&self) -> Rc<Session> {
        Rc::clone(&self.session.borrow())
    }

    /// Takes the notices of the site: their names, and a text for each, as `www/boot.js` has loaded them.
    pub(super) fn take_notices(&self, notices: Option<Vec<(String, String)>>) {
        let notices = notices.unwrap_or_default().into_iter();
        let notices = notices.map(|(name, text)| OfferedNotice::of_site(&name, &text));
        let notices: Vec<OfferedNotice> = notices.collect();
        if !notices.is_empty() {
            self.act(Action::NoticesLoaded(notices));
        }
    }

    /// Takes the notices out of a choice: their names end in `.json`, and no video's does.
    fn without_notices(&self, action: Action) -> Action {
        let Action::Chosen { files, others } = action else {
            return action;
        };
        let is_notice = |file: &ChosenFile| file.id.name.to_ascii_lowercase().ends_with(".json");
        let (notices, files): (Vec<_>, Vec<_>) = files.into_iter().partition(is_notice);
        for notice in notices {
            if let Some(file) = self.files.get(notice.key) {
                self.open_notice(file);
            }
            self.files.drop_all(|key| key == notice.key);
        }
        Action::Chosen { files, others }
    }

    /// Opens a notice out of a file.
    fn open_notice(&self, file: File) {
        let Some(store) = self.me.upgrade() else {
            return;
        };
        spawn_local(async move {
            // A file that is larger than any notice is not read whole.
            let start = file.slice_with_f64_and_f64(0.0, MOST_OF_A_NOTICE);
            let text = match start {
                Ok(start) => JsFuture::from(start.text()).await.ok(),
                Err(_) => None,
            };
            let text = text.and_then(|text| text.as_string()).unwrap_or_default();
            let opened = OfferedNotice::of_file(&file.name(), &text);
            store.act(Action::NoticeOpened(opened));
        });
    }

    /// The workers.
    pub(super) fn pool(&self) -> &WorkerPool {
        &self.pool
    }

    /// Adds a language by the text of its file. Where the file did not arrive, or belongs to another
    /// build, the page goes on without that language.
    pub(super) fn add_language(&self, lang: Lang, text: Option<String>) {
        if text.is_some_and(|text| load_language(lang, text, self.program.texts)) {
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
            PoolEvent::Film(key, film) => {
                if let Some(mending) = self.program.mending {
                    (mending.take_film)(self, key, &film);
                }
            }
            PoolEvent::NotStarted(job) => self.act(Action::WorkerNotStarted(job)),
            PoolEvent::Ready if self.applying.get() => {}
            PoolEvent::Ready => {
                self.offer_jobs(&self.session());
            }
        }
    }

    /// Applies an action, and then the actions that its effects bring about.
    pub(super) fn act(&self, action: Action) {
        if self.ended.get() {
            return;
        }
        let action = self.without_notices(action);
        let is_choice = matches!(action, Action::Chosen { .. });
        self.queue.borrow_mut().push_back(action);
        // Called by an effect: the loop below, which is running, applies this action too.
        if self.applying.replace(true) {
            return;
        }
        let before = self.session();
        while let Some(action) = self.next_action() {
            let next = self.session().apply_by(self.program.reduce, action);
            let last = self.session.replace(Rc::clone(&next));
            if !Rc::ptr_eq(&last, &next) {
                self.run_effects(&next);
            }
        }
        self.applying.set(false);
        if Rc::ptr_eq(&before, &self.session()) {
            return;
        }
        let draw = self.draw.borrow().clone();
        let later = if is_choice {
            Some(Timeout::new(DRAW_AFTER_MS, move || draw.emit(())))
        } else {
            draw.emit(());
            None
        };
        // This replaces a rendering that was still put off.
        self.draw_later.replace(later);
        self.tell_settled();
    }

    fn next_action(&self) -> Option<Action> {
        self.queue.borrow_mut().pop_front()
    }

    /// Brings workers, stored drafts and document in line with the session.
    fn run_effects(&self, session: &Session) {
        show_lang(session);
        self.keep_lang(session);
        address::show(session);
        self.stop_unwanted(session);
        self.pause_examinations(session);
        self.guard_unsaved(session);
        let keep = |keep: &mut KeepDrafts| keep(session);
        let kept = self.keep_drafts.borrow_mut().as_mut().and_then(keep);
        if let Some(kept) = kept {
            self.act(Action::StoreAnswered(kept));
        }
        self.offer_jobs(session);
    }

    fn keep_lang(&self, session: &Session) {
        let lang = session.chosen_lang;
        if self.kept_lang.replace(lang) != lang {
            // A language that is not stored is no loss; whether the store works, the drafts show.
            let _ = LocalStorage::open().keep_lang(lang);
        }
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
            let asked = self.asked(session, key, job);
            if file.is_some_and(|file| self.pool.offer(key, job, &file, asked)) {
                self.act(Action::Started(key, job));
            }
        }
    }

    /// What a job is asked besides its file.
    fn asked(&self, session: &Session, key: FileKey, job: Job) -> JsValue {
        match job {
            Job::Examine => {
                let notice = session.notice.as_ref();
                notice.is_ok_and(|notice| notice.has_title_card()).into()
            }
            Job::Remux => {
                let mending = self.program.mending;
                mending.map_or(JsValue::UNDEFINED, |mending| (mending.asked)(session, key))
            }
            Job::Inspect | Job::Hash => JsValue::UNDEFINED,
        }
    }

    /// Cancels jobs whose result is no longer wanted, and drops files that were removed.
    fn stop_unwanted(&self, session: &Session) {
        let is_gone = |key: FileKey| !session.needs(key);
        let gone = self.files.drop_all(is_gone);
        gone.into_iter().for_each(|key| self.pool.forget(key));
        let mut cancelled = self.cancelled.borrow_mut();
        let cancelling =
            |video: &Video| video.hash == HashState::Cancelling || video.remux == Remux::Cancelling;
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
fn show_lang(session: &Session) {
    let lang = session.lang();
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    let title = title(lang, session);
    if document.title() != title {
        document.set_title(&title);
    }
    if let Some(root) = document.document_element()
        && root.get_attribute("lang").as_deref() != Some(lang.tag())
    {
        // `lang` is a known attribute; setting it cannot fail.
        let _ = root.set_attribute("lang", lang.tag());
    }
}
