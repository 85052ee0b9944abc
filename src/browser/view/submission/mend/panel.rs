//! The panel in which somebody chooses what of a video is kept, and how it is turned.

use super::cut::cut;
use super::state;
use super::tracks::tracks;
use crate::browser::view::context::{Page, Shared};
use crate::browser::view::submission::player::use_object_url;
use crate::browser::view::video::VideoProps;
use crate::facts::{Fact, Facts};
use crate::job::RemuxOptions;
use crate::session::{Action, Video};
use crate::text::{Submission, Text, submission};
use wasm_bindgen::JsCast;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// The panel's id, and that of what opens it.
pub(super) const ID: &str = "mend-panel";
pub(super) const HEAD: &str = "mend-panel-head";

#[derive(Properties, PartialEq)]
struct PanelProps {
    page: Page,
    video: Shared<Video>,
    facts: Shared<Facts>,
}

/// The panel, for a film that can be written anew.
pub(in crate::browser::view::submission) fn panel(props: &VideoProps) -> Html {
    let video = &props.video;
    let Some(facts) = video.facts().filter(|_| video.can_be_remuxed()) else {
        return Html::default();
    };
    // Another film begins with another choice.
    let key = video.key.0.to_string();
    html! { <Panel {key} page={props.page.clone()} video={video.clone()} facts={Shared::from(facts)} /> }
}

/// Folded away until somebody wants it, so that its player loads nothing before.
#[component]
fn Panel(props: &PanelProps) -> Html {
    let page = &props.page;
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let panel = event.target_dyn_into::<web_sys::Element>();
            open.set(panel.is_some_and(|panel| panel.has_attribute("open")));
        })
    };
    html! {
        <details id={ID} class="card block" {ontoggle}>
            <summary id={HEAD}>{ page.text(submission::MEND_PANEL) }</summary>
            if *open { <Options page={page.clone()} video={props.video.clone()} facts={props.facts.clone()} /> }
        </details>
    }
}

/// What can be chosen.
#[component]
fn Options(props: &PanelProps) -> Html {
    let (page, video, facts) = (&props.page, &props.video, &props.facts);
    let options = use_state_eq(RemuxOptions::default);
    let node = use_node_ref();
    let shown = use_state_eq(|| None::<f64>);
    let url = use_object_url(page, video.key);
    let change = {
        let options = options.clone();
        Callback::from(move |change: RemuxOptions| options.set(change))
    };
    let is_void = matches!((options.from_ms, options.to_ms), (Some(from), Some(to)) if from >= to);
    let start = html! {
        <p>
            <button type="button" class="button main" data-action="mend-chosen" disabled={is_void}
                onclick={page.on(Action::RemuxWanted(video.key, *options))}>
                { page.text(submission::MEND_PANEL_START) }
            </button>
        </p>
    };
    html! {
        <div class="mending">
            <p class="soft">{ page.text(submission::MEND_PANEL_LEAD) }</p>
            <div class="watch">
                { player(page, url.as_ref().map(|url| url.as_str().to_owned()), &node, &shown, turned(facts, *options)) }
                <div class="stack">
                    { cut(page, facts, *options, &change, &node, *shown) }
                    { turn(page, facts, *options, &change) }
                    { tracks(page, facts, *options, &change) }
                    if *options == RemuxOptions::default() {
                        <p class="soft small">{ page.text(submission::MEND_PANEL_REPACK) }</p>
                    }
                    { state(page, video, &start) }
                </div>
            </div>
        </div>
    }
}

/// The player in which the choice is made; it shows the turn that is chosen.
fn player(
    page: &Page,
    src: Option<String>,
    node: &NodeRef,
    shown: &UseStateHandle<Option<f64>>,
    turned: u32,
) -> Html {
    let look = {
        let shown = shown.setter();
        Callback::from(move |event: Event| {
            let video = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlVideoElement>().ok());
            let video = video.filter(|video| video.video_width() > 0);
            shown.set(video.map(|video| video.current_time()));
        })
    };
    let lost = {
        let shown = shown.setter();
        Callback::from(move |_: Event| shown.set(None))
    };
    let is_lost = shown.is_none();
    html! {
        <div class="stack">
            <div class={format!("turning turned-{turned}")}>
                <video id="mend-player" ref={node.clone()} {src} controls=true playsinline=true preload="auto"
                    aria-label={page.text(submission::MEND_PANEL_PLAYER)}
                    onloadeddata={look.clone()} ontimeupdate={look.clone()} onseeked={look} onerror={lost} />
            </div>
            if is_lost { <p class="soft small">{ page.text(submission::MEND_PANEL_TROUBLE) }</p> }
        </div>
    }
}

/// How players turn the picture now, in degrees clockwise; nothing where that cannot be told.
fn rotation(facts: &Facts) -> u32 {
    let picture = facts
        .movie
        .as_ref()
        .and_then(|movie| movie.pictures.first());
    picture.map_or(0, |picture| match picture.rotation_deg {
        Fact::Known(rotation) => rotation,
        Fact::Absent | Fact::Unreadable(_) => 0,
    })
}

/// How much further than now the picture is turned by what is chosen.
fn turned(facts: &Facts, options: RemuxOptions) -> u32 {
    let turned = options.turn_deg.map(|turn| turn + 360 - rotation(facts));
    turned.unwrap_or_default() % 360
}

/// Which way is up.
fn turn(
    page: &Page,
    facts: &Facts,
    options: RemuxOptions,
    change: &Callback<RemuxOptions>,
) -> Html {
    let chosen = turned(facts, options);
    let one = |by: u32, words: Text<Submission>| {
        let turn_deg = (by > 0).then(|| (rotation(facts) + by) % 360);
        let onchange = change.reform(move |_: Event| RemuxOptions {
            turn_deg,
            ..options
        });
        html! {
            <label>
                <input type="radio" name="mend-turn" value={by.to_string()} checked={chosen == by} {onchange} />
                { page.text(words) }
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend>{ page.text(submission::MEND_TURN) }</legend>
            <div class="choices">
                { one(0, submission::MEND_TURN_NONE) }
                { one(90, submission::MEND_TURN_RIGHT) }
                { one(180, submission::MEND_TURN_OVER) }
                { one(270, submission::MEND_TURN_LEFT) }
            </div>
            <p class="help">{ page.text(submission::MEND_TURN_HINT) }</p>
        </fieldset>
    }
}
