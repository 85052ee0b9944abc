//! Words of a notice.

use super::{Lang, Text};

/// Words in the language of whoever wrote them, and their translations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    original: String,
    translations: Vec<(Lang, String)>,
    /// The program's own words, where the notice only names what is meant: a language may come after the
    /// notice was read.
    usual: Option<Text>,
}

impl Words {
    /// Words without a translation.
    #[must_use]
    pub fn new(original: &str) -> Self {
        Self {
            original: original.to_owned(),
            translations: Vec::new(),
            usual: None,
        }
    }

    /// The page's words of that message; `None` where there is no such message.
    #[must_use]
    pub fn usual(message: &str) -> Option<Self> {
        let text = Text::named(message)?;
        Some(Self {
            usual: Some(text),
            ..Self::new(Lang::default().text(text))
        })
    }

    /// Adds a translation, where there is one.
    pub fn translate(&mut self, lang: Lang, words: Option<String>) {
        self.translations.extend(words.map(|words| (lang, words)));
    }

    /// The words as they were written.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }

    /// The words in that language where they are translated, else as they were written.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let mut translations = self.translations.iter();
        match (translations.find(|(of, _)| *of == lang), self.usual) {
            (Some((_, words)), _) => words,
            (None, Some(usual)) => lang.text(usual),
            (None, None) => &self.original,
        }
    }
}

/// A short mark of words, by which it is known whether they are still the same: FNV-1a of 64 bits, in
/// hexadecimal. It guards against change, not against forgery.
#[must_use]
pub fn fingerprint(parts: &[&str]) -> String {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    // A byte that no text holds stands between the parts.
    let parts = parts.iter().map(|part| part.as_bytes());
    let bytes = parts.flat_map(|part| part.iter().copied().chain([0xff]));
    let mark = bytes.fold(BASIS, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{mark:016x}")
}
