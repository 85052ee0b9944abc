//! What stands on the sheet, and that nothing gets in as markup.

use super::*;
use crate::form::samples::filled;
use crate::report::Report;
use crate::rules::Outcome;
use crate::rules::samples::{Sample, all, good};
use proptest::prelude::*;
use scraper::{Html, Selector};

const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn frame() -> Frame {
    Frame::new("data:image/png;base64,iVBORw0KGgo=".to_owned(), 3.2).unwrap()
}

/// The sheet of a sample, as markup.
fn markup(sample: &Sample, form: &Form, sha256: Option<&str>, lang: Lang) -> String {
    let report = Report::new(&sample.context(), sha256.map(str::to_owned));
    let frame = frame();
    let sheet = Sheet {
        report: &report,
        form,
        notice: &sample.notice,
        date: Date::new(2026, 6, 2).unwrap(),
        hashing: false,
        title_card: Some(&frame),
        speaker_label: Some(&frame),
        sound: None,
        picture: None,
    };
    sheet.markup(lang)
}

fn confirmed() -> Sample {
    let mut sample = good();
    sample.confirm_all();
    sample
}

fn text(markup: &str) -> String {
    Html::parse_fragment(markup).root_element().text().collect()
}

#[test]
fn everything_that_must_stand_on_it_does() {
    let text = text(&markup(&confirmed(), &filled(), Some(DIGEST), Lang::ZhCn));
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
        "片头：主题、姓名、单位和职务（第 0:03.200 处）",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn the_promised_formats() {
    let sample = confirmed();
    let form = filled();
    for lang in Lang::ALL {
        let name = format!("sheet-{}", lang.tag());
        // The code's path is long and says nothing to a reader; the payload has a test of its own.
        let markup = markup(&sample, &form, Some(DIGEST), lang).replace('>', ">\n");
        let lines: Vec<_> = markup
            .lines()
            .filter(|line| !line.contains(" d=\"M"))
            .collect();
        insta::assert_snapshot!(name, lines.join("\n"));
    }
    let report = Report::new(&sample.context(), Some(DIGEST.to_owned()));
    let sheet = Sheet {
        report: &report,
        form: &form,
        notice: &sample.notice,
        date: Date::new(2026, 6, 2).unwrap(),
        hashing: false,
        title_card: None,
        speaker_label: None,
        sound: None,
        picture: None,
    };
    let json = sheet.data().to_json();
    assert_eq!(
        serde_json::from_str::<SheetData>(&json).unwrap(),
        sheet.data()
    );
    insta::assert_snapshot!("sheet-data", json);
}

#[test]
fn what_is_not_in_order_cannot_be_overlooked() {
    for sample in all() {
        let report = Report::new(&sample.context(), None);
        let fine = report.verdict <= Outcome::Advise;
        let markup = markup(&sample, &filled(), None, Lang::ZhCn);
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
    let mut sample = confirmed();
    sample.picture().interlaced = Some(true);
    let text = text(&markup(&sample, &filled(), None, Lang::ZhCn));
    assert!(
        text.contains("隔行扫描") && text.contains("已确认画质清晰，确认人：张三"),
        "{text}"
    );
}

#[test]
fn a_missing_digest_is_said() {
    let report = Report::new(&confirmed().context(), None);
    let sample = confirmed();
    let mut sheet = Sheet {
        report: &report,
        form: &filled(),
        notice: &sample.notice,
        date: Date::new(2026, 6, 2).unwrap(),
        hashing: true,
        title_card: None,
        speaker_label: None,
        sound: None,
        picture: None,
    };
    assert!(text(&sheet.markup(Lang::ZhCn)).contains("打印时还没有算完"));
    sheet.hashing = false;
    assert!(text(&sheet.markup(Lang::ZhCn)).contains("没有计算"));
    assert!(text(&sheet.markup(Lang::ZhCn)).contains("尚未选取片头画面"));
}

#[test]
fn a_picture_that_shows_all_stands_on_it_once() {
    let sample = confirmed();
    let report = Report::new(&sample.context(), None);
    let (card, other) = (frame(), Frame::new(frame().data_url, 7.5).unwrap());
    let shown = |title_card, speaker_label| {
        let sheet = Sheet {
            report: &report,
            form: &filled(),
            notice: &sample.notice,
            date: Date::new(2026, 6, 2).unwrap(),
            hashing: false,
            title_card,
            speaker_label,
            sound: None,
            picture: None,
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
        said.contains("主题、姓名、单位和职务（第 0:03.200 处）"),
        "{said}"
    );
    let (count, missing, said) = shown(Some(&card), Some(&other));
    assert_eq!((count, missing), (2, false));
    assert!(
        said.contains("姓名、单位和职务（视频第 0:07.500 处）"),
        "{said}"
    );
    assert_eq!(shown(Some(&card), None).0, 1);
    let (count, missing, _) = shown(None, Some(&other));
    assert_eq!((count, missing), (1, true));
}

#[test]
fn what_was_measured_of_sound_and_picture_stands_in_their_rows() {
    let mut sample = good();
    sample.confirm_all();
    let report = Report::new(&sample.context(), None);
    let sheet = Sheet {
        report: &report,
        form: &filled(),
        notice: &sample.notice,
        date: Date::new(2026, 6, 2).unwrap(),
        hashing: false,
        title_card: None,
        speaker_label: None,
        sound: Some("响度 −23.0 LUFS，真峰值 −1.2 dBTP；无提醒 <i>"),
        picture: Some("看了 133 个画面；提醒：画面偏暗"),
    };
    let html = scraper::Html::parse_fragment(&sheet.markup(Lang::ZhCn));
    let row = |rule: &str| -> String {
        let css = format!("[data-sheet-rule='{rule}']");
        let row = scraper::Selector::parse(&css).unwrap();
        html.select(&row).flat_map(|row| row.text()).collect()
    };
    assert!(row("sound").contains("响度 −23.0 LUFS，真峰值 −1.2 dBTP；无提醒 <i>"));
    assert!(row("sound").contains("确认"), "and who confirmed");
    assert!(!row("picture").contains("LUFS"));
    assert!(row("picture").contains("提醒：画面偏暗"));
}

#[test]
fn an_empty_form_prints_with_blanks() {
    let text = text(&markup(&good(), &Form::default(), None, Lang::ZhCn));
    // Topic, speaker, post, unit, phone, participant, form, emphases.
    assert_eq!(text.matches("（未填写）").count(), 8);
    assert_eq!(text.matches("［　］").count(), 3);
}

#[test]
fn the_document_is_self_contained() {
    let sample = confirmed();
    let report = Report::new(&sample.context(), Some(DIGEST.to_owned()));
    let frame = frame();
    let form = filled();
    let sheet = Sheet {
        report: &report,
        form: &form,
        notice: &sample.notice,
        date: Date::new(2026, 6, 2).unwrap(),
        hashing: false,
        title_card: Some(&frame),
        speaker_label: Some(&frame),
        sound: None,
        picture: None,
    };
    let document = sheet.document(Lang::ZhCn);
    let page = Html::parse_document(&document);
    assert_eq!(page.errors, Vec::<std::borrow::Cow<'static, str>>::new());
    assert!(
        document.contains(&sheet.markup(Lang::ZhCn)),
        "the same markup as on the page"
    );
    // Nothing is loaded from anywhere.
    for attribute in ["src", "href", "action", "data"] {
        let selector = Selector::parse(&format!("[{attribute}]")).unwrap();
        for element in page.select(&selector) {
            let value = element.value().attr(attribute).unwrap();
            assert!(value.starts_with("data:image/"), "{value}");
        }
    }
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains('<'));
    let title = Selector::parse("title").unwrap();
    let title: String = page.select(&title).flat_map(|title| title.text()).collect();
    assert!(title.starts_with("信息工程系党总支-张三-"), "{title}");
}

#[test]
fn only_pictures_become_frames() {
    let good = "data:image/jpeg;base64,/9j/4AAQ";
    assert!(Frame::new(good.to_owned(), 0.0).is_some());
    for (url, at_s) in [
        ("https://example.com/a.png", 0.0),
        ("data:image/svg+xml;base64,PHN2Zz4=", 0.0),
        ("data:text/html;base64,PHN2Zz4=", 0.0),
        ("data:image/png;base64,", 0.0),
        ("data:image/png;base64,\" onerror=\"x", 0.0),
        (good, f64::NAN),
        (good, -1.0),
    ] {
        assert!(Frame::new(url.to_owned(), at_s).is_none(), "{url}");
    }
    let large = format!("data:image/png;base64,{}", "A".repeat(MAX_FRAME_BYTES));
    assert!(Frame::new(large, 0.0).is_none());
}

#[test]
fn the_code_says_which_file() {
    let mut sample = confirmed();
    sample.file_name = format!("{}.mp4", "很长的名字".repeat(30));
    let report = Report::new(&sample.context(), Some(DIGEST.to_owned()));
    let payload = Payload::new(&report);
    assert!(payload.name.len() <= MAX_NAME_BYTES && payload.name.contains('…'));
    assert!(payload.name.ends_with(".mp4"));
    assert_eq!(payload.bytes, sample.facts.bytes);
    assert_eq!(payload.sha256.as_deref(), Some(DIGEST));
    assert_eq!(payload.verdict, Outcome::Meets);
    let json = serde_json::to_value(&payload).unwrap();
    assert_eq!(json["verdict"], "meets");
    assert_eq!(json["yujian"], 1);
}

/// The code as a scanner reads it off the markup, each module 3 pixels wide.
fn scanned(markup: &str) -> String {
    let page = Html::parse_fragment(markup);
    let one = |selector: &str| Selector::parse(selector).unwrap();
    let svg = page.select(&one(".sheet-qr")).next().unwrap();
    let view = svg.value().attr("viewbox").or(svg.value().attr("viewBox"));
    let side: usize = view.unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    let mut dark = vec![false; side * side];
    let path = svg.select(&one("path")).next().unwrap();
    for run in path.value().attr("d").unwrap().split('M').skip(1) {
        let (start, rest) = run.split_once('h').unwrap();
        let (x, y) = start.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let length: usize = rest.split('v').next().unwrap().parse().unwrap();
        dark[y * side + x..][..length].fill(true);
    }
    let dark = |x: usize, y: usize| dark[y / 3 * side + x / 3];
    let shade = |x, y| if dark(x, y) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * 3, side * 3, shade);
    let grids = image.detect_grids();
    let mut bytes = Vec::new();
    grids[0].decode_to(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_code_scans() {
    for name in [
        "党课.mp4",
        "lecture.mp4",
        "a\"b\\c<d>\u{202e}.mp4",
        &"长".repeat(90),
        &"é…".repeat(99),
    ] {
        for sha256 in [None, Some(DIGEST)] {
            let mut sample = confirmed();
            sample.file_name = name.to_owned();
            let report = Report::new(&sample.context(), sha256.map(str::to_owned));
            let scanned = scanned(&markup(&sample, &filled(), sha256, Lang::ZhCn));
            let payload: Payload = serde_json::from_str(&scanned).unwrap();
            assert_eq!(payload, Payload::new(&report));
        }
    }
}

/// The elements and attributes of markup, without what stands in them.
fn skeleton(markup: &str) -> Vec<String> {
    let page = Html::parse_fragment(markup);
    let elements = page.root_element().descendent_elements();
    elements
        .filter(|element| !matches!(element.value().name(), "path"))
        .map(|element| {
            let mut names: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            format!("{} {}", element.value().name(), names.join(" "))
        })
        .collect()
}

/// What people and files put in, made of what makes markup.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("\"><img src=x onerror=alert(1)>".to_owned()),
        Just("'onmouseover='alert(1)".to_owned()),
        Just("</td></tr></table></article>".to_owned()),
        Just("<!--".to_owned()),
        Just("]]>&lt;&#60;".to_owned()),
        Just("\u{202e}\u{2066}\0".to_owned()),
        "\\PC{0,12}",
        ".{0,12}",
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    // Reading markup back takes its time in a debug build.
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_gets_in_as_markup(a in hostile(), b in hostile(), name in hostile()) {
        let plain = skeleton(&markup(&confirmed(), &filled(), Some(DIGEST), Lang::ZhCn));
        let word = |text: &str| format!("字{text}");
        let form = Form {
            topic: word(&a),
            speaker: word(&b),
            unit: word(&a),
            post: word(&b),
            phone: word(&a),
            co_authors: vec![word(&b), word(&a)],
            ..filled()
        };
        let mut sample = confirmed();
        sample.file_name = format!("{name}.mp4");
        sample.confirm(crate::rules::RuleId::Sound, &b, Some(1.0));
        sample.notice.title = word(&a);
        sample.notice.theme = word(&b);
        sample.notice.declarations[0].text = word(&a);
        sample.facts.movie.as_mut().unwrap().sounds[0].codec = word(&b);
        sample.facts.movie.as_mut().unwrap().sounds[0].codec.push_str("<b>");
        let marked = markup(&sample, &form, Some(&a), Lang::ZhCn);
        prop_assert_eq!(skeleton(&marked).len(), plain.len());
        let with_digest = skeleton(&marked);
        prop_assert_eq!(with_digest, plain);
        prop_assert!(!marked.chars().any(crate::text::is_unprintable));
        prop_assert!(!marked.contains(" style="));
    }
}
