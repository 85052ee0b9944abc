//! The comb that interlaced fields leave where something moves.

use super::plane::Plane;

/// By how much neighbouring rows must differ, in percent of the way from black to white.
const TOOTH: f64 = 6.0;
/// Columns are looked at in steps.
const STEP: usize = 2;

/// Share of the pixels that stand in a comb, in percent: four rows that alternate, the first
/// like the third and the second like the fourth. A single thin line does not alternate.
pub(super) fn combed_share(plane: &Plane<'_>) -> f64 {
    let tooth = i16::from(plane.range().percent(TOOTH));
    let mut combed = 0u64;
    let mut seen = 0u64;
    for at in 0..plane.height().saturating_sub(3) {
        let rows = plane.row(at).iter().zip(plane.row(at + 1));
        let rows = rows.zip(plane.row(at + 2).iter().zip(plane.row(at + 3)));
        for ((&a, &b), (&c, &d)) in rows.step_by(STEP) {
            let [a, b, c, d] = [a, b, c, d].map(i16::from);
            let high = b - a > tooth && b - c > tooth && d - c > tooth;
            let low = a - b > tooth && c - b > tooth && c - d > tooth;
            combed += u64::from((high || low) && (a - c).abs() < tooth && (b - d).abs() < tooth);
            seen += 1;
        }
    }
    100.0 * combed as f64 / seen.max(1) as f64
}
