//! A stretch of the file in memory, so that many small questions cost few reads.
//!
//! A short read costs a browser as much as a longer one, so each fetches a little more than was
//! asked, and what is there already is never fetched again.

use crate::bitstream::fields::Fields;
use crate::source::{ByteSource, ReadError, clip};
use std::ops::Range;

/// A view of one stretch of a source.
#[derive(Debug)]
pub struct Window<'s, S: ?Sized> {
    source: &'s S,
    start: u64,
    held: Vec<u8>,
    fetched: u64,
    reads: u64,
}

impl<'s, S: ByteSource + ?Sized> Window<'s, S> {
    /// Holds nothing yet.
    pub const fn new(source: &'s S) -> Self {
        Self {
            source,
            start: 0,
            held: Vec::new(),
            fetched: 0,
            reads: 0,
        }
    }

    /// Length of the whole file in bytes.
    pub fn file_len(&self) -> u64 {
        self.source.len()
    }

    /// Bytes fetched from the source so far.
    pub const fn fetched(&self) -> u64 {
        self.fetched
    }

    /// How many times the source was read so far.
    pub const fn reads(&self) -> u64 {
        self.reads
    }

    /// The bytes of `range`, clipped to the end of the file. Where they must be fetched, the read
    /// goes on to `ahead` bytes in all.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn bytes(&mut self, range: Range<u64>, ahead: u64) -> Result<&[u8], ReadError> {
        let range = clip(range, self.file_len());
        if self.held(&range).is_none() {
            let end = range.end.max(range.start.saturating_add(ahead));
            self.fetch(range.start..end).await?;
        }
        Ok(self.held(&range).unwrap_or_default())
    }

    /// The bytes of `range`, clipped to the end of the file, without a change to what is held: for
    /// several tables that are read side by side.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn bytes_apart(&mut self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.file_len());
        if let Some(held) = self.held(&range) {
            return Ok(held.to_vec());
        }
        self.read(range).await
    }

    /// The bytes of each range, clipped to the end of the file: read together, without a change to what
    /// is held.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn each_apart(&mut self, ranges: &[Range<u64>]) -> Result<Vec<Vec<u8>>, ReadError> {
        let len = self.file_len();
        let ranges: Vec<_> = ranges
            .iter()
            .map(|range| clip(range.clone(), len))
            .collect();
        let missing: Vec<_> = ranges
            .iter()
            .filter(|range| self.held(range).is_none())
            .cloned()
            .collect();
        let bytes = if missing.is_empty() {
            Vec::new()
        } else {
            self.source.read_each(&missing).await?
        };
        self.fetched += bytes.len() as u64;
        self.reads += missing.len() as u64;
        let mut fetched = Fields::new(&bytes);
        let each = ranges.iter().map(|range| match self.held(range) {
            Some(held) => held.to_vec(),
            None => {
                let length = usize::try_from(range.end - range.start).unwrap_or_default();
                fetched.take(length).unwrap_or_default().to_vec()
            }
        });
        Ok(each.collect())
    }

    /// Fetches `range`; what is already held of its beginning is kept.
    async fn fetch(&mut self, range: Range<u64>) -> Result<(), ReadError> {
        let held_end = self.start + self.held.len() as u64;
        let from = if (self.start..held_end).contains(&range.start) {
            // Less than `held.len()`, so it fits.
            self.held.drain(..(range.start - self.start) as usize);
            held_end
        } else {
            self.held.clear();
            range.start
        };
        self.start = range.start;
        let bytes = self.read(from..range.end).await?;
        if self.held.is_empty() {
            self.held = bytes;
        } else {
            self.held.extend_from_slice(&bytes);
        }
        Ok(())
    }

    async fn read(&mut self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let bytes = self.source.read(range).await?;
        self.fetched += bytes.len() as u64;
        self.reads += 1;
        Ok(bytes)
    }

    fn held(&self, range: &Range<u64>) -> Option<&[u8]> {
        let start = usize::try_from(range.start.checked_sub(self.start)?).ok()?;
        let end = usize::try_from(range.end.checked_sub(self.start)?).ok()?;
        self.held.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Counted;

    #[test]
    fn what_is_held_is_not_fetched_again() {
        let source = Counted::new((0..=255_u8).collect::<Vec<u8>>());
        let mut window = Window::new(&source);
        let mut bytes = |range, ahead| {
            let bytes = pollster::block_on(window.bytes(range, ahead)).unwrap();
            bytes.to_vec()
        };
        assert_eq!(bytes(4..8, 16), [4, 5, 6, 7]);
        assert_eq!(bytes(16..20, 16), [16, 17, 18, 19]);
        assert_eq!((source.reads(), source.bytes()), (1, 16));
        // Half of it is there: only the other half is read.
        assert_eq!(bytes(18..24, 0), [18, 19, 20, 21, 22, 23]);
        assert_eq!((source.reads(), source.bytes()), (2, 20));
        assert_eq!(bytes(250..400, 0), [250, 251, 252, 253, 254, 255]);
        assert!(bytes(400..500, 64).is_empty());
        assert_eq!((source.reads(), source.bytes()), (3, 26));
    }

    #[test]
    fn several_ranges_are_read_together_and_what_is_held_is_not() {
        let source = Counted::new((0..=255_u8).collect::<Vec<u8>>());
        let mut window = Window::new(&source);
        pollster::block_on(async {
            window.bytes(0..8, 0).await.unwrap();
            let ranges = [2..4, 100..102, 254..300, 400..500];
            let each = window.each_apart(&ranges).await.unwrap();
            assert_eq!(each, [&[2, 3][..], &[100, 101], &[254, 255], &[]]);
        });
        assert_eq!(source.bytes(), 12);
        assert_eq!(window.fetched(), 12);
    }

    #[test]
    fn reading_apart_leaves_the_window_where_it_is() {
        let source = Counted::new((0..=255_u8).collect::<Vec<u8>>());
        let mut window = Window::new(&source);
        pollster::block_on(async {
            window.bytes(0..8, 0).await.unwrap();
            assert_eq!(window.bytes_apart(100..102).await.unwrap(), [100, 101]);
            assert_eq!(window.bytes_apart(2..3).await.unwrap(), [2]);
            assert_eq!(window.bytes(0..8, 0).await.unwrap().len(), 8);
        });
        assert_eq!((source.reads(), source.bytes()), (2, 10));
        assert_eq!((window.reads(), window.fetched()), (2, 10));
    }
}
