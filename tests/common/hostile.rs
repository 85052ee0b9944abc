//! Hostile files for native and browser tests: a few pieces of data with zeros between.

use super::boxes::{around, find, full, header, patch, plain, u32s};
use super::codecs;
use super::movie::{Movie, Track, mvex};
use super::sparse::Sparse;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

/// One of them.
pub struct Hostile {
    pub name: &'static str,
    pub len: u64,
    pub pieces: Vec<(u64, Vec<u8>)>,
}

impl Hostile {
    fn whole(name: &'static str, bytes: Vec<u8>) -> Self {
        Self {
            name,
            len: bytes.len() as u64,
            pieces: vec![(0, bytes)],
        }
    }

    /// As a source that takes no room.
    pub fn source(&self) -> Sparse {
        let pieces = self.pieces.iter();
        pieces.fold(Sparse::new(self.len), |source, (at, bytes)| {
            source.with(*at, bytes.clone())
        })
    }

    /// On disk, where the zeros take no room.
    pub fn write(&self, path: &Path) {
        let mut file = File::create(path).unwrap();
        file.set_len(self.len).unwrap();
        for (at, bytes) in &self.pieces {
            file.seek(SeekFrom::Start(*at)).unwrap();
            file.write_all(bytes).unwrap();
        }
    }
}

const TWO_GIGABYTES: u32 = 1 << 31;

/// A movie whose sizes of samples, the last of its boxes, go on for two gigabytes.
fn of_sizes() -> Vec<u8> {
    let mut moov = Movie::one(Track::picture(25, 250, 1)).moov(0);
    let stsz = find(&moov, b"stsz");
    let sizes: Vec<u8> = moov.drain(stsz..stsz + 20).collect();
    moov.extend(sizes);
    for holder in [b"stsz", b"stbl", b"minf", b"mdia", b"trak", b"moov"] {
        let at = find(&moov, holder);
        patch(&mut moov, at, &TWO_GIGABYTES.to_be_bytes());
    }
    let stsz = find(&moov, b"stsz");
    patch(&mut moov, stsz + 12, &u32s(&[0, 500_000_000]));
    let stsc = find(&moov, b"stsc");
    patch(&mut moov, stsc + 20, &u32::MAX.to_be_bytes());
    moov
}

/// A good movie with that body in a box of its first track's sample table.
pub fn with_table(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut file = Movie::of(10).bytes();
    let at = find(&file, kind);
    let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    file.splice(at + 8..at + size, body.iter().copied());
    let grown = u32::try_from(body.len() + 8).unwrap();
    let change = grown.wrapping_sub(u32::try_from(size).unwrap());
    patch(&mut file, at, &grown.to_be_bytes());
    for holder in [b"stbl", b"minf", b"mdia", b"trak", b"moov"] {
        let at = find(&file, holder);
        let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        patch(&mut file, at, &size.wrapping_add(change).to_be_bytes());
    }
    file
}

/// All of them. None is a video that anybody could hand in.
pub fn all() -> Vec<Hostile> {
    [counts(), nesting(), tiny(), huge()]
        .into_iter()
        .flatten()
        .collect()
}

fn counts() -> Vec<Hostile> {
    let lie = [&[0; 4][..], &[0xff; 4]].concat();
    let sizes = [&[0; 8][..], &[0xff; 4]].concat();
    let one_size = [&[0; 4][..], &[0, 0, 0, 1], &[0xff; 4]].concat();
    let mut fragmented = Movie::one(Track::picture(25, 0, 1));
    fragmented.extra = vec![mvex(1, None)];
    let tfhd = full(b"tfhd", 0, 0x2_0000, &u32s(&[1]));
    let trun = full(b"trun", 0, 0x100, &[&[0xff; 4][..], &[0; 8]].concat());
    fragmented.tail = vec![around(b"moof", &[around(b"traf", &[tfhd, trun])])];
    let mut edits = Track::picture(25, 250, 1);
    edits.edits = Some(vec![(1, 0, 0x1_0000); 1_000_000]);
    [
        ("count-stts.mp4", with_table(b"stts", &lie)),
        ("count-stsc.mp4", with_table(b"stsc", &lie)),
        ("count-stco.mp4", with_table(b"stco", &lie)),
        ("count-stsd.mp4", with_table(b"stsd", &lie)),
        ("count-stsz.mp4", with_table(b"stsz", &sizes)),
        ("count-stsz-one-size.mp4", with_table(b"stsz", &one_size)),
        ("count-trun.mp4", fragmented.bytes()),
        ("count-elst.mp4", Movie::one(edits).bytes()),
    ]
    .map(|(name, bytes)| Hostile::whole(name, bytes))
    .into()
}

fn nesting() -> Vec<Hostile> {
    let ftyp = plain(b"ftyp", b"isom\0\0\0\0");
    let nested = |kind: &[u8; 4]| {
        let nested = (0..5000).fold(Vec::new(), |inner, _| plain(kind, &inner));
        [ftyp.clone(), plain(b"moov", &nested)].concat()
    };
    // Descriptors as deep as a box allows, in the one place where one is followed.
    let descriptors = [0x03, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0].repeat(20_000);
    let esds = full(b"esds", 0, 0, &descriptors);
    let mut movie = Movie::of(600);
    movie.tracks[0].entries = vec![codecs::visual(b"mp4v", 1920, 1080, &[esds])];
    let zeros = |size: u32| plain(b"moov", &header(b"trak", size).repeat(1000));
    [
        ("nested-moov.mp4", nested(b"moov")),
        ("nested-trak.mp4", nested(b"trak")),
        ("nested-udta.mp4", nested(b"udta")),
        ("nested-meta.mp4", nested(b"meta")),
        ("nested-stsd.mp4", nested(b"stsd")),
        ("nested-descriptors.mp4", movie.bytes()),
        ("children-of-no-size.mp4", zeros(0)),
        ("children-of-size-1.mp4", zeros(1)),
        ("children-of-size-7.mp4", zeros(7)),
    ]
    .map(|(name, bytes)| Hostile::whole(name, bytes))
    .into()
}

fn tiny() -> Vec<Hostile> {
    let many = header(b"free", 8).repeat(1024 * 1024);
    let trak = around(b"trak", &[plain(b"mdia", &many)]);
    let moof = [Movie::of(600).bytes(), plain(b"moof", &many)].concat();
    let traf = plain(b"moof", &plain(b"traf", &many));
    [
        ("tiny-at-the-top.mp4", many.clone()),
        ("tiny-in-moov.mp4", plain(b"moov", &many)),
        ("tiny-in-mdia.mp4", plain(b"moov", &trak)),
        ("tiny-in-moof.mp4", moof),
        ("tiny-in-traf.mp4", [Movie::of(600).bytes(), traf].concat()),
        (
            "tiny-tracks.mp4",
            plain(b"moov", &header(b"trak", 8).repeat(100_000)),
        ),
        ("tiny-movies.mp4", header(b"moov", 8).repeat(100_000)),
        (
            "tiny-fragments.mp4",
            [Movie::of(600).bytes(), header(b"moof", 8).repeat(100_000)].concat(),
        ),
    ]
    .map(|(name, bytes)| Hostile::whole(name, bytes))
    .into()
}

fn huge() -> Vec<Hostile> {
    let two = u64::from(TWO_GIGABYTES);
    // Boxes too far apart to be read together, as many as fit.
    let apart = (0..20_000_u64).map(|number| {
        let at = 8 + number * 100_000;
        (at, header(b"free", 100_000))
    });
    let spread: Vec<_> = std::iter::once((0, header(b"moov", TWO_GIGABYTES)))
        .chain(apart)
        .collect();
    let overflow = [
        header(b"moov", 1),
        vec![0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ];
    let sparse = |name, len, pieces| Hostile { name, len, pieces };
    let far = [header(b"mdat", 1), (5_u64 << 30).to_be_bytes().to_vec()].concat();
    vec![
        sparse(
            "moov-of-zeros.mp4",
            two + 8,
            vec![(0, header(b"moov", TWO_GIGABYTES))],
        ),
        sparse("moov-of-sizes.mp4", two + 4096, vec![(0, of_sizes())]),
        sparse("moov-of-boxes-far-apart.mp4", two + 8, spread),
        sparse("moov-past-the-end.mp4", 4096, vec![(0, overflow.concat())]),
        sparse("five-gigabytes-of-zeros.mp4", 5 << 30, Vec::new()),
        sparse("five-gigabytes-without-moov.mp4", 5 << 30, vec![(0, far)]),
    ]
}
