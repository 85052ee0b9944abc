//! Bits, most significant first, and the variable-length numbers made of them.

/// Reads bits from the front of a slice. Every method gives `None` where they end early.
#[derive(Debug, Clone)]
pub struct Bits<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Bits<'b> {
    /// Starts at the first bit.
    #[must_use]
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// One bit.
    pub fn flag(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    /// A number of up to 32 bits.
    pub fn read(&mut self, count: u32) -> Option<u32> {
        (0..count).try_fold(0, |number, _| Some(number << 1 | u32::from(self.flag()?)))
    }

    /// Passes over bits.
    pub fn skip(&mut self, count: usize) -> Option<()> {
        self.at = self.at.checked_add(count)?;
        (self.at <= self.bytes.len().saturating_mul(8)).then_some(())
    }

    /// An unsigned Exp-Golomb number (ITU-T H.264, 9.1), below 2³² − 1.
    pub fn ue(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while !self.flag()? {
            zeros += 1;
            if zeros > 31 {
                return None;
            }
        }
        Some((1_u32 << zeros) - 1 + self.read(zeros)?)
    }

    /// Passes over `count` Exp-Golomb numbers, signed or unsigned.
    pub fn skip_golomb(&mut self, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.ue().map(drop))
    }

    /// A signed Exp-Golomb number (ITU-T H.264, 9.1.1).
    pub fn se(&mut self) -> Option<i32> {
        let number = i64::from(self.ue()?);
        let magnitude = (number + 1) / 2;
        i32::try_from(if number % 2 == 1 {
            magnitude
        } else {
            -magnitude
        })
        .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_bit_by_bit_and_end_with_the_bytes() {
        let mut bits = Bits::new(&[0b1010_0110, 0b0100_0010]);
        assert_eq!(bits.read(3), Some(5));
        // 00110 is 5, 010 is 1: as signed numbers 3 and 1.
        assert_eq!(bits.ue(), Some(5));
        assert_eq!(bits.clone().ue(), Some(1));
        assert_eq!(bits.se(), Some(1));
        assert_eq!(bits.read(5), Some(2));
        assert_eq!(bits.flag(), None);
        assert_eq!(bits.skip(1), None);
    }

    #[test]
    fn an_endless_prefix_is_no_number() {
        assert_eq!(Bits::new(&[0; 16]).ue(), None);
        let mut largest = vec![0, 0, 0, 1];
        largest.extend([0xff; 4]);
        assert_eq!(Bits::new(&largest).ue(), Some(u32::MAX - 1));
    }
}
