//! EBML (RFC 8794): elements of an identifier, a length and a body.

use crate::bitstream::fields::Fields;

/// The header of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element {
    /// With its marker bits, as documents write it: `0x1A45DFA3`.
    pub(crate) id: u32,
    /// Length of the body; `None` where the writer did not know it.
    pub(crate) size: Option<u64>,
    /// Length of the header itself.
    pub(crate) header: u64,
}

/// The longest header: an identifier of four bytes and a length of eight.
pub(crate) const HEADER: u64 = 12;

/// Reads the header of an element.
pub(crate) fn element(fields: &mut Fields<'_>) -> Option<Element> {
    let before = fields.rest().len();
    let first = *fields.rest().first()?;
    let length = first.leading_zeros() as usize + 1;
    let id = number(fields.take(length).filter(|_| length <= 4)?);
    let (size, is_unknown) = vint(fields)?;
    Some(Element {
        id: u32::try_from(id).ok()?,
        size: (!is_unknown).then_some(size),
        header: (before - fields.rest().len()) as u64,
    })
}

/// A number of variable length without its marker, and whether all its bits are set.
pub(crate) fn vint(fields: &mut Fields<'_>) -> Option<(u64, bool)> {
    let first = *fields.rest().first()?;
    let length = first.leading_zeros() as usize + 1;
    let bytes = fields.take(length).filter(|_| length <= 8)?;
    let mask = (1_u64 << (7 * length)) - 1;
    let value = number(bytes) & mask;
    Some((value, value == mask))
}

/// The children of a body, each with its own body as far as it is there.
pub(crate) fn children(body: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut fields = Fields::new(body);
    std::iter::from_fn(move || {
        let element = element(&mut fields)?;
        let size = usize::try_from(element.size?).ok()?;
        let size = size.min(fields.rest().len());
        Some((element.id, fields.take(size)?))
    })
}

/// The body of the first child of that kind.
pub(crate) fn find(body: &[u8], id: u32) -> Option<&[u8]> {
    children(body).find_map(|(child, body)| (child == id).then_some(body))
}

/// An unsigned number of up to eight bytes.
pub(crate) fn number(bytes: &[u8]) -> u64 {
    let more = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
    bytes.iter().take(8).fold(0, more)
}

/// A number with a point, of four or eight bytes.
pub(crate) fn float(bytes: &[u8]) -> Option<f64> {
    match bytes.len() {
        4 => Fields::new(bytes)
            .u32()
            .map(|bits| f64::from(f32::from_bits(bits))),
        8 => Fields::new(bytes).u64().map(f64::from_bits),
        _ => None,
    }
    .filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_identifier_and_length() {
        let read = |bytes: &[u8]| element(&mut Fields::new(bytes));
        let found = read(&[0x1a, 0x45, 0xdf, 0xa3, 0x9f]).unwrap();
        assert_eq!(
            (found.id, found.size, found.header),
            (0x1a45_dfa3, Some(31), 5)
        );
        let found = read(&[
            0x18, 0x53, 0x80, 0x67, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        ]);
        assert_eq!(found.unwrap().size, None);
        assert_eq!(read(&[0xec, 0x40]), None);
        assert_eq!(read(&[0, 0x81, 0]), None);
        assert_eq!(read(&[0xe7, 0]), None);
        assert_eq!(children(&[0xe7, 0x82, 1, 2, 0xa3, 0x90, 9]).count(), 2);
    }
}
