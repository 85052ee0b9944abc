//! The parts of the sheet from head to foot, except those about the file, which are in `checked.rs`.

use super::checked;
use super::{Sheet, day, shorten};
use crate::form::{Field, Form, MAX_CO_AUTHORS};
use crate::markup::Markup;
use crate::notice::{Choice, Declaration};
use crate::rules::Outcome;
use crate::text::{Lang, SheetMessages, Text, Value, half_widths, sheet_messages};

pub(super) fn article(sheet: &Sheet<'_>, lang: Lang) -> Markup {
    let mut m = Markup::default();
    m.raw("<article class=\"sheet")
        .raw(match length(sheet, lang) {
            length if length > VERY_LONG => " sheet-dense sheet-tight",
            length if length > LONG => " sheet-dense",
            _ => "",
        })
        .raw("\" lang=\"")
        .text(lang.tag())
        .raw("\" data-sheet-verdict=\"")
        .text(sheet.report.verdict.as_str())
        .raw("\">");
    head(&mut m, sheet, lang);
    work(&mut m, sheet, lang);
    checked::file(&mut m, sheet, lang);
    checked::results(&mut m, sheet, lang);
    declarations(&mut m, sheet, lang);
    review(&mut m, sheet, lang);
    foot(&mut m, sheet, lang);
    m.raw("</article>");
    m
}

/// Length from which on the sheet is set in smaller letters, so that it stays one page with room for the
/// seal; in halves of a Chinese character.
const LONG: usize = 900;

/// Length from which on also the frames and the space between the parts are smaller.
const VERY_LONG: usize = 1_900;

/// Length of all variable texts, in halves of a Chinese character.
fn length(sheet: &Sheet<'_>, lang: Lang) -> usize {
    let form = sheet.form.tidied();
    let typed = [
        &form.topic,
        &form.speaker,
        &form.unit,
        &form.post,
        &form.phone,
    ];
    let typed = typed
        .into_iter()
        .chain(&form.co_authors)
        .chain([&sheet.report.file.name]);
    let stated = sheet
        .notice
        .declarations
        .iter()
        .chain([&sheet.notice.review]);
    let stated = stated.map(|declaration| declaration.text(lang));
    let found = sheet
        .report
        .outcomes
        .iter()
        .map(|outcome| checked::found(sheet, outcome, lang));
    let room = |text: &str| text.chars().map(half_widths).sum::<usize>();
    typed.map(|text| room(text)).sum::<usize>()
        + stated.map(room).sum::<usize>()
        + found.map(|text| room(&text)).sum::<usize>()
}

fn head(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    let args = [
        ("title", Value::Word(sheet.notice.title(lang))),
        ("theme", Value::Word(sheet.notice.theme(lang))),
    ];
    m.raw("<header class=\"sheet-head\">")
        .element("h1", "", lang.text(sheet_messages::SHEET_TITLE))
        .raw("<p>")
        .element("strong", "", &lang.fill(sheet_messages::SHEET_THEME, &args))
        .raw(" ")
        .element("span", "", &lang.fill(sheet_messages::SHEET_BASIS, &args))
        .raw("</p>")
        .raw("</header>");
    let verdict = sheet.report.verdict;
    // The recipient must not overlook a verdict that is not in order.
    m.raw(match verdict {
        Outcome::Meets | Outcome::Advise => "<p class=\"sheet-verdict\">",
        _ => "<p class=\"sheet-verdict sheet-verdict-open\">",
    });
    m.element(
        "span",
        "sheet-verdict-name",
        lang.text(sheet_messages::SHEET_VERDICT),
    )
    .element("strong", "", &verdict_words(verdict, lang))
    .element("span", "", &verdict_meaning(verdict, lang))
    .raw("</p>");
}

fn verdict_words(verdict: Outcome, lang: Lang) -> String {
    let sign = sign(verdict);
    let words = lang.find(&format!("verdict-{}", verdict.as_str()), &[]);
    format!("{sign} {}", words.unwrap_or_default())
}

fn verdict_meaning(verdict: Outcome, lang: Lang) -> String {
    lang.find_in::<SheetMessages>(&format!("sheet-verdict-{}", verdict.as_str()), &[])
        .unwrap_or_default()
}

/// Symbols that can be told apart without colour.
pub(super) const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Meets => "√",
        Outcome::Advise => "！",
        Outcome::Confirm => "□",
        Outcome::CannotTell => "？",
        Outcome::Breaks => "×",
    }
}

pub(super) fn section(m: &mut Markup, title: Text<SheetMessages>, clauses: &[&str], lang: Lang) {
    m.raw("<h2>").text(lang.text(title));
    let mut named: Vec<&str> = Vec::new();
    clauses.iter().for_each(|clause| {
        if !named.contains(clause) {
            named.push(clause);
        }
    });
    if !named.is_empty() {
        let clauses = named.join(lang.text(sheet_messages::SHEET_SEPARATOR));
        let args = [("clauses", Value::Word(&clauses))];
        m.element(
            "small",
            "",
            &lang.fill(sheet_messages::SHEET_CLAUSES, &args),
        );
    }
    m.raw("</h2>");
}

fn work(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    let form = sheet.form.tidied();
    let notice = sheet.notice;
    let clauses = [
        notice.clauses.participants.as_str(),
        &notice.clauses.forms,
        &notice.clauses.emphases,
        &notice.clauses.video,
    ];
    section(m, sheet_messages::SHEET_SECTION_WORK, &clauses, lang);
    let chosen = |choices: &[Choice], id: &Option<String>| {
        let choice = choices
            .iter()
            .find(|choice| Some(&choice.id) == id.as_ref());
        choice
            .map(|choice| choice.label(lang).to_owned())
            .unwrap_or_default()
    };
    let emphases: Vec<&str> = notice
        .emphases
        .iter()
        .filter(|each| form.emphases.contains(&each.id))
        .map(|each| each.label(lang))
        .collect();
    let separator = lang.text(sheet_messages::SHEET_SEPARATOR);
    let participant = chosen(&notice.participants, &form.participant);
    let lecture_form = chosen(&notice.forms, &form.lecture_form);
    m.raw("<table class=\"sheet-work\"><colgroup><col class=\"sheet-label\"><col>")
        .raw("<col class=\"sheet-label\"><col></colgroup><tbody><tr>");
    typed(m, Field::Topic, &form.topic, "3", lang);
    m.raw("</tr><tr>");
    typed(m, Field::Speaker, &form.speaker, "1", lang);
    typed(m, Field::Post, &form.post, "1", lang);
    m.raw("</tr><tr>");
    typed(m, Field::Unit, &form.unit, "1", lang);
    typed(m, Field::Phone, &form.phone, "1", lang);
    m.raw("</tr><tr>");
    cell(m, Field::CoAuthors, &co_authors(&form, lang), "3", lang);
    m.raw("</tr><tr>");
    cell(m, Field::Participant, &participant, "1", lang);
    cell(m, Field::LectureForm, &lecture_form, "1", lang);
    m.raw("</tr><tr>");
    cell(m, Field::Emphases, &emphases.join(separator), "3", lang);
    m.raw("</tr></tbody></table>");
}

fn co_authors(form: &Form, lang: Lang) -> String {
    let max = Field::CoAuthors.max_chars();
    let names = form.co_authors.iter().take(MAX_CO_AUTHORS);
    let names: Vec<_> = names.map(|name| shorten::to_chars(name, max)).collect();
    if names.is_empty() {
        return lang.text(sheet_messages::SHEET_NONE).to_owned();
    }
    let mut text = names.join(lang.text(sheet_messages::SHEET_SEPARATOR));
    if form.co_authors.len() > MAX_CO_AUTHORS {
        text.push('…');
    }
    text
}

fn typed(m: &mut Markup, field: Field, value: &str, columns: &'static str, lang: Lang) {
    cell(
        m,
        field,
        &shorten::to_chars(value, field.max_chars()),
        columns,
        lang,
    );
}

fn cell(m: &mut Markup, field: Field, value: &str, columns: &'static str, lang: Lang) {
    m.element("th", "", &field.label(lang));
    m.raw("<td colspan=\"").raw(columns).raw("\">");
    if value.is_empty() {
        m.element(
            "span",
            "sheet-blank",
            lang.text(sheet_messages::SHEET_NOT_FILLED),
        );
    } else {
        m.text(value);
    }
    m.raw("</td>");
}

fn declarations(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    section(
        m,
        sheet_messages::SHEET_SECTION_DECLARATIONS,
        &[&sheet.notice.clauses.declarations],
        lang,
    );
    m.raw("<div class=\"sheet-box\"><ul>");
    for declaration in &sheet.notice.declarations {
        let ticked = sheet.form.declared.contains(&declaration.id);
        statement(m, declaration, ticked, lang);
    }
    m.raw("</ul>");
    signatures(
        m,
        &[
            sheet_messages::SHEET_SIGN_SPEAKER,
            sheet_messages::SHEET_SEAL_UNIT,
        ],
        lang,
    );
    m.raw("</div>");
}

fn statement(m: &mut Markup, declaration: &Declaration, ticked: bool, lang: Lang) {
    let mark = if ticked { "［√］" } else { "［　］" };
    m.raw("<li>").element("span", "sheet-mark", mark);
    m.text(declaration.text(lang)).raw("</li>");
}

fn signatures(m: &mut Markup, labels: &[Text<SheetMessages>], lang: Lang) {
    m.raw("<div class=\"sheet-signatures\">");
    for label in labels {
        m.raw("<p>")
            .element("span", "", lang.text(*label))
            .raw("<span class=\"sheet-line\"></span>")
            .element("span", "", lang.text(sheet_messages::SHEET_DATE_BLANK))
            .raw("</p>");
    }
    m.raw("</div>");
}

fn review(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    section(
        m,
        sheet_messages::SHEET_SECTION_REVIEW,
        &[&sheet.notice.clauses.review],
        lang,
    );
    m.raw("<div class=\"sheet-box sheet-review\">")
        .element("p", "", sheet.notice.review.text(lang))
        .element(
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
    }
    signatures(
        m,
        &[
            sheet_messages::SHEET_SIGN_REVIEWER,
            sheet_messages::SHEET_SEAL_REVIEW,
        ],
        lang,
    );
    m.raw("</div>");
}

fn foot(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    let hand_in = &sheet.notice.hand_in;
    let year = hand_in.year.map(|year| year.to_string());
    let args = [
        ("year", Value::Word(year.as_deref().unwrap_or_default())),
        ("month", u32::from(hand_in.month).into()),
        ("day", u32::from(hand_in.day).into()),
        ("medium", hand_in.medium(lang).into()),
        ("to", hand_in.to(lang).into()),
        ("clause", sheet.notice.clauses.hand_in.as_str().into()),
    ];
    let how = match hand_in.year {
        Some(_) => sheet_messages::SHEET_HAND_IN_YEAR,
        None => sheet_messages::SHEET_HAND_IN,
    };
    let made_on = day(sheet.date, lang);
    let made = lang.fill(
        sheet_messages::SHEET_MADE,
        &[("date", made_on.as_str().into())],
    );
    m.raw("<footer class=\"sheet-foot\">")
        .element("p", "sheet-hand-in", &lang.fill(how, &args))
        .element("p", "", lang.text(sheet_messages::SHEET_HOW_TO_COMPARE))
        .element("p", "", &made)
        .raw("</footer>");
}
