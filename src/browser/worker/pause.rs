//! Where work waits while it is held.

use crate::browser::decode::gc_pressure::call_collector;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Where an examination waits while it is held.
#[derive(Default)]
pub(crate) struct PauseToken {
    held: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl PauseToken {
    pub(crate) fn hold(&self, held: bool) {
        self.held.set(held);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    pub(crate) fn is_held(&self) -> bool {
        self.held.get()
    }

    /// Waits until nothing is held. What lies about meanwhile is let go: it would be beside the memory of
    /// whoever goes on.
    pub(crate) async fn pass(&self) {
        if self.is_held() {
            call_collector();
        }
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
