//! What is stated and signed on the sheet: what else binds, the declarations, and the approvals of others.

use super::Sheet;
use super::pages::{BOX_MM, Density, Part};
use super::parts::{IN_BOX_MM, MARK_MM, list, named_section, section, verdict_words};
use crate::form::Form;
use crate::markup::Markup;
use crate::notice::{Approval, Declaration};
use crate::rules::{Applies, Outcome};
use crate::text::{Lang, Value, sheet_messages};

/// What else binds.
pub(super) fn print(
    count: &mut u8,
    sheet: &Sheet<'_>,
    density: Density,
    lang: Lang,
) -> Option<Part> {
    if sheet.notice.print.is_empty() {
        return None;
    }
    let entries = sheet.notice.print.iter().map(|sentence| {
        let mut m = Markup::default();
        let words = sentence.get(lang);
        m.element("li", "", words);
        (m, density.body().height_mm(words, IN_BOX_MM, lang))
    });
    let entries = entries.collect();
    let heading = section(count, sheet_messages::SHEET_SECTION_PRINT, &[], lang);
    Some(list(heading, entries, density))
}

/// What is declared, or may have to be: where a choice is still open it is printed with its condition.
pub(super) fn declarations_of<'a>(
    sheet: &Sheet<'a>,
) -> impl Iterator<Item = &'a Declaration> + use<'a> {
    let form = sheet.form;
    let declarations = sheet.notice.declarations.iter();
    declarations.filter(move |each| form.applies(each) != Applies::No)
}

pub(super) fn declarations(
    count: &mut u8,
    sheet: &Sheet<'_>,
    density: Density,
    lang: Lang,
) -> Option<Part> {
    let declarations: Vec<&Declaration> = declarations_of(sheet).collect();
    if declarations.is_empty() {
        return None;
    }
    let clauses: Vec<&str> = declarations
        .iter()
        .map(|each| each.clause.as_str())
        .collect();
    let heading = section(
        count,
        sheet_messages::SHEET_SECTION_DECLARATIONS,
        &clauses,
        lang,
    );
    let entries = declarations.iter();
    let entries = entries.map(|each| statement(each, sheet.form, density, lang));
    let entries = entries.collect();
    let signer = ["speaker", "author", "authors"];
    let signer = signer.iter().find_map(|key| sheet.notice.field(key));
    // The field is called 主讲人姓名 where the person is 主讲人.
    let who = signer.map(|field| field.label.get(lang).trim_end_matches("姓名"));
    let who = who.filter(|who| !who.is_empty());
    let who = who.unwrap_or_else(|| lang.text(sheet_messages::SHEET_SIGNER));
    let sign = lang.fill(sheet_messages::SHEET_SIGN, &[("who", who.into())]);
    let seal = sheet.notice.is_sealed();
    let seal = seal.then(|| lang.text(sheet_messages::SHEET_SEAL_UNIT).to_owned());
    let mut tail = Markup::default();
    signatures(&mut tail, [Some(sign), seal], lang);
    Some(Part {
        tail,
        tail_mm: density.signatures_mm(),
        ..list(heading, entries, density)
    })
}

fn statement(
    declaration: &Declaration,
    form: &Form,
    density: Density,
    lang: Lang,
) -> (Markup, f64) {
    let mut m = Markup::default();
    let is_asked = form.applies(declaration) == Applies::Yes;
    let is_ticked = is_asked && form.has_declared(declaration);
    let mark = if is_ticked { "［√］" } else { "［　］" };
    let mut words = String::new();
    if !is_asked {
        let conditions = declaration.when.iter();
        let conditions: Vec<String> = conditions.map(|when| when.words(lang)).collect();
        let condition = conditions.join(lang.text(sheet_messages::SHEET_SEPARATOR));
        let args = [("condition", Value::Word(&condition))];
        words = lang.fill(sheet_messages::SHEET_ONLY_IF, &args);
    }
    words.push_str(declaration.text.get(lang));
    m.raw("<li>").element("span", "sheet-mark", mark);
    m.text(&words).raw("</li>");
    (
        m,
        density.body().height_mm(&words, IN_BOX_MM - MARK_MM, lang),
    )
}

fn signatures(m: &mut Markup, labels: [Option<String>; 2], lang: Lang) {
    m.raw("<div class=\"sheet-signatures\">");
    for label in labels.iter().flatten() {
        m.raw("<p>")
            .element("span", "", label)
            .raw("<span class=\"sheet-line\"></span>")
            .element("span", "", lang.text(sheet_messages::SHEET_DATE_BLANK))
            .raw("</p>");
    }
    m.raw("</div>");
}

pub(super) fn approvals<'a>(
    count: &'a mut u8,
    sheet: &'a Sheet<'_>,
    density: Density,
    lang: Lang,
) -> impl Iterator<Item = Part> + use<'a> {
    let approvals = sheet.notice.approvals.iter();
    approvals.map(move |each| approval(each, count, sheet, density, lang))
}

fn approval(
    approval: &Approval,
    count: &mut u8,
    sheet: &Sheet<'_>,
    density: Density,
    lang: Lang,
) -> Part {
    let mut m = Markup::default();
    m.raw("<div class=\"sheet-box sheet-review\">");
    let mut height_mm = BOX_MM + density.body().line_mm + density.signatures_mm();
    if let Some(text) = &approval.text {
        let text = text.get(lang);
        m.element("p", "", text);
        height_mm += density.body().height_mm(text, IN_BOX_MM, lang);
    }
    m.element(
        "p",
        "sheet-opinion",
        lang.text(sheet_messages::SHEET_OPINION),
    );
    if sheet.report.verdict > Outcome::Advise {
        let words = verdict_words(sheet.report.verdict, lang);
        let args = [("verdict", Value::Word(&words))];
        m.element(
            "p",
            "sheet-open",
            &lang.fill(sheet_messages::SHEET_REVIEW_OPEN, &args),
        );
        height_mm += density.body().line_mm;
    }
    let sign = lang.text(sheet_messages::SHEET_SIGN_REVIEWER).to_owned();
    let seal = lang.text(sheet_messages::SHEET_SEAL_REVIEW).to_owned();
    signatures(&mut m, [Some(sign), approval.seal.then_some(seal)], lang);
    m.raw("</div>");
    Part {
        heading: named_section(count, approval.label.get(lang), &[&approval.clause], lang),
        heading_mm: density.heading_mm(),
        rows: vec![(m, height_mm)],
        least_mm: REVIEW_MM,
        ..Part::default()
    }
}

/// With several pages there is room for an opinion and a seal, whatever else there is.
const REVIEW_MM: f64 = 27.0;
