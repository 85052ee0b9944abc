//! What detail there is: how steep the edges are, and what is left above half the resolution.
//!
//! A picture that was enlarged, or is out of focus, has no detail near the limit of what its
//! pixels could show. Measured where there is strong detail at all, because elsewhere the codec
//! leaves more than the camera.

use super::plane::{Plane, Range};
use microfft::real::rfft_64;

/// The part of the picture, from the top, that is looked at: subtitles below it are sharp whatever
/// the picture is.
const ABOVE_SUBTITLES: f64 = 0.75;
/// Rise of an edge, in percent of the way from black to white.
const EDGE: f64 = 18.0;
/// One row in this many is looked at for edges.
const ROW_STEP: usize = 4;
/// Widths are counted in tenths of a pixel, up to this many.
const WIDTHS: usize = 128;
/// The share of the edges that are steeper than the width that is given.
const STEEPEST: f64 = 0.10;
/// Fewer edges say nothing.
const LEAST_EDGES: u32 = 200;
/// Length of a piece of a row, and rows of a tile.
const PIECE: usize = 64;
const TILE_ROWS: usize = 16;
/// Bins from a quarter to half the resolution, and from above half to nearly the whole.
const MIDDLE: std::ops::Range<usize> = 8..16;
const FINE: std::ops::Range<usize> = 18..31;
/// Power in the middle from which on a tile has strong detail, in squared levels.
const STRONG: f32 = 100.0;
/// Fewer tiles with strong detail say nothing.
const LEAST_TILES: usize = 20;
/// The share of the strong tiles that are coarser than the figure that is given.
const FINEST: f64 = 0.90;

/// Rows that are looked at.
fn height(plane: &Plane<'_>) -> usize {
    (plane.height() as f64 * ABOVE_SUBTITLES) as usize
}

/// Width in pixels that the steepest tenth of the edges stays below; `None` for too few edges.
pub(super) fn edge_width(plane: &Plane<'_>) -> Option<f64> {
    let rise = i16::from(plane.range().percent(EDGE));
    let mut widths = [0u32; WIDTHS];
    for row in plane.rows().take(height(plane)).step_by(ROW_STEP) {
        count_edges(row, rise, &mut widths);
    }
    let total: u32 = widths.iter().sum();
    if total < LEAST_EDGES {
        return None;
    }
    let mut seen = 0;
    let width = widths.iter().position(|&count| {
        seen += count;
        f64::from(seen) >= f64::from(total) * STEEPEST
    })?;
    Some(width as f64 / 10.0)
}

/// An edge is a stretch that only rises or only falls; its width is its height by its steepest
/// step.
fn count_edges(row: &[u8], rise: i16, widths: &mut [u32; WIDTHS]) {
    let (mut height, mut steepest) = (0i16, 0i16);
    for (&a, &b) in row.iter().zip(row.iter().skip(1)) {
        let step = i16::from(b) - i16::from(a);
        if step.signum() == height.signum() && step != 0 {
            height += step;
            steepest = steepest.max(step.abs());
            continue;
        }
        if height.abs() >= rise {
            let width = f64::from(height.abs()) / f64::from(steepest) * 10.0;
            if let Some(count) = widths.get_mut((width.round() as usize).min(WIDTHS - 1)) {
                *count += 1;
            }
        }
        (height, steepest) = (step, step.abs());
    }
}

/// Power above half the resolution against that in the octave below, in dB, in the finest tenth
/// of the tiles with strong detail; `None` where there are too few.
pub(super) fn detail(plane: &Plane<'_>) -> Option<f64> {
    let window: [f32; PIECE] = std::array::from_fn(|n| {
        let turn = std::f32::consts::TAU * n as f32 / PIECE as f32;
        0.5 - 0.5 * turn.cos()
    });
    let mut ratios: Vec<f32> = Vec::new();
    for top in (0..(height(plane) + 1).saturating_sub(TILE_ROWS)).step_by(TILE_ROWS) {
        for left in (0..(plane.width() + 1).saturating_sub(PIECE)).step_by(PIECE) {
            let (middle, fine) = tile(plane, top, left, &window);
            if middle > STRONG {
                ratios.push(10.0 * ((fine + 0.01) / middle).log10());
            }
        }
    }
    if ratios.len() < LEAST_TILES {
        return None;
    }
    ratios.sort_by(f32::total_cmp);
    let at = ((ratios.len() - 1) as f64 * FINEST) as usize;
    ratios.get(at).map(|&ratio| f64::from(ratio))
}

/// Power in the middle and in the fine octave of a tile, in squared levels of full range.
fn tile(plane: &Plane<'_>, top: usize, left: usize, window: &[f32; PIECE]) -> (f32, f32) {
    let scale = match plane.range() {
        Range::Limited => 1.0,
        Range::Full => f32::from(Range::Limited.steps()) / f32::from(Range::Full.steps()),
    };
    let (mut middle, mut fine) = (0.0, 0.0);
    let rows = (top..top + TILE_ROWS).step_by(2);
    let count = rows.len() as f32;
    for at in rows {
        let piece = plane.row(at).get(left..left + PIECE).unwrap_or_default();
        let mean = piece.iter().map(|&x| f32::from(x)).sum::<f32>() / PIECE as f32;
        let mut samples = [0f32; PIECE];
        for ((slot, &sample), weight) in samples.iter_mut().zip(piece).zip(window) {
            *slot = (f32::from(sample) - mean) * weight * scale;
        }
        let bins = rfft_64(&mut samples);
        let power = |range: std::ops::Range<usize>| {
            let bins = bins.get(range).unwrap_or_default();
            bins.iter().map(|bin| bin.norm_sqr()).sum::<f32>()
        };
        middle += power(MIDDLE);
        fine += power(FINE);
    }
    let energy: f32 = window.iter().map(|w| w * w).sum();
    let scale = 2.0 / (energy * PIECE as f32 * count);
    (middle * scale, fine * scale)
}
