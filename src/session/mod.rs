//! The page's states and actions as one pure reducer: what was chosen, how far each file is, what
//! was typed and confirmed, what may be kept in the browser.
//!
//! Nothing here knows a screen, a worker or a store. [`Session::apply`] answers every [`Action`]
//! with the next session, or with the very same `Rc` where nothing changes; [`Session::next_job`]
//! says what to ask of the worker. An answer that nobody waits for any more (the file was removed,
//! the hash cancelled, the worker asked twice) changes nothing.

mod action;
mod draft;
mod reduce;
#[cfg(test)]
mod tests;
mod video;

pub use action::{Action, Chosen, News, Storage, StorageTrouble, Told};
pub use draft::{Draft, DraftError, FileId, PICKED, PickedFrame, StoredDraft};
pub use video::{HashState, Phase, Video};

use crate::form::UnitDefaults;
use crate::job::{FileKey, Job};
use crate::notice::{Notice, NoticeError};
use crate::text::Lang;
use std::rc::Rc;

/// Everything that the page shows, at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The language that the teacher chose; [`Session::lang`] tells whether it can be spoken yet.
    pub wanted: Lang,
    /// The English words are there. They come after the page, or not at all.
    pub knows_english: bool,
    /// The notice that videos are checked against; where it is none, nothing can be judged.
    pub notice: Result<Rc<Notice>, NoticeError>,
    /// The chosen videos, in the order of choice.
    pub videos: Vec<Rc<Video>>,
    /// The video that is open; the others are lines of the overview.
    pub selected: Option<FileKey>,
    /// Drafts that the browser keeps of videos that are not chosen now, latest first.
    pub shelf: Vec<Rc<StoredDraft>>,
    /// What the next video of the same unit will need again.
    pub unit: Option<Rc<UnitDefaults>>,
    /// Who confirmed last, offered for the next video.
    pub confirmer: Rc<str>,
    /// How many of the things that were dropped last hold no file.
    pub refused: usize,
    /// Whether the browser keeps drafts.
    pub storage: Storage,
    /// What a screen reader is to say next.
    pub news: Option<News>,
}

impl Session {
    /// A session in which nothing has happened yet, not even English learned.
    #[must_use]
    pub fn new(wanted: Lang, notice: Result<Rc<Notice>, NoticeError>) -> Self {
        Self {
            wanted,
            knows_english: false,
            notice,
            videos: Vec::new(),
            selected: None,
            shelf: Vec::new(),
            unit: None,
            confirmer: Rc::from(""),
            refused: 0,
            storage: Storage::Untried,
            news: None,
        }
    }

    /// Whether the page can speak a language.
    #[must_use]
    pub fn knows(&self, lang: Lang) -> bool {
        lang == Lang::ZhCn || self.knows_english
    }

    /// The language of the page: the wanted one as soon as it is known, until then Chinese.
    #[must_use]
    pub fn lang(&self) -> Lang {
        if self.knows(self.wanted) {
            self.wanted
        } else {
            Lang::ZhCn
        }
    }

    /// The video of that key, where it is still chosen.
    #[must_use]
    pub fn video(&self, key: FileKey) -> Option<&Rc<Video>> {
        self.videos.iter().find(|video| video.key == key)
    }

    /// What the worker should do now: verdicts before hashes, one of each kind at a time, the open
    /// video's hash first.
    #[must_use]
    pub fn next_job(&self) -> Option<(FileKey, Job)> {
        let inspecting = |video: &&Rc<Video>| video.phase == Phase::Inspecting;
        let waiting = |video: &&Rc<Video>| video.phase == Phase::Waiting;
        if self.videos.iter().any(|video| inspecting(&video)) {
            return None;
        }
        if let Some(video) = self.videos.iter().find(waiting) {
            return Some((video.key, Job::Inspect));
        }
        if self.videos.iter().any(|video| video.hash.is_running()) {
            return None;
        }
        let wants_hash = |video: &&Rc<Video>| {
            video.hash == HashState::Waiting && matches!(video.phase, Phase::Known { .. })
        };
        let open = self.selected.and_then(|key| self.video(key));
        open.filter(wants_hash)
            .or_else(|| self.videos.iter().find(wants_hash))
            .map(|video| (video.key, Job::Hash))
    }
}
