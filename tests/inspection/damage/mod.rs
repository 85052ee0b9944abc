//! What is wrong with a file, and where: its own code, path and offset for each.

mod boxes;
mod cut_off;
mod placement;

use crate::common::boxes::{find, full, patch, plain, u32s};
use crate::common::movie::{Movie, Track, fragment};
use crate::facts;
use yujian::facts::{Content, DefectCode, Fact, Facts, Size};

/// What was written down, as `code path`.
fn written(facts: &Facts) -> Vec<(DefectCode, &str)> {
    let pair = |defect: &'_ yujian::facts::Defect| defect.code;
    facts
        .defects
        .iter()
        .map(|defect| (pair(defect), defect.path.as_str()))
        .collect()
}

/// A good file with `moov` first, and one with it last.
fn good(moov_first: bool) -> Vec<u8> {
    let mut movie = Movie::of(10);
    movie.moov_first = moov_first;
    movie.bytes()
}

fn is_whole(facts: &Facts) -> bool {
    let movie = facts.movie.as_ref();
    let full = Fact::Known(Size {
        width: 1920,
        height: 1080,
    });
    !facts.truncated
        && movie.is_some_and(|movie| {
            movie.duration_s == Fact::Known(10.0) && movie.pictures[0].displayed == full
        })
}

#[test]
fn a_good_file_has_no_defect() {
    for moov_first in [true, false] {
        let facts = facts(&good(moov_first));
        assert!(is_whole(&facts));
        assert_eq!(facts.defects, []);
        assert_eq!(facts.movie.unwrap().moov_first, moov_first);
    }
}

#[test]
fn a_second_movie_is_written_down_and_the_first_is_read() {
    let mut movie = Movie::of(10);
    movie.tail = vec![Movie::of(500).moov(0)];
    let facts = facts(&movie.bytes());
    assert!(is_whole(&facts));
    assert_eq!(written(&facts), [(DefectCode::SecondMovie, "moov[2]")]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let mut movie = Movie::of(10);
    for track in &mut movie.tracks {
        track.data_reference = full(b"url ", 0, 0, b"other.mp4\0");
    }
    let external = facts(&movie.bytes());
    assert!(written(&external).contains(&(DefectCode::ExternalMedia, "moov/trak[1]")));
    assert!(!external.truncated);

    let packed = [
        plain(b"ftyp", b"qt  \0\0\0\0qt  "),
        plain(b"moov", &plain(b"cmov", &[0; 40])),
    ];
    let compressed = facts(&packed.concat());
    assert_eq!(
        written(&compressed),
        [(DefectCode::CompressedMovie, "moov/cmov")]
    );
    let duration = compressed.movie.unwrap().duration_s;
    assert_eq!(duration, Fact::Unreadable(DefectCode::CompressedMovie));
}

#[test]
fn no_movie_and_no_picture() {
    let ftyp = plain(b"ftyp", b"isom\0\0\0\0isom");
    let alone = facts(&ftyp);
    assert_eq!(
        (alone.content, alone.movie.is_none()),
        (Content::IsoBmff, true)
    );
    assert_eq!(alone.brands.unwrap().major.to_string(), "isom");
    let sound = facts(&Movie::with(vec![Track::sound(400)]).bytes());
    assert_eq!(written(&sound), [(DefectCode::PictureMissing, "moov")]);
    let segment = facts(&fragment(0, 10));
    assert!(segment.fragmented && segment.movie.is_none());
}

#[test]
fn creation_time_and_writer_are_told_where_they_can_be_believed() {
    let mut file = good(true);
    let mvhd = find(&file, b"mvhd");
    let created = |file: &[u8]| facts(file).movie.unwrap().created_unix_s;
    assert_eq!(created(&file), None);
    patch(
        &mut file,
        mvhd + 12,
        &(2_082_844_800_u32 + 1_686_528_000).to_be_bytes(),
    );
    assert_eq!(created(&file), Some(1_686_528_000));
    let mut movie = Movie::of(10);
    let data = plain(b"data", &[&u32s(&[1, 0])[..], b"Lavf59.27.100"].concat());
    let ilst = plain(b"ilst", &plain(b"\xa9too", &data));
    let handler = full(b"hdlr", 0, 0, &[0; 20]);
    let meta = full(b"meta", 0, 0, &[handler, ilst].concat());
    movie.extra = vec![plain(b"udta", &meta)];
    let encoder = facts(&movie.bytes()).movie.unwrap().encoder;
    assert_eq!(encoder.as_deref(), Some("Lavf59.27.100"));
}
