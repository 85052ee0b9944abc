//! `file-name` (学号+姓名+班级): what the file is called.
//!
//! Whoever has the file can rename it, and the page makes the name. Signs that join its parts are taken for
//! one another, with advice.

use super::confirmed::{self, DONE};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, KnownField, KnownList, Outcome, Remedy, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, Words, id};
use strum::{IntoStaticStr, VariantArray};

const FITS: Case = Case::new("fits", Outcome::Meets);
const OTHER_JOINER: Case = Case::new("other-joiner", Outcome::Advise).mended_by(Remedy::RenameAs);
const OTHER_NAME: Case = Case::new("other-name", Outcome::Breaks).mended_by(Remedy::RenameAs);
const OTHER_CHARACTERS: Case =
    Case::new("other-characters", Outcome::Breaks).mended_by(Remedy::RenameAs);
const TOO_LONG: Case = Case::new("too-long", Outcome::Breaks).mended_by(Remedy::RenameAs);
const NAMES: Case = Case::new("names", Outcome::Breaks).mended_by(Remedy::RenameAs);
const TO_FILL: Case = Case::new("to-fill", Outcome::Confirm);
const OPEN: Case = Case::new("to-confirm", Outcome::Confirm);

/// Which characters a name may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
enum Charset {
    /// All.
    #[default]
    #[strum(serialize = "any")]
    Any,
    /// Letters without accents, and digits.
    #[strum(serialize = "ascii-alnum")]
    Alphanumeric,
    /// These, hyphen and underscore.
    #[strum(serialize = "ascii-alnum-_-")]
    AlphanumericJoined,
}

/// What bears the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Applies {
    /// The file.
    #[default]
    File,
    /// A package of files.
    Package,
    /// The subject of a mail.
    MailSubject,
    /// The label of a disc.
    DiscLabel,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// What is typed into a field.
    Field(String, Words),
    /// The words of what is chosen from a list of the form.
    Choice(KnownList),
    /// These very characters.
    Text(String),
}

/// What is demanded of the name.
#[derive(Debug, Clone, PartialEq)]
pub struct FileName {
    pattern: Vec<Part>,
    /// Any joiner is as good as that of the pattern.
    any_joiner: bool,
    charset: Charset,
    max_chars: Option<usize>,
    /// Fields whose content must not be in the name.
    forbid: Vec<KnownField>,
    applies: Applies,
}

impl FileName {
    pub(super) fn read(object: &Object<'_>, scope: Scope<'_>) -> Self {
        let pattern = object.text("pattern", 80).unwrap_or_default();
        let joiner = object.text("joiner", 4);
        let pattern = read_pattern(object, &pattern, joiner.as_deref(), scope);
        let forbid = object.text_list("forbid", 32).unwrap_or_default();
        let forbid = forbid.into_iter().filter_map(|word| {
            let field = scope.field(&word).cloned();
            if field.is_none() {
                object.fault("forbid", Problem::UnknownReference { word });
            }
            field
        });
        let forbid: Vec<_> = forbid.collect();
        let charset: Option<Charset> = object.word("charset");
        let max_chars = object.whole("max_chars", 1..=200).map(|max| max as usize);
        if pattern.is_empty() && forbid.is_empty() && charset.is_none() && max_chars.is_none() {
            object.own_fault(Problem::NothingDemanded);
        }
        Self {
            pattern,
            any_joiner: joiner.as_deref() == Some("any"),
            charset: charset.unwrap_or_default(),
            max_chars,
            forbid,
            applies: object.word("applies").unwrap_or_default(),
        }
    }

    /// The fields whose content stands in the name.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        self.pattern.iter().filter_map(|part| match part {
            Part::Field(field, _) => Some(field.as_str()),
            Part::Choice(_) | Part::Text(_) => None,
        })
    }

    /// The fields whose content stands in the name, or must not.
    pub(super) fn all_fields(&self) -> impl Iterator<Item = &str> {
        let forbidden = self.forbid.iter().map(|field| field.id.as_str());
        self.fields().chain(forbidden)
    }

    /// Whether it is the name of the file itself.
    pub(crate) fn is_of_file(&self) -> bool {
        self.applies == Applies::File
    }

    /// The name by the pattern, without an extension; the field that is still empty where one is.
    pub(crate) fn wanted(&self, context: &Context<'_>) -> Result<String, &Words> {
        let mut name = String::new();
        for part in &self.pattern {
            match part {
                // What no file may be called is not wanted of one.
                Part::Text(text) if self.is_of_file() => {
                    name.extend(text.chars().filter(|c| is_allowed(*c)));
                }
                Part::Text(text) => name.push_str(text),
                Part::Field(field, label) => match context.answers.typed(field).trim() {
                    "" => return Err(label),
                    typed => name.extend(typed.chars().filter(|c| is_allowed(*c))),
                },
                // A file has one name in every language, so the words are the notice's own.
                Part::Choice(list) => {
                    let chosen = list.options.iter();
                    let chosen = chosen.filter(|(key, _)| context.answers.is_chosen(&list.id, key));
                    let chosen: Vec<&str> = chosen.map(|(_, words)| words.original()).collect();
                    if chosen.is_empty() {
                        return Err(&list.label);
                    }
                    name.extend(chosen.concat().chars().filter(|c| is_allowed(*c)));
                }
            }
        }
        // 题目前50个字: it cannot be longer than it may be.
        Ok(match self.max_chars {
            Some(max) => name.chars().take(max).collect(),
            None => name,
        })
    }

    /// Whether the name is made of the parts of the pattern.
    fn against_pattern(&self, stem: &str, context: &Context<'_>) -> Option<Finding> {
        if self.pattern.is_empty() {
            return None;
        }
        let Ok(wanted) = self.wanted(context) else {
            return Some(TO_FILL.with([]));
        };
        let wanted_too = |case: Case| case.with([("wanted", wanted.as_str().into())]);
        if stem == wanted {
            return Some(FITS.with([]));
        }
        if without_joiners(stem) == without_joiners(&wanted) {
            return Some(match self.any_joiner {
                true => FITS.with([]),
                false => wanted_too(OTHER_JOINER),
            });
        }
        Some(wanted_too(OTHER_NAME))
    }

    fn forbidden(&self, stem: &str, context: &Context<'_>) -> Option<Finding> {
        let plain = |text: &str| without_joiners(&text.to_ascii_lowercase());
        let name = plain(stem);
        let mut is_open = false;
        for field in &self.forbid {
            // Of several persons each has a line.
            let typed = context.answers.typed(&field.id).lines().map(plain);
            let mut typed = typed.filter(|typed| !typed.is_empty()).peekable();
            // What may stay empty and does says nothing that could be in the name.
            is_open |= typed.peek().is_none() && !field.optional;
            if typed.any(|typed| name.contains(&typed)) {
                return Some(NAMES.with([("field", field.id.as_str().into())]));
            }
        }
        is_open.then(|| TO_FILL.with([]))
    }

    fn fits_charset(&self, stem: &str) -> bool {
        stem.chars().all(|c| match self.charset {
            Charset::Any => true,
            Charset::Alphanumeric => c.is_ascii_alphanumeric(),
            Charset::AlphanumericJoined => c.is_ascii_alphanumeric() || c == '-' || c == '_',
        })
    }
}

/// Splits `{unit}-{speaker}`; each must be a field or a list of the form.
fn read_pattern(
    object: &Object<'_>,
    pattern: &str,
    joiner: Option<&str>,
    scope: Scope<'_>,
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = pattern;
    while let Some((text, after)) = rest.split_once('{') {
        let Some((field, after)) = after.split_once('}') else {
            let word = after.to_owned();
            object.fault("pattern", Problem::UnknownReference { word });
            return parts;
        };
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        } else if let (Some(joiner), Some(Part::Field(..) | Part::Choice(_))) =
            (joiner, parts.last())
        {
            let joiner = if joiner == "any" { "-" } else { joiner };
            parts.push(Part::Text(joiner.to_owned()));
        }
        match (scope.field(field), scope.list(field)) {
            (Some(field), _) => parts.push(Part::Field(field.id.clone(), field.label.clone())),
            (None, Some(list)) => parts.push(Part::Choice(list.clone())),
            (None, None) => {
                let word = field.to_owned();
                object.fault("pattern", Problem::UnknownReference { word });
            }
        }
        rest = after;
    }
    let rest = without_extension(rest);
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    parts
}

/// The pattern without the extension that notices write with it: `118_Upham.mp4`.
fn without_extension(pattern: &str) -> &str {
    let is_extension = |text: &str| {
        let is_short = (2..=4).contains(&text.len());
        is_short
            && text.contains(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric())
    };
    match pattern.rsplit_once('.') {
        Some((stem, extension)) if is_extension(extension) => stem,
        _ => pattern,
    }
}

/// Whether Windows allows the character in a name.
fn is_allowed(c: char) -> bool {
    !r#"\/:*?"<>|"#.contains(c) && !c.is_control()
}

/// The text without the signs that join the parts of a name.
fn without_joiners(text: &str) -> String {
    let joins = |c: char| c.is_whitespace() || "+-_－＋—–".contains(c);
    text.chars().filter(|c| !joins(*c)).collect()
}

impl Rule for FileName {
    fn settled(&self) -> Settled {
        match self.applies {
            Applies::File => Settled::Measured,
            _ => Settled::Stated,
        }
    }

    fn cases(&self) -> &'static [Case] {
        &[
            FITS,
            OTHER_JOINER,
            OTHER_NAME,
            OTHER_CHARACTERS,
            TOO_LONG,
            NAMES,
            TO_FILL,
            OPEN,
            DONE,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if !self.pattern.is_empty() {
            let shown = self.pattern.iter().map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Field(_, label) | Part::Choice(KnownList { label, .. }) => {
                    format!("【{}】", label.get(lang))
                }
            });
            parts.push(shown.collect());
        }
        match self.charset {
            Charset::Any => {}
            Charset::Alphanumeric => parts.push(lang.text(id::DEMANDED_NAME_ALNUM).to_owned()),
            Charset::AlphanumericJoined => {
                parts.push(lang.text(id::DEMANDED_NAME_ALNUM_JOINED).to_owned());
            }
        }
        if let Some(max) = self.max_chars {
            parts.push(lang.fill(id::DEMANDED_NAME_CHARS, &[("max", max.into())]));
        }
        if !self.forbid.is_empty() {
            let fields: Vec<&str> = self
                .forbid
                .iter()
                .map(|field| field.label.get(lang))
                .collect();
            let fields = fields.join(lang.text(id::LIST_AND));
            parts.push(lang.fill(
                id::DEMANDED_NAME_WITHOUT,
                &[("fields", fields.as_str().into())],
            ));
        }
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        if self.applies != Applies::File {
            return vec![confirmed::judge(context, demand, OPEN)];
        }
        let stem = match context.file_name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => context.file_name,
        };
        let mut findings: Vec<Finding> = Vec::new();
        findings.extend(self.against_pattern(stem, context));
        findings.extend(self.forbidden(stem, context));
        if !self.fits_charset(stem) {
            findings.push(OTHER_CHARACTERS.with([]));
        }
        let chars = stem.chars().count();
        if let Some(max) = self.max_chars.filter(|max| chars > *max) {
            findings.push(TOO_LONG.with([
                ("chars", super::Figure::Whole(chars as u64)),
                ("max", super::Figure::Whole(max as u64)),
            ]));
        }
        if findings.is_empty() {
            findings.push(FITS.with([]));
        }
        findings
    }
}
