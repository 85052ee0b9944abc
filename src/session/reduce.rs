//! The reducer: a session and an action make the next session.

use super::Session;
use super::action::{Action, Announced, Announcement, ChosenFile, Storage};
use super::draft::{Draft, PickedFrame, StoredDraft};
use super::video::{Examination, HashState, Phase, Remux, Video};
use crate::form::Form;
use crate::job::{FileKey, Job, JobEvent, JobFailure};
use crate::rules::{self, Confirmation, DemandId, Settled};
use std::rc::Rc;

/// Whoever has played less of a video, in percent, is asked before confirming picture or sound.
const PLAYED_ENOUGH: u8 = 50;

/// `None` where the action changes nothing; the copy of the session is then dropped.
pub(super) type Changed = Option<()>;

impl Session {
    /// The session after `action`: the same `Rc` where it changes nothing.
    #[must_use]
    pub fn apply(self: &Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (**self).clone();
        match next.act(action) {
            Some(()) => Rc::new(next),
            None => Rc::clone(self),
        }
    }

    fn act(&mut self, action: Action) -> Changed {
        match action {
            Action::LanguageChosen(lang) => (self.has_language(lang) && self.chosen_lang != lang)
                .then(|| self.chosen_lang = lang),
            Action::LanguageLoaded(lang) => {
                (!self.has_language(lang)).then(|| self.loaded_languages.push(lang))
            }
            Action::ExaminerLoaded(came) => {
                self.examiner = came.into();
                Some(())
            }
            Action::SubmissionLoaded(came) => {
                self.submission = came.into();
                Some(())
            }
            Action::OpeningStrip(strip) => {
                (self.opening_strip != strip).then(|| self.opening_strip = strip)
            }
            Action::WorkerNotStarted(job) => self.worker_not_started(job),
            Action::StoreRead {
                drafts,
                unit,
                confirmer,
            } => {
                self.stored_drafts.clear();
                drafts.into_iter().for_each(|draft| self.store_draft(draft));
                self.unit = unit.map(Rc::new);
                self.confirmer = confirmer.into();
                Some(())
            }
            Action::StoreAnswered(answer) => {
                let storage = answer.map_or_else(Storage::Fails, |()| Storage::Works);
                (self.storage != storage).then(|| self.storage = storage)
            }
            Action::NoticesLoaded(notices) => self.offer_notices(notices),
            Action::TakenUp(earlier) => self.take_up(*earlier),
            Action::NoticeOpened(opened) => self.open_notice(opened),
            Action::NoticeChosen(place) => self.choose_notice(place),
            Action::Chosen { files, others } => self.choose(files, others),
            Action::Opened(key) => {
                self.video(key)?;
                (self.selected != Some(key)).then(|| self.selected = Some(key))
            }
            Action::Removed { key, now_ms } => self.remove(key, now_ms),
            Action::Discarded(id) => {
                let at = self.stored_drafts.iter().position(|draft| draft.id == id)?;
                self.stored_drafts.remove(at);
                Some(())
            }
            Action::StoredDraftsCleared => {
                self.stored_drafts.clear();
                self.unit = None;
                self.confirmer = Rc::from("");
                Some(())
            }
            Action::Saved(name) => self.announce(Announced::Saved(name)),
            Action::Started(key, job) => self.change(key, |video| video.started(job)),
            Action::Retry(key, job) => self.change(key, |video| video.retry(job)),
            Action::HashCancelled(key) => self.change(key, Video::hash_cancelled),
            Action::ExaminationPaused(key, paused) => self.change(key, |video| video.pause(paused)),
            Action::ExaminationCancelled(key) => self.change(key, Video::examination_cancelled),
            Action::JobEvent(key, event) => self.handle_job_event(key, event),
            Action::RemuxWanted(key, to_ms) => self.want_remux(key, to_ms),
            Action::Mended { key, film, now_ms } => self.put_mended(key, film, now_ms),
            Action::Filled(key, form) => self.fill(key, form),
            Action::UnitWanted(key) => {
                let unit = Rc::clone(self.unit.as_ref()?);
                let notice = Rc::clone(self.notice.as_ref().ok()?);
                self.change_draft(key, |draft| draft.form.fill_from(&unit, &notice))
            }
            Action::Confirmed(key, rule, at_s) => self.confirm(key, rule, at_s),
            Action::Played(key, stretches) => self.change(key, |video| video.played(&stretches)),
            Action::Withdrawn(key, rule) => self.change_draft(key, |draft| {
                draft.confirmed.remove(&rule);
            }),
            Action::ConfirmerTyped(key, name) => {
                self.confirmer = Rc::from(name.as_str());
                self.change_draft(key, |draft| draft.confirmer = name)
            }
            Action::Picked(key, rule, frame) => self.pick(key, rule, frame),
            Action::Cleared(key) => self.clear(key),
            Action::Restored(key) => {
                self.change(key, |video| {
                    video.draft = video.cleared.take()?;
                    Some(())
                })?;
                self.announce(Announced::Restored)
            }
        }
    }

    pub(super) fn announce(&mut self, what: Announced) -> Changed {
        let number = self
            .announcement
            .take()
            .map_or(0, |announcement| announcement.number.wrapping_add(1));
        self.announcement = Some(Announcement { number, what });
        Some(())
    }

    /// Changes the video of that key and evaluates the rules again; `None` where the video was removed.
    pub(super) fn change(
        &mut self,
        key: FileKey,
        change: impl FnOnce(&mut Video) -> Changed,
    ) -> Changed {
        let place = self.videos.iter_mut().find(|video| video.key == key)?;
        let mut video = (**place).clone();
        change(&mut video)?;
        video.outcomes = match (video.facts(), &self.notice) {
            (Some(facts), Ok(notice)) => rules::evaluate(&rules::Context {
                facts,
                decoded: video.examined.as_ref().map(|examined| &examined.decoded),
                file_name: &video.id.name,
                demands: &notice.demands,
                answers: &video.draft.form.answers,
                confirmations: &video.draft.confirmations(),
            })
            .into(),
            _ => Rc::new([]),
        };
        *place = Rc::new(video);
        Some(())
    }

    /// Changes the draft of the video of that key. From then on an earlier clearing can no longer be undone.
    fn change_draft(&mut self, key: FileKey, change: impl FnOnce(&mut Draft)) -> Changed {
        let notice = self.notice.as_ref().map(|notice| notice.id.clone());
        let notice = notice.unwrap_or_default();
        self.change(key, |video| {
            let mut draft = (*video.draft).clone();
            change(&mut draft);
            (draft != *video.draft).then(|| {
                draft.notice.clone_from(&notice);
                video.draft = Rc::new(draft);
                video.cleared = None;
                video.restored = false;
            })
        })
    }

    /// Adds a draft to those whose video is not chosen, the latest first.
    pub(super) fn store_draft(&mut self, draft: StoredDraft) {
        let later = |kept: &Rc<StoredDraft>| kept.saved_ms > draft.saved_ms;
        let at = self.stored_drafts.partition_point(later);
        self.stored_drafts.insert(at, Rc::new(draft));
    }

    fn choose(&mut self, files: Vec<ChosenFile>, others: usize) -> Changed {
        let taken = files.len();
        if taken == 0 && others == 0 {
            return None;
        }
        self.refused = others;
        let Some(first) = files.first() else {
            return self.announce(Announced::NoFile);
        };
        // Of several videos the first is opened, below the overview.
        self.selected = Some(first.key);
        files.into_iter().for_each(|file| self.take(file));
        self.announce(Announced::Taken(taken))
    }

    /// Adds a file. One that is on the list already keeps its place and its draft and is inspected again,
    /// so that a file that could not be read can be tried again.
    pub(super) fn take(&mut self, file: ChosenFile) {
        let mut video = Video::new(file.key, file.id);
        if let Some(place) = self.videos.iter_mut().find(|known| known.id == video.id) {
            video.draft = Rc::clone(&place.draft);
            video.restored = place.restored;
            *place = Rc::new(video);
            return;
        }
        if let Some(at) = self
            .stored_drafts
            .iter()
            .position(|draft| draft.id == video.id)
        {
            video.draft = Rc::clone(&self.stored_drafts.remove(at).draft);
            video.restored = true;
        } else {
            video.draft = Rc::new(Draft::confirmed_by(&self.confirmer));
        }
        self.videos.push(Rc::new(video));
    }

    fn remove(&mut self, key: FileKey, now_ms: i64) -> Changed {
        let index = self.videos.iter().position(|video| video.key == key)?;
        let video = self.videos.remove(index);
        let kept = !video.draft.is_empty();
        if kept {
            self.store_draft(video.draft.stored(&video.id, now_ms));
        }
        if self.selected == Some(key) {
            let neighbour = self.videos.get(index).or_else(|| self.videos.last());
            self.selected = neighbour.map(|video| video.key);
        }
        let name = video.id.name.clone();
        self.announce(Announced::Removed { name, kept })
    }

    fn handle_job_event(&mut self, key: FileKey, event: JobEvent) -> Changed {
        let announced = match &event {
            JobEvent::HashProgress { .. } | JobEvent::Examining(_) | JobEvent::Panicked(_) => None,
            JobEvent::Remuxed => None,
            JobEvent::RemuxRefused(_) => Some(Announced::NotMended(key)),
            // Of several videos only the open one is announced.
            JobEvent::Hashed { .. } | JobEvent::Examined(_) if self.selected != Some(key) => None,
            JobEvent::Hashed { .. } => Some(Announced::Hashed(key)),
            JobEvent::Examined(_) => Some(Announced::Examined(key)),
            JobEvent::Facts(_) => Some(Announced::Answered),
            JobEvent::Failed { job, failure } => match (job, failure) {
                (Job::Inspect, _) => Some(Announced::Answered),
                (Job::Hash, JobFailure::Cancelled) => None,
                (Job::Hash, _) => Some(Announced::NotHashed(key)),
                (Job::Examine, _) => Some(Announced::Examined(key)),
                (Job::Remux, _) => Some(Announced::NotMended(key)),
            },
        };
        self.change(key, |video| video.handle_job_event(event))?;
        let waits = self.videos.iter().any(|video| video.is_pending());
        match announced {
            Some(Announced::Answered) if waits => Some(()),
            Some(announced) => self.announce(announced),
            None => Some(()),
        }
    }

    /// The job fails for every file that waits for it, and can be retried.
    fn worker_not_started(&mut self, job: Job) -> Changed {
        let failure = JobFailure::WorkerNotStarted;
        // One worker hashes and mends.
        let jobs = match job {
            Job::Hash => &[Job::Hash, Job::Remux][..],
            _ => &[job],
        };
        for job in jobs.iter().copied() {
            let waits = |video: &&Rc<Video>| video.waits_for(job);
            let waiting = self.videos.iter().filter(waits).map(|video| video.key);
            for key in waiting.collect::<Vec<_>>() {
                self.change(key, |video| video.started(job))?;
                self.handle_job_event(key, JobEvent::Failed { job, failure })?;
            }
        }
        Some(())
    }

    /// A rule is confirmed. Whoever says of picture or sound that all is well without having played half of
    /// the video here is asked once whether it was watched elsewhere; saying it again is the answer.
    fn confirm(&mut self, key: FileKey, rule: DemandId, at_s: Option<f64>) -> Changed {
        let demand = self.notice.as_ref().ok()?.demand(&rule)?;
        let (words, settled) = (demand.mark(), demand.kind.settled());
        let video = self.video(key)?;
        let played_percent = video.played_percent();
        let is_of_all = settled == Settled::Watched;
        let is_unplayed = played_percent.is_some_and(|percent| percent < PLAYED_ENOUGH);
        if is_of_all && is_unplayed && video.asked_to_play.is_none() {
            return self.change(key, |video| {
                video.asked_to_play = Some(rule);
                Some(())
            });
        }
        self.change_draft(key, |draft| {
            let confirmation = Confirmation {
                by: String::new(),
                words,
                at_s,
                played_percent,
            };
            draft.confirmed.insert(rule, confirmation);
        })
    }

    /// Stores the form, and what it holds about the unit for the next video.
    fn fill(&mut self, key: FileKey, form: Form) -> Changed {
        let notice = Rc::clone(self.notice.as_ref().ok()?);
        let before = self.unit.as_deref().cloned().unwrap_or_default();
        let unit = form.unit_defaults(&before, &notice);
        if unit != before {
            self.unit = Some(Rc::new(unit));
        }
        self.change_draft(key, |draft| draft.form = form)
    }

    /// Picks another frame for a rule, or none. A confirmation then refers to the new frame.
    fn pick(&mut self, key: FileKey, rule: DemandId, frame: Option<PickedFrame>) -> Changed {
        let at_s = frame.as_ref().map(|frame| frame.at_s);
        self.change_draft(key, |draft| {
            match frame {
                Some(frame) => draft.picked.insert(rule.clone(), frame),
                None => draft.picked.remove(&rule),
            };
            if let Some(confirmed) = draft.confirmed.get_mut(&rule) {
                confirmed.at_s = at_s.or(confirmed.at_s);
            }
        })?;
        match at_s {
            Some(at_s) => self.announce(Announced::Picked(at_s)),
            None => Some(()),
        }
    }

    fn clear(&mut self, key: FileKey) -> Changed {
        self.change(key, |video| {
            if video.draft.is_empty() {
                return None;
            }
            let empty = Rc::new(Draft::confirmed_by(&video.draft.confirmer));
            video.cleared = Some(std::mem::replace(&mut video.draft, empty));
            video.restored = false;
            Some(())
        })?;
        self.announce(Announced::Cleared)
    }
}

impl Video {
    fn waits_for(&self, job: Job) -> bool {
        match job {
            Job::Inspect => matches!(self.phase, Phase::Waiting),
            Job::Hash => self.facts().is_some() && self.hash == HashState::Waiting,
            Job::Examine => self.has_movie() && self.examination == Examination::Waiting,
            Job::Remux => matches!(self.remux, Remux::Waiting { .. }),
        }
    }

    pub(super) fn started(&mut self, job: Job) -> Changed {
        match (job, &self.phase, &self.hash) {
            (Job::Inspect, Phase::Waiting, _) => self.phase = Phase::Inspecting,
            (Job::Hash, _, HashState::Waiting) => self.hash = HashState::Running { done: 0 },
            (Job::Examine, ..) if self.examination == Examination::Waiting => {
                self.examination = Examination::Running;
            }
            (Job::Remux, ..) if matches!(self.remux, Remux::Waiting { .. }) => {
                self.remux = Remux::Running;
            }
            _ => return None,
        }
        Some(())
    }

    fn retry(&mut self, job: Job) -> Changed {
        match (job, &self.phase, &self.hash) {
            (Job::Inspect, Phase::Failed { .. }, _) => self.phase = Phase::Waiting,
            (Job::Hash, _, HashState::Cancelled | HashState::Failed { .. }) => {
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

    /// Notes what was played. A whole percent is the least that shows.
    fn played(&mut self, stretches: &[(f64, f64)]) -> Changed {
        let before = self.played_percent()?;
        for (from_s, to_s) in stretches {
            self.played.add(*from_s, *to_s);
        }
        (self.played_percent()? != before).then_some(())
    }

    fn pause(&mut self, paused: bool) -> Changed {
        self.examination = match (self.examination, paused) {
            (Examination::Running, true) => Examination::Paused,
            (Examination::Paused, false) => Examination::Running,
            _ => return None,
        };
        Some(())
    }

    /// Cancels the examination. Its worker is ended at once, so no further event comes.
    fn examination_cancelled(&mut self) -> Changed {
        let is_open = self.examination == Examination::Waiting || self.examination.is_under_way();
        is_open.then(|| self.examination = Examination::Cancelled)
    }

    /// Takes progress or result of a job, where that job is running.
    pub(super) fn handle_job_event(&mut self, event: JobEvent) -> Changed {
        let inspecting = matches!(self.phase, Phase::Inspecting);
        let hashing = self.hash.is_running();
        let examining = self.examination.is_under_way();
        let mending = self.remux == Remux::Running;
        match event {
            JobEvent::Facts(facts) if inspecting => {
                let facts = Rc::from(facts);
                self.phase = Phase::Inspected { facts };
            }
            JobEvent::Panicked(report) => self.panic = Some(report.into()),
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
            JobEvent::RemuxRefused(reason) if mending => {
                let reason = reason.into();
                self.remux = Remux::Refused { reason };
            }
            JobEvent::Failed { job, failure } => match (job, failure) {
                (Job::Remux, failure) if mending => self.remux = Remux::Failed { failure },
                (Job::Examine, failure) if examining => {
                    let complete = self.examined.as_ref().is_some_and(|found| found.complete);
                    self.examination = if complete {
                        Examination::Done
                    } else {
                        Examination::Failed { failure }
                    };
                }
                (Job::Inspect, failure) if inspecting => self.phase = Phase::Failed { failure },
                (Job::Hash, JobFailure::Cancelled) if hashing => self.hash = HashState::Cancelled,
                (Job::Hash, failure) if hashing => self.hash = HashState::Failed { failure },
                _ => return None,
            },
            _ => return None,
        }
        Some(())
    }
}
