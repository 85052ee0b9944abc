//! What the page asks of the worker about a file, and what comes back: plain data.

use crate::facts::Facts;
use crate::source::ReadError;
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// Names a chosen file for as long as the page lives. Two files never share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileKey(pub u32);

/// Work that touches a file's bytes, and is therefore done in a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Job {
    /// Find the [`Facts`]: reads little, answers well under a second.
    Inspect,
    /// Compute the SHA-256: reads every byte, as fast as the drive gives them.
    Hash,
    /// Decode and measure the sound, all of it, and look at frames: takes seconds to a minute.
    Examine,
}

/// News of a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobEvent {
    /// [`Job::Inspect`] is done.
    Facts(Box<Facts>),
    /// [`Job::Hash`] has come so far.
    HashProgress {
        /// Bytes read so far.
        done: u64,
    },
    /// [`Job::Hash`] is done.
    Hashed {
        /// The digest in lower-case hexadecimal: 64 characters.
        sha256: String,
    },
    /// [`Job::Examine`] has come so far.
    Examining(Box<Examined>),
    /// [`Job::Examine`] is done.
    Examined(Box<Examined>),
    /// The program of the worker panicked: message and place. That the job failed follows.
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
    /// Whether nothing more will come of the job.
    #[must_use]
    pub const fn is_last(&self) -> bool {
        !matches!(
            self,
            Self::HashProgress { .. } | Self::Examining(_) | Self::Panicked(_)
        )
    }
}

/// What an examination came to, ready to be put in: the page knows nothing of what was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Examined {
    /// Second of the video up to which its sound was examined; its length once no more of it will be.
    pub sound_s: f64,
    /// Second of the video up to which its pictures were looked at; `None` until their turn comes, after
    /// the sound.
    pub picture_s: Option<f64>,
    /// How long the video plays, in seconds.
    pub video_s: f64,
    /// For the screen: markup of this program's own, in which all that is dynamic is escaped.
    pub markup: Localised,
    /// The sound in one line of plain text, for the sheet.
    pub sound: Localised,
    /// The pictures in one line, once they are looked at.
    pub picture: Option<Localised>,
    /// `measurements` of the report, as JSON.
    pub measurements: String,
    /// Sound and pictures are examined to their ends: what may still come is a second reading, and where it
    /// does not the examination is done all the same.
    pub complete: bool,
}

/// The same in each language, in the order of [`Lang::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised([String; Lang::ALL.len()]);

impl Localised {
    /// What `say` says in each.
    #[must_use]
    pub fn new(say: impl FnMut(Lang) -> String) -> Self {
        Self(Lang::ALL.map(say))
    }

    /// In that language.
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
