//! Films in Matroska, WebM and FLV, made by `containers.sh`, which recorded how ffmpeg reads them.

use crate::packets::stream;
use crate::recorded::crc32;
use crate::{Result, remux, whole};
use std::path::Path;
use yujian::facts::{DefectCode, Fact};
use yujian::remux::{Choice, Cut, Refusal, Time, Turn};

const RECORDED: &str = include_str!("containers.txt");

/// Stamps are rounded to a millisecond.
const ROUNDING_S: f64 = 0.001_000_1;

pub(crate) fn film(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read(root.join("tests/remux/containers").join(name)).unwrap()
}

/// A packet: when it is shown in seconds, its size and its checksum.
type Told = (f64, usize, u32);

fn recorded(lines: &str, stream: &str) -> Vec<Told> {
    let fields = lines
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let own = fields.filter(|fields| fields[0] == stream);
    let told = own.map(|fields| {
        let millis: f64 = fields[2].parse().unwrap();
        let checksum = u32::from_str_radix(fields[5], 16).unwrap();
        (millis / 1000.0, fields[4].parse().unwrap(), checksum)
    });
    told.collect()
}

fn found(result: &Result, handler: &[u8; 4]) -> Vec<Told> {
    let stream = stream(result.bytes.as_slice(), handler, None).unwrap();
    let told = stream.packets.iter().map(|packet| {
        let bytes = packet.bytes.as_slice();
        (stream.second(packet), bytes.len(), crc32(bytes))
    });
    told.collect()
}

/// By how much each packet is shown later in the result, where it has all packets in their order.
fn later(own: &[Told], found: &[Told], name: &str) -> Vec<f64> {
    let bytes = |told: &[Told]| -> Vec<_> { told.iter().map(|told| (told.1, told.2)).collect() };
    assert_eq!(bytes(own), bytes(found), "{name}");
    own.iter()
        .zip(found)
        .map(|(own, found)| found.0 - own.0)
        .collect()
}

#[test]
fn every_packet_is_what_ffmpeg_read_and_picture_and_sound_stay_together() {
    let films: Vec<&str> = RECORDED.split("film ").skip(1).collect();
    assert_eq!(films.len(), 11);
    for film_ in films {
        let (name, lines) = film_.split_once('\n').unwrap();
        assert!(lines.contains("#tb0:1/1000\n#tb1:1/1000\n"), "{name}");
        let source = film(name);
        let result = remux(&source, &whole(&source)).unwrap();
        let mut middles = Vec::new();
        for (number, handler) in [("0", b"vide"), ("1", b"soun")] {
            let own = recorded(lines, number);
            assert!(own.len() > 25, "{name}");
            let later = later(&own, &found(&result, handler), name);
            let least = later.iter().copied().fold(f64::MAX, f64::min);
            let most = later.iter().copied().fold(f64::MIN, f64::max);
            // Each packet is where its rounded stamp says.
            assert!(most - least <= ROUNDING_S, "{name}: {least} to {most}");
            middles.push(f64::midpoint(least, most));
        }
        let apart = middles[0] - middles[1];
        assert!(apart.abs() <= ROUNDING_S, "{name}: {apart}");
    }
}

/// The steps between decode times of a stream, and its time scale.
pub(crate) fn steps(result: &Result, handler: &[u8; 4]) -> (Vec<i128>, u32) {
    let stream = stream(result.bytes.as_slice(), handler, None).unwrap();
    let pairs = stream.packets.windows(2);
    let mut steps: Vec<i128> = pairs
        .map(|pair| pair[1].decoded - pair[0].decoded)
        .collect();
    steps.sort_unstable();
    steps.dedup();
    (steps, stream.timescale)
}

#[test]
fn rounded_stamps_become_exact() {
    for (name, picture, sound) in [
        ("h264-aac.mkv", (1000, 25_000), (1024, 48_000)),
        ("h264-mp3.mkv", (1001, 30_000), (1152, 44_100)),
        ("h264-flac.mkv", (1001, 24_000), (576, 8_000)),
        ("hevc-ac3.mkv", (1000, 25_000), (1536, 48_000)),
        ("live.webm", (1000, 30_000), (960, 48_000)),
    ] {
        let source = film(name);
        let result = remux(&source, &whole(&source)).unwrap();
        let (found, scale) = steps(&result, b"vide");
        assert_eq!((found, scale), (vec![picture.0], picture.1), "{name}");
        let (found, scale) = steps(&result, b"soun");
        assert_eq!((found, scale), (vec![sound.0], sound.1), "{name}");
    }
}

#[test]
fn no_picture_is_shown_before_it_is_decoded_and_the_first_one_at_once() {
    let source = film("h264-aac.mkv");
    let result = remux(&source, &whole(&source)).unwrap();
    let stream = stream(result.bytes.as_slice(), b"vide", None).unwrap();
    let packets = &stream.packets;
    assert!(packets.iter().all(|packet| packet.shown >= packet.decoded));
    assert!(packets.windows(2).any(|pair| pair[0].shown > pair[1].shown));
    let first = packets.iter().map(|packet| stream.second(packet));
    let first = first.fold(f64::MAX, f64::min);
    assert!((0.0..0.05).contains(&first), "{first}");
}

#[test]
fn sample_entries_are_those_of_an_mp4() {
    let kinds: [(&str, &[u8; 4], &[u8; 4]); 6] = [
        ("h264-aac.mkv", b"avc1", b"esds"),
        ("hevc-ac3.mkv", b"hvc1", b"dac3"),
        ("h264-eac3.mkv", b"avcC", b"dec3"),
        ("h264-flac.mkv", b"avcC", b"dfLa"),
        ("av1-opus.mkv", b"av1C", b"dOps"),
        ("vp9-opus.webm", b"vpcC", b"Opus"),
    ];
    for (name, picture, sound) in kinds {
        let source = film(name);
        let result = remux(&source, &whole(&source)).unwrap();
        for kind in [picture, sound] {
            let mut fours = result.plan.header.windows(4);
            assert!(fours.any(|found| found == kind), "{name}");
        }
    }
}

#[test]
fn the_shape_of_a_pixel_is_that_of_the_bitstream() {
    let source = film("anamorphic.mkv");
    let result = remux(&source, &whole(&source)).unwrap();
    let movie = result.after.movie.unwrap();
    assert_eq!(movie.pictures[0].pixel_aspect, (32, 27));
}

#[test]
fn they_are_cut_and_turned_like_any_film() {
    for (name, exact) in [
        ("h264-aac.mkv", false),
        ("h264-aac.mkv", true),
        ("vp9-opus.webm", true),
    ] {
        let source = film(name);
        let choice = Choice {
            cut: Cut {
                from: Some(Time::from_millis(1300)),
                to: Some(Time::from_millis(1800)),
                exact,
            },
            turn: Some(Turn::Right),
            ..whole(&source)
        };
        let result = remux(&source, &choice).unwrap();
        let begin = result.plan.begin.seconds();
        let ends = begin + result.plan.duration.seconds();
        assert!((1.799..=1.8).contains(&ends), "{name}: {ends}");
        let range = if exact { 1.25..=1.3 } else { 0.95..=1.05 };
        assert!(range.contains(&begin), "{name}: {begin}");
        let movie = result.after.movie.unwrap();
        assert_eq!(movie.pictures[0].rotation_deg, Fact::Known(90));
    }
}

#[test]
fn what_no_mp4_holds_is_named() {
    for (name, codec) in [("vp8.webm", "vp8"), ("pcm.mkv", "pcm_s16le")] {
        let source = film(name);
        let refused = remux(&source, &whole(&source)).err();
        assert_eq!(refused, Some(Refusal::Codec(codec.to_owned())), "{name}");
    }
}

#[test]
fn a_film_that_was_cut_off_is_refused() {
    let whole_film = film("h264-aac.mkv");
    for missing in [1, 500, 4000] {
        let source = &whole_film[..whole_film.len() - missing];
        assert_eq!(remux(source, &whole(source)).err(), Some(Refusal::CutOff));
    }
    // Of unknown length, within a block.
    let live = film("live.webm");
    let source = &live[..live.len() * 2 / 3];
    assert_eq!(remux(source, &whole(source)).err(), Some(Refusal::CutOff));
}

#[test]
fn films_one_behind_the_other_are_refused() {
    let live = film("live.webm");
    let twice = [live.clone(), live].concat();
    let refused = remux(&twice, &whole(&twice)).err();
    let possible = [DefectCode::SecondMovie, DefectCode::DurationContradiction];
    assert!(
        possible
            .map(|code| Some(Refusal::Contradiction(code)))
            .contains(&refused),
        "{refused:?}"
    );
}
