//! What the rules are told of an examination.

use super::super::{
    PictureEnd, PictureExamination, PictureUnexamined, SoundEnd, SoundExamination, SoundFindings,
    Unexamined,
};
use crate::facts::{Advised, Decoded, Levels};
use crate::signal::advice::Advice;
use crate::signal::picture::PictureCode;

/// Digital silence, and what no amplifier makes audible: a true peak in dBTP that even the quietest hiss of
/// a recording exceeds.
const INAUDIBLE_DBTP: f64 = -60.0;

/// What decoding the sound has shown, of a video that plays that many seconds.
pub(super) fn of_sound(found: &SoundExamination, video_s: f64) -> Decoded {
    let (silent, damaged_at_s, advice) = match found {
        SoundExamination::Measured(found) => (
            is_silent(found),
            (found.end == SoundEnd::Damaged).then_some(found.to_s),
            advised(&found.advice),
        ),
        SoundExamination::Unexamined(Unexamined::Damaged) => (false, Some(0.0), None),
        SoundExamination::Unexamined(_) => (false, None, None),
    };
    let (silent_at_start_s, silent_at_end_s) = silent_edges(found, video_s);
    Decoded {
        silent,
        sound_damaged_at_s: damaged_at_s,
        levels: levels(found),
        silent_at_start_s,
        silent_at_end_s,
        // Of total silence the rule itself speaks.
        sound_advice: advice.filter(|_| !silent),
        ..Decoded::default()
    }
}

/// How loud it is, once all of it was measured.
fn levels(found: &SoundExamination) -> Option<Levels> {
    let SoundExamination::Measured(found) = found else {
        return None;
    };
    let measures = &found.measures;
    (found.end == SoundEnd::Complete).then_some(Levels {
        loudness_lufs: measures.integrated_lufs,
        true_peak_dbtp: measures.true_peak_dbtp,
        // No sample is above the true peak, and players draw that as well.
        peak_dbfs: measures.true_peak_dbtp,
        noise_dbfs: measures
            .background
            .as_ref()
            .map(|background| background.level_lufs),
    })
}

/// A silence that begins or ends within this of the sound's own begins or ends with it, in seconds.
const AT_THE_EDGE_S: f64 = 0.1;

/// How long nothing can be heard at the beginning and at the end of the video, once all of its sound was
/// measured. Where the sound begins late or ends early, the rest is silent too.
fn silent_edges(found: &SoundExamination, video_s: f64) -> (Option<f64>, Option<f64>) {
    let SoundExamination::Measured(found) = found else {
        return (None, None);
    };
    if found.end != SoundEnd::Complete {
        return (None, None);
    }
    let measures = &found.measures;
    let (from_s, to_s) = (measures.from_s, measures.from_s + measures.seconds);
    let first = measures.silence.first();
    let first = first.filter(|span| span.from_s <= from_s + AT_THE_EDGE_S);
    let last = measures.silence.last();
    let last = last.filter(|span| span.to_s >= to_s - AT_THE_EDGE_S);
    let heard_from_s = first.map_or(from_s, |span| span.to_s);
    let heard_to_s = last.map_or(to_s, |span| span.from_s);
    (Some(heard_from_s), Some((video_s - heard_to_s).max(0.0)))
}

/// The same with what decoding the pictures has shown.
pub(super) fn with_picture(sound: &Decoded, found: &PictureExamination) -> Decoded {
    let sound = sound.clone();
    match found {
        PictureExamination::Measured(found) => Decoded {
            picture_lost_at_s: (found.end == PictureEnd::Undecodable).then_some(found.to_s),
            sizes: found.sizes.clone(),
            picture_advice: advised(&found.advice),
            bars_at_s: bars_at_s(&found.advice),
            ..sound
        },
        PictureExamination::Unexamined(PictureUnexamined::NoDecoder) => Decoded {
            picture_lost_at_s: Some(0.0),
            ..sound
        },
        PictureExamination::Unexamined(_) => sound,
    }
}

/// The second of the first frame with bars around the picture.
fn bars_at_s(advice: &[Advice<PictureCode>]) -> Option<f64> {
    let bars = [PictureCode::Letterboxed, PictureCode::Pillarboxed];
    let seen = advice.iter().filter(|advice| bars.contains(&advice.code));
    seen.map(|advice| advice.span.from_s).reduce(f64::min)
}

/// All of it was decoded, and none of it can be heard. Too short a sound has no loudness either, but a peak.
fn is_silent(found: &SoundFindings) -> bool {
    let measures = &found.measures;
    let peak = measures.true_peak_dbtp;
    found.end == SoundEnd::Complete
        && measures.integrated_lufs.is_none()
        && peak.is_none_or(|peak| peak <= INAUDIBLE_DBTP)
}

/// How many pieces of advice the page shows, and the earliest second.
fn advised<C: PartialEq>(advice: &[Advice<C>]) -> Option<Advised> {
    let seconds = advice.iter().map(|advice| advice.span.from_s);
    Some(Advised {
        count: super::advice::groups(advice).len() as u32,
        at_s: seconds.reduce(f64::min)?,
    })
}
