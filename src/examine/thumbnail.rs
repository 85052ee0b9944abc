//! A small copy of a frame, shown with the advice about it.

/// Width of a thumbnail in pixels.
const WIDTH: usize = 192;

/// A small copy of a frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Thumbnail {
    /// The second of the video that it shows.
    pub at_s: f64,
    width: usize,
    height: usize,
    /// The rows so far: three bytes a pixel, red first.
    rgb: Vec<u8>,
}

impl Thumbnail {
    /// A thumbnail of a frame of that size, without rows yet.
    pub(super) fn of(at_s: f64, width: usize, height: usize) -> Self {
        let (width, of) = (WIDTH.min(width.max(1)), width.max(1));
        Self {
            at_s,
            width,
            height: (height * width / of).max(1),
            rgb: Vec::new(),
        }
    }

    /// Takes the middle pixel of each little square of the frame whose middle is in the row `y`, of
    /// `height` rows. They come from top to bottom.
    pub(super) fn add(&mut self, y: usize, row: &[[u8; 4]], height: usize) {
        let drawn = self.rgb.len() / (3 * self.width);
        if drawn == self.height || y != middle(drawn, self.height, height) {
            return;
        }
        for x in 0..self.width {
            let pixel = row.get(middle(x, self.width, row.len()));
            let [red, green, blue, _] = pixel.copied().unwrap_or_default();
            self.rgb.extend([red, green, blue]);
        }
    }

    /// The thumbnail as a `data:` URL. It is a bitmap (BMP), which needs no compression and which every
    /// browser shows.
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

/// The middle of part `n` where `whole` is cut into `parts`.
const fn middle(n: usize, parts: usize, whole: usize) -> usize {
    (2 * n + 1) * whole / (2 * parts)
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

    fn drawn(width: usize, height: usize, pixel: [u8; 4]) -> Thumbnail {
        let mut small = Thumbnail::of(0.0, width, height);
        (0..height).for_each(|y| small.add(y, &vec![pixel; width], height));
        small
    }

    #[test]
    fn rows_are_filled_up_and_stand_on_their_head() {
        // Red, green; blue, white.
        let mut small = Thumbnail::of(0.0, 2, 2);
        small.add(0, &[[255, 0, 0, 9], [0, 255, 0, 9]], 2);
        small.add(1, &[[0, 0, 255, 9], [255, 255, 255, 9]], 2);
        let bitmap = small.bitmap();
        assert_eq!(bitmap.len(), 54 + 16);
        assert_eq!(bitmap[2..6], 70u32.to_le_bytes());
        assert_eq!(
            bitmap[54..],
            [255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0]
        );
    }

    #[test]
    fn a_large_frame_becomes_small() {
        let small = drawn(1920, 1080, [7; 4]);
        assert_eq!(
            (small.width, small.height, small.rgb.len()),
            (192, 108, 192 * 108 * 3)
        );
        let odd = drawn(1917, 1003, [7; 4]);
        assert_eq!(odd.rgb, vec![7; odd.width * odd.height * 3]);
        let none = drawn(0, 0, [7; 4]);
        assert!(none.data_url().starts_with("data:image/bmp;base64,Qk"));
    }
}
