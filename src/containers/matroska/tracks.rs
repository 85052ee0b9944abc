//! The entries of tracks: what each is of, and its settings.

use crate::containers::ebml::{self, children, find, number};
use crate::containers::stream::{Kind, Stream};
use crate::containers::{names, riff_headers, text};
use crate::facts::Size;

/// Reads a TrackEntry.
pub(super) fn track(body: &[u8]) -> Stream {
    const NUMBER: u32 = 0xd7;
    const TYPE: u32 = 0x83;
    const FLAG_ENABLED: u32 = 0xb9;
    const CODEC: u32 = 0x86;
    const CODEC_PRIVATE: u32 = 0x63a2;
    const DEFAULT_DURATION: u32 = 0x23_e383;
    const ENCODINGS: u32 = 0x6d80;
    const VIDEO: u32 = 0xe0;
    const AUDIO: u32 = 0xe1;
    let value = |id| find(body, id).map(number);
    let mut stream = Stream {
        id: value(NUMBER)
            .and_then(|id| u32::try_from(id).ok())
            .unwrap_or_default(),
        kind: match value(TYPE) {
            Some(1) => Kind::Picture,
            Some(2) => Kind::Sound,
            Some(17) => Kind::Text,
            _ => Kind::Other,
        },
        is_off: value(FLAG_ENABLED) == Some(0),
        configuration: find(body, CODEC_PRIVATE).unwrap_or_default().to_vec(),
        frame_s: value(DEFAULT_DURATION).map(|nanoseconds| nanoseconds as f64 / 1e9),
        ..Stream::default()
    };
    encodings(find(body, ENCODINGS).unwrap_or_default(), &mut stream);
    if let Some(video) = find(body, VIDEO) {
        picture(video, &mut stream);
    }
    let audio = find(body, AUDIO);
    let bits = audio.map_or(0, |audio| sound(audio, &mut stream));
    let codec = find(body, CODEC).and_then(text).unwrap_or_default();
    let configuration = stream.configuration.clone();
    match codec.as_str() {
        "V_MS/VFW/FOURCC" => {
            let (size, kind) = (stream.size, stream.kind);
            riff_headers::picture(&configuration, &mut stream);
            (stream.size, stream.kind) = (size.or(stream.size), kind);
        }
        "A_MS/ACM" => {
            riff_headers::sound(&configuration, &mut stream);
        }
        id => stream.codec = names::of_matroska(id, bits),
    }
    stream
}

/// What was done to the packets: encrypted, or stripped of what is the same in all.
fn encodings(body: &[u8], stream: &mut Stream) {
    const ENCODING: u32 = 0x6240;
    const ENCRYPTION: u32 = 0x5035;
    const COMPRESSION: u32 = 0x5034;
    const ALGORITHM: u32 = 0x4254;
    const SETTINGS: u32 = 0x4255;
    for (_, encoding) in children(body).filter(|(id, _)| *id == ENCODING) {
        stream.is_encrypted |= find(encoding, ENCRYPTION).is_some();
        let Some(compression) = find(encoding, COMPRESSION) else {
            continue;
        };
        if find(compression, ALGORITHM).map_or(0, number) == 3 {
            stream.stripped = find(compression, SETTINGS).unwrap_or_default().to_vec();
        }
    }
}

/// Reads the settings of a track of pictures.
fn picture(video: &[u8], stream: &mut Stream) {
    const INTERLACED: u32 = 0x9a;
    const WIDTH: u32 = 0xb0;
    const HEIGHT: u32 = 0xba;
    const CROPS: [u32; 4] = [0x54aa, 0x54bb, 0x54cc, 0x54dd];
    const DISPLAY_WIDTH: u32 = 0x54b0;
    const DISPLAY_HEIGHT: u32 = 0x54ba;
    const DISPLAY_UNIT: u32 = 0x54b2;
    const PROJECTION: u32 = 0x7670;
    let value = |id| {
        find(video, id)
            .map(number)
            .and_then(|number| u32::try_from(number).ok())
    };
    if let (Some(width), Some(height)) = (value(WIDTH), value(HEIGHT))
        && width > 0
        && height > 0
    {
        stream.size = Some(Size { width, height });
        // Pixels, or a shape by centimetres, inches or a ratio: for the shape of a pixel all the same.
        let shown = value(DISPLAY_WIDTH).zip(value(DISPLAY_HEIGHT));
        let ratio =
            |(across, down): (u32, u32)| across.checked_mul(height).zip(down.checked_mul(width));
        stream.aspect = match value(DISPLAY_UNIT).unwrap_or_default() {
            0..=3 => shown.map_or(Some((1, 1)), ratio),
            _ => None,
        };
    }
    stream.interlaced = match value(INTERLACED) {
        Some(1) => Some(true),
        Some(2) => Some(false),
        _ => None,
    };
    let is_cropped = CROPS
        .into_iter()
        .any(|id| value(id).is_some_and(|crop| crop > 0));
    let projection = find(video, PROJECTION).unwrap_or_default();
    // Few players crop, and few turn.
    stream.is_turned = is_cropped || is_posed(projection);
}

/// Whether the projection's pose turns the picture.
fn is_posed(projection: &[u8]) -> bool {
    const POSE: [u32; 3] = [0x7673, 0x7674, 0x7675];
    let mut angles = POSE
        .into_iter()
        .filter_map(|id| ebml::float(find(projection, id)?));
    angles.any(|degrees| degrees != 0.0)
}

/// Reads the settings of a track of sound; gives the bits of a sample.
fn sound(audio: &[u8], stream: &mut Stream) -> u16 {
    const RATE: u32 = 0xb5;
    const OUTPUT_RATE: u32 = 0x78b5;
    const CHANNELS: u32 = 0x9f;
    const BIT_DEPTH: u32 = 0x6264;
    let rate = |id| find(audio, id).and_then(ebml::float);
    // A cast from a float saturates.
    let rate = rate(OUTPUT_RATE).or_else(|| rate(RATE)).unwrap_or(8000.0);
    stream.rate = Some(rate.round() as u32);
    let value = |id| {
        find(audio, id)
            .map(number)
            .and_then(|number| u16::try_from(number).ok())
    };
    stream.channels = Some(value(CHANNELS).unwrap_or(1));
    value(BIT_DEPTH).unwrap_or_default()
}
