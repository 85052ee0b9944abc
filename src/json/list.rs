//! Plain lists, each entry once.

use super::{Named, Object, Problem};
use serde_json::Value;
use std::ops::RangeInclusive;

/// Most entries of a plain list.
const MAX_ENTRIES: usize = 64;

impl<'a> Object<'a> {
    /// A list of words of a kind, each once; one word may stand without a list.
    pub fn word_list<T: Named>(&self, key: &'static str) -> Option<Vec<T>> {
        self.list(key, |path, value| self.checked_word(path, value))
    }

    /// A list of texts, each once; one text may stand without a list.
    pub fn text_list(&self, key: &'static str, max: usize) -> Option<Vec<String>> {
        self.list(key, |path, value| self.checked_text(path, value, max))
    }

    /// A list of numbers in that range, each once; one number may stand without a list.
    pub fn number_list(&self, key: &'static str, range: RangeInclusive<u64>) -> Option<Vec<f64>> {
        self.list(key, |path, value| {
            self.checked_number(path, value, range.clone())
        })
    }

    /// A list of pairs of whole numbers in that range: `[[1920, 1080]]`; one pair may stand without a list.
    pub fn pair_list(
        &self,
        key: &'static str,
        range: RangeInclusive<u64>,
    ) -> Option<Vec<(u32, u32)>> {
        if let Some(Value::Array(entries)) = self.value(key)
            && entries.first().is_some_and(Value::is_number)
        {
            let pair = self.pair(&self.path_of(key), self.value(key)?, range)?;
            return Some(vec![pair]);
        }
        self.list(key, |path, value| self.pair(path, value, range.clone()))
    }

    fn pair(&self, path: &str, value: &Value, range: RangeInclusive<u64>) -> Option<(u32, u32)> {
        let Value::Array(pair) = value else {
            self.faults
                .add(path, Problem::WrongType { expected: "pair" });
            return None;
        };
        let [one, other] = pair.as_slice() else {
            self.faults
                .add(path, Problem::WrongType { expected: "pair" });
            return None;
        };
        let number = |value| {
            let number = self.checked_number(path, value, range.clone())?;
            if number.fract() != 0.0 {
                self.faults.add(path, Problem::NotWhole);
                return None;
            }
            Some(number as u32)
        };
        Some((number(one)?, number(other)?))
    }

    fn list<T: PartialEq>(
        &self,
        key: &'static str,
        read: impl Fn(&str, &'a Value) -> Option<T>,
    ) -> Option<Vec<T>> {
        let value = self.value(key)?;
        self.list_of(&self.path_of(key), value, read)
    }

    fn list_of<T: PartialEq>(
        &self,
        path: &str,
        value: &'a Value,
        read: impl Fn(&str, &'a Value) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(entries) = value else {
            return read(path, value).map(|entry| vec![entry]);
        };
        if entries.is_empty() {
            self.faults.add(path, Problem::Empty);
            return None;
        }
        if entries.len() > MAX_ENTRIES {
            self.faults.add(path, Problem::TooMany { max: MAX_ENTRIES });
            return None;
        }
        let mut list: Vec<T> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let path = format!("{path}[{index}]");
            match read(&path, entry) {
                Some(entry) if list.contains(&entry) => self.faults.add(path, Problem::Duplicate),
                Some(entry) => list.push(entry),
                None => {}
            }
        }
        Some(list)
    }

    /// A list of keys under a name that the person chose; one key may stand without a list.
    pub fn key_list(&self, name: &str) -> Option<Vec<String>> {
        self.asked.borrow_mut().push(name.to_owned());
        let value = self.map.get(name).filter(|value| !value.is_null())?;
        let path = self.path_of(name);
        self.list_of(&path, value, |path, value| {
            self.checked_text(path, value, 32)
        })
    }
}
