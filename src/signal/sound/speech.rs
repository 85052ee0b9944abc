//! Whether somebody speaks, two seconds at a time.
//!
//! Two things must come together. The crate `earshot`, a small neural network, tells voices from noise,
//! tones and beeps, but takes music for voices. Speech comes in syllables, three to seven a second, so that
//! the level of each band swells and fades as fast (E. Scheirer, M. Slaney: Construction and evaluation of a
//! robust multifeature speech/music discriminator, ICASSP 1997); that of music seldom does, but that of
//! beeps may. `docs/sound-measures.md` has what either says of many sounds.

use super::resampler::Resampler;
use microfft::real::rfft_512;
use std::f32::consts::TAU;
use std::fmt;

/// What the detector takes: samples per second, and samples at a time.
const RATE: u32 = 16_000;
const FRAME: usize = 256;
/// A spectrum is taken of this frame and the one before.
const SPECTRUM: usize = 2 * FRAME;
/// Frames of a window: two seconds.
const FRAMES: usize = 125;
/// Edges of the bands in which syllables are looked for, in bins of 31 Hz: from 280 Hz to 2.5 kHz.
const EDGES: [usize; BANDS + 1] = [9, 13, 17, 22, 28, 36, 46, 60, 80];
const BANDS: usize = 8;
/// Rates at which syllables follow each other, in periods per window: 2.5 to 7 Hz.
const RHYTHMS: std::ops::RangeInclusive<usize> = 5..=14;
/// So many of the bands must show it: music may cover the others.
const SHOWING: usize = 3;
/// This share of the frames counts as gaps: speech pauses for longer.
const GAPS: f32 = 0.1;
/// Gaps deeper than this are as good as silent, in dB.
const DEEPEST_DB: f32 = 60.0;
/// Less energy than this is the rounding of a codec.
const LEAST_ENERGY: f32 = 1e-9;

/// From this score of the detector on it is a voice. Its authors take 0.5, for single frames of which most
/// are silent or noise; on the average over what is heard voices reach 0.83 and more, also in a hall or
/// behind music.
const VOICE: f32 = 0.75;
/// From this modulation on there are syllables.
const SYLLABLES: f32 = 0.2;

/// Two seconds of sound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    /// How much it sounds like a voice, 0 to 1.
    pub(super) voice: f32,
    /// How strongly it is modulated as fast as syllables follow each other.
    pub(super) syllables: f32,
    /// How far the gaps between syllables lie under the mean, in dB.
    pub(super) gaps_db: f32,
}

impl Window {
    pub(super) fn is_speech(&self) -> bool {
        self.voice >= VOICE && self.syllables >= SYLLABLES
    }
}

/// Listens for speech.
#[derive(Debug, Clone)]
pub(super) struct Listener {
    resampler: Resampler,
    detector: Detector,
    /// At [`RATE`]: the frame before, then what is not yet a frame.
    samples: Vec<f32>,
    /// Those of the window so far.
    frames: Vec<Frame>,
    tables: Tables,
}

/// What is computed once.
#[derive(Debug, Clone)]
struct Tables {
    /// The Hann window of a spectrum.
    hann: Vec<f32>,
    /// Cosine and sine, once around in the frames of a window.
    turn: Vec<(f32, f32)>,
}

/// What is kept of a frame.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// The detector's score.
    voice: f32,
    energy: f32,
    bands: [f32; BANDS],
}

/// The detector has a state and cannot be copied; a copy begins afresh, and no copy goes on listening.
struct Detector(Box<earshot::Detector>);

impl Clone for Detector {
    fn clone(&self) -> Self {
        Self(earshot::Detector::default_boxed())
    }
}

impl fmt::Debug for Detector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Detector")
    }
}

impl Listener {
    pub(super) fn new(rate: u32) -> Self {
        Self {
            resampler: Resampler::new(rate, RATE),
            detector: Detector(earshot::Detector::default_boxed()),
            samples: vec![0.0; FRAME],
            frames: Vec::with_capacity(FRAMES),
            tables: Tables::new(),
        }
    }

    /// How many samples from before a block must stand before it.
    pub(super) const fn reach(&self) -> usize {
        self.resampler.reach()
    }

    /// Hears a block of one channel, and gives back the window that ends in it, if one does.
    pub(super) fn push(&mut self, samples: &[f32]) -> Option<Window> {
        self.resampler.push(samples, &mut self.samples);
        let mut window = None;
        while let Some(spectrum) = self.samples.first_chunk::<SPECTRUM>() {
            let frame = Frame::of(spectrum, &self.tables.hann, &mut self.detector.0);
            self.frames.push(frame);
            self.samples.drain(..FRAME);
            if self.frames.len() == FRAMES {
                window = Some(self.tables.window(&self.frames));
                self.frames.clear();
            }
        }
        window
    }
}

impl Frame {
    /// Of the newer half of these samples.
    fn of(samples: &[f32; SPECTRUM], hann: &[f32], detector: &mut earshot::Detector) -> Self {
        let samples = samples.map(|sample| sample.clamp(-1.0, 1.0));
        let (_, newer) = samples.split_at(FRAME);
        let energy = newer.iter().map(|sample| sample * sample).sum();
        let voice = detector.predict_f32(newer);
        let mut windowed = samples;
        for (sample, weight) in windowed.iter_mut().zip(hann) {
            *sample *= weight;
        }
        let bins = rfft_512(&mut windowed);
        let mut bands = [0.0; BANDS];
        for (band, edges) in bands.iter_mut().zip(EDGES.array_windows()) {
            let [from, to] = *edges;
            let inside = bins.get(from..to).unwrap_or_default();
            *band = inside.iter().map(|bin| bin.norm_sqr()).sum();
        }
        Self {
            voice,
            energy,
            bands,
        }
    }
}

impl Tables {
    fn new() -> Self {
        let angle = |n: usize, of: usize| TAU * n as f32 / of as f32;
        let hann = (0..SPECTRUM).map(|n| 0.5 - 0.5 * angle(n, SPECTRUM).cos());
        let turn = (0..FRAMES).map(|n| (angle(n, FRAMES).cos(), angle(n, FRAMES).sin()));
        Self {
            hann: hann.collect(),
            turn: turn.collect(),
        }
    }

    fn window(&self, frames: &[Frame]) -> Window {
        let energy: f32 = frames.iter().map(|frame| frame.energy).sum();
        // What is heard counts, not the gaps between.
        let voice: f32 = frames.iter().map(|frame| frame.voice * frame.energy).sum();
        let mut syllables: [f32; BANDS] = std::array::from_fn(|band| {
            let level = |frame: &Frame| frame.bands.get(band).copied().unwrap_or_default();
            self.modulation(frames.iter().map(level))
        });
        syllables.sort_by(f32::total_cmp);
        Window {
            voice: voice / energy.max(LEAST_ENERGY),
            syllables: syllables.get(BANDS - SHOWING).copied().unwrap_or_default(),
            gaps_db: gaps_db(frames),
        }
    }

    /// The power of a band's modulation as fast as syllables, the band's mean level being 1.
    fn modulation(&self, levels: impl Iterator<Item = f32> + Clone) -> f32 {
        let mean = levels.clone().sum::<f32>() / FRAMES as f32;
        let swelling = levels.map(|level| level / mean.max(LEAST_ENERGY) - 1.0);
        let weighted = swelling
            .zip(&self.turn)
            .map(|(x, (cos, _))| x * (0.5 - 0.5 * cos));
        let power = RHYTHMS.map(|periods| {
            let around = self.turn.iter().cycle().step_by(periods);
            let sum = weighted.clone().zip(around);
            let sum = sum.fold((0.0, 0.0), |sum, (x, (cos, sin))| {
                (sum.0 + x * cos, sum.1 + x * sin)
            });
            sum.0 * sum.0 + sum.1 * sum.1
        });
        power.sum::<f32>() / (FRAMES * FRAMES) as f32
    }
}

/// How far the quietest frames lie under the mean, over all bands, in dB.
fn gaps_db(frames: &[Frame]) -> f32 {
    let level = |frame: &Frame| frame.bands.iter().sum::<f32>();
    let mut levels: Vec<f32> = frames.iter().map(level).collect();
    levels.sort_by(f32::total_cmp);
    let mean = levels.iter().sum::<f32>() / FRAMES as f32;
    let gap = levels.get((FRAMES as f32 * GAPS) as usize).copied();
    let ratio = mean.max(LEAST_ENERGY) / gap.unwrap_or_default().max(LEAST_ENERGY);
    (10.0 * ratio.log10()).clamp(0.0, DEEPEST_DB)
}
