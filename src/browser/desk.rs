//! What the reducer cannot hold: the files themselves, the worker, the browser's store. After every
//! change [`Desk::keep_up`] brings the three in line with the session.

use super::clock;
use super::store::Store;
use super::supervisor::{Inspector, WorkerParts};
use crate::form::UnitDefaults;
use crate::job::{FileKey, Job};
use crate::notice::Notice;
use crate::session::{Action, Chosen, Draft, FileId, HashState, Session};
use crate::text::Lang;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::File;
use yew::Callback;

/// The chosen files, by key. They are references; no byte is read here.
#[derive(Debug, Default)]
pub(super) struct Files {
    next: Cell<u32>,
    held: RefCell<BTreeMap<FileKey, File>>,
}

impl PartialEq for Files {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Files {
    /// Takes files in and names them.
    pub(super) fn take(&self, files: Vec<File>) -> Vec<Chosen> {
        files.into_iter().map(|file| self.take_one(file)).collect()
    }

    fn take_one(&self, file: File) -> Chosen {
        let key = FileKey(self.next.get());
        self.next.set(key.0.wrapping_add(1));
        let id = FileId {
            name: file.name(),
            // Whole numbers below 2⁵³: exact.
            bytes: file.size() as u64,
            modified_ms: file.last_modified() as i64,
        };
        self.held.borrow_mut().insert(key, file);
        Chosen { key, id }
    }

    /// The file of that key.
    pub(super) fn get(&self, key: FileKey) -> Option<File> {
        self.held.borrow().get(&key).cloned()
    }
}

/// Does for the session what needs the browser.
pub(super) struct Desk {
    files: Rc<Files>,
    inspector: Inspector,
    store: Store,
    send: Callback<Action>,
    kept: RefCell<Kept>,
    cancelled: RefCell<Vec<FileKey>>,
}

/// What the store holds now.
struct Kept {
    lang: Option<Lang>,
    unit: Option<Rc<UnitDefaults>>,
    confirmer: Rc<str>,
    drafts: BTreeMap<FileId, Rc<Draft>>,
}

/// The session as a visit begins, with what the browser kept of the last one.
pub(super) fn first_session(notice: &str) -> Rc<Session> {
    let store = Store::open();
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

impl Desk {
    /// Starts the worker; what the worker says goes to `send`. `session` is as [`first_session`] made it.
    pub(super) fn start(
        files: Rc<Files>,
        worker: WorkerParts,
        session: &Session,
        send: Callback<Action>,
    ) -> Self {
        let shelf = session.shelf.iter();
        let drafts = shelf.map(|kept| (kept.id.clone(), Rc::clone(&kept.draft)));
        let kept = Kept {
            lang: None,
            unit: session.unit.clone(),
            confirmer: Rc::clone(&session.confirmer),
            drafts: drafts.collect(),
        };
        let news = send.clone();
        let on_event = Rc::new(move |key, event| news.emit(Action::Came(key, event)));
        Self {
            files,
            inspector: Inspector::start(worker, on_event),
            store: Store::open(),
            send,
            kept: RefCell::new(kept),
            cancelled: RefCell::default(),
        }
    }

    /// Brings worker, store and document in line with the session.
    pub(super) fn keep_up(&self, session: &Session) {
        self.let_go(session);
        self.keep(session);
        if let Some((key, job)) = session.next_job() {
            self.send.emit(Action::Started(key, job));
            if let Some(file) = self.files.get(key) {
                match job {
                    Job::Inspect => self.inspector.inspect(key, &file),
                    Job::Hash => self.inspector.hash(key, &file),
                }
            }
        }
    }

    /// Stops work that nobody waits for, and forgets files that were removed.
    fn let_go(&self, session: &Session) {
        let gone: Vec<FileKey> = {
            let held = self.files.held.borrow();
            let keys = held.keys().copied();
            keys.filter(|key| session.video(*key).is_none()).collect()
        };
        for key in gone {
            self.inspector.cancel(key);
            self.files.held.borrow_mut().remove(&key);
        }
        let mut cancelled = self.cancelled.borrow_mut();
        cancelled.retain(|key| {
            let video = session.video(*key);
            video.is_some_and(|video| video.hash == HashState::Cancelling)
        });
        for video in &session.videos {
            if video.hash == HashState::Cancelling && !cancelled.contains(&video.key) {
                cancelled.push(video.key);
                self.inspector.cancel(video.key);
            }
        }
    }

    /// Writes what changed to the browser's store.
    fn keep(&self, session: &Session) {
        let mut kept = self.kept.borrow_mut();
        if kept.lang != Some(session.lang) {
            if kept.lang.is_some() {
                // Which language is shown is no loss: drafts tell whether the store works.
                let _ = self.store.keep_lang(session.lang);
            }
            show_lang(session.lang);
            kept.lang = Some(session.lang);
        }
        let mut answer = None;
        if kept.unit != session.unit {
            answer = Some(self.store.keep_unit(session.unit.as_deref()));
            kept.unit.clone_from(&session.unit);
        }
        if kept.confirmer != session.confirmer {
            answer = Some(self.store.keep_confirmer(&session.confirmer));
            kept.confirmer = Rc::clone(&session.confirmer);
        }
        let shelved = session.shelf.iter().map(|kept| (&kept.id, &kept.draft));
        let open = session.videos.iter().map(|video| (&video.id, &video.draft));
        let wanted: BTreeMap<_, _> = shelved
            .chain(open.filter(|(_, draft)| !draft.is_empty()))
            .collect();
        for (id, draft) in &wanted {
            let before = kept.drafts.get(*id);
            if before.is_some_and(|before| Rc::ptr_eq(before, draft)) {
                continue;
            }
            let frame = |draft: &Rc<Draft>| draft.title_card.as_ref()?.image.clone();
            let new_frame = before.and_then(frame) != frame(draft);
            let stored = draft.stored(id, clock::now_ms());
            let result = self.store.keep_draft(&stored, new_frame);
            answer = Some(answer.unwrap_or(Ok(())).and(result));
        }
        for id in kept.drafts.keys() {
            if !wanted.contains_key(id) {
                self.store.forget(id);
            }
        }
        let drafts = wanted.into_iter();
        kept.drafts = drafts
            .map(|(id, draft)| (id.clone(), Rc::clone(draft)))
            .collect();
        drop(kept);
        if let Some(answer) = answer {
            self.send.emit(Action::StoreAnswered(answer));
        }
    }
}

/// Tells the browser and screen readers which language the page is in.
fn show_lang(lang: Lang) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    document.set_title(lang.text(crate::text::id::PAGE_TITLE));
    if let Some(root) = document.document_element() {
        // `lang` is a known attribute; setting it cannot fail.
        let _ = root.set_attribute("lang", lang.tag());
    }
}
