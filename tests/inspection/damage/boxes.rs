//! Boxes that are missing, too short or too long, and bytes that are no box.

use super::{good, is_whole, written};
use crate::common::boxes::{find, full, header, patch, plain, wide};
use crate::common::movie::Movie;
use crate::second::{self, Opinion};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact};

#[test]
fn junk_behind_and_between() {
    let file = good(true);
    let noise = [0x9b; 100];
    let facts_behind = facts(&[&file[..], &noise].concat());
    assert!(is_whole(&facts_behind));
    assert_eq!(written(&facts_behind), [(DefectCode::JunkBytes, "")]);
    assert_eq!(facts_behind.defects[0].offset, file.len() as u64);
    // A few bytes, and zeros as far as the card's block went.
    for tail in [&[0_u8; 3][..], &[0; 5000], b"TAIL", b"a trailer in words"] {
        let facts = facts(&[&file[..], tail].concat());
        assert!(is_whole(&facts), "{tail:?}");
        assert_eq!(written(&facts), [(DefectCode::JunkBytes, "")]);
    }
    // Between the boxes the walk ends.
    let ftyp = find(&file, b"moov");
    let between = facts(&[&file[..ftyp], &noise, &file[ftyp..]].concat());
    assert!(has(&between, DefectCode::JunkBytes) && has(&between, DefectCode::MovieMissing));
}

#[test]
fn sizes_of_zero_one_and_overflow() {
    // 0: to the end of the file, as a recorder writes it.
    let mut movie = Movie::of(10);
    movie.moov_first = true;
    let mut open = movie.bytes();
    let mdat = find(&open, b"mdat");
    patch(&mut open, mdat, &[0; 4]);
    let facts_open = facts(&open);
    assert!(is_whole(&facts_open));
    assert_eq!(facts_open.defects, []);
    // 1: the size stands in 64 bits.
    let need = 250 * 4 + 468 * 4;
    let file = [movie.moov(0), wide(b"mdat", &vec![0; need])].concat();
    assert!(is_whole(&facts(&file)) || has(&facts(&file), DefectCode::SamplesMissing));
    // A size that overflows, and one smaller than the header.
    let huge = [&[0, 0, 0, 1][..], b"free", &[0xff; 8]].concat();
    for illegal in [huge, header(b"free", 7)] {
        let facts = facts(&[good(true), illegal].concat());
        assert!(is_whole(&facts));
        assert_eq!(written(&facts), [(DefectCode::JunkBytes, "")]);
    }
}

#[test]
fn a_child_larger_than_its_parent_is_cut_to_it() {
    let mut file = good(true);
    let udta = plain(b"udta", &header(b"name", 5000));
    let mut movie = Movie::of(10);
    movie.extra = vec![udta];
    let facts_udta = facts(&movie.bytes());
    assert!(is_whole(&facts_udta));
    let found = written(&facts_udta);
    assert_eq!(found, [(DefectCode::ChildTooLarge, "moov/udta/name")]);
    // A zero-size child of a container reaches to its end; one of no size at all ends the walk.
    let stbl = find(&file, b"stbl");
    let first_child = stbl + 8;
    patch(&mut file, first_child, &3_u32.to_be_bytes());
    let broken = facts(&file);
    assert!(has(&broken, DefectCode::BoxSizeIllegal));
    let movie = broken.movie.unwrap();
    assert!(matches!(movie.duration_s, Fact::Unreadable(_)));
}

#[test]
fn boxes_that_are_missing_or_too_short() {
    for (kind, path) in [
        (b"tkhd", "moov/trak[1]/tkhd"),
        (b"mdhd", "moov/trak[1]/mdia/mdhd"),
        (b"stsd", "moov/trak[1]/mdia/minf/stbl/stsd"),
        (b"stts", "moov/trak[1]/mdia/minf/stbl/stts"),
        (b"stsz", "moov/trak[1]/mdia/minf/stbl/stsz"),
        (b"stsc", "moov/trak[1]/mdia/minf/stbl/stsc"),
        (b"stco", "moov/trak[1]/mdia/minf/stbl/stco"),
        (b"mvhd", "moov/mvhd"),
    ] {
        let mut file = good(true);
        let at = find(&file, kind);
        patch(&mut file, at + 4, b"free");
        let facts = facts(&file);
        assert!(
            written(&facts).contains(&(DefectCode::BoxMissing, path)),
            "{:?}",
            facts.defects
        );
        let duration = facts.movie.unwrap().duration_s;
        let is_told = matches!(duration, Fact::Known(_));
        let decides = matches!(kind, b"mdhd" | b"stts" | b"stsz" | b"stsc" | b"stco");
        assert_eq!(is_told, !decides, "{path}");
    }
    let mut movie = Movie::of(10);
    movie.extra = vec![full(b"mvex", 0, 0, &[])];
    let mvex = find(&movie.bytes(), b"mvex");
    let mut file = movie.bytes();
    patch(&mut file, mvex + 4, b"meta");
    assert!(has(&facts(&file), DefectCode::BoxTooShort));
}

#[test]
fn padding_that_players_accept_is_accepted() {
    // What mp4parse refuses: two more bytes in tkhd, mdhd, in older releases in mvhd, and flags in hdlr.
    for kind in [b"mvhd", b"tkhd", b"mdhd"] {
        let mut movie = Movie::of(10);
        movie.moov_first = false;
        let mut file = movie.bytes();
        let at = find(&file, kind);
        let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        file.splice(at + size..at + size, [0, 0]);
        let mut holders = vec![*kind, *b"moov"];
        if kind != b"mvhd" {
            holders.push(*b"trak");
        }
        if kind == b"mdhd" {
            holders.push(*b"mdia");
        }
        for holder in holders {
            let at = find(&file, &holder);
            let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) + 2;
            patch(&mut file, at, &size.to_be_bytes());
        }
        let facts = facts(&file);
        assert!(is_whole(&facts), "{:?}", facts.defects);
        assert_eq!(written(&facts), []);
        let opinion = match kind {
            b"mvhd" => Opinion::Agrees,
            _ => Opinion::Refuses,
        };
        assert_eq!(second::opinion(file.as_slice()), Some(opinion));
    }
    let mut file = good(true);
    let hdlr = find(&file, b"hdlr");
    patch(&mut file, hdlr + 8, &[0, 0, 0, 1]);
    assert!(is_whole(&facts(&file)));
    // The 32-bit zero that ends a list in QuickTime.
    let mut movie = Movie::of(10);
    movie.extra = vec![plain(b"udta", &[0; 4])];
    let facts = facts(&movie.bytes());
    assert!(is_whole(&facts));
    assert_eq!(facts.defects, []);
}

#[test]
fn counts_that_a_table_cannot_hold() {
    for kind in [b"stts", b"stsc", b"stco", b"stsd"] {
        let mut file = good(true);
        let at = find(&file, kind);
        patch(&mut file, at + 12, &u32::MAX.to_be_bytes());
        let facts = facts(&file);
        assert!(has(&facts, DefectCode::EntryCountIllegal), "{kind:?}");
        if kind != b"stsd" {
            let duration = facts.movie.unwrap().duration_s;
            assert_ne!(duration.known(), Some(&0.0), "{kind:?}");
        }
    }
    let mut movie = Movie::of(10);
    movie.tracks[0].edits = Some(vec![(10_000, 0, 0x1_0000)]);
    let mut file = movie.bytes();
    let elst = find(&file, b"elst");
    patch(&mut file, elst + 12, &u32::MAX.to_be_bytes());
    let duration = facts(&file).movie.unwrap().duration_s;
    assert_eq!(duration, Fact::Unreadable(DefectCode::EntryCountIllegal));
}
