//! One page as long as all fits, else several, each with the file's name, its SHA-256 and its number.
//!
//! No browser numbers pages by itself that does not also print its own head and foot, and Firefox numbers none
//! in markup. So the pages are made here, and what a part needs is reckoned from its letters; on the safe
//! side, because a page that holds too much would spill onto one that has no number.

use super::checked;
use super::{Sheet, parts};
use crate::markup::Markup;
use crate::text::{Lang, half_widths, sheet_messages};

/// How closely a sheet is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Density {
    /// As it is read best.
    Plain,
    /// In smaller letters.
    Dense,
    /// In smaller letters, with less between the parts and smaller frames.
    Tight,
}

/// A size of letters: in points, and how high a line of them is, in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pt: f64,
    pub(super) line_mm: f64,
}

/// Millimetres in a point.
const MM: f64 = 25.4 / 72.0;

impl Face {
    const fn new(pt: f64, line: f64) -> Self {
        Self {
            pt,
            line_mm: pt * line * MM,
        }
    }

    /// How wide a text stands in one line.
    pub(super) fn width_mm(self, text: &str, lang: Lang) -> f64 {
        let hundredths: usize = text.chars().map(typeface(lang)).sum();
        hundredths as f64 / 100.0 * self.pt * MM
    }

    /// How high a text stands in that width.
    pub(super) fn height_mm(self, text: &str, width_mm: f64, lang: Lang) -> f64 {
        let hundredths = width_mm / (self.pt * MM) * 100.0;
        lines(text, hundredths.max(200.0) as usize, lang) as f64 * self.line_mm
    }
}

/// How many lines a text takes, with room for so many hundredths of a Chinese character in each.
fn lines(text: &str, room: usize, lang: Lang) -> usize {
    let width_of = typeface(lang);
    if text.chars().map(width_of).sum::<usize>() <= room {
        return 1;
    }
    // In Chinese, marks that may not begin a line take a letter with them.
    let is_chinese = text.chars().any(|c| half_widths(c) > 1 && !c.is_ascii());
    let room = match is_chinese {
        true => room.saturating_sub(100).max(100),
        false => room,
    };
    let (mut lines, mut used) = (1, 0);
    let mut put = |word: usize| {
        if used + word <= room {
            used += word;
            return;
        }
        // A word that is longer than a line is broken anywhere.
        lines += if word > room { word.div_ceil(room) } else { 1 };
        used = word.min(room);
    };
    let mut word = 0;
    for c in text.chars() {
        let width = width_of(c);
        if c.is_ascii_graphic() {
            word += width;
            continue;
        }
        // A line ends after the word, and does not begin with a full stop.
        match c {
            '，' | '。' | '、' | '；' | '：' | '）' | '”' | '》' | '】' => {
                put(word + width)
            }
            _ => {
                put(word);
                put(width);
            }
        }
        word = 0;
    }
    put(word);
    lines
}

/// How wide letters are, in hundredths of their size. On a Chinese sheet Latin ones stand in a Chinese typeface, in
/// which they are wider.
fn typeface(lang: Lang) -> fn(char) -> usize {
    match lang {
        Lang::ZhCn => |c| if half_widths(c) > 1 { 100 } else { 56 },
        _ => |c| {
            if half_widths(c) > 1 && !c.is_ascii() {
                100
            } else {
                latin(c)
            }
        },
    }
}

/// How wide a Latin letter is in Times, rounded up, in hundredths of its size.
const fn latin(c: char) -> usize {
    match c {
        ' ' => 28,
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | '.' | ',' | ':' | ';' | '!' | '\'' | '('
        | ')' | '-' | '/' | '[' | ']' => 36,
        'm' | 'M' | 'W' | '@' | '%' => 100,
        'A'..='Z' | 'w' => 75,
        _ => 50,
    }
}

/// Sizes as `sheet.css` has them.
impl Density {
    pub(super) const ALL: [Self; 3] = [Self::Plain, Self::Dense, Self::Tight];

    const fn is_plain(self) -> bool {
        matches!(self, Self::Plain)
    }

    /// The theme, in all of them.
    pub(super) const THEME: Face = Face::new(11.0, 1.3);

    pub(super) const fn body(self) -> Face {
        match self.is_plain() {
            true => Face::new(9.5, 1.3),
            false => Face::new(8.5, 1.25),
        }
    }

    pub(super) const fn work(self) -> Face {
        match self.is_plain() {
            true => Face::new(10.0, 1.3),
            false => Face::new(8.5, 1.25),
        }
    }

    pub(super) const fn file(self) -> Face {
        match self.is_plain() {
            true => Face::new(9.0, 1.3),
            false => Face::new(8.5, 1.25),
        }
    }

    pub(super) const fn results(self) -> Face {
        match self.is_plain() {
            true => Face::new(8.75, 1.25),
            false => Face::new(7.5, 1.2),
        }
    }

    pub(super) const fn hand_in(self) -> Face {
        match self.is_plain() {
            true => Face::new(9.0, 1.3),
            false => Face::new(9.0, 1.25),
        }
    }

    pub(super) const fn small(self) -> Face {
        match self.is_plain() {
            true => Face::new(7.5, 1.3),
            false => Face::new(7.5, 1.25),
        }
    }

    /// Padding and line of a row in the work's table.
    pub(super) const fn work_row_mm(self) -> f64 {
        if self.is_plain() { 1.55 } else { 1.05 }
    }

    /// Padding and line of a row in the table of results.
    pub(super) const fn results_row_mm(self) -> f64 {
        if self.is_plain() { 1.35 } else { 0.85 }
    }

    /// The title, without the line under it.
    pub(super) const fn title_mm(self) -> f64 {
        if self.is_plain() { 8.3 } else { 7.4 }
    }

    /// The head of a section, with the space around it.
    pub(super) const fn heading_mm(self) -> f64 {
        match self {
            Self::Plain => 6.6,
            Self::Dense => 5.6,
            Self::Tight => 4.8,
        }
    }

    /// A line to sign on, with the space above it.
    pub(super) const fn signatures_mm(self) -> f64 {
        let above = match self {
            Self::Plain => 7.0,
            Self::Dense => 3.4,
            Self::Tight => 2.2,
        };
        above + self.body().line_mm
    }

    /// One frame with its caption, or two in a row.
    pub(super) const fn frames_mm(self, two: bool) -> f64 {
        match (self, two) {
            (Self::Plain, false) => 38.0,
            (Self::Plain, true) => 29.8,
            (Self::Dense, false) => 32.0,
            (Self::Dense, true) => 28.7,
            (Self::Tight, false) => 32.0,
            (Self::Tight, true) => 26.0,
        }
    }
}

/// Padding and lines of a box.
pub(super) const BOX_MM: f64 = 2.5;

/// A part of the sheet: what stands around its rows, and the rows, between which a page may end.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The head of its section, which stands once.
    pub(super) heading: Markup,
    pub(super) heading_mm: f64,
    /// Opens it, on each page that it is on.
    pub(super) open: Markup,
    /// What stands around the rows takes so much on each page.
    pub(super) frame_mm: f64,
    pub(super) rows: Vec<(Markup, f64)>,
    /// A row is at least so high where there are several pages.
    pub(super) least_mm: f64,
    /// Ends the rows.
    pub(super) end: &'static str,
    /// What follows the last row, on the same page.
    pub(super) tail: Markup,
    pub(super) tail_mm: f64,
    /// Closes it.
    pub(super) close: &'static str,
}

impl Part {
    fn height_mm(&self) -> f64 {
        let rows: f64 = self.rows.iter().map(|(_, mm)| mm).sum();
        self.heading_mm + self.frame_mm + rows + self.tail_mm
    }

    fn write(&self, m: &mut Markup) {
        m.markup(&self.heading).markup(&self.open);
        for (row, _) in &self.rows {
            m.markup(row);
        }
        m.raw(self.end).markup(&self.tail).raw(self.close);
    }
}

/// The height of a page without its padding.
const PAGE_MM: f64 = 283.5;

/// The sheet: the least close that fits one page, or plain on several.
pub(super) fn article(sheet: &Sheet<'_>, lang: Lang) -> Markup {
    let least = parts::density(sheet, lang);
    let one = Density::ALL.into_iter().filter(|density| *density >= least);
    let one = one.map(|density| (density, parts::all(sheet, density, lang)));
    let mut one = one.filter(|(_, parts)| {
        let needed: f64 = parts.iter().map(Part::height_mm).sum();
        needed <= PAGE_MM
    });
    let mut m = Markup::default();
    m.raw("<article class=\"sheet");
    let Some((density, parts)) = one.next() else {
        m.raw(" sheet-long");
        opened(&mut m, sheet, lang);
        let room_mm = PAGE_MM - running_mm(sheet, lang);
        let leaves = leaves(&parts::all(sheet, Density::Plain, lang), room_mm);
        for (index, leaf) in leaves.iter().enumerate() {
            m.raw("<section class=\"sheet-leaf\">").markup(leaf);
            running(&mut m, sheet, (index + 1, leaves.len()), lang);
            m.raw("</section>");
        }
        m.raw("</article>");
        return m;
    };
    m.raw(match density {
        Density::Plain => "",
        Density::Dense => " sheet-dense",
        Density::Tight => " sheet-dense sheet-tight",
    });
    opened(&mut m, sheet, lang);
    for part in &parts {
        part.write(&mut m);
    }
    m.raw("</article>");
    m
}

/// The rest of the opening tag.
fn opened(m: &mut Markup, sheet: &Sheet<'_>, lang: Lang) {
    m.raw("\" lang=\"")
        .text(lang.tag())
        .raw("\" data-sheet-verdict=\"")
        .text(sheet.report.verdict.as_str())
        .raw("\">");
}

/// What stands on each page. A head stands with its first row, and what is signed with its last sentence.
fn leaves(parts: &[Part], room_mm: f64) -> Vec<Markup> {
    let mut leaves = vec![Markup::default()];
    let mut used_mm = 0.0;
    for part in parts {
        let with_tail = |index: usize, mm: f64| {
            let mm = mm.max(part.least_mm);
            let is_last = index + 1 == part.rows.len();
            if is_last { mm + part.tail_mm } else { mm }
        };
        let first_mm = part.rows.first().map_or(0.0, |(_, mm)| with_tail(0, *mm));
        let first_mm = part.heading_mm + part.frame_mm + first_mm;
        if used_mm > 0.0 && used_mm + first_mm > room_mm {
            leaves.push(Markup::default());
            used_mm = 0.0;
        }
        if let Some(leaf) = leaves.last_mut() {
            leaf.markup(&part.heading).markup(&part.open);
        }
        used_mm += part.heading_mm + part.frame_mm;
        for (index, (row, mm)) in part.rows.iter().enumerate() {
            if index > 0 && used_mm + with_tail(index, *mm) > room_mm {
                if let Some(leaf) = leaves.last_mut() {
                    leaf.raw(part.end).raw(part.close);
                }
                let mut next = Markup::default();
                next.markup(&part.open);
                leaves.push(next);
                used_mm = part.frame_mm;
            }
            if let Some(leaf) = leaves.last_mut() {
                leaf.markup(row);
            }
            used_mm += mm.max(part.least_mm);
        }
        if let Some(leaf) = leaves.last_mut() {
            leaf.raw(part.end).markup(&part.tail).raw(part.close);
        }
        used_mm += part.tail_mm;
    }
    leaves
}

/// The file's name as each page says it.
fn named(sheet: &Sheet<'_>, lang: Lang) -> String {
    let name = checked::file_name(sheet);
    let file = [("name", name.as_str().into())];
    lang.fill(sheet_messages::SHEET_RUNNING, &file)
}

/// What name, SHA-256 and number of a page take, with the space above them.
fn running_mm(sheet: &Sheet<'_>, lang: Lang) -> f64 {
    let small = Density::Plain.small();
    small.height_mm(&named(sheet, lang), parts::WIDTH_MM - 30.0, lang) + small.line_mm + 1.5
}

/// By what a page is known: the file's name, its SHA-256, and which of how many it is.
fn running(m: &mut Markup, sheet: &Sheet<'_>, (page, pages): (usize, usize), lang: Lang) {
    let number = [("page", page.into()), ("pages", pages.into())];
    m.raw("<div class=\"sheet-running\"><p>")
        .element("span", "", &named(sheet, lang))
        .element(
            "span",
            "",
            &lang.fill(sheet_messages::SHEET_PAGE_NUMBER, &number),
        )
        .raw("</p><p>")
        .element("span", "", lang.text(sheet_messages::SHEET_SHA256))
        .raw("<span");
    checked::digest(m, sheet, lang);
    m.raw("</span></p></div>");
}
