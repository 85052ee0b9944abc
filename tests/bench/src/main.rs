//! Measures the page beside other programs of its kind, all in one run of one browser, in turns.
//!
//! `cargo xtask bench` builds the page, names the tools by environment variables, and runs this.
//! It drives Chromium by its debugger protocol directly: choosing a file, throttling the line and
//! the processor, collecting garbage are all there, and no second program stands between.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)] // As in tests: what is not as expected ends the measurement.

#[path = "../../common/arguments.rs"]
mod arguments;
#[path = "../../common/boxes.rs"]
#[allow(dead_code, unreachable_pub)] // Shared with the tests; each uses its own part.
mod boxes;
mod chromium;
#[path = "../../common/deferred_files.rs"]
mod deferred_files;
mod film;
mod fixture;
mod growth;
mod inputs;
mod machine;
mod measure;
mod mend;
mod peers;
mod report;
mod server;
mod sha256;
mod sound;
mod sparse;
mod startup;
mod stats;

use std::path::{Path, PathBuf};

/// What ends the run, as a sentence for the person at the terminal.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The root of the checkout.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
}

/// A path that `cargo xtask bench` hands over.
pub(crate) fn named(variable: &str) -> Result<PathBuf> {
    let value = std::env::var_os(variable);
    let value =
        value.ok_or_else(|| format!("{variable} is not set; `cargo xtask bench` sets it"))?;
    Ok(PathBuf::from(value))
}

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["growth"] => growth::run(),
        ["mend"] => mend::run(),
        [] => measure::run(&measure::Plan::default()),
        [runs, rest @ ..] => measure::run(&measure::Plan {
            runs: runs.parse()?,
            only: rest.iter().map(|word| (*word).to_owned()).collect(),
        }),
    }
}
