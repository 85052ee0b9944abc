//! How soon a film is mended, beside mediabunny's conversion of the same file: a MOV becomes an MP4 that can be saved.

use crate::chromium::Chromium;
use crate::inputs::{self, Input};
use crate::machine::{self, Held};
use crate::measure::Bench;
use crate::peers::{self, MEDIABUNNY, Peer, YUJIAN};
use crate::server::Server;
use crate::stats::spread;
use crate::{Result, named, report, root};
use std::fmt::Write;
use std::sync::Arc;

/// How often each is measured, and how often films that are larger are.
const RUNS: usize = 7;
const RUNS_OF_LARGE: usize = 3;

/// From the press until the film can be saved: it is written, inspected and checked.
const OURS: &str = "(async () => {
    const until = (css) => new Promise((resolve) => {
        const look = () => (document.querySelector(css) ? resolve() : setTimeout(look, 1));
        look();
    });
    await until('[data-action=mend]');
    const start = performance.now();
    document.querySelector('[data-action=mend]').click();
    await until('[data-action=save-film]');
    return { ms: performance.now() - start };
})()";

/// Until the conversion has given the last byte to a target that drops it.
const THEIRS: &str = "(async () => {
    const file = document.querySelector('input[type=file]').files[0];
    const start = performance.now();
    await bench.convert(file);
    return { ms: performance.now() - start };
})()";

/// Measures, prints the table, and puts it into `BENCH.md`.
pub(crate) fn run() -> Result<()> {
    let modules = named("YUJIAN_BENCH_MODULES")?;
    let films = inputs::to_mend(&root().join("target/bench/inputs"))?;
    let mut bench = Bench {
        chromium: Chromium::start(&named("YUJIAN_CHROMIUM")?)?,
        server: Server::start(Arc::new(peers::files(&modules)?))?,
    };
    let mut table = format!(
        "\n{}; {}. Median, and least to most.\n\n| film | program | seconds | memory |\n| --- | --- | ---: | ---: |\n",
        machine::name(),
        bench.chromium.version()?
    );
    for (place, film) in films.iter().enumerate() {
        // Reading and copying tens of gigabytes takes minutes, and tells nothing new.
        let programs = if place == 0 {
            &[YUJIAN, MEDIABUNNY][..]
        } else {
            &[YUJIAN]
        };
        let runs = if place == 0 { RUNS } else { RUNS_OF_LARGE };
        let mut figures = vec![(Vec::new(), Vec::new()); programs.len()];
        for round in 0..runs {
            for turn in 0..programs.len() {
                let at = (turn + round) % programs.len();
                let (ms, memory) = measure(&mut bench, programs[at], film)?;
                eprintln!(
                    "  {:<11} {:<22} {ms:>7.0} ms, {memory:>6.1} MB",
                    programs[at].folder, film.what
                );
                figures[at].0.push(ms / 1000.0);
                figures[at].1.push(memory);
            }
        }
        for (program, (seconds, memory)) in programs.iter().zip(&figures) {
            let of = |figures: &[f64], places: usize| -> Result<String> {
                let all = spread(figures).ok_or("no run")?;
                Ok(format!(
                    "{:.places$} ({:.places$}–{:.places$})",
                    all.median, all.least, all.most
                ))
            };
            let name = program.title(&modules);
            writeln!(
                table,
                "| {} | {name} | {} | {} MB |",
                film.what,
                of(seconds, 2)?,
                of(memory, 0)?
            )?;
        }
    }
    println!("{table}");
    report::put(report::MENDING, &table)
}

/// Milliseconds, and by how many megabytes the memory of the renderers peaked above what it was.
fn measure(bench: &mut Bench, program: Peer, film: &Input) -> Result<(f64, f64)> {
    let page = bench.open(program, &[], "")?;
    bench.choose(&page, film)?;
    if program == YUJIAN {
        // The whole page has taken over once it offers to mend.
        let offered = "new Promise((resolve) => {
            const look = () => (document.querySelector('[data-action=mend]') ? resolve(0) : setTimeout(look, 20));
            look();
        })";
        bench.chromium.evaluate(&page, offered)?;
    }
    let held = Held::start(bench.chromium.renderers());
    let call = if program == YUJIAN { OURS } else { THEIRS };
    let told = bench.chromium.evaluate(&page, call)?;
    let memory = held.as_ref().and_then(Held::growth).unwrap_or_default();
    let ms = told["ms"].as_f64().ok_or_else(|| told.to_string())?;
    bench.chromium.close(page)?;
    Ok((ms, memory as f64 / 1e6))
}
