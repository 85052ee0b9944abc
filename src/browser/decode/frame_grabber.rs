//! Grabs single frames of a file with a video element out of sight, which works in every browser and on
//! plain http.

use crate::browser::decode::capture;
use crate::browser::files::object_url::ObjectUrl;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlVideoElement;

/// A player out of sight. It opens the file for each frame and unloads it afterwards, because a player
/// keeps all that it has read and reads far ahead.
pub(crate) struct FrameGrabber {
    state: Rc<State>,
    _events: [EventListener; 3],
}

/// How often a player is asked whether it shows the frame, in milliseconds: `seeked` can fire before the frame
/// is decoded.
const CHECK_EACH_MS: u32 = 50;

/// Most checks for one frame. They last longer than the worker that wants the frame waits for it.
const MOST_CHECKS: u32 = 240;

/// Most checks for a frame that follows one which did not come: a film without pictures is not waited for
/// again and again.
const FEWER_CHECKS: u32 = 40;

/// After this many checks in vain the player seeks once more.
const SEEK_EACH: u32 = 4;

/// Called with a player that shows the frame, or with `None`; returns the second of the next frame, if any.
type Answer = dyn Fn(Option<&HtmlVideoElement>) -> Option<f64>;

struct State {
    video: HtmlVideoElement,
    url: Rc<ObjectUrl>,
    /// The second of the frame that is wanted, until it is answered.
    wanted: Cell<Option<f64>>,
    /// How often it was checked whether the frame is there.
    checks: Cell<u32>,
    most_checks: Cell<u32>,
    next_check: RefCell<Option<Timeout>>,
    answer: Box<Answer>,
}

impl FrameGrabber {
    /// Opens a player. For each wanted frame `answer` is called with a player that shows it, or with
    /// `None` where it does not come; it returns the second of the next frame, if any.
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
            checks: Cell::default(),
            most_checks: Cell::new(MOST_CHECKS),
            next_check: RefCell::default(),
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
        self.state.most_checks.set(MOST_CHECKS);
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
        self.checks.set(0);
        self.video.set_src(self.url.as_str());
    }

    fn seek(&self) {
        if let Some(at_s) = self.wanted.get().filter(|at_s| at_s.is_finite()) {
            self.video.set_current_time(at_s);
        }
    }

    /// The player says that it has arrived: once it shows the frame, that is the answer.
    fn come(self: &Rc<Self>) {
        if self.wanted.get().is_none() {
            return;
        }
        let checks = self.checks.get() + 1;
        self.checks.set(checks);
        if capture::has_frame(&self.video) {
            self.tell(Some(&self.video));
        } else if checks >= self.most_checks.get() || self.video.video_width() == 0 {
            // It may play the sound alone.
            self.tell(None);
        } else if checks.is_multiple_of(SEEK_EACH) {
            self.seek();
        } else {
            let state = Rc::downgrade(self);
            let check = Timeout::new(CHECK_EACH_MS, move || {
                if let Some(state) = state.upgrade() {
                    state.come();
                }
            });
            self.next_check.replace(Some(check));
        }
    }

    fn tell(&self, video: Option<&HtmlVideoElement>) {
        if self.wanted.take().is_some() {
            self.next_check.take();
            self.most_checks.set(match video {
                Some(_) => MOST_CHECKS,
                None => FEWER_CHECKS,
            });
            match (self.answer)(video) {
                Some(at_s) => self.look(at_s),
                None => self.unload(),
            }
        }
    }

    /// Ends decoding at once and frees what the player has read.
    fn unload(&self) {
        // Removing an attribute that is not there is no error.
        let _ = self.video.remove_attribute("src");
        self.video.load();
    }
}
