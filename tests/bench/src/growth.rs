//! How time and bytes grow with the length and the size of a film.

use crate::film::{Film, Order};
use crate::stats::spread;
use crate::{Result, report};
use std::fmt::Write;
use std::time::Instant;
use yujian::facts::Fact;
use yujian::inspect::inspect;
use yujian::source::Counted;

/// How often each time is taken.
const RUNS: usize = 7;

/// Measures, prints the table, and puts it into `BENCH.md` where there is one.
pub(crate) fn run() -> Result<()> {
    let minute = 60;
    let film = |seconds, bytes, order| Film {
        seconds,
        rate: 25,
        bytes,
        order,
        turned: false,
    };
    // The same rate at every length, then the same length at every rate.
    let rate = 36_000_000 / 8;
    let lengths = [1, 8, 30, 60, 180].map(|minutes| minutes * minute);
    let sizes: [u64; 5] = [
        10_000_000,
        100_000_000,
        1_000_000_000,
        10_000_000_000,
        100_000_000_000,
    ];
    let pieces = Order::Fragments {
        pictures: 25,
        index: false,
    };
    let films = lengths
        .map(|seconds| film(seconds, u64::from(seconds) * rate, Order::MovieLast))
        .into_iter()
        .chain(sizes.map(|bytes| film(8 * minute, bytes, Order::MovieLast)))
        .chain(lengths.map(|seconds| film(seconds, u64::from(seconds) * rate, pieces)));
    let mut table = String::from(
        "\n| film | size | boxes | read | calls | time |\n| --- | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for film in films {
        let file = film.pieces(false);
        let (len, boxes) = (file.len, file.boxes);
        let source = Counted::new(file);
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let start = Instant::now();
            let facts = pollster::block_on(inspect(&source))?;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            let known = facts
                .movie
                .is_some_and(|movie| matches!(movie.duration_s, Fact::Known(_)));
            if !known {
                return Err("a film that was made is not understood".into());
            }
        }
        let time = spread(&times).ok_or("no run")?;
        let what = match film.order {
            Order::Fragments { .. } => ", a fragment a second",
            _ => ", `moov` last",
        };
        let runs = RUNS as u64;
        writeln!(
            table,
            "| {} min{what} | {} | {:.0} kB | {:.0} kB | {} | {:.2} ms |",
            film.seconds / minute,
            size(len),
            boxes as f64 / 1e3,
            (source.bytes() / runs) as f64 / 1e3,
            source.reads() / runs,
            time.median
        )?;
    }
    println!("{table}");
    report::put(report::GROWTH, &table)
}

fn size(bytes: u64) -> String {
    if bytes < 1_000_000_000 {
        format!("{} MB", bytes / 1_000_000)
    } else {
        format!("{:.1} GB", bytes as f64 / 1e9)
    }
}
