//! How the picture is turned and how large it is presented: `tkhd` (ISO/IEC 14496-12, 8.3.2).

use super::choice::Turn;
use super::refusal::Refusal;
use crate::facts::Size;
use crate::inspect::geometry::{self, IDENTITY};
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::{Matrix, Track};

/// Turn and size of the picture in the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Presentation {
    /// The matrix of the track; the movie's is the identity.
    pub(super) matrix: Matrix,
    /// Width before the turn, 16.16.
    pub(super) width: u32,
    /// Height before the turn, 16.16.
    pub(super) height: u32,
}

/// No picture.
pub(super) const NONE: Presentation = Presentation {
    matrix: IDENTITY,
    width: 0,
    height: 0,
};

/// How a track of pictures is presented. What movie and track ask for together, the track asks for alone.
///
/// # Errors
/// [`Refusal::Matrix`] where that is no turn by a multiple of 90°, and none is chosen.
pub(super) fn present(
    movie: &MovieBoxes,
    track: &Track,
    turn: Option<Turn>,
) -> Result<Presentation, Refusal> {
    let of_track = track.header.map_or(IDENTITY, |header| header.matrix);
    let of_movie = movie.header.map_or(IDENTITY, |header| header.matrix);
    let found = geometry::turn(&of_track, &of_movie);
    let (degrees, mirrored, stretch) = match (found, turn) {
        (Some(found), None) => (found.rotation_deg, found.mirrored, found.stretch),
        (Some(found), Some(turn)) => (turn.degrees(), found.mirrored, found.stretch),
        (None, Some(turn)) => (turn.degrees(), false, 1.0),
        (None, None) => return Err(Refusal::Matrix),
    };
    let lay = found.is_some_and(|found| found.rotation_deg % 180 == 90);
    placed(size(track, lay), degrees, mirrored, stretch)
}

/// How a picture is presented that no matrix turns, of pixels of that shape.
///
/// # Errors
/// As of [`present`].
pub(super) fn upright(
    size: Size,
    (across, down): (u32, u32),
    turn: Option<Turn>,
) -> Result<Presentation, Refusal> {
    let pixels = |length: u32| length.min(0xffff);
    let wide = u64::from(pixels(size.width)) * (u64::from(across) << 16) / u64::from(down.max(1));
    let width = u32::try_from(wide).unwrap_or(u32::MAX);
    let degrees = turn.map_or(0, Turn::degrees);
    placed((width, pixels(size.height) << 16), degrees, false, 1.0)
}

/// The matrix of such a turn, for a picture of that size in 16.16.
fn placed(
    (width, height): (u32, u32),
    degrees: u32,
    mirrored: bool,
    stretch: f64,
) -> Result<Presentation, Refusal> {
    let [a, b, c, d] = quarters(degrees, mirrored);
    let stretched = |one: i32| fixed(f64::from(one) * stretch);
    let (Some(a), Some(b)) = (stretched(a), stretched(b)) else {
        return Err(Refusal::Matrix);
    };
    let (c, d) = (c << 16, d << 16);
    // The corners of the picture are moved to where the first one was.
    let least = |across: i32, down: i32| {
        let corner = |factor: i32, length: u32| (i64::from(factor) * i64::from(length)) >> 16;
        let corner = corner(across, width).min(0) + corner(down, height).min(0);
        i32::try_from(-corner).unwrap_or_default()
    };
    Ok(Presentation {
        matrix: [a, b, 0, c, d, 0, least(a, c), least(b, d), 0x4000_0000],
        width,
        height,
    })
}

/// `[a, b, c, d]` of a turn, in whole numbers.
const fn quarters(degrees: u32, mirrored: bool) -> [i32; 4] {
    let [a, b, c, d] = match degrees {
        90 => [0, 1, -1, 0],
        180 => [-1, 0, 0, -1],
        270 => [0, -1, 1, 0],
        _ => [1, 0, 0, 1],
    };
    match mirrored {
        true => [a, b, -c, -d],
        false => [a, b, c, d],
    }
}

/// A number as 16.16; `None` where it does not fit.
fn fixed(number: f64) -> Option<i32> {
    let scaled = (number * 65536.0).round();
    // A cast from a float saturates; these fit.
    (scaled.abs() < f64::from(i32::MAX)).then_some(scaled as i32)
}

/// The size before the turn, as the source presents it. Some writers give the size after the turn
/// (`lay`: the source turns the picture to lie on its side), and some give none.
fn size(track: &Track, lay: bool) -> (u32, u32) {
    let (width, height) = track
        .header
        .map_or((0, 0), |header| (header.width, header.height));
    let visual = track.played_entries().find_map(|entry| entry.visual);
    let Some(visual) = visual else {
        return (width, height);
    };
    let whole = |pixels: u32| pixels.min(0xffff) << 16;
    let own = (whole(visual.size.width), whole(visual.size.height));
    let is_written_turned = lay && (width, height) == (own.1, own.0);
    if width >> 16 > 0 && height >> 16 > 0 && !is_written_turned {
        return (width, height);
    }
    match visual.aspect {
        Some((across, down)) if across > 0 && down > 0 && !is_written_turned => {
            let wide = u64::from(visual.size.width) * u64::from(across) / u64::from(down);
            (whole(u32::try_from(wide).unwrap_or(u32::MAX)), own.1)
        }
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isobmff::track::TrackHeader;

    const ONE: i32 = 0x1_0000;
    const W: i32 = 0x4000_0000;

    fn track(matrix: Matrix) -> Track {
        Track {
            header: Some(TrackHeader {
                offset: 0,
                enabled: true,
                id: 1,
                duration: None,
                matrix,
                width: 1920 << 16,
                height: 1080 << 16,
            }),
            ..Track::default()
        }
    }

    fn presented(matrix: Matrix, turn: Option<Turn>) -> Result<Matrix, Refusal> {
        let presented = present(&MovieBoxes::default(), &track(matrix), turn);
        presented.map(|presented| presented.matrix)
    }

    #[test]
    fn the_turned_picture_stands_where_it_stood() {
        let (wide, high) = (1920 * ONE, 1080 * ONE);
        assert_eq!(presented(IDENTITY, None), Ok(IDENTITY));
        let right = [0, ONE, 0, -ONE, 0, 0, high, 0, W];
        assert_eq!(presented(IDENTITY, Some(Turn::Right)), Ok(right));
        assert_eq!(presented([0, ONE, 0, -ONE, 0, 0, 0, 0, W], None), Ok(right));
        let over = [-ONE, 0, 0, 0, -ONE, 0, wide, high, W];
        assert_eq!(presented(right, Some(Turn::Over)), Ok(over));
        let left = [0, -ONE, 0, ONE, 0, 0, 0, wide, W];
        assert_eq!(presented(over, Some(Turn::Left)), Ok(left));
        assert_eq!(presented(left, Some(Turn::None)), Ok(IDENTITY));
    }

    #[test]
    fn mirrors_and_stretches_stay_and_other_angles_are_refused() {
        let mirror = [-ONE, 0, 0, 0, ONE, 0, 1920 * ONE, 0, W];
        assert_eq!(presented(mirror, None), Ok(mirror));
        let wide = [ONE * 4 / 3, 0, 0, 0, ONE, 0, 0, 0, W];
        assert_eq!(presented(wide, None), Ok(wide));
        let eighth = [46341, 46341, 0, -46341, 46341, 0, 0, 0, W];
        assert_eq!(presented(eighth, None), Err(Refusal::Matrix));
        assert_eq!(presented(eighth, Some(Turn::None)), Ok(IDENTITY));
    }
}
