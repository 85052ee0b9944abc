//! Real and odd films that nobody made for this test: each is written anew with all of its packets as they were, or
//! refused for what it is.
//!
//! They are no part of the project: they are looked for in `../shared/corpus` and `../shared/hunt` beside the checkout, or
//! where `YUJIAN_CORPUS` and `YUJIAN_HUNT` say. Without them these tests count as ignored.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Tests may.

#[allow(dead_code)] // Where they lie is all that is asked here.
#[path = "common/hunt_files.rs"]
mod hunt_files;
#[path = "common/packets.rs"]
mod packets;
#[path = "common/second.rs"]
mod second;
#[path = "common/trials.rs"]
mod trials;

use packets::{found_in, stream};
use second::Opinion;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::facts::{Content, DefectCode, Facts};
use yujian::inspect::inspect;
use yujian::remux::{Choice, Cut, Error, Planned, Refusal, Time, check, plan};
use yujian::source::{ByteSource, FileSource};

fn main() -> ExitCode {
    let (corpus, hunt) = (corpus(), hunt());
    let missing = format!("no files at {} or {}", corpus.display(), hunt.display());
    let are_there = corpus.is_dir() && hunt.is_dir();
    trials::run(
        (!are_there).then_some(&missing),
        &[
            (
                "every_film_of_the_corpus_is_refused_or_comes_out_whole",
                every_film_of_the_corpus_is_refused_or_comes_out_whole,
            ),
            (
                "every_odd_film_comes_out_whole_or_is_refused_with_the_reason",
                every_odd_film_comes_out_whole_or_is_refused_with_the_reason,
            ),
            (
                "every_film_is_cut_to_what_was_asked_for_or_refused",
                every_film_is_cut_to_what_was_asked_for_or_refused,
            ),
        ],
    )
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn corpus() -> PathBuf {
    let folder = std::env::var_os("YUJIAN_CORPUS");
    folder
        .map_or_else(|| root().join("../shared/corpus"), PathBuf::from)
        .join("files")
}

fn hunt() -> PathBuf {
    hunt_files::folder(&root())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "an empty folder tests nothing");
    files
}

/// What came of a film.
enum Made {
    /// There is no picture in it.
    NoPicture,
    Refused(Refusal),
    /// How many pictures and packets it had, and how many it has.
    Written([usize; 2], [usize; 2]),
}

fn remux(path: &Path, cut: Cut) -> Made {
    let name = path.display();
    let source = FileSource::open(path).unwrap();
    let facts = pollster::block_on(inspect(&source)).unwrap();
    let Some(choice) = Choice::of(&facts) else {
        return Made::NoPicture;
    };
    let choice = Choice { cut, ..choice };
    let plan = match pollster::block_on(plan(&source, &facts, &choice)) {
        Ok(plan) => plan,
        Err(Error::Refused(refusal)) => return Made::Refused(refusal),
        Err(Error::Read(error)) => panic!("{name}: {error}"),
    };
    let planned = Planned::new(&plan, &source);
    let after = pollster::block_on(inspect(&planned)).unwrap();
    assert_eq!(
        check(&facts, &choice, &plan, &after),
        [],
        "{name}: {:?}",
        sides(&facts, &after)
    );
    // xHE-AAC is read in another way by the older mp4parse, in source and result alike.
    let opinion = second::opinion(&planned);
    let is_no_worse = opinion == Some(Opinion::Agrees) || opinion == second::opinion(&source);
    assert!(is_no_worse, "{name}: {opinion:?}");
    if facts.content != Content::IsoBmff {
        // Tests do not read the packets of other containers; the walk counted them.
        let count = |packets: u64| usize::try_from(packets).unwrap();
        let has = [plan.pictures, plan.packets.unwrap_or_default()].map(count);
        return Made::Written(has, has);
    }
    let mut had = [0; 2];
    let mut has = [0; 2];
    for (at, (handler, id)) in [(b"vide", Some(choice.picture)), (b"soun", choice.sound)]
        .into_iter()
        .enumerate()
    {
        if id.is_none() {
            continue;
        }
        let own = stream(&source, handler, id).unwrap();
        had[at] = own.packets.len();
        if let Some(kept) = stream(&planned, handler, None) {
            has[at] = kept.packets.len();
            let numbers = found_in(&own, &kept).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            assert_eq!(numbers.len(), kept.packets.len());
        }
    }
    assert_eq!(planned.len(), plan.bytes);
    Made::Written(had, has)
}

fn sides<'f>(
    before: &'f Facts,
    after: &'f Facts,
) -> [(&'f Option<yujian::facts::Movie>, Vec<DefectCode>); 2] {
    let codes = |facts: &Facts| facts.defects.iter().map(|defect| defect.code).collect();
    [(&before.movie, codes(before)), (&after.movie, codes(after))]
}

fn every_film_of_the_corpus_is_refused_or_comes_out_whole() {
    let mut written = 0;
    for path in files(&corpus()) {
        match remux(&path, Cut::default()) {
            Made::Written(had, has) => {
                assert_eq!(had, has, "{}", path.display());
                written += 1;
            }
            Made::Refused(_) | Made::NoPicture => {}
        }
    }
    println!("{written} written");
    assert!(written >= 85, "only {written} came out");
}

/// Odd films that are refused, by their numbers.
fn refusals() -> [(u32, Refusal); 8] {
    [
        (8, Refusal::Contradiction(DefectCode::StartCodes)),
        (
            10,
            Refusal::Contradiction(DefectCode::ConfigurationUnreadable),
        ),
        (11, Refusal::CutOff),
        (12, Refusal::Contradiction(DefectCode::FragmentsOverlap)),
        (34, Refusal::CutOff),
        (35, Refusal::Matrix),
        (
            45,
            Refusal::Contradiction(DefectCode::DurationContradiction),
        ),
        (57, Refusal::Contradiction(DefectCode::EditPlaysNothing)),
    ]
}

fn every_odd_film_comes_out_whole_or_is_refused_with_the_reason() {
    for (number, path) in hunt_files::files(&hunt()) {
        let refusals = refusals();
        let expected = refusals.iter().find(|(refused, _)| *refused == number);
        match (remux(&path, Cut::default()), expected) {
            (Made::Refused(refusal), Some((_, expected))) => assert_eq!(refusal, *expected),
            (Made::Refused(refusal), None) => panic!("{number}: {refusal:?}"),
            (Made::Written(had, has), None) => assert_eq!(had, has, "{number}"),
            (Made::Written(..), Some(_)) => panic!("{number} came out"),
            // No film of this family.
            (Made::NoPicture, _) => assert_eq!(number, 55),
        }
    }
}

fn every_film_is_cut_to_what_was_asked_for_or_refused() {
    for path in files(&corpus()).iter().chain(&files(&hunt())) {
        for (from, to, exact) in [
            (0, 700, false),
            (400, 1600, false),
            (400, 1600, true),
            (1000, 60_000, true),
        ] {
            let cut = Cut {
                from: Some(Time::from_millis(from)),
                to: Some(Time::from_millis(to)),
                exact,
            };
            if let Made::Written(had, has) = remux(path, cut) {
                assert!(has[0] <= had[0] && has[1] <= had[1]);
            }
        }
    }
}
