//! K-weighting: the two filters before the energy is taken (ITU-R BS.1770-5, annex 1, 2.1).

use std::f64::consts::PI;

/// Below this a filter's memory is inaudible and only slows the arithmetic down (denormals).
const NOTHING: f64 = 1e-30;

/// A second-order section, its leading denominator coefficient being 1.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Section {
    b: [f64; 3],
    a: [f64; 2],
}

/// Both sections for one sample rate.
///
/// The standard lists the coefficients for 48 kHz only. Those for other rates come from the
/// analogue prototypes that those stand for, by the bilinear transform.
#[derive(Debug, Clone, Copy)]
pub(super) struct KWeighting {
    shelf: Section,
    highpass: Section,
}

/// What the sections of one channel remember between two blocks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Memory {
    shelf: [f64; 2],
    highpass: [f64; 2],
}

impl KWeighting {
    pub(super) fn new(rate: u32) -> Self {
        Self {
            shelf: shelf(f64::from(rate)),
            highpass: highpass(f64::from(rate)),
        }
    }

    /// The sum of squares of the weighted samples, carrying `memory` on.
    pub(super) fn energy(&self, memory: &mut Memory, samples: &[f32]) -> f64 {
        let mut state = *memory;
        let mut energy = 0.0;
        for &sample in samples {
            let shelved = self.shelf.step(&mut state.shelf, f64::from(sample));
            let weighted = self.highpass.step(&mut state.highpass, shelved);
            energy += weighted * weighted;
        }
        for value in state.shelf.iter_mut().chain(&mut state.highpass) {
            if value.abs() < NOTHING {
                *value = 0.0;
            }
        }
        *memory = state;
        energy
    }
}

impl Section {
    /// One step of the transposed direct form II.
    #[inline]
    fn step(&self, state: &mut [f64; 2], x: f64) -> f64 {
        let [b0, b1, b2] = self.b;
        let [a1, a2] = self.a;
        let [s1, s2] = *state;
        let y = b0 * x + s1;
        *state = [b1 * x - a1 * y + s2, b2 * x - a2 * y];
        y
    }
}

/// The high shelf that stands for the head: +4 dB above 1.7 kHz.
fn shelf(rate: f64) -> Section {
    const CORNER: f64 = 1_681.974_450_955_533;
    const GAIN_DB: f64 = 3.999_843_853_973_347;
    const Q: f64 = 0.707_175_236_955_419_6;
    let k = (PI * CORNER / rate).tan();
    let high = 10f64.powf(GAIN_DB / 20.0);
    let band = high.powf(0.499_666_774_154_541_6);
    let a0 = 1.0 + k / Q + k * k;
    Section {
        b: [
            (high + band * k / Q + k * k) / a0,
            2.0 * (k * k - high) / a0,
            (high - band * k / Q + k * k) / a0,
        ],
        a: [2.0 * (k * k - 1.0) / a0, (1.0 - k / Q + k * k) / a0],
    }
}

/// The high pass at 38 Hz (RLB weighting). The standard leaves its gain unnormalised.
fn highpass(rate: f64) -> Section {
    const CORNER: f64 = 38.135_470_876_024_44;
    const Q: f64 = 0.500_327_037_323_877_3;
    let k = (PI * CORNER / rate).tan();
    let a0 = 1.0 + k / Q + k * k;
    Section {
        b: [1.0, -2.0, 1.0],
        a: [2.0 * (k * k - 1.0) / a0, (1.0 - k / Q + k * k) / a0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_48_khz_the_coefficients_are_those_of_the_standard() {
        // ITU-R BS.1770-5, annex 1, tables 1 and 2.
        let filter = KWeighting::new(48_000);
        let expected = [
            (filter.shelf.b[0], 1.535_124_859_586_97),
            (filter.shelf.b[1], -2.691_696_189_406_38),
            (filter.shelf.b[2], 1.198_392_810_852_85),
            (filter.shelf.a[0], -1.690_659_293_182_41),
            (filter.shelf.a[1], 0.732_480_774_215_85),
            (filter.highpass.a[0], -1.990_047_454_833_98),
            (filter.highpass.a[1], 0.990_072_250_366_21),
        ];
        for (ours, theirs) in expected {
            assert!((ours - theirs).abs() < 1e-9, "{ours} is not {theirs}");
        }
    }

    #[test]
    fn blocks_leave_no_seam() {
        let samples: Vec<f32> = (0..999).map(|n| (n as f32 * 0.7).sin()).collect();
        let filter = KWeighting::new(44_100);
        let mut whole = Memory::default();
        let expected = filter.energy(&mut whole, &samples);
        let mut pieces = Memory::default();
        let energy: f64 = samples
            .chunks(37)
            .map(|block| filter.energy(&mut pieces, block))
            .sum();
        assert!((energy - expected).abs() < 1e-9);
    }

    #[test]
    fn silence_ends_in_true_zero() {
        let filter = KWeighting::new(48_000);
        let mut memory = Memory::default();
        filter.energy(&mut memory, &[1.0; 100]);
        for _ in 0..100 {
            filter.energy(&mut memory, &[0.0; 4_800]);
        }
        assert_eq!(memory.highpass, [0.0; 2]);
    }
}
