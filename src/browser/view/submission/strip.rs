//! The opening of the video as a strip of frames, denser at the start, where the title card is.

use super::strip_progress::StripProgress;
use crate::browser::decode::frame_grabber::FrameGrabber;
use crate::browser::files::object_url::ObjectUrl;
use crate::browser::view::context::Page;
use crate::text::{fixed, submission};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, HtmlVideoElement,
};
use yew::prelude::*;

/// The seconds whose frames are shown.
const SECONDS: [f64; 14] = [
    0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 14.0,
];

/// Width and height of a frame in pixels.
const SIZE: (u32, u32) = (192, 108);

#[derive(Properties, PartialEq)]
pub(super) struct StripProps {
    pub(super) page: Page,
    /// Where a player finds the file.
    pub(super) url: Rc<ObjectUrl>,
    /// Seconds of the opening.
    pub(super) end_s: f64,
    /// Half the duration of a frame. At a frame's edge a player may show the frame before.
    pub(super) half_s: f64,
    /// The second that the player shows.
    pub(super) at_s: f64,
    /// Makes the player seek to a second.
    pub(super) seek: Callback<f64>,
    /// Is told whether frames are still loading.
    pub(super) progress: Progress,
}

/// The progress of the strip, compared by identity.
#[derive(Clone)]
pub(super) struct Progress(pub(super) Rc<StripProgress>);

impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Frames to choose from; each is a button that shows it large.
#[component]
pub(super) fn Strip(props: &StripProps) -> Html {
    let node = use_node_ref();
    let half_s = props.half_s;
    let seconds = SECONDS.into_iter().filter(|second| *second < props.end_s);
    {
        let node = node.clone();
        let progress = Rc::clone(&props.progress.0);
        use_effect_with(Rc::clone(&props.url), move |url| {
            let drawing = node
                .cast::<Element>()
                .and_then(|strip| draw(strip, url, half_s, Rc::clone(&progress)));
            move || {
                drop(drawing);
                progress.done();
            }
        });
    }
    let shown = SECONDS
        .into_iter()
        .rfind(|second| *second <= props.at_s + half_s && *second < props.end_s);
    html! {
        <div class="strip" ref={node} role="group" aria-label={props.page.text(submission::PLAYER_SECONDS)}
            onkeydown={Callback::from(|event: KeyboardEvent| walk(&event))}>
            { for seconds.map(|second| {
                let words = props.page.fill(submission::PLAYER_SECOND, &[("second", second.into())]);
                let onclick = props.seek.reform(move |_: MouseEvent| second + half_s);
                let current = (shown == Some(second)).then_some("true");
                // The whole strip is one stop of the Tab key; up and down lead along it.
                let stop = shown.unwrap_or_default() == second;
                html! {
                    <button type="button" tabindex={if stop { "0" } else { "-1" }} data-seek={fixed(second, 1)} aria-current={current} {onclick}>
                        <canvas width={SIZE.0.to_string()} height={SIZE.1.to_string()} />
                        <span class="missing">{ props.page.text(submission::PLAYER_FRAME_MISSING) }</span>
                        { words }
                    </button>
                }
            }) }
        </div>
    }
}

/// Moves the focus along the strip. Left and right go from frame to frame of the video.
fn walk(event: &KeyboardEvent) {
    let button = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let next = match event.key().as_str() {
        "ArrowDown" => button.and_then(|button| button.next_element_sibling()),
        "ArrowUp" => button.and_then(|button| button.previous_element_sibling()),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    let next = next.and_then(|next| next.dyn_into::<HtmlElement>().ok());
    if let Some(next) = next {
        // An element of the page can take the focus.
        let _ = next.focus();
    }
}

/// Draws frame after frame until the returned grabber is dropped.
fn draw(
    strip: Element,
    url: &Rc<ObjectUrl>,
    half_s: f64,
    progress: Rc<StripProgress>,
) -> Option<FrameGrabber> {
    let begun = Rc::clone(&progress);
    let next = Cell::new(0);
    let grabber = FrameGrabber::open(Rc::clone(url), move |video| {
        let at = next.replace(next.get() + 1);
        if let Some(button) = strip.children().item(at) {
            let canvas = button.first_element_child();
            let drawn = video
                .zip(canvas)
                .and_then(|(video, canvas)| put(video, &canvas));
            // The style sheet puts other words in the place of a frame that did not come.
            let state = if drawn.is_some() { "drawn" } else { "missing" };
            // A known attribute; setting it cannot fail.
            let _ = button.set_attribute("data-frame", state);
        }
        let has_next = next.get() < strip.children().length();
        let second = SECONDS.get(next.get() as usize).filter(|_| has_next);
        match second {
            Some(_) => progress.loading(),
            None => progress.done(),
        }
        second.map(|second| second + half_s)
    })?;
    begun.loading();
    grabber.look(half_s);
    Some(grabber)
}

/// Draws what a player shows; `None` where it cannot be drawn.
fn put(video: &HtmlVideoElement, canvas: &Element) -> Option<()> {
    let canvas = canvas.dyn_ref::<HtmlCanvasElement>()?;
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
    context
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
        .ok()
}
