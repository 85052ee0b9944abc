//! Decodes sound with the decoders that are compiled in (symphonia).

use super::Unexamined;
use crate::bitstream::descriptors;
use crate::facts::SoundTrack;
use crate::isobmff::entry::SampleEntry;
use crate::signal::sound::Layout;
use symphonia::core::audio::{Channels, GenericAudioBufferRef, Position};
use symphonia::core::codecs::audio::well_known as id;
use symphonia::core::codecs::audio::{
    AudioCodecId, AudioCodecParameters, AudioDecoder, AudioDecoderOptions,
};
use symphonia::core::packet::PacketRef;
use symphonia::core::units::{Duration, Timestamp};

/// A packet that is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken;

/// Half of the highest rate at which HE-AAC is in use.
const HALF_RATE: u32 = 24_000;

/// Decodes one packet after the other.
pub(super) struct Decoder {
    codec: Box<dyn AudioDecoder>,
    frame_bytes: Option<u32>,
    is_aac: bool,
    may_be_half: bool,
    scratch: Vec<f32>,
}

impl Decoder {
    /// A decoder for the samples of this entry.
    ///
    /// # Errors
    /// [`Unexamined::Codec`] when none that is compiled in decodes it.
    pub(super) fn open(track: &SoundTrack, entry: &SampleEntry) -> Result<Self, Unexamined> {
        let parameters = parameters(track, entry).ok_or(Unexamined::Codec)?;
        let frame_bytes = linear(track).and_then(|linear| {
            let channels = u32::try_from(parameters.channels.as_ref()?.count()).ok()?;
            channels.checked_mul(linear.bytes)
        });
        let codec = symphonia::default::get_codecs()
            .make_audio_decoder(&parameters, &AudioDecoderOptions::default())
            .map_err(|_| Unexamined::Codec)?;
        Ok(Self {
            codec,
            frame_bytes,
            is_aac: parameters.codec == id::CODEC_ID_AAC,
            may_be_half: parameters.codec == id::CODEC_ID_AAC
                && parameters.sample_rate.is_some_and(|rate| rate <= HALF_RATE),
            scratch: Vec::new(),
        })
    }

    /// Bytes of one frame, where the samples are linear.
    pub(super) const fn frame_bytes(&self) -> Option<u32> {
        self.frame_bytes
    }

    /// Whether its packets may hold the upper half of HE-AAC, which this decoder would leave out.
    pub(super) const fn may_be_half(&self) -> bool {
        self.may_be_half
    }

    /// Decodes one packet and appends its interleaved samples. The layout is that of these samples.
    ///
    /// # Errors
    /// [`Broken`] when the packet cannot be decoded.
    pub(super) fn decode(
        &mut self,
        packet: &[u8],
        samples: &mut Vec<f32>,
    ) -> Result<Option<Layout>, Broken> {
        let packet = if self.is_aac {
            without_adts(packet)
        } else {
            packet
        };
        // An AAC packet that ends before its first element; symphonia would repeat the last one.
        if self.is_aac && packet.first().is_none_or(|byte| byte >> 5 == 7) {
            return Err(Broken);
        }
        // Nothing here depends on the packet's time.
        let packet = PacketRef::new(0, Timestamp::ZERO, Duration::ZERO, packet);
        let decoded: GenericAudioBufferRef<'_> =
            self.codec.decode_ref(&packet).map_err(|_| Broken)?;
        let spec = decoded.spec();
        let layout = Layout::by_count(spec.rate(), spec.channels().count());
        decoded.copy_to_vec_interleaved(&mut self.scratch);
        samples.extend_from_slice(&self.scratch);
        Ok(layout)
    }
}

/// An AAC packet without the ADTS header (ISO/IEC 14496-3, 1.A.2.2) that some programs leave on: players pass
/// over it.
fn without_adts(packet: &[u8]) -> &[u8] {
    let [0xff, second, _, fourth, fifth, sixth, seventh, ..] = *packet else {
        return packet;
    };
    let length = usize::from(fourth & 3) << 11 | usize::from(fifth) << 3 | usize::from(sixth >> 5);
    let is_header = second & 0xf6 == 0xf0 && seventh & 3 == 0 && length == packet.len();
    let has_checksum = second & 1 == 0;
    let body = packet.get(if has_checksum { 9 } else { 7 }..);
    body.filter(|_| is_header).unwrap_or(packet)
}

/// What symphonia wants to know before it decodes.
fn parameters(track: &SoundTrack, entry: &SampleEntry) -> Option<AudioCodecParameters> {
    let mut parameters = AudioCodecParameters::new();
    let extra = |kind: &[u8; 4], skip: usize| {
        let body = entry.configuration(kind)?.get(skip..)?;
        Some(Box::<[u8]>::from(body))
    };
    match track.codec.as_str() {
        "aac" => {
            let esds = descriptors::read(entry.configuration(b"esds")?)?;
            if is_halved(entry, esds.specific) {
                return None;
            }
            parameters
                .for_codec(id::CODEC_ID_AAC)
                .with_extra_data(Box::from(esds.specific));
        }
        "mp3" => {
            parameters.for_codec(id::CODEC_ID_MP3);
        }
        // Behind version and flags.
        "alac" => {
            parameters
                .for_codec(id::CODEC_ID_ALAC)
                .with_extra_data(extra(b"alac", 4)?);
        }
        // Behind version, flags and the header of the first block, which is the stream information.
        "flac" => {
            parameters
                .for_codec(id::CODEC_ID_FLAC)
                .with_extra_data(extra(b"dfLa", 8)?);
        }
        _ => {
            parameters.for_codec(linear(track)?.codec);
        }
    }
    // The decoders of coded sound take both from the bitstream.
    let channels = u32::from(track.channels?);
    let positions = Position::from_wave_channel_count(channels).map(Channels::Positioned);
    let channels = positions.unwrap_or(Channels::Discrete(track.channels?));
    Layout::by_count(track.sample_rate?, channels.count())?;
    parameters
        .with_channels(channels)
        .with_sample_rate(track.sample_rate?);
    Some(parameters)
}

/// Whether the sound is HE-AAC although its configuration says plain AAC: the sample entry then gives twice
/// the rate. Decoded without the upper half of its band it would be taken for dull sound.
fn is_halved(entry: &SampleEntry, specific: &[u8]) -> bool {
    let coded = descriptors::aac(specific).map_or(0, |aac| aac.rate);
    let said = entry.audio.map_or(0, |audio| audio.rate);
    coded <= HALF_RATE && coded > 0 && said == coded * 2
}

/// Linear samples: codec and bytes of one sample of one channel.
struct Linear {
    codec: AudioCodecId,
    bytes: u32,
}

fn linear(track: &SoundTrack) -> Option<Linear> {
    // QuickTime's `enda`, which is not read, can turn the order of these bytes.
    if matches!(&track.entry.0, b"in24" | b"in32" | b"fl32" | b"fl64") {
        return None;
    }
    let (codec, bytes) = match track.codec.as_str() {
        "pcm_u8" => (id::CODEC_ID_PCM_U8, 1),
        "pcm_s8" | "pcm_s8le" | "pcm_s8be" => (id::CODEC_ID_PCM_S8, 1),
        "pcm_s16le" => (id::CODEC_ID_PCM_S16LE, 2),
        "pcm_s16be" => (id::CODEC_ID_PCM_S16BE, 2),
        "pcm_s24le" => (id::CODEC_ID_PCM_S24LE, 3),
        "pcm_s24be" => (id::CODEC_ID_PCM_S24BE, 3),
        "pcm_s32le" => (id::CODEC_ID_PCM_S32LE, 4),
        "pcm_s32be" => (id::CODEC_ID_PCM_S32BE, 4),
        "pcm_f32le" => (id::CODEC_ID_PCM_F32LE, 4),
        "pcm_f32be" => (id::CODEC_ID_PCM_F32BE, 4),
        "pcm_f64le" => (id::CODEC_ID_PCM_F64LE, 8),
        "pcm_f64be" => (id::CODEC_ID_PCM_F64BE, 8),
        "pcm_alaw" => (id::CODEC_ID_PCM_ALAW, 1),
        "pcm_mulaw" => (id::CODEC_ID_PCM_MULAW, 1),
        _ => return None,
    };
    Some(Linear { codec, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_was_left_on_is_passed_over() {
        let bare: &[u8] = &[0x21, 0x10, 0x04];
        let with = |second: u8, length: u8, head: usize| {
            let mut packet = vec![
                0xff,
                second,
                0x4c,
                0x80,
                length >> 3,
                length << 5 | 0x1f,
                0xfc,
            ];
            packet.resize(head, 0);
            packet.extend(bare);
            packet
        };
        assert_eq!(without_adts(&with(0xf1, 10, 7)), bare);
        // With a checksum.
        assert_eq!(without_adts(&with(0xf0, 12, 9)), bare);
        // Of another length, in another layer, or short.
        for other in [with(0xf1, 11, 7), with(0xf3, 10, 7), vec![0xff, 0xf1]] {
            assert_eq!(without_adts(&other), other);
        }
        assert_eq!(without_adts(bare), bare);
    }
}
