//! ASF: WMV and WMA (Microsoft's Advanced Systems Format specification 1.20).
//!
//! The header's play duration counts from before the preroll. The data packets are all of one length,
//! so that the last are found from there: the times in them are held against it.

use super::held::{Held, Missing};
use super::stream::{Kind, Stream};
use super::{Reading, frames, limits, riff_headers};
use crate::bitstream::fields::Fields;

/// An object's name, as it stands in the file.
type Guid = [u8; 16];

const HEADER: Guid = *b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c";
const DATA: Guid = *b"\x36\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c";
const FILE: Guid = *b"\xa1\xdc\xab\x8c\x47\xa9\xcf\x11\x8e\xe4\x00\xc0\x0c\x20\x53\x65";
const STREAM: Guid = *b"\x91\x07\xdc\xb7\xb7\xa9\xcf\x11\x8e\xe6\x00\xc0\x0c\x20\x53\x65";
const EXTENSION: Guid = *b"\xb5\x03\xbf\x5f\x2e\xa9\xcf\x11\x8e\xe3\x00\xc0\x0c\x20\x53\x65";
const EXTENDED: Guid = *b"\xcb\xa5\xe6\x14\x72\xc6\x32\x43\x83\x99\xa9\x69\x52\x06\x5b\x5a";
const METADATA: Guid = *b"\xea\xcb\xf8\xc5\xaf\x5b\x77\x48\x84\x67\xaa\x8c\x44\xfa\x4c\xca";
const ENCRYPTION: Guid = *b"\xfb\xb3\x11\x22\x23\xbd\xd2\x11\xb4\xb7\x00\xa0\xc9\x55\xfc\x6e";
const EXTENDED_ENCRYPTION: Guid =
    *b"\x14\xe6\x8a\x29\x22\x26\x17\x4c\xb9\x35\xda\xe0\x7e\xe9\x28\x9c";
const VIDEO: Guid = *b"\xc0\xef\x19\xbc\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b";
const AUDIO: Guid = *b"\x40\x9e\x69\xf8\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b";

/// Units of 100 ns in a second.
const UNITS: f64 = 1e7;

/// Packets at the end whose times are read.
const LAST_PACKETS: u64 = 32;

/// What the header says of the file.
#[derive(Debug, Default)]
struct Properties {
    bytes: u64,
    duration_s: f64,
    preroll_s: f64,
    packets: u64,
    packet: u64,
    /// Written without knowing its end.
    is_broadcast: bool,
}

pub(super) fn read(file: &Held) -> Result<Option<Reading>, Missing> {
    let len = file.len();
    let lead = file.bytes(0..30)?;
    let mut fields = Fields::new(lead);
    let Some((_, size)) = object(&mut fields).filter(|(id, size)| *id == HEADER && *size >= 30)
    else {
        return Ok(None);
    };
    let header = file.bytes(30..size.min(limits::HEADER))?;
    let mut streams = Vec::new();
    let mut properties = Properties::default();
    for (id, body) in objects(header) {
        take(id, body, &mut streams, &mut properties);
    }
    if streams.is_empty() {
        return Ok(None);
    }
    let mut reading = Reading::default();
    let lead = file.bytes(size..size.saturating_add(50))?;
    let data = object(&mut Fields::new(lead)).filter(|(id, _)| *id == DATA);
    let Some((_, data)) = data else {
        reading.cut = (size >= len).then_some(None);
        reading.streams = streams;
        return Ok(Some(reading));
    };
    let start = size.saturating_add(50);
    let end = size.saturating_add(data);
    if !properties.is_broadcast {
        // An index behind the data may be missing alone, and the file is not whole then either.
        reading.cut = (end.max(properties.bytes))
            .checked_sub(len)
            .filter(|missing| *missing > 0)
            .map(Some);
        let claimed = properties.duration_s - properties.preroll_s;
        reading.claimed_s = Some(claimed).filter(|claimed| *claimed > 0.0);
    }
    // An index may follow; where the length of the data is not known they go on to the end.
    let end = if data > 50 { end.min(len) } else { len };
    if properties.packet >= 64 && properties.packet <= limits::HEADER {
        packets(file, start..end, &properties, &mut streams)?;
    }
    let is_cut = properties.packets > 0
        && (end.saturating_sub(start)) / properties.packet.max(1) < properties.packets;
    if is_cut && !properties.is_broadcast {
        reading.cut = reading.cut.or(Some(None));
    }
    reading.streams = streams;
    reading.end();
    // Preroll moves what is claimed and the end alike, so that they would agree on anything.
    reading.end_s = None;
    Ok(Some(reading))
}

/// Reads the first and the last packets.
fn packets(
    file: &Held,
    data: std::ops::Range<u64>,
    properties: &Properties,
    streams: &mut [Stream],
) -> Result<(), Missing> {
    let size = properties.packet;
    let head = file.bytes(data.start..data.end.min(data.start + limits::HEAD))?;
    for bytes in head.chunks_exact(size as usize) {
        let _ = packet(bytes, properties, streams, true);
    }
    let whole = data.end.saturating_sub(data.start) / size;
    let length = (LAST_PACKETS * size).min(limits::LONG_TAIL);
    let end = data.start + whole * size;
    let from = end
        .saturating_sub(length / size * size)
        .max(data.start + head.len() as u64 / size * size);
    let tail = file.bytes(from..end)?;
    for stream in streams.iter_mut() {
        // Seen again below, unless the beginning was all.
        stream.seen.is_ended = tail.is_empty();
        stream.seen.runs.push(Vec::new());
    }
    for bytes in tail.chunks_exact(size as usize) {
        let _ = packet(bytes, properties, streams, false);
    }
    for stream in streams
        .iter_mut()
        .filter(|stream| stream.kind == Kind::Picture)
    {
        let rate = frames::rate(stream.frame_s, &stream.seen.runs);
        let lasts = rate.map_or(0.0, |rate| 1.0 / rate.per_second);
        if let Some((_, to)) = stream.seen.span {
            stream.seen.stretch(to, to + lasts);
        }
    }
    Ok(())
}

/// An object's name and length.
fn object(fields: &mut Fields<'_>) -> Option<(Guid, u64)> {
    Some((fields.array()?, fields.u64_le()?))
}

/// The objects of a body, each as far as it is there.
fn objects(body: &[u8]) -> impl Iterator<Item = (Guid, &[u8])> {
    let mut fields = Fields::new(body);
    std::iter::from_fn(move || {
        let (id, size) = object(&mut fields)?;
        let size = usize::try_from(size).ok()?.checked_sub(24)?;
        Some((id, fields.take(size.min(fields.rest().len()))?))
    })
}

/// Takes in what an object of the header says.
fn take(id: Guid, body: &[u8], streams: &mut Vec<Stream>, properties: &mut Properties) {
    match id {
        FILE => *properties = file(body).unwrap_or_default(),
        STREAM if streams.len() < limits::STREAMS => streams.extend(stream(body)),
        EXTENSION => {
            // A clock of no meaning, and the length of what follows.
            let inner = body.get(22..).unwrap_or_default();
            for (id, body) in objects(inner).filter(|(id, _)| *id != EXTENSION) {
                take(id, body, streams, properties);
            }
        }
        EXTENDED => {
            let _ = extended(body, streams);
        }
        METADATA => {
            let _ = metadata(body, streams);
        }
        ENCRYPTION | EXTENDED_ENCRYPTION => {
            streams
                .iter_mut()
                .for_each(|stream| stream.is_encrypted = true);
        }
        _ => {}
    }
}

/// File properties (3.2).
fn file(body: &[u8]) -> Option<Properties> {
    let mut fields = Fields::new(body);
    fields.skip(16)?;
    let bytes = fields.u64_le()?;
    fields.skip(8)?;
    let packets = fields.u64_le()?;
    let duration = fields.u64_le()?;
    fields.skip(8)?;
    let preroll = fields.u64_le()?;
    let flags = fields.u32_le()?;
    let (least, most) = (fields.u32_le()?, fields.u32_le()?);
    Some(Properties {
        bytes,
        duration_s: duration as f64 / UNITS,
        preroll_s: preroll as f64 / 1000.0,
        packets,
        packet: u64::from(if least == most { least } else { 0 }),
        is_broadcast: flags & 1 != 0,
    })
}

/// Stream properties (3.3).
fn stream(body: &[u8]) -> Option<Stream> {
    let mut fields = Fields::new(body);
    let mut stream = Stream::default();
    let kind: Guid = fields.array()?;
    fields.skip(16 + 8)?;
    let length = fields.u32_le()? as usize;
    fields.skip(4)?;
    let flags = fields.u16_le()?;
    fields.skip(4)?;
    let specific = fields.take(length.min(fields.rest().len()))?;
    match kind {
        VIDEO => riff_headers::picture(specific.get(11..)?, &mut stream)?,
        AUDIO => riff_headers::sound(specific, &mut stream)?,
        _ => {}
    }
    stream.id = u32::from(flags & 0x7f);
    stream.is_encrypted = flags & 0x8000 != 0;
    Some(stream)
}

/// Extended stream properties (4.1): how long a frame lasts.
fn extended(body: &[u8], streams: &mut Vec<Stream>) -> Option<()> {
    let mut fields = Fields::new(body);
    fields.skip(48)?;
    let number = u32::from(fields.u16_le()?);
    fields.skip(2)?;
    let frame = fields.u64_le()?;
    let (names, systems) = (fields.u16_le()?, fields.u16_le()?);
    for _ in 0..names {
        fields.skip(2)?;
        let length = fields.u16_le()?;
        fields.skip(usize::from(length))?;
    }
    for _ in 0..systems {
        fields.skip(18)?;
        let length = fields.u32_le()?;
        fields.skip(length as usize)?;
    }
    // The stream's properties may stand here alone.
    for (id, body) in objects(fields.rest()) {
        if id == STREAM && streams.len() < limits::STREAMS {
            streams.extend(stream(body));
        }
    }
    let own = streams.iter_mut().find(|stream| stream.id == number)?;
    own.frame_s = Some(frame as f64 / UNITS).filter(|seconds| *seconds > 0.0);
    Some(())
}

/// The metadata object (4.4): the shape of pixels and the fields, by name.
fn metadata(body: &[u8], streams: &mut [Stream]) -> Option<()> {
    let mut fields = Fields::new(body);
    let count = fields.u16_le()?;
    for _ in 0..count {
        fields.skip(2)?;
        let number = u32::from(fields.u16_le()?);
        let (name, _, length) = (fields.u16_le()?, fields.u16_le()?, fields.u32_le()?);
        let name = fields.take(usize::from(name))?;
        let value = fields.take(length as usize)?;
        // Of numbers the low bytes suffice.
        let value = value
            .iter()
            .take(4)
            .rev()
            .fold(0, |all, byte| all << 8 | u32::from(*byte));
        let name: Vec<u8> = name
            .chunks(2)
            .filter_map(|pair| pair.first().copied())
            .collect();
        // Stream 0 stands for all.
        let own = streams.iter_mut();
        for stream in own.filter(|stream| number == 0 || stream.id == number) {
            let (across, down) = stream.aspect.unwrap_or((1, 1));
            match name.split(|byte| *byte == 0).next() {
                Some(b"AspectRatioX") => stream.aspect = Some((value, down)),
                Some(b"AspectRatioY") => stream.aspect = Some((across, value)),
                Some(b"IsInterlaced") => stream.interlaced = Some(value != 0),
                _ => {}
            }
        }
    }
    Some(())
}

/// Reads a number whose length two bits tell: none, 8, 16 or 32 bits.
fn sized(fields: &mut Fields<'_>, bits: u8) -> Option<u32> {
    match bits & 3 {
        0 => Some(0),
        1 => fields.u8().map(u32::from),
        2 => fields.u16_le().map(u32::from),
        _ => fields.u32_le(),
    }
}

/// Reads a data packet (5.2).
fn packet(
    bytes: &[u8],
    properties: &Properties,
    streams: &mut [Stream],
    is_head: bool,
) -> Option<()> {
    let mut fields = Fields::new(bytes);
    let mut flags = fields.u8()?;
    if flags & 0x80 != 0 {
        // Error correction, of so many bytes.
        fields.skip(usize::from(flags & 0x0f))?;
        flags = fields.u8()?;
    }
    let lengths = fields.u8()?;
    sized(&mut fields, flags >> 5)?;
    sized(&mut fields, flags >> 1)?;
    let padding = sized(&mut fields, flags >> 3)? as usize;
    fields.skip(6)?;
    let end = fields.rest().len().checked_sub(padding)?;
    let mut fields = Fields::new(fields.rest().get(..end)?);
    let (count, size_bits) = match flags & 1 {
        0 => (1, None),
        _ => {
            let counts = fields.u8()?;
            (counts & 0x3f, Some(counts >> 6))
        }
    };
    for _ in 0..count {
        payload(
            &mut fields,
            lengths,
            size_bits,
            properties,
            streams,
            is_head,
        )?;
    }
    Some(())
}

/// Reads a payload (5.2.3): a part of a frame, the first of which tells when it is shown.
fn payload(
    fields: &mut Fields<'_>,
    lengths: u8,
    size_bits: Option<u8>,
    properties: &Properties,
    streams: &mut [Stream],
    is_head: bool,
) -> Option<()> {
    let number = u32::from(fields.u8()? & 0x7f);
    sized(fields, lengths >> 4)?;
    let offset = sized(fields, lengths >> 2)?;
    let replicated = sized(fields, lengths)? as usize;
    let mut about = Fields::new(fields.take(replicated)?);
    let is_compressed = replicated == 1;
    let size = size_bits
        .map(|bits| sized(fields, bits))
        .map_or(Some(None), |size| size.map(Some))?;
    let size = size.map_or(fields.rest().len(), |size| size as usize);
    let body = fields.take(size)?;
    let stream = streams.iter_mut().find(|stream| stream.id == number)?;
    let milliseconds = match is_compressed {
        // Several small ones together: where others tell how far in they begin stands the time.
        true => offset,
        false => {
            about.skip(4)?;
            about.u32_le()?
        }
    };
    if offset > 0 && !is_compressed {
        return Some(());
    }
    let time = f64::from(milliseconds) / 1000.0 - properties.preroll_s;
    stream.seen.stretch(time, time);
    if is_head {
        stream.seen.packet(body, limits::PACKET);
    } else {
        stream.seen.packets += 1;
        stream.seen.is_ended = true;
    }
    if stream.seen.runs.is_empty() {
        stream.seen.runs.push(Vec::new());
    }
    let run = stream.seen.runs.last_mut()?;
    if run.len() < limits::FRAMES {
        run.push(frames::round(time));
    }
    Some(())
}
