//! Loudness over time, in a size that does not depend on how long the sound is.

use super::gating::loudness;
use serde::{Deserialize, Serialize};

/// Points that are kept at most. When they are all taken, neighbours merge and each stands for
/// twice the time.
const POINTS: usize = 1_024;
/// The window of short-term loudness (EBU Tech 3341, 2.2), in seconds.
const WINDOW_S: f64 = 3.0;
/// What the curve shows for digital silence, in LUFS; JSON has no −∞.
const FLOOR: f64 = -100.0;

/// Short-term loudness over time: each point is the loudness of the three seconds around it, or
/// of the step itself where that is longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LoudnessCurve {
    /// Second of the video at which the first point begins.
    pub from_s: f64,
    /// Seconds from one point to the next.
    pub step_s: f64,
    /// Loudness in LUFS, to a tenth; −100 is digital silence.
    pub lufs: Vec<f64>,
}

/// Weighted energy and frames of one step.
type Step = (f64, u64);

/// Energy over time, gathered block by block.
#[derive(Debug, Clone)]
pub(super) struct Curve {
    steps: Vec<Step>,
    blocks_per_step: u64,
    blocks: u64,
}

impl Curve {
    pub(super) fn new() -> Self {
        Self {
            steps: Vec::with_capacity(POINTS),
            blocks_per_step: 1,
            blocks: 0,
        }
    }

    /// Takes in a block of a tenth of a second.
    pub(super) fn push(&mut self, energy: f64, frames: u64) {
        if self.blocks.is_multiple_of(self.blocks_per_step) {
            if self.steps.len() == POINTS {
                self.halve();
            }
            self.steps.push((0.0, 0));
        }
        if let Some(step) = self.steps.last_mut() {
            step.0 += energy;
            step.1 += frames;
        }
        self.blocks += 1;
    }

    /// The curve so far; blocks last `block_s` seconds.
    pub(super) fn loudness(&self, from_s: f64, block_s: f64) -> LoudnessCurve {
        let step_s = self.blocks_per_step as f64 * block_s;
        let around = (WINDOW_S / 2.0 / step_s) as usize;
        let lufs = (0..self.steps.len())
            .map(|at| {
                let end = (at + around + 1).min(self.steps.len());
                let window = self.steps.get(at.saturating_sub(around)..end);
                mean_loudness(window.unwrap_or_default())
            })
            .collect();
        LoudnessCurve {
            from_s,
            step_s,
            lufs,
        }
    }

    fn halve(&mut self) {
        self.steps = self
            .steps
            .chunks(2)
            .map(|pair| {
                pair.iter()
                    .fold((0.0, 0), |sum, x| (sum.0 + x.0, sum.1 + x.1))
            })
            .collect();
        self.blocks_per_step *= 2;
    }
}

fn mean_loudness(steps: &[Step]) -> f64 {
    let energy: f64 = steps.iter().map(|step| step.0).sum();
    let frames: u64 = steps.iter().map(|step| step.1).sum();
    let lufs = loudness(energy / frames.max(1) as f64).max(FLOOR);
    (lufs * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_takes_no_more_points_than_allowed() {
        let mut curve = Curve::new();
        for _ in 0..864_000 {
            curve.push(4_800.0, 4_800);
        }
        let shown = curve.loudness(0.0, 0.1);
        assert!(shown.lufs.len() <= POINTS && shown.lufs.len() > POINTS / 2);
        let covered = shown.step_s * shown.lufs.len() as f64;
        assert!((covered - 86_400.0).abs() < shown.step_s);
        assert!(shown.lufs.iter().all(|&lufs| lufs == -0.7));
    }

    #[test]
    fn a_change_stands_where_it_happens() {
        let mut curve = Curve::new();
        (0..300).for_each(|block| curve.push(if block < 150 { 0.0 } else { 48.0 }, 4_800));
        let shown = curve.loudness(0.0, 0.1);
        assert_eq!(shown.lufs[100], -100.0);
        assert_eq!(shown.lufs[200], -20.7);
        // In the middle half of the window is loud.
        assert!((shown.lufs[149] - -23.7).abs() < 0.3);
    }
}
