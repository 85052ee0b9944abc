//! NAL units, in which H.264 and H.265 wrap their headers.

use crate::bitstream::fields::Fields;

/// The most that is unwrapped: parameter sets are some tens of bytes, with scaling lists hundreds.
const MOST: usize = 4096;

/// What a decoder configuration record (`avcC`, `hvcC`) says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration<'b> {
    /// Bytes of the length in front of each NAL unit of a sample.
    pub length_size: usize,
    /// Parameter sets of sequences and of pictures.
    pub sets: Vec<&'b [u8]>,
}

/// Takes out the bytes that keep start codes from appearing by chance (ITU-T H.264, 7.4.1).
#[must_use]
pub fn unescape(unit: &[u8]) -> Vec<u8> {
    let mut zeros = 0;
    let is_kept = |byte: &u8| {
        let is_escape = zeros >= 2 && *byte == 3;
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
        !is_escape
    };
    unit.iter().take(MOST).copied().filter(is_kept).collect()
}

/// The units of a sample, each behind its length in `length_size` bytes (ISO/IEC 14496-15, 5.3.4.2).
/// A unit that is cut short is given as far as it goes.
pub fn in_sample(sample: &[u8], length_size: usize) -> impl Iterator<Item = &[u8]> {
    let mut fields = Fields::new(sample);
    std::iter::from_fn(move || {
        let length = number(fields.take(length_size)?);
        fields.take(length.min(fields.rest().len()))
    })
    .take(64)
}

/// How the units of a sample are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Each stands behind its length, as it must (ISO/IEC 14496-15, 5.3.4.2).
    Lengths,
    /// Each stands behind a start code, as in a stream without a container (ITU-T H.264, annex B).
    StartCodes,
    /// The lengths lead out of the sample.
    Broken,
}

/// How the units of a sample of `size` bytes are told apart, by its beginning.
#[must_use]
pub fn framing(sample: &[u8], length_size: usize, size: u64) -> Framing {
    if adds_up(sample, length_size, size) {
        Framing::Lengths
    } else if matches!(sample, [0, 0, 1, ..] | [0, 0, 0, 1, ..]) {
        Framing::StartCodes
    } else {
        Framing::Broken
    }
}

/// Whether no length leads out of the sample, as far as its beginning tells.
fn adds_up(sample: &[u8], length_size: usize, size: u64) -> bool {
    let (mut fields, mut left) = (Fields::new(sample), size);
    while let Some(prefix) = fields.take(length_size) {
        let length = number(prefix);
        left = left.saturating_sub(length_size as u64);
        match left.checked_sub(length as u64) {
            None => return false,
            Some(rest) => left = rest,
        }
        if left == 0 || fields.skip(length).is_none() {
            break;
        }
    }
    true
}

/// A number, the most significant byte first.
fn number(bytes: &[u8]) -> usize {
    let more = |number, byte: &u8| number << 8 | usize::from(*byte);
    bytes.iter().fold(0, more)
}

/// The units of a sample that stand behind start codes (ITU-T H.264, annex B).
pub fn start_coded(sample: &[u8]) -> impl Iterator<Item = &[u8]> {
    let code = |bytes: &[u8]| bytes.windows(3).position(|code| code == [0, 0, 1]);
    let mut rest = code(sample).and_then(|at| sample.get(at + 3..));
    std::iter::from_fn(move || {
        let unit = rest?;
        let end = code(unit);
        rest = end.and_then(|at| unit.get(at + 3..));
        unit.get(..end.unwrap_or(unit.len()))
    })
    .take(64)
}

/// Units behind a 16-bit length each, as configuration records hold them.
pub(super) fn counted<'b>(fields: &mut Fields<'b>, count: u16) -> Vec<&'b [u8]> {
    let unit = || {
        let length = fields.u16()?;
        fields.take(usize::from(length))
    };
    std::iter::from_fn(unit).take(usize::from(count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_go_and_threes_stay() {
        assert_eq!(
            unescape(&[1, 0, 0, 3, 0, 0, 3, 1, 3]),
            [1, 0, 0, 0, 0, 1, 3]
        );
    }

    #[test]
    fn lengths_lead_to_the_end_of_the_sample_and_not_beyond() {
        let two = [0, 0, 0, 2, 9, 16, 0, 0, 1, 0, 0x65];
        assert_eq!(framing(&two, 4, 10 + 256), Framing::Lengths);
        // More units may follow, and bytes of padding.
        assert_eq!(framing(&two, 4, 5000), Framing::Lengths);
        assert_eq!(framing(&[0, 0, 0, 1, 9, 0, 0], 4, 7), Framing::Lengths);
        assert_eq!(framing(&two, 4, 10 + 255), Framing::Broken);
        assert_eq!(framing(&[0xff; 16], 4, 4000), Framing::Broken);
        // A unit of 256 bytes looks like a start code, and is none.
        assert_eq!(framing(&[0, 0, 1, 0, 0x65], 4, 260), Framing::Lengths);
        let coded = [0, 0, 0, 1, 9, 16, 0, 0, 0, 1, 0x67, 1, 0, 0, 1, 0x68];
        assert_eq!(framing(&coded, 4, 5000), Framing::StartCodes);
        let units: Vec<&[u8]> = start_coded(&coded).collect();
        assert_eq!(units, [&[9, 16, 0][..], &[0x67, 1], &[0x68]]);
        assert_eq!(start_coded(&[0, 0]).count(), 0);
    }

    #[test]
    fn units_of_a_sample_end_with_it() {
        let sample = [0, 2, 7, 8, 0, 0, 0, 9, 5];
        let units: Vec<&[u8]> = in_sample(&sample, 2).collect();
        assert_eq!(units, [&[7, 8][..], &[], &[5]]);
        // A length of no bytes would go on for ever.
        assert_eq!(in_sample(&sample, 0).count(), 64);
    }
}
