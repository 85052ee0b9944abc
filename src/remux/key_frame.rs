//! Whether decoding can begin with a key frame of the tables, by what it begins with.
//!
//! In H.264 a table may call a picture a key frame that only refers to no other, while later ones refer to some before
//! it (open GOP): only an IDR picture stands by itself (ITU-T H.264, 3.69). In H.265 that is every picture
//! of random access (3.116), without its leading pictures.

use super::limits;
use super::refusal::{Error, Refusal};
use super::samples::Samples;
use crate::bitstream::nal;
use crate::isobmff::entry::SampleEntry;
use crate::source::{ByteSource, clip};

/// The first of these samples, by number, with which decoding can begin. Few are looked at.
///
/// # Errors
/// [`Refusal::OpenGop`] where none of them is; and where the medium does not give the bytes.
pub(super) async fn first_of<S: ByteSource + ?Sized>(
    source: &S,
    units: Option<Units>,
    samples: &Samples,
    numbers: &[usize],
) -> Result<usize, Error> {
    for number in numbers.iter().take(limits::KEY_FRAMES) {
        if *number == 0 {
            // Nothing before it is cut off.
            return Ok(0);
        }
        let Some(sample) = samples.list.get(*number) else {
            continue;
        };
        let most = sample.offset.saturating_add(limits::KEY_FRAME_READ);
        let range = sample.offset..sample.range().end.min(most);
        let bytes = source.read(clip(range, source.len())).await?;
        if stands_alone(units, &bytes) {
            return Ok(*number);
        }
    }
    Err(Refusal::OpenGop.into())
}

/// How the samples of H.264 and H.265 are divided into units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Units {
    /// They are of H.265.
    pub(super) is_h265: bool,
    /// Bytes of the length in front of each.
    pub(super) length_size: usize,
}

impl Units {
    /// Those of samples that a sample entry describes; `None` for other codecs.
    pub(super) fn of(entry: &SampleEntry) -> Option<Self> {
        let configuration = entry.nal_configuration()?;
        Some(Self {
            is_h265: entry.configuration(b"hvcC").is_some(),
            length_size: configuration.length_size,
        })
    }
}

/// Whether the picture that begins like this needs none before it, nor do those behind it. In other codecs than
/// these two a key frame always does.
fn stands_alone(units: Option<Units>, sample: &[u8]) -> bool {
    let Some(Units {
        is_h265,
        length_size,
    }) = units
    else {
        return true;
    };
    let mut units = nal::in_sample(sample, length_size);
    let picture = units.find_map(|unit| {
        let first = *unit.first()?;
        match is_h265 {
            // Table 7-1: up to 31 they are slices, and from 16 to 21 those of random access.
            true => Some(first >> 1 & 0x3f).filter(|kind| *kind < 32),
            // Table 7-1: 1 to 5 are slices, 5 those of IDR pictures.
            false => Some(first & 0x1f).filter(|kind| (1..=5).contains(kind)),
        }
    });
    picture.is_some_and(|kind| match is_h265 {
        true => (16..=21).contains(&kind),
        false => kind == 5,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FourCc;

    fn entry(kind: &[u8; 4], body: &[u8]) -> SampleEntry {
        SampleEntry {
            configurations: vec![(FourCc(*kind), body.to_vec())],
            ..SampleEntry::default()
        }
    }

    #[test]
    fn in_h264_only_an_idr_picture_stands_alone() {
        let avc = Units::of(&entry(b"avcC", &[1, 77, 0, 40, 0xff, 0xe0, 0]));
        let sample = |kind: u8| [&[0, 0, 0, 2, 9, 16, 0, 0, 1, 0][..], &[kind, 1, 2]].concat();
        assert!(stands_alone(avc, &sample(0x65)));
        assert!(!stands_alone(avc, &sample(0x41)));
        assert!(!stands_alone(avc, &sample(0x06)));
        assert!(!stands_alone(avc, &[]));
    }

    #[test]
    fn in_other_codecs_every_key_frame_does() {
        assert!(stands_alone(Units::of(&SampleEntry::default()), &[]));
    }
}
