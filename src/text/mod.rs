//! Every sentence that a person reads, by key, in each language. There are no sentences anywhere else.
//!
//! The sentences stand in `src/text/<language>/*.ftl` (Project Fluent), the languages in
//! `languages.rs`. `build.rs` checks that all of them have the same messages with the same
//! placeables and compiles them to static tables; what is left for run time is to find one and to
//! fill it in.
//!
//! The page is built with Chinese alone and loads other languages from files after it has started, so
//! that nobody waits for texts that few read. All other programs have every language compiled in.
//!
//! ```
//! use yujian::text::{Lang, Value, id};
//! assert_eq!(Lang::ZhCn.text(id::OUTCOME_BREAKS), "不符合");
//! let args = [("bytes", Value::from(1_230_000_000_u64))];
//! assert_eq!(Lang::En.fill(id::FORMAT_BYTES, &args), "1.23 GB");
//! ```

mod format;
mod languages;
#[allow(dead_code)] // Only the build script uses the names of the categories.
mod plural;
mod printable;
mod spacing;
mod table;
mod words;

pub use format::fixed;
pub use languages::Lang;
pub use page as id;
pub use printable::{half_widths, is_unprintable};
pub use spacing::set_apart;
pub use words::{Words, fingerprint};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::marker::PhantomData;
use table::Table;

/// The messages of one set in each language, sorted by name.
#[doc(hidden)]
pub struct Catalogue {
    names: Table,
    /// A hash of names and placeables.
    fingerprint: &'static str,
    /// In the order of [`Lang::ALL`].
    languages: [Table; Lang::ALL.len()],
}

/// A set of messages. A wasm module whose code uses no message of a set does not contain it.
pub trait MessageSet: 'static {
    /// Its messages.
    #[doc(hidden)]
    fn catalogue() -> &'static Catalogue;
}

/// Makes a set from the tables that `build.rs` wrote for it, with its messages in a module.
macro_rules! set {
    ($(#[doc = $doc:literal])* $visibility:vis $set:ident, $module:ident) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $visibility struct $set;

        $(#[doc = $doc])*
        $visibility mod $module {
            use super::*;

            include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
        }

        impl MessageSet for $set {
            fn catalogue() -> &'static Catalogue {
                &$module::CATALOGUE
            }
        }
    };
}

set! {
    /// What the page says.
    pub Page, page
}

set! {
    /// What the page says below a verdict.
    pub Submission, submission
}

set! {
    /// What the printed sheet says besides. All languages are compiled in, because the sheet may be printed
    /// in another language than that of the page.
    pub SheetMessages, sheet_messages
}

set! {
    /// What the examination says. The module of the page does not contain it.
    pub Examine, examine
}

set! {
    /// How figures are written.
    Format, format_messages
}

/// The sets that a program fetches in other languages.
pub type FetchedSets = &'static [fn() -> &'static Catalogue];

/// What the page fetches until a verdict is given.
pub const OF_VERDICT: FetchedSets = &[Page::catalogue];

/// All that the page fetches: the sets that are marked as fetched in `compile::SETS`, in that order.
pub const OF_PAGE: FetchedSets = &[Page::catalogue, Submission::catalogue];

/// Loads the texts of `sets` in a language from its file `<tag>.txt` and returns whether that worked. It fails
/// where the language is loaded already, and where the file is incomplete, of another language, or of another
/// build, in which messages have other numbers.
#[must_use]
pub fn load_language(lang: Lang, file: String, sets: FetchedSets) -> bool {
    if lang.is_loaded() || parts(lang, &file, sets).is_none() {
        return false;
    }
    // The texts are needed until the program ends, like those that are compiled in.
    let file: &'static str = file.leak();
    let parts = parts(lang, file, sets).into_iter().flatten();
    let mut both = sets.iter().zip(parts);
    both.all(|(set, part)| set().table(lang).load(part))
}

/// Splits a file into the texts of each set; those of further sets may follow. Each must have as many texts as
/// the set has names, followed by its fingerprint.
fn parts(lang: Lang, file: &str, sets: FetchedSets) -> Option<Vec<&str>> {
    let mut sections = file.split(table::END_OF_SET);
    if sections.next() != Some(lang.tag()) {
        return None;
    }
    let parts = sets.iter().map(|set| {
        let (section, set) = (sections.next()?, set());
        let texts = section
            .strip_suffix(set.fingerprint)?
            .strip_suffix(table::END)?;
        (texts.matches(table::END).count() + 1 == set.names.len()).then_some(texts)
    });
    parts.collect()
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        let lang = Self::ALL.into_iter().find(|lang| lang.tag() == tag);
        lang.ok_or_else(|| D::Error::custom("no language of that tag"))
    }
}

/// A message without placeables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text<W = Page>(u16, PhantomData<W>);

/// A message with placeables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Template<W = Page>(u16, PhantomData<W>);

impl<W> Text<W> {
    const fn at(index: u16) -> Self {
        Self(index, PhantomData)
    }
}

impl Text<Page> {
    /// The page's message of that name, where there is one.
    fn named(name: &str) -> Option<Self> {
        Page::catalogue().names.position(name).map(Self::at)
    }
}

impl<W> Template<W> {
    const fn at(index: u16) -> Self {
        Self(index, PhantomData)
    }
}

/// The value of a placeable. The message says how a number is written:
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
    /// Whether its texts are there: those of Chinese always, those of another language once it is loaded.
    #[must_use]
    pub fn is_loaded(self) -> bool {
        Page::catalogue().table(self).is_loaded()
    }

    /// The languages that are not loaded yet; each has a file `<tag>.txt`.
    pub fn to_load() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|lang| !lang.is_loaded())
    }

    /// The words of a message that has no placeables.
    #[must_use]
    pub fn text<W: MessageSet>(self, text: Text<W>) -> &'static str {
        W::catalogue().pattern(self, text.0)
    }

    /// The words of a message, with its placeables filled in. A placeable without an argument shows as `?`;
    /// a test checks that no rule leaves one.
    #[must_use]
    pub fn fill<W: MessageSet>(self, template: Template<W>, args: &[(&str, Value<'_>)]) -> String {
        W::catalogue().fill(self, template.0, args)
    }

    /// The words of the page's message of that name, where there is one. This is how codes of rules and
    /// defects are put into words.
    #[must_use]
    pub fn find(self, name: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        self.find_in::<Page>(name, args)
    }

    /// The same for the message of that name in any set.
    #[must_use]
    pub fn find_in<W: MessageSet>(self, name: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        W::catalogue().find(self, name, args)
    }

    /// Whether the page has a message of that name.
    #[must_use]
    pub fn has(name: &str) -> bool {
        Self::has_in::<Page>(name)
    }

    /// The same for any set.
    #[must_use]
    pub fn has_in<W: MessageSet>(name: &str) -> bool {
        W::catalogue().names.position(name).is_some()
    }

    /// The placeables of the page's message of that name; none where there is no such message.
    pub fn placeables(name: &str) -> impl Iterator<Item = &'static str> {
        let page = Page::catalogue();
        let pattern = page
            .names
            .position(name)
            .map(|index| page.pattern(Self::default(), index))
            .unwrap_or_default();
        pattern
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split(['}', ':']).next())
    }
}

impl Catalogue {
    fn table(&self, lang: Lang) -> &Table {
        let [first, ..] = &self.languages;
        self.languages.get(lang as usize).unwrap_or(first)
    }

    fn find(&self, lang: Lang, name: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        Some(self.fill(lang, self.names.position(name)?, args))
    }

    fn fill(&self, lang: Lang, index: u16, args: &[(&str, Value<'_>)]) -> String {
        self.interpolate(lang, self.pattern(lang, index), args)
    }

    /// The text of a message, in Chinese where the language is not loaded. The session does not ask for
    /// such a language; without this rule the page would then show nothing.
    fn pattern(&self, lang: Lang, index: u16) -> &'static str {
        let table = self.table(lang);
        if table.is_loaded() {
            return table.get(index);
        }
        self.table(Lang::default()).get(index)
    }

    fn interpolate(&self, lang: Lang, pattern: &str, args: &[(&str, Value<'_>)]) -> String {
        let value = |name: &str| {
            args.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| *value)
        };
        let mut rest = pattern;
        if let Some(selecting) = pattern.strip_prefix('\u{1}') {
            let (name, forms) = selecting.split_once('\u{1}').unwrap_or_default();
            let mut forms = forms.split('\u{1}');
            let form = match value(name) {
                Some(Value::Whole(number)) => forms.nth(lang.plural().place(number)),
                _ => forms.next_back(),
            };
            rest = form.unwrap_or_default();
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

    fn page() -> &'static Catalogue {
        Page::catalogue()
    }

    #[test]
    fn placeables_are_filled_and_missing_ones_show() {
        let lang = Lang::ZhCn;
        assert_eq!(
            page().interpolate(lang, "甲{a}乙{b}", &[("a", "一".into())]),
            "甲一乙?"
        );
        assert_eq!(
            page().interpolate(lang, "{a}{a:DURATION}", &[("a", 61_u64.into())]),
            "611 分 1 秒"
        );
    }

    #[test]
    fn a_number_takes_the_form_of_the_language() {
        let pattern = "\u{1}n\u{1}one file\u{1}{n} files";
        let filled = |value| page().interpolate(Lang::En, pattern, &[("n", value)]);
        assert_eq!(filled(Value::Whole(1)), "one file");
        assert_eq!(filled(Value::Whole(2)), "2 files");
        assert_eq!(filled(Value::Real(1.5)), "1.5 files");
        assert_eq!(page().interpolate(Lang::En, pattern, &[]), "? files");
        let chinese = "\u{1}n\u{1}{n} 个";
        let one = page().interpolate(Lang::ZhCn, chinese, &[("n", 1_u64.into())]);
        assert_eq!(one, "1 个");
    }

    #[test]
    fn only_the_whole_words_of_that_language_and_this_build_are_taken() {
        let file = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));
        let texts = parts(Lang::En, file, OF_PAGE).unwrap();
        assert_eq!(parts(Lang::En, file, OF_VERDICT).unwrap(), texts[..1]);
        for (texts, set) in texts.iter().zip(OF_PAGE) {
            let known: Vec<&str> = texts.split(table::END).collect();
            let table = set().table(Lang::En);
            assert_eq!(known, table.lines());
        }
        let (_, fewer) = file.split_once(table::END).unwrap();
        let fewer = format!("en{}{fewer}", table::END_OF_SET);
        let cut_off = &file[..file.len() - 1];
        let (first_set, _) = file.rsplit_once(table::END_OF_SET).unwrap();
        let other_build = file.replace(page().fingerprint, "0123456789abcdef");
        for file in [
            "",
            "en",
            "<!DOCTYPE html>",
            page().fingerprint,
            &fewer,
            cut_off,
            first_set,
            &other_build,
        ] {
            assert!(parts(Lang::En, file, OF_PAGE).is_none());
        }
        assert!(parts(Lang::ZhCn, file, OF_PAGE).is_none());
        // Natively all are known from the start.
        assert!(Lang::to_load().next().is_none());
        assert!(!load_language(Lang::En, file.to_owned(), OF_PAGE));
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
        let filled = page().interpolate(Lang::En, "<{a}>", &[("a", "{a}\u{1}".into())]);
        assert_eq!(filled, "<{a}\u{1}>");
    }
}
