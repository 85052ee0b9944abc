//! Files that tests choose: the fixtures, and what is made of them.

use crate::site::root;
use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// One of the small files of `tests/fixtures/`.
pub(crate) fn fixture(name: &str) -> PathBuf {
    let path = root().join("tests/fixtures").join(name);
    assert!(path.is_file(), "no fixture {name}");
    path
}

/// A good video of at least `bytes`, `moov` last: a box of zeros is put before the `moov` of a
/// fixture. On disk the zeros take no room.
pub(crate) fn huge(path: &Path, bytes: u64) {
    let small = std::fs::read(fixture("1080p.mp4")).unwrap();
    let moov = small.windows(4).rposition(|word| word == b"moov").unwrap() - 4;
    let (head, moov) = small.split_at(moov);
    let mut file = File::create(path).unwrap();
    file.write_all(head).unwrap();
    // A size of 1 says that the true one follows in 64 bits.
    file.write_all(&1u32.to_be_bytes()).unwrap();
    file.write_all(b"free").unwrap();
    file.write_all(&bytes.to_be_bytes()).unwrap();
    file.seek(SeekFrom::Start(head.len() as u64 + bytes))
        .unwrap();
    file.write_all(moov).unwrap();
}

/// Puts other bytes into a file, as a program does that saves it again.
pub(crate) fn change(path: &Path) {
    let mut file = OpenOptions::new().append(true).open(path).unwrap();
    file.write_all(b"changed").unwrap();
}
