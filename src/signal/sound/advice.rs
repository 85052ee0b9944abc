//! What is advised about a sound, and from which figure on.

use super::measures::SoundMeasures;
use crate::signal::advice::{Advice, Span};
use serde::{Deserialize, Serialize};

/// Each thing that can be advised about a sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoundCode {
    /// Nothing is heard from beginning to end.
    Silent,
    /// The whole is too quiet: `lufs`, `limit`.
    Quiet,
    /// The whole is too loud: `lufs`, `limit`.
    Loud,
    /// Quiet and loud passages lie far apart: `lu`, `limit`.
    Uneven,
    /// Peaks go over full scale and will be distorted by the player: `dbtp`, `limit`.
    Over,
    /// The recording was clipped: `seconds` in all; one piece of advice for each stretch.
    Clipped,
    /// Nothing is heard at the beginning: `seconds`.
    SilentStart,
    /// Nothing is heard at the end, or the sound track ends early: `seconds`.
    SilentEnd,
    /// Nothing is heard in between: `seconds`.
    SilentWithin,
    /// Only the left channel sounds: `percent` of the time.
    LeftOnly,
    /// Only the right channel sounds: `percent` of the time.
    RightOnly,
    /// The channels cancel each other on one loudspeaker: `loss_db`.
    Opposed,
    /// As on the telephone: nothing above `hertz`.
    Narrow,
    /// Muffled: `brilliance_db`, `limit`.
    Dull,
    /// Steady noise behind the speech: `distance_lu` below it, `limit`.
    Noisy,
    /// The same, further below: not amiss by itself, but the whole is too quiet, and what makes the speech
    /// louder makes the noise louder.
    RaisedNoise,
    /// Music or voices behind the speech: `distance_lu` below it, `limit`.
    Covered,
    /// Hum of the mains: `hum_dbfs`, `distance_lu`.
    Hum,
}

/// A figure from which on something is advised, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// What is advised.
    pub code: SoundCode,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// The standard that it follows from, or the page of the documentation that says how it was
    /// found.
    pub source: &'static str,
}

const MEASURED: &str = "docs/sound-measures.md";

/// All limits. Broadcasters' targets are widened: advice is for what a listener notices.
pub const LIMITS: [Limit; 17] = [
    limit(
        SoundCode::Quiet,
        -28.0,
        "LUFS",
        "GY/T 282-2014 (−24 ± 2 LKFS) less 2 LU; EBU R 128 (−23) less 5 LU; AES TD1008 (speech −18) less 10 LU",
    ),
    limit(
        SoundCode::Loud,
        -12.0,
        "LUFS",
        "AES TD1008 (at most −16 LUFS) plus 4 LU",
    ),
    limit(
        SoundCode::Uneven,
        20.0,
        "LU",
        "EBU Tech 3343 (20 LU, the most for viewing at home)",
    ),
    limit(
        SoundCode::Over,
        1.0,
        "dBTP",
        "full scale plus the 1 dB by which lossy coding overshoots (EBU R 128 leaves it 1 dB, GY/T 282-2014 2 dB)",
    ),
    limit(SoundCode::Clipped, 0.5, "s", MEASURED),
    limit(SoundCode::SilentStart, 5.0, "s", MEASURED),
    limit(SoundCode::SilentEnd, 8.0, "s", MEASURED),
    limit(SoundCode::SilentWithin, 8.0, "s", MEASURED),
    limit(SoundCode::LeftOnly, 90.0, "%", MEASURED),
    limit(SoundCode::RightOnly, 90.0, "%", MEASURED),
    limit(
        SoundCode::Opposed,
        -6.0,
        "dB",
        "unrelated channels lose 3 dB on one loudspeaker; 3 dB more",
    ),
    limit(
        SoundCode::Narrow,
        4_500.0,
        "Hz",
        "ITU-T G.712 (telephone, 3400 Hz); ITU-T G.722 (wide band, 7000 Hz)",
    ),
    limit(SoundCode::Dull, -25.0, "dB", MEASURED),
    limit(
        SoundCode::Noisy,
        15.0,
        "LU",
        "ANSI/ASA S12.60 (speech 15 dB above the noise of a classroom)",
    ),
    limit(
        SoundCode::RaisedNoise,
        20.0,
        "LU",
        "W3C WCAG 2.2, 1.4.7 (background at least 20 dB lower than the speech)",
    ),
    limit(SoundCode::Covered, 6.0, "LU", MEASURED),
    limit(SoundCode::Hum, 35.0, "LU", MEASURED),
];

const fn limit(code: SoundCode, value: f64, unit: &'static str, source: &'static str) -> Limit {
    Limit {
        code,
        value,
        unit,
        source,
    }
}

/// One channel alone is heard from two loudspeakers, which adds 3 LU to what is measured.
const MONO_LU: f64 = 3.01;
/// A background that is more restless than this is music or voices, not noise.
const STEADY: f64 = 2.0;
/// Gaps between words that are deeper than this hold no music, in dB.
const DEEP_GAPS_DB: f64 = 20.0;
/// A background cannot be told from speech in less than this, in seconds.
const LEAST_FOR_BACKGROUND_S: f64 = 10.0;
/// Silences that begin or end this close to the ends lie at the ends, in seconds.
const AT_THE_END_S: f64 = 0.25;

/// What is advised about a sound that belongs to a video of `video_s` seconds.
///
/// `ended` says that the sound was examined to its end; before, nothing is said about the end.
#[must_use]
pub fn advise(sound: &SoundMeasures, video_s: f64, ended: bool) -> Vec<Advice<SoundCode>> {
    let advisor = Advisor {
        sound,
        whole: Span {
            from_s: sound.from_s,
            to_s: sound.from_s + sound.seconds,
        },
    };
    let Some(integrated) = sound.integrated_lufs else {
        let silent = Advice::new(SoundCode::Silent, advisor.whole, []);
        return if ended { vec![silent] } else { Vec::new() };
    };
    let mut advice = advisor.loudness(integrated);
    advice.extend(advisor.clipping());
    advice.extend(advisor.silence(video_s, ended));
    advice.extend(advisor.stereo());
    let is_quiet = advice.iter().any(|piece| piece.code == SoundCode::Quiet);
    let background = advisor.background(is_quiet);
    // What sounds is the music's then.
    if !background
        .iter()
        .any(|piece| piece.code == SoundCode::Covered)
    {
        advice.extend(advisor.timbre());
    }
    advice.extend(background);
    advice
}

struct Advisor<'a> {
    sound: &'a SoundMeasures,
    whole: Span,
}

impl Advisor<'_> {
    fn loudness(&self, integrated: f64) -> Vec<Advice<SoundCode>> {
        let mut advice = Vec::new();
        let mono = if self.sound.channels == 1 {
            MONO_LU
        } else {
            0.0
        };
        let heard = integrated + mono;
        for (code, beyond) in [
            (SoundCode::Quiet, heard < value(SoundCode::Quiet)),
            (SoundCode::Loud, heard > value(SoundCode::Loud)),
        ] {
            if beyond {
                let figures = [("lufs", integrated), ("limit", value(code) - mono)];
                advice.push(Advice::new(code, self.whole, figures));
            }
        }
        for (code, name, figure) in [
            (SoundCode::Uneven, "lu", self.sound.loudness_range_lu),
            (SoundCode::Over, "dbtp", self.sound.true_peak_dbtp),
        ] {
            if let Some(figure) = figure.filter(|&figure| figure > value(code)) {
                let figures = [(name, figure), ("limit", value(code))];
                advice.push(Advice::new(code, self.whole, figures));
            }
        }
        advice
    }

    fn clipping(&self) -> Vec<Advice<SoundCode>> {
        let seconds = self.sound.clipped_s;
        if seconds < value(SoundCode::Clipped) {
            return Vec::new();
        }
        let piece = |&span| Advice::new(SoundCode::Clipped, span, [("seconds", seconds)]);
        self.sound.clipped.iter().map(piece).collect()
    }

    /// A sound track that begins late or ends early is silent there like any other.
    fn silence(&self, video_s: f64, ended: bool) -> Vec<Advice<SoundCode>> {
        let mut silences = self.sound.silence.clone();
        let begins_late = self.whole.from_s > AT_THE_END_S;
        match silences.first_mut() {
            Some(first) if first.from_s < self.whole.from_s + AT_THE_END_S => first.from_s = 0.0,
            _ if begins_late => silences.insert(
                0,
                Span {
                    from_s: 0.0,
                    to_s: self.whole.from_s,
                },
            ),
            _ => {}
        }
        let end = self.whole.to_s;
        if ended {
            let ends_early = video_s > end + AT_THE_END_S;
            match silences.last_mut() {
                Some(last) if last.to_s > end - AT_THE_END_S => last.to_s = end.max(video_s),
                _ if ends_early => silences.push(Span {
                    from_s: end,
                    to_s: video_s,
                }),
                _ => {}
            }
        }
        let code = |span: &Span| {
            if span.from_s < AT_THE_END_S {
                SoundCode::SilentStart
            } else if ended && span.to_s > end - AT_THE_END_S {
                SoundCode::SilentEnd
            } else {
                SoundCode::SilentWithin
            }
        };
        silences
            .into_iter()
            .map(|span| Advice::new(code(&span), span, [("seconds", span.seconds())]))
            .filter(|piece| piece.span.seconds() >= value(piece.code))
            .collect()
    }

    fn stereo(&self) -> Vec<Advice<SoundCode>> {
        let Some(stereo) = &self.sound.stereo else {
            return Vec::new();
        };
        let mut advice = Vec::new();
        for (code, share) in [
            (SoundCode::LeftOnly, stereo.left_only),
            (SoundCode::RightOnly, stereo.right_only),
        ] {
            let percent = share * 100.0;
            if percent >= value(code) {
                advice.push(Advice::new(code, self.whole, [("percent", percent)]));
            }
        }
        if stereo.mono_loss_db < value(SoundCode::Opposed) {
            let figures = [("loss_db", stereo.mono_loss_db)];
            let spans = stereo.opposed.iter();
            advice.extend(spans.map(|&span| Advice::new(SoundCode::Opposed, span, figures)));
        }
        advice
    }

    fn timbre(&self) -> Option<Advice<SoundCode>> {
        let timbre = self.sound.timbre?;
        let limit = value(SoundCode::Dull);
        if timbre.brilliance_db < limit {
            let figures = [("brilliance_db", timbre.brilliance_db), ("limit", limit)];
            return Some(Advice::new(SoundCode::Dull, self.whole, figures));
        }
        (timbre.bandwidth_hz < value(SoundCode::Narrow)).then(|| {
            let figures = [("hertz", timbre.bandwidth_hz)];
            Advice::new(SoundCode::Narrow, self.whole, figures)
        })
    }

    /// What sounds behind the speech. There is none where nobody speaks.
    fn background(&self, is_quiet: bool) -> Vec<Advice<SoundCode>> {
        let speech = self.sound.speech;
        let enough = speech.filter(|speech| speech.seconds >= LEAST_FOR_BACKGROUND_S);
        let found =
            enough.and_then(|speech| Some((speech, speech.level_lufs?, self.sound.background?)));
        let Some((speech, speech_lufs, background)) = found else {
            return Vec::new();
        };
        let is_steady = background.restlessness < STEADY;
        let below = |level_lufs: f64| (speech_lufs - level_lufs).max(0.0);
        let mut advice = Vec::new();
        let distance = below(background.level_lufs);
        let code = match is_steady {
            false => SoundCode::Covered,
            true if is_quiet && distance >= value(SoundCode::Noisy) => SoundCode::RaisedNoise,
            true => SoundCode::Noisy,
        };
        let limit = value(code);
        // Somebody who never pauses for long leaves gaps all the same; music fills them.
        let is_filled = is_steady || speech.gaps_db < DEEP_GAPS_DB;
        if distance < limit && is_filled {
            let figures = [("distance_lu", distance), ("limit", limit)];
            advice.push(Advice::new(code, background.heard_at, figures));
        }
        if let Some(hum) = background.hum_dbfs.filter(|_| is_steady) {
            let distance = below(hum);
            if distance < value(SoundCode::Hum) {
                let figures = [("hum_dbfs", hum), ("distance_lu", distance)];
                advice.push(Advice::new(SoundCode::Hum, background.heard_at, figures));
            }
        }
        advice
    }
}

/// The limit of a code; every code that asks has a row in [`LIMITS`], which a test sees to.
fn value(code: SoundCode) -> f64 {
    LIMITS
        .iter()
        .find(|limit| limit.code == code)
        .map_or(f64::NAN, |limit| limit.value)
}
