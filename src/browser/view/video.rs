//! One video: its verdict, and the four steps from there to the printed sheet.

use super::context::{Page, Shared};
use super::labels;
use super::live;
use super::overview::remove_button;
use super::rule::rule;
use crate::browser::focus::focus;
use crate::facts::Facts;
use crate::job::{FileKey, Job};
use crate::notice::Notice;
use crate::rules::{Answers, Outcome};
use crate::session::{Action, ModuleState, Phase, Session, Step, Storage, Video};
use crate::text::id;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct VideoProps {
    pub(super) page: Page,
    pub(super) video: Shared<Video>,
    pub(super) notice: Shared<Notice>,
    /// Whether it is shown; the verdicts of the others are there, but hidden.
    pub(super) open: bool,
    pub(super) storage: Storage,
    pub(super) examiner: ModuleState,
    /// Whether what stands below the verdict can be shown.
    pub(super) submission: ModuleState,
    pub(super) unit: Option<Shared<Answers>>,
    /// Where it stands among the others, where there are several videos and it is open.
    pub(super) place: Option<Place>,
}

/// Where the open video stands among several, and which of its steps is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) step: Step,
    /// Counts from 1.
    pub(super) number: usize,
    pub(super) count: usize,
    pub(super) before: Option<FileKey>,
    pub(super) after: Option<FileKey>,
}

impl Place {
    /// The place of the open video; `None` where it is the only one.
    pub(super) fn of(session: &Session, key: FileKey) -> Option<Self> {
        let videos = &session.videos;
        let at = videos.iter().position(|video| video.key == key)?;
        let key_at = |at: usize| videos.get(at).map(|video| video.key);
        (videos.len() > 1 && session.selected == Some(key)).then(|| Self {
            step: session.step,
            number: at + 1,
            count: videos.len(),
            before: at.checked_sub(1).and_then(key_at),
            after: key_at(at + 1),
        })
    }
}

/// The class of a part, which is out of sight while another step is shown.
pub(super) fn part_class(props: &VideoProps, step: Step) -> Classes {
    let is_away = props.place.is_some_and(|place| place.step != step);
    classes!("part", is_away.then_some("away"))
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
        // A file that could not be inspected never counts as meeting the notice.
        (Phase::Failed { .. }, _) => ("failed", Some(Outcome::CannotTell)),
        (Phase::Inspected { .. }, verdict) => ("inspected", verdict),
    };
    html! {
        <article class="video" id={format!("video-{number}")} hidden={!props.open}
            data-file={video.id.name.clone()} data-phase={phase}
            data-verdict={verdict.map(Outcome::as_str)} aria-labelledby={format!("file-{number}")}>
            { head(page, video, &props.notice, verdict) }
            if let Phase::Inspected { facts } = &video.phase { { known(props, facts) } }
        </article>
    }
}

/// An inspected video: what every rule says, and the steps that follow.
fn known(props: &VideoProps, facts: &Rc<Facts>) -> Html {
    let (page, video) = (&props.page, &props.video);
    let number = video.key.0;
    let head = format!("rules-head-{number}");
    let open = page.submission.filter(|_| props.open);
    html! {
        <>
            { match page.submission {
                Some(views) if props.open => (views.steps)(props),
                Some(_) => Html::default(),
                None => rest(props),
            } }
            <section class={part_class(props, Step::Rules)} id={format!("rules-{number}")} aria-labelledby={head.clone()}>
                { title(&head, 1, page.text(id::PAGE_STEP_RULES)) }
                <div class="card">
                    <ul class="rules">
                        { for video.outcomes.iter().map(|outcome| rule(props, outcome)) }
                    </ul>
                </div>
                if let Some(views) = page.submission { { (views.file)(props, facts) } }
            </section>
            if let Some(views) = open { { (views.parts)(props, facts) } }
        </>
    }
}

/// Where the program ends with the verdict: that the rest is on its way, or did not arrive.
fn rest(props: &VideoProps) -> Html {
    match props.submission {
        ModuleState::Failed => html! {
            <p class="note hint block">{ props.page.text(id::PAGE_REST_LOST) }</p>
        },
        _ => html! { <p class="soft small block">{ props.page.text(id::PAGE_REST_LOADING) }</p> },
    }
}

/// Moves the focus to the element with that id when the video is opened from the overview; it would
/// otherwise open out of sight. A video that was just chosen is open from the start and needs no focus.
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

fn head(page: &Page, video: &Video, notice: &Notice, verdict: Option<Outcome>) -> Html {
    let (word, line) = (live::word(page, video), live::line(page, video, notice));
    let number = video.key.0;
    let again = matches!(video.phase, Phase::Failed { .. }).then(|| {
        html! {
            <button type="button" class="button main" data-action="inspect-again"
                onclick={page.on_leaving(Action::Retry(video.key, Job::Inspect), "choose")}>
                { page.text(id::PAGE_AGAIN) }
            </button>
        }
    });
    html! {
        <header class={classes!("card", "verdict", verdict.map_or("pending", labels::class))}>
            <p class="stamp">
                if let Some(verdict) = verdict { { labels::sign(verdict) } }
                { word }
            </p>
            <div class="words">
                <h2 id={format!("file-{number}")} tabindex="-1"><bdi class="name">{ &video.id.name }</bdi></h2>
                <p class="line">{ line }</p>
                <p class="soft small">{ figures(page, video) }</p>
                if matches!(video.phase, Phase::Failed { .. }) { { labels::panic(page, video) } }
                { again }
            </div>
            { remove_button(page, video) }
        </header>
    }
}

/// Length, picture and size in one line.
fn figures(page: &Page, video: &Video) -> String {
    let movie = video.facts().and_then(|facts| facts.movie.as_ref());
    let duration = video.duration_s();
    let size = movie.and_then(|movie| movie.pictures.first()?.displayed.known().copied());
    let figures = [
        duration.map(|s| page.fill(id::PAGE_DURATION, &[("duration_s", s.into())])),
        size.map(|size| format!("{}×{}", size.width, size.height)),
        Some(page.fill(id::PAGE_BYTES, &[("bytes", video.id.bytes.into())])),
    ];
    figures
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The heading of a part, with its number.
pub(super) fn title(id: &str, count: u8, words: &'static str) -> Html {
    html! {
        <h3 id={id.to_owned()}>
            <span class="count" aria-hidden="true">{ count }</span>{ words }
        </h3>
    }
}
