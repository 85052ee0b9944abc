//! Reads a notice of format 1, which knew one kind of notice: eight fixed demands and a fixed form.

use super::format_2::read_options;
use super::{
    Approval, Choice, ChoiceList, Deadline, Declaration, Field, HandIn, Notice, Object, Quota, Step,
};
use super::{Per, date::days_of_month};
use crate::json::Problem;
use crate::rules::{Demand, Demands, Kind};
use crate::text::Words;

// Longest texts, in characters.
const TITLE: usize = 60;
const LABEL: usize = 16;
const STATEMENT: usize = 54;
const REVIEW: usize = 80;
const CLAUSE: usize = 8;

const CHOICES: usize = 8;
const DECLARATIONS: usize = 4;

/// What the form of format 1 asked, in its order: key, label, and the label in English.
const FIELDS: [(&str, &str, &str); 6] = [
    ("title", "主讲主题", "Topic"),
    ("speaker", "主讲人", "Speaker"),
    ("unit", "单位", "Unit"),
    ("post", "职务", "Post"),
    ("phone", "联系电话", "Telephone"),
    ("people", "其他参与人员", "Other participants"),
];

/// The lists of format 1: their key there and in drafts, label, and the label in English.
const LISTS: [(&str, &str, &str, &str); 3] = [
    ("participants", "participant", "参加对象", "Participant"),
    ("forms", "lecture-form", "授课形式", "Form of the lecture"),
    ("emphases", "emphases", "内容侧重", "Emphasis"),
];

pub(super) fn read(object: &Object<'_>) -> Notice {
    let clauses = object.object("clauses");
    if clauses.is_none() && !object.has("clauses") {
        object.fault("clauses", Problem::Missing);
    }
    let clause = |key: &'static str| {
        let clauses = clauses.as_ref();
        clauses.map_or_else(String::new, |clauses| clauses.needed_text(key, CLAUSE))
    };
    clause("theme");
    let lists = LISTS.map(|(key, id, label, english)| ChoiceList {
        id: id.to_owned(),
        label: words(label, english),
        clause: clause(key),
        many: key == "emphases",
        required: true,
        same_for_unit: key == "participants",
        options: options(object, key),
    });
    let notice = Notice {
        id: object.needed_key("id"),
        fingerprint: String::new(),
        title: object.needed_words("title", TITLE),
        issuer: None,
        theme: Some(object.needed_words("theme", LABEL)),
        work: Some(words("微党课", "micro lecture")),
        fields: FIELDS.into_iter().filter_map(field).collect(),
        choices: lists.into(),
        items: Vec::new(),
        demands: demands(object, &clause("video")),
        hand_in: hand_in(object, clause("hand_in")),
        declarations: declarations(object, &clause("declarations")),
        approvals: vec![approval(object, clause("review"))],
        print: Vec::new(),
        anonymous: false,
    };
    if let Some(clauses) = &clauses {
        clauses.close();
    }
    object.close();
    notice
}

fn words(original: &str, english: &str) -> Words {
    let mut words = Words::new(original);
    words.translate(crate::text::Lang::En, Some(english.to_owned()));
    words
}

fn field((id, label, english): (&str, &str, &str)) -> Option<Field> {
    let usual = Field::usual(id)?;
    Some(Field {
        label: words(label, english),
        ..usual
    })
}

fn options(object: &Object<'_>, key: &'static str) -> Vec<Choice> {
    let list = object.objects(key, CHOICES);
    if list.is_empty() {
        let (min, max) = (1, CHOICES as u64);
        object.fault(key, Problem::OutOfRange { min, max });
    }
    read_options(&list, LABEL)
}

/// The demands of the one notice that format 1 was made for.
fn demands(object: &Object<'_>, clause: &str) -> Demands {
    let Some(video) = object.object("video") else {
        if !object.has("video") {
            object.fault("video", Problem::Missing);
        }
        return Demands::new(Vec::new());
    };
    let number = |key, range| {
        if !video.has(key) {
            video.fault(key, Problem::Missing);
        }
        video.whole(key, range).unwrap_or(1)
    };
    let max_s = number("max_duration_s", 1..=86_400);
    let size = (number("width", 16..=16_384), number("height", 16..=16_384));
    video.close();
    let listed = Kind::of_format_1(max_s, (size.0 as u32, size.1 as u32));
    let listed = listed.into_iter().map(|demand| Demand {
        clause: clause.to_owned(),
        ..demand
    });
    Demands::new(listed.collect())
}

fn hand_in(object: &Object<'_>, clause: String) -> HandIn {
    let Some(hand_in) = object.object("hand_in") else {
        if !object.has("hand_in") {
            object.fault("hand_in", Problem::Missing);
        }
        return HandIn::default();
    };
    let number = |key, range| {
        if !hand_in.has(key) {
            hand_in.fault(key, Problem::Missing);
        }
        hand_in.whole(key, range).unwrap_or(1) as u8
    };
    let year = hand_in.whole("year", 2000..=2199).map(|year| year as u16);
    let month = number("month", 1..=12);
    let last = days_of_month(month, true);
    let day = number("day", 1..=u64::from(last));
    let text = match year {
        Some(year) => format!("{year}-{month:02}-{day:02}"),
        None => format!("--{month:02}-{day:02}"),
    };
    let by = Deadline::parse(&text);
    if by.is_none() {
        let (min, max) = (1, u64::from(last.saturating_sub(1)));
        hand_in.fault("day", Problem::OutOfRange { min, max });
    }
    let step = Step {
        what: Vec::new(),
        by,
        medium: Some(hand_in.needed_words("medium", LABEL)),
        to: Some(hand_in.needed_words("to", LABEL)),
        at: None,
    };
    hand_in.close();
    HandIn {
        clause,
        steps: vec![step],
        quota: Some(Quota {
            per: Per::Unit,
            min: None,
            max: None,
        }),
    }
}

fn declarations(object: &Object<'_>, clause: &str) -> Vec<Declaration> {
    let list = object.objects("declarations", DECLARATIONS);
    if list.is_empty() {
        let (min, max) = (1, DECLARATIONS as u64);
        object.fault("declarations", Problem::OutOfRange { min, max });
    }
    let declarations = list.iter().map(|object| {
        let declaration = Declaration {
            id: object.needed_key("id"),
            clause: clause.to_owned(),
            text: object.needed_words("text", STATEMENT),
            when: Vec::new(),
        };
        object.close();
        declaration
    });
    super::format_2::unique_declarations(&list, declarations.collect())
}

fn approval(object: &Object<'_>, clause: String) -> Approval {
    let review = object.object("review");
    if review.is_none() && !object.has("review") {
        object.fault("review", Problem::Missing);
    }
    let text = review.map(|review| {
        review.needed_key("id");
        let text = review.needed_words("text", REVIEW);
        review.close();
        text
    });
    Approval {
        label: words("单位审核", "Review by the unit"),
        clause,
        text,
        seal: true,
    }
}
