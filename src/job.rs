//! The jobs that the page gives to workers, and the events that come back: plain data.

use crate::facts::{Decoded, Facts};
use crate::source::ReadError;
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// Identifies a chosen file for as long as the page is open. No two files share a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileKey(pub u32);

/// Work that reads a file's bytes, and is therefore done in a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Job {
    /// Find the [`Facts`]: reads little, answers well under a second.
    Inspect,
    /// Compute the SHA-256: reads every byte, as fast as the drive gives them.
    Hash,
    /// Decode and measure all of the sound, then frames of the picture: takes seconds to a minute.
    Examine,
    /// Write a film anew as one MP4 without encoding ([`remux`](crate::remux)): reads its tables, takes seconds.
    Remux,
}

/// What a film is to become, as a person chose it for [`Job::Remux`]. Times count from the beginning of the video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RemuxOptions {
    /// The track of pictures, by its id among the facts; the one that players show where there is none.
    pub picture: Option<u32>,
    /// The track of sound, likewise.
    pub sound: Option<u32>,
    /// Where it begins, in milliseconds; at its own beginning where there is none.
    pub from_ms: Option<u32>,
    /// Where it ends, in milliseconds; at its own end where there is none.
    pub to_ms: Option<u32>,
    /// It begins with the very picture at `from_ms`, by an edit list, and not at the key frame before.
    pub exact: bool,
    /// How players are to turn the picture, in degrees clockwise; as before where there is none.
    pub turn_deg: Option<u32>,
}

/// Progress or result of a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobEvent {
    /// [`Job::Inspect`] is done.
    Facts(Box<Facts>),
    /// Progress of [`Job::Hash`].
    HashProgress {
        /// Bytes read so far.
        done: u64,
    },
    /// [`Job::Hash`] is done.
    Hashed {
        /// The digest in lower-case hexadecimal: 64 characters.
        sha256: String,
    },
    /// Progress of [`Job::Examine`].
    Examining(Box<Examined>),
    /// [`Job::Examine`] is done.
    Examined(Box<Examined>),
    /// [`Job::Remux`] is done; the film went before this.
    Remuxed,
    /// [`Job::Remux`] is refused.
    RemuxRefused {
        /// The word of the reason.
        reason: String,
        /// The short name of the codec that is the reason, where one is.
        codec: Option<String>,
    },
    /// The worker panicked: message and place. [`JobEvent::Failed`] follows.
    Panicked(String),
    /// The job ended without an answer.
    Failed {
        /// Which one.
        job: Job,
        /// Why.
        failure: JobFailure,
    },
}

impl JobEvent {
    /// Whether it is the last event of the job.
    #[must_use]
    pub const fn is_last(&self) -> bool {
        !matches!(
            self,
            Self::HashProgress { .. } | Self::Examining(_) | Self::Panicked(_)
        )
    }
}

/// The results of an examination, ready to be shown: the page itself knows nothing of the measurements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Examined {
    /// Second of the video up to which the sound was examined; the video's duration once that is done.
    pub sound_s: f64,
    /// Second of the video up to which the pictures were examined; `None` before they begin, after the
    /// sound.
    pub picture_s: Option<f64>,
    /// How long the video plays, in seconds.
    pub video_s: f64,
    /// What the rules are told of it.
    pub decoded: Decoded,
    /// The results as markup for the page, in which everything dynamic is escaped.
    pub markup: Localised,
    /// The sound in one line of plain text, for the sheet.
    pub sound: Localised,
    /// The pictures in one line, once they are examined.
    pub picture: Option<Localised>,
    /// `measurements` of the report, as JSON.
    pub measurements: String,
    /// Sound and pictures are examined. Only the second reading may still come; the examination counts as
    /// done without it too.
    pub complete: bool,
}

/// A text in each language, in the order of [`Lang::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised([String; Lang::ALL.len()]);

impl Localised {
    /// The text that `say` gives for each language.
    #[must_use]
    pub fn new(say: impl FnMut(Lang) -> String) -> Self {
        Self(Lang::ALL.map(say))
    }

    /// The text in that language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        self.0.get(lang as usize).map_or("", String::as_str)
    }
}

/// Why a job ended without an answer. Never a judgement on the file's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobFailure {
    /// The medium does not give the bytes.
    Read(ReadError),
    /// The worker ended in the middle of the job.
    WorkerCrashed,
    /// The worker gave no sign of life for ten seconds and was ended.
    WorkerHung,
    /// No worker could be started.
    WorkerNotStarted,
    /// The teacher cancelled it.
    Cancelled,
}
