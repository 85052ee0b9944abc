//! Texts, words in several languages, keys, and words of a kind.

use super::{Object, Problem};
use crate::text::{Lang, Words};
use serde_json::Value;

/// How many letters of another language are allowed for each character of Chinese.
const LETTERS: usize = 2;

impl Object<'_> {
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

    pub(super) fn checked_text(&self, path: &str, value: &Value, max: usize) -> Option<String> {
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

    /// One of a kind's words.
    pub fn word<T: Named>(&self, key: &'static str) -> Option<T> {
        let value = self.value(key)?;
        self.checked_word(&self.path_of(key), value)
    }

    pub(super) fn checked_word<T: Named>(&self, path: &str, value: &Value) -> Option<T> {
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
}

/// Room that a text takes, in halves of a Chinese character.
fn room(text: &str) -> usize {
    text.chars().map(crate::text::half_widths).sum()
}

/// Whether the word is of lower-case letters, digits and hyphens only.
#[must_use]
pub fn is_key(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !word.is_empty() && word.chars().all(fits)
}

/// A kind of thing that is named by one of a few words.
pub trait Named: strum::VariantArray + Copy + PartialEq + Into<&'static str> {
    /// Its word.
    fn word(self) -> &'static str {
        self.into()
    }
}

impl<T: strum::VariantArray + Copy + PartialEq + Into<&'static str>> Named for T {}
