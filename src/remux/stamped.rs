//! Tracks whose frames were listed with a stamp each, made parts of the film: Matroska's and FLV's.

use super::choice::{Choice, Turn};
use super::coding::{self, Lasts};
use super::part::{Extent, Part};
use super::refusal::{Error, Refusal};
use super::stamps::{Frame, Stamps};
use super::timeline::Scales;
use super::{geometry, limits};
use crate::facts::{Movie, PictureTrack, SoundTrack};
use crate::source::{ByteSource, clip};

/// The chosen tracks among the facts.
///
/// # Errors
/// [`Refusal::Picture`] and [`Refusal::Sound`] where there are none of these ids.
pub(super) fn chosen<'f>(
    movie: &'f Movie,
    choice: &Choice,
) -> Result<(&'f PictureTrack, Option<&'f SoundTrack>), Refusal> {
    let picture = movie.pictures.iter().find(|own| own.id == choice.picture);
    let sound = match choice.sound {
        Some(id) => {
            let sound = movie.sounds.iter().find(|own| own.id == id);
            Some(sound.ok_or(Refusal::Sound)?)
        }
        None => None,
    };
    Ok((picture.ok_or(Refusal::Picture)?, sound))
}

/// A track of pictures as the film has it, of these frames in the order of decoding.
///
/// # Errors
/// As of [`coding::picture`] and [`Stamps::pictures`]; [`Refusal::Matrix`] where nobody knows which way is up.
pub(super) async fn picture<S: ByteSource + ?Sized>(
    source: &S,
    track: &PictureTrack,
    described: &coding::Picture<'_>,
    (frames, stamps): (Vec<Frame>, Stamps),
    turn: Option<Turn>,
) -> Result<Part<'static>, Error> {
    if track.rotation_deg.known().is_none() && turn.is_none() {
        return Err(Refusal::Matrix.into());
    }
    let coded = coding::picture(source, described, &frames).await?;
    let (samples, scale) = stamps.pictures(frames)?;
    let shown = samples.span().ok_or(Refusal::NothingLeft)?;
    Ok(Part {
        extent: Extent::Shown(shown.from..shown.to),
        units: coded.units,
        codec: track.codec.clone(),
        is_sound: false,
        samples,
        written: coded.written,
        presentation: geometry::upright(described.size, coded.aspect, turn)?,
        scales: scales(scale),
    })
}

/// What a container says of sound besides the facts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'d> {
    /// The codec's configuration.
    pub(super) configuration: &'d [u8],
    /// Nanoseconds at the beginning that are decoded and not heard.
    pub(super) delay: u64,
    /// Nanoseconds at the end of the last packet that are not heard.
    pub(super) discarded: i64,
}

/// A track of sound as the film has it, of these packets.
///
/// # Errors
/// As of [`coding::sound`] and [`Stamps::sound`].
pub(super) async fn sound<S: ByteSource + ?Sized>(
    source: &S,
    track: &SoundTrack,
    told: Told<'_>,
    (frames, stamps): (Vec<Frame>, Stamps),
) -> Result<Part<'static>, Error> {
    let first = frames.first().ok_or(Refusal::NothingLeft)?;
    let size = u64::from(first.size);
    let end = first.offset.saturating_add(limits::FIRST_FRAME.min(size));
    let first = source.read(clip(first.offset..end, source.len())).await?;
    let coded = coding::sound(&coding::Sound {
        codec: &track.codec,
        configuration: told.configuration,
        channels: track.channels.unwrap_or(2),
        rate: track.sample_rate,
        delay: told.delay,
        first: (&first, size),
    })?;
    let rate = coded.rate;
    let lasts = match coded.lasts {
        Lasts::Each(lasts) => Some(lasts),
        Lasts::AsTold => None,
    };
    let discarded = i128::from(told.discarded) * i128::from(rate) / 1_000_000_000;
    let samples = stamps.sound(frames, rate, lasts)?;
    let heard = samples.span().ok_or(Refusal::NothingLeft)?;
    // What is decoded before is not heard, nor is what fills the last packet.
    let delay = i128::from(told.delay) * i128::from(rate) + 500_000_000;
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

/// The time scale of a track whose times are those of the film.
const fn scales(track: u32) -> Scales {
    Scales {
        movie: 0,
        track,
        is_open: false,
    }
}
