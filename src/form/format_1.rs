//! Reads forms as they were stored before notices said what is asked.

use super::Form;
use crate::rules::Answers;
use crate::vec_map::VecSet;
use serde_json::Value;

/// What was typed: the key of that time, and that of today.
const TYPED: [(&str, &str); 5] = [
    ("topic", "title"),
    ("speaker", "speaker"),
    ("unit", "unit"),
    ("post", "post"),
    ("phone", "phone"),
];

/// What was chosen: the key of that time, and that of today.
const CHOSEN: [(&str, &str); 3] = [
    ("participant", "participant"),
    ("lecture_form", "lecture-form"),
    ("emphases", "emphases"),
];

impl Form {
    /// The form in a draft of format 1; `None` where the text is none. Declarations were ticked without a note of
    /// their words, so they are asked anew.
    #[must_use]
    pub fn from_format_1(draft: &str) -> Option<Self> {
        let draft: Value = serde_json::from_str(draft).ok()?;
        draft.get("form").map(Self::of_format_1)
    }

    fn of_format_1(old: &Value) -> Self {
        let mut form = Self::default();
        for (before, today) in TYPED {
            form.fill(
                today,
                old.get(before).and_then(Value::as_str).unwrap_or_default(),
            );
        }
        form.fill("people", &words(old.get("co_authors")).join("\n"));
        for (before, today) in CHOSEN {
            let options: VecSet<String> = words(old.get(before)).into_iter().collect();
            if !options.is_empty() {
                form.answers.chosen.insert(today.to_owned(), options);
            }
        }
        form
    }
}

/// Reads what was kept of a unit, in today's format or in the one before; `None` where it is neither.
#[must_use]
pub fn unit_from_json(text: &str) -> Option<Answers> {
    let unit: Value = serde_json::from_str(text).ok()?;
    let is_of_today = unit.get("typed").is_some() || unit.get("chosen").is_some();
    if is_of_today {
        return serde_json::from_value(unit).ok();
    }
    unit.is_object().then(|| Form::of_format_1(&unit).answers)
}

/// The words of a list, or one word.
fn words(value: Option<&Value>) -> Vec<String> {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    match value {
        Some(Value::Array(words)) => words.iter().filter_map(word).collect(),
        Some(value) => word(value).into_iter().collect(),
        None => Vec::new(),
    }
}
