//! What mp4parse says of good files, bent ones, and of none.

use super::fixture;
use crate::examine::{Demuxed, Difference, NO_TRACK, NotRead, SecondReading, second_reading};
use crate::source::{ByteSource, Counted};

fn read<S: ByteSource + ?Sized>(source: &S) -> SecondReading {
    pollster::block_on(async {
        let demuxed = Demuxed::read(source).await.unwrap();
        second_reading(source, demuxed).await
    })
}

/// Where the first box of that kind begins.
fn find(film: &[u8], kind: &[u8; 4]) -> usize {
    film.windows(4).position(|word| word == kind).unwrap() - 4
}

/// A good video with these bytes at that offset in the first box of that kind.
fn bent(kind: &[u8; 4], at: usize, with: &[u8]) -> Vec<u8> {
    let mut film = fixture("1080p.mp4");
    let at = find(&film, kind) + at;
    film[at..at + with.len()].copy_from_slice(with);
    film
}

#[test]
fn good_files_are_read_the_same() {
    for name in [
        "1080p.mp4",
        "1080p-moov-first.mp4",
        "av1.mp4",
        "encrypted.mp4",
        "fragmented.mp4",
        "hevc-hvc1.mp4",
        "hevc-10-bit-hev1.mp4",
        "mov-renamed.mp4",
        "mp3-sound.mp4",
        "vp9.mp4",
        "sound/alac-stereo-44100.mp4",
        "sound/flac-5.1-48000.mp4",
        "sound/he-aac-explicit.mp4",
        "sound/opus-stereo-48000.mp4",
    ] {
        assert_eq!(read(&fixture(name)), SecondReading::Agrees, "{name}");
    }
}

#[test]
fn what_is_refused_is_refused_in_its_own_words() {
    let whole = fixture("1080p.mp4");
    let junk = [&[0; 9], whole.as_slice()].concat();
    let cut_off = whole[..whole.len() - 100].to_vec();
    for (film, status) in [
        (bent(b"mvhd", 8, &[7]), "mvhd-bad-version"),
        (bent(b"mvhd", 20, &[0; 4]), "mvhd-bad-timescale"),
        (bent(b"tkhd", 8, &[7]), "tkhd-bad-version"),
        (bent(b"mdhd", 20, &[0; 4]), "mdhd-bad-timescale"),
        (bent(b"ctts", 8, &[7]), "ctts-bad-version"),
        (bent(b"hdlr", 11, &[1]), "unsupported"),
        (junk, "unsupported"),
        (cut_off, "check-parser-state-err"),
    ] {
        let found = read(&film);
        assert_eq!(found, SecondReading::Refused(status));
        assert!(found.stops_firefox(), "{status}");
    }
}

#[test]
fn a_film_with_nothing_that_firefox_plays_is_refused() {
    let mut film = fixture("no-sound.mp4");
    let at = find(&film, b"hdlr") + 16;
    film[at..at + 4].copy_from_slice(b"abcd");
    let found = read(&film);
    assert_eq!(found, SecondReading::Refused(NO_TRACK));
    assert!(found.stops_firefox());
}

#[test]
fn padding_that_firefox_passes_over_is_passed_over() {
    for (kind, holders, found) in [
        (b"mvhd", &[b"moov"][..], SecondReading::Agrees),
        (
            b"ctts",
            &[b"moov", b"trak", b"mdia", b"minf", b"stbl"],
            SecondReading::Agrees,
        ),
        (
            b"tkhd",
            &[b"moov", b"trak"],
            SecondReading::Refused("check-parser-state-err"),
        ),
    ] {
        let mut film = fixture("1080p.mp4");
        let size =
            |film: &[u8], at: usize| u32::from_be_bytes(film[at..at + 4].try_into().unwrap());
        let at = find(&film, kind);
        let end = at + size(&film, at) as usize;
        film.splice(end..end, [0; 4]);
        for holder in holders.iter().copied().chain([kind]) {
            let at = find(&film, holder);
            let grown = size(&film, at) + 4;
            film[at..at + 4].copy_from_slice(&grown.to_be_bytes());
        }
        assert_eq!(read(&film), found);
    }
}

#[test]
fn what_differs_is_named() {
    // A sample more than there are durations: one reads what stands there, the other what plays.
    let mut film = fixture("1080p.mp4");
    let at = find(&film, b"stts") + 16;
    film[at + 3] -= 1;
    assert_eq!(
        read(&film),
        SecondReading::Differs(vec![Difference::Duration])
    );
}

#[test]
fn the_movie_alone_is_read_and_once_more() {
    let film = fixture("1080p.mp4");
    let moov = film.len() - find(&film, b"moov");
    let source = Counted::new(film);
    let demuxed = pollster::block_on(Demuxed::read(&source)).unwrap();
    let before = source.bytes();
    pollster::block_on(second_reading(&source, demuxed));
    assert_eq!(source.bytes() - before, moov as u64);
}

#[test]
fn what_is_too_large_or_no_movie_is_not_read() {
    // A cover of 25 MiB.
    let mut film = fixture("1080p.mp4");
    let at = find(&film, b"moov");
    let room = [&(25_u32 << 20).to_be_bytes()[..], b"udta"].concat();
    let grown = (film.len() - at) as u32 + (25 << 20);
    film[at..at + 4].copy_from_slice(&grown.to_be_bytes());
    film.extend(room);
    film.resize(at + grown as usize, 0);
    assert_eq!(read(&film), SecondReading::NotRead(NotRead::MovieTooLarge));
    for name in ["empty.mp4", "mkv-renamed.mp4", "cut-off-before-moov.mp4"] {
        let found = read(&fixture(name));
        assert_eq!(found, SecondReading::NotRead(NotRead::NoMovie), "{name}");
    }
}
