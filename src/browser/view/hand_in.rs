//! What the notice demands at a glance, and when and where to hand in.

use super::context::Page;
use crate::browser::clock;
use crate::notice::Notice;
use crate::rules;
use crate::text::id;
use yew::prelude::*;

/// The demands as a card.
pub(super) fn hand_in(page: &Page, notice: &Notice) -> Html {
    html! {
        <aside class="card demands" aria-labelledby="demands">
            <h2 id="demands">{ page.text(id::PAGE_DEMANDS) }</h2>
            <dl>
                <dt>{ page.text(id::PAGE_DEMANDS_HAND_IN) }{ " " }{ clause(page, &notice.clauses.hand_in) }</dt>
                <dd>{ when(page, notice) }</dd>
                <dt>{ page.text(id::PAGE_DEMANDS_VIDEO) }{ " " }{ clause(page, &notice.clauses.video) }</dt>
                <dd>
                    <ul class="marks">
                        { for rules::rules().map(|rule| html! {
                            <li>{ rules::required(rule, notice, page.lang) }</li>
                        }) }
                    </ul>
                </dd>
            </dl>
        </aside>
    }
}

/// Until when, on what and to whom; and how many days are left, where the notice names a year.
pub(super) fn when(page: &Page, notice: &Notice) -> Html {
    let hand_in = &notice.hand_in;
    let (medium, to) = (hand_in.medium(page.lang), hand_in.to(page.lang));
    let args = [
        ("month", u32::from(hand_in.month).into()),
        ("day", u32::from(hand_in.day).into()),
        ("medium", medium.into()),
        ("to", to.into()),
    ];
    let days_left = clock::today().and_then(|today| hand_in.days_left(today));
    let left = days_left.map(|days| match days {
        0 => page.text(id::PAGE_DAYS_TODAY).to_owned(),
        1.. => page.fill(id::PAGE_DAYS_LEFT, &[("days", days.unsigned_abs().into())]),
        _ => page.fill(
            id::PAGE_DAYS_PASSED,
            &[("days", days.unsigned_abs().into()), ("to", to.into())],
        ),
    });
    html! {
        <>
            <p class="date">{ page.fill(id::PAGE_HAND_IN, &args) }</p>
            if let Some(left) = left { <p id="days-left">{ left }</p> }
        </>
    }
}

fn clause(page: &Page, clause: &str) -> Html {
    let words = page.fill(id::PAGE_RULE_CLAUSE, &[("clause", clause.into())]);
    html! { <span class="clause">{ words }</span> }
}
