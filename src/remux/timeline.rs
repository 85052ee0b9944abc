//! What of a track plays, and when, in exact time.

use super::clock::Clock;
use super::refusal::Refusal;
use super::samples::Shown;
use crate::isobmff::edit_list::Edit;
use crate::isobmff::track::Track;

/// What of a track's media plays, and when, in ticks: one stretch, without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Played {
    /// When in the film it begins.
    pub(super) delay: i128,
    /// Where in the media that is.
    pub(super) media: i128,
    /// How long it plays.
    pub(super) length: i128,
}

impl Played {
    /// When in the film it ends.
    pub(super) const fn end(self) -> i128 {
        self.delay + self.length
    }

    /// What of it plays between two moments of the film, counted from the first; `None` where nothing does.
    pub(super) fn between(self, from: i128, to: i128) -> Option<Self> {
        let start = self.delay.max(from);
        let end = self.end().min(to);
        (start < end).then(|| Self {
            delay: start - from,
            media: self.media + start - self.delay,
            length: end - start,
        })
    }
}

/// The time scales of a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scales {
    /// Of the movie, in which edits say how long they play.
    pub(super) movie: u32,
    /// Of the track.
    pub(super) track: u32,
    /// The media go on in fragments, so that the last edit does not end them.
    pub(super) is_open: bool,
}

/// Rate 1 of an edit in 16.16. What is less than 1/256 is no speed that anyone meant, and no player goes by it.
const NORMAL_RATE: i32 = 0x1_0000;
const NO_RATE: i32 = 0x100;

/// What of a track plays by its edits, as [`EditList`](crate::isobmff::edit_list::EditList) understands them.
///
/// # Errors
/// [`Refusal::Edits`] and [`Refusal::EditRate`] where it is not one stretch at rate 1.
pub(super) fn played(
    clock: Clock,
    track: &Track,
    scales: Scales,
    shown: Shown,
) -> Result<Played, Refusal> {
    let media = |units: i128| clock.ticks(units, scales.track);
    let (from, to) = (media(shown.from), media(content_end(track, scales, shown)));
    let stretch = stretch(clock, &track.edits.edits, scales)?;
    let mut played = Played {
        delay: stretch.delay,
        media: stretch.media,
        length: 0,
    };
    if stretch.is_to_the_end && played.media == 0 && from < 0 {
        // No edit can begin before zero: players show what lies there too.
        played.media = from;
        played.delay += from;
    }
    let most = if stretch.is_to_the_end {
        to
    } else {
        to.max(media(shown.decoded))
    };
    played.length = most - played.media;
    if !stretch.is_to_the_end {
        played.length = played.length.min(stretch.length);
    }
    // It begins where its first sample is shown.
    let gap = (from - played.media).max(0);
    played.delay += gap;
    played.media += gap;
    played.length -= gap;
    match played.length > 0 {
        true => Ok(played),
        false => Err(Refusal::NothingLeft),
    }
}

/// One stretch of edits with media.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    delay: i128,
    media: i128,
    length: i128,
    is_to_the_end: bool,
}

/// Joins edits that follow one another without a jump.
fn stretch(clock: Clock, edits: &[Edit], scales: Scales) -> Result<Stretch, Refusal> {
    let last = edits.iter().rposition(|edit| edit.media_time.is_some());
    let mut delay = 0;
    let mut joined: Option<Stretch> = None;
    for (number, edit) in edits.iter().enumerate() {
        let length = clock.ticks(i128::from(edit.duration), scales.movie);
        let Some(media_time) = edit.media_time else {
            match joined {
                None => delay += length,
                Some(_) if length == 0 => {}
                Some(_) => return Err(Refusal::Edits),
            }
            continue;
        };
        let is_to_the_end = Some(number) == last && (edit.duration == 0 || scales.is_open);
        if length == 0 && !is_to_the_end {
            continue;
        }
        if edit.rate != NORMAL_RATE && !(0 < edit.rate && edit.rate < NO_RATE) {
            return Err(Refusal::EditRate);
        }
        let media = clock.ticks(i128::from(media_time), scales.track);
        let mut next = Stretch {
            delay,
            media,
            length,
            is_to_the_end,
        };
        if let Some(before) = joined {
            // The movie's time scale rounds where one edit ends.
            let jump = (before.media + before.length - media).abs();
            if jump > 2 * clock.unit(scales.movie) {
                return Err(Refusal::Edits);
            }
            next.length += media - before.media;
            (next.delay, next.media) = (before.delay, before.media);
        }
        joined = Some(next);
    }
    Ok(joined.unwrap_or(Stretch {
        delay,
        is_to_the_end: true,
        ..Stretch::default()
    }))
}

/// Where the content ends, in the track's units. `mdhd` can end it within the last sample, because sound is
/// padded to whole packets; the inspection counts so too.
fn content_end(track: &Track, scales: Scales, shown: Shown) -> i128 {
    let claimed = track.media.and_then(|header| header.duration);
    let Some(claimed) = claimed.filter(|claimed| *claimed > 0 && !scales.is_open) else {
        return shown.to;
    };
    let excess = shown.decoded - i128::from(claimed);
    let half_second = i128::from(scales.track) / 2;
    let is_padding = excess > 0 && excess <= i128::from(shown.last).min(half_second);
    shown.to - if is_padding { excess } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isobmff::edit_list::EditList;

    const SCALES: Scales = Scales {
        movie: 1000,
        track: 48_000,
        is_open: false,
    };

    /// Ten seconds of media.
    const TEN: Shown = Shown {
        from: 0,
        to: 480_000,
        decoded: 480_000,
        last: 1024,
    };

    fn track(edits: &[(u64, Option<u64>, i32)]) -> Track {
        let edit = |&(duration, media_time, rate): &(u64, Option<u64>, i32)| Edit {
            duration,
            media_time,
            rate,
        };
        Track {
            edits: EditList {
                edits: edits.iter().map(edit).collect(),
                ..EditList::default()
            },
            ..Track::default()
        }
    }

    /// Delay, beginning and length in milliseconds.
    fn millis(
        edits: &[(u64, Option<u64>, i32)],
        scales: Scales,
        shown: Shown,
    ) -> Result<[i128; 3], Refusal> {
        let clock = Clock::of(&[1000, 48_000]).unwrap();
        let played = played(clock, &track(edits), scales, shown)?;
        Ok([played.delay, played.media, played.length].map(|ticks| clock.units_down(ticks, 1000)))
    }

    #[test]
    fn one_stretch_of_edits_is_kept() {
        let one = NORMAL_RATE;
        let found = |edits: &[_]| millis(edits, SCALES, TEN);
        assert_eq!(found(&[]), Ok([0, 0, 10_000]));
        assert_eq!(found(&[(500, None, one)]), Ok([500, 0, 10_000]));
        let delayed = [(500, None, one), (2000, Some(48_000), one)];
        assert_eq!(found(&delayed), Ok([500, 1000, 2000]));
        // No more plays than there is.
        assert_eq!(found(&[(60_000, Some(48_000), 1)]), Ok([0, 1000, 9000]));
        // Two edits that follow one another, and one that plays nothing.
        let joined = [
            (0, Some(96_000), one),
            (2000, Some(48_000), one),
            (1000, Some(144_010), one),
        ];
        assert_eq!(found(&joined), Ok([0, 1000, 3000]));
    }

    #[test]
    fn what_is_not_one_stretch_at_rate_1_is_refused() {
        let one = NORMAL_RATE;
        let found = |edits: &[_]| millis(edits, SCALES, TEN);
        let jump = [(1000, Some(0), one), (1000, Some(96_000), one)];
        assert_eq!(found(&jump), Err(Refusal::Edits));
        let again = [(1000, Some(0), one), (1000, Some(0), one)];
        assert_eq!(found(&again), Err(Refusal::Edits));
        let behind = [(1000, Some(0), one), (500, None, one)];
        assert_eq!(found(&behind), Err(Refusal::Edits));
        for rate in [0, -one, one / 2, 2 * one] {
            assert_eq!(found(&[(1000, Some(0), rate)]), Err(Refusal::EditRate));
        }
        assert_eq!(
            found(&[(1000, Some(480_000), one)]),
            Err(Refusal::NothingLeft)
        );
    }

    #[test]
    fn it_begins_where_the_first_sample_is_shown() {
        let late = Shown { from: 9600, ..TEN };
        assert_eq!(millis(&[], SCALES, late), Ok([200, 200, 9800]));
        let early = Shown { from: -4800, ..TEN };
        assert_eq!(millis(&[], SCALES, early), Ok([-100, -100, 10_100]));
        let open = Scales {
            is_open: true,
            ..SCALES
        };
        let edits = [(1, Some(4800), NORMAL_RATE)];
        assert_eq!(millis(&edits, open, TEN), Ok([0, 100, 9900]));
    }

    #[test]
    fn a_stretch_between_two_moments() {
        let whole = Played {
            delay: 5,
            media: 100,
            length: 50,
        };
        let part = |delay, media, length| {
            Some(Played {
                delay,
                media,
                length,
            })
        };
        assert_eq!(whole.between(0, 1000), part(5, 100, 50));
        assert_eq!(whole.between(3, 20), part(2, 100, 15));
        assert_eq!(whole.between(15, 25), part(0, 110, 10));
        assert_eq!(whole.between(55, 70), None);
        assert_eq!(whole.between(0, 5), None);
    }
}
