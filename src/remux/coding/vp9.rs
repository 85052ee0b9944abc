//! The configuration of VP9 (VP Codec ISO Media File Format Binding, 2.2), made of a key frame.

use super::super::boxes::Writer;
use crate::bitstream::bits::Bits;
use crate::facts::Size;

/// What the header of a key frame says of how it is coded (VP9 Bitstream & Decoding Process, 7.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Coded {
    profile: u8,
    depth: u8,
    /// As `vpcC` numbers it: 1 is 4:2:0 with samples between rows, 2 is 4:2:2, 3 is 4:4:4.
    chroma: u8,
    is_full: bool,
    /// Colours by the numbers of ITU-T H.273.
    colour: [u8; 3],
}

impl Coded {
    fn read(frame: &[u8]) -> Option<Self> {
        let mut bits = Bits::new(frame);
        if bits.read(2)? != 2 {
            return None;
        }
        let low = bits.read(1)?;
        let profile = (bits.read(1)? << 1 | low) as u8;
        if profile == 3 {
            bits.skip(1)?;
        }
        // Shows an existing frame, is no key frame.
        if bits.flag()? || bits.flag()? {
            return None;
        }
        bits.skip(2)?;
        if bits.read(24)? != 0x49_83_42 {
            return None;
        }
        let depth = match profile >= 2 {
            true if bits.flag()? => 12,
            true => 10,
            false => 8,
        };
        let space = bits.read(3)?;
        let is_rgb = space == 7;
        let is_full = is_rgb || bits.flag()?;
        let (across, down) = match profile & 1 == 1 {
            true if is_rgb => (false, false),
            true => (bits.flag()?, bits.flag()?),
            false => (true, true),
        };
        let chroma = match (across, down) {
            (true, true) => 1,
            (true, false) => 2,
            (false, false) => 3,
            // 4:4:0 has no number.
            (false, true) => return None,
        };
        // Table of `color_space`.
        let colour = match space {
            1 => [6, 6, 6],
            2 => [1, 1, 1],
            3 => [6, 6, 6],
            4 => [7, 7, 7],
            5 => [9, 14, 9],
            7 => [1, 13, 0],
            _ => [2, 2, 2],
        };
        Some(Self {
            profile,
            depth,
            chroma,
            is_full,
            colour,
        })
    }
}

/// Writes `vpcC`. `colour` and its range are what the container says, where it does.
pub(super) fn write(
    writer: &mut Writer,
    frame: &[u8],
    (size, frame_rate): (Size, Option<f64>),
    told: Option<([u16; 3], bool)>,
) -> Option<()> {
    let coded = Coded::read(frame)?;
    let small = |number: u16| u8::try_from(number).unwrap_or(2);
    let colour = told.map_or(coded.colour, |(numbers, _)| numbers.map(small));
    let is_full = told.map_or(coded.is_full, |(_, is_full)| is_full || coded.is_full);
    writer.full(b"vpcC", 1, 0, |writer| {
        writer.u8(coded.profile);
        writer.u8(level(size, frame_rate.unwrap_or(30.0)));
        writer.u8(coded.depth << 4 | coded.chroma << 1 | u8::from(is_full));
        writer.put(&colour);
        writer.u16(0);
    });
    Some(())
}

/// The lowest level that allows so many samples of a picture, and so many a second (annex A).
fn level(size: Size, frame_rate: f64) -> u8 {
    const LEVELS: [(u8, u64, f64); 14] = [
        (10, 36_864, 829_440.0),
        (11, 73_728, 2_764_800.0),
        (20, 122_880, 4_608_000.0),
        (21, 245_760, 9_216_000.0),
        (30, 552_960, 20_736_000.0),
        (31, 983_040, 36_864_000.0),
        (40, 2_228_224, 83_558_400.0),
        (41, 2_228_224, 160_432_128.0),
        (50, 8_912_896, 311_951_360.0),
        (51, 8_912_896, 588_251_136.0),
        (52, 8_912_896, 1_176_502_272.0),
        (60, 35_651_584, 1_176_502_272.0),
        (61, 35_651_584, 2_353_004_544.0),
        (62, 35_651_584, 4_706_009_088.0),
    ];
    let samples = u64::from(size.width) * u64::from(size.height);
    let rate = samples as f64 * frame_rate;
    let fits = |(_, most, a_second): &&(u8, u64, f64)| samples <= *most && rate <= *a_second;
    LEVELS.iter().find(fits).map_or(62, |(level, ..)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_frame_tells_how_it_is_coded() {
        // Profile 0, BT.709, studio range.
        let found = Coded::read(&[0x82, 0x49, 0x83, 0x42, 0x40, 0, 0]).unwrap();
        assert_eq!((found.profile, found.depth, found.chroma), (0, 8, 1));
        assert_eq!((found.colour, found.is_full), ([1, 1, 1], false));
        assert_eq!(Coded::read(&[0x86, 0, 0, 0, 0]), None);
        assert_eq!(Coded::read(&[]), None);
    }

    #[test]
    fn a_level_allows_size_and_rate() {
        let level = |width, height, rate| level(Size { width, height }, rate);
        assert_eq!(level(160, 90, 25.0), 10);
        assert_eq!(level(1920, 1080, 25.0), 40);
        assert_eq!(level(1920, 1080, 60.0), 41);
        assert_eq!(level(3840, 2160, 60.0), 51);
    }
}
