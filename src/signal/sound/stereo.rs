//! Two channels beside each other: one empty, or one upside down.

use super::decibel;
use crate::signal::advice::Span;
use crate::signal::hundredths;
use crate::signal::stretches::Stretches;
use serde::{Deserialize, Serialize};

/// Quieter blocks say nothing about the channels, in mean square of the louder one (−50 dBFS).
const SOUNDING: f64 = 1e-5;
/// A channel this much weaker than the other is empty: 30 dB.
const EMPTY: f64 = 1e-3;
/// From this correlation down the channels cancel each other.
const OPPOSED: f64 = -0.7;
/// Stretches closer than this belong together, in seconds.
const GAP_S: f64 = 2.0;
/// Shorter stretches are a matter of taste, in seconds.
const LEAST_S: f64 = 3.0;
/// What is left of a signal that cancels wholly, in dB.
const FLOOR_DB: f64 = -100.0;

/// How the two channels of a stereo sound relate, over the time in which there is sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stereo {
    /// Share of the sounding time in which only the left channel sounds, 0 to 1.
    pub left_only: f64,
    /// The same for the right channel.
    pub right_only: f64,
    /// Correlation of the channels, −1 (opposed) to 1 (alike).
    pub correlation: f64,
    /// Level of the sum of both against both alike, in dB: 0 for alike, −3 for unrelated
    /// channels; what one loudspeaker or telephone loses.
    pub mono_loss_db: f64,
    /// Stretches in which the channels cancel each other.
    pub opposed: Vec<Span>,
}

#[derive(Debug, Clone)]
pub(super) struct Channels {
    sounding: u64,
    left_only: u64,
    right_only: u64,
    left: f64,
    right: f64,
    product: f64,
    opposed: Stretches,
}

impl Channels {
    pub(super) fn new() -> Self {
        Self {
            sounding: 0,
            left_only: 0,
            right_only: 0,
            left: 0.0,
            right: 0.0,
            product: 0.0,
            opposed: Stretches::new(GAP_S, LEAST_S),
        }
    }

    pub(super) fn push(&mut self, left: &[f32], right: &[f32], span: Span) {
        let (mut ll, mut rr, mut lr) = (0.0, 0.0, 0.0);
        for (&l, &r) in left.iter().zip(right) {
            let (l, r) = (f64::from(l), f64::from(r));
            ll += l * l;
            rr += r * r;
            lr += l * r;
        }
        if ll.max(rr) < SOUNDING * left.len() as f64 {
            return;
        }
        self.sounding += 1;
        self.left_only += u64::from(rr < EMPTY * ll);
        self.right_only += u64::from(ll < EMPTY * rr);
        self.left += ll;
        self.right += rr;
        self.product += lr;
        if lr < OPPOSED * (ll * rr).sqrt() {
            self.opposed.mark(span);
        }
    }

    /// `None` while nothing has sounded.
    pub(super) fn measure(&self) -> Option<Stereo> {
        if self.sounding == 0 {
            return None;
        }
        let share = |blocks: u64| hundredths(blocks as f64 / self.sounding as f64);
        let geometric = (self.left * self.right).sqrt();
        let both = 2.0 * (self.left + self.right);
        let sum = (self.left + self.right + 2.0 * self.product).max(0.0);
        Some(Stereo {
            left_only: share(self.left_only),
            right_only: share(self.right_only),
            correlation: if geometric > 0.0 {
                hundredths(self.product / geometric)
            } else {
                0.0
            },
            mono_loss_db: hundredths(decibel(sum / both).max(FLOOR_DB)),
            opposed: self.opposed.all(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(left: impl Fn(f32) -> f32, right: impl Fn(f32) -> f32) -> Option<Stereo> {
        let mut channels = Channels::new();
        for block in 0..100 {
            let at = |n: usize| (n + block * 4_800) as f32 * 0.05;
            let l: Vec<f32> = (0..4_800).map(|n| left(at(n))).collect();
            let r: Vec<f32> = (0..4_800).map(|n| right(at(n))).collect();
            let from_s = block as f64 / 10.0;
            let to_s = from_s + 0.1;
            channels.push(&l, &r, Span { from_s, to_s });
        }
        channels.measure()
    }

    #[test]
    fn alike() {
        let stereo = measure(f32::sin, f32::sin).unwrap();
        assert!((stereo.correlation - 1.0).abs() < 1e-9);
        assert!(stereo.mono_loss_db.abs() < 1e-9);
        assert_eq!((stereo.left_only, stereo.right_only), (0.0, 0.0));
        assert!(stereo.opposed.is_empty());
    }

    #[test]
    fn opposed() {
        let stereo = measure(f32::sin, |x| -x.sin()).unwrap();
        assert_eq!(stereo.mono_loss_db, FLOOR_DB);
        assert_eq!(stereo.opposed.len(), 1);
        assert!((stereo.opposed[0].seconds() - 10.0).abs() < 1e-6);
    }

    #[test]
    fn one_sided() {
        let stereo = measure(f32::sin, |x| 0.01 * x.cos()).unwrap();
        assert_eq!((stereo.left_only, stereo.right_only), (1.0, 0.0));
        let stereo = measure(|_| 0.0, f32::sin).unwrap();
        assert_eq!((stereo.left_only, stereo.right_only), (0.0, 1.0));
    }

    #[test]
    fn silence_says_nothing() {
        assert_eq!(measure(|_| 0.0, |_| 0.0), None);
    }
}
