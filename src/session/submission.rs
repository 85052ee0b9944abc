//! The reducer of the whole page: form, confirmations, drafts, and the jobs that follow a verdict.

use super::Session;
use super::action::{Action, Announced, Storage};
use super::draft::{Draft, PickedFrame};
use super::reduce::Changed;
use super::video::Video;
use crate::form::Form;
use crate::job::{FileKey, Job, JobEvent, JobFailure};
use crate::rules::{Confirmation, DemandId, Settled};
use std::rc::Rc;

/// Whoever has played less of a video, in percent, is asked before confirming picture or sound.
const PLAYED_ENOUGH: u8 = 50;

impl Session {
    /// Changes the session by an action.
    pub fn reduce(&mut self, action: Action) -> Changed {
        self.act(action)?;
        self.drop_sources();
        self.tell_origins();
        self.name_films();
        Some(())
    }

    fn act(&mut self, action: Action) -> Changed {
        match action {
            Action::ExaminerLoaded(came) => {
                self.examiner = came.into();
                Some(())
            }
            Action::OpeningStrip(strip) => {
                (self.opening_strip != strip).then(|| self.opening_strip = strip)
            }
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
            Action::TakenUp(earlier) => self.take_up(*earlier),
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
            Action::HashCancelled(key) => self.change(key, Video::hash_cancelled),
            Action::ExaminationPaused(key, paused) => self.change(key, |video| video.pause(paused)),
            Action::ExaminationCancelled(key) => self.change(key, Video::examination_cancelled),
            Action::RemuxWanted(key, options) => self.want_remux(key, options),
            Action::Mended {
                key,
                film,
                begin_ms,
                now_ms,
            } => self.put_mended(key, film, begin_ms, now_ms),
            Action::RemuxCancelled(key) => self.change(key, Video::remux_cancelled),
            Action::MendUndone(key) => self.undo_mending(key),
            Action::FilmSaved(key, id) => self.film_saved(key, id),
            Action::Filled(key, form) => self.fill(key, form),
            Action::UnitWanted(key) => {
                let unit = Rc::clone(self.unit.as_ref()?);
                let notice = Rc::clone(self.notice.as_ref().ok()?);
                self.change_draft(key, |draft| draft.form.fill_from(&unit, &notice))
            }
            works @ (Action::UnitFilled(_)
            | Action::AllFilled(_)
            | Action::AllDeclared(..)
            | Action::AllConfirmed(..)
            | Action::CellsFilled(_)) => self.act_on_works(works),
            Action::Closed => {
                let is_one_of_several = self.selected.is_some() && self.videos.len() > 1;
                is_one_of_several.then(|| self.selected = None)
            }
            Action::StepOpened(step) => (self.step != step).then(|| self.step = step),
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
            Action::WorkerNotStarted(job @ (Job::Hash | Job::Examine | Job::Remux)) => {
                self.worker_not_started(job)
            }
            Action::Started(key, job @ (Job::Hash | Job::Examine | Job::Remux)) => {
                self.change_any(key, |video| video.started(job))
            }
            Action::Retry(key, job @ (Job::Hash | Job::Examine)) => {
                self.change_any(key, |video| video.retry(job))
            }
            Action::JobEvent(key, event) => self.handle_job_event(key, event),
            first => self.reduce_to_verdict(first),
        }
    }

    /// Changes the draft of the video of that key. From then on an earlier clearing can no longer be undone.
    pub(super) fn change_draft(
        &mut self,
        key: FileKey,
        change: impl FnOnce(&mut Draft),
    ) -> Changed {
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

    /// Changes a video, or the source of a mended film.
    fn change_any(&mut self, key: FileKey, change: impl FnOnce(&mut Video) -> Changed) -> Changed {
        let mut sources = self.sources.iter_mut();
        match sources.find(|source| source.key == key) {
            Some(source) => change(Rc::make_mut(source)),
            None => self.change(key, change),
        }
    }

    fn handle_job_event(&mut self, key: FileKey, event: JobEvent) -> Changed {
        let announced = match &event {
            JobEvent::Facts(_)
            | JobEvent::Panicked(_)
            | JobEvent::Failed {
                job: Job::Inspect, ..
            } => return self.handle_inspection(key, event),
            JobEvent::HashProgress { .. } | JobEvent::Examining(_) | JobEvent::Remuxed => None,
            JobEvent::RemuxRefused { .. } => Some(Announced::NotMended(key)),
            // Of several videos only the open one is announced.
            JobEvent::Hashed { .. } | JobEvent::Examined(_) if self.selected != Some(key) => None,
            JobEvent::Hashed { .. } => Some(Announced::Hashed(key)),
            JobEvent::Examined(_) => Some(Announced::Examined(key)),
            JobEvent::Failed { job, failure } => match (job, failure) {
                (Job::Inspect, _) | (Job::Hash | Job::Remux, JobFailure::Cancelled) => None,
                (Job::Hash, _) => Some(Announced::NotHashed(key)),
                (Job::Examine, _) => Some(Announced::Examined(key)),
                (Job::Remux, _) => Some(Announced::NotMended(key)),
            },
        };
        self.change_any(key, |video| video.handle_job_event(event))?;
        announced.map_or(Some(()), |announced| self.announce(announced))
    }

    /// The jobs of a worker fail for every file that waits for them, and can be retried.
    fn worker_not_started(&mut self, job: Job) -> Changed {
        let failure = JobFailure::WorkerNotStarted;
        // One worker hashes and mends.
        let jobs = match job {
            Job::Hash => &[Job::Hash, Job::Remux][..],
            _ => &[job],
        };
        for job in jobs.iter().copied() {
            let waits = |video: &&Rc<Video>| video.waits_for(job);
            let all = self.videos.iter().chain(&self.sources);
            let waiting = all.filter(waits).map(|video| video.key);
            for key in waiting.collect::<Vec<_>>() {
                self.change_any(key, |video| video.started(job))?;
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
