//! What is an MP4 and what is not, whatever its name.

use super::super::fixtures::{Sample, good};
use super::*;
use crate::facts::{Brands, Fact, Size};
use crate::rules::Figure;
use proptest::prelude::*;

fn main_of(sample: &Sample) -> (Outcome, String) {
    let main = sample.judge(RuleId::Container).main;
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
        b"F4V ",
        b"\0\0\0\0",
        b"zzzz",
    ] {
        let mut sample = good();
        sample.brand(major);
        assert_eq!(main_of(&sample).0, Outcome::Meets, "{major:?}");
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
        for (name, code) in [("a.MP4", "only-named-mp4"), ("a.mov", "other-format")] {
            let mut sample = good();
            sample.brand(major);
            sample.file_name = name.to_owned();
            // Neither what else it may be taken for nor a missing movie changes the answer.
            for _ in 0..2 {
                let main = sample.judge(RuleId::Container).main;
                assert_eq!((main.outcome, main.code.as_str()), (Outcome::Breaks, code));
                assert_eq!(main.evidence["format"], Figure::Word(format.to_owned()));
                sample.facts.movie = None;
            }
        }
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
        let mut sample = good();
        sample.facts.content = content;
        let main = sample.judge(RuleId::Container).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Breaks, "only-named-mp4")
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
        let mut sample = good();
        sample.file_name = name.to_owned();
        assert_eq!(
            main_of(&sample),
            (Outcome::Advise, code.to_owned()),
            "{name}"
        );
    }
    for name in ["a.mp4", "a.MP4", "a.b.Mp4", "a.mp4 "] {
        let mut sample = good();
        sample.file_name = name.to_owned();
        assert_eq!(main_of(&sample).0, Outcome::Meets, "{name}");
    }
}

#[test]
fn without_a_brand_the_standard_decides() {
    let mut sample = good();
    sample.facts.brands = None;
    assert_eq!(main_of(&sample), (Outcome::Advise, "no-brand".to_owned()));
    sample.picture().entry = FourCc(*b"rle ");
    assert_eq!(
        main_of(&sample),
        (Outcome::CannotTell, "no-brand-old-codec".to_owned())
    );
    let mut sample = good();
    sample.facts.brands = None;
    sample.movie().sounds[0].entry = FourCc(*b"sowt");
    assert_eq!(main_of(&sample).0, Outcome::CannotTell);
}

#[test]
fn a_movie_without_a_picture_is_none() {
    let mut sample = good();
    sample.movie().pictures.clear();
    assert_eq!(
        main_of(&sample),
        (Outcome::Breaks, "no-picture-track".to_owned())
    );
    sample.defect(DefectCode::BoxTooShort);
    assert_eq!(
        main_of(&sample),
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
        let mut sample = good();
        sample.facts.movie = None;
        defects.iter().for_each(|code| sample.defect(*code));
        assert_eq!(main_of(&sample), (Outcome::CannotTell, expected.to_owned()));
    }
}

#[test]
fn a_piece_of_a_stream_is_no_mp4_but_a_cut_off_one_cannot_be_told() {
    let mut sample = good();
    sample.facts.movie = None;
    sample.facts.brands = None;
    sample.facts.fragmented = true;
    sample.defect(DefectCode::MovieMissing);
    assert_eq!(main_of(&sample), (Outcome::Breaks, "segment".to_owned()));
    sample.facts.truncated = true;
    assert_eq!(main_of(&sample).0, Outcome::CannotTell);
}

#[test]
fn what_is_damaged_is_never_met() {
    for code in [
        DefectCode::FileCutOff,
        DefectCode::SamplesMissing,
        DefectCode::Encrypted,
        DefectCode::ExternalMedia,
        DefectCode::SecondMovie,
        DefectCode::NoSamples,
        DefectCode::TrackDisabled,
    ] {
        let mut sample = good();
        sample.defect(code);
        // A box that claims too much may be junk: the inspection decides whether it was cut off.
        sample.facts.truncated = code == DefectCode::FileCutOff;
        assert_eq!(
            main_of(&sample),
            (Outcome::CannotTell, code.as_str().to_owned())
        );
    }
    let mut sample = good();
    sample.facts.truncated = true;
    assert_eq!(
        main_of(&sample),
        (Outcome::CannotTell, "file-cut-off".to_owned())
    );
    let mut sample = good();
    sample.movie().sounds[0].encrypted = true;
    assert_eq!(
        main_of(&sample),
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
        let mut sample = good();
        sample.defect(code);
        assert_eq!(main_of(&sample).0, Outcome::Meets, "{code:?}");
    }
}

#[test]
fn what_may_not_play_at_the_review_is_advised() {
    for codec in ["hevc", "av1", "vp9", "mpeg4", "prores", "ap4h"] {
        let mut sample = good();
        sample.picture().codec = codec.to_owned();
        sample.picture().bit_depth = None;
        assert_eq!(main_of(&sample), (Outcome::Advise, "codec".to_owned()));
    }
    let mut sample = good();
    sample.picture().codec = "hevc".to_owned();
    sample.picture().bit_depth = Some(10);
    assert_eq!(main_of(&sample), (Outcome::Advise, "depth".to_owned()));
    for (profile, outcome) in [
        ("Constrained Baseline", Outcome::Meets),
        ("High", Outcome::Meets),
        ("High 4:4:4 Predictive", Outcome::Advise),
        ("High 10", Outcome::Advise),
    ] {
        let mut sample = good();
        sample.picture().profile = Some(profile.to_owned());
        assert_eq!(main_of(&sample).0, outcome, "{profile}");
    }
}

#[test]
fn several_pictures_are_advised_even_where_one_is_switched_off() {
    let mut sample = good();
    let second = sample.picture().clone();
    sample.movie().pictures.push(second);
    let several = (Outcome::Advise, "several-pictures".to_owned());
    assert_eq!(main_of(&sample), several);
    sample.movie().pictures[1].enabled = false;
    assert_eq!(main_of(&sample), several);
}

proptest! {
    /// A name is never what makes an MP4, and never breaks one.
    #[test]
    fn the_name_decides_nothing(name in "\\PC{0,40}", brand in any::<[u8; 4]>()) {
        let mut sample = good();
        sample.facts.brands = Some(Brands { major: FourCc(brand), minor: 0, compatible: vec![] });
        sample.facts.movie.as_mut().unwrap().pictures[0].displayed =
            Fact::Known(Size { width: 1, height: 1 });
        let under_mp4 = sample.judge(RuleId::Container).main.outcome;
        sample.file_name = name;
        let under_name = sample.judge(RuleId::Container).main.outcome;
        prop_assert_eq!(under_mp4 == Outcome::Breaks, under_name == Outcome::Breaks);
    }
}
