//! One file a rule: facts and notice in, an outcome with evidence out.
//!
//! [`rule`] is the table of all rules, which screen, sheet and report read. A rule gives codes and figures;
//! `text/` puts them into words under `<rule>-<code>`. To add a rule: its file, its line in [`rule`], its
//! texts; the tests over the table name what is missing.

mod cannot_tell;
mod confirmed;
mod container;
mod duration;
mod orientation;
mod outcome;
mod picture;
mod remedy;
mod resolution;
mod shown;
mod sound;
mod words;

pub use outcome::{
    Confirmation, Confirmations, Evidence, Figure, Finding, Outcome, RuleOutcome, verdict,
};
pub use remedy::{Program, Remedy};
pub use words::{advice, confirmation, evidence_args, measured, required, rule_name, sentence};

use crate::facts::{Decoded, DefectCode, Facts, PictureTrack};
use crate::notice::Notice;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Names the rules, in the order in which they are shown.
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

impl RuleId {
    /// The word that reports and attributes carry: `title-card`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What the inspection found.
    pub facts: &'a Facts,
    /// What decoding it has shown, as far as it was examined.
    pub decoded: Option<&'a Decoded>,
    /// The file's name as the person sees it; only its extension is looked at, and never trusted.
    pub file_name: &'a str,
    /// What the notice demands.
    pub notice: &'a Notice,
    /// What persons have confirmed.
    pub confirmations: &'a Confirmations,
}

impl Context<'_> {
    /// The picture track that a player shows first.
    fn picture(&self) -> Option<&PictureTrack> {
        self.facts.movie.as_ref()?.pictures.first()
    }
}

/// A case that a rule knows: its code, how it weighs, and what mends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The finding's code.
    pub code: &'static str,
    /// The finding's weight.
    pub outcome: Outcome,
    /// Steps that mend it, or that help where a person finds it wanting.
    pub remedy: Option<Remedy>,
}

impl Case {
    const fn new(code: &'static str, outcome: Outcome) -> Self {
        Self {
            code,
            outcome,
            remedy: None,
        }
    }

    const fn mended_by(self, remedy: Remedy) -> Self {
        Self {
            remedy: Some(remedy),
            ..self
        }
    }

    /// The finding of this case with its figures.
    fn with<const N: usize>(self, evidence: [(&str, Figure); N]) -> Finding {
        Finding {
            outcome: self.outcome,
            code: self.code.to_owned(),
            evidence: evidence_of(evidence),
        }
    }
}

/// Figures under their names.
fn evidence_of<const N: usize>(figures: [(&str, Figure); N]) -> Evidence {
    let figures = figures.into_iter();
    figures
        .map(|(name, figure)| (name.to_owned(), figure))
        .collect()
}

/// A rule: where it comes from, what it demands, how it judges.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// The clause of the notice that it keeps.
    pub clause: fn(&Notice) -> &str,
    /// The figures demanded; they fill `required-<rule>`.
    pub required: fn(&Notice) -> Evidence,
    /// Every case that it can come to, besides a defect's own code and the cases of `cannot_tell`.
    pub cases: &'static [Case],
    /// What it finds; never nothing.
    judge: fn(&Context<'_>) -> Vec<Finding>,
}

/// The rule of that name: the one table of all rules.
#[must_use]
pub const fn rule(id: RuleId) -> &'static Rule {
    match id {
        RuleId::Container => &container::RULE,
        RuleId::Duration => &duration::RULE,
        RuleId::Orientation => &orientation::RULE,
        RuleId::Resolution => &resolution::RULE,
        RuleId::Picture => &picture::RULE,
        RuleId::Sound => &sound::RULE,
        RuleId::TitleCard => &shown::TITLE_CARD,
        RuleId::SpeakerLabel => &shown::SPEAKER_LABEL,
    }
}

/// All rules, in the order in which they are shown.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RuleId::VARIANTS.iter().map(|id| rule(*id))
}

impl Rule {
    /// Judges one file.
    #[must_use]
    pub fn outcome(&self, context: &Context<'_>) -> RuleOutcome {
        let mut sorted: Vec<Finding> = Vec::new();
        for mut finding in (self.judge)(context) {
            self.add_missing_bytes(context.facts, &mut finding);
            // Of equal weight, what the rule says first stays first.
            let at = sorted.partition_point(|before| before.outcome >= finding.outcome);
            sorted.insert(at, finding);
        }
        let mut findings = sorted.into_iter();
        RuleOutcome {
            rule: self.id,
            clause: (self.clause)(context.notice).to_owned(),
            main: findings
                .next()
                .unwrap_or_else(|| cannot_tell::UNKNOWN.with([])),
            also: findings.collect(),
        }
    }

    /// Of a file that was cut off its format's rule says how much is missing.
    fn add_missing_bytes(&self, facts: &Facts, finding: &mut Finding) {
        let is_cut_off = finding.code == DefectCode::FileCutOff.as_str();
        let missing = facts.missing_bytes.filter(|_| is_cut_off);
        if let Some(bytes) = missing.filter(|_| self.id == RuleId::Container) {
            let bytes = Figure::Whole(bytes);
            finding.evidence.insert("missing_bytes".to_owned(), bytes);
        }
    }

    /// What mends the finding of that code, where there are steps to tell.
    #[must_use]
    pub fn remedy(&self, code: &str) -> Option<Remedy> {
        self.cases
            .iter()
            .find(|case| case.code == code)
            .and_then(|case| case.remedy)
    }
}

/// Judges one file by every rule, in the order in which they are shown.
#[must_use]
pub fn evaluate(context: &Context<'_>) -> Vec<RuleOutcome> {
    rules().map(|rule| rule.outcome(context)).collect()
}

/// The demands on the video all stand in one clause.
fn video_clause(notice: &Notice) -> &str {
    &notice.clauses.video
}

fn no_figures(_: &Notice) -> Evidence {
    Evidence::new()
}

#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod verdict_oracle;
