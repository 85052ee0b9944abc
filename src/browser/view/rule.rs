//! One rule: what it found, what the notice asks for, and how to mend what is amiss.

use super::context::Page;
use super::labels;
use super::video::VideoProps;
use crate::rules::{self, Demand, Figure, Finding, Outcome, RuleOutcome, Settled, Strength};
use crate::text::{fixed, id};
use yew::prelude::*;

/// A rule's line in the list.
pub(super) fn rule(props: &VideoProps, outcome: &RuleOutcome) -> Html {
    let page = &props.page;
    let Some(demand) = props.notice.demand(&outcome.rule) else {
        return Html::default();
    };
    let of = outcome.main.outcome;
    let measured = rules::measured(outcome, page.lang);
    let says = demand.says.as_ref().map(|says| says.get(page.lang));
    // What a person settles is said in the notice's own words alone, where they say all of it.
    let is_said = demand.kind.settled() != Settled::Measured && demand.is_said_whole(page.lang);
    let required = (!is_said || says.is_none()).then(|| demand.kind.demanded(page.lang));
    let required = required.map(|required| match demand.strength {
        Strength::Must => required,
        Strength::Should => page.fill(
            id::PAGE_RULE_ADVISED,
            &[("demand", required.as_str().into())],
        ),
    });
    let clause = (!outcome.clause.is_empty()).then(|| {
        let clause = [("clause", outcome.clause.as_str().into())];
        page.fill(id::PAGE_RULE_CLAUSE, &clause)
    });
    html! {
        <li class="rule" data-rule={outcome.rule.to_string()} data-kind={outcome.kind.as_str()} data-outcome={of.as_str()} data-code={outcome.main.code.clone()}>
            { labels::badge(of, page.text(labels::outcome(of))) }
            <div>
                <div class="title">
                    <h4>{ demand.name(page.lang) }</h4>
                    if let Some(clause) = clause { <span class="clause">{ clause }</span> }
                </div>
                <dl class="figures">
                    if let Some(measured) = measured {
                        <div><dt>{ page.text(id::PAGE_RULE_MEASURED) }</dt><dd>{ measured }</dd></div>
                    }
                    if let Some(required) = required {
                        <div><dt>{ page.text(id::PAGE_RULE_REQUIRED) }</dt><dd>{ required }</dd></div>
                    }
                    if let Some(says) = says {
                        <div><dt>{ page.text(id::PAGE_SAYS) }</dt><dd>{ says }</dd></div>
                    }
                </dl>
                { finding(props, demand, outcome, &outcome.main) }
                { for outcome.also.iter().map(|also| html! {
                    <div class="also" data-also={also.code.clone()}>
                        { labels::badge(also.outcome, page.text(labels::outcome(also.outcome))) }
                        { finding(props, demand, outcome, also) }
                    </div>
                }) }
            </div>
        </li>
    }
}

/// The sentence of a finding, and what to do about it. What meets the notice needs no more than that.
fn finding(props: &VideoProps, demand: &Demand, outcome: &RuleOutcome, finding: &Finding) -> Html {
    let page = &props.page;
    let sentence = rules::sentence(demand, finding, page.lang);
    let remedy = demand.kind.remedy(&finding.code);
    html! {
        <>
            <p>{ sentence }</p>
            if let Some(advice) = rules::advice(finding, page.lang) { <p>{ advice }</p> }
            if let Some(views) = page.submission { { play_button(props, finding, views.play_from) } }
            if let Some(views) = page.submission { { (views.mend)(props, outcome, finding) } }
            if let (Some(remedy), Some(views)) = (remedy, page.submission) {
                { (views.remedy)(page, remedy, finding.outcome, demand, &props.notice) }
            }
        </>
    }
}

/// Plays the second that something is said of, where there is a player.
fn play_button(props: &VideoProps, finding: &Finding, play_from: fn(&Page, f64)) -> Html {
    let at_s = match finding.evidence.get("at_s") {
        Some(Figure::Real(at_s)) if finding.outcome != Outcome::Meets && props.open => *at_s,
        _ => return Html::default(),
    };
    if props.video.to_confirm(&props.notice).is_empty() {
        return Html::default();
    }
    let words = props
        .page
        .fill(id::PAGE_RULE_PLAY, &[("at_s", at_s.into())]);
    let page = props.page.clone();
    let onclick = Callback::from(move |_: MouseEvent| play_from(&page, at_s));
    html! {
        <p><button type="button" class="button" data-play={fixed(at_s, 3)} {onclick}>{ "▶ " }{ words }</button></p>
    }
}
