//! The form that a teacher fills in, as the notice asks it: what is wrong with it, and how it is stored.
//!
//! Fields are stored as they were typed, so that nothing is lost; [`Form::tidied`] is what the sheet
//! prints. What another notice asked is kept, and comes back with that notice.

mod format_1;
pub mod table;

pub use format_1::unit_from_json;

use crate::notice::{ChoiceList, Declaration, Field, FieldKind, Notice};
use crate::rules::{Answers, Applies, applies};
use crate::text::{Lang, Submission, Value, fingerprint, half_widths, is_unprintable, submission};
use crate::vec_map::{VecMap, VecSet};
use serde::{Deserialize, Serialize};

/// The form of one work, as typed. When it is read back, missing fields are empty and unknown fields are
/// ignored, so that forms of older and newer programs can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// What was typed and chosen.
    pub answers: Answers,
    /// The declarations that were ticked, each with a mark of its words: it counts only for those.
    pub declared: VecMap<String, String>,
}

/// A part of the form in which something can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FormPart {
    /// The field of that key.
    Field(String),
    /// The list of that key.
    List(String),
    /// The declarations.
    Declarations,
}

/// What can be wrong with a part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing is filled in, or what was chosen is not in this notice.
    Missing,
    /// More characters than the sheet has room for.
    TooLong {
        /// The most that fit; two small Latin letters count as one.
        max: usize,
    },
    /// More names than the notice allows.
    TooMany {
        /// The most that it allows.
        max: usize,
    },
    /// Fewer names than the notice demands.
    TooFew {
        /// The fewest that it demands.
        min: usize,
    },
    /// It is no number in the range that the notice allows.
    OutOfRange {
        /// The least.
        min: usize,
        /// The greatest.
        max: usize,
    },
    /// Whether something is declared depends on a list of the notice that nothing is chosen from.
    ChooseFirst {
        /// Its place in the notice.
        list: usize,
    },
    /// It does not look like a telephone number, but may be one.
    PhoneShape,
    /// It does not look like an address on the web, but may be one.
    LinkShape,
}

impl FormPart {
    /// The word in ids and attributes.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Field(key) | Self::List(key) => key,
            Self::Declarations => "declarations",
        }
    }

    /// What the notice calls it.
    #[must_use]
    pub fn label<'n>(&self, notice: &'n Notice, lang: Lang) -> &'n str {
        let label = match self {
            Self::Field(key) => notice.field(key).map(|field| &field.label),
            Self::List(key) => {
                let list = notice.choices.iter().find(|list| list.id == *key);
                list.map(|list| &list.label)
            }
            Self::Declarations => return lang.text(submission::FIELD_DECLARATIONS),
        };
        label.map_or("", |label| label.get(lang))
    }
}

impl FieldProblem {
    /// Whether the form is incomplete because of it; otherwise it is only pointed out.
    #[must_use]
    pub const fn blocks(self) -> bool {
        !matches!(self, Self::PhoneShape | Self::LinkShape)
    }

    /// What is wrong and what to do, as a sentence to stand beside the part.
    #[must_use]
    pub fn sentence(self, part: &FormPart, notice: &Notice, lang: Lang) -> String {
        let (code, min, max) = match self {
            Self::Missing => ("missing", 0, 0),
            Self::TooLong { max } => ("too-long", 0, max),
            Self::TooMany { max } => ("too-many", 0, max),
            Self::TooFew { min } => ("too-few", min, 0),
            Self::OutOfRange { min, max } => ("out-of-range", min, max),
            Self::ChooseFirst { .. } => ("choose-first", 0, 0),
            Self::PhoneShape => ("phone-shape", 0, 0),
            Self::LinkShape => ("link-shape", 0, 0),
        };
        let code = match part {
            FormPart::List(_) if self == Self::Missing => "not-chosen",
            FormPart::Declarations if self == Self::Missing => "not-declared",
            _ => code,
        };
        let list = match self {
            Self::ChooseFirst { list } => notice.choices.get(list),
            _ => None,
        };
        let label = part.label(notice, lang);
        let args = [
            ("field", Value::Word(label)),
            (
                "list",
                Value::Word(list.map_or("", |list| list.label.get(lang))),
            ),
            ("min", min.into()),
            ("max", max.into()),
        ];
        lang.find_in::<Submission>(&format!("field-{code}"), &args)
            .unwrap_or_default()
    }
}

impl Form {
    /// What is wrong, in the order of the notice.
    #[must_use]
    pub fn problems(&self, notice: &Notice) -> Vec<(FormPart, FieldProblem)> {
        let fields = notice.fields.iter().filter_map(|field| {
            let problem = self.field_problem(field)?;
            Some((FormPart::Field(field.id.clone()), problem))
        });
        let lists = notice.choices.iter().filter(|list| {
            let is_chosen =
                |option: &crate::notice::Choice| self.answers.is_chosen(&list.id, &option.id);
            list.required && !list.options.iter().any(is_chosen)
        });
        let lists = lists.map(|list| (FormPart::List(list.id.clone()), FieldProblem::Missing));
        let is_undeclared = !self
            .declarations(notice)
            .all(|each| self.has_declared(each));
        let undeclared = match is_undeclared {
            true => Some(FieldProblem::Missing),
            // A list that must be chosen from is missing itself.
            false => self.waiting(notice).filter(|problem| match problem {
                FieldProblem::ChooseFirst { list } => {
                    notice.choices.get(*list).is_some_and(|list| !list.required)
                }
                _ => false,
            }),
        };
        let undeclared = undeclared.map(|problem| (FormPart::Declarations, problem));
        fields.chain(lists).chain(undeclared).collect()
    }

    /// What is to be declared by what is chosen.
    pub fn declarations<'n>(
        &self,
        notice: &'n Notice,
    ) -> impl Iterator<Item = &'n Declaration> + use<'n, '_> {
        let declarations = notice.declarations.iter();
        declarations.filter(|each| self.applies(each) == Applies::Yes)
    }

    /// Whether a declaration is asked by what is chosen.
    #[must_use]
    pub fn applies<'d>(&self, declaration: &'d Declaration) -> Applies<'d> {
        applies(&declaration.when, &self.answers)
    }

    /// What has to be chosen before it is known whether there is more to declare.
    #[must_use]
    pub fn waiting(&self, notice: &Notice) -> Option<FieldProblem> {
        let mut waiting = notice.declarations.iter().filter_map(|each| {
            let Applies::Open(key) = self.applies(each) else {
                return None;
            };
            notice.choices.iter().position(|list| list.id == key)
        });
        waiting
            .next()
            .map(|list| FieldProblem::ChooseFirst { list })
    }

    fn field_problem(&self, field: &Field) -> Option<FieldProblem> {
        let value = tidied_field(field, self.answers.typed(&field.id));
        if value.is_empty() {
            return (!field.optional).then_some(FieldProblem::Missing);
        }
        match field.kind {
            FieldKind::People => people_problem(field, &value),
            _ if room(&value) > field.max_chars * 2 => Some(FieldProblem::TooLong {
                max: field.max_chars,
            }),
            FieldKind::Phone if !looks_like_a_phone(&value) => Some(FieldProblem::PhoneShape),
            FieldKind::Link if !looks_like_a_link(&value) => Some(FieldProblem::LinkShape),
            FieldKind::Number => number_problem(field, &value),
            _ => None,
        }
    }

    /// Whether nothing is missing that the sheet needs.
    #[must_use]
    pub fn is_complete(&self, notice: &Notice) -> bool {
        self.problems(notice)
            .iter()
            .all(|(_, problem)| !problem.blocks())
    }

    /// What was typed into a field, as it is printed: without unprintable characters, spaces at the ends,
    /// repeated spaces and empty names.
    #[must_use]
    pub fn tidied(&self, field: &Field) -> String {
        tidied_field(field, self.answers.typed(&field.id))
    }

    /// The same by the field's key; empty where the notice does not ask it.
    #[must_use]
    pub fn tidied_by_key(&self, notice: &Notice, key: &str) -> String {
        let field = notice.field(key);
        field.map_or_else(String::new, |field| self.tidied(field))
    }

    /// The form as it is printed: what this notice asks, tidied.
    #[must_use]
    pub fn as_printed(&self, notice: &Notice) -> Self {
        let typed = notice.fields.iter();
        let typed = typed.map(|field| (field.id.clone(), self.tidied(field)));
        let typed = typed.filter(|(_, value)| !value.is_empty()).collect();
        let chosen = notice.choices.iter().filter_map(|list| {
            let options = self.chosen(list).map(|option| option.id.clone());
            let options: VecSet<String> = options.collect();
            (!options.is_empty()).then(|| (list.id.clone(), options))
        });
        let chosen = chosen.collect();
        let declared = self.declarations(notice);
        let declared = declared.filter(|each| self.has_declared(each));
        Self {
            answers: Answers { typed, chosen },
            declared: declared
                .map(|each| (each.id.clone(), each.mark()))
                .collect(),
        }
    }

    /// The options of a list that are chosen.
    pub fn chosen<'n>(
        &self,
        list: &'n ChoiceList,
    ) -> impl Iterator<Item = &'n crate::notice::Choice> {
        let options = list.options.iter();
        options.filter(|option| self.answers.is_chosen(&list.id, &option.id))
    }

    /// Whether a declaration was ticked in these very words.
    #[must_use]
    pub fn has_declared(&self, declaration: &Declaration) -> bool {
        let mark = self.declared.get(declaration.id.as_str());
        mark.is_some_and(|mark| *mark == declaration.mark())
    }

    /// Ticks a declaration, or takes the tick away.
    pub fn declare(&mut self, declaration: &Declaration, ticked: bool) {
        if ticked {
            self.declared
                .insert(declaration.id.clone(), declaration.mark());
        } else {
            self.declared.remove(declaration.id.as_str());
        }
    }

    /// Types into a field.
    pub fn fill(&mut self, field: &str, value: &str) {
        if value.is_empty() {
            self.answers.typed.remove(field);
        } else {
            self.answers
                .typed
                .insert(field.to_owned(), value.to_owned());
        }
    }

    /// Chooses an option of a list, or no longer. Of a list from which one is taken the others go.
    pub fn choose(&mut self, list: &ChoiceList, option: &str, chosen: bool) {
        let mut options = self
            .answers
            .chosen
            .remove(list.id.as_str())
            .unwrap_or_default();
        if chosen && !list.many {
            options = VecSet::default();
        }
        if chosen {
            options.insert(option.to_owned());
        } else {
            options.remove(option);
        }
        if !options.is_empty() {
            self.answers.chosen.insert(list.id.clone(), options);
        }
    }

    /// What to offer for the next work of the same unit: what is filled in here, and what was offered before.
    /// What only another notice asks stays for that one.
    #[must_use]
    pub fn unit_defaults(&self, before: &Answers, notice: &Notice) -> Answers {
        let mut defaults = before.clone();
        for field in notice.fields.iter().filter(|field| field.same_for_unit) {
            let typed = self.answers.typed.get(field.id.as_str());
            if let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) {
                defaults.typed.insert(field.id.clone(), typed.clone());
            }
        }
        for list in notice.choices.iter().filter(|list| list.same_for_unit) {
            if let Some(chosen) = self.answers.chosen.get(list.id.as_str()) {
                defaults.chosen.insert(list.id.clone(), chosen.clone());
            }
        }
        defaults
    }

    /// Fills in what is still empty from what all works of the unit have in common.
    pub fn fill_shared(&mut self, shared: &Answers, notice: &Notice) {
        self.fill_from(shared, notice);
        for list in &notice.choices {
            let is_open = !self.answers.chosen.contains_key(list.id.as_str());
            if let Some(options) = shared.chosen.get(list.id.as_str()).filter(|_| is_open) {
                self.answers.chosen.insert(list.id.clone(), options.clone());
            }
        }
    }

    /// Fills in what is still empty from another work of the same unit, as far as this notice asks it.
    pub fn fill_from(&mut self, defaults: &Answers, notice: &Notice) {
        for field in notice.fields.iter().filter(|field| field.same_for_unit) {
            if self.answers.typed(&field.id).trim().is_empty() {
                self.fill(&field.id, defaults.typed(&field.id));
            }
        }
        for list in notice.choices.iter().filter(|list| list.same_for_unit) {
            let is_open = !self.answers.chosen.contains_key(list.id.as_str());
            if let Some(options) = defaults.chosen.get(list.id.as_str()).filter(|_| is_open) {
                self.answers.chosen.insert(list.id.clone(), options.clone());
            }
        }
    }
}

impl Declaration {
    /// A mark of its words.
    #[must_use]
    pub fn mark(&self) -> String {
        fingerprint(&[self.text.original()])
    }
}

/// The names in a field of names, as typed: one a line, or with commas between.
pub fn people(value: &str) -> impl Iterator<Item = &str> {
    let names = value.split(['\n', '、', '，', ',', ';', '；']);
    names.map(str::trim).filter(|name| !name.is_empty())
}

fn people_problem(field: &Field, value: &str) -> Option<FieldProblem> {
    let count = people(value).count();
    let max = field.max.map(|max| max as usize);
    let min = field.min.map(|min| min as usize);
    if let Some(max) = max.filter(|max| count > *max) {
        return Some(FieldProblem::TooMany { max });
    }
    if let Some(min) = min.filter(|min| count < *min) {
        return Some(FieldProblem::TooFew { min });
    }
    let max = field.max_chars;
    let is_long = people(value).any(|name| room(name) > max * 2);
    is_long.then_some(FieldProblem::TooLong { max })
}

fn number_problem(field: &Field, value: &str) -> Option<FieldProblem> {
    let number: Option<u64> = value.parse().ok();
    let (min, max) = (field.min.unwrap_or(0), field.max.unwrap_or(1_000_000));
    let fits = number.is_some_and(|number| (min..=max).contains(&number));
    (!fits).then_some(FieldProblem::OutOfRange {
        min: min as usize,
        max: max as usize,
    })
}

/// Room that a text takes, in halves of a Chinese character.
fn room(value: &str) -> usize {
    value.chars().map(half_widths).sum()
}

fn tidied_field(field: &Field, value: &str) -> String {
    match field.kind {
        FieldKind::Phone | FieldKind::Number => tidied(value).chars().map(plain_digit).collect(),
        FieldKind::People => {
            let names: Vec<String> = people(value).map(tidied).collect();
            let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
            names.join("\n")
        }
        _ => tidied(value),
    }
}

/// Full-width digits become plain ones: they are the same number.
const fn plain_digit(c: char) -> char {
    match c {
        '０'..='９' | '＋' | '－' => match char::from_u32(c as u32 - 0xfee0) {
            Some(plain) => plain,
            None => c,
        },
        other => other,
    }
}

/// Whether it looks like an address on the web.
fn looks_like_a_link(value: &str) -> bool {
    let rest = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(' '))
}

/// What was typed, as it is printed.
pub(crate) fn tidied(value: &str) -> String {
    // Line breaks and tabs separate words; other unprintable characters are removed.
    let parts = |c: char| c.is_whitespace() || c == '\u{feff}';
    let kept: String = value
        .chars()
        .filter(|c| parts(*c) || !is_unprintable(*c))
        .collect();
    let words: Vec<_> = kept.split(parts).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether it looks like a telephone number as written in China: a mobile number, a number with area code
/// or extension, or an internal number of a college.
fn looks_like_a_phone(value: &str) -> bool {
    let digits: Vec<char> = value.chars().filter(char::is_ascii_digit).collect();
    let others = |c: char| c.is_ascii_digit() || " -+()（）/,，、;；转#".contains(c);
    let mobile_or_other = !matches!(digits.as_slice(), ['1', '0'..='2', ..] if digits.len() == 11);
    value.chars().all(others) && mobile_or_other && (4..=26).contains(&digits.len())
}

#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod tests;
