//! Picture: everything that a frame shows of how it was filmed, enlarged, coded and framed.
//!
//! [`PictureAnalyser`] takes the luma of frames in order of time, key frames above all, and
//! answers at any time. `docs/picture-measures.md` shows what each measure says of real
//! footage, slides, screen recordings and title cards; nothing here is more than advice.

mod advice;
mod analyser;
mod bars;
mod blocks;
mod combing;
mod plane;
mod sharpness;
#[cfg(test)]
mod tests;
mod texture;
mod tone;

pub use advice::{LIMITS, Limit, PictureCode, advise, advise_coding, advise_opening};
pub use analyser::{Change, FrameMeasures, PictureAnalyser, PictureMeasures};
pub use bars::{Bar, Bars};
pub use plane::{Plane, Range};
pub use tone::Tone;
