//! What is missing is named, nothing typed is lost, old drafts are read.

use super::fixtures::{filled, typed};
use super::*;
use crate::rules::fixtures::good;
use crate::text::Words;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// A notice that asks this, and otherwise as little as a notice can.
fn asking(fields: Json, choices: Json) -> Notice {
    let notice = json!({
        "format": 2, "id": "another", "title": "另一通知",
        "fields": fields, "choices": choices, "rules": [{ "rule": "picture" }],
    });
    Notice::parse(&notice.to_string()).unwrap()
}

/// A notice that asks one field.
fn asking_one(field: Json) -> Notice {
    asking(json!([field]), json!([]))
}

/// What is wrong where this is typed into the only field.
fn problem(notice: &Notice, value: &str) -> Option<FieldProblem> {
    let mut form = Form::default();
    form.fill(&notice.fields[0].id, value);
    let problems = form.problems(notice);
    assert!(problems.len() < 2, "{problems:?}");
    problems.first().map(|(part, problem)| {
        assert_eq!(*part, FormPart::Field(notice.fields[0].id.clone()));
        *problem
    })
}

fn field(key: &str) -> FormPart {
    FormPart::Field(key.to_owned())
}

fn list(key: &str) -> FormPart {
    FormPart::List(key.to_owned())
}

#[test]
fn a_filled_form_is_complete() {
    assert_eq!(filled().problems(&good().notice), []);
}

#[test]
fn an_empty_form_names_every_field_that_is_needed() {
    let notice = good().notice;
    let problems = Form::default().problems(&notice);
    let parts: Vec<_> = problems.iter().map(|(part, _)| part.clone()).collect();
    // In the order of the notice; the others who took part may stay unnamed.
    let needed = [
        field("title"),
        field("speaker"),
        field("unit"),
        field("post"),
        field("phone"),
        list("participant"),
        list("lecture-form"),
        list("emphases"),
        FormPart::Declarations,
    ];
    assert_eq!(parts, needed);
    assert!(
        problems
            .iter()
            .all(|(_, problem)| *problem == FieldProblem::Missing)
    );
}

#[test]
fn every_problem_has_words() {
    let (min, max) = (3, 7);
    let notice = good().notice;
    let parts = [
        field("title"),
        field("people"),
        list("emphases"),
        FormPart::Declarations,
    ];
    for lang in Lang::ALL {
        for part in &parts {
            let label = part.label(&notice, lang);
            assert!(!label.is_empty());
            for problem in [
                FieldProblem::Missing,
                FieldProblem::TooLong { max },
                FieldProblem::TooMany { max },
                FieldProblem::TooFew { min },
                FieldProblem::OutOfRange { min, max },
                FieldProblem::PhoneShape,
                FieldProblem::LinkShape,
            ] {
                let text = problem.sentence(part, &notice, lang);
                assert!(!text.trim().is_empty() && !text.contains('?'), "{text}");
                let figures = match problem {
                    FieldProblem::TooLong { .. } | FieldProblem::TooMany { .. } => vec!["7"],
                    FieldProblem::TooFew { .. } => vec!["3"],
                    FieldProblem::OutOfRange { .. } => vec!["3", "7"],
                    _ => vec![],
                };
                assert!(figures.iter().all(|n| text.contains(n)), "{text}");
            }
        }
        // What is missing is asked for by the name that the notice has for it.
        for part in &parts {
            let text = FieldProblem::Missing.sentence(part, &notice, lang);
            let label = part.label(&notice, lang).to_lowercase();
            assert!(text.to_lowercase().contains(&label), "{text}");
        }
    }
}

fn problems_of(change: impl FnOnce(&mut Form)) -> Vec<(FormPart, FieldProblem)> {
    let mut form = filled();
    change(&mut form);
    form.problems(&good().notice)
}

/// The only options of a list that are chosen.
fn choose_only(form: &mut Form, list: &str, options: &[&str]) {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    form.answers.chosen.insert(list.to_owned(), options);
}

#[test]
fn each_field_is_checked() {
    use FieldProblem::{Missing, PhoneShape, TooLong, TooMany};
    assert_eq!(
        problems_of(|f| f.fill("title", " \u{3000}\n")),
        [(field("title"), Missing)]
    );
    assert_eq!(
        problems_of(|f| f.fill("speaker", "\u{202e}")),
        [(field("speaker"), Missing)]
    );
    assert_eq!(problems_of(|f| f.fill("title", &"长".repeat(40))), []);
    assert_eq!(
        problems_of(|f| f.fill("title", &"长".repeat(41))),
        [(field("title"), TooLong { max: 40 })]
    );
    assert_eq!(problems_of(|f| f.fill("title", &"x".repeat(80))), []);
    assert_eq!(
        problems_of(|f| f.fill("title", &"x".repeat(81))),
        [(field("title"), TooLong { max: 40 })]
    );
    assert_eq!(problems_of(|f| f.fill("people", &"赵六\n".repeat(8))), []);
    assert_eq!(
        problems_of(|f| f.fill("people", &"赵六\n".repeat(9))),
        [(field("people"), TooMany { max: 8 })]
    );
    assert_eq!(problems_of(|f| f.fill("people", &"\n".repeat(20))), []);
    assert_eq!(
        problems_of(|f| choose_only(f, "participant", &["emperor"])),
        [(list("participant"), Missing)]
    );
    assert_eq!(
        problems_of(|f| choose_only(f, "emphases", &["gone"])),
        [(list("emphases"), Missing)]
    );
    assert_eq!(
        problems_of(|f| f.declare(&good().notice.declarations[0], false)),
        [(FormPart::Declarations, Missing)]
    );
    assert_eq!(
        problems_of(|f| f.fill("phone", "不知道")),
        [(field("phone"), PhoneShape)]
    );
}

#[test]
fn a_phone_of_odd_shape_never_blocks() {
    let mut form = filled();
    form.fill("phone", "见名片");
    assert!(form.is_complete(&good().notice));
    form.fill("phone", "");
    assert!(!form.is_complete(&good().notice));
}

#[test]
fn phones_as_people_write_them() {
    for phone in [
        "13800138000",
        "138 0013 8000",
        "+86 138-0013-8000",
        "0411-84708320",
        "（0411）84708320 转 8012",
        "8012",
        "84708320",
        "13800138000 / 84708320",
        "１３８００１３８０００",
    ] {
        assert_eq!(problems_of(|f| f.fill("phone", phone)), [], "{phone}");
    }
    for phone in ["12800138000", "123", "138x0138000", "电话"] {
        assert_ne!(problems_of(|f| f.fill("phone", phone)), [], "{phone}");
    }
}

#[test]
fn a_line_and_a_text_have_the_room_that_the_notice_gives_them() {
    use FieldProblem::{Missing, TooLong};
    for kind in ["line", "text"] {
        let notice = asking_one(json!({ "id": "x", "label": "项", "kind": kind, "max_chars": 5 }));
        assert_eq!(problem(&notice, "五个汉字啊"), None);
        // Two small Latin letters take the room of one Chinese character.
        assert_eq!(problem(&notice, "一二三四xx"), None);
        assert_eq!(problem(&notice, "一二三四xxx"), Some(TooLong { max: 5 }));
        // Spaces that are not printed take no room.
        assert_eq!(problem(&notice, "  五个\n\n汉字 \t "), None);
        assert_eq!(problem(&notice, " \n "), Some(Missing));
    }
    // Where the notice says nothing: a line has one line's room, a text has that of a paragraph.
    let room = |kind: &str| {
        let notice = asking_one(json!({ "id": "x", "label": "项", "kind": kind }));
        let most = (1..500).take_while(|count| problem(&notice, &"长".repeat(*count)).is_none());
        most.count()
    };
    assert_eq!((room("line"), room("text")), (30, 200));
}

#[test]
fn people_are_counted_however_their_names_are_parted() {
    use FieldProblem::{Missing, TooFew, TooLong, TooMany};
    let notice =
        asking_one(json!({ "id": "team", "label": "成员", "kind": "people", "min": 2, "max": 3 }));
    for two in [
        "李四\n王五",
        "李四、王五",
        "李四，王五",
        "李四, 王五;",
        "李四；\r\n\r\n王五",
    ] {
        assert_eq!(problem(&notice, two), None, "{two}");
        let form = typed([("team", two)]);
        assert_eq!(form.tidied(&notice.fields[0]), "李四\n王五");
    }
    // A name of several words is one name.
    let form = typed([("team", "John  Smith\n买买提·艾力")]);
    assert_eq!(form.tidied(&notice.fields[0]), "John Smith\n买买提·艾力");
    assert_eq!(problem(&notice, "李四"), Some(TooFew { min: 2 }));
    assert_eq!(problem(&notice, "甲、乙、丙、丁"), Some(TooMany { max: 3 }));
    assert_eq!(
        problem(&notice, "、\n，"),
        Some(Missing),
        "two are demanded"
    );
    let long = format!("李四、{}", "名".repeat(13));
    assert_eq!(problem(&notice, &long), Some(TooLong { max: 12 }));
    // Where no number is demanded nobody need be named, but eight at most.
    let notice = asking_one(json!({ "id": "team", "label": "成员", "kind": "people" }));
    assert_eq!(problem(&notice, ""), None);
    assert_eq!(
        problem(&notice, &"甲、".repeat(9)),
        Some(TooMany { max: 8 })
    );
}

#[test]
fn a_number_is_whole_and_in_its_range() {
    use FieldProblem::{Missing, OutOfRange};
    let notice =
        asking_one(json!({ "id": "n", "label": "人数", "kind": "number", "min": 3, "max": 40 }));
    for good in ["3", "40", " 12 ", "１２", "007"] {
        assert_eq!(problem(&notice, good), None, "{good}");
    }
    let range = OutOfRange { min: 3, max: 40 };
    for bad in [
        "2",
        "41",
        "十二",
        "12.5",
        "-12",
        "－12",
        "12人",
        "99999999999999999999",
    ] {
        assert_eq!(problem(&notice, bad), Some(range), "{bad}");
    }
    assert_eq!(problem(&notice, ""), Some(Missing));
    let form = typed([("n", " １２ ")]);
    assert_eq!(form.tidied(&notice.fields[0]), "12");
}

#[test]
fn a_date_is_taken_as_it_is_typed() {
    // The browser's own control sees to its shape; where there is none a person reads it.
    let notice = asking_one(json!({ "id": "day", "label": "日期", "kind": "date" }));
    for day in ["2026-06-12", "2026年6月12日"] {
        assert_eq!(problem(&notice, day), None, "{day}");
    }
    assert_eq!(problem(&notice, ""), Some(FieldProblem::Missing));
}

#[test]
fn a_phone_or_link_of_odd_shape_is_pointed_out_under_any_key() {
    let notice = asking_one(json!({ "id": "hotline", "label": "热线", "kind": "phone" }));
    assert_eq!(problem(&notice, "0411-84708320"), None);
    assert_eq!(problem(&notice, "见名片"), Some(FieldProblem::PhoneShape));
    let notice = asking_one(json!({ "id": "where", "label": "链接", "kind": "link" }));
    for link in ["https://example.edu.cn/a?b=c", "http://pan.example.com/s/1"] {
        assert_eq!(problem(&notice, link), None, "{link}");
    }
    for odd in [
        "example.edu.cn",
        "https://见附件",
        "https://a.cn 提取码 1234",
        "ftp://a.cn",
    ] {
        assert_eq!(
            problem(&notice, odd),
            Some(FieldProblem::LinkShape),
            "{odd}"
        );
    }
    let long = format!("https://example.com/{}", "x".repeat(240));
    assert_eq!(
        problem(&notice, &long),
        Some(FieldProblem::TooLong { max: 120 })
    );
    // Neither keeps the form from being complete: a person knows better than a pattern.
    assert!(typed([("where", "见附件")]).is_complete(&notice));
}

#[test]
fn what_is_optional_may_stay_empty_but_is_checked_where_it_is_not() {
    for (kind, wrong) in [
        ("line", "长".repeat(31)),
        ("text", "长".repeat(201)),
        ("people", "甲、乙、丙".to_owned()),
        ("number", "三".to_owned()),
        ("date", "长".repeat(31)),
        ("phone", "见名片".to_owned()),
        ("link", "见附件".to_owned()),
    ] {
        let asked = |optional: bool| {
            asking_one(
                json!({ "id": "x", "label": "项", "kind": kind, "optional": optional, "max": 2 }),
            )
        };
        assert_eq!(problem(&asked(true), " \n"), None, "{kind}");
        assert_eq!(
            problem(&asked(false), " \n"),
            Some(FieldProblem::Missing),
            "{kind}"
        );
        for optional in [true, false] {
            assert_ne!(problem(&asked(optional), &wrong), None, "{kind}");
        }
    }
}

/// A list of which one is taken, and a list of which several may be, which is not required.
fn lists() -> Notice {
    let options = json!([
        { "id": "a", "label": "甲" }, { "id": "b", "label": "乙" }, { "id": "c", "label": "丙" },
    ]);
    let choices = json!([
        { "id": "group", "label": "组别", "options": options },
        { "id": "topics", "label": "主题", "take": "many", "required": false, "options": options },
    ]);
    asking(json!([{ "id": "title" }]), choices)
}

#[test]
fn of_one_list_the_last_is_taken_and_of_another_all() {
    let notice = lists();
    let [group, topics] = notice.choices.as_slice() else {
        unreachable!()
    };
    let mut form = Form::default();
    let keys = |form: &Form, list: &ChoiceList| -> Vec<String> {
        form.chosen(list).map(|option| option.id.clone()).collect()
    };
    for list in [group, topics] {
        form.choose(list, "c", true);
        form.choose(list, "a", true);
    }
    assert_eq!(keys(&form, group), ["a"]);
    assert_eq!(keys(&form, topics), ["a", "c"]);
    // What was not chosen takes nothing with it when it is chosen no longer.
    for list in [group, topics] {
        form.choose(list, "b", false);
    }
    assert_eq!(keys(&form, group), ["a"]);
    assert_eq!(keys(&form, topics), ["a", "c"]);
    for list in [group, topics] {
        form.choose(list, "a", false);
    }
    assert_eq!(keys(&form, group), [""; 0]);
    assert_eq!(keys(&form, topics), ["c"]);
    form.choose(topics, "c", false);
    assert_eq!(form, Form::default(), "nothing is left of it");
}

#[test]
fn only_a_list_that_is_required_is_missed() {
    let notice = lists();
    let form = typed([("title", "题目")]);
    assert_eq!(
        form.problems(&notice),
        [(list("group"), FieldProblem::Missing)]
    );
}

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

#[test]
fn only_what_the_notice_asks_is_printed_and_the_rest_is_kept() {
    let notice = lists();
    let mut form = filled();
    form.choose(&notice.choices[0], "a", true);
    let printed = form.as_printed(&notice);
    assert_eq!(printed.answers.typed.iter().count(), 1);
    assert_eq!(
        printed.answers.typed("title"),
        filled().answers.typed("title")
    );
    assert_eq!(printed.answers.chosen.iter().count(), 1);
    assert!(printed.declared.is_empty());
    // What the other notice asked is there when it comes back.
    assert!(form.is_complete(&notice) && form.is_complete(&good().notice));
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

    #[test]
    fn tidying_is_final_and_printable(value in ".{0,60}") {
        let once = tidied(&value);
        prop_assert_eq!(tidied(&once), once.clone());
        prop_assert!(!once.chars().any(is_unprintable));
        let notice = good().notice;
        let form = typed([("title", &value), ("phone", &value), ("people", &value)]);
        let printed = form.as_printed(&notice);
        prop_assert_eq!(printed.as_printed(&notice), printed);
    }
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
