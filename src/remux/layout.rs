//! In which order the samples lie in the result: as in the source, so that what lies together there stays one
//! piece.
//!
//! Where picture and sound of one moment lie far apart in the source (all pictures first, for
//! instance), or the order says nothing, they are interleaved anew, a second of each in turn.
//!
//! Matroska and FLV have a header of a few bytes in front of each frame. These are taken along between the
//! samples, where no track looks: a piece for each frame would be tens of thousands, of each of which a browser
//! needs half a millisecond whenever the result is read.

use super::limits;
use super::refusal::Refusal;
use super::samples::{Sample, Samples};
use std::ops::Range;

/// Samples of one track that lie together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Where it begins, counted from the first byte of the media.
    pub(super) at: u64,
    /// How many samples it has.
    pub(super) samples: u32,
}

/// Samples of a track, and when in the film they are decoded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timed<'s> {
    /// They.
    pub(super) samples: &'s Samples,
    /// Ticks of a unit of its track.
    pub(super) unit: i128,
    /// What is added to decode times in ticks to make them those of the film.
    pub(super) shift: i128,
}

/// Where everything lies.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// The chunks of each track.
    pub(super) chunks: Vec<Vec<Chunk>>,
    /// The pieces of the source, in order.
    pub(super) slices: Vec<Range<u64>>,
    /// Bytes of the media.
    pub(super) length: u64,
    /// How many of them belong to no sample.
    gaps: u64,
}

/// Lays out the samples of one or two tracks. `second` is a second in ticks; up to `gap` bytes between two samples
/// are taken along.
///
/// # Errors
/// [`Refusal::TooLarge`] where there are more pieces than [`limits::SLICES`].
pub(super) fn lay_out(tracks: &[Timed<'_>], second: i128, gap: u64) -> Result<Layout, Refusal> {
    if gap > 0
        && let Some(layout) = in_order(tracks, second, Order::OfSource, gap)
        && layout.gaps <= layout.length / limits::GAPS_PART
    {
        return Ok(layout);
    }
    match in_order(tracks, second, Order::OfSource, 0) {
        Some(layout) => Ok(layout),
        None => in_order(tracks, second, Order::OfTime, 0).ok_or(Refusal::TooLarge),
    }
}

/// Which of two samples comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The one that lies before the other in the source.
    OfSource,
    /// The one that is decoded in an earlier second.
    OfTime,
}

/// The samples of a track that are still to come.
struct Queue<'s> {
    samples: std::iter::Peekable<std::slice::Iter<'s, Sample>>,
    unit: i128,
    /// When the next one is decoded, in ticks of the film.
    at: i128,
    /// When the chunk under way began.
    chunk_at: i128,
}

/// Lays them out in that order; `None` where picture and sound lie too far apart then, or in too many pieces.
fn in_order(tracks: &[Timed<'_>], second: i128, order: Order, gap: u64) -> Option<Layout> {
    let mut queues: Vec<Queue<'_>> = tracks
        .iter()
        .map(|track| Queue {
            samples: track.samples.list.iter().peekable(),
            unit: track.unit,
            at: track.samples.first_at * track.unit + track.shift,
            chunk_at: 0,
        })
        .collect();
    let mut layout = Layout {
        chunks: vec![Vec::new(); tracks.len()],
        ..Layout::default()
    };
    let mut before = None;
    while let Some(number) = next(&mut queues, second, order) {
        if order == Order::OfSource && is_apart(&mut queues, second) {
            return None;
        }
        let queue = queues.get_mut(number)?;
        let sample = queue.samples.next()?;
        let is_long = queue.at - queue.chunk_at >= limits::CHUNK_S * second;
        let has_gap = layout.bridge(sample.offset, gap)?;
        let chunks = layout.chunks.get_mut(number)?;
        match chunks.last_mut() {
            Some(last) if before == Some(number) && !is_long && !has_gap => last.samples += 1,
            _ => {
                queue.chunk_at = queue.at;
                chunks.push(Chunk {
                    at: layout.length,
                    samples: 1,
                });
            }
        }
        queue.at += i128::from(sample.duration) * queue.unit;
        before = Some(number);
        layout.add(sample.range())?;
    }
    Some(layout)
}

impl Layout {
    /// Takes along what lies between the last piece and `next`, where that is at most `most` bytes. Whether it is any.
    fn bridge(&mut self, next: u64, most: u64) -> Option<bool> {
        let Some(last) = self.slices.last_mut() else {
            return Some(false);
        };
        let gap = next.checked_sub(last.end);
        let Some(gap) = gap.filter(|gap| (1..=most).contains(gap)) else {
            return Some(false);
        };
        last.end = next;
        self.gaps += gap;
        self.length = self.length.checked_add(gap)?;
        Some(true)
    }

    /// Appends bytes of the source; `None` where the pieces are too many.
    fn add(&mut self, source: Range<u64>) -> Option<()> {
        let length = source.end - source.start;
        let is_full = self.slices.len() >= limits::SLICES;
        match self.slices.last_mut() {
            _ if length == 0 => {}
            Some(last) if last.end == source.start => last.end = source.end,
            _ if is_full => return None,
            _ => self.slices.push(source),
        }
        self.length = self.length.checked_add(length)?;
        Some(())
    }
}

/// The number of the queue whose next sample comes first; `None` at the end.
fn next(queues: &mut [Queue<'_>], second: i128, order: Order) -> Option<usize> {
    let waiting = queues.iter_mut().enumerate().filter_map(|(number, queue)| {
        let sample = queue.samples.peek()?;
        let key = match order {
            Order::OfSource => i128::from(sample.offset),
            Order::OfTime => queue.at.div_euclid(second),
        };
        Some((key, number))
    });
    waiting.min().map(|(_, number)| number)
}

/// Whether what comes next of picture and of sound belongs to moments far apart.
fn is_apart(queues: &mut [Queue<'_>], second: i128) -> bool {
    let times = queues.iter_mut().filter_map(|queue| {
        queue.samples.peek()?;
        Some(queue.at)
    });
    let (mut earliest, mut latest) = (i128::MAX, i128::MIN);
    for at in times {
        (earliest, latest) = (earliest.min(at), latest.max(at));
    }
    earliest < latest && latest - earliest > limits::APART_S * second
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sample each of ten bytes at these offsets, one every half second.
    fn samples(offsets: &[u64]) -> Samples {
        let sample = |&offset: &u64| Sample {
            offset,
            size: 10,
            duration: 1,
            later: 0,
            is_key: true,
        };
        Samples {
            list: offsets.iter().map(sample).collect(),
            first_at: 0,
        }
    }

    fn laid_out(tracks: &[&[u64]]) -> Layout {
        with_gaps(tracks, 0)
    }

    fn with_gaps(tracks: &[&[u64]], gap: u64) -> Layout {
        let samples: Vec<Samples> = tracks.iter().map(|offsets| samples(offsets)).collect();
        let timed = |samples| Timed {
            samples,
            unit: 1,
            shift: 0,
        };
        let tracks: Vec<_> = samples.iter().map(timed).collect();
        lay_out(&tracks, 2, gap).unwrap()
    }

    fn chunk(at: u64, samples: u32) -> Chunk {
        Chunk { at, samples }
    }

    #[test]
    fn what_lies_together_stays_one_piece_in_the_order_of_the_source() {
        let layout = laid_out(&[&[100, 110, 130], &[120, 140]]);
        assert_eq!(layout.chunks[0], [chunk(0, 2), chunk(30, 1)]);
        assert_eq!(layout.chunks[1], [chunk(20, 1), chunk(40, 1)]);
        assert_eq!(layout.slices.first(), Some(&(100..150)));
        assert_eq!((layout.slices.len(), layout.length), (1, 50));
    }

    #[test]
    fn gaps_part_pieces_and_seconds_part_chunks() {
        let layout = laid_out(&[&[100, 110, 220, 230, 240]]);
        assert_eq!(layout.chunks[0], [chunk(0, 2), chunk(20, 2), chunk(40, 1)]);
        assert_eq!(layout.slices, [100..120, 220..250]);
    }

    #[test]
    fn a_few_bytes_between_samples_are_taken_along() {
        let offsets: [&[u64]; 2] = [&[100, 112, 160], &[122, 132]];
        let layout = with_gaps(&offsets, 8);
        assert_eq!(layout.chunks[0], [chunk(0, 1), chunk(12, 1), chunk(42, 1)]);
        assert_eq!(layout.chunks[1], [chunk(22, 2)]);
        assert_eq!(layout.slices, [100..142, 160..170]);
        assert_eq!((layout.length, layout.gaps), (52, 2));
        // Where they are much of the whole, they are not.
        let sparse: Vec<u64> = (0..50).map(|n| n * 14).collect();
        let layout = with_gaps(&[&sparse], 8);
        assert_eq!((layout.slices.len(), layout.length), (50, 500));
    }

    #[test]
    fn what_lies_far_apart_is_interleaved_by_seconds() {
        let picture: Vec<u64> = (0..60).map(|n| n * 10).collect();
        let sound: Vec<u64> = (0..60).map(|n| 1000 + n * 10).collect();
        let layout = laid_out(&[&picture, &sound]);
        assert_eq!(layout.slices.len(), 60);
        assert_eq!(layout.slices[0], 0..20);
        assert_eq!(layout.slices[1], 1000..1020);
        assert_eq!(layout.chunks[1][1], chunk(60, 2));
        assert_eq!(layout.length, 1200);
    }
}
