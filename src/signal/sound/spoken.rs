//! What is measured while somebody speaks: how loud the speech is, and what sounds with it.
//!
//! Whether somebody speaks is known only when two seconds have been heard. Until then what was measured
//! waits, and is taken in only if it was speech: neither the music of a title nor a silence before the
//! first word says anything about the speech.

use super::gating::Gated;
use super::levels::Levels;
use super::measures::Speech;
use super::silence::SILENT;
use super::spectrum::{BANDS, Spectrum};
use super::speech::Listener;
use crate::signal::advice::Span;
use crate::signal::hundredths;

/// Length of a window, in seconds.
const WINDOW_S: f64 = 2.0;
/// Blocks of a window.
const WINDOW_BLOCKS: u64 = 20;
/// After so many windows every second one is passed over: the detector costs a tenth of all that an
/// examination of sound does, and a minute of speech is like the next.
const HEARD_WHOLE: u64 = 30;
/// Of what sounds at least this share must be speech, in windows, before anything is said about speech:
/// quick music has some windows that could be.
const LEAST_SHARE: f64 = 0.4;
const LEAST_WINDOWS: u64 = 2;

/// Gathers what is measured during speech.
#[derive(Debug, Clone)]
pub(super) struct Spoken {
    listener: Listener,
    /// Of the window that is not yet over.
    waiting: Waiting,
    /// Windows that were heard.
    windows: u64,
    /// Blocks that are still to be passed over.
    passing: u64,
    sounding: u64,
    speech: u64,
    /// How long somebody speaks, in seconds.
    seconds: f64,
    /// Sums over the windows that sound.
    voice: f64,
    syllables: f64,
    /// The same over the windows of speech.
    gaps_db: f64,
    loudness: Gated,
    levels: Levels,
}

#[derive(Debug, Clone, Default)]
struct Waiting {
    mean_squares: Vec<f64>,
    spectra: Vec<(f64, Spectrum, Span)>,
    /// Loudness of the loudest block, in LUFS.
    loudest: Option<f64>,
}

impl Spoken {
    /// For sound of this rate; `scatter_of_noise` is [`super::spectrum::Analyser::scatter_of_noise`].
    pub(super) fn new(rate: u32, scatter_of_noise: [f64; BANDS]) -> Self {
        Self {
            listener: Listener::new(rate),
            waiting: Waiting::default(),
            windows: 0,
            passing: 0,
            sounding: 0,
            speech: 0,
            seconds: 0.0,
            voice: 0.0,
            syllables: 0.0,
            gaps_db: 0.0,
            loudness: Gated::new(),
            levels: Levels::new(scatter_of_noise),
        }
    }

    /// How many samples from before a block must stand before it.
    pub(super) const fn reach(&self) -> usize {
        self.listener.reach()
    }

    /// Whether the next block is the first of a window.
    pub(super) const fn begins(&self) -> bool {
        self.waiting.loudest.is_none()
    }

    /// Takes in a weighted mean square of momentary loudness.
    pub(super) fn note_loudness(&mut self, mean_square: f64) {
        self.waiting.mean_squares.push(mean_square);
    }

    /// Takes in a spectrum and the loudness of its blocks, in LUFS.
    pub(super) fn note_spectrum(&mut self, level: f64, spectrum: Spectrum, span: Span) {
        self.waiting.spectra.push((level, spectrum, span));
    }

    /// Hears a block, of this loudness in LUFS, after all that was measured of it.
    pub(super) fn push(&mut self, samples: &[f32], level: f64) {
        if self.passing > 0 {
            self.passing -= 1;
            self.waiting = Waiting::default();
            return;
        }
        let loudest = self.waiting.loudest.get_or_insert(level);
        *loudest = loudest.max(level);
        let is_silent = *loudest < SILENT;
        let Some(window) = self.listener.push(samples) else {
            return;
        };
        if !is_silent {
            self.sounding += 1;
            self.voice += f64::from(window.voice);
            self.syllables += f64::from(window.syllables);
        }
        if !is_silent && window.is_speech() {
            self.speech += 1;
            self.seconds += if self.is_thinned() {
                2.0 * WINDOW_S
            } else {
                WINDOW_S
            };
            self.gaps_db += f64::from(window.gaps_db);
            let Waiting {
                mean_squares,
                spectra,
                ..
            } = &self.waiting;
            mean_squares.iter().for_each(|&ms| self.loudness.push(ms));
            for (level, spectrum, span) in spectra {
                self.levels.push(*level, spectrum, *span);
            }
        }
        self.waiting = Waiting::default();
        self.windows += 1;
        if self.is_thinned() {
            self.passing = WINDOW_BLOCKS;
        }
    }

    /// Whether the window that is heard stands for the next one as well.
    const fn is_thinned(&self) -> bool {
        self.windows >= HEARD_WHOLE
    }

    /// How much speech there is, and how loud; `None` where nothing sounds.
    pub(super) fn speech(&self) -> Option<Speech> {
        let sounding = (self.sounding > 0).then_some(self.sounding as f64)?;
        let share = self.speech as f64 / sounding;
        let enough = self.speech >= LEAST_WINDOWS && share >= LEAST_SHARE;
        let level = self.loudness.integrated().filter(|_| enough);
        Some(Speech {
            seconds: self.seconds,
            share: hundredths(share),
            voice: hundredths(self.voice / sounding),
            syllables: hundredths(self.syllables / sounding),
            gaps_db: hundredths(self.gaps_db / self.speech.max(1) as f64),
            level_lufs: level.map(hundredths),
        })
    }

    /// What sounds during speech, by level.
    pub(super) const fn levels(&self) -> &Levels {
        &self.levels
    }
}
