//! A track of moving pictures, from its boxes and the bitstream's own headers to facts.

use super::codec;
use super::geometry::{self, IDENTITY, Turn};
use super::time::TrackTime;
use crate::bitstream::{PictureHeader, av1, descriptors, h263, h264, h265, mpeg4, nal, vp9};
use crate::facts::{DefectCode, Fact, FourCc, PictureTrack, Size};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::file::FileBoxes;
use crate::isobmff::limits;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::Track;
use std::ops::Range;

/// Codecs whose headers are read.
const READ: [&str; 7] = ["h264", "hevc", "av1", "vp9", "vp8", "mpeg4", "h263"];

/// `sample` is the beginning of the first sample, where it was [wanted](wanted_sample).
pub(super) fn tell(
    defects: &mut Defects,
    movie: &MovieBoxes,
    track: &Track,
    sample: Option<&[u8]>,
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
    let header = headers(defects, track, sample, &codec, &place);
    let coded = coded(defects, &place, track, entry, header.size);
    let turn = turn(defects, &place, track, movie);
    let rotation_deg = match turn {
        Ok(turn) => Fact::Known(turn.rotation_deg),
        Err(code) => Fact::Unreadable(code),
    };
    let turn = turn.ok();
    let aspect = aspect(defects, &place, track, entry, &header, turn);
    let stretch = turn.map_or(1.0, |turn| turn.stretch);
    let ratio = f64::from(aspect.0) / f64::from(aspect.1) * stretch;
    let changes = size_changes(track);
    if changes {
        defects.note(DefectCode::SizeChanges, &place, track.offset);
    }
    let displayed = match (coded, rotation_deg) {
        _ if changes => Fact::Unreadable(DefectCode::SizeChanges),
        (Fact::Known(size), Fact::Known(angle)) => {
            Fact::Known(geometry::displayed(size, ratio, angle))
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

/// The bitstream's own headers: from the configuration, else from the first sample.
fn headers(
    defects: &mut Defects,
    track: &Track,
    sample: Option<&[u8]>,
    codec: &str,
    place: &Place<'_>,
) -> PictureHeader {
    let Some(entry) = track.entries.first().filter(|_| READ.contains(&codec)) else {
        return PictureHeader::default();
    };
    let configured = configured(entry, codec).into_iter().next();
    if let Some(first) = configured.as_ref().filter(|header| header.size.is_some()) {
        return first.clone();
    }
    let found = sample.and_then(|sample| in_sample(sample, entry, codec));
    if found.is_none() {
        defects.note(DefectCode::ConfigurationUnreadable, place, track.offset);
    }
    found.or(configured).unwrap_or_default()
}

/// What the configuration boxes hold.
fn configured(entry: &SampleEntry, codec: &str) -> Vec<PictureHeader> {
    let sets = |sets: Vec<&[u8]>, read: fn(&[u8]) -> Option<PictureHeader>| {
        sets.into_iter().filter_map(read).collect()
    };
    match codec {
        "h264" => entry
            .configuration(b"avcC")
            .and_then(h264::configuration)
            .map(|found| sets(found.sets, h264::parameter_set)),
        "hevc" => entry
            .configuration(b"hvcC")
            .and_then(h265::configuration)
            .map(|found| sets(found.sets, h265::parameter_set)),
        "av1" => entry
            .configuration(b"av1C")
            .and_then(av1::configuration)
            .and_then(av1::sequence_header)
            .map(|header| vec![header]),
        "mpeg4" => entry
            .configuration(b"esds")
            .and_then(descriptors::read)
            .and_then(|descriptor| mpeg4::object_layer(descriptor.specific))
            .map(|header| vec![header]),
        _ => None,
    }
    .unwrap_or_default()
}

/// What a first sample holds.
fn in_sample(sample: &[u8], entry: &SampleEntry, codec: &str) -> Option<PictureHeader> {
    match codec {
        "h264" => {
            let configuration = entry.configuration(b"avcC").and_then(h264::configuration);
            let length_size = configuration.map_or(4, |found| found.length_size);
            nal::in_sample(sample, length_size)
                .filter(|unit| h264::is_parameter_set(unit))
                .find_map(h264::parameter_set)
        }
        "hevc" => {
            let configuration = entry.configuration(b"hvcC").and_then(h265::configuration);
            let length_size = configuration.map_or(4, |found| found.length_size);
            nal::in_sample(sample, length_size)
                .filter(|unit| h265::is_parameter_set(unit))
                .find_map(h265::parameter_set)
        }
        "av1" => av1::sequence_header(sample),
        "vp9" => vp9::vp9(sample),
        "vp8" => vp9::vp8(sample),
        "mpeg4" => mpeg4::object_layer(sample),
        "h263" => h263::picture(sample),
        _ => None,
    }
}

/// Where the beginning of a track's first sample is, if it is needed to know the size of the pictures
/// and lies in the clear in this file.
pub(super) fn wanted_sample(boxes: &FileBoxes, track: &Track) -> Option<Range<u64>> {
    let entry = track.entries.first()?;
    let codec = codec_of(entry);
    let is_configured = || {
        let first = configured(entry, &codec).into_iter().next();
        first.is_some_and(|header| header.size.is_some())
    };
    if track.handler.0 != *b"vide"
        || !READ.contains(&codec.as_str())
        || entry.encrypted
        || track.is_external()
        || is_configured()
    {
        return None;
    }
    let in_fragment = || {
        boxes
            .fragments
            .track(track.header.map_or(0, |header| header.id))?
            .first
    };
    let (at, size) = track.layout.first.or_else(in_fragment)?;
    Some(at..at.saturating_add(size.min(limits::SAMPLE_READ)))
}

/// Whether several sample entries that play or parameter sets announce pictures of different size or shape.
fn size_changes(track: &Track) -> bool {
    let mut first = None;
    track.played_entries().any(|entry| {
        let aspect = entry.visual.and_then(|visual| visual.aspect);
        let aspect = aspect.and_then(|(width, height)| geometry::lowest_terms(width, height));
        let claimed = entry.visual.map(|visual| visual.size);
        let mut sizes: Vec<_> = configured(entry, &codec_of(entry))
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

/// The name of an entry's codec.
fn codec_of(entry: &SampleEntry) -> String {
    let object_type = entry
        .configuration(b"esds")
        .and_then(descriptors::read)
        .map(|descriptor| descriptor.object_type);
    codec::name(entry, object_type)
}

/// The coded size: the bitstream's, else the sample entry's. Where they differ, that is written down.
fn coded(
    defects: &mut Defects,
    place: &Place<'_>,
    track: &Track,
    entry: &SampleEntry,
    bitstream: Option<Size>,
) -> Fact<Size> {
    let is_real = |size: &Size| size.width > 0 && size.height > 0;
    let claimed = entry.visual.map(|visual| visual.size).filter(is_real);
    if let (Some(bitstream), Some(claimed)) = (bitstream, claimed)
        && bitstream != claimed
    {
        defects.note(DefectCode::SizeContradiction, place, track.offset);
    }
    match bitstream.or(claimed) {
        Some(size) => Fact::Known(size),
        None => Fact::Unreadable(DefectCode::ConfigurationUnreadable),
    }
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
    let terms = |(width, height)| geometry::lowest_terms(width, height);
    let boxed = entry
        .visual
        .and_then(|visual| visual.aspect)
        .and_then(terms);
    let coded = header.aspect.and_then(terms);
    if let (Some(boxed), Some(coded)) = (boxed, coded)
        && boxed != coded
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
    let terms = geometry::lowest_terms(across, down)?;
    // A percent is what is lost by rounding to whole pixels.
    let is_square = across.abs_diff(down) <= across.max(down) / 100;
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
