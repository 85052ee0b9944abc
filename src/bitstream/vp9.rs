//! VP9 and VP8: the header of a key frame (VP9 Bitstream & Decoding Process, 6.2; RFC 6386, 9.1).

use super::PictureHeader;
use super::bits::Bits;
use crate::facts::Size;

/// Reads the header of a VP9 key frame.
#[must_use]
pub fn vp9(sample: &[u8]) -> Option<PictureHeader> {
    let mut bits = Bits::new(sample);
    if bits.read(2)? != 2 {
        return None;
    }
    let low = bits.read(1)?;
    let profile = bits.read(1)? << 1 | low;
    if profile == 3 {
        bits.skip(1)?;
    }
    let shows_existing = bits.flag()?;
    let is_inter = bits.flag()?;
    bits.skip(2)?;
    if shows_existing || is_inter || bits.read(24)? != 0x49_83_42 {
        return None;
    }
    let depth = match (profile >= 2).then(|| bits.flag()) {
        None => 8,
        Some(twelve) if twelve? => 12,
        Some(_) => 10,
    };
    let is_rgb = bits.read(3)? == 7;
    if !is_rgb {
        bits.skip(1)?;
    }
    if profile & 1 == 1 {
        bits.skip(if is_rgb { 1 } else { 3 })?;
    }
    Some(PictureHeader {
        size: Some(Size {
            width: bits.read(16)? + 1,
            height: bits.read(16)? + 1,
        }),
        interlaced: Some(false),
        bit_depth: Some(depth),
        profile: Some(profile.to_string()),
        ..PictureHeader::default()
    })
}

/// Reads the header of a VP8 key frame.
#[must_use]
pub fn vp8(sample: &[u8]) -> Option<PictureHeader> {
    let &[tag, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1] = sample.first_chunk::<10>()? else {
        return None;
    };
    let size = Size {
        width: u32::from(u16::from_le_bytes([w0, w1]) & 0x3fff),
        height: u32::from(u16::from_le_bytes([h0, h1]) & 0x3fff),
    };
    (tag & 1 == 0 && size.width > 0 && size.height > 0).then(|| PictureHeader {
        size: Some(size),
        interlaced: Some(false),
        bit_depth: Some(8),
        ..PictureHeader::default()
    })
}
