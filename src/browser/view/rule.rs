//! One rule: what it found, what the notice asks for, and how to mend what is amiss.

use super::labels;
use super::submission::remedy_steps;
use super::video::VideoProps;
use crate::rules::{self, Finding, RuleOutcome};
use crate::text::id;
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
            if let Some(remedy) = remedy { { remedy_steps(page, remedy, finding.outcome, &props.notice) } }
        </>
    }
}
