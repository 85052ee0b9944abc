//! `resolution` (clause 六（一）: 像素1920*1080): that size as coded, and that size as displayed.
//!
//! 1440×1080 whose pixels are stretched to 1920×1080 holds fewer pixels than the notice asks for and
//! breaks it. Where only metadata speak of another size, nobody is told more than is known.

use super::cannot_tell;
use super::{Case, Context, Evidence, Finding, Outcome, Remedy, Rule, RuleId};
use crate::facts::{DefectCode, PictureTrack, Size};
use crate::notice::Notice;

const EXACT: Case = Case::new("exact", Outcome::Meets);
const OTHER_SIZE: Case = Case::new("other-size", Outcome::Breaks).mended_by(Remedy::Resize);
const TURNED: Case = Case::new("turned", Outcome::Breaks).mended_by(Remedy::MakeLandscape);
const STRETCHED: Case = Case::new("stretched", Outcome::Breaks).mended_by(Remedy::Resize);
const CROPPED: Case = Case::new("cropped", Outcome::CannotTell).mended_by(Remedy::Reencode);
const DECODED_OTHERWISE: Case =
    Case::new("decoded-otherwise", Outcome::CannotTell).mended_by(Remedy::Reencode);
const CLAIMS_OTHER_SIZE: Case =
    Case::new("claims-other-size", Outcome::Advise).mended_by(Remedy::Reencode);
const CLAIMS_OTHER_SHAPE: Case =
    Case::new("claims-other-shape", Outcome::Advise).mended_by(Remedy::Reencode);

pub(super) const RULE: Rule = Rule {
    id: RuleId::Resolution,
    clause: super::video_clause,
    required,
    cases: &[
        EXACT,
        OTHER_SIZE,
        TURNED,
        STRETCHED,
        CROPPED,
        DECODED_OTHERWISE,
        CLAIMS_OTHER_SIZE,
        CLAIMS_OTHER_SHAPE,
    ],
    judge,
};

fn required(notice: &Notice) -> Evidence {
    super::evidence_of([
        ("width", notice.video.width.into()),
        ("height", notice.video.height.into()),
    ])
}

fn judge(context: &Context<'_>) -> Vec<Finding> {
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
    let mut findings = vec![size(context.notice, displayed, coded)];
    if let Some(clean) = picture.clean_aperture.map(|clean| upright(clean, picture))
        && clean != coded
    {
        // Some players cut to the clean aperture and some do not: what is seen depends on them.
        findings.push(CROPPED.with([
            ("width", clean.width.into()),
            ("height", clean.height.into()),
        ]));
    }
    findings.extend(decoded_otherwise(context, displayed, coded));
    let figures = || {
        [
            ("width", displayed.width.into()),
            ("height", displayed.height.into()),
        ]
    };
    if context.facts.has(DefectCode::SizeContradiction) {
        findings.push(CLAIMS_OTHER_SIZE.with(figures()));
    }
    if context.facts.has(DefectCode::AspectContradiction) {
        findings.push(CLAIMS_OTHER_SHAPE.with(figures()));
    }
    findings
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

fn size(notice: &Notice, displayed: Size, coded: Size) -> Finding {
    let required = Size {
        width: notice.video.width,
        height: notice.video.height,
    };
    let figures = [
        ("width", displayed.width.into()),
        ("height", displayed.height.into()),
    ];
    if displayed == required && coded == required {
        return EXACT.with(figures);
    }
    if displayed == required {
        return STRETCHED.with([
            ("width", displayed.width.into()),
            ("height", displayed.height.into()),
            ("coded_width", coded.width.into()),
            ("coded_height", coded.height.into()),
        ]);
    }
    if displayed == swapped(required) {
        return TURNED.with(figures);
    }
    OTHER_SIZE.with(figures)
}

/// The coded size as it lies on the screen: turned by 90° or 270°, width and height change places.
fn upright(size: Size, picture: &PictureTrack) -> Size {
    match picture.rotation_deg.known() {
        Some(90 | 270) => swapped(size),
        _ => size,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::good;
    use super::*;
    use crate::facts::{DecodedSize, Defect, Fact};
    use proptest::prelude::*;

    const fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    fn judged(coded: Size, displayed: Size, turn: u32) -> Finding {
        let mut example = good();
        let picture = example.picture();
        picture.coded = Fact::Known(coded);
        picture.displayed = Fact::Known(displayed);
        picture.rotation_deg = Fact::Known(turn);
        example.judge(RuleId::Resolution).main
    }

    #[test]
    fn exactly_so_many_pixels() {
        let full = size(1920, 1080);
        assert_eq!(judged(full, full, 0).outcome, Outcome::Meets);
        assert_eq!(judged(full, full, 180).outcome, Outcome::Meets);
        assert_eq!(judged(size(1080, 1920), full, 90).outcome, Outcome::Meets);
        assert_eq!(judged(size(1080, 1920), full, 270).outcome, Outcome::Meets);
        for other in [
            size(1280, 720),
            size(3840, 2160),
            size(1920, 1088),
            size(1920, 1079),
            size(1919, 1080),
            size(0, 0),
        ] {
            assert_eq!(
                judged(other, other, 0).outcome,
                Outcome::Breaks,
                "{other:?}"
            );
        }
    }

    #[test]
    fn a_portrait_recording_is_named_as_such() {
        assert_eq!(judged(size(1080, 1920), size(1080, 1920), 0).code, "turned");
        assert_eq!(
            judged(size(1920, 1080), size(1080, 1920), 90).code,
            "turned"
        );
    }

    #[test]
    fn stretched_pixels_are_not_pixels() {
        let stretched = judged(size(1440, 1080), size(1920, 1080), 0);
        assert_eq!(
            (stretched.outcome, stretched.code.as_str()),
            (Outcome::Breaks, "stretched")
        );
        // The other way round: enough pixels, but displayed wider.
        assert_eq!(
            judged(size(1920, 1080), size(2560, 1080), 0).code,
            "other-size"
        );
    }

    #[test]
    fn a_clean_aperture_leaves_it_open() {
        let mut example = good();
        example.picture().clean_aperture = Some(size(1440, 1080));
        assert_eq!(
            example.judge(RuleId::Resolution).main.outcome,
            Outcome::CannotTell
        );
        let mut example = good();
        example.picture().clean_aperture = Some(size(1920, 1080));
        assert_eq!(
            example.judge(RuleId::Resolution).main.outcome,
            Outcome::Meets
        );
    }

    #[test]
    fn what_the_decoder_shows_outweighs_what_the_file_says() {
        let decoded = |width: u32, height: u32| {
            let mut example = good();
            let at_s = 4.0;
            let size = size(width, height);
            example.decoded().sizes = vec![DecodedSize { size, at_s }];
            example.judge(RuleId::Resolution).main
        };
        let other = decoded(1280, 720);
        assert_eq!(
            (other.outcome, other.code.as_str()),
            (Outcome::CannotTell, "decoded-otherwise")
        );
        assert_eq!(other.evidence["decoded_width"], 1280.into());
        for same in [(1920, 1080), (1080, 1920), (1920, 1088), (1921, 1080)] {
            assert_eq!(decoded(same.0, same.1).outcome, Outcome::Meets, "{same:?}");
        }
        // What breaks the notice goes on breaking it.
        let mut example = good();
        example.picture().displayed = Fact::Known(size(1280, 720));
        let (size, at_s) = (size(640, 360), 0.0);
        example.decoded().sizes = vec![DecodedSize { size, at_s }];
        assert_eq!(
            example.judge(RuleId::Resolution).main.outcome,
            Outcome::Breaks
        );
    }

    #[test]
    fn what_only_metadata_claim_is_advised_or_left_open() {
        for (code, expected) in [
            (DefectCode::SizeContradiction, "claims-other-size"),
            (DefectCode::AspectContradiction, "claims-other-shape"),
        ] {
            let mut example = good();
            let path = String::new();
            example.facts.defects.push(Defect {
                code,
                path,
                offset: 0,
            });
            let outcome = example.judge(RuleId::Resolution);
            assert_eq!(
                (outcome.main.outcome, outcome.main.code.as_str()),
                (Outcome::Advise, expected)
            );
            example.picture().displayed = Fact::Unreadable(code);
            let main = example.judge(RuleId::Resolution).main;
            assert_eq!(main.outcome, Outcome::CannotTell);
        }
    }

    proptest! {
        #[test]
        fn met_by_exactly_one_size(w in 1078u32..1083, h in 1918u32..1923, swap in any::<bool>()) {
            let shown = if swap { size(h, w) } else { size(w, h) };
            let meets = judged(shown, shown, 0).outcome == Outcome::Meets;
            prop_assert_eq!(meets, shown == size(1920, 1080));
        }
    }
}
