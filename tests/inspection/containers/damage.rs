//! Files that are cut off, joined, never filled, that lie, or are damaged in any way.

use super::{LONG, WHOLE, bytes, find, outcome, under_any};
use crate::{facts_of, has};
use proptest::prelude::*;
use yujian::facts::{DefectCode, Fact};
use yujian::rules::Outcome;
use yujian::source::Counted;

#[test]
fn a_file_that_was_cut_off_is_never_told_to_meet() {
    let all = WHOLE.iter().chain(LONG.iter());
    for (name, file) in all {
        // A recording may as well have been stopped after a whole packet, and nothing tells of more.
        let is_recorded = name.contains("ts") || name.contains("live");
        for cut in (0..file.len() - 1).step_by(file.len() / 200) {
            let facts = facts_of(&file[..cut]);
            let report = under_any(&facts, "a.mkv");
            let found = outcome(&report, "duration").0;
            let is_whole_so_far = is_recorded && !facts.truncated && facts.movie.is_some();
            let is_sound = matches!(found, Outcome::CannotTell | Outcome::Breaks);
            assert!(
                is_sound || is_whole_so_far,
                "{name} cut at {cut}: {found:?}"
            );
        }
    }
    for (name, file) in WHOLE.iter().filter(|(name, _)| name.contains("ts")) {
        // Within a packet it is seen.
        assert!(facts_of(&file[..file.len() - 7]).truncated, "{name}");
    }
}

#[test]
fn what_was_joined_or_never_filled_is_not_told() {
    let (_, once) = &LONG[3];
    let twice = [&once[..], once].concat();
    let facts = facts_of(&twice);
    let contradiction = Fact::Unreadable(DefectCode::DurationContradiction);
    assert_eq!(facts.movie.unwrap().duration_s, contradiction);
    for (name, file) in LONG.iter() {
        // Room for more than a quarter of a megabyte, filled to a third.
        let mut hollow = file[..file.len() / 3].to_vec();
        hollow.resize(file.len().max(300 * 1024), 0);
        let report = under_any(&facts_of(&hollow), "a.mkv");
        assert!(
            report.verdict >= Outcome::CannotTell || report.verdict == Outcome::Breaks,
            "{name}"
        );
        let found = outcome(&report, "duration").0;
        assert!(
            matches!(found, Outcome::CannotTell | Outcome::Breaks),
            "{name} {found:?}"
        );
    }
}

#[test]
fn a_header_that_lies_is_a_contradiction() {
    let lie = |name: &str, code: &[u8], behind: usize, claim: &[u8]| {
        let mut file = bytes(name);
        let at = find(&file, code) + code.len() + behind;
        file[at..at + claim.len()].copy_from_slice(claim);
        facts_of(&file).movie.unwrap().duration_s
    };
    let contradiction = Fact::Unreadable(DefectCode::DurationContradiction);
    // Matroska's Duration in milliseconds, FLV's in seconds, AVI's in frames, ASF's in 100 ns.
    let found = lie(
        "containers/long.mkv",
        &[0x44, 0x89, 0x88],
        0,
        &400_000_f64.to_be_bytes(),
    );
    assert_eq!(found, contradiction);
    let found = lie(
        "containers/long.flv",
        b"duration",
        1,
        &400_f64.to_be_bytes(),
    );
    assert_eq!(found, contradiction);
    let found = lie("containers/long.avi", b"strh", 36, &400_u32.to_le_bytes());
    assert_eq!(found, contradiction);
    let file_properties = b"\xa1\xdc\xab\x8c\x47\xa9\xcf\x11\x8e\xe4\x00\xc0\x0c\x20\x53\x65";
    let found = lie(
        "containers/long.wmv",
        file_properties,
        48,
        &4_031_000_000_u64.to_le_bytes(),
    );
    assert_eq!(found, contradiction);
}

/// Whether a changed byte is one by which every player would go: the scale of all times of a file.
fn is_scale(kind: &str, file: &[u8], at: usize) -> bool {
    let within = |code: &[u8], length: usize| {
        let mut codes = file.windows(code.len()).enumerate();
        let place = codes
            .find(|(_, window)| *window == code)
            .map(|(place, _)| place);
        place.is_some_and(|place| (place..place + length).contains(&at))
    };
    match kind {
        "mkv" => within(&[0x2a, 0xd7, 0xb1], 8),
        // Frames a second, and how many.
        "avi" => within(b"strh", 64),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_flipped_bit_never_makes_a_long_file_meet(
        which in 0..5_usize,
        place in any::<prop::sample::Index>(),
        near in any::<bool>(),
        bit in 0..8_u32,
    ) {
        let (kind, file) = &LONG[which];
        // Half of them where the headers are.
        let at = place.index(if near { 2000 } else { file.len() });
        let mut file = file.clone();
        file[at] ^= 1 << bit;
        if !is_scale(kind, &file, at) {
            let report = under_any(&facts_of(&file), "a.mkv");
            let found = outcome(&report, "duration");
            let is_sound = matches!(found.0, Outcome::Breaks | Outcome::CannotTell);
            prop_assert!(is_sound, "{} bit {} of byte {}: {:?}", kind, bit, at, found);
        }
    }

    #[test]
    fn damage_of_any_kind_is_answered_with_few_reads(
        which in 0..11_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 1..9_usize), 1..12),
        near in any::<bool>(),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut file = WHOLE[which].1.clone();
        if is_cut {
            file.truncate(cut.index(file.len()).max(16));
        }
        let room = if near { file.len().min(1500) } else { file.len() };
        for (place, byte, length) in changes {
            let at = place.index(room);
            let end = (at + length).min(file.len());
            file[at..end].fill(byte);
        }
        let len = file.len() as u64;
        let source = Counted::new(file);
        let facts = facts_of(&source);
        prop_assert!(source.bytes() <= 64 * 1024 + 12 * len);
        prop_assert!(facts.defects.len() <= 100);
        let report = under_any(&facts, "a.mkv");
        prop_assert!(serde_json::to_string(&report).is_ok());
        if let Some(movie) = &facts.movie
            && let Fact::Known(seconds) = movie.duration_s
        {
            prop_assert!(seconds.is_finite() && seconds >= 0.0);
        }
    }

    #[test]
    fn bytes_of_any_kind_behind_a_signature_are_answered(
        which in 0..7_usize,
        keep in 0..64_usize,
        bytes in prop::collection::vec(any::<u8>(), 0..4096),
    ) {
        let mut file = WHOLE[which].1[..keep].to_vec();
        file.extend(bytes);
        let _ = facts_of(&file);
    }
}

#[test]
fn of_a_large_file_little_is_read() {
    // A Matroska file of zeros behind the header: the end is looked for, and no more.
    let mut file = bytes("mkv-renamed.mp4");
    file.resize(60 * 1024 * 1024, 0);
    let source = Counted::new(file);
    let facts = facts_of(&source);
    assert!(source.bytes() < 20 * 1024 * 1024, "{}", source.bytes());
    assert!(source.reads() < 100, "{}", source.reads());
    assert!(has(&facts, DefectCode::PictureBlank));
}
