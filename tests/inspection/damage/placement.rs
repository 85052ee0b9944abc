//! Samples that lie where no samples can lie.

use super::{good, is_whole, written};
use crate::common::boxes::{find, header, patch, plain, table, u32s};
use crate::common::movie::{Movie, Track, fragment, mvex};
use crate::common::sparse::Sparse;
use crate::{facts, has};
use yujian::facts::DefectCode;

#[test]
fn samples_past_the_end_of_the_file() {
    let mut file = good(true);
    let stco = find(&file, b"stco");
    patch(&mut file, stco + 16, &0x7fff_0000_u32.to_be_bytes());
    let facts = facts(&file);
    assert!(facts.truncated);
    assert_eq!(
        written(&facts),
        [(DefectCode::SamplesMissing, "moov/trak[1]")]
    );
}

/// A good file whose `stco` of the `number`th track says these offsets, one chunk for each.
fn placed(number: usize, chunks: &[(u32, u32)]) -> Vec<u8> {
    let mut movie = Movie::of(10);
    movie.moov_first = false;
    let mut file = movie.bytes();
    let mut from = 0;
    for _ in 0..number {
        from += find(&file[from..], b"stsc") + 8;
    }
    let (stsc, stco) = (from - 8, from - 8 + 28);
    let runs: Vec<u8> = (1..)
        .zip(chunks)
        .flat_map(|(first, &(_, count))| u32s(&[first, count, 1]))
        .collect();
    let offsets: Vec<u8> = chunks.iter().flat_map(|(at, _)| at.to_be_bytes()).collect();
    let count = u32::try_from(chunks.len()).unwrap();
    let tables = [
        table(b"stsc", 0, count, &runs),
        table(b"stco", 0, count, &offsets),
    ]
    .concat();
    assert_eq!(&file[stco + 4..stco + 8], b"stco");
    file.splice(stsc..stco + 20, tables.iter().copied());
    let grown = u32::try_from(tables.len() - 48).unwrap();
    let trak = file[..stsc]
        .windows(4)
        .rposition(|kind| kind == b"trak")
        .unwrap()
        - 4;
    for holder in [b"stbl", b"minf", b"mdia", b"trak", b"moov"] {
        let base = if holder == b"moov" { 0 } else { trak };
        let at = find(&file[base..], holder) + base;
        let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        patch(&mut file, at, &(size + grown).to_be_bytes());
    }
    file
}

/// Where the samples of picture and of sound begin in that file: 250 and 468 of four bytes each.
const PICTURES: u32 = 28;
const SOUNDS: u32 = PICTURES + 1000;

#[test]
fn picture_and_sound_in_the_same_bytes_cannot_both_be_there() {
    let apart = facts(&placed(1, &[(PICTURES, 100), (PICTURES + 400, 150)]));
    assert_eq!(apart.defects, []);
    assert!(is_whole(&apart));
    let overlap = DefectCode::SamplesOverlap;
    for chunks in [
        // All of it, and one sample by one byte.
        &[(PICTURES, 468)][..],
        &[(SOUNDS - 1, 1), (SOUNDS + 4, 467)],
        // In between: the second chunk.
        &[(SOUNDS, 100), (PICTURES + 40, 100), (SOUNDS + 800, 268)],
    ] {
        let found = facts(&placed(2, chunks));
        assert!(has(&found, overlap), "{chunks:?}: {:?}", found.defects);
    }
    // Two tracks of sound may share theirs, and a track may play its own twice.
    let twice = facts(&placed(2, &[(SOUNDS, 400), (SOUNDS, 68)]));
    assert!(!has(&twice, overlap) && is_whole(&twice));
    let mut movie = Movie::of(10);
    movie.tracks[1].id = 3;
    let other = movie.tracks[1].clone();
    movie.tracks.push(Track { id: 2, ..other });
    assert!(!has(&facts(&movie.bytes()), overlap));
}

#[test]
fn samples_between_two_media_data_lie_nowhere() {
    // The first and the last chunk are in media data, those between in `moov` and `free`.
    let behind = |file: &[u8]| {
        let end = u32::try_from(file.len()).unwrap();
        let more = [plain(b"free", &[0; 800]), plain(b"mdat", &[0; 2000])].concat();
        ([file, &more].concat(), end)
    };
    let (good, end) = behind(&placed(2, &[(SOUNDS, 400), (SOUNDS + 1600, 68)]));
    assert!(is_whole(&facts(&good)));
    let moov = u32::try_from(find(&good, b"moov")).unwrap();
    let two = [(SOUNDS, 400), (end + 816, 68)];
    assert_eq!(facts(&behind(&placed(2, &two)).0).defects, []);
    for between in [moov + 8, end + 8, end + 812] {
        let three = [(SOUNDS, 300), (between, 100), (end + 1300, 68)];
        let (file, _) = behind(&placed(2, &three));
        let found = facts(&file);
        assert_eq!(
            written(&found),
            [(DefectCode::SamplesMissing, "moov/trak[2]")]
        );
        assert_eq!(found.defects[0].offset, u64::from(between));
    }
}

#[test]
fn samples_of_a_fragment_outside_media_data_lie_nowhere() {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(0, 250), fragment(250, 250)];
    let file = movie.bytes();
    // The first run begins within its own `moof`.
    let mut within = file.clone();
    let trun = find(&file, b"trun");
    patch(&mut within, trun + 16, &40_u32.to_be_bytes());
    assert_eq!(
        written(&facts(&within)),
        [(DefectCode::SamplesMissing, "moof")]
    );
    // The second run is another track's, of sound, and lies in the media data of the first.
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.tracks.push(Track::sound(0));
    movie.extra = vec![mvex(1, None)];
    let mut second = fragment(0, 100);
    let tfhd = find(&second, b"tfhd");
    patch(&mut second, tfhd + 12, &2_u32.to_be_bytes());
    // Without a default of its own, a sample of this track would have no size.
    let trex = find(&movie.extra[0], b"trex");
    let mut other = movie.extra[0][trex..].to_vec();
    patch(&mut other, 12, &2_u32.to_be_bytes());
    movie.extra[0].extend(&other);
    let size = u32::try_from(movie.extra[0].len()).unwrap();
    patch(&mut movie.extra[0], 0, &size.to_be_bytes());
    movie.tail = vec![fragment(0, 100), second.clone()];
    assert_eq!(facts(&movie.bytes()).defects, []);
    let trun = find(&second, b"trun");
    patch(&mut second, trun + 16, &(-200_i32).to_be_bytes());
    movie.tail[1] = second;
    let overlap = (DefectCode::SamplesOverlap, "moov/trak[2]");
    assert!(written(&facts(&movie.bytes())).contains(&overlap));
    // Its media data are called something else.
    let mut renamed = file.clone();
    let first = find(&file, b"moof");
    let media = find(&file[first..], b"mdat") + first;
    patch(&mut renamed, media + 4, b"free");
    assert_eq!(
        written(&facts(&renamed)),
        [(DefectCode::SamplesMissing, "moof")]
    );
}

#[test]
fn chunks_with_room_for_more_samples_than_there_are() {
    // Chromium and ffmpeg play these, Firefox shows no picture.
    let room = (DefectCode::ChunksLeftOver, "moov/trak[1]");
    for chunks in [
        &[(PICTURES, 250), (PICTURES, 1)][..],
        &[(PICTURES, 250), (0xb000_0000, 10)],
        &[(PICTURES, 200), (PICTURES + 800, 51)],
    ] {
        let found = facts(&placed(1, chunks));
        assert_eq!(written(&found), [room], "{chunks:?}");
        assert!(is_whole(&found));
    }
    // A chunk that is said to hold nothing is none.
    let empty = facts(&placed(1, &[(PICTURES, 250), (0xb000_0000, 0)]));
    assert_eq!(empty.defects, []);
}

#[test]
fn offsets_of_32_bits_that_begin_again() {
    let chunks = [(PICTURES, 100), (0xf000_0000, 100), (1000, 50)];
    let file = placed(1, &chunks);
    let moov = find(&file, b"moov");
    // As large as it must be for its offsets to have wrapped, and smaller.
    for (len, wraps) in [(0x1_2000_0000_u64, true), (0xf800_0000, false)] {
        let at = len - (file.len() - moov) as u64;
        let media = [header(b"mdat", 1), (at - 20).to_be_bytes().to_vec()].concat();
        let source = Sparse::new(len)
            .with(0, file[..20].to_vec())
            .with(20, media)
            .with(at, file[moov..].to_vec());
        let found = crate::facts_of(&source);
        assert_eq!(has(&found, DefectCode::OffsetsWrapped), wraps, "{len:#x}");
    }
}

#[test]
fn media_data_of_which_most_is_no_tracks() {
    let mut movie = Movie::of(10);
    for (size, is_told) in [(2_000_000, true), (900_000, false)] {
        movie.media = Some(vec![0; size]);
        assert_eq!(
            has(&facts(&movie.bytes()), DefectCode::MediaUnclaimed),
            is_told
        );
    }
}

#[test]
fn samples_that_no_chunk_holds() {
    let mut file = good(true);
    let stsc = find(&file, b"stsc");
    patch(&mut file, stsc + 20, &10_u32.to_be_bytes());
    assert!(has(&facts(&file), DefectCode::SamplesMissing));
}
