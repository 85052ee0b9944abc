//! One file a rule: facts and notice in, an outcome with evidence out.
//!
//! [`RULES`] is the one table that the screen, the sheet and the report all read. A rule speaks in
//! codes and figures; `text/` puts them into words under `<rule>-<code>`.

use serde::{Deserialize, Serialize};

/// What a rule comes to. The order is that of weight: the heaviest of several is the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// 符合: measured, and the clause is met.
    Meets,
    /// 提醒: met, but something will bite.
    Advise,
    /// 待确认: only a person can say.
    Confirm,
    /// 无法判断: never counts as met, and never as broken.
    CannotTell,
    /// 不符合: measured, and the clause is not met.
    Breaks,
}

/// Names the rules, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // Each is documented at the rule of that name.
pub enum RuleId {
    Container,
    Duration,
    Orientation,
    Resolution,
    Picture,
    Sound,
    TitleCard,
    SpeakerLabel,
}

/// One thing that a rule has to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How it weighs.
    pub outcome: Outcome,
    /// Which case of the rule this is: `over`, `no-sound-track`. Never changed once released.
    pub code: String,
    /// The figures behind it, by name; they fill the placeables of its sentence.
    pub evidence: std::collections::BTreeMap<String, Figure>,
}

/// A figure of evidence. Untagged: a bare number, word or flag in the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Figure {
    /// Counts, pixels, degrees, bytes.
    Whole(u64),
    /// Seconds and ratios.
    Real(f64),
    /// Codes, names of formats, four-character codes.
    Word(String),
}
