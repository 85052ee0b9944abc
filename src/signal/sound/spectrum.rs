//! The power spectrum of a block: in bands of a sixth of an octave, and around the mains hum.

use microfft::{Complex32, real};

/// Bands of a sixth of an octave, the first from [`LOWEST_HZ`].
pub(super) const BANDS: usize = 44;
/// Lower edge of the first band, in Hz; the last ends at 20 kHz.
const LOWEST_HZ: f64 = 125.0;
const BANDS_PER_OCTAVE: f64 = 6.0;
/// Hum of the mains (50 Hz) and its overtones, in Hz.
pub(super) const HUM_HZ: [f64; 4] = [50.0, 100.0, 150.0, 200.0];
/// Halfway between two overtones there is no hum, in Hz.
const BETWEEN_HUM_HZ: f64 = 25.0;
/// Half the width of a line under the Hann window, in bins of the transform.
const LINE_BINS: f64 = 2.0;
/// Width of the Hann window against noise, in bins.
const HANN_BINS: f64 = 1.5;
/// Longest window that a transform takes.
pub(super) const LONGEST: usize = 16_384;
/// A window must be this long to tell hum from its surroundings, in seconds.
const WINDOW_S: f64 = 0.17;

/// Lower edge of a band in Hz.
pub(super) fn band_edge_hz(band: usize) -> f64 {
    LOWEST_HZ * (band as f64 / BANDS_PER_OCTAVE).exp2()
}

/// What one block holds, as mean squares (a sine at full scale has 0.5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spectrum {
    /// Density in each band, per Hz; zero for bands above half the sample rate.
    pub(super) density: [f64; BANDS],
    /// The lines of the hum, in the order of [`HUM_HZ`].
    pub(super) hum: [Line; HUM_HZ.len()],
}

/// The power at a line and in just as wide a place beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Line {
    pub(super) at: f64,
    pub(super) beside: f64,
}

/// Takes spectra of windows of one length.
#[derive(Debug, Clone)]
pub(super) struct Analyser {
    window: Vec<f32>,
    scratch: Vec<f32>,
    /// Bins of each band.
    bands: Vec<std::ops::Range<usize>>,
    hertz_per_bin: f64,
    /// From the square of a bin to its mean square.
    scale: f64,
}

impl Analyser {
    pub(super) fn new(rate: u32) -> Self {
        let rate = f64::from(rate);
        let length = [512, 1_024, 2_048, 4_096, 8_192]
            .into_iter()
            .find(|&length| length as f64 >= WINDOW_S * rate)
            .unwrap_or(LONGEST);
        let turn = std::f64::consts::TAU / length as f64;
        let window: Vec<f32> = (0..length)
            .map(|n| (0.5 - 0.5 * (turn * n as f64).cos()) as f32)
            .collect();
        let energy: f64 = window.iter().map(|w| f64::from(w * w)).sum();
        let hertz_per_bin = rate / length as f64;
        let bin = |hertz: f64| ((hertz / hertz_per_bin).ceil() as usize).min(length / 2);
        Self {
            bands: (0..BANDS)
                .map(|band| bin(band_edge_hz(band))..bin(band_edge_hz(band + 1)))
                .collect(),
            scratch: vec![0.0; length],
            hertz_per_bin,
            scale: 2.0 / (energy * length as f64),
            window,
        }
    }

    /// By how much the level of steady noise in each band scatters from one spectrum to the next,
    /// in dB; zero where the band holds no bin.
    pub(super) fn scatter_of_noise(&self) -> [f64; BANDS] {
        std::array::from_fn(|band| {
            let bins = self.bands.get(band).map_or(0, std::ops::Range::len) as f64;
            if bins == 0.0 {
                return 0.0;
            }
            // Level of a sum of so many exponential variates (the trigamma function, nearly);
            // the Hann window ties neighbouring bins.
            let independent = (bins / HANN_BINS).max(1.0);
            let variance = 1.0 / independent + 1.0 / (2.0 * independent * independent);
            10.0 / std::f64::consts::LN_10 * variance.sqrt()
        })
    }

    /// Number of samples that a spectrum is taken of.
    pub(super) fn length(&self) -> usize {
        self.window.len()
    }

    /// The spectrum of the last [`Self::length`] samples; `None` where there are fewer.
    pub(super) fn measure(&mut self, samples: &[f32]) -> Option<Spectrum> {
        let start = samples.len().checked_sub(self.length())?;
        let windowed = samples.iter().skip(start).zip(&self.window);
        for (slot, (sample, weight)) in self.scratch.iter_mut().zip(windowed) {
            *slot = sample * weight;
        }
        let bins = transform(&mut self.scratch)?;
        let power = |range: std::ops::Range<usize>| -> f64 {
            let bins = bins.get(range).unwrap_or_default();
            bins.iter()
                .map(|bin| f64::from(bin.norm_sqr()))
                .sum::<f64>()
                * self.scale
        };
        let mut density = [0.0; BANDS];
        for (density, band) in density.iter_mut().zip(&self.bands) {
            let hertz = band.len() as f64 * self.hertz_per_bin;
            if hertz > 0.0 {
                *density = power(band.clone()) / hertz;
            }
        }
        let line = |hertz: f64| {
            let center = hertz / self.hertz_per_bin;
            let first = (center - LINE_BINS).ceil().max(1.0) as usize;
            power(first..(center + LINE_BINS) as usize + 1)
        };
        Some(Spectrum {
            density,
            hum: HUM_HZ.map(|hertz| Line {
                at: line(hertz),
                beside: line(hertz + BETWEEN_HUM_HZ),
            }),
        })
    }
}

/// The transform in place; `None` for a length that is not one of [`Analyser::new`]'s.
fn transform(samples: &mut [f32]) -> Option<&[Complex32]> {
    macro_rules! of {
        ($function:ident) => {
            real::$function(samples.try_into().ok()?).as_slice()
        };
    }
    Some(match samples.len() {
        512 => of!(rfft_512),
        1_024 => of!(rfft_1024),
        2_048 => of!(rfft_2048),
        4_096 => of!(rfft_4096),
        8_192 => of!(rfft_8192),
        LONGEST => of!(rfft_16384),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(rate: u32, hertz: f32, amplitude: f32) -> Vec<f32> {
        (0..LONGEST)
            .map(|n| amplitude * (n as f32 * hertz * std::f32::consts::TAU / rate as f32).sin())
            .collect()
    }

    #[test]
    fn a_tone_has_its_power_in_its_band() {
        for rate in [8_000, 16_000, 22_050, 44_100, 48_000, 96_000] {
            let mut analyser = Analyser::new(rate);
            let spectrum = analyser.measure(&tone(rate, 1_050.0, 1.0)).unwrap();
            let band = (0..BANDS)
                .find(|&band| band_edge_hz(band + 1) > 1_050.0)
                .unwrap();
            let power = spectrum.density[band] * (band_edge_hz(band + 1) - band_edge_hz(band));
            assert!((power - 0.5).abs() < 0.1, "{rate}: {power}");
            let elsewhere: f64 = spectrum.density[..band - 1].iter().sum();
            assert!(elsewhere < 1e-6, "{rate}: {elsewhere}");
        }
    }

    #[test]
    fn hum_stands_above_its_surroundings() {
        for rate in [16_000, 32_000, 44_100, 48_000] {
            let mut analyser = Analyser::new(rate);
            let spectrum = analyser.measure(&tone(rate, 100.0, 0.1)).unwrap();
            assert!((spectrum.hum[1].at - 0.005).abs() < 0.000_3, "{rate}");
            assert!(spectrum.hum[1].beside < 0.005 / 300.0, "{rate}");
        }
    }

    #[test]
    fn too_few_samples_are_no_spectrum() {
        let mut analyser = Analyser::new(48_000);
        assert_eq!(analyser.measure(&[0.0; 8_191]), None);
    }
}
