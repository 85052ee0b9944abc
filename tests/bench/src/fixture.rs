//! A real clip of two seconds taken apart, so that long films can be made of its samples.

use crate::boxes::find;

/// The samples of one track.
pub(crate) struct Clip {
    /// The whole `stsd` box.
    pub(crate) description: Vec<u8>,
    /// Each sample's bytes.
    pub(crate) samples: Vec<Vec<u8>>,
    /// Composition offsets in samples; empty where every sample is shown as it is decoded.
    pub(crate) offsets: Vec<i32>,
}

/// Picture and sound of `tests/fixtures/1080p.mp4`.
pub(crate) fn clips() -> (Clip, Clip) {
    let path = crate::root().join("tests/fixtures/1080p.mp4");
    let file = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let first = find(&file, b"trak");
    let second = first + 8 + find(&file[first + 8..], b"trak");
    (clip(&file, first), clip(&file, second))
}

fn clip(file: &[u8], trak: usize) -> Clip {
    let table = |kind: &[u8; 4]| {
        let at = trak + file[trak..].windows(4).position(|word| word == kind)? - 4;
        (at < trak + number(file, trak)).then(|| &file[at..at + number(file, at)])
    };
    let must = |kind: &[u8; 4]| table(kind).expect("the fixture has this table");
    let sizes = rows::<1>(&must(b"stsz")[20..]);
    let chunks = rows::<1>(&must(b"stco")[16..]);
    let runs = rows::<3>(&must(b"stsc")[16..]);
    let delta = number(must(b"stts"), 20);
    let mut samples = Vec::new();
    for (number, [offset]) in (1..).zip(chunks) {
        let run = runs.iter().rfind(|[from, ..]| *from <= number).unwrap();
        let mut at = offset;
        for _ in 0..run[1] {
            let size = sizes[samples.len()][0];
            samples.push(file[at..at + size].to_vec());
            at += size;
        }
    }
    let offsets = table(b"ctts").map(|ctts| {
        let of_run = |[count, offset]: [usize; 2]| vec![(offset / delta) as i32; count];
        rows::<2>(&ctts[16..])
            .into_iter()
            .flat_map(of_run)
            .collect()
    });
    Clip {
        description: must(b"stsd").to_vec(),
        samples,
        offsets: offsets.unwrap_or_default(),
    }
}

fn number(bytes: &[u8], at: usize) -> usize {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

fn rows<const N: usize>(bytes: &[u8]) -> Vec<[usize; N]> {
    let row = |row: &[u8]| std::array::from_fn(|at| number(row, 4 * at));
    bytes.chunks_exact(4 * N).map(row).collect()
}
