//! MPEG-4 Visual: the video object layer (ISO/IEC 14496-2, 6.2.3), which stands in `esds`.

use super::PictureHeader;
use super::bits::Bits;
use crate::facts::Size;

/// Finds the video object layer in a decoder configuration and reads it.
#[must_use]
pub fn object_layer(specific: &[u8]) -> Option<PictureHeader> {
    let at = specific
        .windows(4)
        .position(|code| matches!(code, [0, 0, 1, 0x20..=0x2f]))?;
    let mut bits = Bits::new(specific.get(at + 4..)?);
    bits.skip(9)?;
    let mut version = 1;
    if bits.flag()? {
        version = bits.read(4)?;
        bits.skip(3)?;
    }
    let aspect = match bits.read(4)? {
        15 => Some((bits.read(8)?, bits.read(8)?)),
        1 => Some((1, 1)),
        2 => Some((12, 11)),
        3 => Some((10, 11)),
        4 => Some((16, 11)),
        5 => Some((40, 33)),
        _ => None,
    };
    if bits.flag()? {
        bits.skip(3)?;
        if bits.flag()? {
            bits.skip(79)?;
        }
    }
    let shape = bits.read(2)?;
    if shape == 3 && version != 1 {
        bits.skip(4)?;
    }
    bits.skip(1)?;
    let resolution = bits.read(16)?;
    bits.skip(1)?;
    if bits.flag()? {
        bits.skip(bits_for(resolution))?;
    }
    if shape != 0 {
        return None;
    }
    bits.skip(1)?;
    let width = bits.read(13)?;
    bits.skip(1)?;
    let height = bits.read(13)?;
    bits.skip(1)?;
    Some(PictureHeader {
        size: (width > 0 && height > 0).then_some(Size { width, height }),
        aspect,
        interlaced: bits.flag(),
        bit_depth: Some(8),
        ..PictureHeader::default()
    })
}

/// Bits that a time increment takes: those of the largest number below `resolution`, at least one.
const fn bits_for(resolution: u32) -> usize {
    let largest = resolution.saturating_sub(1);
    let bits = u32::BITS - largest.leading_zeros();
    if bits == 0 { 1 } else { bits as usize }
}
