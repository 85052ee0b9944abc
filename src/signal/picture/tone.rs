//! How dark and how bright a picture is.

use super::plane::Plane;
use crate::signal::hundredths;
use serde::{Deserialize, Serialize};

/// How near a pixel must be to black or white to count as that, in percent.
const NEAR: f64 = 4.0;

/// Brightness in percent of the way from black to white.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Tone {
    /// The mean.
    pub mean: f64,
    /// What 2 % of the pixels fall below.
    pub darkest: f64,
    /// What half of the pixels fall below.
    pub median: f64,
    /// What 98 % of the pixels fall below.
    pub brightest: f64,
    /// What all but one in two thousand fall below: a line of thin writing is brighter.
    pub peak: f64,
    /// Share of the pixels that are white, in percent.
    pub white: f64,
}

impl Tone {
    pub(super) fn of(plane: &Plane<'_>) -> Self {
        let mut counts = [0u32; 256];
        for row in plane.rows().step_by(2) {
            for &sample in row {
                if let Some(count) = counts.get_mut(usize::from(sample)) {
                    *count += 1;
                }
            }
        }
        let total: u32 = counts.iter().sum();
        let range = plane.range();
        let percent = |value: usize| {
            let steps = value as f64 - f64::from(range.black());
            (100.0 * steps / f64::from(range.steps())).clamp(0.0, 100.0)
        };
        let below = |share: f64| {
            let wanted = f64::from(total) * share;
            let mut seen = 0;
            let value = counts.iter().position(|&count| {
                seen += count;
                f64::from(seen) >= wanted
            });
            hundredths(percent(value.unwrap_or_default()))
        };
        let weighted = counts.iter().enumerate();
        let sum: f64 = weighted
            .clone()
            .map(|(value, &count)| percent(value) * f64::from(count))
            .sum();
        let white: u32 = weighted
            .filter(|(value, _)| percent(*value) >= 100.0 - NEAR)
            .map(|(_, &count)| count)
            .sum();
        let total = f64::from(total.max(1));
        Self {
            mean: hundredths(sum / total),
            darkest: below(0.02),
            median: below(0.5),
            brightest: below(0.98),
            peak: below(0.9995),
            white: hundredths(100.0 * f64::from(white) / total),
        }
    }
}
