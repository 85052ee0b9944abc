//! Reads JSON that a person wrote, such as a notice: every fault is noted with its place, and reading goes on,
//! so that all faults are told at once.
//!
//! A key that nobody asked for is a fault as well. The readers return what is there as far as it is right;
//! whether there was a fault is asked once, at the end.

mod canonical;
mod fault;

pub use canonical::canonical;
pub use fault::{Fault, Problem};

use crate::text::{Lang, Words};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::ops::RangeInclusive;

/// Most faults that are noted; a text with more is no attempt at a notice.
const MAX_FAULTS: usize = 40;

/// The faults that were met.
#[derive(Debug, Default)]
pub struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    /// Notes a fault.
    pub fn add(&self, path: impl Into<String>, problem: Problem) {
        let mut faults = self.0.borrow_mut();
        if faults.len() < MAX_FAULTS {
            let path = path.into();
            faults.push(Fault { path, problem });
        }
    }

    /// All that were noted, in the order in which they were met.
    #[must_use]
    pub fn into_vec(self) -> Vec<Fault> {
        self.0.into_inner()
    }

    /// Whether none was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }
}

/// Parses a text of at most `max` bytes. A byte order mark is skipped.
///
/// # Errors
/// The one fault for which nothing in it can be read.
pub fn parse(text: &str, max: usize) -> Result<Value, Fault> {
    let fault = |problem| Fault {
        path: String::new(),
        problem,
    };
    if text.len() > max {
        return Err(fault(Problem::TooLarge { max }));
    }
    // What was read as UTF-8 and is none holds this character.
    if text.contains('\u{fffd}') {
        return Err(fault(Problem::NotUtf8));
    }
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        fault(match trailing_comma(text, line, column) {
            Some(line) => Problem::TrailingComma { line },
            None => Problem::Syntax { line, column },
        })
    })
}

/// The line of the comma before the closing bracket at which reading stopped.
fn trailing_comma(text: &str, line: usize, column: usize) -> Option<usize> {
    let lines: Vec<&str> = text.lines().take(line).collect();
    let (stopped, before) = lines.split_last()?;
    // The column counts bytes.
    let head = stopped.get(..column.checked_sub(1)?)?;
    let bracket = stopped.get(column - 1..)?.trim_start();
    if !bracket.starts_with(['}', ']']) {
        return None;
    }
    let lines = before.iter().copied().chain([head]).zip(1..);
    let (last, number) = lines.filter(|(line, _)| !line.trim().is_empty()).last()?;
    last.trim_end().ends_with(',').then_some(number)
}

/// An object that is being read.
#[derive(Debug)]
pub struct Object<'a> {
    map: &'a Map<String, Value>,
    path: String,
    faults: &'a Faults,
    /// The keys that were asked for.
    asked: RefCell<Vec<String>>,
}

impl<'a> Object<'a> {
    /// The object of that value; `None`, with the fault noted, where it is none.
    pub fn new(value: &'a Value, path: impl Into<String>, faults: &'a Faults) -> Option<Self> {
        let path = path.into();
        let Value::Object(map) = value else {
            faults.add(path, Problem::WrongType { expected: "object" });
            return None;
        };
        Some(Self {
            map,
            path,
            faults,
            asked: RefCell::default(),
        })
    }

    /// Where the object stands: `rules[2]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path of a key.
    #[must_use]
    pub fn path_of(&self, key: &str) -> String {
        match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        }
    }

    /// Notes a fault of a key.
    pub fn fault(&self, key: &str, problem: Problem) {
        self.faults.add(self.path_of(key), problem);
    }

    /// Notes a fault of the object itself.
    pub fn own_fault(&self, problem: Problem) {
        self.faults.add(self.path.clone(), problem);
    }

    /// The value of a key; `null` counts as not there.
    pub fn value(&self, key: &'static str) -> Option<&'a Value> {
        self.asked.borrow_mut().push(key.to_owned());
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// Whether there is that key.
    #[must_use]
    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// A text of at least 1 and room for `max` Chinese characters; two small Latin letters take that of one.
    pub fn text(&self, key: &'static str, max: usize) -> Option<String> {
        let value = self.value(key)?;
        self.checked_text(&self.path_of(key), value, max)
    }

    /// A text that must be there.
    pub fn needed_text(&self, key: &'static str, max: usize) -> String {
        let text = self.text(key, max);
        if text.is_none() && !self.has(key) {
            self.fault(key, Problem::Missing);
        }
        text.unwrap_or_default()
    }

    /// Words of the notice, of 1 to `max` characters, with their translations under `<key>_<language>`.
    pub fn words(&self, key: &'static str, max: usize) -> Option<Words> {
        let text = self.text(key, max);
        let mut words = Words::new(text.as_deref().unwrap_or_default());
        for lang in Lang::ALL {
            if lang == Lang::default() {
                continue;
            }
            let key = format!("{key}_{}", lang.tag());
            self.asked.borrow_mut().push(key.clone());
            let value = self.map.get(&key).filter(|value| !value.is_null());
            let max = max * LETTERS;
            let path = self.path_of(&key);
            let translated = value.and_then(|value| self.checked_text(&path, value, max));
            words.translate(lang, translated);
        }
        text.map(|_| words)
    }

    /// Words that must be there.
    pub fn needed_words(&self, key: &'static str, max: usize) -> Words {
        let words = self.words(key, max);
        if words.is_none() && !self.has(key) {
            self.fault(key, Problem::Missing);
        }
        words.unwrap_or_default()
    }

    fn checked_text(&self, path: &str, value: &Value, max: usize) -> Option<String> {
        let problem = match value {
            Value::String(text) if text.trim().is_empty() => Problem::Empty,
            Value::String(text) if room(text) > max * 2 => Problem::TooLong { max },
            Value::String(text) if text.chars().any(crate::text::is_unprintable) => {
                Problem::Unprintable
            }
            Value::String(text) => return Some(text.clone()),
            _ => Problem::WrongType { expected: "text" },
        };
        self.faults.add(path, problem);
        None
    }

    /// A key: a word of lower-case letters, digits and hyphens, of at most 32 characters.
    pub fn key(&self, key: &'static str) -> Option<String> {
        let word = self.text(key, 32)?;
        if !is_key(&word) {
            self.fault(key, Problem::NotAKey);
            return None;
        }
        Some(word)
    }

    /// A key that must be there.
    pub fn needed_key(&self, key: &'static str) -> String {
        let word = self.key(key);
        if word.is_none() && !self.has(key) {
            self.fault(key, Problem::Missing);
        }
        word.unwrap_or_default()
    }

    /// A number in that range, which may have a fraction.
    pub fn number(&self, key: &'static str, range: RangeInclusive<u64>) -> Option<f64> {
        let number = self.value(key)?;
        self.checked_number(&self.path_of(key), number, range)
    }

    fn checked_number(&self, path: &str, value: &Value, range: RangeInclusive<u64>) -> Option<f64> {
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

    /// A flag; false where it is not there.
    pub fn flag(&self, key: &'static str) -> bool {
        match self.value(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.fault(key, Problem::WrongType { expected: "flag" });
                false
            }
        }
    }

    /// One of a kind's words.
    pub fn word<T: Named>(&self, key: &'static str) -> Option<T> {
        let value = self.value(key)?;
        self.checked_word(&self.path_of(key), value)
    }

    fn checked_word<T: Named>(&self, path: &str, value: &Value) -> Option<T> {
        let Value::String(word) = value else {
            self.faults
                .add(path, Problem::WrongType { expected: "text" });
            return None;
        };
        let found = T::VARIANTS.iter().find(|known| known.word() == word);
        if found.is_none() {
            let known: Vec<&str> = T::VARIANTS.iter().map(|known| known.word()).collect();
            let word = word.chars().take(40).collect();
            let known = known.join(", ");
            self.faults.add(path, Problem::UnknownWord { word, known });
        }
        found.copied()
    }

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

    /// The object under a key.
    pub fn object(&self, key: &'static str) -> Option<Object<'a>> {
        let value = self.value(key)?;
        Object::new(value, self.path_of(key), self.faults)
    }

    /// The objects of a list of at most `max`; none where it is not there.
    pub fn objects(&self, key: &'static str, max: usize) -> Vec<Object<'a>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let path = self.path_of(key);
        let Value::Array(entries) = value else {
            self.faults
                .add(path, Problem::WrongType { expected: "list" });
            return Vec::new();
        };
        if entries.len() > max {
            self.faults.add(path, Problem::TooMany { max });
            return Vec::new();
        }
        let objects = entries.iter().enumerate();
        objects
            .filter_map(|(index, entry)| {
                Object::new(entry, format!("{path}[{index}]"), self.faults)
            })
            .collect()
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

    /// The names in the object, for an object whose keys are names that the person chose.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.map.keys().map(String::as_str)
    }

    /// The value under such a name.
    #[must_use]
    pub fn named(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key)
    }

    /// Notes every key that nobody asked for.
    pub fn close(&self) {
        let asked = self.asked.borrow();
        for key in self.map.keys() {
            if !asked.contains(key) {
                let nearest = fault::nearest(key, &asked);
                let key: String = key.chars().take(40).collect();
                self.fault(&key, Problem::UnknownKey { nearest });
            }
        }
    }
}

/// Room that a text takes, in halves of a Chinese character.
fn room(text: &str) -> usize {
    text.chars().map(crate::text::half_widths).sum()
}

/// How many letters of another language are allowed for each character of Chinese.
const LETTERS: usize = 2;

/// Most entries of a plain list.
const MAX_ENTRIES: usize = 64;

/// Whether the word is of lower-case letters, digits and hyphens only.
#[must_use]
pub fn is_key(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !word.is_empty() && word.chars().all(fits)
}

/// A number in thousandths, rounded.
#[must_use]
pub fn thousandths(number: f64) -> u64 {
    (number * 1000.0).round() as u64
}

/// A kind of thing that is named by one of a few words.
pub trait Named: strum::VariantArray + Copy + PartialEq + Into<&'static str> {
    /// Its word.
    fn word(self) -> &'static str {
        self.into()
    }
}

impl<T: strum::VariantArray + Copy + PartialEq + Into<&'static str>> Named for T {}

#[cfg(test)]
mod tests;
