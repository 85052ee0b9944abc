//! Shows single frames of a file by a player out of sight: there is one in every browser, and on plain
//! http too.

use crate::browser::decode::capture;
use crate::browser::files::object_url::ObjectUrl;
use crate::browser::worker::messages::Pixels;
use crate::examine::looked_at_in;
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement};

/// A player out of sight. It opens the file for each frame and lets it go after that: a player keeps
/// all that it has read and reads far ahead, which is 150 MB where a second of film has five.
pub(crate) struct FrameGrabber {
    gaze: Rc<Gaze>,
    _events: [EventListener; 3],
}

/// So often a player is sent to a place at most for one look: it may say that it is there before it has
/// the frame.
const MOST_SENT: u32 = 10;

/// Takes a player that shows the frame, or nothing; may say the second of the next look.
type Answer = dyn Fn(Option<&HtmlVideoElement>) -> Option<f64>;

struct Gaze {
    video: HtmlVideoElement,
    url: Rc<ObjectUrl>,
    /// What is asked for, until it is answered.
    wanted: Cell<Option<f64>>,
    /// How often the player was sent there.
    sent: Cell<u32>,
    answer: Box<Answer>,
}

impl FrameGrabber {
    /// Each look at the file is answered with a player that shows the frame, or with
    /// nothing where none comes. Whoever takes it may say the second of the next look.
    pub(crate) fn open(
        url: Rc<ObjectUrl>,
        answer: impl Fn(Option<&HtmlVideoElement>) -> Option<f64> + 'static,
    ) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let video: HtmlVideoElement = document.create_element("video").ok()?.unchecked_into();
        video.set_muted(true);
        // It shows one frame: what comes after it need not be fetched.
        video.set_preload("metadata");
        let gaze = Rc::new(Gaze {
            video: video.clone(),
            url,
            wanted: Cell::default(),
            sent: Cell::default(),
            answer: Box::new(answer),
        });
        let on = |name: &'static str, react: fn(&Gaze)| {
            let gaze = Rc::clone(&gaze);
            EventListener::new(&video, name, move |_| react(&gaze))
        };
        let events = [
            on("loadedmetadata", Gaze::seek),
            on("seeked", Gaze::come),
            on("error", |gaze| gaze.tell(None)),
        ];
        Some(Self {
            gaze,
            _events: events,
        })
    }

    /// Each look is answered with the frame's pixels, or with nothing where none comes.
    pub(crate) fn of_examiner(
        file: &File,
        answer: impl Fn(Option<Pixels>) + 'static,
    ) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
        Self::open(Rc::new(ObjectUrl::of(file)?), move |video| {
            answer(video.and_then(|video| pixels(video, &canvas)));
            None
        })
    }

    /// Asks for the frame at that second.
    pub(crate) fn look(&self, at_s: f64) {
        self.gaze.look(at_s);
    }
}

impl Drop for FrameGrabber {
    fn drop(&mut self) {
        self.gaze.let_go();
    }
}

impl Gaze {
    fn look(&self, at_s: f64) {
        self.wanted.set(Some(at_s));
        self.sent.set(0);
        self.video.set_src(self.url.as_str());
    }

    fn seek(&self) {
        if let Some(at_s) = self.wanted.get().filter(|at_s| at_s.is_finite()) {
            self.sent.set(self.sent.get() + 1);
            self.video.set_current_time(at_s);
        }
    }

    fn come(&self) {
        if capture::is_there(&self.video) {
            self.tell(Some(&self.video));
        } else if self.sent.get() < MOST_SENT {
            self.seek();
        } else {
            self.tell(None);
        }
    }

    fn tell(&self, video: Option<&HtmlVideoElement>) {
        if self.wanted.take().is_some() {
            match (self.answer)(video) {
                Some(at_s) => self.look(at_s),
                None => self.let_go(),
            }
        }
    }

    /// Ends decoding at once; what remains of the player goes with the last reference to it.
    fn let_go(&self) {
        // An attribute that is not there is gone as well.
        let _ = self.video.remove_attribute("src");
        self.video.load();
    }
}

/// The pixels of the frame that a player shows.
fn pixels(video: &HtmlVideoElement, canvas: &HtmlCanvasElement) -> Option<Pixels> {
    let (width, height) = looked_at_in(video.video_width(), video.video_height())?;
    canvas.set_width(width);
    canvas.set_height(height);
    let (width, height) = (f64::from(width), f64::from(height));
    // Each frame is read back: it need not go over the graphics card.
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
    // Its eight megabytes need not wait for the next look.
    canvas.set_width(0);
    // Where it lies already: a copy would be one more.
    let rgba = js_sys::Reflect::get(&image, &"data".into()).ok()?;
    Some(Pixels {
        width: image.width(),
        height: image.height(),
        rgba: rgba.dyn_into().ok()?,
    })
}
