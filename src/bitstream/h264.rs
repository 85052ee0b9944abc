//! H.264: the decoder configuration record (ISO/IEC 14496-15, 5.3.3.1) and the sequence parameter set
//! (ITU-T H.264, 7.3.2.1.1).

mod slice;

pub use slice::SliceReader;

use super::bits::Bits;
use super::nal::{self, Configuration};
use super::{PictureHeader, usability};
use crate::bitstream::fields::Fields;
use crate::facts::Size;

/// Reads the body of `avcC`.
#[must_use]
pub fn configuration(body: &[u8]) -> Option<Configuration<'_>> {
    let mut fields = Fields::new(body);
    let mut configuration = configuration_from(&mut fields)?;
    let count = u16::from(fields.u8().unwrap_or_default());
    configuration.sets.extend(nal::counted(&mut fields, count));
    Some(configuration)
}

/// Reads the body of `avcC` as far as the picture parameter sets.
fn configuration_from<'b>(fields: &mut Fields<'b>) -> Option<Configuration<'b>> {
    fields.skip(4)?;
    let length_size = usize::from(fields.u8()? & 3) + 1;
    let count = u16::from(fields.u8()? & 0x1f);
    let sets = nal::counted(fields, count);
    Some(Configuration { length_size, sets })
}

/// `nal_unit_type` of the parameter sets of a sequence and of a picture (table 7-1).
const SEQUENCE: u8 = 7;
const PICTURE: u8 = 8;

/// `nal_unit_type`.
fn unit_type(unit: &[u8]) -> Option<u8> {
    unit.first().map(|header| header & 0x1f)
}

/// Whether a NAL unit is a sequence parameter set.
#[must_use]
pub fn is_parameter_set(unit: &[u8]) -> bool {
    unit_type(unit) == Some(SEQUENCE)
}

/// Whether a NAL unit is a picture parameter set.
#[must_use]
pub fn is_picture_set(unit: &[u8]) -> bool {
    unit_type(unit) == Some(PICTURE)
}

/// Profiles whose parameter sets tell the chroma format.
const WITH_CHROMA: [u32; 13] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];

/// What of a sequence parameter set the header of a slice depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sequence {
    id: u32,
    /// `chroma_format_idc`, or 0 where the planes are coded apart.
    chroma: u32,
    frame_number_bits: u32,
    order: PictureOrder,
    frames_only: bool,
}

/// How a slice tells the order in which pictures are shown (8.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PictureOrder {
    /// By a number of this many bits.
    Numbered(u32),
    /// By what it differs from a cycle, where it ever does.
    Cycle { may_differ: bool },
    /// Not at all: it is that of decoding.
    AsDecoded,
}

/// Reads a sequence parameter set, NAL unit header included.
#[must_use]
pub fn parameter_set(unit: &[u8]) -> Option<PictureHeader> {
    sequence(unit).map(|(header, _)| header)
}

/// The same, with what slices depend on.
fn sequence(unit: &[u8]) -> Option<(PictureHeader, Sequence)> {
    let bytes = nal::unescape(unit.get(1..)?);
    let mut bits = Bits::new(&bytes);
    let profile = bits.read(8)?;
    let constraints = bits.read(8)?;
    let level = bits.read(8)?;
    let id = bits.ue()?;
    let mut header = PictureHeader {
        profile: Some(profile_name(profile, constraints)),
        level: Some(level_name(level, profile, constraints)),
        bit_depth: Some(8),
        ..PictureHeader::default()
    };
    let chroma = if WITH_CHROMA.contains(&profile) {
        chroma(&mut bits, &mut header)?
    } else {
        1
    };
    let frame_number_bits = bits.ue()?.checked_add(4)?;
    let order = picture_order(&mut bits)?;
    bits.ue()?;
    bits.skip(1)?;
    let across = bits.ue()?.checked_add(1)?;
    let down = bits.ue()?.checked_add(1)?;
    let frames_only = bits.flag()?;
    if !frames_only {
        bits.skip(1)?;
    }
    bits.skip(1)?;
    let field_units = if frames_only { 1 } else { 2 };
    let (unit_x, unit_y) = match chroma {
        1 => (2, 2 * field_units),
        2 => (2, field_units),
        _ => (1, field_units),
    };
    let mut cropped = (0, 0);
    if bits.flag()? {
        let (left, right, top, bottom) = (bits.ue()?, bits.ue()?, bits.ue()?, bits.ue()?);
        cropped = (
            left.checked_add(right)?.checked_mul(unit_x)?,
            top.checked_add(bottom)?.checked_mul(unit_y)?,
        );
    }
    let width = across.checked_mul(16)?.checked_sub(cropped.0)?;
    let height = down.checked_mul(16 * field_units)?.checked_sub(cropped.1)?;
    header.size = (width > 0 && height > 0).then_some(Size { width, height });
    header.interlaced = Some(!frames_only);
    if bits.flag() == Some(true) {
        // Whatever is odd in there does not lose the size.
        let _ = usability(&mut bits, &mut header);
    }
    let sequence = Sequence {
        id,
        chroma,
        frame_number_bits,
        order,
        frames_only,
    };
    Some((header, sequence))
}

fn picture_order(bits: &mut Bits<'_>) -> Option<PictureOrder> {
    Some(match bits.ue()? {
        0 => PictureOrder::Numbered(bits.ue()?.checked_add(4)?),
        1 => {
            let may_differ = !bits.flag()?;
            bits.skip_golomb(2)?;
            let cycle = bits.ue()?;
            bits.skip_golomb(cycle.min(255))?;
            PictureOrder::Cycle { may_differ }
        }
        _ => PictureOrder::AsDecoded,
    })
}

/// The fields that the higher profiles add. Gives what the cropping unit depends on:
/// `chroma_format_idc`, or 0 where the planes are coded apart.
fn chroma(bits: &mut Bits<'_>, header: &mut PictureHeader) -> Option<u32> {
    let format = bits.ue()?;
    let apart = format == 3 && bits.flag()?;
    header.bit_depth = u8::try_from(bits.ue()?.checked_add(8)?).ok();
    bits.ue()?;
    bits.skip(1)?;
    if bits.flag()? {
        for list in 0..if format == 3 { 12 } else { 8 } {
            if bits.flag()? {
                scaling_list(bits, if list < 6 { 16 } else { 64 })?;
            }
        }
    }
    Some(if apart { 0 } else { format })
}

/// Passes over a scaling list (7.3.2.1.1.1), whose length depends on what stands in it.
fn scaling_list(bits: &mut Bits<'_>, size: u32) -> Option<()> {
    let (mut last, mut next) = (8_i64, 8_i64);
    for _ in 0..size {
        if next != 0 {
            next = (last + i64::from(bits.se()?)).rem_euclid(256);
        }
        if next != 0 {
            last = next;
        }
    }
    Some(())
}

fn profile_name(profile: u32, constraints: u32) -> String {
    let name = match profile {
        66 if constraints & 0x40 != 0 => "Constrained Baseline",
        66 => "Baseline",
        77 => "Main",
        88 => "Extended",
        100 => "High",
        110 if constraints & 0x10 != 0 => "High 10 Intra",
        110 => "High 10",
        122 => "High 4:2:2",
        244 => "High 4:4:4 Predictive",
        44 => "CAVLC 4:4:4",
        83 => "Scalable Baseline",
        86 => "Scalable High",
        118 => "Multiview High",
        128 => "Stereo High",
        other => return other.to_string(),
    };
    name.to_owned()
}

fn level_name(level: u32, profile: u32, constraints: u32) -> String {
    // Level 1b: constraint_set3_flag in the old profiles (A.3.1), 9 in the new.
    let old = matches!(profile, 66 | 77 | 88);
    if level == 9 || old && level == 11 && constraints & 0x10 != 0 {
        return "1b".to_owned();
    }
    format!("{}.{}", level / 10, level % 10)
}
