//! Over facts of every kind a video may be handed in exactly when it meets the notice. What that means is
//! written here a second time, independently of the rules.

use super::fixtures::{Example, good};
use super::{Outcome, RuleId, verdict};
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

const TO_CONFIRM: [RuleId; 4] = [
    RuleId::Picture,
    RuleId::Sound,
    RuleId::TitleCard,
    RuleId::SpeakerLabel,
];

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
    let (Some(movie), Some(brands)) = (&facts.movie, &facts.brands) else {
        return false;
    };
    let (Some(picture), Some(sound)) = (movie.pictures.first(), movie.sounds.first()) else {
        return false;
    };
    let is_mp4 = facts.content == Content::IsoBmff && matches!(&brands.major.0, b"isom" | b"mp42");
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
            && (lost.is_none() || lost == Some(0.0) && picture.codec != "h264")
            && decoded
                .sizes
                .iter()
                .all(|seen| [FULL, UPRIGHT].contains(&seen.size))
    };
    is_mp4
        && whole
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
            .all(|rule| example.confirmations.contains_key(rule))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn handed_in_exactly_when_the_notice_is_met(example in facts()) {
        let outcomes = example.evaluate();
        let verdict = verdict(&outcomes);
        prop_assert_eq!(verdict <= Outcome::Advise, may_be_handed_in(&example), "{:#?}", outcomes);
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
