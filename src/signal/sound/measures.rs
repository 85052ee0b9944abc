//! What the analysis of a sound comes to: figures, no judgement.

use super::curve::LoudnessCurve;
use super::decibel;
use super::levels::Levels;
use super::spectrum::{Line, band_edge_hz};
use super::stereo::Stereo;
use crate::signal::advice::Span;
use crate::signal::hundredths;
use serde::{Deserialize, Serialize};

/// The figures of a sound, or of as much of it as was examined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SoundMeasures {
    /// Second of the video at which the sound begins.
    pub from_s: f64,
    /// Seconds of sound that were examined.
    pub seconds: f64,
    /// Samples per second and channel.
    pub sample_rate: u32,
    /// Number of channels.
    pub channels: usize,
    /// Integrated loudness in LUFS (ITU-R BS.1770-5); absent where all is below −70 LUFS.
    pub integrated_lufs: Option<f64>,
    /// Loudness range in LU (EBU Tech 3342); absent where all is below −70 LUFS.
    pub loudness_range_lu: Option<f64>,
    /// Highest true peak of all channels in dBTP (ITU-R BS.1770-5, annex 2); absent for digital
    /// silence.
    pub true_peak_dbtp: Option<f64>,
    /// How much of the sound is clipped, in seconds.
    pub clipped_s: f64,
    /// The clipped stretches, the longest where there are many.
    pub clipped: Vec<Span>,
    /// The silent stretches of a second and more, the longest where there are many.
    pub silence: Vec<Span>,
    /// How the two channels of a stereo sound relate.
    pub stereo: Option<Stereo>,
    /// How much speech there is; absent where nothing sounds.
    pub speech: Option<Speech>,
    /// The colour of the speech.
    pub timbre: Option<Timbre>,
    /// What is heard in the pauses of the speech.
    pub background: Option<Background>,
    /// Loudness over time.
    pub curve: LoudnessCurve,
}

/// The speech in a sound.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Speech {
    /// How long somebody speaks, pauses between words included, in seconds.
    pub seconds: f64,
    /// Which share of the sounding time that is, 0 to 1.
    pub share: f64,
    /// How much the sound is like a voice, 0 to 1, on the average.
    pub voice: f64,
    /// How strongly it is modulated as fast as syllables follow each other, on the average.
    pub syllables: f64,
    /// How far the gaps between words and syllables lie under the speech, from 280 Hz to 2.5 kHz, in dB.
    pub gaps_db: f64,
    /// Integrated loudness of the speech in LUFS (ITU-R BS.1770-5); absent where there is too little.
    pub level_lufs: Option<f64>,
}

/// The colour of the speech where it is not paused.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Timbre {
    /// Frequency in Hz above which (nearly) nothing is left.
    pub bandwidth_hz: f64,
    /// Power from 2 to 8 kHz against that from 250 Hz to 2 kHz, in dB: consonants against vowels.
    pub brilliance_db: f64,
}

/// The sound of the pauses: the quietest twenty-fifth of the time in which somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Background {
    /// Its loudness in LUFS.
    pub level_lufs: f64,
    /// How much more its spectrum changes from moment to moment than that of steady noise: about
    /// 1 for noise, more for music or voices.
    pub restlessness: f64,
    /// Power of the mains hum (50 Hz and overtones to 200 Hz) in dBFS, where it stands out.
    pub hum_dbfs: Option<f64>,
    /// A moment at which it is heard alone.
    pub heard_at: Span,
}

/// How far under the strongest band the edge of the bandwidth lies, in dB.
const EDGE_DB: f64 = 55.0;
/// What counts as the speech itself, in LU under its integrated loudness.
const SOUNDING_LU: f64 = 10.0;
/// Brilliance is not told beyond this, in dB.
const MOST_DB: f64 = 100.0;
const TINY: f64 = f64::MIN_POSITIVE;
/// A line of hum stands out when it is this much stronger than its surroundings, in dB.
const HUM_STANDS_OUT_DB: f64 = 10.0;

pub(super) fn timbre(levels: &Levels, speech_lufs: f64) -> Option<Timbre> {
    let density = levels.at_least(speech_lufs - SOUNDING_LU)?.density;
    let strongest = density.iter().copied().fold(0.0, f64::max);
    let edge = strongest * 10f64.powf(-EDGE_DB / 10.0);
    let last = density.iter().rposition(|&density| density > edge)?;
    let power = |from_hz: f64, to_hz: f64| -> f64 {
        let inside = |band: usize| (from_hz..to_hz).contains(&(band_edge_hz(band) * 1.001));
        let bands = density.iter().enumerate().filter(|(band, _)| inside(*band));
        bands
            .map(|(band, density)| density * (band_edge_hz(band + 1) - band_edge_hz(band)))
            .sum()
    };
    // Bass alone, or hiss alone, has no finite ratio.
    let ratio = power(2_000.0, 8_000.0).max(TINY) / power(250.0, 2_000.0).max(TINY);
    Some(Timbre {
        bandwidth_hz: band_edge_hz(last + 1).round(),
        brilliance_db: hundredths(decibel(ratio).clamp(-MOST_DB, MOST_DB)),
    })
}

pub(super) fn background(levels: &Levels) -> Option<Background> {
    let (pauses, level_lufs) = levels.pauses()?;
    let stands_out = |line: &&Line| decibel(line.at / line.beside) > HUM_STANDS_OUT_DB;
    let hum: f64 = pauses
        .hum
        .iter()
        .filter(stands_out)
        .map(|line| line.at - line.beside)
        .sum();
    Some(Background {
        level_lufs,
        restlessness: hundredths(pauses.restlessness),
        hum_dbfs: (hum > 0.0).then(|| hundredths(decibel(hum))),
        heard_at: pauses.heard_at,
    })
}
