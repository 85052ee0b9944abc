//! The parts of the sheet about the file that was checked and the outcome of each rule.

use super::pages::{Density, Part};
use super::parts::{WIDTH_MM, section, sign};
use super::payload::Payload;
use super::qr;
use super::{PrintedFrame, Sheet, shorten};
use crate::markup::Markup;
use crate::rules::{
    Demand, Finding, KindName, Outcome, RuleOutcome, confirmation, format_word, measured, sentence,
};
use crate::text::{Lang, Value, id, sheet_messages};

/// Room for a finding in its row, in Chinese characters, where the sheet is set as closely as can be. The saved
/// report has all of it.
const FOUND: usize = 62;
/// The same where the results of the examination are printed in the row too.
const FOUND_BESIDE: usize = 30;
/// Room for the file name, in Chinese characters.
const FILE_NAME: usize = 60;

/// The file's name, shortened to fit.
pub(super) fn file_name(sheet: &Sheet<'_>) -> String {
    shorten::to_chars(&sheet.report.file.name, FILE_NAME)
}

pub(super) fn file(count: &mut u8, sheet: &Sheet<'_>, density: Density, lang: Lang) -> Part {
    let mut m = Markup::default();
    let report = sheet.report;
    let facts = &report.facts;
    let name = file_name(sheet);
    let size = lang.fill(
        sheet_messages::SHEET_SIZE,
        &[("bytes", report.file.bytes.into())],
    );
    let unknown = || lang.text(sheet_messages::SHEET_UNKNOWN).to_owned();
    let duration = facts.duration_s.filter(|seconds| *seconds > 0.0);
    let duration = duration.map(|s| lang.fill(id::MEASURED_DURATION, &[("duration_s", s.into())]));
    let picture = facts.display_width.zip(facts.display_height);
    let picture = picture.map(|(width, height)| {
        let args = [("width", width.into()), ("height", height.into())];
        lang.fill(id::MEASURED_RESOLUTION, &args)
    });
    let mut format = format(sheet, lang).unwrap_or_else(unknown);
    for codec in [&facts.video_codec, &facts.audio_codec]
        .into_iter()
        .flatten()
    {
        let codec = [("codec", Value::Word(codec.as_str()))];
        format.push_str(lang.text(sheet_messages::SHEET_SEPARATOR));
        format.push_str(&lang.fill(id::PAGE_CODEC, &codec));
    }
    let needed_mm = height_mm(&name, &format, has_two_frames(sheet, lang), density, lang);
    let payload = Payload::new(sheet, lang).lines(lang);
    // Two frames are printed in a row below the table, which then has the full width and two figures a line.
    let two = has_two_frames(sheet, lang);
    m.raw(if two {
        "<div class=\"sheet-file sheet-file-two\"><table><colgroup><col class=\"sheet-label\"><col>\
         <col class=\"sheet-label\"><col></colgroup><tbody><tr>"
    } else if has_frames(sheet, lang) {
        "<div class=\"sheet-file\"><table><tbody><tr>"
    } else {
        "<div class=\"sheet-file sheet-file-wide\"><table><tbody><tr>"
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
    digest(&mut m, sheet, lang);
    m.raw("</td></tr></tbody></table>");
    frames(&mut m, sheet, lang);
    m.raw("<figure class=\"sheet-code\">");
    if let Some(code) = qr::svg(&payload, lang.text(sheet_messages::SHEET_QR_LABEL)) {
        m.markup(&code);
    }
    m.element("figcaption", "", lang.text(sheet_messages::SHEET_QR));
    m.raw("</figure></div>");
    let mut rows = vec![(m, needed_mm)];
    rows.extend(made_from(sheet, density, lang));
    Part {
        heading: section(count, sheet_messages::SHEET_SECTION_FILE, &[], lang),
        heading_mm: density.heading_mm(),
        rows,
        ..Part::default()
    }
}

/// Of a mended film: which file it was made from, and what was done.
fn made_from(sheet: &Sheet<'_>, density: Density, lang: Lang) -> Option<(Markup, f64)> {
    let (from, changes) = sheet.report.made_from.as_ref().zip(sheet.changes)?;
    let name = shorten::to_chars(&from.file.name, FILE_NAME);
    let unknown = lang.text(sheet_messages::SHEET_UNKNOWN);
    let sha256 = from.file.sha256.as_deref().unwrap_or(unknown);
    let args = [
        ("name", name.as_str().into()),
        ("changes", changes.into()),
        ("sha256", sha256.into()),
    ];
    let words = lang.fill(sheet_messages::SHEET_MADE_FROM, &args);
    let mut m = Markup::default();
    m.element("p", "sheet-made-from", &words);
    let height_mm = density.small().height_mm(&words, WIDTH_MM, lang);
    Some((m, height_mm + 1.0))
}

/// How high the table about the file stands with its frames: under it where there are two, else beside it.
fn height_mm(name: &str, format: &str, two: bool, density: Density, lang: Lang) -> f64 {
    let row = |text: &str, width_mm| {
        density.file().height_mm(text, width_mm, lang) + density.work_row_mm()
    };
    match two {
        true => {
            let rows_mm = row(name, 153.0) + row("", 1.0) + row(format, 60.0) + row("", 1.0);
            rows_mm + 1.0 + density.frames_mm(true)
        }
        false => {
            let rows_mm = row(name, 61.0) + 3.0 * row("", 1.0) + row(format, 61.0) + 12.0;
            rows_mm.max(density.frames_mm(false))
        }
    }
}

/// The SHA-256, or why there is none; ends the opened tag.
pub(super) fn digest(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    match (&sheet.report.file.sha256, sheet.hashing) {
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

/// What the file is, as its own bytes say.
fn format(sheet: &Sheet<'_>, lang: Lang) -> Option<String> {
    let outcomes = sheet.report.outcomes.iter();
    let mut of_container = outcomes.filter(|outcome| outcome.kind == KindName::Container);
    let measured = of_container.find_map(|outcome| measured(outcome, lang));
    let facts = &sheet.report.facts;
    let word = format_word(facts.container, facts.major_brand);
    measured.or_else(|| lang.find(&format!("name-{word}"), &[]))
}

/// The frames that were picked, each once, with the names of the demands that it was picked for.
fn picked<'a>(sheet: &Sheet<'a>, lang: Lang) -> Vec<(&'a PrintedFrame, Vec<String>)> {
    let mut picked: Vec<(&PrintedFrame, Vec<String>)> = Vec::new();
    for (id, frame) in sheet.frames {
        let Some(demand) = sheet.notice.demand(id) else {
            continue;
        };
        match picked.iter_mut().find(|(other, _)| *other == frame) {
            Some((_, names)) => names.push(demand.name(lang)),
            None => picked.push((frame, vec![demand.name(lang)])),
        }
    }
    picked
}

/// Most frames that are printed.
const MOST_FRAMES: usize = 2;

/// Whether there are several frames, which then stand in a row of their own.
fn has_two_frames(sheet: &Sheet<'_>, lang: Lang) -> bool {
    picked(sheet, lang).len() > 1
}

/// Whether there is a frame, or room for one because the notice asks for it.
fn has_frames(sheet: &Sheet<'_>, lang: Lang) -> bool {
    let mut demands = sheet.notice.demands.listed.iter();
    let is_asked = demands.any(|demand| demand.kind.name() == KindName::Shown);
    is_asked || !picked(sheet, lang).is_empty()
}

/// The frames that were picked; a blank one where none was and the notice asks for one.
fn frames(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    let picked = picked(sheet, lang);
    m.raw("<div class=\"sheet-frames\">");
    if picked.is_empty() && has_frames(sheet, lang) {
        frame(m, None, lang);
    }
    for (image, names) in picked.iter().take(MOST_FRAMES) {
        let names = names.join(lang.text(sheet_messages::SHEET_SEPARATOR));
        frame(m, Some((image, &names)), lang);
    }
    m.raw("</div>");
}

fn frame(m: &mut Markup, frame: Option<(&PrintedFrame, &str)>, lang: Lang) {
    m.raw("<figure class=\"sheet-frame\">");
    let caption = match frame {
        Some((frame, names)) => {
            let args = [("names", names.into()), ("at_s", frame.at_s.into())];
            let caption = lang.fill(sheet_messages::SHEET_FRAME, &args);
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

pub(super) fn results(count: &mut u8, sheet: &Sheet<'_>, density: Density, lang: Lang) -> Part {
    let mut open = Markup::default();
    let demands = &sheet.notice.demands.listed;
    let has_clauses = demands.iter().any(|demand| !demand.clause.is_empty());
    open.raw(match has_clauses {
        true => "<table class=\"sheet-results\"><thead><tr>",
        false => "<table class=\"sheet-results sheet-without-clauses\"><thead><tr>",
    });
    for column in [
        Some(sheet_messages::SHEET_COLUMN_RULE),
        has_clauses.then_some(sheet_messages::SHEET_COLUMN_CLAUSE),
        Some(sheet_messages::SHEET_COLUMN_REQUIRED),
        Some(sheet_messages::SHEET_COLUMN_FOUND),
        Some(sheet_messages::SHEET_COLUMN_OUTCOME),
    ]
    .into_iter()
    .flatten()
    {
        open.element("th", "", lang.text(column));
    }
    open.raw("</tr></thead><tbody>");
    let face = density.results();
    let widths = if has_clauses {
        WITH_CLAUSES
    } else {
        WITHOUT_CLAUSES
    };
    let mut rows = Vec::new();
    for outcome in &sheet.report.outcomes {
        let Some(demand) = sheet.notice.demand(&outcome.rule) else {
            continue;
        };
        let weight = outcome.main.outcome;
        let word = lang.find(&format!("outcome-{}", weight.as_str()), &[]);
        let word = format!("{} {}", sign(weight), word.unwrap_or_default());
        let (name, words) = (demand.name(lang), demand.words(lang));
        let found = found(sheet, demand, outcome, density, lang);
        let heights = [&name, &outcome.clause, &words, &found, &word];
        let heights = heights.into_iter().zip(widths);
        let heights = heights.map(|(text, width_mm)| face.height_mm(text, width_mm, lang));
        let mut m = Markup::default();
        m.raw("<tr data-sheet-rule=\"")
            .text(&outcome.rule)
            .raw("\">");
        m.element("th", "", &name);
        if has_clauses {
            m.element("td", "", &outcome.clause);
        }
        m.element("td", "", &words)
            .element("td", "", &found)
            .element("td", sheet_class(weight), &word)
            .raw("</tr>");
        // A row that is not in order has a thicker frame.
        let is_open = weight > Outcome::Advise;
        let row_mm = density.results_row_mm() + if is_open { 0.3 } else { 0.0 };
        rows.push((m, heights.fold(0.0, f64::max) + row_mm));
    }
    Part {
        heading: section(count, sheet_messages::SHEET_SECTION_RESULTS, &[], lang),
        heading_mm: density.heading_mm(),
        open,
        frame_mm: face.line_mm + density.results_row_mm(),
        rows,
        end: "</tbody></table>",
        ..Part::default()
    }
}

/// The widths of the columns within their padding, in millimetres: name, clause, demand, found, outcome.
const WITH_CLAUSES: [f64; 5] = [16.3, 14.0, 30.3, 93.5, 17.3];
const WITHOUT_CLAUSES: [f64; 5] = [16.3, 1000.0, 45.3, 93.5, 17.3];

const fn sheet_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplicable | Outcome::Meets | Outcome::Advise => "sheet-outcome",
        _ => "sheet-outcome sheet-open",
    }
}

/// The text of the column "found": the figure where the rule is met, otherwise the finding; for sound and
/// picture also the results of the examination; and who confirmed.
pub(super) fn found(
    sheet: &Sheet<'_>,
    demand: &Demand,
    outcome: &RuleOutcome,
    density: Density,
    lang: Lang,
) -> String {
    let is_short = density == Density::Tight;
    let shortened = |text: &str, room| match is_short {
        true => shorten::sentences(text, room),
        false => text.to_owned(),
    };
    let weight = outcome.main.outcome;
    let confirmed = confirmation(demand, outcome, lang);
    let examined = match outcome.kind {
        KindName::Sound => sheet.sound,
        KindName::Picture => sheet.picture,
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
        None => shortened(&sentence(demand, &outcome.main, lang), room),
    };
    let add = |text: &mut String, more: &str| {
        if !text.is_empty() && !text.ends_with(lang.text(sheet_messages::SHEET_STOP).trim_end()) {
            text.push_str(lang.text(sheet_messages::SHEET_STOP));
        }
        text.push_str(more);
    };
    for more in examined.into_iter().chain(confirmed.as_deref()) {
        add(&mut text, &shortened(more, FOUND));
    }
    let is_amiss = |finding: &&Finding| {
        matches!(
            finding.outcome,
            Outcome::Advise | Outcome::CannotTell | Outcome::Breaks
        ) && !is_said(finding)
    };
    let also = outcome.also.iter().filter(is_amiss);
    if !is_short {
        also.for_each(|finding| add(&mut text, &sentence(demand, finding, lang)));
        return text;
    }
    let more = also.count();
    if more > 0 {
        text.push_str(&lang.fill(sheet_messages::SHEET_MORE, &[("count", more.into())]));
    }
    text
}
