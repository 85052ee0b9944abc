//! Box headers (ISO/IEC 14496-12, 4.2), the children of a box, and where in the file one is.

use super::fields::Fields;
use super::limits;
use super::window::Window;
use crate::facts::{Defect, DefectCode, FourCc};
use crate::source::{ByteSource, ReadError};
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

/// Where a box is: its kind and those of all that hold it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    kind: FourCc,
    number: Option<u32>,
}

impl<'p> Place<'p> {
    /// A box at the top level.
    #[must_use]
    pub const fn top(kind: FourCc) -> Self {
        Self {
            parent: None,
            kind,
            number: None,
        }
    }

    /// A box within this one.
    #[must_use]
    pub const fn child(&'p self, kind: &[u8; 4]) -> Self {
        Self {
            parent: Some(self),
            kind: FourCc(*kind),
            number: None,
        }
    }

    /// The same box as the `number`th of its kind, counted from 1.
    #[must_use]
    pub const fn numbered(self, number: u32) -> Self {
        Self {
            number: Some(number),
            ..self
        }
    }

    /// The path from the top level: `moov/trak[1]/mdia`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = self.parent.map(Self::path).unwrap_or_default();
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(&self.kind.to_string());
        if let Some(number) = self.number {
            path.push_str(&format!("[{number}]"));
        }
        path
    }
}

/// An inspection under way: the window on the file, and what was found wrong so far.
#[derive(Debug)]
pub struct Scan<'s, S: ?Sized> {
    /// The window on the file.
    pub window: Window<'s, S>,
    defects: Vec<Defect>,
    latest: Option<DefectCode>,
    boxes_left: u32,
    bytes_allowed: u64,
    reads_allowed: u64,
}

impl<'s, S: ByteSource + ?Sized> Scan<'s, S> {
    /// Starts on a file.
    pub const fn new(source: &'s S) -> Self {
        Self {
            window: Window::new(source),
            defects: Vec::new(),
            latest: None,
            boxes_left: limits::CHILD_BOXES,
            bytes_allowed: u64::MAX,
            reads_allowed: u64::MAX,
        }
    }

    /// Begins a box at the top level that may take so many reads: the bounds on boxes and bytes are
    /// counted anew.
    pub const fn begin(&mut self, reads: u64) {
        self.latest = None;
        self.boxes_left = limits::CHILD_BOXES;
        self.bytes_allowed = self.window.fetched().saturating_add(limits::MOVIE_BYTES);
        self.reads_allowed = self.window.reads().saturating_add(reads);
    }

    /// Whether more was read of this box than this program is willing to.
    pub const fn is_over_budget(&self) -> bool {
        self.window.fetched() > self.bytes_allowed || self.window.reads() > self.reads_allowed
    }

    /// Writes down what is wrong; the same thing at the same place only once.
    pub fn note(&mut self, code: DefectCode, place: &Place<'_>, offset: u64) {
        self.note_at(code, place.path(), offset);
    }

    /// Writes down what is wrong with the file as a whole at `offset`.
    pub fn note_file(&mut self, code: DefectCode, offset: u64) {
        self.note_at(code, String::new(), offset);
    }

    pub(super) fn note_at(&mut self, code: DefectCode, path: String, offset: u64) {
        self.latest = Some(code);
        let defect = Defect { code, path, offset };
        if self.defects.len() < limits::DEFECTS && !self.defects.contains(&defect) {
            self.defects.push(defect);
        }
    }

    /// What was last written down of this `moov` or `moof`.
    pub const fn latest(&self) -> Option<DefectCode> {
        self.latest
    }

    /// Everything that was written down, in the order in which it was met.
    pub fn into_defects(self) -> Vec<Defect> {
        self.defects
    }

    /// The headers of the boxes in `range`, which is the body of the box at `place`.
    ///
    /// A child that is larger than its parent is cut to it, as players do. A few bytes of padding
    /// and the 32-bit zero that ends some lists in QuickTime are passed over in silence.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn children(
        &mut self,
        place: &Place<'_>,
        range: Range<u64>,
    ) -> Result<Vec<BoxHeader>, ReadError> {
        let there = range.end.min(self.window.file_len());
        let mut found = Vec::new();
        let mut at = range.start;
        while at.saturating_add(8) <= there {
            if self.boxes_left == 0 || found.len() >= limits::CHILDREN {
                self.note(DefectCode::TooManyBoxes, place, at);
                break;
            }
            if self.is_over_budget() {
                self.note(DefectCode::MovieTooLarge, place, at);
                break;
            }
            self.boxes_left -= 1;
            let wanted = at..at.saturating_add(16).min(there);
            let bytes = self.window.bytes(wanted, limits::FRAGMENT_READ).await?;
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
        Ok(found)
    }

    /// Reads what stands in a box. `None` when the box ends before the fields that `parse` asks
    /// for, which is written down. At most [`limits::LEAF_BYTES`] of the box are read.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn parse<T>(
        &mut self,
        place: &Place<'_>,
        leaf: &BoxHeader,
        parse: impl FnOnce(Fields<'_>) -> Option<T>,
    ) -> Result<Option<T>, ReadError> {
        let bytes = self.lead(leaf, limits::LEAF_BYTES).await?;
        let parsed = bytes.and_then(|bytes| parse(Fields::new(bytes)));
        if parsed.is_none() {
            self.note_unread(place, leaf);
        }
        Ok(parsed)
    }

    /// Reads what stands at the beginning of a box that may be large: its first few fields.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn parse_lead<T>(
        &mut self,
        place: &Place<'_>,
        leaf: &BoxHeader,
        parse: impl FnOnce(Fields<'_>) -> Option<T>,
    ) -> Result<Option<T>, ReadError> {
        let bytes = self.lead(leaf, limits::LEAD_BYTES).await?;
        let parsed = bytes.and_then(|bytes| parse(Fields::new(bytes)));
        if parsed.is_none() {
            self.note_unread(place, leaf);
        }
        Ok(parsed)
    }

    /// The beginning of a box; `None` where more was read than this program is willing to.
    ///
    /// This and [`Self::note_unread`] are apart from `parse` because they are the same for every `T`: the
    /// compiler makes them once and not for each kind of box.
    async fn lead(&mut self, leaf: &BoxHeader, most: u64) -> Result<Option<&[u8]>, ReadError> {
        if self.is_over_budget() {
            return Ok(None);
        }
        let bytes = self.window.bytes(leaf_range(leaf, most), 0).await?;
        Ok(Some(bytes))
    }

    /// Writes down why a box could not be read.
    fn note_unread(&mut self, place: &Place<'_>, leaf: &BoxHeader) {
        let code = if self.is_over_budget() {
            DefectCode::MovieTooLarge
        } else if leaf.end > self.window.file_len() {
            DefectCode::FileCutOff
        } else {
            DefectCode::BoxTooShort
        };
        self.note(code, place, leaf.start);
    }

    /// The bytes of a box, at most [`limits::LEAF_BYTES`].
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn leaf(&mut self, leaf: &BoxHeader) -> Result<Vec<u8>, ReadError> {
        let range = leaf_range(leaf, limits::LEAF_BYTES);
        Ok(self.window.bytes(range, 0).await?.to_vec())
    }
}

fn leaf_range(leaf: &BoxHeader, most: u64) -> Range<u64> {
    let end = leaf.end.min(leaf.body.saturating_add(most));
    leaf.body..end.max(leaf.body)
}
