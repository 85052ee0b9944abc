//! Sample entries of sound.

use super::super::boxes::Writer;
use super::super::entry::{ESDS_SPECIFIC, put_audio, write_esds, write_mp3};
use super::super::refusal::Refusal;
use super::{ac3, unconfigured};
use crate::bitstream::bits::Bits;
use crate::bitstream::fields::Fields;
use crate::bitstream::{audio, descriptors};

/// A track of sound as its container describes it.
#[derive(Debug)]
pub(in crate::remux) struct Sound<'d> {
    /// The codec's short name among the facts.
    pub(in crate::remux) codec: &'d str,
    /// The codec's configuration.
    pub(in crate::remux) configuration: &'d [u8],
    /// Channels, by the facts.
    pub(in crate::remux) channels: u16,
    /// Samples per second, by the facts.
    pub(in crate::remux) rate: Option<u32>,
    /// Nanoseconds that it is decoded before it is heard.
    pub(in crate::remux) delay: u64,
    /// The beginning of the first packet, and how long that is.
    pub(in crate::remux) first: (&'d [u8], u64),
}

/// How many samples a packet has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::remux) enum Lasts {
    /// Each has as many.
    Each(u32),
    /// Each tells it itself.
    AsTold,
}

/// A track of sound as an MP4 describes it.
#[derive(Debug)]
pub(in crate::remux) struct Coded {
    /// The sample entry with its header.
    pub(in crate::remux) written: Vec<u8>,
    /// Units a second in which its packets are exact.
    pub(in crate::remux) rate: u32,
    /// How many of these a packet lasts.
    pub(in crate::remux) lasts: Lasts,
}

/// Describes it.
///
/// # Errors
/// [`Refusal::Codec`] where an MP4 may not hold it, [`Refusal::Configuration`] where the configuration is missing
/// or cannot be read.
pub(in crate::remux) fn sound(sound: &Sound<'_>) -> Result<Coded, Refusal> {
    let missing = || unconfigured(sound.codec);
    let (first, size) = sound.first;
    let mut inner = Writer::default();
    let (kind, rate, lasts) = match sound.codec {
        "aac" => {
            let (rate, lasts) = aac(sound.configuration).ok_or_else(missing)?;
            write_esds(&mut inner, 0x40, sound.configuration);
            (b"mp4a", rate, Lasts::Each(lasts))
        }
        "mp3" => {
            let header = audio::mpeg_audio(first).filter(|header| header.codec == "mp3");
            let header = header.ok_or_else(missing)?;
            write_mp3(&mut inner, header.rate);
            (b"mp4a", header.rate, Lasts::Each(header.samples))
        }
        "ac3" | "eac3" => {
            let header = audio::ac3(first).filter(|header| header.codec == sound.codec);
            let header = header.ok_or_else(missing)?;
            let kind = match sound.codec {
                "ac3" => ac3::write_ac3(&mut inner, first).map(|()| b"ac-3"),
                _ => ac3::write_eac3(&mut inner, first, size).map(|()| b"ec-3"),
            };
            (kind.ok_or_else(missing)?, header.rate, Lasts::Each(1536))
        }
        "opus" => {
            write_opus(&mut inner, sound.configuration, sound.delay).ok_or_else(missing)?;
            (b"Opus", 48_000, Lasts::AsTold)
        }
        "flac" => {
            let rate = write_flac(&mut inner, sound.configuration).ok_or_else(missing)?;
            (b"fLaC", rate, Lasts::AsTold)
        }
        codec => return Err(Refusal::Codec(codec.to_owned())),
    };
    let mut writer = Writer::default();
    writer.boxed(kind, |writer| {
        // Reserved, and the data reference: the file itself.
        writer.zeros(6);
        writer.u16(1);
        put_audio(writer, sound.channels, sound.rate.unwrap_or(rate));
        writer.put(&inner.into_bytes());
    });
    Ok(Coded {
        written: writer.into_bytes(),
        rate,
        lasts,
    })
}

/// The rate of the core of AAC, and how many of its samples a packet has (ISO/IEC 14496-3, 1.6.2.1 and 4.4.1).
fn aac(specific: &[u8]) -> Option<(u32, u32)> {
    const RATES: [u32; 13] = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025,
        8_000, 7_350,
    ];
    let told = descriptors::aac(specific).filter(|_| specific.len() <= ESDS_SPECIFIC)?;
    let mut bits = Bits::new(specific);
    let object_type = |bits: &mut Bits<'_>| {
        let short = bits.read(5)?;
        if short == 31 {
            Some(32 + bits.read(6)?)
        } else {
            Some(short)
        }
    };
    let frequency = |bits: &mut Bits<'_>| match bits.read(4)? {
        15 => bits.read(24),
        index => RATES.get(index as usize).copied(),
    };
    let mut kind = object_type(&mut bits)?;
    let rate = frequency(&mut bits)?;
    bits.skip(4)?;
    if matches!(kind, 5 | 29) {
        frequency(&mut bits)?;
        kind = object_type(&mut bits)?;
    }
    // Of kinds with low delay packets are shorter, and of others nothing is known here.
    let is_plain = matches!(kind, 1..=4) && told.other_codec().is_none();
    let lasts = if bits.flag()? { 960 } else { 1024 };
    (is_plain && rate > 0).then_some((rate, lasts))
}

/// `dOps` (Encapsulation of Opus in ISOBMFF, 4.3.2) from an identification header (RFC 7845, 5.1), which has the
/// same fields in the other order of bytes.
fn write_opus(writer: &mut Writer, header: &[u8], delay: u64) -> Option<()> {
    let mut fields = Fields::new(header);
    let is_opus = fields.take(8)? == b"OpusHead";
    let version = fields.u8()?;
    let channels = fields.u8()?;
    let (told, rate, gain) = (fields.u16_le()?, fields.u32_le()?, fields.u16_le()?);
    let family = fields.u8()?;
    let table = match family {
        0 => &[][..],
        _ => fields.take(2 + usize::from(channels))?,
    };
    if !is_opus || version >> 4 != 0 || channels == 0 {
        return None;
    }
    // What the container says is what its times were written by.
    let delay = u16::try_from((delay * 48 + 500_000) / 1_000_000).ok()?;
    writer.boxed(b"dOps", |writer| {
        writer.u8(0);
        writer.u8(channels);
        writer.u16(if delay > 0 { delay } else { told });
        writer.u32(rate);
        writer.u16(gain);
        writer.u8(family);
        writer.put(table);
    });
    Some(())
}

/// `dfLa` (Encapsulation of FLAC in ISOBMFF, 3.3.2) with the block of metadata that a decoder needs (RFC 9639,
/// 8.2); gives the rate.
fn write_flac(writer: &mut Writer, header: &[u8]) -> Option<u32> {
    let mut fields = Fields::new(header);
    let is_flac = fields.take(4)? == b"fLaC";
    let lead = fields.u8()? & 0x7f;
    let length = fields.u24()?;
    let information = fields.take(34)?;
    if !is_flac || lead != 0 || length != 34 {
        return None;
    }
    let mut bits = Bits::new(information.get(10..)?);
    let rate = bits.read(20)?;
    writer.full(b"dfLa", 0, 0, |writer| {
        // The last block, of this kind and length.
        writer.put(&[0x80, 0, 0, 34]);
        writer.put(information);
    });
    (rate > 0).then_some(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aac_is_counted_by_its_core() {
        assert_eq!(aac(&[0x11, 0x90]), Some((48_000, 1024)));
        assert_eq!(aac(&[0x11, 0x94]), Some((48_000, 960)));
        // HE-AAC, 24 kHz within 48 kHz.
        assert_eq!(aac(&[0x2b, 0x11, 0x88, 0x00]), Some((24_000, 1024)));
        assert_eq!(aac(&[0x11]), None);
        assert_eq!(aac(&[0x11; 101]), None);
    }

    #[test]
    fn the_header_of_opus_is_turned_round() {
        let header = b"OpusHead\x01\x02\x38\x01\x80\xbb\0\0\0\0\0";
        let written = |delay| {
            let mut writer = Writer::default();
            write_opus(&mut writer, header, delay)?;
            Some(writer.into_bytes())
        };
        let expected = b"\0\0\0\x13dOps\0\x02\x01\x38\0\0\xbb\x80\0\0\0";
        assert_eq!(written(0).unwrap(), expected);
        assert_eq!(written(6_500_000).unwrap(), expected);
        assert_eq!(written(u64::from(u32::MAX)), None);
        assert_eq!(write_opus(&mut Writer::default(), b"OpusHeed", 0), None);
    }
}
