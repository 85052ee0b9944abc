//! Every fault is told with its place, and nothing that a person writes stops the reading.

use super::fault::MAX_FAULTS;
use super::*;
use crate::text::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};
use strum::{IntoStaticStr, VariantArray};

#[derive(Debug, Clone, Copy, PartialEq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Colour {
    Red,
    DarkBlue,
}

/// Reads an object and returns what `read` made of it, and the faults.
fn read<T>(value: &Value, read: impl Fn(&Object<'_>) -> T) -> (T, Vec<(String, Problem)>) {
    let faults = Faults::default();
    let made = {
        let object = Object::new(value, "", &faults).unwrap();
        let made = read(&object);
        object.close();
        made
    };
    let faults = faults.into_vec().into_iter();
    (
        made,
        faults.map(|fault| (fault.path, fault.problem)).collect(),
    )
}

#[test]
fn all_faults_are_told_at_once() {
    let value = json!({ "title": " ", "max": 900, "colour": "green", "extra": 1 });
    let (_, faults) = read(&value, |object| {
        object.needed_text("title", 10);
        object.needed_key("id");
        object.whole("max", 1..=100);
        object.word::<Colour>("colour")
    });
    let known = "red, dark-blue".to_owned();
    let word = "green".to_owned();
    let expected = [
        ("title", Problem::Empty),
        ("id", Problem::Missing),
        ("max", Problem::OutOfRange { min: 1, max: 100 }),
        ("colour", Problem::UnknownWord { word, known }),
        ("extra", Problem::UnknownKey { nearest: None }),
    ];
    assert_eq!(
        faults,
        expected.map(|(path, problem)| (path.to_owned(), problem))
    );
}

#[test]
fn an_unknown_key_is_told_with_the_nearest_known_one() {
    let (_, faults) = read(&json!({ "titel": "题目" }), |object| {
        object.text("title", 10)
    });
    let nearest = Some("title".to_owned());
    assert_eq!(
        faults,
        [("titel".to_owned(), Problem::UnknownKey { nearest })]
    );
}

#[test]
fn lists_take_one_entry_without_brackets_and_no_entry_twice() {
    let words = |value: Value| read(&value, |object| object.word_list::<Colour>("any"));
    assert_eq!(words(json!({ "any": "red" })).0, Some(vec![Colour::Red]));
    let both = words(json!({ "any": ["red", "dark-blue"] }));
    assert_eq!(both, (Some(vec![Colour::Red, Colour::DarkBlue]), vec![]));
    let twice = words(json!({ "any": ["red", "red"] }));
    assert_eq!(twice.1, [("any[1]".to_owned(), Problem::Duplicate)]);
    assert_eq!(
        words(json!({ "any": [] })).1,
        [("any".to_owned(), Problem::Empty)]
    );
    let pairs = |value: Value| read(&value, |object| object.pair_list("any", 1..=9));
    assert_eq!(pairs(json!({ "any": [4, 3] })).0, Some(vec![(4, 3)]));
    assert_eq!(
        pairs(json!({ "any": [[4, 3], [8, 6]] })).0,
        Some(vec![(4, 3), (8, 6)])
    );
    assert_eq!(
        pairs(json!({ "any": [[4, 2.5]] })).1,
        [("any[0]".to_owned(), Problem::NotWhole)]
    );
}

#[test]
fn words_have_their_translations_beside_them() {
    let value = json!({ "label": "片头", "label_en": "Title card" });
    let (words, faults) = read(&value, |object| object.words("label", 10).unwrap());
    assert_eq!(
        (words.get(Lang::ZhCn), words.get(Lang::En)),
        ("片头", "Title card")
    );
    assert_eq!(faults, []);
    let (words, _) = read(&json!({ "label": "片头" }), |object| {
        object.words("label", 10)
    });
    assert_eq!(words.unwrap().get(Lang::En), "片头");
}

#[test]
fn what_is_no_json_is_told_by_line() {
    let problem = |text: &str| parse(text, 1000).unwrap_err().problem;
    assert_eq!(
        problem("{\n \"a\": 1,\n}"),
        Problem::TrailingComma { line: 2 }
    );
    assert_eq!(
        problem("{\n \"a\": [1, ]\n}"),
        Problem::TrailingComma { line: 2 }
    );
    assert!(matches!(
        problem("{\n a: 1 }"),
        Problem::Syntax { line: 2, .. }
    ));
    assert_eq!(problem("{ \"\u{fffd}\": 1 }"), Problem::NotUtf8);
    assert_eq!(problem(&" ".repeat(1001)), Problem::TooLarge { max: 1000 });
    assert!(matches!(problem(&"[".repeat(900)), Problem::Syntax { .. }));
    assert_eq!(parse("\u{feff}{}", 1000), Ok(json!({})));
}

#[test]
fn the_place_is_counted_as_an_editor_counts() {
    let place = |text: &str| match parse(text, 1000).unwrap_err().problem {
        Problem::Syntax { line, column } => (line, column),
        problem => panic!("{problem:?}"),
    };
    // A comma of full width after ten characters.
    assert_eq!(place("{\n\"题目\": \"通知\"，"), (2, 11));
    assert_eq!(place("{\n  // 通知\n}"), (2, 3));
    // A line that ends within quotes.
    assert_eq!(place("{\n\"a\": \"通知\n\"}"), (2, 8));
    assert_eq!(place(""), (1, 1));
}

#[test]
fn a_key_that_stands_twice_is_told_with_its_place() {
    let repeated = |text: &str| {
        let faults = Faults::default();
        note_repeated_keys(text, &faults);
        let faults = faults.into_vec().into_iter();
        let told = faults.map(|fault| {
            assert_eq!(fault.problem, Problem::Duplicate);
            fault.path
        });
        told.collect::<Vec<_>>()
    };
    let text =
        r#"{ "rules": [{ "a": [1, 2], "b": "a" }, { "max_s": 1, "max_s" : 2 }], "rules": [] }"#;
    assert_eq!(repeated(text), ["rules[1].max_s", "rules"]);
    // What stands in quotes is no key and no bracket.
    let text = r#"{ "a": "{\"b\": 1, \"b\": \\", "c": ["c", "c"], "d": { "a": "a" } }"#;
    assert!(serde_json::from_str::<Value>(text).is_ok());
    assert_eq!(repeated(text), [""; 0]);
    let many = (0..40_000).map(|key| format!("\"{key}\":1"));
    assert_eq!(
        repeated(&format!("{{{}}}", many.collect::<Vec<_>>().join(","))),
        [""; 0]
    );
}

#[test]
fn what_is_wrong_is_not_called_empty_besides() {
    let faults = Faults::default();
    faults.add("rules[1].any[0]", Problem::Missing);
    faults.add("rules[1]", Problem::NothingDemanded);
    faults.add("rules[1].any[0]", Problem::Empty);
    assert_eq!(faults.into_vec().len(), 1);
    let faults = Faults::default();
    faults.add("rules[10]", Problem::Missing);
    faults.add("rules[1]", Problem::NothingDemanded);
    assert_eq!(faults.into_vec().len(), 2);
}

#[test]
fn faults_have_an_end() {
    let keys = (0..500).map(|key| (key.to_string(), json!(1)));
    let value = Value::Object(keys.collect());
    assert_eq!(read(&value, |_| ()).1.len(), MAX_FAULTS);
}

proptest! {
    #[test]
    fn no_text_stops_the_reading(text in ".{0,200}") {
        let _ = parse(&text, 1000);
        note_repeated_keys(&text, &Faults::default());
    }

    #[test]
    fn a_comma_too_many_is_found_wherever_it_is(lines in 0usize..4, spaces in 0usize..4) {
        let text = format!("{{{}\"a\": 1{},{}}}", "\n".repeat(lines), " ".repeat(spaces), "\n".repeat(spaces));
        let line = lines + 1;
        prop_assert_eq!(parse(&text, 1000).unwrap_err().problem, Problem::TrailingComma { line });
    }
}
