//! How to correct what breaks a rule.

use crate::browser::view::context::Page;
use crate::notice::Notice;
use crate::rules::{Demand, Demands, Outcome, Program, Remedy};
use crate::text::submission;
use yew::prelude::*;

/// The steps, program by program. They are unfolded where the clause is not met.
pub(in crate::browser::view) fn remedy_steps(
    page: &Page,
    remedy: Remedy,
    outcome: Outcome,
    demand: &Demand,
    notice: &Notice,
) -> Html {
    let head = match outcome {
        Outcome::Confirm => submission::REMEDY_IF_MISSING,
        _ => submission::REMEDY,
    };
    html! {
        <details class="remedy" open={outcome == Outcome::Breaks} data-remedy={remedy.as_str()}>
            <summary>{ page.text(head) }</summary>
            <p>{ remedy.summary(demand, &notice.demands, page.lang) }</p>
            <div class="ways">
                { for remedy.programs().map(|program| way(page, remedy, program, demand, &notice.demands)) }
            </div>
        </details>
    }
}

fn way(page: &Page, remedy: Remedy, program: Program, demand: &Demand, all: &Demands) -> Html {
    let steps = remedy.steps(program, demand, all, page.lang);
    html! {
        <details class="way" data-program={program.as_str()}>
            <summary>{ program.name(page.lang) }</summary>
            <ol>{ for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }</ol>
        </details>
    }
}
