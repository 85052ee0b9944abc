//! Codec configurations and sample entries as bytes.

use super::boxes::{full, plain};

/// Bits as they are put together, most significant first.
#[derive(Default)]
pub struct BitWriter {
    bits: Vec<bool>,
}

impl BitWriter {
    /// A number in so many bits.
    pub fn put(mut self, count: u32, number: u32) -> Self {
        self.bits
            .extend((0..count).rev().map(|bit| number >> bit & 1 == 1));
        self
    }

    /// An unsigned Exp-Golomb number.
    pub fn ue(self, number: u32) -> Self {
        let bits = (number + 1).ilog2();
        self.put(bits, 0).put(bits + 1, number + 1)
    }

    /// The bytes, padded with zeros.
    pub fn bytes(self) -> Vec<u8> {
        let byte = |bits: &[bool]| {
            let bit = |(at, bit): (usize, &bool)| u8::from(*bit) << (7 - at);
            bits.iter().enumerate().map(bit).sum()
        };
        self.bits.chunks(8).map(byte).collect()
    }
}

/// A sequence parameter set of H.264, Main profile, of pictures of this size.
pub fn h264_set(width: u32, height: u32, aspect: Option<(u32, u32)>, interlaced: bool) -> Vec<u8> {
    let (rows, units) = if interlaced { (32, 4) } else { (16, 2) };
    let (across, down) = (width.div_ceil(16), height.div_ceil(rows));
    let (right, bottom) = (across * 16 - width, down * rows - height);
    assert!(
        right % 2 == 0 && bottom % units == 0,
        "{width}x{height} cannot be cropped to"
    );
    let mut set = BitWriter::default()
        .put(8, 0x67)
        .put(24, 77 << 16 | 40)
        .ue(0)
        .ue(0)
        .ue(2)
        .ue(1)
        .put(1, 0)
        .ue(across - 1)
        .ue(down - 1)
        .put(1, u32::from(!interlaced));
    if interlaced {
        set = set.put(1, 0);
    }
    set = set.put(1, 1);
    set = if right + bottom == 0 {
        set.put(1, 0)
    } else {
        set.put(1, 1).ue(0).ue(right / 2).ue(0).ue(bottom / units)
    };
    set = match aspect {
        None => set.put(1, 0),
        Some((x, y)) => set.put(2, 3).put(8, 255).put(16, x).put(16, y).put(8, 0),
    };
    escape(&set.put(1, 1).bytes())
}

/// Puts in the bytes that keep start codes from appearing by chance.
fn escape(unit: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::new();
    let mut zeros = 0;
    for &byte in unit {
        if zeros == 2 && byte <= 3 {
            escaped.push(3);
            zeros = 0;
        }
        zeros = if byte == 0 { zeros + 1 } else { 0 };
        escaped.push(byte);
    }
    escaped
}

/// `avcC` with these sequence parameter sets, and one of a picture.
pub fn avcc(sets: &[Vec<u8>]) -> Vec<u8> {
    let mut body = vec![1, 77, 0, 40, 0xff, 0xe0 | u8::try_from(sets.len()).unwrap()];
    for set in sets {
        body.extend(u16::try_from(set.len()).unwrap().to_be_bytes());
        body.extend(set);
    }
    body.push(1);
    body.extend([0, 4, 0x68, 0xee, 0x3c, 0x80]);
    plain(b"avcC", &body)
}

/// A visual sample entry of this kind and claimed size, with boxes inside.
pub fn visual(kind: &[u8; 4], width: u16, height: u16, inner: &[Vec<u8>]) -> Vec<u8> {
    let mut body = vec![0, 0, 0, 0, 0, 0, 0, 1];
    body.extend([0; 16]);
    body.extend(width.to_be_bytes());
    body.extend(height.to_be_bytes());
    body.extend([0; 50]);
    plain(kind, &[body, inner.concat()].concat())
}

/// `avc1` whose entry and parameter set agree on this size.
pub fn avc1(width: u16, height: u16) -> Vec<u8> {
    let set = h264_set(width.into(), height.into(), None, false);
    visual(b"avc1", width, height, &[avcc(&[set])])
}

/// `mp4a` of AAC Low Complexity, stereo, 48 kHz.
pub fn mp4a() -> Vec<u8> {
    let mut body = vec![0, 0, 0, 0, 0, 0, 0, 1];
    body.extend([0; 8]);
    body.extend([0, 2, 0, 16, 0, 0, 0, 0]);
    body.extend((48_000_u32 << 16).to_be_bytes());
    body.extend(esds(0x40, &[0x11, 0x90]));
    plain(b"mp4a", &body)
}

/// `esds` of this object type around a decoder configuration.
pub fn esds(object_type: u8, specific: &[u8]) -> Vec<u8> {
    let length = |bytes: &[u8]| u8::try_from(bytes.len()).unwrap();
    let specific = [&[0x05, length(specific)][..], specific].concat();
    let mut decoder = vec![object_type, 0x15];
    decoder.extend([0; 11]);
    decoder.extend(specific);
    let decoder = [&[0x04, length(&decoder)][..], &decoder].concat();
    let stream = [&[0, 1, 0][..], &decoder, &[0x06, 1, 2]].concat();
    full(
        b"esds",
        0,
        0,
        &[&[0x03, length(&stream)][..], &stream].concat(),
    )
}

/// `pasp`.
pub fn pasp(width: u32, height: u32) -> Vec<u8> {
    plain(b"pasp", &super::boxes::u32s(&[width, height]))
}

/// `clap` of this size in the middle.
pub fn clap(width: u32, height: u32) -> Vec<u8> {
    plain(
        b"clap",
        &super::boxes::u32s(&[width, 1, height, 1, 0, 1, 0, 1]),
    )
}
