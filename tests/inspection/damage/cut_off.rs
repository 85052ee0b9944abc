//! Files that end early, and boxes that announce another end than there is.

use super::{good, written};
use crate::common::boxes::{find, patch};
use crate::common::movie::{Movie, Track, fragment, mvex};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact};

#[test]
fn cut_off_in_the_media_data() {
    let file = good(true);
    let facts = facts(&file[..file.len() - 1]);
    assert!(facts.truncated);
    let found = written(&facts);
    assert_eq!(found[0], (DefectCode::FileCutOff, "mdat"));
    // The sound's samples come last.
    assert_eq!(found[1], (DefectCode::SamplesMissing, "moov/trak[2]"));
    assert_eq!(facts.defects[0].offset, find(&file, b"mdat") as u64);
}

/// Samples, boxes that go on behind the end, and a fragment's header each tell how much is missing.
#[test]
fn how_much_is_missing_of_what_was_cut_off() {
    for moov_first in [true, false] {
        let file = good(moov_first);
        assert_eq!(facts(&file).missing_bytes, None);
        for cut in [1, 60, 100] {
            let facts = facts(&file[..file.len() - cut]);
            assert_eq!(facts.missing_bytes, Some(cut as u64), "{moov_first}");
        }
    }
    let file = good(false);
    // Of the movie behind it nobody knows: the media data alone are missed.
    let to = find(&file, b"moov") - 100;
    assert_eq!(facts(&file[..to]).missing_bytes, Some(100));
}

#[test]
fn cut_off_before_the_movie() {
    let file = good(false);
    let facts = facts(&file[..find(&file, b"moov")]);
    assert_eq!(facts.movie, None);
    assert_eq!(written(&facts), [(DefectCode::MovieMissing, "")]);
    // The file may have been meant to end here, so nothing is said to be cut.
    assert!(!facts.truncated);
    let inside = crate::facts(&file[..find(&file, b"moov") - 100]);
    assert!(inside.truncated && has(&inside, DefectCode::MovieMissing));
}

#[test]
fn cut_off_within_the_movie() {
    let file = good(false);
    let facts = facts(&file[..file.len() - 60]);
    assert!(facts.truncated);
    assert_eq!(written(&facts)[0], (DefectCode::FileCutOff, "moov"));
    let movie = facts.movie.unwrap();
    assert_eq!(movie.duration_s, Fact::Unreadable(DefectCode::FileCutOff));
}

#[test]
fn cut_off_in_a_fragment() {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(0, 250), fragment(250, 250)];
    let file = movie.bytes();
    let whole = facts(&file);
    assert_eq!(whole.defects, []);
    // In the samples, between their header and the fragment's, in the fragment's own.
    for cut in [1, 999, 1004, 1008, 1010, 1060] {
        let facts = facts(&file[..file.len() - cut]);
        assert!(facts.truncated, "{cut} bytes less: {:?}", facts.defects);
        let is_named = |code| has(&facts, code);
        assert!(is_named(DefectCode::FileCutOff) || is_named(DefectCode::SamplesMissing));
    }
}

#[test]
fn boxes_that_swallow_further_fragments_leave_the_duration_open() {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(250, None)];
    movie.tail = (0..6).map(|number| fragment(number * 2500, 10)).collect();
    let file = movie.bytes();
    assert_eq!(facts(&file).movie.unwrap().duration_s, Fact::Known(600.0));
    let piece = fragment(0, 10).len();
    let first = find(&file, b"moof");
    let media = find(&file[first..], b"mdat") + first;
    // To the beginning of a later fragment, and into the middle of one.
    for (at, size) in [
        (first, 3 * piece),
        (first, 3 * piece + 20),
        (media, 48 + 2 * piece),
        (media, 48 + 5 * piece - 20),
    ] {
        let mut greedy = file.clone();
        patch(&mut greedy, at, &u32::try_from(size).unwrap().to_be_bytes());
        let duration = facts(&greedy).movie.unwrap().duration_s;
        assert!(
            matches!(duration, Fact::Unreadable(_)),
            "{at} {size}: {duration:?}"
        );
    }
    // A header that is none, amid fragments; and a card's zeros behind the last.
    let mut broken = file.clone();
    patch(&mut broken, first + 3 * piece, &[0, 0, 0, 3]);
    let duration = facts(&broken).movie.unwrap().duration_s;
    assert!(matches!(duration, Fact::Unreadable(_)), "{duration:?}");
    let filled = [&file[..], &[0; 512]].concat();
    assert_eq!(facts(&filled).movie.unwrap().duration_s, Fact::Known(600.0));
}

#[test]
fn media_data_shorter_than_the_samples() {
    let file = good(true);
    let mdat = find(&file, b"mdat");
    let mut short = file.clone();
    patch(&mut short, mdat, &100_u32.to_be_bytes());
    // Behind the short box: the rest of the samples, which are no box.
    let facts = facts(&short);
    assert!(has(&facts, DefectCode::SamplesMissing) && has(&facts, DefectCode::JunkBytes));
    assert!(!facts.truncated, "every byte that is announced is there");
}
