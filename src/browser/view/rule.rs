//! One rule: what it found, what the notice asks for, and how to mend what is amiss.

use super::context::Page;
use super::words;
use crate::notice::Notice;
use crate::report::RuleOutcome;
use crate::rules::{self, Finding, Outcome, Program, Remedy};
use crate::text::id;
use yew::prelude::*;

/// A rule's line in the list.
pub(super) fn rule(page: &Page, outcome: &RuleOutcome, notice: &Notice) -> Html {
    let rule = rules::rule(outcome.rule);
    let of = outcome.main.outcome;
    let measured = rules::measured(outcome, page.lang);
    let required = rules::required(rule, notice, page.lang);
    let clause = page.fill(
        id::PAGE_RULE_CLAUSE,
        &[("clause", outcome.clause.as_str().into())],
    );
    html! {
        <li class="rule" data-rule={rule.id.as_str()} data-outcome={of.as_str()} data-code={outcome.main.code.clone()}>
            { words::badge(of, page.text(words::outcome(of))) }
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
                { finding(page, outcome, &outcome.main, notice) }
                { for outcome.also.iter().map(|also| html! {
                    <div class="also" data-also={also.code.clone()}>
                        { words::badge(also.outcome, page.text(words::outcome(also.outcome))) }
                        { finding(page, outcome, also, notice) }
                    </div>
                }) }
            </div>
        </li>
    }
}

/// The sentence, and the way to mend. Of what is met nothing more need be said.
fn finding(page: &Page, outcome: &RuleOutcome, finding: &Finding, notice: &Notice) -> Html {
    let sentence = rules::sentence(outcome.rule, finding, page.lang);
    let remedy = rules::rule(outcome.rule).remedy(&finding.code);
    html! {
        <>
            <p>{ sentence }</p>
            if let Some(remedy) = remedy { { mend(page, remedy, finding.outcome, notice) } }
        </>
    }
}

/// The steps, program by program. Open from the start where the clause is not met.
pub(super) fn mend(page: &Page, remedy: Remedy, outcome: Outcome, notice: &Notice) -> Html {
    let head = match outcome {
        Outcome::Confirm => id::PAGE_MEND_IF_WANTING,
        _ => id::PAGE_MEND,
    };
    html! {
        <details class="mend" open={outcome == Outcome::Breaks} data-remedy={remedy.as_str()}>
            <summary>{ page.text(head) }</summary>
            <p>{ remedy.summary(notice, page.lang) }</p>
            <div class="ways">
                { for remedy.programs().map(|program| way(page, remedy, program, notice)) }
            </div>
        </details>
    }
}

fn way(page: &Page, remedy: Remedy, program: Program, notice: &Notice) -> Html {
    let steps = remedy.steps(program, notice, page.lang);
    html! {
        <details class="way" data-program={program.as_str()}>
            <summary>{ program.name(page.lang) }</summary>
            <ol>{ for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }</ol>
        </details>
    }
}
