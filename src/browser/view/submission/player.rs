//! The player, with controls for the opening seconds.

use super::strip::{Progress, Strip};
use crate::browser::files::object_url::ObjectUrl;
use crate::browser::view::context::Page;
use crate::facts::Facts;
use crate::job::FileKey;
use crate::rules::DemandId;
use crate::text::{fixed, submission};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlVideoElement};
use yew::prelude::*;

/// How far the slider reaches, in seconds.
const OPENING_S: f64 = 15.0;

/// Frames per second where the file does not tell.
const USUAL_FRAME_RATE: f64 = 25.0;

/// What the player shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shown {
    /// Nothing yet.
    Loading,
    /// The frame at this second.
    Frame(f64),
    /// Sound, but no picture: this browser cannot decode it.
    NoPicture,
    /// Nothing: this browser cannot play the file.
    Nothing,
}

impl Shown {
    /// The second that is shown, where a frame is.
    pub(super) const fn at_s(self) -> Option<f64> {
        match self {
            Self::Frame(at_s) => Some(at_s),
            _ => None,
        }
    }
}

/// The state of the player, shared with what is shown beside it.
pub(super) struct PlayerState<'a> {
    pub(super) node: &'a NodeRef,
    pub(super) shown: &'a UseStateHandle<Shown>,
    /// Is told whether the opening strip is still loading.
    pub(super) strip: &'a Progress,
    /// Told which stretches were played since the player was opened.
    pub(super) played: &'a Callback<Vec<(f64, f64)>>,
    /// The rule for which capturing a frame failed last.
    pub(super) failed: &'a UseStateHandle<Option<DemandId>>,
}

/// Player, frame by frame, slider, frames of the opening.
pub(super) fn player(
    page: &Page,
    facts: &Facts,
    url: Option<&Rc<ObjectUrl>>,
    player: &PlayerState<'_>,
) -> Html {
    let (node, shown) = (player.node, player.shown);
    let strip = player.strip;
    let look = {
        let (node, shown, strip) = (node.clone(), shown.setter(), strip.clone());
        Callback::from(move |_: Event| {
            if let Some(video) = node.cast::<HtmlVideoElement>() {
                shown.set(match (video.video_width(), video.ready_state()) {
                    (_, 0) => Shown::Loading,
                    (0, _) => {
                        strip.0.done();
                        Shown::NoPicture
                    }
                    _ => Shown::Frame(video.current_time()),
                });
            }
        })
    };
    let on_time = {
        let (node, look, played) = (node.clone(), look.clone(), player.played.clone());
        Callback::from(move |event: Event| {
            if let Some(video) = node.cast::<HtmlVideoElement>() {
                played.emit(played_of(&video));
            }
            look.emit(event);
        })
    };
    let onerror = {
        let (shown, strip) = (shown.setter(), strip.clone());
        Callback::from(move |_: Event| {
            strip.0.done();
            shown.set(Shown::Nothing);
        })
    };
    let onloadstart = {
        let strip = strip.clone();
        move |_: web_sys::ProgressEvent| strip.0.loading()
    };
    let onkeydown = step_by_key(facts, node);
    html! {
        <div class="stack" {onkeydown}>
            <video id="player" ref={node.clone()} src={url.map(|url| url.as_str().to_owned())} controls=true playsinline=true
                preload="metadata" aria-label={page.text(submission::PLAYER)}
                {onloadstart}
                onloadedmetadata={look.clone()} onloadeddata={look.clone()}
                ontimeupdate={on_time.clone()} onended={on_time} onseeked={look} {onerror} />
            { match **shown {
                Shown::Frame(at_s) => seeking(page, facts, url, player, at_s),
                Shown::Loading => html! { <p class="soft">{ page.text(submission::PLAYER_LOADING) }</p> },
                Shown::NoPicture => trouble(page.text(submission::PLAYER_NO_PICTURE)),
                Shown::Nothing => trouble(page.text(submission::PLAYER_NOTHING)),
            } }
        </div>
    }
}

/// The stretches that a player has played, each from and to a second.
fn played_of(video: &HtmlVideoElement) -> Vec<(f64, f64)> {
    let played = video.played();
    let stretch = |at: u32| Some((played.start(at).ok()?, played.end(at).ok()?));
    (0..played.length()).filter_map(stretch).collect()
}

fn trouble(words: &'static str) -> Html {
    html! { <p id="player-trouble" class="note hint">{ words }</p> }
}

/// Frames per second, and the second at which the slider ends.
fn opening(facts: &Facts) -> (f64, f64) {
    let movie = facts.movie.as_ref();
    let rate = movie.and_then(|movie| movie.pictures.first()?.frame_rate);
    let rate = rate.filter(|rate| (1.0..1000.0).contains(rate));
    let length = movie.and_then(|movie| movie.duration_s.known().copied());
    (
        rate.unwrap_or(USUAL_FRAME_RATE),
        length.unwrap_or(OPENING_S).min(OPENING_S),
    )
}

/// The second of the frame that is `frames` away. It is the middle of that frame, because at its edge a
/// player may show the frame before.
pub(super) fn beside(at_s: f64, rate: f64, frames: f64) -> f64 {
    (((at_s * rate + 0.001).floor() + frames).max(0.0) + 0.5) / rate
}

/// Lets the arrow keys go frame by frame; the slider does so without this.
fn step_by_key(facts: &Facts, node: &NodeRef) -> Callback<KeyboardEvent> {
    let node = node.clone();
    let (rate, _) = opening(facts);
    Callback::from(move |event: KeyboardEvent| {
        let frames = match event.key().as_str() {
            "ArrowLeft" => -1.0,
            "ArrowRight" => 1.0,
            _ => return,
        };
        let is_slider = event.target_dyn_into::<HtmlInputElement>().is_some();
        if is_slider || event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        event.prevent_default();
        if let Some(video) = node.cast::<HtmlVideoElement>() {
            seek(&node, beside(video.current_time(), rate, frames));
        }
    })
}

fn seeking(
    page: &Page,
    facts: &Facts,
    url: Option<&Rc<ObjectUrl>>,
    player: &PlayerState<'_>,
    at_s: f64,
) -> Html {
    let node = player.node;
    let (rate, end) = opening(facts);
    let onslide = {
        let node = node.clone();
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                seek(&node, input.value_as_number());
            }
        })
    };
    let to = {
        let node = node.clone();
        Callback::from(move |at_s| seek(&node, at_s))
    };
    let now = page.fill(submission::PLAYER_AT, &[("at_s", at_s.into())]);
    html! {
        <>
            <p class="row apart">
                <span id="player-at">{ &now }</span>
                <span class="seek">
                    { seek_button(node, beside(at_s, rate, -1.0), html! { page.text(submission::PLAYER_BACK) }, "back") }
                    { seek_button(node, beside(at_s, rate, 1.0), html! { page.text(submission::PLAYER_ON) }, "on") }
                </span>
            </p>
            <label class="slider">
                <span class="number">{ page.text(submission::PLAYER_OPENING) }</span>
                <input id="opening" type="range" min={fixed(0.5 / rate, 5)} max={fixed(end, 2)}
                    step={fixed(1.0 / rate, 5)} value={fixed(at_s.min(end), 3)}
                    aria-valuetext={now.clone()} oninput={onslide} />
            </label>
            if let Some(url) = url {
                <p class="small soft">
                    { page.text(submission::PLAYER_HINT) }
                    <span class="by-mouse">{ " " }{ page.text(submission::PLAYER_HINT_KEYS) }</span>
                </p>
                <Strip page={page.clone()} url={Rc::clone(url)} end_s={end} half_s={0.5 / rate} {at_s} seek={to}
                    progress={player.strip.clone()} />
            }
        </>
    }
}

fn seek_button(node: &NodeRef, at_s: f64, words: Html, name: &str) -> Html {
    let node = node.clone();
    let onclick = Callback::from(move |_: MouseEvent| seek(&node, at_s));
    html! {
        <button type="button" class="button" data-seek={name.to_owned()} {onclick}>{ words }</button>
    }
}

/// Seeks to that second and pauses.
pub(super) fn seek(node: &NodeRef, at_s: f64) {
    if let Some(video) = node.cast::<HtmlVideoElement>().filter(|_| at_s.is_finite()) {
        // Pausing a paused player is no error.
        let _ = video.pause();
        video.set_current_time(at_s);
    }
}

/// The URL at which the player finds the file, for as long as this component shows that file.
#[hook]
pub(super) fn use_object_url(page: &Page, file: FileKey) -> Option<Rc<ObjectUrl>> {
    let files = page.files.clone();
    let url = use_state_eq(|| None::<Rc<ObjectUrl>>);
    {
        let url = url.clone();
        use_effect_with(file, move |file| {
            let file = files.get(*file);
            url.set(file.and_then(|file| ObjectUrl::of(&file)).map(Rc::new));
        });
    }
    (*url).clone()
}
