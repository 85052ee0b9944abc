//! Decoded sound and pictures → measurements: pure arithmetic on samples and luma planes.
//!
//! Nothing here knows a file, a codec or a sentence. What comes out are figures and advice: codes
//! with the seconds they belong to and the figures behind them. Whether a picture or a sound is
//! clear is for a person to say.

pub mod advice;
pub mod picture;
pub mod sound;
mod stretches;

/// Rounds a figure to hundredths: finer ones would differ between machines and say nothing.
fn hundredths(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}

/// Rounds a time to milliseconds.
fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1_000.0).round() / 1_000.0
}
