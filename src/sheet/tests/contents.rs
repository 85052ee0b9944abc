//! What is printed on the sheet.

use super::{DIGEST, Work, confirmed, frame, text};
use crate::form::Form;
use crate::rules::Outcome;
use crate::rules::fixtures::{all, good};
use crate::sheet::Sheet;
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
        "片头：主题、姓名、单位和职务（0:03.200 处）",
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
        assert_eq!(text.contains("请注意：视频检查结论为"), !fine, "{text}");
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
    assert!(said(false).contains("尚未选取片头画面"));
}

#[test]
fn a_picture_that_shows_all_stands_on_it_once() {
    let work = Work::new(confirmed(), None);
    let (card, other) = (frame(3.2), frame(7.5));
    let shown = |title_card, speaker_label| {
        let sheet = Sheet {
            title_card,
            speaker_label,
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
    let (count, missing, said) = shown(Some(&card), Some(&card));
    assert_eq!((count, missing), (1, false));
    assert!(
        said.contains("主题、姓名、单位和职务（0:03.200 处）"),
        "{said}"
    );
    let (count, missing, said) = shown(Some(&card), Some(&other));
    assert_eq!((count, missing), (2, false));
    assert!(
        said.contains("姓名、单位和职务（视频 0:07.500 处）"),
        "{said}"
    );
    assert_eq!(shown(Some(&card), None).0, 1);
    let (count, missing, _) = shown(None, Some(&other));
    assert_eq!((count, missing), (1, true));
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
