//! Which samples a cut keeps.
//!
//! A picture may need others that are decoded before it and shown after it, so what is shown behind the end is
//! left out only where nothing before the end is decoded after it. Pictures that are decoded after the key
//! frame at which a film begins and shown before it (leading pictures) need what was cut off; they are left
//! out, and no later picture needs them (ITU-T H.265, 3.69 and 8.3.2; ISO/IEC 14496-12, 8.6.2).

use super::refusal::Refusal;
use super::samples::Samples;

/// Numbers of key frames at which pictures can begin so that the one of `media` is shown, the last one first:
/// all that is decoded before is shown before too. Times are in units of the track.
pub(super) fn key_frames(samples: &Samples, media: i128) -> Vec<usize> {
    let mut found = Vec::new();
    let mut latest = i128::MIN;
    for (number, (shown, sample)) in samples.shown().zip(&samples.list).enumerate() {
        if sample.is_key && shown > latest && shown <= media {
            found.push(number);
        }
        latest = latest.max(shown);
    }
    found.reverse();
    found
}

/// The number of the packet of sound at which decoding begins, so that at `media` all is as it was: so many
/// packets before the one that sounds then, at a packet with which decoding can begin.
pub(super) fn first_packet(samples: &Samples, media: i128, preroll: Preroll) -> usize {
    let before = samples.timed().take_while(|(at, _)| *at <= media).count();
    let sounding = before.saturating_sub(1);
    let by_time = samples
        .timed()
        .take_while(|(at, _)| *at <= media.saturating_sub(preroll.units))
        .count();
    let from = sounding
        .saturating_sub(preroll.packets)
        .min(by_time.saturating_sub(1));
    let so_far = samples.list.get(..=from).unwrap_or_default();
    let key = so_far.iter().rposition(|sample| sample.is_key);
    key.unwrap_or_default()
}

/// What a decoder of sound must have heard before it is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Preroll {
    /// At least so many packets.
    pub(super) packets: usize,
    /// And so much time, in units of the track.
    pub(super) units: i128,
}

/// How many samples are needed for all that is shown before `media`.
pub(super) fn needed(samples: &Samples, media: i128) -> usize {
    let shown = samples.shown().enumerate();
    let needed = shown.filter(|(_, shown)| *shown < media);
    needed.last().map_or(0, |(number, _)| number + 1)
}

/// Leaves the samples before number `from` out, and those from number `to` on.
pub(super) fn keep(samples: &mut Samples, from: usize, to: usize) {
    let first = samples.timed().nth(from).map(|(at, _)| at);
    samples.first_at = first.unwrap_or(samples.first_at);
    samples.list.truncate(to);
    samples.list.drain(..from.min(to));
}

/// Makes what was left last until `end`: the last picture stays on the screen until the next one, which was cut off,
/// would have been shown.
///
/// # Errors
/// [`Refusal::NothingLeft`] where nothing is shown from `begin` on.
pub(super) fn last_until(samples: &mut Samples, begin: i128, end: i128) -> Result<(), Refusal> {
    let span = samples.span().ok_or(Refusal::NothingLeft)?;
    if span.to <= begin {
        return Err(Refusal::NothingLeft);
    }
    let ends = samples.timed().last().map(|(at, sample)| {
        let lasts = i128::from(sample.later) + i128::from(sample.duration);
        at + lasts
    });
    if let (true, Some(ends), Some(last)) = (span.to < end, ends, samples.list.last_mut()) {
        let longer = u32::try_from(i128::from(last.duration) + end - ends);
        last.duration = longer.map_err(|_| Refusal::NothingLeft)?;
    }
    Ok(())
}

/// Leaves out what is shown before the first sample. The one before lasts until the next that is kept.
///
/// # Errors
/// [`Refusal::OpenGop`] where so much is left out that no duration can bridge it.
pub(super) fn drop_leading(samples: &mut Samples) -> Result<(), Refusal> {
    let Some(first) = samples.shown().next() else {
        return Ok(());
    };
    let is_kept: Vec<bool> = samples.shown().map(|shown| shown >= first).collect();
    let mut kept: usize = 0;
    let mut flags = is_kept.iter();
    let mut left_out: Vec<(usize, u32)> = Vec::new();
    samples.list.retain(|sample| {
        let is_kept = flags.next().copied().unwrap_or(true);
        if is_kept {
            kept += 1;
        } else {
            left_out.push((kept.saturating_sub(1), sample.duration));
        }
        is_kept
    });
    for (number, duration) in left_out {
        if let Some(before) = samples.list.get_mut(number) {
            let longer = before.duration.checked_add(duration);
            before.duration = longer.ok_or(Refusal::OpenGop)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::samples::Sample;
    use super::*;

    /// A picture a unit, each shown at that time; a key frame where it says so.
    fn pictures(shown: &[(i32, bool)]) -> Samples {
        let sample = |(at, &(shown, is_key)): (i32, &(i32, bool))| Sample {
            offset: 0,
            size: 1,
            duration: 1,
            later: shown - at,
            is_key,
        };
        Samples {
            list: (0..).zip(shown).map(sample).collect(),
            first_at: 0,
        }
    }

    fn open_gop() -> Samples {
        pictures(&[
            (2, true),
            (4, false),
            (3, false),
            (7, true),
            (5, false),
            (6, false),
            (9, false),
            (8, false),
        ])
    }

    #[test]
    fn key_frames_that_begin_at_or_before_a_moment() {
        assert_eq!(key_frames(&open_gop(), 9), [3, 0]);
        assert_eq!(key_frames(&open_gop(), 6), [0]);
        assert!(key_frames(&open_gop(), 1).is_empty());
        // What was decoded before is shown after it.
        let crossed = pictures(&[(0, true), (3, false), (2, true), (4, false)]);
        assert_eq!(key_frames(&crossed, 9), [0]);
    }

    #[test]
    fn what_is_shown_before_the_key_frame_is_left_out_and_time_goes_on() {
        let mut samples = open_gop();
        keep(&mut samples, 3, 8);
        drop_leading(&mut samples).unwrap();
        let shown: Vec<_> = samples.shown().collect();
        assert_eq!(shown, [7, 9, 8]);
        let times: Vec<_> = samples.timed().map(|(at, _)| at).collect();
        assert_eq!(times, [3, 6, 7]);
    }

    #[test]
    fn what_others_need_is_kept_behind_the_end() {
        // 4 is decoded before 3, which is shown before the end.
        assert_eq!(needed(&open_gop(), 4), 3);
        assert_eq!(needed(&open_gop(), 3), 1);
        assert_eq!(needed(&open_gop(), 6), 5);
        assert_eq!(needed(&open_gop(), 2), 0);
        assert_eq!(needed(&open_gop(), 100), 8);
    }

    #[test]
    fn sound_begins_some_packets_early() {
        let packets = pictures(&(0..20).map(|at| (at, true)).collect::<Vec<_>>());
        let first = |media, packets_before, units| {
            let preroll = Preroll {
                packets: packets_before,
                units,
            };
            first_packet(&packets, media, preroll)
        };
        assert_eq!(first(10, 0, 0), 10);
        assert_eq!(first(10, 2, 0), 8);
        assert_eq!(first(10, 2, 5), 5);
        assert_eq!(first(1, 2, 0), 0);
        assert_eq!(first(100, 1, 0), 18);
        let mut sparse = packets.clone();
        for (number, sample) in sparse.list.iter_mut().enumerate() {
            sample.is_key = number % 6 == 0;
        }
        let preroll = Preroll::default();
        assert_eq!(first_packet(&sparse, 10, preroll), 6);
    }
}
