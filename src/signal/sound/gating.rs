//! Gated loudness: integrated (ITU-R BS.1770-5, annex 1, 2.1) and its range (EBU Tech 3342).
//!
//! Both need all blocks of the past, because the relative gate is known only at the end. Kept
//! one by one they would grow with the sound; kept in bins of 0.01 LU, each with the number and
//! the energy of its blocks, they take the same room for a second and for a day, and only blocks
//! within 0.01 LU of a gate can fall on its wrong side.

/// Offset between mean square and loudness (BS.1770-5, annex 1, equation 2).
const OFFSET_LU: f64 = -0.691;
/// Blocks at or below this never count.
const ABSOLUTE_GATE: f64 = -70.0;
/// How far below the mean of all blocks the integrated loudness stops listening, in LU.
const INTEGRATED_GATE_LU: f64 = -10.0;
/// The same for the loudness range.
const RANGE_GATE_LU: f64 = -20.0;
/// The range runs between these shares of the blocks.
const RANGE_SHARES: (f64, f64) = (0.10, 0.95);
const BINS_PER_LU: f64 = 100.0;
/// Up to +10 LUFS; whatever is louder falls into the last bin, with its own energy.
const BINS: usize = 8_001;

/// Loudness in LUFS of a weighted mean square; −∞ for zero.
#[must_use]
pub(super) fn loudness(mean_square: f64) -> f64 {
    OFFSET_LU + 10.0 * mean_square.log10()
}

#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    blocks: u32,
    energy: f64,
}

/// All blocks above the absolute gate so far.
#[derive(Debug, Clone)]
pub(super) struct Gated {
    bins: Box<[Bin]>,
}

impl Gated {
    pub(super) fn new() -> Self {
        Self {
            bins: vec![Bin::default(); BINS].into_boxed_slice(),
        }
    }

    /// Takes a block in by its weighted mean square.
    pub(super) fn push(&mut self, mean_square: f64) {
        let loudness = loudness(mean_square);
        if loudness <= ABSOLUTE_GATE {
            return;
        }
        let index = ((loudness - ABSOLUTE_GATE) * BINS_PER_LU) as usize;
        if let Some(bin) = self.bins.get_mut(index.min(BINS - 1)) {
            bin.blocks = bin.blocks.saturating_add(1);
            bin.energy += mean_square;
        }
    }

    /// Integrated loudness in LUFS; `None` while every block is below the absolute gate.
    pub(super) fn integrated(&self) -> Option<f64> {
        let gated = self.above(INTEGRATED_GATE_LU)?;
        Some(loudness(mean(gated)?))
    }

    /// Loudness range in LU; `None` while every block is below the absolute gate.
    pub(super) fn range(&self) -> Option<f64> {
        let gated = self.above(RANGE_GATE_LU)?;
        let total: u64 = gated.iter().map(|bin| u64::from(bin.blocks)).sum();
        let last = total.checked_sub(1)? as f64;
        let at = |share: f64| percentile(gated, (last * share).round() as u64);
        Some(at(RANGE_SHARES.1)? - at(RANGE_SHARES.0)?)
    }

    /// The bins that lie above the relative gate.
    fn above(&self, gate_lu: f64) -> Option<&[Bin]> {
        let gate = loudness(mean(&self.bins)?) + gate_lu;
        let first = self
            .bins
            .iter()
            .position(|bin| bin.blocks > 0 && loudness(bin.mean_square()) > gate)?;
        self.bins.get(first..)
    }
}

impl Bin {
    fn mean_square(&self) -> f64 {
        self.energy / f64::from(self.blocks)
    }
}

fn mean(bins: &[Bin]) -> Option<f64> {
    let blocks: u64 = bins.iter().map(|bin| u64::from(bin.blocks)).sum();
    let energy: f64 = bins.iter().map(|bin| bin.energy).sum();
    (blocks > 0).then(|| energy / blocks as f64)
}

/// The loudness of the block that has `rank` blocks below it.
fn percentile(bins: &[Bin], rank: u64) -> Option<f64> {
    let mut below = 0;
    bins.iter().find_map(|bin| {
        below += u64::from(bin.blocks);
        (below > rank).then(|| loudness(bin.mean_square()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mean_square(lufs: f64) -> f64 {
        10f64.powf((lufs - OFFSET_LU) / 10.0)
    }

    #[test]
    fn nothing_above_the_absolute_gate_is_no_loudness() {
        let mut gated = Gated::new();
        gated.push(0.0);
        gated.push(mean_square(-70.01));
        assert_eq!(gated.integrated(), None);
        assert_eq!(gated.range(), None);
    }

    #[test]
    fn louder_than_the_last_bin_keeps_its_figure() {
        let mut gated = Gated::new();
        gated.push(mean_square(31.0));
        assert!((gated.integrated().unwrap() - 31.0).abs() < 1e-9);
    }

    proptest! {
        /// Against the same gating over a plain list of blocks.
        #[test]
        fn bins_agree_with_a_list(levels in prop::collection::vec(-80.0..5.0f64, 1..300)) {
            let mut gated = Gated::new();
            levels.iter().for_each(|&level| gated.push(mean_square(level)));
            let heard: Vec<f64> = levels.iter().copied().filter(|&l| l > -70.0).collect();
            let power_mean = |levels: &[f64]| {
                let sum: f64 = levels.iter().map(|&level| mean_square(level)).sum();
                loudness(sum / levels.len() as f64)
            };
            if heard.is_empty() {
                prop_assert_eq!(gated.integrated(), None);
                return Ok(());
            }
            let gate = power_mean(&heard) - 10.0;
            let kept: Vec<f64> = heard.iter().copied().filter(|&l| l > gate).collect();
            // A block within a bin of the gate may fall on either side.
            if heard.iter().all(|l| (l - gate).abs() > 0.01) {
                prop_assert!((gated.integrated().unwrap() - power_mean(&kept)).abs() < 1e-9);
            }
            let gate = power_mean(&heard) - 20.0;
            let mut kept: Vec<f64> = heard.iter().copied().filter(|&l| l > gate).collect();
            kept.sort_by(f64::total_cmp);
            let at = |share: f64| kept[((kept.len() - 1) as f64 * share).round() as usize];
            if heard.iter().all(|l| (l - gate).abs() > 0.01) {
                prop_assert!((gated.range().unwrap() - (at(0.95) - at(0.1))).abs() < 0.021);
            }
        }
    }
}
