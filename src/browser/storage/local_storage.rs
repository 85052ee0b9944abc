//! Stores drafts in the browser's `localStorage`. They never leave it.

use crate::form::unit_from_json;
use crate::rules::{Answers, DemandId};
use crate::session::{FileId, StorageTrouble, StoredDraft};
use crate::text::Lang;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

const LANG: &str = "yujian/lang";
const UNIT: &str = "yujian/unit";
const CONFIRMER: &str = "yujian/confirmer";

/// Most drafts that are read: no person types more.
const MAX_DRAFTS: usize = 500;

/// `localStorage`, where the browser has one and allows it.
pub(crate) struct LocalStorage(Option<Storage>);

impl LocalStorage {
    /// Opens the store.
    pub(crate) fn open() -> Self {
        let window = web_sys::window();
        // Asking throws where the store is forbidden.
        Self(window.and_then(|window| window.local_storage().ok().flatten()))
    }

    /// The language that was chosen last.
    pub(crate) fn lang(&self) -> Option<Lang> {
        let tag = self.get(LANG)?;
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// What was typed last for a unit.
    pub(crate) fn unit(&self) -> Option<Answers> {
        unit_from_json(&self.get(UNIT)?)
    }

    /// Who confirmed last.
    pub(crate) fn confirmer(&self) -> String {
        self.get(CONFIRMER).unwrap_or_default()
    }

    /// Every draft that can be read. Others stay where they are: they may be of another version.
    pub(crate) fn drafts(&self) -> Vec<StoredDraft> {
        let Some(store) = &self.0 else {
            return Vec::new();
        };
        let draft = |key: String| {
            let image = |id: &FileId, rule: &str| self.get(&id.frame_key(rule));
            StoredDraft::from_json(&self.get(&key)?, image).ok()
        };
        (0..store.length().unwrap_or(0))
            .filter_map(|index| store.key(index).ok()?)
            .filter(|key| key.starts_with(StoredDraft::PREFIX))
            .take(MAX_DRAFTS)
            .filter_map(draft)
            .collect()
    }

    pub(crate) fn keep_lang(&self, lang: Lang) -> Result<(), StorageTrouble> {
        self.set(LANG, lang.tag())
    }

    /// Stores what the next video of the unit will need again, or removes it.
    pub(crate) fn keep_unit(&self, unit: Option<&Answers>) -> Result<(), StorageTrouble> {
        match unit.and_then(|unit| serde_json::to_string(unit).ok()) {
            Some(text) => self.set(UNIT, &text),
            None => {
                self.remove(UNIT);
                Ok(())
            }
        }
    }

    /// Stores who confirms, or removes it.
    pub(crate) fn keep_confirmer(&self, name: &str) -> Result<(), StorageTrouble> {
        if name.is_empty() {
            self.remove(CONFIRMER);
            return Ok(());
        }
        self.set(CONFIRMER, name)
    }

    /// Stores a draft, and of its frames those of `new_frames`.
    pub(crate) fn keep_draft(
        &self,
        stored: &StoredDraft,
        new_frames: impl Iterator<Item = DemandId>,
    ) -> Result<(), StorageTrouble> {
        self.set(&stored.id.draft_key(), &stored.to_json())?;
        for rule in new_frames {
            let key = stored.id.frame_key(&rule);
            let frame = stored.draft.picked.get(&rule);
            match frame.and_then(|frame| frame.image.as_deref()) {
                Some(image) => self.set(&key, image)?,
                None => self.remove(&key),
            }
        }
        Ok(())
    }

    /// Removes a draft, and the frames that were picked in it.
    pub(crate) fn forget<'a>(&self, id: &FileId, frames: impl Iterator<Item = &'a DemandId>) {
        self.remove(&id.draft_key());
        frames.for_each(|rule| self.remove(&id.frame_key(rule)));
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.as_ref()?.get_item(key).ok()?
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageTrouble> {
        let store = self.0.as_ref().ok_or(StorageTrouble::Absent)?;
        store.set_item(key, value).map_err(|error| trouble(&error))
    }

    fn remove(&self, key: &str) {
        if let Some(store) = &self.0 {
            // Removing what is not there is no error, and there is no other.
            let _ = store.remove_item(key);
        }
    }
}

fn trouble(error: &JsValue) -> StorageTrouble {
    match error.dyn_ref::<DomException>() {
        Some(exception) if exception.name() == "QuotaExceededError" => StorageTrouble::Full,
        _ => StorageTrouble::Absent,
    }
}
