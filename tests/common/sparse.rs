//! Files larger than any memory: a few bytes that are given, and zeros between.

use std::ops::Range;
use yujian::source::{ByteSource, ReadError, clip};

/// A source of `len` bytes, zero but for the given pieces.
pub struct Sparse {
    len: u64,
    pieces: Vec<(u64, Vec<u8>)>,
}

impl Sparse {
    /// All zeros.
    pub fn new(len: u64) -> Self {
        Self {
            len,
            pieces: Vec::new(),
        }
    }

    /// With these bytes at that offset.
    pub fn with(mut self, at: u64, bytes: Vec<u8>) -> Self {
        self.pieces.push((at, bytes));
        self
    }
}

impl ByteSource for Sparse {
    fn len(&self) -> u64 {
        self.len
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.len);
        let mut bytes = vec![0; usize::try_from(range.end - range.start).unwrap()];
        for (at, piece) in &self.pieces {
            let (from, to) = (range.start.max(*at), range.end.min(at + piece.len() as u64));
            if from < to {
                let target = (from - range.start) as usize..(to - range.start) as usize;
                bytes[target].copy_from_slice(&piece[(from - at) as usize..(to - at) as usize]);
            }
        }
        Ok(bytes)
    }
}
