//! What the worker of the examiner module does: examine a file's sound.

use super::source::BlobSource;
use super::worker::{self, Work};
use crate::examine::show::shown;
use crate::examine::{Progress, SoundExamination, examine_sound};
use crate::inspect::inspect;
use crate::job::{Job, JobEvent};
use crate::source::ReadError;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::JsValue;

/// How often results are told, in milliseconds.
const TOLD_EACH_MS: f64 = 1_000.0;

/// After so long without a look at it, the mailbox gets its turn, in milliseconds.
const TURN_MS: f64 = 100.0;

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
}

impl Work for Examiner {
    async fn work(
        &self,
        _job: Job,
        source: BlobSource,
        tell: impl Fn(JobEvent),
    ) -> Result<JobEvent, ReadError> {
        let facts = inspect(&source).await?;
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
                tell(JobEvent::Examining(Box::new(shown(&found, &facts))));
            }
        };
        let found = examine_sound(&source, &facts, progress).await?;
        Ok(JobEvent::Examined(Box::new(shown(&found, &facts))))
    }

    fn hold(&self, held: bool) {
        self.gate.hold(held);
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
