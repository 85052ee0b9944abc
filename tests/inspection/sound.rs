//! Which sound it is, how long, and how much of it.

use crate::common::boxes::plain;
use crate::common::codecs::{BitWriter, esds};
use crate::common::movie::{Movie, Track};
use crate::facts;
use yujian::facts::Fact;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::{Figure, Outcome, RuleOutcome};

fn sound(movie: &Movie) -> RuleOutcome {
    let notice = Notice::parse(include_str!("../../www/notice.json")).unwrap();
    let report = Report::unconfirmed(&facts(&movie.bytes()), "a.mp4", &notice);
    report.outcome("sound").unwrap().clone()
}

/// The codes of what is advised beside.
fn advised(movie: &Movie) -> Vec<String> {
    let outcome = sound(movie);
    assert_eq!(outcome.main.code, "to-confirm");
    assert!(
        outcome
            .also
            .iter()
            .all(|found| found.outcome == Outcome::Advise)
    );
    outcome.also.into_iter().map(|found| found.code).collect()
}

/// `mp4a` with this inside.
fn mp4a(inner: &[u8]) -> Vec<u8> {
    let mut body = vec![0, 0, 0, 0, 0, 0, 0, 1];
    body.extend([0; 8]);
    body.extend([0, 2, 0, 16, 0, 0, 0, 0]);
    body.extend((48_000_u32 << 16).to_be_bytes());
    body.extend(inner);
    plain(b"mp4a", &body)
}

/// The configuration of this audio object type, 48 kHz, stereo.
fn configuration(object_type: u32) -> Vec<u8> {
    let bits = BitWriter::default();
    let bits = match object_type {
        ..31 => bits.put(5, object_type),
        _ => bits.put(5, 31).put(6, object_type - 32),
    };
    bits.put(4, 3).put(4, 2).put(8, 0).bytes()
}

/// Ten seconds with a sound of this sample entry.
fn coded(entry: Vec<u8>) -> Movie {
    let mut movie = Movie::of(10);
    movie.tracks[1].entries = vec![entry];
    movie
}

fn codec(movie: &Movie) -> String {
    facts(&movie.bytes()).movie.unwrap().sounds[0].codec.clone()
}

#[test]
fn what_shares_the_name_of_aac_is_not_called_so() {
    for (object_type, name) in [
        (7, "twinvq"),
        (8, "celp"),
        (9, "hvxc"),
        (22, "bsac"),
        (34, "mp3on4"),
        (36, "mp4als"),
        (42, "usac"),
    ] {
        let movie = coded(mp4a(&esds(0x40, &configuration(object_type))));
        assert_eq!(codec(&movie), name);
        assert_eq!(advised(&movie), ["codec"], "{name}");
    }
    for object_type in [1, 2, 4, 5, 29, 23, 39] {
        let movie = coded(mp4a(&esds(0x40, &configuration(object_type))));
        assert_eq!(codec(&movie), "aac", "{object_type}");
    }
}

#[test]
fn mp3_in_mp4a_plays() {
    for object_type in [0x69, 0x6b] {
        let movie = coded(mp4a(&esds(object_type, &[])));
        assert_eq!(codec(&movie), "mp3");
        assert_eq!(advised(&movie), [""; 0]);
    }
    assert_eq!(advised(&Movie::of(10)), [""; 0]);
}

#[test]
fn without_a_configuration_nobody_knows_what_it_is() {
    let whole = esds(0x40, &configuration(2));
    for (what, inner) in [
        ("none", Vec::new()),
        ("none of its own", esds(0x40, &[])),
        ("no rate", esds(0x40, &[0x17, 0x10])),
        ("no object type", esds(0x40, &[0x01, 0x90])),
        (
            "an indication that is not known",
            esds(0xfe, &configuration(2)),
        ),
        ("cut short", plain(b"esds", &whole[8..16])),
        ("renamed", plain(b"esdx", &whole[8..])),
    ] {
        let movie = coded(mp4a(&inner));
        assert_eq!(codec(&movie), "mp4a", "{what}");
        assert_eq!(advised(&movie), ["configuration"], "{what}");
    }
}

#[test]
fn several_sound_tracks_are_advised() {
    let mut movie = Movie::of(10);
    let second = |count, flags| Track {
        id: 3,
        flags,
        ..Track::sound(count)
    };
    movie.tracks.push(second(468, 3));
    assert_eq!(advised(&movie), ["several-tracks"]);
    movie.tracks[2] = second(468, 2);
    assert_eq!(advised(&movie), ["several-tracks"]);
    // One without a sample is none.
    movie.tracks[2] = second(0, 3);
    assert_eq!(advised(&movie), [""; 0]);
}

/// So many seconds of picture and of sound.
fn lengths(picture: u32, sound: u32) -> Movie {
    Movie::with(vec![
        Track::picture(25, 25 * picture, 1),
        Track::sound(sound * 48_000 / 1024),
    ])
}

#[test]
fn sound_or_picture_that_ends_long_before_the_film_is_advised() {
    for (picture, sound, code) in [
        (12, 1, Some("short")),
        (12, 9, Some("short")),
        (470, 455, Some("short")),
        (470, 465, None),
        (12, 11, None),
        (1, 12, Some("picture-short")),
        (455, 470, Some("picture-short")),
        (465, 470, None),
    ] {
        let found = advised(&lengths(picture, sound));
        let code: Vec<_> = code.into_iter().collect();
        assert_eq!(found, code, "{picture} {sound}");
    }
    let short = sound(&lengths(12, 1)).also.remove(0);
    assert_eq!(short.evidence.get("film_s"), Some(&12.0.into()));
    assert!(matches!(short.evidence.get("sound_s"), Some(Figure::Real(s)) if *s < 1.0));
}

#[test]
fn sound_that_lasts_no_time_cannot_be_confirmed() {
    let mut timeless = Movie::of(10);
    timeless.tracks[1].stts = vec![(468, 0)];
    timeless.tracks[1].mdhd_duration = 0;
    let mut edited_away = Movie::of(10);
    edited_away.tracks[1].edits = Some(vec![(10_000, 48_000 * 60, 0x1_0000)]);
    for (movie, code) in [(&timeless, "no-time"), (&edited_away, "edit-plays-nothing")] {
        let found = sound(movie).main;
        assert_eq!(
            (found.outcome, found.code.as_str()),
            (Outcome::CannotTell, code)
        );
    }
    let of_sound = facts(&timeless.bytes()).movie.unwrap().sounds[0].duration_s;
    assert_eq!(of_sound, Fact::Known(0.0));
    let found = sound(&Movie::with(vec![
        Track::picture(25, 250, 1),
        Track::sound(0),
    ]))
    .main;
    assert_eq!(
        (found.outcome, found.code.as_str()),
        (Outcome::Breaks, "empty-track")
    );
}
