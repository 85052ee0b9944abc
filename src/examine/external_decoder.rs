//! Decoders that are not compiled in: the browser's, where it has one for the sound.

use crate::bitstream::descriptors;
use crate::facts::SoundTrack;
use crate::isobmff::entry::SampleEntry;

/// A sound as such a decoder wants to have it described: WebCodecs' `AudioDecoderConfig`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
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

/// What is to be decoded is damaged, or in more than one format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecoded;

/// A decoder outside of this program.
pub trait Elsewhere {
    /// Makes ready for a sound; `false` where it cannot decode that.
    fn open(&mut self, coded: &Coded) -> impl Future<Output = bool>;

    /// Takes packets in, in order, and appends what has been decoded of these and of those before.
    ///
    /// # Errors
    /// [`Undecoded`] when one cannot be decoded; what comes before it is appended.
    fn decode<'p>(
        &mut self,
        packets: impl Iterator<Item = &'p [u8]>,
        decoded: &mut Decoded,
    ) -> impl Future<Output = Result<(), Undecoded>>;

    /// Appends what is left to come. Packets may follow after a gap.
    ///
    /// # Errors
    /// [`Undecoded`] as before.
    fn finish(&mut self, decoded: &mut Decoded) -> impl Future<Output = Result<(), Undecoded>>;
}

/// There is none.
#[derive(Debug, Clone, Copy)]
pub struct NoDecoder;

impl Elsewhere for NoDecoder {
    async fn open(&mut self, _: &Coded) -> bool {
        false
    }

    async fn decode<'p>(
        &mut self,
        _: impl Iterator<Item = &'p [u8]>,
        _: &mut Decoded,
    ) -> Result<(), Undecoded> {
        Err(Undecoded)
    }

    async fn finish(&mut self, _: &mut Decoded) -> Result<(), Undecoded> {
        Err(Undecoded)
    }
}

/// The description of a track's sound; `None` where no such decoder would know what to do with it.
pub(super) fn describe(track: &SoundTrack, entry: &SampleEntry) -> Option<Coded> {
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
    Some(Coded {
        codec,
        description,
        rate: track.sample_rate?,
        channels: track.channels?,
    })
}

/// The header that Opus has in Ogg (RFC 7845, 5.1), of that which it has in MP4: the same figures,
/// big-endian and with another version.
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
