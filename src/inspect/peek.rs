//! The beginnings of a few samples of each picture track: what the boxes say of the pictures is held
//! against what is really there.

use super::headers;
use crate::isobmff::file::FileBoxes;
use crate::isobmff::limits;
use crate::isobmff::places::{self, SamplePlace};
use crate::isobmff::track::Track;
use crate::isobmff::window::Window;
use crate::source::{ByteSource, ReadError};

/// A sample, by its beginning.
#[derive(Debug)]
pub(super) struct Peek {
    /// Where it lies.
    pub(super) place: SamplePlace,
    /// Its first bytes, or all of them.
    pub(super) bytes: Vec<u8>,
}

/// What was read of each track, by the track's number.
#[derive(Debug, Default)]
pub(super) struct Peeks(Vec<(u32, Peek)>);

impl Peeks {
    /// What was read of that track, in the file's order of samples.
    pub(super) fn of(&self, track: &Track) -> impl Iterator<Item = &Peek> {
        let number = track.number;
        let peeks = self.0.iter();
        peeks.filter_map(move |(of, peek)| (*of == number).then_some(peek))
    }
}

/// Reads them, all together. What is encrypted or lies in another file is left out, and so is what the
/// file does not hold.
pub(super) async fn read<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    boxes: &FileBoxes,
) -> Result<Peeks, ReadError> {
    let tracks = boxes.movie.iter().flat_map(|movie| &movie.tracks);
    let tracks = tracks.filter(|track| is_wanted(track)).take(places::MOST);
    let tracks: Vec<&Track> = tracks.collect();
    let most = places::MOST.checked_div(tracks.len()).unwrap_or_default();
    let (mut found, mut ranges) = (Vec::new(), Vec::new());
    for track in tracks {
        let mut long = !headers::is_configured(track);
        for place in of_track(boxes, track, most) {
            // Where the boxes tell nothing, the headers may stand behind a good deal else.
            let length = if std::mem::take(&mut long) {
                limits::SAMPLE_READ
            } else {
                limits::PEEK_READ
            };
            let start = place.offset;
            ranges.push(start..start.saturating_add(place.size.min(length)));
            found.push((track.number, place));
        }
    }
    if ranges.is_empty() {
        return Ok(Peeks::default());
    }
    let bytes = window.each_apart(&ranges).await?;
    let peeks = found.into_iter().zip(bytes);
    let peeks = peeks.map(|((number, place), bytes)| (number, Peek { place, bytes }));
    Ok(Peeks(peeks.collect()))
}

fn is_wanted(track: &Track) -> bool {
    track.handler.0 == *b"vide"
        && headers::is_read(track)
        && !track.is_external()
        && !track.entries.iter().any(|entry| entry.encrypted)
}

/// At most `most` samples of a track, spread over what the tables and the fragments place.
fn of_track(boxes: &FileBoxes, track: &Track, most: usize) -> Vec<SamplePlace> {
    let id = track.header.map_or(0, |header| header.id);
    let in_fragments = boxes.fragments.track(id);
    let in_fragments = in_fragments.map(|fragments| fragments.places.places());
    let all = track.places.iter().copied();
    let all = all.chain(in_fragments.into_iter().flatten());
    let there: Vec<_> = all.filter(|place| is_there(boxes, place)).collect();
    places::thin(&there, most)
}

/// Whether all of a sample lies in media data.
fn is_there(boxes: &FileBoxes, place: &SamplePlace) -> bool {
    let end = place.offset.saturating_add(place.size);
    place.size > 0 && boxes.is_media(&(place.offset..end))
}
