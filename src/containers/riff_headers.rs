//! BITMAPINFOHEADER and WAVEFORMATEX, by which AVI, ASF and older Matroska files name their codecs.

use super::names;
use super::stream::{Kind, Stream};
use crate::bitstream::fields::Fields;
use crate::facts::{FourCc, Size};

/// Reads a BITMAPINFOHEADER and what follows it.
pub(super) fn picture(body: &[u8], stream: &mut Stream) -> Option<()> {
    let mut fields = Fields::new(body);
    fields.skip(4)?;
    let (width, height) = (fields.u32_le()?, fields.u32_le()?);
    fields.skip(4)?;
    let codec = fields.four_cc()?;
    fields.skip(20)?;
    stream.kind = Kind::Picture;
    stream.codec = names::of_four_characters(codec.0);
    stream.entry = Some(codec).filter(|codec| codec.0 != [0; 4]);
    stream.configuration = fields.rest().to_vec();
    // Negative where the rows go from top to bottom.
    let height = height.cast_signed().unsigned_abs();
    stream.size = (width > 0 && height > 0).then_some(Size { width, height });
    Some(())
}

/// Reads a WAVEFORMATEX, or what there is of it.
pub(super) fn sound(body: &[u8], stream: &mut Stream) -> Option<()> {
    let mut fields = Fields::new(body);
    let mut tag = fields.u16_le()?;
    let (channels, rate) = (fields.u16_le()?, fields.u32_le()?);
    fields.skip(6)?;
    let bits = fields.u16_le().unwrap_or_default();
    let extra = usize::from(fields.u16_le().unwrap_or_default());
    let extra = extra.min(fields.rest().len());
    let mut configuration = fields.take(extra).unwrap_or_default();
    if tag == EXTENSIBLE {
        // The tag stands at the front of an identifier, behind samples and speakers.
        let mut inner = Fields::new(configuration);
        inner.skip(6)?;
        tag = inner.u16_le()?;
        inner.skip(14)?;
        configuration = inner.rest();
    }
    stream.kind = Kind::Sound;
    stream.codec = names::of_wave_tag(tag, bits);
    stream.channels = Some(channels);
    stream.rate = Some(rate);
    stream.configuration = configuration.to_vec();
    let [low, high] = tag.to_le_bytes();
    stream.entry = Some(FourCc([low, high, 0, 0])).filter(|_| stream.codec.starts_with("0x"));
    Some(())
}

/// WAVEFORMATEXTENSIBLE.
const EXTENSIBLE: u16 = 0xfffe;
