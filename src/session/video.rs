//! One chosen video: how far it is and what was typed and confirmed for it.

use super::draft::{Draft, FileId};
use super::mend::Mended;
use super::played::Played;
use crate::facts::Facts;
use crate::job::{Examined, FileKey, JobFailure, RemuxOptions};
use crate::notice::Notice;
use crate::rules::{DemandId, Outcome, RuleOutcome, Settled, verdict};
use std::rc::Rc;

/// A video that the teacher chose.
#[derive(Debug, Clone, PartialEq)]
pub struct Video {
    /// Names it for the worker; a file that is chosen again gets a new one.
    pub key: FileKey,
    /// Names it for drafts.
    pub id: FileId,
    /// How far the inspection is.
    pub phase: Phase,
    /// How far the SHA-256 is.
    pub hash: HashState,
    /// How far the examination is.
    pub examination: Examination,
    /// The latest results of the examination. They are kept when it is cancelled or fails.
    pub examined: Option<Rc<Examined>>,
    /// How far the writing of a mended film is.
    pub remux: Remux,
    /// How it was made, where it is a mended film.
    pub mended: Option<Mended>,
    /// Which seconds of it were played in the page.
    pub played: Played,
    /// The rule for which the teacher was asked to play the video before confirming; asked once.
    pub asked_to_play: Option<DemandId>,
    /// What was typed and confirmed.
    pub draft: Rc<Draft>,
    /// The draft before it was cleared, while that can be undone.
    pub cleared: Option<Rc<Draft>>,
    /// The draft was found in the browser and not changed since.
    pub restored: bool,
    /// Message and place of the panic, where a worker panicked over this file.
    pub panic: Option<Rc<str>>,
    /// The outcome of each rule, once there are facts and a notice.
    pub outcomes: Rc<[RuleOutcome]>,
}

/// How far the inspection of a video is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// In the queue.
    Waiting,
    /// With the worker.
    Inspecting,
    /// Done.
    Inspected {
        /// What was found.
        facts: Rc<Facts>,
    },
    /// Ended without an answer; can be asked again.
    Failed {
        /// Why.
        failure: JobFailure,
    },
}

/// How far the SHA-256 of a video is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HashState {
    /// In the queue, behind every inspection.
    Waiting,
    /// With the worker.
    Running {
        /// Bytes read so far.
        done: u64,
    },
    /// With the worker, which was told to stop and has not answered yet.
    Cancelling,
    /// Done.
    Done {
        /// 64 lower-case hexadecimal characters.
        sha256: Rc<str>,
    },
    /// Cancelled by the teacher; can be asked again.
    Cancelled,
    /// Ended without an answer; can be asked again.
    Failed {
        /// Why.
        failure: JobFailure,
    },
}

/// How far the examination of a video is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Examination {
    /// In the queue, behind every inspection.
    Waiting,
    /// With a worker.
    Running,
    /// With a worker, and paused; it can be resumed.
    Paused,
    /// Done.
    Done,
    /// Cancelled by the teacher; can be asked again.
    Cancelled,
    /// Ended without an answer; can be asked again.
    Failed {
        /// Why.
        failure: JobFailure,
    },
}

/// How far the writing of a mended film is. The film itself then takes the place of the video.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remux {
    /// Not asked for.
    Idle,
    /// In the queue, before every hash.
    Waiting(RemuxOptions),
    /// With the worker.
    Running(RemuxOptions),
    /// With the worker, which was told to stop and has not answered yet.
    Cancelling,
    /// It cannot be mended so, for the reason of that word.
    Refused {
        /// The [reason](crate::remux::Refusal::as_str), or `differs`: the result was not what it had to be.
        reason: Rc<str>,
        /// The short name of the codec that is the reason, where one is.
        codec: Option<Rc<str>>,
    },
    /// Ended without an answer; can be asked again.
    Failed {
        /// Why.
        failure: JobFailure,
    },
}

impl Video {
    /// A video that was just chosen.
    #[must_use]
    pub fn new(key: FileKey, id: FileId) -> Self {
        Self {
            key,
            id,
            phase: Phase::Waiting,
            hash: HashState::Waiting,
            examination: Examination::Waiting,
            examined: None,
            remux: Remux::Idle,
            mended: None,
            played: Played::default(),
            asked_to_play: None,
            draft: Rc::default(),
            cleared: None,
            restored: false,
            panic: None,
            outcomes: Rc::new([]),
        }
    }

    /// What was found, where the inspection is done.
    #[must_use]
    pub const fn facts(&self) -> Option<&Rc<Facts>> {
        match &self.phase {
            Phase::Inspected { facts } => Some(facts),
            _ => None,
        }
    }

    /// How long it plays, in seconds, as far as that is known.
    #[must_use]
    pub fn duration_s(&self) -> Option<f64> {
        let movie = self.facts()?.movie.as_ref()?;
        movie.duration_s.known().copied()
    }

    /// How much of it was played in the page, in whole percent; `None` where its length is not known.
    #[must_use]
    pub fn played_percent(&self) -> Option<u8> {
        self.duration_s()
            .map(|video_s| self.played.percent(video_s))
    }

    /// Whether there is a movie in it, which is what can be examined.
    #[must_use]
    pub fn has_movie(&self) -> bool {
        self.facts().is_some_and(|facts| facts.movie.is_some())
    }

    /// The verdict, once every rule has an outcome.
    #[must_use]
    pub fn verdict(&self) -> Option<Outcome> {
        (!self.outcomes.is_empty()).then(|| verdict(&self.outcomes))
    }

    /// How many rules come to `outcome`.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        let outcomes = self.outcomes.iter();
        outcomes.filter(|rule| rule.main.outcome == outcome).count()
    }

    /// How many rules wait for a person who confirms them.
    #[must_use]
    pub fn count_to_confirm(&self) -> usize {
        let main = self.outcomes.iter().map(|rule| &rule.main);
        let open = main.filter(|main| main.outcome == Outcome::Confirm && !main.waits_for_choice());
        open.count()
    }

    /// Whether something is advised, beside whatever decides.
    #[must_use]
    pub fn is_advised(&self) -> bool {
        let mut findings = self.outcomes.iter().flat_map(RuleOutcome::findings);
        findings.any(|finding| finding.outcome == Outcome::Advise)
    }

    /// The demands that a person is asked to confirm or has confirmed, in the order of watching: what is seen at
    /// a second, what is seen and heard all over, and what is known otherwise.
    #[must_use]
    pub fn to_confirm(&self, notice: &Notice) -> Vec<DemandId> {
        const ORDER: [Settled; 3] = [Settled::Seen, Settled::Watched, Settled::Stated];
        let settled = |id: &DemandId| notice.demand(id).map(|demand| demand.kind.settled());
        let asked = self.outcomes.iter().filter(|outcome| {
            let is_open = outcome.findings().any(|found| found.code == "to-confirm");
            let is_confirmed = self.draft.confirmed.contains_key(&outcome.rule);
            let applies = outcome.main.outcome != Outcome::NotApplicable;
            is_open || (is_confirmed && applies)
        });
        let asked: Vec<&DemandId> = asked.map(|outcome| &outcome.rule).collect();
        let in_order = ORDER.iter().flat_map(|order| {
            let of_order = asked.iter().filter(|id| settled(id) == Some(*order));
            of_order.map(|id| (*id).clone()).collect::<Vec<_>>()
        });
        in_order.collect()
    }

    /// How many fields keep the form from being complete.
    #[must_use]
    pub fn missing(&self, notice: &Notice) -> usize {
        let problems = self.draft.form.problems(notice);
        let blocking = problems.iter().filter(|(_, problem)| problem.blocks());
        blocking.count()
    }

    /// `done` bytes in whole percent of the file: 100 only when every byte is read.
    #[must_use]
    pub fn percent(&self, done: u64) -> u64 {
        let hundredfold = done.saturating_mul(100);
        hundredfold
            .checked_div(self.id.bytes)
            .unwrap_or(100)
            .min(100)
    }

    /// Whether the inspection is still to be answered.
    #[must_use]
    pub const fn is_pending(&self) -> bool {
        matches!(self.phase, Phase::Waiting | Phase::Inspecting)
    }
}

impl Examination {
    /// Whether a worker has the job.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}

impl HashState {
    /// Whether a worker has the job.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. } | Self::Cancelling)
    }

    /// The digest, where it is there.
    #[must_use]
    pub fn sha256(&self) -> Option<&str> {
        match self {
            Self::Done { sha256 } => Some(sha256),
            _ => None,
        }
    }
}
