//! What is measured of a sound, and what is advised of it.

use super::{codes, fixture, measured, runs};
use crate::examine::{Progress, SoundEnd, examine_sound};
use crate::inspect::inspect;
use crate::signal::sound::SoundCode;

/// Name, integrated loudness and true peak, as `tests/fixtures/sound/make.sh` had ffmpeg tell them.
fn ffmpeg_says() -> impl Iterator<Item = (&'static str, f64, f64)> {
    let table = include_str!("../../../tests/fixtures/sound/ebur128.tsv");
    table.lines().map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        (
            cells[0],
            cells[1].parse().unwrap(),
            cells[3].parse().unwrap(),
        )
    })
}

/// What no decoder that is compiled in decodes.
const UNDECODED: [&str; 5] = [
    "aac-5.1-48000.mp4",
    "opus-stereo-48000.mp4",
    "he-aac-explicit.mp4",
    "he-aac-doubled.mp4",
    "he-aac-hidden.mp4",
];

#[test]
fn loudness_and_peak_are_those_of_ffmpeg() {
    let mut compared = 0;
    for (name, lufs, dbtp) in ffmpeg_says().filter(|(name, ..)| !UNDECODED.contains(name)) {
        let found = measured(&fixture(&format!("sound/{name}")));
        assert_eq!(found.end, SoundEnd::Complete, "{name}");
        let integrated = found.measures.integrated_lufs.unwrap();
        let peak = found.measures.true_peak_dbtp.unwrap();
        assert!(
            (integrated - lufs).abs() <= 0.1,
            "{name}: {integrated} LUFS, not {lufs}"
        );
        assert!(
            (peak - dbtp).abs() <= 0.2,
            "{name}: {peak} dBTP, not {dbtp}"
        );
        compared += 1;
    }
    assert_eq!(compared, 12);
}

#[test]
fn the_sound_is_placed_as_it_plays_without_its_priming() {
    let found = measured(&fixture("sound/aac-mono-44100.mp4"));
    assert_eq!(
        (found.measures.sample_rate, found.measures.channels),
        (44_100, 1)
    );
    assert_eq!(found.measures.from_s, 0.0);
    assert!((found.to_s - 10.0).abs() < 0.03, "{}", found.to_s);
}

#[test]
fn plain_aac_of_a_low_rate_is_decoded_here() {
    // Its packets do not hold what an HE-AAC's do, so it is whole.
    let found = measured(&fixture("sound/aac-mono-22050.mp4"));
    assert_eq!(found.measures.sample_rate, 22_050);
    assert_eq!(found.end, SoundEnd::Complete);
}

#[test]
fn fragments_sound_like_the_same_file_in_one_piece() {
    let whole = measured(&fixture("sound/aac-stereo-48000.mp4"));
    let fragmented = measured(&fixture("sound/fragmented.mp4"));
    let close = |a: f64, b: f64| (a - b).abs() < 0.03;
    assert!(
        close(whole.to_s, fragmented.to_s),
        "{} {}",
        whole.to_s,
        fragmented.to_s
    );
    assert_eq!(
        whole.measures.true_peak_dbtp,
        fragmented.measures.true_peak_dbtp
    );
    let counted = |name| -> u64 { runs(&fixture(name)).iter().map(|run| run.count).sum() };
    for name in [
        "fragmented.mp4",
        "fragmented-first-in-moov.mp4",
        "fragmented-sidx.mp4",
    ] {
        assert_eq!(counted(name), counted("1080p.mp4"), "{name}");
    }
}

#[test]
fn a_sound_that_ends_early_leaves_silence_behind_it() {
    let found = measured(&fixture("sound/ends-early.mp4"));
    assert!((found.to_s - 3.0).abs() < 0.03, "{}", found.to_s);
    assert_eq!(found.end, SoundEnd::Complete);
    let silent = found
        .advice
        .iter()
        .find(|finding| finding.code == SoundCode::SilentEnd);
    let span = silent.unwrap().span;
    assert!(
        (span.from_s - 3.0).abs() < 0.1 && (span.to_s - 12.0).abs() < 0.1,
        "{span:?}"
    );
}

#[test]
fn nothing_is_advised_on_a_sound_recording() {
    let found = measured(&fixture("sound/speech.mp4"));
    assert_eq!(
        (found.advice.as_slice(), found.end),
        (&[][..], SoundEnd::Complete)
    );
}

#[test]
fn a_sound_for_the_first_minute_only_leaves_the_rest_silent() {
    let found = measured(&fixture("sound/first-minute.mp4"));
    assert_eq!(codes(&found), [SoundCode::SilentEnd]);
    let span = found.advice[0].span;
    assert!(
        (span.from_s - 60.0).abs() < 0.5 && (span.to_s - 90.0).abs() < 0.1,
        "{span:?}"
    );
}

#[test]
fn a_silent_sound_is_told() {
    assert_eq!(
        codes(&measured(&fixture("sound/silent.mp4"))),
        [SoundCode::Silent]
    );
}

#[test]
fn progress_is_told_in_seconds_with_what_was_found_so_far() {
    let bytes = fixture("sound/aac-mono-44100.mp4");
    let mut told = Vec::new();
    pollster::block_on(async {
        let facts = inspect(bytes.as_slice()).await.unwrap();
        let tell = async |progress: Progress<'_>| {
            let findings = progress.findings().unwrap();
            assert_eq!(findings.end, SoundEnd::UnderWay);
            told.push((progress.seconds(), findings.measures.integrated_lufs));
        };
        examine_sound(bytes.as_slice(), &facts, tell).await.unwrap();
    });
    assert!(told.len() >= 8, "{told:?}");
    assert!(told.is_sorted_by(|a, b| a.0 < b.0));
    assert!(told[1..].iter().all(|(_, lufs)| lufs.is_some()));
}
