//! What the bitstream itself says about its pictures: in the codec's configuration, and in the samples,
//! which players believe before all else.

use super::codec;
use super::peek::Peek;
use crate::bitstream::nal::{self, Framing};
use crate::bitstream::{
    self, PictureHeader, av1, descriptors, h263, h264, h265, jpeg, mpeg2, mpeg4, png, prores, vp9,
};
use crate::facts::DefectCode;
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::track::Track;

/// No coded picture that decoding can begin with is shorter, in bytes.
const SHORTEST: u64 = 16;

/// What the bitstream says.
#[derive(Debug, Default)]
pub(super) struct Coded {
    /// Its header; without a size where there is none.
    pub(super) header: PictureHeader,
    /// Pictures of different size follow each other.
    pub(super) changes: bool,
}

/// Whether the codec's headers are read here.
pub(super) fn is_read(track: &Track) -> bool {
    let entry = track.entries.first();
    entry.is_some_and(|entry| bitstream::is_read(&codec_of(entry)))
}

/// Whether the boxes hold a header that tells the size.
pub(super) fn is_configured(track: &Track) -> bool {
    let entry = track.entries.first();
    let first = entry.and_then(|entry| configured(entry).into_iter().next());
    first.is_some_and(|header| header.size.is_some())
}

/// The name of an entry's codec.
pub(super) fn codec_of(entry: &SampleEntry) -> String {
    let object_type = entry
        .configuration(b"esds")
        .and_then(descriptors::read)
        .map(|descriptor| descriptor.object_type);
    codec::name(entry, object_type)
}

/// Reads the headers of a track. What stands in a sample holds from there on; the configuration holds
/// where no sample before says anything.
pub(super) fn read<'p>(
    defects: &mut Defects,
    track: &Track,
    peeks: impl Iterator<Item = &'p Peek>,
    place: &Place<'_>,
) -> Coded {
    let mut coded = Coded::default();
    let Some(first) = track.entries.first().filter(|_| is_read(track)) else {
        return coded;
    };
    let (mut seen, mut described) = (None, 0);
    let (mut shows, mut flawed) = (None, None);
    for peek in peeks {
        let entry = usize::try_from(peek.place.description).unwrap_or_default();
        let entry = entry.checked_sub(1).and_then(|at| track.entries.get(at));
        let entry = entry.unwrap_or(first);
        // What is wrong with many is said of the first.
        if let Some(code) = flaw(peek, entry).filter(|code| flawed != Some(*code)) {
            defects.note(code, place, peek.place.offset);
            flawed = Some(code);
        }
        *shows.get_or_insert(false) |= has_picture_set(peek, entry);
        let mut found = in_sample(peek, entry);
        if found.is_empty() && described != peek.place.description {
            found.extend(configured(entry).into_iter().next());
        }
        described = peek.place.description;
        for header in found.into_iter().filter(|header| header.size.is_some()) {
            let seen = seen.get_or_insert_with(|| header.clone());
            coded.changes |= seen.size != header.size;
        }
    }
    let found = seen.or_else(|| configured(first).into_iter().next());
    coded.header = found.unwrap_or_default();
    // Without a set for its pictures no player shows any, whatever is said of their size.
    if shows == Some(false) {
        coded.header.size = None;
    }
    if coded.header.size.is_none() {
        defects.note(DefectCode::ConfigurationUnreadable, place, track.offset);
    }
    coded
}

/// What is wrong with a sample, as far as its beginning tells.
fn flaw(peek: &Peek, entry: &SampleEntry) -> Option<DefectCode> {
    let (bytes, size) = (peek.bytes.as_slice(), peek.place.size);
    if size >= SHORTEST && bytes.iter().all(|byte| *byte == 0) {
        return Some(DefectCode::PictureBlank);
    }
    let adds_up = match codec_of(entry).as_str() {
        "h264" | "hevc" => {
            let length_size = entry
                .nal_configuration()
                .map_or(4, |found| found.length_size);
            match nal::framing(bytes, length_size, size) {
                Framing::Lengths => true,
                Framing::StartCodes => return Some(DefectCode::StartCodes),
                Framing::Broken => false,
            }
        }
        "av1" => av1::adds_up(bytes, size),
        _ => true,
    };
    (!adds_up).then_some(DefectCode::PictureDamaged)
}

/// The units of a sample of H.264 or H.265, as far as players find them.
fn units<'p>(peek: &'p Peek, entry: &SampleEntry) -> Vec<&'p [u8]> {
    let sample = peek.bytes.as_slice();
    let configuration = entry.nal_configuration();
    let length_size = configuration.as_ref().map_or(4, |found| found.length_size);
    match nal::framing(sample, length_size, peek.place.size) {
        Framing::StartCodes => nal::start_coded(sample).collect(),
        // Without a configuration nobody knows how long the lengths are, and no player guesses.
        Framing::Lengths if configuration.is_some() => {
            nal::in_sample(sample, length_size).collect()
        }
        _ => Vec::new(),
    }
}

/// Reads the sequence parameter sets among units.
fn in_units(codec: &str, units: Vec<&[u8]>) -> Vec<PictureHeader> {
    let is_hevc = codec == "hevc";
    let read = |unit: &[u8]| match is_hevc {
        true if h265::is_parameter_set(unit) => h265::parameter_set(unit),
        false if h264::is_parameter_set(unit) => h264::parameter_set(unit),
        _ => None,
    };
    units.into_iter().filter_map(read).collect()
}

/// Whether a picture of H.264 or H.265 may have its parameter set, from the sample or from the
/// configuration; other codecs have none.
fn has_picture_set(peek: &Peek, entry: &SampleEntry) -> bool {
    let is_set = match codec_of(entry).as_str() {
        "h264" => h264::is_picture_set,
        "hevc" => h265::is_picture_set,
        _ => return true,
    };
    let configured = entry
        .nal_configuration()
        .map(|found| found.sets)
        .unwrap_or_default();
    let mut all = configured.into_iter().chain(units(peek, entry));
    all.any(is_set)
}

/// What the configuration boxes hold.
pub(super) fn configured(entry: &SampleEntry) -> Vec<PictureHeader> {
    let codec = codec_of(entry);
    let specific = || {
        let descriptor = entry.configuration(b"esds").and_then(descriptors::read)?;
        Some(descriptor.specific)
    };
    let header = match codec.as_str() {
        "h264" | "hevc" => {
            let units = entry
                .nal_configuration()
                .map(|found| found.sets)
                .unwrap_or_default();
            return in_units(&codec, units);
        }
        "av1" => entry
            .configuration(b"av1C")
            .and_then(av1::configuration)
            .and_then(av1::sequence_header),
        "mpeg4" => specific().and_then(mpeg4::object_layer),
        "mpeg2video" | "mpeg1video" => specific().and_then(mpeg2::sequence_header),
        _ => None,
    };
    header.into_iter().collect()
}

/// What the beginning of a sample holds.
fn in_sample(peek: &Peek, entry: &SampleEntry) -> Vec<PictureHeader> {
    let sample = peek.bytes.as_slice();
    let codec = codec_of(entry);
    let header = match codec.as_str() {
        "h264" | "hevc" => return in_units(&codec, units(peek, entry)),
        "av1" => {
            let configured = entry.configuration(b"av1C").and_then(av1::configuration);
            av1::picture(sample, configured)
        }
        "vp9" => vp9::vp9(sample),
        "vp8" => vp9::vp8(sample),
        "mpeg4" => mpeg4::object_layer(sample),
        "h263" => h263::picture(sample),
        "mpeg2video" | "mpeg1video" => mpeg2::sequence_header(sample),
        "mjpeg" => jpeg::frame_header(sample),
        "prores" => prores::frame_header(sample),
        "png" => png::image_header(sample),
        _ => None,
    };
    header.into_iter().collect()
}
