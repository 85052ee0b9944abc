//! What the notice demands, as data: clauses, limits, form fields, declarations, how to hand in.
//!
//! The data lie in a file beside the page (`notice.json`), so that next year's notice needs no new
//! build. They are untrusted like any other file: [`Notice::parse`] checks them whole.

use serde::{Deserialize, Serialize};

/// A notice that videos are checked against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Version of this format.
    pub format: u32,
    /// A short name for files and drafts: `weidangke-2023`.
    pub id: String,
    /// The notice's title, as issued.
    pub title: String,
    /// The theme (clause 一).
    pub theme: String,
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
    /// To whom: `党委组织部`.
    pub to: String,
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
