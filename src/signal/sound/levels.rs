//! What the sound is like at each level: the table from which speech and pauses are read.
//!
//! Which blocks are pauses is known only at the end, when the quietest tenth of all is known.
//! So each block's spectrum is added to the row of its level, one row for each LU, and the rows
//! are put together at the end. The table has the same size for any length of sound.

use super::decibel;
use super::spectrum::{BANDS, HUM_HZ, Line, Spectrum, band_edge_hz};
use crate::signal::advice::Span;

/// Rows of 1 LU from here up, in LUFS of a block.
const LOWEST: f64 = -100.0;
const ROWS: usize = 101;
/// Quieter blocks are digital silence or a closed noise gate, in LUFS: no room is heard there.
const QUIETEST_ROOM: f64 = -80.0;
/// Share of the blocks that is taken for pauses. Read speech pauses for 15 to 30 % of its time, but a
/// spectrum covers more than most pauses last: few hold nothing but pause.
const PAUSES: f64 = 0.04;
/// Fewer blocks are too few to speak of pauses (a second).
const LEAST_PAUSES: u64 = 5;
/// Densities below this are rounding of the codec (−130 dBFS/Hz).
const LEAST_DENSITY: f64 = 1e-13;

/// The mean of many blocks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Profile {
    /// Mean density of each band, per Hz.
    pub(super) density: [f64; BANDS],
    /// How much more the bands scatter from one spectrum to the next than those of steady noise
    /// would, on the average over their power: 1 for noise, more for music and voices.
    pub(super) restlessness: f64,
    /// Mean power of each line of the hum.
    pub(super) hum: [Line; HUM_HZ.len()],
    /// Where the quietest of them was heard first.
    pub(super) heard_at: Span,
}

/// Sums over blocks.
#[derive(Debug, Clone, Copy)]
struct Row {
    blocks: u64,
    bands: [Band; BANDS],
    hum: [Line; HUM_HZ.len()],
    heard_at: Option<Span>,
}

/// Sums of one band: of its density, of its level in dB, and of the level's square.
#[derive(Debug, Clone, Copy, Default)]
struct Band {
    density: f64,
    level: f64,
    square: f64,
}

/// The blocks by level.
#[derive(Debug, Clone)]
pub(super) struct Levels {
    rows: Box<[Row]>,
    scatter_of_noise: [f64; BANDS],
}

impl Levels {
    /// An empty table; `scatter_of_noise` is [`super::spectrum::Analyser::scatter_of_noise`].
    pub(super) fn new(scatter_of_noise: [f64; BANDS]) -> Self {
        Self {
            scatter_of_noise,
            rows: vec![Row::EMPTY; ROWS].into_boxed_slice(),
        }
    }

    /// Adds what was heard during `span`, of this loudness in LUFS.
    pub(super) fn push(&mut self, loudness: f64, spectrum: &Spectrum, span: Span) {
        let index = (loudness - LOWEST).clamp(0.0, (ROWS - 1) as f64) as usize;
        if let Some(row) = self.rows.get_mut(index) {
            row.add(&Row::of(spectrum, span));
        }
    }

    /// The blocks that are at least this loud, in LUFS.
    pub(super) fn at_least(&self, loudness: f64) -> Option<Profile> {
        let first = (loudness - LOWEST).max(0.0) as usize;
        self.rows.get(first..).and_then(|rows| self.profile(rows))
    }

    /// The quietest of the blocks in which the room is heard at all, and the upper end of
    /// their loudness in LUFS.
    pub(super) fn pauses(&self) -> Option<(Profile, f64)> {
        let first = (QUIETEST_ROOM - LOWEST) as usize;
        let rows = self.rows.get(first..)?;
        let heard: u64 = rows.iter().map(|row| row.blocks).sum();
        let wanted = ((heard as f64 * PAUSES) as u64).max(LEAST_PAUSES);
        let mut found = 0;
        let last = rows.iter().position(|row| {
            found += row.blocks;
            found >= wanted
        })?;
        let profile = self.profile(rows.get(..=last)?)?;
        Some((profile, QUIETEST_ROOM + last as f64 + 1.0))
    }

    /// The mean of all blocks of `rows`; `None` where there are none.
    fn profile(&self, rows: &[Row]) -> Option<Profile> {
        let mut sum = Row::EMPTY;
        rows.iter().for_each(|row| sum.add(row));
        let heard_at = sum.heard_at?;
        let blocks = sum.blocks as f64;
        let mut restlessness = 0.0;
        let mut power = 0.0;
        for (at, (band, steady)) in sum.bands.iter().zip(self.scatter_of_noise).enumerate() {
            if steady > 0.0 {
                let mean = band.level / blocks;
                let scatter = (band.square / blocks - mean * mean).max(0.0).sqrt();
                let weight = band.density * (band_edge_hz(at + 1) - band_edge_hz(at));
                restlessness += weight * scatter / steady;
                power += weight;
            }
        }
        Some(Profile {
            density: sum.bands.map(|band| band.density / blocks),
            restlessness: if power > 0.0 {
                restlessness / power
            } else {
                0.0
            },
            hum: sum.hum.map(|line| Line {
                at: line.at / blocks,
                beside: line.beside / blocks,
            }),
            heard_at,
        })
    }
}

impl Row {
    const EMPTY: Self = Self {
        blocks: 0,
        bands: [Band {
            density: 0.0,
            level: 0.0,
            square: 0.0,
        }; BANDS],
        hum: [Line {
            at: 0.0,
            beside: 0.0,
        }; HUM_HZ.len()],
        heard_at: None,
    };

    fn of(spectrum: &Spectrum, span: Span) -> Self {
        Self {
            blocks: 1,
            bands: spectrum.density.map(|density| {
                let level = decibel(density.max(LEAST_DENSITY));
                Band {
                    density,
                    level,
                    square: level * level,
                }
            }),
            hum: spectrum.hum,
            heard_at: Some(span),
        }
    }

    fn add(&mut self, other: &Self) {
        self.blocks += other.blocks;
        for (sum, band) in self.bands.iter_mut().zip(&other.bands) {
            sum.density += band.density;
            sum.level += band.level;
            sum.square += band.square;
        }
        for (sum, line) in self.hum.iter_mut().zip(&other.hum) {
            sum.at += line.at;
            sum.beside += line.beside;
        }
        self.heard_at = self.heard_at.or(other.heard_at);
    }
}
