//! Shows single frames of a file by a player out of sight: there is one in every browser, and on plain
//! http too.

use crate::browser::decode::capture;
use crate::browser::files::object_url::ObjectUrl;
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlVideoElement;

/// A player out of sight. It opens the file for each frame and lets it go after that: a player keeps
/// all that it has read and reads far ahead, which is 150 MB where a second of film has five.
pub(crate) struct FrameGrabber {
    state: Rc<State>,
    _events: [EventListener; 3],
}

/// Most seeks for one frame: a player may say that it has arrived before it has decoded the frame.
const MOST_SEEKS: u32 = 10;

/// Takes a player that shows the frame, or nothing; may say the second of the next look.
type Answer = dyn Fn(Option<&HtmlVideoElement>) -> Option<f64>;

struct State {
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
        let state = Rc::new(State {
            video: video.clone(),
            url,
            wanted: Cell::default(),
            sent: Cell::default(),
            answer: Box::new(answer),
        });
        let on = |name: &'static str, react: fn(&State)| {
            let state = Rc::clone(&state);
            EventListener::new(&video, name, move |_| react(&state))
        };
        let events = [
            on("loadedmetadata", State::seek),
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
        self.state.unload();
    }
}

impl State {
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
        if capture::has_frame(&self.video) {
            self.tell(Some(&self.video));
        } else if self.sent.get() < MOST_SEEKS {
            self.seek();
        } else {
            self.tell(None);
        }
    }

    fn tell(&self, video: Option<&HtmlVideoElement>) {
        if self.wanted.take().is_some() {
            match (self.answer)(video) {
                Some(at_s) => self.look(at_s),
                None => self.unload(),
            }
        }
    }

    /// Ends decoding at once; what remains of the player goes with the last reference to it.
    fn unload(&self) {
        // An attribute that is not there is gone as well.
        let _ = self.video.remove_attribute("src");
        self.video.load();
    }
}
