//! Hostile films: writing one anew ends in a refusal or a result, within bounds on what is read and held.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Tests may.

mod common;
#[path = "common/memory.rs"]
mod memory;

use common::boxes::{header, plain};
use common::hostile;
use common::movie::{Movie, Track};
use proptest::prelude::*;
use yujian::inspect::inspect;
use yujian::remux::{Choice, Cut, Error, Plan, Planned, Refusal, Time, check, limits, plan};
use yujian::source::{ByteSource, Counted, ReadError, clip};

#[global_allocator]
static ALLOCATOR: peak_alloc::PeakAlloc = memory::ALLOCATOR;

const MIB: u64 = 1024 * 1024;

/// The most that writing any film anew holds: its tables, its samples, and the tables of the result.
const HELD: u64 = 64 * MIB;

fn planned<S: ByteSource + ?Sized>(source: &S, cut: Cut) -> Option<Result<Plan, Error>> {
    pollster::block_on(async {
        let facts = inspect(source).await.unwrap();
        let choice = Choice {
            cut,
            ..Choice::of(&facts)?
        };
        Some(plan(source, &facts, &choice).await)
    })
}

#[test]
fn no_hostile_file_costs_much() {
    let _alone = memory::alone();
    for hostile in hostile::all() {
        let source = Counted::new(hostile.source());
        let (made, held) = memory::peak(|| planned(&source, Cut::default()));
        println!(
            "{}: {:?}, {} bytes in {} reads, {held} held",
            hostile.name,
            made.map(|made| made.map(|plan| plan.bytes)),
            source.bytes(),
            source.reads()
        );
        assert!(source.bytes() <= 80 * MIB, "{}", hostile.name);
        assert!(held <= HELD, "{}: {held} bytes held", hostile.name);
    }
}

/// A film whose boxes are in memory and whose media are not: every picture is one unit.
struct Long {
    front: Vec<u8>,
    back: Vec<u8>,
    media: u64,
    /// Bytes of a picture.
    picture: u32,
}

const PICTURE: u32 = 2000;
const PACKET: u32 = 300;
const LARGE: u32 = 100_000;

impl Long {
    /// 25 pictures a second, every second one shown later, and 47 packets of sound, all behind the pictures.
    fn new(hours: u32) -> Self {
        let seconds = hours * 3600;
        let mut picture = Track::picture(25, 25 * seconds, 1);
        picture.ctts = [(1, 2), (1, 0)].repeat(25 * seconds as usize / 2);
        let mut sound = Track::sound(seconds * 47);
        (picture.sample_size, sound.sample_size) = (PICTURE, PACKET);
        (picture.each_size, sound.each_size) = (true, true);
        let media = u64::from(25 * seconds * PICTURE) + u64::from(47 * seconds * PACKET);
        Self::with(vec![picture, sound], media, PICTURE)
    }

    /// Pictures of more than five gigabytes, and no sound.
    fn of_large_pictures() -> Self {
        let mut picture = Track::picture(25, 55_000, 1);
        picture.sample_size = LARGE;
        Self::with(vec![picture], 55_000 * u64::from(LARGE), LARGE)
    }

    fn with(tracks: Vec<Track>, media: u64, picture: u32) -> Self {
        let ftyp = plain(b"ftyp", b"isom\0\0\0\0isom");
        let large = [header(b"mdat", 1), (media + 16).to_be_bytes().to_vec()].concat();
        let front = [ftyp, large].concat();
        let back = Movie::with(tracks).moov(front.len() as u32);
        Self {
            front,
            back,
            media,
            picture,
        }
    }
}

impl ByteSource for Long {
    fn len(&self) -> u64 {
        self.front.len() as u64 + self.media + self.back.len() as u64
    }

    async fn read(&self, range: std::ops::Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.len());
        let front = self.front.len() as u64;
        let byte = |at: u64| {
            let unit = [&(self.picture - 4).to_be_bytes()[..], &[0x65, 0x88]].concat();
            match at.checked_sub(front) {
                None => self.front[at as usize],
                Some(at) if at >= self.media => self.back[(at - self.media) as usize],
                Some(at) => *unit
                    .get((at % u64::from(self.picture)) as usize)
                    .unwrap_or(&7),
            }
        };
        Ok(range.map(byte).collect())
    }
}

#[test]
fn memory_does_not_grow_with_the_media() {
    let _alone = memory::alone();
    for (hours, most) in [(1, 20 * MIB), (2, 40 * MIB)] {
        let source = Counted::new(Long::new(hours));
        let before = source.bytes();
        let (made, held) = memory::peak(|| planned(&source, Cut::default()));
        let made = made.unwrap().unwrap();
        println!("{hours} h: {held} bytes held, {} pieces", made.slices.len());
        assert!(held <= most, "{hours} h: {held} bytes held");
        assert!(source.bytes() - before < 40 * MIB);
        // Far apart in the source: a second of each in turn.
        assert_eq!(made.slices.len(), 2 * 3600 * hours as usize);
    }
}

/// A WebM of so many hours, 30 pictures and 50 packets of sound a second, each of a few bytes.
fn long_webm(hours: u64) -> Vec<u8> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let live = std::fs::read(root.join("tests/remux/containers/live.webm")).unwrap();
    let is_cluster = |code: &[u8]| code == [0x1f, 0x43, 0xb6, 0x75];
    let clusters = live.windows(4).position(is_cluster).unwrap();
    let mut bytes = live[..clusters].to_vec();
    let block = |track: u8, millis: u64, payload: &[u8]| {
        let [high, low] = (millis as u16).to_be_bytes();
        let lead = [
            0xa3,
            0x80 | (4 + payload.len() as u8),
            0x80 | track,
            high,
            low,
            0x80,
        ];
        [&lead[..], payload].concat()
    };
    // The beginning of a key frame of 160×90, and a packet of 20 ms.
    let lead = [0x82, 0x49, 0x83, 0x42, 0, 0x09, 0xf0, 0x05, 0x90];
    let picture = [&lead[..], &[0; 91]].concat();
    let packet = [&[0xfc][..], &[1; 59]].concat();
    for second in 0..hours * 3600 {
        bytes.extend([0x1f, 0x43, 0xb6, 0x75, 0xff, 0xe7, 0x88]);
        bytes.extend((second * 1000).to_be_bytes());
        for tenth in 0..10 {
            for n in 0..3 {
                bytes.extend(block(1, (tenth * 3 + n) * 1000 / 30, &picture));
            }
            for n in 0..5 {
                bytes.extend(block(2, tenth * 100 + n * 20, &packet));
            }
        }
    }
    bytes
}

#[test]
fn memory_does_not_grow_with_a_film_without_tables() {
    let _alone = memory::alone();
    for (hours, most) in [(1, 40 * MIB), (2, 80 * MIB)] {
        let source = long_webm(hours);
        let (made, held) = memory::peak(|| planned(source.as_slice(), Cut::default()));
        let made = made.unwrap().unwrap();
        println!("{hours} h: {held} bytes held of {}", source.len());
        assert!(held <= most, "{hours} h: {held} bytes held");
        assert_eq!(made.pictures, 30 * 3600 * hours);
        assert_eq!(made.packets, Some(50 * 3600 * hours));
    }
    let (made, held) = memory::peak(|| planned(long_webm(4).as_slice(), Cut::default()));
    println!("4 h: {held} bytes held");
    assert_eq!(made.unwrap().err(), Some(Error::Refused(Refusal::TooLarge)));
}

#[test]
fn beyond_four_gigabytes_sizes_and_offsets_have_64_bits() {
    let _alone = memory::alone();
    let source = Long::of_large_pictures();
    assert!(source.len() > 5 << 30);
    let made = planned(&source, Cut::default()).unwrap().unwrap();
    let result = Planned::new(&made, &source);
    let (before, after) = pollster::block_on(async {
        let before = inspect(&source).await.unwrap();
        (before, inspect(&result).await.unwrap())
    });
    let choice = Choice::of(&before).unwrap();
    assert_eq!(check(&before, &choice, &made, &after), []);
    assert_eq!(after.defects, []);
    assert_eq!(made.bytes, made.header.len() as u64 + source.media);
    // Up to four gigabytes they have 32.
    let has = |made: &Plan, kind: &[u8; 4]| made.header.windows(4).any(|found| found == kind);
    assert!(has(&made, b"co64") && !has(&made, b"stco"));
    let short = planned(&Long::new(1), Cut::default()).unwrap().unwrap();
    assert!(has(&short, b"stco") && !has(&short, b"co64"));
    // The last picture is where it says.
    let last = result.len() - u64::from(LARGE);
    let read = pollster::block_on(result.read(last..last + 5)).unwrap();
    assert_eq!(read, [&(LARGE - 4).to_be_bytes()[..], &[0x65]].concat());
}

#[test]
fn more_samples_than_any_film_are_refused_before_they_are_listed() {
    let _alone = memory::alone();
    let mut track = Track::picture(25, 4_000_000, 1);
    track.sample_size = 1;
    let source = Movie::one(track).bytes();
    let (made, held) = memory::peak(|| planned(source.as_slice(), Cut::default()));
    let refused = made.unwrap().unwrap_err();
    let possible = [Refusal::TooLarge, Refusal::CutOff].map(Error::Refused);
    assert!(possible.contains(&refused), "{refused:?}");
    assert!(
        limits::SAMPLES < 4_000_000 && held < 2 * MIB,
        "{held} bytes held"
    );
}

/// Films of every shape that are bent: the boxes stand in front.
fn films() -> Vec<Vec<u8>> {
    let fixture = |name: &str| {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::read(root.join("tests/fixtures").join(name)).unwrap()
    };
    let names = [
        "1080p-moov-first.mp4",
        "fragmented.mp4",
        "fragmented-many.mp4",
        "mov-renamed.mp4",
        "stream-copied-from-0.45.mp4",
    ];
    let containers = [
        "h264-aac.mkv",
        "vp9-opus.webm",
        "live.webm",
        "h264-aac.flv",
        "h264-mp3.flv",
    ];
    let containers = containers.map(|name| fixture(&format!("../remux/containers/{name}")));
    [names.map(fixture).to_vec(), containers.to_vec()].concat()
}

/// Whatever comes of a bent film is whole in itself.
fn holds(source: &[u8], cut: Cut) {
    pollster::block_on(async {
        let facts = inspect(source).await.unwrap();
        let Some(choice) = Choice::of(&facts) else {
            return;
        };
        let choice = Choice { cut, ..choice };
        let Ok(plan) = plan(source, &facts, &choice).await else {
            return;
        };
        assert!(plan.bytes <= plan.header.len() as u64 + source.len() as u64);
        assert!(
            plan.slices
                .iter()
                .all(|slice| slice.end <= source.len() as u64)
        );
        let planned = Planned::new(&plan, source);
        let after = inspect(&planned).await.unwrap();
        let _ = check(&facts, &choice, &plan, &after);
        let bytes = planned.read(0..u64::MAX).await.unwrap();
        assert_eq!(bytes.len() as u64, plan.bytes);
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_bent_film_panics_or_reaches_beyond_its_source(
        film in 0_usize..10,
        changes in prop::collection::vec((0_usize..6000, any::<u8>()), 1..6),
        from in prop::option::of(-1000_i64..3000),
        to in prop::option::of(-1000_i64..3000),
        exact in any::<bool>(),
    ) {
        thread_local! {
            static FILMS: Vec<Vec<u8>> = films();
        }
        let mut source = FILMS.with(|films| films[film].clone());
        for (at, byte) in changes {
            // `moov` last: what is near the end is bent too.
            let at = if at % 2 == 0 { at } else { source.len().saturating_sub(at) };
            if let Some(old) = source.get_mut(at) {
                *old = byte;
            }
        }
        let cut = Cut { from: from.map(Time::from_millis), to: to.map(Time::from_millis), exact };
        holds(&source, cut);
    }
}
