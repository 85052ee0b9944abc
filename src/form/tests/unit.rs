//! What works of the same unit share.

use super::asking;
use crate::form::fixtures::{filled, typed};
use crate::form::{Form, unit_from_json};
use crate::rules::Answers;
use crate::rules::fixtures::good;
use serde_json::json;

#[test]
fn what_a_unit_shares_is_offered_but_never_replaces() {
    let notice = good().notice;
    let mut next = typed([("unit", "另一单位")]);
    let shared = filled().unit_defaults(&Answers::default(), &notice);
    next.fill_from(&shared, &notice);
    assert_eq!(next.answers.typed("unit"), "另一单位");
    assert_eq!(next.answers.typed("phone"), "13800138000");
    assert!(next.answers.is_chosen("participant", "branch-secretary"));
    assert_eq!(next.answers.typed("title"), "");
    assert_eq!(next.answers.typed("speaker"), "");
    assert!(!next.answers.chosen.contains_key("lecture-form"));
    assert!(next.declared.is_empty());
}

#[test]
fn the_notice_says_what_a_unit_shares() {
    let notice = asking(
        json!([
            { "id": "unit", "same_for_unit": false },
            { "id": "phone" },
            { "id": "office", "label": "办公室", "same_for_unit": true },
        ]),
        json!([
            { "id": "group", "label": "组别", "same_for_unit": true, "options": [{ "id": "a", "label": "甲" }] },
            { "id": "topic", "label": "主题", "options": [{ "id": "a", "label": "甲" }] },
        ]),
    );
    let mut form = typed([("unit", "院办"), ("phone", "8012"), ("office", "三楼")]);
    for list in &notice.choices {
        form.choose(list, "a", true);
    }
    let shared = form.unit_defaults(&Answers::default(), &notice);
    assert_eq!(shared.typed("unit"), "");
    assert_eq!(
        (shared.typed("phone"), shared.typed("office")),
        ("8012", "三楼")
    );
    assert!(shared.is_chosen("group", "a") && !shared.is_chosen("topic", "a"));
    // What was shared under another notice stays for that one, and nothing of it comes into this form.
    let before = filled().unit_defaults(&Answers::default(), &good().notice);
    let shared = form.unit_defaults(&before, &notice);
    assert_eq!(
        (shared.typed("unit"), shared.typed("phone")),
        ("信息工程系党总支", "8012")
    );
    let mut next = Form::default();
    next.fill_from(&shared, &notice);
    assert_eq!(next.answers.typed("unit"), "");
    assert!(!next.answers.chosen.contains_key("participant"));
}

#[test]
fn what_was_kept_of_a_unit_is_read_in_both_formats() {
    let notice = good().notice;
    let shared = filled().unit_defaults(&Answers::default(), &notice);
    let today = serde_json::to_string(&shared).unwrap();
    assert_eq!(unit_from_json(&today), Some(shared.clone()));
    let before =
        r#"{"unit":"信息工程系党总支","phone":"13800138000","participant":"branch-secretary"}"#;
    assert_eq!(unit_from_json(before), Some(shared));
    assert_eq!(unit_from_json("{}"), Some(Answers::default()));
    for none in ["", "1", "[]", r#"{"typed":3}"#] {
        assert_eq!(unit_from_json(none), None, "{none}");
    }
}
