//! The edit list of a track, `elst` (ISO/IEC 14496-12, 8.6.6): what of its media plays, and when.
//!
//! What the standard leaves open is decided here, once for all who ask, as players do it:
//!
//! - An edit without media is empty: it lets time pass. Where every edit is empty, and where there
//!   is none, all of the media plays behind them.
//! - The last edit with media plays to the end of the media where its duration is zero, and where
//!   the media go on in fragments, which are written after it. An earlier edit of zero plays nothing.
//!   Outside fragments players do not agree on that, nor on a list whose edits are all empty or one
//!   that begins where the media have ended: [`EditList::shows_nothing`].
//! - A rate of 0 dwells on one picture for as long as the edit says. The standard knows no other but
//!   1, and players play at 1 whatever stands there.

use super::boxes::{BoxHeader, Scan};
use super::defects::Place;
use super::limits;
use super::tables::Table;
use crate::bitstream::fields::Fields;
use crate::facts::DefectCode;

/// Rate 1 in 16.16.
const NORMAL_RATE: i32 = 0x1_0000;

/// Two edits whose media overlap by less than this do not repeat anything, in seconds: a time scale
/// rounds.
const ROUNDING_S: f64 = 0.002;

/// One edit as it stands in the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// How long it plays, in the movie's time scale.
    pub duration: u64,
    /// Where in the media it starts, in the track's time scale; `None` for an empty edit.
    pub media_time: Option<u64>,
    /// Rate, 16.16: 1 is normal, 0 dwells on one picture.
    pub rate: i32,
}

/// The edits of a track.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditList {
    /// All edits; none where there is no `elst`.
    pub edits: Vec<Edit>,
    /// Offset of `elst`.
    pub offset: u64,
    /// Why the edits are not all there.
    pub flaw: Option<DefectCode>,
}

/// What else must be known to tell seconds: time scales, and whether fragments follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scales {
    /// Units a second of the movie, in which edits say how long they play.
    pub movie: u32,
    /// Units a second of the track, in which edits say where in the media they begin.
    pub track: u32,
    /// The media go on in fragments.
    pub is_open: bool,
}

/// The media that edits choose from, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Media {
    /// When the first sample is shown.
    pub from: f64,
    /// When the last sample is no longer shown.
    pub to: f64,
    /// The sum of all sample durations.
    pub decoded: f64,
}

/// When a track plays, by its edits and by how much media there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Played {
    /// The second of the movie at which its first sample is shown.
    pub from: f64,
    /// The second of the movie at which it ends.
    pub to: f64,
    /// How much more the edits announce than there is, in seconds.
    pub missing_s: f64,
}

/// A stretch of the media that plays as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Where it begins in the media, in seconds.
    pub from_s: f64,
    /// Where it ends in the media, in seconds; infinite for the end of the media.
    pub to_s: f64,
    /// The second of the video at which it begins to play.
    pub shown_s: f64,
}

/// One edit in seconds, and how it is to be understood.
#[derive(Debug, Clone, Copy, PartialEq)]
struct TimedEdit {
    /// Where in the media it begins; `None` for an empty edit.
    media_s: Option<f64>,
    /// How long it says that it plays.
    announced_s: f64,
    /// It plays to the end of the media, whatever it says.
    is_to_the_end: bool,
    /// It plays, and does not dwell on one picture.
    is_normal: bool,
}

impl EditList {
    /// Reads the `elst` boxes in an `edts`.
    pub(super) fn read(scan: &mut Scan<'_, '_>, trak: &Place<'_>, edts: &BoxHeader) -> Self {
        let place = trak.child(b"edts");
        let mut list = Self::default();
        for child in scan.children(&place, edts.range()) {
            if child.is(b"elst") {
                list.read_box(scan, &place.child(b"elst"), &child);
            }
        }
        list
    }

    fn read_box(&mut self, scan: &mut Scan<'_, '_>, place: &Place<'_>, elst: &BoxHeader) {
        self.offset = elst.start;
        let lead = |mut fields: Fields<'_>| Some((fields.version_flags()?.0, fields.u32()?));
        let Some((version, count)) = scan.parse(place, elst, lead) else {
            self.flaw = Some(DefectCode::BoxTooShort);
            return;
        };
        let width = if version == 0 { 12 } else { 20 };
        let table = Table::open(scan, place, elst, 8, u64::from(count), width);
        self.flaw = table.flaw();
        if table.left() > limits::EDITS {
            scan.note(DefectCode::EntryCountIllegal, place, elst.start);
            self.flaw = Some(DefectCode::EntryCountIllegal);
            return;
        }
        for entry in table {
            self.edits.extend(Edit::read(entry, version));
        }
    }

    /// Whether an edit says how long it plays, so that the movie's time scale must be known.
    #[must_use]
    pub fn needs_movie_scale(&self) -> bool {
        self.edits.iter().any(|edit| edit.duration != 0)
    }

    /// The rates other than 1 at which media play.
    pub fn odd_rates(&self) -> impl Iterator<Item = i32> {
        let edits = self.edits.iter().filter(|edit| edit.media_time.is_some());
        edits
            .map(|edit| edit.rate)
            .filter(|rate| *rate != NORMAL_RATE)
    }

    /// Whether some players show nothing where others play on. Chromium and ffmpeg decode not one
    /// sample of an edit that begins at or behind the end of the media, of a last edit without a
    /// length, or where every edit is empty; Firefox passes over all of that and plays. Before
    /// fragments the length of the media is not known when the edits are written, and only the
    /// first of these is odd.
    #[must_use]
    pub fn shows_nothing(&self, scales: Scales, media: &Media) -> bool {
        let end = media.to.max(media.decoded);
        let mut last_s = None;
        for edit in self.timed(scales) {
            let Some(media_s) = edit.media_s else {
                continue;
            };
            last_s = Some(edit.announced_s);
            let plays = edit.announced_s > 0.0 || edit.is_to_the_end;
            if plays && media_s >= end {
                return true;
            }
        }
        let is_written = !self.edits.is_empty();
        is_written && !scales.is_open && last_s.is_none_or(|announced_s| announced_s == 0.0)
    }

    /// Where in the media the first edit that has any begins, in seconds.
    #[must_use]
    pub fn first_media_s(&self, scales: Scales) -> f64 {
        let mut begins = self.timed(scales).filter_map(|edit| edit.media_s);
        begins.next().unwrap_or_default()
    }

    /// How much of the end of the media no edit plays, in seconds.
    #[must_use]
    pub fn left_out_s(&self, scales: Scales, media: &Media) -> f64 {
        let end = |edit: TimedEdit| match edit.is_to_the_end {
            true => media.to,
            false => edit.media_s.unwrap_or_default() + edit.announced_s,
        };
        let ends = self.timed(scales).map(end);
        (media.to - ends.fold(0.0, f64::max)).max(0.0)
    }

    /// The time that empty edits let pass, in seconds.
    #[must_use]
    pub fn empty_s(&self, scales: Scales) -> f64 {
        let empty = self.timed(scales).filter(|edit| edit.media_s.is_none());
        empty.map(|edit| edit.announced_s).sum()
    }

    /// When the track plays, where this much media is there.
    #[must_use]
    pub fn play(&self, scales: Scales, media: &Media) -> Played {
        let mut now = 0.0;
        let mut from = None;
        let mut missing_s = 0.0;
        for edit in self.timed(scales) {
            let Some(media_s) = edit.media_s else {
                now += edit.announced_s;
                continue;
            };
            let mut start = media_s;
            if edit.is_to_the_end && media_s == 0.0 && media.from < 0.0 {
                // No edit can begin before zero: players show what lies there too.
                start = media.from;
                now += media.from;
            }
            let length = if !edit.is_normal {
                edit.announced_s
            } else if edit.is_to_the_end {
                (media.to - start).max(0.0)
            } else {
                // No edit plays more than there is; the last picture stays while decoding goes on.
                let there = (media.to.max(media.decoded) - start).max(0.0);
                missing_s += (edit.announced_s - there).max(0.0);
                edit.announced_s.min(there)
            };
            if length > 0.0 && from.is_none() {
                // The picture starts late where the first sample is shown after the edit's beginning.
                from = Some(now + (media.from - start).clamp(0.0, length));
            }
            now += length;
        }
        Played {
            from: from.unwrap_or(now),
            to: now,
            missing_s,
        }
    }

    /// What plays of the media, in the order of the media; `None` where the edits repeat, turn round
    /// or hold what they play, which no single pass over the media can follow.
    #[must_use]
    pub fn segments(&self, scales: Scales) -> Option<Vec<Segment>> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut now = 0.0;
        for edit in self.timed(scales) {
            if let Some(from_s) = edit.media_s {
                let before = segments.last();
                if !edit.is_normal || before.is_some_and(|before| from_s < before.to_s - ROUNDING_S)
                {
                    return None;
                }
                segments.push(Segment {
                    from_s,
                    to_s: match edit.is_to_the_end {
                        true => f64::INFINITY,
                        false => from_s + edit.announced_s,
                    },
                    shown_s: now,
                });
            }
            now += edit.announced_s;
        }
        let is_finite = segments.iter().all(|segment| segment.shown_s.is_finite());
        is_finite.then_some(segments)
    }

    /// The edits in seconds, one after the other; at least one has media.
    fn timed(&self, scales: Scales) -> impl Iterator<Item = TimedEdit> {
        let last = self
            .edits
            .iter()
            .rposition(|edit| edit.media_time.is_some());
        let timed = move |(number, edit): (usize, &Edit)| TimedEdit {
            media_s: edit.media_time.map(|time| seconds(time, scales.track)),
            announced_s: seconds(edit.duration, scales.movie),
            is_to_the_end: Some(number) == last && (edit.duration == 0 || scales.is_open),
            is_normal: edit.rate != 0,
        };
        let whole = TimedEdit {
            media_s: Some(0.0),
            announced_s: 0.0,
            is_to_the_end: true,
            is_normal: true,
        };
        let whole = last.is_none().then_some(whole);
        self.edits.iter().enumerate().map(timed).chain(whole)
    }
}

impl Edit {
    fn read(mut fields: Fields<'_>, version: u8) -> Option<Self> {
        let duration = fields.by_version(version)?;
        let media_time = if version == 0 {
            i64::from(fields.i32()?)
        } else {
            fields.i64()?
        };
        Some(Self {
            duration,
            media_time: match media_time {
                -1 => None,
                // Only −1 makes an edit empty; from any other time before zero players begin at zero.
                time => Some(u64::try_from(time).unwrap_or_default()),
            },
            rate: fields.i32()?,
        })
    }
}

/// No units are no seconds, in a scale of zero too.
fn seconds(units: u64, scale: u32) -> f64 {
    match units {
        0 => 0.0,
        _ => units as f64 / f64::from(scale),
    }
}

#[cfg(test)]
mod tests;
