//! Elementary streams: packetised units (2.4.3.6) are put together from packets and counted in to their
//! streams.

use super::packets::{Grid, packet};
use super::times::{GAP_S, TICKS, unwrapped};
use crate::bitstream::audio;
use crate::bitstream::fields::Fields;
use crate::containers::stream::{Kind, PAYLOADS, Stream};
use crate::containers::{frames, limits};

/// Units of one stretch whose beginnings are kept.
const KEPT: usize = 512;

/// The units of one stretch of packets.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) units: Vec<Unit>,
    /// The place in `units` of the one that each stream is in, by its number.
    open: Vec<(u32, usize)>,
}

/// A packetised unit of a stream (2.4.3.6).
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub(super) stream: u32,
    /// In ticks.
    time: Option<u64>,
    /// Bytes that are to follow, where that is said.
    length: Option<usize>,
    held: usize,
    payload: Vec<u8>,
    /// By its own header it is of sound.
    is_sound: bool,
}

impl Run {
    /// Puts units together from packets.
    pub(super) fn walk(&mut self, bytes: &[u8], grid: Grid, streams: &mut [Stream]) {
        for bytes in grid.packets(bytes) {
            let Some((pid, is_start, is_scrambled, payload)) = packet(bytes) else {
                continue;
            };
            let id = u32::from(pid);
            let is_played = |stream: &&mut Stream| stream.id == id && stream.kind != Kind::Text;
            let Some(stream) = streams.iter_mut().find(is_played) else {
                continue;
            };
            stream.is_encrypted |= is_scrambled;
            if is_start {
                self.open.retain(|(other, _)| *other != id);
                let is_named = stream.kind != Kind::Other;
                if let Some(unit) = unit(payload, id).filter(|unit| is_named || unit.is_sound) {
                    self.open.push((id, self.units.len()));
                    self.units.push(unit);
                }
                continue;
            }
            let open = self.open.iter().find(|(other, _)| *other == id);
            let open = open.map(|(_, at)| *at);
            if let Some((at, unit)) = open.and_then(|at| Some((at, self.units.get_mut(at)?))) {
                unit.held += payload.len();
                let room = if at < KEPT { limits::PACKET } else { 0 };
                let room = room.saturating_sub(unit.payload.len());
                unit.payload.extend(payload.iter().take(room));
            }
        }
    }

    pub(super) fn has(&self, stream: u32) -> bool {
        self.units
            .iter()
            .any(|unit| unit.stream == stream && unit.time.is_some())
    }

    /// The earliest time, counted from about `origin`.
    pub(super) fn first(&self, origin: f64) -> Option<f64> {
        let times = self.units.iter().filter_map(|unit| unit.time);
        times.map(|ticks| unwrapped(ticks, origin)).reduce(f64::min)
    }

    /// Whether the times of a stream leave a gap.
    pub(super) fn has_gap(&self) -> bool {
        let mut latest: Vec<(u32, f64)> = Vec::new();
        self.units.iter().any(|unit| {
            let Some(ticks) = unit.time else {
                return false;
            };
            let before = latest.iter_mut().find(|(stream, _)| *stream == unit.stream);
            let Some((_, before)) = before else {
                latest.push((unit.stream, ticks as f64 / TICKS));
                return false;
            };
            let time = unwrapped(ticks, *before);
            (time - std::mem::replace(before, time)).abs() > GAP_S
        })
    }

    /// Whether the last unit of a stream ends before the length that it announces.
    pub(super) fn is_short(&self) -> bool {
        self.open.iter().any(|(_, at)| {
            let unit = self.units.get(*at);
            unit.is_some_and(|unit| unit.length.is_some_and(|length| unit.held < length))
        })
    }

    /// Counts the units in to their streams; times are counted from about `origin`, or from the first.
    pub(super) fn finish(self, streams: &mut [Stream], origin: Option<f64>) {
        // Of the end as many beginnings are kept as of the beginning.
        let room = if origin.is_none() {
            PAYLOADS
        } else {
            2 * PAYLOADS
        };
        let first = self.units.iter().find_map(|unit| unit.time);
        let is_end = origin.is_some();
        let origin = origin.or(first.map(|ticks| ticks as f64 / TICKS));
        for stream in streams {
            if stream.kind == Kind::Other {
                self.name(stream);
            }
            let mut run = Vec::new();
            for unit in self.units.iter().filter(|unit| unit.stream == stream.id) {
                stream.seen.packets += 1;
                if stream.seen.payloads.len() < room && !unit.payload.is_empty() {
                    stream.seen.payloads.push(unit.payload.clone());
                }
                let Some((ticks, origin)) = unit.time.zip(origin) else {
                    continue;
                };
                let time = unwrapped(ticks, origin);
                stream.seen.stretch(time, time);
                stream.seen.is_ended = is_end;
                if run.len() < limits::FRAMES {
                    run.push(frames::round(time));
                }
            }
            if stream.kind == Kind::Sound
                && let Some((to, lasts)) = self.last(stream.id).zip(self.lasts(stream.id))
                && let Some(origin) = origin
            {
                let to = unwrapped(to, origin);
                stream.seen.stretch(to, to + lasts);
            }
            stream.seen.runs.push(run);
        }
    }

    /// Names the sound of a stream of which the map says nothing, by its frames.
    fn name(&self, stream: &mut Stream) {
        let mut own = self.units.iter().filter(|unit| unit.stream == stream.id);
        let Some(unit) = own.next() else { return };
        let frame = unit.payload.as_slice();
        let header = audio::adts(frame).or_else(|| audio::ac3(frame));
        if let Some(header) = header.or_else(|| audio::mpeg_audio(frame)) {
            stream.kind = Kind::Sound;
            header.codec.clone_into(&mut stream.codec);
        }
    }

    /// When the last unit of a stream begins.
    fn last(&self, stream: u32) -> Option<u64> {
        let mut own = self.units.iter().rev().filter(|unit| unit.stream == stream);
        own.find_map(|unit| unit.time)
    }

    /// How long the last unit of sound lasts: each byte as long as those before it.
    fn lasts(&self, stream: u32) -> Option<f64> {
        let own: Vec<&Unit> = self
            .units
            .iter()
            .filter(|unit| unit.stream == stream)
            .collect();
        let (last, before) = own.split_last()?;
        let bytes: usize = before.iter().map(|unit| unit.held).sum();
        let from = before.first()?.time? as f64 / TICKS;
        let seconds = unwrapped(last.time?, from) - from;
        (bytes > 0).then(|| seconds * last.held as f64 / bytes as f64)
    }
}

/// Reads the header of a unit.
fn unit(payload: &[u8], stream: u32) -> Option<Unit> {
    let mut fields = Fields::new(payload);
    if fields.u24()? != 1 {
        return None;
    }
    let kind = fields.u8()?;
    let length = usize::from(fields.u16()?);
    // Of padding and the like, which have no header.
    if !matches!(kind, 0xbd | 0xc0..=0xef | 0xfa | 0xfd) {
        return None;
    }
    let whole = fields.rest().len();
    fields.skip(1)?;
    let (flags, header) = (fields.u8()?, fields.u8()?);
    let mut header = Fields::new(fields.take(usize::from(header))?);
    let time = if flags & 0x80 != 0 {
        stamp(&mut header)
    } else {
        None
    };
    let rest = fields.rest();
    Some(Unit {
        stream,
        time,
        length: Some(length).filter(|length| *length > 0),
        held: whole,
        payload: rest.to_vec(),
        is_sound: matches!(kind, 0xc0..=0xdf),
    })
}

/// A time stamp of 33 bits among markers.
fn stamp(fields: &mut Fields<'_>) -> Option<u64> {
    let high = u64::from(fields.u8()? >> 1 & 7);
    let middle = u64::from(fields.u16()? >> 1);
    let low = u64::from(fields.u16()? >> 1);
    Some(high << 30 | middle << 15 | low)
}
