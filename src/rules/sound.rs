//! `sound` (声音清楚): a sound track must be there and must sound; whether it is clear an
//! ear says.

use super::cannot_tell;
use super::confirmed::{self, ADVISED, DONE};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, KindName, Outcome, Remedy, Scope};
use crate::facts::{Content, Decoded, DefectCode, Fact, Movie, SoundTrack};
use crate::json::Object;
use crate::text::{Lang, id};

const OPEN: Case = confirmed::open(Remedy::ClearSound);
const NO_SOUND_TRACK: Case =
    Case::new("no-sound-track", Outcome::Breaks).mended_by(Remedy::AddSound);
const EMPTY_TRACK: Case = Case::new("empty-track", Outcome::Breaks).mended_by(Remedy::AddSound);
const NO_TIME: Case = Case::new("no-time", Outcome::CannotTell).mended_by(Remedy::Reencode);
const SILENT: Case = Case::new("silent", Outcome::Breaks).mended_by(Remedy::AddSound);
const FIRST_SILENT: Case = Case::new("first-silent", Outcome::Advise).mended_by(Remedy::Reencode);
const DAMAGED: Case = Case::new("damaged", Outcome::Advise).mended_by(Remedy::CopyAgain);
const CODEC: Case = Case::new("codec", Outcome::Advise).mended_by(Remedy::Reencode);
const CONFIGURATION: Case = Case::new("configuration", Outcome::Advise).mended_by(Remedy::Reencode);
const SEVERAL: Case = Case::new("several-tracks", Outcome::Advise).mended_by(Remedy::Reencode);
const SHORT: Case = Case::new("short", Outcome::Advise).mended_by(Remedy::AddSound);
const PICTURE_SHORT: Case = Case::new("picture-short", Outcome::Advise).mended_by(Remedy::Reencode);

/// How much shorter than the film a track is that ends early for more than padding or a fade, in seconds.
const SHORTER_S: f64 = 10.0;

/// The part of a short film that counts as much.
const SHORTER_PART: f64 = 0.2;

/// However short the film, what is missing of a track may be padding up to here, in seconds.
const PADDING_S: f64 = 1.0;

/// A track that lasts less than this plays nothing, in seconds.
const MOMENT_S: f64 = 0.001;

/// The demand; it has no parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sound;

impl Sound {
    pub(super) fn read(_: &Object<'_>, _: Scope<'_>) -> Self {
        Self
    }
}

impl Rule for Sound {
    fn settled(&self) -> Settled {
        Settled::Watched
    }

    fn cases(&self) -> &'static [Case] {
        &[
            OPEN,
            DONE,
            NO_SOUND_TRACK,
            EMPTY_TRACK,
            NO_TIME,
            SILENT,
            FIRST_SILENT,
            DAMAGED,
            CODEC,
            CONFIGURATION,
            SEVERAL,
            SHORT,
            PICTURE_SHORT,
            ADVISED,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        lang.text(id::DEMANDED_CLEAR_SOUND).to_owned()
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let facts = context.facts;
        let Some(movie) = &facts.movie else {
            if context.is_unread() {
                return vec![confirmed::judge(context, demand, OPEN)];
            }
            return vec![cannot_tell::no_picture(context)];
        };
        let damaged = cannot_tell::no_movie(facts);
        let Some(sound) = movie.sounds.first() else {
            // A damaged description may have lost the track: then nobody can tell.
            // Neither can anybody of a stream that is not known.
            let is_unknown = movie.others.iter().any(|other| other == "unknown");
            return vec![match damaged {
                Some(code) => cannot_tell::defect(code),
                None if is_unknown => cannot_tell::UNKNOWN.with([]),
                None => NO_SOUND_TRACK.with([]),
            }];
        };
        if sound.encrypted {
            return vec![cannot_tell::defect(DefectCode::Encrypted)];
        }
        if sound.samples == 0 {
            return vec![match damaged {
                Some(code) => cannot_tell::defect(code),
                None if facts.truncated => cannot_tell::defect(DefectCode::FileCutOff),
                // Without a table of samples only some of the file is looked at.
                None if facts.content != Content::IsoBmff => cannot_tell::UNKNOWN.with([]),
                None => EMPTY_TRACK.with([]),
            }];
        }
        // Some players are silent then: that it is heard in this one says nothing of those.
        if !sound.enabled && movie.pictures.first().is_some_and(|track| track.enabled) {
            return vec![cannot_tell::defect(DefectCode::TrackDisabled)];
        }
        let edited_away = Fact::Unreadable(DefectCode::EditPlaysNothing);
        if sound.duration_s == edited_away {
            return vec![cannot_tell::defect(DefectCode::EditPlaysNothing)];
        }
        // There are samples, but they are given no time: some players play them nevertheless.
        if sound
            .duration_s
            .known()
            .is_some_and(|duration_s| *duration_s < MOMENT_S)
        {
            return vec![NO_TIME.with([])];
        }
        let is_several = movie
            .sounds
            .iter()
            .filter(|sound| sound.samples > 0)
            .count()
            > 1;
        let is_silent = context.decoded.is_some_and(|decoded| decoded.silent);
        if is_silent && !is_several {
            return vec![SILENT.with([])];
        }
        let mut findings = vec![confirmed::judge(context, demand, OPEN)];
        findings.extend(context.decoded.map(heard).into_iter().flatten());
        // Where a way of coding is demanded, that demand speaks of it.
        if !context.is_demanded(KindName::SoundCoding) {
            findings.extend(playable(&sound.codec));
        }
        // Players choose differently among several tracks, and in some another one is heard.
        findings.extend(is_silent.then(|| FIRST_SILENT.with([])));
        findings.extend(is_several.then(|| SEVERAL.with([])));
        findings.extend(lengths(movie, sound));
        findings
    }
}

/// Whether a computer as it comes will play the sound: AAC and MP3 are heard everywhere.
fn playable(codec: &str) -> Option<Finding> {
    match codec {
        "aac" | "mp3" => None,
        // How it is coded is not said, or not in a way that can be read.
        "mp4a" | "unknown" => Some(CONFIGURATION.with([])),
        codec => Some(CODEC.with([("codec", codec.into())])),
    }
}

/// Whether sound or picture ends long before the film does.
fn lengths(movie: &Movie, sound: &SoundTrack) -> Option<Finding> {
    let film_s = *movie.duration_s.known()?;
    let is_short = |track_s: f64| {
        let missing_s = film_s - track_s;
        let is_much = missing_s > SHORTER_S || missing_s > film_s * SHORTER_PART;
        missing_s > PADDING_S && is_much
    };
    let sound_s = *sound.duration_s.known()?;
    if is_short(sound_s) {
        return Some(SHORT.with([("sound_s", sound_s.into()), ("film_s", film_s.into())]));
    }
    let picture_s = *movie.pictures.first()?.duration_s.known()?;
    is_short(picture_s)
        .then(|| PICTURE_SHORT.with([("picture_s", picture_s.into()), ("sound_s", sound_s.into())]))
}

/// What was found when the sound was decoded.
fn heard(decoded: &Decoded) -> impl Iterator<Item = Finding> + use<> {
    let damaged = decoded.sound_damaged_at_s;
    let damaged = damaged.map(|at_s| DAMAGED.with([("at_s", at_s.into())]));
    let advised = decoded.sound_advice.map(confirmed::advised);
    damaged.into_iter().chain(advised)
}

#[cfg(test)]
mod tests {
    use super::super::RuleOutcome;
    use super::super::fixtures::good;
    use super::*;
    use crate::facts::{Advised, Defect};

    #[test]
    fn a_sound_track_must_be_there_and_an_ear_must_confirm() {
        let mut example = good();
        assert_eq!(example.judge("sound").main.outcome, Outcome::Confirm);
        example.confirm("sound", "张三", None);
        assert_eq!(example.judge("sound").main.outcome, Outcome::Meets);
        example.facts.movie.as_mut().unwrap().sounds.clear();
        let main = example.judge("sound").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Breaks, "no-sound-track")
        );
    }

    #[test]
    fn a_track_without_a_sample_is_no_sound() {
        let mut example = good();
        example.facts.movie.as_mut().unwrap().sounds[0].samples = 0;
        assert_eq!(example.judge("sound").main.code, "empty-track");
        example.facts.truncated = true;
        assert_eq!(example.judge("sound").main.outcome, Outcome::CannotTell);
    }

    #[test]
    fn a_lost_track_is_not_a_missing_one() {
        let mut example = good();
        example.facts.movie.as_mut().unwrap().sounds.clear();
        let (code, path) = (DefectCode::BoxTooShort, "moov/trak[1]".to_owned());
        example.facts.defects.push(Defect {
            code,
            path,
            offset: 9,
        });
        let main = example.judge("sound").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "box-too-short")
        );
    }

    #[test]
    fn total_silence_is_no_sound() {
        let mut example = good();
        example.confirm("sound", "张三", None);
        example.decoded().silent = true;
        let main = example.judge("sound").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Breaks, "silent")
        );
        // Another track may be the one that is heard.
        let second = example.movie().sounds[0].clone();
        example.movie().sounds.push(second);
        assert_eq!(example.judge("sound").main.code, "first-silent");
    }

    #[test]
    fn what_decoding_finds_amiss_is_advised() {
        let mut example = good();
        example.decoded().sound_damaged_at_s = Some(31.0);
        example.decoded().sound_advice = Some(Advised {
            count: 3,
            at_s: 2.0,
        });
        let codes = |outcome: &RuleOutcome| {
            let also = outcome.also.iter();
            also.map(|finding| finding.code.clone()).collect::<Vec<_>>()
        };
        assert_eq!(codes(&example.judge("sound")), ["damaged", "advised"]);
        example.confirm("sound", "张三", None);
        assert_eq!(example.judge("sound").main.outcome, Outcome::Advise);
    }

    #[test]
    fn rare_codecs_are_advised() {
        let mut example = good();
        example.facts.movie.as_mut().unwrap().sounds[0].codec = "opus".to_owned();
        assert_eq!(example.judge("sound").also[0].code, "codec");
        example.confirm("sound", "", None);
        assert_eq!(example.judge("sound").main.outcome, Outcome::Advise);
    }

    #[test]
    fn sound_that_is_switched_off_cannot_be_told() {
        let mut example = good();
        example.facts.movie.as_mut().unwrap().sounds[0].enabled = false;
        example.confirm("sound", "张三", None);
        assert_eq!(example.judge("sound").main.code, "track-disabled");
        // With nothing switched on, players play everything.
        example.picture().enabled = false;
        assert_eq!(example.judge("sound").main.outcome, Outcome::Meets);
    }

    #[test]
    fn encrypted_sound_cannot_be_told() {
        let mut example = good();
        example.facts.movie.as_mut().unwrap().sounds[0].encrypted = true;
        example.confirm("sound", "张三", None);
        assert_eq!(example.judge("sound").main.code, "encrypted");
    }
}
