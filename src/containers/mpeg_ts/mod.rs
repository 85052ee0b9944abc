//! MPEG-2 transport streams (ISO/IEC 13818-1): packets of 188 bytes, or of 192 with a time before each
//! (camcorders, Blu-ray) or 204.
//!
//! No header says how long one plays. The first and the last time stamps tell, with a few stretches
//! between them that must lie in order: pieces that were joined begin anew with their times, and then
//! nobody can tell.

mod elementary;
mod packets;
mod tables;
mod times;

use self::elementary::Run;
use self::packets::{Grid, PACKET};
use self::times::Clock;
use super::held::{Held, Missing};
use super::stream::{Kind, Stream};
use super::{Reading, frames, limits};
use crate::facts::DefectCode;

/// Stretches between beginning and end whose times are looked at.
const PROBES: u64 = 8;
const PROBE: u64 = 188 * 1024;

pub(super) fn read(file: &Held) -> Result<Option<Reading>, Missing> {
    let len = file.len();
    let head = file.bytes_ahead(0..limits::HEAD.min(len), 0)?;
    let Some(grid) = packets::grid(head) else {
        return Ok(None);
    };
    let mut streams = Vec::new();
    let mut head_end = 0;
    let mut is_short = false;
    for length in [limits::HEAD * 2, limits::LONG_HEAD, limits::LONG_HEAD * 4] {
        head_end = grid.align(length.min(len));
        let head = file.bytes(grid.start..head_end)?;
        streams = tables::programme(head, grid);
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
        is_broken: streams.iter().any(times::has_gap),
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
