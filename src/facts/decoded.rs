//! What decoding a file has shown of its sound and pictures: facts as well, but known later than the
//! others, and only where the file was examined.

use super::Size;
use serde::{Deserialize, Serialize};

/// What was seen and heard when the file was decoded, as far as a rule depends on it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Decoded {
    /// The first sound track was decoded to its end, and nothing in it can be heard.
    pub silent: bool,
    /// Second of the video from which its sound cannot be decoded.
    pub sound_damaged_at_s: Option<f64>,
    /// Second of the video from which its pictures cannot be decoded; 0 where none can.
    pub picture_lost_at_s: Option<f64>,
    /// The sizes of the decoded frames, each once, in the order in which they were seen.
    pub sizes: Vec<DecodedSize>,
    /// What is advised about the sound.
    pub sound_advice: Option<Advised>,
    /// What is advised about the pictures.
    pub picture_advice: Option<Advised>,
}

/// A size in which a frame was decoded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DecodedSize {
    /// Width and height in pixels, as the decoder gives them: turned or not, its pixels made square or not.
    pub size: Size,
    /// The second of the video at which a frame of that size was first seen.
    pub at_s: f64,
}

/// How much is advised.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Advised {
    /// How many pieces of advice there are.
    pub count: u32,
    /// The second of the video at which the first of them can be seen or heard.
    pub at_s: f64,
}
