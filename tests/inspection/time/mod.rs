//! How long it plays, whatever the headers say.

mod edits;
mod fragments;
mod headers;

use crate::common::movie::{Edit, Movie, Track};
use crate::common::{boxes, stretch};
use crate::second::{self, Opinion};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact};

const ONE: i32 = 0x1_0000;

/// The duration of a file.
fn duration(file: &[u8]) -> Fact<f64> {
    facts(file).movie.unwrap().duration_s
}

/// Ten seconds of picture, 25 a second, under these edits.
fn of_edits(edits: &[Edit]) -> Vec<u8> {
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(edits.to_vec());
    Movie::one(track).bytes()
}

/// The duration of ten seconds of picture, 25 a second, under these edits.
fn edited(edits: &[Edit]) -> f64 {
    known(&of_edits(edits))
}

fn known(file: &[u8]) -> f64 {
    match duration(file) {
        Fact::Known(duration) => duration,
        other => panic!("{other:?}"),
    }
}

const CONTRADICTION: Fact<f64> = Fact::Unreadable(DefectCode::DurationContradiction);

#[test]
fn the_edges_of_eight_minutes_are_exact() {
    for milliseconds in [479_999, 480_000, 480_001, 480_200, 480_999, 481_000] {
        let seconds = f64::from(milliseconds) / 1000.0;
        let made = Movie::one(Track::picture(1000, 1, milliseconds));
        assert_eq!(known(&made.bytes()), seconds);
        let real = facts(&stretch::lasting(milliseconds));
        assert_eq!(real.movie.unwrap().duration_s, Fact::Known(seconds));
        assert_eq!(real.defects, [], "{milliseconds} ms");
    }
}

#[test]
fn without_edits_the_sample_tables_tell() {
    assert_eq!(known(&Movie::of(12).bytes()), 12.0);
    // 29.97 frames a second: 8:00 are 480.013 s or 479.98, never 480.
    let track = Track::picture(30_000, 14_386, 1001);
    assert_eq!(known(&Movie::one(track).bytes()), 480.012_867);
}

#[test]
fn sound_longer_than_picture_counts() {
    let movie = Movie::with(vec![
        Track::picture(25, 250, 1),
        Track::sound(48_000 * 90 / 1024),
    ]);
    assert_eq!(known(&movie.bytes()), 89.984);
    // A track of another kind does not: chapters, subtitles, time code.
    let mut text = Track::picture(1000, 1, 600_000);
    text.handler = *b"text";
    assert_eq!(
        known(&Movie::with(vec![Track::picture(25, 250, 1), text]).bytes()),
        10.0
    );
}

#[test]
fn late_pictures_of_a_stream_with_b_frames_are_counted() {
    // No edit list: the picture is shown from 0.08 s on, the sound from 0.
    let mut movie = Movie::of(480);
    movie.tracks[0].ctts = vec![(12_000, 2)];
    assert_eq!(known(&movie.bytes()), 480.08);
    // An edit that begins with the first picture takes the delay away.
    movie.tracks[0].edits = Some(vec![(480_000, 2, ONE)]);
    assert_eq!(known(&movie.bytes()), 480.0);
}

#[test]
fn frame_rate_constant_and_variable() {
    let rate = |track: Track| {
        let picture = facts(&Movie::one(track).bytes())
            .movie
            .unwrap()
            .pictures
            .remove(0);
        (picture.frame_rate, picture.variable_frame_rate)
    };
    assert_eq!(
        rate(Track::picture(30_000, 300, 1001)),
        (Some(29.97), false)
    );
    let mut rounded = Track::picture(1000, 300, 33);
    rounded.stts = [(1, 33), (1, 33), (1, 34)].repeat(100);
    assert!(!rate(rounded).1);
    let mut varying = Track::picture(1000, 300, 33);
    varying.stts = vec![(100, 33), (100, 100)];
    assert_eq!(rate(varying), (Some(15.038), true));
    // The last picture of a recording is often held.
    let mut held = Track::picture(1000, 300, 40);
    held.stts = vec![(299, 40), (1, 900)];
    assert!(!rate(held).1);
}

#[test]
fn a_time_scale_of_zero_cannot_be_told() {
    let mut track = Track::picture(25, 250, 1);
    track.timescale = 0;
    assert_eq!(
        duration(&Movie::one(track).bytes()),
        Fact::Unreadable(DefectCode::TimescaleZero)
    );
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(vec![(1000, 0, ONE)]);
    let mut movie = Movie::one(track);
    movie.timescale = 0;
    assert_eq!(
        duration(&movie.bytes()),
        Fact::Unreadable(DefectCode::TimescaleZero)
    );
}

#[test]
fn without_one_sample_nothing_can_be_told() {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.mvhd_duration = 60_000;
    let facts = facts(&movie.bytes());
    let movie = facts.movie.as_ref().unwrap();
    assert_eq!(movie.duration_s, Fact::Unreadable(DefectCode::NoSamples));
    assert_eq!(movie.header_duration_s, Some(60.0));
    assert!(has(&facts, DefectCode::NoSamples));
}

#[test]
fn samples_without_a_duration_leave_it_open() {
    let file = Movie::one(Track::picture(25, 250, 1)).bytes();
    // The run in stts tells of 10 samples only.
    let mut short = file.clone();
    let stts = boxes::find(&file, b"stts");
    boxes::patch(&mut short, stts + 16, &10_u32.to_be_bytes());
    let facts = facts(&short);
    assert_eq!(
        facts.movie.as_ref().unwrap().duration_s,
        Fact::Unreadable(DefectCode::DurationContradiction)
    );
    assert!(has(&facts, DefectCode::DurationContradiction));
    assert_eq!(second::opinion(short.as_slice()), Some(Opinion::Disagrees));
}
