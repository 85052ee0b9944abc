//! What the whole report says of files that are bent in one place: never that a clause is met
//! which is not, and never that one is broken where the file contradicts itself.

use crate::common::boxes::{find, full, patch, plain};
use crate::common::codecs::{avc1, avcc, h264_set, pasp, visual};
use crate::common::movie::{IDENTITY, Movie, QUARTER, Track, fragment, mvex};
use crate::facts;
use yujian::facts::DefectCode;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

fn report(file: &[u8]) -> Report {
    let notice = Notice::parse(include_str!("../../www/notice.json")).unwrap();
    Report::unconfirmed(&facts(file), "a.mp4", &notice)
}

/// What the rule came to, and by which code.
fn outcome<'r>(report: &'r Report, rule: &str) -> (Outcome, &'r str) {
    let found = report.outcome(rule).unwrap();
    (found.main.outcome, &found.main.code)
}

fn of_entries(entries: Vec<Vec<u8>>) -> Vec<u8> {
    let mut movie = Movie::of(10);
    movie.tracks[0].used_entry = u32::try_from(entries.len()).unwrap();
    movie.tracks[0].entries = entries;
    movie.bytes()
}

#[test]
fn a_good_file_waits_only_for_a_person() {
    assert_eq!(report(&Movie::of(10).bytes()).verdict, Outcome::Confirm);
}

#[test]
fn a_second_sample_entry_cannot_hide_another_size() {
    // Both entries claim the full size; the second one's own header codes less.
    let small = avcc(&[h264_set(1280, 720, None, false)]);
    let hidden = visual(b"avc1", 1920, 1080, &[small]);
    let found = report(&of_entries(vec![avc1(1920, 1080), hidden]));
    let changes = (Outcome::CannotTell, "size-changes");
    assert_eq!(outcome(&found, "resolution"), changes);
    // Or the same pixels in another shape.
    let full_size = avcc(&[h264_set(1920, 1080, None, false)]);
    let wide = visual(b"avc1", 1920, 1080, &[full_size, pasp(4, 3)]);
    let found = report(&of_entries(vec![avc1(1920, 1080), wide]));
    assert_eq!(outcome(&found, "resolution"), changes);
    let same = report(&of_entries(vec![avc1(1920, 1080), avc1(1920, 1080)]));
    assert_eq!(outcome(&same, "resolution").0, Outcome::Meets);
}

#[test]
fn a_second_sample_entry_cannot_hide_another_file() {
    let mut entry = avc1(1920, 1080);
    // The second data reference, which is not this file.
    patch(&mut entry, 14, &[0, 2]);
    let mut file = of_entries(vec![avc1(1920, 1080), entry]);
    let own = full(b"url ", 0, 1, &[]);
    let at = find(&file, b"url ");
    let other = full(b"url ", 0, 0, b"x.mp4\0\0\0");
    file.splice(at + own.len()..at + own.len(), other.iter().copied());
    patch(&mut file, at - 4, &[0, 0, 0, 2]);
    let grown = u32::try_from(other.len()).unwrap();
    for holder in [b"dref", b"dinf", b"minf", b"mdia", b"trak", b"moov"] {
        let at = find(&file, holder);
        let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        patch(&mut file, at, &(size + grown).to_be_bytes());
    }
    let found = report(&file);
    assert!(
        found
            .defects
            .iter()
            .any(|d| d.code == DefectCode::ExternalMedia)
    );
    let external = (Outcome::CannotTell, "external-media");
    assert_eq!(outcome(&found, "container"), external);
}

#[test]
fn samples_that_are_nowhere_leave_it_open() {
    let missing = (Outcome::CannotTell, "samples-missing");
    // The chunk holds ten of the fifteen thousand pictures that the other tables tell of.
    let mut movie = Movie::with(vec![Track::picture(25, 15_000, 1), Track::sound(28_125)]);
    let mut file = movie.bytes();
    let stsc = find(&file, b"stsc");
    patch(&mut file, stsc + 20, &10_u32.to_be_bytes());
    let found = report(&file);
    assert_eq!(outcome(&found, "container"), missing);
    assert_eq!(outcome(&found, "duration"), missing);
    // The media data are announced to end before their samples do, and other boxes follow.
    movie = Movie::of(10);
    movie.media = Some(vec![0; 100]);
    movie.tail = vec![plain(b"free", &[0; 5000])];
    assert_eq!(outcome(&report(&movie.bytes()), "container"), missing);
}

#[test]
fn samples_of_no_bytes_are_none() {
    // A table of sizes in place of one size for all, and all of them zero.
    let mut movie = Movie::of(10);
    movie.tracks[0].sample_size = 0;
    let mut file = movie.bytes();
    let at = find(&file, b"stsz") + 20;
    file.splice(at..at, vec![0; 250 * 4]);
    for holder in [b"stsz", b"stbl", b"minf", b"mdia", b"trak", b"moov"] {
        let at = find(&file, holder);
        let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        patch(&mut file, at, &(size + 1000).to_be_bytes());
    }
    let found = report(&file);
    assert_eq!(
        outcome(&found, "container"),
        (Outcome::CannotTell, "samples-missing")
    );
}

#[test]
fn pictures_without_a_sample_are_not_judged_by_the_sound() {
    let movie = Movie::with(vec![Track::picture(25, 0, 1), Track::sound(468)]);
    let verdict = report(&movie.bytes()).verdict;
    assert!(
        matches!(verdict, Outcome::CannotTell | Outcome::Breaks),
        "{verdict:?}"
    );
}

#[test]
fn a_movie_that_only_names_others_is_not_here() {
    let reference = plain(b"rmra", &plain(b"rmda", &plain(b"rdrf", &[0; 12])));
    let file = [
        plain(b"ftyp", b"isom\0\0\0\0isom"),
        plain(b"moov", &reference),
    ];
    let found = report(&file.concat());
    let external = (Outcome::CannotTell, "external-media");
    assert_eq!(outcome(&found, "container"), external);
}

/// Picture and sound of `seconds`, with `track_enabled` (ISO/IEC 14496-12, 8.3.2) as given.
fn switched(seconds: u32, picture: bool, sound: bool) -> Movie {
    let mut movie = Movie::of(seconds);
    movie.tracks[0].flags = 2 + u32::from(picture);
    movie.tracks[1].flags = 2 + u32::from(sound);
    movie
}

#[test]
fn the_only_picture_or_sound_switched_off_leaves_it_open() {
    // Chromium decodes not one byte of it; Firefox and mpv play it.
    let off = (Outcome::CannotTell, "track-disabled");
    for (picture, sound) in [(true, false), (false, true)] {
        let found = report(&switched(10, picture, sound).bytes());
        assert_eq!(outcome(&found, "container"), off);
        assert_eq!(found.verdict, Outcome::CannotTell);
    }
    // Another of its kind plays instead.
    let mut movie = switched(10, true, false);
    movie.tracks.push(Track {
        id: 3,
        ..Track::sound(468)
    });
    assert_eq!(report(&movie.bytes()).verdict, Outcome::Confirm);
}

#[test]
fn all_switched_off_plays_like_all_switched_on() {
    // All three play both tracks, even where a third one, of text, is switched on.
    let mut movie = switched(10, false, false);
    assert_eq!(report(&movie.bytes()).verdict, Outcome::Confirm);
    movie.tracks.push(Track {
        id: 3,
        handler: *b"text",
        ..Track::picture(1000, 1, 10_000)
    });
    assert_eq!(report(&movie.bytes()).verdict, Outcome::Confirm);
    let found = report(&switched(500, false, false).bytes());
    assert_eq!(outcome(&found, "duration").0, Outcome::Breaks);
}

#[test]
fn over_only_by_a_track_that_is_switched_off_leaves_it_open() {
    // Chromium plays to the end of all tracks, mpv to that of those it shows.
    let sound = |seconds: u32, flags| Track {
        id: 3,
        flags,
        ..Track::sound(seconds * 48_000 / 1024)
    };
    for (rest, other, flags, expected) in [
        (400, 500, 2, (Outcome::CannotTell, "track-disabled")),
        (400, 500, 3, (Outcome::Breaks, "over")),
        (400, 470, 2, (Outcome::Meets, "within")),
        (490, 500, 2, (Outcome::Breaks, "over")),
        (490, 100, 2, (Outcome::Breaks, "over")),
    ] {
        let mut movie = Movie::of(rest);
        movie.tracks.push(sound(other, flags));
        let found = report(&movie.bytes());
        assert_eq!(outcome(&found, "duration"), expected, "{other}");
    }
}

#[test]
fn chapters_that_last_longer_do_not_count() {
    // ffmpeg writes their end into the movie header, which some players show.
    let mut movie = Movie::of(400);
    movie.mvhd_duration = 500_000;
    movie.tracks.push(Track {
        id: 3,
        flags: 2,
        handler: *b"text",
        ..Track::picture(1000, 1, 500_000)
    });
    let found = report(&movie.bytes());
    let differs = (Outcome::Advise, "header-differs");
    assert_eq!(outcome(&found, "duration"), differs);
}

#[test]
fn a_turn_beside_a_matrix_of_zeros_leaves_it_open() {
    // Chromium shows it without the turn, Firefox with it.
    let mut movie = Movie::of(10);
    (movie.tracks[0].matrix, movie.matrix) = (QUARTER, [0; 9]);
    let contradiction = (Outcome::CannotTell, "matrix-contradiction");
    let found = report(&movie.bytes());
    assert_eq!(outcome(&found, "orientation"), contradiction);
    assert_eq!(outcome(&found, "resolution"), contradiction);
    // Both show these without a turn.
    for (track, whole) in [
        (IDENTITY, [0; 9]),
        ([0; 9], IDENTITY),
        ([0; 9], QUARTER),
        ([0; 9], [0; 9]),
    ] {
        (movie.tracks[0].matrix, movie.matrix) = (track, whole);
        assert_eq!(report(&movie.bytes()).verdict, Outcome::Confirm);
    }
}

#[test]
fn places_and_times_that_contradict_themselves_are_never_met() {
    let mut movie = Movie::of(10);
    // The sound's offset is that of the picture.
    let mut file = movie.bytes();
    let picture = find(&file, b"stco") + 16;
    let sound = find(&file[picture..], b"stco") + picture + 16;
    let at = file[picture..picture + 4].to_vec();
    patch(&mut file, sound, &at);
    let found = report(&file);
    let overlap = (Outcome::CannotTell, "samples-overlap");
    assert_eq!(outcome(&found, "container"), overlap);
    // Fragments that go back, and an edit behind its media.
    movie.tracks[0].edits = Some(vec![(10_000, 250, 0x1_0000)]);
    let found = report(&movie.bytes());
    let nothing = (Outcome::CannotTell, "edit-plays-nothing");
    assert_eq!(outcome(&found, "duration"), nothing);
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(0, 100), fragment(0, 100)];
    let found = report(&movie.bytes());
    let hidden = (Outcome::CannotTell, "fragments-overlap");
    assert_eq!(outcome(&found, "duration"), hidden);
}

#[test]
fn a_chunk_too_many_is_advised() {
    let mut movie = Movie::of(10);
    movie.moov_first = false;
    let mut file = movie.bytes();
    let at = find(&file, b"stsc") + 20;
    patch(&mut file, at, &251_u32.to_be_bytes());
    let found = report(&file);
    let left_over = (Outcome::Advise, "chunks-left-over");
    assert_eq!(outcome(&found, "container"), left_over);
    assert_eq!(found.verdict, Outcome::Confirm);
}

#[test]
fn headers_of_tracks_that_players_pass_over_are_advised() {
    let mut movie = Movie::of(10);
    movie.tracks[0].mdhd_duration = 50;
    let found = report(&movie.bytes());
    let differ = (Outcome::Advise, "claims-differ");
    assert_eq!(outcome(&found, "duration"), differ);
    movie = Movie::of(10);
    movie.tracks[0].edits = Some(vec![(60_000, 0, 0x1_0000)]);
    let found = report(&movie.bytes());
    assert_eq!(outcome(&found, "duration"), differ);
    assert_eq!(found.verdict, Outcome::Confirm);
}
