//! `aspect` (16:9): width to height as displayed, with one pixel of either side as tolerance.

use super::cannot_tell;
use super::kind::Rule;
use super::words::either;
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::facts::Size;
use crate::json::{Object, Problem};
use crate::text::{Lang, id, set_apart};

const FITS: Case = Case::new("fits", Outcome::Meets);
const OTHER_SHAPE: Case = Case::new("other-shape", Outcome::Breaks).mended_by(Remedy::Reframe);

/// A ratio of width to height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    width: u64,
    height: u64,
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.width, self.height)
    }
}

impl Ratio {
    /// `16:9`, with either colon.
    fn parse(text: &str) -> Option<Self> {
        let (width, height) = text.split_once([':', '：'])?;
        let side = |text: &str| {
            text.trim()
                .parse()
                .ok()
                .filter(|side| (1..=100).contains(side))
        };
        let (width, height) = (side(width)?, side(height)?);
        Some(Self { width, height })
    }

    /// Whether a picture has this shape: within one pixel of either side, and within 1 %.
    pub(super) fn is_of(self, size: Size) -> bool {
        let (width, height) = (u64::from(size.width), u64::from(size.height));
        let (across, down) = (width * self.height, height * self.width);
        let apart = across.abs_diff(down);
        apart <= self.width.max(self.height) && apart * 100 <= down
    }

    /// Whether a picture is narrower than this shape, by more than the tolerance.
    fn is_above(self, size: Size) -> bool {
        let (width, height) = (u64::from(size.width), u64::from(size.height));
        width * self.height < height * self.width && !self.is_of(size)
    }

    /// Whether the shape is wider than high.
    const fn is_wide(self) -> bool {
        self.width > self.height
    }
}

/// What is demanded of the shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspect {
    any: Vec<Ratio>,
    between: Option<(Ratio, Ratio)>,
}

/// Reads a list of ratios.
pub(super) fn ratio_list(object: &Object<'_>, key: &'static str) -> Option<Vec<Ratio>> {
    let texts = object.text_list(key, 12)?;
    let mut ratios = Vec::new();
    for word in texts {
        match Ratio::parse(&word) {
            Some(ratio) => ratios.push(ratio),
            None => {
                let known = "16:9, 4:3, 9:16".to_owned();
                object.fault(key, Problem::UnknownWord { word, known });
            }
        }
    }
    Some(ratios)
}

impl Aspect {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let any = ratio_list(object, "any").unwrap_or_default();
        let between = ratio_list(object, "between").unwrap_or_default();
        let between = match between.as_slice() {
            [] => None,
            [one, other] if one.width * other.height <= other.width * one.height => {
                Some((*one, *other))
            }
            [_, _] => {
                object.fault("between", Problem::LeastAboveMost);
                None
            }
            _ => {
                object.fault("between", Problem::WrongType { expected: "pair" });
                None
            }
        };
        if !object.has("any") && !object.has("between") {
            object.fault("any", Problem::Missing);
        }
        Self { any, between }
    }

    /// Whether a picture of that size has a shape that is demanded.
    pub(crate) fn takes(&self, width: u32, height: u32) -> bool {
        self.fits(Size { width, height })
    }

    /// Whether the shapes that are listed here are none that the other takes.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        // So large that no pixel more or less makes another shape of it.
        let takes =
            |shape: &Ratio| other.takes(shape.width as u32 * 1000, shape.height as u32 * 1000);
        self.between.is_none() && !self.any.iter().any(takes)
    }

    fn fits(&self, size: Size) -> bool {
        let between = self.between.is_some_and(|(narrow, wide)| {
            let is_below = |ratio: Ratio| !ratio.is_above(size) && !ratio.is_of(size);
            !narrow.is_above(size) && !is_below(wide)
        });
        between || self.any.iter().any(|ratio| ratio.is_of(size))
    }

    /// Whether all shapes that are demanded lie, or all stand.
    pub(crate) fn ways(&self) -> (bool, bool) {
        let ends = self
            .between
            .into_iter()
            .flat_map(|(one, other)| [one, other]);
        let all: Vec<Ratio> = self.any.iter().copied().chain(ends).collect();
        let wide = all.iter().any(|ratio| ratio.is_wide());
        let high = all.iter().any(|ratio| !ratio.is_wide());
        (wide, high)
    }
}

impl Rule for Aspect {
    fn cases(&self) -> &'static [Case] {
        &[FITS, OTHER_SHAPE]
    }

    fn demanded(&self, lang: Lang) -> String {
        let mut parts: Vec<String> = self.any.iter().map(Ratio::to_string).collect();
        if let Some((narrow, wide)) = self.between {
            let (narrow, wide) = (narrow.to_string(), wide.to_string());
            let args = [
                ("min", narrow.as_str().into()),
                ("max", wide.as_str().into()),
            ];
            parts.push(set_apart(&lang.fill(id::LIMIT_BETWEEN, &args)));
        }
        let ratios = either(&parts, lang);
        lang.fill(id::DEMANDED_ASPECT, &[("ratios", ratios.as_str().into())])
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let Some(picture) = context.picture() else {
            return vec![cannot_tell::no_picture(context)];
        };
        let size = match cannot_tell::known(&picture.displayed) {
            Ok(size) if size.width > 0 && size.height > 0 => size,
            Ok(_) => return vec![cannot_tell::UNKNOWN.with([])],
            Err(finding) => return vec![finding],
        };
        let case = if self.fits(size) { FITS } else { OTHER_SHAPE };
        vec![case.with([("width", size.width.into()), ("height", size.height.into())])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    #[test]
    fn one_pixel_of_either_side() {
        let wide = Ratio::parse("16:9").unwrap();
        for fits in [
            (1920, 1080),
            (1280, 720),
            (854, 480),
            (1366, 768),
            (1921, 1080),
        ] {
            assert!(wide.is_of(size(fits.0, fits.1)), "{fits:?}");
        }
        for other in [
            (1920, 1088),
            (1440, 1080),
            (1080, 1920),
            (16, 10),
            (0, 1080),
        ] {
            assert!(!wide.is_of(size(other.0, other.1)), "{other:?}");
        }
        assert_eq!(Ratio::parse("16：9"), Some(wide));
        assert_eq!(Ratio::parse("16x9"), None);
        assert_eq!(Ratio::parse("0:9"), None);
    }

    #[test]
    fn between_two_shapes() {
        let between = Aspect {
            any: Vec::new(),
            between: Some((Ratio::parse("9:20").unwrap(), Ratio::parse("9:16").unwrap())),
        };
        for fits in [(1080, 1920), (1080, 2400), (1080, 2160), (1079, 2400)] {
            assert!(between.takes(fits.0, fits.1), "{fits:?}");
        }
        for other in [(1920, 1080), (1080, 1800), (1080, 2500)] {
            assert!(!between.takes(other.0, other.1), "{other:?}");
        }
    }

    proptest! {
        #[test]
        fn never_more_than_one_percent_apart(width in 1u32..4000, height in 1u32..4000) {
            let ratio = Ratio::parse("4:3").unwrap();
            let shape = f64::from(width) / f64::from(height) * 3.0 / 4.0;
            if ratio.is_of(size(width, height)) {
                prop_assert!((shape - 1.0).abs() <= 0.0101);
            }
        }
    }
}
