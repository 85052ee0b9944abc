//! AV1: open bitstream units and the sequence header (AV1 Bitstream & Decoding Process, 5.3 and 5.5).

use super::PictureHeader;
use super::bits::Bits;
use crate::bitstream::fields::Fields;
use crate::facts::Size;

/// The open bitstream units in the body of `av1C` (AV1 in ISO base media, 2.3): all but 4 bytes.
#[must_use]
pub fn configuration(body: &[u8]) -> Option<&[u8]> {
    body.get(4..)
}

/// Finds the sequence header among open bitstream units and reads it.
#[must_use]
pub fn sequence_header(units: &[u8]) -> Option<PictureHeader> {
    let mut fields = Fields::new(units);
    loop {
        let header = fields.u8()?;
        if header & 0x04 != 0 {
            fields.skip(1)?;
        }
        let length = if header & 0x02 != 0 {
            leb128(&mut fields)?
        } else {
            fields.rest().len()
        };
        let body = fields.take(length.min(fields.rest().len()))?;
        if header >> 3 & 0x0f == 1 {
            return read(body);
        }
    }
}

fn leb128(fields: &mut Fields<'_>) -> Option<usize> {
    let mut number = 0_u64;
    for place in 0..8 {
        let byte = fields.u8()?;
        number |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return usize::try_from(number).ok();
        }
    }
    None
}

fn read(body: &[u8]) -> Option<PictureHeader> {
    let mut bits = Bits::new(body);
    let profile = bits.read(3)?;
    bits.skip(1)?;
    let reduced = bits.flag()?;
    let level = if reduced {
        bits.read(5)?
    } else {
        operating_points(&mut bits)?
    };
    let width_bits = bits.read(4)? + 1;
    let height_bits = bits.read(4)? + 1;
    let mut header = PictureHeader {
        size: Some(Size {
            width: bits.read(width_bits)? + 1,
            height: bits.read(height_bits)? + 1,
        }),
        interlaced: Some(false),
        profile: Some(profile_name(profile)),
        level: Some(format!("{}.{}", 2 + (level >> 2), level & 3)),
        ..PictureHeader::default()
    };
    // Whatever is odd behind the size does not lose it.
    let _ = colour(&mut bits, profile, reduced, &mut header);
    Some(header)
}

/// Passes over timing, decoder model and operating points (5.5.1); gives the level of the first.
fn operating_points(bits: &mut Bits<'_>) -> Option<u32> {
    let mut delay_bits = None;
    if bits.flag()? {
        bits.skip(64)?;
        if bits.flag()? {
            // uvlc is coded as Exp-Golomb is.
            bits.ue()?;
        }
        if bits.flag()? {
            delay_bits = Some(bits.read(5)? as usize + 1);
            bits.skip(32 + 5 + 5)?;
        }
    }
    let display_delay = bits.flag()?;
    let count = bits.read(5)? + 1;
    let mut first = None;
    for _ in 0..count {
        bits.skip(12)?;
        let level = bits.read(5)?;
        first = first.or(Some(level));
        if level > 7 {
            bits.skip(1)?;
        }
        if let Some(delay_bits) = delay_bits
            && bits.flag()?
        {
            bits.skip(2 * delay_bits + 1)?;
        }
        if display_delay && bits.flag()? {
            bits.skip(4)?;
        }
    }
    first
}

/// Passes over the coding tools and reads the colour configuration (5.5.2).
fn colour(
    bits: &mut Bits<'_>,
    profile: u32,
    reduced: bool,
    header: &mut PictureHeader,
) -> Option<()> {
    if !reduced && bits.flag()? {
        bits.skip(7)?;
    }
    bits.skip(3)?;
    if !reduced {
        bits.skip(4)?;
        let order_hint = bits.flag()?;
        if order_hint {
            bits.skip(2)?;
        }
        let choose_tools = bits.flag()?;
        let tools = choose_tools || bits.flag()?;
        if tools {
            let choose_vectors = bits.flag()?;
            if !choose_vectors {
                bits.skip(1)?;
            }
        }
        if order_hint {
            bits.skip(3)?;
        }
    }
    bits.skip(3)?;
    let high = bits.flag()?;
    let depth = if profile == 2 && high && bits.flag()? {
        12
    } else if high {
        10
    } else {
        8
    };
    header.bit_depth = Some(depth);
    if profile != 1 {
        bits.skip(1)?;
    }
    if bits.flag()? {
        let mut number = || bits.read(8).map(|number| number as u16);
        header.colour = Some((number()?, number()?, number()?));
    }
    Some(())
}

fn profile_name(profile: u32) -> String {
    match profile {
        0 => "Main".to_owned(),
        1 => "High".to_owned(),
        2 => "Professional".to_owned(),
        other => other.to_string(),
    }
}
