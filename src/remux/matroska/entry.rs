//! The entry of a track: what a plan needs of it besides the facts (RFC 9559, 5.1.4.1).

use crate::containers::ebml::{children, find, float, number};
use crate::containers::matroska::ids::TRACK_ENTRY;
use crate::facts::{FourCc, Size};
use crate::remux::coding::Colour;
use crate::remux::refusal::Refusal;

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    /// The codec by Matroska's own name.
    pub(super) codec: &'t [u8],
    /// The codec's configuration.
    pub(super) configuration: &'t [u8],
    /// Nanoseconds that a frame lasts.
    pub(super) default_duration: Option<u64>,
    /// Nanoseconds that sound is decoded before it is heard.
    pub(super) codec_delay: u64,
    /// The size that it claims.
    pub(super) size: Option<Size>,
    /// A part of the picture is to be left out.
    pub(super) is_cropped: bool,
    /// Its colours.
    pub(super) colour: Option<Colour>,
    /// Dolby Vision's configuration: a box by kind and body.
    pub(super) dolby_vision: Option<(FourCc, &'t [u8])>,
}

/// Finds the entry of the track with that number.
///
/// # Errors
/// `missing` where there is none or more than one; [`Refusal`] where its blocks cannot be taken as they lie there.
pub(super) fn entry(tracks: &[u8], id: u32, missing: Refusal) -> Result<Entry<'_>, Refusal> {
    const NUMBER: u32 = 0xd7;
    const CODEC: u32 = 0x86;
    const CODEC_PRIVATE: u32 = 0x63a2;
    const DEFAULT_DURATION: u32 = 0x23_e383;
    const CODEC_DELAY: u32 = 0x56aa;
    const TIMESTAMP_SCALE: u32 = 0x23_314f;
    const VIDEO: u32 = 0xe0;
    const CROPS: [u32; 4] = [0x54aa, 0x54bb, 0x54cc, 0x54dd];
    const WIDTH: u32 = 0xb0;
    const HEIGHT: u32 = 0xba;
    const COLOUR: u32 = 0x55b0;
    let mut found = children(tracks).filter(|(kind, body)| {
        *kind == TRACK_ENTRY && find(body, NUMBER).map(number) == Some(u64::from(id))
    });
    let body = match (found.next(), found.next()) {
        (Some((_, body)), None) => body,
        _ => return Err(missing),
    };
    are_as_they_lie(body)?;
    // Times of their own have been taken out of the format.
    let is_scaled = |scale: f64| (scale - 1.0).abs() > f64::EPSILON;
    if find(body, TIMESTAMP_SCALE)
        .and_then(float)
        .is_some_and(is_scaled)
    {
        return Err(Refusal::Timescale);
    }
    let video = find(body, VIDEO).unwrap_or_default();
    let value = |id| {
        let value = find(video, id).map(number);
        value.and_then(|value| u32::try_from(value).ok())
    };
    let size = value(WIDTH).zip(value(HEIGHT));
    Ok(Entry {
        codec: find(body, CODEC).unwrap_or_default(),
        configuration: find(body, CODEC_PRIVATE).unwrap_or_default(),
        default_duration: find(body, DEFAULT_DURATION).map(number),
        codec_delay: find(body, CODEC_DELAY).map_or(0, number),
        size: size.map(|(width, height)| Size { width, height }),
        is_cropped: CROPS
            .into_iter()
            .any(|id| value(id).is_some_and(|crop| crop > 0)),
        colour: find(video, COLOUR).and_then(colour),
        dolby_vision: dolby_vision(body),
    })
}

/// Whether the bytes of blocks are those of the codec (5.1.4.1.31).
fn are_as_they_lie(body: &[u8]) -> Result<(), Refusal> {
    const ENCODINGS: u32 = 0x6d80;
    const ENCODING: u32 = 0x6240;
    const ENCRYPTION: u32 = 0x5035;
    const COMPRESSION: u32 = 0x5034;
    const ALGORITHM: u32 = 0x4254;
    const SETTINGS: u32 = 0x4255;
    let encodings = find(body, ENCODINGS).unwrap_or_default();
    for (_, encoding) in children(encodings).filter(|(id, _)| *id == ENCODING) {
        if find(encoding, ENCRYPTION).is_some() {
            return Err(Refusal::Encrypted);
        }
        let compression = find(encoding, COMPRESSION).unwrap_or_default();
        let strips = find(compression, ALGORITHM).map(number) == Some(3);
        let nothing = find(compression, SETTINGS).is_none_or(<[u8]>::is_empty);
        // What is stripped of every frame would have to be put back between stretches of the source.
        if !(strips && nothing) {
            return Err(Refusal::Compressed);
        }
    }
    Ok(())
}

/// Colours by the numbers of ITU-T H.273, where any of them is told.
fn colour(body: &[u8]) -> Option<Colour> {
    const MATRIX: u32 = 0x55b1;
    const RANGE: u32 = 0x55b9;
    const TRANSFER: u32 = 0x55ba;
    const PRIMARIES: u32 = 0x55bb;
    /// Nobody knows.
    const UNSPECIFIED: u16 = 2;
    let value = |id| {
        let value = find(body, id).map_or(UNSPECIFIED.into(), number);
        u16::try_from(value).unwrap_or(UNSPECIFIED)
    };
    let numbers = [value(PRIMARIES), value(TRANSFER), value(MATRIX)];
    let range = find(body, RANGE).map(number);
    let is_told = numbers.iter().any(|number| *number != UNSPECIFIED) || range == Some(2);
    is_told.then_some(Colour {
        numbers,
        is_full: range == Some(2),
    })
}

/// The configuration of Dolby Vision among what blocks have beside their frames (5.1.4.1.17).
fn dolby_vision(body: &[u8]) -> Option<(FourCc, &[u8])> {
    const MAPPING: u32 = 0x41e4;
    const TYPE: u32 = 0x41e7;
    const EXTRA: u32 = 0x41ed;
    let mappings = children(body).filter(|(id, _)| *id == MAPPING);
    let mut found = mappings.filter_map(|(_, mapping)| {
        let kind = u32::try_from(find(mapping, TYPE).map(number)?).ok()?;
        let kind = FourCc(kind.to_be_bytes());
        let is_known = matches!(&kind.0, b"dvcC" | b"dvvC");
        Some((kind, find(mapping, EXTRA)?)).filter(|_| is_known)
    });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An element with an identifier of one or two bytes.
    fn element(id: u32, body: &[u8]) -> Vec<u8> {
        let id = id.to_be_bytes();
        let id = id.iter().skip_while(|byte| **byte == 0).copied();
        let mut bytes: Vec<u8> = id.collect();
        bytes.push(0x80 | body.len() as u8);
        bytes.extend(body);
        bytes
    }

    fn tracks(inner: &[u8]) -> Vec<u8> {
        element(0xae, &[element(0xd7, &[3]), inner.to_vec()].concat())
    }

    #[test]
    fn the_track_of_a_number_is_found_once() {
        let one = tracks(&element(0x86, b"V_VP9"));
        assert_eq!(entry(&one, 3, Refusal::Picture).unwrap().codec, b"V_VP9");
        assert_eq!(entry(&one, 2, Refusal::Picture), Err(Refusal::Picture));
        let two = [one.clone(), one].concat();
        assert_eq!(entry(&two, 3, Refusal::Sound), Err(Refusal::Sound));
    }

    #[test]
    fn what_is_compressed_or_encrypted_is_refused() {
        let refused = |inner: &[u8]| {
            let encodings = element(0x6d80, &element(0x6240, inner));
            entry(&tracks(&encodings), 3, Refusal::Picture).err()
        };
        assert_eq!(refused(&element(0x5035, &[])), Some(Refusal::Encrypted));
        let stripped = [element(0x4254, &[3]), element(0x4255, &[0, 0, 1])].concat();
        assert_eq!(
            refused(&element(0x5034, &stripped)),
            Some(Refusal::Compressed)
        );
        assert_eq!(refused(&element(0x5034, &element(0x4254, &[3]))), None);
        assert_eq!(refused(&element(0x5034, &[])), Some(Refusal::Compressed));
    }
}
