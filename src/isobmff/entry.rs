//! Sample entries: how the samples of a track are coded (`stsd`, ISO/IEC 14496-12, 8.5.2).

use super::boxes::{BoxHeader, Scan};
use super::defects::Place;
use super::limits;
use crate::bitstream::fields::Fields;
use crate::bitstream::{h264, h265, nal};
use crate::facts::{DefectCode, FourCc, Size};

/// One sample entry.
#[derive(Debug, Clone, Default)]
pub struct SampleEntry {
    /// Its four characters.
    pub kind: FourCc,
    /// What it was before it was protected (`frma`, 8.12.2), where it is.
    pub original: Option<FourCc>,
    /// Protected by encryption.
    pub encrypted: bool,
    /// Which data reference holds the samples, counted from 1.
    pub data_reference: u16,
    /// What a visual sample entry says (12.1.3).
    pub visual: Option<Visual>,
    /// What an audio sample entry says (12.2.3).
    pub audio: Option<Audio>,
    /// The codec's configuration: kind and body of `avcC`, `hvcC`, `esds` and their like.
    pub configurations: Vec<(FourCc, Vec<u8>)>,
}

impl SampleEntry {
    /// The codec's four characters: those from before protection, where there are such.
    #[must_use]
    pub fn codec(&self) -> FourCc {
        self.original.unwrap_or(self.kind)
    }

    /// The body of a configuration box.
    #[must_use]
    pub fn configuration(&self, kind: &[u8; 4]) -> Option<&[u8]> {
        let found = self.configurations.iter().find(|(k, _)| k.0 == *kind);
        found.map(|(_, body)| body.as_slice())
    }

    /// What the configuration of H.264 or H.265 says (`avcC`, `hvcC`); `None` for other codecs, and where it
    /// cannot be read.
    #[must_use]
    pub fn nal_configuration(&self) -> Option<nal::Configuration<'_>> {
        let avc = || self.configuration(b"avcC").and_then(h264::configuration);
        let hevc = self.configuration(b"hvcC").and_then(h265::configuration);
        hevc.or_else(avc)
    }
}

/// What a visual sample entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visual {
    /// Size of the picture as the entry claims it.
    pub size: Size,
    /// Pixel aspect ratio (`pasp`, 12.1.4), width to height.
    pub aspect: Option<(u32, u32)>,
    /// Clean aperture (`clap`, 12.1.4), width and height as fractions.
    pub aperture: Option<[(u32, u32); 2]>,
    /// Colour (`colr` of type `nclx` or `nclc`, 12.1.5), by the numbers of ITU-T H.273.
    pub colour: Option<(u16, u16, u16)>,
    /// Fields in a frame (`fiel` of QuickTime): 1 progressive, 2 interlaced.
    pub fields: Option<u8>,
}

/// What an audio sample entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audio {
    /// Channels.
    pub channels: u32,
    /// Bits of one sample of one channel.
    pub bits: u32,
    /// Samples per second.
    pub rate: u32,
    /// Linear samples: least significant byte first.
    pub little_endian: bool,
    /// Linear samples: floating point.
    pub float: bool,
}

/// Boxes within an entry whose bodies are kept for the codec's own reader.
const CONFIGURATIONS: [&[u8; 4]; 12] = [
    b"avcC", b"hvcC", b"av1C", b"vpcC", b"vvcC", b"esds", b"dOps", b"dfLa", b"dac3", b"dec3",
    b"alac", b"d263",
];

/// Reads all sample entries of `stsd`.
pub fn read(
    scan: &mut Scan<'_, '_>,
    stbl: &Place<'_>,
    stsd: &BoxHeader,
    handler: FourCc,
) -> Vec<SampleEntry> {
    let place = stbl.child(b"stsd");
    let lead = |mut fields: Fields<'_>| Some((fields.version_flags()?.0, fields.u32()?));
    let Some((version, count)) = scan.parse(&place, stsd, lead) else {
        return Vec::new();
    };
    let list = stsd.body + 8..stsd.end.max(stsd.body + 8);
    let mut entries = Vec::new();
    let boxes = scan.children(&place, list);
    if count as usize > boxes.len() {
        scan.note(DefectCode::EntryCountIllegal, &place, stsd.start);
    }
    for entry in boxes
        .iter()
        .take(count.min(limits::ENTRIES as u32) as usize)
    {
        let place = place.child(&entry.kind.0);
        entries.push(read_entry(scan, &place, entry, handler, version));
    }
    entries
}

fn read_entry(
    scan: &mut Scan<'_, '_>,
    place: &Place<'_>,
    header: &BoxHeader,
    handler: FourCc,
    version: u8,
) -> SampleEntry {
    let mut entry = SampleEntry {
        kind: header.kind,
        encrypted: is_protected(header.kind),
        ..SampleEntry::default()
    };
    let reference = |mut fields: Fields<'_>| {
        fields.skip(6)?;
        fields.u16()
    };
    let Some(data_reference) = scan.parse(place, header, reference) else {
        return entry;
    };
    entry.data_reference = data_reference;
    let length = match &handler.0 {
        b"vide" | b"pict" | b"auxv" => {
            let Some(visual) = scan.parse(place, header, visual) else {
                return entry;
            };
            entry.visual = Some(visual);
            78
        }
        b"soun" => {
            let parse = |fields: Fields<'_>| audio(fields, version);
            let Some((audio, length)) = scan.parse(place, header, parse) else {
                return entry;
            };
            entry.audio = Some(audio);
            length
        }
        _ => return entry,
    };
    let inner = header.body + length..header.end.max(header.body + length);
    read_inner(scan, place, inner, &mut entry);
    entry
}

/// The kinds that stand for an entry once it is protected: Common Encryption and FairPlay.
fn is_protected(kind: FourCc) -> bool {
    matches!(&kind.0, b"encv" | b"enca" | b"drmi" | b"drms" | b"p608")
}

fn read_inner(
    scan: &mut Scan<'_, '_>,
    place: &Place<'_>,
    inner: std::ops::Range<u64>,
    entry: &mut SampleEntry,
) {
    for child in scan.children(place, inner) {
        let place = place.child(&child.kind.0);
        match &child.kind.0 {
            b"sinf" => {
                entry.encrypted = true;
                for child in scan.children(&place, child.range()) {
                    if child.is(b"frma") {
                        let place = place.child(b"frma");
                        let original = |mut fields: Fields<'_>| fields.four_cc();
                        entry.original = scan.parse(&place, &child, original);
                    }
                }
            }
            // QuickTime wraps the sound's configuration once more.
            b"wave" => {
                for child in scan.children(&place, child.range()) {
                    keep_configuration(scan, &child, entry);
                }
            }
            b"pasp" => {
                let aspect = scan.parse(&place, &child, pixel_aspect);
                set(entry, |visual| visual.aspect = aspect);
            }
            b"clap" => {
                let aperture = scan.parse(&place, &child, clean_aperture);
                set(entry, |visual| visual.aperture = aperture);
            }
            b"colr" => {
                let found = scan.parse(&place, &child, |fields| Some(colour(fields)));
                set(entry, |visual| {
                    visual.colour = visual.colour.or(found.flatten())
                });
            }
            // Linear samples (ISO/IEC 23003-5, 5.2).
            b"pcmC" => {
                let format = |mut fields: Fields<'_>| {
                    fields.version_flags()?;
                    Some((fields.u8()?, fields.u8()?))
                };
                let format = scan.parse(&place, &child, format);
                if let (Some(audio), Some((flags, bits))) = (&mut entry.audio, format) {
                    audio.little_endian = flags & 1 != 0;
                    audio.bits = u32::from(bits);
                    audio.float = entry.kind.0 == *b"fpcm";
                }
            }
            b"fiel" => {
                let fields = scan.parse(&place, &child, |mut fields| fields.u8());
                set(entry, |visual| visual.fields = fields);
            }
            _ => keep_configuration(scan, &child, entry),
        }
    }
}

fn set(entry: &mut SampleEntry, change: impl FnOnce(&mut Visual)) {
    if let Some(visual) = &mut entry.visual {
        change(visual);
    }
}

fn keep_configuration(scan: &mut Scan<'_, '_>, child: &BoxHeader, entry: &mut SampleEntry) {
    let known = CONFIGURATIONS.iter().any(|kind| child.is(kind));
    let new = entry.configuration(&child.kind.0).is_none();
    if known && new {
        let body = scan.bytes(child.range()).unwrap_or_default();
        let most = body.len().min(limits::LEAF_BYTES as usize);
        let body = body.get(..most).unwrap_or_default().to_vec();
        entry.configurations.push((child.kind, body));
    }
}

/// Passes over what every sample entry begins with: reserved bytes and the data reference.
fn body(mut fields: Fields<'_>) -> Option<Fields<'_>> {
    fields.skip(8)?;
    Some(fields)
}

fn visual(fields: Fields<'_>) -> Option<Visual> {
    let mut fields = body(fields)?;
    fields.skip(16)?;
    let size = Size {
        width: u32::from(fields.u16()?),
        height: u32::from(fields.u16()?),
    };
    fields.skip(50)?;
    Some(Visual {
        size,
        aspect: None,
        aperture: None,
        colour: None,
        fields: None,
    })
}

/// The entry's fields, and how many bytes of its body they take. QuickTime's versions 1 and 2 put
/// more fields before the boxes (QuickTime File Format, sound sample descriptions).
fn audio(fields: Fields<'_>, stsd_version: u8) -> Option<(Audio, u64)> {
    let mut fields = body(fields)?;
    let version = fields.u16()?;
    fields.skip(6)?;
    let channels = u32::from(fields.u16()?);
    let bits = u32::from(fields.u16()?);
    fields.skip(4)?;
    let rate = fields.u32()? >> 16;
    let plain = Audio {
        channels,
        bits,
        rate,
        little_endian: false,
        float: false,
    };
    match (stsd_version, version) {
        (0, 1) => Some((plain, 28 + 16)),
        (0, 2) => {
            fields.skip(4)?;
            let rate = f64::from_bits(fields.u64()?);
            let channels = fields.u32()?;
            fields.skip(4)?;
            let bits = fields.u32()?;
            // A cast from a float saturates, and makes 0 of what is no number.
            let rate = rate as u32;
            let flags = fields.u32()?;
            let audio = Audio {
                channels,
                bits,
                rate,
                little_endian: flags & 2 == 0,
                float: flags & 1 != 0,
            };
            Some((audio, 28 + 36))
        }
        _ => Some((plain, 28)),
    }
}

fn pixel_aspect(mut fields: Fields<'_>) -> Option<(u32, u32)> {
    Some((fields.u32()?, fields.u32()?))
}

fn clean_aperture(mut fields: Fields<'_>) -> Option<[(u32, u32); 2]> {
    let width = (fields.u32()?, fields.u32()?);
    Some([width, (fields.u32()?, fields.u32()?)])
}

fn colour(mut fields: Fields<'_>) -> Option<(u16, u16, u16)> {
    let kind = fields.four_cc()?;
    if !matches!(&kind.0, b"nclx" | b"nclc") {
        return None;
    }
    Some((fields.u16()?, fields.u16()?, fields.u16()?))
}
