//! The chosen tracks of Matroska and WebM (RFC 9559).
//!
//! There are no tables: the walk over all blocks tells where each frame lies and how it is stamped. What the facts
//! have said stands; the entries of the tracks are read again for what facts do not hold.

mod block;
mod entry;
mod listed;
mod walk;

use self::entry::Entry;
use self::listed::Listed;
use self::walk::Stretch;
use super::choice::Choice;
use super::coding;
use super::grid::picture_lasts;
use super::part::Part;
use super::refusal::{self, Error, Refusal};
use super::stamped::{self, Told};
use super::stamps::Stamps;
use crate::containers::ebml::{find, number};
use crate::containers::matroska::{self, Header, ids::TIMESTAMP_SCALE};
use crate::facts::{DefectCode, Facts, PictureTrack, SoundTrack};
use crate::isobmff::window::Window;
use crate::source::ByteSource;

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
    let mut window = Window::new(source);
    let front = matroska::front(&mut window).await?;
    let front = front.ok_or(Refusal::Contradiction(DefectCode::MovieMissing))?;
    let tracks = front.tracks.as_deref().unwrap_or_default();
    let of_picture = entry::entry(tracks, picture.id, Refusal::Picture)?;
    let of_sound = match sound {
        Some(sound) => Some((sound, entry::entry(tracks, sound.id, Refusal::Sound)?)),
        None => None,
    };
    coding::is_picture(codec(&of_picture, &picture.codec, false)?)?;
    let mut listed = vec![Listed::new(picture.id.into(), false, None)];
    if let Some((sound, entry)) = &of_sound {
        let lasts = coding::packet_lasts(codec(entry, &sound.codec, true)?)?;
        listed.push(Listed::new(sound.id.into(), true, lasts));
    }
    let stretch = stretch(&front, source.len())?;
    walk::list(&mut window, stretch, &mut listed).await?;
    drop(window);
    let mut listed = listed.into_iter();
    let mut parts = Vec::new();
    if let Some(listed) = listed.next() {
        let made = picture_part(source, (picture, &of_picture), listed, stretch, choice);
        parts.push(made.await?);
    }
    if let (Some((sound, entry)), Some(listed)) = (&of_sound, listed.next()) {
        parts.push(sound_part(source, (sound, entry), listed, stretch).await?);
    }
    Ok(parts)
}

/// Where the clusters lie, and in which units their times are.
fn stretch(front: &Header, len: u64) -> Result<Stretch, Refusal> {
    let info = front.info.as_deref();
    let scale = info.and_then(|info| find(info, TIMESTAMP_SCALE));
    let scale = u32::try_from(scale.map_or(1_000_000, number)).ok();
    Ok(Stretch {
        start: front.clusters,
        end: front.end.unwrap_or(u64::MAX).min(len),
        tick: scale.filter(|tick| *tick > 0).ok_or(Refusal::Timescale)?,
    })
}

/// The codec by its short name, where its frames are as an MP4 has them.
///
/// # Errors
/// [`Refusal::Configuration`] where the track is described as AVI describes it: its configuration is another then.
fn codec<'c>(entry: &Entry<'_>, codec: &'c str, is_sound: bool) -> Result<&'c str, Refusal> {
    let foreign: &[u8] = if is_sound { b"A_MS/" } else { b"V_MS/" };
    match entry.codec.starts_with(foreign) && coding::is_held(codec) {
        true => Err(Refusal::Configuration(codec.to_owned())),
        false => Ok(codec),
    }
}

async fn picture_part<S: ByteSource + ?Sized>(
    source: &S,
    (track, entry): (&PictureTrack, &Entry<'_>),
    listed: Listed,
    stretch: Stretch,
    choice: &Choice,
) -> Result<Part<'static>, Error> {
    if entry.is_cropped {
        return Err(Refusal::Matrix.into());
    }
    let size = entry.size.or(track.coded.known().copied());
    let described = coding::Picture {
        codec: &track.codec,
        configuration: entry.configuration,
        size: size.ok_or(Refusal::Configuration(track.codec.clone()))?,
        aspect: track.pixel_aspect,
        // The bitstream speaks for itself.
        colour: entry.colour.filter(|_| track.colour.is_none()),
        frame_rate: track.frame_rate,
        dolby_vision: entry.dolby_vision,
    };
    let mut stamps = stamps(&listed, entry, stretch);
    let rate = track.frame_rate.filter(|_| !track.variable_frame_rate);
    stamps.claimed = stamps.claimed.or(rate.and_then(picture_lasts));
    let listed = (listed.frames, stamps);
    stamped::picture(source, track, &described, listed, choice.turn).await
}

async fn sound_part<S: ByteSource + ?Sized>(
    source: &S,
    (track, entry): (&SoundTrack, &Entry<'_>),
    listed: Listed,
    stretch: Stretch,
) -> Result<Part<'static>, Error> {
    let told = Told {
        configuration: entry.configuration,
        delay: entry.codec_delay,
        discarded: listed.discarded,
    };
    let stamps = stamps(&listed, entry, stretch);
    stamped::sound(source, track, told, (listed.frames, stamps)).await
}

fn stamps(listed: &Listed, entry: &Entry<'_>, stretch: Stretch) -> Stamps {
    let lasts = listed.block_lasts;
    Stamps {
        tick: stretch.tick,
        rounding: stretch.tick,
        delay: i64::try_from(entry.codec_delay).unwrap_or_default(),
        claimed: entry.default_duration,
        last: lasts.and_then(|ticks| ticks.checked_mul(stretch.tick.into())),
    }
}
