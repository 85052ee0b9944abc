//! A track of moving pictures, from its boxes and the bitstream's own headers to facts.

use super::geometry::{self, IDENTITY, Turn};
use super::headers::{self, codec_of, configured};
use super::peek::Peek;
use super::time::TrackTime;
use crate::bitstream::{PictureHeader, shape};
use crate::facts::{DefectCode, Fact, FourCc, PictureTrack, Size};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::Track;

/// Codecs without headers of their own: the sample entry alone says how their pictures are laid out.
const BY_ENTRY: [&str; 4] = ["rawvideo", "qtrle", "rpza", "smc"];

/// `peeks` are the beginnings of a few samples.
pub(super) fn tell<'p>(
    defects: &mut Defects,
    movie: &MovieBoxes,
    track: &Track,
    peeks: impl Iterator<Item = &'p Peek>,
    time: &TrackTime,
) -> PictureTrack {
    let moov = Place::top(FourCc(*b"moov"));
    let place = moov.child(b"trak").numbered(track.number);
    let none = SampleEntry::default();
    let entry = track.entries.first().unwrap_or(&none);
    let encrypted = track.entries.iter().any(|entry| entry.encrypted);
    if encrypted {
        defects.note(DefectCode::Encrypted, &place, track.offset);
    }
    if track.is_external() {
        defects.note(DefectCode::ExternalMedia, &place, track.offset);
    }
    let codec = codec_of(entry);
    let headers::Coded { header, changes } = headers::read(defects, track, peeks, &place);
    let claimed = claimed(entry);
    let coded = match (header.size, claimed) {
        (Some(size), _) => Fact::Known(size),
        (None, Some(size)) if BY_ENTRY.contains(&codec.as_str()) => Fact::Known(size),
        _ => Fact::Unreadable(unread(defects, &place, track)),
    };
    if header
        .size
        .zip(claimed)
        .is_some_and(|(coded, claimed)| coded != claimed)
    {
        defects.note(DefectCode::SizeContradiction, &place, track.offset);
    }
    let turn = turn(defects, &place, track, movie);
    let rotation_deg = match turn {
        Ok(turn) => Fact::Known(turn.rotation_deg),
        Err(code) => Fact::Unreadable(code),
    };
    let turn = turn.ok();
    let aspect = aspect(defects, &place, track, entry, &header, turn);
    let stretch = turn.map_or(1.0, |turn| turn.stretch);
    let mut ratio = f64::from(aspect.0) / f64::from(aspect.1) * stretch;
    if shape::is_square(ratio) {
        ratio = 1.0;
    }
    let changes = changes || size_changes(track);
    if changes {
        defects.note(DefectCode::SizeChanges, &place, track.offset);
    }
    let displayed = match (coded, rotation_deg) {
        _ if changes => Fact::Unreadable(DefectCode::SizeChanges),
        _ if is_uncropped(&codec, header.size, claimed) => {
            Fact::Unreadable(DefectCode::SizeContradiction)
        }
        (Fact::Known(size), Fact::Known(angle)) => {
            Fact::Known(shape::displayed(size, ratio, angle))
        }
        (Fact::Known(_), Fact::Unreadable(code)) => Fact::Unreadable(code),
        (coded, _) => coded,
    };
    let visual = entry.visual;
    PictureTrack {
        id: track.header.map_or(0, |header| header.id),
        enabled: track.header.is_none_or(|header| header.enabled),
        codec,
        entry: entry.kind,
        profile: header.profile,
        level: header.level,
        coded,
        displayed,
        rotation_deg,
        mirrored: turn.is_some_and(|turn| turn.mirrored),
        pixel_aspect: aspect,
        clean_aperture: clean_aperture(entry, coded.known().copied()),
        frame_rate: time.rate(),
        variable_frame_rate: time.is_variable,
        interlaced: header.interlaced.or_else(|| Some(visual?.fields? == 2)),
        bit_depth: header.bit_depth,
        colour: visual.and_then(|visual| visual.colour).or(header.colour),
        duration_s: time.duration_s,
        samples: time.samples,
        bit_rate: time.bit_rate(),
        encrypted,
    }
}

/// Why the bitstream does not tell the size. What the boxes alone claim is no more than a claim.
fn unread(defects: &mut Defects, place: &Place<'_>, track: &Track) -> DefectCode {
    if track.entries.iter().any(|entry| entry.encrypted) {
        return DefectCode::Encrypted;
    }
    if track.is_external() {
        return DefectCode::ExternalMedia;
    }
    if headers::is_read(track) {
        return DefectCode::ConfigurationUnreadable;
    }
    defects.note(DefectCode::SizeUnconfirmed, place, track.offset);
    DefectCode::SizeUnconfirmed
}

/// Whether several sample entries that play or parameter sets announce pictures of different size or shape.
fn size_changes(track: &Track) -> bool {
    let mut first = None;
    track.played_entries().any(|entry| {
        let aspect = entry.visual.and_then(|visual| visual.aspect);
        let aspect = aspect.and_then(|(width, height)| shape::lowest_terms(width, height));
        let claimed = entry.visual.map(|visual| visual.size);
        let mut sizes: Vec<_> = configured(entry)
            .iter()
            .filter_map(|header| header.size)
            .collect();
        // What an entry claims counts where its own header tells nothing.
        if sizes.is_empty() {
            sizes.extend(claimed);
        }
        sizes.into_iter().any(|size| {
            let shape = (size, aspect.unwrap_or((1, 1)));
            *first.get_or_insert(shape) != shape
        })
    })
}

/// The size that the sample entry claims.
fn claimed(entry: &SampleEntry) -> Option<Size> {
    let is_real = |size: &Size| size.width > 0 && size.height > 0;
    entry.visual.map(|visual| visual.size).filter(is_real)
}

/// Whether the bitstream of H.264 codes whole macroblocks, of which the sample entry leaves a few rows
/// or columns out. Most players believe the entry then and Firefox the bitstream.
fn is_uncropped(codec: &str, coded: Option<Size>, claimed: Option<Size>) -> bool {
    let (Some(coded), Some(claimed)) = (coded, claimed) else {
        return false;
    };
    let is_rest =
        |coded: u32, claimed: u32| claimed <= coded && coded.div_ceil(16) == claimed.div_ceil(16);
    codec == "h264"
        && coded != claimed
        && is_rest(coded.width, claimed.width)
        && is_rest(coded.height, claimed.height)
}

/// How the matrices turn the picture, or why that cannot be told.
fn turn(
    defects: &mut Defects,
    place: &Place<'_>,
    track: &Track,
    movie: &MovieBoxes,
) -> Result<Turn, DefectCode> {
    let header = track.header;
    let of_track = header.map_or(IDENTITY, |header| header.matrix);
    let of_movie = movie.header.map_or(IDENTITY, |header| header.matrix);
    let turn = match geometry::turn(&of_track, &of_movie) {
        _ if geometry::is_contradiction(&of_track, &of_movie) => {
            Err(DefectCode::MatrixContradiction)
        }
        turn => turn.ok_or(DefectCode::MatrixIllegal),
    };
    let odd = match turn {
        Ok(turn) => turn.was_zero.then_some(DefectCode::MatrixIllegal),
        Err(code) => Some(code),
    };
    if let Some(code) = odd {
        let offset = header.map_or(track.offset, |header| header.offset);
        defects.note(code, &place.child(b"tkhd"), offset);
    }
    turn
}

/// The pixel aspect: `pasp`, else what the track header's size makes of the entry's, else the
/// bitstream's, else square. Where `pasp` and bitstream differ, that is written down.
fn aspect(
    defects: &mut Defects,
    place: &Place<'_>,
    track: &Track,
    entry: &SampleEntry,
    header: &PictureHeader,
    turn: Option<Turn>,
) -> (u32, u32) {
    let terms = |(width, height)| shape::lowest_terms(width, height);
    let boxed = entry
        .visual
        .and_then(|visual| visual.aspect)
        .and_then(terms);
    let coded = header.aspect.and_then(terms);
    let ratio = |(width, height)| f64::from(width) / f64::from(height);
    if let (Some(boxed), Some(coded)) = (boxed, coded)
        && boxed != coded
        && !(shape::is_square(ratio(boxed)) && shape::is_square(ratio(coded)))
    {
        defects.note(DefectCode::AspectContradiction, place, track.offset);
    }
    boxed
        .or_else(|| presented_aspect(track, entry, turn))
        .or(coded)
        .unwrap_or((1, 1))
}

/// What a track header's size (ISO/IEC 14496-12, 8.3.2: the picture is scaled to it) makes of the
/// pixels, where it differs from the entry's. A size that was written as it shows after the turn
/// says nothing about pixels.
fn presented_aspect(track: &Track, entry: &SampleEntry, turn: Option<Turn>) -> Option<(u32, u32)> {
    let (header, size) = (track.header?, entry.visual?.size);
    let (width, height) = (header.width >> 16, header.height >> 16);
    let is_same = (width, height) == (size.width, size.height);
    let is_turned = (width, height) == (size.height, size.width)
        && turn.is_some_and(|turn| turn.rotation_deg % 180 == 90);
    if is_same || is_turned {
        return None;
    }
    let across = width.checked_mul(size.height)?;
    let down = height.checked_mul(size.width)?;
    let terms = shape::lowest_terms(across, down)?;
    let is_square = shape::is_square(f64::from(across) / f64::from(down));
    (!is_square).then_some(terms)
}

/// The clean aperture, where it differs from the coded size.
fn clean_aperture(entry: &SampleEntry, coded: Option<Size>) -> Option<Size> {
    let [width, height] = entry.visual?.aperture?;
    let whole = |(numerator, denominator): (u32, u32)| {
        (denominator != 0).then(|| (f64::from(numerator) / f64::from(denominator)).round() as u32)
    };
    let size = Size {
        width: whole(width)?,
        height: whole(height)?,
    };
    (size.width > 0 && size.height > 0 && Some(size) != coded).then_some(size)
}
