//! How many samples a packet of sound has, by its first bytes.

use crate::bitstream::fields::Fields;

/// Of Opus, at 48 kHz (RFC 6716, 3.1 and 3.2).
pub(super) fn opus(packet: &[u8]) -> Option<u32> {
    let mut fields = Fields::new(packet);
    let lead = fields.u8()?;
    let (configuration, count) = (lead >> 3, lead & 3);
    let index = u32::from(configuration & 3);
    let samples = match configuration {
        // 10, 20, 40 and 60 ms.
        0..12 if index == 3 => 2880,
        0..12 => 480 << index,
        12..16 => 480 << (index & 1),
        _ => 120 << index,
    };
    let frames = match count {
        0 => 1,
        1 | 2 => 2,
        _ => u32::from(fields.u8()? & 63),
    };
    // 120 ms at most.
    Some(samples * frames).filter(|samples| (1..=5760).contains(samples))
}

/// Of FLAC (RFC 9639, 9.1).
pub(super) fn flac(frame: &[u8]) -> Option<u32> {
    let mut fields = Fields::new(frame);
    let (sync, sizes) = (fields.u16()?, fields.u8()?);
    if sync >> 2 != 0x3ffe {
        return None;
    }
    fields.skip(1)?;
    Some(match sizes >> 4 {
        0 => return None,
        1 => 192,
        code @ 2..=5 => 576 << (code - 2),
        code @ (6 | 7) => {
            // The number of the frame, coded like a character of UTF-8.
            let ones = fields.u8()?.leading_ones() as usize;
            fields.skip(ones.saturating_sub(1))?;
            match code {
                6 => u32::from(fields.u8()?) + 1,
                _ => u32::from(fields.u16()?) + 1,
            }
        }
        code => 256 << (code - 8),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_of_opus_tell_their_length() {
        assert_eq!(opus(&[0xfc]), Some(960));
        assert_eq!(opus(&[0x08]), Some(960));
        assert_eq!(opus(&[0x18]), Some(2880));
        assert_eq!(opus(&[0x78 | 1]), Some(1920));
        assert_eq!(opus(&[0xfc | 3, 0x83]), Some(2880));
        assert_eq!(opus(&[0xfc | 3, 0]), None);
        assert_eq!(opus(&[]), None);
    }

    #[test]
    fn frames_of_flac_tell_their_length() {
        assert_eq!(flac(&[0xff, 0xf8, 0xc9, 0x18, 0, 0]), Some(4096));
        assert_eq!(flac(&[0xff, 0xf8, 0x59, 0x18, 0, 0]), Some(4608));
        assert_eq!(
            flac(&[0xff, 0xf8, 0x79, 0x18, 0xc2, 0x80, 0x02, 0xff]),
            Some(768)
        );
        assert_eq!(flac(&[0xff, 0xf8, 0x69, 0x18, 0x05, 0x0f]), Some(16));
        assert_eq!(flac(&[0x00, 0xf8, 0xc9]), None);
    }
}
