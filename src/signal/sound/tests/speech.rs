//! Where somebody speaks, and what is advised about the speech.

use super::synthesis::{RATE, chords, noise, sound, voice};
use super::*;

const SECONDS: f64 = 24.0;

fn measured(samples: &[f32]) -> SoundMeasures {
    measure(RATE, 1, samples)
}

fn advised(samples: &[f32]) -> Vec<Advice<SoundCode>> {
    advice(RATE, 1, samples)
}

fn at_level(samples: &[f32], lufs: f64) -> Vec<f32> {
    let change = lufs - measured(samples).integrated_lufs.unwrap();
    let gain = 10f64.powf(change / 20.0) as f32;
    samples.iter().map(|sample| sample * gain).collect()
}

/// The voice at `lufs`, and something so many LU below it.
fn voice_over(behind: &[f32], lufs: f64, distance: f64) -> Vec<f32> {
    let voice = at_level(&voice(SECONDS), lufs);
    let behind = at_level(behind, lufs - distance);
    voice.iter().zip(&behind).map(|(a, b)| a + b).collect()
}

fn hiss() -> Vec<f32> {
    let mut noise = noise(3);
    sound(SECONDS, |_| 0.1 * noise())
}

fn hum() -> Vec<f32> {
    sound(SECONDS, |t| {
        0.1 * ((TAU * 50.0 * t).sin() + (TAU * 100.0 * t).sin())
    })
}

fn beeps(every_s: f64, lasts_s: f64, amplitude: f64) -> Vec<f32> {
    sound(SECONDS, |t| {
        let is_on = t % every_s < lasts_s;
        amplitude * f64::from(u8::from(is_on)) * (TAU * 1_000.0 * t).sin()
    })
}

#[test]
fn nothing_is_advised_about_speech_where_nobody_speaks() {
    let mut gusts = noise(9);
    let cases = [
        ("tone", sound(SECONDS, |t| 0.1 * (TAU * 440.0 * t).sin())),
        (
            "trembling",
            sound(SECONDS, |t| {
                0.1 * (TAU * 440.0 * t).sin() * (1.0 + 0.5 * (TAU * 5.0 * t).sin())
            }),
        ),
        ("chords", chords(SECONDS)),
        ("hiss", hiss()),
        (
            "gusts",
            sound(SECONDS, |t| 0.1 * gusts() * (1.2 + (TAU * 0.6 * t).sin())),
        ),
        ("hum", hum()),
        ("beeps", beeps(0.5, 0.1, 0.2)),
        ("quick beeps", beeps(0.25, 0.1, 0.2)),
    ];
    for (name, samples) in cases {
        let samples = at_level(&samples, -24.0);
        let measures = measured(&samples);
        let speech = measures.speech.unwrap();
        assert_eq!(
            (speech.share, speech.level_lufs),
            (0.0, None),
            "{name}: {speech:?}"
        );
        assert_eq!(
            (measures.timbre, measures.background),
            (None, None),
            "{name}"
        );
        assert_eq!(codes(&advised(&samples)), [], "{name}");
    }
}

#[test]
fn a_voice_is_heard_at_any_level_and_rate() {
    for lufs in [-45.0, -24.0] {
        let speech = measured(&at_level(&voice(SECONDS), lufs)).speech.unwrap();
        assert!(speech.share >= 0.9, "{lufs}: {speech:?}");
        assert!(
            (speech.level_lufs.unwrap() - lufs).abs() < 0.5,
            "{lufs}: {speech:?}"
        );
    }
    // The same sample thrice: three times the rate, as far as a voice goes.
    let voice = at_level(&voice(SECONDS), -24.0);
    let thrice: Vec<f32> = voice.iter().flat_map(|&sample| [sample; 3]).collect();
    assert!(measure(48_000, 1, &thrice).speech.unwrap().share >= 0.9);
    assert_eq!(codes(&advised(&voice)), []);
}

#[test]
fn a_voice_in_one_channel_of_six_is_heard() {
    let voice = at_level(&voice(SECONDS), -24.0);
    let six: Vec<f32> = voice
        .iter()
        .flat_map(|&x| [0.0, 0.0, x, 0.0, 0.0, 0.0])
        .collect();
    assert!(measure(RATE, 6, &six).speech.unwrap().share >= 0.9);
}

#[test]
fn music_that_covers_the_speech_is_named() {
    for distance in [-2.0, 0.0, 2.0, 4.0] {
        let found = advised(&voice_over(&chords(SECONDS), -24.0, distance));
        assert_eq!(codes(&found), [SoundCode::Covered], "{distance}: {found:?}");
    }
    for distance in [10.0, 20.0] {
        let found = advised(&voice_over(&chords(SECONDS), -24.0, distance));
        assert_eq!(codes(&found), [], "{distance}: {found:?}");
    }
}

#[test]
fn noise_behind_the_speech_is_named() {
    for (distance, expected) in [
        (10.0, &[SoundCode::Noisy][..]),
        (13.0, &[SoundCode::Noisy]),
        (18.0, &[]),
        (30.0, &[]),
    ] {
        let found = advised(&voice_over(&hiss(), -24.0, distance));
        assert_eq!(codes(&found), expected, "{distance}: {found:?}");
    }
}

#[test]
fn noise_that_comes_up_with_quiet_speech_is_named_beside_it() {
    use SoundCode::{Noisy, Quiet, RaisedNoise};
    for (distance, expected) in [
        (13.0, &[Quiet, Noisy][..]),
        (17.0, &[Quiet, RaisedNoise]),
        (28.0, &[Quiet]),
    ] {
        let found = advised(&voice_over(&hiss(), -40.0, distance));
        assert_eq!(codes(&found), expected, "{distance}: {found:?}");
    }
}

#[test]
fn no_distance_is_negative() {
    for distance in [-12.0, -6.0, 0.0, 6.0] {
        for behind in [hum(), hiss(), chords(SECONDS)] {
            for piece in advised(&voice_over(&behind, -24.0, distance)) {
                let figure = piece.figures.get("distance_lu");
                assert!(figure.is_none_or(|&lu| lu >= 0.0), "{distance}: {piece:?}");
            }
        }
    }
}

#[test]
fn what_comes_before_the_speech_says_nothing_about_it() {
    let music = at_level(&chords(SECONDS), -24.0);
    let voice = at_level(&voice(2.0 * SECONDS), -24.0);
    let found = advised(&[music, voice].concat());
    assert_eq!(codes(&found), [], "{found:?}");
}

#[test]
fn beeps_are_no_silence() {
    // As behind test patterns: fifty milliseconds, and nothing for the rest of half a second.
    for (every_s, lasts_s) in [(0.5, 0.05), (0.5, 0.03), (1.0, 0.1), (2.0, 0.05)] {
        let found = advised(&at_level(&beeps(every_s, lasts_s, 0.5), -26.0));
        let silent = [
            SoundCode::SilentStart,
            SoundCode::SilentWithin,
            SoundCode::SilentEnd,
        ];
        let is_silence = |piece: &Advice<SoundCode>| silent.contains(&piece.code);
        assert!(!found.iter().any(is_silence), "{every_s}: {found:?}");
    }
}

#[test]
fn the_noise_of_a_very_quiet_room_is_silence() {
    let mut noise = noise(4);
    // About −60 LUFS: now above the limit, now under it.
    let room = sound(10.0, |t| {
        0.0011 * noise() * (1.0 + 0.15 * (TAU * 3.0 * t).sin())
    });
    let voice = at_level(&voice(SECONDS), -24.0);
    let found = advised(&[room, voice].concat());
    assert_eq!(codes(&found), [SoundCode::SilentStart], "{found:?}");
}
