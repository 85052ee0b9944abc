//! Serves frames of a file to a worker that has no decoder: a player out of sight shows them, and a
//! canvas gives their pixels.

use super::frame_grabber::FrameGrabber;
use crate::browser::files::object_url::ObjectUrl;
use crate::browser::worker::messages::Pixels;
use crate::examine::examined_size;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement};

/// Serves the frames of one file.
pub(crate) struct FrameServer(FrameGrabber);

impl FrameServer {
    /// Opens a file. `answer` is called with the pixels of each frame that is asked for, or with `None`.
    pub(crate) fn open(file: &File, answer: impl Fn(Option<Pixels>) + 'static) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
        let grabber = FrameGrabber::open(Rc::new(ObjectUrl::of(file)?), move |video| {
            answer(video.and_then(|video| pixels(video, &canvas)));
            None
        });
        grabber.map(Self)
    }

    /// Asks for the frame at that second.
    pub(crate) fn show(&self, at_s: f64) {
        self.0.look(at_s);
    }
}

/// The pixels of the frame that a player shows.
fn pixels(video: &HtmlVideoElement, canvas: &HtmlCanvasElement) -> Option<Pixels> {
    let decoded = (video.video_width(), video.video_height());
    let (width, height) = examined_size(decoded.0, decoded.1)?;
    canvas.set_width(width);
    canvas.set_height(height);
    let (width, height) = (f64::from(width), f64::from(height));
    // Every frame is read back, so the canvas had better not be on the graphics card.
    let often = js_sys::Object::new();
    js_sys::Reflect::set(&often, &"willReadFrequently".into(), &true.into()).ok()?;
    let context = canvas
        .get_context_with_context_options("2d", &often)
        .ok()??;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
        .ok()?;
    let image = context.get_image_data(0.0, 0.0, width, height).ok()?;
    // Frees the canvas's memory before the next frame is wanted.
    canvas.set_width(0);
    // Taken by reference: web-sys's own getter would copy all of it.
    let rgba = js_sys::Reflect::get(&image, &"data".into()).ok()?;
    Some(Pixels {
        width: image.width(),
        height: image.height(),
        decoded,
        rgba: rgba.dyn_into().ok()?,
    })
}
