//! Reads the coded sound in order and with few reads: neighbouring samples are read together even with a
//! little other data between them, several places far apart are read by one call, and the next samples are
//! read while these are decoded.

use crate::isobmff::limits;
use crate::isobmff::samples::{Run, SampleWalk};
use crate::isobmff::window::Window;
use crate::source::{ByteSource, ReadError};
use futures_util::future::{FutureExt, LocalBoxFuture, MaybeDone, maybe_done};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::ops::Range;
use std::pin::Pin;
use std::task::Poll;

/// One read fetches at most this many times the bytes of the samples in it. With the sample tables
/// the whole then stays under three times the bytes of the sound.
const MOST_READ: u64 = 2;

/// A sample that lasts more than this many times as long as the next one ends with a gap.
const GAP: u32 = 2;

/// Coded samples that were read together and follow each other without a gap in time.
#[derive(Debug, Default)]
pub(super) struct Batch {
    bytes: Vec<u8>,
    packets: Vec<Range<usize>>,
    /// When the first one is decoded, in units of the track's time scale.
    pub(super) at: i128,
    /// When the last one ends.
    pub(super) end: i128,
}

impl Batch {
    /// The coded samples, in order.
    pub(super) fn packets(&self) -> impl Iterator<Item = &[u8]> {
        let bytes = |range: &Range<usize>| self.bytes.get(range.clone()).unwrap_or_default();
        self.packets.iter().map(bytes)
    }
}

/// Why there is no further batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// All samples were read.
    Complete,
    /// The file ends before its samples do.
    CutOff,
    /// The tables that say where samples are cannot be believed.
    Tables,
    /// The samples go on in another format.
    FormatChanges,
}

/// A read under way: what was planned, and the future of its bytes.
struct Reading<'s> {
    plan: Plan,
    bytes: MaybeDone<LocalBoxFuture<'s, Result<Vec<u8>, ReadError>>>,
}

/// Reads the samples of one track.
pub(super) struct PacketReader<'b, 's, S: ?Sized> {
    source: &'s S,
    window: Window<'s, S>,
    walk: SampleWalk<'b>,
    /// Bytes of a frame of linear samples; in the tables each frame is a sample of its own.
    frame_bytes: Option<u32>,
    pending: Option<Run>,
    description: Option<u32>,
    end: End,
    /// Nothing further is to be read.
    planned: bool,
    /// In order.
    under_way: VecDeque<Reading<'s>>,
}

impl<'b, 's, S: ByteSource + ?Sized> PacketReader<'b, 's, S> {
    pub(super) fn new(source: &'s S, walk: SampleWalk<'b>, frame_bytes: Option<u32>) -> Self {
        Self {
            source,
            window: Window::new(source),
            walk,
            frame_bytes,
            pending: None,
            description: None,
            end: End::Complete,
            planned: false,
            under_way: VecDeque::new(),
        }
    }

    /// Why [`next`](Self::next) gave nothing.
    pub(super) const fn end(&self) -> End {
        self.end
    }

    /// The next samples.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub(super) async fn next(&mut self) -> Result<Option<Batch>, ReadError> {
        self.read_ahead().await?;
        let Some(Reading { plan, mut bytes }) = self.under_way.pop_front() else {
            return Ok(None);
        };
        (&mut bytes).await;
        // It is done, and its output was not taken before.
        let bytes = Pin::new(&mut bytes).take_output();
        let bytes = bytes.unwrap_or(Err(ReadError::Failed))?;
        if bytes.len() as u64 != plan.bytes {
            // The range was within the file when it was planned.
            return Err(ReadError::Vanished);
        }
        Ok(Some(Batch {
            bytes,
            packets: plan.packets,
            at: plan.at,
            end: plan.end,
        }))
    }

    /// Begins reads until enough are under way.
    async fn read_ahead(&mut self) -> Result<(), ReadError> {
        while self.has_room() {
            let Some(plan) = self.plan().await? else {
                self.planned = true;
                break;
            };
            let (source, places) = (self.source, plan.places.clone());
            let read = async move { source.read_each(&places).await };
            let mut bytes = maybe_done(read.boxed_local());
            // A future does nothing before it is first polled.
            poll_fn(|context| {
                let _ = bytes.poll_unpin(context);
                Poll::Ready(())
            })
            .await;
            self.under_way.push_back(Reading { plan, bytes });
        }
        Ok(())
    }

    fn has_room(&self) -> bool {
        let bytes: u64 = self
            .under_way
            .iter()
            .map(|reading| reading.plan.bytes)
            .sum();
        !self.planned && self.under_way.len() < limits::READS_AHEAD && bytes < limits::BYTES_AHEAD
    }

    /// What is to be read next.
    async fn plan(&mut self) -> Result<Option<Plan>, ReadError> {
        let mut plan = Plan::new(self.source.len());
        while let Some(run) = self.run().await? {
            let taken = plan.take(run, self.frame_bytes.is_some());
            self.pending = run.after(taken);
            if self.pending.is_some() {
                break;
            }
        }
        if plan.packets.is_empty() {
            if let Some(run) = self.pending.take() {
                // Even alone it did not fit.
                self.end = if plan.is_beyond(run) {
                    End::CutOff
                } else {
                    End::Tables
                };
            }
            return Ok(None);
        }
        Ok(Some(plan))
    }

    /// The run to go on with.
    async fn run(&mut self) -> Result<Option<Run>, ReadError> {
        if let Some(pending) = self.pending.take() {
            return Ok(Some(pending));
        }
        loop {
            if self.end != End::Complete {
                return Ok(None);
            }
            let Some(mut run) = self.walk.next(&mut self.window).await? else {
                if self.walk.flaw().is_some() {
                    self.end = End::Tables;
                }
                return Ok(None);
            };
            let first = *self.description.get_or_insert(run.description);
            if run.description != first {
                self.end = End::FormatChanges;
                return Ok(None);
            }
            if let Some(frame) = self.frame_bytes {
                // QuickTime counts frames and may leave their size at one byte.
                run.size = run.size.max(frame);
            }
            if run.size > 0 {
                return Ok(Some(run));
            }
        }
    }
}

/// What the next read fetches.
#[derive(Debug, Default)]
struct Plan {
    file_len: u64,
    /// Stretches of the file, in the order of the samples.
    places: Vec<Range<u64>>,
    /// Bytes of all these, and those of the last one that samples use.
    bytes: u64,
    useful: u64,
    /// Where the samples are in what is read.
    packets: Vec<Range<usize>>,
    at: i128,
    end: i128,
    /// How long the last one lasts.
    last: u32,
}

impl Plan {
    fn new(file_len: u64) -> Self {
        Self {
            file_len,
            ..Self::default()
        }
    }

    /// Whether the file ends before the first sample of `run` does.
    fn is_beyond(&self, run: Run) -> bool {
        run.offset.saturating_add(run.size.into()) > self.file_len
    }

    /// Takes as many samples of `run` as fit, and says how many those were.
    fn take(&mut self, run: Run, linear: bool) -> u64 {
        if self.packets.is_empty() {
            self.at = run.at;
        } else if run.at != self.end || self.last > run.duration.saturating_mul(GAP) {
            return 0;
        }
        let size = u64::from(run.size);
        if linear {
            let room = limits::SAMPLES_READ.saturating_sub(self.bytes);
            let there = self.file_len.saturating_sub(run.offset);
            let count = run.count.min(room.min(there) / size);
            return if self.add(run, count) { count } else { 0 };
        }
        let mut taken = 0;
        while taken < run.count && self.packets.len() < limits::SAMPLES_AT_ONCE {
            let Some(rest) = run.after(taken) else {
                break;
            };
            if !self.add(rest, 1) {
                break;
            }
            taken += 1;
        }
        taken
    }

    /// Takes the first `count` samples of `run` together as one packet.
    fn add(&mut self, run: Run, count: u64) -> bool {
        let bytes = count * u64::from(run.size);
        let end = run.offset.saturating_add(bytes);
        if count == 0 || end > self.file_len {
            return false;
        }
        let joined = self.places.last().and_then(|last| {
            let more = end.checked_sub(last.end)?;
            let is_worth_it = end - last.start <= MOST_READ * (self.useful + bytes);
            (run.offset >= last.end && is_worth_it).then_some(more)
        });
        let more = joined.unwrap_or(bytes);
        let fits = if self.packets.is_empty() {
            bytes <= limits::SOUND_SAMPLE
        } else {
            let has_room = joined.is_some() || self.places.len() < limits::PLACES_AT_ONCE;
            has_room && self.bytes + more <= limits::SAMPLES_READ
        };
        if !fits {
            return false;
        }
        match self.places.last_mut() {
            Some(last) if joined.is_some() => {
                last.end = end;
                self.useful += bytes;
            }
            _ => {
                self.places.push(run.offset..end);
                self.useful = bytes;
            }
        }
        self.bytes += more;
        // No more than a sample may have, or a read, so it fits.
        self.packets
            .push((self.bytes - bytes) as usize..self.bytes as usize);
        self.last = run.duration;
        self.end = run.at + i128::from(count) * i128::from(run.duration);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(offset: u64, size: u32, count: u64, at: i128, duration: u32) -> Run {
        Run {
            offset,
            size,
            count,
            at,
            duration,
            offset_shown: 0,
            is_key: true,
            description: 1,
        }
    }

    proptest! {
        #[test]
        fn no_read_fetches_more_than_twice_what_it_needs(
            samples in prop::collection::vec((0_u64..5_000, 1_u32..2_000), 1..400),
        ) {
            let mut plan = Plan::new(u64::MAX);
            let (mut offset, mut at) = (0, 0);
            for (gap, size) in samples {
                offset += gap;
                let next = run(offset, size, 1, at, 1_024);
                if plan.take(next, false) == 0 {
                    prop_assert!(!plan.packets.is_empty());
                    plan = Plan::new(u64::MAX);
                    prop_assert_eq!(plan.take(next, false), 1);
                }
                let needed: usize = plan.packets.iter().map(ExactSizeIterator::len).sum();
                let read: u64 = plan.places.iter().map(|place| place.end - place.start).sum();
                prop_assert_eq!(read, plan.bytes);
                prop_assert!(read <= 2 * needed as u64);
                prop_assert!(read <= limits::SAMPLES_READ.max(u64::from(size)));
                prop_assert!(plan.places.len() <= limits::PLACES_AT_ONCE);
                offset += u64::from(size);
                at += 1_024;
            }
        }
    }

    #[test]
    fn linear_samples_are_taken_together_and_cut_to_a_read() {
        let mut plan = Plan::new(u64::MAX);
        let frames = run(100, 4, 1_000_000, 0, 1);
        assert_eq!(plan.take(frames, true), limits::SAMPLES_READ / 4);
        let lengths: Vec<usize> = plan.packets.iter().map(ExactSizeIterator::len).collect();
        assert_eq!(lengths, [limits::SAMPLES_READ as usize]);
    }

    #[test]
    fn places_far_apart_are_read_together_and_each_sample_is_found_in_what_comes() {
        let mut plan = Plan::new(u64::MAX);
        assert_eq!(plan.take(run(1_000_000, 100, 2, 0, 1_024), false), 2);
        // Close by, so that what lies between is read too; then far off, and back again.
        assert_eq!(plan.take(run(1_000_250, 100, 1, 2_048, 1_024), false), 1);
        assert_eq!(plan.take(run(2_000_000, 100, 1, 3_072, 1_024), false), 1);
        assert_eq!(plan.take(run(5, 10, 1, 4_096, 1_024), false), 1);
        let places = [1_000_000..1_000_350, 2_000_000..2_000_100, 5..15];
        assert_eq!(plan.places, places);
        let packets = [0..100, 100..200, 250..350, 350..450, 450..460];
        assert_eq!(plan.packets, packets);
    }

    #[test]
    fn what_lies_behind_the_end_of_the_file_is_not_read() {
        let mut plan = Plan::new(1_000);
        assert_eq!(plan.take(run(700, 100, 4, 0, 1_024), false), 3);
        assert!(plan.is_beyond(run(1_000, 100, 1, 3_072, 1_024)));
        let mut plan = Plan::new(1_000);
        assert_eq!(plan.take(run(700, 4, 1_000, 0, 1), true), 75);
    }

    #[test]
    fn a_gap_in_time_ends_a_read() {
        let mut plan = Plan::new(u64::MAX);
        assert_eq!(plan.take(run(0, 10, 3, 0, 1_024), false), 3);
        // The last of these lasts for seconds: what follows comes after a gap.
        assert_eq!(plan.take(run(30, 10, 1, 3_072, 90_000), false), 1);
        assert_eq!(plan.take(run(40, 10, 1, 93_072, 1_024), false), 0);
    }
}
