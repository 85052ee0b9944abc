//! The small real files of `tests/fixtures`: each comes out whole, or is refused for what it is.

use crate::{Result, fixture, made, remux, whole};
use yujian::facts::{Content, Fact, FourCc};
use yujian::inspect::inspect;
use yujian::remux::{Choice, Refusal, Turn};

/// Films that come out whole, and how long they play then, in seconds.
const WHOLE: [(&str, f64); 30] = [
    ("1080p", 2.0),
    ("1080p-moov-first", 2.0),
    ("3gp-renamed", 2.0),
    ("720p", 2.0),
    ("anamorphic-1440x1080", 2.0),
    ("av1", 2.0),
    ("cover-art", 2.0),
    ("fragmented", 2.2),
    ("fragmented-first-in-moov", 2.2),
    ("fragmented-many", 2.023_242),
    ("fragmented-sidx", 2.023_219),
    ("hevc-10-bit-hev1", 2.0),
    ("hevc-hvc1", 2.0),
    ("interlaced", 2.0),
    ("junk-after", 2.0),
    ("landscape-turned-to-portrait", 2.0),
    ("mov-renamed", 2.0),
    ("mp3-sound", 2.0),
    ("mpeg4-part-2", 2.0),
    ("no-edit-list", 2.2),
    ("no-sound", 2.0),
    ("portrait", 2.0),
    ("sound-longer", 4.0),
    ("stream-copied-from-0.45", 1.45),
    ("subtitles", 2.0),
    ("turned-180", 2.0),
    ("two-pictures", 2.0),
    ("upright-turned-to-landscape", 2.0),
    ("variable-frame-rate", 2.0),
    ("vp9", 2.0),
];

fn read(name: &str) -> Vec<u8> {
    std::fs::read(fixture(&format!("{name}.mp4"))).unwrap()
}

fn anew(name: &str) -> (Vec<u8>, Choice, Result) {
    let source = read(name);
    let choice = whole(&source);
    let result = remux(&source, &choice).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    (source, choice, result)
}

#[test]
fn every_film_comes_out_whole_packet_by_packet() {
    for (name, duration) in WHOLE {
        let (source, choice, result) = anew(name);
        made::is_all(&source, &choice, &result);
        let movie = result.after.movie.unwrap();
        let found = *movie.duration_s.known().unwrap();
        assert!((found - duration).abs() < 0.000_01, "{name}: {found}");
        let before = result.before.movie.unwrap().duration_s;
        assert!(found <= before.known().unwrap() + 0.000_001, "{name}");
        assert_eq!(movie.created_unix_s, None);
        let brands = result.after.brands.unwrap();
        assert_eq!(brands.major, FourCc(*b"isom"));
        let has_avc1 = brands.compatible.contains(&FourCc(*b"avc1"));
        assert_eq!(has_avc1, movie.pictures[0].codec == "h264", "{name}");
    }
}

#[test]
fn what_comes_out_comes_out_of_it_again_the_same() {
    for (name, _) in WHOLE {
        let (_, _, result) = anew(name);
        let again = remux(&result.bytes, &whole(&result.bytes)).unwrap();
        assert_eq!(again.bytes, result.bytes, "{name}");
    }
}

#[test]
fn what_is_no_film_of_this_family_or_not_whole_is_refused_with_the_reason() {
    let refusal = |name: &str| {
        let source = read(name);
        let facts = pollster::block_on(inspect(source.as_slice())).unwrap();
        let choice = Choice::of(&facts).unwrap();
        remux(&source, &choice).err()
    };
    for (name, content) in [
        ("avi-renamed", Content::Avi),
        ("m2ts-renamed", Content::MpegTs),
        ("wmv-renamed", Content::Asf),
    ] {
        assert_eq!(refusal(name), Some(Refusal::Container(content)), "{name}");
    }
    assert_eq!(refusal("cut-off"), Some(Refusal::CutOff));
    assert_eq!(refusal("encrypted"), Some(Refusal::Encrypted));
}

#[test]
fn a_track_that_is_not_there_is_refused() {
    let source = read("1080p");
    let choice = whole(&source);
    let picture = Choice {
        picture: 7,
        ..choice
    };
    assert_eq!(remux(&source, &picture).err(), Some(Refusal::Picture));
    let sound = Choice {
        sound: Some(choice.picture),
        ..choice
    };
    assert_eq!(remux(&source, &sound).err(), Some(Refusal::Sound));
}

#[test]
fn one_of_several_pictures_and_no_sound_can_be_chosen() {
    let source = read("two-pictures");
    let choice = Choice {
        picture: 2,
        sound: None,
        ..whole(&source)
    };
    let result = remux(&source, &choice).unwrap();
    made::is_all(&source, &choice, &result);
    let movie = result.after.movie.unwrap();
    assert!(movie.sounds.is_empty());
    let size = movie.pictures[0].displayed.known().copied().unwrap();
    assert_eq!((size.width, size.height), (1280, 720));
    assert_eq!(movie.pictures[0].id, 1);
}

#[test]
fn a_turn_that_is_chosen_takes_the_place_of_the_one_before() {
    for name in ["1080p", "landscape-turned-to-portrait", "turned-180"] {
        let source = read(name);
        for turn in [Turn::None, Turn::Right, Turn::Over, Turn::Left] {
            let choice = Choice {
                turn: Some(turn),
                ..whole(&source)
            };
            let result = remux(&source, &choice).unwrap();
            made::is_all(&source, &choice, &result);
            let movie = result.after.movie.unwrap();
            let picture = &movie.pictures[0];
            assert_eq!(picture.rotation_deg, Fact::Known(turn.degrees()));
            let size = picture.displayed.known().copied().unwrap();
            let is_lying = turn.degrees() % 180 == 0;
            assert_eq!(size.width > size.height, is_lying, "{name} {turn:?}");
        }
    }
}

#[test]
fn nothing_is_told_but_how_to_play_it() {
    for name in ["cover-art", "subtitles", "mov-renamed"] {
        let (_, _, result) = anew(name);
        let header = String::from_utf8_lossy(&result.plan.header).into_owned();
        for told in ["udta", "meta", "Lavf", "Lavc", "tref", "uuid"] {
            assert!(!header.contains(told), "{name} tells {told}");
        }
    }
}
