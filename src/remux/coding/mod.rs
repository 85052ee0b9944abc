//! Sample entries for what other containers than the ISO base media family describe in their own way.
//!
//! Mostly the codec's configuration is the same and stands in another place; of VP9, AC-3 and E-AC-3 it is made of
//! what the first frames say.

mod ac3;
mod packets;
mod picture;
mod sound;
mod vp9;

pub(super) use picture::{Colour, Picture, picture};
pub(super) use sound::{Lasts, Sound, sound};

use super::refusal::Refusal;

const PICTURES: [&str; 4] = ["h264", "hevc", "av1", "vp9"];
const SOUNDS: [&str; 6] = ["aac", "mp3", "ac3", "eac3", "opus", "flac"];

/// Whether sample entries are made of this codec.
pub(super) fn is_held(codec: &str) -> bool {
    PICTURES.contains(&codec) || SOUNDS.contains(&codec)
}

/// Whether sample entries are made of pictures of this codec.
///
/// # Errors
/// [`Refusal::Codec`] where they are not.
pub(super) fn is_picture(codec: &str) -> Result<(), Refusal> {
    let is_held = PICTURES.contains(&codec);
    is_held
        .then_some(())
        .ok_or_else(|| Refusal::Codec(codec.to_owned()))
}

/// How many samples of sound a packet has that begins like this.
pub(super) type PacketLasts = fn(&[u8]) -> Option<u32>;

/// What tells how many samples of sound a packet has by its first bytes; `None` where all packets have as many.
///
/// # Errors
/// [`Refusal::Codec`] where an MP4 may not hold this sound.
pub(super) fn packet_lasts(codec: &str) -> Result<Option<PacketLasts>, Refusal> {
    match codec {
        "opus" => Ok(Some(packets::opus)),
        "flac" => Ok(Some(packets::flac)),
        _ if SOUNDS.contains(&codec) => Ok(None),
        _ => Err(Refusal::Codec(codec.to_owned())),
    }
}

/// Why there is no entry of this codec.
fn unconfigured(codec: &str) -> Refusal {
    Refusal::Configuration(codec.to_owned())
}
