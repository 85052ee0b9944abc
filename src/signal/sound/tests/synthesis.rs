//! Sounds that are made up, at 16 kHz.

use std::f64::consts::TAU;

pub(super) const RATE: u32 = 16_000;

/// Numbers from −1 to 1 without pattern.
pub(super) fn noise(seed: u32) -> impl FnMut() -> f64 {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1u32 << 23) - 1.0
    }
}

/// A sound from what it is at each second.
pub(super) fn sound(seconds: f64, mut at: impl FnMut(f64) -> f64) -> Vec<f32> {
    let frames = (seconds * f64::from(RATE)) as u32;
    (0..frames)
        .map(|n| at(f64::from(n) / f64::from(RATE)) as f32)
        .collect()
}

/// A resonance of the throat.
#[derive(Default)]
struct Formant(f64, f64);

impl Formant {
    fn push(&mut self, sample: f64, hertz: f64, width: f64) -> f64 {
        let radius = (-TAU / 2.0 * width / f64::from(RATE)).exp();
        let cos = (TAU * hertz / f64::from(RATE)).cos();
        let new = (1.0 - radius) * sample + 2.0 * radius * cos * self.0 - radius * radius * self.1;
        self.1 = std::mem::replace(&mut self.0, new);
        new
    }
}

/// Somebody who says syllables without sense, about four a second, a consonant and a vowel each, with a
/// pause after every dozen.
pub(super) fn voice(seconds: f64) -> Vec<f32> {
    const VOWELS: [[f64; 3]; 5] = [
        [730.0, 1_090.0, 2_440.0],
        [270.0, 2_290.0, 3_010.0],
        [300.0, 870.0, 2_240.0],
        [530.0, 1_840.0, 2_480.0],
        [570.0, 840.0, 2_410.0],
    ];
    let (mut noise, mut chance) = (noise(5), self::noise(7));
    let (mut phase, mut hiss) = (0.0, Formant::default());
    let mut formants: [Formant; 3] = Default::default();
    let (mut from, mut to) = (VOWELS[0], VOWELS[0]);
    let (mut began, mut lasts, mut count) = (0.0, 0.0, 0);
    let (mut is_pause, mut last) = (false, 0.0);
    sound(seconds, |t| {
        if t >= began + lasts {
            count += 1;
            is_pause = count % 12 == 0;
            (began, lasts) = (
                t,
                if is_pause {
                    0.6
                } else {
                    0.23 + 0.05 * chance()
                },
            );
            from = to;
            to = VOWELS[(chance().abs() * 5.0) as usize % 5];
        }
        let x = (t - began) / lasts;
        let pitch = 125.0 + 20.0 * (t * 1.7).sin() - 25.0 * ((count % 12) as f64 / 12.0) + chance();
        phase = (phase + pitch / f64::from(RATE)).fract();
        // The pulses of the vocal folds, open for a third of each period.
        let pulse = if phase < 0.35 {
            (phase / 0.35 * TAU / 2.0).sin().powi(2)
        } else {
            0.0
        } - 0.17;
        let (vowel, consonant) = match x {
            _ if is_pause => (0.0, 0.0),
            _ if x < 0.3 => (0.05, 0.4 * (x / 0.3 * TAU / 2.0).sin()),
            _ => (((x - 0.3) / 0.7 * TAU / 2.0).sin().powi(3), 0.0),
        };
        let mut sample = 0.0;
        for (index, formant) in formants.iter_mut().enumerate() {
            let hertz = from[index] + (to[index] - from[index]) * (x / 0.5).min(1.0);
            let width = 60.0 + 40.0 * index as f64;
            sample += formant.push(pulse * vowel, hertz, width) * 4.0;
        }
        let consonant = hiss.push(noise() * consonant, 4_500.0, 1_500.0);
        // The lips let high tones out more easily.
        let radiated = sample - 0.9 * std::mem::replace(&mut last, sample);
        2.0 * radiated + 0.6 * consonant + 0.000_5 * noise()
    })
}

/// Held chords that change every two seconds.
pub(super) fn chords(seconds: f64) -> Vec<f32> {
    sound(seconds, |t| {
        let step = ((t / 2.0) as u32 * 5) % 12;
        let up = (f64::from(step) / 12.0).exp2();
        let fade = (t % 2.0 * 10.0).min((2.0 - t % 2.0) * 10.0).min(1.0);
        let tones = [131.0, 196.0, 262.0, 330.0, 524.0];
        let tones = tones.iter().map(|hertz| (TAU * hertz * up * t).sin());
        fade * 0.08 * tones.sum::<f64>()
    })
}
