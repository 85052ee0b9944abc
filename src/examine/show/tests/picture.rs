//! Of the pictures.

use super::{attributes, html, keeps_the_schema, texts};
use crate::examine::show::{shown, shown_with};
use crate::examine::{
    Frame, FrameRequest, FrameSource, NoFrame, PictureEnd, PictureExamination, PictureFindings,
    PictureUnexamined, examine_picture, examine_sound,
};
use crate::facts::{Advised, DecodedSize, Facts, Size};
use crate::job::Examined;
use crate::rules::fixtures::good;
use crate::signal::advice::{Advice, Span};
use crate::signal::picture::LIMITS;
use crate::text::Lang;

/// Black for ever.
struct Dark;

impl FrameSource for Dark {
    async fn frame(&mut self, request: FrameRequest) -> Result<Frame, NoFrame> {
        let (width, height) = (192, 108);
        let mut frame = Frame::new(request.at_s, width, height);
        frame.add(&vec![0; (width * height * 4) as usize]);
        frame.decoded = Some(Size { width, height });
        Ok(frame)
    }
}

fn facts() -> Facts {
    let mut sample = good();
    sample.facts.movie.as_mut().unwrap().sounds.clear();
    sample.facts
}

fn sound(facts: &Facts) -> Examined {
    let found = pollster::block_on(examine_sound([].as_slice(), facts, async |_| {}));
    shown(&found.unwrap(), facts)
}

fn black() -> PictureExamination {
    pollster::block_on(examine_picture(&facts(), true, &mut Dark, async |_| {}))
}

#[test]
fn each_piece_of_advice_shows_the_frame_that_it_comes_from() {
    let facts = facts();
    let of = shown_with(&sound(&facts), &black());
    assert_eq!((of.sound_s, of.picture_s), (of.video_s, Some(of.video_s)));
    let html = html(&of, Lang::ZhCn);
    let css = "[data-examined=picture] [data-advice]";
    assert_eq!(
        attributes(&html, css, "data-advice"),
        ["black", "no-writing"]
    );
    let places = attributes(&html, "[data-examined=picture] [data-at]", "data-at");
    assert_eq!(places, ["0.020", "0.020"]);
    let images = attributes(&html, "[data-at='0.020'] img", "src");
    assert_eq!(images.len(), 2);
    assert!(images[0].starts_with("data:image/bmp;base64,"));
    // Still that of the sound, which is not there.
    assert_eq!(
        attributes(&html, "[data-examined=sound]", "data-end"),
        ["absent"]
    );
    let line = of.picture.as_ref().unwrap().of(Lang::ZhCn);
    assert_eq!(line, "抽看 133 个画面；提醒：长时间黑屏、片头没有文字");
}

#[test]
fn the_report_keeps_the_schema() {
    let facts = facts();
    let none = PictureExamination::Unexamined(PictureUnexamined::NoDecoder);
    for found in [black(), none] {
        let of = shown_with(&sound(&facts), &found);
        let report = keeps_the_schema(&of, &facts, "picture");
        assert_eq!(report["measurements"]["sound"]["unexamined"], "absent");
    }
}

#[test]
fn everything_has_its_words() {
    let PictureExamination::Measured(found) = black() else {
        panic!("nothing measured");
    };
    let span = Span {
        from_s: 0.02,
        to_s: 9.0,
    };
    let advice: Vec<_> = LIMITS
        .iter()
        .map(|limit| Advice::new(limit.code, span, [("percent", 12.3), ("seconds", 9.0)]))
        .collect();
    let facts = facts();
    for end in [
        PictureEnd::Complete,
        PictureEnd::UnderWay,
        PictureEnd::Undecodable,
    ] {
        for advice in [advice.clone(), Vec::new()] {
            let found = PictureFindings {
                end,
                advice,
                ..(*found).clone()
            };
            let found = PictureExamination::Measured(Box::new(found));
            all_said(&shown_with(&sound(&facts), &found));
        }
    }
    for reason in [
        PictureUnexamined::Absent,
        PictureUnexamined::Encrypted,
        PictureUnexamined::NoDecoder,
    ] {
        let found = PictureExamination::Unexamined(reason);
        all_said(&shown_with(&sound(&facts), &found));
    }
}

fn all_said(of: &Examined) {
    for lang in Lang::ALL {
        let html = html(of, lang);
        let css = "[data-examined=picture] :is(p, strong):not(.seek)";
        let said = texts(&html, css);
        assert!(!said.is_empty());
        for said in said {
            assert!(!said.trim().is_empty() && !said.contains('?'), "{said}");
        }
        let line = of.picture.as_ref().unwrap().of(lang);
        assert!(!line.contains('?') && !line.contains("、、"), "{line}");
    }
}

#[test]
fn the_rules_are_told_what_the_decoder_showed() {
    let facts = facts();
    let decoded = shown_with(&sound(&facts), &black()).decoded;
    let size = Size {
        width: 192,
        height: 108,
    };
    assert_eq!(decoded.sizes, [DecodedSize { size, at_s: 0.02 }]);
    let advised = Advised {
        count: 2,
        at_s: 0.02,
    };
    assert_eq!(decoded.picture_advice, Some(advised));
    assert_eq!(decoded.picture_lost_at_s, None);
    assert_eq!(decoded.bars_at_s, None);
}

/// Frames until a second of the video, and after it none, for that reason.
struct Until(f64, NoFrame);

impl FrameSource for Until {
    async fn frame(&mut self, request: FrameRequest) -> Result<Frame, NoFrame> {
        match request.at_s < self.0 {
            true => Dark.frame(request).await,
            false => Err(self.1),
        }
    }
}

#[test]
fn what_does_not_decode_is_lost_and_what_is_late_is_not() {
    let lost_at = |until_s: f64, reason: NoFrame| {
        let (facts, mut frames) = (facts(), Until(until_s, reason));
        let found = pollster::block_on(examine_picture(&facts, true, &mut frames, async |_| {}));
        let said = shown_with(&sound(&facts), &found);
        let ends = attributes(
            &html(&said, Lang::ZhCn),
            "[data-examined=picture]",
            "data-end",
        );
        (said.decoded.picture_lost_at_s, ends.concat())
    };
    let (at_s, end) = lost_at(5.0, NoFrame::Undecodable);
    assert_eq!((at_s, end.as_str()), (Some(4.02), "undecodable"));
    let none = lost_at(0.0, NoFrame::Undecodable);
    assert_eq!(none, (Some(0.0), "no-decoder".to_owned()));
    assert_eq!(lost_at(5.0, NoFrame::Late), (None, "too-slow".to_owned()));
    assert_eq!(lost_at(0.0, NoFrame::Late), (None, "too-slow".to_owned()));
}
