//! The reducer: a session and an action make the next session.

use super::Session;
use super::action::{Action, Chosen, News, Storage, Told};
use super::draft::{Draft, FileId, StoredDraft, TitleCard};
use super::video::{HashState, Phase, Video};
use crate::form::{Form, UnitDefaults};
use crate::job::{FileKey, Job, JobEvent, JobFailure};
use crate::rules::{self, RuleId};
use std::rc::Rc;

impl Session {
    /// The session after `action`: the same `Rc` where it changes nothing.
    #[must_use]
    pub fn apply(self: &Rc<Self>, action: Action) -> Rc<Self> {
        match self.changed(action) {
            Some(next) if next != **self => Rc::new(next),
            _ => Rc::clone(self),
        }
    }

    fn changed(&self, action: Action) -> Option<Self> {
        match action {
            Action::Speak(lang) => Some(Self {
                lang,
                ..self.clone()
            }),
            Action::StoreRead {
                drafts,
                unit,
                confirmer,
            } => Some(self.with_store(drafts, unit, confirmer)),
            Action::StoreAnswered(answer) => Some(Self {
                storage: answer.map_or_else(Storage::Fails, |()| Storage::Works),
                ..self.clone()
            }),
            Action::Chosen { files, others } => Some(self.with_files(files, others)),
            Action::Opened(key) => self.video(key).map(|_| Self {
                selected: Some(key),
                ..self.clone()
            }),
            Action::Removed { key, now_ms } => self.without(key, now_ms),
            Action::Discarded(id) => Some(Self {
                shelf: self.shelf_without(&id),
                ..self.clone()
            }),
            Action::ShelfCleared => Some(Self {
                shelf: Vec::new(),
                unit: None,
                confirmer: Rc::from(""),
                ..self.clone()
            }),
            Action::Saved(name) => Some(self.clone().telling(Told::Saved(name))),
            Action::Started(key, job) => self.with_video(key, |video| video.started(job)),
            Action::Again(key, job) => self.with_video(key, |video| video.again(job)),
            Action::HashCancelled(key) => self.with_video(key, Video::hash_cancelled),
            Action::Came(key, event) => self.with_news(key, event),
            Action::Filled(key, form) => self.filled(key, form),
            Action::UnitWanted(key) => self.with_unit(key),
            Action::Confirmed(key, rule, at_s) => self.with_draft(key, |draft| {
                draft.confirmed.insert(rule, at_s);
            }),
            Action::Withdrawn(key, rule) => self.with_draft(key, |draft| {
                draft.confirmed.remove(&rule);
            }),
            Action::ConfirmerTyped(key, name) => self.confirmer_typed(key, name),
            Action::Picked(key, card) => self.picked(key, card),
            Action::Cleared(key) => self.cleared(key),
            Action::Restored(key) => self.restored(key),
        }
    }

    /// The video with what each rule comes to: judged anew whenever something about it changes.
    fn judged(&self, mut video: Video) -> Video {
        video.outcomes = match (video.facts(), &self.notice) {
            (Some(facts), Ok(notice)) => rules::evaluate(&rules::Context {
                facts,
                file_name: &video.id.name,
                notice,
                confirmations: &video.draft.confirmations(),
            })
            .into(),
            _ => Rc::new([]),
        };
        video
    }

    fn telling(mut self, what: Told) -> Self {
        let number = self.news.map_or(0, |news| news.number.wrapping_add(1));
        self.news = Some(News { number, what });
        self
    }

    /// Applies `change` to the video of that key; a key that is gone changes nothing.
    fn with_video(
        &self,
        key: FileKey,
        change: impl FnOnce(&Video) -> Option<Video>,
    ) -> Option<Self> {
        let index = self.videos.iter().position(|video| video.key == key)?;
        let mut next = self.clone();
        let place = next.videos.get_mut(index)?;
        let video = change(place)?;
        if video != **place {
            *place = Rc::new(self.judged(video));
        }
        Some(next)
    }

    /// Applies `change` to the draft of the video of that key. What was cleared before can no
    /// longer be brought back: the teacher has begun anew.
    fn with_draft(&self, key: FileKey, change: impl FnOnce(&mut Draft)) -> Option<Self> {
        self.with_video(key, |video| {
            let mut draft = (*video.draft).clone();
            change(&mut draft);
            (draft != *video.draft).then(|| Video {
                draft: Rc::new(draft),
                cleared: None,
                restored: false,
                ..video.clone()
            })
        })
    }

    fn with_store(
        &self,
        drafts: Vec<StoredDraft>,
        unit: Option<UnitDefaults>,
        confirmer: String,
    ) -> Self {
        let chosen = |draft: &StoredDraft| self.videos.iter().any(|video| video.id == draft.id);
        let mut shelf: Vec<_> = drafts.into_iter().filter(|draft| !chosen(draft)).collect();
        shelf.sort_by_key(|draft| std::cmp::Reverse(draft.saved_ms));
        Self {
            shelf: shelf.into_iter().map(Rc::new).collect(),
            unit: unit.map(Rc::new),
            confirmer: confirmer.into(),
            ..self.clone()
        }
    }

    fn shelf_without(&self, id: &FileId) -> Vec<Rc<StoredDraft>> {
        let others = self.shelf.iter().filter(|draft| draft.id != *id);
        others.cloned().collect()
    }

    fn with_files(&self, files: Vec<Chosen>, others: usize) -> Self {
        let taken = files.len();
        if taken == 0 && others == 0 {
            return self.clone();
        }
        if taken == 0 {
            let refused = Self {
                refused: others,
                ..self.clone()
            };
            return refused.telling(Told::NoFile);
        }
        let first = files.first().map(|file| file.key);
        let next = files.into_iter().fold(self.clone(), Self::with_file);
        Self {
            // Several at once open as an overview with the first of them below.
            selected: first,
            refused: others,
            ..next
        }
        .telling(Told::Taken(taken))
    }

    /// Takes a file in. One that is on the list already keeps its place and its draft, and is read
    /// anew: that is the way on for a file that had vanished.
    fn with_file(mut self, file: Chosen) -> Self {
        let mut video = Video::new(file.key, file.id);
        if let Some(place) = self.videos.iter_mut().find(|known| known.id == video.id) {
            *place = Rc::new(Video {
                key: video.key,
                phase: Phase::Waiting,
                hash: HashState::Waiting,
                outcomes: video.outcomes,
                ..(**place).clone()
            });
            return self;
        }
        video.draft = Rc::new(Draft {
            confirmer: self.confirmer.to_string(),
            ..Draft::default()
        });
        if let Some(kept) = self.shelf.iter().find(|draft| draft.id == video.id) {
            video.draft = Rc::clone(&kept.draft);
            video.restored = !kept.draft.is_empty();
            self.shelf = self.shelf_without(&video.id);
        }
        self.videos.push(Rc::new(video));
        self
    }

    fn without(&self, key: FileKey, now_ms: i64) -> Option<Self> {
        let index = self.videos.iter().position(|video| video.key == key)?;
        let mut next = self.clone();
        let video = next.videos.remove(index);
        let kept = !video.draft.is_empty();
        if kept {
            let kept = video.draft.stored(&video.id, now_ms);
            next.shelf.insert(0, Rc::new(kept));
        }
        if next.selected == Some(key) {
            let neighbour = next.videos.get(index).or_else(|| next.videos.last());
            next.selected = neighbour.map(|video| video.key);
        }
        Some(next.telling(Told::Removed {
            name: video.id.name.clone(),
            kept,
        }))
    }

    fn with_news(&self, key: FileKey, event: JobEvent) -> Option<Self> {
        let told = match &event {
            JobEvent::HashProgress { .. } => None,
            JobEvent::Hashed { .. } => Some(Told::Hashed(key)),
            JobEvent::Facts(_) => Some(Told::Answered),
            JobEvent::Failed { job, failure } => match (job, failure) {
                (Job::Inspect, _) => Some(Told::Answered),
                (Job::Hash, JobFailure::Cancelled) => None,
                (Job::Hash, _) => Some(Told::NotHashed(key)),
            },
        };
        let next = self.with_video(key, |video| video.came(event))?;
        let all_answered = !next.videos.iter().any(|video| video.is_pending());
        Some(match told {
            Some(Told::Answered) if !all_answered => next,
            Some(told) => next.telling(told),
            None => next,
        })
    }

    fn confirmer_typed(&self, key: FileKey, name: String) -> Option<Self> {
        let confirmer = Rc::from(name.as_str());
        let next = self.with_draft(key, |draft| draft.confirmer = name)?;
        Some(Self { confirmer, ..next })
    }

    /// Another frame is picked as the title card: what was said of it holds for that one.
    fn picked(&self, key: FileKey, card: Option<TitleCard>) -> Option<Self> {
        let at_s = card.as_ref().map(|card| card.at_s);
        let next = self.with_draft(key, |draft| {
            draft.title_card = card;
            if let Some(confirmed) = draft.confirmed.get_mut(&RuleId::TitleCard) {
                *confirmed = at_s.or(*confirmed);
            }
        })?;
        Some(match at_s {
            Some(at_s) => next.telling(Told::Picked(at_s)),
            None => next,
        })
    }

    /// The form is filled in further, and with it what the next video of the unit is offered.
    fn filled(&self, key: FileKey, form: Form) -> Option<Self> {
        let before = self.unit.as_deref().cloned().unwrap_or_default();
        let mut typed = form.clone();
        typed.fill_from(&before);
        let unit = typed.unit_defaults();
        let mut next = self.with_draft(key, |draft| draft.form = form)?;
        if unit != before {
            next.unit = Some(Rc::new(unit));
        }
        Some(next)
    }

    fn with_unit(&self, key: FileKey) -> Option<Self> {
        let unit = self.unit.as_ref()?;
        self.with_draft(key, |draft| draft.form.fill_from(unit))
    }

    fn cleared(&self, key: FileKey) -> Option<Self> {
        let next = self.with_video(key, |video| {
            (!video.draft.is_empty()).then(|| Video {
                draft: Rc::new(Draft {
                    confirmer: video.draft.confirmer.clone(),
                    ..Draft::default()
                }),
                cleared: Some(Rc::clone(&video.draft)),
                restored: false,
                ..video.clone()
            })
        })?;
        Some(next.telling(Told::Cleared))
    }

    fn restored(&self, key: FileKey) -> Option<Self> {
        let next = self.with_video(key, |video| {
            video.cleared.as_ref().map(|draft| Video {
                draft: Rc::clone(draft),
                cleared: None,
                ..video.clone()
            })
        })?;
        Some(next.telling(Told::Restored))
    }
}

impl Video {
    fn started(&self, job: Job) -> Option<Self> {
        match (job, &self.phase, &self.hash) {
            (Job::Inspect, Phase::Waiting, _) => Some(Self {
                phase: Phase::Inspecting,
                ..self.clone()
            }),
            (Job::Hash, _, HashState::Waiting) => {
                Some(self.hashing(HashState::Running { done: 0 }))
            }
            _ => None,
        }
    }

    fn again(&self, job: Job) -> Option<Self> {
        match (job, &self.phase, &self.hash) {
            (Job::Inspect, Phase::Failed { .. }, _) => Some(Self {
                phase: Phase::Waiting,
                ..self.clone()
            }),
            (Job::Hash, _, HashState::Cancelled | HashState::Failed { .. }) => {
                Some(self.hashing(HashState::Waiting))
            }
            _ => None,
        }
    }

    fn hashing(&self, hash: HashState) -> Self {
        Self {
            hash,
            ..self.clone()
        }
    }

    fn hash_cancelled(&self) -> Option<Self> {
        match self.hash {
            HashState::Waiting => Some(self.hashing(HashState::Cancelled)),
            // The worker has the last word: asking it again before it has let go would make its
            // old answer look like the new one's.
            HashState::Running { .. } => Some(self.hashing(HashState::Cancelling)),
            _ => None,
        }
    }

    /// Takes the worker's news, where it is still waited for.
    fn came(&self, event: JobEvent) -> Option<Self> {
        match event {
            JobEvent::Facts(facts) if self.phase == Phase::Inspecting => Some(Self {
                phase: Phase::Known {
                    facts: Rc::from(facts),
                },
                ..self.clone()
            }),
            JobEvent::Failed {
                job: Job::Inspect,
                failure,
            } if self.phase == Phase::Inspecting => Some(Self {
                phase: Phase::Failed { failure },
                ..self.clone()
            }),
            JobEvent::HashProgress { done } => match self.hash {
                // A whole percent is the least that shows.
                HashState::Running { done: before }
                    if self.percent(done) != self.percent(before) =>
                {
                    Some(self.hashing(HashState::Running { done }))
                }
                _ => None,
            },
            JobEvent::Hashed { sha256 } if self.hash.is_running() => {
                Some(self.hashing(HashState::Done {
                    sha256: sha256.into(),
                }))
            }
            JobEvent::Failed {
                job: Job::Hash,
                failure,
            } if self.hash.is_running() => Some(self.hashing(match failure {
                JobFailure::Cancelled => HashState::Cancelled,
                failure => HashState::Failed { failure },
            })),
            _ => None,
        }
    }
}
