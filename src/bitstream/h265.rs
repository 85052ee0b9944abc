//! H.265: the decoder configuration record (ISO/IEC 14496-15, 8.3.3.1) and the sequence parameter set
//! (ITU-T H.265, 7.3.2.2).

use super::bits::Bits;
use super::nal::{self, Configuration};
use super::{PictureHeader, usability};
use crate::bitstream::fields::Fields;
use crate::facts::Size;

/// Reads the body of `hvcC`.
#[must_use]
pub fn configuration(body: &[u8]) -> Option<Configuration<'_>> {
    let mut fields = Fields::new(body);
    fields.skip(21)?;
    let length_size = usize::from(fields.u8()? & 3) + 1;
    let arrays = fields.u8()?;
    let mut sets = Vec::new();
    for _ in 0..arrays {
        let (Some(_), Some(count)) = (fields.u8(), fields.u16()) else {
            break;
        };
        sets.extend(nal::counted(&mut fields, count));
    }
    Some(Configuration { length_size, sets })
}

/// Whether a NAL unit is a sequence parameter set of the base layer.
#[must_use]
pub fn is_parameter_set(unit: &[u8]) -> bool {
    unit_type(unit) == Some(33)
}

/// Whether a NAL unit is a picture parameter set of the base layer.
#[must_use]
pub fn is_picture_set(unit: &[u8]) -> bool {
    unit_type(unit) == Some(34)
}

/// `nal_unit_type` (table 7-1) of what belongs to the base layer.
fn unit_type(unit: &[u8]) -> Option<u8> {
    match unit {
        [first, second, ..] if first & 1 == 0 && second >> 3 == 0 => Some(first >> 1 & 0x3f),
        _ => None,
    }
}

/// Reads a sequence parameter set, NAL unit header included.
#[must_use]
pub fn parameter_set(unit: &[u8]) -> Option<PictureHeader> {
    let bytes = nal::unescape(unit.get(2..)?);
    let mut bits = Bits::new(&bytes);
    bits.skip(4)?;
    let sub_layers = bits.read(3)?;
    bits.skip(1)?;
    let mut header = PictureHeader::default();
    profile_tier_level(&mut bits, sub_layers, &mut header)?;
    bits.ue()?;
    let chroma = bits.ue()?;
    let apart = chroma == 3 && bits.flag()?;
    let (unit_x, unit_y) = match chroma {
        1 => (2, 2),
        2 => (2, 1),
        _ => (1, 1),
    };
    let (mut width, mut height) = (bits.ue()?, bits.ue()?);
    if bits.flag()? {
        let (left, right, top, bottom) = (bits.ue()?, bits.ue()?, bits.ue()?, bits.ue()?);
        width = width.checked_sub(left.checked_add(right)?.checked_mul(unit_x)?)?;
        height = height.checked_sub(top.checked_add(bottom)?.checked_mul(unit_y)?)?;
    }
    header.size = (width > 0 && height > 0).then_some(Size { width, height });
    header.bit_depth = u8::try_from(bits.ue()?.checked_add(8)?).ok();
    bits.ue()?;
    // Whatever is odd behind the size does not lose it.
    let _ = rest(&mut bits, sub_layers, chroma, apart, &mut header);
    Some(header)
}

fn profile_tier_level(
    bits: &mut Bits<'_>,
    sub_layers: u32,
    header: &mut PictureHeader,
) -> Option<()> {
    bits.skip(2)?;
    let high_tier = bits.flag()?;
    let profile = bits.read(5)?;
    bits.skip(32)?;
    let progressive = bits.flag()?;
    let interlaced = bits.flag()?;
    bits.skip(46)?;
    let level = bits.read(8)?;
    header.profile = Some(profile_name(profile));
    let tier = if high_tier { " High" } else { "" };
    header.level = Some(format!("{}.{}{tier}", level / 30, level % 30 / 3));
    header.interlaced = Some(interlaced && !progressive);
    if sub_layers == 0 {
        return Some(());
    }
    let mut present = Vec::new();
    for _ in 0..sub_layers {
        present.push((bits.flag()?, bits.flag()?));
    }
    bits.skip(2 * 8_usize.checked_sub(present.len())?)?;
    for (profile, level) in present {
        bits.skip(88 * usize::from(profile) + 8 * usize::from(level))?;
    }
    Some(())
}

/// Everything between the size and the end of what is asked for: most is passed over.
fn rest(
    bits: &mut Bits<'_>,
    sub_layers: u32,
    chroma: u32,
    apart: bool,
    header: &mut PictureHeader,
) -> Option<()> {
    let order_bits = bits.ue()?.checked_add(4)?;
    let levels = if bits.flag()? { sub_layers + 1 } else { 1 };
    bits.skip_golomb(3 * levels)?;
    bits.skip_golomb(6)?;
    if bits.flag()? && bits.flag()? {
        scaling_lists(bits, if chroma == 3 && !apart { 1 } else { 3 })?;
    }
    bits.skip(2)?;
    if bits.flag()? {
        bits.skip(8)?;
        bits.skip_golomb(2)?;
        bits.skip(1)?;
    }
    reference_sets(bits)?;
    if bits.flag()? {
        for _ in 0..bits.ue()?.min(32) {
            bits.skip(order_bits as usize + 1)?;
        }
    }
    bits.skip(2)?;
    if bits.flag()? {
        usability(bits, header)?;
        if bits.flag()? {
            bits.skip_golomb(2)?;
        }
        bits.skip(1)?;
        let field_sequence = bits.flag()?;
        header.interlaced = header
            .interlaced
            .map(|interlaced| interlaced || field_sequence);
    }
    Some(())
}

/// Passes over the scaling lists (7.3.4). `step` is the distance between those of 32×32.
fn scaling_lists(bits: &mut Bits<'_>, step: usize) -> Option<()> {
    for size in 0..4_u32 {
        let step = if size == 3 { step } else { 1 };
        for _ in (0..6).step_by(step) {
            if bits.flag()? {
                let count = 64.min(1 << (4 + 2 * size));
                bits.skip_golomb(count + u32::from(size > 1))?;
            } else {
                bits.skip_golomb(1)?;
            }
        }
    }
    Some(())
}

/// Passes over the short-term reference picture sets (7.3.7), each of which may lean on the last.
fn reference_sets(bits: &mut Bits<'_>) -> Option<()> {
    let mut pictures = 0;
    for set in 0..bits.ue()?.min(64) {
        if set > 0 && bits.flag()? {
            bits.skip(1)?;
            bits.skip_golomb(1)?;
            let mut kept = 0;
            for _ in 0..=pictures {
                let used = bits.flag()?;
                kept += u32::from(used || bits.flag()?);
            }
            pictures = kept;
        } else {
            let before = bits.ue()?;
            let after = bits.ue()?;
            if before > 16 || after > 16 {
                return None;
            }
            pictures = before + after;
            for _ in 0..pictures {
                bits.skip_golomb(1)?;
                bits.skip(1)?;
            }
        }
    }
    Some(())
}

fn profile_name(profile: u32) -> String {
    let name = match profile {
        1 => "Main",
        2 => "Main 10",
        3 => "Main Still Picture",
        4 => "Rext",
        5 => "High Throughput",
        6 => "Multiview Main",
        7 => "Scalable Main",
        9 => "SCC",
        other => return other.to_string(),
    };
    name.to_owned()
}
