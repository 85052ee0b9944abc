//! `resolution` (像素1920*1080; 720P及以上): so many pixels, as displayed.
//!
//! Where a size is demanded exactly, the size as coded counts too: 1440×1080 whose pixels are stretched to
//! 1920×1080 holds fewer pixels than the notice asks for and breaks it. Where only metadata speak of another
//! size, nobody is told more than is known.
//!
//! The P of 1080P says progressive. Offices write it for the size and seldom mean the scan, so that interlaced
//! pictures are advised against and break nothing.

use super::cannot_tell;
use super::kind::Rule;
use super::words::either;
use super::{Case, Context, Demand, Evidence, Finding, KindName, Outcome, Remedy, Scope};
use crate::facts::{DefectCode, PictureTrack, Size};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};

const EXACT: Case = Case::new("exact", Outcome::Meets);
const WITHIN: Case = Case::new("within", Outcome::Meets);
const OTHER_SIZE: Case = Case::new("other-size", Outcome::Breaks).mended_by(Remedy::Resize);
const TOO_SMALL: Case = Case::new("too-small", Outcome::Breaks).mended_by(Remedy::RecordLarger);
const TOO_LARGE: Case = Case::new("too-large", Outcome::Breaks).mended_by(Remedy::Resize);
const TURNED: Case = Case::new("turned", Outcome::Breaks).mended_by(Remedy::MakeLandscape);
const STRETCHED: Case = Case::new("stretched", Outcome::Breaks).mended_by(Remedy::Resize);
const FEWER_PIXELS: Case = Case::new("fewer-pixels", Outcome::Advise).mended_by(Remedy::Reencode);
const CROPPED: Case = Case::new("cropped", Outcome::CannotTell).mended_by(Remedy::Reencode);
const DECODED_OTHERWISE: Case =
    Case::new("decoded-otherwise", Outcome::CannotTell).mended_by(Remedy::Reencode);
const CLAIMS_OTHER_SIZE: Case =
    Case::new("claims-other-size", Outcome::Advise).mended_by(Remedy::Reencode);
const CLAIMS_OTHER_SHAPE: Case =
    Case::new("claims-other-shape", Outcome::Advise).mended_by(Remedy::Reencode);

const INTERLACED: Case = Case::new("interlaced", Outcome::Advise).mended_by(Remedy::Reencode);

/// What is demanded of the size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolution {
    /// One of these exactly.
    any: Vec<Size>,
    /// At least so wide and so high.
    min: Option<Size>,
    /// At most so wide and so high.
    max: Option<Size>,
    /// At least so many pixels on the shorter side.
    short_side_min: Option<u32>,
    /// At most so many pixels on the shorter side.
    short_side_max: Option<u32>,
    /// At least so many pixels on the longer side.
    long_side_min: Option<u32>,
    /// Sizes count turned as well.
    either_way: bool,
}

/// Fewest and most pixels of a side that a notice may name.
const SIDES: std::ops::RangeInclusive<u64> = 16..=16_384;

impl Resolution {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let size = |(width, height)| Size { width, height };
        let pair = |key| {
            let pairs = object.pair_list(key, SIDES)?;
            if pairs.len() > 1 {
                object.fault(key, Problem::TooMany { max: 1 });
            }
            pairs.first().copied().map(size)
        };
        let side = |key| object.whole(key, SIDES).map(|side| side as u32);
        let any = object.pair_list("any", SIDES).unwrap_or_default();
        let demanded = Self {
            any: any.into_iter().map(size).collect(),
            min: pair("min"),
            max: pair("max"),
            short_side_min: side("short_side_min"),
            short_side_max: side("short_side_max"),
            long_side_min: side("long_side_min"),
            either_way: object.flag("either_way"),
        };
        if demanded == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        let pairs = demanded.min.zip(demanded.max);
        let sides = demanded.short_side_min.zip(demanded.short_side_max);
        if pairs.is_some_and(|(min, max)| min.width > max.width || min.height > max.height)
            || sides.is_some_and(|(min, max)| min > max)
        {
            object.own_fault(Problem::LeastAboveMost);
        }
        demanded
    }

    /// That size alone.
    pub(super) fn exactly((width, height): (u32, u32)) -> Self {
        Self {
            any: vec![Size { width, height }],
            ..Self::default()
        }
    }

    /// The sizes that are demanded exactly.
    pub(crate) fn exact(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.any.iter().map(|size| (size.width, size.height))
    }

    /// Whether the sizes that are demanded here are none that the other takes.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        let takes = |size: Size| {
            (other.any.is_empty() || other.is_listed(size)) && other.bounds(size).is_none()
        };
        // The rasters of standard definition count as coded and as displayed.
        let is_taken =
            |size: &Size| takes(*size) || takes(swapped(*size)) || is_standard_definition(*size);
        !self.any.is_empty() && !self.any.iter().any(is_taken)
    }

    /// Whether sizes count turned as well.
    pub(crate) const fn is_either_way(&self) -> bool {
        self.either_way
    }

    /// How many pixels the shorter side has at least, where that is demanded.
    pub(crate) fn least_side(&self) -> Option<u32> {
        let pairs = self.any.iter().chain(&self.min);
        let sides = pairs.map(|size| size.width.min(size.height));
        self.short_side_min.or_else(|| sides.min())
    }

    /// Whether a size is one of the list, as it is or turned.
    fn is_listed(&self, size: Size) -> bool {
        self.any.contains(&size) || (self.either_way && self.any.contains(&swapped(size)))
    }

    /// How a size lies to the bounds.
    fn bounds(&self, size: Size) -> Option<Case> {
        let (short, long) = (size.width.min(size.height), size.width.max(size.height));
        let holds = |bound: Size, fits: fn(u32, u32) -> bool| {
            let as_it_is = fits(size.width, bound.width) && fits(size.height, bound.height);
            let turned = fits(size.height, bound.width) && fits(size.width, bound.height);
            as_it_is || (self.either_way && turned)
        };
        let is_small = self
            .min
            .is_some_and(|min| !holds(min, |size, bound| size >= bound))
            || self.short_side_min.is_some_and(|min| short < min)
            || self.long_side_min.is_some_and(|min| long < min);
        let is_large = self
            .max
            .is_some_and(|max| !holds(max, |size, bound| size <= bound))
            || self.short_side_max.is_some_and(|max| short > max);
        match (is_small, is_large) {
            (true, _) => Some(TOO_SMALL),
            (_, true) => Some(TOO_LARGE),
            _ => None,
        }
    }

    fn main(&self, displayed: Size, coded: Size) -> Finding {
        let figures = [
            ("width", displayed.width.into()),
            ("height", displayed.height.into()),
        ];
        let coded_too = || {
            [
                ("width", displayed.width.into()),
                ("height", displayed.height.into()),
                ("coded_width", coded.width.into()),
                ("coded_height", coded.height.into()),
            ]
        };
        if displayed.width == 0 || displayed.height == 0 {
            return OTHER_SIZE.with(figures);
        }
        if !self.any.is_empty() {
            // The rasters of standard definition have pixels that are not square.
            let is_raster = is_standard_definition(coded) && self.is_listed(coded);
            if !is_raster && !self.is_listed(displayed) {
                let is_turned = self.any.contains(&swapped(displayed));
                return if is_turned { TURNED } else { OTHER_SIZE }.with(figures);
            }
            if !is_raster && !self.is_listed(coded) {
                return STRETCHED.with(coded_too());
            }
        }
        match self.bounds(displayed) {
            Some(case) => case.with(figures),
            None if self.bounds(coded).is_some_and(|case| case == TOO_SMALL) => {
                FEWER_PIXELS.with(coded_too())
            }
            None if self.any.is_empty() => WITHIN.with(figures),
            None => EXACT.with(figures),
        }
    }
}

/// A size of the digital television of standard definition (ITU-R BT.601).
const fn is_standard_definition(size: Size) -> bool {
    matches!((size.width, size.height), (704 | 720, 480 | 486 | 576))
}

impl Rule for Resolution {
    fn cases(&self) -> &'static [Case] {
        &[
            EXACT,
            WITHIN,
            OTHER_SIZE,
            TOO_SMALL,
            TOO_LARGE,
            TURNED,
            STRETCHED,
            FEWER_PIXELS,
            CROPPED,
            DECODED_OTHERWISE,
            CLAIMS_OTHER_SIZE,
            CLAIMS_OTHER_SHAPE,
            INTERLACED,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        let pixels = |size: &Size| {
            let args = [("width", size.width.into()), ("height", size.height.into())];
            lang.fill(id::UNIT_PIXELS, &args)
        };
        let with =
            |template, value: String| lang.fill(template, &[("value", value.as_str().into())]);
        let mut parts = Vec::new();
        if !self.any.is_empty() {
            let sizes: Vec<String> = self.any.iter().map(pixels).collect();
            parts.push(either(&sizes, lang));
        }
        parts.extend(
            self.min
                .as_ref()
                .map(|min| with(id::LIMIT_AT_LEAST, pixels(min))),
        );
        parts.extend(
            self.max
                .as_ref()
                .map(|max| with(id::LIMIT_AT_MOST, pixels(max))),
        );
        let side = |template, side: Option<u32>| {
            side.map(|side| lang.fill(template, &[("side", side.into())]))
        };
        parts.extend(side(id::DEMANDED_SHORT_SIDE_MIN, self.short_side_min));
        parts.extend(side(id::DEMANDED_SHORT_SIDE_MAX, self.short_side_max));
        parts.extend(side(id::DEMANDED_LONG_SIDE_MIN, self.long_side_min));
        let mut words = parts.join(lang.text(id::LIST_COMMA));
        if self.either_way {
            words.push_str(lang.text(id::DEMANDED_EITHER_WAY));
        }
        words
    }

    fn target(&self) -> Evidence {
        let by_side = self
            .short_side_min
            .or(self.short_side_max)
            .map(|height| Size {
                width: height.saturating_mul(16) / 9,
                height,
            });
        let size = self
            .any
            .first()
            .copied()
            .or(self.min)
            .or(self.max)
            .or(by_side);
        let side = |size: Size| [("width", size.width.into()), ("height", size.height.into())];
        size.map_or_else(Evidence::new, |size| super::evidence_of(side(size)))
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let Some(picture) = context.picture() else {
            return vec![cannot_tell::no_picture(context)];
        };
        let (displayed, coded) = match (
            cannot_tell::known(&picture.displayed),
            cannot_tell::known(&picture.coded),
        ) {
            (Ok(displayed), Ok(coded)) => (displayed, upright(coded, picture)),
            (Err(finding), _) | (_, Err(finding)) => return vec![finding],
        };
        let mut findings = vec![self.main(displayed, coded)];
        if let Some(clean) = picture.clean_aperture.map(|clean| upright(clean, picture))
            && clean != coded
            && (!self.any.is_empty() || self.bounds(clean) != self.bounds(coded))
        {
            // Some players cut to the clean aperture and some do not: what is seen depends on them.
            findings.push(CROPPED.with([
                ("width", clean.width.into()),
                ("height", clean.height.into()),
            ]));
        }
        findings.extend(decoded_otherwise(context, displayed, coded));
        findings.extend(claims(context, displayed));
        // Where the picture or its coding is demanded too, that demand speaks of it.
        let is_said = [KindName::Picture, KindName::VideoCoding];
        let is_said = is_said.into_iter().any(|kind| context.is_demanded(kind));
        if picture.interlaced == Some(true) && says_progressive(demand) && !is_said {
            findings.push(INTERLACED.with([]));
        }
        findings
    }
}

/// Whether the notice's words name the size by its lines with a P: 1080P.
fn says_progressive(demand: &Demand) -> bool {
    let Some(says) = &demand.says else {
        return false;
    };
    // What stands before each P; `px` is none.
    let words = says.original().to_ascii_lowercase();
    words.match_indices('p').any(|(at, _)| {
        let (before, after) = (words.get(..at), words.get(at + 1..));
        let digits = before.map(|before| before.chars().rev().take_while(char::is_ascii_digit));
        let follows = after.and_then(|after| after.chars().next());
        digits.is_some_and(|digits| digits.count() >= 3)
            && !follows.is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

/// What only metadata say of the size.
fn claims(context: &Context<'_>, displayed: Size) -> impl Iterator<Item = Finding> {
    let claims = [
        (DefectCode::SizeContradiction, CLAIMS_OTHER_SIZE),
        (DefectCode::AspectContradiction, CLAIMS_OTHER_SHAPE),
    ];
    let facts = context.facts;
    let claims = claims.into_iter().filter(|(code, _)| facts.has(*code));
    claims.map(move |(_, case)| {
        case.with([
            ("width", displayed.width.into()),
            ("height", displayed.height.into()),
        ])
    })
}

/// A frame that came from the decoder in another size than the file says.
fn decoded_otherwise(context: &Context<'_>, displayed: Size, coded: Size) -> Option<Finding> {
    let sizes = &context.decoded?.sizes;
    let other = sizes.iter().find(|decoded| {
        ![displayed, coded]
            .into_iter()
            .any(|known| is_about(decoded.size, known) || is_about(decoded.size, swapped(known)))
    })?;
    Some(DECODED_OTHERWISE.with([
        ("decoded_width", other.size.width.into()),
        ("decoded_height", other.size.height.into()),
        ("at_s", other.at_s.into()),
    ]))
}

/// Whether two sizes are the same but for the rows that some players crop and others do not, and for pixels
/// that are nearly square.
fn is_about(one: Size, other: Size) -> bool {
    let near = |one: u32, other: u32| u64::from(one.abs_diff(other)) * 100 <= u64::from(other);
    near(one.width, other.width) && near(one.height, other.height)
}

const fn swapped(size: Size) -> Size {
    Size {
        width: size.height,
        height: size.width,
    }
}

/// The coded size as it lies on the screen: turned by 90° or 270°, width and height change places.
fn upright(size: Size, picture: &PictureTrack) -> Size {
    match picture.rotation_deg.known() {
        Some(90 | 270) => swapped(size),
        _ => size,
    }
}

#[cfg(test)]
mod tests;
