//! The reducer as far as the verdict: a session and an action make the next session.

use super::Session;
use super::action::{Action, Announced, Announcement, ChosenFile};
use super::draft::{Draft, StoredDraft};
use super::video::{Phase, Video};
use crate::job::{FileKey, Job, JobEvent, JobFailure};
use crate::rules;
use std::rc::Rc;

/// `None` where the action changes nothing; the copy of the session is then dropped.
pub type Changed = Option<()>;

/// Changes a session by an action.
pub type Reducer = fn(&mut Session, Action) -> Changed;

impl Session {
    /// The session after `action`: the same `Rc` where it changes nothing.
    #[must_use]
    pub fn apply(self: &Rc<Self>, action: Action) -> Rc<Self> {
        self.apply_by(Self::reduce, action)
    }

    /// [`Session::apply`] by the reducer of a program: [`Session::reduce`] or [`Session::reduce_to_verdict`].
    #[must_use]
    pub fn apply_by(self: &Rc<Self>, reduce: Reducer, action: Action) -> Rc<Self> {
        let mut next = (**self).clone();
        match reduce(&mut next, action) {
            Some(()) => Rc::new(next),
            None => Rc::clone(self),
        }
    }

    /// Changes the session by what may happen up to a verdict. All other actions change nothing: the program that
    /// gives verdicts is fetched first, and is spared the rest.
    pub fn reduce_to_verdict(&mut self, action: Action) -> Changed {
        match action {
            Action::LanguageChosen(lang) => (self.has_language(lang) && self.chosen_lang != lang)
                .then(|| self.chosen_lang = lang),
            Action::LanguageLoaded(lang) => {
                (!self.has_language(lang)).then(|| self.loaded_languages.push(lang))
            }
            Action::SubmissionLoaded(came) => {
                self.submission = came.into();
                Some(())
            }
            Action::WorkerNotStarted(Job::Inspect) => self.inspector_not_started(),
            Action::NoticesLoaded(notices) => self.offer_notices(notices),
            Action::NoticeOpened(opened) => self.open_notice(opened),
            Action::NoticeChosen(place) => self.choose_notice(place),
            Action::Chosen { files, others } => self.choose(files, others),
            Action::Opened(key) => {
                self.video(key)?;
                (self.selected != Some(key)).then(|| self.selected = Some(key))
            }
            Action::Removed { key, now_ms } => self.remove(key, now_ms),
            Action::Started(key, Job::Inspect) => self.change(key, Video::inspection_started),
            Action::Retry(key, Job::Inspect) => self.change(key, Video::retry_inspection),
            Action::JobEvent(key, event) => self.handle_inspection(key, event),
            _ => None,
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
        // One is opened; of several the list is shown.
        self.selected = (taken == 1).then_some(first.key);
        files.into_iter().for_each(|file| self.take(file));
        self.open_the_only_one();
        self.announce(Announced::Taken(taken))
    }

    /// Without a list the only video is open.
    fn open_the_only_one(&mut self) {
        if let [only] = self.videos.as_slice() {
            self.selected = Some(only.key);
        }
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
            .position(|draft| draft.id.is_of(&video.id))
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
        self.open_the_only_one();
        let name = video.id.name.clone();
        self.announce(Announced::Removed { name, kept })
    }

    /// Takes the result of an inspection, or that it came to none.
    pub(super) fn handle_inspection(&mut self, key: FileKey, event: JobEvent) -> Changed {
        let is_last = event.is_last();
        self.change(key, |video| video.handle_inspection(event))?;
        let waits = self.videos.iter().any(|video| video.is_pending());
        if is_last && !waits {
            return self.announce(Announced::Answered);
        }
        Some(())
    }

    /// The inspection fails for every file that waits for it, and can be retried.
    fn inspector_not_started(&mut self) -> Changed {
        let waits = |video: &&Rc<Video>| video.phase == Phase::Waiting;
        let waiting = self.videos.iter().filter(waits).map(|video| video.key);
        for key in waiting.collect::<Vec<_>>() {
            let failure = JobFailure::WorkerNotStarted;
            let job = Job::Inspect;
            self.change(key, Video::inspection_started)?;
            self.handle_inspection(key, JobEvent::Failed { job, failure })?;
        }
        Some(())
    }
}

impl Video {
    pub(super) fn inspection_started(&mut self) -> Changed {
        (self.phase == Phase::Waiting).then(|| self.phase = Phase::Inspecting)
    }

    fn retry_inspection(&mut self) -> Changed {
        matches!(self.phase, Phase::Failed { .. }).then(|| self.phase = Phase::Waiting)
    }

    pub(super) fn handle_inspection(&mut self, event: JobEvent) -> Changed {
        let inspecting = self.phase == Phase::Inspecting;
        match event {
            JobEvent::Facts(facts) if inspecting => {
                let facts = Rc::from(facts);
                self.phase = Phase::Inspected { facts };
            }
            JobEvent::Panicked(report) => self.panic = Some(report.into()),
            JobEvent::Failed {
                job: Job::Inspect,
                failure,
            } if inspecting => self.phase = Phase::Failed { failure },
            _ => return None,
        }
        Some(())
    }
}
