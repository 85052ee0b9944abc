//! What ffmpeg reads of the fixtures, recorded by `framehash.sh`, against what comes out of them: every packet is there,
//! byte for byte by its checksum and time for time.

use crate::packets::{Stream, stream};
use crate::{fixture, remux, whole};

const RECORDED: &str = include_str!("framehash.txt");

/// CRC-32 as ffmpeg reckons it (ISO 3309).
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        let bit = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        (0..8).fold(crc ^ u32::from(*byte), bit)
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// A packet: decode time and time shown, both from the first packet on, size, checksum.
type Told = (i128, i128, usize, u32);

/// What was recorded of a stream of a film.
fn recorded(lines: &str, stream: &str) -> Vec<Told> {
    let own = lines
        .lines()
        .filter(|line| line.split(',').next() == Some(stream));
    let all: Vec<Told> = own
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            let number = |at: usize| fields[at].parse().unwrap();
            let checksum = u32::from_str_radix(fields[5], 16).unwrap();
            (number(1), number(2), fields[4].parse().unwrap(), checksum)
        })
        .collect();
    from_first(all)
}

fn from_first(all: Vec<Told>) -> Vec<Told> {
    let first = all.first().map_or(0, |first| first.0);
    let told = |(decoded, shown, size, checksum)| (decoded - first, shown - first, size, checksum);
    all.into_iter().map(told).collect()
}

fn found(stream: &Stream) -> Vec<Told> {
    let told = stream.packets.iter().map(|packet| {
        let bytes = packet.bytes.as_slice();
        (packet.decoded, packet.shown, bytes.len(), crc32(bytes))
    });
    from_first(told.collect())
}

#[test]
fn every_packet_is_what_ffmpeg_read() {
    let films: Vec<&str> = RECORDED.split("film ").skip(1).collect();
    assert_eq!(films.len(), 13);
    for film in films {
        let (name, lines) = film.split_once('\n').unwrap();
        let source = std::fs::read(fixture(&format!("{name}.mp4"))).unwrap();
        let result = remux(&source, &whole(&source)).unwrap();
        for (number, handler) in [("0", b"vide"), ("1", b"soun")] {
            let stream = stream(result.bytes.as_slice(), handler, None).unwrap();
            let recorded = recorded(lines, number);
            assert!(!recorded.is_empty());
            assert_eq!(found(&stream), recorded, "{name} {number}");
        }
    }
}

#[test]
fn a_checksum_is_that_of_the_standard() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
}
