//! Whether a picture was drawn or filmed, and whether there is writing in it.

use super::plane::Plane;

/// Side of a block whose flatness is judged.
const BLOCK: usize = 8;
/// A block whose levels differ by no more than this is flat: drawn, or blown out.
const FLAT: u8 = 2;
/// Side of a tile that is searched for writing, at each scale.
const TILE: usize = 32;
/// Sizes at which writing is searched for: each pixel of the last stands for 4 × 4.
const SCALES: [usize; 3] = [1, 2, 4];
/// A stroke's edge, in percent of the way from black to white.
const STROKE: f64 = 22.0;
/// Edges that a row of a tile must have, rising and falling in turn: two strokes.
const TURNS: u32 = 3;
/// Rows of a tile that must have them.
const ROWS: u32 = 8;

/// Share of the blocks that are flat, in percent.
pub(super) fn flat_share(plane: &Plane<'_>) -> f64 {
    let (mut flat, mut all) = (0u32, 0u32);
    for top in (0..plane.height().saturating_sub(BLOCK - 1)).step_by(2 * BLOCK) {
        for left in (0..plane.width().saturating_sub(BLOCK - 1)).step_by(2 * BLOCK) {
            let (mut low, mut high) = (u8::MAX, 0);
            for at in top..top + BLOCK {
                let row = plane.row(at).get(left..left + BLOCK).unwrap_or_default();
                for &sample in row {
                    low = low.min(sample);
                    high = high.max(sample);
                }
            }
            flat += u32::from(high.saturating_sub(low) <= FLAT);
            all += 1;
        }
    }
    100.0 * f64::from(flat) / f64::from(all.max(1))
}

/// Share of the picture that looks like writing, in percent, at the size where most does; of a picture
/// that is too small to be searched it is all that may.
pub(super) fn text_share(plane: &Plane<'_>) -> f64 {
    if plane.width() < TILE || plane.height() < TILE {
        return 100.0;
    }
    let shares = SCALES.map(|scale| text_at(plane, scale));
    shares.into_iter().fold(0.0, f64::max)
}

fn text_at(plane: &Plane<'_>, scale: usize) -> f64 {
    let stroke = i16::from(plane.range().percent(STROKE));
    let columns = plane.width() / scale / TILE;
    let bands = plane.height() / scale / TILE;
    let mut rich = vec![0u32; columns];
    let mut found = 0u32;
    for band in 0..bands {
        rich.fill(0);
        for row in 0..TILE {
            let small = shrink(plane, (band * TILE + row) * scale, scale);
            for (tile, rich) in small.chunks_exact(TILE).zip(&mut rich) {
                *rich += u32::from(turns(tile, stroke) >= TURNS);
            }
        }
        found += rich
            .iter()
            .map(|&rows| u32::from(rows >= ROWS))
            .sum::<u32>();
    }
    100.0 * f64::from(found) / (columns * bands).max(1) as f64
}

/// The mean of `scale` neighbours in each row of as many, as one row.
fn shrink(plane: &Plane<'_>, top: usize, scale: usize) -> Vec<u8> {
    let mut sums = vec![0u32; plane.width() / scale];
    for at in top..top + scale {
        for (sum, group) in sums.iter_mut().zip(plane.row(at).chunks_exact(scale)) {
            *sum += group.iter().map(|&sample| u32::from(sample)).sum::<u32>();
        }
    }
    let pixels = (scale * scale) as u32;
    sums.iter().map(|sum| (sum / pixels) as u8).collect()
}

/// How often strong edges rise and fall in turn.
fn turns(row: &[u8], stroke: i16) -> u32 {
    let mut turns = 0;
    let mut last = 0;
    for (&a, &b) in row.iter().zip(row.iter().skip(2)) {
        let step = i16::from(b) - i16::from(a);
        if step.abs() > stroke && step.signum() != last {
            last = step.signum();
            turns += 1;
        }
    }
    turns
}
