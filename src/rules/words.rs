//! Codes and figures in words, for the screen, the sheet and the command line alike.

use super::{Demand, Evidence, Figure, Finding, KindName, RuleOutcome};
use crate::text::{Lang, Value, id, set_apart};

/// What was measured, short: `8:00.200`; `None` where nothing was.
#[must_use]
pub fn measured(outcome: &RuleOutcome, lang: Lang) -> Option<String> {
    let name = format!("measured-{}", outcome.kind.as_str());
    let mut placeables = Lang::placeables(&name).peekable();
    placeables.peek()?;
    let placeables: Vec<_> = placeables.collect();
    outcome
        .findings()
        .map(|finding| &finding.evidence)
        .find(|evidence| placeables.iter().all(|name| evidence.contains_key(*name)))
        .map(|evidence| find(lang, &name, evidence))
}

/// What a finding says, as a sentence.
#[must_use]
pub fn sentence(demand: &Demand, finding: &Finding, lang: Lang) -> String {
    let evidence = &finding.evidence;
    let (demanded, name) = (demand.words(lang), demand.name(lang));
    let conditions: Vec<String> = demand.when.iter().map(|when| when.words(lang)).collect();
    let conditions = conditions.join(lang.text(id::LIST_COMMA));
    let mut args = evidence_args(evidence);
    // The sentence ends with its own stop.
    let demanded = demanded.trim_end_matches(['.', '。', ';', '；']);
    args.push(("demand", demanded.into()));
    args.push(("name", name.as_str().into()));
    args.push(("condition", conditions.as_str().into()));
    let message = message(demand.kind.name(), finding);
    let mut text = message
        .and_then(|name| lang.find(&name, &args))
        .unwrap_or_default();
    // Who confirmed, where, and after having played how much: each may be unknown.
    if evidence.contains_key("missing_bytes") {
        text.push_str(&lang.fill(id::MISSING_BYTES, &args));
    }
    if finding.is_confirmation() {
        if evidence.contains_key("by") {
            text.push_str(&lang.fill(id::CONFIRMED_BY, &args));
        }
        if evidence.contains_key("at_s") {
            text.push_str(&lang.fill(id::CONFIRMED_AT, &args));
        }
        // Title card and speaker's label are seen at one second.
        match evidence.get("played_percent") {
            Some(_) if evidence.contains_key("at_s") => {}
            Some(Figure::Whole(0)) => text.push_str(lang.text(id::CONFIRMED_UNPLAYED)),
            Some(_) => text.push_str(&lang.fill(id::CONFIRMED_PLAYED, &args)),
            None => {}
        }
        text.push_str(lang.text(id::CONFIRMED_END));
    }
    text
}

/// The key of a finding's sentence: the rule's own, that of all rules, or the defect's.
pub(super) fn message(kind: KindName, finding: &Finding) -> Option<String> {
    let own = format!("{}-{}", kind.as_str(), finding.code);
    let shared = format!("any-{}", finding.code);
    let defect = format!("defect-{}", finding.code);
    let mut names = [own, shared, defect].into_iter();
    names.find(|name| Lang::has(name))
}

/// Who confirmed a demand and where, as a sentence; `None` where nobody has.
#[must_use]
pub fn confirmation(demand: &Demand, outcome: &RuleOutcome, lang: Lang) -> Option<String> {
    outcome
        .findings()
        .find(|finding| finding.is_confirmation())
        .map(|finding| sentence(demand, finding, lang))
}

/// What to do about a finding that names a defect; `None` for the others, which have a
/// [remedy](super::Kind::remedy) or need none.
#[must_use]
pub fn advice(finding: &Finding, lang: Lang) -> Option<String> {
    lang.find(&format!("defect-{}-advice", finding.code), &[])
}

/// Several of which one is enough: `AVI、MP4 或 MOV`.
pub(super) fn either(words: &[String], lang: Lang) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => {
            let others = others.join(lang.text(id::LIST_AND));
            set_apart(&format!("{others}{}{last}", lang.text(id::LIST_OR)))
        }
        None => String::new(),
    }
}

/// Evidence as the arguments of a message.
#[must_use]
pub fn evidence_args(evidence: &Evidence) -> Vec<(&str, Value<'_>)> {
    evidence
        .iter()
        .map(|(name, figure)| {
            let value = match figure {
                Figure::Whole(number) => Value::Whole(*number),
                Figure::Real(number) => Value::Real(*number),
                Figure::Word(word) => Value::Word(word),
            };
            (name.as_str(), value)
        })
        .collect()
}

fn find(lang: Lang, name: &str, evidence: &Evidence) -> String {
    lang.find(name, &evidence_args(evidence))
        .unwrap_or_default()
}
