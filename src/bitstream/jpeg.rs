//! JPEG, of which Motion JPEG is made: the frame header (ITU-T T.81, B.2.2).

use super::PictureHeader;
use super::fields::Fields;
use crate::facts::Size;

/// Reads the frame header of an image.
#[must_use]
pub fn frame_header(image: &[u8]) -> Option<PictureHeader> {
    let mut fields = Fields::new(image);
    if fields.u16()? != 0xffd8 {
        return None;
    }
    loop {
        let marker = marker(&mut fields)?;
        let length = usize::from(fields.u16()?);
        let mut segment = Fields::new(fields.take(length.checked_sub(2)?)?);
        match marker {
            // All frame headers, SOF0 to SOF15, but what stands among them for DHT, JPG and DAC.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let depth = segment.u8()?;
                let (height, width) = (u32::from(segment.u16()?), u32::from(segment.u16()?));
                return Some(PictureHeader {
                    size: (width > 0 && height > 0).then_some(Size { width, height }),
                    bit_depth: Some(depth),
                    ..PictureHeader::default()
                });
            }
            // The picture itself begins, and nothing told its size.
            0xda => return None,
            _ => {}
        }
    }
}

/// The next marker; any number of bytes may fill the room before it (B.1.1.2).
fn marker(fields: &mut Fields<'_>) -> Option<u8> {
    if fields.u8()? != 0xff {
        return None;
    }
    loop {
        match fields.u8()? {
            0xff => {}
            marker => return Some(marker),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_header_tells_the_size() {
        let lead = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc4, 0, 2];
        let frame = [0xff, 0xc0, 0, 11, 8, 4, 0x38, 7, 0x80, 1, 1, 0x11, 0];
        let header = frame_header(&[&lead[..], &frame].concat()).unwrap();
        let (width, height) = (1920, 1080);
        assert_eq!(header.size, Some(Size { width, height }));
        assert_eq!(frame_header(&lead), None);
        let scan = [0xff, 0xda, 0, 2];
        assert_eq!(frame_header(&[&lead[..], &scan, &frame].concat()), None);
        assert_eq!(frame_header(&frame), None);
    }
}
