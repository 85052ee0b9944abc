//! Reads a notice of format 2.

use super::{
    Approval, Choice, ChoiceList, Deadline, Declaration, Field, HandIn, Item, ItemKind, Notice,
    Object, Per, Quota, Step,
};
use crate::json::Problem;
use crate::rules::{Condition, Demand, Demands, ITEM_LIST, KindName, KnownField, KnownList, Scope};
use crate::text::Words;
use strum::{IntoStaticStr, VariantArray};

// Longest texts, in characters.
const TITLE: usize = 80;
const LABEL: usize = 24;
const STATEMENT: usize = 160;
const CLAUSE: usize = 20;
const PRINTED: usize = 200;

// Most entries.
const CHOICES: usize = 8;
const OPTIONS: usize = 24;
const FIELDS: usize = 24;
const ITEMS: usize = 12;
const RULES: usize = 64;
const STEPS: usize = 8;
const DECLARATIONS: usize = 8;
const APPROVALS: usize = 6;
const SENTENCES: usize = 12;

/// The form of a notice that names no fields: what tells works apart, none of which must be filled in.
const USUAL_FIELDS: [&str; 4] = ["title", "author", "unit", "phone"];

pub(super) fn read(object: &Object<'_>) -> Notice {
    let id = object.needed_key("id");
    let title = object.needed_words("title", TITLE);
    let items = items(object);
    let choices = choices(object, &items);
    let mut fields = fields(object);
    let named = named(&choices);
    let demands = demands(object, &named, &items, &mut fields);
    let declarations = declarations(object, &named);
    let notice = Notice {
        id,
        fingerprint: String::new(),
        title,
        issuer: object.words("issuer", LABEL * 2),
        theme: object.words("theme", LABEL),
        work: object.words("work", LABEL),
        fields,
        choices,
        items,
        demands,
        hand_in: hand_in(object),
        declarations,
        approvals: approvals(object),
        print: sentences(object),
        anonymous: object.flag("anonymous"),
    };
    object.close();
    notice
}

/// Notes every key that an earlier entry has too.
pub(super) fn unique<'k>(entries: &[Object<'_>], keys: impl Iterator<Item = &'k str>) {
    let mut seen: Vec<&str> = Vec::new();
    for (entry, key) in entries.iter().zip(keys) {
        if seen.contains(&key) && !key.is_empty() {
            entry.fault("id", Problem::Duplicate);
        }
        seen.push(key);
    }
}

/// Notes every declaration whose key an earlier one has too, and gives them all back.
pub(super) fn unique_declarations(
    entries: &[Object<'_>],
    declarations: Vec<Declaration>,
) -> Vec<Declaration> {
    let keys = declarations
        .iter()
        .map(|declaration| declaration.id.as_str());
    unique(entries, keys);
    declarations
}

/// How many options may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Take {
    One,
    Many,
}

fn choices(object: &Object<'_>, items: &[Item]) -> Vec<ChoiceList> {
    let entries = object.objects("choices", CHOICES);
    let mut lists: Vec<ChoiceList> = entries.iter().map(choice_list).collect();
    unique(&entries, lists.iter().map(|list| list.id.as_str()));
    // These words say something else in a condition.
    const TAKEN: [&str; 5] = [
        "orientation",
        "aspect",
        "short_side_min",
        "duration_min_s",
        ITEM_LIST,
    ];
    for (entry, list) in entries.iter().zip(&lists) {
        if TAKEN.contains(&list.id.as_str()) {
            entry.fault("id", Problem::Duplicate);
        }
    }
    lists.extend(which_item(items));
    lists
}

/// The question which item of the work the file is, where there are several videos.
fn which_item(items: &[Item]) -> Option<ChoiceList> {
    let videos = items.iter().filter(|item| item.kind == ItemKind::Video);
    let options: Vec<Choice> = videos
        .map(|item| Choice {
            id: item.id.clone(),
            label: item.label.clone(),
        })
        .collect();
    (options.len() > 1).then(|| ChoiceList {
        id: ITEM_LIST.to_owned(),
        label: usual_words("list", ITEM_LIST),
        clause: String::new(),
        many: false,
        required: true,
        same_for_unit: false,
        options,
    })
}

/// Reads the options of a list, whose words have so much room.
pub(super) fn read_options(entries: &[Object<'_>], room: usize) -> Vec<Choice> {
    let options = entries.iter().map(|option| {
        let choice = Choice {
            id: option.needed_key("id"),
            label: option.needed_words("label", room),
        };
        option.close();
        choice
    });
    let options: Vec<Choice> = options.collect();
    unique(entries, options.iter().map(|option| option.id.as_str()));
    options
}

fn choice_list(object: &Object<'_>) -> ChoiceList {
    let options = object.objects("options", OPTIONS);
    if options.is_empty() && !object.has("options") {
        object.fault("options", Problem::Missing);
    }
    let options = read_options(&options, LABEL);
    let list = ChoiceList {
        id: object.needed_key("id"),
        label: object.needed_words("label", LABEL),
        clause: object.text("clause", CLAUSE).unwrap_or_default(),
        many: object.word("take") == Some(Take::Many),
        required: !object.has("required") || object.flag("required"),
        same_for_unit: object.flag("same_for_unit"),
        options,
    };
    object.close();
    list
}

fn items(object: &Object<'_>) -> Vec<Item> {
    let entries = object.objects("items", ITEMS);
    let items: Vec<Item> = entries.iter().map(item).collect();
    unique(&entries, items.iter().map(|item| item.id.as_str()));
    items
}

fn item(object: &Object<'_>) -> Item {
    let count = object.object("count");
    let bound = |key| count.as_ref().and_then(|count| count.whole(key, 0..=1000));
    let (min, max) = (bound("min"), bound("max"));
    if let Some(count) = &count {
        count.close();
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            count.own_fault(Problem::LeastAboveMost);
        }
    }
    let item = Item {
        id: object.needed_key("id"),
        label: object.needed_words("label", LABEL),
        kind: object.word("kind").unwrap_or_default(),
        clause: object.text("clause", CLAUSE).unwrap_or_default(),
        min,
        max,
        formats: object.text_list("formats", 16).unwrap_or_default(),
        folder: object.text("folder", LABEL * 2),
        package: object.text("package", 16),
        copies: object.whole("copies", 1..=1000),
        on_paper: object.flag("on_paper"),
        sealed: object.flag("sealed"),
    };
    object.close();
    item
}

fn fields(object: &Object<'_>) -> Vec<Field> {
    if !object.has("fields") {
        let usual = USUAL_FIELDS.into_iter().filter_map(Field::usual);
        return usual.map(Field::into_optional).collect();
    }
    let entries = object.objects("fields", FIELDS);
    let fields: Vec<Field> = entries.iter().map(Field::read).collect();
    unique(&entries, fields.iter().map(|field| field.id.as_str()));
    fields
}

/// The lists that conditions may name.
fn named(choices: &[ChoiceList]) -> Vec<KnownList> {
    let named = choices.iter().map(|list| {
        let options = list.options.iter();
        let options = options.map(|option| (option.id.clone(), option.label.clone()));
        KnownList {
            id: list.id.clone(),
            label: list.label.clone(),
            options: options.collect(),
        }
    });
    named.collect()
}

/// Reads the demands. A usual field that one of them names is asked on the form even where the notice does not
/// list it, because without it nothing could be compared.
fn demands(
    object: &Object<'_>,
    choices: &[KnownList],
    items: &[Item],
    fields: &mut Vec<Field>,
) -> Demands {
    let known = fields.iter().cloned();
    let usual = Field::all_usual().filter(|usual| !fields.iter().any(|field| field.id == usual.id));
    let known: Vec<KnownField> = known
        .chain(usual)
        .map(|field| KnownField {
            id: field.id,
            label: field.label,
            optional: field.optional,
        })
        .collect();
    let items = items.iter().map(|item| {
        let is_video = item.kind == ItemKind::Video;
        (item.id.clone(), item.label.clone(), is_video)
    });
    let items: Vec<(String, Words, bool)> = items.collect();
    let scope = Scope {
        fields: &known,
        choices,
        items: &items,
    };
    let mut rules = object.objects("rules", RULES);
    if rules.is_empty() && !object.has("rules") {
        object.fault("rules", Problem::Missing);
    } else if rules.is_empty() {
        object.fault("rules", Problem::Empty);
    }
    let mut listed: Vec<Demand> = Vec::new();
    rules.retain(|rule| {
        let demand = Demand::read(rule, scope);
        let demand = demand.filter(|demand| demand.kind.name() != KindName::File);
        let is_listed = demand.is_some();
        listed.extend(demand);
        is_listed
    });
    unique(&rules, listed.iter().map(|demand| &*demand.id));
    for demand in &listed {
        for field in demand.kind.fields() {
            if !fields.iter().any(|asked| asked.id == field) {
                fields.extend(Field::usual(&field));
            }
        }
    }
    Demands::new(listed)
}

fn hand_in(object: &Object<'_>) -> HandIn {
    let Some(object) = object.object("hand_in") else {
        return HandIn::default();
    };
    let steps = object.objects("steps", STEPS);
    let quota = object.object("quota").map(|quota| {
        let read = Quota {
            per: quota.word("per").unwrap_or(Per::Unit),
            min: quota.whole("min", 0..=1000),
            max: quota.whole("max", 1..=1000),
        };
        if read.min.zip(read.max).is_some_and(|(min, max)| min > max) {
            quota.own_fault(Problem::LeastAboveMost);
        }
        quota.close();
        read
    });
    let hand_in = HandIn {
        clause: object.text("clause", CLAUSE).unwrap_or_default(),
        steps: steps.iter().map(step).collect(),
        quota,
    };
    object.close();
    hand_in
}

fn step(object: &Object<'_>) -> Step {
    let what = object.text_list("what", LABEL).unwrap_or_default();
    let by = object.text("by", 24);
    let mut deadline = by.as_deref().and_then(Deadline::parse);
    if by.is_some() && deadline.is_none() {
        object.fault("by", Problem::WrongType { expected: "day" });
    }
    let zone = object.text("zone", 16);
    if let Some(deadline) = &mut deadline {
        deadline.zone = zone;
    }
    let step = Step {
        what: what.iter().map(|what| usual_words("what", what)).collect(),
        by: deadline,
        medium: medium(object),
        to: object.words("to", LABEL * 2),
        at: object.words("at", LABEL * 4),
    };
    object.close();
    step
}

/// The medium: one of the usual words, which has its own words in each language, or words of the notice.
fn medium(object: &Object<'_>) -> Option<Words> {
    let medium = object.words("medium", LABEL)?;
    let usual = usual_words("medium", medium.original());
    Some(if usual.original() == medium.original() {
        medium
    } else {
        usual
    })
}

/// The words for a usual thing under `<set>-<key>`; the word itself where it is none.
fn usual_words(set: &str, word: &str) -> Words {
    let usual = Words::usual(&format!("{set}-{word}"));
    let usual = usual.filter(|_| crate::json::is_key(word));
    usual.unwrap_or_else(|| Words::new(word))
}

fn declarations(object: &Object<'_>, choices: &[KnownList]) -> Vec<Declaration> {
    let scope = Scope {
        fields: &[],
        choices,
        items: &[],
    };
    let list = object.objects("declarations", DECLARATIONS);
    let declarations = list.iter().enumerate().map(|(index, object)| {
        let declaration = Declaration {
            id: object
                .key("id")
                .unwrap_or_else(|| format!("declaration-{}", index + 1)),
            clause: object.text("clause", CLAUSE).unwrap_or_default(),
            text: object.needed_words("text", STATEMENT),
            when: Condition::read_choices(object, scope),
        };
        object.close();
        declaration
    });
    unique_declarations(&list, declarations.collect())
}

fn approvals(object: &Object<'_>) -> Vec<Approval> {
    let list = object.objects("approvals", APPROVALS);
    let approvals = list.iter().map(|object| {
        let approval = Approval {
            label: object.needed_words("label", LABEL),
            clause: object.text("clause", CLAUSE).unwrap_or_default(),
            text: object.words("text", STATEMENT),
            seal: object.flag("seal"),
        };
        object.close();
        approval
    });
    approvals.collect()
}

fn sentences(object: &Object<'_>) -> Vec<Words> {
    let list = object.text_list("print", PRINTED).unwrap_or_default();
    if list.len() > SENTENCES {
        object.fault("print", Problem::TooMany { max: SENTENCES });
    }
    list.iter().map(|sentence| Words::new(sentence)).collect()
}
