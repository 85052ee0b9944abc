//! What can happen on the page.

use super::draft::{Draft, FileId, PickedFrame, StoredDraft};
use super::{Cell, Earlier, OfferedNotice, OpeningStrip, Step};
use crate::form::Form;
use crate::job::{FileKey, Job, JobEvent, RemuxOptions};
use crate::rules::{Answers, DemandId};
use crate::text::Lang;
use std::rc::Rc;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The teacher switched the language.
    LanguageChosen(Lang),
    /// The texts of a language have been loaded.
    LanguageLoaded(Lang),
    /// The module that examines has been loaded, or could not be.
    ExaminerLoaded(bool),
    /// The module that hashes and renders sheets has been loaded, or could not be.
    SubmissionLoaded(bool),
    /// The opening strip begins to load, or is done.
    OpeningStrip(OpeningStrip),
    /// Drafts, unit and confirmer were read from the browser's store.
    StoreRead {
        /// Every draft that could be read.
        drafts: Vec<StoredDraft>,
        /// What was last typed for a unit.
        unit: Option<Answers>,
        /// Who confirmed last.
        confirmer: String,
    },
    /// A write to the store succeeded or failed.
    StoreAnswered(Result<(), StorageTrouble>),
    /// The notices of the site were loaded.
    NoticesLoaded(Vec<OfferedNotice>),
    /// The visit began in another program of the page, which has handed it over.
    TakenUp(Box<Earlier>),
    /// A notice was opened from a file.
    NoticeOpened(OfferedNotice),
    /// Another notice was chosen, by its place in the list.
    NoticeChosen(usize),
    /// Files were chosen or dropped.
    Chosen {
        /// The files.
        files: Vec<ChosenFile>,
        /// How many of the dropped things were folders, links or texts.
        others: usize,
    },
    /// A video of the overview was opened.
    Opened(FileKey),
    /// The open video was closed: of several the list is shown.
    Closed,
    /// A step of the open video was opened.
    StepOpened(Step),
    /// A video was taken off the list; its draft stays in the browser.
    Removed {
        /// Which.
        key: FileKey,
        /// When, for its draft, in milliseconds since 1970-01-01T00:00Z.
        now_ms: i64,
    },
    /// A worker has taken the job.
    Started(FileKey, Job),
    /// No worker could be started for such jobs.
    WorkerNotStarted(Job),
    /// Progress or result of a job.
    JobEvent(FileKey, JobEvent),
    /// A failed or cancelled job is wanted again.
    Retry(FileKey, Job),
    /// The hash is not wanted any more.
    HashCancelled(FileKey),
    /// The examination is to pause (`true`), or to go on.
    ExaminationPaused(FileKey, bool),
    /// The examination is not wanted any more.
    ExaminationCancelled(FileKey),
    /// The film is to be written anew, as it was chosen.
    RemuxWanted(FileKey, RemuxOptions),
    /// The film is not wanted any more.
    RemuxCancelled(FileKey),
    /// The mended film is there, and takes the place of the video.
    Mended {
        /// The video that it was made from.
        key: FileKey,
        /// The film.
        film: ChosenFile,
        /// Where in the video it begins, in milliseconds.
        begin_ms: u32,
        /// When, for the draft of the video, in milliseconds since 1970-01-01T00:00Z.
        now_ms: i64,
    },
    /// The video that a mended film was made from takes its place again.
    MendUndone(FileKey),
    /// A mended film was saved as that file.
    FilmSaved(FileKey, FileId),
    /// The form was changed.
    Filled(FileKey, Form),
    /// The fields of the unit are to be filled in from the last video of the unit.
    UnitWanted(FileKey),
    /// What all works of the unit have in common was typed or chosen.
    UnitFilled(Answers),
    /// What all works of the unit have in common is to be filled in for these, where it is still empty.
    AllFilled(Vec<FileKey>),
    /// All that the notice has declared is declared of these (`true`), or no longer.
    AllDeclared(Vec<FileKey>, bool),
    /// All that a person is asked of these is confirmed (`true`), or no longer.
    AllConfirmed(Vec<FileKey>, bool),
    /// Fields of several works were filled in, in a table.
    CellsFilled(Vec<Cell>),
    /// The teacher confirms that a rule is met, as seen at that second of the video.
    Confirmed(FileKey, DemandId, Option<f64>),
    /// The name of the person who confirms was typed.
    ConfirmerTyped(FileKey, String),
    /// These stretches of the video were played, each from and to a second, since its player was opened.
    Played(FileKey, Vec<(f64, f64)>),
    /// The teacher withdraws the confirmation of a rule.
    Withdrawn(FileKey, DemandId),
    /// A frame was picked for a rule, or none.
    Picked(FileKey, DemandId, Option<PickedFrame>),
    /// Everything typed and confirmed for a video is cleared.
    Cleared(FileKey),
    /// [`Action::Cleared`] is undone.
    Restored(FileKey),
    /// A draft of a video that is not chosen is deleted.
    Discarded(FileId),
    /// All drafts of videos that are not chosen, and the unit, are deleted.
    StoredDraftsCleared,
    /// The sheet or the report was saved.
    Saved(String),
}

/// A file that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenFile {
    /// The key that the worker will know it by.
    pub key: FileKey,
    /// What its draft is looked up by.
    pub id: FileId,
}

/// An announcement for screen readers. The number makes equal ones different, so that both are read out.
#[derive(Debug, Clone, PartialEq)]
pub struct Announcement {
    /// Counts up.
    pub number: u32,
    /// What is announced.
    pub what: Announced,
}

/// What is announced to screen readers.
#[derive(Debug, Clone, PartialEq)]
pub enum Announced {
    /// This many files were taken; the inspection begins.
    Taken(usize),
    /// What was dropped holds no file.
    NoFile,
    /// Every chosen video has its answer.
    Answered,
    /// The hash of this video is there.
    Hashed(FileKey),
    /// The hash of this video did not come.
    NotHashed(FileKey),
    /// The examination of this video has ended.
    Examined(FileKey),
    /// A file was taken off the list.
    Removed {
        /// Its name.
        name: String,
        /// Something was typed or confirmed for it, and is kept.
        kept: bool,
    },
    /// The film could not be mended.
    NotMended(FileKey),
    /// The mended film of this name is there.
    Mended(String),
    /// The frame at this second was picked.
    Picked(f64),
    /// The draft was cleared.
    Cleared,
    /// The draft is back.
    Restored,
    /// This file was saved.
    Saved(String),
}

/// Whether the browser keeps drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Storage {
    /// Nothing was written yet.
    #[default]
    Untried,
    /// The last write was kept.
    Works,
    /// The last write was not kept.
    Fails(StorageTrouble),
}

/// Why the browser does not keep a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageTrouble {
    /// There is no store, or it is forbidden: a private window, a setting, a `file:` page.
    Absent,
    /// The store is full.
    Full,
}

impl Draft {
    /// The draft as it is kept.
    #[must_use]
    pub fn stored(self: &Rc<Self>, id: &FileId, saved_ms: i64) -> StoredDraft {
        StoredDraft {
            id: id.clone(),
            saved_ms,
            draft: Rc::clone(self),
        }
    }
}
