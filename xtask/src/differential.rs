//! `cargo xtask differential DIR`: the inspection beside ffprobe and MediaInfo on any files.

use crate::Failure;
use crate::setup;
use crate::shell::{cargo, run};
use std::path::Path;

/// Compares on all files below `folder`; the comparing itself is `examples/differential.rs`.
///
/// # Errors
/// A sentence that says what is missing or what failed.
pub(crate) fn run_over(folder: &str) -> Result<(), Failure> {
    if !Path::new(folder).exists() {
        return Err(format!("there is no {folder}"));
    }
    // Where the command was called, not where cargo runs it.
    let folder = std::path::absolute(folder).map_err(|error| format!("{folder}: {error}"))?;
    setup::witnesses()?;
    run(cargo()
        .args([
            "run",
            "--release",
            "--quiet",
            "--example",
            "differential",
            "--",
        ])
        .arg(folder))
}
