//! What is shown of an examination: markup for the screen, a line for the sheet, JSON for the report,
//! each ready to be put in. So the page carries neither these words nor these figures.

mod advice;
mod curve;
mod decoded;
mod line;
mod picture;
mod report;
mod second_reading;
mod sound;
#[cfg(test)]
mod tests;

use super::{PictureEnd, PictureExamination, SecondReading, SoundEnd, SoundExamination};
use crate::facts::Facts;
use crate::job::{Examined, Localised};
use crate::text::{Value, fixed};
use serde::Serialize;

/// What came of the examination of a sound, or has come of it so far, as the page takes it.
#[must_use]
pub fn shown(found: &SoundExamination, facts: &Facts) -> Examined {
    let movie = facts.movie.as_ref();
    let video_s = movie.and_then(|movie| movie.duration_s.known().copied());
    let about = About {
        video_s: video_s.unwrap_or_default(),
        codec: movie
            .and_then(|movie| movie.sounds.first())
            .map_or("", |sound| &sound.codec),
    };
    let under_way = match found {
        SoundExamination::Measured(found) if found.end == SoundEnd::UnderWay => Some(found.to_s),
        _ => None,
    };
    let video_s = about.video_s.max(under_way.unwrap_or_default());
    Examined {
        sound_s: under_way.unwrap_or(video_s),
        picture_s: under_way.is_none().then_some(0.0),
        video_s,
        decoded: decoded::of_sound(found, video_s),
        markup: Localised::new(|lang| sound::section(found, &about, lang)),
        sound: Localised::new(|lang| line::of(found, lang)),
        picture: None,
        measurements: report::json(found),
        complete: false,
    }
}

/// The same with what came of the examination of the pictures, or has come of it so far: `sound` is
/// what is shown of the sound, which was examined before.
#[must_use]
pub fn shown_with(sound: &Examined, found: &PictureExamination) -> Examined {
    let under_way = match found {
        PictureExamination::Measured(found) if found.end == PictureEnd::UnderWay => {
            Some(found.to_s)
        }
        _ => None,
    };
    let picture_s = under_way.unwrap_or(sound.video_s);
    Examined {
        picture_s: Some(picture_s.min(sound.video_s)),
        decoded: decoded::with_picture(&sound.decoded, found),
        markup: Localised::new(|lang| {
            sound.markup.of(lang).to_owned() + &picture::section(found, lang)
        }),
        picture: Some(Localised::new(|lang| picture::line(found, lang))),
        measurements: report::with(&sound.measurements, "picture", picture::json(found)),
        complete: under_way.is_none(),
        ..sound.clone()
    }
}

/// The same with what mp4parse says of the file: in the report always, on the page where Firefox will not
/// play it.
#[must_use]
pub fn shown_with_second_reading(examined: &Examined, found: &SecondReading) -> Examined {
    let advice = |lang| second_reading::section(found, lang);
    Examined {
        markup: Localised::new(|lang| examined.markup.of(lang).to_owned() + &advice(lang)),
        measurements: report::with(
            &examined.measurements,
            "second_reading",
            second_reading::json(found),
        ),
        ..examined.clone()
    }
}

/// What there is to know about a video beside what was found in its sound.
struct About<'a> {
    /// How long it plays, in seconds.
    video_s: f64,
    codec: &'a str,
}

/// The code of a variant that stands for itself, as in the report.
fn code(variant: impl Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// A level with one decimal and the minus sign of typesetters.
fn level(figure: f64) -> String {
    fixed(figure, 1).replace('-', "−")
}

/// A time in whole seconds, for `CLOCK`.
fn clock(seconds: f64) -> Value<'static> {
    // Saturates for what is negative.
    Value::Whole(seconds as u64)
}
