//! One track of the film, from whatever container: what is known of it, and what a cut makes of it.

use super::clock::Clock;
use super::cut::{self, Preroll};
use super::geometry::Presentation;
use super::header::Edit;
use super::key_frame::{self, Units};
use super::refusal::{Error, Refusal};
use super::samples::Samples;
use super::timeline::{self, Played, Scales};
use crate::isobmff::track::Track;
use crate::source::ByteSource;
use std::ops::Range;

/// What of a track's samples plays.
#[derive(Debug)]
pub(super) enum Extent<'m> {
    /// What the edits of its boxes say.
    Edits(&'m Track),
    /// What is shown from one moment to another, in units of the track; their times are those of the film.
    Shown(Range<i128>),
}

/// A chosen track.
#[derive(Debug)]
pub(super) struct Part<'m> {
    /// What of it plays.
    pub(super) extent: Extent<'m>,
    /// How its samples are divided into units, where they are of H.264 or H.265.
    pub(super) units: Option<Units>,
    /// The codec's short name among the facts.
    pub(super) codec: String,
    /// It holds sound and no pictures.
    pub(super) is_sound: bool,
    /// Its samples.
    pub(super) samples: Samples,
    /// The sample entry as it is written.
    pub(super) written: Vec<u8>,
    /// How the picture is presented.
    pub(super) presentation: Presentation,
    /// Its time scale and the movie's.
    pub(super) scales: Scales,
}

/// Where a film begins, and at which sample its pictures do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Begin {
    /// In ticks of the film.
    pub(super) at: i128,
    /// The number of the key frame, where what comes before it is cut off.
    pub(super) key: Option<usize>,
}

/// Ends tracks without tables where the film is said to end, if that is within their last sample: sound fills whole
/// packets, and stamps are rounded. Some writers do not count the last picture at all, and then it is kept.
pub(super) fn end_by(parts: &mut [Part<'_>], film_s: f64) {
    const SECOND: i128 = 1_000_000_000;
    let begins = parts.iter().filter_map(|part| match &part.extent {
        Extent::Shown(range) => Some(part.nanoseconds(range.start)),
        Extent::Edits(_) => None,
    });
    // A cast from a float saturates.
    let film = (film_s * SECOND as f64).round() as i128;
    let Some(end) = begins.min().map(|begin| begin.saturating_add(film)) else {
        return;
    };
    for part in parts {
        let scale = i128::from(part.scales.track);
        let last = part.samples.span().map_or(0, |shown| shown.last);
        if let Extent::Shown(range) = &mut part.extent {
            let end = end.saturating_mul(scale).div_euclid(SECOND);
            let most = i128::from(if part.is_sound { last } else { last / 2 });
            if end < range.end && range.end - end < most {
                range.end = end;
            }
        }
    }
}

impl Part<'_> {
    /// Units of the track in nanoseconds, rounded down.
    fn nanoseconds(&self, units: i128) -> i128 {
        let scale = i128::from(self.scales.track).max(1);
        (units * 1_000_000_000).div_euclid(scale)
    }

    /// What of it plays.
    ///
    /// # Errors
    /// As of [`timeline::played`].
    pub(super) fn played(&self, clock: Clock) -> Result<Played, Refusal> {
        let shown = self.samples.span().ok_or(Refusal::NothingLeft)?;
        match &self.extent {
            Extent::Edits(track) => timeline::played(clock, track, self.scales, shown),
            Extent::Shown(range) => {
                let ticks = |units: i128| clock.ticks(units, self.scales.track);
                let played = Played {
                    delay: ticks(range.start),
                    media: ticks(range.start),
                    length: ticks(range.end) - ticks(range.start),
                };
                let plays = played.length > 0;
                plays.then_some(played).ok_or(Refusal::NothingLeft)
            }
        }
    }

    /// Where a film really begins that is to begin at `from`: exactly there, or at a key frame.
    ///
    /// # Errors
    /// [`Refusal::NothingLeft`] where it has ended by then, [`Refusal::OpenGop`] where no key frame before stands by
    /// itself; and where the medium does not give the bytes.
    pub(super) async fn begin<S: ByteSource + ?Sized>(
        &self,
        source: &S,
        clock: Clock,
        (played, from): (Played, i128),
        exact: bool,
    ) -> Result<Begin, Error> {
        if from >= played.end() {
            return Err(Refusal::NothingLeft.into());
        }
        if from <= played.delay {
            return Ok(Begin {
                at: from,
                key: None,
            });
        }
        let scale = self.scales.track;
        let media = clock.units_down(played.media + from - played.delay, scale);
        let keys = cut::key_frames(&self.samples, media);
        let key = match keys.is_empty() {
            true => None,
            false => Some(key_frame::first_of(source, self.units, &self.samples, &keys).await?),
        };
        // Within a picture players begin with the next one, each in its own way: it is begun with itself. What
        // is shown before the first key frame needs all of the film.
        let shown = match key {
            Some(key) if !exact => self.samples.shown().nth(key),
            None if !exact => None,
            _ => self.samples.shown().filter(|shown| *shown <= media).max(),
        };
        let begin = shown.map_or(played.media, |shown| clock.ticks(shown, scale));
        let begin = begin.clamp(played.media, played.media + from);
        Ok(Begin {
            at: played.delay + begin - played.media,
            key: key.filter(|key| *key > 0),
        })
    }

    /// Leaves out the samples that are not needed for what plays in the end. `played` is what played before.
    ///
    /// # Errors
    /// As of [`cut::drop_leading`].
    pub(super) fn cut(
        &mut self,
        clock: Clock,
        (played, trimmed): (Played, Played),
        key: Option<usize>,
    ) -> Result<(), Refusal> {
        let scale = self.scales.track;
        let first = match (self.is_sound, trimmed.media > played.media) {
            (true, true) => {
                let media = clock.units_down(trimmed.media, scale);
                cut::first_packet(&self.samples, media, self.preroll())
            }
            _ => key.unwrap_or_default(),
        };
        let end = trimmed.media + trimmed.length;
        let is_cut = end < played.media + played.length;
        let (begin, end) = (
            clock.units_down(trimmed.media, scale),
            clock.units_up(end, scale),
        );
        let last = match is_cut {
            true => cut::needed(&self.samples, end),
            false => self.samples.list.len(),
        };
        cut::keep(&mut self.samples, first, last.max(first + 1));
        // Where media times are raised, decode times no longer reach as far behind what is shown.
        if is_cut || self.raised() > 0 {
            cut::last_until(&mut self.samples, begin, end)?;
        }
        match key {
            Some(_) => cut::drop_leading(&mut self.samples),
            None => Ok(()),
        }
    }

    /// What a decoder of this sound must have heard before it is exact.
    fn preroll(&self) -> Preroll {
        let (packets, millis) = match self.codec.as_str() {
            // Each block is joined with the one before; with bands that are replicated, with two.
            "aac" => (2, 0),
            // Frames borrow room from up to nine before them (ISO/IEC 11172-3, 2.4.2.7).
            "mp3" => (10, 0),
            // RFC 7845, 4.6.
            "opus" => (1, 80),
            "flac" | "alac" => (0, 0),
            _ => (1, 0),
        };
        Preroll {
            packets,
            units: i128::from(self.scales.track) * millis / 1000,
        }
    }

    /// How many packets a decoder must have heard, as `roll` groups tell it (ISO/IEC 14496-12, 10.1): asked for by
    /// AAC and Opus.
    pub(super) fn roll(&self) -> Option<i16> {
        let lasts = self.samples.list.first().map_or(0, |first| first.duration);
        let packets = match self.codec.as_str() {
            "aac" => 1,
            "opus" => (self.scales.track / 1000 * 80).div_ceil(lasts.max(1)),
            _ => return None,
        };
        Some(-i16::try_from(packets).unwrap_or(i16::MAX))
    }

    /// What is added to how much later each sample is shown than decoded, so that none is shown before: some players
    /// do not expect that, and no edit begins before media time zero.
    pub(super) fn raised(&self) -> i32 {
        let offsets = self.samples.list.iter().map(|sample| sample.later);
        let earliest = offsets.min().unwrap_or_default();
        earliest.min(0).saturating_neg()
    }

    /// What of the samples that are left plays, as it is written: `trimmed`, in units of the result.
    pub(super) fn edit(&self, clock: Clock, trimmed: Played, movie_scale: u32) -> Option<Edit> {
        let scale = self.scales.track;
        let span = self.samples.span()?;
        // Media time counts from the first sample.
        let raised = i128::from(self.raised());
        let zero = clock.ticks(self.samples.first_at - raised, scale);
        let (mut media, mut delay) = (trimmed.media - zero, trimmed.delay);
        let end = trimmed.end();
        let shown = clock.ticks(span.from, scale) - zero..clock.ticks(span.to, scale) - zero;
        // Where the media are shown just when they say so themselves, no list is needed.
        let is_all = delay == media && shown.start >= media && shown.end == end;
        if is_all {
            (media, delay) = (0, 0);
        }
        let delay = u64::try_from(clock.units_near(delay, movie_scale)).ok()?;
        let end = u64::try_from(clock.units_down(end, movie_scale)).ok()?;
        Some(Edit {
            delay,
            length: end.checked_sub(delay).filter(|length| *length > 0)?,
            media: u64::try_from(clock.units_near(media, scale)).ok()?,
            is_all,
        })
    }
}
