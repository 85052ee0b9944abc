//! Cuts: the end exact, the begin at a key frame or exact, and nothing that is needed left out.

use crate::common::movie::{Movie, Track};
use crate::{Result, fixture, made, remux, whole};
use yujian::remux::{Choice, Cut, Refusal, Time};

fn read(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).unwrap()
}

fn cut(source: &[u8], from: Option<i64>, to: Option<i64>, exact: bool) -> (Choice, Result) {
    let cut = Cut {
        from: from.map(Time::from_millis),
        to: to.map(Time::from_millis),
        exact,
    };
    let choice = Choice {
        cut,
        ..whole(source)
    };
    let result = remux(source, &choice).unwrap();
    (choice, result)
}

#[test]
fn the_end_is_where_it_was_asked_for() {
    let source = read("1080p.mp4");
    for to in [1, 50, 100, 101, 999, 1000, 1500, 1999] {
        let (choice, result) = cut(&source, None, Some(to), false);
        assert_eq!(result.plan.duration.seconds(), to as f64 / 1000.0);
        let [pictures, sounds] = made::kept(&source, &choice, &result);
        // Ten pictures a second, of which up to three are decoded early because others need them.
        let needed = (to as usize).div_ceil(100);
        assert!((needed..needed + 4).contains(&pictures.len()), "{to}");
        assert_eq!(pictures, (0..pictures.len()).collect::<Vec<_>>());
        // Packets of 1024 samples at 44.1 kHz, one of which is priming.
        let packets = (to as usize * 441).div_ceil(10_240) + 1;
        assert!((packets..packets + 2).contains(&sounds.len()), "{to}");
    }
}

#[test]
fn an_end_behind_the_film_cuts_nothing() {
    let source = read("1080p.mp4");
    let (choice, result) = cut(&source, Some(-5), Some(60_000), false);
    made::is_all(&source, &choice, &result);
    let (_, all) = cut(&source, None, None, false);
    assert_eq!(result.bytes, all.bytes);
}

#[test]
fn an_exact_begin_is_that_of_the_picture_on_the_screen() {
    let source = read("1080p.mp4");
    for (from, begins) in [(100, 0.1), (149, 0.1), (1000, 1.0), (1950, 1.9)] {
        let (choice, result) = cut(&source, Some(from), None, true);
        assert_eq!(result.plan.begin.seconds(), begins);
        assert!((result.plan.duration.seconds() - (2.0 - begins)).abs() < 0.000_01);
        let [pictures, sounds] = made::kept(&source, &choice, &result);
        // The only key frame is the first one.
        assert_eq!(pictures.len(), 20);
        // Two packets before the one that sounds; the first of all is priming.
        let sounding = ((begins * 44_100.0) as usize + 1024) / 1024;
        assert_eq!(sounds[0], sounding.saturating_sub(2), "{from}");
    }
}

#[test]
fn otherwise_it_begins_at_the_key_frame_before() {
    let source = read("1080p.mp4");
    let (choice, result) = cut(&source, Some(1500), None, false);
    assert_eq!(result.plan.begin.seconds(), 0.0);
    made::is_all(&source, &choice, &result);
    // Here each picture is a key frame.
    let source = read("fragmented-many.mp4");
    let (choice, result) = cut(&source, Some(1550), Some(1850), false);
    assert!((result.plan.begin.seconds() - 1.5).abs() < 0.03);
    let [pictures, _] = made::kept(&source, &choice, &result);
    assert_eq!(pictures.len(), 4);
}

#[test]
fn a_cut_that_leaves_nothing_is_refused() {
    let source = read("1080p.mp4");
    let refusal = |from, to| {
        let cut = Cut {
            from: Some(Time::from_millis(from)),
            to: Some(Time::from_millis(to)),
            exact: true,
        };
        let choice = Choice {
            cut,
            ..whole(&source)
        };
        remux(&source, &choice).err()
    };
    assert_eq!(refusal(1000, 1000), Some(Refusal::NothingLeft));
    assert_eq!(refusal(1500, 1000), Some(Refusal::NothingLeft));
    assert_eq!(refusal(5000, 6000), Some(Refusal::NothingLeft));
    let longer = read("sound-longer.mp4");
    let choice = Choice {
        cut: Cut {
            from: Some(Time::from_millis(3000)),
            ..Cut::default()
        },
        ..whole(&longer)
    };
    assert_eq!(remux(&longer, &choice).err(), Some(Refusal::NothingLeft));
}

#[test]
fn a_time_without_a_scale_is_refused() {
    let source = read("1080p.mp4");
    let none = Time { units: 1, scale: 0 };
    let choice = Choice {
        cut: Cut {
            to: Some(none),
            ..Cut::default()
        },
        ..whole(&source)
    };
    assert_eq!(remux(&source, &choice).err(), Some(Refusal::Timescale));
}

/// Media of a picture track: `count` samples of 12 bytes, each a slice of this type.
pub(crate) fn slices(count: u32, kind: u8) -> Vec<u8> {
    let slice = |number: u32| {
        [
            &[0, 0, 0, 8, kind, 0x88][..],
            &number.to_be_bytes(),
            &[7; 2],
        ]
        .concat()
    };
    (0..count).flat_map(slice).collect()
}

#[test]
fn in_an_open_group_of_pictures_no_film_begins() {
    let film = |kind: u8| {
        let mut track = Track::picture(25, 100, 1);
        track.sample_size = 12;
        let mut movie = Movie::one(track);
        movie.media = Some(slices(100, kind));
        movie.bytes()
    };
    let begin = |source: &[u8]| {
        let choice = Choice {
            cut: Cut {
                from: Some(Time::from_millis(2000)),
                ..Cut::default()
            },
            ..whole(source)
        };
        remux(source, &choice).map(|result| result.plan.begin.seconds())
    };
    assert_eq!(begin(&film(0x65)), Ok(2.0));
    // The table calls every picture a key frame, and none is an IDR picture.
    assert_eq!(begin(&film(0x61)), Err(Refusal::OpenGop));
}
