//! MPEG-2 transport streams (ISO/IEC 13818-1): packets of 188 bytes, or of 192 with a time before each
//! (camcorders, Blu-ray) or 204.
//!
//! No header says how long one plays. The first and the last time stamps tell, with a few stretches
//! between them that must lie in order: pieces that were joined begin anew with their times, and then
//! nobody can tell.

use super::held::{Held, Missing};
use super::stream::{Kind, PAYLOADS, Stream};
use super::{Reading, frames, limits};
use crate::bitstream::audio;
use crate::bitstream::fields::Fields;
use crate::facts::DefectCode;

/// Length of a packet without what some writers put before or behind it.
const PACKET: u64 = 188;

/// Ticks of a time stamp in a second, and the bits after which it begins again.
const TICKS: f64 = 90_000.0;
const TICK_BITS: u32 = 33;

/// A gap of so many seconds between two time stamps of a stream is none that a film has.
const GAP_S: f64 = 2.0;

/// Units of one stretch whose beginnings are kept.
const KEPT: usize = 512;

/// Stretches between beginning and end whose times are looked at.
const PROBES: u64 = 8;
const PROBE: u64 = 188 * 1024;

/// Where packets lie in the file.
#[derive(Debug, Clone, Copy)]
struct Grid {
    /// The first whole packet, its time before it included.
    start: u64,
    /// From one packet to the next.
    step: u64,
    /// Bytes before the byte by which a packet is known.
    before: u64,
}

pub(super) fn read(file: &Held) -> Result<Option<Reading>, Missing> {
    let len = file.len();
    let head = file.bytes_ahead(0..limits::HEAD.min(len), 0)?;
    let Some(grid) = grid(head) else {
        return Ok(None);
    };
    let mut streams = Vec::new();
    let mut head_end = 0;
    let mut is_short = false;
    for length in [limits::HEAD * 2, limits::LONG_HEAD, limits::LONG_HEAD * 4] {
        head_end = grid.align(length.min(len));
        let head = file.bytes(grid.start..head_end)?;
        streams = programme(head, grid);
        let mut run = Run::default();
        run.walk(head, grid, &mut streams);
        is_short = run.is_short();
        run.finish(&mut streams, None);
        if head_end == grid.align(len) || is_enough(&streams) {
            break;
        }
    }
    if streams.is_empty() {
        return Ok(None);
    }
    let mut reading = Reading {
        // A packet that is not whole at the end.
        cut: (grid.align(len) != len).then_some(None),
        ..Reading::default()
    };
    let origin = streams
        .iter()
        .filter_map(|stream| Some(stream.seen.span?.0));
    let Some(origin) = origin.reduce(f64::min) else {
        reading.streams = streams;
        return Ok(Some(reading));
    };
    let mut clock = Clock {
        origin,
        latest: origin,
        is_broken: streams.iter().any(has_gap),
    };
    clock.pass(&streams);
    if head_end >= grid.align(len) {
        streams
            .iter_mut()
            .for_each(|stream| stream.seen.is_ended = true);
    } else {
        between(file, grid, head_end, &mut streams, &mut clock)?;
        is_short = end(file, grid, head_end, &mut streams, &mut clock)?;
        if !streams.iter().any(|stream| stream.seen.is_ended) {
            reading.untold = Some(DefectCode::LengthUnknown);
        }
    }
    reading.cut = reading.cut.or(is_short.then_some(None));
    for stream in &mut streams {
        let lasts = lasts(stream);
        if let Some((from, to)) = stream.seen.span {
            stream.seen.span = Some((from, to + lasts));
        }
    }
    let played = streams
        .iter()
        .filter(|stream| matches!(stream.kind, Kind::Picture | Kind::Sound));
    let to = played
        .filter_map(|stream| Some(stream.seen.span?.1))
        .reduce(f64::max);
    reading.measured_s = to.map(|to| to - origin);
    let broken = clock.is_broken.then_some(DefectCode::DurationContradiction);
    reading.untold = reading.untold.or(broken);
    reading.streams = streams;
    Ok(Some(reading))
}

/// How long the last picture lasts.
fn lasts(stream: &Stream) -> f64 {
    let rate = frames::rate(None, &stream.seen.runs);
    let rate = rate.filter(|_| stream.kind == Kind::Picture);
    rate.map_or(0.0, |rate| 1.0 / rate.per_second)
}

/// Holds the times of stretch after stretch against each other.
#[derive(Debug)]
struct Clock {
    origin: f64,
    latest: f64,
    is_broken: bool,
}

impl Clock {
    /// Goes on to the end of what the streams were seen to span.
    fn pass(&mut self, streams: &[Stream]) {
        let ends = streams
            .iter()
            .filter_map(|stream| Some(stream.seen.span?.1));
        self.latest = ends.fold(self.latest, f64::max);
    }

    /// A stretch whose times lie before those that came before it does not go on with them.
    fn hold(&mut self, run: &Run) {
        let Some(first) = run.first(self.origin) else {
            return;
        };
        self.is_broken |= first < self.latest - GAP_S;
        self.latest = self.latest.max(first);
    }
}

/// Whether a stream's times leave a gap within one stretch.
fn has_gap(stream: &Stream) -> bool {
    stream.seen.runs.iter().any(|run| {
        let pairs = run.iter().zip(run.iter().skip(1));
        pairs
            .into_iter()
            .any(|(from, to)| (to - from).abs() > GAP_S)
    })
}

/// Looks at the times of a few stretches between beginning and end.
fn between(
    file: &Held,
    grid: Grid,
    head_end: u64,
    streams: &mut [Stream],
    clock: &mut Clock,
) -> Result<(), Missing> {
    let len = file.len();
    let rest = len.saturating_sub(head_end);
    if rest <= PROBES * PROBE {
        return Ok(());
    }
    let starts = (1..=PROBES).map(|n| grid.align(head_end + rest / (PROBES + 1) * n));
    let ranges: Vec<_> = starts
        .map(|start| start..start + PROBE / PACKET * grid.step)
        .collect();
    for bytes in file.each(&ranges)? {
        let mut run = Run::default();
        run.walk(bytes, grid, streams);
        clock.hold(&run);
        clock.is_broken |= run.has_gap();
        for stream in streams.iter_mut() {
            let own = run.units.iter().filter(|unit| unit.stream == stream.id);
            stream.seen.packets += own.count() as u64;
        }
    }
    Ok(())
}

/// Reads the end. Whether its last unit is cut short.
fn end(
    file: &Held,
    grid: Grid,
    head_end: u64,
    streams: &mut [Stream],
    clock: &mut Clock,
) -> Result<bool, Missing> {
    let end = grid.align(file.len());
    let mut length = limits::TAIL * 2;
    loop {
        let from = grid
            .align(end.saturating_sub(length))
            .max(head_end.min(end));
        let bytes = file.bytes(from..end)?;
        let mut run = Run::default();
        run.walk(bytes, grid, streams);
        let is_seen = |stream: &Stream| stream.seen.span.is_none() || run.has(stream.id);
        let is_enough = streams.iter().all(is_seen);
        if is_enough || from <= head_end || length >= limits::LONG_TAIL {
            clock.hold(&run);
            clock.is_broken |= run.has_gap();
            let is_short = run.is_short();
            run.finish(streams, Some(clock.origin));
            return Ok(is_short);
        }
        length *= 4;
    }
}

impl Grid {
    /// The last boundary of packets up to `at`.
    const fn align(self, at: u64) -> u64 {
        at - at.saturating_sub(self.start) % self.step
    }

    /// The packets of a stretch that begins on a boundary.
    fn packets(self, bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
        let (before, length) = (self.before as usize, PACKET as usize);
        let packets = bytes.chunks_exact(self.step as usize);
        packets.filter_map(move |packet| packet.get(before..before + length))
    }
}

/// Finds the packets.
fn grid(head: &[u8]) -> Option<Grid> {
    /// Packets that must follow each other.
    const PACKETS: usize = 5;
    let layouts = [(188_usize, 0_usize), (192, 4), (204, 0)];
    layouts.into_iter().find_map(|(step, before)| {
        let is_packet = |at: usize| head.get(at).is_none_or(|byte| *byte == 0x47);
        let is_grid = |at: &usize| {
            head.get(*at) == Some(&0x47) && (0..PACKETS).all(|n| is_packet(at + n * step))
        };
        let first = (before..before + step).find(is_grid)?;
        Some(Grid {
            start: (first - before) as u64,
            step: step as u64,
            before: before as u64,
        })
    })
}

/// A packet's identifier, whether a unit begins in it, whether it is scrambled, and what it holds.
fn packet(packet: &[u8]) -> Option<(u16, bool, bool, &[u8])> {
    let mut fields = Fields::new(packet);
    if fields.u8()? != 0x47 {
        return None;
    }
    let word = fields.u16()?;
    let flags = fields.u8()?;
    // An error that the receiver saw.
    if word & 0x8000 != 0 || flags & 0x10 == 0 {
        return None;
    }
    if flags & 0x20 != 0 {
        let length = fields.u8()?;
        fields.skip(usize::from(length))?;
    }
    Some((
        word & 0x1fff,
        word & 0x4000 != 0,
        flags & 0xc0 != 0,
        fields.rest(),
    ))
}

/// Reads the tables: the streams of the first programme.
fn programme(bytes: &[u8], grid: Grid) -> Vec<Stream> {
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

/// Whether the beginning tells the size of the pictures and how many a second they are.
fn is_enough(streams: &[Stream]) -> bool {
    const FRAMES: usize = 24;
    !streams.is_empty()
        && streams
            .iter()
            .filter(|stream| stream.kind == Kind::Picture)
            .all(|stream| {
                let frames = stream.seen.runs.iter().map(Vec::len).sum::<usize>();
                frames >= FRAMES && stream.is_sized()
            })
}

/// The units of one stretch of packets.
#[derive(Debug, Default)]
struct Run {
    units: Vec<Unit>,
    /// The place in `units` of the one that each stream is in, by its number.
    open: Vec<(u32, usize)>,
}

/// A packetised unit of a stream (2.4.3.6).
#[derive(Debug, Default)]
struct Unit {
    stream: u32,
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
    fn walk(&mut self, bytes: &[u8], grid: Grid, streams: &mut [Stream]) {
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

    fn has(&self, stream: u32) -> bool {
        self.units
            .iter()
            .any(|unit| unit.stream == stream && unit.time.is_some())
    }

    /// The earliest time, counted from about `origin`.
    fn first(&self, origin: f64) -> Option<f64> {
        let times = self.units.iter().filter_map(|unit| unit.time);
        times.map(|ticks| unwrapped(ticks, origin)).reduce(f64::min)
    }

    /// Whether the times of a stream leave a gap.
    fn has_gap(&self) -> bool {
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
    fn is_short(&self) -> bool {
        self.open.iter().any(|(_, at)| {
            let unit = self.units.get(*at);
            unit.is_some_and(|unit| unit.length.is_some_and(|length| unit.held < length))
        })
    }

    /// Counts the units in to their streams; times are counted from about `origin`, or from the first.
    fn finish(self, streams: &mut [Stream], origin: Option<f64>) {
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

/// A time stamp in seconds, as near to `near` as the bits that it lost allow.
fn unwrapped(ticks: u64, near: f64) -> f64 {
    let whole = (1_u64 << TICK_BITS) as f64 / TICKS;
    let time = ticks as f64 / TICKS;
    time + ((near - time) / whole).round() * whole
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
