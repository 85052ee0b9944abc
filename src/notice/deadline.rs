//! Until when something is handed in: `2026-06-12`, `2026-06-12T17:30`, or without a year `--06-12`.

use super::Date;
use super::date::days_of_month;
use crate::text::{Lang, Template, id};

/// A day, with an hour where the notice names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Without a year no days are counted, because nobody can tell.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// Hour and minute; 24:00 is the end of the day.
    pub time: Option<(u8, u8)>,
    /// The time zone, as the notice writes it.
    pub zone: Option<String>,
}

impl Deadline {
    /// Reads a deadline; `None` where it is none, or a day that does not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let (year, rest) = match day.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => {
                let (year, rest) = day.split_once('-')?;
                let year: u16 = year.parse().ok()?;
                ((2000..2200).contains(&year).then_some(Some(year))?, rest)
            }
        };
        let (month, day) = rest.split_once('-')?;
        let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
        let exists = match year {
            Some(year) => Date::new(year, month, day).is_some(),
            // Where no year is named, the 29th of February may exist.
            None => (1..=12).contains(&month) && (1..=days_of_month(month, true)).contains(&day),
        };
        let time = match time {
            None => None,
            Some(time) => {
                let (hour, minute) = time.split_once(':')?;
                let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
                let is_time = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
                Some(is_time.then_some((hour, minute))?)
            }
        };
        exists.then_some(Self {
            year,
            month,
            day,
            time,
            zone: None,
        })
    }

    /// Days from `today` to the last day, negative when it has passed; `None` where the notice names no year.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<i64> {
        let last = Date::new(self.year?, self.month, self.day)?;
        Some(today.days_until(last))
    }

    /// The deadline in words, as the page writes days: `6 月 12 日`.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        self.fill(lang, id::DEADLINE_YEAR, id::DEADLINE)
    }

    /// The deadline in words, as the sheet writes days: `2026年6月12日 17:30`.
    #[must_use]
    pub fn printed(&self, lang: Lang) -> String {
        self.fill(lang, id::DEADLINE_YEAR_PRINTED, id::DEADLINE_PRINTED)
    }

    fn fill(&self, lang: Lang, with_year: Template, without: Template) -> String {
        let year = self.year.map(|year| year.to_string());
        let args = [
            ("year", year.as_deref().unwrap_or_default().into()),
            ("month", u32::from(self.month).into()),
            ("day", u32::from(self.day).into()),
        ];
        let template = match self.year {
            Some(_) => with_year,
            None => without,
        };
        let mut words = lang.fill(template, &args);
        if let Some((hour, minute)) = self.time {
            words.push_str(&format!(" {hour:02}:{minute:02}"));
        }
        if let Some(zone) = &self.zone {
            words.push_str(&format!(" ({zone})"));
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours() {
        let parsed = |text| Deadline::parse(text).unwrap();
        assert_eq!(parsed("--06-12").year, None);
        assert_eq!(parsed("2024-05-07T12:00").time, Some((12, 0)));
        assert_eq!(parsed("2024-05-07T24:00").time, Some((24, 0)));
        assert_eq!(parsed("--02-29").day, 29);
        for none in [
            "",
            "2026-02-30",
            "06-12",
            "--13-01",
            "2024-05-07T24:01",
            "2024-05-07T",
            "5月7日",
        ] {
            assert_eq!(Deadline::parse(none), None, "{none}");
        }
    }

    #[test]
    fn days_are_counted_where_there_is_a_year() {
        let today = Date::new(2026, 6, 2).unwrap();
        let left = |text| Deadline::parse(text).unwrap().days_left(today);
        assert_eq!(left("2026-06-12"), Some(10));
        assert_eq!(left("2026-06-01"), Some(-1));
        assert_eq!(left("--06-12"), None);
    }
}
