//! The report: the facts of a file and the outcomes of the rules, as JSON for other programs.

use crate::facts::{Defect, Facts, FlatFacts};
use crate::notice::Notice;
use crate::rules::{Answers, Confirmations, Context, Outcome, RuleOutcome, evaluate, verdict};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The report of one file. Its JSON is a promised format, described in `report.schema.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of this format. It rises when a field is removed or changes its meaning, not when one is
    /// added.
    pub format: u32,
    /// The notice that the file was checked against.
    pub notice: NoticeIdentity,
    /// Which file.
    pub file: FileIdentity,
    /// What it was made from, where the page has mended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<MadeFrom>,
    /// What was found in it.
    pub facts: FlatFacts,
    /// What is wrong or odd in it, and where.
    pub defects: Vec<Defect>,
    /// The outcome of each demand, in the order of the notice.
    pub outcomes: Vec<RuleOutcome>,
    /// The verdict over all rules.
    pub verdict: Outcome,
    /// What the examination measured, once it has run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurements: Option<Measurements>,
}

/// The measurements as the examiner wrote them: JSON that is passed on unchanged.
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

/// What a mended film was made from, and what was done. The coded pictures and sound that it has are those of its
/// source, byte for byte.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MadeFrom {
    /// The file that was chosen.
    pub file: FileIdentity,
    /// What was done.
    #[serde(flatten)]
    pub changes: Changes,
}

/// What was done to a film without encoding, besides packing it anew as MP4.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Changes {
    /// So many seconds at its beginning were left out.
    pub cut_begin_s: f64,
    /// So many seconds at its end were left out.
    pub cut_end_s: f64,
    /// It is turned by so many degrees, clockwise: 0, 90, 180 or 270.
    pub turned_deg: u32,
    /// Of several tracks of pictures or sound some were left out.
    pub tracks_chosen: bool,
}

impl Changes {
    /// What was done by these and then by `next`.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        Self {
            cut_begin_s: self.cut_begin_s + next.cut_begin_s,
            cut_end_s: self.cut_end_s + next.cut_end_s,
            turned_deg: (self.turned_deg + next.turned_deg) % 360,
            tracks_chosen: self.tracks_chosen || next.tracks_chosen,
        }
    }
}

/// Identifies a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeIdentity {
    /// Its key.
    pub id: String,
    /// A fingerprint of its data ([`Notice::fingerprint`]).
    pub fingerprint: String,
}

/// Identifies a file.
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
    pub const FORMAT: u32 = 2;

    /// Judges a file by every demand of the notice; the context has those of this notice.
    #[must_use]
    pub fn new(context: &Context<'_>, notice: &Notice, sha256: Option<String>) -> Self {
        let outcomes = evaluate(context);
        Self {
            format: Self::FORMAT,
            notice: NoticeIdentity {
                id: notice.id.clone(),
                fingerprint: notice.fingerprint.clone(),
            },
            file: FileIdentity {
                name: context.file_name.to_owned(),
                bytes: context.facts.bytes,
                sha256,
            },
            made_from: None,
            facts: FlatFacts::from(context.facts),
            defects: context.facts.defects.clone(),
            verdict: verdict(&outcomes),
            outcomes,
            measurements: None,
        }
    }

    /// The report of a file of which nobody has confirmed anything.
    #[must_use]
    pub fn unconfirmed(facts: &Facts, file_name: &str, notice: &Notice) -> Self {
        let context = Context {
            facts,
            decoded: None,
            file_name,
            demands: &notice.demands,
            answers: &Answers::default(),
            confirmations: &Confirmations::new(),
        };
        Self::new(&context, notice, None)
    }

    /// The outcome of the demand of that name.
    #[must_use]
    pub fn outcome(&self, rule: &str) -> Option<&RuleOutcome> {
        self.outcomes.iter().find(|outcome| &*outcome.rule == rule)
    }
}

#[cfg(test)]
mod tests;
