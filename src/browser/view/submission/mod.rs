//! What follows the verdict on a video: its facts, watching and confirming, the form, the sheet.

mod confirmation;
mod details;
mod examination;
mod faults;
mod field;
mod form;
mod hash;
mod mend;
mod pick;
mod play;
mod player;
mod remedy;
mod sheet;
mod stored_drafts;
mod strip;
mod strip_progress;
mod watch;
mod work_bar;
mod works;

use super::context::{Page, Shared};
use super::labels;
use super::video::{VideoProps, part_class, title};
use crate::facts::Facts;
use crate::json::Fault;
use crate::notice::Notice;
use crate::rules::{Demand, Finding, Outcome, Remedy, RuleOutcome};
use crate::session::{Action, Session, Step};
use crate::text::{Submission, Text, id, submission};
use details::details;
use examination::examination;
use faults::faults;
use form::FormView;
use hash::hash;
pub(in crate::browser) use mend::changes;
use mend::mend;
use play::play_from;
use remedy::remedy_steps;
use sheet::SheetView;
use std::rc::Rc;
use stored_drafts::stored_drafts;
use watch::Watch;
use work_bar::work_bar;
use yew::prelude::*;

/// The views of what follows a verdict. The program that gives verdicts does without them, so others reach them
/// through this table alone.
pub(crate) struct SubmissionViews {
    /// The list of several videos.
    pub(super) works: fn(&Page, &Rc<Session>, &Rc<Notice>) -> Html,
    /// The steps, as links.
    pub(super) steps: fn(&VideoProps) -> Html,
    /// The file itself.
    pub(super) file: fn(&VideoProps, &Facts) -> Html,
    /// Player, form and sheet of the open video.
    pub(super) parts: fn(&VideoProps, &Rc<Facts>) -> Html,
    /// How to mend a finding.
    pub(super) remedy: fn(&Page, Remedy, Outcome, &Demand, &Notice) -> Html,
    /// Mends what a finding says here.
    pub(super) mend: fn(&VideoProps, &RuleOutcome, &Finding) -> Html,
    /// Plays the video from a second.
    pub(super) play_from: fn(&Page, f64),
    /// Drafts of videos that are not chosen now.
    pub(super) stored_drafts: fn(&Page, &Session) -> Html,
    /// What is wrong with a notice.
    pub(super) faults: fn(&Page, &[Fault]) -> Html,
}

impl PartialEq for SubmissionViews {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// All of them.
pub(crate) static VIEWS: SubmissionViews = SubmissionViews {
    works: works::works,
    steps,
    file,
    parts,
    remedy: remedy_steps,
    mend,
    play_from,
    stored_drafts,
    faults,
};

/// The steps, each with what is left to do in it.
fn steps(props: &VideoProps) -> Html {
    let (page, video) = (&props.page, &props.video);
    let to_confirm =
        (!video.to_confirm(&props.notice).is_empty()).then(|| video.count_to_confirm());
    let state = |open: usize| match open {
        0 => page.text(submission::STEP_DONE).to_owned(),
        _ => page.fill(submission::STEP_OPEN, &[("count", open.into())]),
    };
    let verdict = video.verdict().map(|verdict| {
        let word = page.text(labels::verdict(verdict));
        match video.is_advised() && verdict == Outcome::Confirm {
            true => page.fill(submission::STEP_ADVISED, &[("verdict", word.into())]),
            false => word.to_owned(),
        }
    });
    let link = |step: Step, count: u8, part: String, words: &'static str, state: Option<String>| {
        // Of one video alone all steps are on the page, and nothing is to be opened.
        let is_shown = props.place.is_some_and(|place| place.step == step);
        html! {
            <li>
                <a href={format!("#{part}")} data-step={<&str>::from(step)}
                    aria-current={is_shown.then_some("step")} onclick={page.on(Action::StepOpened(step))}>
                    <span class="count" aria-hidden="true">{ count }</span>
                    <span>{ words }</span>
                    if let Some(state) = state { <span class="state">{ state }</span> }
                </a>
            </li>
        }
    };
    let rules = page.text(id::PAGE_STEP_RULES);
    let missing = state(video.missing(&props.notice));
    html! {
        <>
        { mend::result(props) }
        <nav class="steps" aria-label={page.text(submission::STEPS)}>
            if let Some(place) = props.place { { work_bar(page, video, place) } }
            <ol class="row">
                { link(Step::Rules, 1, format!("rules-{}", video.key.0), rules, verdict) }
                { link(Step::Watch, 2, "watch".to_owned(), page.text(submission::STEP_WATCH), to_confirm.map(state)) }
                { link(Step::Form, 3, "form".to_owned(), page.text(submission::STEP_FORM), Some(missing)) }
                { link(Step::Sheet, 4, "sheet".to_owned(), page.text(submission::STEP_SHEET), None) }
            </ol>
        </nav>
        </>
    }
}

/// The file itself: its hash, and all that is known of it.
fn file(props: &VideoProps, facts: &Facts) -> Html {
    html! {
        <>
            if props.open { { mend::panel(props) } }
            <div class="card block stack">
                { hash(&props.page, &props.video, props.open, props.submission) }
                { details(&props.page, facts) }
            </div>
        </>
    }
}

/// What only the open video shows: player, form and sheet.
fn parts(props: &VideoProps, facts: &Rc<Facts>) -> Html {
    let (page, video) = (&props.page, &props.video);
    let number = video.key.0;
    let rules = video.to_confirm(&props.notice);
    let part = |step: Step, count: u8, words: Text<Submission>, body: Html| {
        let name = <&str>::from(step);
        let head = format!("{name}-head");
        html! {
            <section class={part_class(props, step)} id={name} aria-labelledby={head.clone()}>
                { title(&head, count, page.text(words)) }
                { body }
            </section>
        }
    };
    let watch = html! {
        <>
            <Watch key={number} page={page.clone()} file={video.key} facts={Shared::from(facts)} rules={rules.clone()}
                draft={Shared::from(&video.draft)} played_percent={video.played_percent()}
                asked_to_play={video.asked_to_play.clone()} notice={props.notice.clone()} />
            // The results refer to seconds of the video, which need the player that is shown then.
            if video.has_movie() && !rules.is_empty() {
                { examination(page, video, props.examiner) }
            }
        </>
    };
    let form = html! {
        <FormView key={number} page={page.clone()} video={video.clone()} notice={props.notice.clone()}
            storage={props.storage} unit={props.unit.clone()} />
    };
    let sheet = html! {
        <SheetView page={page.clone()} video={video.clone()} notice={props.notice.clone()}
            submission={props.submission} />
    };
    html! {
        <>
            { part(Step::Watch, 2, submission::STEP_WATCH, watch) }
            { part(Step::Form, 3, submission::STEP_FORM, form) }
            { part(Step::Sheet, 4, submission::STEP_SHEET, sheet) }
        </>
    }
}
