//! The sample tables (ISO/IEC 14496-12, 8.6 and 8.7), summed up entry by entry.
//!
//! No loop runs longer than there are entries in the file: what a table claims (millions of samples
//! in one run) is multiplied, not counted.

mod chunks;
mod sizes;
mod timing;

pub(super) use self::chunks::{ChunkRun, Chunks, entry_bit};
pub use self::chunks::{LayoutBoxes, SampleLayout, layout};
pub(super) use self::sizes::Sizes;
pub(super) use self::timing::Runs;
pub use self::timing::{Timing, timing};

use super::boxes::{BoxHeader, Scan};
use super::defects::Place;
use crate::bitstream::fields::Fields;
use crate::facts::DefectCode;

/// The entries of a table, read one after the other.
#[derive(Debug, Clone, Copy, Default)]
pub struct Table<'b> {
    entries: &'b [u8],
    width: usize,
    flaw: Option<DefectCode>,
}

impl<'b> Table<'b> {
    /// A table of `count` entries of `width` bytes that begins `lead` bytes into the body of `leaf`.
    /// A count that the box cannot hold is written down and cut to what it can.
    pub fn open(
        scan: &mut Scan<'b, '_>,
        place: &Place<'_>,
        leaf: &BoxHeader,
        lead: u64,
        count: u64,
        width: u64,
    ) -> Self {
        let at = leaf.body.saturating_add(lead);
        let room = |end: u64| end.saturating_sub(at).checked_div(width).unwrap_or(count);
        let there = room(leaf.end.min(scan.file_len()));
        let mut flaw = None;
        if count > room(leaf.end) {
            flaw = Some(DefectCode::EntryCountIllegal);
            scan.note(DefectCode::EntryCountIllegal, place, leaf.start);
        } else if count > there {
            flaw = Some(DefectCode::FileCutOff);
        }
        let end = at.saturating_add(count.min(there).saturating_mul(width));
        let entries = scan.bytes(at..end);
        if entries.is_none() {
            flaw = Some(DefectCode::MovieTooLarge);
            scan.note(DefectCode::MovieTooLarge, place, leaf.start);
        }
        Self {
            entries: entries.unwrap_or_default(),
            // No table of the standard has entries of more than 20 bytes.
            width: usize::try_from(width).unwrap_or_default(),
            flaw,
        }
    }

    /// Opens a table with version, flags and a 32-bit count in front.
    pub(super) fn counted(
        scan: &mut Scan<'b, '_>,
        place: &Place<'_>,
        leaf: &BoxHeader,
        width: u64,
    ) -> Self {
        let count = scan.parse(place, leaf, |mut fields| {
            fields.version_flags()?;
            fields.u32()
        });
        match count {
            Some(count) => Self::open(scan, place, leaf, 8, u64::from(count), width),
            None => Self::unreadable(scan),
        }
    }

    /// No entries, and there should be some: why was written down last.
    fn unreadable(scan: &Scan<'_, '_>) -> Self {
        Self {
            flaw: scan.defects.latest().or(Some(DefectCode::BoxTooShort)),
            ..Self::default()
        }
    }

    /// Entries that have not been read yet.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.entries
            .len()
            .checked_div(self.width)
            .unwrap_or_default() as u64
    }

    /// Why the entries are not all there.
    #[must_use]
    pub const fn flaw(&self) -> Option<DefectCode> {
        self.flaw
    }
}

impl<'b> Iterator for Table<'b> {
    type Item = Fields<'b>;

    fn next(&mut self) -> Option<Fields<'b>> {
        if self.width == 0 {
            return None;
        }
        let (entry, rest) = self.entries.split_at_checked(self.width)?;
        self.entries = rest;
        Some(Fields::new(entry))
    }
}
