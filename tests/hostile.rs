//! Hostile files: the inspection of each stays within bounds on what is read and held.
//!
//! Bytes, calls and memory are counted rather than time, so that the tests say the same on a slow
//! machine: what is not read and not held cannot take long.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Tests may.

mod common;
#[path = "common/memory.rs"]
mod memory;

use common::boxes::{around, full, header, patch, plain, table, u32s, wide};
use common::hostile::{self, with_table};
use common::movie::{Movie, Track, fragment, mvex};
use common::sparse::Sparse;
use yujian::facts::{DefectCode, Fact, Facts};
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;
use yujian::source::{ByteSource, Counted};

#[global_allocator]
static ALLOCATOR: peak_alloc::PeakAlloc = memory::ALLOCATOR;

const MIB: u64 = 1024 * 1024;

/// What an inspection cost.
struct Cost {
    facts: Facts,
    bytes: u64,
    reads: u64,
    /// The most memory that was held at a time, in bytes.
    held: u64,
}

fn cost_of(source: impl ByteSource) -> Cost {
    let source = Counted::new(source);
    let (facts, held) = memory::peak(|| pollster::block_on(inspect(&source)).unwrap());
    Cost {
        facts,
        bytes: source.bytes(),
        reads: source.reads(),
        held,
    }
}

fn has(cost: &Cost, code: DefectCode) -> bool {
    cost.facts.has(code)
}

/// The most reads that any file costs but one of very many fragments: in a browser each takes about
/// a millisecond.
const READS: u64 = 700;

/// The most that any file has held: a `moov` of 24 MiB and what is made of it. A browser holds what it
/// reads a second time, and 64 MiB are promised.
const HELD: u64 = 28 * MIB;

#[test]
fn no_hostile_file_costs_much_or_is_said_to_meet_the_notice() {
    let _alone = memory::alone();
    let notice = Notice::parse(include_str!("../www/notice.json")).unwrap();
    for hostile in hostile::all() {
        let cost = cost_of(hostile.source());
        let report = Report::unconfirmed(&cost.facts, hostile.name, &notice);
        println!(
            "{}: {:?}, {} bytes in {} reads, {} held",
            hostile.name, report.verdict, cost.bytes, cost.reads, cost.held
        );
        let is_sound = matches!(report.verdict, Outcome::Breaks | Outcome::CannotTell);
        assert!(is_sound, "{}: {:?}", hostile.name, report.verdict);
        assert!(
            cost.bytes <= 26 * MIB,
            "{}: {} bytes read",
            hostile.name,
            cost.bytes
        );
        assert!(
            cost.reads <= READS,
            "{}: {} reads",
            hostile.name,
            cost.reads
        );
        assert!(
            cost.held <= HELD,
            "{}: {} bytes held",
            hostile.name,
            cost.held
        );
    }
}

/// Bytes that are read of the pictures themselves, and in how many reads.
const PICTURES: (u64, u64) = (6 * 4096, 6);

#[test]
fn several_gigabytes_with_the_movie_last_cost_one_megabyte_at_most() {
    let _alone = memory::alone();
    // Eight minutes of 25 pictures and 47 packets a second: the tables of a real film.
    let mut movie = Movie::of(480);
    for track in &mut movie.tracks {
        track.ctts = [(1, 2), (1, 0)].repeat(6000);
    }
    let moov = movie.moov(48);
    let len = 5 << 30;
    let at = len - moov.len() as u64;
    let media = [header(b"mdat", 1), (at - 32).to_be_bytes().to_vec()].concat();
    let source = Sparse::new(len)
        .with(0, plain(b"ftyp", &[0; 24]))
        .with(32, media)
        .with(at, moov.clone());
    let cost = cost_of(source);
    let movie = cost.facts.movie.as_ref().unwrap();
    assert!(matches!(movie.duration_s, Fact::Known(_)));
    // The boxes that matter and 64 kB: the beginning and, in one read, the end; and a few pictures.
    assert!(
        cost.bytes <= moov.len() as u64 + 64_000 + PICTURES.0,
        "{} bytes read",
        cost.bytes
    );
    let reads = cost.reads;
    assert!(
        cost.bytes <= MIB && reads <= 2 + PICTURES.1,
        "{reads} reads"
    );
    assert!(cost.held <= 4 * MIB, "{} bytes held", cost.held);
}

#[test]
fn fragments_cost_their_headers_and_a_few_pictures() {
    let _alone = memory::alone();
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    // Pictures of 36 Mb/s.
    let picture = 180_000;
    let trex = full(b"trex", 0, 0, &u32s(&[1, 1, 1, picture, 0]));
    movie.extra = vec![around(b"mvex", &[trex])];
    let pieces = 2400;
    let mut boxes = 0;
    let mut source = Sparse::new(1 << 32).with(0, movie.moov(0));
    let mut at = movie.moov(0).len() as u64;
    for number in 0..pieces {
        let piece = fragment(number * 5, 5);
        let moof = piece.len() - 20 - 8;
        boxes += moof as u64 + 8;
        let media = 5 * picture + 8;
        source = source
            .with(at, piece[..moof].to_vec())
            .with(at + moof as u64, header(b"mdat", media));
        at += moof as u64 + u64::from(media);
    }
    let source = source.with(
        at,
        header(b"free", u32::try_from((1_u64 << 32) - at).unwrap()),
    );
    let cost = cost_of(source);
    assert_eq!(
        cost.facts.movie.as_ref().unwrap().duration_s,
        Fact::Known(480.0)
    );
    // One read brings a fragment and the header behind it, from which the walk goes on: a header has
    // 8 bytes or 16. The beginning of the file is read to tell what it is.
    let headers = boxes + 8 * u64::from(pieces);
    let read = cost.bytes;
    let most = headers + 20_000 + PICTURES.0;
    assert!(read <= most, "{read} of {headers} bytes read");
    assert!(cost.bytes <= MIB, "{read} bytes read");
    let reads = cost.reads;
    assert!(reads <= u64::from(pieces) + 2 + PICTURES.1, "{reads} reads");
    assert!(cost.held <= MIB, "{} bytes held", cost.held);
}

#[test]
fn counts_that_lie_reserve_nothing() {
    let _alone = memory::alone();
    let lie = [&[0; 4][..], &[0xff; 4]].concat();
    for kind in [b"stts", b"stsc", b"stco", b"stsd"] {
        let cost = cost_of(with_table(kind, &lie));
        assert!(has(&cost, DefectCode::EntryCountIllegal), "{kind:?}");
        assert!(cost.held <= MIB, "{} bytes held", cost.held);
    }
    let cost = cost_of(with_table(b"stsz", &[&[0; 8][..], &[0xff; 4]].concat()));
    assert!(has(&cost, DefectCode::EntryCountIllegal) && cost.held <= MIB);
    // One size for four thousand million samples is no table, and no loop either.
    let cost = cost_of(with_table(
        b"stsz",
        &[&[0; 4][..], &[0, 0, 0, 1], &[0xff; 4]].concat(),
    ));
    assert!(has(&cost, DefectCode::SamplesMissing));
    assert!(cost.held <= MIB, "{} bytes held", cost.held);
    let mut movie = Movie::one(Track::picture(25, 10, 1));
    movie.extra = vec![mvex(1, None)];
    let trun = full(b"trun", 0, 0, &[0xff; 4]);
    let tfhd = full(b"tfhd", 0, 0, &u32s(&[1]));
    movie.tail = vec![around(b"moof", &[around(b"traf", &[tfhd.clone(), trun])])];
    assert!(cost_of(movie.bytes()).held <= MIB);
    let trun = full(b"trun", 0, 0x100, &[&[0xff; 4][..], &[0; 8]].concat());
    movie.tail = vec![around(b"moof", &[around(b"traf", &[tfhd, trun])])];
    let cost = cost_of(movie.bytes());
    assert!(has(&cost, DefectCode::EntryCountIllegal) && cost.held <= MIB);
    let mut file = Movie::of(10);
    file.extra = vec![table(b"udta", 0, u32::MAX, &[])];
    assert!(cost_of(file.bytes()).held <= MIB);
}

#[test]
fn endless_nesting_ends() {
    let _alone = memory::alone();
    // Every box in every other, 5,000 deep, and descriptors as deep as a box of LEAF_BYTES allows.
    for kind in [b"moov", b"trak", b"udta", b"meta", b"moof", b"stsd"] {
        let mut nested = Vec::new();
        for _ in 0..5000 {
            nested = plain(kind, &nested);
        }
        let file = [plain(b"ftyp", b"isom\0\0\0\0"), plain(b"moov", &nested)].concat();
        let cost = cost_of(file);
        assert!(cost.held <= MIB, "{kind:?}: {} bytes held", cost.held);
    }
    let mut descriptors = Vec::new();
    for _ in 0..20_000 {
        descriptors.extend([0x03, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0]);
    }
    let esds = full(b"esds", 0, 0, &descriptors);
    let mut entry = common::codecs::mp4a();
    entry.splice(36.., esds);
    let size = u32::try_from(entry.len()).unwrap();
    patch(&mut entry, 0, &size.to_be_bytes());
    let mut movie = Movie::of(10);
    movie.tracks[1].entries = vec![entry];
    let cost = cost_of(movie.bytes());
    assert_eq!(cost.facts.movie.as_ref().unwrap().sounds.len(), 1);
    assert!(cost.held <= 2 * MIB, "{} bytes held", cost.held);
}

#[test]
fn children_of_no_size_end_the_walk() {
    let _alone = memory::alone();
    for size in 0..8_u32 {
        let child = header(b"free", size);
        let moov = plain(b"moov", &child.repeat(1000));
        let cost = cost_of(moov);
        assert!(
            cost.held <= MIB && cost.reads <= 4,
            "size {size}: {} reads",
            cost.reads
        );
    }
}

#[test]
fn megabytes_of_tiny_boxes() {
    let _alone = memory::alone();
    let tiny = header(b"free", 8);
    // At the top level: as many as are looked at.
    let cost = cost_of(tiny.repeat(4 * 1024 * 1024 / 8));
    assert!(has(&cost, DefectCode::TooManyBoxes));
    assert!(
        cost.bytes <= 2 * MIB && cost.held <= MIB,
        "{} bytes read",
        cost.bytes
    );
    // In `moov`, in a track, in a fragment.
    let many = tiny.repeat(1024 * 1024);
    for file in [
        plain(b"moov", &many),
        plain(b"moov", &plain(b"trak", &many)),
        plain(b"moov", &around(b"trak", &[plain(b"mdia", &many)])),
        [Movie::of(1).bytes(), plain(b"moof", &many)].concat(),
        [Movie::of(1).bytes(), plain(b"moof", &plain(b"traf", &many))].concat(),
    ] {
        let cost = cost_of(file);
        assert!(has(&cost, DefectCode::TooManyBoxes));
        // A track or a part of a fragment is held whole: eight megabytes, and what is made of them.
        let most = 10 * MIB;
        assert!(cost.bytes <= most, "{} bytes read", cost.bytes);
        assert!(cost.held <= most, "{} bytes held", cost.held);
    }
    // As many tracks as fit, each of which is small and empty.
    let cost = cost_of(plain(b"moov", &header(b"trak", 8).repeat(100_000)));
    assert!(has(&cost, DefectCode::TooManyBoxes));
    assert!(cost.held <= 4 * MIB, "{} bytes held", cost.held);
    // And as many edits: their twelve megabytes, and nothing made of them.
    let mut track = Track::picture(25, 250, 1);
    track.edits = Some(vec![(1, 0, 0x1_0000); 1_000_000]);
    let cost = cost_of(Movie::one(track).bytes());
    assert!(has(&cost, DefectCode::EntryCountIllegal));
    assert!(cost.held <= 13 * MIB, "{} bytes held", cost.held);
}

#[test]
fn a_movie_of_two_gigabytes() {
    let _alone = memory::alone();
    // Empty: zeros, which are no boxes.
    let two = 2_u64 << 30;
    let cost = cost_of(Sparse::new(two + 8).with(0, header(b"moov", 1 << 31)));
    assert!(
        cost.bytes <= MIB && cost.held <= MIB,
        "{} bytes read",
        cost.bytes
    );
    // With a table that fills it: it is not even begun.
    let hostile = hostile::all()
        .into_iter()
        .find(|hostile| hostile.name == "moov-of-sizes.mp4")
        .unwrap();
    let cost = cost_of(hostile.source());
    let movie = cost.facts.movie.as_ref().unwrap();
    assert_eq!(
        movie.duration_s,
        Fact::Unreadable(DefectCode::MovieTooLarge)
    );
    assert!(
        cost.bytes <= MIB && cost.held <= MIB,
        "{} bytes read",
        cost.bytes
    );
}

#[test]
fn three_hours_are_read_once_and_held_once() {
    let _alone = memory::alone();
    // Every picture with a composition offset of its own: 8 MB of tables.
    let count = 3 * 3600 * 50;
    let mut track = Track::picture(50, count, 1);
    track.ctts = vec![(1, 1); count as usize];
    let moov = Movie::one(track).moov(0);
    let size = moov.len() as u64;
    let file = [moov, wide(b"mdat", &[])].concat();
    let source = Counted::new(file);
    let (facts, held) = memory::peak(|| pollster::block_on(inspect(&source)).unwrap());
    assert_eq!(facts.movie.unwrap().duration_s, Fact::Known(10_800.0));
    assert!(held <= size + 2 * MIB, "{held} bytes held");
    // A browser holds each piece a second time while it is copied.
    assert!(
        source.largest() <= MIB,
        "{} bytes in one read",
        source.largest()
    );
    assert!(
        source.bytes() <= size + 128 * 1024,
        "{} of {size} bytes",
        source.bytes()
    );
}

#[test]
fn sizes_that_overflow_every_sum() {
    let _alone = memory::alone();
    let most = [header(b"mdat", 1), [0xff; 8].to_vec()].concat();
    let cost = cost_of([Movie::of(1).bytes(), most].concat());
    assert!(cost.held <= MIB);
    let huge = [
        header(b"moov", 1),
        vec![0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ]
    .concat();
    assert!(cost_of(huge).facts.truncated);
    let mut movie = Movie::one(Track::picture(1, 1, u32::MAX));
    movie.tracks[0].edits = Some(vec![(u32::MAX, i32::MAX, 1); 4000]);
    movie.tracks[0].ctts = vec![(u32::MAX, i32::MIN), (u32::MAX, i32::MAX)];
    assert!(cost_of(movie.bytes()).held <= MIB);
}
