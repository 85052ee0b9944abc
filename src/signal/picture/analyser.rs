//! Frame after frame: what each measures, and what lasts from one to the next.

use super::bars::Bars;
use super::plane::Plane;
use super::tone::Tone;
use super::{blocks, combing, sharpness, texture};
use crate::signal::advice::Span;
use crate::signal::stretches::Stretches;
use crate::signal::{hundredths, milliseconds};
use serde::{Deserialize, Serialize};

/// Frames whose figures are kept. When there are more, every second one is let go: they serve
/// medians and evidence, which bear that.
const KEPT: usize = 512;
/// A frame whose peak stays under this is black, in percent: white writing on black is none.
const BLACK: f64 = 6.0;
/// Side of the blocks whose means are compared from frame to frame.
const COARSE: usize = 16;
/// Where no block's mean changes by more than this, nothing moves, in percent of the way from
/// black to white: coding the same picture again changes less.
const STILL: f64 = 1.0;

/// What one frame shows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FrameMeasures {
    /// Its time in seconds of the video.
    pub at_s: f64,
    /// How dark and bright it is.
    pub tone: Tone,
    /// Black at its edges; absent for a black frame.
    pub bars: Option<Bars>,
    /// Share of flat blocks in percent: drawn pictures have many, filmed ones few.
    pub flat: f64,
    /// Share of pixels in a comb of interlaced fields, in percent.
    pub combed: f64,
    /// Strength of the grid of blocks: 1 for none.
    pub blockiness: f64,
    /// Width of the steepest edges in pixels; absent where there are too few.
    pub edge_px: Option<f64>,
    /// Detail above half the resolution in dB; absent where there is too little detail at all.
    pub detail_db: Option<f64>,
    /// Share of the frame that looks like writing, in percent.
    pub text: f64,
    /// Change since the frame before; absent for the first.
    pub change: Option<Change>,
}

impl FrameMeasures {
    /// Whether it is black all over.
    #[must_use]
    pub fn is_black(&self) -> bool {
        self.tone.peak < BLACK
    }
}

/// How much a frame differs from the one before it, in percent of the way from black to white.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The mean over all blocks: large at a cut.
    pub mean: f64,
    /// That of the block that changes most: small only where nothing moves.
    pub greatest: f64,
}

/// The figures of a video's pictures, or of as many as were examined.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PictureMeasures {
    /// Number of frames that were examined.
    pub examined: u64,
    /// Width and height of the frames in pixels.
    pub size: (usize, usize),
    /// Stretches from one black frame to the last that follows it without a break.
    pub black: Vec<Span>,
    /// Stretches in which nothing moves.
    pub still: Vec<Span>,
    /// The figures of the frames, or of an even choice of them.
    pub frames: Vec<FrameMeasures>,
}

/// Measures the pictures of a video while they are being decoded.
#[derive(Debug, Clone)]
pub struct PictureAnalyser {
    examined: u64,
    size: (usize, usize),
    frames: Vec<FrameMeasures>,
    /// One frame in this many is kept.
    keep_every: u64,
    before: Option<(FrameMeasures, Vec<u8>)>,
    black: Stretches,
    still: Stretches,
}

impl Default for PictureAnalyser {
    fn default() -> Self {
        Self {
            examined: 0,
            size: (0, 0),
            frames: Vec::new(),
            keep_every: 1,
            before: None,
            black: Stretches::new(0.0, 0.0),
            still: Stretches::new(0.0, 0.0),
        }
    }
}

impl PictureAnalyser {
    /// Takes in the frame at `at_s` seconds; frames come in order of time.
    pub fn push(&mut self, at_s: f64, plane: &Plane<'_>) -> FrameMeasures {
        let coarse = coarse_means(plane);
        let change = self
            .before
            .as_ref()
            .filter(|(_, means)| !means.is_empty() && means.len() == coarse.len())
            .map(|(_, means)| change(means, &coarse, plane));
        let frame = measure(at_s, plane, change);
        self.size = (plane.width(), plane.height());
        self.mark(&frame);
        self.keep(frame);
        self.before = Some((frame, coarse));
        frame
    }

    /// What the pictures have come to so far; may be asked at any time.
    #[must_use]
    pub fn measures(&self) -> PictureMeasures {
        PictureMeasures {
            examined: self.examined,
            size: self.size,
            black: self.black.all(),
            still: self.still.all(),
            frames: self.frames.clone(),
        }
    }

    /// What holds at two frames in a row is taken to hold between them.
    fn mark(&mut self, frame: &FrameMeasures) {
        let Some((before, _)) = &self.before else {
            return;
        };
        let span = Span {
            from_s: before.at_s,
            to_s: frame.at_s,
        };
        if before.is_black() && frame.is_black() {
            self.black.mark(span);
        } else if frame.change.is_some_and(|change| change.greatest < STILL) {
            self.still.mark(span);
        }
    }

    fn keep(&mut self, frame: FrameMeasures) {
        if self.examined.is_multiple_of(self.keep_every) {
            if self.frames.len() == KEPT {
                self.frames = self.frames.iter().copied().step_by(2).collect();
                self.keep_every *= 2;
            }
            if self.examined.is_multiple_of(self.keep_every) {
                self.frames.push(frame);
            }
        }
        self.examined += 1;
    }
}

fn measure(at_s: f64, plane: &Plane<'_>, change: Option<Change>) -> FrameMeasures {
    FrameMeasures {
        at_s: milliseconds(at_s),
        tone: Tone::of(plane),
        bars: Bars::of(plane),
        flat: hundredths(texture::flat_share(plane)),
        combed: hundredths(combing::combed_share(plane)),
        blockiness: hundredths(blocks::blockiness(plane)),
        edge_px: sharpness::edge_width(plane).map(hundredths),
        detail_db: sharpness::detail(plane).map(hundredths),
        text: hundredths(texture::text_share(plane)),
        change,
    }
}

/// The means of blocks of 16 × 16 pixels.
fn coarse_means(plane: &Plane<'_>) -> Vec<u8> {
    let columns = plane.width() / COARSE;
    let mut means = Vec::with_capacity(columns * plane.height() / COARSE);
    let mut sums = vec![0u32; columns];
    for band in 0..plane.height() / COARSE {
        sums.fill(0);
        for at in band * COARSE..(band + 1) * COARSE {
            for (sum, piece) in sums.iter_mut().zip(plane.row(at).chunks_exact(COARSE)) {
                *sum += piece.iter().map(|&sample| u32::from(sample)).sum::<u32>();
            }
        }
        let pixels = (COARSE * COARSE) as u32;
        means.extend(sums.iter().map(|sum| (sum / pixels) as u8));
    }
    means
}

fn change(before: &[u8], now: &[u8], plane: &Plane<'_>) -> Change {
    let changes = before.iter().zip(now).map(|(a, b)| a.abs_diff(*b));
    let sum: u64 = changes.clone().map(u64::from).sum();
    let greatest = changes.max().unwrap_or_default();
    let percent = |levels: f64| hundredths(100.0 * levels / f64::from(plane.range().steps()));
    Change {
        mean: percent(sum as f64 / before.len().max(1) as f64),
        greatest: percent(f64::from(greatest)),
    }
}
