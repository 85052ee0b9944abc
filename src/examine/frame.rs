//! One frame for the examination: its luma and a thumbnail. Its pixels are added some rows at a time, so
//! that a large frame is never held in colour as a whole.

use super::Thumbnail;
use crate::facts::Size;
use crate::signal::picture::{Plane, Range};

/// Pixels for which memory is reserved; a frame with more makes it grow.
const USUAL: usize = 1_920 * 1_200;

/// Rows that are added at a time.
const BAND: u32 = 64;

/// One frame that was decoded.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// A second of the video at which it is shown.
    pub at_s: f64,
    /// The size that the decoder or player gives it, before it is scaled to be looked at; `None` where it is
    /// not told.
    pub decoded: Option<Size>,
    width: usize,
    height: usize,
    /// Of full range, row by row.
    luma: Vec<u8>,
    small: Thumbnail,
    /// The finest quantiser that it was made with, SliceQP_Y (ITU-T H.264, 7.4.3); `None` where that is not
    /// known.
    pub quantiser: Option<i32>,
}

impl Frame {
    /// A frame of that width and height, without pixels yet.
    #[must_use]
    pub fn new(at_s: f64, width: u32, height: u32) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self {
            at_s,
            decoded: None,
            width,
            height,
            luma: Vec::with_capacity(width.saturating_mul(height).min(USUAL)),
            small: Thumbnail::of(at_s, width, height),
            quantiser: None,
        }
    }

    /// The ranges of rows in which the pixels are to be added.
    pub fn bands(&self) -> impl Iterator<Item = std::ops::Range<u32>> + use<> {
        let height = self.height as u32;
        let bands = (0..height).step_by(BAND as usize);
        bands.map(move |from| from..from.saturating_add(BAND).min(height))
    }

    /// Adds the next rows, as a canvas gives them: four bytes a pixel, red first.
    pub fn add(&mut self, rgba: &[u8]) {
        let (pixels, _) = rgba.as_chunks::<4>();
        for row in pixels.chunks_exact(self.width.max(1)) {
            let y = self.luma.len() / self.width.max(1);
            self.luma.extend(row.iter().map(luma));
            self.small.add(y, row, self.height);
        }
    }

    /// What the measures look at; `None` where rows are missing, or the size is none that is measured.
    pub(super) fn plane(&self) -> Option<Plane<'_>> {
        Plane::new(self.width, self.height, self.width, &self.luma, Range::Full)
    }

    /// The thumbnail; `at_s` is the second as the measures give it.
    pub(super) fn small(mut self, at_s: f64) -> Thumbnail {
        self.small.at_s = at_s;
        self.small
    }
}

/// By ITU-R BT.709.
fn luma(pixel: &[u8; 4]) -> u8 {
    let [red, green, blue, _] = pixel.map(u32::from);
    // Weights of 65,536 in all.
    ((13_933 * red + 46_871 * green + 4_732 * blue + 32_768) >> 16) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luma_is_that_of_the_eye() {
        let luma = |rgb: [u8; 3]| {
            let [red, green, blue] = rgb;
            luma(&[red, green, blue, 255])
        };
        assert_eq!(
            [luma([0; 3]), luma([255; 3]), luma([128; 3])],
            [0, 255, 128]
        );
        assert_eq!(
            [luma([255, 0, 0]), luma([0, 255, 0]), luma([0, 0, 255])],
            [54, 182, 18]
        );
    }

    #[test]
    fn however_its_rows_come_it_is_the_same_frame() {
        let (width, height) = (300, 200);
        let rgba: Vec<u8> = (0..width * height * 4).map(|n| (n / 7) as u8).collect();
        let of = |rows: usize| {
            let mut frame = Frame::new(1.0, width, height);
            rgba.chunks(rows * 4 * width as usize)
                .for_each(|rows| frame.add(rows));
            frame
        };
        let whole = of(200);
        assert!(whole.plane().is_some());
        let bands: Vec<_> = whole.bands().collect();
        assert_eq!(bands, [0..64, 64..128, 128..192, 192..200]);
        for rows in [1, 7, 64, 199] {
            assert_eq!(of(rows), whole, "{rows}");
        }
    }

    #[test]
    fn a_frame_with_rows_missing_is_not_measured() {
        let mut frame = Frame::new(0.0, 4, 2);
        frame.add(&[9; 4 * 4 + 3]);
        assert!(frame.plane().is_none());
        frame.add(&[9; 4 * 4]);
        assert!(frame.plane().is_some());
        let mut none = Frame::new(0.0, 0, 0);
        none.add(&[9; 8]);
        assert!(none.plane().is_none());
    }
}
