//! How large samples are: `stsz` and `stz2` (8.7.3).

use super::Table;
use crate::isobmff::boxes::{BoxHeader, Scan};
use crate::isobmff::defects::Place;

/// The sizes of samples: `stsz` (8.7.3.2) or `stz2` (8.7.3.3).
#[derive(Debug, Default)]
pub(in crate::isobmff) struct Sizes<'b> {
    pub(in crate::isobmff) table: Table<'b>,
    /// Every sample has this size.
    pub(in crate::isobmff) constant: Option<u32>,
    /// Samples that have not been asked for yet.
    pub(in crate::isobmff) left: u64,
    /// Bits of one entry.
    bits: u32,
    /// The second of two 4-bit sizes in one byte.
    half: Option<u8>,
}

impl<'b> Sizes<'b> {
    pub(in crate::isobmff) fn open(
        scan: &mut Scan<'b, '_>,
        stbl: &Place<'_>,
        leaf: &BoxHeader,
    ) -> Self {
        let compact = leaf.is(b"stz2");
        let place = stbl.child(&leaf.kind.0);
        let parsed = scan.parse(&place, leaf, |mut fields| {
            fields.version_flags()?;
            Some((fields.u32()?, fields.u32()?))
        });
        let Some((first, count)) = parsed else {
            return Self {
                table: Table::unreadable(scan),
                ..Self::default()
            };
        };
        let count = u64::from(count);
        if !compact && first != 0 {
            return Self {
                constant: Some(first),
                left: count,
                ..Self::default()
            };
        }
        let bits = match (compact, first & 0xff) {
            (true, bits @ (4 | 8 | 16)) => bits,
            _ => 32,
        };
        let (entries, width) = match bits {
            4 => (count.div_ceil(2), 1),
            bits => (count, u64::from(bits / 8)),
        };
        let table = Table::open(scan, &place, leaf, 12, entries, width);
        let held = if bits == 4 {
            table.left() * 2
        } else {
            table.left()
        };
        Self {
            table,
            left: count.min(held),
            bits,
            ..Self::default()
        }
    }

    pub(in crate::isobmff) fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        if let Some(half) = self.half.take() {
            return Some(u32::from(half));
        }
        let bits = self.bits;
        let Some(mut entry) = self.table.next() else {
            self.left = 0;
            return None;
        };
        match bits {
            4 => entry.u8().map(|pair| {
                self.half = Some(pair & 0x0f);
                u32::from(pair >> 4)
            }),
            8 => entry.u8().map(u32::from),
            16 => entry.u16().map(u32::from),
            _ => entry.u32(),
        }
    }

    /// The sum of the next `count` sizes and how many there were.
    pub(in crate::isobmff) fn sum(&mut self, count: u64) -> (u64, u64) {
        if let Some(size) = self.constant {
            let count = count.min(self.left);
            self.left -= count;
            return (count, count.saturating_mul(u64::from(size)));
        }
        let (mut found, mut sum) = (0, 0_u64);
        while found < count {
            let Some(size) = self.next() else {
                break;
            };
            found += 1;
            sum = sum.saturating_add(u64::from(size));
        }
        (found, sum)
    }
}
