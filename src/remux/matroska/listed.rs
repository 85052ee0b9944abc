//! What is listed of a track.

use crate::remux::coding::PacketLasts;
use crate::remux::stamps::Frame;

/// A track whose frames are listed.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its number.
    pub(super) number: u64,
    /// It holds sound, of which every packet can be decoded.
    pub(super) is_sound: bool,
    /// What tells how long a packet lasts by its first bytes, where they do.
    pub(super) lasts: Option<PacketLasts>,
    /// Its frames so far.
    pub(super) frames: Vec<Frame>,
    /// How long the last block is said to last, in ticks.
    pub(super) block_lasts: Option<u64>,
    /// How much of the last packet is not heard, in nanoseconds.
    pub(super) discarded: i64,
}

impl Listed {
    pub(super) const fn new(number: u64, is_sound: bool, lasts: Option<PacketLasts>) -> Self {
        Self {
            number,
            is_sound,
            lasts,
            frames: Vec::new(),
            block_lasts: None,
            discarded: 0,
        }
    }
}
