//! Sample entries of pictures.

use super::super::boxes::Writer;
use super::super::entry::put_visual;
use super::super::key_frame::Units;
use super::super::limits;
use super::super::refusal::{Error, Refusal};
use super::super::stamps::Frame;
use super::{unconfigured, vp9};
use crate::bitstream::nal::{self, Configuration};
use crate::bitstream::{h264, h265, shape};
use crate::facts::{FourCc, Size};
use crate::source::{ByteSource, clip};

/// Colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::remux) struct Colour {
    /// Primaries, transfer and matrix by the numbers of ITU-T H.273.
    pub(in crate::remux) numbers: [u16; 3],
    /// All values of a sample are used.
    pub(in crate::remux) is_full: bool,
}

/// A track of pictures as its container describes it.
#[derive(Debug)]
pub(in crate::remux) struct Picture<'d> {
    /// The codec's short name among the facts.
    pub(in crate::remux) codec: &'d str,
    /// The codec's configuration.
    pub(in crate::remux) configuration: &'d [u8],
    /// The size that the container claims.
    pub(in crate::remux) size: Size,
    /// The shape of a pixel, by the facts.
    pub(in crate::remux) aspect: (u32, u32),
    /// Colours, where the container alone tells them.
    pub(in crate::remux) colour: Option<Colour>,
    /// Pictures a second, by the facts.
    pub(in crate::remux) frame_rate: Option<f64>,
    /// Dolby Vision's configuration: a box by kind and body.
    pub(in crate::remux) dolby_vision: Option<(FourCc, &'d [u8])>,
}

/// A track of pictures as an MP4 describes it.
#[derive(Debug)]
pub(in crate::remux) struct Coded {
    /// The sample entry with its header.
    pub(in crate::remux) written: Vec<u8>,
    /// How samples of H.264 and H.265 are divided.
    pub(in crate::remux) units: Option<Units>,
    /// The shape of a pixel as it is written.
    pub(in crate::remux) aspect: (u32, u32),
}

/// Describes it. The beginnings of a few of its frames are read.
///
/// # Errors
/// [`Refusal::Codec`] where an MP4 may not hold it, [`Refusal::Configuration`] where the configuration is missing
/// or cannot be read; and where the medium does not give the bytes.
pub(in crate::remux) async fn picture<S: ByteSource + ?Sized>(
    source: &S,
    picture: &Picture<'_>,
    frames: &[Frame],
) -> Result<Coded, Error> {
    let missing = || unconfigured(picture.codec);
    let bytes = picture.configuration;
    let mut inner = Writer::default();
    let mut coded = Coded {
        written: Vec::new(),
        units: None,
        aspect: picture.aspect,
    };
    let kind = match picture.codec {
        "h264" => {
            let configuration = h264::configuration(bytes).filter(is_complete);
            coded.take(false, &configuration.ok_or_else(missing)?);
            inner.boxed(b"avcC", |writer| writer.put(bytes));
            b"avc1"
        }
        "hevc" => {
            let configuration = h265::configuration(bytes).filter(is_complete);
            let configuration = configuration.ok_or_else(missing)?;
            coded.take(true, &configuration);
            let sets_apart = !has_sets_in_band(source, &configuration, frames).await?;
            write_hevc(&mut inner, bytes, sets_apart);
            if sets_apart { b"hvc1" } else { b"hev1" }
        }
        "av1" => {
            // Marker and version (AV1 in ISO base media, 2.3.3).
            let is_read = bytes.len() >= 4 && bytes.first() == Some(&0x81);
            is_read.then_some(()).ok_or_else(missing)?;
            inner.boxed(b"av1C", |writer| writer.put(bytes));
            b"av01"
        }
        "vp9" => {
            let first = frames.iter().find(|frame| frame.is_key);
            let first = beginning(source, first.ok_or_else(missing)?).await?;
            let told = picture
                .colour
                .map(|colour| (colour.numbers, colour.is_full));
            let shown = (picture.size, picture.frame_rate);
            vp9::write(&mut inner, &first, shown, told).ok_or_else(missing)?;
            b"vp09"
        }
        codec => return Err(Refusal::Codec(codec.to_owned()).into()),
    };
    let mut writer = Writer::default();
    writer.boxed(kind, |writer| {
        // Reserved, and the data reference: the file itself.
        writer.zeros(6);
        writer.u16(1);
        put_visual(writer, picture.size);
        writer.put(&inner.into_bytes());
        writer.boxed(b"pasp", |writer| {
            writer.u32(coded.aspect.0);
            writer.u32(coded.aspect.1);
        });
        write_others(writer, picture);
    });
    coded.written = writer.into_bytes();
    Ok(coded)
}

/// Colours (ISO/IEC 14496-12, 12.1.5) and what Dolby Vision needs.
fn write_others(writer: &mut Writer, picture: &Picture<'_>) {
    if let Some(colour) = picture.colour {
        writer.boxed(b"colr", |writer| {
            writer.put(b"nclx");
            colour
                .numbers
                .into_iter()
                .for_each(|number| writer.u16(number));
            writer.u8(u8::from(colour.is_full) << 7);
        });
    }
    if let Some((kind, body)) = picture.dolby_vision {
        writer.boxed(&kind.0, |writer| writer.put(body));
    }
}

impl Coded {
    /// Takes in what the configuration of H.264 or H.265 says. Where the container rounds the shape of a pixel that
    /// the bitstream tells exactly, it is written exactly.
    fn take(&mut self, is_h265: bool, configuration: &Configuration<'_>) {
        self.units = Some(Units {
            is_h265,
            length_size: configuration.length_size,
        });
        let mut sets = configuration.sets.iter();
        let aspect = sets.find_map(|set| match is_h265 {
            true if h265::is_parameter_set(set) => h265::parameter_set(set)?.aspect,
            false if h264::is_parameter_set(set) => h264::parameter_set(set)?.aspect,
            _ => None,
        });
        let exact = aspect.and_then(|(across, down)| shape::lowest_terms(across, down));
        let ratio = |(across, down): (u32, u32)| f64::from(across) / f64::from(down);
        let is_near = |exact: &(u32, u32)| (ratio(*exact) / ratio(self.aspect) - 1.0).abs() <= 0.01;
        self.aspect = exact.filter(is_near).unwrap_or(self.aspect);
    }
}

/// Whether a configuration holds parameter sets at all.
fn is_complete(configuration: &Configuration<'_>) -> bool {
    !configuration.sets.is_empty()
}

async fn beginning<S: ByteSource + ?Sized>(source: &S, frame: &Frame) -> Result<Vec<u8>, Error> {
    let end = frame
        .offset
        .saturating_add(limits::FIRST_FRAME.min(frame.size.into()));
    Ok(source.read(clip(frame.offset..end, source.len())).await?)
}

/// Whether parameter sets of H.265 stand in front of pictures too, as `hvc1` does not allow (ISO/IEC 14496-15, 8.3.3.1.2):
/// at some key frames all over the film.
async fn has_sets_in_band<S: ByteSource + ?Sized>(
    source: &S,
    configuration: &Configuration<'_>,
    frames: &[Frame],
) -> Result<bool, Error> {
    let keys: Vec<&Frame> = frames.iter().filter(|frame| frame.is_key).collect();
    let apart = keys.len().div_ceil(limits::KEY_FRAMES).max(1);
    for frame in keys.into_iter().step_by(apart) {
        let bytes = beginning(source, frame).await?;
        let mut units = nal::in_sample(&bytes, configuration.length_size);
        // Table 7-1: parameter sets of videos, of sequences and of pictures.
        let is_set = |unit: &[u8]| {
            unit.first()
                .is_some_and(|first| (32..=34).contains(&(first >> 1 & 0x3f)))
        };
        if units.any(is_set) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `hvcC`. That all parameter sets are there, each list of them must say where none stand elsewhere.
fn write_hevc(writer: &mut Writer, bytes: &[u8], are_all: bool) {
    /// Bytes in front of the lists, the last of which counts them.
    const LEAD: usize = 23;
    let mut bytes = bytes.to_vec();
    let lists = bytes
        .get(LEAD - 1)
        .copied()
        .filter(|_| are_all)
        .unwrap_or_default();
    let mut at = LEAD;
    for _ in 0..lists {
        let Some([kind, count @ ..]) = bytes
            .get(at..)
            .and_then(|rest| rest.first_chunk::<3>())
            .copied()
        else {
            break;
        };
        if let (true, Some(kind)) = ((32..=34).contains(&(kind & 0x3f)), bytes.get_mut(at)) {
            *kind |= 0x80;
        }
        at += 3;
        for _ in 0..u16::from_be_bytes(count) {
            let Some(length) = bytes.get(at..).and_then(|rest| rest.first_chunk::<2>()) else {
                break;
            };
            at += 2 + usize::from(u16::from_be_bytes(*length));
        }
    }
    writer.boxed(b"hvcC", |writer| writer.put(&bytes));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_parameter_sets_say_that_they_are_all() {
        let lead = [&[0; 22][..], &[2]].concat();
        let lists = [0x20, 0, 1, 0, 2, 9, 9, 0x27, 0, 1, 0, 1, 9];
        let bytes = [lead.clone(), lists.to_vec()].concat();
        let written = |are_all| {
            let mut writer = Writer::default();
            write_hevc(&mut writer, &bytes, are_all);
            writer.into_bytes()
        };
        assert_eq!(written(false)[8..], bytes);
        assert_eq!(written(true)[8 + 23], 0xa0);
        // Messages may stand elsewhere.
        assert_eq!(written(true)[8 + 23 + 7], 0x27);
    }
}
