//! The configurations of AC-3 and E-AC-3 (ETSI TS 102 366, F.4 and F.6), made of their first packet.

use super::super::boxes::Writer;
use crate::bitstream::bits::Bits;

/// Writes `dac3`; `None` where the packet is none of AC-3.
pub(super) fn write_ac3(writer: &mut Writer, packet: &[u8]) -> Option<()> {
    let mut bits = Bits::new(packet);
    if bits.read(16)? != 0x0b77 {
        return None;
    }
    bits.skip(16)?;
    let rate = bits.read(2)?;
    let bit_rate = bits.read(6)? >> 1;
    let (identification, mode) = (bits.read(5)?, bits.read(3)?);
    let channels = bits.read(3)?;
    // Levels of the mix stand between, by which channels there are.
    bits.skip(if channels & 1 == 1 && channels != 1 {
        2
    } else {
        0
    })?;
    bits.skip(if channels & 4 != 0 { 2 } else { 0 })?;
    bits.skip(if channels == 2 { 2 } else { 0 })?;
    let low = bits.read(1)?;
    if identification > 10 || rate == 3 {
        return None;
    }
    let fields = rate << 22 | identification << 17 | mode << 14 | channels << 11 | low << 10;
    let fields = fields | bit_rate << 5;
    writer.boxed(b"dac3", |writer| {
        let [_, bytes @ ..] = fields.to_be_bytes();
        writer.put(&bytes);
    });
    Some(())
}

/// Writes `dec3`; `None` where the packet is none of E-AC-3, or not one frame of six blocks. Where the further
/// channels of dependent frames belong, writers of `dec3` do not agree.
pub(super) fn write_eac3(writer: &mut Writer, packet: &[u8], size: u64) -> Option<()> {
    let mut bits = Bits::new(packet);
    if bits.read(16)? != 0x0b77 {
        return None;
    }
    let kind = bits.read(2)?;
    bits.skip(3)?;
    let bytes = (bits.read(11)? + 1) * 2;
    let (rate, blocks) = (bits.read(2)?, bits.read(2)?);
    let (channels, low, identification) = (bits.read(3)?, bits.read(1)?, bits.read(5)?);
    let per_second = *[48_000, 44_100, 32_000].get(rate as usize)?;
    let is_six = blocks == 3;
    if kind == 1 || !is_six || u64::from(bytes) != size || !(11..=16).contains(&identification) {
        return None;
    }
    let kilobits = bytes * 8 * per_second / 1536 / 1000;
    writer.boxed(b"dec3", |writer| {
        // One stream that depends on no other.
        writer.u16((kilobits << 3) as u16);
        let fields = rate << 22 | identification << 17 | channels << 9 | low << 8;
        let [_, bytes @ ..] = fields.to_be_bytes();
        writer.put(&bytes);
    });
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_frame_makes_no_configuration() {
        let mut writer = Writer::default();
        assert_eq!(write_ac3(&mut writer, &[0x0b, 0x77]), None);
        assert_eq!(write_eac3(&mut writer, &[0; 20], 20), None);
        assert!(writer.into_bytes().is_empty());
    }
}
