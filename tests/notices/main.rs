//! Twenty real notices as data: each parses, has words in every language, is valid by the schema, and takes
//! and refuses the files that its office would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../common/facts.rs"]
mod facts;

mod documents;
mod regressions;
mod schema;
mod trials;
mod work;

use serde_json::{Value, json};
use std::path::Path;
use strum::VariantArray;
use yujian::notice::Notice;
use yujian::rules::KindName;
use yujian::text::Lang;

/// Every notice here with the name of its file, but the one of format 1.
fn notices() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices");
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let named = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let notices = files.filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    let notices = notices.map(|path| (named(&path), std::fs::read_to_string(&path).unwrap()));
    let mut notices: Vec<_> = notices.filter(|(name, _)| name != "format-1").collect();
    notices.sort();
    notices
}

fn parsed(name: &str, json: &str) -> Notice {
    Notice::parse(json).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"))
}

#[test]
fn every_notice_parses() {
    let notices = notices();
    assert_eq!(notices.len(), 20);
    for (name, json) in notices {
        parsed(&name, &json);
    }
}

/// Asserts that words are there and that nothing is left open in them.
fn assert_words(words: &str, of: &str) {
    assert!(!words.trim().is_empty(), "{of}: no words");
    let open = ["{", "}", "?", "？", "  "];
    let open = open.iter().find(|sign| words.contains(*sign));
    assert_eq!(open, None, "{of}: {words}");
}

#[test]
fn every_demand_has_words_in_every_language() {
    for (name, json) in notices() {
        let notice = parsed(&name, &json);
        for demand in &notice.demands.listed {
            for lang in Lang::ALL {
                let of = format!("{name} {} {}", demand.id, lang.tag());
                assert_words(&demand.name(lang), &of);
                assert_words(&demand.words(lang), &of);
                let demanded = demand.kind.demanded(lang);
                assert_words(&demanded, &of);
                println!("{of}: {demanded}");
            }
        }
        for lang in Lang::ALL {
            for item in &notice.items {
                assert_words(&item.words(lang), &name);
            }
            for step in &notice.hand_in.steps {
                for words in step.what.iter().chain(&step.medium) {
                    assert_words(words.get(lang), &name);
                }
                if let Some(by) = &step.by {
                    assert_words(&by.words(lang), &name);
                }
            }
            if let Some(quota) = notice.hand_in.quota {
                assert_words(&quota.words(lang), &name);
            }
        }
    }
}

#[test]
fn a_sentence_ends_with_one_stop() {
    let work = work::Work {
        confirmed: false,
        ..work::good()
    };
    for (name, json) in notices() {
        let notice = parsed(&name, &json);
        for outcome in work.judged(&notice) {
            let demand = notice.demand(&outcome.rule).unwrap();
            for (finding, lang) in outcome.findings().flat_map(|finding| {
                let langs = Lang::ALL.iter();
                langs.map(move |lang| (finding, *lang))
            }) {
                let said = yujian::rules::sentence(demand, finding, lang);
                let stops = ["..", ".。", "。。", "；。", ";."];
                let twice = stops.iter().find(|stops| said.contains(*stops));
                assert_eq!(twice, None, "{name}: {said}");
            }
        }
    }
}

#[test]
fn every_kind_is_demanded_by_some_notice() {
    let notices = notices();
    let notices = notices.iter().map(|(name, json)| parsed(name, json));
    let demanded: Vec<KindName> = notices
        .flat_map(|notice| {
            notice
                .demands
                .listed
                .into_iter()
                .map(|demand| demand.kind.name())
        })
        .collect();
    let unused: Vec<&str> = listed_kinds()
        .filter(|kind| !demanded.contains(kind))
        .map(KindName::as_str)
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// The kinds that a notice may list.
fn listed_kinds() -> impl Iterator<Item = KindName> {
    let kinds = KindName::VARIANTS.iter().copied();
    kinds.filter(|kind| *kind != KindName::File)
}

/// A notice of that one rule.
fn of_rule(rule: Value) -> Value {
    json!({
        "format": 2, "id": "x", "title": "某通知",
        "choices": [{ "id": "track", "label": "类别", "options": [{ "id": "a", "label": "甲" }] }],
        "items": [{ "id": "clip", "label": "片段" }],
        "rules": [rule],
    })
}
