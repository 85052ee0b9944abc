//! Pauses work that runs in steps.

use crate::browser::decode::gc_pressure::request_collection;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// The page's messages set it; the work waits for it between two steps.
#[derive(Default)]
pub(crate) struct PauseToken {
    paused: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl PauseToken {
    pub(crate) fn set(&self, paused: bool) {
        self.paused.set(paused);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.paused.get()
    }

    /// Waits until the work may go on. A pause begins with a garbage collection, because another
    /// examination may run meanwhile and need the memory.
    pub(crate) async fn wait(&self) {
        if self.is_paused() {
            request_collection();
        }
        poll_fn(|context| {
            if !self.paused.get() {
                return Poll::Ready(());
            }
            *self.waiting.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}
