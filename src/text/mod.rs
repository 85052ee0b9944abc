//! Every sentence that a person reads, by key, in zh-CN and en. No sentence lives anywhere else.
//!
//! The sentences stand in `src/text/<language>/*.ftl` (Project Fluent). `build.rs` checks that both
//! languages have the same messages with the same placeables and compiles them to static tables;
//! what is left for run time is to find one and to fill it in.
//!
//! The page is made with Chinese alone and learns English from a file that comes after it, so that
//! nobody waits for words that few read. Everywhere else both languages are there from the start.
//!
//! ```
//! use yujian::text::{Lang, Value, id};
//! assert_eq!(Lang::ZhCn.text(id::OUTCOME_BREAKS), "不符合");
//! let args = [("bytes", Value::from(1_230_000_000_u64))];
//! assert_eq!(Lang::En.fill(id::FORMAT_BYTES, &args), "1.23 GB");
//! ```

mod format;
mod printable;
mod table;

pub use format::fixed;
pub use printable::{halves, is_unprintable};

use serde::{Deserialize, Serialize};
use std::marker::PhantomData;
use table::Table;

include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// What the examination of sound and picture says. It is a module of its own, so that the page need
/// not wait for these words.
pub mod examine {
    use super::*;

    include!(concat!(env!("OUT_DIR"), "/examine.rs"));

    pub(super) static CATALOGUE: Catalogue = Catalogue {
        names: Table::new(MESSAGE_NAMES),
        chinese: Table::new(ZH_CN),
        english: Table::new(EN),
    };
}

/// What stands below a verdict. Its words come after the page, with the code that says them.
pub mod after {
    use super::*;

    include!(concat!(env!("OUT_DIR"), "/after.rs"));

    pub use self::id::*;

    pub(super) static CATALOGUE: Catalogue = Catalogue {
        names: Table::new(MESSAGE_NAMES),
        chinese: Table::new(ZH_CN),
        english: Table::new(EN),
    };
}

/// How figures are written.
mod figures {
    use super::*;

    include!(concat!(env!("OUT_DIR"), "/format.rs"));

    pub(super) static CATALOGUE: Catalogue = Catalogue {
        names: Table::new(MESSAGE_NAMES),
        chinese: Table::new(ZH_CN),
        english: Table::new(EN),
    };
}

/// The words of one set of messages in each language, in the order of the letters of their names.
#[doc(hidden)]
pub struct Catalogue {
    names: Table,
    chinese: Table,
    english: Table,
}

static PAGE: Catalogue = Catalogue {
    names: Table::new(MESSAGE_NAMES),
    chinese: Table::new(ZH_CN),
    #[cfg(not(target_arch = "wasm32"))]
    english: Table::new(include_str!(concat!(env!("OUT_DIR"), "/en.txt"))),
    #[cfg(target_arch = "wasm32")]
    english: Table::unknown(),
};

/// A set of messages: a module that names none of a set does not carry its words.
pub trait Words: 'static {
    /// Its words.
    #[doc(hidden)]
    fn catalogue() -> &'static Catalogue;
}

/// What the page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Page;

/// What is said below a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct After;

/// What the examination says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Examine;

/// How figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Format;

impl Words for Page {
    fn catalogue() -> &'static Catalogue {
        &PAGE
    }
}

impl Words for After {
    fn catalogue() -> &'static Catalogue {
        &after::CATALOGUE
    }
}

impl Words for Examine {
    fn catalogue() -> &'static Catalogue {
        &examine::CATALOGUE
    }
}

impl Words for Format {
    fn catalogue() -> &'static Catalogue {
        &figures::CATALOGUE
    }
}

/// Takes English in, from what `en.txt` holds; whether it did. It is refused where it is known
/// already, and where it is not whole or not of this build: then it would say something else under
/// the same number.
#[must_use]
pub fn learn_english(file: String) -> bool {
    is_english(&file) && PAGE.english.learn(file)
}

/// As many texts as there are names, and behind them the mark of this build.
fn is_english(file: &str) -> bool {
    let texts = file.strip_suffix(MARK);
    texts.is_some_and(|texts| texts.matches(table::END).count() == PAGE.names.len())
}

/// The languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// Simplified Chinese, the language of the notice.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

/// A message of a set that stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text<W = Page>(u16, PhantomData<W>);

/// A message of a set with placeables to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Template<W = Page>(u16, PhantomData<W>);

impl<W> Text<W> {
    const fn at(index: u16) -> Self {
        Self(index, PhantomData)
    }
}

impl<W> Template<W> {
    const fn at(index: u16) -> Self {
        Self(index, PhantomData)
    }
}

/// What fills a placeable. Which unit a number has and how it is written, the message says:
/// `{ DURATION($duration_s) }`, `{ BYTES($bytes) }`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A word, put in as it is; under `NAME` and `CODEC` the key of a
    /// message `name-<word>` or `codec-<word>`, where there is one.
    Word(&'a str),
    /// A count, pixels, bytes.
    Whole(u64),
    /// Seconds, ratios, levels.
    Real(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(word: &'a str) -> Self {
        Self::Word(word)
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Whole(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Whole(number as u64)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl Lang {
    /// All languages, in the order in which a switch offers them.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The tag by BCP 47, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// What the language calls itself. No message, because it is read before the language is known.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::ZhCn => "中文",
            Self::En => "English",
        }
    }

    /// Whether its words are there: Chinese always, English in the page once it is learned.
    #[must_use]
    pub fn is_known(self) -> bool {
        self == Self::ZhCn || PAGE.english.is_known()
    }

    /// The words of a message that has no placeables.
    #[must_use]
    pub fn text<W: Words>(self, text: Text<W>) -> &'static str {
        W::catalogue().pattern(self, text.0)
    }

    /// The words of a message, with its placeables filled in. A placeable that has no argument
    /// shows as `?`; a test sees to it that no rule leaves one.
    #[must_use]
    pub fn fill<W: Words>(self, template: Template<W>, args: &[(&str, Value<'_>)]) -> String {
        W::catalogue().fill(self, template.0, args)
    }

    /// The words of the page's message of that name, where there is one: how the codes of rules and
    /// defects come to words.
    #[must_use]
    pub fn find(self, name: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        self.find_in::<Page>(name, args)
    }

    /// The same for the message of that name in any set.
    #[must_use]
    pub fn find_in<W: Words>(self, name: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        W::catalogue().find(self, name, args)
    }

    /// Whether the page has a message of that name.
    #[must_use]
    pub fn has(name: &str) -> bool {
        Self::has_in::<Page>(name)
    }

    /// The same for any set.
    #[must_use]
    pub fn has_in<W: Words>(name: &str) -> bool {
        W::catalogue().names.position(name).is_some()
    }

    /// The placeables of the page's message of that name, which is how one finds out whether there
    /// are figures enough to fill it; none where there is no such message.
    pub fn placeables(name: &str) -> impl Iterator<Item = &'static str> {
        let pattern = PAGE
            .names
            .position(name)
            .map(|index| PAGE.pattern(Self::ZhCn, index))
            .unwrap_or_default();
        pattern
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split(['}', ':']).next())
    }
}

impl Catalogue {
    fn find(&self, lang: Lang, name: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        Some(self.fill(lang, self.names.position(name)?, args))
    }

    fn fill(&self, lang: Lang, index: u16, args: &[(&str, Value<'_>)]) -> String {
        self.interpolate(lang, self.pattern(lang, index), args)
    }

    /// In Chinese where the language is not known. The session sees to it that no such language is
    /// asked for; whoever did would be told nothing otherwise.
    fn pattern(&self, lang: Lang, index: u16) -> &'static str {
        match lang {
            Lang::En if self.english.is_known() => self.english.get(index),
            _ => self.chinese.get(index),
        }
    }

    fn interpolate(&self, lang: Lang, pattern: &str, args: &[(&str, Value<'_>)]) -> String {
        let value = |name: &str| {
            args.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| *value)
        };
        let mut rest = pattern;
        if let Some(selecting) = pattern.strip_prefix('\u{1}') {
            let mut parts = selecting.split('\u{1}');
            let is_one = parts.next().and_then(value) == Some(Value::Whole(1));
            let (one, other) = (parts.next(), parts.next());
            rest = if is_one { one } else { other }.unwrap_or_default();
        }
        let mut out = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            let (placeable, after) = after.split_once('}').unwrap_or((after, ""));
            let (name, function) = placeable.split_once(':').unwrap_or((placeable, ""));
            out.push_str(before);
            match value(name) {
                Some(value) => format::write(self, lang, function, value, &mut out),
                None => out.push('?'),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeables_are_filled_and_missing_ones_show() {
        let lang = Lang::ZhCn;
        assert_eq!(
            PAGE.interpolate(lang, "甲{a}乙{b}", &[("a", "一".into())]),
            "甲一乙?"
        );
        assert_eq!(
            PAGE.interpolate(lang, "{a}{a:DURATION}", &[("a", 61_u64.into())]),
            "611 分 1 秒"
        );
    }

    #[test]
    fn one_and_other_are_told_apart() {
        let pattern = "\u{1}n\u{1}one file\u{1}{n} files";
        assert_eq!(
            PAGE.interpolate(Lang::En, pattern, &[("n", 1_u64.into())]),
            "one file"
        );
        assert_eq!(
            PAGE.interpolate(Lang::En, pattern, &[("n", 2_u64.into())]),
            "2 files"
        );
        assert_eq!(PAGE.interpolate(Lang::En, pattern, &[]), "? files");
    }

    #[test]
    fn only_the_whole_english_of_this_build_is_taken() {
        let file = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));
        assert!(is_english(file));
        let (_, fewer) = file.split_once(table::END).unwrap();
        let cut_off = &file[..file.len() - 1];
        let other = file.replace(MARK, "0123456789abcdef");
        for file in ["", "<!DOCTYPE html>", MARK, fewer, cut_off, &other] {
            assert!(!is_english(file));
        }
        // Natively it is known from the start.
        assert!(Lang::En.is_known() && !learn_english(file.to_owned()));
    }

    #[test]
    fn messages_are_found_by_name() {
        assert_eq!(
            Lang::En.find("outcome-meets", &[]).as_deref(),
            Some("Meets")
        );
        assert_eq!(Lang::En.find("no-such-message", &[]), None);
    }

    #[test]
    fn placeables_are_listed() {
        let names: Vec<_> = Lang::placeables("format-date").collect();
        assert_eq!(names, ["year", "month", "day"]);
        assert_eq!(Lang::placeables("outcome-meets").count(), 0);
    }

    #[test]
    fn what_fills_a_placeable_is_never_read_as_a_placeable() {
        let filled = PAGE.interpolate(Lang::En, "<{a}>", &[("a", "{a}\u{1}".into())]);
        assert_eq!(filled, "<{a}\u{1}>");
    }
}
