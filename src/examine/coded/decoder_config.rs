//! The configuration of a video decoder, as WebCodecs' `VideoDecoderConfig` wants it.

use crate::facts::PictureTrack;
use crate::isobmff::entry::SampleEntry;

/// Codec and configuration of a picture track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VideoDecoderConfig {
    /// The codec with its profile and level, as the registry of WebCodecs spells it.
    pub codec: String,
    /// Its configuration record, where it needs one.
    pub description: Vec<u8>,
}

impl VideoDecoderConfig {
    pub(super) fn of(track: &PictureTrack, entry: &SampleEntry) -> Option<Self> {
        let record = |kind| entry.configuration(kind);
        let (codec, description) = match track.codec.as_str() {
            "h264" => (avc(record(b"avcC")?)?, record(b"avcC")),
            "hevc" => (hevc(record(b"hvcC")?, &entry.codec().0)?, record(b"hvcC")),
            "av1" => (av1(record(b"av1C")?)?, None),
            "vp9" => (vp9(record(b"vpcC")?)?, None),
            _ => return None,
        };
        Some(Self {
            codec,
            description: description.unwrap_or_default().to_vec(),
        })
    }
}

/// By RFC 6381, 3.3, from `AVCDecoderConfigurationRecord` (ISO/IEC 14496-15, 5.3.3.1).
fn avc(record: &[u8]) -> Option<String> {
    let [_, profile, constraints, level] = *record.first_chunk()?;
    Some(format!("avc1.{profile:02x}{constraints:02x}{level:02x}"))
}

/// By ISO/IEC 14496-15, E.3, from `HEVCDecoderConfigurationRecord` (8.3.3.1).
fn hevc(record: &[u8], entry: &[u8; 4]) -> Option<String> {
    let (head, rest) = record.split_first_chunk::<6>()?;
    let (constraints, rest) = rest.split_first_chunk::<6>()?;
    let [_, profile, compatibility @ ..] = *head;
    let level = rest.first()?;
    // In `hev1` parameter sets may also be in the samples.
    let name = if entry == b"hev1" { "hev1" } else { "hvc1" };
    let space = ["", "A", "B", "C"].get(usize::from(profile >> 6))?;
    let tier = if profile & 0x20 == 0 { 'L' } else { 'H' };
    let flags = u32::from_be_bytes(compatibility).reverse_bits();
    let mut codec = format!("{name}.{space}{}.{flags:X}.{tier}{level}", profile & 0x1f);
    let used = constraints.iter().rposition(|byte| *byte != 0);
    for byte in constraints.iter().take(used.map_or(0, |last| last + 1)) {
        codec.push_str(&format!(".{byte:X}"));
    }
    Some(codec)
}

/// By AV1 in ISO base media, 5, from `AV1CodecConfigurationRecord` (2.3).
fn av1(record: &[u8]) -> Option<String> {
    let [_, profile_level, flags] = *record.first_chunk()?;
    let (profile, level) = (profile_level >> 5, profile_level & 0x1f);
    let tier = if flags & 0x80 == 0 { 'M' } else { 'H' };
    let depth = match (flags & 0x40 != 0, flags & 0x20 != 0) {
        (true, true) => 12,
        (true, false) => 10,
        (false, _) => 8,
    };
    Some(format!("av01.{profile}.{level:02}{tier}.{depth:02}"))
}

/// By VP codecs in ISO base media, from `VPCodecConfigurationRecord`, behind version and flags.
fn vp9(record: &[u8]) -> Option<String> {
    let [_, _, _, _, profile, level, depth] = *record.first_chunk()?;
    Some(format!("vp09.{profile:02}.{level:02}.{:02}", depth >> 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codecs_are_named_by_their_records() {
        assert_eq!(avc(&[1, 0x64, 0, 0x28, 0xff]).unwrap(), "avc1.640028");
        let main = [
            1, 0x01, 0x60, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 120, 0xf0, 0, 0xfc,
        ];
        assert_eq!(hevc(&main, b"hvc1").unwrap(), "hvc1.1.6.L120.90");
        let high_tier = [1, 0x62, 0x20, 0, 0, 0, 0xb0, 0, 0x01, 0, 0, 0, 153];
        assert_eq!(hevc(&high_tier, b"hev1").unwrap(), "hev1.A2.4.H153.B0.0.1");
        assert_eq!(av1(&[0x81, 0x08, 0x0c]).unwrap(), "av01.0.08M.08");
        assert_eq!(av1(&[0x81, 0x4d, 0xe0]).unwrap(), "av01.2.13H.12");
        assert_eq!(vp9(&[1, 0, 0, 0, 0, 40, 0x82, 2]).unwrap(), "vp09.00.40.08");
    }

    #[test]
    fn a_record_that_is_too_short_names_nothing() {
        assert_eq!(avc(&[1, 0x64, 0]), None);
        assert_eq!(hevc(&[1; 12], b"hvc1"), None);
        assert_eq!(av1(&[0x81]), None);
        assert_eq!(vp9(&[1, 0, 0, 0, 0, 40]), None);
    }
}
