//! Sound of which several packets share a block: the same packets come out, each a sample of its own.

use crate::containers::film;
use crate::packets::stream;
use crate::{remux, whole};

const CLUSTER: [u8; 4] = [0x1f, 0x43, 0xb6, 0x75];

/// An element: its header and its contents.
struct Element<'b> {
    id: &'b [u8],
    body: &'b [u8],
}

/// The elements that lie one behind the other.
fn elements(mut bytes: &[u8]) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let (id, rest) = bytes.split_at(bytes[0].leading_zeros() as usize + 1);
        let (size, rest) = rest.split_at(rest[0].leading_zeros() as usize + 1);
        let length = size
            .iter()
            .fold(0_u64, |size, byte| size << 8 | u64::from(*byte));
        let length = length & ((1 << (7 * size.len())) - 1);
        let (body, rest) = rest.split_at((length as usize).min(rest.len()));
        found.push(Element { id, body });
        bytes = rest;
    }
    found
}

fn written(id: &[u8], body: &[u8]) -> Vec<u8> {
    let size = 0x1000_0000 | body.len() as u32;
    [id, &size.to_be_bytes(), body].concat()
}

/// The lengths of all but the last frame, in a lacing of that kind; `None` where it cannot say them.
fn lengths(flags: u8, frames: &[&[u8]]) -> Option<Vec<u8>> {
    let sizes: Vec<i64> = frames.iter().map(|frame| frame.len() as i64).collect();
    let (last, others) = sizes.split_last()?;
    Some(match flags {
        0x02 => {
            let size =
                |size: &i64| [vec![255; *size as usize / 255], vec![(size % 255) as u8]].concat();
            others.iter().flat_map(size).collect()
        }
        0x06 => {
            let first = 0x4000 | others[0] as u16;
            let steps = others
                .windows(2)
                .map(|pair| 0x4000 | (pair[1] - pair[0] + 0x1fff) as u16);
            std::iter::once(first)
                .chain(steps)
                .flat_map(u16::to_be_bytes)
                .collect()
        }
        _ => others.iter().all(|size| size == last).then(Vec::new)?,
    })
}

/// Three blocks of sound as one, where the lacing can say their lengths.
fn join(flags: u8, blocks: &[&[u8]], into: &mut Vec<u8>) {
    let frames: Vec<&[u8]> = blocks.iter().map(|block| &block[4..]).collect();
    match lengths(flags, &frames) {
        Some(lengths) if frames.len() > 1 => {
            let lead = [blocks[0][0], blocks[0][1], blocks[0][2], 0x80 | flags];
            let count = [frames.len() as u8 - 1];
            let body = [&lead[..], &count, &lengths, &frames.concat()].concat();
            into.extend(written(&[0xa3], &body));
        }
        _ => blocks
            .iter()
            .for_each(|block| into.extend(written(&[0xa3], block))),
    }
}

/// The film with three packets of its second track in each block where they follow one another but for pictures, and
/// clusters whose length nobody knew.
fn laced(film: &[u8], flags: u8) -> Vec<u8> {
    let first = film.windows(4).position(|code| code == CLUSTER).unwrap();
    let segment = film
        .windows(4)
        .position(|code| code == [0x18, 0x53, 0x80, 0x67])
        .unwrap();
    let mut bytes = film[..first].to_vec();
    bytes[segment + 4..segment + 12].copy_from_slice(&[1, 255, 255, 255, 255, 255, 255, 255]);
    for cluster in elements(&film[first..]) {
        if cluster.id != CLUSTER {
            continue;
        }
        bytes.extend([&CLUSTER[..], &[0xff]].concat());
        let mut waiting: Vec<&[u8]> = Vec::new();
        for element in elements(cluster.body) {
            // The last packet stands in a group, which says how much of it is not heard.
            if element.id == [0xa0] {
                join(flags, &std::mem::take(&mut waiting), &mut bytes);
            }
            match (element.id, element.body.first()) {
                ([0xa3], Some(0x82)) => waiting.push(element.body),
                // Its checksum no longer holds.
                ([0xbf], _) => continue,
                _ => bytes.extend(written(element.id, element.body)),
            }
            if waiting.len() == 3 {
                join(flags, &waiting, &mut bytes);
                waiting.clear();
            }
        }
        join(flags, &waiting, &mut bytes);
    }
    bytes
}

#[test]
fn frames_of_every_lacing_come_out_as_they_were() {
    for (name, flags) in [
        ("h264-mp3.mkv", 0x02),
        ("h264-mp3.mkv", 0x06),
        ("hevc-ac3.mkv", 0x04),
        ("vp9-opus.webm", 0x06),
    ] {
        let source = film(name);
        let shared = laced(&source, flags);
        assert_ne!(shared.len(), source.len());
        let plain = remux(&source, &whole(&source)).unwrap();
        let result = remux(&shared, &whole(&shared));
        let result = result.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        for handler in [b"vide", b"soun"] {
            let told = |bytes: &[u8]| {
                let stream = stream(bytes, handler, None).unwrap();
                let packets = stream.packets.into_iter();
                let told = packets.map(|packet| (packet.bytes, packet.decoded, packet.shown));
                told.collect::<Vec<_>>()
            };
            assert!(told(&plain.bytes) == told(&result.bytes), "{name}");
        }
    }
}
