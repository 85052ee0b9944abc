//! The form that a teacher fills in: its fields, what is wrong with them, and how they are stored.
//!
//! Fields are stored as they were typed, so that nothing is lost; [`Form::tidied`] is what the sheet
//! prints. A work has one form of lecture (clause 三) and one or more emphases (clause 四).

use crate::notice::{Choice, Notice};
use crate::text::{Lang, Submission, Value, half_widths, is_unprintable};
use crate::vec_map::VecSet;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Most co-authors that one sheet has room for.
pub const MAX_CO_AUTHORS: usize = 8;

/// The form of one work, as typed. When it is read back, missing fields are empty and unknown fields are
/// ignored, so that forms of older and newer programs can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// 主讲主题.
    pub topic: String,
    /// 主讲人姓名.
    pub speaker: String,
    /// 单位.
    pub unit: String,
    /// 职务.
    pub post: String,
    /// 联系电话.
    pub phone: String,
    /// 其他参与人员, one name an entry.
    pub co_authors: Vec<String>,
    /// 参加对象: key of a choice of the notice.
    pub participant: Option<String>,
    /// 授课形式: key of a choice of the notice.
    pub lecture_form: Option<String>,
    /// 内容侧重: keys of choices of the notice.
    pub emphases: VecSet<String>,
    /// Keys of the declarations that were ticked.
    pub declared: VecSet<String>,
}

/// What is the same for every work of a unit, and so is offered again for the next file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitDefaults {
    /// 单位.
    pub unit: String,
    /// 联系电话.
    pub phone: String,
    /// 参加对象.
    pub participant: Option<String>,
}

/// The fields, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs)] // Each is documented at the field of that name.
pub enum Field {
    Topic,
    Speaker,
    Unit,
    Post,
    Phone,
    CoAuthors,
    Participant,
    LectureForm,
    Emphases,
    Declarations,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing is filled in, or what was chosen is not in this notice.
    Missing,
    /// More characters than the sheet has room for.
    TooLong {
        /// The most that fit, as [`Field::max_chars`] counts.
        max: usize,
    },
    /// More co-authors than the sheet has room for.
    TooMany {
        /// The most that fit.
        max: usize,
    },
    /// It does not look like a telephone number, but may be one.
    PhoneShape,
}

impl Field {
    /// The word in message keys and attributes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The label of the field.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        self.message("", lang).unwrap_or_default()
    }

    /// How to fill it in, where that needs saying.
    #[must_use]
    pub fn hint(self, lang: Lang) -> Option<String> {
        self.message("-hint", lang)
    }

    /// Room on the sheet for a typed field, or for each name of the co-authors, in Chinese characters. Two
    /// small Latin letters count as one.
    #[must_use]
    pub const fn max_chars(self) -> usize {
        match self {
            Self::Topic => 40,
            Self::Unit => 30,
            Self::Post | Self::Phone => 18,
            _ => 12,
        }
    }

    fn message(self, suffix: &str, lang: Lang) -> Option<String> {
        lang.find_in::<Submission>(&format!("field-{}{suffix}", self.as_str()), &[])
    }
}

impl FieldProblem {
    /// Whether the form is incomplete because of it; otherwise it is only pointed out.
    #[must_use]
    pub const fn blocks(self) -> bool {
        !matches!(self, Self::PhoneShape)
    }

    /// What is wrong and what to do, as a sentence to stand beside the field.
    #[must_use]
    pub fn sentence(self, field: Field, lang: Lang) -> String {
        let (code, max) = match self {
            Self::Missing => ("missing", 0),
            Self::TooLong { max } => ("too-long", max),
            Self::TooMany { max } => ("too-many", max),
            Self::PhoneShape => ("phone-shape", 0),
        };
        let label = field.label(lang);
        let args = [("field", Value::Word(&label)), ("max", max.into())];
        let own = lang.find_in::<Submission>(&format!("field-{}-{code}", field.as_str()), &args);
        own.or_else(|| lang.find_in::<Submission>(&format!("field-{code}"), &args))
            .unwrap_or_default()
    }
}

impl Form {
    /// What is wrong, in the order of the fields.
    #[must_use]
    pub fn problems(&self, notice: &Notice) -> Vec<(Field, FieldProblem)> {
        let form = self.tidied();
        let mut problems = Vec::new();
        for (field, value) in [
            (Field::Topic, &form.topic),
            (Field::Speaker, &form.speaker),
            (Field::Unit, &form.unit),
            (Field::Post, &form.post),
            (Field::Phone, &form.phone),
        ] {
            if value.is_empty() {
                problems.push((field, FieldProblem::Missing));
            } else if let Some(problem) = too_long(field, value) {
                problems.push((field, problem));
            } else if field == Field::Phone && !looks_like_a_phone(value) {
                problems.push((field, FieldProblem::PhoneShape));
            }
        }
        let max = MAX_CO_AUTHORS;
        let names = &form.co_authors;
        if names.len() > max {
            problems.push((Field::CoAuthors, FieldProblem::TooMany { max }));
        } else if let Some(problem) = names
            .iter()
            .find_map(|name| too_long(Field::CoAuthors, name))
        {
            problems.push((Field::CoAuthors, problem));
        }
        let chosen = |choices: &[Choice], id: &Option<String>| {
            choices.iter().any(|choice| Some(&choice.id) == id.as_ref())
        };
        let missing = [
            (
                Field::Participant,
                !chosen(&notice.participants, &form.participant),
            ),
            (
                Field::LectureForm,
                !chosen(&notice.forms, &form.lecture_form),
            ),
            (
                Field::Emphases,
                !notice
                    .emphases
                    .iter()
                    .any(|each| form.emphases.contains(&each.id)),
            ),
            (
                Field::Declarations,
                !notice
                    .declarations
                    .iter()
                    .all(|each| form.declared.contains(&each.id)),
            ),
        ];
        let missing = missing.into_iter().filter(|(_, missing)| *missing);
        problems.extend(missing.map(|(field, _)| (field, FieldProblem::Missing)));
        problems
    }

    /// Whether nothing is missing that the sheet needs.
    #[must_use]
    pub fn is_complete(&self, notice: &Notice) -> bool {
        self.problems(notice)
            .iter()
            .all(|(_, problem)| !problem.blocks())
    }

    /// The form as it is printed: without unprintable characters, spaces at the ends, repeated spaces and
    /// empty names.
    #[must_use]
    pub fn tidied(&self) -> Self {
        Self {
            topic: tidied(&self.topic),
            speaker: tidied(&self.speaker),
            unit: tidied(&self.unit),
            post: tidied(&self.post),
            phone: self.phone_tidied(),
            co_authors: self
                .co_authors
                .iter()
                .map(|name| tidied(name))
                .filter(|name| !name.is_empty())
                .collect(),
            ..self.clone()
        }
    }

    /// Full-width digits become plain ones: they are the same number.
    fn phone_tidied(&self) -> String {
        let plain = |c: char| match c {
            '０'..='９' | '＋' | '－' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        };
        tidied(&self.phone).chars().map(plain).collect()
    }

    /// What to offer for the next work of the same unit.
    #[must_use]
    pub fn unit_defaults(&self) -> UnitDefaults {
        UnitDefaults {
            unit: self.unit.clone(),
            phone: self.phone.clone(),
            participant: self.participant.clone(),
        }
    }

    /// Fills in what is still empty from another work of the same unit.
    pub fn fill_from(&mut self, defaults: &UnitDefaults) {
        if self.unit.trim().is_empty() {
            self.unit.clone_from(&defaults.unit);
        }
        if self.phone.trim().is_empty() {
            self.phone.clone_from(&defaults.phone);
        }
        if self.participant.is_none() {
            self.participant.clone_from(&defaults.participant);
        }
    }
}

fn tidied(value: &str) -> String {
    // Line breaks and tabs separate words; other unprintable characters are removed.
    let parts = |c: char| c.is_whitespace() || c == '\u{feff}';
    let kept: String = value
        .chars()
        .filter(|c| parts(*c) || !is_unprintable(*c))
        .collect();
    let words: Vec<_> = kept.split(parts).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn too_long(field: Field, value: &str) -> Option<FieldProblem> {
    let max = field.max_chars();
    (value.chars().map(half_widths).sum::<usize>() > max * 2)
        .then_some(FieldProblem::TooLong { max })
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
