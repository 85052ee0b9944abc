//! Drafts that other versions of the program wrote.

use crate::form::Form;
use crate::form::fixtures::{filled, typed};
use crate::rules::fixtures::good;
use proptest::prelude::*;
use serde_json::json;

#[test]
fn what_older_and_newer_programs_wrote_is_read() {
    let read = |json: &str| serde_json::from_str::<Form>(json).unwrap();
    assert_eq!(read("{}"), Form::default());
    let newer = r#"{"answers":{"typed":{"title":"锤炼党性"},"spoken":[]},"colour":"red"}"#;
    assert_eq!(read(newer), typed([("title", "锤炼党性")]));
}

#[test]
fn what_format_1_wrote_is_read() {
    let draft = json!({ "format": 1, "form": {
        "topic": "锤炼党性", "speaker": " 张三", "unit": "系\u{202e}", "post": "书记", "phone": "138",
        "co_authors": ["李四", "", "王五"], "participant": "dean", "lecture_form": null,
        "emphases": ["political", "gone"], "declared": ["original"],
    }});
    let form = Form::from_format_1(&draft.to_string()).unwrap();
    // As it was typed: it is tidied only where it is printed.
    for (field, value) in [
        ("title", "锤炼党性"),
        ("speaker", " 张三"),
        ("unit", "系\u{202e}"),
        ("post", "书记"),
        ("phone", "138"),
    ] {
        assert_eq!(form.answers.typed(field), value);
    }
    let notice = good().notice;
    assert_eq!(form.tidied_by_key(&notice, "people"), "李四\n王五");
    assert!(form.answers.is_chosen("participant", "dean"));
    assert!(!form.answers.chosen.contains_key("lecture-form"));
    assert!(form.answers.is_chosen("emphases", "political"));
    assert!(
        form.answers.is_chosen("emphases", "gone"),
        "kept, though no notice has it"
    );
    // Nobody knows in which words it was declared.
    assert!(form.declared.is_empty());
    for none in ["", "[]", "{}", r#"{"format":1}"#] {
        assert_eq!(Form::from_format_1(none), None, "{none}");
    }
}

proptest! {
    #[test]
    fn json_keeps_what_was_typed(topic in "\\PC{0,60}", phone in ".{0,40}", names in proptest::collection::vec(".{0,20}", 0..12)) {
        let mut form = filled();
        form.fill("title", &topic);
        form.fill("phone", &phone);
        form.fill("people", &names.join("\n"));
        let json = serde_json::to_string(&form).unwrap();
        prop_assert_eq!(serde_json::from_str::<Form>(&json).unwrap(), form);
    }
}
