//! The boxes of one `moov` or `moof` in memory: read first, looked at afterwards.

use super::boxes::{BoxHeader, Header, header};
use super::limits;
use super::window::Window;
use crate::facts::DefectCode;
use crate::source::{ByteSource, ReadError, clip};
use std::ops::Range;

/// Stretches of a file in memory, in the file's order.
#[derive(Debug, Default)]
pub struct BoxBytes {
    file_len: u64,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    start: u64,
    bytes: Vec<u8>,
}

impl Piece {
    const fn end(&self) -> u64 {
        self.start + self.bytes.len() as u64
    }
}

impl BoxBytes {
    /// No bytes yet, of a file of `len` bytes.
    #[must_use]
    pub const fn new(file_len: u64) -> Self {
        Self {
            file_len,
            pieces: Vec::new(),
        }
    }

    /// Length of the whole file in bytes.
    #[must_use]
    pub const fn file_len(&self) -> u64 {
        self.file_len
    }

    /// Adds what stands at `start`, behind all that is held.
    pub fn add(&mut self, start: u64, bytes: &[u8]) {
        match self.pieces.last_mut() {
            Some(last) if last.end() == start => {
                last.bytes.reserve_exact(bytes.len());
                last.bytes.extend_from_slice(bytes);
            }
            _ => self.pieces.push(Piece {
                start,
                bytes: bytes.to_vec(),
            }),
        }
    }

    /// The bytes of `range`, clipped to the end of the file; `None` where they are not held.
    #[must_use]
    pub fn bytes(&self, range: Range<u64>) -> Option<&[u8]> {
        let range = clip(range, self.file_len);
        if range.is_empty() {
            return Some(&[]);
        }
        let before = self
            .pieces
            .partition_point(|piece| piece.start <= range.start);
        let piece = self.pieces.get(before.checked_sub(1)?)?;
        let from = usize::try_from(range.start - piece.start).ok()?;
        let to = usize::try_from(range.end - piece.start).ok()?;
        piece.bytes.get(from..to)
    }
}

/// Reads a small box whole; of a large one the beginning.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub async fn leaf<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    leaf: &BoxHeader,
) -> Result<BoxBytes, ReadError> {
    let mut held = BoxBytes::new(window.file_len());
    let end = leaf.end.min(leaf.body.saturating_add(limits::LEAF_BYTES));
    held.add(leaf.body, window.bytes(leaf.body..end, 0).await?);
    Ok(held)
}

/// Reads a `moov` or `moof`: a small one in one read together with the header behind it, of a large
/// one the children that say something. Answers with the reason where it is larger, or has more
/// parts, than this program is willing to read.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub async fn boxes<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    parent: &BoxHeader,
) -> Result<Result<BoxBytes, DefectCode>, ReadError> {
    let mut held = BoxBytes::new(window.file_len());
    let all = clip(parent.start..parent.end, window.file_len());
    let size = all.end - all.start;
    if size <= limits::MOVIE_READ {
        let bytes = window.bytes(all.clone(), size + limits::HEADER).await?;
        held.add(all.start, bytes);
        return Ok(Ok(held));
    }
    let mut room = limits::MOVIE_BYTES;
    let reads = window.reads() + limits::MOVIE_READS;
    let mut at = parent.body;
    for _ in 0..limits::CHILDREN {
        let start = clip(at..at.saturating_add(limits::HEADER), all.end);
        let bytes = window.bytes(start, limits::FRAGMENT_READ).await?;
        held.add(at, bytes);
        let known = at + bytes.len() as u64;
        let (Header::Sized(child) | Header::ToTheEnd(child)) = header(bytes, at, parent.end) else {
            return Ok(Ok(held));
        };
        let rest = clip(known..child.end, all.end);
        let length = rest.end - rest.start;
        let fits = length <= room;
        if !(fits || is_optional(&child)) || window.reads() > reads {
            return Ok(Err(DefectCode::MovieTooLarge));
        }
        if fits && !is_empty(&child) {
            room -= length;
            add(window, &mut held, rest).await?;
        }
        if child.end >= all.end {
            return Ok(Ok(held));
        }
        at = child.end;
    }
    Ok(Err(DefectCode::TooManyBoxes))
}

/// Reads `range` in pieces, so that the browser never holds all of it a second time.
async fn add<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    held: &mut BoxBytes,
    range: Range<u64>,
) -> Result<(), ReadError> {
    if let Some(last) = held.pieces.last_mut() {
        // Bounded by `limits::MOVIE_BYTES`, so it fits.
        last.bytes.reserve_exact((range.end - range.start) as usize);
    }
    let mut at = range.start;
    while at < range.end {
        let piece = at..range.end.min(at + limits::MOVIE_READ);
        held.add(at, &window.bytes_apart(piece.clone()).await?);
        at = piece.end;
    }
    Ok(())
}

/// Room that a writer left free.
fn is_empty(child: &BoxHeader) -> bool {
    [b"free", b"skip", b"wide", b"mdat"]
        .iter()
        .any(|kind| child.is(kind))
}

/// Whether a box can be left out: free space and metadata.
fn is_optional(child: &BoxHeader) -> bool {
    is_empty(child)
        || [b"udta", b"meta", b"uuid"]
            .iter()
            .any(|kind| child.is(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FourCc;
    use crate::source::Counted;

    fn boxed(kind: &[u8; 4], length: usize) -> Vec<u8> {
        let size = u32::try_from(length).unwrap() + 8;
        [&size.to_be_bytes()[..], kind, &vec![7; length]].concat()
    }

    fn moov(children: &[Vec<u8>]) -> (Vec<u8>, BoxHeader) {
        let body = children.concat();
        let size = u32::try_from(body.len()).unwrap() + 8;
        let file = [&size.to_be_bytes()[..], b"moov", &body].concat();
        let end = file.len() as u64;
        let header = BoxHeader {
            kind: FourCc(*b"moov"),
            start: 0,
            body: 8,
            end,
        };
        (file, header)
    }

    fn read(file: Vec<u8>, header: &BoxHeader) -> (Result<BoxBytes, DefectCode>, Counted<Vec<u8>>) {
        let source = Counted::new(file);
        let held = pollster::block_on(boxes(&mut Window::new(&source), header)).unwrap();
        (held, source)
    }

    #[test]
    fn a_small_box_is_one_read() {
        let (file, header) = moov(&[boxed(b"trak", 1000)]);
        let (held, source) = read(file.clone(), &header);
        assert_eq!(held.unwrap().bytes(0..u64::MAX), Some(file.as_slice()));
        assert_eq!(source.reads(), 1);
    }

    #[test]
    fn room_left_free_is_not_read_and_what_lies_behind_it_is() {
        let large = boxed(b"free", 40 << 20);
        let cover = boxed(b"udta", 25 << 20);
        let (file, header) = moov(&[boxed(b"mvhd", 100), large, cover, boxed(b"trak", 2 << 20)]);
        let trak = file.len() as u64 - (2 << 20);
        let (held, source) = read(file, &header);
        let held = held.unwrap();
        assert_eq!(held.bytes(16..116), Some(&[7; 100][..]));
        assert_eq!(held.bytes(trak..u64::MAX).map(<[u8]>::len), Some(2 << 20));
        // Neither the empty room nor what did not fit beside it.
        assert_eq!(held.bytes(1000..1010), None);
        assert_eq!(held.bytes(50 << 20..(50 << 20) + 1), None);
        assert!(source.bytes() < 3 << 20, "{}", source.bytes());
    }

    #[test]
    fn what_is_too_large_or_too_many_is_refused() {
        let (file, header) = moov(&[boxed(b"trak", 25 << 20)]);
        let (held, source) = read(file, &header);
        assert_eq!(held.err(), Some(DefectCode::MovieTooLarge));
        assert!(source.bytes() < 4096);
        let (file, header) = moov(&vec![boxed(b"free", 0); 200_000]);
        let (held, _) = read(file, &header);
        assert_eq!(held.err(), Some(DefectCode::TooManyBoxes));
    }

    #[test]
    fn a_file_that_ends_early_gives_what_there_is() {
        let (mut file, header) = moov(&[boxed(b"mvhd", 100), boxed(b"trak", 2 << 20)]);
        file.truncate(file.len() - 1000);
        let len = file.len() as u64;
        let (held, _) = read(file, &header);
        let held = held.unwrap();
        assert_eq!(held.bytes(len - 5..u64::MAX).map(<[u8]>::len), Some(5));
        assert_eq!(held.bytes(len..u64::MAX), Some(&[][..]));
    }
}
