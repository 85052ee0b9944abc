//! NAL units, in which H.264 and H.265 wrap their headers.

use crate::bitstream::fields::Fields;

/// The most that is unwrapped: parameter sets are some tens of bytes, with scaling lists hundreds.
const MOST: usize = 4096;

/// What a decoder configuration record (`avcC`, `hvcC`) says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration<'b> {
    /// Bytes of the length in front of each NAL unit of a sample.
    pub length_size: usize,
    /// Sequence parameter sets.
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
        let prefix = fields.take(length_size)?;
        let length = prefix
            .iter()
            .fold(0, |length, byte| length << 8 | usize::from(*byte));
        fields.take(length.min(fields.rest().len()))
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
    fn units_of_a_sample_end_with_it() {
        let sample = [0, 2, 7, 8, 0, 0, 0, 9, 5];
        let units: Vec<&[u8]> = in_sample(&sample, 2).collect();
        assert_eq!(units, [&[7, 8][..], &[], &[5]]);
        // A length of no bytes would go on for ever.
        assert_eq!(in_sample(&sample, 0).count(), 64);
    }
}
