//! What others rely on: the saved page, the data, the code.

use super::{DIGEST, Work, confirmed};
use crate::rules::Outcome;
use crate::sheet::{MAX_NAME_BYTES, Payload, STYLE, SheetData};
use crate::text::{Lang, Words};
use scraper::{Html, Selector};

#[test]
fn the_promised_formats() {
    let work = Work::new(confirmed(), Some(DIGEST));
    for lang in Lang::ALL {
        let name = format!("sheet-{}", lang.tag());
        // The code's path is long and says nothing to a reader; the payload has a test of its own.
        let markup = work.sheet().markup(lang).replace('>', ">\n");
        let lines: Vec<_> = markup
            .lines()
            .filter(|line| !line.contains(" d=\"M"))
            .collect();
        insta::assert_snapshot!(name, lines.join("\n"));
    }
    let data = work.bare().data();
    let json = data.to_json();
    assert_eq!(serde_json::from_str::<SheetData>(&json).unwrap(), data);
    insta::assert_snapshot!("sheet-data", json);
}

#[test]
fn the_document_is_self_contained() {
    let work = Work::new(confirmed(), Some(DIGEST));
    let sheet = work.sheet();
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
fn the_code_says_which_file() {
    let mut example = confirmed();
    example.file_name = format!("{}.mp4", "很长的名字".repeat(30));
    let work = Work::new(example, Some(DIGEST));
    let payload = Payload::new(&work.sheet(), Lang::ZhCn);
    assert!(payload.name.len() <= MAX_NAME_BYTES && payload.name.contains('…'));
    assert!(payload.name.ends_with(".mp4"));
    assert_eq!(payload.bytes, work.example.facts.bytes);
    assert_eq!(payload.sha256.as_deref(), Some(DIGEST));
    assert_eq!(payload.verdict, Outcome::Meets);
    // It says by which data of which notice the file was checked.
    let notice = &work.example.notice;
    let named = ("shifan-weidangke".to_owned(), notice.fingerprint.clone());
    assert_eq!(payload.notice, named);
}

#[test]
fn a_phone_shows_the_code_as_lines() {
    let mut example = confirmed();
    example.file_name = "党课.mp4".to_owned();
    let work = Work::new(example, Some(DIGEST));
    for lang in Lang::ALL {
        let lines = Payload::new(&work.sheet(), lang).lines(lang);
        insta::assert_snapshot!(format!("code-{}", lang.tag()), lines);
    }
}

#[test]
fn codes_of_earlier_sheets_are_read() {
    let second = format!(
        r#"{{"yujian":2,"name":"党课.mp4","bytes":5,"sha256":"{DIGEST}","verdict":"meets","notice":["a","b"]}}"#
    );
    let read = Payload::read(&second).unwrap();
    assert_eq!(read.notice, ("a".to_owned(), "b".to_owned()));
    assert_eq!(read.work, []);
    let first = r#"{"yujian":1,"name":"党课.mp4","bytes":5,"sha256":null,"verdict":"breaks"}"#;
    assert_eq!(Payload::read(first).unwrap().verdict, Outcome::Breaks);
}

#[test]
fn what_is_no_code_of_ours_is_told() {
    let work = Work::new(confirmed(), Some(DIGEST));
    let lines = Payload::new(&work.sheet(), Lang::ZhCn).lines(Lang::ZhCn);
    assert!(Payload::read(&lines).is_some());
    for other in [
        String::new(),
        "https://example.org/".to_owned(),
        "{}".to_owned(),
        lines.replace("预检 3", "预检 4"),
        lines.replace(DIGEST, "3afb"),
        lines.replace("字节", "").replace("大小：", "大小：x"),
        lines.replace("结论", "判断"),
        format!("{lines}\n{}", "长".repeat(2000)),
    ] {
        assert_eq!(Payload::read(&other), None, "{other}");
    }
}

#[test]
fn a_field_that_is_called_like_a_line_is_read_back() {
    let mut example = confirmed();
    for field in &mut example.notice.fields {
        field.label = Words::new("文件");
    }
    let work = Work::new(example, Some(DIGEST));
    let payload = Payload::new(&work.sheet(), Lang::ZhCn);
    assert_eq!(payload.work.len(), 3);
    assert_eq!(Payload::read(&payload.lines(Lang::ZhCn)), Some(payload));
}

#[test]
fn without_names_the_code_has_none() {
    let mut example = confirmed();
    example.notice.anonymous = true;
    let work = Work::new(example, Some(DIGEST));
    assert_eq!(Payload::new(&work.sheet(), Lang::ZhCn).work, []);
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
            let mut example = confirmed();
            example.file_name = name.to_owned();
            let work = Work::new(example, sha256);
            let scanned = scanned(&work.markup());
            let payload = Payload::read(&scanned).unwrap();
            assert_eq!(payload, Payload::new(&work.sheet(), Lang::ZhCn));
        }
    }
}
