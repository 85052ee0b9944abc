//! Why a work cannot be handed in, and what is left to do, in a word or two.

use crate::browser::view::context::Page;
use crate::browser::view::submission::details;
use crate::notice::Notice;
use crate::rules::{self, Figure, KindName, Outcome, RuleOutcome, evidence_args};
use crate::session::Video;
use crate::text::{Submission, id, submission};

/// How many reasons are named; the open video shows all.
const NAMED: usize = 2;

/// Why it is refused or cannot be told: 超时 1 分 5 秒、MOV; else what is advised. Empty where there is nothing.
pub(super) fn why(page: &Page, video: &Video, notice: &Notice) -> String {
    let decides = match video.verdict() {
        Some(Outcome::CannotTell) => Outcome::CannotTell,
        Some(Outcome::Breaks) => Outcome::Breaks,
        Some(_) => Outcome::Advise,
        None => return String::new(),
    };
    let of = video
        .outcomes
        .iter()
        .filter(|rule| rule.findings().any(|finding| finding.outcome == decides));
    let reasons: Vec<String> = of.map(|rule| reason(page, rule, decides, notice)).collect();
    let named = reasons.get(..NAMED).unwrap_or(&reasons);
    let named = named.join(page.text(id::PAGE_LIST_AND));
    match reasons.len() > NAMED {
        true => page.fill(
            submission::WORKS_AND_MORE,
            &[
                ("reasons", named.as_str().into()),
                ("count", reasons.len().into()),
            ],
        ),
        false => named,
    }
}

/// One reason in a word or two.
fn reason(page: &Page, rule: &RuleOutcome, decides: Outcome, notice: &Notice) -> String {
    let name = notice.demand(&rule.rule);
    let name = name
        .map(|demand| demand.name(page.lang))
        .unwrap_or_default();
    let word = [("name", name.as_str().into())];
    if decides == Outcome::CannotTell {
        return page.fill(submission::WORKS_CANNOT_TELL, &word);
    }
    let Some(finding) = rule.findings().find(|finding| finding.outcome == decides) else {
        return name;
    };
    if let Some(Figure::Word(codec)) = finding.evidence.get("codec") {
        let codec = details::name(page, "codec", codec);
        return page.fill(submission::WORKS_CODEC, &[("codec", codec.as_str().into())]);
    }
    let key = format!("short-{}-{}", rule.kind.as_str(), finding.code);
    let own = page
        .lang
        .find_in::<Submission>(&key, &evidence_args(&finding.evidence));
    if let Some(own) = own {
        return own;
    }
    match rules::measured(rule, page.lang) {
        // The format says of itself what it is.
        Some(format) if rule.kind == KindName::Container => format,
        Some(figure) if decides == Outcome::Breaks => page.fill(
            submission::WORKS_MEASURED,
            &[
                ("name", name.as_str().into()),
                ("figure", figure.as_str().into()),
            ],
        ),
        _ => name,
    }
}

/// What is still to be confirmed and filled in.
pub(super) fn left(page: &Page, video: &Video, notice: &Notice) -> String {
    if video.verdict().is_none() {
        return String::new();
    }
    let confirm = video.count_to_confirm();
    let fill = video.missing(notice);
    let parts = [
        (confirm, submission::WORKS_LEFT_CONFIRM),
        (fill, submission::WORKS_LEFT_FORM),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| page.fill(words, &[("count", count.into())]))
        .collect();
    match parts.is_empty() {
        true => page.text(submission::WORKS_LEFT_NOTHING).to_owned(),
        false => parts.join(page.text(id::PAGE_LIST_AND)),
    }
}
