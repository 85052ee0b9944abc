//! Movie fragments: `moof` (ISO/IEC 14496-12, 8.8), headers only, never the samples.

use super::boxes::{BoxHeader, Scan};
use super::defects::Place;
use super::limits;
use super::movie::MovieBoxes;
use super::places::{SamplePlace, Spread};
use super::samples::Run;
use super::tables::{Table, Timing, entry_bit};
use crate::bitstream::fields::Fields;
use crate::facts::DefectCode;
use std::collections::VecDeque;
use std::ops::Range;

/// What all fragments together hold of one track.
#[derive(Debug, Clone, Default)]
pub struct FragmentTrack {
    /// `track_ID`.
    pub id: u32,
    /// When its samples are decoded and shown, in units of the track's time scale.
    pub timing: Timing,
    /// Sizes of its samples together, in bytes.
    pub bytes: u64,
    /// The end of the run of samples that reaches farthest, as an offset in the file.
    pub farthest: u64,
    /// Which sample entries its samples use, as bits from the lowest on.
    pub entries: u64,
    /// Where its samples lie, run by run; at most [`limits::MEDIA_RANGES`].
    pub runs: Vec<Range<u64>>,
    /// How far in all the decode times of later fragments go back behind the beginning of the sample
    /// before, in units of the track's time scale.
    pub hidden: i128,
    /// The `moof` that first does so: its number, counted from 1, and its offset.
    pub hidden_at: (u32, u64),
    /// Where the first samples of some fragments are, and the last sample of all.
    pub places: Spread,
    /// The samples one by one, for whoever asks to have them kept; at most
    /// [`limits::FRAGMENT_SAMPLES`].
    pub kept: Option<VecDeque<Run>>,
}

impl FragmentTrack {
    /// Takes note that a run of samples lies there.
    fn hold(&mut self, run: Range<u64>) {
        let is_full = self.runs.len() >= limits::MEDIA_RANGES;
        match self.runs.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ if !is_full => self.runs.push(run),
            _ => {}
        }
    }

    /// Goes on at this decode time in the `moof` of that number and offset.
    fn go_to(&mut self, time: i128, moof: (u32, u64)) {
        let timing = &mut self.timing;
        let back = timing.decoded - i128::from(timing.last) - time;
        if back > 0 {
            if self.hidden == 0 {
                self.hidden_at = moof;
            }
            self.hidden += back;
        }
        timing.decoded = time;
    }
}

/// What all fragments of a file hold.
#[derive(Debug, Clone, Default)]
pub struct Fragments {
    /// How many `moof` there are.
    pub count: u32,
    /// Their tracks.
    pub tracks: Vec<FragmentTrack>,
    /// Why not all that they hold is known.
    pub flaw: Option<DefectCode>,
    /// Bytes of the largest `moof` so far.
    pub largest: u64,
}

/// `tfhd` (8.8.7): what holds for all runs of this track in this fragment.
#[derive(Debug, Clone, Copy, Default)]
struct FragmentHeader {
    track: u32,
    entry: Option<u32>,
    base: Option<u64>,
    base_is_moof: bool,
    duration: Option<u32>,
    size: Option<u32>,
    flags: Option<u32>,
}

/// Flags of `tfhd`.
mod tfhd {
    pub(super) const BASE_DATA_OFFSET: u32 = 0x1;
    pub(super) const SAMPLE_DESCRIPTION: u32 = 0x2;
    pub(super) const DEFAULT_DURATION: u32 = 0x8;
    pub(super) const DEFAULT_SIZE: u32 = 0x10;
    pub(super) const DEFAULT_FLAGS: u32 = 0x20;
    pub(super) const DEFAULT_BASE_IS_MOOF: u32 = 0x2_0000;
}

/// `sample_is_non_sync_sample` among the flags of a sample (8.8.3.1).
const NO_KEY: u32 = 0x1_0000;

/// Flags of `trun`.
mod trun {
    pub(super) const DATA_OFFSET: u32 = 0x1;
    pub(super) const FIRST_FLAGS: u32 = 0x4;
    pub(super) const DURATION: u32 = 0x100;
    pub(super) const SIZE: u32 = 0x200;
    pub(super) const FLAGS: u32 = 0x400;
    pub(super) const OFFSET: u32 = 0x800;
}

impl Fragments {
    /// Reads one `moof` and adds what it holds. `movie` gives defaults for its samples, and says where
    /// the samples of each track before all fragments end.
    pub fn add(&mut self, scan: &mut Scan<'_, '_>, moof: &BoxHeader, movie: Option<&MovieBoxes>) {
        self.count = self.count.saturating_add(1);
        let size = moof.end.saturating_sub(moof.start);
        self.largest = self.largest.max(size);
        let place = Place::top(moof.kind).numbered(self.count);
        // Without an explicit base, the data of the first run stand relative to the `moof`, those of
        // each further one where the last ended.
        let mut implicit_base = moof.start;
        let mut number = 0;
        for traf in scan.children(&place, moof.range()) {
            if traf.is(b"moof") || traf.is(b"mdat") {
                // The fragment's size is wrong: it has swallowed others.
                scan.note(DefectCode::BoxSizeIllegal, &place, moof.start);
            }
            if !traf.is(b"traf") {
                continue;
            }
            number += 1;
            let place = place.child(b"traf").numbered(number);
            let bases = (moof.start, implicit_base);
            implicit_base = self.add_track(scan, &place, &traf, bases, movie);
        }
        self.flaw = self.flaw.or(scan.defects.latest());
    }

    /// Counts a `moof` that was not read, for this reason.
    pub fn refuse(&mut self, code: DefectCode) {
        self.count = self.count.saturating_add(1);
        self.flaw = self.flaw.or(Some(code));
    }

    /// The track of this identifier.
    #[must_use]
    pub fn track(&self, id: u32) -> Option<&FragmentTrack> {
        self.tracks.iter().find(|track| track.id == id)
    }

    /// The end of the samples that reach farthest, as an offset in the file.
    #[must_use]
    pub fn farthest(&self) -> u64 {
        let ends = self.tracks.iter().map(|track| track.farthest);
        ends.max().unwrap_or_default()
    }

    /// Adds one track of a fragment. `bases` are the offset of the `moof`, and where samples stand that
    /// name no base. Gives where those of the next track would.
    fn add_track(
        &mut self,
        scan: &mut Scan<'_, '_>,
        place: &Place<'_>,
        traf: &BoxHeader,
        (moof_start, implicit_base): (u64, u64),
        movie: Option<&MovieBoxes>,
    ) -> u64 {
        let children = scan.children(place, traf.range());
        let find = |kind: &[u8; 4]| children.iter().find(|child| child.is(kind));
        let Some(tfhd) = find(b"tfhd") else {
            scan.note(DefectCode::BoxMissing, &place.child(b"tfhd"), traf.start);
            return implicit_base;
        };
        let parsed = scan.parse(&place.child(b"tfhd"), tfhd, fragment_header);
        let Some(header) = parsed else {
            return implicit_base;
        };
        let extends = movie.map(|movie| movie.track_extends.as_slice());
        let mut extends = extends.unwrap_or_default().iter();
        let defaults = extends.find(|extends| extends.track == header.track);
        let number = self.count;
        let Some(track) = self.track_mut(header.track, movie) else {
            scan.note(DefectCode::TooManyBoxes, place, traf.start);
            return implicit_base;
        };
        if let Some(tfdt) = find(b"tfdt") {
            let parse = |mut fields: Fields<'_>| {
                let (version, _) = fields.version_flags()?;
                fields.by_version(version)
            };
            if let Some(time) = scan.parse(&place.child(b"tfdt"), tfdt, parse) {
                track.go_to(i128::from(time), (number, moof_start));
            }
        }
        let base = header.base.unwrap_or(if header.base_is_moof {
            moof_start
        } else {
            implicit_base
        });
        if find(b"trun").is_some() {
            let entry = header.entry.or(defaults.map(|defaults| defaults.entry));
            track.entries |= entry_bit(entry.unwrap_or_default());
        }
        let mut run = TrackRun {
            base,
            from: base,
            at: base,
            duration: header
                .duration
                .or(defaults.map(|defaults| defaults.duration)),
            size: header.size.or(defaults.map(|defaults| defaults.size)),
            flags: header.flags.or(defaults.map(|defaults| defaults.flags)),
            description: header
                .entry
                .or(defaults.map(|defaults| defaults.entry))
                .unwrap_or(1),
            is_begun: false,
        };
        for (number, trun) in (1..).zip(children.iter().filter(|child| child.is(b"trun"))) {
            let place = place.child(b"trun").numbered(number);
            run.add(scan, &place, trun, track);
            track.hold(run.from..run.at);
        }
        run.at
    }

    /// The track of this identifier, made where it is new; `None` where there are more than any real
    /// file has.
    fn track_mut(&mut self, id: u32, movie: Option<&MovieBoxes>) -> Option<&mut FragmentTrack> {
        let at = match self.tracks.iter().position(|track| track.id == id) {
            Some(at) => at,
            None if self.tracks.len() >= limits::TRACKS => return None,
            None => {
                let mut track = FragmentTrack {
                    id,
                    ..FragmentTrack::default()
                };
                let own = movie.and_then(|movie| movie.track(id));
                track.timing.decoded = own.map_or(0, |own| own.timing.decoded);
                self.tracks.push(track);
                self.tracks.len() - 1
            }
        };
        self.tracks.get_mut(at)
    }
}

fn fragment_header(mut fields: Fields<'_>) -> Option<FragmentHeader> {
    let (_, flags) = fields.version_flags()?;
    let mut header = FragmentHeader {
        track: fields.u32()?,
        base_is_moof: flags & tfhd::DEFAULT_BASE_IS_MOOF != 0,
        ..FragmentHeader::default()
    };
    if flags & tfhd::BASE_DATA_OFFSET != 0 {
        header.base = Some(fields.u64()?);
    }
    if flags & tfhd::SAMPLE_DESCRIPTION != 0 {
        header.entry = Some(fields.u32()?);
    }
    if flags & tfhd::DEFAULT_DURATION != 0 {
        header.duration = Some(fields.u32()?);
    }
    if flags & tfhd::DEFAULT_SIZE != 0 {
        header.size = Some(fields.u32()?);
    }
    if flags & tfhd::DEFAULT_FLAGS != 0 {
        header.flags = fields.u32();
    }
    Some(header)
}

/// The runs (`trun`, 8.8.8) of one track in one fragment, read one after the other.
struct TrackRun {
    base: u64,
    /// Where the samples of the latest run begin, and where the next one comes.
    from: u64,
    at: u64,
    duration: Option<u32>,
    size: Option<u32>,
    flags: Option<u32>,
    description: u32,
    /// A sample of this track in this fragment has been placed.
    is_begun: bool,
}

impl TrackRun {
    fn add(
        &mut self,
        scan: &mut Scan<'_, '_>,
        place: &Place<'_>,
        header: &BoxHeader,
        track: &mut FragmentTrack,
    ) {
        self.from = self.at;
        let lead = |mut fields: Fields<'_>| {
            let (_, flags) = fields.version_flags()?;
            let count = fields.u32()?;
            let offset = if flags & trun::DATA_OFFSET != 0 {
                Some(fields.i32()?)
            } else {
                None
            };
            let first = match flags & trun::FIRST_FLAGS {
                0 => None,
                _ => fields.u32(),
            };
            Some((flags, count, offset, first))
        };
        let Some((flags, count, offset, mut first)) = scan.parse(place, header, lead) else {
            track.timing.flaw = Some(DefectCode::BoxTooShort);
            return;
        };
        if let Some(offset) = offset {
            self.at = self.base.saturating_add_signed(i64::from(offset));
        }
        self.from = self.at;
        let has = |flag: u32| flags & flag != 0;
        let lead =
            8 + 4 * u64::from(has(trun::DATA_OFFSET)) + 4 * u64::from(has(trun::FIRST_FLAGS));
        let per_sample = [trun::DURATION, trun::SIZE, trun::FLAGS, trun::OFFSET];
        let width = 4 * per_sample.iter().filter(|&&flag| has(flag)).count() as u64;
        if (!has(trun::DURATION) && self.duration.is_none()) && count > 0 {
            track.timing.untimed = track.timing.untimed.saturating_add(u64::from(count));
        }
        let default = RunEntry {
            duration: self.duration.unwrap_or_default(),
            size: self.size.unwrap_or_default(),
            offset: 0,
            flags: self.flags.unwrap_or_default(),
        };
        if width == 0 {
            // Nothing stands in the file for each sample: multiplied, not counted.
            let mut count = u64::from(count);
            if let Some(flags) = first.filter(|_| count > 0) {
                self.place(track, 1, RunEntry { flags, ..default });
                count -= 1;
            }
            self.place(track, count, default);
            return;
        }
        let mut table = Table::open(scan, place, header, lead, u64::from(count), width);
        for mut entry in table.by_ref() {
            let mut sample = default;
            if has(trun::DURATION) {
                sample.duration = entry.u32().unwrap_or_default();
            }
            if has(trun::SIZE) {
                sample.size = entry.u32().unwrap_or_default();
            }
            if has(trun::FLAGS) {
                sample.flags = entry.u32().unwrap_or_default();
            }
            sample.flags = first.take().unwrap_or(sample.flags);
            if has(trun::OFFSET) {
                sample.offset = entry.i32().unwrap_or_default();
            }
            self.place(track, 1, sample);
        }
        track.timing.flaw = track.timing.flaw.or(table.flaw());
    }

    fn place(&mut self, track: &mut FragmentTrack, count: u64, sample: RunEntry) {
        if count == 0 {
            return;
        }
        if let Some(kept) = &mut track.kept {
            if kept.len() < limits::FRAGMENT_SAMPLES {
                kept.push_back(Run {
                    offset: self.at,
                    size: sample.size,
                    count,
                    at: track.timing.decoded,
                    duration: sample.duration,
                    offset_shown: sample.offset,
                    is_key: sample.flags & NO_KEY == 0,
                    description: 1,
                });
            } else {
                track.timing.flaw = Some(DefectCode::TooManyBoxes);
            }
        }
        track.timing.add(count, sample.duration, sample.offset);
        let bytes = count.saturating_mul(u64::from(sample.size));
        let place = |offset| SamplePlace {
            offset,
            size: sample.size.into(),
            description: self.description,
        };
        if !std::mem::replace(&mut self.is_begun, true) {
            track.places.add(place(self.at));
        }
        self.at = self.at.saturating_add(bytes);
        let last = self.at.saturating_sub(sample.size.into());
        track.places.end(place(last));
        track.bytes = track.bytes.saturating_add(bytes);
        track.farthest = track.farthest.max(self.at);
    }
}

/// One sample as a run (`trun`) gives it.
#[derive(Clone, Copy)]
struct RunEntry {
    duration: u32,
    size: u32,
    offset: i32,
    flags: u32,
}

/// What a segment index (`sidx`, 8.16.3) promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    /// Offset of the box.
    pub offset: u64,
    /// Which track it is about (`reference_ID`).
    pub track: u32,
    /// Units per second.
    pub timescale: u32,
    /// When the last sample that it tells of has been shown, in these units.
    pub end: u64,
}

/// Reads a `sidx` that stands at `offset`. One that refers to others promises what they promise
/// together.
pub(super) fn index(mut fields: Fields<'_>, offset: u64) -> Option<Index> {
    let (version, _) = fields.version_flags()?;
    let track = fields.u32()?;
    let timescale = fields.u32()?;
    let mut end = fields.by_version(version)?;
    fields.by_version(version)?;
    fields.skip(2)?;
    let count = fields.u16()?;
    for _ in 0..count {
        fields.skip(4)?;
        end = end.saturating_add(u64::from(fields.u32()?));
        fields.skip(4)?;
    }
    Some(Index {
        offset,
        track,
        timescale,
        end,
    })
}
