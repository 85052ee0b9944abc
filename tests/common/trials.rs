//! Runs tests that need something which not every machine has: where it is missing they count as
//! ignored, so that a tally never calls passed what was not tried.
//!
//! In the standard harness a test is ignored or not when it is compiled; here that is decided when it runs.
//! The output is the same. A test that uses it has `harness = false` in `Cargo.toml`.

use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;

/// Runs the tests, or says of each that it is ignored because something is `missing`.
pub(crate) fn run(missing: Option<&str>, tests: &[(&str, fn())]) -> ExitCode {
    if let Some(missing) = missing {
        eprintln!("ignored: {missing}");
    }
    let trial = |&(name, test): &(&str, fn())| {
        let run = move || {
            test();
            Ok(())
        };
        Trial::test(name, run).with_ignored_flag(missing.is_some())
    };
    let trials = tests.iter().map(trial).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
