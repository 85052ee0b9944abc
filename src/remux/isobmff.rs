//! The chosen tracks of a film of the ISO base media family.

use super::choice::{Choice, Turn};
use super::key_frame::Units;
use super::part::{Extent, Part};
use super::refusal::{self, Error, Refusal};
use super::samples::{self, Film};
use super::timeline::Scales;
use super::{entry, geometry, limits};
use crate::facts::{Facts, Movie};
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::Track;
use crate::isobmff::window::Window;
use crate::source::ByteSource;

/// A track that was chosen, among the boxes and among the facts.
#[derive(Debug, Clone, Copy)]
struct Wanted<'m, 'f> {
    track: &'m Track,
    codec: &'f str,
    samples: u64,
    is_sound: bool,
}

/// Finds the chosen tracks, picture first.
fn wanted<'m, 'f>(
    movie: &'m MovieBoxes,
    facts: &'f Movie,
    choice: &Choice,
) -> Result<Vec<Wanted<'m, 'f>>, Refusal> {
    let track = |handler: &[u8; 4], id: u32| {
        let is_own = |track: &&Track| {
            track.handler.0 == *handler && track.header.is_some_and(|header| header.id == id)
        };
        let mut found = movie.tracks.iter().filter(is_own);
        found.next().filter(|_| found.next().is_none())
    };
    let picture = facts.pictures.iter().find(|own| own.id == choice.picture);
    let picture = picture.ok_or(Refusal::Picture)?;
    let mut wanted = vec![Wanted {
        track: track(b"vide", picture.id).ok_or(Refusal::Picture)?,
        codec: &picture.codec,
        samples: picture.samples,
        is_sound: false,
    }];
    if let Some(id) = choice.sound {
        let sound = facts.sounds.iter().find(|own| own.id == id);
        let sound = sound.ok_or(Refusal::Sound)?;
        wanted.push(Wanted {
            track: track(b"soun", id).ok_or(Refusal::Sound)?,
            codec: &sound.codec,
            samples: sound.samples,
            is_sound: true,
        });
    }
    Ok(wanted)
}

/// Reads the chosen tracks, picture first.
///
/// # Errors
/// [`Refusal`] where something stands against writing them anew; and where the medium does not give the bytes.
pub(super) async fn read<'m, S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    film: Film<'m, '_>,
    facts: &Facts,
    choice: &Choice,
) -> Result<Vec<Part<'m>>, Error> {
    let wanted = wanted(film.movie, refusal::by_kind(facts)?, choice)?;
    let numbers: Vec<u32> = wanted.iter().map(|wanted| wanted.track.number).collect();
    refusal::by_defects(facts, choice, &numbers)?;
    let mut room = limits::SAMPLES;
    let mut parts = Vec::new();
    for wanted in wanted {
        let part = part(window, film, wanted, room, choice.turn).await?;
        room = room.saturating_sub(part.samples.list.len());
        parts.push(part);
    }
    Ok(parts)
}

async fn part<'m, S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    film: Film<'m, '_>,
    wanted: Wanted<'m, '_>,
    room: usize,
    turn: Option<Turn>,
) -> Result<Part<'m>, Error> {
    let track = wanted.track;
    let (_, entry) = entry::used(track)?;
    let written = entry::rewritten(film.held, track, wanted.codec)?;
    let presentation = match wanted.is_sound {
        true => geometry::NONE,
        false => geometry::present(film.movie, track, turn)?,
    };
    let id = track.header.map_or(0, |header| header.id);
    let fragment = film.file.fragments.track(id);
    let movie = film.movie.header.map_or(0, |header| header.timescale);
    Ok(Part {
        extent: Extent::Edits(track),
        units: Units::of(entry),
        codec: wanted.codec.to_owned(),
        is_sound: wanted.is_sound,
        samples: samples::read(window, film, track, wanted.samples, room).await?,
        written,
        presentation,
        scales: Scales {
            movie,
            track: track.media.map_or(0, |header| header.timescale),
            is_open: fragment.is_some_and(|fragment| fragment.timing.samples > 0),
        },
    })
}
