//! The words, symbols and classes for states, outcomes and failures.

use super::context::Page;
use crate::job::JobFailure;
use crate::notice::Notice;
use crate::rules::Outcome;
use crate::session::Video;
use crate::source::ReadError;
use crate::text::{Text, id};
use yew::prelude::*;

/// Why a job did not answer, and what to do about it.
pub(super) const fn failure(failure: JobFailure) -> Text {
    match failure {
        JobFailure::Read(ReadError::Vanished) => id::PAGE_FAILURE_VANISHED,
        JobFailure::Read(ReadError::Denied) => id::PAGE_FAILURE_DENIED,
        JobFailure::Read(ReadError::Failed) => id::PAGE_FAILURE_READ,
        JobFailure::WorkerCrashed => id::PAGE_FAILURE_WORKER_CRASHED,
        JobFailure::WorkerHung => id::PAGE_FAILURE_WORKER_HUNG,
        JobFailure::WorkerNotStarted => id::PAGE_FAILURE_WORKER_NOT_STARTED,
        JobFailure::Cancelled => id::PAGE_FAILURE_CANCELLED,
    }
}

/// The panic message where a worker crashed over this file: it is of use to those who maintain the page.
pub(super) fn panic(page: &Page, video: &Video) -> Html {
    match &video.panic {
        Some(report) => html! {
            <p class="small soft">
                { page.text(id::PAGE_PANIC) }{ " " }<span class="mono" data-panic="">{ &**report }</span>
            </p>
        },
        None => Html::default(),
    }
}

/// The class that gives an outcome its colour.
pub(super) const fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplicable => "of-not-applicable",
        Outcome::Meets => "of-meets",
        Outcome::Advise => "of-advise",
        Outcome::Confirm => "of-confirm",
        Outcome::CannotTell => "of-cannot-tell",
        Outcome::Breaks => "of-breaks",
    }
}

/// The symbol of an outcome. The word beside it says the same, so a screen reader leaves it out.
pub(super) fn sign(outcome: Outcome) -> Html {
    let sign = match outcome {
        Outcome::NotApplicable => "–",
        Outcome::Meets => "✓",
        Outcome::Advise => "!",
        Outcome::Confirm => "☐",
        Outcome::CannotTell => "?",
        Outcome::Breaks => "✕",
    };
    html! { <span class="sign" aria-hidden="true"><span>{ sign }</span></span> }
}

/// The word for a rule's outcome.
pub(super) const fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::NotApplicable => id::OUTCOME_NOT_APPLICABLE,
        Outcome::Meets => id::OUTCOME_MEETS,
        Outcome::Advise => id::OUTCOME_ADVISE,
        Outcome::Confirm => id::OUTCOME_CONFIRM,
        Outcome::CannotTell => id::OUTCOME_CANNOT_TELL,
        Outcome::Breaks => id::OUTCOME_BREAKS,
    }
}

/// The word for the verdict on a whole video.
pub(super) const fn verdict(verdict: Outcome) -> Text {
    match verdict {
        // No verdict comes to this.
        Outcome::NotApplicable => id::OUTCOME_NOT_APPLICABLE,
        Outcome::Meets => id::VERDICT_MEETS,
        Outcome::Advise => id::VERDICT_ADVISE,
        Outcome::Confirm => id::VERDICT_CONFIRM,
        Outcome::CannotTell => id::VERDICT_CANNOT_TELL,
        Outcome::Breaks => id::VERDICT_BREAKS,
    }
}

/// The verdict on a video in one sentence, with the rules behind it by name.
pub(super) fn line(page: &Page, video: &Video, notice: &Notice, verdict: Outcome) -> String {
    let names = |waits: bool| {
        let rules = video.outcomes.iter();
        let decide = rules.filter(|rule| rule.main.outcome == verdict);
        let decide = decide.filter(|rule| rule.main.waits_for_choice() == waits);
        let names = decide.filter_map(|rule| Some(notice.demand(&rule.rule)?.name(page.lang)));
        let mut names: Vec<String> = names.collect();
        let count = names.len();
        // Several demands may have one name.
        names.dedup();
        (names.join(page.text(id::PAGE_LIST_AND)), count)
    };
    let (words, count) = names(false);
    let args = [("rules", words.as_str().into()), ("count", count.into())];
    let (waiting, waiting_count) = names(true);
    if waiting_count > 0 {
        let waiting = [("rules", waiting.as_str().into())];
        let line = page.fill(id::PAGE_LINE_CHOOSE, &waiting);
        return match count {
            0 => line,
            _ => line + &page.fill(id::PAGE_LINE_CONFIRM_REST, &args),
        };
    }
    let form = || match video.missing(notice) {
        0 => page.text(id::PAGE_LINE_FORM_DONE).to_owned(),
        missing => page.fill(id::PAGE_LINE_FORM_OPEN, &[("count", missing.into())]),
    };
    match verdict {
        Outcome::NotApplicable | Outcome::Meets => {
            page.text(id::PAGE_LINE_MEETS).to_owned() + &form()
        }
        Outcome::Advise => page.fill(id::PAGE_LINE_ADVISE, &args) + &form(),
        Outcome::Confirm if video.is_advised() => page.fill(id::PAGE_LINE_CONFIRM_ADVISE, &args),
        Outcome::Confirm => page.fill(id::PAGE_LINE_CONFIRM, &args),
        Outcome::CannotTell => page.fill(id::PAGE_LINE_CANNOT_TELL, &args),
        Outcome::Breaks => page.fill(id::PAGE_LINE_BREAKS, &args),
    }
}

/// Symbol and word of an outcome, in its colour.
pub(super) fn badge(of: Outcome, word: &'static str) -> Html {
    html! {
        <span class={classes!("outcome", class(of))}>{ sign(of) }<span>{ word }</span></span>
    }
}
