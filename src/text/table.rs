//! Many short texts joined to one: a separator takes less room than a table of offsets.

use std::sync::OnceLock;

/// The separator between two texts. `compile` makes sure that no message contains it.
pub(super) const END: char = '\u{2}';

/// The separator between two sets of texts in a file. No message contains it either.
pub(super) const END_OF_SET: char = '\u{3}';

/// Texts by number.
pub(super) struct Table {
    /// The joined texts; `None` where they are loaded at run time.
    joined: Option<&'static str>,
    lines: OnceLock<Vec<&'static str>>,
}

impl Table {
    /// From texts that are joined by [`END`].
    pub(super) const fn new(joined: &'static str) -> Self {
        Self {
            joined: Some(joined),
            lines: OnceLock::new(),
        }
    }

    /// A table whose texts are loaded later.
    #[allow(dead_code)] // Natively there are none.
    pub(super) const fn not_loaded() -> Self {
        Self {
            joined: None,
            lines: OnceLock::new(),
        }
    }

    /// Loads the texts, joined in the same way, and returns whether that worked: it does once.
    pub(super) fn load(&self, joined: &'static str) -> bool {
        !self.is_loaded() && self.lines.set(joined.split(END).collect()).is_ok()
    }

    /// Whether the texts are there.
    pub(super) fn is_loaded(&self) -> bool {
        self.joined.is_some() || self.lines.get().is_some()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.lines().len()
    }

    /// The text of that number; empty where there is none.
    pub(super) fn get(&self, index: u16) -> &'static str {
        let line = self.lines().get(usize::from(index));
        line.copied().unwrap_or_default()
    }

    /// The number of a text, where the texts are sorted.
    pub(super) fn position(&self, text: &str) -> Option<u16> {
        let index = self.lines().binary_search(&text).ok()?;
        index.try_into().ok()
    }

    pub(super) fn lines(&self) -> &[&'static str] {
        match self.joined {
            Some(joined) => self.lines.get_or_init(|| joined.split(END).collect()),
            None => self.lines.get().map_or(&[], Vec::as_slice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_number_and_by_letters() {
        let table = Table::new("a\u{2}b-c\u{2}d");
        assert_eq!([table.get(0), table.get(2), table.get(3)], ["a", "d", ""]);
        assert_eq!(table.position("b-c"), Some(1));
        assert_eq!(table.position("b"), None);
    }

    #[test]
    fn texts_are_loaded_once() {
        let table = Table::not_loaded();
        assert_eq!(
            (table.is_loaded(), table.len(), table.get(0)),
            (false, 0, "")
        );
        assert!(table.load("a\u{2}b"));
        assert_eq!(
            (table.is_loaded(), table.len(), table.get(1)),
            (true, 2, "b")
        );
        assert!(!table.load("c\u{2}d"));
        assert_eq!(table.get(0), "a");
        assert!(!Table::new("a").load("b"));
    }
}
