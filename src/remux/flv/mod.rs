//! The chosen tracks of FLV (Adobe Flash Video File Format Specification 10.1, annex E; Enhanced RTMP).
//!
//! It has at most one track of each kind and no tables: the walk over all tags tells where each frame lies, and when
//! it is shown in whole milliseconds.

mod walk;

use self::walk::{Listed, Tracks};
use super::choice::Choice;
use super::coding;
use super::grid::picture_lasts;
use super::part::Part;
use super::refusal::{self, Error, Refusal};
use super::stamped::{self, Told};
use super::stamps::Stamps;
use crate::facts::{Facts, PictureTrack};
use crate::isobmff::window::Window;
use crate::source::ByteSource;

/// Nanoseconds of a millisecond, in which all times are told.
const TICK: u32 = 1_000_000;

/// Reads the chosen tracks, picture first.
///
/// # Errors
/// [`Refusal`] where something stands against writing them anew; and where the medium does not give the bytes.
pub(super) async fn read<S: ByteSource + ?Sized>(
    source: &S,
    facts: &Facts,
    choice: &Choice,
) -> Result<Vec<Part<'static>>, Error> {
    let movie = refusal::by_kind(facts)?;
    refusal::by_defects(facts, choice, &[])?;
    let (picture, sound) = stamped::chosen(movie, choice)?;
    coding::is_picture(&picture.codec)?;
    let of_sound = sound.map(|sound| coding::packet_lasts(&sound.codec));
    of_sound.transpose()?;
    let mut tracks = Tracks {
        picture: Listed::new(&picture.codec),
        sound: sound.map(|sound| Listed::new(&sound.codec)),
    };
    walk::list(&mut Window::new(source), &mut tracks).await?;
    let mut parts = vec![picture_part(source, picture, tracks.picture, choice).await?];
    if let (Some(sound), Some(listed)) = (sound, tracks.sound) {
        let told = Told {
            configuration: &listed.configuration,
            delay: 0,
            discarded: 0,
        };
        let stamps = stamps(TICK, None);
        parts.push(stamped::sound(source, sound, told, (listed.frames, stamps)).await?);
    }
    Ok(parts)
}

async fn picture_part<S: ByteSource + ?Sized>(
    source: &S,
    track: &PictureTrack,
    listed: Listed<'_>,
    choice: &Choice,
) -> Result<Part<'static>, Error> {
    let missing = || Refusal::Configuration(track.codec.clone());
    let described = coding::Picture {
        codec: &track.codec,
        configuration: &listed.configuration,
        size: track.coded.known().copied().ok_or_else(missing)?,
        aspect: track.pixel_aspect,
        // Only the bitstream tells it.
        colour: None,
        frame_rate: track.frame_rate,
        dolby_vision: None,
    };
    // When a picture is decoded, and how much later it is shown, are rounded each by itself.
    let rounding = if listed.has_offsets { 2 * TICK } else { TICK };
    let rate = track.frame_rate.filter(|_| !track.variable_frame_rate);
    let stamps = stamps(rounding, rate.and_then(picture_lasts));
    let listed = (listed.frames, stamps);
    stamped::picture(source, track, &described, listed, choice.turn).await
}

const fn stamps(rounding: u32, claimed: Option<u64>) -> Stamps {
    Stamps {
        tick: TICK,
        rounding,
        delay: 0,
        claimed,
        last: None,
    }
}
