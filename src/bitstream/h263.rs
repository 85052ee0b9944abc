//! H.263: the picture header (ITU-T H.263, 5.1), with which every sample begins.

use super::PictureHeader;
use super::bits::Bits;
use crate::facts::Size;

/// The formats that the standard names, all of which have pixels of 12:11 (table 2).
const FORMATS: [(u32, u32); 5] = [(128, 96), (176, 144), (352, 288), (704, 576), (1408, 1152)];

/// Reads a picture header.
#[must_use]
pub fn picture(sample: &[u8]) -> Option<PictureHeader> {
    let mut bits = Bits::new(sample);
    if bits.read(22)? != 0x20 {
        return None;
    }
    bits.skip(8 + 5)?;
    let (size, aspect) = match bits.read(3)? {
        7 => extended(&mut bits)?,
        format => (named(format)?, (12, 11)),
    };
    Some(PictureHeader {
        size: Some(size),
        aspect: Some(aspect),
        interlaced: Some(false),
        bit_depth: Some(8),
        ..PictureHeader::default()
    })
}

fn named(format: u32) -> Option<Size> {
    let index = usize::try_from(format).ok()?.checked_sub(1)?;
    let &(width, height) = FORMATS.get(index)?;
    Some(Size { width, height })
}

/// The extended picture type (5.1.4), which can name a size and an aspect of its own.
fn extended(bits: &mut Bits<'_>) -> Option<(Size, (u32, u32))> {
    if bits.read(3)? != 1 {
        return None;
    }
    let format = bits.read(3)?;
    bits.skip(15 + 9)?;
    if bits.flag()? {
        bits.skip(2)?;
    }
    if format != 6 {
        return Some((named(format)?, (12, 11)));
    }
    let code = bits.read(4)?;
    let width = (bits.read(9)? + 1) * 4;
    bits.skip(1)?;
    let height = bits.read(9)? * 4;
    let aspect = match code {
        2 => (12, 11),
        3 => (10, 11),
        4 => (16, 11),
        5 => (40, 33),
        15 => (bits.read(8)?, bits.read(8)?),
        _ => (1, 1),
    };
    (height > 0).then_some((Size { width, height }, aspect))
}
