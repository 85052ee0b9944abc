//! `picture` (clause 六（一）: 画质清晰): only an eye can say; what the file tells is advised.
//!
//! Pictures that could not be decoded nobody has seen: no word confirms them.

use super::confirmed::{self, ADVISED, DONE};
use super::{Case, Context, Finding, Outcome, Remedy, Rule, RuleId};
use crate::facts::PictureTrack;

const OPEN: Case = confirmed::open(Remedy::Sharpen);
const INTERLACED: Case = Case::new("interlaced", Outcome::Advise).mended_by(Remedy::Reencode);
const NOT_DECODED: Case = Case::new("not-decoded", Outcome::CannotTell).mended_by(Remedy::Reencode);
const LOST: Case = Case::new("lost", Outcome::CannotTell).mended_by(Remedy::CopyAgain);

pub(super) const RULE: Rule = Rule {
    id: RuleId::Picture,
    clause: super::video_clause,
    required: super::no_figures,
    cases: &[OPEN, DONE, INTERLACED, NOT_DECODED, LOST, ADVISED],
    judge,
};

fn judge(context: &Context<'_>) -> Vec<Finding> {
    let open = || confirmed::seen(context, RuleId::Picture, OPEN);
    let mut findings = vec![lost(context).unwrap_or_else(open)];
    if context
        .picture()
        .is_some_and(|picture| picture.interlaced == Some(true))
    {
        findings.push(INTERLACED.with([]));
    }
    let advised = context.decoded.and_then(|decoded| decoded.picture_advice);
    findings.extend(advised.map(confirmed::advised));
    findings
}

/// Where no picture came from the decoder.
fn lost(context: &Context<'_>) -> Option<Finding> {
    let (decoded, picture) = (context.decoded?, context.picture()?);
    match decoded.picture_lost_at_s? {
        at_s if at_s > 0.0 => Some(LOST.with([("at_s", at_s.into())])),
        // Many browsers decode nothing else, so that no frame at all says nothing of another codec.
        _ => is_decoded_everywhere(picture).then(|| NOT_DECODED.with([])),
    }
}

/// Every browser that plays MP4 decodes H.264 of 8 bits with its colours at half the size.
fn is_decoded_everywhere(picture: &PictureTrack) -> bool {
    let profile = picture.profile.as_deref();
    let is_usual = matches!(
        profile,
        Some("Baseline" | "Constrained Baseline" | "Main" | "Extended" | "High")
    );
    picture.codec == "h264"
        && (is_usual || profile.is_none())
        && picture.bit_depth.unwrap_or(8) == 8
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::good;
    use super::*;
    use crate::facts::{Advised, Content};

    #[test]
    fn open_until_confirmed() {
        let mut example = good();
        assert_eq!(
            example.judge(RuleId::Picture).main.outcome,
            Outcome::Confirm
        );
        example.confirm(RuleId::Picture, "张三", Some(3.2));
        let main = example.judge(RuleId::Picture).main;
        assert_eq!(main.outcome, Outcome::Meets);
        assert_eq!(main.evidence["by"], "张三".into());
        assert_eq!(main.evidence["at_s"], 3.2.into());
    }

    #[test]
    fn interlacing_is_advised_beside() {
        let mut example = good();
        example.picture().interlaced = Some(true);
        let outcome = example.judge(RuleId::Picture);
        assert_eq!(outcome.main.outcome, Outcome::Confirm);
        assert_eq!(outcome.also[0].code, "interlaced");
        example.confirm(RuleId::Picture, "", None);
        assert_eq!(example.judge(RuleId::Picture).main.code, "interlaced");
    }

    #[test]
    fn pictures_that_do_not_decode_cannot_be_confirmed() {
        let mut example = good();
        example.confirm(RuleId::Picture, "张三", Some(3.2));
        example.decoded().picture_lost_at_s = Some(12.5);
        let main = example.judge(RuleId::Picture).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "lost")
        );
        assert_eq!(main.evidence["at_s"], 12.5.into());
        example.decoded().picture_lost_at_s = Some(0.0);
        assert_eq!(example.judge(RuleId::Picture).main.code, "not-decoded");
        // Of a codec that not every browser decodes this says nothing.
        example.picture().codec = "hevc".to_owned();
        assert_eq!(example.judge(RuleId::Picture).main.outcome, Outcome::Meets);
    }

    #[test]
    fn what_is_advised_of_the_pictures_stands_beside() {
        let mut example = good();
        example.decoded().picture_advice = Some(Advised {
            count: 2,
            at_s: 7.0,
        });
        let outcome = example.judge(RuleId::Picture);
        assert_eq!(outcome.main.outcome, Outcome::Confirm);
        assert_eq!(outcome.also[0].evidence["at_s"], 7.0.into());
        example.confirm(RuleId::Picture, "", None);
        assert_eq!(example.judge(RuleId::Picture).main.code, "advised");
    }

    #[test]
    fn a_word_does_not_make_a_picture() {
        let mut example = good();
        example.confirm(RuleId::Picture, "张三", None);
        example.facts.movie.as_mut().unwrap().pictures.clear();
        assert_eq!(
            example.judge(RuleId::Picture).main.outcome,
            Outcome::CannotTell
        );
        example.facts.movie = None;
        example.facts.content = Content::Pdf;
        assert_eq!(example.judge(RuleId::Picture).main.code, "not-mp4");
        let mut example = good();
        example.confirm(RuleId::Picture, "张三", None);
        example.picture().encrypted = true;
        assert_eq!(example.judge(RuleId::Picture).main.code, "encrypted");
    }
}
