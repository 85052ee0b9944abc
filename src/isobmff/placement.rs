//! Whether samples lie where samples can lie: each within media data, and those of picture and of sound
//! apart from one another.
//!
//! Chunks and fragments of all tracks are gone through side by side in the order of the file, once
//! and without a list of them. Where a track's own chunks do not follow that order, not every overlap
//! is found; none is found that is not there.

use super::box_bytes::BoxBytes;
use super::boxes::Scan;
use super::defects::{Defects, Place};
use super::file::FileBoxes;
use super::limits;
use super::tables::{Chunks, LayoutBoxes};
use super::track::{SampleTables, Track};
use crate::facts::FourCc;
use std::ops::Range;

/// The places of one track's samples, and the first of those that are still to come.
struct Stream<'b> {
    chunks: Option<Chunks<'b>>,
    runs: std::slice::Iter<'b, Range<u64>>,
    head: Option<Range<u64>>,
    /// The track's place among those of the movie.
    track: usize,
    is_sound: bool,
}

/// A chunk that is not where it should be.
struct Misplaced {
    track: usize,
    at: u64,
    is_shared: bool,
}

/// Writes down for each track of picture and sound which chunk is misplaced first. `held` is `moov`.
pub(super) fn check(held: &BoxBytes, file: &mut FileBoxes) {
    let misplaced = misplaced(held, file);
    let tracks = file.movie.iter_mut().flat_map(|movie| &mut movie.tracks);
    for (number, track) in tracks.enumerate() {
        for found in misplaced.iter().filter(|found| found.track == number) {
            let first = match found.is_shared {
                true => &mut track.layout.shared,
                false => &mut track.layout.outside,
            };
            *first = first.or(Some(found.at));
        }
    }
}

fn misplaced(held: &BoxBytes, file: &FileBoxes) -> Vec<Misplaced> {
    let mut found: Vec<Misplaced> = Vec::new();
    let mut streams = streams(held, file);
    // Of picture and of sound the chunk that reaches farthest so far.
    let mut reach = [0..0, 0..0];
    while let Some((stream, head)) = first(&mut streams) {
        let mut note = |is_shared| {
            let is_known =
                |known: &Misplaced| known.track == stream.track && known.is_shared == is_shared;
            if !found.iter().any(is_known) {
                found.push(Misplaced {
                    track: stream.track,
                    at: head.start,
                    is_shared,
                });
            }
        };
        if !file.is_media(&head) {
            note(false);
        }
        let [picture, sound] = &mut reach;
        let (own, other) = match stream.is_sound {
            true => (sound, picture),
            false => (picture, sound),
        };
        if head.start < other.end && other.start < head.end {
            note(true);
        }
        if head.end > own.end {
            *own = head;
        }
    }
    found
}

/// The tracks of picture and sound with samples in this file.
fn streams<'b>(held: &'b BoxBytes, file: &'b FileBoxes) -> Vec<Stream<'b>> {
    // What is wrong with the tables was written down when they were summed up.
    let mut defects = Defects::default();
    let mut scan = Scan::new(held, &mut defects);
    let is_played =
        |track: &Track| matches!(&track.handler.0, b"vide" | b"soun") && !track.is_external();
    let tracks = file.movie.iter().flat_map(|movie| &movie.tracks);
    let played = tracks.enumerate().filter(|(_, track)| is_played(track));
    let mut streams: Vec<Stream<'b>> = Vec::new();
    for (number, track) in played.take(limits::PLACED_TRACKS) {
        let id = track.header.map_or(0, |header| header.id);
        let runs = file.fragments.track(id).map(|track| track.runs.as_slice());
        let mut stream = Stream {
            chunks: track.tables.map(|tables| chunks(&mut scan, &tables)),
            runs: runs.unwrap_or_default().iter(),
            head: None,
            track: number,
            is_sound: track.handler.0 == *b"soun",
        };
        stream.go_on();
        streams.push(stream);
    }
    streams
}

fn chunks<'b>(scan: &mut Scan<'b, '_>, tables: &SampleTables) -> Chunks<'b> {
    let boxes = LayoutBoxes {
        sizes: &tables.sizes,
        stsc: &tables.stsc,
        chunks: &tables.chunks,
    };
    Chunks::open(scan, &Place::top(FourCc(*b"stbl")), boxes)
}

/// The stream whose samples come first in the file, and where these are.
fn first<'s, 'b>(streams: &'s mut [Stream<'b>]) -> Option<(&'s Stream<'b>, Range<u64>)> {
    let waiting = streams.iter_mut().filter(|stream| stream.head.is_some());
    let start = |stream: &&mut Stream<'b>| stream.head.as_ref().map(|head| head.start);
    let stream = waiting.min_by_key(start)?;
    let head = stream.head.take()?;
    stream.go_on();
    Some((stream, head))
}

impl Stream<'_> {
    /// Looks at the next place that holds any bytes.
    fn go_on(&mut self) {
        let chunks = self.chunks.iter_mut().flatten();
        let mut chunks = chunks.map(|chunk| chunk.offset..chunk.offset.saturating_add(chunk.bytes));
        let chunk = chunks.find(|chunk| !chunk.is_empty());
        self.head = chunk.or_else(|| self.runs.next().cloned());
    }
}
