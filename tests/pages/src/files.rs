//! Files that tests choose: the fixtures, and what is made of them.

use crate::site::root;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// One of the small files of `tests/fixtures/`.
pub(crate) fn fixture(name: &str) -> PathBuf {
    let path = root().join("tests/fixtures").join(name);
    assert!(path.is_file(), "no fixture {name}");
    path
}

/// The SHA-256 of a file's content, 64 lower-case hexadecimal digits.
pub(crate) fn sha256(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
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

/// Seconds of sound in one round of [`long`].
pub(crate) const ROUND_S: f64 = 385_024.0 / 48_000.0;

/// A video of many rounds of AAC in stereo at 48 kHz: the fragments of a fixture again and again, each
/// time later.
pub(crate) fn long(path: &Path, rounds: u64) {
    let film = std::fs::read(fixture("sound/fragmented.mp4")).unwrap();
    let number = |at: usize| u32::from_be_bytes(film[at..at + 4].try_into().unwrap());
    let mut boxes = Vec::new();
    let mut at = 0;
    while at < film.len() {
        let end = at + number(at) as usize;
        boxes.push((&film[at + 4..at + 8], at..end));
        at = end;
    }
    let is_fragment = |kind: &[u8]| kind == b"moof" || kind == b"mdat";
    let mut file = File::create(path).unwrap();
    for (_, range) in boxes
        .iter()
        .filter(|(kind, _)| *kind == b"ftyp" || *kind == b"moov")
    {
        file.write_all(&film[range.clone()]).unwrap();
    }
    for round in 0..rounds {
        for (_, range) in boxes.iter().filter(|(kind, _)| is_fragment(kind)) {
            let mut fragment = film[range.clone()].to_vec();
            later(&mut fragment, round);
            file.write_all(&fragment).unwrap();
        }
    }
}

/// Moves a fragment by so many rounds: of its picture, then of its sound, in their time scales.
fn later(fragment: &mut [u8], rounds: u64) {
    if &fragment[4..8] != b"moof" {
        return;
    }
    let places: Vec<usize> = (0..fragment.len() - 4)
        .filter(|at| &fragment[*at..*at + 4] == b"tfdt")
        .collect();
    for (at, ticks) in places.into_iter().zip([131_072, 385_024]) {
        // Behind the name, version and flags: 64 bits.
        let time = &mut fragment[at + 8..at + 16];
        let before = u64::from_be_bytes(time.try_into().unwrap());
        time.copy_from_slice(&(before + rounds * ticks).to_be_bytes());
    }
}
