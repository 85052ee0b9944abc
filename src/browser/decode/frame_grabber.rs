//! Shows single frames of a file by a player out of sight: there is one in every browser, and on plain
//! http too.

use crate::browser::decode::capture;
use crate::browser::files::object_url::ObjectUrl;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlVideoElement;

/// A player out of sight. It opens the file for each frame and lets it go after that: a player keeps
/// all that it has read and reads far ahead, which is 150 MB where a second of film has five.
pub(crate) struct FrameGrabber {
    state: Rc<State>,
    _events: [EventListener; 3],
}

/// How often it is looked whether a player that has arrived shows the frame, in milliseconds: it may say so
/// before it has decoded one.
const LOOK_EACH_MS: u32 = 50;

/// How often it is looked at most. The worker that asks for frames has lost its patience by then.
const MOST_LOOKS: u32 = 240;

/// After so many looks in vain the player is sent there once more.
const SEEK_EACH: u32 = 4;

/// A player that shows a frame.
#[derive(Clone, Copy)]
pub(crate) struct ShownFrame<'v> {
    pub(crate) video: &'v HtmlVideoElement,
    /// The second of the video from which on it shows this frame, where the browser tells it. A player whose
    /// next frame cannot be decoded may go on showing the last one.
    pub(crate) from_s: Option<f64>,
}

/// Takes a frame, or nothing; may say the second of the next look.
type Answer = dyn Fn(Option<ShownFrame<'_>>) -> Option<f64>;

#[wasm_bindgen]
extern "C" {
    /// A player with `requestVideoFrameCallback`, which not every browser has.
    type Presenter;
    #[wasm_bindgen(method, catch, js_name = requestVideoFrameCallback)]
    fn on_presented(this: &Presenter, callback: &JsValue) -> Result<JsValue, JsValue>;

    /// What is told of a frame that is presented.
    type VideoFrameMetadata;
    #[wasm_bindgen(method, getter, js_name = mediaTime)]
    fn media_time(this: &VideoFrameMetadata) -> f64;
}

struct State {
    video: HtmlVideoElement,
    url: Rc<ObjectUrl>,
    /// What is asked for, until it is answered.
    wanted: Cell<Option<f64>>,
    /// How often it was looked whether the frame is there.
    looks: Cell<u32>,
    next_look: RefCell<Option<Timeout>>,
    /// The second of the frame that was presented last.
    presented_s: Rc<Cell<Option<f64>>>,
    on_presented: Closure<dyn FnMut(JsValue, VideoFrameMetadata)>,
    answer: Box<Answer>,
}

impl FrameGrabber {
    /// Each look at the file is answered with a player that shows the frame, or with
    /// nothing where none comes. Whoever takes it may say the second of the next look.
    pub(crate) fn open(
        url: Rc<ObjectUrl>,
        answer: impl Fn(Option<ShownFrame<'_>>) -> Option<f64> + 'static,
    ) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let video: HtmlVideoElement = document.create_element("video").ok()?.unchecked_into();
        video.set_muted(true);
        // It shows one frame: what comes after it need not be fetched.
        video.set_preload("metadata");
        let presented_s = Rc::new(Cell::default());
        let on_presented = {
            let presented_s = Rc::clone(&presented_s);
            Closure::new(move |_: JsValue, frame: VideoFrameMetadata| {
                presented_s.set(Some(frame.media_time()));
            })
        };
        let state = Rc::new(State {
            video: video.clone(),
            url,
            wanted: Cell::default(),
            looks: Cell::default(),
            next_look: RefCell::default(),
            presented_s,
            on_presented,
            answer: Box::new(answer),
        });
        let on = |name: &'static str, react: fn(&Rc<State>)| {
            let state = Rc::clone(&state);
            EventListener::new(&video, name, move |_| react(&state))
        };
        let events = [
            on("loadedmetadata", |state| state.seek()),
            on("seeked", State::come),
            on("error", |state| state.tell(None)),
        ];
        Some(Self {
            state,
            _events: events,
        })
    }

    /// Asks for the frame at that second.
    pub(crate) fn look(&self, at_s: f64) {
        self.state.look(at_s);
    }
}

impl Drop for FrameGrabber {
    fn drop(&mut self) {
        self.state.let_go();
    }
}

impl State {
    fn look(&self, at_s: f64) {
        self.wanted.set(Some(at_s));
        self.looks.set(0);
        self.presented_s.set(None);
        self.video.set_src(self.url.as_str());
    }

    fn seek(&self) {
        if let Some(at_s) = self.wanted.get().filter(|at_s| at_s.is_finite()) {
            // Without such a function the second is not known.
            let presenter = self.video.unchecked_ref::<Presenter>();
            let _ = presenter.on_presented(self.on_presented.as_ref());
            self.video.set_current_time(at_s);
        }
    }

    /// The player says that it has arrived: once it shows the frame, that is the answer.
    fn come(self: &Rc<Self>) {
        if self.wanted.get().is_none() {
            return;
        }
        let looks = self.looks.get() + 1;
        self.looks.set(looks);
        if capture::is_there(&self.video) {
            self.tell(Some(ShownFrame {
                video: &self.video,
                from_s: self.presented_s.get(),
            }));
        } else if looks == MOST_LOOKS {
            self.tell(None);
        } else if looks.is_multiple_of(SEEK_EACH) {
            self.seek();
        } else {
            let state = Rc::downgrade(self);
            let look = Timeout::new(LOOK_EACH_MS, move || {
                if let Some(state) = state.upgrade() {
                    state.come();
                }
            });
            self.next_look.replace(Some(look));
        }
    }

    fn tell(&self, frame: Option<ShownFrame<'_>>) {
        if self.wanted.take().is_some() {
            self.next_look.take();
            match (self.answer)(frame) {
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
