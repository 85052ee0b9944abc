//! Matroska and WebM (RFC 9559).
//!
//! Up to the first cluster the elements of the segment are walked over; the blocks at the beginning
//! and at the end of the file tell when the first and the last frame are shown. A length of the segment
//! or of clusters that the writer did not know (what browsers record) is no hindrance.

mod blocks;
mod header;
pub(crate) mod ids;
mod tracks;

use self::blocks::{Blocks, Ended};
use super::ebml::{self, children, find, number};
use super::held::{self, Held, Missing};
use super::stream::{Kind, Stream};
use super::{Reading, limits};
use crate::isobmff::window::Window;
use crate::source::{ByteSource, ReadError};

pub(crate) use self::header::Header;

/// What stands before the first cluster; nothing where there is no cluster.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub(crate) async fn front<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
) -> Result<Option<Header>, ReadError> {
    Ok(held::run(window, header::header).await?.flatten())
}

pub(super) fn read(file: &Held) -> Result<Option<Reading>, Missing> {
    let Some(header) = header::header(file)? else {
        return Ok(None);
    };
    let len = file.len();
    let mut reading = Reading::default();
    let Some(tracks) = &header.tracks else {
        return Ok(None);
    };
    let entries = children(tracks).filter(|(id, _)| *id == ids::TRACK_ENTRY);
    let entries = entries.take(limits::STREAMS);
    reading.streams = entries.map(|(_, body)| tracks::track(body)).collect();
    let (scale_s, claimed) = header.info.as_deref().map_or((1e-3, None), |info| {
        reading.encoder = find(info, ids::WRITING_APP).and_then(super::text);
        let scale = find(info, ids::TIMESTAMP_SCALE).map_or(1_000_000, number);
        let duration = find(info, ids::DURATION).and_then(ebml::float);
        (scale as f64 / 1e9, duration.filter(|units| *units > 0.0))
    });
    reading.claimed_s = claimed.map(|units| units * scale_s);
    let end = header.end.unwrap_or(len);
    reading.cut = end
        .checked_sub(len)
        .filter(|missing| *missing > 0)
        .map(Some);
    let end = end.min(len);

    let start = header.clusters;
    let mut head = file.bytes(start..end.min(start + limits::HEAD))?;
    if !is_enough(head, scale_s, &reading.streams) {
        head = file.bytes(start..end.min(start + limits::LONG_HEAD))?;
    }
    let mut blocks = Blocks::new(scale_s);
    blocks.walk(head);
    blocks.count(&mut reading.streams, true);
    if start + (head.len() as u64) < end {
        blocks = blocks::tail(file, &reading.streams, start, end, scale_s)?;
        blocks.count(&mut reading.streams, false);
    } else {
        let played = reading.streams.iter_mut();
        played.for_each(|stream| stream.seen.is_ended = true);
    }
    match blocks.ended {
        Ended::Whole => reading.end(),
        // A recording that was stopped between two elements looks whole; one amid a block does not.
        Ended::AmidBlock => reading.cut = reading.cut.or(Some(None)),
        Ended::Lost => {}
    }
    Ok(Some(reading))
}

/// Whether there are frames enough at the beginning to see how many a second they are.
fn is_enough(head: &[u8], scale_s: f64, streams: &[Stream]) -> bool {
    const FRAMES: usize = 24;
    let mut blocks = Blocks::new(scale_s);
    blocks.walk(head);
    let pictures = streams.iter().filter(|stream| stream.kind == Kind::Picture);
    let frames = |stream: &Stream| {
        let own = blocks.found.iter().filter(|block| block.track == stream.id);
        own.count()
    };
    pictures.map(frames).all(|count| count >= FRAMES)
}
