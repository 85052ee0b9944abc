//! What the notice demands at a glance, and when and where to hand in.

use super::context::Page;
use crate::browser::clock;
use crate::notice::{Notice, Step};
use crate::rules::{Demand, Strength};
use crate::text::id;
use yew::prelude::*;

/// The demands as a card, those of one clause together.
pub(super) fn hand_in(page: &Page, notice: &Notice) -> Html {
    let demands = notice.demands.listed.as_slice();
    let groups = demands.chunk_by(|one, next| one.clause == next.clause);
    html! {
        <aside class="card demands" aria-labelledby="demands">
            <h2 id="demands">{ page.text(id::PAGE_DEMANDS) }</h2>
            <dl>
                if !notice.hand_in.steps.is_empty() {
                    <dt>{ page.text(id::PAGE_DEMANDS_HAND_IN) }{ " " }{ clause(page, &notice.hand_in.clause) }</dt>
                    <dd>{ when(page, notice) }</dd>
                }
                { for groups.map(|group| html! {
                    <>
                        <dt>
                            { page.text(id::PAGE_DEMANDS_VIDEO) }{ " " }
                            { for group.first().map(|first| clause(page, &first.clause)) }
                        </dt>
                        { list(group.iter().map(|demand| words(page, demand))) }
                    </>
                }) }
                if !notice.items.is_empty() {
                    <dt>{ page.text(id::PAGE_DEMANDS_ITEMS) }</dt>
                    { list(notice.items.iter().map(|item| item.words(page.lang))) }
                }
                if !notice.print.is_empty() {
                    <dt>{ page.text(id::PAGE_DEMANDS_OTHER) }</dt>
                    { list(notice.print.iter().map(|print| print.get(page.lang).to_owned())) }
                }
            </dl>
            if notice.anonymous { <p class="small block">{ page.text(id::PAGE_ANONYMOUS) }</p> }
        </aside>
    }
}

/// A list in which each entry stands once: a sentence of the notice may make several demands.
fn list(entries: impl Iterator<Item = String>) -> Html {
    let mut entries: Vec<String> = entries.collect();
    entries.dedup();
    html! {
        <dd><ul class="marks">{ for entries.into_iter().map(|entry| html! { <li>{ entry }</li> }) }</ul></dd>
    }
}

/// A demand in words: how strict it is, and when it holds.
fn words(page: &Page, demand: &Demand) -> String {
    let words = demand.words(page.lang);
    let words = match demand.strength {
        Strength::Must => words,
        Strength::Should => page.fill(id::PAGE_RULE_ADVISED, &[("demand", words.as_str().into())]),
    };
    if demand.when.is_empty() {
        return words;
    }
    let when: Vec<String> = demand
        .when
        .iter()
        .map(|when| when.words(page.lang))
        .collect();
    let when = when.join(page.text(id::LIST_COMMA));
    let args = [
        ("condition", when.as_str().into()),
        ("demand", words.as_str().into()),
    ];
    page.fill(id::PAGE_RULE_IF, &args)
}

/// Until when, on what and to whom; and how many days are left, where the notice names a year.
pub(super) fn when(page: &Page, notice: &Notice) -> Html {
    let quota = notice.hand_in.quota.map(|quota| quota.words(page.lang));
    let left = notice
        .hand_in
        .steps
        .iter()
        .filter_map(|step| step.by.as_ref());
    let left = clock::today().and_then(|today| left.filter_map(|by| by.days_left(today)).min());
    let left = left.map(|days| match days {
        0 => page.text(id::PAGE_DAYS_TODAY).to_owned(),
        1.. => page.fill(id::PAGE_DAYS_LEFT, &[("days", days.unsigned_abs().into())]),
        _ => page.fill(
            id::PAGE_DAYS_PASSED,
            &[("days", days.unsigned_abs().into())],
        ),
    });
    let steps = notice.hand_in.steps.iter();
    html! {
        <>
            { for steps.map(|step| html! {
                <p class="date">{ step_words(page, step, quota.as_deref()) }</p>
            }) }
            if let Some(left) = left { <p id="days-left">{ left }</p> }
        </>
    }
}

/// One step in words: `6 月 12 日前，以U盘方式报送至党委组织部，数量不限`.
fn step_words(page: &Page, step: &Step, quota: Option<&str>) -> String {
    let lang = page.lang;
    let by = |template| {
        let by = step.by.as_ref()?.words(lang);
        Some(page.fill(template, &[("by", by.as_str().into())]))
    };
    let what: Vec<&str> = step.what.iter().map(|what| what.get(lang)).collect();
    let mut how = what.join(page.text(id::PAGE_LIST_AND));
    if let Some(medium) = &step.medium {
        how.push_str(&page.fill(id::PAGE_MEDIUM, &[("medium", medium.get(lang).into())]));
    }
    if let Some(at) = &step.at {
        how.push_str(&page.fill(id::PAGE_AT, &[("at", at.get(lang).into())]));
    }
    let parts = match &step.to {
        None if how.is_empty() => [by(id::PAGE_HAND_IN_BY), None, quota.map(str::to_owned)],
        to => {
            match to {
                Some(to) => how.push_str(&page.fill(id::PAGE_TO, &[("to", to.get(lang).into())])),
                None => how.push_str(page.text(id::PAGE_HAND_IN)),
            }
            [by(id::PAGE_BY), Some(how), quota.map(str::to_owned)]
        }
    };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(page.text(id::LIST_COMMA))
}

fn clause(page: &Page, clause: &str) -> Html {
    if clause.is_empty() {
        return Html::default();
    }
    let words = page.fill(id::PAGE_RULE_CLAUSE, &[("clause", clause.into())]);
    html! { <span class="clause">{ words }</span> }
}
