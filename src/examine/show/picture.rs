//! What is advised about the pictures, each piece with the frame that it comes from, as markup; in one
//! line, for the sheet; and as JSON, for the report.

use super::super::{PictureEnd, PictureExamination, PictureFindings, PictureUnexamined, Thumbnail};
use super::advice::{self, end_line, groups, place};
use super::{clock, code};
use crate::facts::DecodedSize;
use crate::markup::Markup;
use crate::signal::advice::Advice;
use crate::signal::picture::PictureCode;
use crate::text::examine as id;
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
        PictureEnd::Undecodable | PictureEnd::TooSlow => "note hint",
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
fn piece(m: &mut Markup, group: &[Advice<PictureCode>], thumbnails: &[Thumbnail], lang: Lang) {
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

fn size(seen: &DecodedSize) -> Json {
    json!({
        "at_s": super::report::milliseconds(seen.at_s),
        "width": seen.size.width,
        "height": seen.size.height,
    })
}

/// `measurements.picture`. The figures of each frame are left out: they are what advice is made of.
pub(super) fn json(found: &PictureExamination) -> Json {
    match found {
        PictureExamination::Unexamined(reason) => json!({ "unexamined": code(reason) }),
        PictureExamination::Measured(found) => json!({
            "to_s": super::report::milliseconds(found.to_s),
            "end": found.end,
            "frames": found.measures.examined,
            "sizes": found.sizes.iter().map(size).collect::<Vec<_>>(),
            "width": found.measures.size.0,
            "height": found.measures.size.1,
            "black": found.measures.black,
            "still": found.measures.still,
            "advice": found.advice,
        }),
    }
}
