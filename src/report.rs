//! The outcomes together, the verdict, and the JSON that is promised to others.

use crate::rules::{Finding, Outcome, RuleId};
use serde::{Deserialize, Serialize};

/// What one rule came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleOutcome {
    /// Which rule.
    pub rule: RuleId,
    /// The clause of the notice that it comes from.
    pub clause: String,
    /// The heaviest finding, which decides the rule's outcome.
    #[serde(flatten)]
    pub main: Finding,
    /// What else there is to say, heaviest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Finding>,
}

/// A teacher's word that something was seen or heard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Who confirmed, as typed into the form; empty where nobody has typed a name yet.
    pub by: String,
    /// The second of the video at which it was seen, where one was picked.
    pub at_s: Option<f64>,
}

/// What persons have confirmed, by rule.
pub type Confirmations = std::collections::BTreeMap<RuleId, Confirmation>;

/// The verdict over all rules: any `breaks`, else any `cannot-tell`, else any open `confirm`, else
/// whether there is something to advise.
#[must_use]
pub fn verdict(outcomes: &[RuleOutcome]) -> Outcome {
    outcomes
        .iter()
        .map(|rule| rule.main.outcome)
        .max()
        .unwrap_or(Outcome::CannotTell)
}
