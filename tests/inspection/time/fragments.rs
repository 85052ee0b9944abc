//! Movies in fragments: their times, their order, and what promises more of them.

use super::{CONTRADICTION, ONE, duration, known};
use crate::common::boxes;
use crate::common::movie::{Movie, Track, fragment, mvex};
use crate::facts;
use yujian::facts::{DefectCode, Fact};

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
