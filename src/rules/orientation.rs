//! `orientation` (横屏): wider than high or higher than wide as displayed, after every turn.

use super::cannot_tell;
use super::kind::Rule;
use super::words::either;
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::facts::Size;
use crate::json::{Object, Problem};
use crate::text::Lang;
use strum::{IntoStaticStr, VariantArray};

const FITS: Case = Case::new("fits", Outcome::Meets);
const FITS_TURNED: Case = Case::new("fits-turned", Outcome::Meets);
const NOT_LANDSCAPE: Case =
    Case::new("not-landscape", Outcome::Breaks).mended_by(Remedy::MakeLandscape);
const OTHER_WAY: Case = Case::new("other-way", Outcome::Breaks).mended_by(Remedy::MakePortrait);
const MIRRORED: Case = Case::new("mirrored", Outcome::Advise).mended_by(Remedy::Reencode);

/// Which side of the picture is longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Way {
    /// 横屏: wider than high.
    Landscape,
    /// 竖屏: higher than wide.
    Portrait,
    /// 方形: both are the same.
    Square,
}

impl Way {
    /// The word for it.
    pub(super) fn words(self, lang: Lang) -> String {
        let word: &str = self.into();
        lang.find(&format!("name-{word}"), &[]).unwrap_or_default()
    }
}

/// Which way a picture of that size lies.
pub(super) const fn way_of(size: Size) -> Way {
    if size.width > size.height {
        Way::Landscape
    } else if size.width < size.height {
        Way::Portrait
    } else {
        Way::Square
    }
}

/// What is demanded of the orientation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orientation {
    any: Vec<Way>,
}

impl Orientation {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        if !object.has("any") {
            object.fault("any", Problem::Missing);
        }
        let any = object.word_list("any").unwrap_or_default();
        Self { any }
    }

    /// 横屏 alone.
    pub(super) fn landscape() -> Self {
        Self {
            any: vec![Way::Landscape],
        }
    }

    /// Whether no picture lies as both demand.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        !self.any.iter().any(|way| other.any.contains(way))
    }

    /// Whether a picture of that size lies as is demanded.
    pub(crate) fn takes(&self, width: u32, height: u32) -> bool {
        self.any.contains(&way_of(Size { width, height }))
    }
}

impl Rule for Orientation {
    fn cases(&self) -> &'static [Case] {
        &[FITS, FITS_TURNED, NOT_LANDSCAPE, OTHER_WAY, MIRRORED]
    }

    fn demanded(&self, lang: Lang) -> String {
        let ways: Vec<String> = self.any.iter().map(|way| way.words(lang)).collect();
        either(&ways, lang)
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let Some(picture) = context.picture() else {
            return vec![cannot_tell::no_picture(context)];
        };
        let (size, turn) = match (
            cannot_tell::known(&picture.displayed),
            cannot_tell::known(&picture.rotation_deg),
        ) {
            (Ok(size), Ok(turn)) => (size, turn),
            (Err(finding), _) | (_, Err(finding)) => return vec![finding],
        };
        if size.width == 0 || size.height == 0 {
            return vec![cannot_tell::UNKNOWN.with([])];
        }
        let way = way_of(size);
        let case = match self.any.contains(&way) {
            true if turn == 0 => FITS,
            true => FITS_TURNED,
            false if self.any.contains(&Way::Landscape) => NOT_LANDSCAPE,
            false => OTHER_WAY,
        };
        let word: &str = way.into();
        let wanted: &str = self.any.first().map_or("", |way| (*way).into());
        let mut findings = vec![case.with([
            ("way", word.into()),
            ("wanted", wanted.into()),
            ("width", size.width.into()),
            ("height", size.height.into()),
            ("rotation_deg", turn.into()),
        ])];
        if picture.mirrored {
            let sides = [("width", size.width.into()), ("height", size.height.into())];
            findings.push(MIRRORED.with(sides));
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::good;
    use super::*;
    use crate::facts::{DefectCode, Fact, Size};

    fn shown(width: u32, height: u32, turn: u32) -> Finding {
        let mut example = good();
        let picture = example.picture();
        picture.displayed = Fact::Known(Size { width, height });
        picture.rotation_deg = Fact::Known(turn);
        example.judge("orientation").main
    }

    #[test]
    fn only_wider_than_high_is_landscape() {
        assert_eq!(shown(1920, 1080, 0).code, "fits");
        assert_eq!(shown(1920, 1080, 90).code, "fits-turned");
        assert_eq!(shown(1920, 1080, 180).outcome, Outcome::Meets);
        assert_eq!(shown(1080, 1920, 0).code, "not-landscape");
        assert_eq!(shown(1080, 1920, 90).outcome, Outcome::Breaks);
        assert_eq!(shown(1080, 1080, 0).code, "not-landscape");
        assert_eq!(shown(1081, 1080, 0).code, "fits");
        assert_eq!(shown(0, 0, 0).outcome, Outcome::CannotTell);
        assert_eq!(shown(1920, 0, 0).outcome, Outcome::CannotTell);
    }

    #[test]
    fn an_unreadable_matrix_or_size_cannot_be_told() {
        let mut example = good();
        example.picture().rotation_deg = Fact::Unreadable(DefectCode::MatrixIllegal);
        let main = example.judge("orientation").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "matrix-illegal")
        );
        let mut example = good();
        example.picture().displayed = Fact::Unreadable(DefectCode::SizeChanges);
        assert_eq!(example.judge("orientation").main.code, "size-changes");
    }

    #[test]
    fn a_mirrored_picture_is_advised() {
        let mut example = good();
        example.picture().mirrored = true;
        let outcome = example.judge("orientation");
        assert_eq!(outcome.main.code, "mirrored");
        assert_eq!(outcome.also[0].code, "fits");
    }
}
