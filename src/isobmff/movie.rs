//! The movie: `moov` (ISO/IEC 14496-12, 8.2) and what it says about the whole.

use super::boxes::{BoxHeader, Scan};
use super::defects::Place;
use super::limits;
use super::metadata::Metadata;
use super::track::{self, Matrix, Track};
use crate::bitstream::fields::Fields;
use crate::facts::{DefectCode, FourCc};

/// What a movie header (8.2.2) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovieHeader {
    /// Offset of the box.
    pub offset: u64,
    /// Creation time in seconds since 1904-01-01T00:00Z.
    pub created: u64,
    /// Units per second.
    pub timescale: u32,
    /// Duration in these units, where it is known.
    pub duration: Option<u64>,
    /// The matrix of the whole movie.
    pub matrix: Matrix,
}

/// Defaults for the samples of a track's fragments (`trex`, 8.8.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrackExtends {
    /// Which track.
    pub track: u32,
    /// Which sample entry a sample uses, counted from 1.
    pub entry: u32,
    /// Duration of a sample.
    pub duration: u32,
    /// Size of a sample in bytes.
    pub size: u32,
    /// Flags of a sample (8.8.3.1).
    pub flags: u32,
}

/// The movie as the boxes describe it.
#[derive(Debug, Clone, Default)]
pub struct MovieBoxes {
    /// Where it is.
    pub range: std::ops::Range<u64>,
    /// Offset of what follows its header.
    pub body: u64,
    /// Its `mvhd`.
    pub header: Option<MovieHeader>,
    /// All tracks.
    pub tracks: Vec<Track>,
    /// `mvex` is there (8.8.1): fragments may follow.
    pub extends: bool,
    /// What `mehd` claims (8.8.2), in the movie's time scale.
    pub fragment_duration: Option<u64>,
    /// Offset of `mehd`.
    pub fragment_duration_offset: u64,
    /// Defaults for fragments.
    pub track_extends: Vec<TrackExtends>,
    /// Why its tracks were not read: it is compressed (`cmov` of QuickTime), or too large.
    pub unread: Option<DefectCode>,
    /// What it says about itself.
    pub metadata: Metadata,
}

impl MovieBoxes {
    /// The track of this identifier.
    #[must_use]
    pub fn track(&self, id: u32) -> Option<&Track> {
        let is_own = |track: &&Track| track.header.is_some_and(|header| header.id == id);
        self.tracks.iter().find(is_own)
    }
}

/// Reads `moov`.
pub fn read(scan: &mut Scan<'_, '_>, moov: &BoxHeader) -> MovieBoxes {
    let place = Place::top(moov.kind);
    let mut movie = MovieBoxes {
        range: moov.start..moov.end,
        body: moov.body,
        ..MovieBoxes::default()
    };
    let mut tracks = 0;
    for child in scan.children(&place, moov.range()) {
        match &child.kind.0 {
            b"mvhd" if movie.header.is_none() => {
                let place = place.child(b"mvhd");
                movie.header =
                    scan.parse(&place, &child, |fields| movie_header(fields, child.start));
            }
            b"trak" => {
                if movie.tracks.len() >= limits::TRACKS {
                    scan.note(DefectCode::TooManyBoxes, &place, child.start);
                    continue;
                }
                tracks += 1;
                let track = track::read(scan, &place, &child, tracks);
                movie.tracks.push(track);
            }
            b"mvex" => read_extends(scan, &place, &child, &mut movie),
            b"udta" | b"meta" => movie.metadata.read(scan, &place, &child),
            // QuickTime's list of other movies that stand for this one.
            b"rmra" => {
                let place = place.child(b"rmra");
                scan.note(DefectCode::ExternalMedia, &place, child.start);
            }
            b"cmov" => {
                movie.unread = Some(DefectCode::CompressedMovie);
                scan.note(
                    DefectCode::CompressedMovie,
                    &place.child(b"cmov"),
                    child.start,
                );
            }
            _ => {}
        }
    }
    if movie.header.is_none() && movie.unread.is_none() {
        scan.note(DefectCode::BoxMissing, &place.child(b"mvhd"), moov.start);
    }
    movie
}

fn movie_header(mut fields: Fields<'_>, offset: u64) -> Option<MovieHeader> {
    let (version, _) = fields.version_flags()?;
    let created = fields.by_version(version)?;
    fields.by_version(version)?;
    let timescale = fields.u32()?;
    let duration = fields.duration(version)?;
    fields.skip(16)?;
    Some(MovieHeader {
        offset,
        created,
        timescale,
        duration,
        matrix: track::matrix(&mut fields)?,
    })
}

fn read_extends(
    scan: &mut Scan<'_, '_>,
    moov: &Place<'_>,
    mvex: &BoxHeader,
    movie: &mut MovieBoxes,
) {
    movie.extends = true;
    let place = moov.child(b"mvex");
    for child in scan.children(&place, mvex.range()) {
        match &child.kind.0 {
            b"mehd" => {
                let place = place.child(b"mehd");
                let parse = |mut fields: Fields<'_>| {
                    let (version, _) = fields.version_flags()?;
                    fields.duration(version)
                };
                movie.fragment_duration = scan.parse(&place, &child, parse).flatten();
                movie.fragment_duration_offset = child.start;
            }
            b"trex" => {
                let place = place.child(b"trex");
                let extends = scan.parse(&place, &child, track_extends);
                movie.track_extends.extend(extends);
            }
            _ => {}
        }
    }
}

fn track_extends(mut fields: Fields<'_>) -> Option<TrackExtends> {
    fields.version_flags()?;
    let track = fields.u32()?;
    Some(TrackExtends {
        track,
        entry: fields.u32()?,
        duration: fields.u32()?,
        size: fields.u32()?,
        flags: fields.u32().unwrap_or_default(),
    })
}

/// What a brand-carrying box (`ftyp`, 4.3) says.
pub(super) fn brands(mut fields: Fields<'_>) -> Option<crate::facts::Brands> {
    let major = fields.four_cc()?;
    let minor = fields.u32().unwrap_or_default();
    let compatible = std::iter::from_fn(|| fields.four_cc())
        .filter(|brand| *brand != FourCc::default())
        .take(limits::BRANDS)
        .collect();
    Some(crate::facts::Brands {
        major,
        minor,
        compatible,
    })
}
