//! Matroska and WebM (RFC 9559).
//!
//! Up to the first cluster the elements of the segment are walked over; the blocks at the beginning
//! and at the end of the file tell when the first and the last frame are shown. A length of the segment
//! or of clusters that the writer did not know (what browsers record) is no hindrance.

use super::ebml::{self, Element, children, number};
use super::held::{Held, Missing};
use super::stream::{Kind, Stream};
use super::{Reading, frames, limits, names, riff_headers};
use crate::bitstream::fields::Fields;
use crate::facts::Size;

const EBML: u32 = 0x1a45_dfa3;
const SEGMENT: u32 = 0x1853_8067;
const SEEK_HEAD: u32 = 0x114d_9b74;
const SEEK: u32 = 0x4dbb;
const SEEK_ID: u32 = 0x53ab;
const SEEK_POSITION: u32 = 0x53ac;
const INFO: u32 = 0x1549_a966;
const TIMESTAMP_SCALE: u32 = 0x2a_d7b1;
const DURATION: u32 = 0x4489;
const WRITING_APP: u32 = 0x5741;
const TRACKS: u32 = 0x1654_ae6b;
const TRACK_ENTRY: u32 = 0xae;
const CLUSTER: u32 = 0x1f43_b675;
const TIMESTAMP: u32 = 0xe7;
const SIMPLE_BLOCK: u32 = 0xa3;
const BLOCK_GROUP: u32 = 0xa0;
const BLOCK: u32 = 0xa1;
const BLOCK_DURATION: u32 = 0x9b;

/// What stands before the first cluster.
#[derive(Debug, Default)]
struct Header {
    info: Option<Vec<u8>>,
    tracks: Option<Vec<u8>>,
    /// Where the segment's index says that these stand.
    info_at: Option<u64>,
    tracks_at: Option<u64>,
    /// Offset of the first cluster.
    clusters: u64,
    /// Where the segment should end, where it says so.
    end: Option<u64>,
}

pub(super) fn read(file: &Held) -> Result<Option<Reading>, Missing> {
    let Some(header) = header(file)? else {
        return Ok(None);
    };
    let len = file.len();
    let mut reading = Reading::default();
    let Some(tracks) = &header.tracks else {
        return Ok(None);
    };
    let entries = children(tracks).filter(|(id, _)| *id == TRACK_ENTRY);
    let entries = entries.take(limits::STREAMS);
    reading.streams = entries.map(|(_, body)| track(body)).collect();
    let (scale_s, claimed) = header.info.as_deref().map_or((1e-3, None), |info| {
        reading.encoder = find(info, WRITING_APP).and_then(super::text);
        let scale = find(info, TIMESTAMP_SCALE).map_or(1_000_000, number);
        let duration = find(info, DURATION).and_then(ebml::float);
        (scale as f64 / 1e9, duration.filter(|units| *units > 0.0))
    });
    reading.claimed_s = claimed.map(|units| units * scale_s);
    let end = header.end.unwrap_or(len);
    reading.cut = end
        .checked_sub(len)
        .filter(|missing| *missing > 0)
        .map(Some);
    let end = end.min(len);

    let start = header.clusters;
    let mut head = file.bytes(start..end.min(start + limits::HEAD))?;
    if !is_enough(head, scale_s, &reading.streams) {
        head = file.bytes(start..end.min(start + limits::LONG_HEAD))?;
    }
    let mut blocks = Blocks::new(scale_s);
    blocks.walk(head);
    blocks.count(&mut reading.streams, true);
    if start + (head.len() as u64) < end {
        blocks = tail(file, &reading.streams, start, end, scale_s)?;
        blocks.count(&mut reading.streams, false);
    } else {
        let played = reading.streams.iter_mut();
        played.for_each(|stream| stream.seen.is_ended = true);
    }
    match blocks.ended {
        Ended::Whole => reading.end(),
        // A recording that was stopped between two elements looks whole; one amid a block does not.
        Ended::AmidBlock => reading.cut = reading.cut.or(Some(None)),
        Ended::Lost => {}
    }
    Ok(Some(reading))
}

/// Whether there are frames enough at the beginning to see how many a second they are.
fn is_enough(head: &[u8], scale_s: f64, streams: &[Stream]) -> bool {
    const FRAMES: usize = 24;
    let mut blocks = Blocks::new(scale_s);
    blocks.walk(head);
    let pictures = streams.iter().filter(|stream| stream.kind == Kind::Picture);
    let frames = |stream: &Stream| {
        let own = blocks.found.iter().filter(|block| block.track == stream.id);
        own.count()
    };
    pictures.map(frames).all(|count| count >= FRAMES)
}

/// Walks over the elements before the first cluster.
fn header(file: &Held) -> Result<Option<Header>, Missing> {
    let mut found = Header::default();
    let Some(ebml) = element(file, 0)?.filter(|first| first.id == EBML) else {
        return Ok(None);
    };
    let mut at = ebml.header + ebml.size.unwrap_or_default();
    let Some(segment) = element(file, at)?.filter(|next| next.id == SEGMENT) else {
        return Ok(None);
    };
    at = at.saturating_add(segment.header);
    let start = at;
    found.end = segment.size.map(|size| start.saturating_add(size));
    for _ in 0..limits::ELEMENTS {
        let Some(next) = element(file, at)? else {
            return Ok(None);
        };
        if next.id == CLUSTER {
            found.clusters = at;
            break;
        }
        let Some(size) = next.size else {
            return Ok(None);
        };
        let body = at + next.header..at.saturating_add(next.header).saturating_add(size);
        let is_read = matches!(next.id, INFO | TRACKS | SEEK_HEAD) && size <= limits::HEADER;
        if is_read {
            let bytes = file.bytes_ahead(body.clone(), 0)?;
            match next.id {
                INFO => found.info = Some(bytes.to_vec()),
                TRACKS => found.tracks = Some(bytes.to_vec()),
                _ => {
                    found.info_at = sought(bytes, INFO).map(|at| start.saturating_add(at));
                    found.tracks_at = sought(bytes, TRACKS).map(|at| start.saturating_add(at));
                }
            }
        }
        at = body.end;
    }
    if found.clusters == 0 {
        return Ok(None);
    }
    if found.info.is_none() {
        found.info = body_at(file, found.info_at, INFO)?;
    }
    if found.tracks.is_none() {
        found.tracks = body_at(file, found.tracks_at, TRACKS)?;
    }
    Ok(Some(found))
}

/// The header of the element at `at`.
fn element(file: &Held, at: u64) -> Result<Option<Element>, Missing> {
    let bytes = file.bytes_ahead(at..at.saturating_add(ebml::HEADER), 4096)?;
    Ok(ebml::element(&mut Fields::new(bytes)))
}

/// The body of an element that the index places, where it is one of that kind.
fn body_at(file: &Held, at: Option<u64>, id: u32) -> Result<Option<Vec<u8>>, Missing> {
    let Some(at) = at else {
        return Ok(None);
    };
    let found = element(file, at)?.filter(|found| found.id == id);
    let Some((header, size)) = found.and_then(|found| Some((found.header, found.size?))) else {
        return Ok(None);
    };
    let start = at.saturating_add(header);
    let bytes = file.bytes(start..start.saturating_add(size.min(limits::HEADER)))?;
    Ok(Some(bytes.to_vec()))
}

/// Where the index says that an element stands, counted from the beginning of the segment.
fn sought(body: &[u8], id: u32) -> Option<u64> {
    let seeks = children(body).filter(|(child, _)| *child == SEEK);
    let mut found = seeks.filter(|(_, seek)| find(seek, SEEK_ID).map(number) == Some(id.into()));
    found
        .find_map(|(_, seek)| find(seek, SEEK_POSITION))
        .map(number)
}

/// The body of the first child of that kind.
fn find(body: &[u8], id: u32) -> Option<&[u8]> {
    children(body).find_map(|(child, body)| (child == id).then_some(body))
}

/// Reads a TrackEntry.
fn track(body: &[u8]) -> Stream {
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
    let codec = find(body, CODEC).and_then(super::text).unwrap_or_default();
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

/// How a walk over blocks ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// With the bytes.
    Whole,
    /// A block goes on behind them.
    AmidBlock,
    /// What stands there is no element.
    Lost,
}

/// One block: its track, when it is shown, for how long where that is said, and its beginning.
#[derive(Debug)]
struct Block<'b> {
    track: u32,
    time: f64,
    lasts: Option<f64>,
    payload: &'b [u8],
}

/// The blocks of a stretch of clusters.
#[derive(Debug)]
struct Blocks<'b> {
    scale_s: f64,
    found: Vec<Block<'b>>,
    ended: Ended,
}

/// The most blocks of one stretch.
const BLOCKS: usize = 100_000;

impl<'b> Blocks<'b> {
    const fn new(scale_s: f64) -> Self {
        Self {
            scale_s,
            found: Vec::new(),
            ended: Ended::Lost,
        }
    }

    /// Walks over elements. Clusters and groups of blocks are entered, whatever length they claim; all
    /// else is passed over.
    fn walk(&mut self, bytes: &'b [u8]) {
        self.ended = self.walked(&mut Fields::new(bytes)).unwrap_or(Ended::Lost);
    }

    fn walked(&mut self, fields: &mut Fields<'b>) -> Option<Ended> {
        let mut cluster = 0;
        while !fields.rest().is_empty() {
            let Some(element) = ebml::element(fields) else {
                // A header that is cut short.
                let is_short = (fields.rest().len() as u64) < ebml::HEADER;
                return Some(if is_short {
                    Ended::AmidBlock
                } else {
                    Ended::Lost
                });
            };
            if matches!(element.id, CLUSTER | BLOCK_GROUP) {
                continue;
            }
            let size = usize::try_from(element.size?).ok()?;
            let there = size.min(fields.rest().len());
            let body = fields.take(there)?;
            match element.id {
                TIMESTAMP => cluster = number(body),
                SIMPLE_BLOCK | BLOCK => self.block(body, cluster),
                BLOCK_DURATION => {
                    let lasts = number(body) as f64 * self.scale_s;
                    self.found.last_mut()?.lasts = Some(lasts);
                }
                // What newer or odd writers add is passed over, where it is whole.
                id if !is_known(id) && there < size => return Some(Ended::Lost),
                _ => {}
            }
            if there < size {
                return Some(Ended::AmidBlock);
            }
            if self.found.len() >= BLOCKS {
                return Some(Ended::Lost);
            }
        }
        Some(Ended::Whole)
    }

    fn block(&mut self, body: &'b [u8], cluster: u64) {
        let mut fields = Fields::new(body);
        let head = |fields: &mut Fields<'b>| {
            let (track, _) = ebml::vint(fields)?;
            Some((u32::try_from(track).ok()?, fields.i16()?, fields.u8()?))
        };
        let Some((track, relative, flags)) = head(&mut fields) else {
            return;
        };
        // Of several frames in one block the first begins behind their lengths; only sound is laced.
        let is_laced = flags & 0x06 != 0;
        let payload = if is_laced { &[][..] } else { fields.rest() };
        self.found.push(Block {
            track,
            time: (cluster as f64 + f64::from(relative)) * self.scale_s,
            lasts: None,
            payload,
        });
    }

    /// Counts the blocks in to their streams.
    fn count(&self, streams: &mut [Stream], is_head: bool) {
        for stream in streams {
            let own = self.found.iter().filter(|block| block.track == stream.id);
            let mut run = Vec::new();
            for block in own {
                let lasts = block.lasts.or(stream.frame_s).unwrap_or_default();
                stream.seen.stretch(block.time, block.time + lasts);
                if run.len() < limits::FRAMES {
                    run.push(frames::round(block.time));
                }
                if is_head {
                    stream.seen.packet(block.payload, limits::PACKET);
                } else {
                    stream.seen.packets += 1;
                    stream.seen.is_ended = true;
                }
            }
            if stream.kind == Kind::Picture {
                stream.seen.runs.push(run);
            }
        }
    }
}

/// Elements that stand in a segment or a cluster (RFC 9559, 5.1).
const fn is_known(id: u32) -> bool {
    matches!(
        id,
        SEEK_HEAD
            | INFO
            | TRACKS
            | 0x1c53_bb6b // Cues
            | 0x1254_c367 // Tags
            | 0x1941_a469 // Attachments
            | 0x1043_a770 // Chapters
            | 0xec // Void
            | 0xbf // CRC-32
            | 0x5854 // SilentTracks
            | 0xa7 // Position
            | 0xab // PrevSize
            | 0xaf // EncryptedBlock
            | 0xfb // ReferenceBlock
            | 0xfa // ReferencePriority
            | 0xa4 // CodecState
            | 0x75a1 // BlockAdditions
            | 0x75a2 // DiscardPadding
            | 0x8e // Slices
    )
}

/// The blocks at the end: from the first cluster of a stretch from which elements lead to the end.
fn tail<'h>(
    file: &'h Held,
    streams: &[Stream],
    start: u64,
    end: u64,
    scale_s: f64,
) -> Result<Blocks<'h>, Missing> {
    let mut length = limits::TAIL;
    loop {
        let from = end.saturating_sub(length).max(start);
        let bytes = file.bytes(from..end)?;
        let blocks = last(bytes, scale_s);
        let is_seen = |stream: &Stream| {
            let is_played = matches!(stream.kind, Kind::Picture | Kind::Sound);
            !is_played || blocks.found.iter().any(|block| block.track == stream.id)
        };
        let is_enough = blocks.ended == Ended::Whole && streams.iter().all(is_seen);
        if is_enough || from == start || length >= limits::LONG_TAIL {
            return Ok(blocks);
        }
        length *= 5;
    }
}

/// Clusters of one stretch that are tried.
const TRIES: usize = 64;

/// The blocks of the first cluster from which elements lead to the end of the bytes, or else of the
/// last one that breaks off amid a block.
fn last(bytes: &[u8], scale_s: f64) -> Blocks<'_> {
    let mut cut = Blocks::new(scale_s);
    let starts = bytes.windows(5).enumerate();
    // The identifier of a cluster, and a length.
    let mut starts = starts.filter(|(_, code)| matches!(code, [0x1f, 0x43, 0xb6, 0x75, 1..=255]));
    for (at, _) in starts.by_ref().take(TRIES) {
        let mut blocks = Blocks::new(scale_s);
        blocks.walk(bytes.get(at..).unwrap_or_default());
        match blocks.ended {
            Ended::Whole => return blocks,
            Ended::AmidBlock if !blocks.found.is_empty() => cut = blocks,
            _ => {}
        }
    }
    cut
}
