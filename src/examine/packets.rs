//! The coded sound, read in order and in few reads: neighbouring samples are fetched together, also
//! across a little of what lies between them, and the next ones while these are decoded.

use crate::container::limits;
use crate::container::samples::{Run, SampleWalk};
use crate::container::window::Window;
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

/// A sample that lasts more than this many times as long as the next one holds a gap in the sound.
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

/// A read under way: what it is for, and what comes.
struct Reading<'s> {
    plan: Plan,
    bytes: MaybeDone<LocalBoxFuture<'s, Result<Vec<u8>, ReadError>>>,
}

/// Reads the samples of one track.
pub(super) struct PacketReader<'b, 's, S: ?Sized> {
    source: &'s S,
    window: Window<'s, S>,
    walk: SampleWalk<'b>,
    /// Linear samples are taken as they lie: each frame is a sample of its own in the tables.
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
        let Some(Reading {
            mut plan,
            mut bytes,
        }) = self.under_way.pop_front()
        else {
            return Ok(None);
        };
        (&mut bytes).await;
        // It is done, and nobody took its answer before.
        let bytes = Pin::new(&mut bytes)
            .take_output()
            .unwrap_or(Err(ReadError::Failed))?;
        let there = plan
            .packets
            .partition_point(|packet| packet.end <= bytes.len());
        if there < plan.packets.len() {
            self.end = End::CutOff;
            self.planned = true;
            self.under_way.clear();
            plan.packets.truncate(there);
            if there == 0 {
                return Ok(None);
            }
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
            let mut bytes = maybe_done(self.source.read(plan.file.clone()).boxed_local());
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
            .map(|reading| reading.plan.length())
            .sum();
        !self.planned && self.under_way.len() < limits::READS_AHEAD && bytes < limits::BYTES_AHEAD
    }

    /// What is to be read next.
    async fn plan(&mut self) -> Result<Option<Plan>, ReadError> {
        let mut plan = Plan::default();
        while let Some(run) = self.run().await? {
            let taken = plan.take(run, self.frame_bytes.is_some());
            self.pending = run.after(taken);
            if self.pending.is_some() {
                break;
            }
        }
        if plan.packets.is_empty() {
            if self.pending.take().is_some() {
                // Even alone it did not fit.
                self.end = End::Tables;
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
    file: Range<u64>,
    packets: Vec<Range<usize>>,
    useful: u64,
    at: i128,
    end: i128,
    /// How long the last one lasts.
    last: u32,
}

impl Plan {
    /// Bytes that it fetches.
    const fn length(&self) -> u64 {
        self.file.end - self.file.start
    }

    /// Takes as many samples of `run` as fit, and says how many those were.
    fn take(&mut self, run: Run, linear: bool) -> u64 {
        if self.packets.is_empty() {
            self.file = run.offset..run.offset;
            self.at = run.at;
            self.end = run.at;
        } else if run.offset < self.file.end
            || run.at != self.end
            || self.last > run.duration.saturating_mul(GAP)
        {
            return 0;
        }
        let size = u64::from(run.size);
        if linear {
            let room = limits::SAMPLES_READ.saturating_sub(run.offset - self.file.start) / size;
            let count = run.count.min(room);
            return if self.add(run, count, count * size) {
                count
            } else {
                0
            };
        }
        let mut taken = 0;
        while taken < run.count && self.packets.len() < limits::SAMPLES_AT_ONCE {
            let Some(rest) = run.after(taken) else {
                break;
            };
            if !self.add(rest, 1, size) {
                break;
            }
            taken += 1;
        }
        taken
    }

    /// Takes `count` samples of `bytes` together as one packet.
    fn add(&mut self, run: Run, count: u64, bytes: u64) -> bool {
        let is_first = self.packets.is_empty();
        let end = run.offset.saturating_add(bytes);
        let length = end - self.file.start;
        let useful = self.useful + bytes;
        let fits = if is_first {
            bytes <= limits::SOUND_SAMPLE
        } else {
            length <= limits::SAMPLES_READ && length <= MOST_READ * useful
        };
        let Some(from) = usize::try_from(run.offset - self.file.start).ok() else {
            return false;
        };
        if !fits || count == 0 {
            return false;
        }
        // No larger than a sample may be, so it fits.
        self.packets.push(from..from + bytes as usize);
        self.file.end = end;
        self.useful = useful;
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
            let mut plan = Plan::default();
            let (mut offset, mut at) = (0, 0);
            for (gap, size) in samples {
                offset += gap;
                let next = run(offset, size, 1, at, 1_024);
                if plan.take(next, false) == 0 {
                    prop_assert!(!plan.packets.is_empty());
                    plan = Plan::default();
                    prop_assert_eq!(plan.take(next, false), 1);
                }
                let needed: usize = plan.packets.iter().map(ExactSizeIterator::len).sum();
                let read = plan.file.end - plan.file.start;
                prop_assert!(read <= 2 * needed as u64);
                prop_assert!(read <= limits::SAMPLES_READ.max(u64::from(size)));
                offset += u64::from(size);
                at += 1_024;
            }
        }
    }

    #[test]
    fn linear_samples_are_taken_together_and_cut_to_a_read() {
        let mut plan = Plan::default();
        let frames = run(100, 4, 1_000_000, 0, 1);
        assert_eq!(plan.take(frames, true), limits::SAMPLES_READ / 4);
        let lengths: Vec<usize> = plan.packets.iter().map(ExactSizeIterator::len).collect();
        assert_eq!(lengths, [limits::SAMPLES_READ as usize]);
    }

    #[test]
    fn a_gap_in_time_ends_a_read() {
        let mut plan = Plan::default();
        assert_eq!(plan.take(run(0, 10, 3, 0, 1_024), false), 3);
        // The last of these lasts for seconds: what follows comes after a gap.
        assert_eq!(plan.take(run(30, 10, 1, 3_072, 90_000), false), 1);
        assert_eq!(plan.take(run(40, 10, 1, 93_072, 1_024), false), 0);
    }
}
