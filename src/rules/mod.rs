//! One file a kind of demand: its parameters, their check, its words, its cases, its judgement.
//!
//! A notice is a list of demands; [`evaluate`] holds a file against each of them. A kind gives codes and
//! figures; `text/` puts them into words under `<kind>-<code>`. To add a kind: its file, its variant of
//! [`Kind`], its texts; the tests over all kinds name what is missing.

mod answers;
mod aspect;
mod cannot_tell;
mod condition;
mod confirmed;
mod container;
mod demand;
mod duration;
mod ends;
mod evaluate;
mod file;
mod file_name;
mod frame_rate;
mod hidden;
mod kind;
mod limit;
mod metadata;
mod orientation;
mod outcome;
mod picture;
mod recorded;
mod remedy;
mod resolution;
mod same;
mod shown;
mod size;
mod sound;
mod sound_coding;
mod sound_level;
mod spoken;
mod statement;
mod subtitles;
mod video_bit_rate;
mod video_coding;
mod words;

pub use answers::Answers;
pub use condition::{Applies, Condition, applies};
pub(crate) use condition::{exclude, is_measured};
pub(crate) use container::format_word;
pub use demand::{
    Beyond, Demand, DemandId, Demands, ITEM_LIST, KnownField, KnownList, Reading, Scope, Strength,
};
pub use evaluate::{evaluate, outcome_of};
pub use kind::{Kind, KindName, Settled};
pub use outcome::{
    Confirmation, Confirmations, Evidence, Figure, Finding, Outcome, RuleOutcome, verdict,
};
pub use remedy::{Program, Remedy};
pub use words::{advice, confirmation, evidence_args, measured, sentence};

use crate::facts::{Content, Decoded, Facts, PictureTrack};

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What the inspection found.
    pub facts: &'a Facts,
    /// What decoding it has shown, as far as it was examined.
    pub decoded: Option<&'a Decoded>,
    /// What the notice demands.
    pub demands: &'a Demands,
    /// The file's name as the person sees it, which says nothing of the content.
    pub file_name: &'a str,
    /// What was filled in and chosen on the form.
    pub answers: &'a Answers,
    /// What persons have confirmed.
    pub confirmations: &'a Confirmations,
}

impl Context<'_> {
    /// The picture track that a player shows first.
    fn picture(&self) -> Option<&PictureTrack> {
        self.facts.movie.as_ref()?.pictures.first()
    }

    /// Whether the file is of a format that the notice takes and whose tracks are not read here: a person may
    /// have seen it in a player.
    fn is_unread(&self) -> bool {
        let content = self.facts.content;
        let is_told = self.facts.movie.is_some();
        !is_told
            && content.may_be_video()
            && content != Content::IsoBmff
            && !container::is_refused(self)
    }

    /// The demands that hold for this file, or may hold.
    fn applicable(&self) -> impl Iterator<Item = &Demand> {
        let demands = self.demands.listed.iter();
        demands.filter(|demand| condition::all_hold(&demand.when, self) != condition::Holds::No)
    }

    /// Whether the notice has a demand of that kind that holds for this file, or may hold.
    fn is_demanded(&self, kind: KindName) -> bool {
        self.applicable().any(|demand| demand.kind.name() == kind)
    }

    /// How long the video plays, where that is known.
    fn duration_s(&self) -> Option<f64> {
        let duration_s = *self.facts.movie.as_ref()?.duration_s.known()?;
        let is_known = duration_s.is_finite() && duration_s > 0.0 && !self.facts.truncated;
        is_known.then_some(duration_s)
    }
}

/// A case that a rule knows: its code, how it weighs where the demand is a must, and what mends it.
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

#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod verdict_oracle;
