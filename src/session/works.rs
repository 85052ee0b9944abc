//! What is done to several works at once: the secretary of a unit hands in a dozen of them.

use super::Session;
use super::action::Action;
use super::draft::Draft;
use super::reduce::Changed;
use super::video::Video;
use crate::job::FileKey;
use crate::notice::Notice;
use crate::rules::{Answers, Confirmation, DemandId, Outcome};
use std::rc::Rc;

/// A cell of a table of works: the file, the field of the form, and what is in it.
pub type Cell = (FileKey, String, String);

impl Session {
    /// Changes many works at once.
    pub(super) fn act_on_works(&mut self, action: Action) -> Changed {
        match action {
            Action::UnitFilled(unit) => self.fill_unit(unit),
            Action::AllFilled(keys) => {
                let unit = Rc::clone(self.unit.as_ref()?);
                self.change_all(&keys, |_, draft, notice| {
                    draft.form.fill_shared(&unit, notice);
                })
            }
            Action::AllDeclared(keys, ticked) => self.change_all(&keys, |_, draft, notice| {
                let form = &mut draft.form;
                let asked: Vec<_> = form.declarations(notice).cloned().collect();
                for declaration in &asked {
                    form.declare(declaration, ticked);
                }
            }),
            Action::AllConfirmed(keys, ticked) => self.change_all(&keys, |video, draft, notice| {
                for rule in video.asked(notice) {
                    match ticked {
                        true => confirm(video, draft, notice, rule),
                        false => drop(draft.confirmed.remove(&rule)),
                    }
                }
            }),
            Action::CellsFilled(cells) => self.fill_cells(&cells),
            _ => None,
        }
    }

    fn fill_unit(&mut self, unit: Answers) -> Changed {
        let before = self.unit.as_deref();
        (before != Some(&unit)).then(|| self.unit = Some(Rc::new(unit)))
    }

    fn fill_cells(&mut self, cells: &[Cell]) -> Changed {
        let keys: Vec<FileKey> = cells.iter().map(|(key, ..)| *key).collect();
        self.change_all(&keys, |video, draft, notice| {
            let own = cells.iter().filter(|(key, ..)| *key == video.key);
            for (_, field, value) in own.filter(|(_, field, _)| notice.field(field).is_some()) {
                draft.form.fill(field, value);
            }
        })
    }

    /// Changes the drafts of these videos; `None` where none of them changes.
    fn change_all(
        &mut self,
        keys: &[FileKey],
        change: impl Fn(&Video, &mut Draft, &Notice),
    ) -> Changed {
        let notice = Rc::clone(self.notice.as_ref().ok()?);
        let all = self.videos.iter().filter(|video| keys.contains(&video.key));
        let mut changed = None;
        for video in all.cloned().collect::<Vec<_>>() {
            let one = self.change_draft(video.key, |draft| change(&video, draft, &notice));
            changed = changed.or(one);
        }
        changed
    }
}

/// Notes that a person answers for a demand, unless somebody does already.
fn confirm(video: &Video, draft: &mut Draft, notice: &Notice, rule: DemandId) {
    let Some(demand) = notice.demand(&rule) else {
        return;
    };
    let outcome = video.outcomes.iter().find(|outcome| outcome.rule == rule);
    let is_open = outcome.is_some_and(|outcome| outcome.main.outcome == Outcome::Confirm);
    if is_open {
        let confirmation = Confirmation {
            by: String::new(),
            words: demand.mark(),
            at_s: draft.picked.get(&rule).map(|picked| picked.at_s),
            played_percent: video.played_percent(),
        };
        draft.confirmed.insert(rule, confirmation);
    }
}

impl Video {
    /// The demands that a person answers for and that wait for no choice of the form.
    #[must_use]
    pub fn asked(&self, notice: &Notice) -> Vec<DemandId> {
        let waits = |rule: &DemandId| {
            let mut outcomes = self.outcomes.iter();
            outcomes.any(|outcome| outcome.rule == *rule && outcome.main.waits_for_choice())
        };
        let asked = self.to_confirm(notice).into_iter();
        asked.filter(|rule| !waits(rule)).collect()
    }
}
