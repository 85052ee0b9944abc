//! Where a film begins and ends: chosen in the player, frame by frame.

use crate::browser::view::context::Page;
use crate::browser::view::submission::player::{beside, seek};
use crate::facts::Facts;
use crate::job::RemuxOptions;
use crate::text::{Submission, Template, Text, submission};
use web_sys::{HtmlInputElement, HtmlVideoElement};
use yew::prelude::*;

/// Frames per second where the frames do not tell.
const USUAL_FRAME_RATE: f64 = 25.0;

/// Begin and end, and how long the film then is. `shown` is the second that the player shows.
pub(super) fn cut(
    page: &Page,
    facts: &Facts,
    options: RemuxOptions,
    change: &Callback<RemuxOptions>,
    node: &NodeRef,
    shown: Option<f64>,
) -> Html {
    let rate = frame_rate(facts);
    let onkeydown = by_key(rate, options, change, node);
    let from = move |at_s| RemuxOptions {
        from_ms: Some(frame_ms(at_s, rate).0),
        ..options
    };
    let to = move |at_s| RemuxOptions {
        to_ms: Some(frame_ms(at_s, rate).1),
        ..options
    };
    let step = |frames: f64, name: &'static str, words: Text<Submission>| {
        let node = node.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(video) = node.cast::<HtmlVideoElement>() {
                seek(&node, beside(video.current_time(), rate, frames));
            }
        });
        html! {
            <button type="button" class="button" data-mend-step={name} disabled={shown.is_none()} {onclick}>
                { page.text(words) }
            </button>
        }
    };
    let mark = |name: &'static str,
                words: Text<Submission>,
                marked: &dyn Fn(f64) -> RemuxOptions| {
        let marked = shown.map(marked);
        let onclick = change.reform(move |_: MouseEvent| marked.unwrap_or(options));
        html! {
            <button type="button" class="button" data-mend-mark={name} disabled={shown.is_none()} {onclick}>
                { page.text(words) }
            </button>
        }
    };
    html! {
        <fieldset class="field" {onkeydown}>
            <legend>{ page.text(submission::MEND_CUT) }</legend>
            if let Some(at_s) = shown {
                <p class="row apart">
                    <span id="mend-at">{ page.fill(submission::MEND_PANEL_AT, &[("at_s", at_s.into())]) }</span>
                    <span class="seek">
                        { step(-1.0, "back", submission::MEND_PANEL_BACK) }
                        { step(1.0, "on", submission::MEND_PANEL_ON) }
                    </span>
                </p>
            }
            <p class="row">
                { mark("from", submission::MEND_CUT_FROM, &from) }
                { mark("to", submission::MEND_CUT_TO, &to) }
            </p>
            <p class="help by-mouse">{ page.text(submission::MEND_PANEL_KEYS) }</p>
            { chosen(page, options.from_ms, From, change, options) }
            { chosen(page, options.to_ms, To, change, options) }
            { length(page, facts, options) }
            if options.from_ms.is_some() { { exact(page, options, change) } }
        </fieldset>
    }
}

/// Which end.
#[derive(Clone, Copy, PartialEq)]
enum End {
    From,
    To,
}
use End::{From, To};

/// What is chosen of an end, and a button that takes it back.
fn chosen(
    page: &Page,
    at_ms: Option<u32>,
    end: End,
    change: &Callback<RemuxOptions>,
    options: RemuxOptions,
) -> Html {
    let (at, none, clear): (Template<Submission>, _, _) = match end {
        From => (
            submission::MEND_CUT_FROM_AT,
            submission::MEND_CUT_FROM_NONE,
            submission::MEND_CUT_CLEAR_FROM,
        ),
        To => (
            submission::MEND_CUT_TO_AT,
            submission::MEND_CUT_TO_NONE,
            submission::MEND_CUT_CLEAR_TO,
        ),
    };
    let Some(at_ms) = at_ms else {
        return html! { <p>{ page.text(none) }</p> };
    };
    let cleared = match end {
        From => RemuxOptions {
            from_ms: None,
            exact: false,
            ..options
        },
        To => RemuxOptions {
            to_ms: None,
            ..options
        },
    };
    let onclick = change.reform(move |_: MouseEvent| cleared);
    html! {
        <p class="row">
            <span>{ page.fill(at, &[("at_s", seconds(at_ms).into())]) }</span>
            <button type="button" class="button small" {onclick}>{ page.text(clear) }</button>
        </p>
    }
}

/// How long the film will be, or that nothing would be left.
fn length(page: &Page, facts: &Facts, options: RemuxOptions) -> Html {
    if options.from_ms.is_none() && options.to_ms.is_none() {
        return Html::default();
    }
    let movie = facts.movie.as_ref();
    let whole_s = movie.and_then(|movie| movie.duration_s.known().copied());
    let end_s = options.to_ms.map(seconds).or(whole_s);
    let begin_s = options.from_ms.map_or(0.0, seconds);
    match end_s.map(|end_s| end_s - begin_s) {
        Some(length_s) if length_s > 0.0 => {
            let length = [("duration_s", length_s.into())];
            html! { <p id="mend-length">{ page.fill(submission::MEND_CUT_LENGTH, &length) }</p> }
        }
        Some(_) => {
            html! { <p class="note hint" role="alert">{ page.text(submission::MEND_CUT_NOTHING) }</p> }
        }
        None => Html::default(),
    }
}

/// Whether it begins with the very frame.
fn exact(page: &Page, options: RemuxOptions, change: &Callback<RemuxOptions>) -> Html {
    let onchange = change.reform(move |_: Event| RemuxOptions {
        exact: !options.exact,
        ..options
    });
    html! {
        <>
            <div class="choices">
                <label>
                    <input type="checkbox" id="mend-exact" checked={options.exact} aria-describedby="mend-exact-hint" {onchange} />
                    { page.text(submission::MEND_CUT_EXACT) }
                </label>
            </div>
            <p id="mend-exact-hint" class="help">{ page.text(submission::MEND_CUT_EXACT_HINT) }</p>
        </>
    }
}

/// The arrow keys go frame by frame; I and O choose begin and end, as in editors.
fn by_key(
    rate: f64,
    options: RemuxOptions,
    change: &Callback<RemuxOptions>,
    node: &NodeRef,
) -> Callback<KeyboardEvent> {
    let (node, change) = (node.clone(), change.clone());
    Callback::from(move |event: KeyboardEvent| {
        let is_input = event.target_dyn_into::<HtmlInputElement>().is_some();
        if is_input || event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let Some(video) = node.cast::<HtmlVideoElement>() else {
            return;
        };
        let at_s = video.current_time();
        let (from_ms, to_ms) = frame_ms(at_s, rate);
        match event.key().to_ascii_lowercase().as_str() {
            "arrowleft" => seek(&node, beside(at_s, rate, -1.0)),
            "arrowright" => seek(&node, beside(at_s, rate, 1.0)),
            "i" => change.emit(RemuxOptions {
                from_ms: Some(from_ms),
                ..options
            }),
            "o" => change.emit(RemuxOptions {
                to_ms: Some(to_ms),
                ..options
            }),
            _ => return,
        }
        event.prevent_default();
    })
}

fn frame_rate(facts: &Facts) -> f64 {
    let picture = facts
        .movie
        .as_ref()
        .and_then(|movie| movie.pictures.first());
    let rate = picture.and_then(|picture| picture.frame_rate);
    let rate = rate.filter(|rate| (1.0..1000.0).contains(rate));
    rate.unwrap_or(USUAL_FRAME_RATE)
}

/// Where the frame at a second begins and ends, in milliseconds: the begin not before it and the end not after it, so
/// that no other frame shows.
fn frame_ms(at_s: f64, rate: f64) -> (u32, u32) {
    let frame = (at_s * rate + 0.001).floor().max(0.0);
    let ms = |frame: f64| frame / rate * 1000.0;
    // Saturates. What rounding leaves of a whole millisecond is no further one.
    (
        (ms(frame) - 0.001).ceil().max(0.0) as u32,
        (ms(frame + 1.0) + 0.001).floor() as u32,
    )
}

fn seconds(ms: u32) -> f64 {
    f64::from(ms) / 1000.0
}
