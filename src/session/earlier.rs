//! Goes on with a visit that began in another program of the page.

use super::reduce::Changed;
use super::{ChosenFile, OfferedNotice, Session, Video};
use crate::facts::Facts;
use crate::job::JobEvent;
use crate::text::Lang;
use std::rc::Rc;

/// What was chosen and found so far in this visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The language that was chosen.
    pub lang: Lang,
    /// The notices that can be chosen.
    pub notices: Vec<OfferedNotice>,
    /// Which of them is chosen.
    pub chosen_notice: usize,
    /// A notice that was opened from a file and has faults.
    pub refused_notice: Option<OfferedNotice>,
    /// The videos, and what the inspection found in those that it answered for.
    pub files: Vec<(ChosenFile, Option<Box<Facts>>)>,
    /// The place of the open video.
    pub selected: Option<usize>,
    /// How many of the things that were dropped last hold no file.
    pub refused: usize,
}

impl Session {
    /// Takes up the visit. Nothing is announced: it was when it happened.
    pub(super) fn take_up(&mut self, earlier: Earlier) -> Changed {
        self.chosen_lang = earlier.lang;
        self.notices = earlier.notices;
        self.choose_notice(earlier.chosen_notice)?;
        self.refused_notice = earlier.refused_notice.map(Rc::new);
        self.refused = earlier.refused;
        let keys: Vec<_> = earlier.files.iter().map(|(file, _)| file.key).collect();
        self.selected = earlier.selected.and_then(|place| keys.get(place).copied());
        for (file, facts) in earlier.files {
            let key = file.key;
            self.take(file);
            if let Some(facts) = facts {
                self.change(key, |video: &mut Video| {
                    video.inspection_started()?;
                    video.handle_inspection(JobEvent::Facts(facts))
                })?;
            }
        }
        Some(())
    }
}
