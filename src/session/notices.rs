//! Which notice videos are checked against: one of the site's, or one that was opened from a file.

use super::{Session, Video};
use crate::json::Fault;
use crate::notice::Notice;
use std::rc::Rc;

/// A notice that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferedNotice {
    /// Its name in the page's address, or the name of the file that it was opened from.
    pub name: Rc<str>,
    /// Its text, for the worker that renders sheets.
    pub text: Rc<str>,
    /// Whether it was opened from a file, and so does not come from this site.
    pub is_foreign: bool,
    /// The notice, or all of its faults.
    pub notice: Result<Rc<Notice>, Vec<Fault>>,
}

impl OfferedNotice {
    /// Reads a notice of the site, of that name.
    #[must_use]
    pub fn of_site(name: &str, text: &str) -> Self {
        Self::read(name, text, false)
    }

    /// Reads a notice that was opened from a file of that name.
    #[must_use]
    pub fn of_file(name: &str, text: &str) -> Self {
        Self::read(name, text, true)
    }

    fn read(name: &str, text: &str, is_foreign: bool) -> Self {
        Self {
            name: Rc::from(name),
            text: Rc::from(text),
            is_foreign,
            notice: Notice::parse(text).map(Rc::new),
        }
    }
}

impl Session {
    /// Adds notices of the site. One that is there already keeps its place.
    pub(super) fn offer_notices(&mut self, notices: Vec<OfferedNotice>) -> Option<()> {
        for notice in notices {
            let is_there = |other: &OfferedNotice| {
                !other.is_foreign && (other.name == notice.name || other.text == notice.text)
            };
            match self.notices.iter_mut().find(|other| is_there(other)) {
                // The one that the page began with has no name until the list is there.
                Some(other) => other.name = notice.name,
                None => self.notices.push(notice),
            }
        }
        Some(())
    }

    /// Takes a notice that was opened from a file. One with a fault is told, and the page stays with its own.
    pub(super) fn open_notice(&mut self, opened: OfferedNotice) -> Option<()> {
        self.refused_notice = None;
        if opened.notice.is_err() {
            self.refused_notice = Some(Rc::new(opened));
            return Some(());
        }
        self.notices.retain(|other| !other.is_foreign);
        self.notices.push(opened);
        self.choose_notice(self.notices.len() - 1)
    }

    /// Checks all videos against another notice. What was typed and confirmed stays in the drafts; a
    /// confirmation counts again where the new notice has the same words.
    pub(super) fn choose_notice(&mut self, place: usize) -> Option<()> {
        let chosen = self.notices.get(place)?;
        self.notice = chosen.notice.clone();
        self.chosen_notice = place;
        let keys: Vec<_> = self.videos.iter().map(|video| video.key).collect();
        for key in keys {
            self.change(key, |_: &mut Video| Some(()))?;
        }
        Some(())
    }

    /// The notice that is chosen, as it was offered.
    #[must_use]
    pub fn offered_notice(&self) -> Option<&OfferedNotice> {
        self.notices.get(self.chosen_notice)
    }
}
