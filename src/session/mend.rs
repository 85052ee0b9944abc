//! What can be mended without encoding, and the mended film in place of the video.

use super::action::{Announced, ChosenFile};
use super::reduce::Changed;
use super::{Draft, Remux, Session, Video};
use crate::facts::Content;
use crate::job::FileKey;
use crate::rules::{Figure, Finding, KindName, Outcome, RuleOutcome};
use std::rc::Rc;

/// So many seconds too many are offered to be cut off at the end; where there are more, somebody has to choose what
/// goes.
const MOST_CUT_S: f64 = 30.0;

/// What can be mended in the page, without encoding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mend {
    /// It becomes an MP4.
    pub to_mp4: bool,
    /// So many seconds at the end are cut off.
    pub cut_s: Option<f64>,
    /// Where the film is to end, in milliseconds; at its own end where there is none.
    pub to_ms: Option<u32>,
}

impl Video {
    /// What of the faults that the rules found can be mended here: a container of the same family that is not MP4, and
    /// a little too much at the end.
    #[must_use]
    pub fn mend(&self) -> Option<Mend> {
        let facts = self.facts()?;
        facts.movie.as_ref()?.pictures.first()?;
        if facts.content != Content::IsoBmff {
            return None;
        }
        let cut = self.outcomes.iter().flat_map(RuleOutcome::findings);
        let cut = cut.filter_map(too_long).min_by(|a, b| a.1.total_cmp(&b.1));
        let mut broken = self.outcomes.iter();
        let to_mp4 = broken
            .any(|rule| rule.kind == KindName::Container && rule.main.outcome == Outcome::Breaks);
        // What is far too long cannot be mended whole.
        if cut.is_some_and(|(over_s, _)| over_s > MOST_CUT_S) || (cut.is_none() && !to_mp4) {
            return None;
        }
        Some(Mend {
            to_mp4,
            cut_s: cut.map(|(over_s, _)| over_s),
            to_ms: cut.map(|(over_s, max_s)| end_ms(over_s, max_s)),
        })
    }

    /// Whether a finding is one of those that are mended.
    #[must_use]
    pub fn is_mended(&self, rule: &RuleOutcome, finding: &Finding) -> bool {
        let is_container = rule.kind == KindName::Container && finding.outcome == Outcome::Breaks;
        is_container || too_long(finding).is_some()
    }
}

/// How much too long a finding says that the video is, and the most that is allowed, in seconds.
fn too_long(finding: &Finding) -> Option<(f64, f64)> {
    let is_over = matches!(finding.code.as_str(), "over" | "just-over");
    let figure = |name: &str| match finding.evidence.get(name) {
        Some(Figure::Real(figure)) => Some(*figure),
        Some(Figure::Whole(figure)) => Some(*figure as f64),
        _ => None,
    };
    figure("over_s").zip(figure("max_s")).filter(|_| is_over)
}

/// Where the film is to end: at the most that is allowed, or just before where that itself is too long.
fn end_ms(over_s: f64, max_s: f64) -> u32 {
    let max_ms = (max_s * 1000.0).floor();
    // Saturates.
    let max_ms = max_ms as u32;
    if over_s > 0.0 {
        max_ms
    } else {
        max_ms.saturating_sub(1)
    }
}

impl Session {
    pub(super) fn want_remux(&mut self, key: FileKey, to_ms: Option<u32>) -> Changed {
        self.change(key, |video| {
            let is_free = !matches!(video.remux, Remux::Waiting { .. } | Remux::Running);
            is_free.then(|| {
                video.remux = Remux::Waiting { to_ms };
                // Its hash is of no use any more, and one worker does both.
                let _ = video.hash_cancelled();
            })
        })
    }

    /// Puts the mended film in the place of its video, with the form. What was confirmed is asked anew: it is
    /// another film. The draft of the video is kept.
    pub(super) fn put_mended(&mut self, key: FileKey, film: ChosenFile, now_ms: i64) -> Changed {
        let place = self.videos.iter().position(|video| video.key == key)?;
        let source = Rc::clone(self.videos.get(place)?);
        if !source.draft.is_empty() {
            self.store_draft(source.draft.stored(&source.id, now_ms));
        }
        let name = film.id.name.clone();
        let new = film.key;
        let mut video = Video::new(new, film.id);
        video.made_from = Some(source.id.name.as_str().into());
        video.draft = Rc::new(Draft {
            form: source.draft.form.clone(),
            notice: source.draft.notice.clone(),
            ..Draft::confirmed_by(&source.draft.confirmer)
        });
        *self.videos.get_mut(place)? = Rc::new(video);
        if self.selected == Some(key) {
            self.selected = Some(new);
        }
        self.announce(Announced::Mended(name))
    }
}

/// What the mended film is called: as its video, with the ending of an MP4, and told apart from one that has it.
#[must_use]
pub fn mended_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.eq_ignore_ascii_case("mp4") => format!("{stem}-改.mp4"),
        Some((stem, _)) if !stem.is_empty() => format!("{stem}.mp4"),
        _ => format!("{name}.mp4"),
    }
}
