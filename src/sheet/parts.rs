//! The parts of the sheet from head to foot, except those about the file, which are in `checked.rs`.

use super::pages::{BOX_MM, Density, Face, Part};
use super::statements::{approvals, declarations, declarations_of, print};
use super::{Sheet, checked, day, shorten};
use crate::form::{Form, people};
use crate::markup::Markup;
use crate::notice::{Field, FieldKind, Item, ItemKind, Step, says_video};
use crate::rules::{Finding, KindName, Outcome, RuleOutcome};
use crate::text::{
    Lang, SheetMessages, Text, Value, Words, half_widths, set_apart, sheet_messages,
};

/// All parts from head to foot.
pub(super) fn all(sheet: &Sheet<'_>, density: Density, lang: Lang) -> Vec<Part> {
    let mut sections = 0;
    let count = &mut sections;
    let mut parts = vec![head(sheet, density, lang)];
    parts.extend(work(count, sheet, density, lang));
    parts.push(checked::file(count, sheet, density, lang));
    parts.push(checked::results(count, sheet, density, lang));
    parts.extend(items(count, sheet, density, lang));
    parts.extend(print(count, sheet, density, lang));
    parts.extend(declarations(count, sheet, density, lang));
    parts.extend(approvals(count, sheet, density, lang));
    parts.push(foot(sheet, density, lang));
    parts
}

/// How closely the sheet is set at least, by how much there is to say.
pub(super) fn density(sheet: &Sheet<'_>, lang: Lang) -> Density {
    match length(sheet, lang) {
        length if length > VERY_LONG => Density::Tight,
        length if length > LONG => Density::Dense,
        _ => Density::Plain,
    }
}

/// Length from which on the sheet is set in smaller letters, so that it stays one page with room for the
/// seal; in halves of a Chinese character.
const LONG: usize = 900;

/// Length from which on also the frames and the space between the parts are smaller.
const VERY_LONG: usize = 1_900;

/// Length of all variable texts, in halves of a Chinese character.
fn length(sheet: &Sheet<'_>, lang: Lang) -> usize {
    let notice = sheet.notice;
    let room = |text: &str| text.chars().map(half_widths).sum::<usize>();
    let typed = notice.fields.iter().filter(|field| field.on_sheet);
    let typed = typed.map(|field| room(&sheet.form.tidied(field)));
    let statements = declarations_of(sheet).map(|declared| &declared.text);
    let approved = notice
        .approvals
        .iter()
        .filter_map(|approval| approval.text.as_ref());
    let stated = statements.chain(approved).chain(&notice.print);
    let stated = stated.map(|words| room(words.get(lang)));
    let found = sheet.report.outcomes.iter().filter_map(|outcome| {
        let demand = notice.demand(&outcome.rule)?;
        let words = checked::found(sheet, demand, outcome, Density::Tight, lang);
        Some(room(&words) + room(&demand.words(lang)).saturating_sub(ROOM_FOR_WORDS))
    });
    typed.sum::<usize>()
        + room(&sheet.report.file.name)
        + stated.sum::<usize>()
        + found.sum::<usize>()
}

/// Words of a demand that take no line of their own, in halves of a Chinese character.
const ROOM_FOR_WORDS: usize = 16;

/// The width between the margins.
pub(super) const WIDTH_MM: f64 = 184.0;
/// That within a box.
pub(super) const IN_BOX_MM: f64 = WIDTH_MM - 4.5;

fn head(sheet: &Sheet<'_>, density: Density, lang: Lang) -> Part {
    let mut m = Markup::default();
    let notice = sheet.notice;
    let heading = match &notice.work {
        Some(work) => title(work.get(lang), lang),
        None => lang.text(sheet_messages::SHEET_TITLE_PLAIN).to_owned(),
    };
    let title = [("title", notice.title.get(lang).into())];
    m.raw("<header class=\"sheet-head\">")
        .element("h1", "", &heading)
        .raw("<p>");
    let mut width_mm = 0.0;
    if let Some(theme) = &notice.theme {
        let theme = [("theme", theme.get(lang).into())];
        let theme = lang.fill(sheet_messages::SHEET_THEME, &theme);
        m.element("strong", "", &theme).raw(" ");
        width_mm += Density::THEME.width_mm(&theme, lang) + 4.0;
    }
    let basis = lang.fill(sheet_messages::SHEET_BASIS, &title);
    width_mm += density.body().width_mm(&basis, lang);
    m.element("span", "", &basis).raw("</p>").raw("</header>");
    let verdict = sheet.report.verdict;
    // The recipient must not overlook a verdict that is not in order.
    let is_open = verdict > Outcome::Advise;
    m.raw(match is_open {
        false => "<p class=\"sheet-verdict\">",
        true => "<p class=\"sheet-verdict sheet-verdict-open\">",
    });
    m.element(
        "span",
        "sheet-verdict-name",
        lang.text(sheet_messages::SHEET_VERDICT),
    )
    .element("strong", "", &verdict_words(verdict, lang))
    .element("span", "", &verdict_meaning(sheet, lang))
    .raw("</p>");
    let lines = (width_mm / (WIDTH_MM - 5.0)).ceil().max(1.0);
    let line_mm = lines * density.body().line_mm + 0.8;
    let verdict_mm = if is_open { 14.1 } else { 9.7 };
    Part {
        rows: vec![(m, density.title_mm() + line_mm + verdict_mm)],
        ..Part::default()
    }
}

/// What the sheet is called, by what a work is called: a name that says that it is a video needs no 作品.
fn title(work: &str, lang: Lang) -> String {
    let template = match says_video(work, lang) {
        true => sheet_messages::SHEET_TITLE_VIDEO,
        false => sheet_messages::SHEET_TITLE,
    };
    set_apart(&lang.fill(template, &[("work", work.into())]))
}

pub(super) fn verdict_words(verdict: Outcome, lang: Lang) -> String {
    let sign = sign(verdict);
    let words = lang.find(&format!("verdict-{}", verdict.as_str()), &[]);
    format!("{sign} {}", words.unwrap_or_default())
}

fn verdict_meaning(sheet: &Sheet<'_>, lang: Lang) -> String {
    let (report, verdict) = (sheet.report, sheet.report.verdict);
    let mut findings = report.outcomes.iter().flat_map(RuleOutcome::findings);
    // Where the notice leaves nothing to a person, nothing was confirmed.
    let checked = match verdict {
        Outcome::Meets | Outcome::Advise if !findings.any(Finding::is_confirmation) => "-checked",
        _ => "",
    };
    let name = format!("sheet-verdict-{}{checked}", verdict.as_str());
    lang.find_in::<SheetMessages>(&name, &[])
        .unwrap_or_default()
}

/// Symbols that can be told apart without colour.
pub(super) const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplicable => "—",
        Outcome::Meets => "√",
        Outcome::Advise => "！",
        Outcome::Confirm => "□",
        Outcome::CannotTell => "？",
        Outcome::Breaks => "×",
    }
}

pub(super) fn section(
    count: &mut u8,
    title: Text<SheetMessages>,
    clauses: &[&str],
    lang: Lang,
) -> Markup {
    named_section(count, lang.text(title), clauses, lang)
}

/// The head of a section, with its number, and the clauses that it comes from, each once.
pub(super) fn named_section(count: &mut u8, title: &str, clauses: &[&str], lang: Lang) -> Markup {
    let mut m = Markup::default();
    *count += 1;
    let number = lang.find_in::<SheetMessages>(&format!("sheet-number-{count}"), &[]);
    m.raw("<h2>").text(&number.unwrap_or_default()).text(title);
    let mut named: Vec<&str> = Vec::new();
    clauses.iter().for_each(|clause| {
        if !clause.is_empty() && !named.contains(clause) {
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
    m
}

/// What is typed into a narrow cell, of which two stand in a row, in Chinese characters.
const NARROW: usize = 30;

/// A row or half a row of the work's table: what it is called, and what was filled in.
struct Cell {
    label: String,
    value: String,
    is_wide: bool,
    is_needed: bool,
}

fn work(count: &mut u8, sheet: &Sheet<'_>, density: Density, lang: Lang) -> Option<Part> {
    let cells = cells(sheet, lang);
    if cells.is_empty() {
        return None;
    }
    let lists = sheet.notice.choices.iter().map(|list| list.clause.as_str());
    let seen = sheet.notice.demands.listed.iter();
    let seen = seen.filter(|demand| demand.kind.name() == KindName::Shown);
    let clauses: Vec<&str> = lists
        .chain(seen.map(|demand| demand.clause.as_str()))
        .collect();
    let mut open = Markup::default();
    open.raw("<table class=\"sheet-work\"><colgroup><col class=\"sheet-label\"><col>")
        .raw("<col class=\"sheet-label\"><col></colgroup><tbody>");
    let mut rows = Vec::new();
    let mut cells = cells.iter().peekable();
    while let Some(first) = cells.next() {
        let mut m = Markup::default();
        m.raw("<tr>");
        let second = cells.next_if(|next| !first.is_wide && !next.is_wide);
        cell(
            &mut m,
            first,
            if second.is_some() { "1" } else { "3" },
            lang,
        );
        if let Some(second) = second {
            cell(&mut m, second, "1", lang);
        }
        m.raw("</tr>");
        let width_mm = if second.is_some() { HALF_MM } else { WHOLE_MM };
        let heights = [Some(first), second].into_iter().flatten().map(|cell| {
            let value = density.work().height_mm(&cell.value, width_mm, lang);
            value.max(density.work().height_mm(&cell.label, LABEL_MM, lang))
        });
        rows.push((m, heights.fold(0.0, f64::max) + density.work_row_mm()));
    }
    Some(Part {
        heading: section(count, sheet_messages::SHEET_SECTION_WORK, &clauses, lang),
        heading_mm: density.heading_mm(),
        open,
        rows,
        end: "</tbody></table>",
        ..Part::default()
    })
}

/// The width of a label in the work's table, and of what stands beside it in half a row and in a whole one.
const LABEL_MM: f64 = 23.0;
const HALF_MM: f64 = 63.0;
const WHOLE_MM: f64 = 155.0;

fn cells(sheet: &Sheet<'_>, lang: Lang) -> Vec<Cell> {
    let separator = lang.text(sheet_messages::SHEET_SEPARATOR);
    let fields = sheet.notice.fields.iter().filter(|field| field.on_sheet);
    let fields = fields.map(|field| Cell {
        label: field.label.get(lang).to_owned(),
        value: typed(sheet.form, field, lang),
        is_wide: field.max_chars > NARROW
            || matches!(field.kind, FieldKind::People | FieldKind::Text),
        is_needed: !field.optional,
    });
    let lists = sheet.notice.choices.iter().map(|list| {
        let chosen: Vec<&str> = sheet
            .form
            .chosen(list)
            .map(|one| one.label.get(lang))
            .collect();
        Cell {
            label: list.label.get(lang).to_owned(),
            value: chosen.join(separator),
            is_wide: list.many,
            is_needed: list.required,
        }
    });
    let cells = fields.chain(lists);
    // What may stay empty and was left empty needs no room.
    cells
        .filter(|cell| cell.is_needed || !cell.value.is_empty())
        .collect()
}

/// What was typed into a field, as far as there is room.
fn typed(form: &Form, field: &Field, lang: Lang) -> String {
    let value = form.tidied(field);
    if field.kind != FieldKind::People {
        return shorten::to_chars(&value, field.max_chars);
    }
    let max = field.max.map_or(usize::MAX, |max| max as usize);
    let names = people(&value).take(max);
    let names: Vec<_> = names
        .map(|name| shorten::to_chars(name, field.max_chars))
        .collect();
    if names.is_empty() && field.may_be_nobody() {
        return lang.text(sheet_messages::SHEET_NONE).to_owned();
    }
    let mut text = names.join(lang.text(sheet_messages::SHEET_SEPARATOR));
    if people(&value).count() > max {
        text.push('…');
    }
    text
}

fn cell(m: &mut Markup, cell: &Cell, columns: &'static str, lang: Lang) {
    m.element("th", "", &cell.label);
    m.raw("<td colspan=\"").raw(columns).raw("\">");
    if cell.value.is_empty() {
        m.element(
            "span",
            "sheet-blank",
            lang.text(sheet_messages::SHEET_NOT_FILLED),
        );
    } else {
        m.text(&cell.value);
    }
    m.raw("</td>");
}

/// A box with a list, of which each entry may be the last on its page.
pub(super) fn list(heading: Markup, entries: Vec<(Markup, f64)>, density: Density) -> Part {
    let mut open = Markup::default();
    open.raw("<div class=\"sheet-box\"><ul>");
    Part {
        heading,
        heading_mm: density.heading_mm(),
        open,
        frame_mm: BOX_MM,
        rows: entries,
        end: "</ul>",
        close: "</div>",
        ..Part::default()
    }
}

/// What belongs to the work besides the video, each with a box to tick by hand.
fn items(count: &mut u8, sheet: &Sheet<'_>, density: Density, lang: Lang) -> Option<Part> {
    let items = sheet.notice.items.iter();
    let items: Vec<&Item> = items.filter(|item| item.kind != ItemKind::Video).collect();
    if items.is_empty() {
        return None;
    }
    let clauses: Vec<&str> = items.iter().map(|item| item.clause.as_str()).collect();
    let entries = items.iter().map(|item| {
        let mut m = Markup::default();
        let words = item.words(lang);
        m.raw("<li>").element("span", "sheet-mark", "［　］");
        m.text(&words).raw("</li>");
        (
            m,
            density.body().height_mm(&words, IN_BOX_MM - MARK_MM, lang),
        )
    });
    let entries = entries.collect();
    let heading = section(count, sheet_messages::SHEET_SECTION_ITEMS, &clauses, lang);
    Some(list(heading, entries, density))
}

/// The width of a box to tick.
pub(super) const MARK_MM: f64 = 11.0;

fn foot(sheet: &Sheet<'_>, density: Density, lang: Lang) -> Part {
    let made_on = day(sheet.date, lang);
    let (id, mark) = (&sheet.notice.id, &sheet.notice.fingerprint);
    let args = [
        ("date", made_on.as_str().into()),
        ("id", id.as_str().into()),
        ("mark", mark.as_str().into()),
    ];
    let mut open = Markup::default();
    open.raw("<footer class=\"sheet-foot\">");
    let row = |class, words: &str, face: Face| {
        let mut m = Markup::default();
        m.element("p", class, words);
        (m, face.height_mm(words, WIDTH_MM, lang))
    };
    let steps = sheet.notice.hand_in.steps.iter();
    let steps = steps.map(|step| {
        let words = hand_in(sheet, step, lang);
        row("sheet-hand-in", &words, density.hand_in())
    });
    let made = lang.fill(sheet_messages::SHEET_MADE, &args);
    let apart = sheet.notice.anonymous;
    let apart = apart.then(|| lang.text(sheet_messages::SHEET_KEEP_APART));
    let apart = apart.map(|words| row("sheet-hand-in", words, density.hand_in()));
    let notes = [lang.text(sheet_messages::SHEET_HOW_TO_COMPARE), &made];
    let notes = notes.map(|words| row("", words, density.small()));
    Part {
        open,
        frame_mm: 1.0,
        rows: steps.chain(apart).chain(notes).collect(),
        close: "</footer>",
        ..Part::default()
    }
}

/// One step of handing in, as far as the notice says something of it.
fn hand_in(sheet: &Sheet<'_>, step: &Step, lang: Lang) -> String {
    let notice = sheet.notice;
    let mut parts = Vec::new();
    parts.extend(step.by.as_ref().map(|by| {
        let by = by.printed(lang);
        lang.fill(sheet_messages::SHEET_BY, &[("by", by.as_str().into())])
    }));
    let what: Vec<&str> = step.what.iter().map(|what| what.get(lang)).collect();
    // Only who wants a seal wants the sheet for sure.
    let is_sealed = notice.wants_sheet();
    let what = match what.as_slice() {
        [] if is_sealed => lang.text(sheet_messages::SHEET_VIDEO_AND_SHEET).to_owned(),
        [] => lang.text(sheet_messages::SHEET_VIDEO).to_owned(),
        some => some.join(lang.text(sheet_messages::SHEET_SEPARATOR)),
    };
    parts.push(match step.medium.as_ref().map(|medium| medium.get(lang)) {
        Some(medium) => {
            let args = [("what", what.as_str().into()), ("medium", medium.into())];
            lang.fill(sheet_messages::SHEET_ON, &args)
        }
        None => lang.fill(
            sheet_messages::SHEET_WHAT,
            &[("what", what.as_str().into())],
        ),
    });
    let with = |template, words: &Words| lang.fill(template, &[("words", words.get(lang).into())]);
    parts.extend(
        step.at
            .as_ref()
            .map(|at| with(sheet_messages::SHEET_AT, at)),
    );
    if is_sealed && step.what.is_empty() {
        parts.push(lang.text(sheet_messages::SHEET_WITH_PAPER).to_owned());
    }
    parts.push(match &step.to {
        Some(to) => with(sheet_messages::SHEET_TO, to),
        None => lang.text(sheet_messages::SHEET_HAND_IN).to_owned(),
    });
    parts.extend(notice.hand_in.quota.map(|quota| {
        let quota = quota.words(lang);
        lang.fill(
            sheet_messages::SHEET_QUOTA,
            &[("quota", quota.as_str().into())],
        )
    }));
    let mut sentence = parts.concat();
    if !notice.hand_in.clause.is_empty() {
        let clause = [("clauses", notice.hand_in.clause.as_str().into())];
        sentence.push_str(&lang.fill(sheet_messages::SHEET_CLAUSES, &clause));
    }
    // Nothing follows it.
    sentence.push_str(lang.text(sheet_messages::SHEET_STOP).trim_end());
    sentence
}
