//! A frame in small, as the evidence of what is advised.

use super::picture::Frame;

/// Width of the small picture in pixels.
const WIDTH: usize = 192;

/// A frame in small.
#[derive(Debug, Clone, PartialEq)]
pub struct Thumbnail {
    /// The second of the video that it shows.
    pub at_s: f64,
    width: usize,
    height: usize,
    /// Three bytes a pixel, red first, row by row.
    rgb: Vec<u8>,
}

impl Thumbnail {
    /// Takes the middle pixel of each little square of the frame.
    pub(super) fn of(at_s: f64, frame: &Frame) -> Self {
        let width = WIDTH.min(frame.width.max(1));
        let height = (frame.height * width / frame.width.max(1)).max(1);
        let (pixels, _) = frame.rgba.as_chunks::<4>();
        let pixel = |n: usize| {
            let x = (2 * (n % width) + 1) * frame.width / (2 * width);
            let y = (2 * (n / width) + 1) * frame.height / (2 * height);
            let [red, green, blue, _] =
                pixels.get(y * frame.width + x).copied().unwrap_or_default();
            [red, green, blue]
        };
        Self {
            at_s,
            width,
            height,
            rgb: (0..width * height).flat_map(pixel).collect(),
        }
    }

    /// As a `data:` URL. A bitmap, because it needs no packing and every browser shows it.
    #[must_use]
    pub fn data_url(&self) -> String {
        format!("data:image/bmp;base64,{}", base64(&self.bitmap()))
    }

    /// 24 bits a pixel, blue first, each row filled up to four bytes, the lowest row first.
    fn bitmap(&self) -> Vec<u8> {
        const HEAD: u32 = 54;
        let row = (self.width * 3).next_multiple_of(4);
        let bytes = (row * self.height) as u32;
        let mut out = b"BM".to_vec();
        for field in [
            HEAD + bytes,
            0,
            HEAD,
            40,
            self.width as u32,
            self.height as u32,
        ] {
            out.extend(field.to_le_bytes());
        }
        // One plane, 24 bits.
        out.extend([1, 0, 24, 0]);
        for field in [0, bytes, 2_835, 2_835, 0, 0u32] {
            out.extend(field.to_le_bytes());
        }
        for line in self.rgb.chunks(self.width * 3).rev() {
            let (pixels, _) = line.as_chunks::<3>();
            out.extend(
                pixels
                    .iter()
                    .flat_map(|[red, green, blue]| [blue, green, red]),
            );
            out.resize(out.len() + row - self.width * 3, 0);
        }
        out
    }
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * at) & 63) as usize);
            out.push(match letter {
                Some(letter) if at <= group.len() => char::from(*letter),
                _ => '=',
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_the_rfc() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[255, 239, 191]), "/++/");
    }

    #[test]
    fn rows_are_filled_up_and_stand_on_their_head() {
        // Red, green; blue, white.
        let rgba = [255, 0, 0, 9, 0, 255, 0, 9, 0, 0, 255, 9, 255, 255, 255, 9];
        let frame = Frame {
            at_s: 1.0,
            width: 2,
            height: 2,
            rgba: rgba.to_vec(),
            quantiser: None,
        };
        let bitmap = Thumbnail::of(1.0, &frame).bitmap();
        assert_eq!(bitmap.len(), 54 + 16);
        assert_eq!(bitmap[2..6], 70u32.to_le_bytes());
        assert_eq!(
            bitmap[54..],
            [255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0]
        );
    }

    #[test]
    fn a_large_frame_becomes_small() {
        let rgba = vec![7; 1920 * 1080 * 4];
        let small = Thumbnail::of(
            0.0,
            &Frame {
                at_s: 0.0,
                width: 1920,
                height: 1080,
                rgba,
                quantiser: None,
            },
        );
        assert_eq!(
            (small.width, small.height, small.rgb.len()),
            (192, 108, 192 * 108 * 3)
        );
        let none = Thumbnail::of(
            0.0,
            &Frame {
                at_s: 0.0,
                width: 0,
                height: 0,
                rgba: Vec::new(),
                quantiser: None,
            },
        );
        assert!(none.data_url().starts_with("data:image/bmp;base64,Qk"));
    }
}
