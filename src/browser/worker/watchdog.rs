//! Notices when a worker has been silent for too long.

use std::cell::Cell;

/// Silence of a working worker after which it counts as hung, in milliseconds.
const SILENCE_MS: f64 = 10_000.0;

/// How often [`Watchdog::is_silent`] is called, in milliseconds.
pub(super) const ASK_EACH_MS: u32 = 1_000;

/// Remembers when a worker last sent a message, and when that was last checked.
pub(super) struct Watchdog {
    sign_ms: Cell<f64>,
    asked_ms: Cell<f64>,
}

impl Watchdog {
    pub(super) fn new() -> Self {
        let now = js_sys::Date::now();
        Self {
            sign_ms: Cell::new(now),
            asked_ms: Cell::new(now),
        }
    }

    /// The worker sent a message, or was just started or given a job.
    pub(super) fn reset(&self) {
        self.sign_ms.set(js_sys::Date::now());
    }

    /// Whether the worker has been silent for too long.
    ///
    /// A late call means that the computer slept or the page was in the background. Messages of the
    /// worker may then still be unread, so its time starts anew.
    pub(super) fn is_silent(&self) -> bool {
        let now = js_sys::Date::now();
        if now - self.asked_ms.replace(now) > f64::from(ASK_EACH_MS) * 3.0 {
            self.sign_ms.set(now);
        }
        now - self.sign_ms.get() > SILENCE_MS
    }
}
