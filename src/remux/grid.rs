//! Frames of equal length, exactly: what is meant by a length in whole nanoseconds, or by a rate to three digits.

use super::clock::gcd;

/// Nanoseconds of a second.
pub(super) const SECOND: i128 = 1_000_000_000;

/// Nanoseconds that a picture lasts of which there are so many a second, to three digits behind the point; `None`
/// where that is no usual rate.
pub(super) fn picture_lasts(rate: f64) -> Option<u64> {
    const OFF: f64 = 0.000_6;
    if !(0.9..1000.0).contains(&rate) {
        return None;
    }
    let lasts = |thousandths: f64| {
        let usual = rate.round().max(1.0) * 1000.0 / thousandths;
        // A cast from a float saturates.
        ((rate - usual).abs() <= OFF).then_some((1e9 / usual).round() as u64)
    };
    lasts(1000.0).or_else(|| lasts(1001.0))
}

/// Frames of equal length: each lasts `step` of `scale` units a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grid {
    /// Units a second.
    pub(super) scale: u32,
    /// How many of them a frame lasts.
    pub(super) step: u32,
}

impl Grid {
    /// The exact length that is meant by so many whole nanoseconds.
    pub(super) fn of(claimed: u64) -> Option<Self> {
        let claimed = i128::from(claimed);
        if claimed <= 0 || claimed > SECOND {
            return None;
        }
        let is_meant = |scale: i128, step: i128| (claimed * scale - step * SECOND).abs() <= scale;
        let rate = (SECOND + claimed / 2) / claimed;
        // 25 or 60 a second, or 24000/1001, 30000/1001 and their like.
        for (scale, step) in [(rate * 1000, 1000), (rate * 1000, 1001)] {
            if rate <= 1000 && is_meant(scale, step) {
                return Self::in_units(scale, step);
            }
        }
        let shared = gcd(SECOND, claimed);
        let (scale, step) = (SECOND / shared, claimed / shared);
        let finer = if scale < 1000 { 1000 } else { 1 };
        Self::in_units(scale * finer, step * finer)
    }

    fn in_units(scale: i128, step: i128) -> Option<Self> {
        const MOST: u32 = 1_000_000;
        Some(Self {
            scale: u32::try_from(scale).ok().filter(|scale| *scale <= MOST)?,
            step: u32::try_from(step).ok()?,
        })
    }

    /// The length of a frame in units.
    pub(super) const fn step(self) -> i128 {
        self.step as i128
    }

    /// The number of the frame that is shown then, counted from the first.
    pub(super) fn number(self, nanoseconds: i64) -> i128 {
        let step = (self.step() * SECOND).max(1);
        (i128::from(nanoseconds) * i128::from(self.scale) + step / 2).div_euclid(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_rates_tell_how_long_a_picture_lasts() {
        let lasts = [25.0, 29.97, 23.976, 59.94, 60.0, 14.7].map(picture_lasts);
        let [pal, ntsc, film, double, sixty, odd] = lasts;
        assert_eq!((pal, ntsc), (Some(40_000_000), Some(33_366_667)));
        assert_eq!((film, double), (Some(41_708_333), Some(16_683_333)));
        assert_eq!((sixty, odd), (Some(16_666_667), None));
        assert_eq!(picture_lasts(f64::NAN), None);
    }

    #[test]
    fn a_length_in_whole_nanoseconds_means_a_usual_rate() {
        let grid = |claimed| Grid::of(claimed).map(|grid| (grid.scale, grid.step));
        assert_eq!(grid(40_000_000), Some((25_000, 1000)));
        assert_eq!(grid(16_666_666), Some((60_000, 1000)));
        assert_eq!(grid(41_708_333), Some((24_000, 1001)));
        assert_eq!(grid(16_683_333), Some((60_000, 1001)));
        assert_eq!(grid(80_000_000), Some((25_000, 2000)));
        assert_eq!(grid(33_123_457), None);
        assert_eq!(grid(0), None);
    }
}
