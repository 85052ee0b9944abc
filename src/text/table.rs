//! Many short texts as one long one: a table of places costs more than a mark between them.

use std::sync::OnceLock;

/// What stands between two texts. No message holds it: `build.rs` sees to that.
const END: char = '\u{2}';

/// Texts by number.
pub(super) struct Table {
    joined: &'static str,
    lines: OnceLock<Vec<&'static str>>,
}

impl Table {
    /// From texts that are joined by [`END`].
    pub(super) const fn new(joined: &'static str) -> Self {
        Self {
            joined,
            lines: OnceLock::new(),
        }
    }

    /// The text of that number; nothing where there is none.
    pub(super) fn get(&self, index: u16) -> &'static str {
        let line = self.lines().get(usize::from(index));
        line.copied().unwrap_or_default()
    }

    /// The number of a text, where the texts are in the order of their letters.
    pub(super) fn position(&self, text: &str) -> Option<u16> {
        let index = self.lines().binary_search(&text).ok()?;
        index.try_into().ok()
    }

    fn lines(&self) -> &[&'static str] {
        self.lines.get_or_init(|| self.joined.split(END).collect())
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
}
