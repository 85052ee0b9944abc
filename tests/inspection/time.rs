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

const CONTRADICTION: Fact<f64> = Fact::Unreadable(DefectCode::DurationContradiction);

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

/// A movie in fragments of so many pictures each, which are decoded from these times on.
fn in_fragments(fragments: &[(u32, u32)]) -> Movie {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    let piece = |&(time, count): &(u32, u32)| fragment(time, count);
    movie.tail = fragments.iter().map(piece).collect();
    movie
}

#[test]
fn fragments_that_go_back_leave_it_open() {
    let overlap = DefectCode::FragmentsOverlap;
    for (fragments, first) in [
        // From the beginning again, by half a second, in exchanged places.
        (&[(0, 100), (100, 100), (0, 100), (100, 100)][..], 3),
        (&[(0, 100), (88, 100), (188, 100)], 2),
        (&[(0, 100), (200, 100), (100, 100), (300, 100)], 3),
        // By a little, again and again.
        (&[(0, 25), (22, 25), (44, 25), (66, 25)], 2),
    ] {
        let file = in_fragments(fragments).bytes();
        let found = facts(&file);
        let duration = found.movie.as_ref().unwrap().duration_s;
        assert_eq!(duration, Fact::Unreadable(overlap), "{fragments:?}");
        assert_eq!(found.defects[0].code, overlap);
        assert_eq!(found.defects[0].path, format!("moof[{first}]"));
        let at = usize::try_from(found.defects[0].offset).unwrap();
        assert_eq!(&file[at + 4..at + 8], b"moof");
    }
    // After a movie whose own samples last ten seconds.
    let mut movie = Movie::one(Track::picture(25, 250, 1));
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(0, 250)];
    assert_eq!(duration(&movie.bytes()), Fact::Unreadable(overlap));
    // The last picture of a fragment gives way to the next one, and a picture is stumbled over once.
    for fragments in [
        &[(0, 100), (99, 100), (198, 100)][..],
        &[(0, 100), (98, 100), (198, 100)],
        // A pause is none, nor is a late beginning.
        &[(0, 100), (300, 100)],
        &[(500, 100), (600, 100)],
    ] {
        let found = facts(&in_fragments(fragments).bytes());
        assert_eq!(found.defects, [], "{fragments:?}");
    }
}

/// Fragments of track 2, with a `trex` of its own.
fn with_sound(movie: &mut Movie, fragments: &[(u32, u32)]) {
    movie.tracks.push(Track::sound(0));
    let trex = |id, duration| boxes::full(b"trex", 0, 0, &boxes::u32s(&[id, 1, duration, 4, 0]));
    movie.extra = vec![boxes::around(b"mvex", &[trex(1, 1), trex(2, 1024)])];
    for &(time, count) in fragments {
        let mut piece = fragment(time, count);
        let tfhd = boxes::find(&piece, b"tfhd");
        boxes::patch(&mut piece, tfhd + 12, &2_u32.to_be_bytes());
        movie.tail.push(piece);
    }
}

#[test]
fn sound_alone_that_goes_back_leaves_it_open() {
    let mut movie = in_fragments(&[(0, 100), (100, 100)]);
    with_sound(&mut movie, &[(0, 187), (187 * 1024, 187)]);
    assert_eq!(known(&movie.bytes()), 8.0);
    let mut movie = in_fragments(&[(0, 100), (100, 100)]);
    with_sound(&mut movie, &[(0, 187), (0, 187)]);
    let open = Fact::Unreadable(DefectCode::FragmentsOverlap);
    assert_eq!(duration(&movie.bytes()), open);
}

#[test]
fn a_movie_header_before_fragments_may_not_promise_more_than_there_is() {
    // Firefox plays to the end of `mehd`, Chromium to that of the last fragment.
    let mut movie = in_fragments(&[(0, 250)]);
    movie.extra = vec![mvex(1, Some(60_000))];
    let found = facts(&movie.bytes());
    let told = found.movie.as_ref().unwrap();
    assert_eq!(
        (told.duration_s, told.header_duration_s),
        (CONTRADICTION, Some(60.0))
    );
    assert_eq!(found.defects[0].path, "moov/mvex/mehd");
    // Where it promises less, all play what is there.
    movie.extra = vec![mvex(1, Some(5_000))];
    let found = facts(&movie.bytes());
    assert_eq!(found.movie.unwrap().duration_s, Fact::Known(10.0));
    assert_eq!(found.defects[0].path, "moov/mvex/mehd");
}

#[test]
fn a_media_header_before_fragments_may_not_promise_more_than_there_is() {
    // Chromium and Firefox play to the end that is promised, and show nothing there.
    let mut movie = in_fragments(&[(0, 250)]);
    for (units, expected) in [
        (1_500, CONTRADICTION),
        (263, CONTRADICTION),
        (262, Fact::Known(10.0)),
        (0, Fact::Known(10.0)),
        (50, Fact::Known(10.0)),
    ] {
        movie.tracks[0].mdhd_duration = units;
        assert_eq!(duration(&movie.bytes()), expected, "{units}");
    }
    movie.tracks[0].mdhd_duration = 1_500;
    let found = facts(&movie.bytes());
    assert_eq!(found.defects[0].path, "moov/trak[1]/mdia/mdhd");
}

/// A `sidx` of that track and time scale, from a time on, of references that last so long. The first
/// bit of each says whether it refers to another `sidx`.
fn index(track: u32, scale: u32, from: u32, lasting: &[u32], is_parent: bool) -> Vec<u8> {
    let count = u32::try_from(lasting.len()).unwrap();
    let mut body = boxes::u32s(&[track, scale, from, 0, count]);
    for duration in lasting {
        body.extend(boxes::u32s(&[
            u32::from(is_parent) << 31 | 100,
            *duration,
            0,
        ]));
    }
    boxes::full(b"sidx", 0, 0, &body)
}

#[test]
fn an_index_that_promises_more_of_its_track_than_is_there_leaves_it_open() {
    let missing = Fact::Unreadable(DefectCode::SamplesMissing);
    for (indexes, expected) in [
        (vec![index(1, 25, 0, &[125, 125], false)], Fact::Known(10.0)),
        (vec![index(1, 25, 0, &[125, 125, 125], false)], missing),
        // In a time scale of its own, and from a later time on.
        (
            vec![index(1, 1000, 5000, &[5000], false)],
            Fact::Known(10.0),
        ),
        (vec![index(1, 1000, 5000, &[6000], false)], missing),
        // One after the other, and one over others.
        (
            vec![
                index(1, 25, 0, &[125], false),
                index(1, 25, 125, &[125], false),
            ],
            Fact::Known(10.0),
        ),
        (
            vec![
                index(1, 25, 0, &[125], false),
                index(1, 25, 250, &[125], false),
            ],
            missing,
        ),
        (
            vec![
                index(1, 25, 0, &[125, 125], true),
                index(1, 25, 0, &[125], false),
            ],
            Fact::Known(10.0),
        ),
        (
            vec![
                index(1, 25, 0, &[125, 250], true),
                index(1, 25, 0, &[125], false),
            ],
            missing,
        ),
        // Less than is there is nobody's loss: Chromium, Firefox and ffmpeg play all of it.
        (vec![index(1, 25, 0, &[125], false)], Fact::Known(10.0)),
        // Of a track that is not there, or without a time scale.
        (vec![index(7, 25, 0, &[9000], false)], Fact::Known(10.0)),
        (vec![index(1, 0, 0, &[9000], false)], Fact::Known(10.0)),
    ] {
        let mut movie = in_fragments(&[]);
        movie.tail = [indexes.clone(), vec![fragment(0, 125), fragment(125, 125)]].concat();
        let file = movie.bytes();
        let found = facts(&file);
        assert_eq!(found.movie.unwrap().duration_s, expected, "{indexes:?}");
        for defect in &found.defects {
            assert_eq!(defect.path, "sidx");
        }
    }
    // The sound's beside one of the picture that is kept.
    for (promised, expected) in [(374, Fact::Known(10.0)), (800, missing)] {
        let mut movie = in_fragments(&[]);
        movie.tail = vec![
            index(1, 25, 0, &[250], false),
            index(2, 48_000, 0, &[promised * 1024], false),
            fragment(0, 250),
        ];
        with_sound(&mut movie, &[(0, 187), (187 * 1024, 187)]);
        assert_eq!(duration(&movie.bytes()), expected);
    }
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
