//! Compiles `src/text/<language>/*.ftl`. It is no part of the library: `build.rs` uses it to write the
//! tables of messages, and xtask to write the files of the languages that the page fetches.
//!
//! It fails, naming file and message, where a language differs from Chinese in messages or in
//! placeables, or where a message uses Fluent syntax that the interpolator in `src/text/` lacks.
//! A compiled message is its text with `{name}` or `{name:function}` for placeables; one that
//! selects by number is `\u{1}name`, and for each plural category of the language `\u{1}text`.

mod pattern;
mod sets;
#[cfg(test)]
mod tests;

#[allow(dead_code, unreachable_pub)] // The library needs more of it.
#[path = "../languages.rs"]
mod languages;
#[allow(dead_code)] // The library counts by it.
#[path = "../plural.rs"]
mod plural;

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;
pub(crate) use languages::Lang;
use pattern::compile;
use plural::Plural;
pub(crate) use sets::{SETS, Set};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A language as far as this file needs it, so that its tests can use others than the program.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    tag: &'static str,
    plural: Plural,
}

impl From<Lang> for Spoken {
    fn from(lang: Lang) -> Self {
        Self {
            tag: lang.tag(),
            plural: lang.plural(),
        }
    }
}

/// The messages of a set in every language, in the order of [`Lang::ALL`], from the checkout at `root`.
pub(crate) fn read_languages(root: &Path, set: &Set) -> Result<Vec<Language>, String> {
    read(root, set, &Lang::ALL.map(Spoken::from))
}

fn read(root: &Path, set: &Set, languages: &[Spoken]) -> Result<Vec<Language>, String> {
    let read: Vec<Language> = languages
        .iter()
        .map(|language| read_language(root, set.files, *language))
        .collect::<Result<_, _>>()?;
    let mut all = languages.iter().zip(&read);
    if let Some(first) = all.next() {
        all.try_for_each(|other| same_messages(first, other))?;
    }
    Ok(read)
}

/// Writes for every language but Chinese the file `<tag>.txt` that the page fetches.
pub(crate) fn write_fetched(root: &Path, folder: &Path) -> Result<(), String> {
    for (tag, text) in fetched(root, &SETS, &Lang::ALL.map(Spoken::from))? {
        let path = folder.join(format!("{tag}.txt"));
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Those files, by tag: the tag, and for each set its texts and its [`mark`].
fn fetched(
    root: &Path,
    sets: &[Set],
    languages: &[Spoken],
) -> Result<Vec<(&'static str, String)>, String> {
    let mut files: Vec<_> = languages
        .iter()
        .map(|language| (language.tag, language.tag.to_owned()))
        .collect();
    for set in sets.iter().filter(|set| set.is_fetched) {
        let read = read(root, set, languages)?;
        for ((_, file), language) in files.iter_mut().zip(&read) {
            let texts = language.values().map(|message| message.text.as_str());
            file.push(BETWEEN_SETS);
            file.push_str(&joined(texts.chain([fingerprint(language).as_str()]))?);
        }
    }
    // Chinese, the first, is in the page.
    Ok(files.into_iter().skip(1).collect())
}

/// A message ready for the table.
pub(crate) struct Compiled {
    pub(crate) text: String,
    pub(crate) placeables: BTreeSet<String>,
}

/// Messages by name.
pub(crate) type Language = BTreeMap<String, Compiled>;

fn read_language(root: &Path, files: &[&str], language: Spoken) -> Result<Language, String> {
    let mut messages = Language::new();
    for file in files {
        let path = format!("src/text/{}/{file}.ftl", language.tag);
        let source = std::fs::read_to_string(root.join(&path));
        let source = source.map_err(|error| format!("{path}: {error}"))?;
        let resource = parser::parse(source.as_str()).map_err(|(_, errors)| {
            let first = errors.first();
            let at = first.map_or(0, |error| error.pos.start);
            let line = source.get(..at).unwrap_or_default().matches('\n').count() + 1;
            let kind = first.map(|error| error.kind.to_string());
            format!("{path}:{line}: {}", kind.unwrap_or_default())
        })?;
        let terms: BTreeMap<&str, &Pattern<&str>> = resource
            .body
            .iter()
            .filter_map(|entry| match entry {
                Entry::Term(term) => Some((term.id.name, &term.value)),
                _ => None,
            })
            .collect();
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let name = message.id.name;
            let context = |what: String| format!("{path}: message {name}: {what}");
            if !message.attributes.is_empty() {
                return Err(context("attributes are not compiled".into()));
            }
            let pattern = message.value.as_ref();
            let pattern = pattern.ok_or_else(|| context("has no text".into()))?;
            let compiled = compile(pattern, &terms, language.plural).map_err(context)?;
            if messages.insert(name.to_owned(), compiled).is_some() {
                return Err(context("stands there twice".into()));
            }
        }
    }
    Ok(messages)
}

/// Checks that another language has the messages of the first, with the same placeables.
fn same_messages(
    (first, of_first): (&Spoken, &Language),
    (other, of_other): (&Spoken, &Language),
) -> Result<(), String> {
    for (name, message) in of_first {
        let Some(same) = of_other.get(name) else {
            return Err(format!("message {name} is missing in {}", other.tag));
        };
        if message.placeables != same.placeables {
            return Err(format!(
                "message {name}: placeables {:?} in {} but {:?} in {}",
                message.placeables, first.tag, same.placeables, other.tag
            ));
        }
    }
    match of_other.keys().find(|name| !of_first.contains_key(*name)) {
        Some(name) => Err(format!("message {name} is missing in {}", first.tag)),
        None => Ok(()),
    }
}

/// The separator between two texts, as `text::table` splits them.
const BETWEEN_TEXTS: char = '\u{2}';

/// The separator between two sets, as `text::load_language` splits them.
const BETWEEN_SETS: char = '\u{3}';

/// Joins texts to one.
pub(crate) fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Result<String, String> {
    let texts: Vec<&str> = texts.collect();
    let marks = [BETWEEN_TEXTS, BETWEEN_SETS];
    match texts.iter().find(|text| text.contains(marks)) {
        Some(text) => Err(format!(
            "a message holds what stands between messages: {text}"
        )),
        None => Ok(texts.join(&BETWEEN_TEXTS.to_string())),
    }
}

/// A hash of the names and placeables of all messages. By it the page recognises texts of its own build,
/// in which each message has the same number as in its own Chinese.
pub(crate) fn fingerprint(language: &Language) -> String {
    let mut names = String::new();
    for (name, message) in language {
        names.push_str(name);
        for placeable in &message.placeables {
            names.push(' ');
            names.push_str(placeable);
        }
        names.push('\n');
    }
    format!("{:016x}", fnv1a(names.as_bytes()))
}

/// FNV-1a, 64 bits. `build.rs` and xtask must compute the same value, which the standard library's hasher
/// does not promise across compilers.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
