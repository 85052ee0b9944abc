//! The grid of blocks that too low a bit rate leaves.

use super::plane::Plane;

/// Width of a block of all common codecs' transforms.
const GRID: usize = 8;
/// Smaller pictures say nothing.
const LEAST: usize = 8 * GRID;
/// Greater steps are edges of things, in percent of the way from black to white.
const EDGE: f64 = 8.0;
/// Mean steps below this cannot be seen, in levels: they count as this much.
const UNSEEN: f64 = 0.3;
/// Rows are looked at in steps; an odd number, so as to meet every row of a block.
const STEP: usize = 3;

/// How much stronger the steps across one line of an 8-pixel grid are than elsewhere: 1 for none.
/// The weaker of both directions, since stripes in the picture have only one.
pub(super) fn blockiness(plane: &Plane<'_>) -> f64 {
    // Of fewer blocks across or down chance decides.
    if plane.width() < LEAST || plane.height() < LEAST {
        return 1.0;
    }
    let edge = plane.range().percent(EDGE);
    let mut across = [(0u64, 0u64); GRID];
    let mut down = [(0u64, 0u64); GRID];
    for at in (1..plane.height()).step_by(STEP) {
        let row = plane.row(at);
        let beside = row.iter().zip(row.iter().skip(1)).enumerate();
        for (column, (a, b)) in beside {
            add(&mut across, column + 1, a.abs_diff(*b), edge);
        }
        for (a, b) in plane.row(at - 1).iter().zip(row) {
            add(&mut down, at, a.abs_diff(*b), edge);
        }
    }
    strongest(&across).min(strongest(&down))
}

fn add(sums: &mut [(u64, u64); GRID], at: usize, step: u8, edge: u8) {
    if step <= edge
        && let Some((sum, count)) = sums.get_mut(at % GRID)
    {
        *sum += u64::from(step);
        *count += 1;
    }
}

/// The strongest line of the grid against the mean of the others.
fn strongest(sums: &[(u64, u64); GRID]) -> f64 {
    let means = sums.map(|(sum, count)| sum as f64 / count.max(1) as f64);
    let highest = means.iter().copied().fold(0.0, f64::max);
    let others = (means.iter().sum::<f64>() - highest) / (GRID - 1) as f64;
    highest.max(UNSEEN) / others.max(UNSEEN)
}
