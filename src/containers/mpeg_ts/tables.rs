//! The tables of a programme (2.4.4): which streams there are, and of which codec.

use super::packets::{Grid, packet};
use crate::bitstream::fields::Fields;
use crate::containers::limits;
use crate::containers::stream::{Kind, Stream};

/// Reads the tables: the streams of the first programme.
pub(super) fn programme(bytes: &[u8], grid: Grid) -> Vec<Stream> {
    let table = section(bytes, grid, 0, 0).and_then(|section| {
        let mut entries = section.get(8..)?.chunks_exact(4);
        entries.find_map(|entry| {
            let mut fields = Fields::new(entry);
            let number = fields.u16()?;
            let pid = fields.u16()? & 0x1fff;
            (number != 0).then_some(pid)
        })
    });
    let section = table.and_then(|pid| section(bytes, grid, pid, 2));
    section
        .and_then(|section| streams(&section))
        .unwrap_or_default()
}

/// The body of the first section of a table, put together from its packets, without its checksum.
fn section(bytes: &[u8], grid: Grid, pid: u16, table: u8) -> Option<Vec<u8>> {
    let mut section: Option<Vec<u8>> = None;
    for packet in grid.packets(bytes) {
        let Some((is_start, payload)) = packet_of(packet, pid) else {
            continue;
        };
        if is_start {
            let pointer = usize::from(*payload.first()?);
            section = payload.get(1 + pointer..).map(<[u8]>::to_vec);
        } else if let Some(section) = &mut section {
            section.extend_from_slice(payload);
        }
        let Some(found) = section
            .as_ref()
            .filter(|found| found.first() == Some(&table))
        else {
            continue;
        };
        let mut fields = Fields::new(found);
        let _ = fields.skip(1);
        // At most 4,095 bytes.
        let length = usize::from(fields.u16()? & 0x0fff) + 3;
        if let Some(whole) = found.get(..length.checked_sub(4)?)
            && found.len() >= length
        {
            return Some(whole.to_vec());
        }
    }
    None
}

/// Whether a section begins in a packet of that identifier, and what it holds.
fn packet_of(bytes: &[u8], pid: u16) -> Option<(bool, &[u8])> {
    let (own, is_start, _, payload) = packet(bytes)?;
    (own == pid).then_some((is_start, payload))
}

/// Reads a programme map (2.4.4.8).
fn streams(section: &[u8]) -> Option<Vec<Stream>> {
    let mut fields = Fields::new(section);
    fields.skip(10)?;
    let length = fields.u16()? & 0x0fff;
    fields.skip(usize::from(length))?;
    let mut streams = Vec::new();
    while let (Some(kind), Some(pid), Some(length)) = (fields.u8(), fields.u16(), fields.u16()) {
        let length = usize::from(length & 0x0fff).min(fields.rest().len());
        let descriptors = fields.take(length)?;
        let (codec, kind) = codec(kind, descriptors);
        if streams.len() < limits::STREAMS {
            streams.push(Stream {
                id: u32::from(pid & 0x1fff),
                kind,
                codec: codec.to_owned(),
                ..Stream::default()
            });
        }
    }
    Some(streams)
}

/// The codec of a kind of stream (table 2-34, ETSI TS 101 154 and ATSC A/53), or of what descriptors name.
fn codec(kind: u8, descriptors: &[u8]) -> (&'static str, Kind) {
    match kind {
        0x01 => ("mpeg1video", Kind::Picture),
        0x02 => ("mpeg2video", Kind::Picture),
        0x10 => ("mpeg4", Kind::Picture),
        0x1b => ("h264", Kind::Picture),
        0x24 => ("hevc", Kind::Picture),
        0x33 => ("vvc", Kind::Picture),
        0x42 => ("cavs", Kind::Picture),
        0xd2 => ("avs2", Kind::Picture),
        0xea => ("vc1", Kind::Picture),
        0x03 | 0x04 => ("mp2", Kind::Sound),
        0x0f => ("aac", Kind::Sound),
        0x11 => ("aac_latm", Kind::Sound),
        0x80 => ("pcm_bluray", Kind::Sound),
        0x81 => ("ac3", Kind::Sound),
        0x82 | 0x85 | 0x86 => ("dts", Kind::Sound),
        0x83 => ("truehd", Kind::Sound),
        0x84 | 0x87 => ("eac3", Kind::Sound),
        0x90 | 0x92 => ("pgs", Kind::Text),
        0x06 => private(descriptors),
        // Sections, commands and metadata.
        0x05 | 0x08..=0x0e | 0x12..=0x1a => ("data", Kind::Other),
        _ => ("unknown", Kind::Other),
    }
}

/// What a private stream holds, by its descriptors.
fn private(descriptors: &[u8]) -> (&'static str, Kind) {
    let mut fields = Fields::new(descriptors);
    while let (Some(tag), Some(length)) = (fields.u8(), fields.u8()) {
        let body = fields.take(usize::from(length)).unwrap_or_default();
        match (tag, body) {
            (0x6a, _) => return ("ac3", Kind::Sound),
            (0x7a, _) => return ("eac3", Kind::Sound),
            (0x7b, _) => return ("dts", Kind::Sound),
            (0x7c, _) => return ("aac", Kind::Sound),
            (0x56 | 0x59, _) => return ("unknown", Kind::Text),
            (0x05, b"Opus") => return ("opus", Kind::Sound),
            (0x05, b"HEVC") => return ("hevc", Kind::Picture),
            (0x05, b"AC-3") => return ("ac3", Kind::Sound),
            (0x05, b"AV01") => return ("av1", Kind::Picture),
            _ => {}
        }
    }
    ("unknown", Kind::Other)
}
