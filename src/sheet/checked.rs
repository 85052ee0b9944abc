//! The parts of the sheet about the file that was checked and the outcome of each rule.

use super::parts::{section, sign};
use super::qr::{self, Payload};
use super::{PrintedFrame, Sheet, shorten};
use crate::markup::Markup;
use crate::rules::{
    Finding, Outcome, RuleId, RuleOutcome, confirmation, measured, required, rule, rule_name,
    sentence,
};
use crate::text::{Lang, SheetMessages, Template, Value, id, sheet_messages};

/// Room for a finding in its row, in Chinese characters. The saved report has all of it.
const FOUND: usize = 62;
/// The same where the results of the examination are printed in the row too.
const FOUND_BESIDE: usize = 30;
/// Room for the file name, in Chinese characters.
const FILE_NAME: usize = 60;

/// The file's name, shortened to fit.
pub(super) fn file_name(sheet: &Sheet<'_>) -> String {
    shorten::to_chars(&sheet.report.file.name, FILE_NAME)
}

pub(super) fn file(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    let report = sheet.report;
    let facts = &report.facts;
    section(m, sheet_messages::SHEET_SECTION_FILE, &[], lang);
    let name = file_name(sheet);
    let size = lang.fill(
        sheet_messages::SHEET_SIZE,
        &[("bytes", report.file.bytes.into())],
    );
    let figure = |rule| {
        report
            .outcome(rule)
            .and_then(|outcome| measured(outcome, lang))
    };
    let unknown = || lang.text(sheet_messages::SHEET_UNKNOWN).to_owned();
    let duration = facts.duration_s.filter(|seconds| *seconds > 0.0);
    let duration = duration.map(|s| lang.fill(id::MEASURED_DURATION, &[("duration_s", s.into())]));
    let picture = facts.display_width.zip(facts.display_height);
    let picture = picture.map(|(width, height)| {
        let args = [("width", width.into()), ("height", height.into())];
        lang.fill(id::MEASURED_RESOLUTION, &args)
    });
    let mut format = figure(RuleId::Container).unwrap_or_else(unknown);
    for codec in [&facts.video_codec, &facts.audio_codec]
        .into_iter()
        .flatten()
    {
        let codec = [("codec", Value::Word(codec.as_str()))];
        format.push_str(lang.text(sheet_messages::SHEET_SEPARATOR));
        format.push_str(&lang.fill(id::PAGE_CODEC, &codec));
    }
    let payload = Payload::new(report);
    // Two frames are printed in a row below the table, which then has the full width and two figures a line.
    let two = has_two_frames(sheet);
    m.raw(if two {
        "<div class=\"sheet-file sheet-file-two\"><table><colgroup><col class=\"sheet-label\"><col>\
         <col class=\"sheet-label\"><col></colgroup><tbody><tr>"
    } else {
        "<div class=\"sheet-file\"><table><tbody><tr>"
    });
    let line = if two { "<td colspan=\"3\">" } else { "<td>" };
    m.element("th", "", lang.text(sheet_messages::SHEET_FILE_NAME));
    m.raw(line).text(&name).raw("</td></tr><tr>");
    for (index, (label, value)) in [
        (sheet_messages::SHEET_FILE_SIZE, size),
        (
            sheet_messages::SHEET_FILE_DURATION,
            duration.unwrap_or_else(unknown),
        ),
        (
            sheet_messages::SHEET_FILE_PICTURE,
            picture.unwrap_or_else(unknown),
        ),
        (sheet_messages::SHEET_FILE_FORMAT, format),
    ]
    .into_iter()
    .enumerate()
    {
        m.element("th", "", lang.text(label));
        m.element("td", "", &value);
        if !two || index % 2 == 1 {
            m.raw("</tr><tr>");
        }
    }
    m.element("th", "", lang.text(sheet_messages::SHEET_SHA256));
    m.raw(if two { "<td colspan=\"3\"" } else { "<td" });
    match (&report.file.sha256, sheet.hashing) {
        (Some(digest), _) => sha256(m, digest),
        (None, computing) => {
            let why = if computing {
                sheet_messages::SHEET_SHA256_COMPUTING
            } else {
                sheet_messages::SHEET_SHA256_MISSING
            };
            m.raw(" class=\"sheet-open\">").text(lang.text(why));
        }
    }
    m.raw("</td></tr></tbody></table>");
    frames(m, sheet, lang);
    m.raw("<figure class=\"sheet-code\">");
    if let Some(code) = qr::svg(&payload, lang.text(sheet_messages::SHEET_QR_LABEL)) {
        m.markup(&code);
    }
    m.element("figcaption", "", lang.text(sheet_messages::SHEET_QR));
    m.raw("</figure></div>");
}

/// The digest in groups of eight, so that two people can compare it by reading aloud; ends the opened cell tag.
fn sha256(m: &mut Markup, digest: &str) {
    m.raw(" class=\"sheet-sha256\">");
    let digits: Vec<char> = digest.chars().take(64).collect();
    for (index, group) in digits.chunks(8).enumerate() {
        if index > 0 {
            m.raw(" ");
        }
        m.text(&group.iter().collect::<String>());
    }
}

/// Whether another frame than that of the title card shows the speaker.
fn has_two_frames(sheet: &Sheet<'_>) -> bool {
    sheet.speaker_label.is_some() && sheet.title_card != sheet.speaker_label
}

/// The frame that shows the topic, and the one that shows the speaker where that is another.
fn frames(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    let (card, label) = (sheet.title_card, sheet.speaker_label);
    let both = card.is_some() && card == label;
    let other = label.filter(|_| has_two_frames(sheet));
    m.raw("<div class=\"sheet-frames\">");
    let caption = if both {
        sheet_messages::SHEET_FRAME_BOTH
    } else {
        sheet_messages::SHEET_FRAME_TITLE_CARD
    };
    frame(m, card, caption, lang);
    if other.is_some() {
        frame(m, other, sheet_messages::SHEET_FRAME_SPEAKER_LABEL, lang);
    }
    m.raw("</div>");
}

fn frame(
    m: &mut Markup,
    frame: Option<&PrintedFrame>,
    caption: Template<SheetMessages>,
    lang: Lang,
) {
    m.raw("<figure class=\"sheet-frame\">");
    let caption = match frame {
        Some(frame) => {
            let args = [("at_s", frame.at_s.into())];
            let caption = lang.fill(caption, &args);
            m.raw("<img alt=\"")
                .text(&caption)
                .raw("\" src=\"")
                .text(&frame.data_url)
                .raw("\">");
            caption
        }
        None => {
            m.raw("<span class=\"sheet-no-frame\"></span>");
            lang.text(sheet_messages::SHEET_NO_FRAME).to_owned()
        }
    };
    m.element("figcaption", "", &caption).raw("</figure>");
}

pub(super) fn results(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    section(m, sheet_messages::SHEET_SECTION_RESULTS, &[], lang);
    m.raw("<table class=\"sheet-results\"><thead><tr>");
    for column in [
        sheet_messages::SHEET_COLUMN_RULE,
        sheet_messages::SHEET_COLUMN_CLAUSE,
        sheet_messages::SHEET_COLUMN_REQUIRED,
        sheet_messages::SHEET_COLUMN_FOUND,
        sheet_messages::SHEET_COLUMN_OUTCOME,
    ] {
        m.element("th", "", lang.text(column));
    }
    m.raw("</tr></thead><tbody>");
    for outcome in &sheet.report.outcomes {
        let weight = outcome.main.outcome;
        let word = lang.find(&format!("outcome-{}", weight.as_str()), &[]);
        let word = format!("{} {}", sign(weight), word.unwrap_or_default());
        m.raw("<tr data-sheet-rule=\"")
            .text(outcome.rule.as_str())
            .raw("\">");
        m.element("th", "", &rule_name(outcome.rule, lang))
            .element("td", "", &outcome.clause)
            .element("td", "", &required(rule(outcome.rule), sheet.notice, lang))
            .element("td", "", &found(sheet, outcome, lang))
            .element("td", sheet_class(weight), &word)
            .raw("</tr>");
    }
    m.raw("</tbody></table>");
}

const fn sheet_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Meets | Outcome::Advise => "sheet-outcome",
        _ => "sheet-outcome sheet-open",
    }
}

/// The text of the column "found": the figure where the rule is met, otherwise the finding; for sound and
/// picture also the results of the examination; and who confirmed. The report has all findings.
pub(super) fn found(sheet: &Sheet<'_>, outcome: &RuleOutcome, lang: Lang) -> String {
    let weight = outcome.main.outcome;
    let confirmed = confirmation(outcome, lang);
    let examined = match outcome.rule {
        RuleId::Sound => sheet.sound,
        RuleId::Picture => sheet.picture,
        _ => None,
    };
    // Where a rule is broken because there is no sound or picture, nothing was examined.
    let examined = examined.filter(|_| weight < Outcome::Breaks);
    let room = match examined {
        Some(_) => FOUND_BESIDE,
        None => FOUND,
    };
    let is_said = |finding: &Finding| examined.is_some() && finding.is_examination_advice();
    let is_fine = weight == Outcome::Meets || is_said(&outcome.main);
    let mut text = match measured(outcome, lang).filter(|_| weight == Outcome::Meets) {
        Some(figure) => figure,
        None if is_fine && confirmed.is_some() => String::new(),
        None => shorten::sentences(&sentence(outcome.rule, &outcome.main, lang), room),
    };
    for more in examined.into_iter().chain(confirmed.as_deref()) {
        if !text.is_empty() && !text.ends_with(lang.text(sheet_messages::SHEET_STOP).trim_end()) {
            text.push_str(lang.text(sheet_messages::SHEET_STOP));
        }
        text.push_str(&shorten::sentences(more, FOUND));
    }
    let is_amiss = |finding: &&Finding| {
        !matches!(finding.outcome, Outcome::Meets | Outcome::Confirm) && !is_said(finding)
    };
    let more = outcome.also.iter().filter(is_amiss).count();
    if more > 0 {
        text.push_str(&lang.fill(sheet_messages::SHEET_MORE, &[("count", more.into())]));
    }
    text
}
