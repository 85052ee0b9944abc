//! What the rules are told of an examination.

use super::super::{
    PictureEnd, PictureExamination, PictureUnexamined, SoundEnd, SoundExamination, SoundFindings,
    Unexamined,
};
use crate::facts::{Advised, Decoded};
use crate::signal::advice::Advice;

/// Digital silence, and what no amplifier makes audible: a true peak in dBTP that even the quietest hiss of
/// a recording exceeds.
const INAUDIBLE_DBTP: f64 = -60.0;

/// What decoding the sound has shown.
pub(super) fn of_sound(found: &SoundExamination) -> Decoded {
    let (silent, damaged_at_s, advice) = match found {
        SoundExamination::Measured(found) => (
            is_silent(found),
            (found.end == SoundEnd::Damaged).then_some(found.to_s),
            advised(&found.advice),
        ),
        SoundExamination::Unexamined(Unexamined::Damaged) => (false, Some(0.0), None),
        SoundExamination::Unexamined(_) => (false, None, None),
    };
    Decoded {
        silent,
        sound_damaged_at_s: damaged_at_s,
        // Of total silence the rule itself speaks.
        sound_advice: advice.filter(|_| !silent),
        ..Decoded::default()
    }
}

/// The same with what decoding the pictures has shown.
pub(super) fn with_picture(sound: &Decoded, found: &PictureExamination) -> Decoded {
    let sound = sound.clone();
    match found {
        PictureExamination::Measured(found) => Decoded {
            picture_lost_at_s: (found.end == PictureEnd::Undecodable).then_some(found.to_s),
            sizes: found.sizes.clone(),
            picture_advice: advised(&found.advice),
            ..sound
        },
        PictureExamination::Unexamined(PictureUnexamined::NoDecoder) => Decoded {
            picture_lost_at_s: Some(0.0),
            ..sound
        },
        PictureExamination::Unexamined(_) => sound,
    }
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
