//! How a picture is turned, mirrored and stretched before it is shown.

use crate::bitstream::shape::is_square;
use crate::isobmff::track::Matrix;

/// The matrix that changes nothing.
pub(crate) const IDENTITY: Matrix = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];

/// What track and movie matrix together do to the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Turn {
    /// Clockwise, in degrees: 0, 90, 180 or 270.
    pub(crate) rotation_deg: u32,
    /// The picture is mirrored.
    pub(crate) mirrored: bool,
    /// How much more the matrices stretch the picture's own width than its height.
    pub(crate) stretch: f64,
    /// The matrix was all zero: players take it for none.
    pub(crate) was_zero: bool,
}

/// Numbers that differ by less, relative to the matrix's scale, are equal: half a degree.
const TOLERANCE: f64 = 0.0087;

/// Whether the movie's matrix is all zero and the track's own turns, mirrors or stretches the picture:
/// Chromium takes both for none then, Firefox goes by the track's. A track's that is all zero is none
/// for all of them, whatever the movie's.
pub(super) fn is_contradiction(track: &Matrix, movie: &Matrix) -> bool {
    let is_plain = |own: Turn| own.rotation_deg == 0 && !own.mirrored && own.stretch == 1.0;
    plane(movie) == Some([0.0; 4]) && !turn(track, &IDENTITY).is_some_and(is_plain)
}

/// Reads the matrices (ISO/IEC 14496-12, 6.2.2), applied to the track first and then to the movie.
/// `None` where they turn by another angle, skew, tilt or collapse the picture.
pub(crate) fn turn(track: &Matrix, movie: &Matrix) -> Option<Turn> {
    let (track, movie) = (plane(track)?, plane(movie)?);
    let [a, b, c, d] = [
        track[0] * movie[0] + track[1] * movie[2],
        track[0] * movie[1] + track[1] * movie[3],
        track[2] * movie[0] + track[3] * movie[2],
        track[2] * movie[1] + track[3] * movie[3],
    ];
    let (across, down) = (a.hypot(b), c.hypot(d));
    let was_zero = across == 0.0 && down == 0.0;
    if was_zero {
        return Some(Turn {
            rotation_deg: 0,
            mirrored: false,
            stretch: 1.0,
            was_zero,
        });
    }
    let is_flat = (a * d - b * c).abs() < across * down * 0.5;
    let is_upright = b.abs() < across * TOLERANCE && c.abs() < down * TOLERANCE;
    let is_lying = a.abs() < across * TOLERANCE && d.abs() < down * TOLERANCE;
    if is_flat || across == 0.0 || down == 0.0 || !(is_upright || is_lying) {
        return None;
    }
    let rotation_deg = match (is_upright, a > 0.0, b > 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 180,
        (false, _, true) => 90,
        (false, _, false) => 270,
    };
    let stretch = across / down;
    Some(Turn {
        rotation_deg,
        mirrored: a * d - b * c < 0.0,
        stretch: if is_square(stretch) { 1.0 } else { stretch },
        was_zero,
    })
}

/// `[a, b, c, d]` of a matrix as numbers; `None` where it tilts the plane.
fn plane(matrix: &Matrix) -> Option<[f64; 4]> {
    let [a, b, u, c, d, v, ..] = *matrix;
    (u == 0 && v == 0).then(|| [a, b, c, d].map(|number| f64::from(number) / 65536.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: i32 = 0x1_0000;
    const W: i32 = 0x4000_0000;
    const QUARTER: Matrix = [0, ONE, 0, -ONE, 0, 0, 0, 0, W];
    const BACK: Matrix = [0, -ONE, 0, ONE, 0, 0, 0, 0, W];

    fn degrees(track: &Matrix, movie: &Matrix) -> Option<(u32, bool)> {
        turn(track, movie).map(|turn| (turn.rotation_deg, turn.mirrored))
    }

    #[test]
    fn quarters_add_up_and_cancel_out() {
        assert_eq!(degrees(&IDENTITY, &IDENTITY), Some((0, false)));
        assert_eq!(degrees(&QUARTER, &IDENTITY), Some((90, false)));
        assert_eq!(degrees(&IDENTITY, &QUARTER), Some((90, false)));
        assert_eq!(degrees(&QUARTER, &QUARTER), Some((180, false)));
        assert_eq!(degrees(&QUARTER, &BACK), Some((0, false)));
        assert_eq!(degrees(&BACK, &IDENTITY), Some((270, false)));
    }

    #[test]
    fn mirrors_are_told_from_turns() {
        let mirror = [-ONE, 0, 0, 0, ONE, 0, 0, 0, W];
        assert_eq!(degrees(&mirror, &IDENTITY), Some((180, true)));
        let upside_down = [ONE, 0, 0, 0, -ONE, 0, 0, 0, W];
        assert_eq!(degrees(&upside_down, &IDENTITY), Some((0, true)));
    }

    #[test]
    fn other_angles_skew_tilt_and_collapse_cannot_be_told() {
        let eighth = [46341, 46341, 0, -46341, 46341, 0, 0, 0, W];
        let skew = [ONE, 0, 0, ONE / 2, ONE, 0, 0, 0, W];
        let tilt = [ONE, 0, 5, 0, ONE, 0, 0, 0, W];
        let line = [ONE, 0, 0, 0, 0, 0, 0, 0, W];
        for matrix in [eighth, skew, tilt, line] {
            assert_eq!(turn(&matrix, &IDENTITY), None, "{matrix:?}");
        }
    }

    #[test]
    fn scale_counts_only_where_it_is_uneven() {
        let double = [2 * ONE, 0, 0, 0, 2 * ONE, 0, 0, 0, W];
        assert_eq!(turn(&double, &IDENTITY).unwrap().stretch, 1.0);
        let wide = [ONE * 4, 0, 0, 0, ONE * 3, 0, 0, 0, W];
        assert!((turn(&wide, &IDENTITY).unwrap().stretch - 4.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_matrix_of_zeros_is_none_and_beside_a_turn_a_contradiction() {
        const ZERO: Matrix = [0; 9];
        // Chromium 156 and Firefox 153 both show these without a turn.
        for (track, movie) in [
            (ZERO, IDENTITY),
            (ZERO, QUARTER),
            (ZERO, ZERO),
            (IDENTITY, ZERO),
        ] {
            let found = turn(&track, &movie).unwrap();
            assert_eq!((found.rotation_deg, found.was_zero), (0, true));
            assert!(!is_contradiction(&track, &movie));
        }
        // Firefox turns or mirrors these, Chromium does not.
        let mirror = [-ONE, 0, 0, 0, ONE, 0, 0, 0, W];
        let wide = [ONE * 4, 0, 0, 0, ONE * 3, 0, 0, 0, W];
        for track in [QUARTER, BACK, mirror, wide] {
            assert!(is_contradiction(&track, &ZERO));
            assert!(!is_contradiction(&track, &IDENTITY));
        }
    }
}
