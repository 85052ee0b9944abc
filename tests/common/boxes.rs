//! Boxes as bytes.

/// A box of this kind around `body`.
pub fn plain(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let size = u32::try_from(body.len() + 8).unwrap();
    [&size.to_be_bytes()[..], kind, body].concat()
}

/// A box with version and flags.
pub fn full(kind: &[u8; 4], version: u8, flags: u32, body: &[u8]) -> Vec<u8> {
    let lead = u32::from(version) << 24 | flags;
    plain(kind, &[&lead.to_be_bytes()[..], body].concat())
}

/// A box around other boxes.
pub fn around(kind: &[u8; 4], children: &[Vec<u8>]) -> Vec<u8> {
    plain(kind, &children.concat())
}

/// A box whose size stands in 64 bits.
pub fn wide(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let size = body.len() as u64 + 16;
    [&[0, 0, 0, 1][..], kind, &size.to_be_bytes(), body].concat()
}

/// A header alone that announces `size` bytes.
pub fn header(kind: &[u8; 4], size: u32) -> Vec<u8> {
    [&size.to_be_bytes()[..], kind].concat()
}

/// 32-bit numbers one after the other.
pub fn u32s(numbers: &[u32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_be_bytes())
        .collect()
}

/// A table with a count in front.
pub fn table(kind: &[u8; 4], version: u8, count: u32, entries: &[u8]) -> Vec<u8> {
    full(
        kind,
        version,
        0,
        &[&count.to_be_bytes()[..], entries].concat(),
    )
}

/// Where the first box of this kind begins, anywhere in the bytes.
pub fn find(bytes: &[u8], kind: &[u8; 4]) -> usize {
    let at = bytes.windows(4).position(|window| window == kind);
    at.unwrap_or_else(|| panic!("no {}", String::from_utf8_lossy(kind))) - 4
}

/// Overwrites bytes at an offset.
pub fn patch(bytes: &mut [u8], at: usize, with: &[u8]) {
    bytes[at..at + with.len()].copy_from_slice(with);
}
