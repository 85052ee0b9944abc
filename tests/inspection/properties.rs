//! What holds of every file, however it is bent: nothing panics, and no damage makes a file that
//! breaks a clause look like one that meets it.

use crate::common::codecs::{avc1, avcc, clap, h264_set, pasp, visual};
use crate::common::movie::{Edit, IDENTITY, Movie, QUARTER, Track, fragment, mvex};
// What a flipped bit makes of a box that others speak of has no place to check.
use crate::facts_of as facts;
use proptest::prelude::*;
use std::sync::LazyLock;
use yujian::facts::{DefectCode, Fact};
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

thread_local! {
    /// A notice stays in its thread: the page has but one, and counts its references without locks.
    static NOTICE: Notice = Notice::parse(include_str!("../../www/notice.json")).unwrap();
}

static BREAKING: LazyLock<Vec<(&str, Vec<u8>, &str)>> = LazyLock::new(breaking);

fn outcome(file: &[u8], rule: &str) -> Outcome {
    let report = NOTICE.with(|notice| Report::unconfirmed(&facts(file), "a.mp4", notice));
    report.outcome(rule).unwrap().main.outcome
}

/// The boxes of these files; behind them are media data, all zeros.
const BOXES: usize = 2500;

/// Small files of every shape that is told apart, each of which breaks the clause of its rule.
fn breaking() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let long = || Movie::with(vec![Track::picture(25, 15_000, 1), Track::sound(28_125)]);
    let mut edited = long();
    edited.tracks[0].edits = Some(vec![(300_000, 0, 0x1_0000), (300_000, 7500, 0x1_0000)]);
    edited.tracks[1].edits = Some(vec![(500_000, 0, 0x1_0000)]);
    let mut fragmented = Movie::one(Track::picture(25, 0, 1));
    fragmented.extra = vec![mvex(250, None)];
    fragmented.tail = (0..6).map(|n| fragment(n * 2500, 10)).collect();
    let mut small = Movie::one(Track::picture(25, 10, 1));
    small.tracks[0].entries = vec![avc1(1280, 720)];
    small.tracks[0].presented = (1280, 720);
    let mut upright = Movie::one(Track::picture(25, 10, 1));
    upright.tracks[0].matrix = QUARTER;
    let mut stretched = Movie::one(Track::picture(25, 10, 1));
    let set = avcc(&[h264_set(1440, 1080, Some((4, 3)), false)]);
    stretched.tracks[0].entries = vec![visual(b"avc1", 1440, 1080, &[set, pasp(4, 3)])];
    vec![
        ("long", long().bytes(), "duration"),
        ("long by edits", edited.bytes(), "duration"),
        ("long by fragments", fragmented.bytes(), "duration"),
        ("720p", small.bytes(), "resolution"),
        ("upright", upright.bytes(), "orientation"),
        ("stretched", stretched.bytes(), "resolution"),
    ]
}

#[test]
fn the_breaking_files_break() {
    for (name, file, rule) in BREAKING.iter() {
        assert_eq!(outcome(file, rule), Outcome::Breaks, "{name}");
    }
}

#[test]
fn cut_at_any_byte_a_breaking_file_never_meets() {
    for (name, file, rule) in BREAKING.iter() {
        let boxes = file.len().min(BOXES);
        let cuts = (0..boxes).chain((boxes..file.len()).step_by(997));
        // Between two fragments a recording may as well have been stopped.
        let is_end = |cut: usize| file[cut..].get(4..8) == Some(b"moof");
        for cut in cuts.filter(|cut| !is_end(*cut)) {
            let found = outcome(&file[..cut], rule);
            let is_sound = matches!(found, Outcome::Breaks | Outcome::CannotTell);
            assert!(is_sound, "{name} cut at {cut}: {found:?}");
        }
    }
}

/// Whether a changed bit changed what the file holds, or what says how it is to be played: the
/// bytes of the fields that the rule measures.
fn is_content(file: &[u8], at: usize, rule: &str) -> bool {
    let within = |kind: &[u8; 4], from: usize, to: usize| {
        file.windows(4)
            .enumerate()
            .any(|(start, found)| found == kind && (start + from..start + to).contains(&at))
    };
    // A table or header that is renamed or resized is no longer that of this file.
    let whole = |kind: &[u8; 4]| {
        let size_at = |start: usize| {
            let bytes = file[start - 4..start].first_chunk::<4>().copied();
            u32::from_be_bytes(bytes.unwrap_or_default()) as usize
        };
        file.windows(4).enumerate().skip(4).any(|(start, found)| {
            found == kind && (start - 4..start - 4 + size_at(start)).contains(&at)
        })
    };
    match rule {
        "duration" => {
            [
                b"stts", b"ctts", b"stsz", b"elst", b"edts", b"mvhd", b"mdhd", b"trun", b"trex",
                b"tfdt",
            ]
            .into_iter()
            .any(whole)
                || [
                    b"trak", b"mdia", b"hdlr", b"tfhd", b"moof", b"traf", b"mvex", b"minf", b"stbl",
                ]
                .into_iter()
                .any(|kind| within(kind, 0, 20))
        }
        "orientation" => [b"tkhd", b"mvhd", b"stsd"].into_iter().any(whole),
        _ => [b"stsd", b"tkhd", b"mvhd"].into_iter().any(whole),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_flipped_bit_never_makes_a_breaking_file_meet(
        which in 0..6_usize,
        place in any::<prop::sample::Index>(),
        bit in 0..8_u32,
    ) {
        let (name, file, rule) = &BREAKING[which];
        let at = place.index(file.len().min(BOXES));
        let was_content = is_content(&file[..file.len().min(BOXES)], at, rule);
        let mut file = file.clone();
        file[at] ^= 1 << bit;
        let found = outcome(&file, rule);
        if !was_content {
            let is_sound = matches!(found, Outcome::Breaks | Outcome::CannotTell);
            prop_assert!(is_sound, "{} bit {} of byte {}: {:?}", name, bit, at, found);
        }
    }

    #[test]
    fn bytes_of_any_kind_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        let _ = facts(&bytes);
    }

    #[test]
    fn boxes_of_any_content_are_answered(
        kinds in prop::collection::vec(0..KINDS.len(), 1..40),
        bytes in prop::collection::vec(any::<u8>(), 2000),
        depth in 0..6_usize,
    ) {
        let mut rest = bytes.as_slice();
        let mut body = Vec::new();
        for kind in kinds {
            let (taken, left) = rest.split_at(rest.len().min(50));
            rest = left;
            body.extend(crate::common::boxes::plain(KINDS[kind], taken));
        }
        for kind in HOLDERS.iter().rev().skip(depth) {
            body = crate::common::boxes::plain(kind, &body);
        }
        let _ = facts(&body);
    }

    #[test]
    fn edits_play_no_more_than_they_announce_and_no_less_than_nothing(
        edits in prop::collection::vec((0..20_000_u32, -1..300_i32), 1..8),
    ) {
        let mut track = Track::picture(25, 250, 1);
        let edits: Vec<Edit> = edits.into_iter().map(|(d, t)| (d, t, 0x1_0000)).collect();
        let announced: f64 = edits.iter().map(|(d, ..)| f64::from(*d) / 1000.0).sum();
        track.edits = Some(edits);
        let movie = facts(&Movie::one(track).bytes()).movie.unwrap();
        match movie.duration_s {
            Fact::Known(duration) => prop_assert!((0.0..=announced + 1e-6).contains(&duration)),
            open => prop_assert_eq!(open, Fact::Unreadable(DefectCode::EditPlaysNothing)),
        }
    }

    #[test]
    fn any_turn_shows_the_same_pixels(turns in 0..4_usize, movie in 0..4_usize) {
        let power = |count: usize| {
            let [.., w] = IDENTITY;
            let one = 0x1_0000;
            let planes = [[one, 0, 0, one], [0, one, -one, 0], [-one, 0, 0, -one], [0, -one, one, 0]];
            let [a, b, c, d] = planes[count];
            [a, b, 0, c, d, 0, 0, 0, w]
        };
        let mut made = Movie::one(Track::picture(25, 10, 1));
        (made.tracks[0].matrix, made.matrix) = (power(turns), power(movie));
        let found = facts(&made.bytes()).movie.unwrap().pictures.remove(0);
        let turned = u32::try_from((turns + movie) % 4 * 90).unwrap();
        prop_assert_eq!(found.rotation_deg, Fact::Known(turned));
        let size = found.displayed.known().copied().unwrap();
        let shown = if turned % 180 == 0 { (1920, 1080) } else { (1080, 1920) };
        prop_assert_eq!((size.width, size.height), shown);
    }

    #[test]
    fn a_picture_of_any_size_is_read_as_coded(
        width in 8..2000_u32,
        height in 8..1200_u32,
        interlaced in any::<bool>(),
        cut in any::<bool>(),
    ) {
        let (width, height) = (width * 2, height * 4);
        let set = avcc(&[h264_set(width, height, None, interlaced)]);
        let mut inner = vec![set];
        if cut {
            inner.push(clap(width / 2, height / 2));
        }
        let claimed = (u16::try_from(width).unwrap(), u16::try_from(height).unwrap());
        let mut track = Track::picture(25, 10, 1);
        track.entries = vec![visual(b"avc1", claimed.0, claimed.1, &inner)];
        track.presented = (width, height);
        let found = facts(&Movie::one(track).bytes());
        let picture = &found.movie.as_ref().unwrap().pictures[0];
        let size = picture.coded.known().copied().unwrap();
        prop_assert_eq!((size.width, size.height), (width, height));
        prop_assert_eq!(picture.clean_aperture.is_some(), cut);
        prop_assert!(!crate::has(&found, DefectCode::SizeContradiction));
    }
}

/// Boxes that stand in others.
const HOLDERS: [&[u8; 4]; 6] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd"];

/// Boxes that are looked into.
const KINDS: [&[u8; 4]; 30] = [
    b"mvhd", b"trak", b"tkhd", b"mdhd", b"hdlr", b"elst", b"stts", b"ctts", b"stsz", b"stz2",
    b"stsc", b"stco", b"co64", b"stsd", b"avc1", b"avcC", b"hvc1", b"hvcC", b"av01", b"av1C",
    b"mp4a", b"esds", b"pasp", b"clap", b"colr", b"mvex", b"trex", b"moof", b"sidx", b"udta",
];
