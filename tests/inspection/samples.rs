//! What stands in the samples is held against what the boxes say of them.

use crate::common::boxes::{around, full, plain, u32s};
use crate::common::codecs::{BitWriter, avcc, esds, h264_set, pasp, visual};
use crate::common::movie::{Movie, Track, fragment_of};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact, Size};
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

/// Bytes of every sample made here.
const SAMPLE: usize = 64;

const FULL: (u32, u32) = (1920, 1080);
const SMALL: (u32, u32) = (1280, 720);

fn set((width, height): (u32, u32)) -> Vec<u8> {
    h264_set(width, height, None, false)
}

/// A sample with these units and a slice that fills it, each unit behind its length.
fn lengths(units: &[Vec<u8>]) -> Vec<u8> {
    let used: usize = units.iter().map(|unit| unit.len() + 4).sum();
    let mut slice = vec![0x65];
    slice.resize(SAMPLE - used - 4, 0x88);
    let behind_length =
        |unit: &Vec<u8>| [&u32::try_from(unit.len()).unwrap().to_be_bytes()[..], unit].concat();
    units
        .iter()
        .chain([&slice])
        .flat_map(behind_length)
        .collect()
}

/// The same behind start codes.
fn start_codes(units: &[Vec<u8>]) -> Vec<u8> {
    let behind_code = |unit: &Vec<u8>| [&[0, 0, 0, 1][..], unit].concat();
    let picture_set = vec![0x68, 0xee, 0x3c, 0x80];
    let units = units.iter().chain([&picture_set]);
    let mut sample: Vec<u8> = units.flat_map(behind_code).collect();
    sample.extend([0, 0, 0, 1, 0x65]);
    sample.resize(SAMPLE, 0x88);
    sample
}

/// A film of these samples under this entry.
fn film(entry: Vec<u8>, samples: &[Vec<u8>]) -> Movie {
    let count = u32::try_from(samples.len()).unwrap();
    let mut track = Track::picture(25, count, 1);
    track.entries = vec![entry];
    track.sample_size = u32::try_from(samples[0].len()).unwrap();
    let mut movie = Movie::with(vec![track, Track::sound(2)]);
    movie.media = Some([samples.concat(), vec![0; 8]].concat());
    movie
}

/// `avc1` of that size in entry and configuration.
fn avc1(configured: &[(u32, u32)]) -> Vec<u8> {
    let sets: Vec<_> = configured.iter().copied().map(set).collect();
    visual(b"avc1", 1920, 1080, &[avcc(&sets)])
}

/// What the rule on the size comes to, and the verdict.
fn judged(movie: &Movie) -> (Outcome, String, Outcome) {
    let notice = Notice::parse(include_str!("../../www/notice.json")).unwrap();
    let report = Report::unconfirmed(&facts(&movie.bytes()), "a.mp4", &notice);
    let size = &report.outcome("resolution").unwrap().main;
    (size.outcome, size.code.clone(), report.verdict)
}

fn is(movie: &Movie, outcome: Outcome, code: &str) {
    let (found, why, verdict) = judged(movie);
    assert_eq!((found, why.as_str()), (outcome, code));
    let met = matches!(outcome, Outcome::Meets | Outcome::Advise);
    assert_eq!(verdict == Outcome::Confirm, met, "{verdict:?}");
}

#[test]
fn a_good_film_meets_with_parameter_sets_in_its_samples_or_without() {
    let bare = lengths(&[]);
    is(
        &film(avc1(&[FULL]), &vec![bare; 20]),
        Outcome::Meets,
        "exact",
    );
    let with = lengths(&[set(FULL)]);
    is(
        &film(avc1(&[FULL]), &vec![with.clone(); 20]),
        Outcome::Meets,
        "exact",
    );
    // All in the samples, as `avc3` has it.
    is(&film(avc1(&[]), &vec![with; 20]), Outcome::Meets, "exact");
}

#[test]
fn parameter_sets_in_the_samples_win_over_the_configuration() {
    let small = lengths(&[set(SMALL)]);
    is(
        &film(avc1(&[FULL]), &vec![small.clone(); 20]),
        Outcome::Breaks,
        "other-size",
    );
    // They hold for the pictures behind them as well.
    let mut samples = vec![lengths(&[]); 20];
    samples[0] = small;
    is(
        &film(avc1(&[FULL]), &samples),
        Outcome::Breaks,
        "other-size",
    );
}

#[test]
fn another_size_later_on_leaves_it_open() {
    for (first, later) in [(FULL, SMALL), (SMALL, FULL)] {
        let mut samples = vec![lengths(&[set(first)]); 12];
        samples.extend(vec![lengths(&[set(later)]); 8]);
        is(
            &film(avc1(&[FULL]), &samples),
            Outcome::CannotTell,
            "size-changes",
        );
    }
    // Also where only the very last pictures are of another one.
    let mut samples = vec![lengths(&[]); 19];
    samples.push(lengths(&[set(SMALL)]));
    is(
        &film(avc1(&[FULL]), &samples),
        Outcome::CannotTell,
        "size-changes",
    );
}

#[test]
fn another_size_in_a_later_fragment_leaves_it_open() {
    let mut track = Track::picture(25, 0, 1);
    track.entries = vec![avc1(&[FULL])];
    let mut movie = Movie::one(track);
    let trex = full(
        b"trex",
        0,
        0,
        &u32s(&[1, 1, 1, u32::try_from(SAMPLE).unwrap(), 0]),
    );
    movie.extra = vec![around(b"mvex", &[trex])];
    let full_size = lengths(&[set(FULL)]);
    movie.tail = (0..30)
        .map(|time| fragment_of(time, 1, &full_size))
        .collect();
    assert_eq!(judged(&movie).0, Outcome::Meets);
    for from in [29, 20] {
        for (time, piece) in (0..).zip(&mut movie.tail).skip(from) {
            *piece = fragment_of(time, 1, &lengths(&[set(SMALL)]));
        }
        assert_eq!(judged(&movie).1, "size-changes");
    }
}

#[test]
fn a_sample_is_read_by_the_entry_that_it_uses() {
    let mut track = Track::picture(25, 0, 1);
    track.entries = vec![avc1(&[FULL]), avc1(&[SMALL])];
    let mut movie = Movie::one(track);
    // By default all samples of fragments use the second entry.
    let trex = full(
        b"trex",
        0,
        0,
        &u32s(&[1, 2, 1, u32::try_from(SAMPLE).unwrap(), 0]),
    );
    movie.extra = vec![around(b"mvex", &[trex])];
    movie.tail = vec![fragment_of(0, 1, &lengths(&[]))];
    let found = facts(&movie.bytes()).movie.unwrap().pictures.remove(0);
    let (width, height) = SMALL;
    assert_eq!(found.coded, Fact::Known(Size { width, height }));
}

#[test]
fn without_parameter_sets_no_player_shows_anything() {
    let bare = vec![lengths(&[]); 20];
    is(
        &film(avc1(&[]), &bare),
        Outcome::CannotTell,
        "configuration-unreadable",
    );
    let no_configuration = visual(b"avc1", 1920, 1080, &[]);
    is(
        &film(no_configuration.clone(), &bare),
        Outcome::CannotTell,
        "configuration-unreadable",
    );
    let with = vec![lengths(&[set(FULL)]); 20];
    is(
        &film(no_configuration, &with),
        Outcome::CannotTell,
        "configuration-unreadable",
    );
}

#[test]
fn without_a_set_for_its_pictures_no_player_shows_anything() {
    let mut configuration = avcc(&[set(FULL)]);
    // The set of pictures stands last: its count, its length and four bytes.
    let end = configuration.len() - 7;
    configuration[end..].fill(0);
    let entry = || visual(b"avc1", 1920, 1080, std::slice::from_ref(&configuration));
    let bare = vec![lengths(&[]); 20];
    is(
        &film(entry(), &bare),
        Outcome::CannotTell,
        "configuration-unreadable",
    );
    let own = vec![lengths(&[vec![0x68, 0xee, 0x3c, 0x80]]); 20];
    is(&film(entry(), &own), Outcome::Meets, "exact");
}

#[test]
fn start_codes_where_lengths_should_be() {
    let entry = || visual(b"avc1", 1920, 1080, &[]);
    let small = vec![start_codes(&[set(SMALL)]); 20];
    is(&film(entry(), &small), Outcome::Breaks, "other-size");
    let full_size = vec![start_codes(&[set(FULL)]); 20];
    for entry in [entry(), avc1(&[FULL])] {
        let movie = film(entry, &full_size);
        assert_eq!(judged(&movie).2, Outcome::CannotTell);
        assert!(has(&facts(&movie.bytes()), DefectCode::StartCodes));
    }
}

#[test]
fn zeros_where_pictures_should_be() {
    for from in [0, 8, 17, 19] {
        let mut samples = vec![lengths(&[]); 20];
        samples[from..].fill(vec![0; SAMPLE]);
        let movie = film(avc1(&[FULL]), &samples);
        assert_eq!(judged(&movie).2, Outcome::CannotTell, "from {from}");
        assert!(has(&facts(&movie.bytes()), DefectCode::PictureBlank));
    }
}

#[test]
fn lengths_that_lead_out_of_their_sample() {
    // Offsets that are 5 bytes off, lengths of 2 bytes, and what is no picture at all.
    let good = lengths(&[]);
    let shifted: Vec<u8> = good[5..].iter().chain(&good[..5]).copied().collect();
    let mut short = vec![0, 40];
    short.resize(SAMPLE, 0x65);
    for sample in [
        shifted,
        short,
        vec![0xff; SAMPLE],
        b"no picture ".repeat(6)[..SAMPLE].to_vec(),
    ] {
        let movie = film(avc1(&[FULL]), &vec![sample; 20]);
        assert_eq!(judged(&movie).2, Outcome::CannotTell);
        assert!(has(&facts(&movie.bytes()), DefectCode::PictureDamaged));
    }
}

#[test]
fn rows_that_only_the_entry_leaves_out_are_left_open() {
    let whole = lengths(&[]);
    let movie = film(avc1(&[(1920, 1088)]), &vec![whole; 20]);
    is(&movie, Outcome::CannotTell, "size-contradiction");
}

#[test]
fn pixels_that_are_square_but_for_rounding() {
    for (aspect, outcome) in [
        ((2049, 2048), Outcome::Meets),
        ((99, 100), Outcome::Meets),
        ((100, 99), Outcome::Breaks),
        ((4, 3), Outcome::Breaks),
    ] {
        let inner = [avcc(&[set(FULL)]), pasp(aspect.0, aspect.1)];
        let entry = visual(b"avc1", 1920, 1080, &inner);
        let movie = film(entry, &vec![lengths(&[]); 20]);
        assert_eq!(judged(&movie).0, outcome, "{aspect:?}");
        let found = facts(&movie.bytes()).movie.unwrap().pictures.remove(0);
        assert_eq!(found.pixel_aspect, aspect);
    }
}

/// An open bitstream unit of AV1.
fn unit(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u8::try_from(body.len()).unwrap();
    [&[kind << 3 | 2, length][..], body].concat()
}

/// A sequence header of AV1 of at most 1920×1080.
fn av1_sequence() -> Vec<u8> {
    let bits = BitWriter::default()
        .put(5, 0)
        .put(2, 0)
        .put(5, 0)
        .put(12, 0)
        .put(5, 8)
        .put(1, 0)
        .put(4, 10)
        .put(4, 10)
        .put(11, 1919)
        .put(11, 1079)
        .put(8, 0)
        // Order hints of 7 bits; each frame chooses its tools.
        .put(1, 1)
        .put(2, 0)
        .put(1, 1)
        .put(1, 1)
        .put(3, 6)
        .put(3, 0)
        .put(8, 0);
    unit(1, &bits.bytes())
}

/// A key frame of AV1, of its own size where it has one.
fn av1_frame(own: Option<(u32, u32)>) -> Vec<u8> {
    let mut bits = BitWriter::default()
        .put(4, 0b0001)
        .put(2, 0)
        .put(1, u32::from(own.is_some()))
        .put(7, 0);
    if let Some((width, height)) = own {
        bits = bits.put(11, width - 1).put(11, height - 1);
    }
    let mut body = bits.put(8, 0).bytes();
    body.resize(SAMPLE - 2, 0x55);
    unit(6, &body)
}

#[test]
fn a_frame_of_av1_may_be_smaller_than_its_sequence_allows() {
    let entry = || {
        let configuration = [&[0x81, 8, 0x0c, 0][..], &av1_sequence()].concat();
        visual(b"av01", 1920, 1080, &[plain(b"av1C", &configuration)])
    };
    let outcome = |frames: &[Vec<u8>]| judged(&film(entry(), frames));
    assert_eq!(outcome(&vec![av1_frame(None); 20]).0, Outcome::Meets);
    assert_eq!(outcome(&vec![av1_frame(Some(FULL)); 20]).0, Outcome::Meets);
    assert_eq!(outcome(&vec![av1_frame(Some(SMALL)); 20]).1, "other-size");
    let mut changes = vec![av1_frame(None); 20];
    changes[10..].fill(av1_frame(Some(SMALL)));
    assert_eq!(outcome(&changes).1, "size-changes");
    let damaged = outcome(&vec![vec![0x7e; SAMPLE]; 20]);
    assert_eq!(damaged.2, Outcome::CannotTell);
}

#[test]
fn other_codecs_tell_their_size_in_their_samples() {
    let mpeg2 = |size: (u32, u32)| {
        let sequence = BitWriter::default()
            .put(32, 0x0000_01b3)
            .put(12, size.0)
            .put(12, size.1)
            .put(8, 0x33)
            .put(32, 0xffff_e018)
            .put(32, 0x0000_01b5)
            .put(32, 0x1482_0001);
        sequence.bytes()
    };
    let jpeg = |size: (u32, u32)| {
        let frame = BitWriter::default()
            .put(32, 0xffd8_ffc0)
            .put(24, 11 << 8 | 8)
            .put(16, size.1)
            .put(16, size.0);
        frame.bytes()
    };
    let prores = |size: (u32, u32)| {
        let size = u32s(&[size.0 << 16 | size.1]);
        [
            &b"\0\0\0\x40icpf\0\x94\0\0fmpg"[..],
            &size,
            &[0x80, 0, 0, 0],
        ]
        .concat()
    };
    let vp8 = |size: (u32, u32)| {
        let [width, height] =
            [size.0, size.1].map(|side| u16::try_from(side).unwrap().to_le_bytes());
        [&[0x10, 0, 0, 0x9d, 0x01, 0x2a][..], &width, &height].concat()
    };
    type Sample<'s> = &'s dyn Fn((u32, u32)) -> Vec<u8>;
    let png = |size: (u32, u32)| {
        let lead = &b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..];
        [lead, &u32s(&[size.0, size.1])].concat()
    };
    let codecs: [(&[u8; 4], Vec<u8>, Sample<'_>); 6] = [
        (b"mp4v", esds(0x61, &[]), &mpeg2),
        (b"mp4v", esds(0x6c, &[]), &jpeg),
        (b"jpeg", Vec::new(), &jpeg),
        (b"apcn", Vec::new(), &prores),
        (b"vp08", Vec::new(), &vp8),
        (b"png ", Vec::new(), &png),
    ];
    for (kind, inner, sample) in codecs {
        let made = |size| {
            let mut sample = sample(size);
            sample.resize(SAMPLE, 0x88);
            film(
                visual(kind, 1920, 1080, std::slice::from_ref(&inner)),
                &vec![sample; 20],
            )
        };
        let kind = String::from_utf8_lossy(kind);
        assert_eq!(judged(&made(FULL)).0, Outcome::Meets, "{kind}");
        assert_eq!(judged(&made(SMALL)).1, "other-size", "{kind}");
        let empty = film(
            visual(b"mp4v", 1920, 1080, std::slice::from_ref(&inner)),
            &vec![vec![0x88; SAMPLE]; 20],
        );
        assert_eq!(judged(&empty).0, Outcome::CannotTell, "{kind}");
    }
}

#[test]
fn a_size_that_only_the_container_claims_cannot_be_told() {
    let movie = film(visual(b"vvc1", 1920, 1080, &[]), &vec![vec![7; SAMPLE]; 20]);
    is(&movie, Outcome::CannotTell, "size-unconfirmed");
    let found = facts(&movie.bytes()).movie.unwrap().pictures.remove(0);
    assert_eq!(found.coded, Fact::Unreadable(DefectCode::SizeUnconfirmed));
    // What is not compressed has no other header than the entry.
    let movie = film(visual(b"v210", 1920, 1080, &[]), &vec![vec![0; SAMPLE]; 20]);
    assert_eq!(judged(&movie).0, Outcome::Meets);
}

#[test]
fn what_the_media_do_not_hold_is_not_looked_at() {
    let mut movie = film(avc1(&[FULL]), &vec![lengths(&[]); 20]);
    movie.media = Some(lengths(&[]));
    let found = facts(&movie.bytes());
    assert!(has(&found, DefectCode::SamplesMissing));
    let (width, height) = FULL;
    let picture = &found.movie.as_ref().unwrap().pictures[0];
    assert_eq!(picture.displayed, Fact::Known(Size { width, height }));
    assert!(!has(&found, DefectCode::PictureDamaged));
}
