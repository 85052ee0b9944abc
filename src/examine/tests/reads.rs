//! How a file is read whose sound lies in many places, far apart.

use super::{fixture, measured, runs};
use crate::examine::{SoundExamination, examine_sound};
use crate::inspect::inspect;
use crate::isobmff::limits;
use crate::source::{ByteSource, Counted, ReadError, clip};
use std::cell::Cell;
use std::future::poll_fn;
use std::ops::Range;
use std::task::Poll;

/// A file in which the chunks of sound lie far apart: `file` with the sound moved.
struct Spread {
    len: u64,
    file: Vec<u8>,
    chunks: Vec<(u64, Vec<u8>)>,
}

impl Spread {
    /// The chunks of sound evenly over `len` bytes.
    fn over(mut file: Vec<u8>, len: u64) -> Self {
        let place = |file: &[u8], from: usize, kind: &[u8; 4]| {
            from + file[from..]
                .windows(4)
                .position(|bytes| bytes == kind)
                .unwrap()
        };
        let soun = place(&file, 0, b"soun");
        let stco = place(&file, soun, b"stco") + 8;
        let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        let count = number(stco) as usize;
        let old: Vec<u64> = (1..=count)
            .map(|n| u64::from(number(stco + 4 * n)))
            .collect();
        let runs = runs(&file);
        let end = |from: u64, next: u64| {
            let inside = runs.iter().filter(|run| (from..next).contains(&run.offset));
            inside
                .map(|run| run.offset + u64::from(run.size))
                .max()
                .unwrap()
        };
        let mut chunks = Vec::new();
        for (n, from) in old.iter().enumerate() {
            let to = end(*from, old.get(n + 1).copied().unwrap_or(u64::MAX));
            let bytes = file[*from as usize..to as usize].to_vec();
            let new = (n as u64 + 1) * (len / (count as u64 + 2));
            let at = stco + 4 * (n + 1);
            file[at..at + 4].copy_from_slice(&u32::try_from(new).unwrap().to_be_bytes());
            chunks.push((new, bytes));
        }
        Self { len, file, chunks }
    }
}

impl ByteSource for Spread {
    fn len(&self) -> u64 {
        self.len
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.len);
        let mut bytes = vec![0; (range.end - range.start) as usize];
        let pieces = self.chunks.iter().map(|(at, piece)| (*at, piece));
        for (at, piece) in pieces.chain([(0, &self.file)]) {
            let (from, to) = (range.start.max(at), range.end.min(at + piece.len() as u64));
            if from < to {
                let target = (from - range.start) as usize..(to - range.start) as usize;
                bytes[target].copy_from_slice(&piece[(from - at) as usize..(to - at) as usize]);
            }
        }
        Ok(bytes)
    }
}

#[test]
fn of_two_gigabytes_little_more_than_the_sound_is_read() {
    let bytes = fixture("sound/aac-mono-44100.mp4");
    let sound: u64 = runs(&bytes).iter().map(|run| u64::from(run.size)).sum();
    let here = measured(&bytes);
    let source = Counted::new(Spread::over(bytes, 2_200_000_000));
    let chunks = 21;
    let found = pollster::block_on(async {
        let facts = inspect(&source).await.unwrap();
        let (bytes, reads) = (source.bytes(), source.reads());
        let found = examine_sound(&source, &facts, async |_| {}).await.unwrap();
        let (bytes, reads) = (source.bytes() - bytes, source.reads() - reads);
        assert!(bytes <= 3 * sound, "{bytes} bytes for {sound}");
        assert!(reads <= chunks + 12, "{reads} reads");
        found
    });
    assert_eq!(found, SoundExamination::Measured(Box::new(here)));
}

/// A source that never answers at once, and knows how many answers it owes.
struct Slow<S> {
    source: S,
    owed: Cell<usize>,
    most_owed: Cell<usize>,
}

impl<S: ByteSource> ByteSource for Slow<S> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        self.owed.set(self.owed.get() + 1);
        self.most_owed
            .set(self.most_owed.get().max(self.owed.get()));
        let mut asked = false;
        poll_fn(|context| {
            context.waker().wake_by_ref();
            match std::mem::replace(&mut asked, true) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
        self.owed.set(self.owed.get() - 1);
        self.source.read(range).await
    }
}

#[test]
fn several_reads_are_under_way_while_sound_is_decoded() {
    let bytes = fixture("sound/aac-mono-44100.mp4");
    let here = measured(&bytes);
    let source = Slow {
        source: Spread::over(bytes, 2_200_000_000),
        owed: Cell::default(),
        most_owed: Cell::default(),
    };
    let found = pollster::block_on(async {
        let facts = inspect(&source).await.unwrap();
        examine_sound(&source, &facts, async |_| {}).await.unwrap()
    });
    assert_eq!(found, SoundExamination::Measured(Box::new(here)));
    // Of 21 places: as many at once as one read puts together.
    let reads = 21_usize.div_ceil(limits::PLACES_AT_ONCE);
    assert_eq!(source.most_owed.get(), reads.min(limits::READS_AHEAD));
}
