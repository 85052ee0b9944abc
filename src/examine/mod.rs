//! The examination: a file's sound and pictures, decoded and measured, with what is advised about
//! them.
//!
//! It comes after the inspection, and is told to the rules as [`Decoded`](crate::facts::Decoded). Memory does not grow with the file:
//! coded sound is read a little at a time, decoded, measured and forgotten; frames come one by one.

pub mod coded;
mod decoder;
mod demuxed;
pub mod external_decoder;
mod frame;
mod packets;
mod picture;
mod second_reading;
pub mod show;
mod sound;
#[cfg(test)]
mod tests;
mod thumbnail;
mod timeline;

pub use demuxed::Demuxed;
pub use frame::Frame;
pub use picture::{FrameRequest, FrameSource, NoFrame, Pictures, examine_picture, examined_size};
pub use second_reading::{Difference, NO_TRACK, NotRead, SecondReading, second_reading};
pub use sound::{Progress, examine_sound, examine_sound_with};
pub use thumbnail::Thumbnail;

use crate::facts::DecodedSize;
use crate::signal::advice::Advice;
use crate::signal::picture::{PictureCode, PictureMeasures};
use crate::signal::sound::{SoundCode, SoundMeasures};
use serde::{Deserialize, Serialize};

/// The result of the examination of the sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoundExamination {
    /// It was measured, or the beginning of it was.
    Measured(Box<SoundFindings>),
    /// Nothing of it could be measured.
    Unexamined(Unexamined),
}

/// Figures and advice about a sound, or about as much of it as was examined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SoundFindings {
    /// Second of the video up to which the sound was examined.
    pub to_s: f64,
    /// Why it was examined no further.
    pub end: SoundEnd,
    /// The figures.
    pub measures: SoundMeasures,
    /// What is advised.
    pub advice: Vec<Advice<SoundCode>>,
}

/// Why a sound was examined no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoundEnd {
    /// It ends there.
    Complete,
    /// The examination is under way.
    UnderWay,
    /// What follows cannot be decoded: the sound is damaged there.
    Damaged,
    /// The file ends before its sound does.
    CutOff,
    /// Where the further sound lies cannot be told.
    Unplaced,
    /// The sound goes on in another format.
    FormatChanges,
    /// It is longer than is examined.
    TooLong,
}

/// Why a sound could not be examined at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unexamined {
    /// There is no sound.
    Absent,
    /// No decoder for it is at hand.
    Codec,
    /// It is encrypted.
    Encrypted,
    /// It lies in another file.
    External,
    /// Where its packets lie is not read from a file of this format.
    Container,
    /// Edits repeat or rearrange it.
    Edits,
    /// Not even its beginning can be read or decoded.
    Damaged,
}

/// The result of the examination of the pictures.
#[derive(Debug, Clone, PartialEq)]
pub enum PictureExamination {
    /// They were measured, or those of the beginning were.
    Measured(Box<PictureFindings>),
    /// Nothing of them could be measured.
    Unexamined(PictureUnexamined),
}

/// Figures and advice about the pictures, or about as many as were looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureFindings {
    /// Second of the video up to which they were looked at.
    pub to_s: f64,
    /// Why no further.
    pub end: PictureEnd,
    /// The figures.
    pub measures: PictureMeasures,
    /// What is advised.
    pub advice: Vec<Advice<PictureCode>>,
    /// The sizes in which frames were decoded, each once.
    pub sizes: Vec<DecodedSize>,
    /// The frames that the advice comes from.
    pub thumbnails: Vec<Thumbnail>,
}

/// Why pictures were looked at no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureEnd {
    /// They end there.
    Complete,
    /// The examination is under way.
    UnderWay,
    /// The browser shows none of the further ones.
    Undecodable,
    /// The further ones take the browser too long.
    TooSlow,
}

/// Why no picture could be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureUnexamined {
    /// There is none.
    Absent,
    /// They are encrypted.
    Encrypted,
    /// The browser cannot show them.
    NoDecoder,
    /// They take the browser too long.
    TooSlow,
}
