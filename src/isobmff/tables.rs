//! The sample tables (ISO/IEC 14496-12, 8.6 and 8.7), summed up entry by entry.
//!
//! No loop runs longer than there are entries in the file: what a table claims (millions of samples
//! in one run) is multiplied, not counted.

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

/// Runs of equal values: `(count, value)`.
#[derive(Debug, Default)]
pub(super) struct Runs<'b> {
    pub(super) table: Table<'b>,
    pub(super) left: u64,
    pub(super) value: u32,
}

impl Runs<'_> {
    /// Makes sure that a run with samples left is there; `false` at the end.
    pub(super) fn refill(&mut self) -> bool {
        while self.left == 0 {
            let Some(mut entry) = self.table.next() else {
                return false;
            };
            self.left = u64::from(entry.u32().unwrap_or_default());
            self.value = entry.u32().unwrap_or_default();
        }
        true
    }
}

/// When the samples of a track are decoded and shown, in units of its time scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Timing {
    /// Samples.
    pub samples: u64,
    /// The sum of all sample durations.
    pub decoded: i128,
    /// When the first sample is shown.
    pub shown_from: i128,
    /// When the last sample has been shown.
    pub shown_to: i128,
    /// Duration of the last sample.
    pub last: u32,
    /// The shortest duration of a sample but the last.
    pub shortest: Option<u32>,
    /// The longest duration of a sample but the last.
    pub longest: Option<u32>,
    /// Samples that no duration is given for; they are taken to be as long as the last that has one.
    pub untimed: u64,
    /// Why the tables do not say all.
    pub flaw: Option<DefectCode>,
}

impl Timing {
    /// Adds `count` samples of the same duration and composition offset.
    pub fn add(&mut self, count: u64, delta: u32, offset: i32) {
        if count == 0 {
            return;
        }
        let (wide_count, wide_delta) = (i128::from(count), i128::from(delta));
        let from = self.decoded + i128::from(offset);
        let to = from + wide_count * wide_delta;
        if self.samples == 0 {
            (self.shown_from, self.shown_to) = (from, to);
        } else {
            self.shown_from = self.shown_from.min(from);
            self.shown_to = self.shown_to.max(to);
            self.span(self.last);
        }
        if count > 1 {
            self.span(delta);
        }
        self.last = delta;
        self.samples = self.samples.saturating_add(count);
        self.decoded += wide_count * wide_delta;
    }

    fn span(&mut self, delta: u32) {
        self.shortest = Some(self.shortest.map_or(delta, |shortest| shortest.min(delta)));
        self.longest = Some(self.longest.map_or(delta, |longest| longest.max(delta)));
    }
}

/// Sums up `stts` (8.6.1.2) and `ctts` (8.6.1.3) over the first `samples` samples.
///
/// Offsets are read as signed in both versions: writers of version 0 use negative ones too, and
/// none uses 2³¹ units.
pub fn timing(
    scan: &mut Scan<'_, '_>,
    stbl: &Place<'_>,
    stts: &BoxHeader,
    ctts: Option<&BoxHeader>,
    samples: u64,
) -> Timing {
    let mut durations = Runs {
        table: Table::counted(scan, &stbl.child(b"stts"), stts, 8),
        ..Runs::default()
    };
    let mut offsets = Runs::default();
    if let Some(ctts) = ctts {
        offsets.table = Table::counted(scan, &stbl.child(b"ctts"), ctts, 8);
    }
    let mut timing = Timing::default();
    while timing.samples < samples {
        let mut count = samples - timing.samples;
        if durations.refill() {
            count = count.min(durations.left);
            durations.left -= count;
        } else {
            timing.untimed = timing.untimed.saturating_add(count);
        }
        // A run of one duration may meet several runs of offsets.
        let mut rest = count;
        while rest > 0 {
            let (step, offset) = if offsets.refill() {
                (rest.min(offsets.left), offsets.value.cast_signed())
            } else {
                (rest, 0)
            };
            offsets.left = offsets.left.saturating_sub(step);
            timing.add(step, durations.value, offset);
            rest -= step;
        }
    }
    timing.flaw = durations.table.flaw().or(offsets.table.flaw());
    timing
}

/// The sizes of samples: `stsz` (8.7.3.2) or `stz2` (8.7.3.3).
#[derive(Debug, Default)]
pub(super) struct Sizes<'b> {
    pub(super) table: Table<'b>,
    /// Every sample has this size.
    pub(super) constant: Option<u32>,
    /// Samples that have not been asked for yet.
    pub(super) left: u64,
    /// Bits of one entry.
    bits: u32,
    /// The second of two 4-bit sizes in one byte.
    half: Option<u8>,
}

impl<'b> Sizes<'b> {
    pub(super) fn open(scan: &mut Scan<'b, '_>, stbl: &Place<'_>, leaf: &BoxHeader) -> Self {
        let compact = leaf.is(b"stz2");
        let place = stbl.child(&leaf.kind.0);
        let parsed = scan.parse(&place, leaf, |mut fields| {
            fields.version_flags()?;
            Some((fields.u32()?, fields.u32()?))
        });
        let Some((first, count)) = parsed else {
            return Self {
                table: Table::unreadable(scan),
                ..Self::default()
            };
        };
        let count = u64::from(count);
        if !compact && first != 0 {
            return Self {
                constant: Some(first),
                left: count,
                ..Self::default()
            };
        }
        let bits = match (compact, first & 0xff) {
            (true, bits @ (4 | 8 | 16)) => bits,
            _ => 32,
        };
        let (entries, width) = match bits {
            4 => (count.div_ceil(2), 1),
            bits => (count, u64::from(bits / 8)),
        };
        let table = Table::open(scan, &place, leaf, 12, entries, width);
        let held = if bits == 4 {
            table.left() * 2
        } else {
            table.left()
        };
        Self {
            table,
            left: count.min(held),
            bits,
            ..Self::default()
        }
    }

    pub(super) fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        if let Some(half) = self.half.take() {
            return Some(u32::from(half));
        }
        let bits = self.bits;
        let Some(mut entry) = self.table.next() else {
            self.left = 0;
            return None;
        };
        match bits {
            4 => entry.u8().map(|pair| {
                self.half = Some(pair & 0x0f);
                u32::from(pair >> 4)
            }),
            8 => entry.u8().map(u32::from),
            16 => entry.u16().map(u32::from),
            _ => entry.u32(),
        }
    }

    /// The sum of the next `count` sizes and how many there were.
    pub(super) fn sum(&mut self, count: u64) -> (u64, u64) {
        if let Some(size) = self.constant {
            let count = count.min(self.left);
            self.left -= count;
            return (count, count.saturating_mul(u64::from(size)));
        }
        let (mut found, mut sum) = (0, 0_u64);
        while found < count {
            let Some(size) = self.next() else {
                break;
            };
            found += 1;
            sum = sum.saturating_add(u64::from(size));
        }
        (found, sum)
    }
}

/// Where the samples of a track are, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SampleLayout {
    /// Samples whose size is given.
    pub samples: u64,
    /// Their sizes together, in bytes.
    pub bytes: u64,
    /// Samples that the chunk tables give a place to.
    pub placed: u64,
    /// The lowest offset of a chunk.
    pub lowest: Option<u64>,
    /// The end of the chunk that reaches farthest.
    pub farthest: u64,
    /// Which sample entries they use, as bits from the lowest on.
    pub entries: u64,
    /// The chunks have room for more samples than there are.
    pub has_room: bool,
    /// Offsets of 32 bits fall by more than the half of what they can say.
    pub goes_back: bool,
    /// Offset of the first chunk that does not lie within media data.
    pub outside: Option<u64>,
    /// Offset of the first chunk whose bytes belong to a track of another kind as well.
    pub shared: Option<u64>,
    /// Why the tables do not say all.
    pub flaw: Option<DefectCode>,
}

/// Half of what an offset of 32 bits can say: no writer jumps back so far.
const WRAPPED: u64 = 1 << 31;

/// The boxes that say where samples are.
#[derive(Debug, Clone, Copy)]
pub struct LayoutBoxes<'b> {
    /// `stsz` or `stz2`.
    pub sizes: &'b BoxHeader,
    /// `stsc` (8.7.4).
    pub stsc: &'b BoxHeader,
    /// `stco` or `co64` (8.7.5).
    pub chunks: &'b BoxHeader,
}

/// A chunk that holds samples.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk {
    pub(super) offset: u64,
    /// Sizes of its samples together, in bytes.
    pub(super) bytes: u64,
    samples: u64,
    /// The number of the sample entry that they use, counted from 1.
    description: u32,
}

/// The chunks of a track in the order of its samples, as long as there are samples for them.
pub(super) struct Chunks<'b> {
    sizes: Sizes<'b>,
    table: Table<'b>,
    is_wide: bool,
    per_chunk: Table<'b>,
    run: ChunkRun,
    next_run: Option<ChunkRun>,
    number: u64,
    /// The tables have room for more samples than there are.
    has_room: bool,
}

impl<'b> Chunks<'b> {
    pub(super) fn open(scan: &mut Scan<'b, '_>, stbl: &Place<'_>, boxes: LayoutBoxes<'_>) -> Self {
        let sizes = Sizes::open(scan, stbl, boxes.sizes);
        let is_wide = boxes.chunks.is(b"co64");
        let place = stbl.child(&boxes.chunks.kind.0);
        let table = Table::counted(scan, &place, boxes.chunks, if is_wide { 8 } else { 4 });
        let mut per_chunk = Table::counted(scan, &stbl.child(b"stsc"), boxes.stsc, 12);
        Self {
            sizes,
            table,
            is_wide,
            run: ChunkRun::default(),
            next_run: ChunkRun::read(&mut per_chunk),
            per_chunk,
            number: 0,
            has_room: false,
        }
    }

    /// The offset of the next chunk that has samples, and how many there are.
    fn placed(&mut self) -> Option<(u64, u64)> {
        loop {
            let mut entry = self.table.next()?;
            let offset = match self.is_wide {
                true => entry.u64(),
                false => entry.u32().map(u64::from),
            };
            self.number += 1;
            let begins = |next: &ChunkRun| u64::from(next.first_chunk) <= self.number;
            while let Some(next) = self.next_run.filter(begins) {
                self.run = next;
                self.next_run = ChunkRun::read(&mut self.per_chunk);
            }
            if self.run.samples > 0 {
                return Some((offset?, u64::from(self.run.samples)));
            }
        }
    }
}

impl Iterator for Chunks<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let (offset, count) = self.placed()?;
        if self.sizes.left == 0 {
            self.has_room = true;
            return None;
        }
        let (samples, bytes) = self.sizes.sum(count);
        self.has_room |= samples < count;
        Some(Chunk {
            offset,
            bytes,
            samples,
            description: self.run.description,
        })
    }
}

/// Sums up the tables that say where samples are.
pub fn layout(scan: &mut Scan<'_, '_>, stbl: &Place<'_>, boxes: LayoutBoxes<'_>) -> SampleLayout {
    let mut chunks = Chunks::open(scan, stbl, boxes);
    let mut layout = SampleLayout {
        samples: chunks.sizes.left,
        ..SampleLayout::default()
    };
    let mut before = 0;
    for chunk in chunks.by_ref() {
        let offset = chunk.offset;
        layout.entries |= entry_bit(chunk.description);
        layout.goes_back |= offset.saturating_add(WRAPPED) < before;
        before = offset;
        layout.placed = layout.placed.saturating_add(chunk.samples);
        layout.bytes = layout.bytes.saturating_add(chunk.bytes);
        layout.lowest = Some(layout.lowest.map_or(offset, |lowest| lowest.min(offset)));
        layout.farthest = layout.farthest.max(offset.saturating_add(chunk.bytes));
    }
    layout.has_room = layout.samples > 0 && chunks.has_room;
    layout.goes_back &= !chunks.is_wide;
    let (_, unplaced) = chunks.sizes.sum(u64::MAX);
    layout.bytes = layout.bytes.saturating_add(unplaced);
    let tables = [&chunks.sizes.table, &chunks.table, &chunks.per_chunk];
    layout.flaw = tables.into_iter().find_map(Table::flaw);
    layout
}

/// The bit that stands for a sample entry, counted from 1; all bits for one that cannot be.
#[must_use]
pub(super) const fn entry_bit(number: u32) -> u64 {
    match number {
        1..=64 => 1 << (number - 1),
        _ => u64::MAX,
    }
}

/// One entry of `stsc`: from this chunk on each holds this many samples.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ChunkRun {
    pub(super) first_chunk: u32,
    pub(super) samples: u32,
    pub(super) description: u32,
}

impl ChunkRun {
    pub(super) fn read(table: &mut Table<'_>) -> Option<Self> {
        let mut entry = table.next()?;
        Some(Self {
            first_chunk: entry.u32()?,
            samples: entry.u32()?,
            description: entry.u32()?,
        })
    }
}
