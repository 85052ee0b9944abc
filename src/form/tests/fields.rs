//! Each kind of field: what may be typed into it, and what is pointed out.

use super::{asking_one, field, list, problem};
use crate::form::fixtures::{filled, typed};
use crate::form::{FieldProblem, Form, FormPart};
use crate::rules::fixtures::good;
use serde_json::json;

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
