//! Writes to the browser's store what has changed in the session.

use crate::browser::clock;
use crate::browser::storage::local_storage::LocalStorage;
use crate::form::UnitDefaults;
use crate::rules::RuleId;
use crate::session::{Draft, FileId, RULES_WITH_FRAME, Session, StorageTrouble};
use crate::text::Lang;
use std::rc::Rc;

/// Remembers what the store holds, so that only changes are written.
pub(crate) struct DraftSync {
    store: LocalStorage,
    chosen_lang: Lang,
    unit: Option<Rc<UnitDefaults>>,
    confirmer: Rc<str>,
    // There are a dozen at most, so a list is enough.
    drafts: Vec<(FileId, Rc<Draft>)>,
}

impl DraftSync {
    /// Starts with the state of `session`, which was just read from the store.
    pub(crate) fn of(session: &Session) -> Self {
        let stored = session.stored_drafts.iter();
        let drafts = stored.map(|kept| (kept.id.clone(), Rc::clone(&kept.draft)));
        Self {
            store: LocalStorage::open(),
            chosen_lang: session.chosen_lang,
            unit: session.unit.clone(),
            confirmer: Rc::clone(&session.confirmer),
            drafts: drafts.collect(),
        }
    }

    /// Writes what changed, and returns how that went; `None` where nothing changed.
    pub(crate) fn keep(&mut self, session: &Session) -> Option<Result<(), StorageTrouble>> {
        if self.chosen_lang != session.chosen_lang {
            // A language that is not stored is no loss; whether the store works, the drafts show.
            let _ = self.store.keep_lang(session.chosen_lang);
            self.chosen_lang = session.chosen_lang;
        }
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
            let image = |draft: &Rc<Draft>, rule| draft.picked.get(&rule)?.image.clone();
            let is_new =
                |rule: &RuleId| before.and_then(|b| image(b, *rule)) != image(draft, *rule);
            let stored = draft.stored(id, clock::now_ms());
            let new_frames = RULES_WITH_FRAME.into_iter().filter(is_new);
            answers.push(self.store.keep_draft(&stored, new_frames));
        }
        for (id, _) in &self.drafts {
            if !wanted.iter().any(|(wanted, _)| *wanted == id) {
                self.store.forget(id);
            }
        }
        let drafts = wanted.into_iter();
        self.drafts = drafts
            .map(|(id, draft)| (id.clone(), Rc::clone(draft)))
            .collect();
    }
}
