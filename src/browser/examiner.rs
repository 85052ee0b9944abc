//! What the worker of the examiner module does: examine a file's sound, then its pictures.

use super::protocol::{Pixels, Reply};
use super::source::BlobSource;
use super::webcodecs::WebCodecs;
use super::worker::{self, Work};
use crate::examine::show::{shown, shown_with};
use crate::examine::{
    Frame, Frames, PictureExamination, Pictures, Progress, SoundExamination, examine_picture,
    examine_sound_with,
};
use crate::inspect::inspect;
use crate::job::{Job, JobEvent};
use crate::source::ReadError;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::JsValue;
use web_sys::MessageChannel;

/// How often results are told, in milliseconds.
const TOLD_EACH_MS: f64 = 1_000.0;

/// After so long without a look at it, the mailbox gets its turn, in milliseconds.
const TURN_MS: f64 = 100.0;

/// A frame that takes longer than this does not come, in milliseconds. On a slow machine a second of
/// large pictures takes several.
const PATIENCE_MS: u32 = 10_000;

/// Takes over a worker.
///
/// # Errors
/// When this is not a worker, or its mailbox cannot be had.
pub fn run() -> Result<(), JsValue> {
    worker::run(Examiner::default()).map(drop)
}

#[derive(Default)]
struct Examiner {
    gate: Rc<Gate>,
    frames: Rc<FrameSlot>,
}

impl Work for Examiner {
    async fn work(
        &self,
        _job: Job,
        source: BlobSource,
        say: impl Fn(Reply),
    ) -> Result<JobEvent, ReadError> {
        let facts = inspect(&source).await?;
        let tell = |shown| say(Reply::Event(JobEvent::Examining(Box::new(shown))));
        let (mut told, mut turned) = (0.0, js_sys::Date::now());
        let progress = async |progress: Progress<'_>| {
            let now = js_sys::Date::now();
            if now - turned > TURN_MS {
                TimeoutFuture::new(0).await;
                self.gate.pass().await;
                turned = js_sys::Date::now();
            }
            if now - told > TOLD_EACH_MS
                && let Some(findings) = progress.findings()
            {
                told = now;
                let found = SoundExamination::Measured(Box::new(findings));
                tell(shown(&found, &facts));
            }
        };
        let mut browser = WebCodecs::default();
        let sound = examine_sound_with(&source, &facts, &mut browser, progress).await?;
        let sound = shown(&sound, &facts);
        tell(sound.clone());

        let mut told = js_sys::Date::now();
        let progress = async |pictures: &Pictures| {
            self.gate.pass().await;
            let now = js_sys::Date::now();
            if now - told > TOLD_EACH_MS
                && let Some(findings) = pictures.findings()
            {
                told = now;
                let found = PictureExamination::Measured(Box::new(findings));
                tell(shown_with(&sound, &found));
            }
        };
        let mut player = Player {
            say: &say,
            frames: &self.frames,
        };
        let found = examine_picture(&facts, &mut player, progress).await;
        Ok(JobEvent::Examined(Box::new(shown_with(&sound, &found))))
    }

    fn hold(&self, held: bool) {
        self.gate.hold(held);
    }

    fn frame(&self, frame: Option<Pixels>) {
        self.frames.put(frame);
    }
}

/// The page's player: it decodes in every browser, on plain http too.
struct Player<'a, S> {
    say: &'a S,
    frames: &'a FrameSlot,
}

impl<S: Fn(Reply)> Frames for Player<'_, S> {
    async fn at(&mut self, at_s: f64) -> Option<Frame> {
        self.frames.clear();
        (self.say)(Reply::Look(at_s));
        let late = TimeoutFuture::new(PATIENCE_MS);
        let Either::Left((frame, _)) = select(pin!(self.frames.next()), late).await else {
            return None;
        };
        let pixels = frame?;
        Some(Frame {
            width: pixels.width as usize,
            height: pixels.height as usize,
            rgba: taken(&pixels),
        })
    }
}

/// The bytes of a frame, whose memory goes back at once: until the garbage collector comes by, a dozen
/// frames would lie about. Who hands it over to a closed port keeps nothing of it.
fn taken(pixels: &Pixels) -> Vec<u8> {
    let bytes = pixels.rgba.to_vec();
    if let Ok(channel) = MessageChannel::new() {
        channel.port2().close();
        let handed_over = js_sys::Array::of1(&pixels.rgba.buffer());
        // Where it cannot be handed over it stays until the collector comes.
        let _ = channel
            .port1()
            .post_message_with_transferable(&JsValue::UNDEFINED, &handed_over);
        channel.port1().close();
    }
    bytes
}

/// Where a frame arrives.
#[derive(Default)]
struct FrameSlot {
    frame: RefCell<Option<Option<Pixels>>>,
    waiting: RefCell<Option<Waker>>,
}

impl FrameSlot {
    fn clear(&self) {
        self.frame.take();
    }

    fn put(&self, frame: Option<Pixels>) {
        self.frame.replace(Some(frame));
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// The next frame that arrives.
    fn next(&self) -> impl Future<Output = Option<Pixels>> + '_ {
        poll_fn(|context| match self.frame.take() {
            Some(frame) => Poll::Ready(frame),
            None => {
                *self.waiting.borrow_mut() = Some(context.waker().clone());
                Poll::Pending
            }
        })
    }
}

/// Where an examination waits while it is held.
#[derive(Default)]
struct Gate {
    held: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Gate {
    fn hold(&self, held: bool) {
        self.held.set(held);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// Waits until nothing is held.
    async fn pass(&self) {
        poll_fn(|context| {
            if !self.held.get() {
                return Poll::Ready(());
            }
            *self.waiting.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}
