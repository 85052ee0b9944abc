//! What was found in a file and what the rules came to, as the JSON that is promised to others.

use crate::facts::{Defect, Facts, FlatFacts};
use crate::notice::Notice;
use crate::rules::{Confirmations, Context, Outcome, RuleId, RuleOutcome, evaluate, verdict};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Everything about one file that is promised to others, as JSON by `report.schema.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of this format. It grows when a field changes its meaning or goes, not when one
    /// is added.
    pub format: u32,
    /// Key of the notice that the file was checked against.
    pub notice: String,
    /// Which file.
    pub file: FileIdentity,
    /// What was found in it.
    pub facts: FlatFacts,
    /// What is wrong or odd in it, and where.
    pub defects: Vec<Defect>,
    /// What each rule came to, in the order in which they are shown.
    pub outcomes: Vec<RuleOutcome>,
    /// What all rules come to together.
    pub verdict: Outcome,
    /// What the examination of the sound measured, once it has run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurements: Option<Measurements>,
}

/// What was measured, as the examiner writes it: JSON that goes through as it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Measurements(Box<RawValue>);

impl PartialEq for Measurements {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

impl Measurements {
    /// `None` where the text is no JSON.
    #[must_use]
    pub fn new(json: String) -> Option<Self> {
        RawValue::from_string(json).ok().map(Self)
    }
}

/// What tells one file from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileIdentity {
    /// Its name, as the person sees it.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 (FIPS 180-4) of its content, 64 lower-case hexadecimal digits, once computed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

impl Report {
    /// The version of the format that this program writes.
    pub const FORMAT: u32 = 1;

    /// Judges a file by every rule of the notice.
    #[must_use]
    pub fn new(context: &Context<'_>, sha256: Option<String>) -> Self {
        let outcomes = evaluate(context);
        Self {
            format: Self::FORMAT,
            notice: context.notice.id.clone(),
            file: FileIdentity {
                name: context.file_name.to_owned(),
                bytes: context.facts.bytes,
                sha256,
            },
            facts: FlatFacts::from(context.facts),
            defects: context.facts.defects.clone(),
            verdict: verdict(&outcomes),
            outcomes,
            measurements: None,
        }
    }

    /// The report of a file about which nobody has said anything yet.
    #[must_use]
    pub fn unconfirmed(facts: &Facts, file_name: &str, notice: &Notice) -> Self {
        let context = Context {
            facts,
            decoded: None,
            file_name,
            notice,
            confirmations: &Confirmations::new(),
        };
        Self::new(&context, None)
    }

    /// What the rule of that name came to.
    #[must_use]
    pub fn outcome(&self, rule: RuleId) -> Option<&RuleOutcome> {
        self.outcomes.iter().find(|outcome| outcome.rule == rule)
    }
}

#[cfg(test)]
mod tests;
