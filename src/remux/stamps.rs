//! When frames are decoded and shown, where the container stamps each with a rounded time and keeps no tables.
//!
//! A stamp of Matroska or FLV is mostly rounded to a millisecond. Where all stamps agree within that rounding with
//! frames of equal length, the frames last exactly that long; otherwise the stamps are taken as they are. Decode
//! times are not stamped in Matroska: pictures are decoded in the order in which they lie, each when as many
//! pictures have been shown as have been decoded before it, and none later than it is shown.

use super::grid::{Grid, SECOND};
use super::limits;
use super::refusal::Refusal;
use super::samples::{Sample, Samples};

/// A frame as the container has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// Offset of its first byte in the source.
    pub(super) offset: u64,
    /// When it is shown, in nanoseconds; [`FOLLOWS`] where it has no stamp of its own.
    pub(super) at: i64,
    /// Its size in bytes.
    pub(super) size: u32,
    /// Samples of sound that it tells itself to have; 0 where it does not.
    pub(super) lasts: u32,
    /// Decoding can begin with it.
    pub(super) is_key: bool,
}

/// The stamp of a frame that is heard when the one before it ends.
pub(super) const FOLLOWS: i64 = i64::MIN;

/// So many pictures may be decoded before one that is shown before them (ITU-T H.264 and H.265, A.3 and A.4); where
/// there are more, the stamps have begun anew.
const REORDERED: usize = 16;

/// How a container stamps the frames of a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamps {
    /// Times are told in units of so many nanoseconds.
    pub(super) tick: u32,
    /// By so many nanoseconds a stamp may be off.
    pub(super) rounding: u32,
    /// Nanoseconds that each frame is shown earlier than its stamp.
    pub(super) delay: i64,
    /// Nanoseconds that each frame lasts, as the container claims.
    pub(super) claimed: Option<u64>,
    /// Nanoseconds that the last frame lasts, as the container claims.
    pub(super) last: Option<u64>,
}

impl Stamps {
    /// Nanoseconds to units of a scale, rounded to the nearest.
    fn units(self, at: i64, scale: u32) -> i128 {
        let scaled = (i128::from(at) - i128::from(self.delay)) * i128::from(scale);
        (scaled + SECOND / 2).div_euclid(SECOND)
    }

    /// Packets of sound, in units of its rate. Each lasts `lasts` units, or as long as it tells itself.
    ///
    /// # Errors
    /// [`Refusal::Times`] where packets are heard at once, or go back.
    pub(super) fn sound(
        self,
        frames: Vec<Frame>,
        rate: u32,
        lasts: Option<u32>,
    ) -> Result<Samples, Refusal> {
        let mut samples = Samples {
            list: Vec::with_capacity(frames.len()),
            first_at: 0,
        };
        // When the packet before begins, and when it ends.
        let mut before: Option<(i128, i128)> = None;
        for frame in frames {
            let at = match before {
                Some((_, ends)) if self.agrees(frame.at, ends, rate) => ends,
                _ if frame.at == FOLLOWS => return Err(Refusal::Times),
                _ => self.units(frame.at, rate),
            };
            if at.abs() > limits::UNITS {
                return Err(Refusal::Timescale);
            }
            match (samples.list.last_mut(), before) {
                (Some(last), Some((begins, _))) => last.duration = duration(at - begins)?,
                _ => samples.first_at = at,
            }
            let lasts = lasts.unwrap_or(frame.lasts);
            before = Some((at, at + i128::from(lasts)));
            samples.list.push(sample(&frame, lasts, 0));
        }
        self.close(&mut samples, rate)?;
        Ok(samples)
    }

    /// Whether a packet is heard when the one before ends, as far as its rounded stamp tells.
    fn agrees(self, at: i64, ends: i128, rate: u32) -> bool {
        if at == FOLLOWS {
            return true;
        }
        let rate = i128::from(rate);
        let at = (i128::from(at) - i128::from(self.delay)) * rate;
        (at - ends * SECOND).abs() <= (i128::from(self.rounding) + 1) * rate
    }

    /// Makes the last frame last as long as is claimed, or else as the one before, where nothing more is known; but a
    /// picture that stood still for long tells nothing of the next.
    fn close(self, samples: &mut Samples, scale: u32) -> Result<(), Refusal> {
        let usual = samples.list.iter().rev().nth(1).map(|frame| frame.duration);
        let Some(last) = samples.list.last_mut() else {
            return Err(Refusal::NothingLeft);
        };
        if last.duration == 0 {
            let claimed = self.last.or(self.claimed).and_then(|nanoseconds| {
                let units = i128::from(nanoseconds) * i128::from(scale) / SECOND;
                duration(units).ok()
            });
            let usual = usual.map(|usual| usual.min(scale / limits::LAST_PART).max(1));
            last.duration = claimed.or(usual).ok_or(Refusal::NothingLeft)?;
        }
        Ok(())
    }

    /// Pictures in the order of decoding, and the time scale in which their times are.
    ///
    /// # Errors
    /// [`Refusal::Times`] where two are shown at one moment, or stamps go back.
    pub(super) fn pictures(self, frames: Vec<Frame>) -> Result<(Samples, u32), Refusal> {
        if frames.iter().any(|frame| frame.at == FOLLOWS) {
            return Err(Refusal::Times);
        }
        let mut shown: Vec<i64> = frames.iter().map(|frame| frame.at).collect();
        shown.sort_unstable();
        let first = *shown.first().ok_or(Refusal::NothingLeft)?;
        let mut later = frames.iter().skip(REORDERED).zip(&shown);
        if later.any(|(frame, at)| frame.at < *at) {
            return Err(Refusal::Times);
        }
        let grid = self.claimed.and_then(Grid::of);
        let grid = grid.filter(|grid| self.is_on(*grid, &shown));
        let scale = grid.map_or_else(|| self.scale(), |grid| grid.scale);
        let units = |at: i64| match grid {
            Some(grid) => self.units(first, scale) + grid.number(at - first) * grid.step(),
            None => self.units(at, scale),
        };
        if units(first).abs() > limits::UNITS
            || shown.last().map(|at| units(*at)) > Some(limits::UNITS)
        {
            return Err(Refusal::Timescale);
        }
        // A picture is decoded when as many are shown as were decoded before it; all of them so much earlier that
        // none is shown before.
        let in_order = frames.iter().zip(&shown);
        let early = in_order.map(|(frame, at)| units(*at) - units(frame.at));
        let early = early.max().unwrap_or_default();
        let mut samples = Samples {
            list: Vec::with_capacity(frames.len()),
            first_at: units(first) - early,
        };
        let next = shown.iter().skip(1).map(Some).chain(std::iter::once(None));
        for ((frame, at), next) in frames.iter().zip(&shown).zip(next) {
            let decoded = units(*at) - early;
            let later = i32::try_from(units(frame.at) - decoded).map_err(|_| Refusal::Times)?;
            let lasts = match (next, grid) {
                (Some(next), _) => duration(units(*next) - units(*at))?,
                (None, Some(grid)) => grid.step,
                (None, None) => 0,
            };
            samples.list.push(sample(frame, lasts, later));
        }
        self.close(&mut samples, scale)?;
        Ok((samples, scale))
    }

    /// Units a second in which stamps are told: exactly, where that is possible.
    const fn scale(self) -> u32 {
        const MOST: u32 = 1_000_000;
        let second = SECOND as u32;
        match (second.checked_div(self.tick), second.checked_rem(self.tick)) {
            (Some(scale), Some(0)) if 1000 <= scale && scale <= MOST => scale,
            _ => MOST,
        }
    }

    /// Whether all of these times are those of frames of equal length, but for rounding; some frames may be missing.
    fn is_on(self, grid: Grid, shown: &[i64]) -> bool {
        // Where rounding is as much as a good part of a frame, every time would be one of them.
        if grid.step() * SECOND < 4 * i128::from(self.rounding) * i128::from(grid.scale) {
            return false;
        }
        let Some(first) = shown.first() else {
            return false;
        };
        let mut before = -1;
        shown.iter().all(|at| {
            let number = grid.number(at - first);
            let exact = number * grid.step() * SECOND;
            let off = i128::from(at - first) * i128::from(grid.scale) - exact;
            let is_next = number > before;
            before = number;
            is_next && off.abs() <= i128::from(self.rounding) * i128::from(grid.scale)
        })
    }
}

fn sample(frame: &Frame, duration: u32, later: i32) -> Sample {
    Sample {
        offset: frame.offset,
        size: frame.size,
        duration,
        later,
        is_key: frame.is_key,
    }
}

/// A length of time that a table can hold; none is empty.
fn duration(units: i128) -> Result<u32, Refusal> {
    let units = u32::try_from(units).map_err(|_| Refusal::Times)?;
    (units > 0).then_some(units).ok_or(Refusal::Times)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLIS: Stamps = Stamps {
        tick: 1_000_000,
        rounding: 1_000_000,
        delay: 0,
        claimed: None,
        last: None,
    };

    fn frames(millis: &[i64]) -> Vec<Frame> {
        let frame = |at: &i64| Frame {
            offset: 0,
            at: at * 1_000_000,
            size: 1,
            lasts: 0,
            is_key: true,
        };
        millis.iter().map(frame).collect()
    }

    fn durations(samples: &Samples) -> Vec<u32> {
        samples.list.iter().map(|sample| sample.duration).collect()
    }

    fn shown(samples: &Samples) -> Vec<i128> {
        samples.shown().collect()
    }

    #[test]
    fn sound_that_agrees_lasts_exactly_as_long_as_its_packets() {
        // 1024 samples at 44.1 kHz are 23.22 ms.
        let stamps: Vec<i64> = (0..200)
            .map(|n| (n * 1_024_000 + 22_050) / 44_100)
            .collect();
        let samples = MILLIS.sound(frames(&stamps), 44_100, Some(1024)).unwrap();
        assert!(durations(&samples).iter().all(|lasts| *lasts == 1024));
        // A gap is kept, and what follows is exact again.
        let mut late = stamps;
        late.iter_mut().skip(100).for_each(|at| *at += 50);
        let samples = MILLIS.sound(frames(&late), 44_100, Some(1024)).unwrap();
        let odd: Vec<u32> = durations(&samples)
            .into_iter()
            .filter(|lasts| *lasts != 1024)
            .collect();
        assert_eq!(odd.len(), 1);
        assert!(odd[0].abs_diff(1024 + 2205) <= 44, "{odd:?}");
    }

    #[test]
    fn sound_is_heard_earlier_by_its_delay_and_frames_of_one_block_follow() {
        let mut packets = frames(&[0, 0, 0, 60]);
        packets[1].at = FOLLOWS;
        packets[2].at = FOLLOWS;
        let stamps = Stamps {
            delay: 6_500_000,
            ..MILLIS
        };
        let samples = stamps.sound(packets, 48_000, Some(960)).unwrap();
        assert_eq!(
            (samples.first_at, durations(&samples)),
            (-312, vec![960; 4])
        );
    }

    #[test]
    fn sound_that_goes_back_is_refused() {
        assert_eq!(
            MILLIS.sound(frames(&[0, 100, 50]), 48_000, Some(960)),
            Err(Refusal::Times)
        );
        assert_eq!(
            MILLIS.sound(Vec::new(), 48_000, Some(960)),
            Err(Refusal::NothingLeft)
        );
    }

    #[test]
    fn pictures_out_of_order_are_decoded_in_even_steps_and_before_they_are_shown() {
        let stamps = Stamps {
            claimed: Some(33_366_667),
            ..MILLIS
        };
        let (samples, scale) = stamps
            .pictures(frames(&[0, 133, 67, 33, 100, 167]))
            .unwrap();
        assert_eq!((scale, durations(&samples)), (30_000, vec![1001; 6]));
        let numbers: Vec<i128> = shown(&samples).iter().map(|at| at / 1001).collect();
        assert_eq!(numbers, [0, 4, 2, 1, 3, 5]);
        assert!(samples.list.iter().all(|sample| sample.later >= 0));
        assert_eq!(samples.first_at, -2002);
    }

    #[test]
    fn pictures_keep_their_stamps_where_a_claim_does_not_agree() {
        let stamps = Stamps {
            claimed: Some(40_000_000),
            last: Some(50_000_000),
            ..MILLIS
        };
        let (samples, scale) = stamps.pictures(frames(&[5, 38, 100, 117])).unwrap();
        assert_eq!((scale, shown(&samples)), (1000, vec![5, 38, 100, 117]));
        assert_eq!(durations(&samples), [33, 62, 17, 50]);
        // Frames that are missing do not make the others inexact.
        let (samples, scale) = stamps.pictures(frames(&[0, 40, 120, 160])).unwrap();
        assert_eq!(
            (scale, durations(&samples)),
            (25_000, vec![1000, 2000, 1000, 1000])
        );
    }

    #[test]
    fn pictures_of_one_moment_are_refused() {
        assert_eq!(MILLIS.pictures(frames(&[0, 40, 40])), Err(Refusal::Times));
    }

    #[test]
    fn the_last_picture_does_not_last_as_long_as_one_that_stood_still() {
        let (samples, scale) = MILLIS.pictures(frames(&[0, 40, 9040])).unwrap();
        assert_eq!((scale, durations(&samples)), (1000, vec![40, 9000, 250]));
    }

    #[test]
    fn stamps_that_begin_anew_are_refused() {
        let mut twice: Vec<i64> = (0..20).map(|n| n * 40).collect();
        twice.extend((0..20).map(|n| n * 40 + 7));
        assert_eq!(MILLIS.pictures(frames(&twice)), Err(Refusal::Times));
    }
}
