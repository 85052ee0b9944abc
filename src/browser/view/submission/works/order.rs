//! Which works are shown, and in which order.

use crate::notice::Notice;
use crate::rules::Outcome;
use crate::session::{Phase, Video};
use std::cmp::Ordering;
use std::rc::Rc;
use strum::IntoStaticStr;

/// Which works are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Filter {
    /// All.
    All,
    /// Those that cannot be handed in as they are.
    Refused,
    /// Those where something is still to be confirmed or filled in.
    Open,
    /// Those of which something is advised.
    Advised,
    /// Those with nothing left to do.
    Ready,
}

impl Filter {
    pub(super) fn takes(self, video: &Video, notice: &Notice) -> bool {
        let verdict = match video.phase {
            Phase::Failed { .. } => Some(Outcome::CannotTell),
            _ => video.verdict(),
        };
        let is_refused = matches!(verdict, Some(Outcome::Breaks | Outcome::CannotTell));
        let is_open = verdict == Some(Outcome::Confirm) || video.missing(notice) > 0;
        match self {
            Self::All => true,
            Self::Refused => is_refused,
            Self::Open => verdict.is_some() && !is_refused && is_open,
            Self::Advised => video.is_advised(),
            Self::Ready => verdict.is_some() && !is_refused && !is_open,
        }
    }
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Column {
    /// The order of choice.
    #[default]
    Chosen,
    /// The file's name.
    File,
    /// The verdict, the best first.
    Verdict,
    /// How long it plays.
    Duration,
    /// How much is still to be done.
    Open,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Order {
    pub(super) column: Column,
    pub(super) is_down: bool,
}

impl Order {
    /// The order after a click on a column: upwards, downwards, then as chosen.
    pub(super) fn turned(self, column: Column) -> Self {
        match (self.column == column, self.is_down) {
            (false, _) => Self {
                column,
                is_down: false,
            },
            (true, false) => Self {
                column,
                is_down: true,
            },
            (true, true) => Self::default(),
        }
    }

    /// The videos in this order. Those that are alike stay as they were chosen.
    pub(super) fn sorted<'v>(self, videos: impl Iterator<Item = &'v Rc<Video>>) -> Vec<Rc<Video>> {
        let mut videos: Vec<Rc<Video>> = videos.cloned().collect();
        videos.sort_by(|one, other| {
            let order = self.compare(one, other);
            if self.is_down { order.reverse() } else { order }
        });
        videos
    }

    fn compare(self, one: &Video, other: &Video) -> Ordering {
        match self.column {
            Column::Chosen => Ordering::Equal,
            Column::File => one.id.name.cmp(&other.id.name),
            Column::Verdict => one.verdict().cmp(&other.verdict()),
            Column::Duration => {
                let seconds = |video: &Video| video.duration_s().unwrap_or(f64::INFINITY);
                seconds(one).total_cmp(&seconds(other))
            }
            Column::Open => one.count_to_confirm().cmp(&other.count_to_confirm()),
        }
    }
}
