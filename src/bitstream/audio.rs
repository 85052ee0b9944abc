//! Frames of sound that carry their own header: ADTS, MPEG audio, AC-3.

use super::bits::Bits;
use super::descriptors::{self, Aac};

/// What a frame's header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoundHeader {
    /// Short name of the codec as ffprobe spells it.
    pub codec: &'static str,
    /// Profile by name.
    pub profile: Option<&'static str>,
    /// Channels.
    pub channels: Option<u16>,
    /// Samples per second.
    pub rate: u32,
    /// Samples of one frame.
    pub samples: u32,
}

/// Reads the header of an ADTS frame (ISO/IEC 14496-3, 1.A.2.2).
#[must_use]
pub fn adts(frame: &[u8]) -> Option<SoundHeader> {
    let mut bits = Bits::new(frame);
    if bits.read(12)? != 0xfff {
        return None;
    }
    bits.skip(1)?;
    if bits.read(2)? != 0 {
        return None;
    }
    bits.skip(1)?;
    let object_type = bits.read(2)? + 1;
    let index = bits.read(4)?;
    bits.skip(1)?;
    let channels = bits.read(3)?;
    // The same fields as they stand in an AudioSpecificConfig: 5, 4 and 4 bits.
    let specific = (object_type << 11 | index << 7 | channels << 3) as u16;
    let aac: Aac = descriptors::aac(&specific.to_be_bytes())?;
    Some(SoundHeader {
        codec: "aac",
        profile: Some(aac.profile()),
        channels: aac.channels,
        rate: aac.rate,
        samples: 1024,
    })
}

/// Sampling frequencies of MPEG-1 audio by index; MPEG-2 has half of each, MPEG-2.5 a quarter.
const RATES: [u32; 3] = [44_100, 48_000, 32_000];

/// Reads the header of a frame of MPEG audio (ISO/IEC 11172-3, 2.4.1.3).
#[must_use]
pub fn mpeg_audio(frame: &[u8]) -> Option<SoundHeader> {
    let mut bits = Bits::new(frame);
    if bits.read(11)? != 0x7ff {
        return None;
    }
    let (version, layer) = (bits.read(2)?, bits.read(2)?);
    bits.skip(1)?;
    let bit_rate = bits.read(4)?;
    let rate = RATES.get(bits.read(2)? as usize)?;
    bits.skip(2)?;
    let channels = if bits.read(2)? == 3 { 1 } else { 2 };
    let shift = match version {
        3 => 0,
        2 => 1,
        0 => 2,
        _ => return None,
    };
    let (codec, samples) = match layer {
        3 => ("mp1", 384),
        2 => ("mp2", 1152),
        1 if shift == 0 => ("mp3", 1152),
        1 => ("mp3", 576),
        _ => return None,
    };
    (bit_rate != 15).then_some(SoundHeader {
        codec,
        profile: None,
        channels: Some(channels),
        rate: rate >> shift,
        samples,
    })
}

/// Reads the header of a frame of AC-3 or E-AC-3 (ETSI TS 102 366, 4.3 and E.1.2).
#[must_use]
pub fn ac3(frame: &[u8]) -> Option<SoundHeader> {
    const CHANNELS: [u16; 8] = [2, 1, 2, 3, 3, 4, 4, 5];
    const RATES: [u32; 3] = [48_000, 44_100, 32_000];
    const BLOCKS: [u32; 4] = [1, 2, 3, 6];
    let mut bits = Bits::new(frame);
    if bits.read(16)? != 0x0b77 {
        return None;
    }
    // Both have the identification of the bitstream in the same place.
    let identification = Bits::new(frame.get(5..)?).read(5)?;
    let channels = |mode: u32, low: bool| {
        let main = CHANNELS.get(mode as usize)?;
        Some(main + u16::from(low))
    };
    if identification <= 10 {
        bits.skip(16)?;
        let rate = *RATES.get(bits.read(2)? as usize)?;
        bits.skip(6 + 5 + 3)?;
        let mode = bits.read(3)?;
        // Levels of the mix stand between, by which channels there are.
        bits.skip(if mode & 1 == 1 && mode != 1 { 2 } else { 0 })?;
        bits.skip(if mode & 4 != 0 { 2 } else { 0 })?;
        bits.skip(if mode == 2 { 2 } else { 0 })?;
        let low = bits.flag()?;
        return Some(SoundHeader {
            codec: "ac3",
            profile: None,
            channels: channels(mode, low),
            rate,
            samples: 1536,
        });
    }
    bits.skip(2 + 3 + 11)?;
    let (rate, blocks) = match bits.read(2)? {
        3 => (RATES.get(bits.read(2)? as usize)? / 2, 6),
        index => {
            let blocks = *BLOCKS.get(bits.read(2)? as usize)?;
            (*RATES.get(index as usize)?, blocks)
        }
    };
    let mode = bits.read(3)?;
    let low = bits.flag()?;
    (identification <= 16).then_some(SoundHeader {
        codec: "eac3",
        profile: None,
        channels: channels(mode, low),
        rate,
        samples: blocks * 256,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_header_tells_rate_and_channels() {
        // As ffmpeg writes them.
        let adts = adts(&[0xff, 0xf1, 0x50, 0x40, 0x02, 0x7f, 0xfc]).unwrap();
        assert_eq!((adts.rate, adts.channels), (44_100, Some(1)));
        assert_eq!((adts.codec, adts.profile), ("aac", Some("LC")));
        let mp2 = mpeg_audio(&[0xff, 0xfd, 0x14, 0xc4]).unwrap();
        assert_eq!(
            (mp2.codec, mp2.rate, mp2.channels),
            ("mp2", 48_000, Some(1))
        );
        let mp3 = mpeg_audio(&[0xff, 0xfb, 0x90, 0x64]).unwrap();
        assert_eq!(
            (mp3.codec, mp3.rate, mp3.channels),
            ("mp3", 44_100, Some(2))
        );
        let ac3 = ac3(&[0x0b, 0x77, 0, 0, 0x14, 0x40, 0x43, 0xff]).unwrap();
        assert_eq!(
            (ac3.codec, ac3.rate, ac3.channels),
            ("ac3", 48_000, Some(2))
        );
        assert_eq!(mpeg_audio(&[0xff; 8]), None);
        assert_eq!(super::adts(&[0xff, 0xf1]), None);
    }
}
