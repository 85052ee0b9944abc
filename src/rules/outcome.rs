//! What rules come to: the outcome of each, the evidence behind it, what persons have confirmed,
//! and the verdict over all.

use super::{DemandId, KindName};
use crate::vec_map::VecMap;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// What a rule comes to. The order is that of weight: the heaviest of several is the last.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Outcome {
    /// 不适用: its condition does not hold, so it is not demanded of this file.
    NotApplicable,
    /// 符合: measured, and the clause is met.
    Meets,
    /// 提醒: met, but something may cause trouble.
    Advise,
    /// 待确认: only a person can say.
    Confirm,
    /// 无法判断: never counts as met, and never as broken.
    CannotTell,
    /// 不符合: measured, and the clause is not met.
    Breaks,
}

impl Outcome {
    /// The word that reports and attributes carry: `cannot-tell`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// One thing that a rule has to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How it weighs.
    pub outcome: Outcome,
    /// Which case of the rule this is: `over`, `no-sound-track`. Never changed once released.
    pub code: String,
    /// The figures behind it, by name; they fill the placeables of its sentence.
    pub evidence: Evidence,
}

impl Finding {
    /// Whether this stands for advice of the examination, which says more about it itself.
    #[must_use]
    pub fn is_examination_advice(&self) -> bool {
        self.code == super::confirmed::ADVISED.code
    }

    /// Whether something must be chosen in the form before the demand can be judged.
    #[must_use]
    pub fn waits_for_choice(&self) -> bool {
        self.code == super::condition::CHOOSE.code
    }

    /// Whether this says that a person has confirmed the demand.
    #[must_use]
    pub fn is_confirmation(&self) -> bool {
        self.code == super::confirmed::DONE.code
    }
}

/// Figures by name. Names ending in `_s` are seconds.
pub type Evidence = VecMap<String, Figure>;

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

impl From<u32> for Figure {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<u64> for Figure {
    fn from(number: u64) -> Self {
        Self::Whole(number)
    }
}

impl From<f64> for Figure {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl From<&str> for Figure {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

/// What one rule came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleOutcome {
    /// Which demand of the notice.
    pub rule: DemandId,
    /// Its kind.
    pub kind: KindName,
    /// The clause of the notice that it comes from.
    pub clause: String,
    /// The heaviest finding, which decides the rule's outcome.
    #[serde(flatten)]
    pub main: Finding,
    /// What else there is to say, heaviest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Finding>,
}

impl RuleOutcome {
    /// All that the rule has to say, heaviest first.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        std::iter::once(&self.main).chain(&self.also)
    }
}

/// A teacher's confirmation that something was seen or heard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Who confirmed, as typed into the form; empty where nobody has typed a name yet.
    pub by: String,
    /// The second of the video at which it was seen, where one was picked.
    pub at_s: Option<f64>,
    /// A mark of the words that were confirmed ([`Demand::mark`](super::Demand::mark)).
    #[serde(default)]
    pub words: String,
    /// How much of the video had been played in the page until then, in whole percent, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub played_percent: Option<u8>,
}

/// What persons have confirmed, by demand.
pub type Confirmations = VecMap<DemandId, Confirmation>;

/// The verdict over all rules: any `breaks`, else any `cannot-tell`, else any open `confirm`, else
/// whether there is something to advise. Where nothing was demanded of the file nothing can be told.
#[must_use]
pub fn verdict(outcomes: &[RuleOutcome]) -> Outcome {
    let weights = outcomes.iter().map(|rule| rule.main.outcome);
    let applicable = weights.filter(|weight| *weight != Outcome::NotApplicable);
    applicable.max().unwrap_or(Outcome::CannotTell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn outcome(of: Outcome) -> RuleOutcome {
        RuleOutcome {
            rule: DemandId::from("container"),
            kind: KindName::Container,
            clause: "六（一）".to_owned(),
            main: Finding {
                outcome: of,
                code: "x".to_owned(),
                evidence: Default::default(),
            },
            also: Vec::new(),
        }
    }

    #[test]
    fn nothing_judged_is_nothing_met() {
        assert_eq!(verdict(&[]), Outcome::CannotTell);
    }

    #[test]
    fn what_does_not_apply_weighs_nothing() {
        let not = outcome(Outcome::NotApplicable);
        assert_eq!(verdict(std::slice::from_ref(&not)), Outcome::CannotTell);
        assert_eq!(verdict(&[not, outcome(Outcome::Meets)]), Outcome::Meets);
    }

    proptest! {
        #[test]
        fn the_heaviest_decides(weights in proptest::collection::vec(0usize..5, 1..9)) {
            use Outcome::{Advise, Breaks, CannotTell, Confirm, Meets};
            let order = [Meets, Advise, Confirm, CannotTell, Breaks];
            let outcomes: Vec<_> = weights.iter().map(|each| outcome(order[*each])).collect();
            let has = |of| outcomes.iter().any(|each| each.main.outcome == of);
            let expected = if has(Breaks) {
                Breaks
            } else if has(CannotTell) {
                CannotTell
            } else if has(Confirm) {
                Confirm
            } else if has(Advise) {
                Advise
            } else {
                Meets
            };
            prop_assert_eq!(verdict(&outcomes), expected);
        }
    }
}
