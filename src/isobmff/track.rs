//! One track of the movie: `trak` (ISO/IEC 14496-12, 8.3) and what it holds.

use super::boxes::{BoxHeader, Scan};
use super::defects::Place;
use super::edit_list::EditList;
use super::entry::{self, SampleEntry};
use super::limits;
use super::places::{self, SamplePlace};
use super::tables::{self, LayoutBoxes, SampleLayout, Timing};
use crate::bitstream::fields::Fields;
use crate::facts::{DefectCode, FourCc};

/// A transformation matrix (6.2.2): `[a, b, u, c, d, v, x, y, w]`, all but `u`, `v`, `w` in 16.16,
/// those in 2.30.
pub type Matrix = [i32; 9];

/// What a track header (8.3.2) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrackHeader {
    /// Offset of the box.
    pub offset: u64,
    /// `track_enabled`.
    pub enabled: bool,
    /// `track_ID`.
    pub id: u32,
    /// Duration in the movie's time scale, where it is known.
    pub duration: Option<u64>,
    /// The matrix of this track.
    pub matrix: Matrix,
    /// Width of the picture as presented, 16.16.
    pub width: u32,
    /// Height of the picture as presented, 16.16.
    pub height: u32,
}

/// What a media header (8.4.2) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaHeader {
    /// Offset of the box.
    pub offset: u64,
    /// Units per second.
    pub timescale: u32,
    /// Duration in these units, where it is known.
    pub duration: Option<u64>,
}

/// The boxes that say where and when each sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleTables {
    /// `stsz` or `stz2`.
    pub sizes: BoxHeader,
    /// `stsc`.
    pub stsc: BoxHeader,
    /// `stco` or `co64`.
    pub chunks: BoxHeader,
    /// `stts`.
    pub stts: BoxHeader,
    /// `ctts` (8.6.1.3): without it samples are shown when they are decoded.
    pub ctts: Option<BoxHeader>,
    /// `stss` (8.6.2): without it every sample is a key frame.
    pub stss: Option<BoxHeader>,
}

/// A track as the boxes describe it.
#[derive(Debug, Clone, Default)]
pub struct Track {
    /// Its `tkhd`.
    pub header: Option<TrackHeader>,
    /// Its `mdhd`.
    pub media: Option<MediaHeader>,
    /// The handler type (8.4.3): `vide`, `soun` and so on.
    pub handler: FourCc,
    /// Its edits.
    pub edits: EditList,
    /// Data references (8.7.2): whether each is this same file.
    pub references: Vec<bool>,
    /// All sample entries (8.5.2).
    pub entries: Vec<SampleEntry>,
    /// Which of them samples use, as bits from the lowest on; none where there is no sample.
    pub used: u64,
    /// What `stts` and `ctts` say.
    pub timing: Timing,
    /// What `stsz`, `stsc` and `stco` say.
    pub layout: SampleLayout,
    /// Where these tables are.
    pub tables: Option<SampleTables>,
    /// Where a few samples of moving pictures are, the first and the last one among them.
    pub places: Vec<SamplePlace>,
    /// Tracks that this one uses for its chapters (`chap` of QuickTime).
    pub chapters: Vec<u32>,
    /// Offset of the `trak` box.
    pub offset: u64,
    /// Its number among the tracks, counted from 1.
    pub number: u32,
}

impl Track {
    /// The sample entries that decide what is played: the first one, which players look at before
    /// any sample, and all others that samples use.
    pub fn played_entries(&self) -> impl Iterator<Item = &SampleEntry> {
        let is_played = |number: u32| number == 1 || self.used & tables::entry_bit(number) != 0;
        let numbered = (1..).zip(&self.entries);
        // Without a sample, nothing tells them apart.
        let played = numbered.filter(move |(number, _)| self.used == 0 || is_played(*number));
        played.map(|(_, entry)| entry)
    }

    /// Whether media of it lie in another file.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.played_entries().any(|entry| {
            let index = usize::from(entry.data_reference).checked_sub(1);
            let own = index.and_then(|index| self.references.get(index));
            own == Some(&false)
        })
    }
}

/// Reads one `trak`.
pub fn read(scan: &mut Scan<'_, '_>, moov: &Place<'_>, trak: &BoxHeader, number: u32) -> Track {
    let place = moov.child(b"trak").numbered(number);
    let mut track = Track {
        offset: trak.start,
        number,
        ..Track::default()
    };
    for child in scan.children(&place, trak.range()) {
        match &child.kind.0 {
            b"tkhd" if track.header.is_none() => {
                let place = place.child(b"tkhd");
                track.header =
                    scan.parse(&place, &child, |fields| track_header(fields, child.start));
            }
            b"edts" => track.edits = EditList::read(scan, &place, &child),
            b"tref" => read_chapters(scan, &place, &child, &mut track),
            b"mdia" => read_media(scan, &place, &child, &mut track),
            _ => {}
        }
    }
    if track.header.is_none() {
        scan.note(DefectCode::BoxMissing, &place.child(b"tkhd"), trak.start);
    }
    if track.media.is_none() {
        let mdia = place.child(b"mdia");
        scan.note(DefectCode::BoxMissing, &mdia.child(b"mdhd"), trak.start);
    }
    track
}

/// `tkhd`. Some writers leave out the fields after the matrix's place; then they are as by default.
fn track_header(mut fields: Fields<'_>, offset: u64) -> Option<TrackHeader> {
    let (version, flags) = fields.version_flags()?;
    fields.by_version(version)?;
    fields.by_version(version)?;
    let id = fields.u32()?;
    fields.skip(4)?;
    let duration = fields.duration(version)?;
    fields.skip(16)?;
    Some(TrackHeader {
        offset,
        enabled: flags & 1 != 0,
        id,
        duration,
        matrix: matrix(&mut fields)?,
        width: fields.u32()?,
        height: fields.u32()?,
    })
}

/// The nine numbers of a matrix.
pub(super) fn matrix(fields: &mut Fields<'_>) -> Option<Matrix> {
    let mut matrix = [0; 9];
    for number in &mut matrix {
        *number = fields.i32()?;
    }
    Some(matrix)
}

fn media_header(mut fields: Fields<'_>, offset: u64) -> Option<MediaHeader> {
    let (version, _) = fields.version_flags()?;
    fields.by_version(version)?;
    fields.by_version(version)?;
    Some(MediaHeader {
        offset,
        timescale: fields.u32()?,
        duration: fields.duration(version)?,
    })
}

fn handler(mut fields: Fields<'_>) -> Option<FourCc> {
    fields.skip(8)?;
    fields.four_cc()
}

fn read_chapters(scan: &mut Scan<'_, '_>, trak: &Place<'_>, tref: &BoxHeader, track: &mut Track) {
    let place = trak.child(b"tref");
    for child in scan.children(&place, tref.range()) {
        if child.is(b"chap") {
            let list = |mut fields: Fields<'_>| {
                let tracks = std::iter::from_fn(|| fields.u32());
                Some(tracks.take(limits::TRACKS).collect())
            };
            let found = scan.parse(&place.child(b"chap"), &child, list);
            track.chapters = found.unwrap_or_default();
        }
    }
}

fn read_media(scan: &mut Scan<'_, '_>, trak: &Place<'_>, mdia: &BoxHeader, track: &mut Track) {
    let place = trak.child(b"mdia");
    let children = scan.children(&place, mdia.range());
    // The handler first: what the sample entries mean depends on it.
    for child in &children {
        match &child.kind.0 {
            b"mdhd" => {
                let place = place.child(b"mdhd");
                track.media = scan.parse(&place, child, |fields| media_header(fields, child.start));
            }
            b"hdlr" => {
                let place = place.child(b"hdlr");
                track.handler = scan.parse(&place, child, handler).unwrap_or_default();
            }
            _ => {}
        }
    }
    for minf in children.iter().filter(|child| child.is(b"minf")) {
        let place = place.child(b"minf");
        for child in scan.children(&place, minf.range()) {
            match &child.kind.0 {
                b"dinf" => read_references(scan, &place, &child, track),
                b"stbl" => read_sample_table(scan, &place, &child, track),
                _ => {}
            }
        }
    }
}

fn read_references(scan: &mut Scan<'_, '_>, minf: &Place<'_>, dinf: &BoxHeader, track: &mut Track) {
    let dinf_place = minf.child(b"dinf");
    for dref in scan.children(&dinf_place, dinf.range()) {
        if !dref.is(b"dref") {
            continue;
        }
        let place = dinf_place.child(b"dref");
        let list = dref.body.saturating_add(8)..dref.end;
        for reference in scan.children(&place, list) {
            let place = place.child(&reference.kind.0);
            let is_own = scan.parse(&place, &reference, |fields| is_own(reference.kind, fields));
            if track.references.len() < limits::ENTRIES {
                track.references.push(is_own.unwrap_or(true));
            }
        }
    }
}

/// Length of an alias record of the Macintosh up to its optional fields, and where in it the name of
/// a file begins with its length.
const ALIAS: usize = 150;
const ALIAS_FILE_NAME: usize = 50;

/// Whether a data reference (8.7.2) means this same file: it says so by its flag, or names no other.
fn is_own(kind: FourCc, mut fields: Fields<'_>) -> Option<bool> {
    let (_, flags) = fields.version_flags()?;
    let location = fields.rest();
    let names_nothing = match &kind.0 {
        // A text that a zero ends.
        b"url " => location.first().is_none_or(|byte| *byte == 0),
        b"alis" | b"rsrc" => {
            location.len() < ALIAS
                || location.len() < ALIAS + 8 && location.get(ALIAS_FILE_NAME) == Some(&0)
        }
        _ => false,
    };
    Some(flags & 1 != 0 || names_nothing || location.iter().all(|byte| *byte == 0))
}

fn read_sample_table(
    scan: &mut Scan<'_, '_>,
    minf: &Place<'_>,
    stbl: &BoxHeader,
    track: &mut Track,
) {
    let place = minf.child(b"stbl");
    let children = scan.children(&place, stbl.range());
    let find = |kind: &[u8; 4]| children.iter().find(|child| child.is(kind));
    match find(b"stsd") {
        Some(stsd) => {
            track.entries = entry::read(scan, &place, stsd, track.handler);
        }
        None => scan.note(DefectCode::BoxMissing, &place.child(b"stsd"), stbl.start),
    }
    let sizes = find(b"stsz").or_else(|| find(b"stz2"));
    let chunks = find(b"stco").or_else(|| find(b"co64"));
    if let (Some(sizes), Some(stsc), Some(chunks)) = (sizes, find(b"stsc"), chunks) {
        let boxes = LayoutBoxes {
            sizes,
            stsc,
            chunks,
        };
        track.layout = tables::layout(scan, &place, boxes);
        track.used = track.layout.entries;
        track.tables = find(b"stts").map(|stts| SampleTables {
            sizes: *sizes,
            stsc: *stsc,
            chunks: *chunks,
            stts: *stts,
            ctts: find(b"ctts").copied(),
            stss: find(b"stss").copied(),
        });
        if let (b"vide", Some(tables)) = (&track.handler.0, &track.tables) {
            track.places = places::of_tables(scan, tables);
        }
    } else {
        let missing = [
            (sizes, b"stsz"),
            (find(b"stsc"), b"stsc"),
            (chunks, b"stco"),
        ];
        for (_, kind) in missing.iter().filter(|(found, _)| found.is_none()) {
            scan.note(DefectCode::BoxMissing, &place.child(kind), stbl.start);
        }
        track.layout.flaw = Some(DefectCode::BoxMissing);
    }
    match find(b"stts") {
        Some(stts) => {
            let samples = track.layout.samples;
            track.timing = tables::timing(scan, &place, stts, find(b"ctts"), samples);
        }
        None => {
            scan.note(DefectCode::BoxMissing, &place.child(b"stts"), stbl.start);
            track.timing.flaw = Some(DefectCode::BoxMissing);
        }
    }
}
