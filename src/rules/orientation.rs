//! `orientation` (clause 六（一）: 横屏): wider than high as displayed, after every turn.

use super::cannot_tell;
use super::{Case, Context, Finding, Outcome, Remedy, Rule, RuleId};

const LANDSCAPE: Case = Case::new("landscape", Outcome::Meets);
const LANDSCAPE_TURNED: Case = Case::new("landscape-turned", Outcome::Meets);
const PORTRAIT: Case = Case::new("portrait", Outcome::Breaks).mended_by(Remedy::MakeLandscape);
const SQUARE: Case = Case::new("square", Outcome::Breaks).mended_by(Remedy::MakeLandscape);
const MIRRORED: Case = Case::new("mirrored", Outcome::Advise).mended_by(Remedy::Reencode);

pub(super) const RULE: Rule = Rule {
    id: RuleId::Orientation,
    clause: super::video_clause,
    required: super::no_figures,
    cases: &[LANDSCAPE, LANDSCAPE_TURNED, PORTRAIT, SQUARE, MIRRORED],
    judge,
};

fn judge(context: &Context<'_>) -> Vec<Finding> {
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
    let case = match size.width.cmp(&size.height) {
        std::cmp::Ordering::Less => PORTRAIT,
        std::cmp::Ordering::Equal => SQUARE,
        std::cmp::Ordering::Greater if turn == 0 => LANDSCAPE,
        std::cmp::Ordering::Greater => LANDSCAPE_TURNED,
    };
    let mut findings = vec![case.with([
        ("width", size.width.into()),
        ("height", size.height.into()),
        ("rotation_deg", turn.into()),
    ])];
    if picture.mirrored {
        findings
            .push(MIRRORED.with([("width", size.width.into()), ("height", size.height.into())]));
    }
    findings
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
        example.judge(RuleId::Orientation).main
    }

    #[test]
    fn only_wider_than_high_is_landscape() {
        assert_eq!(shown(1920, 1080, 0).code, "landscape");
        assert_eq!(shown(1920, 1080, 90).code, "landscape-turned");
        assert_eq!(shown(1920, 1080, 180).outcome, Outcome::Meets);
        assert_eq!(shown(1080, 1920, 0).code, "portrait");
        assert_eq!(shown(1080, 1920, 90).outcome, Outcome::Breaks);
        assert_eq!(shown(1080, 1080, 0).code, "square");
        assert_eq!(shown(1081, 1080, 0).code, "landscape");
        assert_eq!(shown(0, 0, 0).outcome, Outcome::CannotTell);
        assert_eq!(shown(1920, 0, 0).outcome, Outcome::CannotTell);
    }

    #[test]
    fn an_unreadable_matrix_or_size_cannot_be_told() {
        let mut example = good();
        example.picture().rotation_deg = Fact::Unreadable(DefectCode::MatrixIllegal);
        let main = example.judge(RuleId::Orientation).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "matrix-illegal")
        );
        let mut example = good();
        example.picture().displayed = Fact::Unreadable(DefectCode::SizeChanges);
        assert_eq!(example.judge(RuleId::Orientation).main.code, "size-changes");
    }

    #[test]
    fn a_mirrored_picture_is_advised() {
        let mut example = good();
        example.picture().mirrored = true;
        let outcome = example.judge(RuleId::Orientation);
        assert_eq!(outcome.main.code, "mirrored");
        assert_eq!(outcome.also[0].code, "landscape");
    }
}
