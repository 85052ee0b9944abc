//! A rule's codes and figures in words, for the screen, the sheet and the command line alike.

use super::{Evidence, Figure, Finding, Rule, RuleId, RuleOutcome};
use crate::notice::Notice;
use crate::text::{Lang, Value, id};

/// The rule's name: `视频时长`.
#[must_use]
pub fn rule_name(rule: RuleId, lang: Lang) -> String {
    find(lang, &format!("rule-{}", rule.as_str()), &Evidence::new())
}

/// What the notice demands: `不超过 8 分 0 秒`.
#[must_use]
pub fn required(rule: &Rule, notice: &Notice, lang: Lang) -> String {
    let name = format!("required-{}", rule.id.as_str());
    find(lang, &name, &(rule.required)(notice))
}

/// What was measured, short: `8:00.200`; `None` where nothing was.
#[must_use]
pub fn measured(outcome: &RuleOutcome, lang: Lang) -> Option<String> {
    let name = format!("measured-{}", outcome.rule.as_str());
    let findings = std::iter::once(&outcome.main).chain(&outcome.also);
    let mut placeables = Lang::placeables(&name).peekable();
    placeables.peek()?;
    let placeables: Vec<_> = placeables.collect();
    findings
        .map(|finding| &finding.evidence)
        .find(|evidence| placeables.iter().all(|name| evidence.contains_key(*name)))
        .map(|evidence| find(lang, &name, evidence))
}

/// What a finding says, as a sentence.
#[must_use]
pub fn sentence(rule: RuleId, finding: &Finding, lang: Lang) -> String {
    let evidence = &finding.evidence;
    let mut text = message(rule, finding)
        .map(|name| find(lang, &name, evidence))
        .unwrap_or_default();
    // Who confirmed, where, and after having played how much: each may be unknown.
    let args = evidence_args(evidence);
    if evidence.contains_key("missing_bytes") {
        text.push_str(&lang.fill(id::MISSING_BYTES, &args));
    }
    if finding.code == super::confirmed::DONE.code {
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
pub(super) fn message(rule: RuleId, finding: &Finding) -> Option<String> {
    let own = format!("{}-{}", rule.as_str(), finding.code);
    let shared = format!("unread-{}", finding.code);
    let defect = format!("defect-{}", finding.code);
    let mut names = [own, shared, defect].into_iter();
    names.find(|name| Lang::has(name))
}

/// Who confirmed a rule and where, as a sentence; `None` where nobody has.
#[must_use]
pub fn confirmation(outcome: &RuleOutcome, lang: Lang) -> Option<String> {
    std::iter::once(&outcome.main)
        .chain(&outcome.also)
        .find(|finding| finding.code == super::confirmed::DONE.code)
        .map(|finding| sentence(outcome.rule, finding, lang))
}

/// What to do about a finding that names a defect; `None` for the others, which have a
/// [remedy](Rule::remedy) or need none.
#[must_use]
pub fn advice(finding: &Finding, lang: Lang) -> Option<String> {
    lang.find(&format!("defect-{}-advice", finding.code), &[])
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
