//! The core natively, part by part: `cargo bench --package bench`. A change that costs is seen here;
//! what a teacher waits for is measured in a browser by `cargo xtask bench`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used
)] // As in tests.

#[path = "../../common/boxes.rs"]
#[allow(dead_code, unreachable_pub)] // Shared with the tests; each uses its own part.
mod boxes;
#[path = "../src/film.rs"]
mod film;
#[path = "../src/fixture.rs"]
mod fixture;
#[path = "../src/sparse.rs"]
mod sparse;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use film::{Film, Order, Pieces};
use std::path::Path;
use yujian::inspect::inspect;
use yujian::isobmff::box_bytes::BoxBytes;
use yujian::isobmff::boxes::{Header, Scan, header};
use yujian::isobmff::defects::Defects;
use yujian::isobmff::movie;
use yujian::signal::picture::{PictureAnalyser, Plane, Range};
use yujian::signal::sound::{Layout, SoundAnalyser};
use yujian::source::ByteSource;

fn main() {
    divan::main();
}

/// The root of the checkout.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
}

/// Eight minutes at 36 Mb/s.
fn film(order: Order) -> Pieces {
    let film = Film {
        seconds: 480,
        rate: 25,
        bytes: 2_200_000_000,
        order,
        turned: false,
    };
    film.pieces(false)
}

fn whole(bencher: Bencher<'_, '_>, order: Order) {
    let file = film(order);
    bencher
        .counter(BytesCount::new(file.boxes))
        .bench_local(|| pollster::block_on(inspect(&file)).unwrap());
}

/// The walk over the top level and everything behind it, with the movie at the end of the file.
#[divan::bench]
fn inspection_with_the_movie_last(bencher: Bencher<'_, '_>) {
    whole(bencher, Order::MovieLast);
}

/// The same with a fragment a second.
#[divan::bench]
fn inspection_of_fragments(bencher: Bencher<'_, '_>) {
    let order = Order::Fragments {
        pictures: 25,
        index: false,
    };
    whole(bencher, order);
}

/// All tables of a `moov` in memory.
#[divan::bench]
fn sample_tables(bencher: Bencher<'_, '_>) {
    let file = film(Order::MovieFirst);
    let boxed = |start| {
        let head = pollster::block_on(file.read(start..start + 16)).unwrap();
        match header(&head, start, file.len) {
            Header::Sized(found) => found,
            _ => panic!("no box at {start}"),
        }
    };
    let moov = boxed(boxed(0).end);
    assert!(moov.is(b"moov"));
    let start = moov.start;
    let mut held = BoxBytes::new(file.len);
    held.add(
        start,
        &pollster::block_on(file.read(start..moov.end)).unwrap(),
    );
    bencher
        .counter(BytesCount::new(moov.end - moov.start))
        .bench_local(|| {
            let mut defects = Defects::default();
            movie::read(&mut Scan::new(&held, &mut defects), &moov)
        });
}

/// Loudness, true peak, spectrum and all else of ten seconds in two channels.
#[divan::bench]
fn measures_of_sound(bencher: Bencher<'_, '_>) {
    let seconds = 10;
    let samples: Vec<f32> = (0..48_000 * seconds)
        .flat_map(|sample| {
            let at = sample as f32 / 48_000.0;
            [(at * 1_600.0).sin() * 0.3, (at * 2_900.0).sin() * 0.2]
        })
        .collect();
    bencher
        .counter(ItemsCount::new(samples.len()))
        .bench_local(|| {
            let mut analyser = SoundAnalyser::new(Layout::by_count(48_000, 2).unwrap(), 0.0);
            analyser.push(&samples);
            analyser.measures()
        });
}

/// All measures of one picture of full size.
#[divan::bench]
fn measures_of_a_picture(bencher: Bencher<'_, '_>) {
    let (width, height) = (1920, 1080);
    let luma: Vec<u8> = (0..width * height)
        .map(|pixel| (pixel % width / 7 + pixel / width / 5) as u8)
        .collect();
    bencher
        .counter(BytesCount::new(luma.len()))
        .bench_local(|| {
            let plane = Plane::new(width, height, width, &luma, Range::Limited).unwrap();
            PictureAnalyser::default().push(0.0, &plane)
        });
}
