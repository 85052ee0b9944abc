//! How far the jobs on a video are that follow its verdict.

use super::reduce::Changed;
use super::video::{Examination, HashState, Remux, Video};
use crate::job::{Job, JobEvent, JobFailure};
use std::rc::Rc;

impl Video {
    pub(super) fn waits_for(&self, job: Job) -> bool {
        match job {
            Job::Inspect => false,
            Job::Hash => self.facts().is_some() && self.hash == HashState::Waiting,
            Job::Examine => self.has_movie() && self.examination == Examination::Waiting,
            Job::Remux => matches!(self.remux, Remux::Waiting(_)),
        }
    }

    pub(super) fn started(&mut self, job: Job) -> Changed {
        match (job, &self.hash) {
            (Job::Hash, HashState::Waiting) => self.hash = HashState::Running { done: 0 },
            (Job::Examine, ..) if self.examination == Examination::Waiting => {
                self.examination = Examination::Running;
            }
            (Job::Remux, _) => match self.remux {
                Remux::Waiting(options) => self.remux = Remux::Running(options),
                _ => return None,
            },
            _ => return None,
        }
        Some(())
    }

    pub(super) fn retry(&mut self, job: Job) -> Changed {
        match (job, &self.hash) {
            (Job::Hash, HashState::Cancelled | HashState::Failed { .. }) => {
                self.hash = HashState::Waiting;
            }
            (Job::Examine, ..) => match self.examination {
                Examination::Cancelled | Examination::Failed { .. } => {
                    self.examination = Examination::Waiting;
                }
                _ => return None,
            },
            _ => return None,
        }
        Some(())
    }

    pub(super) fn hash_cancelled(&mut self) -> Changed {
        self.hash = match self.hash {
            HashState::Waiting => HashState::Cancelled,
            // The state changes to cancelled only when the worker has stopped: a result that it sent before
            // could otherwise be taken for that of a retry.
            HashState::Running { .. } => HashState::Cancelling,
            _ => return None,
        };
        Some(())
    }

    pub(super) fn remux_cancelled(&mut self) -> Changed {
        self.remux = match self.remux {
            Remux::Waiting(_) => Remux::Idle,
            Remux::Running(_) => Remux::Cancelling,
            _ => return None,
        };
        Some(())
    }

    /// Notes what was played. A whole percent is the least that shows.
    pub(super) fn played(&mut self, stretches: &[(f64, f64)]) -> Changed {
        let before = self.played_percent()?;
        for (from_s, to_s) in stretches {
            self.played.add(*from_s, *to_s);
        }
        (self.played_percent()? != before).then_some(())
    }

    pub(super) fn pause(&mut self, paused: bool) -> Changed {
        self.examination = match (self.examination, paused) {
            (Examination::Running, true) => Examination::Paused,
            (Examination::Paused, false) => Examination::Running,
            _ => return None,
        };
        Some(())
    }

    /// Cancels the examination. Its worker is ended at once, so no further event comes.
    pub(super) fn examination_cancelled(&mut self) -> Changed {
        let is_open = self.examination == Examination::Waiting || self.examination.is_under_way();
        is_open.then(|| self.examination = Examination::Cancelled)
    }

    /// Takes progress or result of a job, where that job is running.
    pub(super) fn handle_job_event(&mut self, event: JobEvent) -> Changed {
        let hashing = self.hash.is_running();
        let examining = self.examination.is_under_way();
        let mending = matches!(self.remux, Remux::Running(_) | Remux::Cancelling);
        match event {
            JobEvent::HashProgress { done } => match self.hash {
                // The page shows whole percents.
                HashState::Running { done: before }
                    if self.percent(done) != self.percent(before) =>
                {
                    self.hash = HashState::Running { done };
                }
                _ => return None,
            },
            JobEvent::Hashed { sha256 } if hashing => {
                let sha256 = sha256.into();
                self.hash = HashState::Done { sha256 };
            }
            JobEvent::Examining(found) if examining => self.examined = Some(Rc::from(found)),
            JobEvent::Examined(found) if examining => {
                self.examined = Some(Rc::from(found));
                self.examination = Examination::Done;
            }
            JobEvent::Remuxed if mending => self.remux = Remux::Idle,
            JobEvent::RemuxRefused { reason, codec } if mending => {
                let reason = reason.into();
                let codec = codec.map(Rc::from);
                self.remux = Remux::Refused { reason, codec };
            }
            JobEvent::Failed { job, failure } => match (job, failure) {
                (Job::Remux, JobFailure::Cancelled) if mending => self.remux = Remux::Idle,
                (Job::Remux, failure) if mending => self.remux = Remux::Failed { failure },
                (Job::Examine, failure) if examining => {
                    let complete = self.examined.as_ref().is_some_and(|found| found.complete);
                    self.examination = if complete {
                        Examination::Done
                    } else {
                        Examination::Failed { failure }
                    };
                }
                (Job::Hash, JobFailure::Cancelled) if hashing => self.hash = HashState::Cancelled,
                (Job::Hash, failure) if hashing => self.hash = HashState::Failed { failure },
                _ => return None,
            },
            _ => return None,
        }
        Some(())
    }
}
