//! One video: its verdict, and the four steps from there to the printed sheet.

use super::context::{Page, Shared};
use super::details::details;
use super::examination::examination;
use super::form::{self, FormView};
use super::hash::hash;
use super::live::sentence;
use super::overview::remove_button;
use super::rule::rule;
use super::sheet::SheetView;
use super::watch::{Watch, asked};
use super::words;
use crate::browser::focus::focus;
use crate::form::UnitDefaults;
use crate::job::Job;
use crate::notice::Notice;
use crate::rules::Outcome;
use crate::session::{Action, Examiner, Phase, Storage, Video};
use crate::text::{Text, id};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct VideoProps {
    pub(super) page: Page,
    pub(super) video: Shared<Video>,
    pub(super) notice: Shared<Notice>,
    /// Whether it is shown; the verdicts of the others are there, but hidden.
    pub(super) open: bool,
    pub(super) storage: Storage,
    pub(super) examiner: Examiner,
    pub(super) unit: Option<Shared<UnitDefaults>>,
}

/// A chosen video.
#[component]
pub(super) fn VideoView(props: &VideoProps) -> Html {
    let page = &props.page;
    let video = &props.video;
    let number = video.key.0;
    use_opened(props.open, format!("file-{number}"));
    let (phase, verdict) = match (&video.phase, video.verdict()) {
        (Phase::Waiting, _) => ("waiting", None),
        (Phase::Inspecting, _) => ("inspecting", None),
        // What could not be looked at never counts as met.
        (Phase::Failed { .. }, _) => ("failed", Some(Outcome::CannotTell)),
        (Phase::Known { .. }, verdict) => ("known", verdict),
    };
    html! {
        <article class="video" id={format!("video-{number}")} hidden={!props.open}
            data-file={video.id.name.clone()} data-phase={phase}
            data-verdict={verdict.map(Outcome::as_str)} aria-labelledby={format!("file-{number}")}>
            { head(page, video, verdict) }
            if let Phase::Known { facts } = &video.phase {
                if props.open { { steps(page, props) } }
                <section class="part" id={format!("rules-{number}")} aria-labelledby={format!("rules-head-{number}")}>
                    { title(page, &format!("rules-head-{number}"), 1, id::PAGE_STEP_RULES) }
                    <div class="card">
                        <ul class="rules">
                            { for video.outcomes.iter().map(|outcome| rule(page, outcome, &props.notice)) }
                        </ul>
                    </div>
                    <div class="card block stack">
                        { hash(page, video, props.open) }
                        { details(page, facts) }
                    </div>
                </section>
                if props.open { { parts(page, props) } }
            }
        </article>
    }
}

/// Leads to the element of that id when the video is opened from the overview, where it would
/// otherwise open out of sight. A video that was just chosen is open from the start.
#[hook]
fn use_opened(open: bool, id: String) {
    let before = use_mut_ref(|| open);
    use_effect_with(open, move |open| {
        if *open && !before.replace(*open) {
            focus(&id);
        }
        before.replace(*open);
    });
}

fn head(page: &Page, video: &Video, verdict: Option<Outcome>) -> Html {
    let (word, line) = sentence(page, video);
    let number = video.key.0;
    let again = matches!(video.phase, Phase::Failed { .. }).then(|| {
        html! {
            <button type="button" class="button main" data-action="inspect-again"
                onclick={page.on_leaving(Action::Again(video.key, Job::Inspect), "choose")}>
                { page.text(id::PAGE_AGAIN) }
            </button>
        }
    });
    html! {
        <header class={classes!("card", "verdict", verdict.map_or("pending", words::class))}>
            <p class="stamp">
                if let Some(verdict) = verdict { { words::sign(verdict) } }
                { word }
            </p>
            <div class="words">
                <h2 id={format!("file-{number}")} tabindex="-1"><bdi class="name">{ &video.id.name }</bdi></h2>
                <p class="line">{ line }</p>
                <p class="soft small">{ figures(page, video) }</p>
                { again }
            </div>
            { remove_button(page, video) }
        </header>
    }
}

/// Length, picture and size in one line.
fn figures(page: &Page, video: &Video) -> String {
    let movie = video.facts().and_then(|facts| facts.movie.as_ref());
    let duration = movie.and_then(|movie| movie.duration_s.known());
    let size = movie.and_then(|movie| movie.pictures.first()?.displayed.known().copied());
    let figures = [
        duration.map(|s| page.fill(id::PAGE_DURATION, &[("duration_s", (*s).into())])),
        size.map(|size| format!("{}×{}", size.width, size.height)),
        Some(page.fill(id::PAGE_BYTES, &[("bytes", video.id.bytes.into())])),
    ];
    figures
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn title(page: &Page, id: &str, count: u8, words: Text) -> Html {
    html! {
        <h3 id={id.to_owned()}>
            <span class="count" aria-hidden="true">{ count }</span>{ page.text(words) }
        </h3>
    }
}

/// The steps, each with what is left to do in it.
fn steps(page: &Page, props: &VideoProps) -> Html {
    let video = &props.video;
    let to_confirm = (!asked(video).is_empty()).then(|| video.count(Outcome::Confirm));
    let missing = form::missing(video, &props.notice);
    let state = |open: usize| match open {
        0 => page.text(id::PAGE_STEP_DONE).to_owned(),
        _ => page.fill(id::PAGE_STEP_OPEN, &[("count", open.into())]),
    };
    let verdict = video
        .verdict()
        .map(|verdict| page.text(words::verdict(verdict)).to_owned());
    let step = |count: u8, part: &str, words: Text, state: Option<String>| {
        html! {
            <li>
                <a href={format!("#{part}")}>
                    <span class="count" aria-hidden="true">{ count }</span>
                    <span>{ page.text(words) }</span>
                    if let Some(state) = state { <span class="state">{ state }</span> }
                </a>
            </li>
        }
    };
    html! {
        <nav class="steps" aria-label={page.text(id::PAGE_STEPS)}>
            <ol class="row">
                { step(1, &format!("rules-{}", video.key.0), id::PAGE_STEP_RULES, verdict) }
                { step(2, "watch", id::PAGE_STEP_WATCH, to_confirm.map(state)) }
                { step(3, "form", id::PAGE_STEP_FORM, Some(state(missing))) }
                { step(4, "sheet", id::PAGE_STEP_SHEET, None) }
            </ol>
        </nav>
    }
}

/// What only the open video shows: player, form and sheet.
fn parts(page: &Page, props: &VideoProps) -> Html {
    let video = &props.video;
    let number = video.key.0;
    let Some(facts) = video.facts() else {
        return Html::default();
    };
    let asked = asked(video);
    html! {
        <>
            <section class="part" id="watch" aria-labelledby="watch-head">
                { title(page, "watch-head", 2, id::PAGE_STEP_WATCH) }
                <Watch key={number} page={page.clone()} file={video.key} facts={Shared::from(facts)} asked={asked.clone()}
                    draft={Shared::from(&video.draft)} notice={props.notice.clone()} />
                // Without a player there would be nothing to hold what is found against.
                if video.has_movie() && !asked.is_empty() {
                    { examination(page, video, props.examiner) }
                }
            </section>
            <section class="part" id="form" aria-labelledby="form-head">
                { title(page, "form-head", 3, id::PAGE_STEP_FORM) }
                <FormView key={number} page={page.clone()} video={video.clone()} notice={props.notice.clone()}
                    storage={props.storage} unit={props.unit.clone()} />
            </section>
            <section class="part" id="sheet" aria-labelledby="sheet-head">
                { title(page, "sheet-head", 4, id::PAGE_STEP_SHEET) }
                <SheetView page={page.clone()} video={video.clone()} notice={props.notice.clone()} />
            </section>
        </>
    }
}
