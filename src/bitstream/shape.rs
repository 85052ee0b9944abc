//! The shape of pixels, and what a picture of such pixels shows.

use crate::facts::Size;

/// Whether pixels of that aspect are square but for what writers lose by rounding to whole pixels: a
/// percent. Of players only Chromium stretches such a picture.
#[must_use]
pub fn is_square(aspect: f64) -> bool {
    (0.99..=1.01).contains(&aspect)
}

/// The size as shown: pixels made square by widening, then turned.
#[must_use]
pub fn displayed(coded: Size, aspect: f64, rotation_deg: u32) -> Size {
    // A cast from a float saturates.
    let width = (f64::from(coded.width) * aspect).round() as u32;
    if rotation_deg % 180 == 90 {
        Size {
            width: coded.height,
            height: width,
        }
    } else {
        Size {
            width,
            height: coded.height,
        }
    }
}

/// A fraction in lowest terms; `None` where it is no positive number.
#[must_use]
pub fn lowest_terms(width: u32, height: u32) -> Option<(u32, u32)> {
    if width == 0 || height == 0 {
        return None;
    }
    let (mut a, mut b) = (width, height);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    Some((width / a, height / a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_widened_before_the_picture_is_turned() {
        let coded = Size {
            width: 1440,
            height: 1080,
        };
        let wide = displayed(coded, 4.0 / 3.0, 0);
        assert_eq!((wide.width, wide.height), (1920, 1080));
        let high = displayed(coded, 4.0 / 3.0, 90);
        assert_eq!((high.width, high.height), (1080, 1920));
        assert_eq!(lowest_terms(1920, 1440), Some((4, 3)));
        assert_eq!(lowest_terms(0, 1), None);
    }
}
