//! Where the headers of movie, track and media claim another length than the samples have.

use super::{CONTRADICTION, ONE, duration, known};
use crate::common::movie::{Edit, Movie, Track, UNKNOWN};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact};

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

/// Ten seconds whose `mdhd` says so many units of 25 a second, under these edits.
fn claiming(units: u32, edits: Option<Vec<Edit>>) -> Vec<u8> {
    let mut track = Track::picture(25, 250, 1);
    (track.mdhd_duration, track.edits) = (units, edits);
    Movie::one(track).bytes()
}

#[test]
fn a_media_header_that_promises_more_than_there_is_leaves_it_open() {
    // Firefox plays on to the end that is promised, Chromium to that of the samples.
    assert_eq!(duration(&claiming(500, None)), CONTRADICTION);
    let whole = Some(vec![(20_000, 0, ONE)]);
    assert_eq!(duration(&claiming(500, whole)), CONTRADICTION);
    // Less than half a second is what writers lose.
    assert_eq!(known(&claiming(262, None)), 10.0);
    assert_eq!(duration(&claiming(263, None)), CONTRADICTION);
    // Some recorders write the length of the whole into each track: nobody's loss.
    let mut movie = Movie::with(vec![Track::picture(25, 250, 1), Track::sound(48)]);
    movie.tracks[1].mdhd_duration = 480_000;
    assert_eq!(known(&movie.bytes()), 10.0);
    movie.tracks[1].mdhd_duration = 960_000;
    assert_eq!(duration(&movie.bytes()), CONTRADICTION);
    // Old releases of ffmpeg count what an empty edit lets pass.
    let delayed = Some(vec![(10_000, -1, ONE), (10_000, 0, ONE)]);
    assert_eq!(known(&claiming(500, delayed)), 10.0);
}

#[test]
fn a_media_header_that_promises_less_counts_where_the_edits_say_the_same() {
    // All players go by the samples.
    assert_eq!(known(&claiming(50, None)), 10.0);
    assert_eq!(known(&claiming(50, Some(vec![(10_000, 0, ONE)]))), 10.0);
    // Chromium stops where the edits say, Firefox plays on.
    let hidden = Some(vec![(2000, 0, ONE)]);
    assert_eq!(duration(&claiming(50, hidden.clone())), CONTRADICTION);
    assert_eq!(duration(&claiming(225, hidden.clone())), CONTRADICTION);
    // The same edits of media that the header tells the truth about are an ordinary cut.
    assert_eq!(known(&claiming(250, hidden)), 2.0);
    // So is what ffmpeg writes where it cuts the beginning: the header leaves that out, too.
    let front = facts(&claiming(150, Some(vec![(6000, 100, ONE)])));
    assert_eq!(front.movie.unwrap().duration_s, Fact::Known(6.0));
    assert_eq!(front.defects, []);
    let also_less = Some(vec![(2000, 100, ONE)]);
    assert_eq!(duration(&claiming(50, also_less)), CONTRADICTION);
}

#[test]
fn headers_that_no_player_goes_by_may_say_anything() {
    for claimed in [1_000, 20_000, 600_000] {
        let mut movie = Movie::of(10);
        movie.mvhd_duration = claimed;
        assert_eq!(known(&movie.bytes()), 10.0);
        let mut movie = Movie::of(10);
        for track in &mut movie.tracks {
            track.tkhd_duration = claimed;
        }
        assert_eq!(known(&movie.bytes()), 10.0);
    }
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
