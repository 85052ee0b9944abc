//! The stream of samples, cut into blocks of a tenth of a second and measured block by block.

use super::curve::Curve;
use super::gating::{Gated, loudness};
use super::k_weighting::{KWeighting, Memory};
use super::layout::{Layout, Speaker};
use super::measures::{SoundMeasures, background, timbre};
use super::silence::Silence;
use super::spoken::Spoken;
use super::stereo::Channels;
use super::true_peak::{Interpolator, TAPS};
use super::{clipping, decibel, spectrum};
use crate::signal::advice::Span;
use crate::signal::stretches::Stretches;
use crate::signal::{hundredths, milliseconds};
use std::collections::VecDeque;

/// Blocks per second: gating blocks of 400 ms overlap by three quarters, short-term loudness is
/// taken ten times a second.
const BLOCKS_PER_SECOND: u64 = 10;
/// Blocks of momentary and of short-term loudness: 0.4 s and 3 s.
const MOMENTARY: usize = 4;
const SHORT_TERM: usize = 30;
/// A spectrum, of a window of 0.17 to 0.34 s, is taken once every two blocks.
const BLOCKS_PER_SPECTRUM: u64 = 2;
/// No decoder means more than this (60 dB over full scale); what claims more is damage.
const LOUDEST: f32 = 1_000.0;
/// Clipped blocks closer than this are one clipped stretch, in seconds.
const CLIPPING_GAP_S: f64 = 1.0;

/// Measures a sound while it is being decoded.
#[derive(Debug, Clone)]
pub struct SoundAnalyser {
    layout: Layout,
    /// Second of the video at which the first sample is heard.
    from_s: f64,
    weighting: KWeighting,
    interpolator: Interpolator,
    spectrum: spectrum::Analyser,
    channels: Vec<Channel>,
    /// Of all channels together.
    peak: f32,
    /// Interleaved samples of the block that is not yet whole.
    pending: Vec<f32>,
    blocks: u64,
    frames: u64,
    /// Weighted energy and frames of the last three seconds, block by block.
    recent: VecDeque<(f64, u64)>,
    momentary: Gated,
    short_term: Gated,
    curve: Curve,
    spoken: Spoken,
    /// The channel that is listened to for speech.
    heard: usize,
    stereo: Option<Channels>,
    silence: Silence,
    clipped: Stretches,
    clipped_blocks: u64,
}

/// One channel: its newest block after as many older samples as the measures look back on.
#[derive(Debug, Clone)]
struct Channel {
    speaker: Speaker,
    samples: Vec<f32>,
    memory: Memory,
    /// Weighted energy of the newest block.
    energy: f64,
}

impl SoundAnalyser {
    /// An analyser for samples of this layout, the first of which is heard at second `from_s`.
    #[must_use]
    pub fn new(layout: Layout, from_s: f64) -> Self {
        let rate = layout.rate();
        let spectrum = spectrum::Analyser::new(rate);
        let spoken = Spoken::new(rate, spectrum.scatter_of_noise());
        let looked_back = (TAPS - 1).max(spoken.reach());
        let history = spectrum.length().max(looked_back);
        let channel = |&speaker| Channel {
            speaker,
            samples: vec![0.0; history],
            memory: Memory::default(),
            energy: 0.0,
        };
        Self {
            channels: layout.speakers().iter().map(channel).collect(),
            peak: 0.0,
            stereo: (layout.channels() == 2).then(Channels::new),
            layout,
            from_s,
            weighting: KWeighting::new(rate),
            interpolator: Interpolator::new(rate),
            pending: Vec::new(),
            blocks: 0,
            frames: 0,
            recent: VecDeque::with_capacity(SHORT_TERM),
            momentary: Gated::new(),
            short_term: Gated::new(),
            curve: Curve::new(),
            spoken,
            heard: 0,
            spectrum,
            silence: Silence::new(),
            clipped: Stretches::new(CLIPPING_GAP_S, 0.0),
            clipped_blocks: 0,
        }
    }

    /// Takes in interleaved samples, any number of whole frames; a frame that is not whole at
    /// the end waits for its rest.
    pub fn push(&mut self, mut samples: &[f32]) {
        while !samples.is_empty() {
            let wanted = self.block_frames() * self.channels.len() - self.pending.len();
            let (taken, rest) = samples.split_at(wanted.min(samples.len()));
            self.pending.extend_from_slice(taken);
            samples = rest;
            if taken.len() == wanted {
                self.block(true);
            }
        }
    }

    /// Seconds of sound taken in so far.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        let waiting = self.pending.len() / self.channels.len().max(1);
        (self.frames + waiting as u64) as f64 / f64::from(self.layout.rate())
    }

    /// What the sound has come to so far; may be asked at any time.
    #[must_use]
    pub fn measures(&self) -> SoundMeasures {
        let mut whole = self.clone();
        whole.block(false);
        whole.look_behind_the_end();
        whole.collect()
    }

    /// Frames of the block that is being gathered. Where a tenth of a second is no whole number
    /// of samples the blocks take turns, so that no time is lost.
    fn block_frames(&self) -> usize {
        let end = |blocks: u64| u64::from(self.layout.rate()) * blocks / BLOCKS_PER_SECOND;
        (end(self.blocks + 1) - end(self.blocks)) as usize
    }

    fn time(&self, frames: u64) -> f64 {
        milliseconds(self.from_s + frames as f64 / f64::from(self.layout.rate()))
    }

    /// Measures what is pending. The last block may be short: it counts for everything but
    /// gated loudness, which wants whole blocks (ITU-R BS.1770-5, annex 1, 2.1).
    fn block(&mut self, whole: bool) {
        let frames = self.pending.len() / self.channels.len().max(1);
        if frames == 0 {
            return;
        }
        self.distribute(frames);
        let span = Span {
            from_s: self.time(self.frames),
            to_s: self.time(self.frames + frames as u64),
        };
        self.frames += frames as u64;
        self.blocks += 1;

        let mut energy = 0.0;
        let mut clipped = false;
        for channel in &mut self.channels {
            let reach = channel.newest(frames + TAPS - 1);
            self.peak = self.interpolator.peak(reach, self.peak);
            let fresh = channel.weigh(frames, &self.weighting);
            clipped |= clipping::is_clipped(fresh);
            energy += channel.energy;
        }
        if clipped {
            self.clipped_blocks += 1;
            self.clipped.mark(span);
        }
        if let (Some(stereo), [left, right]) = (&mut self.stereo, self.channels.as_slice()) {
            stereo.push(left.newest(frames), right.newest(frames), span);
        }
        let level = loudness(energy / frames as f64);
        self.silence.push(level, span);
        self.curve.push(energy, frames as u64);
        if whole {
            self.gate(energy, frames as u64);
            if self.blocks.is_multiple_of(BLOCKS_PER_SPECTRUM) {
                self.look_at_spectrum(span);
            }
            self.listen(frames, level);
        }
    }

    /// Moves the pending samples into their channels, repairing what is no number.
    fn distribute(&mut self, frames: usize) {
        let count = self.channels.len();
        for (index, channel) in self.channels.iter_mut().enumerate() {
            channel.samples.drain(..frames.min(channel.samples.len()));
            let fresh = self.pending.chunks_exact(count);
            let fresh = fresh.filter_map(|frame| frame.get(index).copied());
            channel.samples.extend(fresh.map(|sample| {
                if sample.is_nan() {
                    0.0
                } else {
                    sample.clamp(-LOUDEST, LOUDEST)
                }
            }));
        }
        self.pending.clear();
    }

    fn gate(&mut self, energy: f64, frames: u64) {
        if self.recent.len() == SHORT_TERM {
            self.recent.pop_front();
        }
        self.recent.push_back((energy, frames));
        if let Some(mean_square) = self.mean_square(MOMENTARY) {
            self.momentary.push(mean_square);
            self.spoken.note_loudness(mean_square);
        }
        if let Some(mean_square) = self.mean_square(SHORT_TERM) {
            self.short_term.push(mean_square);
        }
    }

    /// Weighted mean square of the last `blocks` blocks; `None` while there are fewer.
    fn mean_square(&self, blocks: usize) -> Option<f64> {
        let first = self.recent.len().checked_sub(blocks)?;
        let window = self.recent.iter().skip(first);
        let (energy, frames) = window.fold((0.0, 0), |sum, x| (sum.0 + x.0, sum.1 + x.1));
        Some(energy / frames as f64)
    }

    /// Files the spectrum of the strongest channel under the level of the louder of the blocks
    /// that it covers, so that the end of a word does not pass for a pause.
    fn look_at_spectrum(&mut self, span: Span) {
        let length = self.spectrum.length();
        if self.frames < length as u64 {
            return;
        }
        let strongest = self
            .channels
            .iter()
            .max_by(|a, b| a.energy.total_cmp(&b.energy));
        let Some(spectrum) = strongest.and_then(|channel| self.spectrum.measure(&channel.samples))
        else {
            return;
        };
        let blocks = (length as u64 * BLOCKS_PER_SECOND).div_ceil(u64::from(self.layout.rate()));
        let covered = self.recent.iter().rev().take(blocks as usize);
        let level = covered
            .map(|&(energy, frames)| loudness(energy / frames as f64))
            .fold(f64::NEG_INFINITY, f64::max);
        self.spoken.note_spectrum(level, spectrum, span);
    }

    /// Whether somebody speaks is heard in one channel, the strongest when a window begins.
    fn listen(&mut self, frames: usize, level: f64) {
        if self.spoken.begins() {
            let channels = self.channels.iter().enumerate();
            let strongest = channels.max_by(|a, b| a.1.energy.total_cmp(&b.1.energy));
            self.heard = strongest.map_or(0, |(index, _)| index);
        }
        if let Some(channel) = self.channels.get(self.heard) {
            let samples = channel.newest(frames + self.spoken.reach());
            self.spoken.push(samples, level);
        }
    }

    /// The last gaps between samples come within the filter's reach only with what follows.
    fn look_behind_the_end(&mut self) {
        for channel in &self.channels {
            let mut tail = channel.newest(TAPS - 1).to_vec();
            tail.resize(tail.len() + TAPS, 0.0);
            self.peak = self.interpolator.peak(&tail, self.peak);
        }
    }

    fn collect(&self) -> SoundMeasures {
        let peak = f64::from(self.peak);
        let integrated = self.momentary.integrated();
        let speech = self.spoken.speech();
        let level = speech.and_then(|speech| speech.level_lufs);
        let levels = level.map(|lufs| (self.spoken.levels(), lufs));
        SoundMeasures {
            from_s: self.from_s,
            seconds: milliseconds(self.seconds()),
            sample_rate: self.layout.rate(),
            channels: self.layout.channels(),
            integrated_lufs: integrated.map(hundredths),
            loudness_range_lu: self.short_term.range().map(hundredths),
            true_peak_dbtp: (peak > 0.0).then(|| hundredths(decibel(peak * peak))),
            clipped_s: hundredths(self.clipped_blocks as f64 / BLOCKS_PER_SECOND as f64),
            clipped: self.clipped.all(),
            silence: self.silence.all(),
            stereo: self.stereo.as_ref().and_then(Channels::measure),
            speech,
            timbre: levels.and_then(|(levels, lufs)| timbre(levels, lufs)),
            background: levels.and_then(|(levels, _)| background(levels)),
            curve: self
                .curve
                .loudness(self.from_s, 1.0 / BLOCKS_PER_SECOND as f64),
        }
    }
}

impl Channel {
    /// The newest `frames` samples.
    fn newest(&self, frames: usize) -> &[f32] {
        let first = self.samples.len().saturating_sub(frames);
        self.samples.get(first..).unwrap_or_default()
    }

    /// Takes the energy of the newest samples, and gives those back.
    fn weigh(&mut self, frames: usize, weighting: &KWeighting) -> &[f32] {
        let weight = self.speaker.weight();
        self.energy = 0.0;
        if weight > 0.0 {
            let first = self.samples.len().saturating_sub(frames);
            let fresh = self.samples.get(first..).unwrap_or_default();
            self.energy = weight * weighting.energy(&mut self.memory, fresh);
        }
        self.newest(frames)
    }
}
