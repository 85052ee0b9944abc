//! One rule: what it found, what the notice asks for, and how to mend what is amiss.

use super::labels;
use super::submission::{play_from, remedy_steps};
use super::video::VideoProps;
use crate::rules::{self, Figure, Finding, Outcome, RuleOutcome};
use crate::text::{fixed, id};
use yew::prelude::*;

/// A rule's line in the list.
pub(super) fn rule(props: &VideoProps, outcome: &RuleOutcome) -> Html {
    let page = &props.page;
    let rule = rules::rule(outcome.rule);
    let of = outcome.main.outcome;
    let measured = rules::measured(outcome, page.lang);
    let required = rules::required(rule, &props.notice, page.lang);
    let clause = page.fill(
        id::PAGE_RULE_CLAUSE,
        &[("clause", outcome.clause.as_str().into())],
    );
    html! {
        <li class="rule" data-rule={rule.id.as_str()} data-outcome={of.as_str()} data-code={outcome.main.code.clone()}>
            { labels::badge(of, page.text(labels::outcome(of))) }
            <div>
                <div class="title">
                    <h4>{ rules::rule_name(rule.id, page.lang) }</h4>
                    <span class="clause">{ clause }</span>
                </div>
                <dl class="figures">
                    if let Some(measured) = measured {
                        <div><dt>{ page.text(id::PAGE_RULE_MEASURED) }</dt><dd>{ measured }</dd></div>
                    }
                    <div><dt>{ page.text(id::PAGE_RULE_REQUIRED) }</dt><dd>{ required }</dd></div>
                </dl>
                { finding(props, outcome, &outcome.main) }
                { for outcome.also.iter().map(|also| html! {
                    <div class="also" data-also={also.code.clone()}>
                        { labels::badge(also.outcome, page.text(labels::outcome(also.outcome))) }
                        { finding(props, outcome, also) }
                    </div>
                }) }
            </div>
        </li>
    }
}

/// The sentence of a finding, and what to do about it. What meets the notice needs no more than that.
fn finding(props: &VideoProps, outcome: &RuleOutcome, finding: &Finding) -> Html {
    let page = &props.page;
    let sentence = rules::sentence(outcome.rule, finding, page.lang);
    let remedy = rules::rule(outcome.rule).remedy(&finding.code);
    html! {
        <>
            <p>{ sentence }</p>
            if let Some(advice) = rules::advice(finding, page.lang) { <p>{ advice }</p> }
            { play_button(props, finding) }
            if let Some(remedy) = remedy { { remedy_steps(page, remedy, finding.outcome, &props.notice) } }
        </>
    }
}

/// Plays the second that something is said of, where there is a player.
fn play_button(props: &VideoProps, finding: &Finding) -> Html {
    let at_s = match finding.evidence.get("at_s") {
        Some(Figure::Real(at_s)) if finding.outcome != Outcome::Meets && props.open => *at_s,
        _ => return Html::default(),
    };
    if props.video.rules_to_confirm().is_empty() {
        return Html::default();
    }
    let words = props
        .page
        .fill(id::PAGE_RULE_PLAY, &[("at_s", at_s.into())]);
    let onclick = Callback::from(move |_: MouseEvent| play_from(at_s));
    html! {
        <p><button type="button" class="button" data-play={fixed(at_s, 3)} {onclick}>{ "▶ " }{ words }</button></p>
    }
}
