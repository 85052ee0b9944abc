//! AVI (Microsoft's "AVI RIFF File Reference", and OpenDML 1.02 for files of more than 1 GB).
//!
//! A stream's header says how many frames it has, and an index lists them: where both agree the length
//! is known. A recording that was never finished has no index, and nobody can tell how long it plays.

use super::held::{Held, Missing};
use super::stream::{Kind, Stream};
use super::{Reading, limits, riff_headers};
use crate::bitstream::fields::Fields;
use std::ops::Range;

/// Where the parts of the file are.
#[derive(Debug, Default)]
struct Parts {
    headers: Option<Range<u64>>,
    /// The first list of packets.
    movie: Option<Range<u64>>,
    index: Option<Range<u64>>,
    /// A chunk's length runs to here, past the end of the file.
    overrun: Option<u64>,
}

/// A stream with what its header says of time.
#[derive(Debug, Default)]
struct Timed {
    stream: Stream,
    /// Seconds of one unit of its length.
    unit_s: f64,
    /// Its length in these units.
    length: u64,
    /// Bytes of a unit; 0 where each packet is one.
    unit_bytes: u64,
    start: u64,
    /// The length by OpenDML's index.
    indexed: Option<u64>,
    /// Packets that the plain index lists, and those that hold anything: one without a byte shows the
    /// frame before it once more.
    listed: u64,
    filled: u64,
}

pub(super) fn read(file: &Held) -> Result<Option<Reading>, Missing> {
    let parts = parts(file)?;
    let Some(headers) = parts
        .headers
        .filter(|range| range.end.saturating_sub(range.start) <= limits::HEADER)
    else {
        return Ok(None);
    };
    let headers = file.bytes(headers)?;
    let lists = chunks(headers).filter_map(|(id, body)| list(id, body, b"strl"));
    let mut streams: Vec<Timed> = lists.take(limits::STREAMS).map(stream).collect();
    for (number, timed) in streams.iter_mut().enumerate() {
        timed.stream.id = number as u32;
    }
    if let Some(movie) = parts.movie {
        let start = movie.start;
        let first = file.bytes(start..movie.end.min(start + limits::HEAD))?;
        packets(first, &mut streams);
    }
    if let Some(index) = parts
        .index
        .filter(|range| range.end.saturating_sub(range.start) <= limits::INDEX)
    {
        let index = file.bytes(index)?;
        count(index, &mut streams);
    }
    let len = file.len();
    let cut = parts
        .overrun
        .map(|end| end.checked_sub(len).filter(|missing| *missing > 0));
    let mut reading = Reading {
        cut,
        ..Reading::default()
    };
    time(&mut streams, &mut reading);
    reading.streams = streams.into_iter().map(|timed| timed.stream).collect();
    Ok(Some(reading))
}

/// How long each stream plays by its header, and by the index.
fn time(streams: &mut [Timed], reading: &mut Reading) {
    for timed in streams {
        if !matches!(timed.stream.kind, Kind::Picture | Kind::Sound) {
            continue;
        }
        let seconds = |length: u64| (timed.start.saturating_add(length)) as f64 * timed.unit_s;
        let claimed = seconds(timed.length);
        let longer = |other: Option<f64>, own: f64| Some(other.map_or(own, |other| other.max(own)));
        reading.claimed_s = longer(reading.claimed_s, claimed);
        let seen = &mut timed.stream.seen;
        let counted = match (timed.indexed, timed.unit_bytes, seen.bytes) {
            (Some(indexed), ..) => Some(indexed),
            (None, 0, Some(_)) => Some(timed.listed),
            (None, unit, Some(bytes)) => bytes.checked_div(unit),
            (None, _, None) => None,
        };
        if let Some(counted) = counted {
            let start_s = timed.start as f64 * timed.unit_s;
            seen.span = Some((start_s, seconds(counted)));
            seen.is_ended = true;
            reading.measured_s = longer(reading.measured_s, seconds(counted));
        }
        seen.packets = counted.unwrap_or(seen.packets);
        if timed.stream.kind == Kind::Picture && counted.is_some() {
            timed.stream.seen.runs.push(timed.frames());
        }
    }
}

impl Timed {
    /// When some frames are shown. Each unit lasts as long as any other, by the nature of the format,
    /// and a frame as many units as there are to one frame.
    fn frames(&self) -> Vec<f64> {
        /// Frames that a decoder holds back at the beginning.
        const HELD_BACK: u64 = 4;
        let filled = self.filled.max(1);
        let mut units = self.listed.max(1) as f64 / filled as f64;
        let odd = self
            .listed
            .abs_diff(filled.saturating_mul(units.round() as u64));
        // Repeated evenly, or here and there.
        let is_even = odd <= HELD_BACK.max(self.listed / 50);
        if is_even {
            units = units.round();
        }
        let at = |frame: u32| {
            let odd = if is_even || frame.is_multiple_of(2) {
                0.0
            } else {
                0.5
            };
            (f64::from(frame) + odd) * units * self.unit_s
        };
        (0..16).map(at).collect()
    }
}

/// Walks over the chunks at the top and those within each of them.
fn parts(file: &Held) -> Result<Parts, Missing> {
    let mut parts = Parts::default();
    let len = file.len();
    let mut at = 0;
    for _ in 0..limits::ELEMENTS {
        let bytes = file.bytes_ahead(at..at.saturating_add(12), 4096)?;
        let mut fields = Fields::new(bytes);
        let Some((id, size, kind)) = header(&mut fields) else {
            break;
        };
        let is_list = matches!(&id, b"RIFF" | b"LIST");
        let end = at + 8 + u64::from(size);
        match (&id, &kind) {
            (b"RIFF", b"AVI " | b"AVIX") => {}
            (b"LIST", b"hdrl") => parts.headers = Some(at + 12..end.min(len)),
            (b"LIST", b"movi") if parts.movie.is_none() => {
                parts.movie = Some(at + 12..end.min(len));
            }
            (b"idx1", _) => parts.index = Some(at + 8..end.min(len)),
            // Behind the first part only an AVI's further parts count; noise may follow.
            _ if !is_list
                && !id
                    .iter()
                    .all(|byte| byte.is_ascii_graphic() || *byte == b' ') =>
            {
                break;
            }
            _ => {}
        }
        if end > len {
            parts.overrun = Some(parts.overrun.map_or(end, |farthest| farthest.max(end)));
        }
        at = match &id {
            b"RIFF" => at + 12,
            _ => end + u64::from(size % 2),
        };
    }
    Ok(parts)
}

/// Kind, length, and the kind of a list. The last chunk may be shorter than that of a list.
fn header(fields: &mut Fields<'_>) -> Option<([u8; 4], u32, [u8; 4])> {
    let (id, size) = (fields.array::<4>()?, fields.u32_le()?);
    Some((id, size, fields.array::<4>().unwrap_or_default()))
}

/// The chunks of a body, each as far as it is there.
fn chunks(body: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut fields = Fields::new(body);
    std::iter::from_fn(move || {
        let (id, size) = (fields.array::<4>()?, fields.u32_le()? as usize);
        let chunk = fields.take(size.min(fields.rest().len()))?;
        if size % 2 == 1 {
            let _ = fields.skip(1);
        }
        Some((id, chunk))
    })
}

/// What a list of that kind holds.
fn list<'b>(id: [u8; 4], body: &'b [u8], kind: &[u8; 4]) -> Option<&'b [u8]> {
    body.strip_prefix(kind).filter(|_| id == *b"LIST")
}

/// Reads the headers of a stream.
fn stream(body: &[u8]) -> Timed {
    let mut timed = Timed::default();
    for (id, chunk) in chunks(body) {
        match &id {
            b"strh" => {
                let _ = stream_header(chunk, &mut timed);
            }
            b"strf" => {
                let _ = match timed.stream.kind {
                    Kind::Picture => riff_headers::picture(chunk, &mut timed.stream),
                    Kind::Sound => riff_headers::sound(chunk, &mut timed.stream),
                    _ => None,
                };
            }
            b"indx" => timed.indexed = index_of_indices(chunk),
            b"vprp" => {
                let _ = properties(chunk, &mut timed.stream);
            }
            _ => {}
        }
    }
    timed
}

fn stream_header(chunk: &[u8], timed: &mut Timed) -> Option<()> {
    let mut fields = Fields::new(chunk);
    timed.stream.kind = match &fields.array::<4>()? {
        b"vids" => Kind::Picture,
        b"auds" => Kind::Sound,
        b"txts" => Kind::Text,
        _ => Kind::Other,
    };
    fields.skip(4)?;
    // AVISF_DISABLED.
    timed.stream.is_off = fields.u32_le()? & 1 != 0;
    fields.skip(8)?;
    let (scale, rate) = (fields.u32_le()?, fields.u32_le()?);
    if rate > 0 {
        timed.unit_s = f64::from(scale) / f64::from(rate);
    }
    timed.start = u64::from(fields.u32_le()?);
    timed.length = u64::from(fields.u32_le()?);
    fields.skip(8)?;
    timed.unit_bytes = u64::from(fields.u32_le()?);
    Some(())
}

/// The length of a stream by OpenDML's index of indices (section 3.2), in units of the stream.
fn index_of_indices(chunk: &[u8]) -> Option<u64> {
    let mut fields = Fields::new(chunk);
    let (longs, kinds) = (fields.u16_le()?, fields.u16_le()?);
    // AVI_INDEX_OF_INDEXES, of four longs an entry.
    if longs != 4 || kinds >> 8 != 0 {
        return None;
    }
    let entries = fields.u32_le()?;
    fields.skip(16)?;
    let mut length = 0_u64;
    for _ in 0..entries {
        fields.skip(12)?;
        length += u64::from(fields.u32_le()?);
    }
    (entries > 0).then_some(length)
}

/// The shape of the picture and its fields (`vprp`, OpenDML section 5).
fn properties(chunk: &[u8], stream: &mut Stream) -> Option<()> {
    let mut fields = Fields::new(chunk);
    fields.skip(20)?;
    let (down, across) = (fields.u16_le()?, fields.u16_le()?);
    let (width, height) = (fields.u32_le()?, fields.u32_le()?);
    let lines = fields.u32_le()?;
    if across > 0 && down > 0 {
        let across = u32::from(across).checked_mul(height);
        stream.aspect = across.zip(u32::from(down).checked_mul(width));
    }
    stream.interlaced = Some(lines == 2);
    Some(())
}

/// The number of the stream that a packet belongs to: `01wb`.
fn number(id: [u8; 4]) -> Option<usize> {
    let [tens, ones, ..] = id.map(|byte| char::from(byte).to_digit(10));
    Some((tens? * 10 + ones?) as usize)
}

/// Reads the first packets.
fn packets(bytes: &[u8], streams: &mut [Timed]) {
    for (id, body) in chunks(bytes) {
        // Packets may be grouped in lists; the first of each tells enough.
        let (id, body) = match list(id, body, b"rec ") {
            Some(group) => chunks(group).next().unwrap_or_default(),
            None => (id, body),
        };
        let is_index = id.starts_with(b"ix");
        let timed = number(id)
            .filter(|_| !is_index)
            .and_then(|at| streams.get_mut(at));
        if let Some(timed) = timed {
            timed.stream.seen.packet(body, limits::PACKET);
        }
    }
}

/// Counts the packets that the index lists.
fn count(index: &[u8], streams: &mut [Timed]) {
    for timed in streams.iter_mut() {
        timed.stream.seen.bytes = Some(0);
    }
    let mut fields = Fields::new(index);
    let mut entry = || {
        let id = fields.array::<4>()?;
        fields.skip(8)?;
        Some((id, fields.u32_le()?))
    };
    while let Some((id, size)) = entry() {
        // A change of the palette is no frame.
        let is_frame = !id.ends_with(b"pc");
        if let Some(timed) = number(id)
            .filter(|_| is_frame)
            .and_then(|at| streams.get_mut(at))
        {
            timed.listed += 1;
            timed.filled += u64::from(size > 0);
            let seen = &mut timed.stream.seen;
            seen.bytes = seen.bytes.map(|bytes| bytes + u64::from(size));
        }
    }
}
