//! Exact time: all times of a film are told in ticks, units so small that every time scale of the film is made of
//! whole ones. Nothing is rounded before the result is written.

use super::choice::Time;
use super::limits;

/// Ticks, and how they relate to time scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    per_second: i128,
}

impl Clock {
    /// Ticks of which whole ones make a unit of every scale; `None` where they would be too small, or a
    /// scale is zero.
    pub(super) fn of(scales: &[u32]) -> Option<Self> {
        let mut per_second: i128 = 1;
        for scale in scales {
            let scale = i128::from(*scale);
            per_second *= scale / gcd(per_second, scale);
            if scale == 0 || per_second > limits::TICKS {
                return None;
            }
        }
        Some(Self { per_second })
    }

    /// Ticks of one unit of a scale that the clock was made of.
    pub(super) const fn unit(self, scale: u32) -> i128 {
        match self.per_second.checked_div(scale as i128) {
            Some(ticks) if ticks > 0 => ticks,
            _ => 1,
        }
    }

    /// So many units in ticks.
    pub(super) fn ticks(self, units: i128, scale: u32) -> i128 {
        units.saturating_mul(self.unit(scale))
    }

    /// Ticks in units, rounded down.
    pub(super) const fn units_down(self, ticks: i128, scale: u32) -> i128 {
        ticks.div_euclid(self.unit(scale))
    }

    /// Ticks in units, rounded up.
    pub(super) const fn units_up(self, ticks: i128, scale: u32) -> i128 {
        -self.units_down(-ticks, scale)
    }

    /// Ticks in units, rounded to the nearest.
    pub(super) const fn units_near(self, ticks: i128, scale: u32) -> i128 {
        let unit = self.unit(scale);
        ticks.saturating_add(unit / 2).div_euclid(unit)
    }

    /// Ticks of a second.
    pub(super) const fn second(self) -> i128 {
        self.per_second
    }

    /// A time in ticks.
    pub(super) fn of_time(self, time: Time) -> i128 {
        self.ticks(i128::from(time.units), time.scale)
    }

    /// Ticks as a time of that scale, rounded to the nearest.
    pub(super) fn time(self, ticks: i128, scale: u32) -> Time {
        let units = i64::try_from(self.units_near(ticks, scale)).unwrap_or(i64::MAX);
        Time { units, scale }
    }
}

/// The largest number of which both are multiples; at least 1.
pub(super) fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or_default());
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_whole_in_every_scale_or_there_are_none() {
        let clock = Clock::of(&[1000, 44_100, 30_000]).unwrap();
        assert_eq!(clock.units_down(clock.ticks(1001, 30_000), 30_000), 1001);
        assert_eq!(clock.units_near(clock.ticks(1001, 30_000), 1000), 33);
        assert_eq!(clock.units_down(clock.ticks(-1, 1000), 1000), -1);
        assert_eq!(Clock::of(&[1000, 0]), None);
        assert_eq!(Clock::of(&[u32::MAX, u32::MAX - 1]), None);
    }
}
