//! Whose turn it is: the strip of the opening is drawn first, and the pictures that are examined wait
//! meanwhile. Both decode, and the frames of both at once would be too much memory.

use std::cell::Cell;

/// A strip of which no frame comes for so long keeps nobody waiting any more, in milliseconds.
const PATIENCE_MS: f64 = 10_000.0;

thread_local! {
    /// Until when the next frame of the strip is waited for, in milliseconds since 1970.
    static UNTIL_MS: Cell<f64> = const { Cell::new(0.0) };
}

/// The strip has begun, or gone on.
pub(super) fn strip_goes_on() {
    UNTIL_MS.set(js_sys::Date::now() + PATIENCE_MS);
}

/// The strip is drawn, or will not be.
pub(super) fn strip_is_over() {
    UNTIL_MS.set(0.0);
}

/// Whether it is the turn of the strip.
pub(super) fn is_of_strip() -> bool {
    js_sys::Date::now() < UNTIL_MS.get()
}
