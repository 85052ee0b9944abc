//! What was read of a file so far.
//!
//! The readers of this folder are plain functions over it. One that asks for bytes which are not there
//! stops with what it misses; that is fetched, and the reader begins again. Written as asynchronous
//! functions they were larger by a third, for which every verdict would wait.

use crate::isobmff::window::Window;
use crate::source::{ByteSource, ReadError, clip};
use std::ops::Range;

/// How often a reader may begin again: a file with that many elements before its first packet has no reader.
const ROUNDS: usize = 400;

/// Bytes that are fetched in all.
const BYTES: u64 = 48 * 1024 * 1024;

/// Stretches of a file.
#[derive(Debug)]
pub(super) struct Held {
    len: u64,
    stretches: Vec<(u64, Vec<u8>)>,
}

/// Stretches that are to be fetched first.
#[derive(Debug)]
pub(super) struct Missing(Vec<Range<u64>>);

impl Held {
    /// Length of the whole file.
    pub(super) const fn len(&self) -> u64 {
        self.len
    }

    /// The bytes of `range`, clipped to the end of the file.
    pub(super) fn bytes(&self, range: Range<u64>) -> Result<&[u8], Missing> {
        self.bytes_ahead(range, 0)
    }

    /// The same. Where they must be fetched, `ahead` bytes are in all.
    pub(super) fn bytes_ahead(&self, range: Range<u64>, ahead: u64) -> Result<&[u8], Missing> {
        let range = clip(range, self.len);
        let end = range.end.max(range.start.saturating_add(ahead));
        let wanted = range.start..end.min(self.len);
        self.find(&range).ok_or_else(|| Missing(vec![wanted]))
    }

    /// The bytes of each range, all fetched together.
    pub(super) fn each(&self, ranges: &[Range<u64>]) -> Result<Vec<&[u8]>, Missing> {
        let ranges: Vec<_> = ranges
            .iter()
            .map(|range| clip(range.clone(), self.len))
            .collect();
        let found: Vec<_> = ranges.iter().filter_map(|range| self.find(range)).collect();
        if found.len() == ranges.len() {
            return Ok(found);
        }
        let missing = ranges
            .into_iter()
            .filter(|range| self.find(range).is_none());
        Err(Missing(missing.collect()))
    }

    fn find(&self, range: &Range<u64>) -> Option<&[u8]> {
        if range.is_empty() {
            return Some(&[]);
        }
        self.stretches.iter().find_map(|(start, bytes)| {
            let from = usize::try_from(range.start.checked_sub(*start)?).ok()?;
            let to = usize::try_from(range.end.checked_sub(*start)?).ok()?;
            bytes.get(from..to)
        })
    }

    /// Keeps a stretch, and drops those that it holds.
    fn hold(&mut self, start: u64, bytes: Vec<u8>) {
        let end = start + bytes.len() as u64;
        let is_within =
            |held: &(u64, Vec<u8>)| start <= held.0 && held.0 + held.1.len() as u64 <= end;
        self.stretches.retain(|held| !is_within(held));
        self.stretches.push((start, bytes));
    }
}

/// Runs a reader until it misses nothing. `None` where it would go on too long.
pub(super) async fn run<S: ByteSource + ?Sized, T>(
    window: &mut Window<'_, S>,
    reader: impl Fn(&Held) -> Result<T, Missing>,
) -> Result<Option<T>, ReadError> {
    let mut held = Held {
        len: window.file_len(),
        stretches: Vec::new(),
    };
    let mut fetched = 0;
    for _ in 0..ROUNDS {
        let Missing(ranges) = match reader(&held) {
            Ok(found) => return Ok(Some(found)),
            Err(missing) => missing,
        };
        fetched += ranges
            .iter()
            .map(|range| range.end - range.start)
            .sum::<u64>();
        if fetched > BYTES {
            break;
        }
        let bytes = window.each_apart(&ranges).await?;
        for (range, bytes) in ranges.into_iter().zip(bytes) {
            if (bytes.len() as u64) < range.end - range.start {
                // The medium gave less than it has: asking again would go on for ever.
                return Ok(None);
            }
            held.hold(range.start, bytes);
        }
    }
    Ok(None)
}
