//! Numbers, each in a range.

use super::{Object, Problem};
use serde_json::Value;
use std::ops::RangeInclusive;

impl Object<'_> {
    /// A number in that range, which may have a fraction.
    pub fn number(&self, key: &'static str, range: RangeInclusive<u64>) -> Option<f64> {
        let number = self.value(key)?;
        self.checked_number(&self.path_of(key), number, range)
    }

    pub(super) fn checked_number(
        &self,
        path: &str,
        value: &Value,
        range: RangeInclusive<u64>,
    ) -> Option<f64> {
        let Some(number) = value.as_f64() else {
            self.faults
                .add(path, Problem::WrongType { expected: "number" });
            return None;
        };
        let (min, max) = (*range.start(), *range.end());
        if number < min as f64 || number > max as f64 {
            self.faults.add(path, Problem::OutOfRange { min, max });
            return None;
        }
        Some(number)
    }

    /// A number in thousandths: seconds as milliseconds.
    pub fn thousandths(&self, key: &'static str, range: RangeInclusive<u64>) -> Option<u64> {
        self.number(key, range).map(thousandths)
    }

    /// A level in decibels, from −120 to 20.
    pub fn decibels(&self, key: &'static str) -> Option<f64> {
        let value = self.value(key)?;
        let Some(level) = value.as_f64() else {
            self.fault(key, Problem::WrongType { expected: "number" });
            return None;
        };
        if !(-120.0..=20.0).contains(&level) {
            self.fault(key, Problem::NotALevel);
            return None;
        }
        Some(level)
    }

    /// A whole number in that range.
    pub fn whole(&self, key: &'static str, range: RangeInclusive<u64>) -> Option<u64> {
        let number = self.number(key, range)?;
        if number.fract() != 0.0 {
            self.fault(key, Problem::NotWhole);
            return None;
        }
        Some(number as u64)
    }
}

/// A number in thousandths, rounded.
#[must_use]
pub fn thousandths(number: f64) -> u64 {
    (number * 1000.0).round() as u64
}
