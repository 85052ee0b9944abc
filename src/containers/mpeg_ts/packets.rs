//! Where packets lie in the file, and what their headers say (2.4.3.2).

use crate::bitstream::fields::Fields;

/// Length of a packet without what some writers put before or behind it.
pub(super) const PACKET: u64 = 188;

/// Where packets lie in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// The first whole packet, its time before it included.
    pub(super) start: u64,
    /// From one packet to the next.
    pub(super) step: u64,
    /// Bytes before the byte by which a packet is known.
    before: u64,
}

impl Grid {
    /// The last boundary of packets up to `at`.
    pub(super) const fn align(self, at: u64) -> u64 {
        at - at.saturating_sub(self.start) % self.step
    }

    /// The packets of a stretch that begins on a boundary.
    pub(super) fn packets(self, bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
        let (before, length) = (self.before as usize, PACKET as usize);
        let packets = bytes.chunks_exact(self.step as usize);
        packets.filter_map(move |packet| packet.get(before..before + length))
    }
}

/// Finds the packets.
pub(super) fn grid(head: &[u8]) -> Option<Grid> {
    /// Packets that must follow each other.
    const PACKETS: usize = 5;
    let layouts = [(188_usize, 0_usize), (192, 4), (204, 0)];
    layouts.into_iter().find_map(|(step, before)| {
        let is_packet = |at: usize| head.get(at).is_none_or(|byte| *byte == 0x47);
        let is_grid = |at: &usize| {
            head.get(*at) == Some(&0x47) && (0..PACKETS).all(|n| is_packet(at + n * step))
        };
        let first = (before..before + step).find(is_grid)?;
        Some(Grid {
            start: (first - before) as u64,
            step: step as u64,
            before: before as u64,
        })
    })
}

/// A packet's identifier, whether a unit begins in it, whether it is scrambled, and what it holds.
pub(super) fn packet(packet: &[u8]) -> Option<(u16, bool, bool, &[u8])> {
    let mut fields = Fields::new(packet);
    if fields.u8()? != 0x47 {
        return None;
    }
    let word = fields.u16()?;
    let flags = fields.u8()?;
    // An error that the receiver saw.
    if word & 0x8000 != 0 || flags & 0x10 == 0 {
        return None;
    }
    if flags & 0x20 != 0 {
        let length = fields.u8()?;
        fields.skip(usize::from(length))?;
    }
    Some((
        word & 0x1fff,
        word & 0x4000 != 0,
        flags & 0xc0 != 0,
        fields.rest(),
    ))
}
