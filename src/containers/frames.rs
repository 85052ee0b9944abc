//! How many frames a second, from the instants at which a few of them are shown.

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rate {
    /// Mean frames per second.
    pub(super) per_second: f64,
    /// Frames are shown for different times.
    pub(super) varies: bool,
}

/// Intervals from which on a rate can be read off.
const ENOUGH: usize = 8;

/// Instants are written in whole milliseconds by some containers: two of them may be so far off.
const ROUNDING_S: f64 = 0.0021;

/// The rate of frames: the header's where the instants agree with it, else that of the instants.
/// Nothing where there are too few to confirm it: a header may say anything.
pub(super) fn rate(claimed_s: Option<f64>, runs: &[Vec<f64>]) -> Option<Rate> {
    let intervals: Vec<f64> = runs.iter().flat_map(|run| intervals(run)).collect();
    if intervals.len() < ENOUGH {
        return None;
    }
    let mean = intervals.iter().sum::<f64>() / intervals.len() as f64;
    let strays = |mean: f64| {
        let far = intervals.iter();
        far.filter(|interval| (*interval - mean).abs() > ROUNDING_S.max(mean * 0.02))
            .count()
    };
    let claimed = claimed_s.filter(|claimed| *claimed > 0.0 && strays(*claimed) == 0);
    let frame_s = claimed.unwrap_or(mean);
    let per_second = (1000.0 / frame_s).round() / 1000.0;
    if !per_second.is_finite() || per_second <= 0.0 {
        return None;
    }
    Some(Rate {
        per_second,
        varies: claimed.is_none() && strays(mean) > 0,
    })
}

/// The time from each frame to the next in the order of showing. The first and last few are left out:
/// frames that are coded before them and shown between them may lie beyond what was read.
fn intervals(run: &[f64]) -> Vec<f64> {
    let mut instants: Vec<f64> = Vec::with_capacity(run.len());
    // By insertion: they come nearly in order, and the standard library's sort is much more code.
    for instant in run {
        let at = instants.partition_point(|before| before < instant);
        if instants.get(at) != Some(instant) {
            instants.insert(at, *instant);
        }
    }
    let edge = if instants.len() > 4 * EDGE { EDGE } else { 0 };
    let inner = instants.len().saturating_sub(2 * edge);
    let inner: Vec<f64> = instants.into_iter().skip(edge).take(inner).collect();
    let pairs = inner.iter().zip(inner.iter().skip(1));
    pairs.map(|(from, to)| to - from).collect()
}

/// Frames that another may be shown before though it is coded after them.
const EDGE: usize = 4;

/// To whole microseconds: sums of fractions of different time scales come out even.
pub(super) fn round(seconds: f64) -> f64 {
    (seconds * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(count: usize, frame_s: f64) -> Vec<f64> {
        let milliseconds = |n: usize| (n as f64 * frame_s * 1000.0).round() / 1000.0;
        (0..count).map(milliseconds).collect()
    }

    #[test]
    fn a_claim_counts_where_the_frames_agree_with_it() {
        let ntsc = 1001.0 / 30_000.0;
        let found = rate(Some(ntsc), &[run(40, ntsc)]).unwrap();
        assert_eq!((found.per_second, found.varies), (29.97, false));
        // A header of 60 over frames of 30.
        let found = rate(Some(1.0 / 60.0), &[run(40, 1.0 / 30.0)]).unwrap();
        assert!((found.per_second - 30.0).abs() < 0.05, "{found:?}");
        assert_eq!(rate(Some(0.04), &[run(5, 0.04)]), None);
    }

    #[test]
    fn frames_that_come_out_of_order_are_put_in_order_and_gaps_vary() {
        let mut swapped = run(40, 0.04);
        swapped.swap(10, 11);
        let found = rate(None, &[swapped]).unwrap();
        assert_eq!((found.per_second, found.varies), (25.0, false));
        let gaps: Vec<f64> = run(60, 0.04)
            .into_iter()
            .enumerate()
            .filter_map(|(n, at)| (n % 5 != 2).then_some(at))
            .collect();
        assert!(rate(Some(0.04), &[gaps]).unwrap().varies);
    }
}
