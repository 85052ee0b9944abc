//! The stretches in which nothing is heard.

use crate::signal::advice::Span;
use crate::signal::stretches::Stretches;

/// A block below this is silent, in LUFS: 40 LU under a quiet voice, under the noise of any
/// room and microphone.
pub(super) const SILENT: f64 = -60.0;
/// A block up to this does not end a silence, if it is soon over: the noise of a quiet room comes and goes
/// around the limit. What is louder is heard, be it only a beep.
const BARELY_HEARD: f64 = -50.0;
/// How soon, in seconds.
const GAP_S: f64 = 0.2;
/// Shorter silences are pauses for breath, in seconds.
const LEAST_S: f64 = 1.0;

/// Gathers silences block by block.
#[derive(Debug, Clone)]
pub(super) struct Silence(Stretches);

impl Silence {
    pub(super) fn new() -> Self {
        Self(Stretches::new(GAP_S, LEAST_S))
    }

    /// Takes in a block of this loudness in LUFS.
    pub(super) fn push(&mut self, loudness: f64, span: Span) {
        if loudness < SILENT {
            self.0.mark(span);
        } else if loudness > BARELY_HEARD {
            self.0.end();
        }
    }

    /// Those of a second and more, in order of time.
    pub(super) fn all(&self) -> Vec<Span> {
        self.0.all()
    }
}
