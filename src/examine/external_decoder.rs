//! Sound decoders that are not compiled in: those of the browser.

use crate::bitstream::descriptors;
use crate::facts::SoundTrack;
use crate::isobmff::entry::SampleEntry;

/// The configuration of such a decoder: WebCodecs' `AudioDecoderConfig`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AudioDecoderConfig {
    /// The name of the codec by the registry of WebCodecs.
    pub codec: String,
    /// Its configuration, where it needs one.
    pub description: Vec<u8>,
    /// Samples per second.
    pub rate: u32,
    /// Number of channels.
    pub channels: u16,
}

/// Decoded samples.
#[derive(Debug, Default)]
pub struct Decoded {
    /// Interleaved.
    pub samples: Vec<f32>,
    /// Samples per second and number of channels, of these.
    pub format: Option<(u32, usize)>,
}

/// The packets are damaged, or in more than one format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodeError;

/// A decoder outside this program.
pub trait ExternalDecoder {
    /// Configures the decoder; `false` where it does not support that.
    fn open(&mut self, coded: &AudioDecoderConfig) -> impl Future<Output = bool>;

    /// Takes packets, in order, and appends what has been decoded of these and of earlier ones.
    ///
    /// # Errors
    /// [`DecodeError`] when a packet cannot be decoded; what was decoded before it is appended.
    fn decode<'p>(
        &mut self,
        packets: impl Iterator<Item = &'p [u8]>,
        decoded: &mut Decoded,
    ) -> impl Future<Output = Result<(), DecodeError>>;

    /// Appends everything that is still to come. After that packets may follow a gap.
    ///
    /// # Errors
    /// [`DecodeError`] as before.
    fn finish(&mut self, decoded: &mut Decoded) -> impl Future<Output = Result<(), DecodeError>>;
}

/// Stands for a missing external decoder.
#[derive(Debug, Clone, Copy)]
pub struct NoDecoder;

impl ExternalDecoder for NoDecoder {
    async fn open(&mut self, _: &AudioDecoderConfig) -> bool {
        false
    }

    async fn decode<'p>(
        &mut self,
        _: impl Iterator<Item = &'p [u8]>,
        _: &mut Decoded,
    ) -> Result<(), DecodeError> {
        Err(DecodeError)
    }

    async fn finish(&mut self, _: &mut Decoded) -> Result<(), DecodeError> {
        Err(DecodeError)
    }
}

/// The configuration for a track; `None` where no such decoder supports its codec.
pub(super) fn describe(track: &SoundTrack, entry: &SampleEntry) -> Option<AudioDecoderConfig> {
    let (codec, description) = match track.codec.as_str() {
        "aac" | "usac" => {
            let specific = descriptors::read(entry.configuration(b"esds")?)?.specific;
            let object_type = descriptors::aac(specific)?.object_type;
            (format!("mp4a.40.{object_type}"), specific.to_vec())
        }
        "opus" => ("opus".to_owned(), opus_head(entry.configuration(b"dOps")?)?),
        "ac3" => ("ac-3".to_owned(), Vec::new()),
        "eac3" => ("ec-3".to_owned(), Vec::new()),
        _ => return None,
    };
    Some(AudioDecoderConfig {
        codec,
        description,
        rate: track.sample_rate?,
        channels: track.channels?,
    })
}

/// The header of Opus as in Ogg (RFC 7845, 5.1), made from that in MP4, which has the same fields in
/// big-endian order and another version.
fn opus_head(specific: &[u8]) -> Option<Vec<u8>> {
    let (fixed, mapping) = specific.split_first_chunk::<11>()?;
    let [
        _,
        channels,
        skip_1,
        skip_0,
        rate_3,
        rate_2,
        rate_1,
        rate_0,
        gain_1,
        gain_0,
        family,
    ] = *fixed;
    let mut head = b"OpusHead\x01".to_vec();
    head.extend([
        channels, skip_0, skip_1, rate_0, rate_1, rate_2, rate_3, gain_0, gain_1, family,
    ]);
    head.extend_from_slice(mapping);
    Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_opus_is_turned_round() {
        let specific = [0, 2, 0x01, 0x38, 0, 0, 0xbb, 0x80, 0xff, 0xfe, 0];
        let head = opus_head(&specific).unwrap();
        assert_eq!(&head[..8], b"OpusHead");
        assert_eq!(
            head[8..],
            [1, 2, 0x38, 0x01, 0x80, 0xbb, 0, 0, 0xfe, 0xff, 0]
        );
        assert_eq!(opus_head(&specific[..10]), None);
    }
}
