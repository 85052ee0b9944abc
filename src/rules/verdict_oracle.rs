//! Over facts of every kind a video may be handed in exactly when it meets the notice. What that means is
//! written here a second time, independently of the rules.

use super::fixtures::{Example, good};
use super::{Outcome, verdict};
use crate::facts::{Content, Decoded, DecodedSize, DefectCode, Fact, Size};
use proptest::prelude::*;
use proptest::sample::select;

const FULL: Size = Size {
    width: 1920,
    height: 1080,
};
const UPRIGHT: Size = Size {
    width: 1080,
    height: 1920,
};

const TO_CONFIRM: [&str; 4] = ["picture", "sound", "title-card", "speaker-label"];

/// Mostly the first, which is all right, and now and then another.
fn mostly<T: Clone + std::fmt::Debug + 'static>(values: &[T]) -> impl Strategy<Value = T> + use<T> {
    let first = values[0].clone();
    prop_oneof![8 => Just(first), 2 => select(values.to_vec())]
}

fn facts() -> impl Strategy<Value = Example> {
    let file = (
        mostly(&[
            Content::IsoBmff,
            Content::Matroska,
            Content::Empty,
            Content::Unknown,
        ]),
        mostly(&[
            *b"isom", *b"mp42", *b"qt  ", *b"3gp4", *b"KDDI", *b"M4A ", *b"avif",
        ]),
        mostly(&[false, true]),
        mostly(&[false, true]),
        mostly(&[
            None,
            Some(DefectCode::JunkBytes),
            Some(DefectCode::SecondMovie),
            Some(DefectCode::Encrypted),
            Some(DefectCode::NoSamples),
            Some(DefectCode::ExternalMedia),
            Some(DefectCode::TrackDisabled),
            Some(DefectCode::SizeContradiction),
            Some(DefectCode::JunkInFront),
            Some(DefectCode::BoxTooLong),
            Some(DefectCode::SamplesUntimed),
            Some(DefectCode::EditRate),
            Some(DefectCode::PictureBlank),
            Some(DefectCode::PictureDamaged),
            Some(DefectCode::StartCodes),
            Some(DefectCode::SamplesOverlap),
            Some(DefectCode::OffsetsWrapped),
            Some(DefectCode::ChunksLeftOver),
            Some(DefectCode::MediaUnclaimed),
            Some(DefectCode::DurationContradiction),
        ]),
        mostly(&["a.mp4", "a.mov", ""]),
    );
    let movie = (
        prop_oneof![
            8 => (470.0..490.0_f64).prop_map(Fact::Known),
            1 => Just(Fact::Known(0.0)),
            1 => select(vec![
                DefectCode::DurationContradiction,
                DefectCode::EditPlaysNothing,
                DefectCode::FragmentsOverlap,
                DefectCode::SamplesMissing,
            ])
            .prop_map(Fact::Unreadable),
        ],
        mostly(&[Some(480.0), None, Some(3000.0)]),
        mostly(&[1_usize, 0]),
        mostly(&[1_usize, 0]),
        mostly(&[100_u64, 0]),
        mostly(&[Fact::Known(452.0), Fact::Known(0.5), Fact::Known(0.0)]),
        mostly(&["aac", "usac", "mp4a"]),
    );
    let picture = (
        mostly(&[
            Fact::Known(FULL),
            Fact::Known(UPRIGHT),
            Fact::Known(Size {
                width: 1440,
                height: 1080,
            }),
            Fact::Unreadable(DefectCode::SizeChanges),
        ]),
        mostly(&[
            Fact::Known(FULL),
            Fact::Known(UPRIGHT),
            Fact::Absent,
            Fact::Unreadable(DefectCode::SizeUnconfirmed),
            Fact::Unreadable(DefectCode::SizeContradiction),
        ]),
        mostly(&[
            Fact::Known(0),
            Fact::Known(90),
            Fact::Unreadable(DefectCode::MatrixIllegal),
            Fact::Unreadable(DefectCode::MatrixContradiction),
        ]),
        mostly(&[None, Some(FULL), Some(UPRIGHT)]),
        mostly(&[false, true]),
        mostly(&["h264", "hevc"]),
    );
    let small = Size {
        width: 1280,
        height: 720,
    };
    let decoded = (
        mostly(&[true, false]),
        mostly(&[false, true]),
        mostly(&[None, Some(0.0), Some(9.0)]),
        mostly(&[FULL, UPRIGHT, small]),
    );
    let confirmed = proptest::collection::vec(mostly(&[true, false]), 4);
    (file, movie, picture, decoded, confirmed).prop_map(
        |(file, movie, picture, decoded, confirmed)| {
            let mut example = good();
            let (content, brand, fragmented, truncated, defect, name) = file;
            example.facts.content = content;
            example.brand(&brand);
            example.facts.fragmented = fragmented;
            example.facts.truncated = truncated;
            defect.into_iter().for_each(|code| example.defect(code));
            example.file_name = name.to_owned();
            let shown = example.picture();
            shown.coded = picture.0;
            shown.displayed = picture.1;
            shown.rotation_deg = picture.2;
            shown.clean_aperture = picture.3;
            shown.encrypted = picture.4;
            shown.codec = picture.5.to_owned();
            example.movie().sounds[0].samples = movie.4;
            example.movie().sounds[0].duration_s = movie.5;
            example.movie().sounds[0].codec = movie.6.to_owned();
            example.movie().duration_s = movie.0;
            example.movie().header_duration_s = movie.1;
            example.movie().pictures.truncate(movie.2);
            example.movie().sounds.truncate(movie.3);
            example.decoded = decoded.0.then(|| Decoded {
                silent: decoded.1,
                picture_lost_at_s: decoded.2,
                sizes: vec![DecodedSize {
                    size: decoded.3,
                    at_s: 0.0,
                }],
                ..Decoded::default()
            });
            for (rule, yes) in TO_CONFIRM.into_iter().zip(confirmed) {
                if yes {
                    example.confirm(rule, "张三", None);
                }
            }
            example
        },
    )
}

/// Whether the notice lets it be handed in, advice or not.
fn may_be_handed_in(example: &Example) -> bool {
    let facts = &example.facts;
    let is_mp4 = facts.content == Content::IsoBmff
        && facts
            .brands
            .as_ref()
            .is_some_and(|brands| matches!(&brands.major.0, b"isom" | b"mp42"));
    is_mp4 && meets_all_else(example)
}

/// Whether all but the container is as the notice demands.
fn meets_all_else(example: &Example) -> bool {
    let facts = &example.facts;
    let Some(movie) = &facts.movie else {
        return false;
    };
    let (Some(picture), Some(sound)) = (movie.pictures.first(), movie.sounds.first()) else {
        return false;
    };
    let whole = !facts.truncated
        && facts.defects.iter().all(|defect| {
            matches!(
                defect.code,
                DefectCode::JunkBytes
                    | DefectCode::SizeContradiction
                    | DefectCode::BoxTooLong
                    | DefectCode::SamplesUntimed
                    | DefectCode::EditRate
                    | DefectCode::ChunksLeftOver
                    | DefectCode::MediaUnclaimed
                    | DefectCode::DurationContradiction
            )
        });
    let turned = picture.rotation_deg == Fact::Known(90);
    let pixels = if turned { UPRIGHT } else { FULL };
    let shows = |decoded: &Decoded| {
        let lost = decoded.picture_lost_at_s;
        !decoded.silent
            && (lost.is_none()
                || lost == Some(0.0) && picture.codec != "h264"
                || facts.content != Content::IsoBmff)
            && decoded
                .sizes
                .iter()
                .all(|seen| [FULL, UPRIGHT].contains(&seen.size))
    };
    whole
        && example.decoded.as_ref().is_none_or(shows)
        && matches!(movie.duration_s, Fact::Known(s) if s > 0.0 && s < 480.9995)
        && picture.displayed == Fact::Known(FULL)
        && picture.coded == Fact::Known(pixels)
        && (turned || picture.rotation_deg == Fact::Known(0))
        && picture.clean_aperture.is_none_or(|clean| clean == pixels)
        && !picture.encrypted
        && sound.samples > 0
        && sound.duration_s != Fact::Known(0.0)
        && TO_CONFIRM
            .iter()
            .all(|rule| example.confirmations.contains_key(*rule))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn handed_in_exactly_when_the_notice_is_met(example in facts()) {
        let outcomes = example.evaluate();
        let verdict = verdict(&outcomes);
        prop_assert_eq!(verdict <= Outcome::Advise, may_be_handed_in(&example), "{:#?}", outcomes);
    }

    /// Where another container is taken as well, it is judged like an MP4 in all else.
    #[test]
    fn another_container_is_held_to_all_the_rest(example in facts()) {
        let mut example = example;
        let taken = include_str!("../../www/notice.json").replace(r#""any": ["mp4"]"#, r#""any": ["mp4", "mkv"]"#);
        example.notice = crate::notice::Notice::parse(&taken).unwrap();
        example.facts.content = Content::Matroska;
        example.facts.brands = None;
        let outcomes = example.evaluate();
        prop_assert_eq!(verdict(&outcomes) <= Outcome::Advise, meets_all_else(&example), "{:#?}", outcomes);
    }

    /// What breaks the notice by a measured figure is told so, also where something else is unclear.
    #[test]
    fn too_long_or_too_small_is_never_called_anything_else(example in facts()) {
        let Some(movie) = &example.facts.movie else { return Ok(()) };
        let too_long = matches!(movie.duration_s, Fact::Known(s) if s >= 481.0);
        let upright = movie.pictures.first().is_some_and(|picture| {
            picture.displayed == Fact::Known(UPRIGHT)
                && matches!(picture.rotation_deg, Fact::Known(_))
        });
        if (too_long && !example.facts.truncated) || upright {
            prop_assert_eq!(verdict(&example.evaluate()), Outcome::Breaks);
        }
    }
}

/// What a demand comes to, judged a second time: in floating point, straight from the notice's figures.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Expected {
    Fits,
    Fails,
    Unknown,
}

/// A figure of a file that may be unknown.
fn maybe<T: Clone + std::fmt::Debug + 'static>(
    figure: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Option<T>> {
    prop_oneof![8 => figure.prop_map(Some), 1 => Just(None)]
}

/// Facts that the measured kinds look at.
#[derive(Debug, Clone)]
struct Figures {
    duration_s: Option<f64>,
    bytes: u64,
    size: Option<(u32, u32)>,
    frame_rate: Option<f64>,
    bit_rate: Option<u64>,
}

fn figures() -> impl Strategy<Value = Figures> {
    let sides = select(vec![360_u32, 480, 720, 1080, 1280, 1920, 2160, 3840]);
    let rates = select(vec![
        23.976, 24.0, 25.0, 29.97, 30.0, 50.0, 59.94, 60.0, 15.0,
    ]);
    (
        maybe(0.5..700.0_f64),
        1_000_000..900_000_000_u64,
        maybe((sides.clone(), sides)),
        maybe(rates),
        maybe(500_000..20_000_000_u64),
    )
        .prop_map(|(duration_s, bytes, size, frame_rate, bit_rate)| Figures {
            duration_s,
            bytes,
            size,
            frame_rate,
            bit_rate,
        })
}

impl Figures {
    fn example(&self, notice: &str) -> Example {
        let mut example = good();
        example.notice = crate::notice::Notice::parse(notice).unwrap();
        example.facts.bytes = self.bytes;
        example.movie().duration_s = self.duration_s.map_or(Fact::Absent, Fact::Known);
        example.movie().header_duration_s = self.duration_s;
        let size = self.size.map(|(width, height)| Size { width, height });
        let picture = example.picture();
        picture.displayed = size.map_or(Fact::Absent, Fact::Known);
        picture.coded = picture.displayed;
        picture.frame_rate = self.frame_rate;
        picture.bit_rate = self.bit_rate;
        example
    }
}

/// A demand as a notice writes it, and what it expects of the figures.
type Drawn = (
    serde_json::Value,
    fn(&serde_json::Value, &Figures) -> Expected,
);

fn number(rule: &serde_json::Value, key: &str) -> Option<f64> {
    rule[key].as_f64()
}

/// Whether a figure lies within what the keys say.
fn within(rule: &serde_json::Value, unit: &str, figure: f64) -> bool {
    let at = |word: &str| number(rule, &format!("{word}_{unit}"));
    at("min").is_none_or(|min| figure >= min)
        && at("max").is_none_or(|max| figure <= max)
        && at("under").is_none_or(|under| figure < under)
        && at("about").is_none_or(|about| (figure - about).abs() <= about * 0.1)
}

fn told<T: Copy>(figure: Option<T>, fits: impl Fn(T) -> bool) -> Expected {
    match figure {
        None => Expected::Unknown,
        Some(figure) if fits(figure) => Expected::Fits,
        Some(_) => Expected::Fails,
    }
}

fn drawn() -> impl Strategy<Value = Drawn> {
    use serde_json::json;
    let duration = (1..300_u32, 1..300_u32, 0..4_u8).prop_map(|(least, more, shape)| {
        let most = least + more;
        let rule = match shape {
            0 => json!({ "rule": "duration", "max_s": most }),
            1 => json!({ "rule": "duration", "min_s": least, "max_s": most, "grace_s": 0 }),
            2 => json!({ "rule": "duration", "under_s": most, "grace_s": 0 }),
            _ => json!({ "rule": "duration", "about_s": most, "strength": "must" }),
        };
        let expected: fn(&serde_json::Value, &Figures) -> Expected = |rule, figures| {
            let grace_s = number(rule, "grace_s").unwrap_or(1.0);
            told(figures.duration_s, |duration_s| {
                let ms = (duration_s * 1000.0).round() / 1000.0;
                let is_graced =
                    ms - grace_s < number(rule, "max_s").unwrap_or(0.0) && ms >= grace_s;
                within(rule, "s", ms)
                    || (is_graced && number(rule, "min_s").is_none_or(|min| ms >= min))
            })
        };
        (rule, expected)
    });
    let size = (1..400_u32, 1..400_u32, any::<bool>()).prop_map(|(least, more, exact)| {
        let mb = if exact { "1000" } else { "either" };
        let rule = json!({ "rule": "size", "min_mb": least, "max_mb": least + more, "mb": mb });
        let expected: fn(&serde_json::Value, &Figures) -> Expected = |rule, figures| {
            let binary = if rule["mb"] == "1000" {
                1e6
            } else {
                1_048_576.0
            };
            let bytes = figures.bytes as f64;
            let fits = bytes >= number(rule, "min_mb").unwrap() * 1e6
                && bytes <= number(rule, "max_mb").unwrap() * binary;
            told(Some(()), |()| fits)
        };
        (rule, expected)
    });
    let way = select(vec!["landscape", "portrait", "square"]).prop_map(|way| {
        let rule = json!({ "rule": "orientation", "any": way });
        let expected: fn(&serde_json::Value, &Figures) -> Expected = |rule, figures| {
            told(figures.size, |(width, height)| match rule["any"].as_str() {
                Some("landscape") => width > height,
                Some("portrait") => height > width,
                _ => width == height,
            })
        };
        (rule, expected)
    });
    let side = select(vec![480_u32, 720, 1080]).prop_map(|side| {
        let rule = json!({ "rule": "resolution", "short_side_min": side });
        let expected: fn(&serde_json::Value, &Figures) -> Expected = |rule, figures| {
            let least = number(rule, "short_side_min").unwrap();
            told(figures.size, |(width, height)| {
                f64::from(width.min(height)) >= least
            })
        };
        (rule, expected)
    });
    let pair = (any::<bool>(), any::<bool>()).prop_map(|(exact, either)| {
        let key = if exact { "any" } else { "min" };
        let rule = json!({ "rule": "resolution", key: [1280, 720], "either_way": either });
        let expected: fn(&serde_json::Value, &Figures) -> Expected = |rule, figures| {
            told(figures.size, |(width, height)| {
                let fits = |width: u32, height: u32| match rule.get("any") {
                    Some(_) => (width, height) == (1280, 720),
                    None => width >= 1280 && height >= 720,
                };
                fits(width, height) || (rule["either_way"] == true && fits(height, width))
            })
        };
        (rule, expected)
    });
    let rate = (select(vec![24_u32, 25, 30, 60]), any::<bool>()).prop_map(|(rate, exact)| {
        let rule = json!({ "rule": "frame-rate", "any_fps": [rate], "exact": exact });
        let expected: fn(&serde_json::Value, &Figures) -> Expected = |rule, figures| {
            let wanted = rule["any_fps"][0].as_f64().unwrap();
            told(figures.frame_rate, |rate| {
                let broadcast = wanted * 1000.0 / 1001.0;
                let near = |other: f64| (rate - other).abs() < 0.0105;
                near(wanted) || (rule["exact"] != true && wanted != 25.0 && near(broadcast))
            })
        };
        (rule, expected)
    });
    let bits = (1000..9000_u32, 1000..9000_u32).prop_map(|(least, more)| {
        let most = least + more;
        let rule = json!({ "rule": "video-bit-rate", "min_kbps": least, "max_kbps": most });
        let expected: fn(&serde_json::Value, &Figures) -> Expected = |rule, figures| {
            told(figures.bit_rate, |bits| {
                within(rule, "kbps", bits as f64 / 1000.0)
            })
        };
        (rule, expected)
    });
    prop_oneof![duration, size, way, side, pair, rate, bits]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    /// Whatever a notice demands of a figure: what is within is never refused, what is not is never taken, what
    /// is only recommended never breaks, and what is not known is never told.
    #[test]
    fn any_demand_is_judged_as_it_is_written(
        (rule, expected) in drawn(),
        figures in figures(),
        should in any::<bool>(),
    ) {
        let mut rule = rule;
        rule["id"] = "drawn".into();
        let strength = if should { "should" } else { "must" };
        rule["strength"] = strength.into();
        let notice = serde_json::json!({
            "format": 2, "id": "drawn", "title": "抽取的通知", "rules": [rule.clone()],
        });
        let example = figures.example(&notice.to_string());
        let outcome = example.judge("drawn").main;
        match expected(&rule, &figures) {
            Expected::Fits => prop_assert!(outcome.outcome <= Outcome::Advise, "{outcome:?}"),
            Expected::Fails if should => prop_assert_eq!(outcome.outcome, Outcome::Advise),
            Expected::Fails => prop_assert_eq!(outcome.outcome, Outcome::Breaks),
            Expected::Unknown => prop_assert_eq!(outcome.outcome, Outcome::CannotTell),
        }
        // A file that breaks a must is never said to be in order, and no other is refused.
        let verdict = verdict(&example.evaluate());
        prop_assert_eq!(verdict == Outcome::Breaks, outcome.outcome == Outcome::Breaks);
    }
}
