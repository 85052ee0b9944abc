//! The sheet in print: one A4 page whatever is filled in, or as many as the sheet says where its notice has more
//! than one takes.
//!
//! Needs Chromium (`cargo xtask test` installs it; `YUJIAN_CHROMIUM` names another), and counts as ignored
//! where there is none. What was printed stays in the target's `tmp/print` to be looked at.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "common/facts.rs"]
mod facts;
#[path = "common/trials.rs"]
mod trials;

use facts::good_facts;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use yujian::facts::{Content, Fact, Facts, Size};
use yujian::form::Form;
use yujian::notice::{Date, Field, Notice};
use yujian::report::Report;
use yujian::rules::{Confirmation, Confirmations, Context, DemandId, Kind};
use yujian::sheet::{PrintedFrame, Sheet};
use yujian::text::Lang;

const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// One work to print.
struct Case {
    name: &'static str,
    facts: Facts,
    file_name: String,
    notice: Notice,
    form: Form,
    confirmations: Confirmations,
    sha256: Option<String>,
    /// One frame shows the topic and the speaker.
    same_frame: bool,
    has_several_pages: bool,
}

fn notice() -> Notice {
    Notice::parse(include_str!("../www/notice.json")).unwrap()
}

/// Whatever a notice leaves to a person is confirmed, what is seen at a second of the video.
fn confirmed_by(by: &str, notice: &Notice) -> Confirmations {
    let confirmed = notice.demands.listed.iter().map(|demand| {
        let confirmation = Confirmation {
            by: by.to_owned(),
            at_s: matches!(demand.kind, Kind::Shown(_)).then_some(463.218),
            words: demand.mark(),
            played_percent: Some(98),
        };
        (demand.id.clone(), confirmation)
    });
    confirmed.collect()
}

/// A form with all that the notice asks: what is typed into a field, which options of a list are chosen.
fn form(
    notice: &Notice,
    typed: impl Fn(&Field) -> String,
    is_chosen: impl Fn(&str) -> bool,
) -> Form {
    let mut form = Form::default();
    for field in &notice.fields {
        form.fill(&field.id, &typed(field));
    }
    for list in &notice.choices {
        for option in list.options.iter().filter(|option| is_chosen(&option.id)) {
            form.choose(list, &option.id, true);
        }
    }
    for declaration in &notice.declarations {
        form.declare(declaration, true);
    }
    assert!(form.is_complete(notice), "{:?}", form.problems(notice));
    form
}

fn ordinary() -> Case {
    let notice = notice();
    Case {
        name: "ordinary",
        facts: good_facts(),
        file_name: "信息工程系党总支-张三-锤炼党性强根基.mp4".to_owned(),
        form: form(
            &notice,
            |field| {
                let typed = match field.id.as_str() {
                    "title" => "锤炼党性强根基 勇毅前行建新功",
                    "speaker" => "张三",
                    "unit" => "信息工程系党总支",
                    "post" => "党支部书记、副教授",
                    "phone" => "138 0013 8000",
                    _ => "李四\n王五\n赵六",
                };
                typed.to_owned()
            },
            |option| ["branch-secretary", "lecture", "political", "effective"].contains(&option),
        ),
        confirmations: confirmed_by("张三", &notice),
        notice,
        sha256: Some(DIGEST.to_owned()),
        same_frame: true,
        has_several_pages: false,
    }
}

/// The longest value that a field takes, made of `letter`; as many names as fit.
fn long(field: &Field, letter: &str) -> String {
    let halves: usize = letter.chars().map(yujian::text::half_widths).sum();
    let value = letter.repeat(field.max_chars * 2 / halves);
    let names = usize::try_from(field.max.unwrap_or(1)).unwrap();
    vec![value; names].join("\n")
}

/// The longest values that each field takes, made of `letter`, and a finding in every row.
fn longest(name: &'static str, letter: &str) -> Case {
    let mut case = ordinary();
    case.name = name;
    case.same_frame = false;
    case.file_name = format!("{}.mp4.m4v", letter.repeat(240));
    // Every option of the list from which several may be chosen, and of the others the longest.
    let is_chosen = |option: &str| {
        let emphases = case.notice.choices[2].options.iter();
        ["dean", "immersive"].contains(&option) || emphases.clone().any(|each| each.id == option)
    };
    case.form = form(&case.notice, |field| long(field, letter), is_chosen);
    let speaker = long(case.notice.field("speaker").unwrap(), letter);
    case.confirmations = confirmed_by(&speaker, &case.notice);
    let movie = case.facts.movie.as_mut().unwrap();
    movie.header_duration_s = Some(3725.123);
    movie.sounds[0].codec = "eac3".to_owned();
    let second = movie.pictures[0].clone();
    let picture = &mut movie.pictures[0];
    picture.codec = "hevc".to_owned();
    picture.bit_depth = Some(10);
    picture.mirrored = true;
    picture.clean_aperture = Some(Size {
        width: 1888,
        height: 1062,
    });
    picture.interlaced = Some(true);
    movie.pictures.push(second);
    case
}

/// Also the longest texts that a notice of format 1 could have, which one page takes no more.
fn longest_notice() -> Case {
    let mut case = longest("longest-notice", "党");
    case.has_several_pages = true;
    let json = include_str!("../www/notice.json");
    let mut notice: serde_json::Value = serde_json::from_str(json).unwrap();
    notice["title"] = "通".repeat(60).into();
    notice["theme"] = "锤".repeat(16).into();
    for list in notice["choices"].as_array_mut().unwrap() {
        let options =
            (0..8).map(|n| serde_json::json!({ "id": format!("c{n}"), "label": "选".repeat(16) }));
        list["options"] = options.collect();
    }
    let statements: Vec<_> = (0..4)
        .map(|n| serde_json::json!({ "id": format!("d{n}"), "text": "声".repeat(54) }))
        .collect();
    notice["declarations"] = statements.into();
    notice["approvals"][0]["text"] = "审".repeat(80).into();
    let step = &mut notice["hand_in"]["steps"][0];
    step["by"] = "2026-06-12".into();
    step["medium"] = "盘".repeat(16).into();
    step["to"] = "部".repeat(16).into();
    for part in ["choices", "rules", "declarations", "approvals"] {
        for each in notice[part].as_array_mut().unwrap() {
            each["clause"] = "八（十二）（三）".into();
        }
    }
    notice["hand_in"]["clause"] = "八（十二）（三）".into();
    case.notice = Notice::parse(&notice.to_string()).unwrap();
    let typed = std::mem::take(&mut case.form.answers.typed);
    case.form = Form::default();
    case.form.answers.typed = typed;
    for list in &case.notice.choices {
        for option in &list.options {
            case.form.choose(list, &option.id, true);
        }
    }
    case
}

/// As much as a notice of format 2 may have of everything.
fn greatest_notice(name: &'static str, letter: &str) -> Case {
    let mut case = ordinary();
    case.name = name;
    case.has_several_pages = true;
    let each = |count: usize, make: &dyn Fn(usize) -> serde_json::Value| -> serde_json::Value {
        (0..count).map(make).collect::<Vec<_>>().into()
    };
    let options = each(
        24,
        &|n| json!({ "id": format!("o{n}"), "label": letter.repeat(24) }),
    );
    let notice = json!({
        "format": 2, "id": "greatest", "title": letter.repeat(80), "theme": letter.repeat(24),
        "fields": each(24, &|n| json!({
            "id": format!("f{n}"), "label": letter.repeat(16), "max_chars": if n == 3 { 1000 } else { 40 },
            "kind": if n == 3 { "text" } else { "line" },
        })),
        "choices": each(8, &|n| json!({
            "id": format!("c{n}"), "label": letter.repeat(24), "take": "many", "options": options,
        })),
        "items": each(12, &|n| json!({
            "id": format!("i{n}"), "label": letter.repeat(24), "kind": "document", "copies": 2,
        })),
        "rules": each(64, &|n| json!({
            "rule": "statement", "id": format!("r{n}"), "text": letter.repeat(120), "clause": "八（十二）（三）",
            "says": letter.repeat(80), "label": letter.repeat(16),
        })),
        "hand_in": { "steps": each(8, &|_| json!({
            "what": [letter.repeat(24)], "by": "2026-06-12T17:30", "medium": letter.repeat(24),
            "to": letter.repeat(48), "at": letter.repeat(96),
        })) },
        "declarations": each(8, &|n| json!({ "id": format!("d{n}"), "text": letter.repeat(160) })),
        "approvals": each(6, &|_| json!({
            "label": letter.repeat(24), "text": letter.repeat(160), "seal": true,
        })),
        "print": each(12, &|n| format!("{n}{}", letter.repeat(198)).into()),
    });
    case.notice = Notice::parse(&notice.to_string()).unwrap();
    case.form = form(
        &case.notice,
        |field| letter.repeat(field.max_chars),
        |_| true,
    );
    case.confirmations = confirmed_by(letter, &case.notice);
    case
}

/// A little more than one page takes: the rows of three tables and boxes go on where they have to.
fn two_pages() -> Case {
    let mut case = ordinary();
    case.name = "two-pages";
    case.has_several_pages = true;
    let json = include_str!("notices/e04.json");
    let mut notice: serde_json::Value = serde_json::from_str(json).unwrap();
    notice["anonymous"] = false.into();
    notice["approvals"] = json!([
        { "label": "学院推荐", "text": "内容真实，同意推荐。", "seal": true },
        { "label": "学校审定", "seal": true },
    ]);
    let rules = notice["rules"].as_array_mut().unwrap();
    for n in 0..20 {
        rules.push(json!({
            "rule": "statement", "id": format!("more-{n}"), "text": format!("第 {n} 项要求已经核实，情况属实"),
        }));
    }
    case.notice = Notice::parse(&notice.to_string()).unwrap();
    case.form = form(&case.notice, |_| "张三".to_owned(), |_| false);
    case.confirmations = confirmed_by("张三", &case.notice);
    case
}

/// As much as is still set in letters of full size: a little more makes them smaller.
fn nearly_long() -> Case {
    let mut case = ordinary();
    case.name = "nearly-long";
    case.same_frame = false;
    case.form.fill("people", "");
    let is_dense = |case: &Case| document(case, Lang::ZhCn).contains("class=\"sheet sheet-dense\"");
    assert!(!is_dense(&case), "other texts have grown: see what fits");
    for key in ["people"; 8].into_iter().chain(["unit", "post", "title"]) {
        let field = case.notice.field(key).unwrap();
        let before = case.form.clone();
        let name = "党".repeat(field.max_chars);
        let value = match key {
            "people" => format!("{}{name}\n", before.answers.typed(key)),
            _ => name,
        };
        case.form.fill(key, &value);
        if is_dense(&case) {
            case.form = before;
            return case;
        }
    }
    unreachable!("other texts have shrunk: see what fits");
}

fn broken() -> Case {
    let mut case = ordinary();
    case.name = "broken";
    let movie = case.facts.movie.as_mut().unwrap();
    movie.duration_s = Fact::Known(541.5);
    movie.header_duration_s = Some(541.5);
    movie.sounds.clear();
    let size = Fact::Known(Size {
        width: 1280,
        height: 720,
    });
    movie.pictures[0].coded = size;
    movie.pictures[0].displayed = size;
    case.confirmations.clear();
    case.sha256 = None;
    case
}

fn not_mp4() -> Case {
    let mut case = ordinary();
    case.name = "not-mp4";
    case.facts.content = Content::Matroska;
    case.facts.movie = None;
    case.form = Form::default();
    case.confirmations.clear();
    case
}

/// What the examination says where there is much to say.
const SOUND: &str =
    "响度 −33.0 LUFS，真峰值 −11.2 dBTP；提醒：声音偏小、忽大忽小、开头无声、结尾无声";
const PICTURE_LINE: &str =
    "抽看 133 个画面；提醒：长时间黑屏、画面停住、左右黑边、画面偏虚、片头没有文字";

/// A picture of 160 by 90 pixels in shades of grey.
const PICTURE: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAKAAAABaCAAAAAAarQKOAAABnElEQVR42u3ZZysFABTG8WtERmRERmREdteMbCIjMiIjMiI7O7IjI7KzIyMyIiMyMiIjMm92ZERGZERGdL6Cl3o+wf/3vDwdBoONg5OLm4ePX0BQSERUTFxCSlrGPyAoOCQ0LCIyOiY2PiEpOSU1LcPMwtLaxtbO3tHJ2cXV3cPTy9vXT1ZOXlFJWUVVXUOLqa2rZ2BoZGySmZ2Tm5dfWFRcUlpeUVVdU1ff2HRyenZxeXV9c3f/8Pj08vr2/vH1PT0zN7+wuLSyura+sbXN2t07ODxubmlt6+js6u7p6x8YHBoZHRufmGIACCCAAAIIIIAAAggggP8aaG5hRWEHCrtR2IfCChRWU9fUYuro6lPYNJONnYbw0hBhGiJJQwJpSHhkVExsXEIiDUk3m6XwMoU3t3ZYu/sHRxRup3AvhYcpPDn1k0VDCmhIWUVldU1tfQMNOachtzTkmYZ8fgMIIIAAAggggAACCCCA/xuIqw5AAAEEEEAAAQQQQAABxJ8EZyeAAAIIIIAAAggggADiT4KrDkAAAQQQwD8AfwHfzdFkN4gsHgAAAABJRU5ErkJggg==";

fn document(case: &Case, lang: Lang) -> String {
    let context = Context {
        facts: &case.facts,
        decoded: None,
        file_name: &case.file_name,
        demands: &case.notice.demands,
        answers: &case.form.answers,
        confirmations: &case.confirmations,
    };
    let report = Report::new(&context, &case.notice, case.sha256.clone());
    let label_s = if case.same_frame { 3.2 } else { 463.218 };
    let frames = [("title-card", 3.2), ("speaker-label", label_s)];
    let frames = frames.map(|(id, at_s)| {
        let frame = PrintedFrame::new(PICTURE.to_owned(), at_s).unwrap();
        (DemandId::from(id), frame)
    });
    let sheet = Sheet {
        report: &report,
        form: &case.form,
        notice: &case.notice,
        date: Date::new(2026, 6, 2).unwrap(),
        hashing: false,
        changes: None,
        frames: &frames,
        sound: Some(SOUND),
        picture: Some(PICTURE_LINE),
    };
    sheet.document(lang)
}

fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|program| program.is_file())
}

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("YUJIAN_CHROMIUM").map(PathBuf::from);
    named.or_else(|| find(&["chromium", "chromium-browser", "google-chrome"]))
}

/// Prints a page, and says how many pages came out and whether they are A4.
fn printed(chromium: &Path, folder: &Path, name: &str, html: &str) -> (usize, bool) {
    let page = folder.join(name).with_extension("html");
    let pdf = folder.join(name).with_extension("pdf");
    let _absent_at_first = std::fs::remove_file(&pdf);
    std::fs::write(&page, html).unwrap();
    let output = Command::new(chromium)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
        ])
        .args(["--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync"])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(&page)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(pdf.is_file(), "{}", String::from_utf8_lossy(&output.stderr));
    pages(&std::fs::read(&pdf).unwrap())
}

/// Page objects of a PDF, and the sizes that they declare, in points.
fn pages(pdf: &[u8]) -> (usize, bool) {
    let text: String = pdf.iter().copied().map(char::from).collect();
    let count = text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count();
    let a4 = text.contains("/MediaBox [0 0 594.95996 841.91998]")
        || text.contains("/MediaBox [0 0 595 842]");
    (count, a4)
}

fn main() -> ExitCode {
    let missing = chromium()
        .is_none()
        .then_some("there is no Chromium; `cargo xtask test` installs it");
    let tests: [(&str, fn()); 1] = [(
        "as_many_pages_as_the_sheet_says",
        as_many_pages_as_the_sheet_says,
    )];
    trials::run(missing, &tests)
}

fn as_many_pages_as_the_sheet_says() {
    let chromium = chromium().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("print");
    std::fs::create_dir_all(&folder).unwrap();
    let cases = [
        ordinary(),
        longest("longest-chinese", "党"),
        longest("longest-latin", "o"),
        longest("longest-capitals", "W"),
        longest_notice(),
        nearly_long(),
        broken(),
        not_mp4(),
        two_pages(),
        greatest_notice("greatest-chinese", "党"),
        greatest_notice("greatest-latin", "o"),
        greatest_notice("greatest-capitals", "W"),
    ];
    // All in one file, each on a page of its own, and without the clipping that guards the page:
    // whatever does not fit makes a page too many.
    let (before, after) = ("<body class=\"sheet-page\">\n", "\n</body>");
    let mut all = String::new();
    let mut expected = 0;
    for (case, lang) in cases
        .iter()
        .flat_map(|case| Lang::ALL.map(|lang| (case, lang)))
    {
        let document = document(case, lang);
        if all.is_empty() {
            let head = document.split_inclusive(before).next().unwrap();
            all = head
                .replace("  overflow: hidden;\n", "  break-after: page;\n")
                .replace("  height: 296mm;\n", "  min-height: 296mm;\n");
            assert!(all.contains("break-after") && all.contains("min-height"));
        }
        let (_, body) = document.split_once(before).unwrap();
        let said = body.matches("<section class=\"sheet-leaf\">").count();
        assert_eq!(
            said > 0,
            case.has_several_pages,
            "{} {}",
            case.name,
            lang.tag()
        );
        expected += said.max(1);
        all.push_str(body.split_once(after).unwrap().0);
    }
    all.push_str(after);
    let (count, a4) = printed(&chromium, &folder, "all", &all);
    assert_eq!(count, expected, "see {}", folder.display());
    assert!(a4);
    // And as it is saved.
    let (count, a4) = printed(
        &chromium,
        &folder,
        "ordinary",
        &document(&ordinary(), Lang::ZhCn),
    );
    assert_eq!((count, a4), (1, true));
}
