//! `cargo xtask serve`: the page on this machine, built anew when a file changes.

use crate::shell::say;
use crate::{Failure, dist, setup};

/// Serves until it is interrupted.
///
/// # Errors
/// When a tool is missing or trunk ends with a failure.
pub(crate) fn run_until_interrupted() -> Result<(), Failure> {
    let tools = setup::build_tools()?;
    say(
        "building (the first time about 2 minutes), then serving http://127.0.0.1:8080/ (end with Ctrl+C)",
    );
    // Unoptimised, which builds much faster and does the same.
    dist::trunk(&tools, &["serve", "--dist", "target/serve"])
}
