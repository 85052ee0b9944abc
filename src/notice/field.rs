//! A field of the form: what is typed, and how much of it fits.

use super::{Object, Words};
use crate::json::Problem;
use strum::{IntoStaticStr, VariantArray};

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum FieldKind {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Text,
    /// Names, one a line.
    People,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A telephone number.
    Phone,
    /// An address on the web.
    Link,
}

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Stable key, kept in drafts and reports.
    pub id: String,
    /// What it is called.
    pub label: Words,
    /// How to fill it in, where that needs saying.
    pub hint: Option<Words>,
    /// What is typed into it.
    pub kind: FieldKind,
    /// It may stay empty.
    pub optional: bool,
    /// Most characters, of each name where they are names. Two small Latin letters count as one.
    pub max_chars: usize,
    /// Fewest names, or the least number.
    pub min: Option<u64>,
    /// Most names, or the greatest number.
    pub max: Option<u64>,
    /// It is printed.
    pub on_sheet: bool,
    /// The next work of the same unit is likely to have the same.
    pub same_for_unit: bool,
}

/// A field that every notice may ask without describing it.
struct Usual {
    id: &'static str,
    kind: FieldKind,
    max_chars: usize,
    same_for_unit: bool,
}

const fn line(id: &'static str, max_chars: usize) -> Usual {
    Usual {
        id,
        kind: FieldKind::Line,
        max_chars,
        same_for_unit: false,
    }
}

const fn of_unit(usual: Usual) -> Usual {
    Usual {
        same_for_unit: true,
        ..usual
    }
}

const fn of_kind(usual: Usual, kind: FieldKind) -> Usual {
    Usual { kind, ..usual }
}

/// The usual fields; their labels stand in `text/` under `field-<id>`.
const USUAL: [Usual; 16] = [
    line("title", 40),
    line("speaker", 12),
    line("author", 12),
    of_kind(line("authors", 12), FieldKind::People),
    of_unit(line("unit", 30)),
    of_unit(line("school", 30)),
    line("class", 20),
    line("student-id", 20),
    line("post", 18),
    of_unit(of_kind(line("phone", 18), FieldKind::Phone)),
    of_unit(line("e-mail", 40)),
    of_kind(line("people", 12), FieldKind::People),
    of_kind(line("advisers", 12), FieldKind::People),
    line("subject", 20),
    line("grade", 12),
    of_kind(line("summary", 200), FieldKind::Text),
];

/// Most names where a notice does not say.
pub(super) const PEOPLE: u64 = 8;

impl Field {
    /// A usual field as it is without further words; `None` where it is none.
    pub(super) fn usual(id: &str) -> Option<Self> {
        let usual = USUAL.iter().find(|usual| usual.id == id)?;
        let words = |suffix: &str| Words::usual(&format!("field-{id}{suffix}"));
        let is_people = usual.kind == FieldKind::People;
        Some(Self {
            id: id.to_owned(),
            label: words("")?,
            hint: words("-hint"),
            kind: usual.kind,
            optional: is_people,
            max_chars: usual.max_chars,
            min: None,
            max: is_people.then_some(PEOPLE),
            on_sheet: true,
            same_for_unit: usual.same_for_unit,
        })
    }

    /// The same field, which may stay empty.
    pub(super) fn into_optional(self) -> Self {
        Self {
            optional: true,
            ..self
        }
    }

    /// Whether left empty it says that there is nobody. Authors are there, whether they are named or not.
    pub(crate) fn may_be_nobody(&self) -> bool {
        self.kind == FieldKind::People && self.optional && self.id != "authors"
    }

    /// The keys and labels of all usual fields.
    pub(super) fn all_usual() -> impl Iterator<Item = Self> {
        USUAL.iter().filter_map(|usual| Self::usual(usual.id))
    }

    /// Reads a field of a notice.
    pub(super) fn read(object: &Object<'_>) -> Self {
        let id = object.needed_key("id");
        let usual = Self::usual(&id);
        let label = object.words("label", 16);
        if label.is_none() && usual.is_none() && !object.has("label") {
            object.fault("label", Problem::Missing);
        }
        let kind = object.word("kind");
        let usual_kind = usual.as_ref().map(|usual| usual.kind);
        let kind = kind.or(usual_kind).unwrap_or_default();
        let (min, max) = (
            object.whole("min", 0..=1_000_000),
            object.whole("max", 1..=1_000_000),
        );
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            object.own_fault(Problem::LeastAboveMost);
        }
        let room = match kind {
            FieldKind::Text => 200,
            FieldKind::People => 12,
            FieldKind::Link => 120,
            _ => 30,
        };
        let room = usual.as_ref().map_or(room, |usual| usual.max_chars);
        let is_people = kind == FieldKind::People;
        let max_chars = object.whole("max_chars", 1..=1000);
        let field = Self {
            label: label
                .or_else(|| usual.as_ref().map(|usual| usual.label.clone()))
                .unwrap_or_default(),
            hint: object
                .words("hint", 60)
                .or_else(|| usual.as_ref().and_then(|usual| usual.hint.clone())),
            kind,
            optional: match object.has("optional") {
                true => object.flag("optional"),
                false => is_people && min.is_none(),
            },
            max_chars: max_chars.map_or(room, |max| max as usize),
            min,
            max: max.or(is_people.then_some(PEOPLE)),
            on_sheet: !object.has("sheet") || object.flag("sheet"),
            same_for_unit: match object.has("same_for_unit") {
                true => object.flag("same_for_unit"),
                false => usual.is_some_and(|usual| usual.same_for_unit),
            },
            id,
        };
        object.close();
        field
    }
}
