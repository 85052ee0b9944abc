//! `cargo xtask bench`: the page beside other programs of its kind, and how the inspection grows.
//!
//! What measures is the package `tests/bench`; here only what it needs is set up.

use crate::shell::{cargo, run};
use crate::{Failure, dist, setup};

/// Measures everything and writes `BENCH.md` and `BENCH.json`; with `growth`, `mend`, or names of programs
/// and files behind a number of runs, only that. `before DIR` compares with the earlier build in that folder and
/// writes nothing.
///
/// # Errors
/// A sentence that says what is missing or what failed.
pub(crate) fn measure(words: &[&str]) -> Result<(), Failure> {
    let mut bench = cargo();
    bench.args([
        "run",
        "--release",
        "--locked",
        "--quiet",
        "--package",
        "bench",
        "--",
    ]);
    let words = match words {
        ["before", folder, rest @ ..] => {
            let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
            bench.env("YUJIAN_BEFORE", folder);
            rest
        }
        words => words,
    };
    bench.args(words);
    if words == ["growth"] {
        return run(&mut bench);
    }
    let tools = setup::build_tools()?;
    let bench_tools = setup::bench_tools()?;
    let folder = dist::build(&tools)?;
    run(bench
        .env("YUJIAN_SITE", folder)
        .env("YUJIAN_CHROMIUM", bench_tools.chromium)
        .env("YUJIAN_BENCH_MODULES", bench_tools.modules))
}
