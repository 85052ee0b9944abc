//! VC-1 of the advanced profile: the sequence header (SMPTE 421M, 6.1), and the headers of its
//! relatives of Flash.

use super::PictureHeader;
use super::bits::Bits;
use crate::facts::Size;

/// Finds a sequence header of the advanced profile behind its start code and reads it.
#[must_use]
pub fn sequence_header(bytes: &[u8]) -> Option<PictureHeader> {
    let at = bytes.windows(4).position(|code| code == [0, 0, 1, 0x0f])?;
    let mut bits = Bits::new(bytes.get(at + 4..)?);
    let (profile, level) = (bits.read(2)?, bits.read(3)?);
    if profile != 3 {
        return None;
    }
    bits.skip(2 + 3 + 5 + 1)?;
    // Half of each less one.
    let (width, height) = (bits.read(12)? * 2 + 2, bits.read(12)? * 2 + 2);
    bits.skip(1)?;
    Some(PictureHeader {
        size: Some(Size { width, height }),
        interlaced: bits.flag(),
        bit_depth: Some(8),
        profile: Some("Advanced".to_owned()),
        level: Some(level.to_string()),
        ..PictureHeader::default()
    })
}

/// Reads the picture header of Sorenson's H.263 (SWF file format specification, H263VIDEOPACKET).
#[must_use]
pub fn sorenson(picture: &[u8]) -> Option<PictureHeader> {
    let mut bits = Bits::new(picture);
    if bits.read(17)? != 1 {
        return None;
    }
    bits.skip(5 + 8)?;
    let (width, height) = match bits.read(3)? {
        0 => (bits.read(8)?, bits.read(8)?),
        1 => (bits.read(16)?, bits.read(16)?),
        2 => (352, 288),
        3 => (176, 144),
        4 => (128, 96),
        5 => (320, 240),
        6 => (160, 120),
        _ => return None,
    };
    Some(PictureHeader {
        size: (width > 0 && height > 0).then_some(Size { width, height }),
        interlaced: Some(false),
        bit_depth: Some(8),
        ..PictureHeader::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tell_the_size() {
        // Advanced profile, level 3, 4:2:0, 1920×1080: 959 and 539.
        let fields: [(u32, u32); 9] = [
            (3, 2),
            (3, 3),
            (1, 2),
            (0, 3),
            (0, 5),
            (0, 1),
            (959, 12),
            (539, 12),
            (0, 2),
        ];
        let (number, length) = fields
            .iter()
            .fold((0_u64, 0), |(number, length), (field, bits)| {
                (number << bits | u64::from(*field), length + bits)
            });
        let body = (number << (64 - length)).to_be_bytes();
        let sequence = [&[0, 0, 1, 0x0f][..], &body].concat();
        let (width, height) = (1920, 1080);
        let header = sequence_header(&sequence).unwrap();
        assert_eq!(header.size, Some(Size { width, height }));
        assert_eq!(header.interlaced, Some(false));
        assert_eq!(sequence_header(&sequence[..8]), None);
        // 17 bits of start, version 1, number 0, format 2.
        let picture = [0, 0, 0x84, 1, 0x00, 0];
        let size = sorenson(&picture).and_then(|header| header.size);
        assert_eq!(size.map(|size| size.height), Some(288));
    }
}
