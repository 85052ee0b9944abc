//! How long the movie plays: all edits, sample tables and fragments together.

mod claims;

use crate::facts::{DefectCode, Fact, FourCc};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::edit_list::{Media, Scales};
use crate::isobmff::file::FileBoxes;
use crate::isobmff::fragments::FragmentTrack;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::tables::Timing;
use crate::isobmff::track::Track;

/// Two places that differ by more than this on a duration contradict each other, in seconds.
const CONTRADICTION_S: f64 = 0.5;

/// When a track plays, in seconds from the start of the movie.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    from: f64,
    to: f64,
}

/// What is known of a track's time.
#[derive(Debug, Clone, Copy)]
pub(super) struct TrackTime {
    /// How long it plays.
    pub(super) duration_s: Fact<f64>,
    /// How long its samples are shown without any edit.
    pub(super) content_s: Option<f64>,
    /// Samples, in `moov` and in fragments.
    pub(super) samples: u64,
    /// Their sizes together, in bytes.
    pub(super) bytes: u64,
    /// The durations of the samples differ by more than rounding.
    pub(super) is_variable: bool,
}

impl TrackTime {
    /// Mean bits per second.
    pub(super) fn bit_rate(&self) -> Option<u64> {
        let seconds = self.content_s.filter(|seconds| *seconds > 0.0)?;
        // A cast from a float saturates.
        Some((self.bytes as f64 * 8.0 / seconds).round() as u64).filter(|rate| *rate > 0)
    }

    /// Mean samples per second.
    pub(super) fn rate(&self) -> Option<f64> {
        let seconds = self.content_s.filter(|seconds| *seconds > 0.0)?;
        Some((self.samples as f64 / seconds * 1000.0).round() / 1000.0).filter(|rate| *rate > 0.0)
    }
}

/// Gathers the times of all tracks into that of the movie.
pub(super) struct Clock<'b> {
    boxes: &'b FileBoxes,
    movie: &'b MovieBoxes,
    spans: Vec<Span>,
    /// The latest end that a header promises, and no sample reaches, in seconds: Firefox plays on to
    /// it, Chromium to that of the last sample, and behind fragments to it as well.
    promised_s: f64,
    unreadable: Option<DefectCode>,
    /// The last samples of a track were given the duration of those before them.
    has_guessed: bool,
}

impl<'b> Clock<'b> {
    pub(super) const fn new(boxes: &'b FileBoxes, movie: &'b MovieBoxes) -> Self {
        Self {
            boxes,
            movie,
            spans: Vec::new(),
            promised_s: 0.0,
            unreadable: None,
            has_guessed: false,
        }
    }

    /// What the header claims: `mehd` in a fragmented file, else `mvhd`.
    pub(super) fn header_duration_s(&self) -> Option<f64> {
        let header = self.movie.header?;
        let claimed = self.movie.fragment_duration.filter(|_| self.movie.extends);
        let units = claimed.or(header.duration).filter(|units| *units > 0)?;
        seconds(i128::from(units), header.timescale)
    }

    /// Reads off one track of picture or sound, and counts it in.
    pub(super) fn track(&mut self, defects: &mut Defects, track: &Track) -> TrackTime {
        let media = self.media(track);
        let timescale = track.media.map_or(0, |media| media.timescale);
        let content_s = seconds(media.shown_to - media.shown_from, timescale);
        let span = self.span(defects, track, &media);
        let duration_s = match span {
            Ok(Some(span)) => {
                self.spans.push(span);
                Fact::Known(round(span.to - span.from))
            }
            Ok(None) => Fact::Absent,
            Err(code) => {
                self.unreadable = self.unreadable.or(Some(code));
                Fact::Unreadable(code)
            }
        };
        let bytes = self.fragment(track).map_or(0, |fragment| fragment.bytes);
        TrackTime {
            duration_s,
            content_s: content_s.filter(|_| media.samples > 0),
            samples: media.samples,
            bytes: track.layout.bytes.saturating_add(bytes),
            is_variable: is_variable(&media),
        }
    }

    /// From the common start to the latest end of all tracks that were counted in.
    pub(super) fn duration(&self, defects: &mut Defects) -> Fact<f64> {
        if let Some(code) = self.unreadable {
            return Fact::Unreadable(code);
        }
        if let Some(code) = self.boxes.stopped.or(self.boxes.fragments.flaw) {
            return Fact::Unreadable(code);
        }
        let moov = Place::top(FourCc(*b"moov"));
        let (Some(from), Some(to)) = (
            self.spans.iter().map(|span| span.from).reduce(f64::min),
            self.spans.iter().map(|span| span.to).reduce(f64::max),
        ) else {
            defects.note(DefectCode::NoSamples, &moov, self.movie.range.start);
            return Fact::Unreadable(DefectCode::NoSamples);
        };
        let duration = round(to - from);
        if let Some(header) = self.header_duration_s()
            && (header - duration).abs() > CONTRADICTION_S
        {
            let is_fragmented = self.movie.fragment_duration.is_some() && self.movie.extends;
            let mvex = moov.child(b"mvex");
            let (place, offset) = if is_fragmented {
                (mvex.child(b"mehd"), self.movie.fragment_duration_offset)
            } else {
                (moov.child(b"mvhd"), self.header_offset())
            };
            defects.note(DefectCode::DurationContradiction, &place, offset);
            if self.has_guessed {
                return Fact::Unreadable(DefectCode::DurationContradiction);
            }
        }
        let mehd = self.movie.fragment_duration.filter(|_| self.movie.extends);
        let mehd_s = mehd.and(self.header_duration_s()).unwrap_or_default();
        if self.promised_s.max(mehd_s) - duration > CONTRADICTION_S {
            return Fact::Unreadable(DefectCode::DurationContradiction);
        }
        Fact::Known(duration)
    }

    fn fragment(&self, track: &Track) -> Option<&'b FragmentTrack> {
        self.boxes.fragments.track(track.header?.id)
    }

    /// Where `mvhd` is.
    fn header_offset(&self) -> u64 {
        let start = self.movie.range.start;
        self.movie.header.map_or(start, |header| header.offset)
    }

    /// Whether the samples that `stts` gives no duration last as long as those before them: with that
    /// they come to what `mdhd` says, and are so few that it hardly matters.
    fn is_agreed(&self, track: &Track, media: &Timing) -> bool {
        let Some(header) = track.media.filter(|_| self.fragment(track).is_none()) else {
            return false;
        };
        let last = i128::from(media.last);
        let claimed = header.duration.map_or(0, i128::from);
        let is_little = i128::from(media.untimed) * last <= i128::from(header.timescale) / 2;
        is_little && claimed > 0 && (media.decoded - claimed).abs() <= last
    }

    /// Writes down that samples have no duration: in `stts`, or in fragments that give none.
    fn note_untimed(
        &self,
        defects: &mut Defects,
        code: DefectCode,
        trak: &Place<'_>,
        track: &Track,
    ) {
        match track.tables.filter(|_| track.timing.untimed > 0) {
            Some(tables) => {
                let mdia = trak.child(b"mdia");
                let minf = mdia.child(b"minf");
                let stbl = minf.child(b"stbl");
                defects.note(code, &stbl.child(b"stts"), tables.stts.start);
            }
            None => defects.note(code, trak, track.offset),
        }
    }

    /// The samples of `moov` and of all fragments together.
    fn media(&self, track: &Track) -> Timing {
        let mut own = track.timing;
        own.flaw = own.flaw.or(track.layout.flaw);
        if track.layout.placed < track.layout.samples {
            // How many there really are, nobody can tell.
            own.flaw = own.flaw.or(Some(DefectCode::SamplesMissing));
        }
        let Some(fragment) = self.fragment(track).map(|fragment| fragment.timing) else {
            return own;
        };
        if own.samples == 0 || fragment.samples == 0 {
            let flaw = fragment.flaw.or(own.flaw.filter(|_| fragment.samples == 0));
            let some = if own.samples == 0 { fragment } else { own };
            return Timing { flaw, ..some };
        }
        Timing {
            samples: own.samples.saturating_add(fragment.samples),
            decoded: own.decoded.max(fragment.decoded),
            shown_from: own.shown_from.min(fragment.shown_from),
            shown_to: own.shown_to.max(fragment.shown_to),
            last: fragment.last,
            shortest: own.shortest.into_iter().chain(fragment.shortest).min(),
            longest: own.longest.max(fragment.longest),
            untimed: own.untimed.saturating_add(fragment.untimed),
            flaw: own.flaw.or(fragment.flaw),
        }
    }

    /// When a track plays; `None` where it holds no sample.
    fn span(
        &mut self,
        defects: &mut Defects,
        track: &Track,
        media: &Timing,
    ) -> Result<Option<Span>, DefectCode> {
        let moov = Place::top(FourCc(*b"moov"));
        let place = moov.child(b"trak").numbered(track.number);
        if let Some(flaw) = media.flaw.or(track.edits.flaw) {
            // What is missing from a movie that was cut off is missing because of that.
            let is_cut = self.movie.range.end > self.boxes.len;
            return Err(if is_cut { DefectCode::FileCutOff } else { flaw });
        }
        if media.samples == 0 {
            return Ok(None);
        }
        let header = track.media.ok_or(DefectCode::BoxMissing)?;
        if header.timescale == 0 {
            let mdia = place.child(b"mdia");
            let mdhd = mdia.child(b"mdhd");
            defects.note(DefectCode::TimescaleZero, &mdhd, header.offset);
            return Err(DefectCode::TimescaleZero);
        }
        let is_guessed = media.untimed > 0;
        if is_guessed {
            // Players guess, and not all of them the same.
            if !self.is_agreed(track, media) {
                let code = DefectCode::DurationContradiction;
                self.note_untimed(defects, code, &place, track);
                return Err(code);
            }
            self.note_untimed(defects, DefectCode::SamplesUntimed, &place, track);
            self.has_guessed = true;
        }
        let content = Media {
            from: units(media.shown_from, header.timescale),
            to: units(self.content_end(track, media), header.timescale),
            decoded: units(media.decoded, header.timescale),
        };
        self.hold_fragments(defects, &place, track, &content)?;
        if track.edits.edits.is_empty() {
            self.hold_header(defects, &place, track, &content, None)?;
            return Ok(Some(Span {
                from: content.from,
                to: content.to,
            }));
        }
        let fragment = self.fragment(track);
        let scales = Scales {
            movie: self.movie.header.map_or(0, |header| header.timescale),
            track: header.timescale,
            is_open: fragment.is_some_and(|fragment| fragment.timing.samples > 0),
        };
        if scales.movie == 0 && track.edits.needs_movie_scale() {
            let mvhd = moov.child(b"mvhd");
            defects.note(DefectCode::TimescaleZero, &mvhd, self.header_offset());
            return Err(DefectCode::TimescaleZero);
        }
        let edts = place.child(b"edts");
        let elst = edts.child(b"elst");
        let mut rates = track.edits.odd_rates().peekable();
        if rates.peek().is_some() {
            defects.note(DefectCode::EditRate, &elst, track.edits.offset);
        }
        if track.edits.shows_nothing(scales, &content) {
            let code = DefectCode::EditPlaysNothing;
            defects.note(code, &elst, track.edits.offset);
            return Err(code);
        }
        self.hold_header(defects, &place, track, &content, Some(scales))?;
        let played = track.edits.play(scales, &content);
        if played.missing_s > CONTRADICTION_S {
            // More slowly the media would suffice; most players know no rate but 1.
            if rates.any(|rate| rate != 0) {
                return Err(DefectCode::EditRate);
            }
            let code = DefectCode::DurationContradiction;
            defects.note(code, &elst, track.edits.offset);
            if is_guessed {
                return Err(code);
            }
        }
        Ok(Some(Span {
            from: played.from,
            to: played.to,
        }))
    }

    /// Where the content ends, in the track's units. `mdhd` can end it within the last sample: sound
    /// is padded to whole packets.
    fn content_end(&self, track: &Track, media: &Timing) -> i128 {
        let Some(header) = self.held_header(track) else {
            return media.shown_to;
        };
        let excess = media.decoded - i128::from(header.duration.unwrap_or_default());
        let half_second = i128::from(header.timescale) / 2;
        let is_padding = excess > 0 && excess <= i128::from(media.last).min(half_second);
        media.shown_to - if is_padding { excess } else { 0 }
    }
}

fn units(units: i128, timescale: u32) -> f64 {
    units as f64 / f64::from(timescale)
}

fn seconds(count: i128, timescale: u32) -> Option<f64> {
    (timescale != 0).then(|| round(units(count, timescale)))
}

/// To whole microseconds: sums of fractions of different time scales come out even.
fn round(seconds: f64) -> f64 {
    (seconds * 1e6).round() / 1e6
}

/// Whether durations differ by more than rounding to the time scale and a little jitter.
fn is_variable(media: &Timing) -> bool {
    let (Some(shortest), Some(longest)) = (media.shortest, media.longest) else {
        return false;
    };
    let spread = longest - shortest;
    spread > 1 && u64::from(spread) * 50 > u64::from(longest)
}
