//! MPEG-2 and MPEG-1: the sequence header (ISO/IEC 13818-2, 6.2.2.1; ISO/IEC 11172-2, 2.4.2.3) and the
//! sequence extension (ISO/IEC 13818-2, 6.2.2.3).

use super::PictureHeader;
use super::bits::Bits;
use crate::facts::Size;

/// Finds a sequence header among start codes and reads it.
#[must_use]
pub fn sequence_header(bytes: &[u8]) -> Option<PictureHeader> {
    let mut bits = behind(bytes, 0xb3)?;
    let (mut width, mut height) = (bits.read(12)?, bits.read(12)?);
    let aspect = bits.read(4)?;
    let mut header = PictureHeader {
        bit_depth: Some(8),
        interlaced: Some(false),
        ..PictureHeader::default()
    };
    // Without an extension it is MPEG-1, whose pixels are square or of broadcast's shapes; which
    // changes no verdict, so they are left open.
    if let Some(mut bits) = behind(bytes, 0xb5).filter(|bits| bits.clone().read(4) == Some(1)) {
        bits.skip(4 + 8)?;
        header.interlaced = Some(!bits.flag()?);
        bits.skip(2)?;
        width |= bits.read(2)? << 12;
        height |= bits.read(2)? << 12;
        // The whole picture is 4:3, 16:9 or 2.21:1 (table 6-3).
        let shape = match aspect {
            2 => Some((4, 3)),
            3 => Some((16, 9)),
            4 => Some((221, 100)),
            _ => None,
        };
        header.aspect = shape.map(|(across, down)| (across * height, down * width));
    }
    header.size = (width > 0 && height > 0).then_some(Size { width, height });
    Some(header)
}

/// What follows the first start code of that kind.
fn behind(bytes: &[u8], kind: u8) -> Option<Bits<'_>> {
    let at = bytes.windows(4).position(|code| code == [0, 0, 1, kind])?;
    bytes.get(at + 4..).map(Bits::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_size_and_shape() {
        // 1440×1080 of 16:9, with the extension of Main profile at High level, as ffmpeg writes them.
        let mpeg2 = [
            0, 0, 1, 0xb3, 0x5a, 0x04, 0x38, 0x33, 0xff, 0xff, 0xe0, 0x18, 0, 0, 1, 0xb5, 0x14,
            0x6a, 0, 1, 0, 0,
        ];
        let header = sequence_header(&mpeg2).unwrap();
        let (width, height) = (1440, 1080);
        assert_eq!(header.size, Some(Size { width, height }));
        assert_eq!(header.aspect, Some((16 * 1080, 9 * 1440)));
        let mpeg1 = sequence_header(&mpeg2[..12]).unwrap();
        assert_eq!((mpeg1.size, mpeg1.aspect), (header.size, None));
        assert_eq!(sequence_header(&mpeg2[..7]), None);
        assert_eq!(
            sequence_header(&[0, 0, 1, 0xb3, 0, 0, 0, 0]).unwrap().size,
            None
        );
    }
}
