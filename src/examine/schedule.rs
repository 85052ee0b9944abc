//! Which part of a track's media plays at which second of the video, by its edits (ISO/IEC 14496-12,
//! 8.6.6).

use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::Track;

/// Seconds by which two parts may overlap for want of a finer time scale.
const ROUNDING_S: f64 = 0.002;

/// A stretch of the media that plays as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// Where it begins in the media, in seconds.
    pub(super) from_s: f64,
    /// Where it ends in the media, in seconds; infinite for the end of the media.
    pub(super) to_s: f64,
    /// The second of the video at which it begins to play.
    pub(super) shown_s: f64,
}

/// The parts in order; `None` where the edits repeat, turn round, slow down or speed up what they
/// play, which no single pass over the media can follow.
pub(super) fn parts(movie: &MovieBoxes, track: &Track, is_open: bool) -> Option<Vec<Part>> {
    let media_scale = f64::from(track.media?.timescale);
    let movie_scale = f64::from(movie.header.map_or(0, |header| header.timescale));
    let last = track
        .edits
        .iter()
        .rposition(|edit| edit.media_time.is_some());
    let mut parts: Vec<Part> = Vec::new();
    let mut now = 0.0;
    for (number, edit) in track.edits.iter().enumerate() {
        let length = if edit.duration == 0 {
            0.0
        } else {
            edit.duration as f64 / movie_scale
        };
        let Some(media_time) = edit.media_time else {
            now += length;
            continue;
        };
        if edit.rate != NORMAL_RATE {
            return None;
        }
        let from_s = media_time as f64 / media_scale;
        let to_s = match Some(number) == last && (edit.duration == 0 || is_open) {
            true => f64::INFINITY,
            false => from_s + length,
        };
        if parts
            .last()
            .is_some_and(|before| from_s < before.to_s - ROUNDING_S)
        {
            return None;
        }
        parts.push(Part {
            from_s,
            to_s,
            shown_s: now,
        });
        now += length;
    }
    if parts.is_empty() {
        // Without an edit of its own all of the media plays.
        parts.push(Part {
            from_s: 0.0,
            to_s: f64::INFINITY,
            shown_s: now,
        });
    }
    parts
        .iter()
        .all(|part| part.shown_s.is_finite())
        .then_some(parts)
}

/// Rate 1 in 16.16.
const NORMAL_RATE: i32 = 0x1_0000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isobmff::movie::MovieHeader;
    use crate::isobmff::track::{Edit, MediaHeader};

    fn parts_of(edits: &[(u64, Option<u64>)]) -> Option<Vec<(f64, f64, f64)>> {
        let movie = MovieBoxes {
            header: Some(MovieHeader {
                offset: 0,
                created: 0,
                timescale: 1_000,
                duration: None,
                matrix: [0; 9],
            }),
            ..MovieBoxes::default()
        };
        let track = Track {
            media: Some(MediaHeader {
                offset: 0,
                timescale: 48_000,
                duration: None,
            }),
            edits: edits
                .iter()
                .map(|&(duration, media_time)| Edit {
                    duration,
                    media_time,
                    rate: NORMAL_RATE,
                })
                .collect(),
            ..Track::default()
        };
        let found = parts(&movie, &track, false)?;
        Some(
            found
                .iter()
                .map(|part| (part.from_s, part.to_s, part.shown_s))
                .collect(),
        )
    }

    #[test]
    fn without_edits_all_plays_from_the_start() {
        assert_eq!(parts_of(&[]), Some(vec![(0.0, f64::INFINITY, 0.0)]));
    }

    #[test]
    fn priming_is_left_out_and_an_empty_edit_delays() {
        let found = parts_of(&[(500, None), (2_000, Some(48_000))]);
        assert_eq!(found, Some(vec![(1.0, 3.0, 0.5)]));
    }

    #[test]
    fn what_is_cut_out_in_the_middle_is_not_played() {
        let found = parts_of(&[(1_000, Some(0)), (0, Some(96_000))]);
        assert_eq!(
            found,
            Some(vec![(0.0, 1.0, 0.0), (2.0, f64::INFINITY, 1.0)])
        );
    }

    #[test]
    fn what_plays_twice_or_backwards_is_not_followed() {
        assert_eq!(parts_of(&[(1_000, Some(48_000)), (1_000, Some(0))]), None);
        assert_eq!(parts_of(&[(1_000, Some(0)), (1_000, Some(0))]), None);
    }
}
