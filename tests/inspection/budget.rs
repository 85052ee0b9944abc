//! What an inspection may read: counted, for each way in which films are laid out.

use crate::common::boxes::{around, full, header, plain, u32s};
use crate::common::movie::{Movie, Track, mvex};
use crate::common::sparse::Sparse;
use yujian::facts::Fact;
use yujian::inspect::inspect;
use yujian::source::{ByteSource, Counted};

/// What is read beyond the boxes that matter.
const BESIDE: u64 = 64_000;

/// What is read of the samples, and in how many reads.
const SAMPLES: (u64, u64) = (6 * 4096, 6);

/// Bytes and calls, for a film that lasts so many seconds.
fn cost(source: impl ByteSource, seconds: f64) -> (u64, u64) {
    let source = Counted::new(source);
    let facts = pollster::block_on(inspect(&source)).unwrap();
    let duration = facts.movie.unwrap().duration_s;
    let told = matches!(duration, Fact::Known(found) if (found - seconds).abs() < 0.1);
    assert!(told, "{duration:?}");
    (source.bytes(), source.reads())
}

/// Eight minutes with the tables of a real film: an offset for every picture, a size for everything.
/// Every sample of it is larger than what is read of it.
fn film() -> Movie {
    let mut movie = Movie::of(480);
    for track in &mut movie.tracks {
        track.each_size = true;
        track.sample_size = 5_000;
        track.ctts = [(1, 2), (1, 0)].repeat(6000);
    }
    movie
}

/// `len` bytes: the film's `moov` at the end, media data before it.
fn movie_last(movie: &Movie, len: u64) -> Sparse {
    let ftyp = plain(b"ftyp", b"isom\0\0\0\0isom");
    let moov = movie.moov(32);
    let at = len - moov.len() as u64;
    let media = [header(b"mdat", 1), (at - 20).to_be_bytes().to_vec()].concat();
    Sparse::new(len)
        .with(0, ftyp)
        .with(20, media)
        .with(at, moov)
}

#[test]
fn with_the_movie_last_the_beginning_and_the_end_are_read() {
    let movie = film();
    let boxes = movie.moov(0).len() as u64;
    for len in [200_u64, 2_200, 5_000, 100_000].map(|megabytes| megabytes * 1_000_000) {
        let (bytes, reads) = cost(movie_last(&movie, len), 480.0);
        let most = boxes + BESIDE + SAMPLES.0;
        assert!(bytes <= most, "{len}: {bytes} of {boxes}");
        assert!(
            bytes > SAMPLES.0 + boxes,
            "{len}: the samples are not there"
        );
        assert!(reads <= 2 + SAMPLES.1, "{len}: {reads} reads");
    }
}

#[test]
fn with_the_movie_first_it_is_read_in_two_pieces() {
    let movie = film();
    let ftyp = plain(b"ftyp", b"isom\0\0\0\0isom");
    let moov = movie.moov(0);
    let boxes = (ftyp.len() + moov.len()) as u64;
    let (len, media) = (2_200_000_000, header(b"mdat", u32::MAX));
    let [ftyp_len, moov_len] = [ftyp.len(), moov.len()].map(|length| length as u64);
    let moov = movie.moov(u32::try_from(ftyp_len + moov_len + 8).unwrap());
    let source = Sparse::new(len)
        .with(0, ftyp)
        .with(ftyp_len, moov)
        .with(boxes, media);
    let source = Counted::new(source);
    pollster::block_on(inspect(&source)).unwrap();
    let most = boxes + BESIDE + SAMPLES.0;
    assert!(source.bytes() <= most, "{} bytes", source.bytes());
    assert!(source.reads() <= 2 + SAMPLES.1, "{} reads", source.reads());
}

#[test]
fn fragments_of_varying_size_cost_little_more_than_one_read_each() {
    // Every seventh has a picture more, and with it a larger `moof`.
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    let moov = movie.moov(0);
    let mut at = moov.len() as u64;
    let mut source = Sparse::new(1 << 31).with(0, moov);
    let (mut boxes, mut time) = (at, 0);
    let pieces = 480_u32;
    for number in 0..pieces {
        let count = if number % 7 == 6 { 26 } else { 25 };
        let sizes = u32s(&vec![100_000; count as usize]);
        let moof = |offset: u32| {
            let trun = [u32s(&[count, offset]), sizes.clone()].concat();
            let traf = around(
                b"traf",
                &[
                    full(b"tfhd", 0, 0x2_0000, &u32s(&[1])),
                    full(b"tfdt", 0, 0, &u32s(&[time])),
                    full(b"trun", 0, 0x201, &trun),
                ],
            );
            around(b"moof", &[full(b"mfhd", 0, 0, &u32s(&[number])), traf])
        };
        let size = moof(0).len();
        let piece = moof(u32::try_from(size).unwrap() + 8);
        let media = count * 100_000 + 8;
        source = source
            .with(at, piece)
            .with(at + size as u64, header(b"mdat", media));
        boxes += size as u64 + 8;
        at += size as u64 + u64::from(media);
        time += count;
    }
    let rest = u32::try_from((1_u64 << 31) - at).unwrap();
    let source = source.with(at, header(b"free", rest));
    let (bytes, reads) = cost(source, f64::from(time) / 25.0);
    let most = boxes + BESIDE + SAMPLES.0;
    assert!(bytes <= most, "{bytes} of {boxes}");
    assert!(reads <= u64::from(pieces) + 4 + SAMPLES.1, "{reads} reads");
}
