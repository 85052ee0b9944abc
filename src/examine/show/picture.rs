//! What is advised about the pictures, each piece with the frame that it comes from, as markup; in one
//! line, for the sheet; and as JSON, for the report.

use super::super::{PictureEnd, PictureExamination, PictureFindings, PictureUnexamined, Thumbnail};
use super::advice::{self, end_line, groups, place};
use super::{clock, code};
use crate::markup::Markup;
use crate::signal::finding::Finding;
use crate::signal::picture::PictureCode;
use crate::text::examine::id;
use crate::text::{Examine, Lang, Value, fixed};
use serde_json::{Value as Json, json};

/// One section of the page, under the same promises as that of the sound.
pub(super) fn section(found: &PictureExamination, lang: Lang) -> String {
    let mut m = Markup::default();
    let end = match found {
        PictureExamination::Measured(findings) => code(findings.end),
        PictureExamination::Unexamined(reason) => code(reason),
    };
    m.raw("<section class=\"stack\" data-examined=\"picture\" data-end=\"")
        .text(&end)
        .raw("\">")
        .element("h5", "", lang.text(id::PICTURE_TITLE));
    match found {
        PictureExamination::Measured(findings) => measured(&mut m, findings, lang),
        PictureExamination::Unexamined(reason) => unexamined(&mut m, *reason, lang),
    }
    m.raw("</section>");
    m.finish()
}

fn unexamined(m: &mut Markup, reason: PictureUnexamined, lang: Lang) {
    let said = words(&format!("picture-unexamined-{}", code(reason)), &[], lang);
    advice::unexamined(m, lang.text(id::PICTURE_UNEXAMINED), &said);
}

fn measured(m: &mut Markup, found: &PictureFindings, lang: Lang) {
    let args = [
        ("count", Value::Whole(found.measures.examined)),
        ("to_s", clock(found.to_s)),
    ];
    let end = words(&format!("picture-end-{}", code(found.end)), &args, lang);
    let class = match found.end {
        PictureEnd::Complete | PictureEnd::UnderWay => "soft",
        PictureEnd::Undecodable => "note hint",
    };
    m.element("p", class, &end);
    if found.advice.is_empty() {
        let fine = match found.end {
            PictureEnd::Complete => id::PICTURE_FINE,
            _ => id::PICTURE_FINE_SO_FAR,
        };
        m.element("p", "", lang.text(fine));
        return;
    }
    let groups = groups(&found.advice);
    let count = [("count", groups.len().into())];
    m.element("p", "", &lang.fill(id::PICTURE_ADVICE, &count))
        .raw("<ul class=\"heard\">");
    for group in groups {
        piece(m, group, &found.thumbnails, lang);
    }
    m.raw("</ul>");
}

/// What a code is called in a few words.
fn name(of: PictureCode, lang: Lang) -> String {
    words(&format!("picture-{}", code(of)), &[], lang)
}

fn words(key: &str, args: &[(&str, Value<'_>)], lang: Lang) -> String {
    lang.find_in::<Examine>(key, args).unwrap_or_default()
}

/// One piece of advice: what, what to do, and where, with a button that plays the video there.
fn piece(m: &mut Markup, group: &[Finding<PictureCode>], thumbnails: &[Thumbnail], lang: Lang) {
    let Some(first) = group.first() else {
        return;
    };
    let of = code(first.code);
    let figures: Vec<(&str, String)> = first
        .figures
        .iter()
        .map(|(name, figure)| (name.as_str(), fixed(*figure, 0)))
        .collect();
    let mut args: Vec<(&str, Value<'_>)> = figures
        .iter()
        .map(|(name, figure)| (*name, Value::Word(figure)))
        .collect();
    args.push(("count", group.len().into()));
    m.raw("<li data-advice=\"")
        .text(&of)
        .raw("\">")
        .element(
            "strong",
            "",
            &words(&format!("picture-{of}-said"), &args, lang),
        )
        .element("p", "", &words(&format!("picture-{of}-way"), &[], lang))
        .raw("<p class=\"seek\">");
    let name = name(first.code, lang);
    for finding in group {
        let at_s = finding.span.from_s;
        let frame = thumbnails.iter().find(|shown| shown.at_s == at_s);
        let frame = frame.map(Thumbnail::data_url);
        place(m, "button seen", at_s, &name, frame.as_deref(), lang);
    }
    m.raw("</p></li>");
}

/// How many frames, and what is advised.
pub(super) fn line(found: &PictureExamination, lang: Lang) -> String {
    let PictureExamination::Measured(found) = found else {
        return lang.text(id::SHEET_PICTURE_UNEXAMINED).to_owned();
    };
    let count = [("count", Value::Whole(found.measures.examined))];
    let mut line = lang.fill(id::SHEET_PICTURE, &count);
    let part_s = (found.end != PictureEnd::Complete).then_some(found.to_s);
    end_line(
        &mut line,
        part_s,
        &found.advice,
        |code| name(code, lang),
        lang,
    );
    line
}

/// `measurements.picture`. The figures of each frame are left out: they are what advice is made of.
pub(super) fn json(found: &PictureExamination) -> Json {
    match found {
        PictureExamination::Unexamined(reason) => json!({ "unexamined": code(reason) }),
        PictureExamination::Measured(found) => json!({
            "to_s": super::report::milliseconds(found.to_s),
            "end": found.end,
            "frames": found.measures.examined,
            "width": found.measures.size.0,
            "height": found.measures.size.1,
            "black": found.measures.black,
            "still": found.measures.still,
            "advice": found.advice,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Frame, Frames, Look, examine_picture, examine_sound};
    use super::super::{shown, shown_with};
    use super::*;
    use crate::facts::Facts;
    use crate::job::Examined;
    use crate::report::{Measurements, Report};
    use crate::rules::samples::good;
    use crate::signal::finding::Span;
    use crate::signal::picture::LIMITS;
    use scraper::{Html, Selector};

    /// Black for ever.
    struct Dark;

    impl Frames for Dark {
        async fn see(&mut self, look: Look) -> Option<Frame> {
            let (width, height) = (192, 108);
            let rgba = vec![0; width * height * 4];
            Some(Frame {
                at_s: look.at_s,
                width,
                height,
                rgba,
            })
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
        pollster::block_on(examine_picture(&facts(), &mut Dark, async |_| {}))
    }

    fn html(markup: &str) -> Html {
        for forbidden in ["<script", "style=", "onclick", "href"] {
            assert!(!markup.contains(forbidden), "{markup}");
        }
        let html = Html::parse_fragment(markup);
        assert_eq!(html.errors, Vec::<String>::new(), "{markup}");
        html
    }

    fn attributes(html: &Html, css: &str, name: &str) -> Vec<String> {
        html.select(&Selector::parse(css).unwrap())
            .map(|element| element.attr(name).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn each_piece_of_advice_shows_the_frame_that_it_comes_from() {
        let facts = facts();
        let of = shown_with(&sound(&facts), &black());
        assert_eq!(of.done_s, of.video_s);
        let html = html(of.markup.of(Lang::ZhCn));
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
        assert_eq!(line, "看了 133 个画面；提醒：长时间黑屏、片头没有文字");
    }

    #[test]
    fn the_report_keeps_the_schema() {
        let schema = include_str!("../../../www/report.schema.json");
        let schema: Json = serde_json::from_str(schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let facts = facts();
        let none = PictureExamination::Unexamined(PictureUnexamined::NoDecoder);
        for found in [black(), none] {
            let of = shown_with(&sound(&facts), &found);
            let mut report = Report::unconfirmed(&facts, "a.mp4", &good().notice);
            report.measurements = Measurements::new(of.measurements);
            let mut report = serde_json::to_value(report).unwrap();
            let errors: Vec<_> = validator
                .iter_errors(&report)
                .map(|e| e.to_string())
                .collect();
            assert!(errors.is_empty(), "{errors:#?}");
            assert_eq!(report["measurements"]["sound"]["unexamined"], "absent");
            report["measurements"]["picture"]["end"] = "perhaps".into();
            assert!(!validator.is_valid(&report));
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
            .map(|limit| Finding::new(limit.code, span, [("percent", 12.3), ("seconds", 9.0)]))
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
            let html = html(of.markup.of(lang));
            let css = "[data-examined=picture] :is(p, strong):not(.seek)";
            let said: Vec<String> = html
                .select(&Selector::parse(css).unwrap())
                .map(|element| element.text().collect())
                .collect();
            assert!(!said.is_empty());
            for said in said {
                assert!(!said.trim().is_empty() && !said.contains('?'), "{said}");
            }
            let line = of.picture.as_ref().unwrap().of(lang);
            assert!(!line.contains('?') && !line.contains("、、"), "{line}");
        }
    }
}
