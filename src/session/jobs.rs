//! What runs next: which jobs are offered to the workers.

use super::{Examination, HashState, ModuleState, Phase, Remux, Session, Video};
use crate::job::{FileKey, Job};
use std::rc::Rc;

/// Most examinations under way: one that runs, and one that is paused. The worker of each has memory of
/// its own.
const EXAMINERS: usize = 2;

impl Session {
    /// The jobs that workers should start now: inspections before all else, one job of each kind at a time,
    /// the open video first. While an examination is paused the next one may run.
    ///
    /// A job stays in this list until a worker has taken it ([`Action::Started`](super::Action::Started)).
    #[must_use]
    pub fn wanted_jobs(&self) -> Vec<(FileKey, Job)> {
        let inspecting = |video: &Rc<Video>| matches!(video.phase, Phase::Inspecting);
        let waiting = |video: &&Rc<Video>| matches!(video.phase, Phase::Waiting);
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
        // One worker hashes and mends; who waits for a mended film looks on.
        let remux = || {
            self.first(Job::Remux, |video| {
                let waits = matches!(video.remux, Remux::Waiting(_));
                let runs = matches!(video.remux, Remux::Running(_) | Remux::Cancelling);
                (runs, waits)
            })
        };
        let remux = may_hash.then(remux).flatten();
        let may_hash = may_hash && remux.is_none();
        let may_examine =
            self.examiner == ModuleState::Loaded && self.examining().count() < EXAMINERS;
        let hash = may_hash.then(hash).flatten();
        let examine = may_examine.then(examine).flatten();
        remux.into_iter().chain(hash).chain(examine).collect()
    }

    /// The first inspected video whose job of that kind waits, while none of that kind is running; sources of mended
    /// films come last. `state`
    /// says of a video whether its job runs and whether it waits.
    fn first(&self, job: Job, state: impl Fn(&Video) -> (bool, bool)) -> Option<(FileKey, Job)> {
        let mut all = self.videos.iter().chain(&self.sources);
        if all.any(|video| state(video).0) {
            return None;
        }
        let open = self.selected.and_then(|key| self.video(key));
        let mut videos = open.into_iter().chain(&self.videos).chain(&self.sources);
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
