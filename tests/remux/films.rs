//! Films made for what their names say, by `films.sh`.

use crate::common::boxes::find;
use crate::{Result, made, remux, whole};
use std::path::Path;
use yujian::remux::{Choice, Cut, Refusal, Time};

fn film(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read(root.join("tests/remux/films").join(name)).unwrap()
}

fn cut(source: &[u8], exact: bool) -> (Choice, Result) {
    let cut = Cut {
        from: Some(Time::from_millis(1500)),
        to: Some(Time::from_millis(3100)),
        exact,
    };
    let choice = Choice {
        cut,
        ..whole(source)
    };
    (choice, remux(source, &choice).unwrap())
}

#[test]
fn a_film_begins_at_a_key_frame_without_what_needs_pictures_before_it() {
    let source = film("hevc-open-gop.mp4");
    let (choice, result) = cut(&source, false);
    assert_eq!(result.plan.begin, time(1.0, result.plan.begin));
    assert_eq!(result.plan.duration.seconds(), 2.1);
    let [pictures, _] = made::kept(&source, &choice, &result);
    // The second key frame is decoded as number 21 and shown as number 25.
    assert_eq!(pictures[..2], [21, 26]);
    // Pictures 25 to 77 are shown; up to three more are needed by them.
    assert!((53..57).contains(&pictures.len()), "{}", pictures.len());
}

#[test]
fn in_h264_it_begins_at_an_idr_picture() {
    let closed = film("h264-closed-gop.mp4");
    let (choice, result) = cut(&closed, false);
    assert_eq!(result.plan.begin.seconds(), 1.0);
    assert_eq!(made::kept(&closed, &choice, &result)[0][..2], [25, 26]);
    // Of these key frames only the first is one.
    let open = film("h264-open-gop.mp4");
    let (choice, result) = cut(&open, false);
    assert_eq!(result.plan.begin.seconds(), 0.0);
    assert_eq!(made::kept(&open, &choice, &result)[0][0], 0);
}

#[test]
fn an_exact_begin_keeps_what_it_needs() {
    for (name, first) in [
        ("hevc-open-gop.mp4", 21),
        ("h264-closed-gop.mp4", 25),
        ("h264-open-gop.mp4", 0),
    ] {
        let source = film(name);
        let (choice, result) = cut(&source, true);
        // The picture that is on the screen at 1.5 s.
        assert_eq!(result.plan.begin.seconds(), 1.48, "{name}");
        assert_eq!(result.plan.duration.seconds(), 1.62, "{name}");
        assert_eq!(made::kept(&source, &choice, &result)[0][0], first, "{name}");
    }
}

#[test]
fn the_sound_of_quicktime_is_described_as_an_mp4_describes_it() {
    for (name, codec) in [("aac.mov", "aac"), ("mp3.mov", "mp3")] {
        let source = film(name);
        let choice = whole(&source);
        let result = remux(&source, &choice).unwrap();
        made::is_all(&source, &choice, &result);
        assert_eq!(result.after.movie.unwrap().sounds[0].codec, codec);
        let header = &result.plan.header;
        let entry = find(header, b"mp4a");
        // Version 0, and the configuration right behind the fields.
        assert_eq!(header[entry + 16..entry + 18], [0, 0]);
        assert_eq!(find(header, b"esds"), entry + 36, "{name}");
        assert!(
            !header
                .windows(4)
                .any(|kind| kind == b"wave" || kind == b"nclc")
        );
    }
}

#[test]
fn what_no_mp4_holds_is_named() {
    for (name, codec) in [("pcm.mov", "pcm_s16le"), ("prores.mov", "prores")] {
        let source = film(name);
        let refused = remux(&source, &whole(&source)).err();
        assert_eq!(refused, Some(Refusal::Codec(codec.to_owned())));
        let words = refused.unwrap().to_string();
        assert_eq!(words, format!("codec ({codec})"));
    }
    // Without its sound the film can be had.
    let source = film("pcm.mov");
    let silent = Choice {
        sound: None,
        ..whole(&source)
    };
    assert!(remux(&source, &silent).is_ok());
}

/// So many seconds in the scale of another time.
fn time(seconds: f64, like: Time) -> Time {
    Time {
        units: (seconds * f64::from(like.scale)).round() as i64,
        scale: like.scale,
    }
}
