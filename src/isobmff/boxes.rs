//! Box headers (ISO/IEC 14496-12, 4.2), the children of a box, and what stands in it.

use super::box_bytes::BoxBytes;
use super::defects::{Defects, Place};
use super::limits;
use crate::bitstream::fields::Fields;
use crate::facts::{DefectCode, FourCc};
use std::ops::Range;

/// A box, by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxHeader {
    /// The four characters that say what it is.
    pub kind: FourCc,
    /// Offset of the header in the file.
    pub start: u64,
    /// Offset of what follows the header.
    pub body: u64,
    /// Offset of the first byte after the box, as announced: it can lie past the end of the file.
    pub end: u64,
}

impl BoxHeader {
    /// The bytes of the box after its header.
    #[must_use]
    pub const fn range(&self) -> Range<u64> {
        self.body..self.end
    }

    /// Whether it is of this kind.
    #[must_use]
    pub fn is(&self, kind: &[u8; 4]) -> bool {
        self.kind.0 == *kind
    }
}

/// What stands where a box header is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// A box whose size is announced.
    Sized(BoxHeader),
    /// A box that goes on to the end of what holds it (size 0); its `end` is that end.
    ToTheEnd(BoxHeader),
    /// A size smaller than the header itself, or one that overflows.
    Illegal,
    /// Fewer bytes than a header has.
    Nothing,
}

/// Reads a header from `bytes` (16 are enough) that stand at `start` within a parent that ends at
/// `parent_end`.
#[must_use]
pub fn header(bytes: &[u8], start: u64, parent_end: u64) -> Header {
    let mut fields = Fields::new(bytes);
    let (Some(short), Some(kind)) = (fields.u32(), fields.four_cc()) else {
        return Header::Nothing;
    };
    let (size, length) = match short {
        0 => {
            let body = start + 8;
            let end = parent_end;
            return Header::ToTheEnd(BoxHeader {
                kind,
                start,
                body,
                end,
            });
        }
        1 => match fields.u64() {
            Some(size) => (size, 16),
            None => return Header::Nothing,
        },
        short => (u64::from(short), 8),
    };
    match start.checked_add(size) {
        Some(end) if size >= length => Header::Sized(BoxHeader {
            kind,
            start,
            body: start + length,
            end,
        }),
        _ => Header::Illegal,
    }
}

/// A walk over boxes in memory, which writes down what is wrong with them.
#[derive(Debug)]
pub struct Scan<'b, 'd> {
    held: &'b BoxBytes,
    /// What was found wrong so far.
    pub defects: &'d mut Defects,
    boxes_left: u32,
}

impl<'b, 'd> Scan<'b, 'd> {
    /// Starts on one box at the top level, of which `held` is in memory.
    pub const fn new(held: &'b BoxBytes, defects: &'d mut Defects) -> Self {
        Self {
            held,
            defects,
            boxes_left: limits::CHILD_BOXES,
        }
    }

    /// A second walk over the same bytes, for what was looked at before: it writes down elsewhere.
    pub const fn again<'a>(&self, defects: &'a mut Defects) -> Scan<'b, 'a> {
        Scan::new(self.held, defects)
    }

    /// Length of the whole file in bytes.
    #[must_use]
    pub const fn file_len(&self) -> u64 {
        self.held.file_len()
    }

    /// Writes down what is wrong; the same thing at the same place only once.
    pub fn note(&mut self, code: DefectCode, place: &Place<'_>, offset: u64) {
        self.defects.note(code, place, offset);
    }

    /// The bytes of `range`, clipped to the end of the file; `None` where they are not in memory.
    #[must_use]
    pub fn bytes(&self, range: Range<u64>) -> Option<&'b [u8]> {
        self.held.bytes(range)
    }

    /// The headers of the boxes in `range`, which is the body of the box at `place`.
    ///
    /// A child that is larger than its parent is cut to it, as players do. A few bytes of padding
    /// and the 32-bit zero that ends some lists in QuickTime are passed over in silence.
    pub fn children(&mut self, place: &Place<'_>, range: Range<u64>) -> Vec<BoxHeader> {
        let there = range.end.min(self.file_len());
        let mut found = Vec::new();
        let mut at = range.start;
        while at.saturating_add(8) <= there {
            if self.boxes_left == 0 || found.len() >= limits::CHILDREN {
                self.note(DefectCode::TooManyBoxes, place, at);
                break;
            }
            self.boxes_left -= 1;
            let wanted = at..at.saturating_add(limits::HEADER).min(there);
            let Some(bytes) = self.bytes(wanted) else {
                self.note(DefectCode::MovieTooLarge, place, at);
                break;
            };
            match header(bytes, at, range.end) {
                Header::Sized(mut child) => {
                    if child.end > range.end {
                        self.note(DefectCode::ChildTooLarge, &place.child(&child.kind.0), at);
                        child.end = range.end;
                    }
                    at = child.end;
                    found.push(child);
                }
                Header::ToTheEnd(child) if child.kind.0 != [0; 4] => {
                    found.push(child);
                    break;
                }
                Header::ToTheEnd(_) | Header::Nothing => break,
                Header::Illegal => {
                    self.note(DefectCode::BoxSizeIllegal, place, at);
                    break;
                }
            }
        }
        found
    }

    /// Reads what stands in a box. `None` when the box ends before the fields that `parse` asks
    /// for, which is written down.
    pub fn parse<T>(
        &mut self,
        place: &Place<'_>,
        leaf: &BoxHeader,
        parse: impl FnOnce(Fields<'b>) -> Option<T>,
    ) -> Option<T> {
        let bytes = self.bytes(leaf.range());
        let parsed = bytes.and_then(|bytes| parse(Fields::new(bytes)));
        if parsed.is_none() {
            self.note_unread(place, leaf);
        }
        parsed
    }

    /// Writes down why a box could not be read.
    fn note_unread(&mut self, place: &Place<'_>, leaf: &BoxHeader) {
        let code = if self.bytes(leaf.range()).is_none() {
            DefectCode::MovieTooLarge
        } else if leaf.end > self.file_len() {
            DefectCode::FileCutOff
        } else {
            DefectCode::BoxTooShort
        };
        self.note(code, place, leaf.start);
    }
}
