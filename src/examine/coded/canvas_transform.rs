//! How a decoded picture is laid on a canvas: turned, mirrored and with its pixels made square, as a
//! player shows it.

use crate::examine::examined_size;
use crate::facts::PictureTrack;

/// The size of a canvas, and how the decoded picture is drawn on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CanvasTransform {
    /// Width of the canvas in pixels.
    pub width: u32,
    /// Height of the canvas in pixels.
    pub height: u32,
    /// Width and height in which the decoded picture is drawn, before it is turned.
    pub drawn: [f64; 2],
    /// `a` to `f` of the canvas's transformation: x′ = ax + cy + e, y′ = bx + dy + f.
    pub transform: [f64; 6],
}

impl CanvasTransform {
    /// `None` where it cannot be told how the picture is shown.
    #[must_use]
    pub fn of(track: &PictureTrack) -> Option<Self> {
        let (shown, turn) = (*track.displayed.known()?, *track.rotation_deg.known()?);
        let (width, height) = examined_size(shown.width, shown.height)?;
        let (cos, sin) = match turn {
            90 => (0.0, 1.0),
            180 => (-1.0, 0.0),
            270 => (0.0, -1.0),
            _ => (1.0, 0.0),
        };
        let [across, down] = if sin == 0.0 {
            [width, height]
        } else {
            [height, width]
        };
        let drawn @ [across, down] = [f64::from(across), f64::from(down)];
        // A mirrored picture is turned over first, top to bottom.
        let over = if track.mirrored { -1.0 } else { 1.0 };
        let [a, b, c, d] = [cos, sin, -sin * over, cos * over];
        // What was turned out of the canvas is brought back.
        let back = |x: f64, y: f64| -(x * across).min(0.0) - (y * down).min(0.0);
        Some(Self {
            width,
            height,
            drawn,
            transform: [a, b, c, d, back(a, c), back(b, d)],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Fact, Size};
    use crate::rules::fixtures::good;

    fn shape(width: u32, height: u32, turn: u32, mirrored: bool) -> CanvasTransform {
        let mut track = good().facts.movie.unwrap().pictures.remove(0);
        track.displayed = Fact::Known(Size { width, height });
        track.rotation_deg = Fact::Known(turn);
        track.mirrored = mirrored;
        CanvasTransform::of(&track).unwrap()
    }

    /// Where the left and the right end of the decoded picture's upper edge come to lie.
    fn upper_edge(shape: CanvasTransform) -> [(f64, f64); 2] {
        let [a, b, c, d, e, f] = shape.transform;
        let [across, _] = shape.drawn;
        [(0.0, 0.0), (across, 0.0)].map(|(x, y)| (a * x + c * y + e, b * x + d * y + f))
    }

    #[test]
    fn a_turned_picture_fills_its_canvas() {
        let turned = |turn, mirrored| upper_edge(shape(1000, 500, turn, mirrored));
        let (left, right, low) = (0.0, 1000.0, 500.0);
        assert_eq!(turned(0, false), [(left, 0.0), (right, 0.0)]);
        assert_eq!(turned(90, false), [(right, 0.0), (right, low)]);
        assert_eq!(turned(180, false), [(right, low), (left, low)]);
        assert_eq!(turned(270, false), [(left, low), (left, 0.0)]);
        assert_eq!(turned(0, true), [(left, low), (right, low)]);
        assert_eq!(turned(180, true), [(right, 0.0), (left, 0.0)]);
        assert_eq!(shape(1000, 500, 90, false).drawn, [500.0, 1000.0]);
    }

    #[test]
    fn a_wide_picture_is_drawn_smaller() {
        let shape = shape(3840, 2160, 0, false);
        assert_eq!((shape.width, shape.height), (1920, 1080));
        assert_eq!(shape.drawn, [1920.0, 1080.0]);
    }

    #[test]
    fn where_the_size_is_not_known_there_is_no_canvas() {
        let mut track = good().facts.movie.unwrap().pictures.remove(0);
        track.displayed = Fact::Absent;
        assert_eq!(CanvasTransform::of(&track), None);
    }
}
