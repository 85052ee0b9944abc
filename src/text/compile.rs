//! Compiles `src/text/<language>/*.ftl`. It is no part of the library: `build.rs` uses it to write the
//! tables of messages, and xtask to write the files of the languages that the page fetches.
//!
//! It fails, naming file and message, where a language differs from Chinese in messages or in
//! placeables, or where a message uses Fluent syntax that the interpolator in `src/text/` lacks.
//! A compiled message is its text with `{name}` or `{name:function}` for placeables; one that
//! selects by number is `\u{1}name`, and for each plural category of the language `\u{1}text`.

#[allow(dead_code, unreachable_pub)] // The library needs more of it.
#[path = "languages.rs"]
mod languages;
#[allow(dead_code)] // The library counts by it.
#[path = "plural.rs"]
mod plural;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
pub(crate) use languages::Lang;
use plural::Plural;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Messages that are compiled together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Set {
    /// The type of the set in `text`.
    pub(crate) name: &'static str,
    /// The module in `text` that has its messages.
    #[allow(dead_code)] // Only the build script makes modules.
    pub(crate) module: &'static str,
    /// Its files in the folder of each language.
    pub(crate) files: &'static [&'static str],
    /// Whether the page is built with its Chinese alone and fetches other languages in files.
    pub(crate) is_fetched: bool,
}

/// All sets. A wasm module contains only the sets that its code uses.
pub(crate) const SETS: [Set; 5] = [
    Set {
        name: "Page",
        module: "page",
        files: &["rules", "defects", "fields", "page"],
        is_fetched: true,
    },
    Set {
        name: "Submission",
        module: "submission",
        files: &["submission", "fixes", "form", "faults"],
        is_fetched: true,
    },
    Set {
        name: "SheetMessages",
        module: "sheet_messages",
        files: &["sheet"],
        is_fetched: false,
    },
    Set {
        name: "Format",
        module: "format_messages",
        files: &["format"],
        is_fetched: false,
    },
    Set {
        name: "Examine",
        module: "examine",
        files: &["examine"],
        is_fetched: false,
    },
];

/// Formats that a message can ask for: `{ DURATION($duration_s) }`. See `text::format`.
const FUNCTIONS: [&str; 8] = [
    "NUMBER", "PADDED", "DURATION", "CLOCK", "SECONDS", "BYTES", "NAME", "CODEC",
];

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

/// A pattern that is being compiled: its text for each plural category, and the selecting variable.
struct Draft {
    plural: Plural,
    texts: Vec<String>,
    selector: Option<String>,
    placeables: BTreeSet<String>,
}

impl Draft {
    fn new(plural: Plural) -> Self {
        Self {
            plural,
            texts: vec![String::new(); plural.categories().len()],
            selector: None,
            placeables: BTreeSet::new(),
        }
    }

    fn push(&mut self, text: &str) {
        self.texts.iter_mut().for_each(|of| of.push_str(text));
    }
}

fn compile(
    pattern: &Pattern<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    plural: Plural,
) -> Result<Compiled, String> {
    let mut draft = Draft::new(plural);
    add_pattern(&mut draft, pattern, terms, true)?;
    let text = match draft.selector {
        Some(name) => format!("\u{1}{name}\u{1}{}", draft.texts.join("\u{1}")),
        None => draft.texts.swap_remove(0),
    };
    Ok(Compiled {
        text,
        placeables: draft.placeables,
    })
}

fn add_pattern(
    draft: &mut Draft,
    pattern: &Pattern<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    may_select: bool,
) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => draft.push(value),
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => {
                let text = inline_text(inline, terms, &mut draft.placeables)?;
                draft.push(&text);
            }
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                if !may_select || draft.selector.is_some() {
                    return Err("selects more than once".into());
                }
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("selects by something else than a variable".into());
                };
                draft.placeables.insert(id.name.to_owned());
                draft.selector = Some(id.name.to_owned());
                let categories = draft.plural.categories();
                let is_whole = variants.len() == categories.len()
                    && variants.last().is_some_and(|variant| variant.default);
                for (index, category) in categories.iter().enumerate() {
                    let variant = variants.iter().find(|variant| match variant.key {
                        VariantKey::Identifier { name } => name == *category,
                        VariantKey::NumberLiteral { .. } => false,
                    });
                    let Some(variant) = variant.filter(|_| is_whole) else {
                        return Err(format!(
                            "selects among other variants than {}, the last marked by a star",
                            categories.join(", ")
                        ));
                    };
                    let mut part = Draft::new(draft.plural);
                    add_pattern(&mut part, &variant.value, terms, false)?;
                    if let Some(text) = draft.texts.get_mut(index) {
                        text.push_str(&part.texts.swap_remove(0));
                    }
                    draft.placeables.append(&mut part.placeables);
                }
            }
        }
    }
    Ok(())
}

fn inline_text(
    inline: &InlineExpression<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    placeables: &mut BTreeSet<String>,
) -> Result<String, String> {
    match inline {
        InlineExpression::StringLiteral { value } if !value.contains(['{', '}', '\\', '\u{1}']) => {
            Ok((*value).to_owned())
        }
        InlineExpression::VariableReference { id } => {
            placeables.insert(id.name.to_owned());
            Ok(format!("{{{}}}", id.name))
        }
        InlineExpression::FunctionReference { id, arguments } => {
            let [InlineExpression::VariableReference { id: variable }] =
                arguments.positional.as_slice()
            else {
                return Err(format!("{} takes one variable", id.name));
            };
            if !FUNCTIONS.contains(&id.name) || !arguments.named.is_empty() {
                return Err(format!(
                    "{} is not among {FUNCTIONS:?} without options",
                    id.name
                ));
            }
            placeables.insert(variable.name.to_owned());
            Ok(format!("{{{}:{}}}", variable.name, id.name))
        }
        InlineExpression::TermReference {
            id,
            attribute: None,
            arguments: None,
        } => {
            let term = terms.get(id.name);
            let term = term.ok_or_else(|| format!("no term -{} in this file", id.name))?;
            match term.elements.as_slice() {
                [PatternElement::TextElement { value }] => Ok((*value).to_owned()),
                _ => Err(format!("term -{} is more than a plain text", id.name)),
            }
        }
        _ => Err("uses a placeable that is not compiled".into()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Spoken = Spoken {
        tag: "zh-CN",
        plural: Plural::Other,
    };
    const EN: Spoken = Spoken {
        tag: "en",
        plural: Plural::OneOther,
    };
    const RU: Spoken = Spoken {
        tag: "ru",
        plural: Plural::OneFewMany,
    };
    const SET: Set = Set {
        name: "Test",
        module: "test",
        files: &["test"],
        is_fetched: true,
    };

    const RUSSIAN: &str = "files = { $n ->\n    [one] { $n } файл\n    [few] { $n } файла\n    \
                           [many] { $n } файлов\n   *[other] { $n } файла\n}\nhello = Привет\n";

    /// A checkout with the files `test.ftl` of some languages; removed at the end.
    struct Checkout(std::path::PathBuf);

    impl Checkout {
        fn new(name: &str, files: &[(Spoken, &str)]) -> Self {
            let name = format!("yujian-texts-{}-{name}", std::process::id());
            let root = std::env::temp_dir().join(name);
            for (language, text) in files {
                let folder = root.join("src/text").join(language.tag);
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(folder.join("test.ftl"), text).unwrap();
            }
            Self(root)
        }

        fn of_three(name: &str, third: &str) -> Self {
            let english =
                "files = { $n ->\n    [one] one file\n   *[other] { $n } files\n}\nhello = Hello\n";
            let chinese = "hello = 您好\nfiles = { $n } 个文件\n";
            Self::new(name, &[(ZH, chinese), (EN, english), (RU, third)])
        }
    }

    impl Drop for Checkout {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_third_language_is_its_files_and_a_line_of_the_list() {
        let checkout = Checkout::of_three("third", RUSSIAN);
        let languages = read(&checkout.0, &SET, &[ZH, EN, RU]).unwrap();
        let texts: Vec<Vec<&str>> = languages
            .iter()
            .map(|language| language.values().map(|message| &*message.text).collect())
            .collect();
        let russian = "\u{1}n\u{1}{n} файл\u{1}{n} файла\u{1}{n} файлов\u{1}{n} файла";
        assert_eq!(
            texts,
            [
                ["{n} 个文件", "您好"],
                ["\u{1}n\u{1}one file\u{1}{n} files", "Hello"],
                [russian, "Привет"],
            ]
        );
        let files = fetched(&checkout.0, &[SET], &[ZH, EN, RU]).unwrap();
        let marks = languages.iter().map(fingerprint).collect::<BTreeSet<_>>();
        assert_eq!(marks.len(), 1, "the same messages in each");
        let fingerprint = fingerprint(&languages[0]);
        assert_eq!(files.len(), 2);
        assert_eq!(
            files[1],
            (
                "ru",
                format!("ru\u{3}{russian}\u{2}Привет\u{2}{fingerprint}")
            )
        );
    }

    #[test]
    fn what_a_language_lacks_is_named() {
        for (name, third, complaint) in [
            (
                "fewer",
                "hello = Привет\n",
                "message files is missing in ru",
            ),
            (
                "more",
                &format!("{RUSSIAN}more = ещё\n"),
                "message more is missing in zh-CN",
            ),
            (
                "placeable",
                &RUSSIAN.replace("{ $n } файлов", "{ $m } файлов"),
                "message files: placeables {\"n\"} in zh-CN but {\"m\", \"n\"} in ru",
            ),
            (
                "category",
                &RUSSIAN.replace("    [few] { $n } файла\n", ""),
                "src/text/ru/test.ftl: message files: selects among other variants than one, few, many, \
                 other, the last marked by a star",
            ),
        ] {
            let checkout = Checkout::of_three(name, third);
            let read = read(&checkout.0, &SET, &[ZH, EN, RU]);
            assert_eq!(read.err().as_deref(), Some(complaint));
        }
    }

    #[test]
    fn the_mark_is_of_names_and_placeables_alone() {
        let of = |name, text: &str| {
            let checkout = Checkout::new(name, &[(ZH, text)]);
            let languages = read(&checkout.0, &SET, &[ZH]).unwrap();
            fingerprint(&languages[0])
        };
        let first = of("fingerprint-1", "a = { $b }\n");
        assert_eq!(first, of("fingerprint-2", "a = 共 { $b } 个\n"));
        assert_ne!(first, of("fingerprint-3", "a = { $c }\n"));
        assert_ne!(first, of("fingerprint-4", "c = { $b }\n"));
    }

    /// Vectors of draft-eastlake-fnv, "FNV test vectors".
    #[test]
    fn the_hash_is_fnv_1a() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fnv1a(text.as_bytes()), hash, "{text}");
        }
    }
}
