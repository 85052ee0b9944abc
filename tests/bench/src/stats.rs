//! Figures of several runs.

use serde_json::{Value, json};

/// The middle of the figures, and the smallest and largest beside it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
    pub(crate) runs: usize,
}

impl Spread {
    /// As it stands in `BENCH.json`.
    pub(crate) fn json(self) -> Value {
        json!({ "median": self.median, "least": self.least, "most": self.most, "runs": self.runs })
    }
}

/// Sums up the figures of several runs; `None` where there are none.
pub(crate) fn spread(figures: &[f64]) -> Option<Spread> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let median = if sorted.len() % 2 == 1 {
        *sorted.get(middle)?
    } else {
        f64::midpoint(*sorted.get(middle.checked_sub(1)?)?, *sorted.get(middle)?)
    };
    Some(Spread {
        median,
        least: *sorted.first()?,
        most: *sorted.last()?,
        runs: sorted.len(),
    })
}
