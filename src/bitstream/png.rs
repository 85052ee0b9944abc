//! PNG, which some editors put one behind the other: the image header (PNG, third edition, 11.2.1).

use super::PictureHeader;
use super::fields::Fields;
use crate::facts::Size;

/// Reads the image header.
#[must_use]
pub fn image_header(image: &[u8]) -> Option<PictureHeader> {
    let mut fields = Fields::new(image);
    if fields.take(8)? != b"\x89PNG\r\n\x1a\n" {
        return None;
    }
    // The length of the first chunk, and its name, which is always IHDR.
    fields.skip(8)?;
    let (width, height) = (fields.u32()?, fields.u32()?);
    Some(PictureHeader {
        size: (width > 0 && height > 0).then_some(Size { width, height }),
        interlaced: Some(false),
        ..PictureHeader::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_image_header_tells_the_size() {
        let image = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x07\x80\0\0\x04\x38\x08\x02";
        let (width, height) = (1920, 1080);
        let header = image_header(image).unwrap();
        assert_eq!(header.size, Some(Size { width, height }));
        assert_eq!(image_header(&image[1..]), None);
    }
}
