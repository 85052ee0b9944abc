//! Where each sample of one track is and when it is decoded, one after the other: first what the
//! tables of `moov` place, then fragment by fragment.
//!
//! The tables are in memory as they stand in the file; samples are listed for one fragment at a time.

use super::box_bytes::{self, BoxBytes};
use super::boxes::{BoxHeader, Header, Scan, header};
use super::defects::{Defects, Place};
use super::file::FileBoxes;
use super::fragments::{FragmentTrack, Fragments};
use super::limits;
use super::movie::MovieBoxes;
use super::tables::{ChunkRun, Runs, Sizes, Table};
use super::track::{SampleTables, Track};
use super::window::Window;
use crate::facts::{DefectCode, FourCc};
use crate::source::{ByteSource, ReadError};
use std::collections::VecDeque;

/// Samples of one kind, size and duration that lie one behind the other in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Offset of the first one in the file.
    pub offset: u64,
    /// Size of each in bytes.
    pub size: u32,
    /// How many there are; never zero.
    pub count: u64,
    /// When the first one is decoded, in units of the track's time scale.
    pub at: i128,
    /// How long each lasts, in these units.
    pub duration: u32,
    /// How much later each is shown than decoded, in these units.
    pub offset_shown: i32,
    /// Decoding can begin with each of them.
    pub is_key: bool,
    /// Which sample description they use, counted from 1.
    pub description: u32,
}

impl Run {
    /// Takes the first `count` samples off; `None` when none are left.
    #[must_use]
    pub fn after(self, count: u64) -> Option<Self> {
        let left = self.count.checked_sub(count).filter(|left| *left > 0)?;
        Some(Self {
            offset: self.offset.saturating_add(count * u64::from(self.size)),
            count: left,
            at: self.at + i128::from(count) * i128::from(self.duration),
            ..self
        })
    }
}

/// Reads the `moov` of a file again, with the tables that say where its samples are.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub async fn tables<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    movie: &MovieBoxes,
) -> Result<BoxBytes, ReadError> {
    let moov = BoxHeader {
        kind: FourCc(*b"moov"),
        start: movie.range.start,
        body: movie.body,
        end: movie.range.end,
    };
    let held = box_bytes::boxes(window, &moov).await?;
    Ok(held.unwrap_or_default())
}

/// A walk over the samples of one track.
#[derive(Debug)]
pub struct SampleWalk<'b> {
    tables: Option<TableWalk<'b>>,
    fragments: Option<FragmentWalk<'b>>,
    flaw: Option<DefectCode>,
}

impl<'b> SampleWalk<'b> {
    /// Starts at the first sample of `track`. `held` is what [`tables`] read of the file.
    #[must_use]
    pub fn open(
        held: &'b BoxBytes,
        file: &FileBoxes,
        movie: &'b MovieBoxes,
        track: &Track,
    ) -> Self {
        let id = track.header.map_or(0, |header| header.id);
        let fragments = (file.fragments.count > 0).then(|| FragmentWalk {
            at: file.start,
            boxes_left: limits::TOP_BOXES,
            id,
            movie,
            next_at: 0,
            runs: VecDeque::new(),
        });
        Self {
            tables: track.tables.map(|tables| TableWalk::open(held, tables)),
            fragments,
            flaw: None,
        }
    }

    /// The next samples; `None` at the end, or where nothing more can be told. Fragments are read
    /// through `window`.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn next<S: ByteSource + ?Sized>(
        &mut self,
        window: &mut Window<'_, S>,
    ) -> Result<Option<Run>, ReadError> {
        if let Some(tables) = &mut self.tables {
            if let Some(run) = tables.next() {
                return Ok(Some(run));
            }
            self.flaw = self.flaw.or(tables.flaw());
            if let Some(fragments) = &mut self.fragments {
                fragments.next_at = tables.at;
            }
            self.tables = None;
        }
        let Some(fragments) = &mut self.fragments else {
            return Ok(None);
        };
        fragments.next(window, &mut self.flaw).await
    }

    /// Why the samples are not all there.
    #[must_use]
    pub const fn flaw(&self) -> Option<DefectCode> {
        self.flaw
    }
}

/// The samples that the tables of `moov` place.
#[derive(Debug)]
struct TableWalk<'b> {
    sizes: Sizes<'b>,
    chunks: Table<'b>,
    wide: bool,
    per_chunk: Table<'b>,
    durations: Runs<'b>,
    offsets: Runs<'b>,
    keys: Option<Keys<'b>>,
    run: ChunkRun,
    next_run: Option<ChunkRun>,
    chunk: u64,
    /// Samples of this chunk that are still to come, and where the next one lies.
    left: u64,
    offset: u64,
    at: i128,
}

impl<'b> TableWalk<'b> {
    fn open(held: &'b BoxBytes, tables: SampleTables) -> Self {
        // What is wrong with the tables was written down when they were summed up.
        let mut defects = Defects::default();
        let mut scan = Scan::new(held, &mut defects);
        let stbl = Place::top(FourCc(*b"stbl"));
        let wide = tables.chunks.is(b"co64");
        let place = stbl.child(&tables.chunks.kind.0);
        let width = if wide { 8 } else { 4 };
        let mut per_chunk = Table::counted(&mut scan, &stbl.child(b"stsc"), &tables.stsc, 12);
        Self {
            sizes: Sizes::open(&mut scan, &stbl, &tables.sizes),
            chunks: Table::counted(&mut scan, &place, &tables.chunks, width),
            wide,
            run: ChunkRun::default(),
            next_run: ChunkRun::read(&mut per_chunk),
            per_chunk,
            durations: Runs {
                table: Table::counted(&mut scan, &stbl.child(b"stts"), &tables.stts, 8),
                ..Runs::default()
            },
            offsets: Runs {
                table: tables.ctts.map_or_else(Table::default, |ctts| {
                    Table::counted(&mut scan, &stbl.child(b"ctts"), &ctts, 8)
                }),
                ..Runs::default()
            },
            keys: tables
                .stss
                .map(|stss| Keys::new(Table::counted(&mut scan, &stbl.child(b"stss"), &stss, 4))),
            chunk: 0,
            left: 0,
            offset: 0,
            at: 0,
        }
    }

    fn flaw(&self) -> Option<DefectCode> {
        let tables = [&self.sizes.table, &self.chunks, &self.per_chunk];
        tables.into_iter().find_map(Table::flaw)
    }

    fn next(&mut self) -> Option<Run> {
        while self.left == 0 {
            if !self.next_chunk() {
                return None;
            }
        }
        // Samples without a duration last as long as the last one that has one.
        let timed = self.durations.refill();
        let shifted = self.offsets.refill();
        let (is_key, alike) = match &mut self.keys {
            Some(keys) => keys.next(),
            None => (true, u64::MAX),
        };
        let mut count = 1;
        let size = match self.sizes.constant {
            Some(size) => {
                count = self.left.min(self.sizes.left).min(alike);
                if timed {
                    count = count.min(self.durations.left);
                }
                if shifted {
                    count = count.min(self.offsets.left);
                }
                self.sizes.left -= count;
                (count > 0).then_some(size)
            }
            None => self.sizes.next(),
        };
        let run = Run {
            offset: self.offset,
            size: size?,
            count,
            at: self.at,
            duration: self.durations.value,
            offset_shown: if shifted {
                self.offsets.value.cast_signed()
            } else {
                0
            },
            is_key,
            description: self.run.description,
        };
        self.durations.left = self.durations.left.saturating_sub(count);
        self.offsets.left = self.offsets.left.saturating_sub(count);
        if let Some(keys) = &mut self.keys {
            keys.pass(count);
        }
        self.left -= count;
        self.offset = self
            .offset
            .saturating_add(count.saturating_mul(u64::from(run.size)));
        self.at += i128::from(count) * i128::from(run.duration);
        Some(run)
    }

    fn next_chunk(&mut self) -> bool {
        let Some(mut entry) = self.chunks.next() else {
            return false;
        };
        let offset = if self.wide {
            entry.u64()
        } else {
            entry.u32().map(u64::from)
        };
        self.offset = offset.unwrap_or_default();
        self.chunk += 1;
        while let Some(next) = self
            .next_run
            .filter(|next| u64::from(next.first_chunk) <= self.chunk)
        {
            self.run = next;
            self.next_run = ChunkRun::read(&mut self.per_chunk);
        }
        self.left = u64::from(self.run.samples);
        true
    }
}

/// The key frames that `stss` lists, by their numbers.
#[derive(Debug)]
struct Keys<'b> {
    table: Table<'b>,
    /// The number of the next sample, counted from 1.
    number: u64,
    /// The number of the next key frame; `None` after the last one.
    next: Option<u64>,
}

impl<'b> Keys<'b> {
    fn new(mut table: Table<'b>) -> Self {
        let next = number(&mut table);
        Self {
            table,
            number: 1,
            next,
        }
    }

    /// Whether the next sample is a key frame, and how many samples in a row answer the same.
    fn next(&mut self) -> (bool, u64) {
        // Numbers that do not rise name what has gone by.
        while self.next.is_some_and(|next| next < self.number) {
            self.next = number(&mut self.table);
        }
        match self.next {
            Some(next) if next == self.number => (true, 1),
            Some(next) => (false, next - self.number),
            None => (false, u64::MAX),
        }
    }

    const fn pass(&mut self, count: u64) {
        self.number = self.number.saturating_add(count);
    }
}

fn number(table: &mut Table<'_>) -> Option<u64> {
    table.next()?.u32().map(u64::from)
}

/// The samples that fragments hold, read fragment by fragment.
#[derive(Debug)]
struct FragmentWalk<'b> {
    /// Offset of the next box at the top level.
    at: u64,
    boxes_left: u32,
    id: u32,
    movie: &'b MovieBoxes,
    /// Where the samples so far end, in units of the track's time scale.
    next_at: i128,
    runs: VecDeque<Run>,
}

impl FragmentWalk<'_> {
    async fn next<S: ByteSource + ?Sized>(
        &mut self,
        window: &mut Window<'_, S>,
        flaw: &mut Option<DefectCode>,
    ) -> Result<Option<Run>, ReadError> {
        while self.runs.is_empty() && flaw.is_none() {
            if self.boxes_left == 0 {
                *flaw = Some(DefectCode::TooManyBoxes);
                return Ok(None);
            }
            self.boxes_left -= 1;
            let there = self.at..self.at.saturating_add(16);
            let file_len = window.file_len();
            let bytes = window.bytes(there, limits::FRAGMENT_READ).await?;
            let (Header::Sized(found) | Header::ToTheEnd(found)) = header(bytes, self.at, file_len)
            else {
                return Ok(None);
            };
            self.at = found.end;
            if !found.is(b"moof") {
                continue;
            }
            let mut fragment = Fragments {
                tracks: vec![FragmentTrack {
                    id: self.id,
                    kept: Some(VecDeque::new()),
                    ..FragmentTrack::default()
                }],
                ..Fragments::default()
            };
            if let Some(own) = fragment.tracks.first_mut() {
                own.timing.decoded = self.next_at;
            }
            match box_bytes::boxes(window, &found).await? {
                Ok(held) => {
                    let mut defects = Defects::default();
                    let mut scan = Scan::new(&held, &mut defects);
                    fragment.add(&mut scan, &found, Some(self.movie));
                }
                Err(code) => fragment.refuse(code),
            }
            *flaw = flaw.or(fragment.flaw);
            if let Some(own) = fragment.tracks.into_iter().next() {
                self.next_at = own.timing.decoded;
                self.runs = own.kept.unwrap_or_default();
                *flaw = flaw.or(own.timing.flaw);
            }
        }
        Ok(self.runs.pop_front())
    }
}
