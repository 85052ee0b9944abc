//! What is printed on the sheet.

use super::{DIGEST, Work, confirmed, frame, text};
use crate::form::Form;
use crate::form::fixtures::typed;
use crate::notice::Notice;
use crate::rules::fixtures::{all, good};
use crate::rules::{DemandId, KindName, Outcome};
use crate::sheet::{PrintedFrame, Sheet};
use crate::text::Lang;
use scraper::{Html, Selector};

#[test]
fn everything_that_must_stand_on_it_does() {
    let text = text(&Work::new(confirmed(), Some(DIGEST)).markup());
    for words in [
        "关于组织开展示范微党课展播的通知",
        "锤炼党性 勇毅前行",
        "锤炼党性强根基 勇毅前行建新功",
        "张三",
        "信息工程系党总支",
        "13800138000",
        "李四、王五",
        "教育讲座式",
        "突出政治性、突出实效性",
        "锤炼党性.mp4",
        "460 MB（459601234 字节）",
        "7 分 32.36 秒",
        "1920×1080 像素",
        "9f86d081 884c7d65 9a2feaa0 c55ad015 a3bf4f1b 2b0b822c d15d6c15 b0f00a08",
        "六（一）",
        "已确认声音清楚，确认人：张三（视频 0:03.200 处）。",
        "［√］本作品为原创作品",
        "主讲人（签名）",
        "报送单位（盖章）",
        "审核意见",
        "无政治问题",
        "6月12日前",
        "U盘",
        "党委组织部",
        "可以报送",
        // The frame stands under the names of the demands that it was picked for.
        "片头、主讲人标注（视频 0:03.200 处）",
        "通知数据：shifan-weidangke，",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn what_is_not_in_order_cannot_be_overlooked() {
    for example in all() {
        let work = Work::new(example, None);
        let fine = work.report.verdict <= Outcome::Advise;
        let markup = work.markup();
        let text = text(&markup);
        assert_eq!(markup.contains("sheet-verdict-open"), !fine);
        // Said where somebody approves it, which not every notice wants.
        let approves = !work.example.notice.approvals.is_empty();
        let warns = text.contains("请注意：视频检查结论为");
        assert_eq!(warns, !fine && approves, "{text}");
        assert_eq!(
            text.contains("勿报送") || text.contains("请勿报送"),
            !fine,
            "{text}"
        );
        assert_eq!(text.contains("可以报送"), fine, "{text}");
    }
}

#[test]
fn who_confirmed_stands_on_it_beside_what_is_advised() {
    let mut example = confirmed();
    example.picture().interlaced = Some(true);
    let text = text(&Work::new(example, None).markup());
    assert!(
        text.contains("隔行扫描") && text.contains("已确认画质清晰，确认人：张三"),
        "{text}"
    );
}

#[test]
fn a_missing_digest_is_said() {
    let work = Work::new(confirmed(), None);
    let said = |hashing| {
        let sheet = Sheet {
            hashing,
            ..work.bare()
        };
        text(&sheet.markup(Lang::ZhCn))
    };
    assert!(said(true).contains("打印时还没有算完"));
    assert!(said(false).contains("没有计算"));
    assert!(said(false).contains("尚未选取画面"));
}

#[test]
fn a_picture_that_shows_all_stands_on_it_once() {
    let work = Work::new(confirmed(), None);
    let shown = |picked: &[(&str, f64)]| {
        let picked = picked.iter().map(|(id, at_s)| ((*id).into(), frame(*at_s)));
        let frames: Vec<(DemandId, PrintedFrame)> = picked.collect();
        let sheet = Sheet {
            frames: &frames,
            ..work.bare()
        };
        let markup = sheet.markup(Lang::ZhCn);
        let said = text(&markup);
        (
            markup.matches("<img").count(),
            said.contains("尚未选取"),
            said,
        )
    };
    let (card, label) = ("title-card", "speaker-label");
    let (count, missing, said) = shown(&[(card, 3.2), (label, 3.2)]);
    assert_eq!((count, missing), (1, false));
    assert!(
        said.contains("片头、主讲人标注（视频 0:03.200 处）"),
        "{said}"
    );
    let (count, missing, said) = shown(&[(card, 3.2), (label, 7.5)]);
    assert_eq!((count, missing), (2, false));
    assert!(said.contains("片头（视频 0:03.200 处）"), "{said}");
    assert!(said.contains("主讲人标注（视频 0:07.500 处）"), "{said}");
    // A blank stands for all of them where there is none. It stood for the title card alone, when notices
    // could demand nothing else to be seen.
    for one in [card, label] {
        let (count, missing, _) = shown(&[(one, 3.2)]);
        assert_eq!((count, missing), (1, false), "{one}");
    }
    let (count, missing, _) = shown(&[]);
    assert_eq!((count, missing), (0, true));
}

#[test]
fn a_frame_is_asked_for_only_where_something_must_be_seen() {
    let mut example = confirmed();
    let listed = &mut example.notice.demands.listed;
    listed.retain(|demand| demand.kind.name() != KindName::Shown);
    let work = Work::new(example, None);
    let text = text(&work.bare().markup(Lang::ZhCn));
    assert!(!text.contains("尚未选取"), "{text}");
}

#[test]
fn what_a_notice_does_not_say_is_not_printed() {
    let bare = r#"{
        "format": 2, "id": "bare", "title": "通知", "fields": [{ "id": "title" }],
        "rules": [{ "rule": "sound" }]
    }"#;
    let mut example = good();
    example.notice = Notice::parse(bare).unwrap();
    let work = Work::new(example, Some(DIGEST));
    let markup = work.markup();
    let said = text(&markup);
    for absent in [
        "活动主题",
        "单位",
        "见通知",
        "条款",
        "声明",
        "盖章",
        "签名",
        "随作品报送的材料",
        "其他要求",
        "前，",
        "<img",
        "尚未选取",
    ] {
        assert!(!said.contains(absent), "{absent}\n{said}");
    }
    // No demand speaks of the format, and the file is one all the same.
    assert!(
        said.contains("MP4 视频") && !said.contains("无法读取"),
        "{said}"
    );
    // The sections that are left are numbered without a gap.
    for head in ["一、作品信息", "二、视频文件", "三、检查情况"] {
        assert!(said.contains(head), "{head}\n{said}");
    }
    assert!(!said.contains("四、"), "{said}");
}

#[test]
fn what_a_notice_says_besides_is_printed() {
    let notice = r#"{
        "format": 2, "id": "full", "title": "通知", "work": "微课",
        "fields": [
            { "id": "title" }, { "id": "authors", "min": 1, "max": 2 },
            { "id": "secret", "label": "账号", "sheet": false }
        ],
        "items": [
            { "id": "video", "label": "视频" },
            { "id": "plan", "label": "教案", "kind": "document", "formats": ["PDF"], "copies": 2, "on_paper": true }
        ],
        "rules": [{ "rule": "sound" }],
        "hand_in": { "steps": [
            { "what": ["视频"], "by": "2026-06-12", "medium": "U盘", "to": "教务处" },
            { "what": ["教案"], "by": "2026-06-20", "to": "院办" }
        ] },
        "declarations": [{ "text": "本作品为原创。" }],
        "approvals": [{ "label": "学院推荐" }, { "label": "学校审定", "seal": true }],
        "print": ["视频中不得出现参赛单位。"]
    }"#;
    let mut example = good();
    example.notice = Notice::parse(notice).unwrap();
    let mut work = Work::new(example, Some(DIGEST));
    work.form = typed([("authors", "李四\n王五"), ("secret", "abc-123")]);
    let said = text(&work.markup());
    for words in [
        "微课作品报送表",
        "李四、王五",
        "一、作品信息",
        "四、随作品报送的材料",
        "［　］教案（PDF",
        "2",
        "五、通知的其他要求",
        "视频中不得出现参赛单位。",
        "六、作品声明",
        "作者（签名）",
        "七、学院推荐",
        "八、学校审定",
        "2026年6月12日",
        "教务处",
        "2026年6月20日",
        "院办",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert_eq!(said.matches("审核单位（盖章）").count(), 1, "{said}");
    assert!(
        !said.contains("abc-123") && !said.contains("账号"),
        "{said}"
    );
}

#[test]
fn what_was_measured_of_sound_and_picture_stands_in_their_rows() {
    let work = Work::new(confirmed(), None);
    let sheet = Sheet {
        sound: Some("响度 −23.0 LUFS，真峰值 −1.2 dBTP；无提醒 <i>"),
        picture: Some("抽看 133 个画面；提醒：画面偏暗"),
        ..work.bare()
    };
    let html = Html::parse_fragment(&sheet.markup(Lang::ZhCn));
    let row = |rule: &str| -> String {
        let css = format!("[data-sheet-rule='{rule}']");
        let row = Selector::parse(&css).unwrap();
        html.select(&row).flat_map(|row| row.text()).collect()
    };
    assert!(row("sound").contains("响度 −23.0 LUFS，真峰值 −1.2 dBTP；无提醒 <i>"));
    assert!(row("sound").contains("确认"), "and who confirmed");
    assert!(!row("picture").contains("LUFS"));
    assert!(row("picture").contains("提醒：画面偏暗"));
}

#[test]
fn an_empty_form_prints_with_blanks() {
    let work = Work {
        form: Form::default(),
        ..Work::new(good(), None)
    };
    let text = text(&work.markup());
    // Topic, speaker, post, unit, phone, participant, form, emphases.
    assert_eq!(text.matches("（未填写）").count(), 8);
    assert_eq!(text.matches("［　］").count(), 3);
}

#[test]
fn a_declaration_is_printed_only_where_it_is_asked() {
    let notice = r#"{
        "format": 2, "id": "some", "title": "通知", "fields": [], "rules": [{ "rule": "sound" }],
        "choices": [{ "id": "track", "label": "类别", "options": [
            { "id": "short", "label": "短视频" }, { "id": "long", "label": "微电影" }
        ] }],
        "declarations": [{ "text": "本作品用手机拍摄。", "if": { "track": "short" } }]
    }"#;
    let mut example = good();
    example.notice = Notice::parse(notice).unwrap();
    let mut work = Work::new(example, None);
    work.form = Form::default();
    let declaration = work.example.notice.declarations[0].clone();
    work.form.declare(&declaration, true);
    let list = work.example.notice.choices[0].clone();
    let open = text(&work.markup());
    assert!(
        open.contains("［　］（类别为“短视频”的填写）本作品用手机拍摄。"),
        "{open}"
    );
    work.form.choose(&list, "short", true);
    assert!(text(&work.markup()).contains("［√］本作品用手机拍摄。"));
    work.form.choose(&list, "long", true);
    let other = text(&work.markup());
    assert!(
        !other.contains("手机") && !other.contains("作品声明"),
        "{other}"
    );
}

#[test]
fn each_of_several_pages_says_of_which_file_it_is_and_which_page() {
    let rules = (0..60).map(|n| {
        format!(r#"{{ "rule": "statement", "id": "r{n}", "text": "第 {n} 项要求已经核实" }}"#)
    });
    let rules: Vec<String> = rules.collect();
    let notice = format!(
        r#"{{ "format": 2, "id": "many", "title": "通知", "rules": [{}],
            "approvals": [{{ "label": "学院审核", "seal": true }}] }}"#,
        rules.join(",")
    );
    let mut example = good();
    example.notice = Notice::parse(&notice).unwrap();
    let markup = Work::new(example, Some(DIGEST)).markup();
    let html = Html::parse_fragment(&markup);
    let leaves = Selector::parse("article.sheet-long > section.sheet-leaf").unwrap();
    let leaves: Vec<String> = html
        .select(&leaves)
        .map(|leaf| leaf.text().collect())
        .collect();
    assert!(leaves.len() > 1);
    for (index, leaf) in leaves.iter().enumerate() {
        let number = format!("第 {} 页，共 {} 页", index + 1, leaves.len());
        for words in ["文件名：锤炼党性.mp4", "9f86d081 884c7d65", number.as_str()] {
            assert!(leaf.contains(words), "{words}\n{leaf}");
        }
    }
    // Each row stands once, and the table has its head on each page that it is on.
    let rows = Selector::parse("tr[data-sheet-rule]").unwrap();
    assert_eq!(html.select(&rows).count(), 60);
    let heads = Selector::parse(".sheet-results thead").unwrap();
    assert!(html.select(&heads).count() > 1);
    // One page has no number.
    assert!(
        !Work::new(confirmed(), Some(DIGEST))
            .markup()
            .contains("sheet-leaf")
    );
}
