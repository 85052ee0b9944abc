//! Which seconds of a video were played in the page.

/// More stretches than this are not told apart: a person who jumps about makes a few dozen.
const MOST: usize = 1_000;

/// What counts as the same moment, in seconds: players report the ends of a stretch a little apart.
const NEAR_S: f64 = 0.05;

/// What may be missing of the whole, in seconds and as a part of it.
const END_S: f64 = 1.5;
const END_PART: f64 = 0.1;

/// The stretches that were played, in order and apart from each other, each from and to a second.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Played(Vec<(f64, f64)>);

impl Played {
    /// Adds a stretch. One that is none is left out.
    pub fn add(&mut self, from_s: f64, to_s: f64) {
        if !(from_s.is_finite() && to_s.is_finite() && 0.0 <= from_s && from_s < to_s) {
            return;
        }
        let begin = self.0.partition_point(|(_, to)| to + NEAR_S < from_s);
        let touched = self.0.iter().skip(begin);
        let count = touched
            .take_while(|(from, _)| *from <= to_s + NEAR_S)
            .count();
        let joined = self.0.iter().skip(begin).take(count);
        let whole = joined.fold((from_s, to_s), |(from, to), one| {
            (from.min(one.0), to.max(one.1))
        });
        if count > 0 || self.0.len() < MOST {
            self.0.splice(begin..begin + count, [whole]);
        }
    }

    /// The stretches.
    #[must_use]
    pub fn stretches(&self) -> &[(f64, f64)] {
        &self.0
    }

    /// How much of a video of that length was played, in whole percent. 100 where nothing is missing but
    /// a moment at the end.
    #[must_use]
    pub fn percent(&self, video_s: f64) -> u8 {
        let seconds: f64 = self.0.iter().map(|(from, to)| to - from).sum();
        // The last frame is shown a little before the length that the file states.
        let end_s = END_S.min(video_s * END_PART);
        if seconds > 0.0 && seconds + end_s >= video_s {
            return 100;
        }
        // A share of nothing is none.
        (100.0 * seconds / video_s.max(0.001)).min(99.0) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stretches_that_touch_are_one() {
        let mut played = Played::default();
        for (from, to) in [(10.0, 20.0), (0.0, 5.0), (30.0, 40.0), (20.01, 29.99)] {
            played.add(from, to);
        }
        assert_eq!(played.stretches(), [(0.0, 5.0), (10.0, 40.0)]);
        assert_eq!(played.percent(70.0), 50);
        played.add(4.0, 11.0);
        assert_eq!(played.stretches(), [(0.0, 40.0)]);
    }

    #[test]
    fn all_is_only_said_where_nothing_is_missing() {
        let mut played = Played::default();
        assert_eq!((played.percent(1.0), played.percent(0.0)), (0, 0));
        played.add(0.0, 478.0);
        assert_eq!(played.percent(480.0), 99);
        played.add(477.0, 479.0);
        assert_eq!(played.percent(480.0), 100);
    }

    #[test]
    fn what_is_no_stretch_is_left_out() {
        let mut played = Played::default();
        for (from, to) in [
            (5.0, 5.0),
            (9.0, 3.0),
            (f64::NAN, 3.0),
            (0.0, f64::INFINITY),
            (-1.0, 2.0),
        ] {
            played.add(from, to);
        }
        assert_eq!(played, Played::default());
    }

    proptest! {
        #[test]
        fn they_stay_in_order_and_apart(stretches in proptest::collection::vec((0.0..100.0_f64, 0.0..9.0_f64), 0..60)) {
            let mut played = Played::default();
            for (from, length) in &stretches {
                played.add(*from, from + length);
            }
            let known = played.stretches();
            prop_assert!(known.iter().all(|(from, to)| from < to));
            prop_assert!(known.windows(2).all(|pair| pair[0].1 + NEAR_S < pair[1].0));
            let covered = |at: f64| known.iter().any(|(from, to)| *from <= at && at <= *to);
            prop_assert!(stretches.iter().all(|(from, length)| *length == 0.0 || covered(from + length / 2.0)));
            prop_assert!(played.percent(109.0) <= 100);
        }
    }
}
