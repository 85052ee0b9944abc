//! What is wrong with a file, and where: its own code, path and offset for each.

use crate::common::boxes::{find, full, header, patch, plain, table, u32s, wide};
use crate::common::movie::{Movie, Track, fragment, mvex};
use crate::common::sparse::Sparse;
use crate::second::{self, Opinion};
use crate::{facts, has};
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

#[test]
fn a_second_movie_is_written_down_and_the_first_is_read() {
    let mut movie = Movie::of(10);
    movie.tail = vec![Movie::of(500).moov(0)];
    let facts = facts(&movie.bytes());
    assert!(is_whole(&facts));
    assert_eq!(written(&facts), [(DefectCode::SecondMovie, "moov[2]")]);
}

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
