//! How long it plays, whatever the headers say.

use crate::common::movie::{Edit, Movie, Track, UNKNOWN, fragment, mvex};
use crate::common::{boxes, stretch};
use crate::second::{self, Opinion};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact};

const ONE: i32 = 0x1_0000;

/// The duration of a file.
fn duration(file: &[u8]) -> Fact<f64> {
    facts(file).movie.unwrap().duration_s
}

/// The duration of ten seconds of picture, 25 a second, under these edits.
fn edited(edits: &[Edit]) -> f64 {
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(edits.to_vec());
    known(&Movie::one(track).bytes())
}

fn known(file: &[u8]) -> f64 {
    match duration(file) {
        Fact::Known(duration) => duration,
        other => panic!("{other:?}"),
    }
}

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
fn all_edits_are_added_up() {
    assert_eq!(edited(&[(4000, 0, ONE)]), 4.0);
    assert_eq!(edited(&[(4000, 0, ONE), (3000, 150, ONE)]), 7.0);
    // The same stretch played three times.
    assert_eq!(edited(&[(2000, 25, ONE); 3]), 6.0);
}

#[test]
fn an_empty_edit_at_the_start_of_all_tracks_passes_unseen() {
    assert_eq!(edited(&[(3000, -1, ONE), (4000, 0, ONE)]), 4.0);
    // Of one track alone, time passes.
    let mut movie = Movie::of(10);
    movie.tracks[0].edits = Some(vec![(3000, -1, ONE), (10_000, 0, ONE)]);
    assert_eq!(known(&movie.bytes()), 13.0);
    // In the middle, time passes as well.
    let edits = [(2000, 0, ONE), (1500, -1, ONE), (2000, 50, ONE)];
    assert_eq!(edited(&edits), 5.5);
}

#[test]
fn edits_that_are_all_empty_only_delay() {
    // What some writers of F4V leave: one empty edit of no length.
    assert_eq!(edited(&[(0, -1, ONE)]), 10.0);
    assert_eq!(edited(&[(2000, -1, ONE)]), 10.0);
    let mut movie = Movie::of(10);
    movie.tracks[0].edits = Some(vec![(2000, -1, ONE)]);
    assert_eq!(known(&movie.bytes()), 12.0);
}

#[test]
fn composition_times_before_zero() {
    // Version 1 offsets: shown as early as 0.4 s before zero.
    let mut track = Track::picture(25, 250, 1);
    track.ctts = vec![(250, -10)];
    assert_eq!(known(&Movie::one(track.clone()).bytes()), 10.0);
    // An edit of the whole cuts what lies before zero and holds the last picture in its place.
    track.edits = Some(vec![(10_000, 0, ONE)]);
    assert_eq!(known(&Movie::one(track.clone()).bytes()), 10.0);
    // One without a length of its own does not.
    track.edits = Some(vec![(0, 0, ONE)]);
    assert_eq!(known(&Movie::one(track).bytes()), 10.0);
}

#[test]
fn an_edit_of_no_length_needs_no_scale() {
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(vec![(0, 50, ONE)]);
    let mut movie = Movie::one(track);
    movie.timescale = 0;
    assert_eq!(known(&movie.bytes()), 8.0);
}

#[test]
fn an_edit_of_no_length_lasts_to_the_end_where_it_is_the_last() {
    assert_eq!(edited(&[(0, 0, ONE)]), 10.0);
    assert_eq!(edited(&[(0, 50, ONE)]), 8.0);
    assert_eq!(edited(&[(0, 0, ONE), (4000, 0, ONE)]), 4.0);
    assert_eq!(edited(&[(2000, -1, ONE), (0, 25, ONE)]), 9.0);
}

#[test]
fn no_edit_plays_more_than_there_is() {
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(vec![(60_000, 0, ONE)]);
    let facts = facts(&Movie::one(track).bytes());
    assert_eq!(facts.movie.as_ref().unwrap().duration_s, Fact::Known(10.0));
    assert!(has(&facts, DefectCode::DurationContradiction));
}

#[test]
fn a_dwell_holds_one_picture_and_another_rate_cannot_be_told() {
    assert_eq!(edited(&[(500_000, 0, 0), (10_000, 0, ONE)]), 510.0);
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(vec![(20_000, 0, ONE / 2)]);
    let facts = facts(&Movie::one(track).bytes());
    let duration = facts.movie.as_ref().unwrap().duration_s;
    assert_eq!(duration, Fact::Unreadable(DefectCode::EditRate));
    assert!(has(&facts, DefectCode::EditRate));
}

#[test]
fn stream_copy_leaves_more_in_the_file_than_plays() {
    // `-ss 1.95 -t 480 -c copy`: 481.96 s from the key frame before, of which 480 s are shown.
    let mut movie = Movie::with(vec![Track::picture(25, 12_049, 1), Track::sound(22_500)]);
    movie.tracks[0].edits = Some(vec![(480_000, 49, ONE)]);
    movie.tracks[1].edits = Some(vec![(480_000, 0, ONE)]);
    movie.mvhd_duration = 480_000;
    let facts = facts(&movie.bytes());
    assert_eq!(facts.movie.unwrap().duration_s, Fact::Known(480.0));
    assert_eq!(facts.defects, []);
}

#[test]
fn padding_of_sound_is_cut_by_the_media_header() {
    // 8:00 of sound are 22,500 packets; priming adds one, the header takes it away again.
    let mut sound = Track::sound(22_501);
    sound.mdhd_duration = 22_500 * 1024;
    assert_eq!(known(&Movie::with(vec![sound.clone()]).bytes()), 480.0);
    // More than the last packet is a contradiction, and the samples are right.
    sound.mdhd_duration = 300 * 48_000;
    let facts = facts(&Movie::with(vec![sound]).bytes());
    assert_eq!(
        facts.movie.as_ref().unwrap().duration_s,
        Fact::Known(480.021_333)
    );
    assert!(has(&facts, DefectCode::DurationContradiction));
}

#[test]
fn a_still_held_for_minutes_is_not_cut_to_what_the_header_says() {
    let mut track = Track::picture(1000, 1, 500_000);
    track.mdhd_duration = 1000;
    let facts = facts(&Movie::one(track).bytes());
    assert_eq!(facts.movie.as_ref().unwrap().duration_s, Fact::Known(500.0));
    assert!(has(&facts, DefectCode::DurationContradiction));
}

#[test]
fn unknown_durations_are_no_durations() {
    let mut movie = Movie::of(10);
    for track in &mut movie.tracks {
        (track.mdhd_duration, track.tkhd_duration) = (UNKNOWN, UNKNOWN);
    }
    let facts = facts(&movie.bytes());
    let movie = facts.movie.unwrap();
    assert_eq!(
        (movie.duration_s, movie.header_duration_s),
        (Fact::Known(10.0), None)
    );
    assert_eq!(facts.defects, []);
}

#[test]
fn a_lying_movie_header_is_shown_beside_the_content() {
    let mut movie = Movie::of(500);
    movie.mvhd_duration = 60_000;
    let facts = facts(&movie.bytes());
    let movie = facts.movie.as_ref().unwrap();
    assert_eq!(movie.duration_s, Fact::Known(500.0));
    assert_eq!(movie.header_duration_s, Some(60.0));
    assert!(has(&facts, DefectCode::DurationContradiction));
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
fn fragments_are_added_by_their_times() {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    movie.tail = (0..3000).map(|number| fragment(number * 4, 4)).collect();
    let facts = facts(&movie.bytes());
    assert!(facts.fragmented && !facts.truncated);
    let movie = facts.movie.unwrap();
    assert_eq!(
        (movie.duration_s, movie.header_duration_s),
        (Fact::Known(480.0), None)
    );
    assert_eq!(movie.pictures[0].samples, 12_000);
    assert_eq!(movie.pictures[0].frame_rate, Some(25.0));
    assert_eq!(facts.defects, []);
}

#[test]
fn fragments_that_begin_late_play_only_what_they_hold() {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(2500, 250)];
    assert_eq!(known(&movie.bytes()), 10.0);
}

#[test]
fn what_mehd_and_sidx_claim_is_written_down_where_it_is_wrong() {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, Some(60_000))];
    movie.tail = vec![fragment(0, 250)];
    let found = facts(&movie.bytes());
    let told = found.movie.as_ref().unwrap();
    assert_eq!(
        (told.duration_s, told.header_duration_s),
        (Fact::Known(10.0), Some(60.0))
    );
    assert_eq!(found.defects[0].path, "moov/mvex/mehd");

    let index = [
        &boxes::u32s(&[1, 25, 0, 0, 1])[..],
        &boxes::u32s(&[100, 900, 0]),
    ]
    .concat();
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![boxes::full(b"sidx", 0, 0, &index), fragment(0, 250)];
    let found = facts(&movie.bytes());
    assert_eq!(found.movie.unwrap().duration_s, Fact::Known(10.0));
    assert_eq!(found.defects[0].path, "sidx");
    let at = boxes::find(&movie.bytes(), b"sidx");
    assert_eq!(found.defects[0].offset, at as u64);
}

#[test]
fn a_movie_whose_first_samples_are_in_moov_goes_on_in_fragments() {
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(vec![(10_000, 0, ONE)]);
    let mut movie = Movie::one(track);
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(250, 250), fragment(500, 250)];
    assert_eq!(known(&movie.bytes()), 30.0);
    // Without a time of their own they follow one another.
    let whole = movie.bytes();
    let mut untimed = whole.clone();
    for at in 0..whole.len() - 4 {
        if &whole[at..at + 4] == b"tfdt" {
            untimed[at..at + 4].copy_from_slice(b"free");
        }
    }
    assert_eq!(known(&untimed), 30.0);
}

#[test]
fn a_finished_movie_beside_old_fragments_in_the_media_data_is_no_fragmented_one() {
    let mut movie = Movie::of(10);
    movie.moov_first = false;
    let old = [movie.moov(0), fragment(0, 100_000)].concat();
    let need = 250 * 4 + 468 * 4;
    movie.media = Some([vec![0; need], old].concat());
    let facts = facts(&movie.bytes());
    assert!(!facts.fragmented);
    assert_eq!(facts.movie.unwrap().duration_s, Fact::Known(10.0));
    assert_eq!(facts.defects, []);
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
