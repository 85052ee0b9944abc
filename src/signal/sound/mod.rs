//! Sound: loudness, peaks and everything that makes speech hard to follow.
//!
//! [`SoundAnalyser`] takes decoded samples in blocks of any length and answers at any time. It
//! cuts them into blocks of a tenth of a second of its own, so that the answer does not depend
//! on how the samples came in, and forgets each block when it is measured: what is kept has the
//! same size for a second and for a day.
//!
//! The loudness is computed here rather than by the crate `ebur128` (which the tests compare it
//! with): that crate takes the loudness range from one value a second where EBU Tech 3342 wants
//! ten, keeps every block of the past or rounds it to 0.1 LU, reads a peak at 18 kHz 0.2 dB too
//! low, and would run over every sample again for the curve.

mod advice;
mod analyser;
mod clipping;
mod curve;
mod gating;
mod k_weighting;
mod layout;
mod levels;
mod measures;
mod resampler;
mod silence;
mod spectrum;
mod speech;
mod spoken;
mod stereo;
#[cfg(test)]
mod tests;
mod true_peak;

pub use advice::{LIMITS, Limit, SoundCode, advise};
pub use analyser::SoundAnalyser;
pub use curve::LoudnessCurve;
pub use layout::{Layout, MAX_CHANNELS, RATES, Speaker};
pub use measures::{Background, SoundMeasures, Speech, Timbre};
pub use stereo::Stereo;

/// A ratio of powers in decibels; −∞ for zero.
fn decibel(ratio: f64) -> f64 {
    10.0 * ratio.log10()
}

/// The highest magnitude of these numbers, zero where there are none. As whole numbers their bits are in
/// the same order, and compared sooner: a NaN, of which there is none here, would make each a case of its own.
fn highest(numbers: impl Iterator<Item = f32>) -> f32 {
    let bits = numbers.map(|number| number.abs().to_bits()).max();
    bits.map_or(0.0, f32::from_bits)
}
