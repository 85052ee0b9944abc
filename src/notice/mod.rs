//! What the notice demands, as data: clauses, limits, form fields, declarations, how to hand in.
//!
//! The data are in a file beside the page (`notice.json`), so that next year's notice needs no new
//! build. That file is untrusted like any other: [`Notice::parse`] checks all of it.

mod check;
mod date;

pub use date::Date;

use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A notice that videos are checked against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Version of this format.
    pub format: u32,
    /// A short name for drafts and reports: `shifan-weidangke`.
    pub id: String,
    /// The notice's title, as issued.
    pub title: String,
    /// The same in English.
    #[serde(default)]
    pub title_en: Option<String>,
    /// The theme (clause 一).
    pub theme: String,
    /// The same in English.
    #[serde(default)]
    pub theme_en: Option<String>,
    /// Who may take part (clause 二).
    pub participants: Vec<Choice>,
    /// Forms of the lecture (clause 三).
    pub forms: Vec<Choice>,
    /// Emphases of the content (clause 四).
    pub emphases: Vec<Choice>,
    /// When, how and where to hand in (clause 五（一）).
    pub hand_in: HandIn,
    /// What the video must be (clause 六（一）).
    pub video: VideoLimits,
    /// What the submitting unit and the speaker declare (clause 六（二）).
    pub declarations: Vec<Declaration>,
    /// What the unit's review confirms (clause 七（二）).
    pub review: Declaration,
    /// Which clause of the notice each rule, choice and part of the sheet comes from.
    pub clauses: Clauses,
}

/// One thing to choose on the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable key, kept in drafts and reports.
    pub id: String,
    /// The words of the notice.
    pub label: String,
    /// The same in English, where the page is shown in English.
    #[serde(default)]
    pub label_en: Option<String>,
}

/// When, how and where works are handed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandIn {
    /// Year, where the notice names one. Without it no days are counted.
    #[serde(default)]
    pub year: Option<u16>,
    /// Month of the last day, 1 to 12.
    pub month: u8,
    /// Day of the month of the last day, 1 to 31.
    pub day: u8,
    /// On what: `U盘`.
    pub medium: String,
    /// The same in English.
    #[serde(default)]
    pub medium_en: Option<String>,
    /// To whom: `党委组织部`.
    pub to: String,
    /// The same in English.
    #[serde(default)]
    pub to_en: Option<String>,
}

/// The measurable demands on the video.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VideoLimits {
    /// Longest duration in seconds that still meets the notice.
    pub max_duration_s: u32,
    /// Width of the picture in pixels, as displayed.
    pub width: u32,
    /// Height of the picture in pixels, as displayed.
    pub height: u32,
}

/// A statement that is printed over a signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// Stable key.
    pub id: String,
    /// The statement.
    pub text: String,
    /// The same in English.
    #[serde(default)]
    pub text_en: Option<String>,
}

/// Clause numbers, as the notice counts them: `六（一）`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // Each is the clause of what it is named after.
pub struct Clauses {
    pub theme: String,
    pub participants: String,
    pub forms: String,
    pub emphases: String,
    pub hand_in: String,
    pub video: String,
    pub declarations: String,
    pub review: String,
}

/// Why a notice is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeError {
    /// It has more bytes than any notice needs.
    TooLarge,
    /// It is not JSON of this shape. The message, by the JSON reader, names field and place.
    Shape {
        /// The message of the JSON reader, in English, for the person who edited the file.
        message: String,
    },
    /// A field holds what it must not.
    Field {
        /// Path of the field: `forms[2].label`.
        field: String,
        /// What is wrong with it.
        problem: Problem,
    },
}

/// What can be wrong with a field of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// This program does not know the format's version.
    UnknownFormat,
    /// It is empty.
    Empty,
    /// It has more characters than fit the sheet.
    TooLong {
        /// The most that fit.
        max: usize,
    },
    /// It holds control or direction characters.
    Unprintable,
    /// It is not of lower-case letters, digits and hyphens only.
    NotAKey,
    /// The number, or the number of entries, is out of range.
    OutOfRange {
        /// The least that is taken.
        min: u64,
        /// The most that is taken.
        max: u64,
    },
    /// An earlier entry has the same key.
    Duplicate,
}

impl std::fmt::Display for NoticeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => write!(f, "more than {} bytes", check::MAX_BYTES),
            Self::Shape { message } => f.write_str(message),
            Self::Field { field, problem } => match problem {
                Problem::UnknownFormat => write!(f, "{field}: not {}", Notice::FORMAT),
                Problem::Empty => write!(f, "{field}: empty"),
                Problem::TooLong { max } => write!(f, "{field}: more than {max} characters"),
                Problem::Unprintable => write!(f, "{field}: control or direction characters"),
                Problem::NotAKey => {
                    write!(f, "{field}: other than lower-case letters, digits, hyphens")
                }
                Problem::OutOfRange { min, max } => write!(f, "{field}: not from {min} to {max}"),
                Problem::Duplicate => write!(f, "{field}: stands there twice"),
            },
        }
    }
}

impl std::error::Error for NoticeError {}

impl Notice {
    /// The version of the format that this program reads.
    pub const FORMAT: u32 = 1;

    /// Reads a notice and checks it whole.
    ///
    /// # Errors
    /// [`NoticeError`], which names the field.
    pub fn parse(json: &str) -> Result<Self, NoticeError> {
        if json.len() > check::MAX_BYTES {
            return Err(NoticeError::TooLarge);
        }
        let notice: Self = serde_json::from_str(json).map_err(|error| NoticeError::Shape {
            message: error.to_string(),
        })?;
        check::check(&notice)?;
        Ok(notice)
    }

    /// The notice's title.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        pick(lang, &self.title, self.title_en.as_deref())
    }

    /// The theme.
    #[must_use]
    pub fn theme(&self, lang: Lang) -> &str {
        pick(lang, &self.theme, self.theme_en.as_deref())
    }
}

impl Choice {
    /// What stands beside it on the form.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        pick(lang, &self.label, self.label_en.as_deref())
    }
}

impl Declaration {
    /// The statement.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        pick(lang, &self.text, self.text_en.as_deref())
    }
}

impl HandIn {
    /// On what works are handed in.
    #[must_use]
    pub fn medium(&self, lang: Lang) -> &str {
        pick(lang, &self.medium, self.medium_en.as_deref())
    }

    /// To whom works are handed in.
    #[must_use]
    pub fn to(&self, lang: Lang) -> &str {
        pick(lang, &self.to, self.to_en.as_deref())
    }

    /// Days from `today` to the last day, negative when it has passed; `None` where the notice
    /// names no year, because then nobody can tell.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<i64> {
        let last = Date::new(self.year?, self.month, self.day)?;
        Some(today.days_until(last))
    }
}

/// The English words where they are asked for and there are some, else those of the notice.
fn pick<'a>(lang: Lang, chinese: &'a str, english: Option<&'a str>) -> &'a str {
    match (lang, english) {
        (Lang::En, Some(english)) => english,
        _ => chinese,
    }
}

#[cfg(test)]
mod tests;
