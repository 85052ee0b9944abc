//! The whole analysis against the signals of the standards, another implementation, and ffmpeg.

mod speech;
mod synthesis;

use super::*;
use crate::signal::advice::Advice;
use proptest::prelude::*;
use std::f64::consts::{PI, TAU};

/// A stretch of a test signal: seconds, and the level of each channel's tone in dBFS (peak).
type Part<'a> = (f64, &'a [f64]);

const NONE: f64 = f64::NEG_INFINITY;

/// 1 kHz tones in phase, part after part.
fn tones(rate: u32, parts: &[Part<'_>]) -> Vec<f32> {
    let mut samples = Vec::new();
    let mut frame = 0u32;
    for (seconds, levels) in parts {
        for _ in 0..(seconds * f64::from(rate)).round() as u32 {
            let tone = (TAU * 1_000.0 * f64::from(frame) / f64::from(rate)).sin();
            samples.extend(
                levels
                    .iter()
                    .map(|db| (tone * 10f64.powf(db / 20.0)) as f32),
            );
            frame += 1;
        }
    }
    samples
}

fn measure(rate: u32, channels: usize, samples: &[f32]) -> SoundMeasures {
    let mut analyser = SoundAnalyser::new(Layout::by_count(rate, channels).unwrap(), 0.0);
    analyser.push(samples);
    analyser.measures()
}

fn integrated(rate: u32, channels: usize, parts: &[Part<'_>]) -> f64 {
    measure(rate, channels, &tones(rate, parts))
        .integrated_lufs
        .unwrap()
}

fn advice(rate: u32, channels: usize, samples: &[f32]) -> Vec<Advice<SoundCode>> {
    let measures = measure(rate, channels, samples);
    advise(&measures, measures.seconds, true)
}

fn codes(advice: &[Advice<SoundCode>]) -> Vec<SoundCode> {
    advice.iter().map(|piece| piece.code).collect()
}

/// EBU Tech 3341 (2023), table 1. Cases 7 and 8 are real programmes and 20 to 23 leave their
/// filter open, so that only the EBU's own files are those signals; 10 to 14 test meters of
/// momentary and of live loudness, which this is not.
mod tech_3341 {
    use super::*;

    const RATES: [u32; 3] = [44_100, 48_000, 96_000];

    #[test]
    fn integrated_loudness_of_tones() {
        let both = |db: f64| [db, db];
        type Case<'a> = (&'a str, f64, Vec<(f64, [f64; 2])>);
        let cases: [Case<'_>; 6] = [
            ("1", -23.0, vec![(20.0, both(-23.0))]),
            ("2", -33.0, vec![(20.0, both(-33.0))]),
            (
                "3",
                -23.0,
                vec![
                    (10.0, both(-36.0)),
                    (60.0, both(-23.0)),
                    (10.0, both(-36.0)),
                ],
            ),
            (
                "4",
                -23.0,
                vec![
                    (10.0, both(-72.0)),
                    (10.0, both(-36.0)),
                    (60.0, both(-23.0)),
                    (10.0, both(-36.0)),
                    (10.0, both(-72.0)),
                ],
            ),
            (
                "5",
                -23.0,
                vec![
                    (20.0, both(-26.0)),
                    (20.1, both(-20.0)),
                    (20.0, both(-26.0)),
                ],
            ),
            ("2.9", -18.0, vec![(20.0, both(-18.0))]),
        ];
        for (case, expected, parts) in &cases {
            let seconds: f64 = parts.iter().map(|part| part.0).sum();
            // The long ones test the gates, which do not know the rate.
            let rates = if seconds > 20.0 { &RATES[1..2] } else { &RATES };
            for &rate in rates {
                let parts: Vec<Part<'_>> = parts.iter().map(|(s, db)| (*s, &db[..])).collect();
                let lufs = integrated(rate, 2, &parts);
                assert!(
                    (lufs - expected).abs() <= 0.1,
                    "case {case} at {rate}: {lufs}"
                );
            }
        }
    }

    #[test]
    fn case_6_weighs_the_surrounds() {
        for rate in RATES {
            let five = integrated(rate, 5, &[(20.0, &[-28.0, -28.0, -24.0, -30.0, -30.0])]);
            assert!((five - -23.0).abs() <= 0.1, "{five}");
            // The same with a loud channel for low-frequency effects, which does not count.
            let six = integrated(
                rate,
                6,
                &[(20.0, &[-28.0, -28.0, -24.0, -3.0, -30.0, -30.0])],
            );
            assert!((six - five).abs() < 0.011, "{six}");
        }
    }

    #[test]
    fn case_9_short_term_loudness_is_constant() {
        let period: [Part<'_>; 2] = [(1.34, &[-20.0, -20.0]), (1.66, &[-30.0, -30.0])];
        let samples = tones(48_000, &period.repeat(5));
        let curve = measure(48_000, 2, &samples).curve;
        let inner = &curve.lufs[15..curve.lufs.len() - 15];
        assert!(
            inner.iter().all(|lufs| (lufs + 23.0).abs() <= 0.35),
            "{inner:?}"
        );
    }

    #[test]
    fn cases_15_to_19_true_peak() {
        for rate in RATES {
            for (case, divisor, amplitude, degrees, expected) in [
                (15, 4.0, 0.5, 0.0, -6.0),
                (16, 4.0, 0.5, 45.0, -6.0),
                (17, 6.0, 0.5, 60.0, -6.0),
                (18, 8.0, 0.5, 67.5, -6.0),
                (19, 4.0, 1.41, 45.0, 3.0),
            ] {
                let fade = f64::from(rate) / 100.0;
                let frames = f64::from(rate);
                let samples: Vec<f32> = (0..rate)
                    .flat_map(|n| {
                        let n = f64::from(n);
                        let faded = (n / fade).min((frames - n) / fade).min(1.0);
                        let phase = TAU * n / divisor + degrees * PI / 180.0;
                        [(faded * amplitude * phase.sin()) as f32; 2]
                    })
                    .collect();
                let dbtp = measure(rate, 2, &samples).true_peak_dbtp.unwrap();
                let range = expected - 0.4..=expected + 0.2;
                assert!(range.contains(&dbtp), "case {case} at {rate}: {dbtp}");
            }
        }
    }
}

/// EBU Tech 3342 (2023), table 1; cases 5 and 6 are real programmes.
#[test]
fn tech_3342_loudness_range() {
    let cases: [(f64, &[f64]); 4] = [
        (10.0, &[-20.0, -30.0]),
        (5.0, &[-20.0, -15.0]),
        (20.0, &[-40.0, -20.0]),
        (15.0, &[-50.0, -35.0, -20.0, -35.0, -50.0]),
    ];
    for (expected, levels) in cases {
        let pairs: Vec<[f64; 2]> = levels.iter().map(|&db| [db, db]).collect();
        let parts: Vec<Part<'_>> = pairs.iter().map(|pair| (20.0, &pair[..])).collect();
        let range = measure(48_000, 2, &tones(48_000, &parts))
            .loudness_range_lu
            .unwrap();
        assert!((range - expected).abs() <= 1.0, "{levels:?}: {range}");
    }
}

/// Formulas that ffmpeg evaluates too. The figures are those of ffmpeg 5.1 for
/// `ffmpeg -f lavfi -i "aevalsrc=FORMULA|…:s=RATE:d=20" -af ebur128=peak=true -f null -`.
#[test]
fn ffmpeg_reads_the_same_figures() {
    fn chirp(t: f64) -> f64 {
        0.4 * (TAU * (150.0 + 40.0 * t) * t).sin() * t.sin().abs()
    }
    type Formula = fn(f64) -> f64;
    let silence: Formula = |_| 0.0;
    let cases: [(u32, &[Formula], f64, f64, f64); 6] = [
        (44_100, &[chirp], -13.3, 2.3, -8.0),
        (
            48_000,
            &[chirp, |t| 0.05 * (TAU * 11_111.0 * t + 1.0).sin()],
            -13.4,
            2.1,
            -8.0,
        ),
        (
            96_000,
            &[
                |t| 0.9 * (TAU * (1_000.0 + 900.0 * t) * t).sin() * (t / 3.0).sin().powi(2),
                |t| 0.5 * (TAU * 97.0 * t).sin(),
            ],
            -4.1,
            8.9,
            -0.9,
        ),
        (
            48_000,
            &[
                |t| 0.2 * (TAU * 440.0 * t).sin(),
                |t| 0.2 * (TAU * 554.0 * t).sin(),
                |t| 0.3 * (TAU * 330.0 * t).sin() * (2.0 * t).sin().abs(),
                |t| 0.9 * (TAU * 50.0 * t).sin(),
                |t| 0.1 * (TAU * 1_500.0 * t).sin(),
                |t| 0.1 * (TAU * 1_700.0 * t).sin(),
            ],
            -11.3,
            0.1,
            -0.9,
        ),
        (
            22_050,
            &[|t| 0.7 * (TAU * 5_512.5 * t + PI / 4.0).sin() * (PI * t / 20.0).sin()],
            -5.1,
            8.5,
            -3.1,
        ),
        (
            44_100,
            &[
                |t| 0.99 * (TAU * 14_000.0 * t + 0.3).sin() * (PI * t / 20.0).sin(),
                silence,
            ],
            -2.1,
            8.5,
            -0.1,
        ),
    ];
    for (rate, formulas, lufs, lu, dbtp) in cases {
        let times = (0..20 * rate).map(|n| f64::from(n) / f64::from(rate));
        let samples: Vec<f32> = times
            .flat_map(|t| formulas.iter().map(move |formula| formula(t) as f32))
            .collect();
        let ours = measure(rate, formulas.len(), &samples);
        // ffmpeg prints tenths.
        let close = |ours: Option<f64>, theirs: f64, within: f64| {
            let ours = ours.unwrap();
            assert!(
                (ours - theirs).abs() < within + 0.05,
                "{rate}: {ours}, not {theirs}"
            );
        };
        close(ours.integrated_lufs, lufs, 0.1);
        close(ours.loudness_range_lu, lu, 0.2);
        close(ours.true_peak_dbtp, dbtp, 0.2);
    }
}

/// Speech-like: bursts of tones and noise between pauses, different in each channel.
fn bursts(seed: u32, rate: u32, channels: usize, seconds: f64) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut noise = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1u32 << 24) - 0.5
    };
    let frames = (seconds * f64::from(rate)) as u32;
    let mut samples = Vec::new();
    let mut smooth = 0.0;
    for n in 0..frames {
        let t = f64::from(n) / f64::from(rate);
        let burst = (t * 2.0 + f64::from(seed)).sin().max(0.0);
        for channel in 0..channels {
            let hertz = 220.0 + 130.0 * channel as f64;
            let voiced = (TAU * hertz * t).sin() * 0.3;
            smooth = 0.7 * smooth + 0.3 * noise();
            samples.push(((voiced + 0.2 * smooth) * burst + 0.002 * smooth) as f32);
        }
    }
    samples
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// How the samples come in does not matter.
    #[test]
    fn chunks_of_any_length_give_the_same_figures(
        seed in 0u32..1_000,
        rate in prop::sample::select(vec![8_000u32, 11_025, 44_100, 48_000]),
        channels in 1usize..4,
        chunks in prop::collection::vec(1usize..20_000, 1..40),
    ) {
        let samples = bursts(seed, rate, channels, 2.0);
        let whole = measure(rate, channels, &samples);
        let mut analyser = SoundAnalyser::new(Layout::by_count(rate, channels).unwrap(), 0.0);
        let mut rest = samples.as_slice();
        for &chunk in chunks.iter().cycle() {
            let (now, later) = rest.split_at(chunk.min(rest.len()));
            analyser.push(now);
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(analyser.measures(), whole);
    }

    /// Against the crate `ebur128`, which was written independently.
    #[test]
    fn an_independent_meter_agrees(
        seed in 0u32..1_000,
        rate in prop::sample::select(vec![22_050u32, 44_100, 48_000, 96_000]),
        channels in prop::sample::select(vec![1usize, 2, 4, 5, 6]),
    ) {
        let samples = bursts(seed, rate, channels, 4.0);
        let ours = measure(rate, channels, &samples);
        let mode = ebur128::Mode::I | ebur128::Mode::TRUE_PEAK;
        let mut theirs = ebur128::EbuR128::new(channels as u32, rate, mode).unwrap();
        theirs.add_frames_f32(&samples).unwrap();
        let lufs = theirs.loudness_global().unwrap();
        prop_assert!((ours.integrated_lufs.unwrap() - lufs).abs() < 0.02);
        let peak = (0..channels as u32).map(|c| theirs.true_peak(c).unwrap());
        let dbtp = 20.0 * peak.fold(0.0, f64::max).log10();
        // It looks four times between two samples, and so may read a peak up to 0.688 dB too low (ITU-R
        // BS.1770-5, annex 2, attachment 1).
        let above = ours.true_peak_dbtp.unwrap() - dbtp;
        prop_assert!((-0.2..0.7).contains(&above), "{}", above);
    }

    /// Whatever a broken decoder hands out, there is an answer in finite figures.
    #[test]
    fn no_sample_breaks_the_arithmetic(samples in prop::collection::vec(any::<f32>(), 0..30_000)) {
        let measures = measure(8_000, 2, &samples);
        let json = serde_json::to_string(&measures).unwrap();
        // What is not finite would be written as null where a figure must stand.
        let read: Result<SoundMeasures, _> = serde_json::from_str(&json);
        prop_assert!(read.is_ok(), "{}", json);
        let _ = advise(&measures, 60.0, true);
    }
}

#[test]
fn asking_in_between_changes_nothing() {
    let samples = bursts(1, 44_100, 2, 5.0);
    let mut analyser = SoundAnalyser::new(Layout::by_count(44_100, 2).unwrap(), 0.0);
    for chunk in samples.chunks(10_000) {
        analyser.push(chunk);
        let _ = analyser.measures();
    }
    assert_eq!(analyser.measures(), measure(44_100, 2, &samples));
}

#[test]
fn silence_has_no_loudness_and_says_so() {
    let samples = vec![0.0; 2 * 48_000 * 3];
    let measures = measure(48_000, 2, &samples);
    assert_eq!(measures.integrated_lufs, None);
    assert_eq!(measures.true_peak_dbtp, None);
    assert_eq!(codes(&advise(&measures, 3.0, true)), [SoundCode::Silent]);
    assert_eq!(codes(&advise(&measures, 3.0, false)), []);
}

#[test]
fn too_short_for_a_block_is_no_loudness() {
    assert_eq!(measure(48_000, 2, &[0.5; 2_000]).integrated_lufs, None);
    assert_eq!(measure(48_000, 2, &[]).seconds, 0.0);
}

#[test]
fn silences_stand_where_they_are() {
    let parts: [Part<'_>; 5] = [
        (6.0, &[NONE]),
        (10.0, &[-23.0]),
        (9.0, &[NONE]),
        (10.0, &[-23.0]),
        (9.0, &[NONE]),
    ];
    let advice = advice(48_000, 1, &tones(48_000, &parts));
    let near = |piece: &Advice<SoundCode>, from: f64, to: f64| {
        assert!((piece.span.from_s - from).abs() < 0.2, "{piece:?}");
        assert!((piece.span.to_s - to).abs() < 0.2, "{piece:?}");
    };
    use SoundCode::{SilentEnd, SilentStart, SilentWithin};
    assert_eq!(codes(&advice), [SilentStart, SilentWithin, SilentEnd]);
    near(&advice[0], 0.0, 6.0);
    near(&advice[1], 16.0, 25.0);
    near(&advice[2], 35.0, 44.0);
}

#[test]
fn a_sound_track_that_ends_early_is_silent_at_the_end() {
    let measures = measure(48_000, 2, &tones(48_000, &[(60.0, &[-23.0, -23.0])]));
    let advice = advise(&measures, 480.0, true);
    assert_eq!(codes(&advice), [SoundCode::SilentEnd]);
    assert_eq!((advice[0].span.from_s, advice[0].span.to_s), (60.0, 480.0));
    assert_eq!(codes(&advise(&measures, 480.0, false)), []);
}

#[test]
fn one_channel_alone_is_as_loud_as_two() {
    // −30 LUFS in one channel is heard from two loudspeakers at −27.
    let mono = advice(48_000, 1, &tones(48_000, &[(20.0, &[-27.0])]));
    assert_eq!(codes(&mono), []);
    let quiet = advice(48_000, 1, &tones(48_000, &[(20.0, &[-29.0])]));
    assert_eq!(codes(&quiet), [SoundCode::Quiet]);
}

#[test]
fn every_code_but_silence_has_one_limit_with_a_source() {
    let mut codes: Vec<_> = LIMITS.iter().map(|limit| limit.code).collect();
    codes.dedup();
    assert_eq!(codes.len(), LIMITS.len());
    assert!(!codes.contains(&SoundCode::Silent));
    assert!(
        LIMITS
            .iter()
            .all(|limit| !limit.source.is_empty() && limit.value.is_finite())
    );
}

#[test]
fn memory_does_not_grow_with_the_length() {
    let mut analyser = SoundAnalyser::new(Layout::by_count(4_000, 1).unwrap(), 0.0);
    let block = bursts(3, 4_000, 1, 10.0);
    let mut size = |minutes: usize| {
        (0..6 * minutes).for_each(|_| analyser.push(&block));
        serde_json::to_string(&analyser.measures()).unwrap().len()
    };
    let early = size(5);
    // A thousand points of the curve at six characters, thirty-two of each kind of stretch.
    assert!(size(25) < 20_000 && early < 20_000);
}
