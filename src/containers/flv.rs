//! FLV (Adobe Flash Video File Format Specification 10.1, annex E), and its extension for further
//! codecs (Enhanced RTMP).
//!
//! Each tag is followed by its length, so that the last ones are found from the end of the file: the
//! time that they name is held against that of `onMetaData`.

use super::held::{Held, Missing};
use super::stream::{Kind, Stream};
use super::{Reading, frames, limits, names};
use crate::bitstream::fields::Fields;
use crate::facts::FourCc;

/// Length of a tag's header.
pub(crate) const TAG: usize = 11;

pub(crate) const SOUND: u8 = 8;
pub(crate) const PICTURE: u8 = 9;
pub(crate) const SCRIPT: u8 = 18;

/// A tag, with its body as far as it is there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tag<'b> {
    pub(crate) kind: u8,
    /// When it is decoded, in seconds: whole milliseconds.
    pub(crate) time: f64,
    /// Bytes of its body.
    pub(crate) size: usize,
    pub(crate) is_encrypted: bool,
    pub(crate) body: &'b [u8],
}

/// What `onMetaData` claims.
#[derive(Debug, Default)]
struct Claims {
    duration_s: Option<f64>,
    frame_rate: Option<f64>,
    encoder: Option<String>,
}

pub(super) fn read(file: &Held) -> Result<Option<Reading>, Missing> {
    let len = file.len();
    let head = file.bytes(0..limits::HEAD.min(len))?;
    let mut fields = Fields::new(head);
    let Some(start) = fields.skip(5).and_then(|()| fields.u32()) else {
        return Ok(None);
    };
    // Before the first tag the length of none.
    let start = u64::from(start).saturating_add(4);
    let mut head = file.bytes(start..(start + limits::HEAD).min(len))?;
    if tags(head).filter(|tag| tag.kind == PICTURE).count() < 24 {
        head = file.bytes(start..(start + limits::LONG_HEAD).min(len))?;
    }
    let mut claims = Claims::default();
    let (mut picture, mut sound) = (None, None);
    for tag in tags(head) {
        match tag.kind {
            PICTURE => take_picture(picture.get_or_insert_default(), &tag),
            SOUND => take_sound(sound.get_or_insert_default(), &tag),
            SCRIPT if claims.duration_s.is_none() => claims = meta_data(tag.body).unwrap_or(claims),
            _ => {}
        }
    }
    if picture.is_none() && sound.is_none() {
        return Ok(None);
    }
    let mut streams: Vec<Stream> = picture.into_iter().chain(sound).collect();
    for stream in &mut streams {
        stream.is_encrypted |= stream.codec.is_empty();
    }
    let tail_start = len.saturating_sub(limits::TAIL).max(start);
    let tail = file.bytes(tail_start..len)?;
    let is_whole = ends(tail, &mut streams);
    let mut reading = Reading {
        claimed_s: claims.duration_s.filter(|seconds| *seconds > 0.0),
        cut: (!is_whole).then_some(None),
        encoder: claims.encoder,
        ..Reading::default()
    };
    let claimed = claims.frame_rate.filter(|rate| *rate > 0.0);
    for stream in streams
        .iter_mut()
        .filter(|stream| stream.kind == Kind::Picture)
    {
        stream.frame_s = claimed.map(|rate| 1.0 / rate);
    }
    reading.streams = streams;
    if is_whole {
        reading.end();
    }
    Ok(Some(reading))
}

/// The tags from here on.
fn tags(bytes: &[u8]) -> impl Iterator<Item = Tag<'_>> {
    let mut fields = Fields::new(bytes);
    std::iter::from_fn(move || {
        let tag = tag(&mut fields)?;
        let _ = fields.skip(4);
        Some(tag)
    })
}

/// Reads a tag; what stands behind its body is left.
pub(crate) fn tag<'b>(fields: &mut Fields<'b>) -> Option<Tag<'b>> {
    let kind = fields.u8()?;
    let size = fields.u24()? as usize;
    let low = fields.u24()?;
    let milliseconds = u32::from(fields.u8()?) << 24 | low;
    fields.skip(3)?;
    let body = fields.take(size.min(fields.rest().len()))?;
    Some(Tag {
        kind: kind & 0x1f,
        time: f64::from(milliseconds) / 1000.0,
        size,
        is_encrypted: kind & 0x20 != 0,
        body,
    })
}

/// Counts in when a tag is shown.
fn show(stream: &mut Stream, time: f64) {
    stream.seen.stretch(time, time);
    if stream.seen.runs.is_empty() {
        stream.seen.runs.push(Vec::new());
    }
    if let Some(run) = stream
        .seen
        .runs
        .last_mut()
        .filter(|run| run.len() < limits::FRAMES)
    {
        run.push(frames::round(time));
    }
}

/// What the lead of a tag of pictures says (E.4.3), and what follows it.
#[derive(Debug)]
pub(crate) struct Lead<'b> {
    /// The codec's short name.
    pub(crate) codec: String,
    entry: Option<FourCc>,
    /// 0 is a configuration, 1 and 3 are a frame, else there is none.
    pub(crate) packet: u8,
    /// How much later than its own time the frame is shown, in seconds.
    pub(crate) offset_s: f64,
    pub(crate) rest: &'b [u8],
}

/// Reads the lead of the body of a tag of pictures.
pub(crate) fn lead<'b>(body: &'b [u8]) -> Option<Lead<'b>> {
    let mut fields = Fields::new(body);
    let lead = fields.u8()?;
    let (codec, entry, packet, has_offset);
    if lead & 0x80 != 0 {
        packet = lead & 0x0f;
        let characters = fields.four_cc()?;
        codec = names::of_four_characters(characters.0);
        entry = Some(characters);
        has_offset = packet == 1 && matches!(codec.as_str(), "h264" | "hevc");
    } else {
        let name = match lead & 0x0f {
            2 => "flv1",
            3 | 6 => "flashsv",
            4 => "vp6f",
            5 => "vp6a",
            7 => "h264",
            12 => "hevc",
            _ => "unknown",
        };
        (codec, entry) = (name.to_owned(), None);
        has_offset = matches!(name, "h264" | "hevc");
        packet = match lead >> 4 {
            // A command for a server that seeks.
            5 => 2,
            _ if has_offset => fields.u8()?,
            _ => 1,
        };
    }
    let offset_ms = if has_offset { fields.u24()? } else { 0 };
    // Signed, in 24 bits.
    let offset_ms = (offset_ms << 8).cast_signed() >> 8;
    Some(Lead {
        codec,
        entry,
        packet,
        offset_s: f64::from(offset_ms) / 1000.0,
        rest: fields.rest(),
    })
}

/// Takes a tag of pictures in.
fn take_picture(stream: &mut Stream, tag: &Tag<'_>) {
    stream.kind = Kind::Picture;
    stream.is_encrypted |= tag.is_encrypted;
    let Some(lead) = lead(tag.body) else { return };
    (stream.codec, stream.entry) = (lead.codec, lead.entry);
    match lead.packet {
        0 => stream.configuration = lead.rest.to_vec(),
        1 | 3 => {
            show(stream, tag.time + lead.offset_s);
            stream.seen.packet(lead.rest, limits::PACKET);
        }
        _ => {}
    }
}

/// Takes a tag of sound in (E.4.2).
fn take_sound(stream: &mut Stream, tag: &Tag<'_>) {
    const RATES: [u32; 4] = [5_512, 11_025, 22_050, 44_100];
    stream.kind = Kind::Sound;
    stream.is_encrypted |= tag.is_encrypted;
    let mut fields = Fields::new(tag.body);
    let Some(lead) = fields.u8() else { return };
    let is_wide = lead & 2 != 0;
    let codec = match lead >> 4 {
        0 | 3 if is_wide => "pcm_s16le",
        0 | 3 => "pcm_u8",
        1 => "adpcm_swf",
        2 | 14 => "mp3",
        4..=6 => "nellymoser",
        7 => "pcm_alaw",
        8 => "pcm_mulaw",
        10 => "aac",
        11 => "speex",
        _ => "unknown",
    };
    codec.clone_into(&mut stream.codec);
    stream.channels = Some(u16::from(lead & 1) + 1);
    stream.rate = match codec {
        // The field has no word for these rates.
        "pcm_alaw" | "pcm_mulaw" => Some(8_000),
        "speex" => Some(16_000),
        _ => RATES.get(usize::from(lead >> 2 & 3)).copied(),
    };
    if codec == "aac" && fields.u8() == Some(0) {
        stream.configuration = fields.rest().to_vec();
        return;
    }
    show(stream, tag.time);
    stream.seen.packet(fields.rest(), limits::PACKET);
}

/// Goes from tag to tag backwards from the end of the file and counts in when the last are shown.
/// Whether the file ends with a whole tag.
fn ends(tail: &[u8], streams: &mut [Stream]) -> bool {
    /// Tags within which the last of each stream is looked for.
    const TAGS: usize = 2_000;
    let mut rest = tail;
    let mut found = 0;
    let picture = streams.iter().find(|stream| stream.kind == Kind::Picture);
    let frame_s = picture.map_or(0.0, usual);
    for _ in 0..TAGS {
        let Some(tag) = last(&mut rest) else { break };
        found += 1;
        let stream = streams.iter_mut().find(|stream| match stream.kind {
            Kind::Picture => tag.kind == PICTURE && tag.size > 5,
            _ => tag.kind == SOUND && tag.size > 2,
        });
        if let Some(stream) = stream {
            let is_picture = stream.kind == Kind::Picture;
            let lead = lead(tag.body).filter(|_| is_picture);
            // A configuration is not shown, and mostly has the time zero.
            if lead.as_ref().is_some_and(|lead| lead.packet & 1 == 0) {
                continue;
            }
            let time = tag.time + lead.map_or(0.0, |lead| lead.offset_s);
            let lasts = if is_picture { frame_s } else { 0.0 };
            stream.seen.stretch(time, time + lasts);
            stream.seen.is_ended = true;
        }
    }
    found > 0
}

/// How long a frame lasts, by those that were seen.
fn usual(stream: &Stream) -> f64 {
    let rate = frames::rate(None, &stream.seen.runs);
    rate.map_or(0.0, |rate| 1.0 / rate.per_second)
}

/// The last tag of `rest`, which is cut off there.
fn last<'b>(rest: &mut &'b [u8]) -> Option<Tag<'b>> {
    let (before, length) = rest.split_last_chunk::<4>()?;
    let length = u32::from_be_bytes(*length) as usize;
    let start = before.len().checked_sub(length).filter(|_| length >= TAG)?;
    let (left, bytes) = before.split_at_checked(start)?;
    let tag = tag(&mut Fields::new(bytes))?;
    let is_tag = matches!(tag.kind, SOUND | PICTURE | SCRIPT) && tag.size + TAG == length;
    *rest = left;
    is_tag.then_some(tag)
}

/// Reads `onMetaData`: values of AMF 0 by name.
fn meta_data(body: &[u8]) -> Option<Claims> {
    let mut fields = Fields::new(body);
    let mut claims = Claims::default();
    if fields.u8()? != 2 || string(&mut fields)? != b"onMetaData" {
        return None;
    }
    match fields.u8()? {
        // An array says how many follow, and nobody counts.
        8 => fields.skip(4)?,
        3 => {}
        _ => return None,
    }
    for _ in 0..limits::ELEMENTS {
        let (Some(name), Some(kind)) = (string(&mut fields), fields.u8()) else {
            break;
        };
        match (name, kind) {
            (b"duration", 0) => claims.duration_s = number(&mut fields),
            (b"framerate", 0) => claims.frame_rate = number(&mut fields),
            (b"encoder", 2) => claims.encoder = string(&mut fields).and_then(super::text),
            _ if pass(&mut fields, kind).is_none() => break,
            _ => {}
        }
    }
    Some(claims)
}

fn string<'b>(fields: &mut Fields<'b>) -> Option<&'b [u8]> {
    let length = fields.u16()?;
    fields.take(usize::from(length))
}

fn number(fields: &mut Fields<'_>) -> Option<f64> {
    let number = f64::from_bits(fields.u64()?);
    number.is_finite().then_some(number)
}

/// Passes over a value; objects and arrays are not passed over, and what follows them is not read.
fn pass(fields: &mut Fields<'_>, kind: u8) -> Option<()> {
    match kind {
        0 => fields.skip(8),
        1 => fields.skip(1),
        2 => string(fields).map(drop),
        5 | 6 => Some(()),
        11 => fields.skip(10),
        _ => None,
    }
}
