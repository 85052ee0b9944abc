//! Writes boxes (ISO/IEC 14496-12, 4.2): numbers most significant byte first, sizes filled in behind.

/// Bytes of boxes, as they are put together.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Starts with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
        }
    }

    /// What was written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Raw bytes.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// So many zeros.
    pub(super) fn zeros(&mut self, count: usize) {
        let length = self.bytes.len() + count;
        self.bytes.resize(length, 0);
    }

    /// A number in 8 bits.
    pub(super) fn u8(&mut self, number: u8) {
        self.bytes.push(number);
    }

    /// A number in 16 bits.
    pub(super) fn u16(&mut self, number: u16) {
        self.put(&number.to_be_bytes());
    }

    /// A number in 32 bits.
    pub(super) fn u32(&mut self, number: u32) {
        self.put(&number.to_be_bytes());
    }

    /// A signed number in 32 bits.
    pub(super) fn i32(&mut self, number: i32) {
        self.put(&number.to_be_bytes());
    }

    /// A number in 64 bits.
    pub(super) fn u64(&mut self, number: u64) {
        self.put(&number.to_be_bytes());
    }

    /// A number in 64 bits by version 1 of a box, in 32 by version 0.
    pub(super) fn by_version(&mut self, version: u8, number: u64) {
        match version {
            // The version is 0 only where everything fits.
            0 => self.u32(u32::try_from(number).unwrap_or(u32::MAX)),
            _ => self.u64(number),
        }
    }

    /// A box around what `body` writes.
    pub(super) fn boxed(&mut self, kind: &[u8; 4], body: impl FnOnce(&mut Self)) {
        let start = self.bytes.len();
        self.u32(0);
        self.put(kind);
        body(self);
        // The whole movie stays far below what 32 bits can say.
        let size = u32::try_from(self.bytes.len() - start).unwrap_or(u32::MAX);
        if let Some(field) = self.bytes.get_mut(start..start + 4) {
            field.copy_from_slice(&size.to_be_bytes());
        }
    }

    /// A box with version and flags.
    pub(super) fn full(
        &mut self,
        kind: &[u8; 4],
        version: u8,
        flags: u32,
        body: impl FnOnce(&mut Self),
    ) {
        self.boxed(kind, |writer| {
            writer.u32(u32::from(version) << 24 | flags);
            body(writer);
        });
    }

    /// A box with version 0, no flags, and a count in front of what `entries` writes and counts.
    pub(super) fn counted(&mut self, kind: &[u8; 4], entries: impl FnOnce(&mut Self) -> u32) {
        self.full(kind, 0, 0, |writer| {
            let at = writer.bytes.len();
            writer.u32(0);
            let count = entries(writer);
            if let Some(field) = writer.bytes.get_mut(at..at + 4) {
                field.copy_from_slice(&count.to_be_bytes());
            }
        });
    }
}

/// The version of a box in which all of these numbers fit.
pub(super) fn version(numbers: &[u64]) -> u8 {
    let fits = numbers.iter().all(|number| *number < u64::from(u32::MAX));
    u8::from(!fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_counts_are_filled_in_behind() {
        let mut writer = Writer::default();
        writer.boxed(b"free", |writer| {
            writer.counted(b"stss", |writer| {
                writer.u32(7);
                1
            });
        });
        let expected = b"\0\0\0\x1cfree\0\0\0\x14stss\0\0\0\0\0\0\0\x01\0\0\0\x07";
        assert_eq!(writer.into_bytes(), expected);
    }

    #[test]
    fn all_ones_would_mean_that_nothing_is_known() {
        assert_eq!(version(&[0, u64::from(u32::MAX) - 1]), 0);
        assert_eq!(version(&[u64::from(u32::MAX)]), 1);
    }
}
