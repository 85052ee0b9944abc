//! What edit lists leave out, repeat, delay and hold.

use super::{ONE, duration, edited, known, of_edits};
use crate::common::movie::{Edit, Movie, Track, fragment, mvex};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact};

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

/// Chromium 156 and ffmpeg 5.1 decode not one picture of these, or not the second half; Firefox 153
/// passes over such edits and plays all ten seconds.
#[test]
fn edits_of_which_some_players_show_nothing_leave_it_open() {
    for edits in [
        // No length, where nothing follows in fragments.
        &[(0, 0, ONE)][..],
        &[(0, 50, ONE)],
        &[(41, -1, ONE), (0, 0, ONE)],
        &[(4000, 0, ONE), (0, 100, ONE)],
        // Nothing but empty edits.
        &[(0, -1, ONE)],
        &[(2000, -1, ONE)],
        // Exactly where the media end, and behind.
        &[(10_000, 250, ONE)],
        &[(10_000, 300, ONE)],
        &[(5000, 0, ONE), (5000, 1000, ONE)],
    ] {
        let found = facts(&of_edits(edits));
        let told = found.movie.as_ref().unwrap().duration_s;
        let nothing = DefectCode::EditPlaysNothing;
        assert_eq!(told, Fact::Unreadable(nothing), "{edits:?}");
        assert!(has(&found, nothing));
        // The sound alone: Chromium plays without it.
        let mut movie = Movie::of(10);
        let scaled = |&(length, start, rate): &Edit| (length, (start * 1920).max(-1), rate);
        movie.tracks[1].edits = Some(edits.iter().map(scaled).collect());
        assert_eq!(
            duration(&movie.bytes()),
            Fact::Unreadable(nothing),
            "{edits:?}"
        );
    }
}

#[test]
fn edits_of_no_length_that_all_players_take_alike() {
    // Not the last one: it plays nothing.
    assert_eq!(edited(&[(0, 0, ONE), (4000, 0, ONE)]), 4.0);
    assert_eq!(edited(&[(0, 500, ONE), (4000, 0, ONE)]), 4.0);
    // A last picture that is still there.
    assert_eq!(edited(&[(4000, 249, ONE)]), 0.04);
    // Before fragments: all that comes plays.
    let mut track = Track::picture(25, 0, 1);
    track.edits = Some(vec![(0, 0, ONE)]);
    let mut movie = Movie::one(track);
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(0, 250)];
    assert_eq!(known(&movie.bytes()), 10.0);
}

/// Chromium, Firefox, ffmpeg and MediaInfo all play from zero then.
#[test]
fn only_minus_one_makes_an_edit_empty() {
    assert_eq!(edited(&[(4000, -2, ONE)]), 4.0);
    assert_eq!(edited(&[(4000, -1024, ONE)]), 4.0);
    assert_eq!(edited(&[(4000, i32::MIN, ONE)]), 4.0);
    assert_eq!(edited(&[(4000, -2, ONE), (4000, 100, ONE)]), 8.0);
    let mut movie = Movie::of(10);
    movie.tracks[1].edits = Some(vec![(10_000, -1024, ONE)]);
    assert_eq!(known(&movie.bytes()), 10.0);
}

#[test]
fn composition_times_before_zero() {
    // Version 1 offsets: shown as early as 0.4 s before zero.
    let mut track = Track::picture(25, 250, 1);
    track.ctts = vec![(250, -10)];
    assert_eq!(known(&Movie::one(track.clone()).bytes()), 10.0);
    // An edit of the whole cuts what lies before zero and holds the last picture in its place.
    track.edits = Some(vec![(10_000, 0, ONE)]);
    assert_eq!(known(&Movie::one(track).bytes()), 10.0);
}

#[test]
fn an_edit_of_no_length_needs_no_scale() {
    let mut track = Track::picture(25, 0, 1);
    track.edits = Some(vec![(0, 50, ONE)]);
    let mut movie = Movie::one(track);
    movie.timescale = 0;
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(0, 250)];
    assert_eq!(known(&movie.bytes()), 8.0);
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
