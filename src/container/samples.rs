//! Where each sample of one track is and when it is decoded, one after the other: first what the
//! tables of `moov` place, then fragment by fragment.
//!
//! No table and no list of samples is ever in memory whole, but for the samples of one fragment.

use super::boxes::{Header, Place, Scan, header};
use super::fragments::{FragmentTrack, Fragments};
use super::limits;
use super::movie::{MovieBoxes, TrackExtends};
use super::tables::{ChunkRun, Runs, Sizes, Table};
use super::top::FileBoxes;
use super::track::{SampleTables, Track};
use crate::facts::{DefectCode, FourCc};
use crate::source::{ByteSource, ReadError};
use std::collections::VecDeque;

/// Samples of one size and duration that lie one behind the other in the file.
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

/// A walk over the samples of one track.
#[derive(Debug)]
pub struct SampleWalk {
    tables: Option<TableWalk>,
    fragments: Option<FragmentWalk>,
    flaw: Option<DefectCode>,
}

impl SampleWalk {
    /// Starts at the first sample of `track`.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn open<S: ByteSource + ?Sized>(
        scan: &mut Scan<'_, S>,
        file: &FileBoxes,
        movie: &MovieBoxes,
        track: &Track,
    ) -> Result<Self, ReadError> {
        scan.begin(limits::MOVIE_READS);
        let tables = match track.tables {
            Some(tables) => Some(TableWalk::open(scan, tables).await?),
            None => None,
        };
        let id = track.header.map_or(0, |header| header.id);
        let fragments = (file.fragments.count > 0).then(|| FragmentWalk {
            at: file.start,
            boxes_left: limits::TOP_BOXES,
            id,
            extends: movie.track_extends.clone(),
            next_at: 0,
            runs: VecDeque::new(),
        });
        Ok(Self {
            tables,
            fragments,
            flaw: None,
        })
    }

    /// The next samples; `None` at the end, or where nothing more can be told.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn next<S: ByteSource + ?Sized>(
        &mut self,
        scan: &mut Scan<'_, S>,
    ) -> Result<Option<Run>, ReadError> {
        if let Some(tables) = &mut self.tables {
            if let Some(run) = tables.next(scan).await? {
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
        fragments.next(scan, &mut self.flaw).await
    }

    /// Why the samples are not all there.
    #[must_use]
    pub const fn flaw(&self) -> Option<DefectCode> {
        self.flaw
    }
}

/// The samples that the tables of `moov` place.
#[derive(Debug)]
struct TableWalk {
    sizes: Sizes,
    chunks: Table,
    wide: bool,
    per_chunk: Table,
    durations: Runs,
    run: ChunkRun,
    next_run: Option<ChunkRun>,
    chunk: u64,
    /// Samples of this chunk that are still to come, and where the next one lies.
    left: u64,
    offset: u64,
    at: i128,
}

impl TableWalk {
    async fn open<S: ByteSource + ?Sized>(
        scan: &mut Scan<'_, S>,
        tables: SampleTables,
    ) -> Result<Self, ReadError> {
        // What is wrong with the tables was written down when they were summed up.
        let stbl = Place::top(FourCc(*b"stbl"));
        let wide = tables.chunks.is(b"co64");
        let place = stbl.child(&tables.chunks.kind.0);
        let width = if wide { 8 } else { 4 };
        let mut per_chunk = Table::counted(scan, &stbl.child(b"stsc"), &tables.stsc, 12).await?;
        Ok(Self {
            sizes: Sizes::open(scan, &stbl, &tables.sizes).await?,
            chunks: Table::counted(scan, &place, &tables.chunks, width).await?,
            wide,
            run: ChunkRun::default(),
            next_run: ChunkRun::read(&mut per_chunk, scan).await?,
            per_chunk,
            durations: Runs {
                table: Table::counted(scan, &stbl.child(b"stts"), &tables.stts, 8).await?,
                ..Runs::default()
            },
            chunk: 0,
            left: 0,
            offset: 0,
            at: 0,
        })
    }

    fn flaw(&self) -> Option<DefectCode> {
        let tables = [&self.sizes.table, &self.chunks, &self.per_chunk];
        tables.into_iter().find_map(Table::flaw)
    }

    async fn next<S: ByteSource + ?Sized>(
        &mut self,
        scan: &mut Scan<'_, S>,
    ) -> Result<Option<Run>, ReadError> {
        while self.left == 0 {
            if !self.next_chunk(scan).await? {
                return Ok(None);
            }
        }
        // Samples without a duration last as long as the last one that has one.
        let timed = self.durations.refill(scan).await?;
        let mut count = 1;
        let size = match self.sizes.constant {
            Some(size) => {
                count = self.left.min(self.sizes.left);
                if timed {
                    count = count.min(self.durations.left);
                }
                self.sizes.left -= count;
                (count > 0).then_some(size)
            }
            None => self.sizes.next(scan).await?,
        };
        let Some(size) = size else {
            return Ok(None);
        };
        let run = Run {
            offset: self.offset,
            size,
            count,
            at: self.at,
            duration: self.durations.value,
            description: self.run.description,
        };
        self.durations.left = self.durations.left.saturating_sub(count);
        self.left -= count;
        self.offset = self
            .offset
            .saturating_add(count.saturating_mul(u64::from(size)));
        self.at += i128::from(count) * i128::from(run.duration);
        Ok(Some(run))
    }

    async fn next_chunk<S: ByteSource + ?Sized>(
        &mut self,
        scan: &mut Scan<'_, S>,
    ) -> Result<bool, ReadError> {
        let Some(mut entry) = self.chunks.next(scan).await? else {
            return Ok(false);
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
            self.next_run = ChunkRun::read(&mut self.per_chunk, scan).await?;
        }
        self.left = u64::from(self.run.samples);
        Ok(true)
    }
}

/// The samples that fragments hold, read fragment by fragment.
#[derive(Debug)]
struct FragmentWalk {
    /// Offset of the next box at the top level.
    at: u64,
    boxes_left: u32,
    id: u32,
    extends: Vec<TrackExtends>,
    /// Where the samples so far end, in units of the track's time scale.
    next_at: i128,
    runs: VecDeque<Run>,
}

impl FragmentWalk {
    async fn next<S: ByteSource + ?Sized>(
        &mut self,
        scan: &mut Scan<'_, S>,
        flaw: &mut Option<DefectCode>,
    ) -> Result<Option<Run>, ReadError> {
        while self.runs.is_empty() && flaw.is_none() {
            if self.boxes_left == 0 {
                *flaw = Some(DefectCode::TooManyBoxes);
                return Ok(None);
            }
            self.boxes_left -= 1;
            let there = self.at..self.at.saturating_add(16);
            let file_len = scan.window.file_len();
            let bytes = scan.window.bytes(there, limits::FRAGMENT_READ).await?;
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
            fragment.add(scan, &found, &self.extends, |_| 0).await?;
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
