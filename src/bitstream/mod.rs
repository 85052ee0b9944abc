//! What a codec's own headers say: the bitstream is the truth, whatever the boxes around it claim.
//!
//! Everything here is a pure function of a few bytes, gives `None` where they make no sense, and
//! reads no further than it must: an oddity behind the size does not lose the size.

pub mod audio;
pub mod av1;
pub mod bits;
pub mod descriptors;
pub mod fields;
pub mod h263;
pub mod h264;
pub mod h265;
pub mod jpeg;
pub mod mpeg2;
pub mod mpeg4;
pub mod nal;
pub mod png;
pub mod prores;
pub mod sbr;
pub mod shape;
pub mod vc1;
pub mod vp9;

use crate::facts::Size;

/// What a sequence header says about its pictures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PictureHeader {
    /// Size of what comes out of the decoder, cropped; `None` where this header does not say.
    pub size: Option<Size>,
    /// Pixel aspect ratio, width to height.
    pub aspect: Option<(u32, u32)>,
    /// Interlaced coding is possible in this stream.
    pub interlaced: Option<bool>,
    /// Bits per sample of luma.
    pub bit_depth: Option<u8>,
    /// Colour primaries, transfer and matrix by the numbers of ITU-T H.273.
    pub colour: Option<(u16, u16, u16)>,
    /// Profile by name.
    pub profile: Option<String>,
    /// Level as people write it: `4.1`.
    pub level: Option<String>,
}

/// Whether the headers of that codec's pictures are read here, whatever container they lie in.
pub(crate) fn is_read(codec: &str) -> bool {
    const READ: [&str; 12] = [
        "h264",
        "hevc",
        "av1",
        "vp9",
        "vp8",
        "mpeg4",
        "h263",
        "mpeg2video",
        "mpeg1video",
        "mjpeg",
        "prores",
        "png",
    ];
    READ.contains(&codec)
}

/// Pixel aspect ratios by `aspect_ratio_idc` 1 to 16 (ITU-T H.273, 8.6).
const ASPECTS: [(u32, u32); 16] = [
    (1, 1),
    (12, 11),
    (10, 11),
    (16, 11),
    (40, 33),
    (24, 11),
    (20, 11),
    (32, 11),
    (80, 33),
    (18, 11),
    (15, 11),
    (64, 33),
    (160, 99),
    (4, 3),
    (3, 2),
    (2, 1),
];

/// The beginning of the video usability information, which H.264 (ITU-T H.264, E.1.1) and H.265
/// (ITU-T H.265, E.2.1) share: pixel aspect and colour.
fn usability(bits: &mut bits::Bits<'_>, header: &mut PictureHeader) -> Option<()> {
    if bits.flag()? {
        header.aspect = match bits.read(8)? {
            255 => Some((bits.read(16)?, bits.read(16)?)),
            0 => None,
            index => ASPECTS.get(index as usize - 1).copied(),
        };
    }
    if bits.flag()? {
        bits.skip(1)?;
    }
    if bits.flag()? {
        bits.skip(4)?;
        if bits.flag()? {
            let mut number = || bits.read(8).map(|number| number as u16);
            header.colour = Some((number()?, number()?, number()?));
        }
    }
    Some(())
}
