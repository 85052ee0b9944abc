//! A film as a source of bytes, without a disk.

use crate::film::Pieces;
use std::ops::Range;
use yujian::source::{ByteSource, ReadError, clip};

impl ByteSource for Pieces {
    fn len(&self) -> u64 {
        self.len
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.len);
        let mut bytes = vec![0; (range.end - range.start) as usize];
        let from = self
            .pieces
            .partition_point(|(at, piece)| at + piece.len() as u64 <= range.start);
        for (at, piece) in self.pieces.iter().skip(from) {
            let (start, end) = (range.start.max(*at), range.end.min(at + piece.len() as u64));
            if *at >= range.end {
                break;
            }
            if start < end {
                let target = (start - range.start) as usize..(end - range.start) as usize;
                bytes[target].copy_from_slice(&piece[(start - at) as usize..(end - at) as usize]);
            }
        }
        Ok(bytes)
    }
}
