//! Writes to the browser's store what has changed in the session.

use crate::browser::clock;
use crate::browser::storage::local_storage::LocalStorage;
use crate::rules::{Answers, DemandId};
use crate::session::{Action, Draft, FileId, Session, StorageTrouble};
use std::rc::Rc;

/// Writes what changed in a session, and returns how that went; `None` where nothing changed.
pub(crate) type KeepDrafts = Box<dyn FnMut(&Session) -> Option<Result<(), StorageTrouble>>>;

/// Reads what the browser stores into a session, and returns what will store its changes.
pub(crate) type OpenDrafts = fn(&Rc<Session>) -> (Rc<Session>, KeepDrafts);

/// Opens `localStorage`; see [`OpenDrafts`].
pub(crate) fn open(session: &Rc<Session>) -> (Rc<Session>, KeepDrafts) {
    let store = LocalStorage::open();
    let session = session.apply(Action::StoreRead {
        drafts: store.drafts(),
        unit: store.unit(),
        confirmer: store.confirmer(),
    });
    let mut sync = DraftSync::of(store, &session);
    (session, Box::new(move |session| sync.keep(session)))
}

/// Remembers what the store holds, so that only changes are written.
struct DraftSync {
    store: LocalStorage,
    unit: Option<Rc<Answers>>,
    confirmer: Rc<str>,
    // There are a dozen at most, so a list is enough.
    drafts: Vec<(FileId, Rc<Draft>)>,
}

impl DraftSync {
    /// Starts with the state of `session`, which was just read from `store`.
    fn of(store: LocalStorage, session: &Session) -> Self {
        let stored = session.stored_drafts.iter();
        let drafts = stored.map(|kept| (kept.id.clone(), Rc::clone(&kept.draft)));
        Self {
            store,
            unit: session.unit.clone(),
            confirmer: Rc::clone(&session.confirmer),
            drafts: drafts.collect(),
        }
    }

    fn keep(&mut self, session: &Session) -> Option<Result<(), StorageTrouble>> {
        let mut answers = Vec::new();
        if self.unit != session.unit {
            answers.push(self.store.keep_unit(session.unit.as_deref()));
            self.unit.clone_from(&session.unit);
        }
        if self.confirmer != session.confirmer {
            answers.push(self.store.keep_confirmer(&session.confirmer));
            self.confirmer = Rc::clone(&session.confirmer);
        }
        self.keep_drafts(session, &mut answers);
        let failed = answers.iter().find(|answer| answer.is_err());
        failed.or(answers.first()).copied()
    }

    fn keep_drafts(&mut self, session: &Session, answers: &mut Vec<Result<(), StorageTrouble>>) {
        let stored_drafts = session
            .stored_drafts
            .iter()
            .map(|kept| (&kept.id, &kept.draft));
        let open = session.videos.iter().map(|video| (&video.id, &video.draft));
        let open = open.filter(|(_, draft)| !draft.is_empty());
        let wanted: Vec<(&FileId, &Rc<Draft>)> = stored_drafts.chain(open).collect();
        for (id, draft) in &wanted {
            let before = self.drafts.iter().find(|(kept, _)| kept == *id);
            let before = before.map(|(_, draft)| draft);
            if before.is_some_and(|before| Rc::ptr_eq(before, draft)) {
                continue;
            }
            let image = |draft: &Rc<Draft>, rule: &DemandId| draft.picked.get(rule)?.image.clone();
            let stored = draft.stored(id, clock::now_ms());
            let removed = before.into_iter().flat_map(|before| before.picked.iter());
            let frames = draft.picked.iter().chain(removed).map(|(rule, _)| rule);
            let is_new =
                |rule: &&DemandId| before.and_then(|b| image(b, rule)) != image(draft, rule);
            let new_frames = frames.filter(is_new).cloned();
            answers.push(self.store.keep_draft(&stored, new_frames));
        }
        for (id, draft) in &self.drafts {
            if !wanted.iter().any(|(wanted, _)| *wanted == id) {
                self.store
                    .forget(id, draft.picked.iter().map(|(rule, _)| rule));
            }
        }
        let drafts = wanted.into_iter();
        self.drafts = drafts
            .map(|(id, draft)| (id.clone(), Rc::clone(draft)))
            .collect();
    }
}
