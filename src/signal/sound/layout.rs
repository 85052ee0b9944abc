//! Which loudspeaker each channel belongs to, and what it weighs in the loudness.

use serde::{Deserialize, Serialize};

/// Most channels that are analysed; files with more are refused before decoding.
pub const MAX_CHANNELS: usize = 24;

/// Lowest and highest sample rate that are analysed, in Hz.
pub const RATES: std::ops::RangeInclusive<u32> = 4_000..=384_000;

/// Where a channel is heard, as far as loudness tells them apart (ITU-R BS.1770-5, table 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaker {
    /// In front, behind or above: weight 1.
    Front,
    /// At the side, azimuth 60° to 120° and elevation below 30°: weight 1.41 (+1.5 dB).
    Side,
    /// Low-frequency effects: not counted.
    Lfe,
}

impl Speaker {
    /// The weight of the channel's energy in the loudness.
    #[must_use]
    pub const fn weight(self) -> f64 {
        match self {
            Self::Front => 1.0,
            Self::Side => 1.41,
            Self::Lfe => 0.0,
        }
    }
}

/// Sample rate and channels of a stream of samples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    rate: u32,
    speakers: Vec<Speaker>,
}

impl Layout {
    /// A layout with the loudspeakers named one by one; `None` outside [`RATES`] or with no or
    /// more than [`MAX_CHANNELS`] channels.
    #[must_use]
    pub fn new(rate: u32, speakers: Vec<Speaker>) -> Option<Self> {
        let fits = RATES.contains(&rate) && (1..=MAX_CHANNELS).contains(&speakers.len());
        fits.then_some(Self { rate, speakers })
    }

    /// The usual layout of `channels` channels in the order of WAVE files (L R C LFE, then the
    /// surrounds), which is what decoders of browsers and libraries hand out.
    #[must_use]
    pub fn by_count(rate: u32, channels: usize) -> Option<Self> {
        use Speaker::{Front, Lfe, Side};
        let speakers = match channels {
            4 => vec![Front, Front, Side, Side],
            5 => vec![Front, Front, Front, Side, Side],
            6 => vec![Front, Front, Front, Lfe, Side, Side],
            7 => vec![Front, Front, Front, Lfe, Front, Side, Side],
            8 => vec![Front, Front, Front, Lfe, Front, Front, Side, Side],
            // Beyond 7.1 nothing is usual; counting all alike errs by 1.5 dB at most.
            _ => vec![Front; channels.min(MAX_CHANNELS + 1)],
        };
        Self::new(rate, speakers)
    }

    /// Samples per second and channel.
    #[must_use]
    pub const fn rate(&self) -> u32 {
        self.rate
    }

    /// Number of channels.
    #[must_use]
    pub const fn channels(&self) -> usize {
        self.speakers.len()
    }

    /// The loudspeakers, in the order of the samples.
    #[must_use]
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }
}
