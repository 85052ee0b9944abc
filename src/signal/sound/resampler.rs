//! One channel at another sample rate, as the detector of voices wants it.

use std::f64::consts::PI;

/// Zero crossings of the filter on each side.
const CROSSINGS: f64 = 6.0;
/// Instants between two samples for which a filter is kept; the nearest one is taken.
const PHASES: usize = 32;
/// The filter lets through up to this share of half the lower rate.
const PASS: f64 = 0.9;

/// Changes the rate of a stream of samples by a windowed sinc.
#[derive(Debug, Clone)]
pub(super) struct Resampler {
    /// One filter for each phase, one after the other.
    filters: Vec<f32>,
    taps: usize,
    /// Samples that are taken in for one that comes out.
    step: f64,
    /// Where the next one that comes out lies, in samples of the next block.
    at: f64,
}

impl Resampler {
    pub(super) fn new(from: u32, to: u32) -> Self {
        let step = f64::from(from) / f64::from(to);
        let cutoff = PASS / step.max(1.0);
        let half = CROSSINGS / cutoff;
        let taps = 2 * half.ceil() as usize;
        let middle = taps as f64 / 2.0 - 1.0;
        let mut filters = Vec::with_capacity(PHASES * taps);
        for phase in 0..PHASES {
            let offset = phase as f64 / PHASES as f64;
            let filter = (0..taps).map(|tap| {
                let x = tap as f64 - middle - offset;
                let window = (PI * (x / half).clamp(-1.0, 1.0) / 2.0).cos().powi(2);
                sinc(cutoff * x) * window
            });
            let filter: Vec<f64> = filter.collect();
            let sum: f64 = filter.iter().sum();
            filters.extend(filter.iter().map(|tap| (tap / sum) as f32));
        }
        Self {
            filters,
            taps,
            step,
            at: 0.0,
        }
    }

    /// How many samples from before a block the filter looks back on.
    pub(super) const fn reach(&self) -> usize {
        self.taps
    }

    /// Appends what a block becomes to `to`. `samples` are the block behind the [`Self::reach`] samples
    /// that came before it.
    pub(super) fn push(&mut self, samples: &[f32], to: &mut Vec<f32>) {
        let fresh = samples.len().saturating_sub(self.taps) as f64;
        while self.at < fresh {
            let first = self.at as usize;
            let phase = (self.at.fract() * PHASES as f64) as usize;
            let window = samples.get(first..).unwrap_or_default();
            let filter = self.filters.get(phase * self.taps..).unwrap_or_default();
            let products = window.iter().zip(filter).take(self.taps);
            to.push(products.map(|(sample, tap)| sample * tap).sum());
            self.at += self.step;
        }
        self.at -= fresh;
    }
}

fn sinc(x: f64) -> f64 {
    if x == 0.0 {
        1.0
    } else {
        (PI * x).sin() / (PI * x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A second of a tone at `rate`, in blocks, at 16 kHz.
    fn resampled(rate: u32, hertz: f64) -> Vec<f32> {
        let mut resampler = Resampler::new(rate, 16_000);
        let mut tone = vec![0.0; resampler.reach()];
        let turn = std::f64::consts::TAU * hertz / f64::from(rate);
        tone.extend((0..rate).map(|n| (turn * f64::from(n)).sin() as f32));
        let mut out = Vec::new();
        let block = rate as usize / 10;
        for at in (0..rate as usize).step_by(block) {
            resampler.push(
                &tone[at..(at + block).min(rate as usize) + resampler.reach()],
                &mut out,
            );
        }
        out
    }

    #[test]
    fn what_fits_is_kept_and_what_does_not_is_taken_away() {
        for rate in [
            8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 384_000,
        ] {
            let level = |hertz| {
                let out = resampled(rate, hertz);
                assert!(out.len().abs_diff(16_000) <= 20, "{rate}: {}", out.len());
                let inner = &out[1_000..15_000];
                let square: f32 = inner.iter().map(|sample| sample * sample).sum();
                (2.0 * square / inner.len() as f32).sqrt()
            };
            for hertz in [100.0, 1_000.0, 2_500.0] {
                assert!(
                    (level(hertz) - 1.0).abs() < 0.03,
                    "{rate} {hertz}: {}",
                    level(hertz)
                );
            }
            if rate > 22_050 {
                assert!(level(10_000.0) < 0.03, "{rate}: {}", level(10_000.0));
            }
        }
    }
}
