//! The luma of one picture: what all measures look at.

/// Widths and heights that are measured; the largest is that of H.264 and H.265.
const SIDES: std::ops::RangeInclusive<usize> = 1..=8_192;

/// Which values stand for black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// 16 to 235, as in nearly all video (ITU-R BT.709).
    Limited,
    /// 0 to 255, as on a canvas.
    Full,
}

impl Range {
    /// The value of black.
    pub(super) const fn black(self) -> u8 {
        match self {
            Self::Limited => 16,
            Self::Full => 0,
        }
    }

    /// Steps from black to white.
    pub(super) const fn steps(self) -> u8 {
        match self {
            Self::Limited => 219,
            Self::Full => 255,
        }
    }

    /// So many percent of the way from black to white, in steps.
    pub(super) fn percent(self, percent: f64) -> u8 {
        (f64::from(self.steps()) * percent / 100.0).round() as u8
    }
}

/// The luma of one picture, row by row.
#[derive(Debug, Clone, Copy)]
pub struct Plane<'a> {
    width: usize,
    height: usize,
    stride: usize,
    samples: &'a [u8],
    range: Range,
}

impl<'a> Plane<'a> {
    /// A picture of this size whose rows begin `stride` samples apart; `None` where the samples
    /// do not suffice or the size is none that is measured.
    #[must_use]
    pub fn new(
        width: usize,
        height: usize,
        stride: usize,
        samples: &'a [u8],
        range: Range,
    ) -> Option<Self> {
        let sized = SIDES.contains(&width) && SIDES.contains(&height) && stride >= width;
        let needed = stride
            .checked_mul(height - usize::from(height > 0))?
            .checked_add(width)?;
        (sized && samples.len() >= needed).then_some(Self {
            width,
            height,
            stride,
            samples,
            range,
        })
    }

    /// Pixels from left to right.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Pixels from top to bottom.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    pub(super) const fn range(&self) -> Range {
        self.range
    }

    /// The rows, from top to bottom.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a [u8]> + Clone {
        let rows = self.samples.chunks(self.stride).take(self.height);
        rows.filter_map(|row| row.get(..self.width))
    }

    /// One row; empty outside the picture.
    pub(super) fn row(&self, at: usize) -> &'a [u8] {
        let start = at * self.stride;
        let row = self.samples.get(start..start + self.width);
        row.filter(|_| at < self.height).unwrap_or_default()
    }
}
