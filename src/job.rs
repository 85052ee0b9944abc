//! What the page asks of the worker about a file, and what comes back: plain data.

use crate::facts::Facts;
use crate::source::ReadError;
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
        !matches!(self, Self::HashProgress { .. })
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
