//! What stands inside a box: big-endian fields, read one after the other.

use crate::facts::FourCc;

/// Reads fields from the front of a slice. Every method gives `None` where the bytes end early.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'b> {
    rest: &'b [u8],
}

impl<'b> Fields<'b> {
    /// Starts at the front of `bytes`.
    #[must_use]
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// What has not been read yet.
    #[must_use]
    pub const fn rest(&self) -> &'b [u8] {
        self.rest
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// Passes over `count` bytes.
    pub fn skip(&mut self, count: usize) -> Option<()> {
        self.take(count).map(drop)
    }

    /// The next `N` bytes as an array.
    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*taken)
    }

    /// An 8-bit number.
    pub fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// A 16-bit number.
    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    /// A 24-bit number.
    pub fn u24(&mut self) -> Option<u32> {
        self.array::<3>()
            .map(|[a, b, c]| u32::from_be_bytes([0, a, b, c]))
    }

    /// A 32-bit number.
    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    /// A 64-bit number.
    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    /// A signed 16-bit number.
    pub fn i16(&mut self) -> Option<i16> {
        self.array().map(i16::from_be_bytes)
    }

    /// A signed 32-bit number.
    pub fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_be_bytes)
    }

    /// A signed 64-bit number.
    pub fn i64(&mut self) -> Option<i64> {
        self.array().map(i64::from_be_bytes)
    }

    /// A 16-bit number, the least significant byte first.
    pub fn u16_le(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// A 32-bit number, the least significant byte first.
    pub fn u32_le(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// A 64-bit number, the least significant byte first.
    pub fn u64_le(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// Four characters.
    pub fn four_cc(&mut self) -> Option<FourCc> {
        self.array().map(FourCc)
    }

    /// Version and flags of a full box (ISO/IEC 14496-12, 4.2).
    pub fn version_flags(&mut self) -> Option<(u8, u32)> {
        Some((self.u8()?, self.u24()?))
    }

    /// A number that version 1 of a box writes with 64 bits and version 0 with 32.
    pub fn by_version(&mut self, version: u8) -> Option<u64> {
        if version == 0 {
            self.u32().map(u64::from)
        } else {
            self.u64()
        }
    }

    /// A duration, where all ones mean that it is not known.
    pub fn duration(&mut self, version: u8) -> Option<Option<u64>> {
        let all_ones = if version == 0 {
            u64::from(u32::MAX)
        } else {
            u64::MAX
        };
        let duration = self.by_version(version)?;
        Some((duration != all_ones).then_some(duration))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_one_after_the_other_and_end_with_the_bytes() {
        let mut fields = Fields::new(&[1, 0, 0, 2, b'm', b'o', b'o', b'v', 0xff, 0xfe]);
        assert_eq!(fields.version_flags(), Some((1, 2)));
        assert_eq!(fields.four_cc(), Some(FourCc(*b"moov")));
        assert_eq!(fields.u32(), None);
        assert_eq!(fields.i16(), Some(-2));
        assert_eq!(fields.u8(), None);
    }

    #[test]
    fn all_ones_are_an_unknown_duration() {
        assert_eq!(Fields::new(&[0xff; 4]).duration(0), Some(None));
        assert_eq!(Fields::new(&[0xff; 8]).duration(1), Some(None));
        assert_eq!(Fields::new(&[0; 4]).duration(0), Some(Some(0)));
        assert_eq!(Fields::new(&[0; 4]).duration(1), None);
    }
}
