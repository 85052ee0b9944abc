//! The notice as served, that of format 1, and what a notice must not be.

use super::*;
use crate::rules::KindName;
use proptest::prelude::*;
use serde_json::{Value, json};

const SERVED: &str = include_str!("../../www/notice.json");
const FORMAT_1: &str = include_str!("../../tests/notices/format-1.json");

/// The faults of a notice after a change.
fn faults_of(json: &str, change: impl FnOnce(&mut Value)) -> Vec<(String, Problem)> {
    let mut value: Value = serde_json::from_str(json).unwrap();
    change(&mut value);
    let faults = Notice::parse(&value.to_string()).err().unwrap_or_default();
    let faults = faults.into_iter();
    faults.map(|fault| (fault.path, fault.problem)).collect()
}

/// The faults of the shortest notice with these rules.
fn faults_of_rules(rules: Value) -> Vec<(String, Problem)> {
    faults_of(&minimal().to_string(), |json| json["rules"] = rules)
}

fn minimal() -> Value {
    json!({ "format": 2, "id": "least", "title": "最短的通知", "rules": [{ "rule": "picture" }] })
}

#[test]
fn only_what_the_title_card_shows_is_to_agree_with_it() {
    let hint = |rules: Value| {
        let mut json = minimal();
        json["rules"] = rules;
        let notice = Notice::parse(&json.to_string()).unwrap();
        let hint = notice.field("title").unwrap().hint.clone();
        hint.map(|words| words.get(Lang::ZhCn).to_owned())
    };
    assert_eq!(hint(json!([{ "rule": "picture" }])), None);
    let shown = |place: &str| json!([{ "rule": "shown", "what": ["title"], "where": place }]);
    assert_eq!(hint(shown("end")), None);
    assert_eq!(hint(shown("start")).unwrap(), "与片头上的文字一致。");
}

#[test]
fn a_fault_stands_where_it_is() {
    let faults = |rules| faults_of_rules(rules);
    let path = |path: &str| (path.to_owned(), Problem::Duplicate);
    // What is passed over before it is counted all the same.
    let after_others = json!([
        { "rule": "nonsense" }, "picture", { "rule": "sound" }, { "rule": "sound" },
    ]);
    assert!(faults(after_others).contains(&path("rules[3].id")));
    let text = json!({ "rule": "duration", "min_s": 3, "over_s": 4 });
    assert_eq!(faults(json!([text])), [path("rules[0].over_s")]);
    let twice = minimal()
        .to_string()
        .replace("\"id\"", "\"format\":2,\"id\"");
    let told = Notice::parse(&twice).unwrap_err();
    assert_eq!(told[0].path, "format");
    assert_eq!(told[0].problem, Problem::Duplicate);
}

#[test]
fn two_limits_of_one_figure_leave_something_between_them() {
    for (one, other, is_fault) in [
        (
            json!({ "rule": "size", "min_mb": 300 }),
            json!({ "max_mb": 100 }),
            true,
        ),
        (
            json!({ "rule": "size", "min_mb": 1024 }),
            json!({ "max_gb": 1 }),
            false,
        ),
        (
            json!({ "rule": "size", "of": "package", "min_mb": 300 }),
            json!({ "max_mb": 100 }),
            false,
        ),
        (
            json!({ "rule": "video-bit-rate", "min_kbps": 8000 }),
            json!({ "max_kbps": 4000 }),
            true,
        ),
        (
            json!({ "rule": "video-bit-rate", "min_kbps": 4000 }),
            json!({ "max_kbps": 4000 }),
            false,
        ),
        (
            json!({ "rule": "frame-rate", "any_fps": 25 }),
            json!({ "min_fps": 50 }),
            true,
        ),
        (
            json!({ "rule": "frame-rate", "any_fps": 29.97 }),
            json!({ "min_fps": 30 }),
            false,
        ),
        (
            json!({ "rule": "container", "any": "mp4" }),
            json!({ "any": ["mov", "avi"] }),
            true,
        ),
        (
            json!({ "rule": "container", "any": "mp4" }),
            json!({ "any": "mov", "open": true }),
            false,
        ),
        (
            json!({ "rule": "container", "any": ["mp4", "mov"] }),
            json!({ "any": ["mov"] }),
            false,
        ),
        (
            json!({ "rule": "orientation", "any": "landscape" }),
            json!({ "any": "portrait" }),
            true,
        ),
        (
            json!({ "rule": "aspect", "any": "16:9" }),
            json!({ "any": "4:3" }),
            true,
        ),
        (
            json!({ "rule": "aspect", "any": "9:16" }),
            json!({ "between": ["9:20", "9:16"] }),
            false,
        ),
        (
            json!({ "rule": "aspect", "any": "16:9" }),
            json!({ "between": ["9:20", "9:16"] }),
            true,
        ),
        (
            json!({ "rule": "resolution", "any": [1280, 720] }),
            json!({ "short_side_min": 1080 }),
            true,
        ),
        (
            json!({ "rule": "resolution", "any": [1920, 1080] }),
            json!({ "any": [1280, 720] }),
            true,
        ),
        (
            json!({ "rule": "resolution", "any": [1920, 1080] }),
            json!({ "short_side_min": 1080 }),
            false,
        ),
    ] {
        let mut other = other;
        other["rule"] = one["rule"].clone();
        other["id"] = json!("other");
        let faults = faults_of_rules(json!([one, other]));
        let contradicts = |(path, problem): &(String, Problem)| {
            path == "rules[1]" && matches!(problem, Problem::Contradicts { .. })
        };
        assert_eq!(
            faults.iter().any(contradicts),
            is_fault,
            "{one} {other} {faults:?}"
        );
        assert_eq!(faults.is_empty(), !is_fault, "{one} {other} {faults:?}");
    }
}

#[test]
fn a_list_that_is_too_long_is_said_to_be_nothing_else() {
    let picture = |index| json!({ "rule": "picture", "id": format!("p{index}") });
    let too_many = |max| Problem::TooMany { max };
    for count in [65, 5000] {
        let rules: Vec<Value> = (0..count).map(picture).collect();
        assert_eq!(
            faults_of_rules(json!(rules)),
            [("rules".to_owned(), too_many(64))]
        );
    }
    let list = |index| json!({ "id": format!("c{index}"), "label": "甲", "options": [{ "id": "a", "label": "a" }] });
    let nine: Vec<Value> = (0..9).map(list).collect();
    let faults = faults_of(&minimal().to_string(), |json| {
        json["choices"] = json!(nine);
        json["rules"][0]["if"] = json!({ "c8": "a" });
    });
    assert_eq!(faults, [("choices".to_owned(), too_many(8))]);
}

#[test]
fn the_notice_as_served_is_taken() {
    let notice = Notice::parse(SERVED).unwrap();
    assert_eq!(notice.title.original(), "关于组织开展示范微党课展播的通知");
    assert_eq!(notice.work(Lang::ZhCn), "微党课");
    assert_eq!(notice.medium(Lang::ZhCn), Some("U盘"));
    assert_eq!(notice.medium(Lang::En), Some("USB drive"));
    let by = notice.hand_in.steps[0].by.as_ref().unwrap();
    assert_eq!((by.year, by.month, by.day), (None, 6, 12));
    let kinds: Vec<_> = notice
        .demands
        .listed
        .iter()
        .map(|one| one.kind.name())
        .collect();
    use KindName as K;
    let expected = [
        K::Container,
        K::Duration,
        K::Orientation,
        K::Resolution,
        K::Picture,
        K::Sound,
        K::Shown,
        K::Shown,
    ];
    assert_eq!(kinds, expected);
    // Everything that is shown has its English words.
    let labels = notice.choices.iter().map(|list| &list.label);
    let options = notice.choices.iter().flat_map(|list| &list.options);
    let declared = notice.declarations.iter().map(|each| &each.text);
    let says = notice
        .demands
        .listed
        .iter()
        .filter_map(|one| one.says.as_ref());
    let fields = notice.fields.iter().map(|field| &field.label);
    let all = labels.chain(options.map(|option| &option.label));
    for words in all
        .chain(declared)
        .chain(says)
        .chain(fields)
        .chain([&notice.title])
    {
        assert_ne!(words.get(Lang::En), words.original());
    }
}

/// Every clause of the notice as issued: the rules, the place in the data, or why there is neither.
#[test]
fn no_clause_is_a_hole() {
    enum Kept {
        Rules(usize),
        Place(&'static str),
        Reason,
    }
    let notice = Notice::parse(SERVED).unwrap();
    let served: Value = serde_json::from_str(SERVED).unwrap();
    let table = [
        ("一", Kept::Reason), // The theme, which stands at the head of page and sheet.
        ("二", Kept::Place("/choices/0")),
        ("三", Kept::Place("/choices/1")),
        ("四", Kept::Place("/choices/2")),
        ("五（一）", Kept::Place("/hand_in")),
        // The department's own work, after works were handed in.
        ("五（二）", Kept::Reason),
        ("五（三）", Kept::Reason),
        ("六（一）", Kept::Rules(8)),
        ("六（二）", Kept::Place("/declarations/0")),
        // How units organise and announce their work: nothing of one video.
        ("七（一）", Kept::Reason),
        ("七（二）", Kept::Place("/approvals/0")),
        ("七（三）", Kept::Reason),
    ];
    for (clause, kept) in table {
        let ruled = notice.demands.listed.iter();
        let ruled = ruled.filter(|demand| demand.clause == clause).count();
        match kept {
            Kept::Rules(count) => assert_eq!(ruled, count),
            Kept::Place(place) => {
                assert_eq!(served.pointer(place).unwrap()["clause"], clause);
            }
            Kept::Reason => assert_eq!(ruled, 0),
        }
    }
}

/// A notice of format 1 demands, asks and prints what it did.
#[test]
fn a_notice_of_format_1_is_the_same_notice() {
    let before = Notice::parse(FORMAT_1).unwrap();
    let today = Notice::parse(SERVED).unwrap();
    let kinds = |notice: &Notice| {
        let demands = notice.demands.listed.iter();
        let kinds = demands.map(|one| (one.id.clone(), one.kind.clone(), one.clause.clone()));
        kinds.collect::<Vec<_>>()
    };
    for (one, other) in kinds(&before).iter().zip(&kinds(&today)) {
        assert_eq!((&one.0, &one.2), (&other.0, &other.2));
        assert_eq!(one.1.name(), other.1.name());
        if one.1.name() != KindName::Shown {
            assert_eq!(one.1, other.1);
        }
    }
    let keys = |notice: &Notice| {
        let fields = notice.fields.iter().map(|field| field.id.clone());
        let lists = notice.choices.iter().map(|list| list.id.clone());
        let declared = notice.declarations.iter().map(|each| each.id.clone());
        fields.chain(lists).chain(declared).collect::<Vec<_>>()
    };
    assert_eq!(keys(&before), keys(&today));
    assert_eq!(before.approvals, today.approvals);
    // The same words; today's medium is named by its key.
    for lang in Lang::ALL {
        assert_eq!(before.medium(lang), today.medium(lang));
    }
    let without_medium = |notice: &Notice| {
        let mut hand_in = notice.hand_in.clone();
        for step in &mut hand_in.steps {
            step.medium = None;
        }
        hand_in
    };
    assert_eq!(without_medium(&before), without_medium(&today));
}

#[test]
fn faults_of_format_1_name_the_place() {
    let cases: [(&str, Value, &str, Problem); 8] = [
        ("/format", json!(7), "format", Problem::UnknownFormat),
        ("/title", json!(" "), "title", Problem::Empty),
        (
            "/title",
            json!("长".repeat(61)),
            "title",
            Problem::TooLong { max: 60 },
        ),
        (
            "/theme",
            json!("锤炼\u{202e}党性"),
            "theme",
            Problem::Unprintable,
        ),
        (
            "/forms/2/id",
            json!("Über"),
            "forms[2].id",
            Problem::NotAKey,
        ),
        (
            "/forms/2/id",
            json!("lecture"),
            "forms[2].id",
            Problem::Duplicate,
        ),
        (
            "/emphases",
            json!([]),
            "emphases",
            Problem::OutOfRange { min: 1, max: 8 },
        ),
        (
            "/hand_in/day",
            json!(31),
            "hand_in.day",
            Problem::OutOfRange { min: 1, max: 30 },
        ),
    ];
    for (pointer, value, path, problem) in cases {
        let faults = faults_of(FORMAT_1, |json| *json.pointer_mut(pointer).unwrap() = value);
        assert!(faults.contains(&(path.to_owned(), problem)), "{faults:?}");
    }
}

#[test]
fn all_faults_of_a_notice_are_told_at_once() {
    let faults = faults_of(SERVED, |json| {
        json["id"] = json!("Ü");
        json["rules"][1]["max_s"] = json!("480");
        json["rules"][2]["any"] = json!(["横屏"]);
        json["rules"][3]["anny"] = json!([[1, 2]]);
        json["choices"][0]["options"][1]["id"] = json!("secretary");
        json["hand_in"]["steps"][0]["by"] = json!("6月12日");
    });
    let paths: Vec<&str> = faults.iter().map(|(path, _)| path.as_str()).collect();
    for path in [
        "id",
        "rules[1].max_s",
        "rules[2].any[0]",
        "rules[3].anny",
        "choices[0].options[1].id",
        "hand_in.steps[0].by",
    ] {
        assert!(paths.contains(&path), "{path} is not among {paths:?}");
    }
}

#[test]
fn what_is_not_a_notice_is_refused() {
    let first = |json: &str| Notice::parse(json).unwrap_err()[0].problem.clone();
    assert!(matches!(first(""), Problem::Syntax { .. }));
    assert_eq!(first("{}"), Problem::Missing);
    assert_eq!(first("[]"), Problem::WrongType { expected: "object" });
    let large = format!("{SERVED}{}", " ".repeat(MAX_BYTES));
    assert_eq!(first(&large), Problem::TooLarge { max: MAX_BYTES });
    assert!(matches!(first(&"[".repeat(60_000)), Problem::Syntax { .. }));
    let many = vec![json!({ "rule": "picture" }); 10_000];
    let faults = faults_of_rules(json!(many));
    assert_eq!(
        faults[0],
        ("rules".to_owned(), Problem::TooMany { max: 64 })
    );
    assert!(faults.len() < 5);
    for empty in [json!([]), json!(null), json!([{ "rule": "file" }])] {
        assert!(!faults_of_rules(empty).is_empty());
    }
}

#[test]
fn what_a_notice_does_not_say_is_not_asked() {
    let notice = Notice::parse(&minimal().to_string()).unwrap();
    assert_eq!(notice.demands.listed.len(), 1);
    assert!(notice.choices.is_empty() && notice.declarations.is_empty());
    assert!(notice.approvals.is_empty() && notice.hand_in.steps.is_empty());
    // A work has a name all the same, and somebody to ask about it.
    let fields: Vec<&str> = notice
        .fields
        .iter()
        .map(|field| field.id.as_str())
        .collect();
    assert_eq!(fields, ["title", "author", "unit", "phone"]);
    let mut none = minimal();
    none["fields"] = json!([]);
    assert!(Notice::parse(&none.to_string()).unwrap().fields.is_empty());
    // What a demand is compared with is asked.
    none["rules"] = json!([{ "rule": "file-name", "pattern": "{student-id}-{title}" }]);
    let notice = Notice::parse(&none.to_string()).unwrap();
    let fields: Vec<&str> = notice
        .fields
        .iter()
        .map(|field| field.id.as_str())
        .collect();
    assert_eq!(fields, ["student-id", "title"]);
}

#[test]
fn demands_that_exclude_each_other_are_told() {
    let contradicts = |one: Value, other: Value| {
        let faults = faults_of_rules(json!([one, other]));
        matches!(faults.as_slice(), [(path, Problem::Contradicts { .. })] if path == "rules[1]")
    };
    let landscape = || json!({ "rule": "orientation", "any": "landscape" });
    let upright = || json!({ "rule": "resolution", "any": [1080, 1920] });
    assert!(contradicts(landscape(), upright()));
    assert!(contradicts(
        upright(),
        json!({ "rule": "aspect", "any": "16:9" })
    ));
    assert!(contradicts(
        landscape(),
        json!({ "rule": "aspect", "any": "9:16" })
    ));
    assert!(contradicts(
        json!({ "rule": "shown", "what": ["title"], "where": "start" }),
        json!({ "rule": "hidden", "what": ["title-card"] })
    ));
    assert!(contradicts(
        json!({ "rule": "sound" }),
        json!({ "rule": "sound-coding", "track": "forbidden" })
    ));
    assert!(contradicts(
        json!({ "rule": "duration", "min_s": 600 }),
        json!({ "rule": "duration", "id": "other", "max_s": 300 })
    ));
    assert!(contradicts(
        json!({ "rule": "video-coding", "any": "h264", "level_max": 3 }),
        json!({ "rule": "resolution", "short_side_min": 720 })
    ));
    // Either way round is no contradiction, nor what is only recommended, nor what another choice asks.
    let either = json!({ "rule": "resolution", "any": [1080, 1920], "either_way": true });
    assert_eq!(faults_of_rules(json!([landscape(), either])), []);
    let advised = json!({ "rule": "resolution", "any": [1080, 1920], "strength": "should" });
    assert_eq!(faults_of_rules(json!([landscape(), advised])), []);
    let sd = json!({ "rule": "resolution", "any": [720, 576] });
    assert_eq!(
        faults_of_rules(json!([sd, { "rule": "aspect", "any": "4:3" }])),
        []
    );
}

#[test]
fn limits_that_leave_nothing_to_watch_are_told() {
    let faults = faults_of_rules(json!([
        { "rule": "duration", "min_s": 600, "max_s": 1200 },
        { "rule": "size", "max_mb": 10 },
        { "rule": "resolution", "short_side_min": 1080 },
    ]));
    assert!(
        matches!(faults.as_slice(), [(_, Problem::Unwatchable { kbps: 139 })]),
        "{faults:?}"
    );
    let faults = faults_of_rules(json!([
        { "rule": "duration", "min_s": 600 },
        { "rule": "size", "max_mb": 500 },
        { "rule": "video-bit-rate", "min_kbps": 8000 },
    ]));
    assert!(
        matches!(faults.as_slice(), [(_, Problem::Unwatchable { .. })]),
        "{faults:?}"
    );
}

#[test]
fn an_anonymous_work_bears_no_name() {
    let mut notice = minimal();
    notice["anonymous"] = json!(true);
    notice["rules"] = json!([{ "rule": "shown", "what": ["speaker"] }]);
    let faults = Notice::parse(&notice.to_string()).unwrap_err();
    assert!(matches!(faults[0].problem, Problem::Contradicts { .. }));
}

#[test]
fn least_above_most_is_told_wherever_it_is() {
    for rule in [
        json!({ "rule": "duration", "min_s": 9, "max_s": 8 }),
        json!({ "rule": "size", "min_mb": 9, "max_mb": 8 }),
        json!({ "rule": "resolution", "min": [1920, 1080], "max": [1280, 720] }),
        json!({ "rule": "resolution", "short_side_min": 1080, "short_side_max": 720 }),
        json!({ "rule": "aspect", "between": ["9:16", "9:20"] }),
        json!({ "rule": "video-bit-rate", "min_kbps": 9, "max_kbps": 8 }),
        json!({ "rule": "sound-level", "peak_dbfs": { "min": -2, "max": -8 } }),
    ] {
        let faults = faults_of_rules(json!([rule]));
        assert!(
            faults
                .iter()
                .any(|(_, problem)| *problem == Problem::LeastAboveMost),
            "{faults:?}"
        );
    }
}

#[test]
fn what_names_nothing_is_told() {
    let reference = |rule: Value| {
        let faults = faults_of_rules(json!([rule]));
        assert!(
            matches!(
                faults[0].1,
                Problem::UnknownReference { .. } | Problem::UnknownKey { .. }
            ),
            "{faults:?}"
        );
    };
    reference(json!({ "rule": "picture", "of": "clip" }));
    reference(json!({ "rule": "picture", "if": { "track": ["short"] } }));
    reference(json!({ "rule": "file-name", "pattern": "{nobody}" }));
    reference(json!({ "rule": "statement", "text": "属实", "proof": "paper" }));
    for kind in KindName::VARIANTS {
        let faults = faults_of_rules(json!([{ "rule": kind.as_str() }]));
        let needs_none = matches!(kind, KindName::Picture | KindName::Sound);
        assert_eq!(faults.is_empty(), needs_none, "{kind:?} {faults:?}");
    }
}

#[test]
fn a_fingerprint_is_of_the_data_alone() {
    let mark = |json: &str| Notice::parse(json).unwrap().fingerprint;
    let value: Value = serde_json::from_str(SERVED).unwrap();
    assert_eq!(mark(SERVED), mark(&value.to_string()));
    assert_eq!(mark(SERVED), mark(&format!("\u{feff}{SERVED}\n")));
    let other = SERVED.replace("\"max_s\": 480", "\"max_s\": 481");
    assert_ne!(mark(SERVED), mark(&other));
}

proptest! {
    /// With any value replaced nothing panics, and what is taken has nothing unprintable in it.
    #[test]
    fn any_value_anywhere(text in ".{0,90}", number in any::<f64>(), place in 0usize..200) {
        for value in [json!(text), json!(number), json!([text]), Value::Null] {
            for notice in [SERVED, FORMAT_1, include_str!("../rules/fixtures/every-kind.json")] {
                let mut changed: Value = serde_json::from_str(notice).unwrap();
                let mut left = place;
                replace(&mut changed, &mut left, &value);
                if let Ok(notice) = Notice::parse(&changed.to_string()) {
                    for demand in &notice.demands.listed {
                        for lang in Lang::ALL {
                            prop_assert!(!demand.words(lang).contains(crate::text::is_unprintable));
                        }
                    }
                }
            }
        }
    }
}

/// Puts `value` in the `left`-th place of the tree.
fn replace(json: &mut Value, left: &mut usize, value: &Value) {
    match json {
        Value::Object(map) => map.values_mut().for_each(|each| replace(each, left, value)),
        Value::Array(list) => list.iter_mut().for_each(|each| replace(each, left, value)),
        leaf => {
            if *left == 0 {
                *leaf = value.clone();
            }
            *left = left.wrapping_sub(1);
        }
    }
}
