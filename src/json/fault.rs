//! What can be wrong with JSON that a person wrote, and where.

use std::cell::RefCell;
use strum::IntoStaticStr;

/// One fault and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is: `rules[2].max_s`; empty for the whole.
    pub path: String,
    /// What it is.
    pub problem: Problem,
}

/// Most faults that are noted; a text with more is no attempt at a notice.
pub(super) const MAX_FAULTS: usize = 40;

/// The faults that were met.
#[derive(Debug, Default)]
pub struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    /// Notes a fault. Where something is written that is wrong, it is not called empty besides.
    pub fn add(&self, path: impl Into<String>, problem: Problem) {
        let mut faults = self.0.borrow_mut();
        let path = path.into();
        let is_inside = |fault: &Fault| {
            let rest = fault.path.strip_prefix(path.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let is_empty = matches!(problem, Problem::Empty | Problem::NothingDemanded);
        if faults.len() < MAX_FAULTS && !(is_empty && faults.iter().any(is_inside)) {
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

/// What is wrong there. Its words stand in `text/` under `fault-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Problem {
    /// The text is longer than any that is meant.
    TooLarge {
        /// The most bytes that are read.
        max: usize,
    },
    /// It is not in UTF-8; Windows editors write GBK unless told otherwise.
    NotUtf8,
    /// A comma stands before a closing bracket.
    TrailingComma {
        /// Its line, counted from 1.
        line: usize,
    },
    /// It is no JSON.
    Syntax {
        /// The line where reading stopped, counted from 1.
        line: usize,
        /// The column there, counted from 1.
        column: usize,
    },
    /// This program does not know the format's version.
    UnknownFormat,
    /// It must be there.
    Missing,
    /// It is of another type than is meant.
    WrongType {
        /// What is meant: `text`, `number`, `list`, `object`, `flag`.
        expected: &'static str,
    },
    /// There is nothing in it.
    Empty,
    /// It has more characters than there is room for.
    TooLong {
        /// The most that fit.
        max: usize,
    },
    /// It holds control or direction characters.
    Unprintable,
    /// It is not of lower-case letters, digits and hyphens only.
    NotAKey,
    /// The number is out of range.
    OutOfRange {
        /// The least that is taken.
        min: u64,
        /// The most that is taken.
        max: u64,
    },
    /// It is no level in decibels.
    NotALevel,
    /// It must be a whole number.
    NotWhole,
    /// More entries than are read.
    TooMany {
        /// The most that are read.
        max: usize,
    },
    /// An earlier entry has the same key.
    Duplicate,
    /// There is no such key here.
    UnknownKey {
        /// The known one that is most alike, where one is alike.
        nearest: Option<String>,
    },
    /// There is no such word here.
    UnknownWord {
        /// The word.
        word: String,
        /// The words that are known, with commas between.
        known: String,
    },
    /// It names something that this notice has not.
    UnknownReference {
        /// The name.
        word: String,
    },
    /// The least is above the most.
    LeastAboveMost,
    /// It says the same as an earlier entry, or nothing that could be checked.
    NothingDemanded,
    /// It cannot be met together with another demand.
    Contradicts {
        /// The id of the other demand.
        other: String,
    },
    /// Size and duration leave a bit rate at which nothing can be watched.
    Unwatchable {
        /// That bit rate in kbit/s.
        kbps: u64,
    },
}

impl Problem {
    /// The word in the key of its text.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

/// The known word that is most alike, where at most half of it is different.
#[must_use]
pub(super) fn nearest(word: &str, known: &[String]) -> Option<String> {
    let distances = known.iter().map(|known| (distance(word, known), known));
    let (distance, nearest) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 2 <= nearest.chars().count()).then(|| nearest.clone())
}

/// How many characters must be changed, inserted or removed to make one word of the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    // No known word is nearly as long: the others are cut short.
    let one: Vec<char> = one.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (line, letter) in other.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (place, own) in one.iter().enumerate() {
            let Some(above) = row.get_mut(place + 1) else {
                break;
            };
            let replaced = diagonal + usize::from(*own != letter);
            diagonal = *above;
            left = replaced.min(left + 1).min(*above + 1);
            *above = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_finds_its_word() {
        let known = ["max_s", "min_s", "strength", "clause"].map(str::to_owned);
        let nearest = |word| nearest(word, &known);
        assert_eq!(nearest("maxs").as_deref(), Some("max_s"));
        assert_eq!(nearest("strenght").as_deref(), Some("strength"));
        assert_eq!(nearest("Clause").as_deref(), Some("clause"));
        assert_eq!(nearest("备注"), None);
        assert_eq!(super::nearest("x", &[]), None);
    }

    proptest! {
        #[test]
        fn the_distance_is_one(one in "[a-d]{0,6}", other in "[a-d]{0,6}") {
            prop_assert_eq!(distance(&one, &other), distance(&other, &one));
            prop_assert_eq!(distance(&one, &other) == 0, one == other);
            prop_assert!(distance(&one, &other) <= one.len().max(other.len()));
        }
    }
}
