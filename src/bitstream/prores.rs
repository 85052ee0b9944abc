//! ProRes: the frame header (SMPTE RDD 36, 5.1).

use super::PictureHeader;
use super::fields::Fields;
use crate::facts::Size;

/// Reads the header of a frame.
#[must_use]
pub fn frame_header(sample: &[u8]) -> Option<PictureHeader> {
    let mut fields = Fields::new(sample);
    fields.skip(4)?;
    if fields.take(4)? != b"icpf" {
        return None;
    }
    // Length of the header, version, and who encoded it.
    fields.skip(2 + 2 + 4)?;
    let (width, height) = (u32::from(fields.u16()?), u32::from(fields.u16()?));
    let flags = fields.u8()?;
    let aspect = match fields.u8()? >> 4 {
        1 => Some((1, 1)),
        // The whole picture is 4:3 or 16:9.
        2 => Some((4 * height, 3 * width)),
        3 => Some((16 * height, 9 * width)),
        _ => None,
    };
    Some(PictureHeader {
        size: (width > 0 && height > 0).then_some(Size { width, height }),
        aspect,
        interlaced: Some(flags & 0x0c != 0),
        ..PictureHeader::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_header_tells_size_and_scan() {
        let sample = b"\0\x01\0\0icpf\0\x94\0\0fmpg\x07\x80\x04\x38\x80\x00\0\0";
        let header = frame_header(sample).unwrap();
        let (width, height) = (1920, 1080);
        assert_eq!(header.size, Some(Size { width, height }));
        assert_eq!((header.interlaced, header.aspect), (Some(false), None));
        assert_eq!(frame_header(&sample[..21]), None);
        assert_eq!(frame_header(&[0; 64]), None);
    }
}
