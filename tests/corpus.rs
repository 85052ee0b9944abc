//! Agreement with an independent reading of real files, and no file that breaks a clause said to
//! meet it.
//!
//! The corpus is no part of the project: it is looked for in `../shared/corpus` beside the checkout,
//! or where `YUJIAN_CORPUS` says. Without it these tests count as ignored.
//!
//! Of a file that is not of the ISO base media family only `container` is compared: no other fact is
//! read of it, because the notice turns it away for what it is. Every other disagreement stands in
//! `corpus-exceptions.md`, file by file with both readings and the reason, and a row that no longer
//! holds fails the test as well.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Tests may.

#[path = "common/second.rs"]
mod second;
#[path = "common/trials.rs"]
mod trials;

use second::Opinion;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::examine::{SoundExamination, examine_sound};
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;
use yujian::signal::sound::SoundCode;
use yujian::source::FileSource;

/// One file of the corpus with its independent reading.
struct Witness {
    file: String,
    path: PathBuf,
    reading: Value,
}

fn main() -> ExitCode {
    let folder = folder();
    let missing = format!("no corpus at {}", folder.display());
    let is_there = folder.join("manifest.jsonl").is_file();
    trials::run(
        (!is_there).then_some(&missing),
        &[
            (
                "facts_agree_with_the_oracle_but_for_the_listed_exceptions",
                facts_agree_with_the_oracle_but_for_the_listed_exceptions,
            ),
            (
                "no_file_that_breaks_a_clause_is_said_to_meet_it",
                no_file_that_breaks_a_clause_is_said_to_meet_it,
            ),
            ("mp4parse_reads_the_same", mp4parse_reads_the_same),
            (
                "nothing_is_advised_about_the_sound_of_clips_that_are_in_order",
                nothing_is_advised_about_the_sound_of_clips_that_are_in_order,
            ),
        ],
    )
}

fn folder() -> PathBuf {
    std::env::var_os("YUJIAN_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
        PathBuf::from,
    )
}

fn corpus() -> Vec<Witness> {
    let folder = folder();
    let manifest = std::fs::read_to_string(folder.join("manifest.jsonl")).unwrap();
    let witness = |line: &str| {
        let reading: Value = serde_json::from_str(line).unwrap();
        let file = reading["file"].as_str().unwrap().to_owned();
        Witness {
            path: folder.join(&file),
            file: file.trim_start_matches("files/").to_owned(),
            reading,
        }
    };
    let corpus: Vec<_> = manifest.lines().map(witness).collect();
    assert!(!corpus.is_empty(), "an empty manifest tests nothing");
    corpus
}

fn report(witness: &Witness) -> Report {
    let notice = Notice::parse(include_str!("../www/notice.json")).unwrap();
    let source = FileSource::open(&witness.path).unwrap();
    let facts = pollster::block_on(inspect(&source)).unwrap();
    Report::unconfirmed(&facts, &witness.file, &notice)
}

/// Names that the oracle and this program give the same kind of content.
fn is_same_container(oracle: &str, ours: &str) -> bool {
    match oracle {
        // The oracle does not always tell the two apart.
        "matroska" | "webm" => matches!(ours, "matroska" | "webm"),
        "jp2-family" => ours == "jpeg2000",
        "apng" => ours == "png",
        // Bare streams: here by what is in them, there by the codec.
        "h263" | "mpegvideo" => matches!(ours, "elementary-video" | "unknown"),
        _ => oracle == ours,
    }
}

/// Both readings of each fact that is compared, by name: what the oracle says, what is found here.
type Readings = BTreeMap<&'static str, (String, String)>;

/// The facts in which the two readings differ.
fn differences(witness: &Witness, report: &Report) -> Readings {
    let oracle = &witness.reading["oracle"];
    let ours = serde_json::to_value(&report.facts).unwrap();
    let mut found = Readings::new();
    let mut compare = |fact, agree: bool, oracle: &Value, ours: &Value| {
        if !agree {
            found.insert(fact, (oracle.to_string(), ours.to_string()));
        }
    };
    let container = (&oracle["container"], &ours["container"]);
    let names = (container.0.as_str().unwrap(), container.1.as_str().unwrap());
    let same = is_same_container(names.0, names.1);
    compare("container", same, container.0, container.1);
    if names.1 != "isobmff" {
        return found;
    }
    let (video, audio) = (&oracle["video"], &oracle["audio"]);
    let same = match (oracle["duration_s"].as_f64(), ours["duration_s"].as_f64()) {
        (Some(theirs), Some(ours)) => {
            let rate = video["fps"]
                .as_f64()
                .filter(|rate| *rate > 0.0)
                .unwrap_or(25.0);
            (theirs - ours).abs() <= f64::max(0.05, 1.0 / rate)
        }
        (theirs, ours) => theirs.is_none() && ours.is_none(),
    };
    compare(
        "duration_s",
        same,
        &oracle["duration_s"],
        &ours["duration_s"],
    );
    let displayed = match (&ours["display_width"], &ours["display_height"]) {
        (Value::Null, _) | (_, Value::Null) => Value::Null,
        (width, height) => Value::Array(vec![width.clone(), height.clone()]),
    };
    let same = displayed == oracle["displayed"];
    compare("displayed", same, &oracle["displayed"], &displayed);
    let same = video["rotation"] == ours["rotation_deg"];
    compare(
        "rotation_deg",
        same,
        &video["rotation"],
        &ours["rotation_deg"],
    );
    let same = video["codec"] == ours["video_codec"];
    compare("video_codec", same, &video["codec"], &ours["video_codec"]);
    let same = audio["codec"] == ours["audio_codec"];
    compare("audio_codec", same, &audio["codec"], &ours["audio_codec"]);
    let has_sound = Value::Bool(report.facts.sound_tracks > 0);
    let heard = Value::Bool(oracle["n_audio"].as_u64() > Some(0));
    compare("sound", heard == has_sound, &heard, &has_sound);
    let same = oracle["fragmented"] == ours["fragmented"];
    compare(
        "fragmented",
        same,
        &oracle["fragmented"],
        &ours["fragmented"],
    );
    let truncated = Value::Bool(
        oracle["truncated"]
            .as_array()
            .is_some_and(|why| !why.is_empty()),
    );
    compare(
        "truncated",
        truncated == ours["truncated"],
        &truncated,
        &ours["truncated"],
    );
    found
}

/// The rows of the table: file, fact, the oracle's reading, ours.
fn exceptions() -> BTreeMap<(String, String), (String, String)> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line
            .trim()
            .trim_matches('|')
            .split('|')
            .map(str::trim)
            .collect();
        let [file, fact, oracle, ours, reason] = cells.as_slice() else {
            return None;
        };
        let file = file.trim_matches('`');
        assert!(!reason.is_empty(), "{file}: every exception has its reason");
        let is_row = file
            .get(..12)
            .is_some_and(|hash| hash.bytes().all(|b| b.is_ascii_hexdigit()));
        is_row.then(|| {
            let plain = |cell: &str| cell.trim_matches('`').to_owned();
            ((file.to_owned(), plain(fact)), (plain(oracle), plain(ours)))
        })
    };
    include_str!("corpus-exceptions.md")
        .lines()
        .filter_map(row)
        .collect()
}

fn facts_agree_with_the_oracle_but_for_the_listed_exceptions() {
    let corpus = corpus();
    let mut exceptions = exceptions();
    let mut complaints = String::new();
    for witness in &corpus {
        for (fact, readings) in differences(witness, &report(witness)) {
            let listed = exceptions.remove(&(witness.file.clone(), fact.to_owned()));
            if listed.as_ref() != Some(&readings) {
                let (oracle, ours) = &readings;
                let file = &witness.file;
                writeln!(complaints, "| `{file}` | {fact} | {oracle} | {ours} | |").unwrap();
            }
        }
    }
    let stale: Vec<_> = exceptions.keys().collect();
    assert!(
        complaints.is_empty(),
        "not in the table, or with other readings:\n{complaints}"
    );
    assert!(stale.is_empty(), "no longer so: {stale:?}");
    println!("{} files agree", corpus.len());
}

fn no_file_that_breaks_a_clause_is_said_to_meet_it() {
    let corpus = corpus();
    let rules = [
        ("container", "container"),
        ("duration", "duration"),
        ("landscape", "orientation"),
        ("resolution", "resolution"),
    ];
    for witness in &corpus {
        let report = report(witness);
        let is_sound = |outcome| matches!(outcome, Outcome::Breaks | Outcome::CannotTell);
        let breaks = |rule: &str| witness.reading["verdicts"][rule]["verdict"] == "fail";
        for (name, rule) in rules {
            let outcome = report.outcome(rule).unwrap().main.outcome;
            assert!(
                !breaks(name) || is_sound(outcome),
                "{}: {name} {outcome:?}",
                witness.file
            );
        }
        assert!(
            !breaks("all") || is_sound(report.verdict),
            "{}",
            witness.file
        );
    }
}

/// Files of which mp4parse reads nothing: each ends within its `moov`.
const REFUSED: [&str; 4] = [
    "1e971a100e9a-fixture-mp4v2.mp4",
    "29d695838f6f-fixture-moov.mov",
    "3cbb1a0c63a9-init_truncated.mp4",
    "d0fcb20d3f05-testMP4_truncated.m4a",
];

fn mp4parse_reads_the_same() {
    let corpus = corpus();
    let differs = |witness: &Witness| {
        let source = FileSource::open(&witness.path).unwrap();
        let opinion = second::opinion(&source)?;
        (opinion != Opinion::Agrees).then(|| (witness.file.clone(), opinion))
    };
    let found: Vec<_> = corpus.iter().filter_map(differs).collect();
    let refused = REFUSED.map(|file| (file.to_owned(), Opinion::Refuses));
    assert_eq!(found, refused);
}

/// The list of clips of which the measures of picture and sound are known; those that are wholly silent are
/// told to be.
fn nothing_is_advised_about_the_sound_of_clips_that_are_in_order() {
    let list = std::fs::read_to_string(folder().join("calibration.json")).unwrap();
    let clips: Vec<Value> = serde_json::from_str(&list).unwrap();
    let mut heard = 0;
    for clip in clips
        .iter()
        .filter(|clip| clip["mp4"] == true && clip["sound"] == true)
    {
        let file = clip["file"].as_str().unwrap();
        let source = FileSource::open(&folder().join(file)).unwrap();
        let found = pollster::block_on(async {
            let facts = inspect(&source).await.unwrap();
            examine_sound(&source, &facts, async |_| {}).await.unwrap()
        });
        let SoundExamination::Measured(found) = found else {
            panic!("{file}: {found:?}");
        };
        let is_silent = clip["lufs"] == "-70.0";
        let codes: Vec<SoundCode> = found.advice.iter().map(|piece| piece.code).collect();
        let expected: &[SoundCode] = if is_silent { &[SoundCode::Silent] } else { &[] };
        assert_eq!(codes, expected, "{file}");
        heard += 1;
    }
    assert!(heard > 0, "a list without sound tests nothing");
}
