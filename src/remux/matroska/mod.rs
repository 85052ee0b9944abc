//! The chosen tracks of Matroska and WebM (RFC 9559).
//!
//! There are no tables: the walk over all blocks tells where each frame lies and how it is stamped. What the facts
//! have said stands; the entries of the tracks are read again for what facts do not hold.

mod block;
mod entry;
mod walk;

use self::entry::Entry;
use self::walk::{Listed, Stretch};
use super::choice::Choice;
use super::coding::{self, Lasts};
use super::part::{Extent, Part};
use super::refusal::{self, Error, Refusal};
use super::stamps::Stamps;
use super::timeline::Scales;
use super::{geometry, limits};
use crate::containers::ebml::{find, number};
use crate::containers::matroska::{self, ids::TIMESTAMP_SCALE};
use crate::facts::{DefectCode, Facts, PictureTrack, SoundTrack};
use crate::isobmff::window::Window;
use crate::source::{ByteSource, clip};

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
    let picture = movie.pictures.iter().find(|own| own.id == choice.picture);
    let picture = picture.ok_or(Refusal::Picture)?;
    let sound = match choice.sound {
        Some(id) => {
            let sound = movie.sounds.iter().find(|own| own.id == id);
            Some(sound.ok_or(Refusal::Sound)?)
        }
        None => None,
    };
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
        let codec = codec(entry, &sound.codec, true)?;
        listed.push(Listed::new(
            sound.id.into(),
            true,
            coding::packet_lasts(codec)?,
        ));
    }
    let scale = front
        .info
        .as_deref()
        .and_then(|info| find(info, TIMESTAMP_SCALE));
    let scale = u32::try_from(scale.map_or(1_000_000, number)).ok();
    let stretch = Stretch {
        start: front.clusters,
        end: front.end.unwrap_or(u64::MAX).min(source.len()),
        tick: scale.filter(|tick| *tick > 0).ok_or(Refusal::Timescale)?,
    };
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
    let turn = choice.turn;
    if entry.is_cropped || track.rotation_deg.known().is_none() && turn.is_none() {
        return Err(Refusal::Matrix.into());
    }
    let size = entry.size.or(track.coded.known().copied());
    let size = size.ok_or(Refusal::Configuration(track.codec.clone()))?;
    let described = coding::Picture {
        codec: &track.codec,
        configuration: entry.configuration,
        size,
        aspect: track.pixel_aspect,
        // The bitstream speaks for itself.
        colour: entry.colour.filter(|_| track.colour.is_none()),
        frame_rate: track.frame_rate,
        dolby_vision: entry.dolby_vision,
    };
    let coded = coding::picture(source, &described, &listed.frames).await?;
    let stamps = stamps(&listed, entry, stretch);
    let (samples, scale) = stamps.pictures(listed.frames)?;
    let shown = samples.span().ok_or(Refusal::NothingLeft)?;
    Ok(Part {
        extent: Extent::Shown(shown.from..shown.to),
        units: coded.units,
        codec: track.codec.clone(),
        is_sound: false,
        samples,
        written: coded.written,
        presentation: geometry::upright(size, coded.aspect, turn)?,
        scales: scales(scale),
    })
}

async fn sound_part<S: ByteSource + ?Sized>(
    source: &S,
    (track, entry): (&SoundTrack, &Entry<'_>),
    listed: Listed,
    stretch: Stretch,
) -> Result<Part<'static>, Error> {
    let first = listed.frames.first().ok_or(Refusal::NothingLeft)?;
    let size = u64::from(first.size);
    let end = first.offset.saturating_add(limits::FIRST_FRAME.min(size));
    let first = source.read(clip(first.offset..end, source.len())).await?;
    let coded = coding::sound(&coding::Sound {
        codec: &track.codec,
        configuration: entry.configuration,
        channels: track.channels.unwrap_or(2),
        rate: track.sample_rate,
        delay: entry.codec_delay,
        first: (&first, size),
    })?;
    let rate = coded.rate;
    let lasts = match coded.lasts {
        Lasts::Each(lasts) => Some(lasts),
        Lasts::AsTold => None,
    };
    let discarded = i128::from(listed.discarded) * i128::from(rate) / 1_000_000_000;
    let stamps = stamps(&listed, entry, stretch);
    let samples = stamps.sound(listed.frames, rate, lasts)?;
    let heard = samples.span().ok_or(Refusal::NothingLeft)?;
    // What is decoded before is not heard, nor is what fills the last packet.
    let delay = i128::from(entry.codec_delay) * i128::from(rate) + 500_000_000;
    let from = heard.from + delay / 1_000_000_000;
    let to = match discarded {
        1.. if discarded < i128::from(heard.last) => heard.to - discarded,
        _ => heard.to,
    };
    Ok(Part {
        extent: Extent::Shown(from..to),
        units: None,
        codec: track.codec.clone(),
        is_sound: true,
        samples,
        written: coded.written,
        presentation: geometry::NONE,
        scales: scales(rate),
    })
}

fn stamps(listed: &Listed, entry: &Entry<'_>, stretch: Stretch) -> Stamps {
    let lasts = listed.block_lasts;
    Stamps {
        tick: stretch.tick,
        delay: i64::try_from(entry.codec_delay).unwrap_or_default(),
        claimed: entry.default_duration,
        last: lasts.and_then(|ticks| ticks.checked_mul(stretch.tick.into())),
    }
}

const fn scales(track: u32) -> Scales {
    Scales {
        movie: 0,
        track,
        is_open: false,
    }
}
