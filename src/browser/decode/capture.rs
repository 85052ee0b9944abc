//! Captures the frame that a video element shows as a JPEG.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

/// Width of the picture: 8 cm in print at 300 dots per inch.
const WIDTH: f64 = 960.0;

/// JPEG quality at which small lettering on a title card stays clear.
const QUALITY: f64 = 0.85;

/// A captured frame.
pub(crate) struct CapturedFrame {
    /// The second of the video at which it is shown.
    pub(crate) at_s: f64,
    /// The JPEG as a `data:` URL.
    pub(crate) image: String,
}

/// Captures the current frame and calls `tell` with it, or with `None` where there is no frame or the
/// browser does not give its pixels.
///
/// A player that has [no frame yet](has_frame) decodes one after a seek to its current position, so
/// `tell` may be called later.
pub(crate) fn capture_frame(
    video: &HtmlVideoElement,
    tell: impl FnOnce(Option<CapturedFrame>) + 'static,
) {
    let taken = |video: &HtmlVideoElement| {
        let at_s = video.current_time();
        jpeg(video).map(|image| CapturedFrame { at_s, image })
    };
    let now = taken(video);
    // Firefox knows the size of the video (ready state 1) some time before it has a frame (2).
    if now.is_some() || video.ready_state() < 1 {
        tell(now);
        return;
    }
    let fetching = video.clone();
    EventListener::once(video, "seeked", move |_| tell(taken(&fetching))).forget();
    video.set_current_time(video.current_time());
}

/// Whether a player has a frame to draw. The ready state of a player out of sight may say so too early.
pub(crate) fn has_frame(video: &HtmlVideoElement) -> bool {
    let pixel = || {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
        let context = canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context
            .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, 1.0, 1.0)
            .ok()?;
        context.get_image_data(0.0, 0.0, 1.0, 1.0).ok()
    };
    // What was not drawn is transparent.
    pixel().is_some_and(|pixel| pixel.data().get(3) == Some(&u8::MAX))
}

fn jpeg(video: &HtmlVideoElement) -> Option<String> {
    let (width, height) = (
        f64::from(video.video_width()),
        f64::from(video.video_height()),
    );
    if width < 1.0 || height < 1.0 || video.ready_state() < 2 || !has_frame(video) {
        return None;
    }
    let scale = (WIDTH / width).min(1.0);
    let (width, height) = (width * scale, height * scale);
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
        .ok()?;
    let quality = JsValue::from_f64(QUALITY);
    let url = canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality);
    url.ok()
        .filter(|url| url.starts_with("data:image/jpeg;base64,"))
}
