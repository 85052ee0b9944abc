//! Other containers than the MP4 family: what is read of them, against what ffprobe says; and that no
//! damage makes one that breaks a clause look like one that meets it.

mod contents;
mod damage;
mod verdicts;

use crate::facts_of;
use std::path::Path;
use std::sync::LazyLock;
use yujian::facts::Facts;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(folder.join(name)).unwrap()
}

fn fixture(name: &str) -> Facts {
    facts_of(&bytes(name))
}

/// A notice that takes every container which is read.
const ANY: &str = r#"{
    "format": 2, "id": "any", "title": "通知",
    "rules": [
        { "id": "container", "rule": "container", "any": ["mp4", "mkv", "webm", "avi", "flv", "ts", "wmv"] },
        { "id": "duration", "rule": "duration", "max_s": 480 },
        { "id": "resolution", "rule": "resolution", "any": [1920, 1080] },
        { "id": "orientation", "rule": "orientation", "any": "landscape" },
        { "id": "frame-rate", "rule": "frame-rate", "any_fps": [10] },
        { "id": "sound", "rule": "sound" }
    ]
}"#;

thread_local! {
    /// A notice stays in its thread: the page has but one, and counts its references without locks.
    static MP4_ONLY: Notice = Notice::parse(include_str!("../../../www/notice.json")).unwrap();
    static TAKES_ANY: Notice = Notice::parse(ANY).unwrap();
}

fn under_mp4(facts: &Facts, name: &str) -> Report {
    MP4_ONLY.with(|notice| Report::unconfirmed(facts, name, notice))
}

fn under_any(facts: &Facts, name: &str) -> Report {
    TAKES_ANY.with(|notice| Report::unconfirmed(facts, name, notice))
}

fn outcome(report: &Report, rule: &str) -> (Outcome, String) {
    let main = &report.outcome(rule).unwrap().main;
    (main.outcome, main.code.clone())
}

/// Files that are whole, of every container that is read.
static WHOLE: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let names = [
        "mkv-renamed.mp4",
        "webm-renamed.mp4",
        "avi-renamed.mp4",
        "flv-renamed.mp4",
        "wmv-renamed.mp4",
        "ts-renamed.mp4",
        "m2ts-renamed.mp4",
        "containers/live.webm",
        "containers/anamorphic.mkv",
        "containers/flv1.flv",
        "containers/interlaced.ts",
    ];
    names.map(|name| (name, bytes(name))).to_vec()
});

/// Files that last too long.
static LONG: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    ["mkv", "avi", "flv", "ts", "wmv"]
        .map(|kind| (kind, bytes(&format!("containers/long.{kind}"))))
        .to_vec()
});

/// Where `code` stands in a file.
fn find(file: &[u8], code: &[u8]) -> usize {
    let mut codes = file.windows(code.len());
    codes.position(|window| window == code).unwrap()
}
