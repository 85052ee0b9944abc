//! Black bars around the picture.

use super::plane::Plane;
use serde::{Deserialize, Serialize};

/// How far a bar may deviate from black, in percent of the way to white.
const BLACK: f64 = 5.0;
/// Share of the line beside a bar that must not be black for it to be the picture's edge; the
/// first line of writing on a black ground has less.
const FILLED: f64 = 0.3;

/// The black at one edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Rows or columns that are black all along.
    pub pixels: usize,
    /// It ends in a straight edge, as of a picture, not in something small on a black ground.
    pub straight: bool,
}

/// Black rows and columns at each edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bars {
    /// Rows at the top.
    pub top: Bar,
    /// Rows at the bottom.
    pub bottom: Bar,
    /// Columns on the left.
    pub left: Bar,
    /// Columns on the right.
    pub right: Bar,
}

impl Bars {
    /// `None` for a picture that is black all over.
    pub(super) fn of(plane: &Plane<'_>) -> Option<Self> {
        let range = plane.range();
        let limit = range.black() + range.percent(BLACK);
        let light = |sample: &u8| *sample > limit;
        let top = plane.rows().position(|row| row.iter().any(light))?;
        let last = (top..plane.height())
            .rev()
            .find(|&at| plane.row(at).iter().any(light))?;
        let mut first = plane.width();
        let mut end = 0;
        for at in top..=last {
            let row = plane.row(at);
            first = row.iter().position(light).map_or(first, |x| first.min(x));
            end = row.iter().rposition(light).map_or(end, |x| end.max(x));
        }
        let row = |at: usize| {
            let lights = plane.row(at).iter().filter(|x| light(x)).count();
            lights as f64 >= FILLED * (end + 1 - first) as f64
        };
        let column = |at: usize| {
            let lights = (top..=last).filter(|&y| plane.row(y).get(at).is_some_and(light));
            lights.count() as f64 >= FILLED * (last + 1 - top) as f64
        };
        // The line at the very edge is blurred by the codec; the one behind it counts.
        Some(Self {
            top: Bar {
                pixels: top,
                straight: row((top + 2).min(last)),
            },
            bottom: Bar {
                pixels: plane.height() - 1 - last,
                straight: row(last.saturating_sub(2).max(top)),
            },
            left: Bar {
                pixels: first,
                straight: column((first + 2).min(end)),
            },
            right: Bar {
                pixels: plane.width() - 1 - end,
                straight: column(end.saturating_sub(2).max(first)),
            },
        })
    }
}
