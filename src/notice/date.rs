//! Days of the calendar.

use serde::{Deserialize, Serialize};

/// A day that exists, in the Gregorian calendar; `2026-06-12` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// That day, where there is one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        (1..=days_of_month(month, is_leap(year)))
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days from `self` to `later`; negative where that is the earlier one.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        later.ordinal() - self.ordinal()
    }

    /// Days since 0000-03-01. Years are counted from March, so that the leap day is the last day of a year.
    fn ordinal(self) -> i64 {
        let (mut year, mut month) = (i64::from(self.year), i64::from(self.month) - 3);
        if month < 0 {
            (year, month) = (year - 1, month + 12);
        }
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + i64::from(self.day)
    }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// How many days the month has; none where there is no such month.
pub(super) const fn days_of_month(month: u8, leap: bool) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut parts = text.splitn(3, '-');
        let date = (|| {
            let year = parts.next()?.parse().ok()?;
            let month = parts.next()?.parse().ok()?;
            Self::new(year, month, parts.next()?.parse().ok()?)
        })();
        date.ok_or("a day as in 2026-06-12")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: u16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn days_that_do_not_exist_cannot_be_built() {
        assert!(Date::new(2026, 2, 29).is_none());
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(1900, 2, 29).is_none());
        assert!(Date::new(2000, 2, 29).is_some());
        assert!(Date::new(2026, 0, 1).is_none());
        assert!(Date::new(2026, 13, 1).is_none());
        assert!(Date::new(2026, 6, 0).is_none());
    }

    #[test]
    fn days_are_counted() {
        assert_eq!(date(2026, 6, 12).days_until(date(2026, 6, 12)), 0);
        assert_eq!(date(2026, 6, 11).days_until(date(2026, 6, 12)), 1);
        assert_eq!(date(2026, 6, 13).days_until(date(2026, 6, 12)), -1);
        assert_eq!(date(2024, 2, 28).days_until(date(2024, 3, 1)), 2);
        assert_eq!(date(1970, 1, 1).days_until(date(2026, 11, 24)), 20_781);
    }

    #[test]
    fn json_keeps_it() {
        let day = date(2026, 6, 2);
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2026-06-02\"");
        assert_eq!(serde_json::from_str::<Date>("\"2026-06-02\"").unwrap(), day);
        assert!(serde_json::from_str::<Date>("\"2026-02-30\"").is_err());
    }

    proptest! {
        #[test]
        fn the_next_day_is_one_day_away(year in 1u16..3000, month in 1u8..=12, day in 1u8..=31) {
            if let Some(today) = Date::new(year, month, day) {
                let next = Date::new(year, month, day + 1)
                    .or_else(|| Date::new(year, month + 1, 1))
                    .or_else(|| Date::new(year + 1, 1, 1))
                    .unwrap();
                prop_assert_eq!(today.days_until(next), 1);
            }
        }
    }
}
