//! Time stamps in seconds, and whether they go on from one stretch to the next.

use super::elementary::Run;
use crate::containers::stream::Stream;

/// Ticks of a time stamp in a second, and the bits after which it begins again.
pub(super) const TICKS: f64 = 90_000.0;
const TICK_BITS: u32 = 33;

/// A gap of so many seconds between two time stamps of a stream is none that a film has.
pub(super) const GAP_S: f64 = 2.0;

/// Holds the times of stretch after stretch against each other.
#[derive(Debug)]
pub(super) struct Clock {
    pub(super) origin: f64,
    pub(super) latest: f64,
    pub(super) is_broken: bool,
}

impl Clock {
    /// Goes on to the end of what the streams were seen to span.
    pub(super) fn pass(&mut self, streams: &[Stream]) {
        let ends = streams
            .iter()
            .filter_map(|stream| Some(stream.seen.span?.1));
        self.latest = ends.fold(self.latest, f64::max);
    }

    /// A stretch whose times lie before those that came before it does not go on with them.
    pub(super) fn hold(&mut self, run: &Run) {
        let Some(first) = run.first(self.origin) else {
            return;
        };
        self.is_broken |= first < self.latest - GAP_S;
        self.latest = self.latest.max(first);
    }
}

/// Whether a stream's times leave a gap within one stretch.
pub(super) fn has_gap(stream: &Stream) -> bool {
    stream.seen.runs.iter().any(|run| {
        let pairs = run.iter().zip(run.iter().skip(1));
        pairs
            .into_iter()
            .any(|(from, to)| (to - from).abs() > GAP_S)
    })
}

/// A time stamp in seconds, as near to `near` as the bits that it lost allow.
pub(super) fn unwrapped(ticks: u64, near: f64) -> f64 {
    let whole = (1_u64 << TICK_BITS) as f64 / TICKS;
    let time = ticks as f64 / TICKS;
    time + ((near - time) / whole).round() * whole
}
