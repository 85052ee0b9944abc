//! What is an MP4 and what is not, whatever its name.

use super::super::fixtures::{Example, good};
use super::*;
use crate::facts::{Brands, Fact, Size};
use crate::rules::{Figure, sentence};
use crate::text::Lang;
use proptest::prelude::*;

fn main_of(example: &Example) -> (Outcome, String) {
    let main = example.judge("container").main;
    (main.outcome, main.code)
}

#[test]
fn mp4_by_its_brand() {
    for major in [
        b"isom",
        b"iso2",
        b"iso4",
        b"iso5",
        b"iso6",
        b"mp41",
        b"mp42",
        b"avc1",
        b"M4V ",
        b"MSNV",
        b"XAVC",
        b"dash",
        b"\0\0\0\0",
        b"zzzz",
    ] {
        let mut example = good();
        example.brand(major);
        assert_eq!(main_of(&example).0, Outcome::Meets, "{major:?}");
    }
}

#[test]
fn other_brands_are_not_mp4_whatever_the_name() {
    for (major, format) in [
        (b"qt  ", "quicktime"),
        (b"3gp4", "3gpp"),
        (b"3g2a", "3gpp"),
        (b"M4A ", "m4a"),
        (b"M4B ", "m4a"),
        (b"heic", "still"),
        (b"mif1", "still"),
        (b"avif", "still"),
        (b"mjp2", "mj2"),
    ] {
        for (name, code) in [("a.MP4", "only-named"), ("a.mov", "other-format")] {
            let mut example = good();
            example.brand(major);
            example.file_name = name.to_owned();
            // Neither what else it may be taken for nor a missing movie changes the answer.
            for _ in 0..2 {
                let main = example.judge("container").main;
                assert_eq!((main.outcome, main.code.as_str()), (Outcome::Breaks, code));
                assert_eq!(main.evidence["format"], Figure::Word(format.to_owned()));
                example.facts.movie = None;
            }
        }
    }
}

#[test]
fn flash_video_that_names_mp4_too_is_taken_and_advised_against() {
    for major in [b"f4v ", b"F4V "] {
        let mut example = good();
        example.brand(major);
        assert_eq!(main_of(&example), (Outcome::Advise, "flash".to_owned()));
        let main = example.judge("container").main;
        assert_eq!(main.evidence["format"], Figure::Word("f4v".to_owned()));
        // Without an MP4 brand it is Flash alone.
        example.facts.brands.as_mut().unwrap().compatible = vec![FourCc(*major)];
        assert_eq!(
            main_of(&example),
            (Outcome::Breaks, "only-named".to_owned())
        );
    }
}

#[test]
fn a_notice_that_takes_flash_takes_both_of_its_containers() {
    for taken in ["flv", "f4v"] {
        let notice = format!(
            r#"{{ "format": 2, "id": "flash", "title": "通知",
                "rules": [{{ "rule": "container", "any": ["{taken}"] }}] }}"#
        );
        let mut example = good();
        example.notice = crate::notice::Notice::parse(&notice).unwrap();
        example.brand(b"f4v ");
        example.file_name = "作品.f4v".to_owned();
        assert_eq!(main_of(&example), (Outcome::Meets, "taken".to_owned()));
        example.facts.brands = None;
        example.facts.movie = None;
        example.facts.content = Content::Flv;
        example.file_name = "作品.flv".to_owned();
        assert_eq!(main_of(&example), (Outcome::Meets, "taken".to_owned()));
    }
}

#[test]
fn a_renamed_file_is_named_for_what_it_is() {
    for (content, format) in [
        (Content::Matroska, "matroska"),
        (Content::WebM, "webm"),
        (Content::Avi, "avi"),
        (Content::Flv, "flv"),
        (Content::Asf, "asf"),
        (Content::MpegTs, "mpegts"),
        (Content::MpegPs, "mpegps"),
        (Content::RealMedia, "realmedia"),
    ] {
        let mut example = good();
        example.facts.content = content;
        let main = example.judge("container").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Breaks, "only-named")
        );
        assert_eq!(main.evidence["format"], Figure::Word(format.to_owned()));
    }
}

#[test]
fn mp4_under_another_name_is_advised() {
    for (name, code) in [
        ("讲课.m4v", "extension"),
        ("讲课.MOV", "extension"),
        ("讲课", "no-extension"),
        (".mp4", "no-extension"),
        ("讲课.", "no-extension"),
        ("讲课.mp4.txt", "extension"),
    ] {
        let mut example = good();
        example.file_name = name.to_owned();
        assert_eq!(
            main_of(&example),
            (Outcome::Advise, code.to_owned()),
            "{name}"
        );
    }
    for name in ["a.mp4", "a.MP4", "a.b.Mp4", "a.mp4 "] {
        let mut example = good();
        example.file_name = name.to_owned();
        assert_eq!(main_of(&example).0, Outcome::Meets, "{name}");
    }
}

#[test]
fn without_a_brand_the_standard_decides() {
    let mut example = good();
    example.facts.brands = None;
    assert_eq!(main_of(&example), (Outcome::Advise, "no-brand".to_owned()));
    example.picture().entry = FourCc(*b"rle ");
    assert_eq!(
        main_of(&example),
        (Outcome::CannotTell, "no-brand-old-codec".to_owned())
    );
    let mut example = good();
    example.facts.brands = None;
    example.movie().sounds[0].entry = FourCc(*b"sowt");
    assert_eq!(main_of(&example).0, Outcome::CannotTell);
}

#[test]
fn a_movie_without_a_picture_is_none() {
    let mut example = good();
    example.movie().pictures.clear();
    assert_eq!(
        main_of(&example),
        (Outcome::Breaks, "no-picture-track".to_owned())
    );
    example.defect(DefectCode::BoxTooShort);
    assert_eq!(
        main_of(&example),
        (Outcome::CannotTell, "box-too-short".to_owned())
    );
}

#[test]
fn without_a_movie_the_reason_is_named() {
    for (defects, expected) in [
        (&[DefectCode::MovieMissing][..], "movie-missing"),
        (
            &[DefectCode::MovieMissing, DefectCode::FileCutOff],
            "file-cut-off",
        ),
        (&[DefectCode::CompressedMovie], "compressed-movie"),
        (&[DefectCode::MovieTooLarge], "movie-too-large"),
        (&[], "movie-missing"),
    ] {
        let mut example = good();
        example.facts.movie = None;
        defects.iter().for_each(|code| example.defect(*code));
        assert_eq!(
            main_of(&example),
            (Outcome::CannotTell, expected.to_owned())
        );
    }
}

#[test]
fn a_piece_of_a_stream_is_no_mp4_but_a_cut_off_one_cannot_be_told() {
    let mut example = good();
    example.facts.movie = None;
    example.facts.brands = None;
    example.facts.fragmented = true;
    example.defect(DefectCode::MovieMissing);
    assert_eq!(main_of(&example), (Outcome::Breaks, "segment".to_owned()));
    example.facts.truncated = true;
    assert_eq!(main_of(&example).0, Outcome::CannotTell);
}

#[test]
fn what_is_damaged_is_never_met() {
    for code in [
        DefectCode::FileCutOff,
        DefectCode::SamplesMissing,
        DefectCode::SamplesOverlap,
        DefectCode::OffsetsWrapped,
        DefectCode::Encrypted,
        DefectCode::ExternalMedia,
        DefectCode::SecondMovie,
        DefectCode::NoSamples,
        DefectCode::PictureBlank,
        DefectCode::PictureDamaged,
        DefectCode::StartCodes,
        DefectCode::TrackDisabled,
    ] {
        let mut example = good();
        example.defect(code);
        // A box that claims too much may be junk: the inspection decides whether it was cut off.
        example.facts.truncated = code == DefectCode::FileCutOff;
        assert_eq!(
            main_of(&example),
            (Outcome::CannotTell, code.as_str().to_owned())
        );
    }
    let mut example = good();
    example.facts.truncated = true;
    assert_eq!(
        main_of(&example),
        (Outcome::CannotTell, "file-cut-off".to_owned())
    );
    let mut example = good();
    example.movie().sounds[0].encrypted = true;
    assert_eq!(
        main_of(&example),
        (Outcome::CannotTell, "encrypted".to_owned())
    );
}

#[test]
fn oddities_that_players_accept_are_accepted() {
    for code in [
        DefectCode::JunkBytes,
        DefectCode::BoxTooShort,
        DefectCode::ConfigurationUnreadable,
    ] {
        let mut example = good();
        example.defect(code);
        assert_eq!(main_of(&example).0, Outcome::Meets, "{code:?}");
    }
}

#[test]
fn tables_and_data_to_spare_are_advised() {
    for code in [DefectCode::ChunksLeftOver, DefectCode::MediaUnclaimed] {
        let mut example = good();
        example.defect(code);
        let advised = (Outcome::Advise, code.as_str().to_owned());
        assert_eq!(main_of(&example), advised);
    }
}

#[test]
fn what_may_not_play_at_the_review_is_advised() {
    for codec in ["hevc", "av1", "vp9", "mpeg4", "prores", "ap4h"] {
        let mut example = good();
        example.picture().codec = codec.to_owned();
        example.picture().bit_depth = None;
        assert_eq!(main_of(&example), (Outcome::Advise, "codec".to_owned()));
    }
    let mut example = good();
    example.picture().codec = "hevc".to_owned();
    example.picture().bit_depth = Some(10);
    assert_eq!(main_of(&example), (Outcome::Advise, "depth".to_owned()));
    for (profile, outcome) in [
        ("Constrained Baseline", Outcome::Meets),
        ("High", Outcome::Meets),
        ("High 4:4:4 Predictive", Outcome::Advise),
        ("High 10", Outcome::Advise),
    ] {
        let mut example = good();
        example.picture().profile = Some(profile.to_owned());
        assert_eq!(main_of(&example).0, outcome, "{profile}");
    }
}

#[test]
fn several_pictures_are_advised_even_where_one_is_switched_off() {
    let mut example = good();
    let second = example.picture().clone();
    example.movie().pictures.push(second);
    let several = (Outcome::Advise, "several-pictures".to_owned());
    assert_eq!(main_of(&example), several);
    example.movie().pictures[1].enabled = false;
    assert_eq!(main_of(&example), several);
}

proptest! {
    /// A name is never what makes an MP4, and never breaks one.
    #[test]
    fn the_name_decides_nothing(name in "\\PC{0,40}", brand in any::<[u8; 4]>()) {
        let mut example = good();
        example.facts.brands = Some(Brands { major: FourCc(brand), minor: 0, compatible: vec![] });
        example.facts.movie.as_mut().unwrap().pictures[0].displayed =
            Fact::Known(Size { width: 1, height: 1 });
        let under_mp4 = example.judge("container").main.outcome;
        example.file_name = name;
        let under_name = example.judge("container").main.outcome;
        prop_assert_eq!(under_mp4 == Outcome::Breaks, under_name == Outcome::Breaks);
    }
}

#[test]
fn of_a_file_that_was_cut_off_is_said_how_much_is_missing() {
    let mut example = good();
    example.facts.truncated = true;
    example.facts.missing_bytes = Some(1_500_000);
    let main = example.judge("container").main;
    assert_eq!(main.evidence["missing_bytes"], 1_500_000_u64.into());
    for (lang, said) in [
        (Lang::ZhCn, "至少还缺 1.50 MB。"),
        (Lang::En, "At least 1.50 MB"),
    ] {
        let sentence = sentence(example.notice.demand("container").unwrap(), &main, lang);
        assert!(sentence.contains(said), "{sentence}");
    }
}
