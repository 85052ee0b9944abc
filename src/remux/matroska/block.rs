//! The header of a block, and the frames that lie behind it (RFC 9559, 10).

use crate::bitstream::fields::Fields;
use crate::containers::ebml;
use std::ops::Range;

/// What stands in front of the frames of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// The number of the track.
    pub(super) track: u64,
    /// When it is shown, counted from its cluster's time, in ticks.
    pub(super) relative: i16,
    flags: u8,
    /// Its own length in bytes.
    pub(super) length: u64,
}

/// How frames that share a block are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lacing {
    None,
    Xiph,
    Fixed,
    Ebml,
}

impl Head {
    /// Reads it from the beginning of a block.
    pub(super) fn read(block: &[u8]) -> Option<Self> {
        let mut fields = Fields::new(block);
        let (track, _) = ebml::vint(&mut fields)?;
        let relative = fields.i16()?;
        let flags = fields.u8()?;
        let length = (block.len() - fields.rest().len()) as u64;
        Some(Self {
            track,
            relative,
            flags,
            length,
        })
    }

    /// Decoding can begin with it; told by a `SimpleBlock` alone.
    pub(super) const fn is_key(self) -> bool {
        self.flags & 0x80 != 0
    }

    /// It is decoded and not shown.
    pub(super) const fn is_invisible(self) -> bool {
        self.flags & 0x08 != 0
    }

    /// Whether frames share it, and how.
    pub(super) const fn lacing(self) -> Lacing {
        match self.flags & 0x06 {
            0x02 => Lacing::Xiph,
            0x04 => Lacing::Fixed,
            0x06 => Lacing::Ebml,
            _ => Lacing::None,
        }
    }
}

/// Where the frames lie in what follows the header of a block; `None` where their sizes do not add up.
pub(super) fn frames(body: &[u8], lacing: Lacing) -> Option<Vec<Range<usize>>> {
    let mut fields = Fields::new(body);
    let sizes = match lacing {
        Lacing::None => Vec::new(),
        _ => {
            let others = usize::from(fields.u8()?);
            match lacing {
                Lacing::Xiph => xiph(&mut fields, others)?,
                Lacing::Ebml => ebml(&mut fields, others)?,
                _ => fixed(&fields, others)?,
            }
        }
    };
    let mut at = body.len() - fields.rest().len();
    let mut found = Vec::with_capacity(sizes.len() + 1);
    for size in sizes {
        let end = at.checked_add(size).filter(|end| *end <= body.len())?;
        found.push(at..end);
        at = end;
    }
    found.push(at..body.len());
    found.iter().all(|frame| !frame.is_empty()).then_some(found)
}

/// Each size is a sum of bytes, the last of which is less than 255.
fn xiph(fields: &mut Fields<'_>, others: usize) -> Option<Vec<usize>> {
    let size = |_| {
        let mut size = 0;
        loop {
            let byte = fields.u8()?;
            size += usize::from(byte);
            if byte < 255 {
                return Some(size);
            }
        }
    };
    (0..others).map(size).collect()
}

/// The first size, and by how much each one differs from the one before.
fn ebml(fields: &mut Fields<'_>, others: usize) -> Option<Vec<usize>> {
    let mut before: Option<i64> = None;
    let size = |_| {
        let start = fields.rest().len();
        let (number, _) = ebml::vint(fields)?;
        let length = start - fields.rest().len();
        let number = i64::try_from(number).ok()?;
        let size = match before {
            None => number,
            // Numbers below zero are stored so that the middle one is zero.
            Some(before) => before + number - ((1_i64 << (7 * length - 1)) - 1),
        };
        before = Some(size);
        usize::try_from(size).ok()
    };
    (0..others).map(size).collect()
}

/// All are equally long.
fn fixed(fields: &Fields<'_>, others: usize) -> Option<Vec<usize>> {
    let all = fields.rest().len();
    let count = others + 1;
    let is_whole = all.checked_rem(count) == Some(0);
    is_whole.then(|| vec![all / count; others])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(body: &[u8], lacing: Lacing) -> Option<Vec<usize>> {
        let found = frames(body, lacing)?;
        Some(found.into_iter().map(|frame| frame.len()).collect())
    }

    #[test]
    fn a_header_tells_track_time_and_lacing() {
        let head = Head::read(&[0x81, 0xff, 0xfe, 0x86, 9]).unwrap();
        assert_eq!((head.track, head.relative, head.length), (1, -2, 4));
        assert!(head.is_key() && !head.is_invisible());
        assert_eq!(head.lacing(), Lacing::Ebml);
        assert_eq!(Head::read(&[0x40, 0x81, 0, 0]), None);
    }

    #[test]
    fn frames_of_every_lacing_are_told_apart() {
        assert_eq!(sizes(&[7; 5], Lacing::None), Some(vec![5]));
        let xiph = [&[2, 255, 1, 3][..], &[0; 256 + 3 + 4]].concat();
        assert_eq!(sizes(&xiph, Lacing::Xiph), Some(vec![256, 3, 4]));
        // RFC 9559, 10.3: 800, 500 and 1000 bytes.
        let ebml = [&[2, 0x43, 0x20, 0x5e, 0xd3][..], &[0; 2300]].concat();
        assert_eq!(sizes(&ebml, Lacing::Ebml), Some(vec![800, 500, 1000]));
        let fixed = [&[2][..], &[0; 30]].concat();
        assert_eq!(sizes(&fixed, Lacing::Fixed), Some(vec![10, 10, 10]));
    }

    #[test]
    fn sizes_that_do_not_add_up_are_none() {
        assert_eq!(sizes(&[], Lacing::None), None);
        assert_eq!(sizes(&[1, 200, 0], Lacing::Xiph), None);
        assert_eq!(sizes(&[1, 255], Lacing::Xiph), None);
        assert_eq!(sizes(&[2, 0x81, 0x80, 0, 0, 0], Lacing::Ebml), None);
        assert_eq!(sizes(&[1, 0, 0, 0], Lacing::Fixed), None);
    }
}
