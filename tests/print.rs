//! The sheet in print: exactly one A4 page, whatever is filled in, and its code scans.
//!
//! Needs Chromium (`cargo xtask test` installs it; `YUJIAN_CHROMIUM` names another), and counts as ignored
//! where there is none. What was printed stays in the target's `tmp/print` to be looked at.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "common/trials.rs"]
mod trials;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use yujian::facts::{Brands, Content, Fact, Facts, FourCc, Movie, PictureTrack, Size, SoundTrack};
use yujian::form::{Field, Form};
use yujian::notice::{Date, Notice};
use yujian::report::Report;
use yujian::rules::{Confirmation, Confirmations, Context, RuleId};
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
}

fn notice() -> Notice {
    Notice::parse(include_str!("../www/notice.json")).unwrap()
}

fn facts() -> Facts {
    let size = Fact::Known(Size {
        width: 1920,
        height: 1080,
    });
    Facts {
        bytes: 459_601_234,
        content: Content::IsoBmff,
        brands: Some(Brands {
            major: FourCc(*b"isom"),
            minor: 512,
            compatible: vec![],
        }),
        fragmented: false,
        truncated: false,
        missing_bytes: None,
        movie: Some(Movie {
            duration_s: Fact::Known(452.36),
            header_duration_s: Some(452.36),
            moov_first: true,
            created_unix_s: None,
            encoder: None,
            pictures: vec![PictureTrack {
                id: 1,
                enabled: true,
                codec: "h264".to_owned(),
                entry: FourCc(*b"avc1"),
                profile: Some("High".to_owned()),
                level: Some("4.0".to_owned()),
                coded: size,
                displayed: size,
                rotation_deg: Fact::Known(0),
                mirrored: false,
                pixel_aspect: (1, 1),
                clean_aperture: None,
                frame_rate: Some(25.0),
                variable_frame_rate: false,
                interlaced: Some(false),
                bit_depth: Some(8),
                colour: None,
                duration_s: Fact::Known(452.36),
                samples: 11_309,
                bit_rate: Some(8_000_000),
                encrypted: false,
            }],
            sounds: vec![SoundTrack {
                id: 2,
                enabled: true,
                codec: "aac".to_owned(),
                entry: FourCc(*b"mp4a"),
                profile: Some("LC".to_owned()),
                channels: Some(2),
                sample_rate: Some(48_000),
                duration_s: Fact::Known(452.352),
                samples: 21_204,
                bit_rate: Some(128_000),
                encrypted: false,
            }],
            others: vec![],
        }),
        defects: vec![],
    }
}

fn confirmed_by(by: &str) -> Confirmations {
    use RuleId::{Picture, Sound, SpeakerLabel, TitleCard};
    let seen = |at_s: Option<f64>| Confirmation {
        by: by.to_owned(),
        at_s,
        played_percent: Some(98),
    };
    [
        (Picture, seen(None)),
        (Sound, seen(None)),
        (TitleCard, seen(Some(463.218))),
        (SpeakerLabel, seen(Some(463.218))),
    ]
    .into()
}

fn ordinary() -> Case {
    let notice = notice();
    Case {
        name: "ordinary",
        facts: facts(),
        file_name: "信息工程系党总支-张三-锤炼党性强根基.mp4".to_owned(),
        form: Form {
            topic: "锤炼党性强根基 勇毅前行建新功".to_owned(),
            speaker: "张三".to_owned(),
            unit: "信息工程系党总支".to_owned(),
            post: "党支部书记、副教授".to_owned(),
            phone: "138 0013 8000".to_owned(),
            co_authors: ["李四", "王五", "赵六"].map(str::to_owned).into(),
            participant: Some("branch-secretary".to_owned()),
            lecture_form: Some("lecture".to_owned()),
            emphases: ["political", "effective"].map(str::to_owned).into(),
            declared: notice
                .declarations
                .iter()
                .map(|each| each.id.clone())
                .collect(),
        },
        notice,
        confirmations: confirmed_by("张三"),
        sha256: Some(DIGEST.to_owned()),
        same_frame: true,
    }
}

/// The longest values that each field takes, made of `letter`, and a finding in every row.
fn longest(name: &'static str, letter: &str) -> Case {
    let mut case = ordinary();
    let halves: usize = letter.chars().map(yujian::text::half_widths).sum();
    let long = |field: Field| letter.repeat(field.max_chars() * 2 / halves);
    case.name = name;
    case.same_frame = false;
    case.file_name = format!("{}.mp4.m4v", letter.repeat(240));
    case.form = Form {
        topic: long(Field::Topic),
        speaker: long(Field::Speaker),
        unit: long(Field::Unit),
        post: long(Field::Post),
        phone: long(Field::Phone),
        co_authors: vec![long(Field::CoAuthors); 8],
        participant: Some("dean".to_owned()),
        lecture_form: Some("immersive".to_owned()),
        emphases: case
            .notice
            .emphases
            .iter()
            .map(|each| each.id.clone())
            .collect(),
        declared: case.form.declared,
    };
    case.confirmations = confirmed_by(&long(Field::Speaker));
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

/// Also the longest notice that is taken.
fn longest_notice() -> Case {
    let mut case = longest("longest-notice", "党");
    let json = include_str!("../www/notice.json");
    let mut notice: serde_json::Value = serde_json::from_str(json).unwrap();
    notice["title"] = "通".repeat(60).into();
    notice["theme"] = "锤".repeat(16).into();
    let choices: Vec<_> = (0..8)
        .map(|n| serde_json::json!({ "id": format!("c{n}"), "label": "选".repeat(16) }))
        .collect();
    notice["emphases"] = choices.clone().into();
    notice["participants"] = choices.clone().into();
    notice["forms"] = choices.into();
    let statements: Vec<_> = (0..4)
        .map(|n| serde_json::json!({ "id": format!("d{n}"), "text": "声".repeat(54) }))
        .collect();
    notice["declarations"] = statements.into();
    notice["review"]["text"] = "审".repeat(80).into();
    notice["hand_in"]["year"] = 2026.into();
    notice["hand_in"]["medium"] = "盘".repeat(16).into();
    notice["hand_in"]["to"] = "部".repeat(16).into();
    for clause in notice["clauses"].as_object_mut().unwrap().values_mut() {
        *clause = "八（十二）（三）".into();
    }
    case.notice = Notice::parse(&notice.to_string()).unwrap();
    case.form.emphases = (0..8).map(|n| format!("c{n}")).collect();
    case.form.participant = Some("c1".to_owned());
    case.form.lecture_form = Some("c2".to_owned());
    case
}

/// As much as is still set in letters of full size: a little more makes them smaller.
fn nearly_long() -> Case {
    let mut case = ordinary();
    case.name = "nearly-long";
    case.same_frame = false;
    case.facts.movie.as_mut().unwrap().header_duration_s = Some(3725.123);
    case.form.co_authors.clear();
    let is_dense = |case: &Case| document(case, Lang::ZhCn).contains("class=\"sheet sheet-dense\"");
    assert!(!is_dense(&case), "other texts have grown: see what fits");
    for field in [Field::CoAuthors; 8]
        .into_iter()
        .chain([Field::Unit, Field::Post, Field::Topic])
    {
        let mut longer = case.form.clone();
        let value = "党".repeat(field.max_chars());
        match field {
            Field::Unit => longer.unit = value,
            Field::Post => longer.post = value,
            Field::Topic => longer.topic = value,
            _ => longer.co_authors.push(value),
        }
        let before = std::mem::replace(&mut case.form, longer);
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
        notice: &case.notice,
        confirmations: &case.confirmations,
    };
    let report = Report::new(&context, case.sha256.clone());
    let frame = PrintedFrame::new(PICTURE.to_owned(), 3.2).unwrap();
    let other = PrintedFrame::new(PICTURE.to_owned(), 463.218).unwrap();
    let sheet = Sheet {
        report: &report,
        form: &case.form,
        notice: &case.notice,
        date: Date::new(2026, 6, 2).unwrap(),
        hashing: false,
        title_card: Some(&frame),
        speaker_label: Some(if case.same_frame { &frame } else { &other }),
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
        "one_page_whatever_is_filled_in",
        one_page_whatever_is_filled_in,
    )];
    trials::run(missing, &tests)
}

fn one_page_whatever_is_filled_in() {
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
    ];
    // All in one file, each on a page of its own, and without the clipping that guards the page:
    // whatever does not fit makes a page too many.
    let (before, after) = ("<body class=\"sheet-page\">\n", "\n</body>");
    let mut all = String::new();
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
        all.push_str(body.split_once(after).unwrap().0);
    }
    all.push_str(after);
    let (count, a4) = printed(&chromium, &folder, "all", &all);
    assert_eq!(
        count,
        cases.len() * Lang::ALL.len(),
        "see {}",
        folder.display()
    );
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
