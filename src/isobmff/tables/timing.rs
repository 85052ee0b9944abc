//! When samples are decoded and shown: `stts` and `ctts` (8.6.1).

use super::Table;
use crate::facts::DefectCode;
use crate::isobmff::boxes::{BoxHeader, Scan};
use crate::isobmff::defects::Place;

/// Runs of equal values: `(count, value)`.
#[derive(Debug, Default)]
pub(in crate::isobmff) struct Runs<'b> {
    pub(in crate::isobmff) table: Table<'b>,
    pub(in crate::isobmff) left: u64,
    pub(in crate::isobmff) value: u32,
}

impl Runs<'_> {
    /// Makes sure that a run with samples left is there; `false` at the end.
    pub(in crate::isobmff) fn refill(&mut self) -> bool {
        while self.left == 0 {
            let Some(mut entry) = self.table.next() else {
                return false;
            };
            self.left = u64::from(entry.u32().unwrap_or_default());
            self.value = entry.u32().unwrap_or_default();
        }
        true
    }
}

/// When the samples of a track are decoded and shown, in units of its time scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Timing {
    /// Samples.
    pub samples: u64,
    /// The sum of all sample durations.
    pub decoded: i128,
    /// When the first sample is shown.
    pub shown_from: i128,
    /// When the last sample has been shown.
    pub shown_to: i128,
    /// Duration of the last sample.
    pub last: u32,
    /// The shortest duration of a sample but the last.
    pub shortest: Option<u32>,
    /// The longest duration of a sample but the last.
    pub longest: Option<u32>,
    /// Samples that no duration is given for; they are taken to be as long as the last that has one.
    pub untimed: u64,
    /// Why the tables do not say all.
    pub flaw: Option<DefectCode>,
}

impl Timing {
    /// Adds `count` samples of the same duration and composition offset.
    pub fn add(&mut self, count: u64, delta: u32, offset: i32) {
        if count == 0 {
            return;
        }
        let (wide_count, wide_delta) = (i128::from(count), i128::from(delta));
        let from = self.decoded + i128::from(offset);
        let to = from + wide_count * wide_delta;
        if self.samples == 0 {
            (self.shown_from, self.shown_to) = (from, to);
        } else {
            self.shown_from = self.shown_from.min(from);
            self.shown_to = self.shown_to.max(to);
            self.span(self.last);
        }
        if count > 1 {
            self.span(delta);
        }
        self.last = delta;
        self.samples = self.samples.saturating_add(count);
        self.decoded += wide_count * wide_delta;
    }

    fn span(&mut self, delta: u32) {
        self.shortest = Some(self.shortest.map_or(delta, |shortest| shortest.min(delta)));
        self.longest = Some(self.longest.map_or(delta, |longest| longest.max(delta)));
    }
}

/// Sums up `stts` (8.6.1.2) and `ctts` (8.6.1.3) over the first `samples` samples.
///
/// Offsets are read as signed in both versions: writers of version 0 use negative ones too, and
/// none uses 2³¹ units.
pub fn timing(
    scan: &mut Scan<'_, '_>,
    stbl: &Place<'_>,
    stts: &BoxHeader,
    ctts: Option<&BoxHeader>,
    samples: u64,
) -> Timing {
    let mut durations = Runs {
        table: Table::counted(scan, &stbl.child(b"stts"), stts, 8),
        ..Runs::default()
    };
    let mut offsets = Runs::default();
    if let Some(ctts) = ctts {
        offsets.table = Table::counted(scan, &stbl.child(b"ctts"), ctts, 8);
    }
    let mut timing = Timing::default();
    while timing.samples < samples {
        let mut count = samples - timing.samples;
        if durations.refill() {
            count = count.min(durations.left);
            durations.left -= count;
        } else {
            timing.untimed = timing.untimed.saturating_add(count);
        }
        // A run of one duration may meet several runs of offsets.
        let mut rest = count;
        while rest > 0 {
            let (step, offset) = if offsets.refill() {
                (rest.min(offsets.left), offsets.value.cast_signed())
            } else {
                (rest, 0)
            };
            offsets.left = offsets.left.saturating_sub(step);
            timing.add(step, durations.value, offset);
            rest -= step;
        }
    }
    timing.flaw = durations.table.flaw().or(offsets.table.flaw());
    timing
}
