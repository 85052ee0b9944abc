//! The sample entry of a track, made one that an MP4 may hold (ISO/IEC 14496-12, 8.5.2; -14, 5.6; -15).
//!
//! Fields that QuickTime uses are set as the standard has them, boxes that it alone knows are left out, and
//! what QuickTime wraps in `wave` is unwrapped. Codecs that have no place in an MP4, or that no player looks
//! for there, are refused by name.

use super::boxes::Writer;
use super::refusal::Refusal;
use crate::bitstream::fields::Fields;
use crate::bitstream::{descriptors, h264, h265};
use crate::facts::{DefectCode, FourCc, Size};
use crate::isobmff::box_bytes::BoxBytes;
use crate::isobmff::boxes::{BoxHeader, Header, Scan, header};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::limits;
use crate::isobmff::track::Track;

/// A codec of pictures: entries that are taken, the configuration that each must have, and the entry that is
/// written where it is another.
type Codec = (
    &'static [&'static [u8; 4]],
    &'static [u8; 4],
    Option<&'static [u8; 4]>,
);

const PICTURES: [Codec; 8] = [
    (&[b"avc1", b"avc3", b"dva1", b"dvav"], b"avcC", None),
    (&[b"h264", b"H264"], b"avcC", Some(b"avc1")),
    (&[b"hvc1", b"hev1", b"dvh1", b"dvhe"], b"hvcC", None),
    (&[b"vvc1", b"vvi1"], b"vvcC", None),
    (&[b"av01", b"dav1"], b"av1C", None),
    (&[b"vp08", b"vp09"], b"vpcC", None),
    (&[b"mp4v"], b"esds", None),
    (&[b"MP4V"], b"esds", Some(b"mp4v")),
];

const SOUNDS: [Codec; 6] = [
    (&[b"mp4a"], b"esds", None),
    (&[b"ac-3", b"sac3"], b"dac3", Some(b"ac-3")),
    (&[b"ec-3"], b"dec3", None),
    (&[b"Opus"], b"dOps", None),
    (&[b"fLaC"], b"dfLa", None),
    (&[b"alac"], b"alac", None),
];

/// MP3 as QuickTime names it, without a configuration.
const MP3: [&[u8; 4]; 3] = [b".mp3", b"mp3 ", b"ms\0U"];

/// Boxes in an entry that are kept as they are; `colr` is looked at, and of each kind but that one the first is
/// kept.
const KEPT: [&[u8; 4]; 23] = [
    b"avcC", b"hvcC", b"vvcC", b"av1C", b"vpcC", b"esds", b"dac3", b"dec3", b"dOps", b"dfLa",
    b"alac", b"pasp", b"clap", b"fiel", b"btrt", b"mdcv", b"clli", b"SmDm", b"CoLL", b"dvcC",
    b"dvvC", b"hvcE", b"chnl",
];

/// The one entry that the samples of a track use, and its number, counted from 1.
///
/// # Errors
/// [`Refusal::SeveralFormats`] where they use several, [`Refusal::NothingLeft`] where there are none.
pub(super) fn used(track: &Track) -> Result<(u32, &SampleEntry), Refusal> {
    match track.used.count_ones() {
        0 => return Err(Refusal::NothingLeft),
        1 => {}
        _ => return Err(Refusal::SeveralFormats),
    }
    let at = track.used.trailing_zeros();
    let entry = track.entries.get(at as usize);
    let missing = Refusal::Contradiction(DefectCode::BoxMissing);
    Ok((at + 1, entry.ok_or(missing)?))
}

/// The entry as it is written, with its header. `codec` is its short name among the facts.
///
/// # Errors
/// [`Refusal`] where an MP4 may not hold it, or its configuration is missing.
pub(super) fn rewritten(held: &BoxBytes, track: &Track, codec: &str) -> Result<Vec<u8>, Refusal> {
    let (number, entry) = used(track)?;
    let kind = written_kind(entry, codec)?;
    let found = Found::of(held, track, number);
    let found = found.ok_or(Refusal::Contradiction(DefectCode::BoxMissing))?;
    let mut writer = Writer::default();
    writer.boxed(&kind.0, |writer| {
        // Reserved, and the data reference: the file itself.
        writer.zeros(6);
        writer.u16(1);
        match (entry.visual, entry.audio) {
            (Some(_), _) => write_visual(writer, entry, &found),
            _ => write_audio(writer, entry, &found),
        }
    });
    Ok(writer.into_bytes())
}

/// The four characters under which the entry is written.
fn written_kind(entry: &SampleEntry, codec: &str) -> Result<FourCc, Refusal> {
    let is_mp3 = |kind: FourCc| MP3.iter().any(|mp3| kind.0 == **mp3);
    if entry.audio.is_some() && is_mp3(entry.kind) {
        return Ok(FourCc(*b"mp4a"));
    }
    let known: &[Codec] = match entry.visual {
        Some(_) => &PICTURES,
        None => &SOUNDS,
    };
    let known = known
        .iter()
        .find(|(kinds, ..)| kinds.iter().any(|kind| entry.kind.0 == **kind));
    let Some((_, configuration, written)) = known else {
        return Err(Refusal::Codec(codec.to_owned()));
    };
    if !is_configured(entry, configuration) {
        return Err(Refusal::Configuration(codec.to_owned()));
    }
    Ok(written.map_or(entry.kind, |written| FourCc(*written)))
}

/// Whether the configuration is there and can be read, as far as it is read here at all.
fn is_configured(entry: &SampleEntry, kind: &[u8; 4]) -> bool {
    let Some(body) = entry.configuration(kind) else {
        return false;
    };
    match kind {
        b"avcC" | b"hvcC" => entry.nal_configuration().is_some(),
        b"esds" => descriptors::read(body).is_some(),
        _ => !body.is_empty(),
    }
}

/// What a visual sample entry has in front of its boxes (12.1.3.2).
fn write_visual(writer: &mut Writer, entry: &SampleEntry, found: &Found<'_>) {
    let none = Size {
        width: 0,
        height: 0,
    };
    put_visual(writer, entry.visual.map_or(none, |visual| visual.size));
    for (kind, bytes) in &found.boxes {
        match &kind.0 {
            b"colr" => write_colour(writer, entry, bytes),
            _ => writer.boxed(&kind.0, |writer| writer.put(bytes)),
        }
    }
}

/// The fields of a visual sample entry behind the data reference.
pub(super) fn put_visual(writer: &mut Writer, size: Size) {
    let pixels = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
    writer.zeros(16);
    writer.u16(pixels(size.width));
    writer.u16(pixels(size.height));
    // 72 dots an inch, one frame in a sample, no name, 24 bits deep.
    writer.u32(72 << 16);
    writer.u32(72 << 16);
    writer.u32(0);
    writer.u16(1);
    writer.zeros(32);
    writer.u16(24);
    writer.u16(0xffff);
}

/// `colr` (12.1.5). QuickTime's form does not say whether all values of a sample are used; the bitstream does,
/// where it tells the colour as well, and then speaks for itself.
fn write_colour(writer: &mut Writer, entry: &SampleEntry, body: &[u8]) {
    let mut fields = Fields::new(body);
    let is_quicktime = fields.four_cc() == Some(FourCc(*b"nclc"));
    if !is_quicktime {
        writer.boxed(b"colr", |writer| writer.put(body));
        return;
    }
    let colour = entry.visual.and_then(|visual| visual.colour);
    let sets = entry.nal_configuration().map(|found| found.sets);
    let is_h265 = entry.configuration(b"hvcC").is_some();
    let own = sets.into_iter().flatten().find_map(|set| match is_h265 {
        true => h265::parameter_set(set)?.colour,
        false => h264::parameter_set(set)?.colour,
    });
    let numbers = fields.rest().get(..6);
    if let Some(numbers) = numbers.filter(|_| own.is_none() || own != colour) {
        writer.boxed(b"colr", |writer| {
            writer.put(b"nclx");
            writer.put(numbers);
            writer.u8(0);
        });
    }
}

/// What an audio sample entry has in front of its boxes (12.2.3.2), version 0.
fn write_audio(writer: &mut Writer, entry: &SampleEntry, found: &Found<'_>) {
    let channels = entry.audio.map_or(0, |audio| audio.channels);
    let rate = entry.audio.map_or(0, |audio| audio.rate);
    put_audio(writer, u16::try_from(channels).unwrap_or(2), rate);
    for (kind, bytes) in &found.boxes {
        writer.boxed(&kind.0, |writer| writer.put(bytes));
    }
    if entry.kind.0 != *b"mp4a" && MP3.iter().any(|mp3| entry.kind.0 == **mp3) {
        write_mp3(writer, rate);
    }
}

/// The fields of an audio sample entry behind the data reference.
pub(super) fn put_audio(writer: &mut Writer, channels: u16, rate: u32) {
    writer.zeros(8);
    writer.u16(channels);
    writer.u16(16);
    writer.zeros(4);
    // 16.16; a rate that does not fit stands in the configuration alone.
    writer.u32(u32::from(u16::try_from(rate).unwrap_or_default()) << 16);
}

/// `esds` (ISO/IEC 14496-14, 5.6) of MP3, which needs no configuration: MPEG-1 from 32 kHz on, else MPEG-2.
pub(super) fn write_mp3(writer: &mut Writer, rate: u32) {
    write_esds(writer, if rate >= 32_000 { 0x6b } else { 0x69 }, &[]);
}

/// `esds` of sound, with a configuration of at most [`ESDS_SPECIFIC`] bytes; without one where it is empty.
pub(super) fn write_esds(writer: &mut Writer, object_type: u8, specific: &[u8]) {
    let length = u8::try_from(specific.len().min(ESDS_SPECIFIC)).unwrap_or_default();
    let descriptor = if length > 0 { length + 2 } else { 0 };
    writer.full(b"esds", 0, 0, |writer| {
        writer.put(&[0x03, 21 + descriptor, 0, 0, 0]);
        writer.put(&[0x04, 13 + descriptor, object_type, 0x15]);
        writer.zeros(11);
        if length > 0 {
            writer.put(&[0x05, length]);
            writer.put(specific);
        }
        writer.put(&[0x06, 1, 2]);
    });
}

/// The longest configuration whose descriptors have lengths of one byte.
pub(super) const ESDS_SPECIFIC: usize = 100;

/// The boxes of an entry that are kept, by kind and body.
struct Found<'b> {
    boxes: Vec<(FourCc, &'b [u8])>,
}

impl<'b> Found<'b> {
    /// Looks for the entry in `moov` again. What is wrong with the boxes was written down by the inspection.
    fn of(held: &'b BoxBytes, track: &Track, number: u32) -> Option<Self> {
        let mut defects = Defects::default();
        let mut scan = Scan::new(held, &mut defects);
        let stsd = stsd(&mut scan, track)?;
        let place = Place::top(stsd.kind);
        let version = scan.bytes(stsd.range())?.first().copied()?;
        let list = stsd.body + 8..stsd.end.max(stsd.body + 8);
        let entries = scan.children(&place, list);
        let entry = *entries.get(number.checked_sub(1)? as usize)?;
        let body = scan.bytes(entry.range())?;
        let lead = match &track.handler.0 {
            b"soun" => audio_lead(version, body)?,
            _ => 78,
        };
        let inner = entry.body + lead..entry.end.max(entry.body + lead);
        let mut found = Self { boxes: Vec::new() };
        for child in scan.children(&place, inner) {
            if child.is(b"wave") {
                for child in scan.children(&place, child.range()) {
                    found.keep(&scan, &child);
                }
            } else {
                found.keep(&scan, &child);
            }
        }
        Some(found)
    }

    fn keep(&mut self, scan: &Scan<'b, '_>, child: &BoxHeader) {
        let is_colour = child.is(b"colr");
        let is_new = is_colour || self.boxes.iter().all(|(kind, _)| *kind != child.kind);
        let is_kept = is_colour || KEPT.iter().any(|kind| child.is(kind));
        let body = scan.bytes(child.range()).unwrap_or_default();
        let is_full = self.boxes.len() >= limits::ENTRIES;
        if is_new && is_kept && !is_full && body.len() as u64 <= limits::LEAF_BYTES {
            self.boxes.push((child.kind, body));
        }
    }
}

/// `stsd` of a track.
fn stsd(scan: &mut Scan<'_, '_>, track: &Track) -> Option<BoxHeader> {
    let start = track.offset;
    let bytes = scan.bytes(start..start.checked_add(limits::HEADER)?)?;
    let (Header::Sized(mut parent) | Header::ToTheEnd(mut parent)) =
        header(bytes, start, scan.file_len())
    else {
        return None;
    };
    for kind in [b"mdia", b"minf", b"stbl", b"stsd"] {
        let place = Place::top(parent.kind);
        let children = scan.children(&place, parent.range());
        parent = *children.iter().find(|child| child.is(kind))?;
    }
    Some(parent)
}

/// Bytes of the body of an audio sample entry in front of its boxes: QuickTime's versions 1 and 2 have more
/// (QuickTime File Format, sound sample descriptions).
fn audio_lead(stsd_version: u8, body: &[u8]) -> Option<u64> {
    let mut fields = Fields::new(body);
    fields.skip(8)?;
    Some(match (stsd_version, fields.u16()?) {
        (0, 1) => 28 + 16,
        (0, 2) => 28 + 36,
        _ => 28,
    })
}
