//! Declarations: by their very words, and where a choice asks for them.

use crate::form::fixtures::filled;
use crate::form::{FieldProblem, Form, FormPart};
use crate::notice::Notice;
use crate::rules::fixtures::good;
use crate::text::{Lang, Words};

#[test]
fn a_declaration_counts_only_for_its_very_words() {
    let mut notice = good().notice;
    let form = filled();
    assert!(form.is_complete(&notice));
    let before = notice.declarations[1].clone();
    notice.declarations[1].text = Words::new("本作品无任何纠纷。");
    assert!(!form.has_declared(&notice.declarations[1]));
    assert!(form.has_declared(&notice.declarations[0]));
    assert_eq!(
        form.problems(&notice),
        [(FormPart::Declarations, FieldProblem::Missing)]
    );
    assert_eq!(form.as_printed(&notice).declared.iter().count(), 2);
    // Another translation or another clause says nothing else, and the old words count again.
    let mut translated = before;
    translated
        .text
        .translate(Lang::En, Some("Otherwise.".to_owned()));
    translated.clause = "九".to_owned();
    notice.declarations[1] = translated;
    assert!(form.is_complete(&notice));
}

/// A notice of which one declaration is asked of short films alone.
fn declared_if(required: bool) -> Notice {
    let notice = r#"{
        "format": 2, "id": "some", "title": "通知", "fields": [], "rules": [{ "rule": "sound" }],
        "choices": [{ "id": "track", "label": "类别", "required": REQUIRED, "options": [
            { "id": "short", "label": "短视频" }, { "id": "long", "label": "微电影" }
        ] }],
        "declarations": [
            { "id": "own", "text": "本作品为原创。" },
            { "id": "phone", "text": "本作品用手机拍摄。", "if": { "track": "short" } }
        ]
    }"#;
    Notice::parse(&notice.replace("REQUIRED", &required.to_string())).unwrap()
}

#[test]
fn a_declaration_is_asked_only_where_the_choice_says_so() {
    let notice = declared_if(true);
    let asked = |form: &Form| -> Vec<String> {
        let declarations = form.declarations(&notice);
        declarations.map(|each| each.id.clone()).collect()
    };
    let mut form = Form::default();
    form.declare(&notice.declarations[0], true);
    assert_eq!(asked(&form), ["own"]);
    // The list is missing itself; what waits is only said.
    let missing = (FormPart::List("track".to_owned()), FieldProblem::Missing);
    assert_eq!(form.problems(&notice), [missing]);
    let waiting = form.waiting(&notice).unwrap();
    assert_eq!(waiting, FieldProblem::ChooseFirst { list: 0 });
    let said = waiting.sentence(&FormPart::Declarations, &notice, Lang::ZhCn);
    assert_eq!(said, "请先选择类别：有的声明只对一部分作品要求。");

    form.choose(&notice.choices[0], "long", true);
    assert_eq!(asked(&form), ["own"]);
    assert!(form.is_complete(&notice) && form.waiting(&notice).is_none());

    form.choose(&notice.choices[0], "short", true);
    assert_eq!(asked(&form), ["own", "phone"]);
    let undeclared = (FormPart::Declarations, FieldProblem::Missing);
    assert_eq!(form.problems(&notice), [undeclared]);
    form.declare(&notice.declarations[1], true);
    assert!(form.is_complete(&notice));
    assert_eq!(form.as_printed(&notice).declared.iter().count(), 2);
    // A tick that no longer applies is kept, and not printed.
    form.choose(&notice.choices[0], "long", true);
    assert_eq!(form.declared.iter().count(), 2);
    assert_eq!(form.as_printed(&notice).declared.iter().count(), 1);
}

#[test]
fn a_declaration_that_waits_for_a_list_that_may_stay_open_is_a_problem_of_its_own() {
    let notice = declared_if(false);
    let mut form = Form::default();
    form.declare(&notice.declarations[0], true);
    let waits = FieldProblem::ChooseFirst { list: 0 };
    assert_eq!(form.problems(&notice), [(FormPart::Declarations, waits)],);
    assert!(!form.is_complete(&notice));
}
