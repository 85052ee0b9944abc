//! Holds a file against the demands of a notice.

use super::condition::{self, Holds, NOT_APPLICABLE};
use super::{Context, Demand, Figure, Finding, Kind, KindName, Outcome, RuleOutcome, Strength};
use super::{cannot_tell, file};
use crate::facts::DefectCode;

/// Judges one file by every demand, in the order of the notice.
///
/// A file that is damaged or no video at all is said to be so even where nothing is demanded of the
/// container; that outcome is left out where all is well.
#[must_use]
pub fn evaluate(context: &Context<'_>) -> Vec<RuleOutcome> {
    let demands = &context.demands.listed;
    let judged = demands.iter().map(|demand| outcome_of(demand, context));
    let mut outcomes: Vec<RuleOutcome> = judged.collect();
    let judges_container = outcomes.iter().any(|outcome| {
        outcome.kind == KindName::Container && outcome.main.outcome != Outcome::NotApplicable
    });
    if !judges_container && file::trouble(context).is_some() {
        outcomes.push(outcome_of(&context.demands.whole, context));
    }
    outcomes
}

/// Judges one file by one demand.
#[must_use]
pub fn outcome_of(demand: &Demand, context: &Context<'_>) -> RuleOutcome {
    let findings = match condition::all_hold(&demand.when, context) {
        Holds::Yes => demand.kind.judge(demand, context),
        Holds::No => vec![NOT_APPLICABLE.with([])],
        Holds::Open(finding) => vec![finding],
    };
    let mut sorted: Vec<Finding> = Vec::new();
    for mut finding in findings {
        finding.outcome = weighed(finding.outcome, demand.strength);
        add_missing_bytes(demand, context, &mut finding);
        // Of equal weight, what the rule says first stays first.
        let at = sorted.partition_point(|before| before.outcome >= finding.outcome);
        sorted.insert(at, finding);
    }
    let mut findings = sorted.into_iter();
    RuleOutcome {
        rule: demand.id.clone(),
        kind: demand.kind.name(),
        clause: demand.clause.clone(),
        main: findings
            .next()
            .unwrap_or_else(|| cannot_tell::UNKNOWN.with([])),
        also: findings.collect(),
    }
}

/// What is only recommended breaks nothing. This is the one place where strength is weighed.
const fn weighed(outcome: Outcome, strength: Strength) -> Outcome {
    match (outcome, strength) {
        (Outcome::Breaks, Strength::Should) => Outcome::Advise,
        (outcome, _) => outcome,
    }
}

/// Of a file that was cut off its format's rule says how much is missing.
fn add_missing_bytes(demand: &Demand, context: &Context<'_>, finding: &mut Finding) {
    let is_of_file = matches!(demand.kind, Kind::Container(_) | Kind::File(_));
    let is_cut_off = finding.code == DefectCode::FileCutOff.as_str();
    if let Some(bytes) = context
        .facts
        .missing_bytes
        .filter(|_| is_of_file && is_cut_off)
    {
        let bytes = Figure::Whole(bytes);
        finding.evidence.insert("missing_bytes".to_owned(), bytes);
    }
}
