//! Tells when a worker has been silent for too long.

use std::cell::Cell;

/// A worker that should work and is silent for so long, in milliseconds, is given up.
const SILENCE_MS: f64 = 10_000.0;

/// How often to ask [`Watchdog::is_silent`], in milliseconds.
pub(super) const ASK_EACH_MS: u32 = 1_000;

/// Remembers when a worker last gave a sign of life, and when that was last asked.
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

    /// The worker gave a sign of life, or has just begun to owe one.
    pub(super) fn reset(&self) {
        self.sign_ms.set(js_sys::Date::now());
    }

    /// Whether the worker has been silent for too long.
    ///
    /// Where this is asked late itself, the whole computer slept or the page was put aside: the
    /// worker's signs may be waiting to be read, and it is given its time anew.
    pub(super) fn is_silent(&self) -> bool {
        let now = js_sys::Date::now();
        if now - self.asked_ms.replace(now) > f64::from(ASK_EACH_MS) * 3.0 {
            self.sign_ms.set(now);
        }
        now - self.sign_ms.get() > SILENCE_MS
    }
}
