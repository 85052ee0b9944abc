//! `picture` (画质清晰): only an eye can say; what the file tells is advised.
//!
//! Pictures that could not be decoded nobody has seen: no word confirms them.

use super::confirmed::{self, ADVISED, DONE};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, KindName, Outcome, Remedy, Scope};
use crate::facts::{Content, PictureTrack};
use crate::json::Object;
use crate::text::{Lang, id};

const OPEN: Case = confirmed::open(Remedy::Sharpen);
const INTERLACED: Case = Case::new("interlaced", Outcome::Advise).mended_by(Remedy::Reencode);
const NOT_DECODED: Case = Case::new("not-decoded", Outcome::CannotTell).mended_by(Remedy::Reencode);
const LOST: Case = Case::new("lost", Outcome::CannotTell).mended_by(Remedy::CopyAgain);

/// The demand; it has no parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture;

impl Picture {
    pub(super) fn read(_: &Object<'_>, _: Scope<'_>) -> Self {
        Self
    }
}

impl Rule for Picture {
    fn settled(&self) -> Settled {
        Settled::Watched
    }

    fn cases(&self) -> &'static [Case] {
        &[OPEN, DONE, INTERLACED, NOT_DECODED, LOST, ADVISED]
    }

    fn demanded(&self, lang: Lang) -> String {
        lang.text(id::DEMANDED_PICTURE).to_owned()
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let open = || confirmed::seen(context, demand, OPEN);
        let mut findings = vec![lost(context).unwrap_or_else(open)];
        let is_interlaced = context
            .picture()
            .is_some_and(|picture| picture.interlaced == Some(true));
        // Where a way of coding is demanded, that demand speaks of it.
        if is_interlaced && !context.is_demanded(KindName::VideoCoding) {
            findings.push(INTERLACED.with([]));
        }
        let advised = context.decoded.and_then(|decoded| decoded.picture_advice);
        findings.extend(advised.map(confirmed::advised));
        findings
    }
}

/// Where no picture came from the decoder.
fn lost(context: &Context<'_>) -> Option<Finding> {
    let (decoded, picture) = (context.decoded?, context.picture()?);
    // Many browsers play no other format, or do not find a second in it: that says nothing of the file.
    if context.facts.content != Content::IsoBmff {
        return None;
    }
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
        assert_eq!(example.judge("picture").main.outcome, Outcome::Confirm);
        example.confirm("picture", "张三", Some(3.2));
        let main = example.judge("picture").main;
        assert_eq!(main.outcome, Outcome::Meets);
        assert_eq!(main.evidence["by"], "张三".into());
        assert_eq!(main.evidence["at_s"], 3.2.into());
    }

    #[test]
    fn interlacing_is_advised_beside() {
        let mut example = good();
        example.picture().interlaced = Some(true);
        let outcome = example.judge("picture");
        assert_eq!(outcome.main.outcome, Outcome::Confirm);
        assert_eq!(outcome.also[0].code, "interlaced");
        example.confirm("picture", "", None);
        assert_eq!(example.judge("picture").main.code, "interlaced");
    }

    #[test]
    fn pictures_that_do_not_decode_cannot_be_confirmed() {
        let mut example = good();
        example.confirm("picture", "张三", Some(3.2));
        example.decoded().picture_lost_at_s = Some(12.5);
        let main = example.judge("picture").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "lost")
        );
        assert_eq!(main.evidence["at_s"], 12.5.into());
        example.decoded().picture_lost_at_s = Some(0.0);
        assert_eq!(example.judge("picture").main.code, "not-decoded");
        // Of a codec that not every browser decodes this says nothing.
        example.picture().codec = "hevc".to_owned();
        assert_eq!(example.judge("picture").main.outcome, Outcome::Meets);
    }

    #[test]
    fn what_is_advised_of_the_pictures_stands_beside() {
        let mut example = good();
        example.decoded().picture_advice = Some(Advised {
            count: 2,
            at_s: 7.0,
        });
        let outcome = example.judge("picture");
        assert_eq!(outcome.main.outcome, Outcome::Confirm);
        assert_eq!(outcome.also[0].evidence["at_s"], 7.0.into());
        example.confirm("picture", "", None);
        assert_eq!(example.judge("picture").main.code, "advised");
    }

    #[test]
    fn a_word_does_not_make_a_picture() {
        let mut example = good();
        example.confirm("picture", "张三", None);
        example.facts.movie.as_mut().unwrap().pictures.clear();
        assert_eq!(example.judge("picture").main.outcome, Outcome::CannotTell);
        example.facts.movie = None;
        example.facts.content = Content::Pdf;
        assert_eq!(example.judge("picture").main.code, "not-mp4");
        let mut example = good();
        example.confirm("picture", "张三", None);
        example.picture().encrypted = true;
        assert_eq!(example.judge("picture").main.code, "encrypted");
    }
}
