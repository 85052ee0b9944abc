//! Random movies: each comes out as it was but for what was asked, or is refused.

use crate::common::boxes::{around, full, plain, u32s};
use crate::common::codecs::{avc1, mp4a};
use crate::common::movie::{BACK, IDENTITY, Movie, QUARTER, Track, fragment_of};
use crate::cuts::slices;
use crate::{made, remux, whole};
use proptest::prelude::*;
use yujian::remux::{Choice, Cut, Time, Turn};

/// Bytes of a picture, and of a packet.
const PICTURE: u32 = 12;
const PACKET: u32 = 9;

/// A movie of pictures, and of sound where there are packets.
fn movie(pictures: u32, packets: u32) -> Movie {
    let mut picture = Track::picture(25, pictures, 1);
    picture.sample_size = PICTURE;
    picture.entries = vec![avc1(1280, 720)];
    let mut sound = Track::sound(packets);
    sound.sample_size = PACKET;
    let tracks = match packets {
        0 => vec![picture],
        _ => vec![picture, sound],
    };
    let mut movie = Movie::with(tracks);
    let mut media = slices(pictures, 0x65);
    media.extend((0..packets * PACKET).map(|at| (at * 7 + at / 256) as u8));
    movie.media = Some(media);
    movie
}

prop_compose! {
    fn movies()(
        pictures in 1_u32..80,
        packets in 0_u32..160,
        (scale, delta) in prop_oneof![Just((25, 1)), Just((30_000, 1001)), Just((12_800, 512)), Just((600, 20))],
        movie_scale in prop_oneof![Just(1000_u32), Just(600), Just(90_000), Just(25)],
        offsets in prop::collection::vec((1_u32..4, -2_i32..4), 0..30),
        edit in prop::option::of((0_u32..1000, 0_i32..5, 1_u32..3000)),
        delay in prop::option::of(0_u32..500),
        matrix in prop_oneof![Just(IDENTITY), Just(QUARTER), Just(BACK)],
        keys in prop::option::of(prop::collection::btree_set(1_u32..80, 0..12)),
        moov_first in any::<bool>(),
        each_size in any::<bool>(),
        junk in 0_usize..40,
    ) -> Movie {
        let mut movie = movie(pictures, packets);
        movie.timescale = movie_scale;
        movie.moov_first = moov_first;
        let picture = &mut movie.tracks[0];
        (picture.timescale, picture.mdhd_duration) = (scale, pictures * delta);
        picture.stts = vec![(pictures, delta)];
        picture.ctts = offsets.iter().map(|(count, offset)| (*count, offset * delta as i32)).collect();
        picture.matrix = matrix;
        if let Some(keys) = keys {
            picture.keys = Some(keys.into_iter().filter(|key| *key <= pictures).collect());
        }
        picture.each_size = each_size;
        if let Some((delay, start, length)) = edit {
            picture.edits = Some(vec![
                (delay, -1, 0x1_0000),
                (length * movie_scale / 1000 + 1, start * delta as i32, 0x1_0000),
            ]);
        }
        if let (Some(delay), Some(sound)) = (delay, movie.tracks.get_mut(1)) {
            sound.edits = Some(vec![(delay, -1, 0x1_0000), (60 * movie_scale, 1024, 0x1_0000)]);
        }
        movie.tail = vec![plain(b"free", &vec![0; junk])];
        movie.extra = vec![plain(b"udta", &plain(b"\xa9xyz", b"\0\x08\0\0+39+116/"))];
        movie
    }
}

prop_compose! {
    fn cuts()(
        from in prop::option::of(-100_i64..4000),
        to in prop::option::of(1_i64..4000),
        scale in prop_oneof![Just(1000_u32), Just(999), Just(30_000)],
        exact in any::<bool>(),
        turn in prop::option::of(prop_oneof![Just(Turn::None), Just(Turn::Right), Just(Turn::Left)]),
    ) -> (Cut, Option<Turn>) {
        let time = |millis: i64| Time { units: millis * i64::from(scale) / 1000, scale };
        (Cut { from: from.map(time), to: to.map(time), exact }, turn)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_movie_comes_out_as_it_was(movie in movies()) {
        let source = movie.bytes();
        let choice = whole(&source);
        if let Ok(result) = remux(&source, &choice) {
            made::is_all(&source, &choice, &result);
        } else {
            // Only where the edits leave nothing.
            prop_assert!(movie.tracks.iter().any(|track| track.edits.is_some()));
        }
    }

    #[test]
    fn a_cut_movie_is_what_was_asked_for((movie, (cut, turn)) in (movies(), cuts())) {
        let source = movie.bytes();
        let choice = Choice { cut, turn, ..whole(&source) };
        let Ok(result) = remux(&source, &choice) else {
            return Ok(());
        };
        made::kept(&source, &choice, &result);
        let before = result.before.movie.as_ref().unwrap().duration_s;
        let before = before.known().copied().unwrap();
        let duration = result.plan.duration.seconds();
        let begin = result.plan.begin.seconds();
        prop_assert!(duration <= before + 0.000_01);
        if let Some(to) = cut.to {
            prop_assert!(begin + duration <= to.seconds() + 0.000_01);
        }
        if let Some(from) = cut.from {
            // It begins no later than it was asked to, but where nothing plays then.
            prop_assert!(begin <= from.seconds().max(0.0) + 0.000_01 || begin < before);
        }
    }

    #[test]
    fn fragments_come_out_in_one_piece(
        counts in prop::collection::vec((1_u32..20, 0_u32..3), 1..12),
        jump in 0_u32..50,
        (cut, turn) in cuts(),
    ) {
        let mut track = Track::picture(25, 0, 1);
        track.entries = vec![avc1(1280, 720)];
        let mut movie = Movie::one(track);
        let defaults = full(b"trex", 0, 0, &u32s(&[1, 1, 1, PICTURE, 0]));
        movie.extra = vec![around(b"mvex", &[defaults])];
        let mut time = jump;
        for (count, gap) in &counts {
            movie.tail.push(fragment_of(time, *count, &slices(*count, 0x65)));
            time += count + gap;
        }
        let source = movie.bytes();
        let choice = whole(&source);
        let result = remux(&source, &choice).unwrap();
        made::is_all(&source, &choice, &result);
        prop_assert_eq!(result.plan.slices.len(), counts.len());
        let choice = Choice { cut, turn, ..choice };
        if let Ok(result) = remux(&source, &choice) {
            made::kept(&source, &choice, &result);
        }
    }
}

#[test]
fn a_source_that_is_not_interleaved_is_interleaved_anew() {
    let mut movie = movie(1000, 1875);
    movie.tracks[1].entries = vec![mp4a()];
    let source = movie.bytes();
    let choice = whole(&source);
    let result = remux(&source, &choice).unwrap();
    made::is_all(&source, &choice, &result);
    // Forty seconds of each in turn.
    assert_eq!(result.plan.slices.len(), 80);
}
