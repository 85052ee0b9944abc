//! Spectral band replication (HE-AAC) in a bitstream of AAC (ISO/IEC 14496-3, 4.4.2.7 and 4.4.2.8).
//!
//! A configuration may keep it to itself: what it calls plain AAC then comes out at double the rate
//! and with twice the bandwidth, or without its upper half where a decoder does not look for it. It
//! stands in a fill element at the end of each packet, which is read from there: all that comes
//! before would have to be decoded.

use super::bits::Bits;

/// `ID_FIL`: three bits.
const FILL: u32 = 6;
/// `ID_END`: three bits, all set.
const END_BITS: usize = 3;
/// Bits of the element's name and count, without and with the longer count.
const SHORT: usize = 3 + 4;
const LONG: usize = SHORT + 8;
/// The count that a longer one follows, which goes on from one less.
const ESCAPE: usize = 15;
/// The most bytes that a fill element holds.
const MOST_BYTES: usize = ESCAPE - 1 + 255;
/// `extension_type`: filling, and replication without and with a checksum.
const FILLING: [u32; 2] = [0, 1];
const REPLICATION: [u32; 2] = [13, 14];
/// Fill elements behind that of the replication that are passed over.
const PASSED_OVER: usize = 2;

/// Packets that are enough to tell.
const ENOUGH: usize = 8;

/// Whether these packets of AAC hold spectral band replication: nearly all do, or hardly one seems to.
pub fn is_in<'p>(packets: impl Iterator<Item = &'p [u8]>) -> bool {
    let looked_at: Vec<bool> = packets.take(4 * ENOUGH).map(ends_with_it).collect();
    let found = looked_at.iter().filter(|found| **found).count();
    looked_at.len() >= ENOUGH && found * 4 >= looked_at.len() * 3
}

/// Whether a packet ends with a fill element that holds it. One packet in fifty does so by chance.
fn ends_with_it(packet: &[u8]) -> bool {
    let Some(last) = packet.last().filter(|last| **last != 0) else {
        return false;
    };
    // The element that ends the packet, and zeros up to the next byte.
    let bits = packet.len() * 8 - last.trailing_zeros() as usize;
    let end = bits.checked_sub(END_BITS);
    end.is_some_and(|end| bits_at(packet, end, 3) == Some(7) && is_before(packet, end, PASSED_OVER))
}

/// Whether such an element ends at bit `end`, or before further filling.
fn is_before(packet: &[u8], end: usize, passed_over: usize) -> bool {
    (1..=MOST_BYTES).any(|count| {
        let Some((start, kind)) = fill_element(packet, end, count) else {
            return false;
        };
        let is_passed_over = FILLING.contains(&kind) && passed_over > 0;
        REPLICATION.contains(&kind) || is_passed_over && is_before(packet, start, passed_over - 1)
    })
}

/// A fill element of `count` bytes that ends at bit `end`: where it starts, and what it holds.
fn fill_element(packet: &[u8], end: usize, count: usize) -> Option<(usize, u32)> {
    let body = end.checked_sub(count * 8)?;
    let head = if count < ESCAPE { SHORT } else { LONG };
    let start = body.checked_sub(head)?;
    let short = bits_at(packet, start + 3, 4)? as usize;
    let is_one = bits_at(packet, start, 3)? == FILL
        && short == count.min(ESCAPE)
        && (short < ESCAPE || bits_at(packet, start + SHORT, 8)? as usize == count + 1 - ESCAPE);
    Some((start, bits_at(packet, body, 4)?)).filter(|_| is_one)
}

fn bits_at(packet: &[u8], at: usize, count: u32) -> Option<u32> {
    let mut bits = Bits::new(packet);
    bits.skip(at)?;
    bits.read(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bits as they are written down, filled up to a byte.
    fn packet(bits: &str) -> Vec<u8> {
        let bits: Vec<u8> = bits.bytes().filter(|bit| *bit != b' ').collect();
        let byte = |bits: &[u8]| {
            let bits = bits.iter().enumerate();
            bits.map(|(at, bit)| (bit - b'0') << (7 - at)).sum()
        };
        bits.chunks(8).map(byte).collect()
    }

    #[test]
    fn replication_is_found_at_the_end_of_a_packet() {
        let byte = "00000000";
        let short = format!("01011 110 0010 1101 0000 {byte} 111");
        assert!(ends_with_it(&packet(&short)));
        let checked = format!("0101100 110 0010 1110 0000 {byte} 111");
        assert!(ends_with_it(&packet(&checked)));
        // Twenty bytes: 15, and 6 more than 14.
        let long = format!("01 110 1111 00000110 1101 0000 {} 111", byte.repeat(19));
        assert!(ends_with_it(&packet(&long)));
        let padded = format!("01011 110 0010 1101 0000 {byte} 110 0001 0000 0000 111");
        assert!(ends_with_it(&packet(&padded)));
    }

    #[test]
    fn other_elements_are_not_taken_for_it() {
        for bits in [
            // Plain filling, a dynamic range, a count that does not fit, no end.
            "01011 110 0010 0000 0000 00000000 111",
            "01011 110 0010 1011 0000 00000000 111",
            "01011 110 0011 1101 0000 00000000 111",
            "01011 110 0010 1101 0000 00000000 100",
            "111",
            "",
        ] {
            assert!(!ends_with_it(&packet(bits)), "{bits}");
        }
    }

    #[test]
    fn a_few_packets_that_seem_to_hold_it_are_chance() {
        let with = packet("01011 110 0010 1101 0000 00000000 111");
        let without = packet("01011 110 0010 0000 0000 00000000 111");
        let mixed = |with_it: usize| {
            let packets = std::iter::repeat_n(&with, with_it);
            let packets = packets.chain(std::iter::repeat_n(&without, 10 - with_it));
            is_in(packets.map(Vec::as_slice))
        };
        assert!(mixed(10) && mixed(8));
        assert!(!mixed(7) && !mixed(0));
        assert!(!is_in(std::iter::repeat_n(with.as_slice(), 7)));
    }
}
