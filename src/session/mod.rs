//! The page's states and actions as one pure reducer: what was chosen, how far each file is, what
//! was typed and confirmed, what may be kept in the browser.
//!
//! Nothing here depends on a screen, a worker or a store. [`Session::apply`] returns the session after an
//! [`Action`], or the same `Rc` where nothing changes; [`Session::wanted_jobs`] says which jobs to offer
//! to the workers. The result of a job that is no longer wanted (the file was removed, the hash cancelled)
//! changes nothing.

mod action;
mod draft;
mod earlier;
mod jobs;
mod mend;
mod notices;
mod played;
mod progress;
mod reduce;
mod submission;
#[cfg(test)]
mod tests;
mod video;
mod works;

pub use action::{Action, Announced, Announcement, ChosenFile, Storage, StorageTrouble};
pub use draft::{Draft, DraftError, FileId, PickedFrame, StoredDraft};
pub use earlier::Earlier;
pub use mend::{Mend, Mended, mended_name};
pub use notices::OfferedNotice;
pub use played::Played;
pub use reduce::{Changed, Reducer};
pub use video::{Examination, HashState, Phase, Remux, Video};
pub use works::Cell;

use crate::job::FileKey;
use crate::json::Fault;
use crate::notice::Notice;
use crate::rules::Answers;
use crate::text::Lang;
use std::rc::Rc;
use strum::IntoStaticStr;

/// Everything that the page shows, at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The language that the teacher chose. It may not be loaded yet: see [`Session::lang`].
    pub chosen_lang: Lang,
    /// The languages besides Chinese that are loaded. They come after the page, or not at all.
    pub loaded_languages: Vec<Lang>,
    /// The module that examines.
    pub examiner: ModuleState,
    /// The module that prepares the submission: it hashes and renders the sheet.
    pub submission: ModuleState,
    /// Whether the opening strip is loading.
    pub opening_strip: OpeningStrip,
    /// The step that is shown of the open video, where there are several videos.
    pub step: Step,
    /// The notice that videos are checked against. Without a valid one nothing is judged.
    pub notice: Result<Rc<Notice>, Vec<Fault>>,
    /// The notices that can be chosen; the page begins with the first.
    pub notices: Vec<OfferedNotice>,
    /// Which of them is chosen.
    pub chosen_notice: usize,
    /// A notice that was opened from a file and has faults.
    pub refused_notice: Option<Rc<OfferedNotice>>,
    /// The chosen videos, in the order of choice.
    pub videos: Vec<Rc<Video>>,
    /// The videos in whose place there are mended films now.
    pub sources: Vec<Rc<Video>>,
    /// The video that is open; the others are lines of the overview.
    pub selected: Option<FileKey>,
    /// Drafts that the browser keeps of videos that are not chosen now, latest first.
    pub stored_drafts: Vec<Rc<StoredDraft>>,
    /// What the next video of the same unit will need again.
    pub unit: Option<Rc<Answers>>,
    /// Who confirmed last, offered for the next video.
    pub confirmer: Rc<str>,
    /// How many of the things that were dropped last hold no file.
    pub refused: usize,
    /// Whether the browser keeps drafts.
    pub storage: Storage,
    /// The latest announcement for screen readers.
    pub announcement: Option<Announcement>,
}

/// The state of a module that is loaded after the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ModuleState {
    /// It is being fetched.
    Loading,
    /// It is there.
    Loaded,
    /// It did not arrive.
    Failed,
}

impl From<bool> for ModuleState {
    fn from(came: bool) -> Self {
        if came { Self::Loaded } else { Self::Failed }
    }
}

/// The state of the opening strip. While it loads no picture is examined, because decoding for both at once
/// would take too much memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningStrip {
    /// Frames are being drawn.
    Loading,
    /// Drawn, given up, or not wanted.
    Done,
}

/// A step of handing in a video. Of one video alone all steps are shown, of several one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Step {
    /// What every rule says.
    Rules,
    /// Watching and confirming.
    Watch,
    /// The form.
    Form,
    /// The sheet.
    Sheet,
}

impl Session {
    /// A session before the first action: only Chinese is loaded, and there is one notice.
    #[must_use]
    pub fn new(chosen_lang: Lang, first: OfferedNotice) -> Self {
        Self {
            chosen_lang,
            loaded_languages: Vec::new(),
            examiner: ModuleState::Loading,
            submission: ModuleState::Loading,
            opening_strip: OpeningStrip::Done,
            step: Step::Rules,
            notice: first.notice.clone(),
            notices: vec![first],
            chosen_notice: 0,
            refused_notice: None,
            videos: Vec::new(),
            sources: Vec::new(),
            selected: None,
            stored_drafts: Vec::new(),
            unit: None,
            confirmer: Rc::from(""),
            refused: 0,
            storage: Storage::Untried,
            announcement: None,
        }
    }

    /// Whether a language is loaded.
    #[must_use]
    pub fn has_language(&self, lang: Lang) -> bool {
        lang == Lang::default() || self.loaded_languages.contains(&lang)
    }

    /// The language of the page: the chosen one once it is loaded, until then Chinese.
    #[must_use]
    pub fn lang(&self) -> Lang {
        if self.has_language(self.chosen_lang) {
            self.chosen_lang
        } else {
            Lang::default()
        }
    }

    /// Whether a file is still needed: as a video, or as the source of a mended film.
    #[must_use]
    pub fn needs(&self, key: FileKey) -> bool {
        let mut all = self.videos.iter().chain(&self.sources);
        all.any(|video| video.key == key)
    }

    /// The video of that key, where it is still chosen.
    #[must_use]
    pub fn video(&self, key: FileKey) -> Option<&Rc<Video>> {
        self.videos.iter().find(|video| video.key == key)
    }
}
