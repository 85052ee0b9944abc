//! Tells the session whether the opening strip is loading, so that no picture is examined meanwhile.

use crate::session::{Action, OpeningStrip};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use yew::Callback;

/// How long the next frame of the strip is waited for, in milliseconds. After that the examination goes on.
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

    /// Another frame is loading.
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
