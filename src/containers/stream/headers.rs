//! What the bitstream says of itself: the headers of pictures and of sound in the configuration and in the
//! packets that were kept.

use super::Stream;
use crate::bitstream::nal::{self, Framing};
use crate::bitstream::{
    PictureHeader, audio, av1, h263, h264, h265, jpeg, mpeg2, mpeg4, png, prores, vc1, vp9,
};

impl Stream {
    /// The headers of pictures that were found, those of the packets first: players believe them.
    pub(super) fn headers(&self) -> Vec<PictureHeader> {
        let in_packets = self.seen.payloads.iter().flat_map(|payload| {
            let whole = [self.stripped.as_slice(), payload].concat();
            self.in_packet(&whole)
        });
        let sized = |header: &PictureHeader| header.size.is_some();
        let found: Vec<_> = in_packets.filter(sized).collect();
        match found.is_empty() {
            true => self.configured().into_iter().filter(sized).collect(),
            false => found,
        }
    }

    /// Whether a header of pictures was found that tells their size.
    pub(in crate::containers) fn is_sized(&self) -> bool {
        !self.headers().is_empty()
    }

    /// What the configuration says.
    fn configured(&self) -> Vec<PictureHeader> {
        let bytes = self.configuration.as_slice();
        let header = match self.codec.as_str() {
            "h264" | "hevc" => {
                let sets = self.nal_configuration().map(|found| found.sets);
                // AVI and transport streams have none: start codes stand there instead.
                let units = sets.unwrap_or_else(|| nal::start_coded(bytes).collect());
                return in_units(&self.codec, units);
            }
            "av1" => av1::configuration(bytes).and_then(av1::sequence_header),
            "mpeg4" => mpeg4::object_layer(bytes),
            "mpeg2video" | "mpeg1video" => mpeg2::sequence_header(bytes),
            "vc1" => vc1::sequence_header(bytes),
            _ => None,
        };
        header.into_iter().collect()
    }

    fn nal_configuration(&self) -> Option<nal::Configuration<'_>> {
        let bytes = self.configuration.as_slice();
        match self.codec.as_str() {
            "h264" => h264::configuration(bytes),
            "hevc" => h265::configuration(bytes),
            _ => None,
        }
        .filter(|found| !found.sets.is_empty())
    }

    /// What the beginning of a packet says.
    fn in_packet(&self, packet: &[u8]) -> Vec<PictureHeader> {
        let header = match self.codec.as_str() {
            "h264" | "hevc" => {
                let units = match self.nal_configuration() {
                    Some(found) => match nal::framing(packet, found.length_size, u64::MAX) {
                        Framing::Lengths => nal::in_sample(packet, found.length_size).collect(),
                        _ => Vec::new(),
                    },
                    None => nal::start_coded(packet).collect(),
                };
                return in_units(&self.codec, units);
            }
            "av1" => {
                let configured = av1::configuration(&self.configuration);
                av1::picture(packet, configured)
            }
            "vp9" => vp9::vp9(packet),
            "vp8" => vp9::vp8(packet),
            "mpeg4" => mpeg4::object_layer(packet),
            "h263" => h263::picture(packet),
            "flv1" => vc1::sorenson(packet),
            "mpeg2video" | "mpeg1video" => mpeg2::sequence_header(packet),
            "mjpeg" => jpeg::frame_header(packet),
            "prores" => prores::frame_header(packet),
            "png" => png::image_header(packet),
            "vc1" => vc1::sequence_header(packet),
            _ => None,
        };
        header.into_iter().collect()
    }

    /// What the first frame of sound says, where its kind carries a header.
    pub(in crate::containers) fn sound_header(&self) -> Option<audio::SoundHeader> {
        let read = match self.codec.as_str() {
            "aac" if self.configuration.is_empty() => audio::adts,
            "mp1" | "mp2" | "mp3" => audio::mpeg_audio,
            "ac3" | "eac3" => audio::ac3,
            _ => return None,
        };
        let mut payloads = self.seen.payloads.iter();
        payloads.find_map(|payload| read(&[self.stripped.as_slice(), payload].concat()))
    }
}

/// Reads the sequence parameter sets among units.
fn in_units(codec: &str, units: Vec<&[u8]>) -> Vec<PictureHeader> {
    let read = |unit: &[u8]| match codec {
        "hevc" if h265::is_parameter_set(unit) => h265::parameter_set(unit),
        "h264" if h264::is_parameter_set(unit) => h264::parameter_set(unit),
        _ => None,
    };
    units.into_iter().filter_map(read).collect()
}
