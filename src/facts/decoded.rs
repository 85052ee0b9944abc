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
    /// How loud the first sound track is, once all of it was measured.
    #[serde(default)]
    pub levels: Option<Levels>,
    /// Seconds for which nothing can be heard from the beginning on, once all of the sound was measured.
    #[serde(default)]
    pub silent_at_start_s: Option<f64>,
    /// The same up to the end.
    #[serde(default)]
    pub silent_at_end_s: Option<f64>,
    /// The second of the first frame with bars around the picture, where the frames have them.
    #[serde(default)]
    pub bars_at_s: Option<f64>,
    /// What is advised about the sound.
    pub sound_advice: Option<Advised>,
    /// What is advised about the pictures.
    pub picture_advice: Option<Advised>,
}

/// How loud the sound is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Levels {
    /// Loudness of the whole (ITU-R BS.1770) in LUFS; none where nothing can be heard.
    pub loudness_lufs: Option<f64>,
    /// The highest true peak in dBTP.
    pub true_peak_dbtp: Option<f64>,
    /// The highest peak in dBFS.
    pub peak_dbfs: Option<f64>,
    /// The sound of the pauses between words in dBFS, by its loudness.
    pub noise_dbfs: Option<f64>,
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
