//! Compiles `src/text/<language>/*.ftl`: no part of the library, but of `build.rs`, which makes its
//! tables of it, and of xtask, which serves the English beside the page.
//!
//! It fails, naming file and message, where the languages differ in messages or in placeables, or
//! where a message uses what the tiny interpolator in `src/text/` does not know.
//! A compiled message is its text with `{name}` or `{name:function}` for placeables; one that
//! selects by number is `\u{1}name\u{1}text for one\u{1}text for any other number`.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Directory names of the languages, in the order of `text::Lang`.
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// What the page says: files of one table. Other tables are of other modules, and stand in `build.rs`.
pub(crate) const PAGE: &[&str] = &["rules", "defects", "page"];

/// What is said below a verdict.
pub(crate) const AFTER: &[&str] = &["after", "fixes", "form", "sheet"];

/// Formats that a message can ask for: `{ DURATION($duration_s) }`. See `text::format`.
const FUNCTIONS: [&str; 7] = [
    "NUMBER", "DURATION", "CLOCK", "SECONDS", "BYTES", "NAME", "CODEC",
];

/// The messages of some files in every language, in the order of `text::Lang`, from the checkout at
/// `root`.
pub(crate) fn read_languages(root: &Path, files: &[&str]) -> Result<[Language; 2], String> {
    let [first, second] = LANGUAGES.map(|language| read_language(root, files, language));
    let languages = [first?, second?];
    same_messages(&languages)?;
    Ok(languages)
}

/// A message ready for the table.
pub(crate) struct Compiled {
    pub(crate) text: String,
    pub(crate) placeables: BTreeSet<String>,
}

/// Messages by name.
pub(crate) type Language = BTreeMap<String, Compiled>;

fn read_language(root: &Path, files: &[&str], language: &str) -> Result<Language, String> {
    let mut messages = Language::new();
    for file in files {
        let path = format!("src/text/{language}/{file}.ftl");
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
            let compiled = compile(pattern, &terms).map_err(context)?;
            if messages.insert(name.to_owned(), compiled).is_some() {
                return Err(context("stands there twice".into()));
            }
        }
    }
    Ok(messages)
}

/// A pattern on its way: the text for the number one, that for any other, and what decides.
#[derive(Default)]
struct Draft {
    one: String,
    other: String,
    selector: Option<String>,
    placeables: BTreeSet<String>,
}

impl Draft {
    fn push(&mut self, text: &str) {
        self.one.push_str(text);
        self.other.push_str(text);
    }
}

fn compile(
    pattern: &Pattern<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
) -> Result<Compiled, String> {
    let mut draft = Draft::default();
    add_pattern(&mut draft, pattern, terms, true)?;
    let Draft {
        one,
        other,
        selector,
        placeables,
    } = draft;
    let text = match selector {
        Some(name) => format!("\u{1}{name}\u{1}{one}\u{1}{other}"),
        None => other,
    };
    Ok(Compiled { text, placeables })
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
                let [one, other] = variants.as_slice() else {
                    return Err("selects among other variants than [one] *[other]".into());
                };
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                if (key(&one.key).as_str(), key(&other.key).as_str()) != ("one", "other") {
                    return Err("selects among other variants than [one] *[other]".into());
                }
                for (variant, is_one) in [(one, true), (other, false)] {
                    let mut part = Draft::default();
                    add_pattern(&mut part, &variant.value, terms, false)?;
                    if is_one {
                        &mut draft.one
                    } else {
                        &mut draft.other
                    }
                    .push_str(&part.other);
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

/// Both languages say the same things with the same figures.
fn same_messages([first, second]: &[Language; 2]) -> Result<(), String> {
    let mut names: Vec<_> = first.keys().chain(second.keys()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        match (first.get(name), second.get(name)) {
            (Some(one), Some(two)) if one.placeables == two.placeables => {}
            (Some(one), Some(two)) => {
                return Err(format!(
                    "message {name}: placeables {:?} in {} but {:?} in {}",
                    one.placeables, LANGUAGES[0], two.placeables, LANGUAGES[1]
                ));
            }
            (Some(_), None) => {
                return Err(format!("message {name} is missing in {}", LANGUAGES[1]));
            }
            _ => return Err(format!("message {name} is missing in {}", LANGUAGES[0])),
        }
    }
    Ok(())
}

/// One text of many, as `text::table` takes it apart again.
pub(crate) fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Result<String, String> {
    let texts: Vec<&str> = texts.collect();
    match texts.iter().find(|text| text.contains('\u{2}')) {
        Some(text) => Err(format!(
            "a message holds what stands between messages: {text}"
        )),
        None => Ok(texts.join("\u{2}")),
    }
}

/// The file `en.txt`: the texts of a language, and behind them the [`mark`].
pub(crate) fn file(language: &Language) -> Result<String, String> {
    let texts = language.values().map(|message| message.text.as_str());
    joined(texts.chain([mark(language).as_str()]))
}

/// Changes with the names and placeables of the messages: by it the page knows texts of its own
/// build, which say under each number what its own Chinese says.
pub(crate) fn mark(language: &Language) -> String {
    let mut hasher = DefaultHasher::new();
    for (name, message) in language {
        (name, &message.placeables).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
