//! Validates a whole notice: one with any fault is refused.

use super::date::days_of_month;
use super::{Choice, Date, Declaration, Notice, NoticeError, Problem};

/// Most bytes that a notice may have.
pub(super) const MAX_BYTES: usize = 64 * 1024;

// Longest texts, in characters: longer ones would not let the sheet fit on one page.
const TITLE: usize = 60;
const LABEL: usize = 16;
const STATEMENT: usize = 54;
const REVIEW: usize = 80;
const CLAUSE: usize = 8;
/// How many letters of English are allowed for each character of Chinese.
const ENGLISH: usize = 4;

const CHOICES: usize = 8;
const DECLARATIONS: usize = 4;

pub(super) fn check(notice: &Notice) -> Result<(), NoticeError> {
    if notice.format != Notice::FORMAT {
        return Err(problem("format", Problem::UnknownFormat));
    }
    key("id", &notice.id)?;
    text("title", &notice.title, TITLE)?;
    english("title_en", notice.title_en.as_deref(), TITLE)?;
    text("theme", &notice.theme, LABEL)?;
    english("theme_en", notice.theme_en.as_deref(), LABEL)?;
    choices("participants", &notice.participants)?;
    choices("forms", &notice.forms)?;
    choices("emphases", &notice.emphases)?;
    hand_in(notice)?;
    range(
        "video.max_duration_s",
        notice.video.max_duration_s,
        1,
        86_400,
    )?;
    range("video.width", notice.video.width, 16, 16_384)?;
    range("video.height", notice.video.height, 16, 16_384)?;
    declarations(&notice.declarations)?;
    declaration("review", &notice.review, REVIEW)?;
    let clauses = &notice.clauses;
    for (path, clause) in [
        ("clauses.theme", &clauses.theme),
        ("clauses.participants", &clauses.participants),
        ("clauses.forms", &clauses.forms),
        ("clauses.emphases", &clauses.emphases),
        ("clauses.hand_in", &clauses.hand_in),
        ("clauses.video", &clauses.video),
        ("clauses.declarations", &clauses.declarations),
        ("clauses.review", &clauses.review),
    ] {
        text(path, clause, CLAUSE)?;
    }
    Ok(())
}

fn problem(field: &str, problem: Problem) -> NoticeError {
    NoticeError::Field {
        field: field.to_owned(),
        problem,
    }
}

fn text(field: &str, value: &str, max: usize) -> Result<(), NoticeError> {
    if value.trim().is_empty() {
        return Err(problem(field, Problem::Empty));
    }
    if value.chars().count() > max {
        return Err(problem(field, Problem::TooLong { max }));
    }
    if value.chars().any(crate::text::is_unprintable) {
        return Err(problem(field, Problem::Unprintable));
    }
    Ok(())
}

fn english(field: &str, value: Option<&str>, max: usize) -> Result<(), NoticeError> {
    value.map_or(Ok(()), |value| text(field, value, max * ENGLISH))
}

/// Keys are used in drafts, reports and attributes: lower-case letters, digits, hyphens.
fn key(field: &str, value: &str) -> Result<(), NoticeError> {
    text(field, value, 32)?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if value.chars().all(fits) {
        Ok(())
    } else {
        Err(problem(field, Problem::NotAKey))
    }
}

fn range<N: Into<u64>>(field: &str, value: N, min: u64, max: u64) -> Result<(), NoticeError> {
    if (min..=max).contains(&value.into()) {
        Ok(())
    } else {
        Err(problem(field, Problem::OutOfRange { min, max }))
    }
}

fn unique<'a>(field: &str, keys: impl Iterator<Item = &'a str>) -> Result<(), NoticeError> {
    let mut seen: Vec<&str> = Vec::new();
    for (index, key) in keys.enumerate() {
        if seen.contains(&key) {
            return Err(problem(&format!("{field}[{index}].id"), Problem::Duplicate));
        }
        seen.push(key);
    }
    Ok(())
}

fn choices(field: &str, choices: &[Choice]) -> Result<(), NoticeError> {
    range(field, choices.len() as u64, 1, CHOICES as u64)?;
    for (index, choice) in choices.iter().enumerate() {
        key(&format!("{field}[{index}].id"), &choice.id)?;
        text(&format!("{field}[{index}].label"), &choice.label, LABEL)?;
        english(
            &format!("{field}[{index}].label_en"),
            choice.label_en.as_deref(),
            LABEL,
        )?;
    }
    unique(field, choices.iter().map(|choice| choice.id.as_str()))
}

fn declarations(declarations: &[Declaration]) -> Result<(), NoticeError> {
    let field = "declarations";
    range(field, declarations.len() as u64, 1, DECLARATIONS as u64)?;
    for (index, each) in declarations.iter().enumerate() {
        declaration(&format!("{field}[{index}]"), each, STATEMENT)?;
    }
    unique(field, declarations.iter().map(|each| each.id.as_str()))
}

fn declaration(field: &str, declaration: &Declaration, max: usize) -> Result<(), NoticeError> {
    key(&format!("{field}.id"), &declaration.id)?;
    text(&format!("{field}.text"), &declaration.text, max)?;
    english(
        &format!("{field}.text_en"),
        declaration.text_en.as_deref(),
        max,
    )
}

fn hand_in(notice: &Notice) -> Result<(), NoticeError> {
    let hand_in = &notice.hand_in;
    if let Some(year) = hand_in.year {
        range("hand_in.year", year, 2000, 2199)?;
    }
    range("hand_in.month", hand_in.month, 1, 12)?;
    // Where no year is named, the 29th of February may exist.
    let last = days_of_month(hand_in.month, true);
    range("hand_in.day", hand_in.day, 1, last.into())?;
    if let Some(year) = hand_in.year
        && Date::new(year, hand_in.month, hand_in.day).is_none()
    {
        let max = u64::from(last.saturating_sub(1));
        return Err(problem("hand_in.day", Problem::OutOfRange { min: 1, max }));
    }
    text("hand_in.medium", &hand_in.medium, LABEL)?;
    english("hand_in.medium_en", hand_in.medium_en.as_deref(), LABEL)?;
    text("hand_in.to", &hand_in.to, LABEL)?;
    english("hand_in.to_en", hand_in.to_en.as_deref(), LABEL)
}
