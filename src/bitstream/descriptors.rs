//! `esds`: descriptors of MPEG-4 Systems (ISO/IEC 14496-1, 7.2.6), and the AAC configuration in them
//! (ISO/IEC 14496-3, 1.6.2.1).

use super::bits::Bits;
use crate::bitstream::fields::Fields;

/// What an elementary stream descriptor says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamDescriptor<'b> {
    /// `objectTypeIndication`.
    pub object_type: u8,
    /// The decoder's own configuration; empty where there is none.
    pub specific: &'b [u8],
}

const STREAM: u8 = 0x03;
const DECODER: u8 = 0x04;
const SPECIFIC: u8 = 0x05;

/// Reads the body of an `esds` box.
#[must_use]
pub fn read(body: &[u8]) -> Option<StreamDescriptor<'_>> {
    let mut fields = Fields::new(body);
    fields.version_flags()?;
    let mut stream = find(fields.rest(), STREAM)?;
    stream.skip(2)?;
    let flags = stream.u8()?;
    if flags & 0x80 != 0 {
        stream.skip(2)?;
    }
    if flags & 0x40 != 0 {
        let length = stream.u8()?;
        stream.skip(usize::from(length))?;
    }
    if flags & 0x20 != 0 {
        stream.skip(2)?;
    }
    let mut decoder = find(stream.rest(), DECODER)?;
    let object_type = decoder.u8()?;
    decoder.skip(12)?;
    let specific = find(decoder.rest(), SPECIFIC).map_or(&[][..], |fields| fields.rest());
    Some(StreamDescriptor {
        object_type,
        specific,
    })
}

/// The body of the first descriptor of this tag in a list of descriptors.
fn find(list: &[u8], wanted: u8) -> Option<Fields<'_>> {
    let mut fields = Fields::new(list);
    loop {
        let (tag, body) = descriptor(&mut fields)?;
        if tag == wanted {
            return Some(Fields::new(body));
        }
    }
}

/// A tag, a length of up to four bytes, and the body. A body that is cut short is taken as it is:
/// players do, and nothing here reads past it.
fn descriptor<'b>(fields: &mut Fields<'b>) -> Option<(u8, &'b [u8])> {
    let tag = fields.u8()?;
    let mut length = 0_usize;
    for _ in 0..4 {
        let byte = fields.u8()?;
        length = length << 7 | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    let length = length.min(fields.rest().len());
    Some((tag, fields.take(length)?))
}

/// The part of an AAC configuration that tells what is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aac {
    /// Audio object type: 2 is Low Complexity.
    pub object_type: u8,
    /// Samples per second of what is decoded.
    pub rate: u32,
    /// Channels of what is decoded, where the configuration says so by number.
    pub channels: Option<u16>,
}

impl Aac {
    /// Short name of the codec where the object type is none of AAC, which shares an object type
    /// indication with all other sound of MPEG-4 (ISO/IEC 14496-3, table 1.17; USAC: ISO/IEC 23003-3).
    #[must_use]
    pub const fn other_codec(&self) -> Option<&'static str> {
        Some(match self.object_type {
            1..=6 | 17 | 19 | 20 | 23 | 29 | 39 => return None,
            7 | 21 => "twinvq",
            8 | 24 => "celp",
            9 | 25 => "hvxc",
            22 => "bsac",
            26 | 27 => "hiln",
            28 => "ssc",
            32..=34 => "mp3on4",
            35 => "dst",
            36 => "mp4als",
            37 | 38 => "sls",
            42 => "usac",
            _ => "mp4a",
        })
    }

    /// The profile's name.
    #[must_use]
    pub const fn profile(&self) -> &'static str {
        match self.object_type {
            1 => "Main",
            2 => "LC",
            3 => "SSR",
            4 => "LTP",
            5 => "HE-AAC",
            23 => "LD",
            29 => "HE-AACv2",
            39 => "ELD",
            _ => "?",
        }
    }
}

/// Sampling frequencies by index (ISO/IEC 14496-3, table 1.18).
const RATES: [u32; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350,
];

/// Reads an `AudioSpecificConfig`.
#[must_use]
pub fn aac(specific: &[u8]) -> Option<Aac> {
    let mut bits = Bits::new(specific);
    let mut object_type = audio_object_type(&mut bits)?;
    let mut rate = sampling_frequency(&mut bits)?;
    let configuration = bits.read(4)?;
    let first = object_type;
    // Spectral band replication announced up front: what follows is the rate that comes out.
    if matches!(object_type, 5 | 29) {
        rate = sampling_frequency(&mut bits)?;
        object_type = audio_object_type(&mut bits)?;
    }
    let channels = match configuration {
        1 if first == 29 => Some(2),
        1..=6 => u16::try_from(configuration).ok(),
        7 | 12 => Some(8),
        11 => Some(7),
        _ => None,
    };
    Some(Aac {
        object_type: if first == object_type {
            object_type
        } else {
            first
        },
        rate,
        channels,
    })
}

fn audio_object_type(bits: &mut Bits<'_>) -> Option<u8> {
    let short = bits.read(5)?;
    let object_type = if short == 31 {
        32 + bits.read(6)?
    } else {
        short
    };
    u8::try_from(object_type).ok()
}

fn sampling_frequency(bits: &mut Bits<'_>) -> Option<u32> {
    match bits.read(4)? {
        15 => bits.read(24),
        index => RATES.get(index as usize).copied(),
    }
}
