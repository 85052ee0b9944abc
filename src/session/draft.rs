//! Drafts: what was typed and confirmed for a video, as the browser keeps it.
//!
//! A page cannot keep a file across a reload, so a draft belongs to a file by its name, size and
//! time of last change. Drafts are read back as untrusted text.

use crate::form::{Form, tidied};
use crate::rules::{Confirmations, DemandId};
use crate::vec_map::VecMap;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Version of the stored format. Of the one before the form and the frames are read; what was confirmed then
/// does not say in which words.
const FORMAT: u32 = 2;

/// Longest text that is read as a draft or a frame; this page writes none that is longer.
const MAX_CHARACTERS: usize = 2_000_000;

/// Identifies a file across visits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileId {
    /// Its name, without a path.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was last changed, in milliseconds since 1970-01-01T00:00Z.
    pub modified_ms: i64,
}

/// What was typed and confirmed for one video.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The form.
    pub form: Form,
    /// What the teacher has confirmed, without names: [`Draft::confirmations`] adds them.
    pub confirmed: Confirmations,
    /// Who watched and confirms; the speaker, where it is empty.
    pub confirmer: String,
    /// The frames that were picked for demands.
    pub picked: VecMap<DemandId, PickedFrame>,
    /// The key of the notice for which it was made; empty where that is not known.
    pub notice: String,
}

/// A frame of the video.
#[derive(Debug, Clone, PartialEq)]
pub struct PickedFrame {
    /// Its second.
    pub at_s: f64,
    /// The picture as a `data:` URL; `None` where the browser had no room to store it.
    pub image: Option<Rc<str>>,
}

/// A draft as it was found in the browser.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDraft {
    /// Whose it is.
    pub id: FileId,
    /// When it was last changed, in milliseconds since 1970-01-01T00:00Z.
    pub saved_ms: i64,
    /// The draft itself.
    pub draft: Rc<Draft>,
}

/// Why a stored text is not taken for a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftError {
    /// It is no draft, or one of another version.
    NotADraft,
    /// It is longer than any draft of this page.
    TooLong,
}

/// The version alone: what else stands in a draft depends on it.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

/// What is read of a draft of format 1 besides its form, which [`Form::from_format_1`] reads.
#[derive(Deserialize)]
struct StoredBefore {
    file: FileId,
    saved_ms: i64,
    #[serde(default)]
    confirmer: String,
    #[serde(default)]
    picked_s: VecMap<DemandId, f64>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    format: u32,
    file: FileId,
    saved_ms: i64,
    form: Form,
    confirmed: Confirmations,
    #[serde(default)]
    confirmer: String,
    #[serde(default)]
    picked_s: VecMap<DemandId, f64>,
    #[serde(default)]
    notice: String,
}

impl Stored {
    /// Reads a draft of this format or of the one before; `None` where it is neither.
    fn read(text: &str) -> Option<Self> {
        let version: Version = serde_json::from_str(text).ok()?;
        match version.format {
            FORMAT => serde_json::from_str(text).ok(),
            1 => {
                let before: StoredBefore = serde_json::from_str(text).ok()?;
                Some(Self {
                    format: FORMAT,
                    file: before.file,
                    saved_ms: before.saved_ms,
                    form: Form::from_format_1(text)?,
                    confirmed: Confirmations::new(),
                    confirmer: before.confirmer,
                    picked_s: before.picked_s,
                    notice: String::new(),
                })
            }
            _ => None,
        }
    }
}

impl FileId {
    /// Time of last change of a mended film that was not saved yet. The browser does not tell when a download is.
    pub const UNSAVED_MS: i64 = 0;

    /// Whether `file` is the one that this names.
    #[must_use]
    pub fn is_of(&self, file: &Self) -> bool {
        let is_same_time =
            self.modified_ms == file.modified_ms || self.modified_ms == Self::UNSAVED_MS;
        self.name == file.name && self.bytes == file.bytes && is_same_time
    }

    /// The key under which the browser keeps the draft.
    #[must_use]
    pub fn draft_key(&self) -> String {
        self.key(StoredDraft::PREFIX)
    }

    /// The key under which the browser stores the frame that was picked for a rule. It is stored apart from
    /// the draft, which is written at every keystroke, because it is large.
    #[must_use]
    pub fn frame_key(&self, rule: &str) -> String {
        self.key(&format!("yujian/frame/{rule}/"))
    }

    fn key(&self, prefix: &str) -> String {
        let (bytes, modified, name) = (self.bytes, self.modified_ms, &self.name);
        format!("{prefix}{bytes}/{modified}/{name}")
    }
}

impl Draft {
    /// A draft that holds only the name of the person who confirms.
    #[must_use]
    pub fn confirmed_by(name: &str) -> Self {
        Self {
            confirmer: name.to_owned(),
            ..Self::default()
        }
    }

    /// Whether nothing would be lost without it. The name of the person who confirms does not count: it is
    /// taken from the last video.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.form == Form::default() && self.confirmed.is_empty() && self.picked.is_empty()
    }

    /// What was confirmed, and by whom.
    #[must_use]
    pub fn confirmations(&self) -> Confirmations {
        let typed = ["speaker", "author"].map(|field| tidied(self.form.answers.typed(field)));
        let mut names = [self.confirmer.trim().to_owned()].into_iter().chain(typed);
        let by = names.find(|name| !name.is_empty()).unwrap_or_default();
        let mut confirmations = self.confirmed.clone();
        for confirmation in confirmations.values_mut() {
            confirmation.by.clone_from(&by);
        }
        confirmations
    }
}

impl StoredDraft {
    /// What every draft's key begins with.
    pub const PREFIX: &str = "yujian/draft/";

    /// The text that is kept, without the pictures.
    #[must_use]
    pub fn to_json(&self) -> String {
        let stored = Stored {
            format: FORMAT,
            file: self.id.clone(),
            saved_ms: self.saved_ms,
            form: self.draft.form.clone(),
            confirmed: self.draft.confirmed.clone(),
            confirmer: self.draft.confirmer.clone(),
            notice: self.draft.notice.clone(),
            picked_s: self.draft.picked.map(|_, frame| frame.at_s),
        };
        // Maps of words and numbers always have a JSON form.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads a kept text, and the pictures that were kept beside it: `image` looks one up.
    ///
    /// # Errors
    /// [`DraftError`] where it is not a draft of this version.
    pub fn from_json(
        text: &str,
        image: impl Fn(&FileId, &str) -> Option<String>,
    ) -> Result<Self, DraftError> {
        if text.len() > MAX_CHARACTERS {
            return Err(DraftError::TooLong);
        }
        let stored = Stored::read(text).ok_or(DraftError::NotADraft)?;
        // Only a JPEG such as this page writes is read back as a frame.
        let made_here = |url: &String| {
            url.len() <= MAX_CHARACTERS && url.starts_with("data:image/jpeg;base64,")
        };
        let picked = stored.picked_s.map(|rule, at_s| PickedFrame {
            at_s: *at_s,
            image: image(&stored.file, rule).filter(made_here).map(Rc::from),
        });
        Ok(Self {
            id: stored.file,
            saved_ms: stored.saved_ms,
            draft: Rc::new(Draft {
                form: stored.form,
                confirmed: stored.confirmed,
                confirmer: stored.confirmer,
                picked,
                notice: stored.notice,
            }),
        })
    }
}

#[cfg(test)]
mod tests;
