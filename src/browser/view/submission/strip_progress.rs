//! Says how far the strip of the opening is, so that no picture is examined meanwhile.

use crate::session::{Action, OpeningStrip};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use yew::Callback;

/// A strip of which no frame comes for so long keeps nobody waiting any more, in milliseconds.
const PATIENCE_MS: u32 = 10_000;

/// Tells the session.
pub(super) struct StripProgress {
    send: Callback<Action>,
    patience: RefCell<Option<Timeout>>,
}

impl StripProgress {
    pub(super) fn new(send: Callback<Action>) -> Self {
        Self {
            send,
            patience: RefCell::default(),
        }
    }

    /// Another frame is on its way.
    pub(super) fn loading(&self) {
        let send = self.send.clone();
        let give_up = move || send.emit(Action::OpeningStrip(OpeningStrip::Done));
        self.patience
            .replace(Some(Timeout::new(PATIENCE_MS, give_up)));
        self.send.emit(Action::OpeningStrip(OpeningStrip::Loading));
    }

    /// The strip is drawn, or will not be.
    pub(super) fn done(&self) {
        self.patience.take();
        self.send.emit(Action::OpeningStrip(OpeningStrip::Done));
    }
}
