//! How big it is: the bitstream's own size, and everything that changes it on the way to the screen.

use crate::common::codecs::{avc1, avcc, clap, h264_set, pasp, visual};
use crate::common::movie::{BACK, IDENTITY, Movie, QUARTER, Track, fragment_of};
use crate::common::{boxes, codecs};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact, Facts, PictureTrack, Size};

const ONE: i32 = 0x1_0000;

const fn size(width: u32, height: u32) -> Fact<Size> {
    Fact::Known(Size { width, height })
}

/// Ten seconds of picture with this sample entry.
fn with_entry(entry: Vec<u8>) -> Track {
    let mut track = Track::picture(25, 250, 1);
    track.entries = vec![entry];
    track
}

fn picture_of(facts: &Facts) -> &PictureTrack {
    &facts.movie.as_ref().unwrap().pictures[0]
}

fn picture(track: Track) -> PictureTrack {
    picture_of(&facts(&Movie::one(track).bytes())).clone()
}

fn turned(track: [i32; 9], movie: [i32; 9]) -> PictureTrack {
    let mut made = Movie::one(Track::picture(25, 250, 1));
    (made.tracks[0].matrix, made.matrix) = (track, movie);
    picture_of(&facts(&made.bytes())).clone()
}

#[test]
fn the_bitstream_is_cropped_to_what_is_shown() {
    // 1080 lines are coded as 1088.
    let found = picture(Track::picture(25, 250, 1));
    assert_eq!(
        (found.coded, found.displayed),
        (size(1920, 1080), size(1920, 1080))
    );
    assert_eq!(
        (found.profile.as_deref(), found.level.as_deref()),
        (Some("Main"), Some("4.0"))
    );
    assert_eq!((found.bit_depth, found.interlaced), (Some(8), Some(false)));
    let interlaced = avcc(&[h264_set(1920, 1080, None, true)]);
    let found = picture(with_entry(visual(b"avc1", 1920, 1080, &[interlaced])));
    assert_eq!(
        (found.coded, found.interlaced),
        (size(1920, 1080), Some(true))
    );
}

#[test]
fn the_bitstream_is_right_where_the_sample_entry_lies() {
    let small = avcc(&[h264_set(1280, 720, None, false)]);
    let facts = facts(&Movie::one(with_entry(visual(b"avc1", 1920, 1080, &[small]))).bytes());
    assert_eq!(picture_of(&facts).displayed, size(1280, 720));
    assert!(has(&facts, DefectCode::SizeContradiction));
}

#[test]
fn the_track_header_alone_changes_no_size() {
    // Both sides alike: that is scale, which a player's window undoes.
    let mut track = Track::picture(25, 250, 1);
    track.presented = (3840, 2160);
    assert_eq!(picture(track.clone()).displayed, size(1920, 1080));
    // Unlike: pixels are not square.
    track.entries = vec![avc1(1440, 1080)];
    track.presented = (1920, 1080);
    let found = picture(track.clone());
    assert_eq!(
        (found.coded, found.displayed),
        (size(1440, 1080), size(1920, 1080))
    );
    assert_eq!(found.pixel_aspect, (4, 3));
    // Written as it shows after the turn: no word about pixels.
    track.entries = vec![avc1(1920, 1080)];
    track.presented = (1080, 1920);
    track.matrix = QUARTER;
    let found = picture(track);
    assert_eq!(
        (found.displayed, found.pixel_aspect),
        (size(1080, 1920), (1, 1))
    );
}

#[test]
fn pixel_aspect_from_the_box_and_from_the_bitstream() {
    let entry = |boxed: Option<(u32, u32)>, coded: Option<(u32, u32)>| {
        let mut inner = vec![avcc(&[h264_set(1440, 1080, coded, false)])];
        inner.extend(boxed.map(|(width, height)| pasp(width, height)));
        let mut track = with_entry(visual(b"avc1", 1440, 1080, &inner));
        track.presented = (1440, 1080);
        facts(&Movie::one(track).bytes())
    };
    for (boxed, coded) in [
        (Some((4, 3)), None),
        (None, Some((4, 3))),
        (Some((4, 3)), Some((8, 6))),
    ] {
        let facts = entry(boxed, coded);
        assert_eq!(
            picture_of(&facts).displayed,
            size(1920, 1080),
            "{boxed:?} {coded:?}"
        );
        assert_eq!(facts.defects, []);
    }
    let facts = entry(Some((1, 1)), Some((4, 3)));
    assert_eq!(picture_of(&facts).displayed, size(1440, 1080));
    assert!(has(&facts, DefectCode::AspectContradiction));
    // No aspect at all is none.
    assert_eq!(
        picture_of(&entry(Some((0, 1)), None)).displayed,
        size(1440, 1080)
    );
}

#[test]
fn a_clean_aperture_is_told_where_it_cuts() {
    let entry = |width, height| {
        let set = avcc(&[h264_set(1920, 1080, None, false)]);
        picture(with_entry(visual(
            b"avc1",
            1920,
            1080,
            &[set, clap(width, height)],
        )))
    };
    let cut = entry(1440, 1080);
    assert_eq!(cut.displayed, size(1920, 1080));
    assert_eq!(
        cut.clean_aperture,
        Some(Size {
            width: 1440,
            height: 1080
        })
    );
    assert_eq!(entry(1920, 1080).clean_aperture, None);
}

#[test]
fn turns_in_either_matrix_and_both() {
    for (track, movie, rotation, shown) in [
        (IDENTITY, IDENTITY, 0, size(1920, 1080)),
        (QUARTER, IDENTITY, 90, size(1080, 1920)),
        (IDENTITY, QUARTER, 90, size(1080, 1920)),
        (QUARTER, BACK, 0, size(1920, 1080)),
        (QUARTER, QUARTER, 180, size(1920, 1080)),
        (BACK, IDENTITY, 270, size(1080, 1920)),
    ] {
        let found = turned(track, movie);
        assert_eq!(found.rotation_deg, Fact::Known(rotation));
        assert_eq!((found.displayed, found.mirrored), (shown, false));
    }
}

#[test]
fn mirrors_scales_and_what_no_player_shows_alike() {
    let [_, _, u, .., w] = IDENTITY;
    let mirror = turned([-ONE, 0, u, 0, ONE, 0, 0, 0, w], IDENTITY);
    assert!(mirror.mirrored);
    assert_eq!(mirror.displayed, size(1920, 1080));
    let double = turned([2 * ONE, 0, u, 0, 2 * ONE, 0, 0, 0, w], IDENTITY);
    assert_eq!(double.displayed, size(1920, 1080));
    let wide = turned([ONE * 4, 0, u, 0, ONE * 3, 0, 0, 0, w], IDENTITY);
    assert_eq!(wide.displayed, size(2560, 1080));
    for bent in [
        [46_341, 46_341, u, -46_341, 46_341, 0, 0, 0, w],
        [ONE, 0, u, ONE, ONE, 0, 0, 0, w],
        [ONE, 0, u, 0, 0, 0, 0, 0, w],
    ] {
        let found = turned(bent, IDENTITY);
        assert_eq!(
            found.rotation_deg,
            Fact::Unreadable(DefectCode::MatrixIllegal)
        );
        assert_eq!(found.displayed, Fact::Unreadable(DefectCode::MatrixIllegal));
    }
    // All zero is what some writers leave; players take it for none, and it is written down.
    let mut zero = Movie::one(Track::picture(25, 250, 1));
    zero.tracks[0].matrix = [0; 9];
    let facts = facts(&zero.bytes());
    assert_eq!(picture_of(&facts).displayed, size(1920, 1080));
    assert!(has(&facts, DefectCode::MatrixIllegal));
}

#[test]
fn several_sizes_in_one_track_leave_it_open() {
    let mut track = Track::picture(25, 250, 1);
    track.entries = vec![avc1(1920, 1080), avc1(1280, 720)];
    track.used_entry = 2;
    assert_eq!(
        picture(track).displayed,
        Fact::Unreadable(DefectCode::SizeChanges)
    );
    let sets = [
        h264_set(1920, 1080, None, false),
        h264_set(1280, 720, None, false),
    ];
    let two = picture(with_entry(visual(b"avc1", 1920, 1080, &[avcc(&sets)])));
    assert_eq!(two.displayed, Fact::Unreadable(DefectCode::SizeChanges));
    let mut same = Track::picture(25, 250, 1);
    same.entries = vec![avc1(1920, 1080), avc1(1920, 1080)];
    assert_eq!(picture(same).displayed, size(1920, 1080));
}

#[test]
fn the_first_track_that_is_enabled_is_shown() {
    let mut off = with_entry(avc1(640, 360));
    off.flags = 0;
    let mut on = with_entry(avc1(1920, 1080));
    on.id = 3;
    let facts = facts(&Movie::with(vec![off, on, Track::sound(400)]).bytes());
    let movie = facts.movie.as_ref().unwrap();
    assert_eq!(picture_of(&facts).displayed, size(1920, 1080));
    assert_eq!(
        (movie.pictures.len(), movie.pictures[1].enabled),
        (2, false)
    );
    // mp4parse calls a track disabled that is not "in movie"; players do not.
    let mut lone = Track::picture(25, 250, 1);
    lone.flags = 1;
    assert!(picture(lone).enabled);
}

#[test]
fn other_tracks_are_no_pictures() {
    let other = |handler: &[u8; 4]| Track {
        handler: *handler,
        entries: vec![boxes::plain(b"none", &[0; 8])],
        ..Track::picture(25, 10, 1)
    };
    let mut movie = Movie::of(10);
    for handler in [b"tmcd", b"text", b"sbtl", b"hint", b"meta"] {
        movie.tracks.push(other(handler));
    }
    // A track of stills that shows where chapters begin.
    let mut chapters = with_entry(visual(b"jpeg", 320, 180, &[]));
    chapters.id = 9;
    movie.tracks.push(chapters);
    let chap = boxes::plain(b"chap", &boxes::u32s(&[9]));
    movie.tracks[0].extra.push(boxes::plain(b"tref", &chap));
    let found = facts(&movie.bytes()).movie.unwrap();
    assert_eq!((found.pictures.len(), found.sounds.len()), (1, 1));
    assert_eq!(
        found.others,
        ["tmcd", "text", "sbtl", "hint", "meta", "chapter"]
    );
}

#[test]
fn parameter_sets_are_found_in_the_first_sample() {
    let set = h264_set(1280, 720, None, false);
    let unit = |unit: &[u8]| [&u32::try_from(unit.len()).unwrap().to_be_bytes()[..], unit].concat();
    let sample = [unit(&[9, 0x10]), unit(&set), unit(&[0x65, 1, 2, 3])].concat();
    let mut track = with_entry(visual(b"avc3", 1920, 1080, &[avcc(&[])]));
    track.stts = vec![(1, 1)];
    track.sample_size = u32::try_from(sample.len()).unwrap();
    let mut movie = Movie::one(track.clone());
    movie.media = Some(sample.clone());
    let found = facts(&movie.bytes());
    assert_eq!(picture_of(&found).displayed, size(1280, 720));
    assert!(has(&found, DefectCode::SizeContradiction));
    // In a fragment as well.
    track.stts = Vec::new();
    let mut movie = Movie::one(track);
    let trex = boxes::u32s(&[1, 1, 1, u32::try_from(sample.len()).unwrap(), 0]);
    movie.extra = vec![boxes::around(b"mvex", &[boxes::full(b"trex", 0, 0, &trex)])];
    movie.tail = vec![fragment_of(0, 1, &sample)];
    assert_eq!(picture_of(&facts(&movie.bytes())).coded, size(1280, 720));
}

#[test]
fn without_any_header_the_sample_entry_is_only_a_claim() {
    let unreadable = Fact::Unreadable(DefectCode::ConfigurationUnreadable);
    for claimed in [(1920, 1080), (0, 0)] {
        let track = with_entry(visual(b"avc1", claimed.0, claimed.1, &[]));
        let facts = facts(&Movie::one(track).bytes());
        assert_eq!(picture_of(&facts).displayed, unreadable);
        assert!(has(&facts, DefectCode::ConfigurationUnreadable));
    }
}

#[test]
fn mpeg4_visual_tells_its_size_in_the_descriptor() {
    // A video object layer of simple profile: 720×576, pixels of 16:11, 25 ticks a second.
    let layer = codecs::BitWriter::default()
        .put(32, 0x0000_0120)
        .put(1, 0)
        .put(8, 1)
        .put(1, 0)
        .put(4, 4)
        .put(1, 0)
        .put(2, 0)
        .put(1, 1)
        .put(16, 25)
        .put(1, 1)
        .put(1, 0)
        .put(1, 1)
        .put(13, 720)
        .put(1, 1)
        .put(13, 576)
        .put(1, 1)
        .put(1, 1)
        .bytes();
    let mut track = with_entry(visual(b"mp4v", 720, 576, &[codecs::esds(0x20, &layer)]));
    track.presented = (720, 576);
    let found = picture(track);
    assert_eq!(
        (found.codec.as_str(), found.coded),
        ("mpeg4", size(720, 576))
    );
    assert_eq!(found.interlaced, Some(true));
    assert_eq!(
        (found.pixel_aspect, found.displayed),
        ((16, 11), size(1047, 576))
    );
}
