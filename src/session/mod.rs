//! The page's states and actions as one pure reducer: what was chosen, how far each file is, what
//! was typed and confirmed, what may be kept in the browser.
//!
//! Nothing here depends on a screen, a worker or a store. [`Session::apply`] returns the session after an
//! [`Action`], or the same `Rc` where nothing changes; [`Session::wanted_jobs`] says which jobs to offer
//! to the workers. The result of a job that is no longer wanted (the file was removed, the hash cancelled)
//! changes nothing.

mod action;
mod draft;
mod played;
mod reduce;
#[cfg(test)]
mod tests;
mod video;

pub use action::{Action, Announced, Announcement, ChosenFile, Storage, StorageTrouble};
pub use draft::{Draft, DraftError, FileId, PickedFrame, RULES_WITH_FRAME, StoredDraft};
pub use played::Played;
pub use video::{Examination, HashState, Phase, Video};

use crate::form::UnitDefaults;
use crate::job::{FileKey, Job};
use crate::notice::{Notice, NoticeError};
use crate::text::Lang;
use std::rc::Rc;

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
    /// The notice that videos are checked against. Without a valid one nothing is judged.
    pub notice: Result<Rc<Notice>, NoticeError>,
    /// The chosen videos, in the order of choice.
    pub videos: Vec<Rc<Video>>,
    /// The video that is open; the others are lines of the overview.
    pub selected: Option<FileKey>,
    /// Drafts that the browser keeps of videos that are not chosen now, latest first.
    pub stored_drafts: Vec<Rc<StoredDraft>>,
    /// What the next video of the same unit will need again.
    pub unit: Option<Rc<UnitDefaults>>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl ModuleState {
    /// The word in the page's attributes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Loaded => "loaded",
            Self::Failed => "failed",
        }
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

/// Most examinations under way: one that runs, and one that is paused. The worker of each has memory of
/// its own.
const EXAMINERS: usize = 2;

impl Session {
    /// A session before the first action: only Chinese is loaded.
    #[must_use]
    pub fn new(chosen_lang: Lang, notice: Result<Rc<Notice>, NoticeError>) -> Self {
        Self {
            chosen_lang,
            loaded_languages: Vec::new(),
            examiner: ModuleState::Loading,
            submission: ModuleState::Loading,
            opening_strip: OpeningStrip::Done,
            notice,
            videos: Vec::new(),
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

    /// The video of that key, where it is still chosen.
    #[must_use]
    pub fn video(&self, key: FileKey) -> Option<&Rc<Video>> {
        self.videos.iter().find(|video| video.key == key)
    }

    /// The jobs that workers should start now: inspections before all else, one job of each kind at a time,
    /// the open video first. While an examination is paused the next one may run.
    ///
    /// A job stays in this list until a worker has taken it ([`Action::Started`]).
    #[must_use]
    pub fn wanted_jobs(&self) -> Vec<(FileKey, Job)> {
        let inspecting = |video: &Rc<Video>| video.phase == Phase::Inspecting;
        let waiting = |video: &&Rc<Video>| video.phase == Phase::Waiting;
        if self.videos.iter().any(inspecting) {
            return Vec::new();
        }
        if let Some(video) = self.videos.iter().find(waiting) {
            return vec![(video.key, Job::Inspect)];
        }
        let hash = || {
            self.first(Job::Hash, |video| {
                (video.hash.is_running(), video.hash == HashState::Waiting)
            })
        };
        let examine = || {
            self.first(Job::Examine, |video| {
                let waits = video.examination == Examination::Waiting && video.has_movie();
                (video.examination == Examination::Running, waits)
            })
        };
        let may_hash = self.submission == ModuleState::Loaded;
        let may_examine =
            self.examiner == ModuleState::Loaded && self.examining().count() < EXAMINERS;
        let hash = may_hash.then(hash).flatten();
        let examine = may_examine.then(examine).flatten();
        hash.into_iter().chain(examine).collect()
    }

    /// The first inspected video whose job of that kind waits, while none of that kind is running. `state`
    /// says of a video whether its job runs and whether it waits.
    fn first(&self, job: Job, state: impl Fn(&Video) -> (bool, bool)) -> Option<(FileKey, Job)> {
        if self.videos.iter().any(|video| state(video).0) {
            return None;
        }
        let open = self.selected.and_then(|key| self.video(key));
        let mut videos = open.into_iter().chain(&self.videos);
        let video = videos.find(|video| video.facts().is_some() && state(video).1)?;
        Some((video.key, job))
    }

    /// The videos that are being examined, and whether each is paused.
    pub fn examining(&self) -> impl Iterator<Item = (FileKey, bool)> + '_ {
        let under_way = |video: &&Rc<Video>| video.examination.is_under_way();
        let videos = self.videos.iter().filter(under_way);
        videos.map(|video| (video.key, video.examination == Examination::Paused))
    }
}
