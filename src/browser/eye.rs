//! Shows an examiner single frames of a file: what decodes them lives in the page alone, and is there
//! on plain http too.

use super::protocol::Pixels;
use crate::examine::looked_at_in;
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, Url};

/// A player and a canvas out of sight.
pub(super) struct Eye {
    looks: Rc<Looks>,
    url: String,
    _events: [EventListener; 3],
}

struct Looks {
    video: HtmlVideoElement,
    canvas: HtmlCanvasElement,
    /// What is asked for, until it is answered.
    wanted: Cell<Option<f64>>,
    answer: Box<dyn Fn(Option<Pixels>)>,
}

impl Eye {
    /// Opens the file; each look is answered with the frame, or with nothing where none comes.
    pub(super) fn open(file: &File, answer: impl Fn(Option<Pixels>) + 'static) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let video: HtmlVideoElement = document.create_element("video").ok()?.unchecked_into();
        let canvas = document.create_element("canvas").ok()?.unchecked_into();
        video.set_muted(true);
        // It jumps from place to place: what lies between need not be fetched.
        video.set_preload("metadata");
        let looks = Rc::new(Looks {
            video: video.clone(),
            canvas,
            wanted: Cell::default(),
            answer: Box::new(answer),
        });
        let on = |name: &'static str, react: fn(&Looks)| {
            let looks = Rc::clone(&looks);
            EventListener::new(&video, name, move |_| react(&looks))
        };
        let events = [
            on("loadedmetadata", Looks::seek),
            on("seeked", Looks::grab),
            on("error", |looks| looks.tell(None)),
        ];
        let url = Url::create_object_url_with_blob(file).ok()?;
        video.set_src(&url);
        Some(Self {
            looks,
            url,
            _events: events,
        })
    }

    /// Asks for the frame at that second.
    pub(super) fn look(&self, at_s: f64) {
        self.looks.wanted.set(Some(at_s));
        if self.looks.video.error().is_some() {
            self.looks.tell(None);
        } else if self.looks.video.ready_state() >= 1 {
            self.looks.seek();
        }
    }
}

impl Drop for Eye {
    fn drop(&mut self) {
        // Ends decoding at once; what remains of the player goes with the last reference to it.
        self.looks.video.set_src("");
        // Letting go of an address that is gone is no error.
        let _ = Url::revoke_object_url(&self.url);
    }
}

impl Looks {
    fn seek(&self) {
        match self.wanted.get() {
            Some(at_s) if at_s.is_finite() => self.video.set_current_time(at_s),
            _ => {}
        }
    }

    fn grab(&self) {
        if self.wanted.get().is_some() {
            self.tell(self.frame());
        }
    }

    fn tell(&self, frame: Option<Pixels>) {
        if self.wanted.take().is_some() {
            (self.answer)(frame);
        }
    }

    fn frame(&self) -> Option<Pixels> {
        let (width, height) = looked_at_in(self.video.video_width(), self.video.video_height())?;
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        let (width, height) = (f64::from(width), f64::from(height));
        // Each frame is read back: it need not go over the graphics card.
        let often = js_sys::Object::new();
        js_sys::Reflect::set(&often, &"willReadFrequently".into(), &true.into()).ok()?;
        let context = self
            .canvas
            .get_context_with_context_options("2d", &often)
            .ok()??;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context
            .draw_image_with_html_video_element_and_dw_and_dh(&self.video, 0.0, 0.0, width, height)
            .ok()?;
        let image = context.get_image_data(0.0, 0.0, width, height).ok()?;
        // Where it lies already: a copy would be one more.
        let rgba = js_sys::Reflect::get(&image, &"data".into()).ok()?;
        Some(Pixels {
            width: image.width(),
            height: image.height(),
            rgba: rgba.dyn_into().ok()?,
        })
    }
}
