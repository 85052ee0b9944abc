//! Where samples are: chunks, by `stsc` (8.7.4) and `stco` or `co64` (8.7.5).

use super::{Sizes, Table};
use crate::facts::DefectCode;
use crate::isobmff::boxes::{BoxHeader, Scan};
use crate::isobmff::defects::Place;

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
pub(in crate::isobmff) struct Chunk {
    pub(in crate::isobmff) offset: u64,
    /// Sizes of its samples together, in bytes.
    pub(in crate::isobmff) bytes: u64,
    samples: u64,
    /// The number of the sample entry that they use, counted from 1.
    description: u32,
}

/// The chunks of a track in the order of its samples, as long as there are samples for them.
pub(in crate::isobmff) struct Chunks<'b> {
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
    pub(in crate::isobmff) fn open(
        scan: &mut Scan<'b, '_>,
        stbl: &Place<'_>,
        boxes: LayoutBoxes<'_>,
    ) -> Self {
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
pub(in crate::isobmff) const fn entry_bit(number: u32) -> u64 {
    match number {
        1..=64 => 1 << (number - 1),
        _ => u64::MAX,
    }
}

/// One entry of `stsc`: from this chunk on each holds this many samples.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::isobmff) struct ChunkRun {
    pub(in crate::isobmff) first_chunk: u32,
    pub(in crate::isobmff) samples: u32,
    pub(in crate::isobmff) description: u32,
}

impl ChunkRun {
    pub(in crate::isobmff) fn read(table: &mut Table<'_>) -> Option<Self> {
        let mut entry = table.next()?;
        Some(Self {
            first_chunk: entry.u32()?,
            samples: entry.u32()?,
            description: entry.u32()?,
        })
    }
}
