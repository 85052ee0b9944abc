//! How long the movie plays: all edits, sample tables and fragments together.

use crate::facts::{DefectCode, Fact, FourCc};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::edit_list::{Media, Scales};
use crate::isobmff::file::FileBoxes;
use crate::isobmff::fragments::{FragmentTrack, Index};
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::tables::Timing;
use crate::isobmff::track::{MediaHeader, Track};

/// Two places that differ by more than this on a duration contradict each other, in seconds.
const CONTRADICTION_S: f64 = 0.5;

/// Fragments that go back by more than this hide pictures that came before, in seconds. A time scale
/// rounds, and live encoders stumble by a picture.
const HIDDEN_S: f64 = 0.1;

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
    /// it, Chromium to that of the last sample.
    promised_s: f64,
    unreadable: Option<DefectCode>,
}

impl<'b> Clock<'b> {
    pub(super) const fn new(boxes: &'b FileBoxes, movie: &'b MovieBoxes) -> Self {
        Self {
            boxes,
            movie,
            spans: Vec::new(),
            promised_s: 0.0,
            unreadable: None,
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

    /// Writes down that samples have no duration: in `stts`, or in fragments that give none.
    fn note_untimed(&self, defects: &mut Defects, trak: &Place<'_>, track: &Track) {
        let code = DefectCode::DurationContradiction;
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
        if media.untimed > 0 {
            // Players guess, and not all of them the same.
            self.note_untimed(defects, &place, track);
            return Err(DefectCode::DurationContradiction);
        }
        let content = Media {
            from: units(media.shown_from, header.timescale),
            to: units(self.content_end(track, media), header.timescale),
            decoded: units(media.decoded, header.timescale),
        };
        self.hold_fragments(defects, track, &content)?;
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
        let mut rates = track.edits.odd_rates();
        if let Some(rate) = rates.next() {
            defects.note(DefectCode::EditRate, &elst, track.edits.offset);
            // The standard knows no other, and players differ in what they make of it.
            if rate != 0 || rates.any(|rate| rate != 0) {
                return Err(DefectCode::EditRate);
            }
        }
        if track.edits.shows_nothing(scales, &content) {
            let code = DefectCode::EditPlaysNothing;
            defects.note(code, &elst, track.edits.offset);
            return Err(code);
        }
        self.hold_header(defects, &place, track, &content, Some(scales))?;
        let played = track.edits.play(scales, &content);
        if played.missing_s > CONTRADICTION_S {
            let code = DefectCode::DurationContradiction;
            defects.note(code, &elst, track.edits.offset);
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

    /// The `mdhd` of a track that it says the duration of: not where fragments go on, nor where it
    /// says nothing.
    fn held_header(&self, track: &Track) -> Option<MediaHeader> {
        let is_told = |header: &MediaHeader| header.duration.is_some_and(|units| units > 0);
        let header = track.media.filter(is_told);
        header.filter(|_| self.fragment(track).is_none())
    }

    /// Holds `mdhd` against the samples. What it promises beyond them is held against the whole in the
    /// end; where it and the edits together leave out what the samples hold, Firefox plays that too and
    /// Chromium does not. Elsewhere all players go by the samples, and it is only written down.
    fn hold_header(
        &mut self,
        defects: &mut Defects,
        place: &Place<'_>,
        track: &Track,
        content: &Media,
        edits: Option<Scales>,
    ) -> Result<(), DefectCode> {
        let Some(header) = self.held_header(track) else {
            return Ok(());
        };
        let claimed = units(
            i128::from(header.duration.unwrap_or_default()),
            header.timescale,
        );
        let there = content.decoded.max(content.to);
        // Some writers count what empty edits let pass, others leave out what is cut from the
        // beginning.
        let (empty, cut, left_out) = edits.map_or((0.0, 0.0, 0.0), |scales| {
            let edits = &track.edits;
            let left_out = edits.left_out_s(scales, content);
            (edits.empty_s(scales), edits.first_media_s(scales), left_out)
        });
        let promises_more = claimed - there > empty + CONTRADICTION_S;
        let promises_less = content.decoded - claimed > cut + CONTRADICTION_S;
        if !promises_more && !promises_less {
            return Ok(());
        }
        let mdia = place.child(b"mdia");
        let code = DefectCode::DurationContradiction;
        defects.note(code, &mdia.child(b"mdhd"), header.offset);
        if promises_more {
            // Harmless where another track lasts as long.
            self.promised_s = self.promised_s.max(claimed - empty);
            return Ok(());
        }
        match left_out > CONTRADICTION_S {
            true => Err(code),
            false => Ok(()),
        }
    }

    /// Holds the fragments of a track against one another, and against what its segment indexes (8.16.3)
    /// promise: where they promise more, Chromium plays to the promised end and Firefox does not.
    fn hold_fragments(
        &self,
        defects: &mut Defects,
        track: &Track,
        content: &Media,
    ) -> Result<(), DefectCode> {
        let (Some(fragment), Some(media)) = (self.fragment(track), track.media) else {
            return Ok(());
        };
        if units(fragment.hidden, media.timescale) > HIDDEN_S {
            let place = Place::top(FourCc(*b"moof")).numbered(fragment.hidden_at.0);
            let code = DefectCode::FragmentsOverlap;
            defects.note(code, &place, fragment.hidden_at.1);
            return Err(code);
        }
        let there = content.decoded.max(content.to);
        let own = self.boxes.indexes.iter();
        let mut own = own.filter(|index| index.track == fragment.id && index.timescale != 0);
        let is_more = |index: &&Index| {
            units(i128::from(index.end), index.timescale) - there > CONTRADICTION_S
        };
        if let Some(index) = own.find(is_more) {
            let place = Place::top(FourCc(*b"sidx"));
            defects.note(DefectCode::SamplesMissing, &place, index.offset);
            return Err(DefectCode::SamplesMissing);
        }
        Ok(())
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
