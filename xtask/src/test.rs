//! `cargo xtask test`: every check and every test.

use crate::shell::{cargo, root, run, say, step};
use crate::{Failure, dist, setup};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Runs everything, or with `pages` only the browser tests; what follows filters them by name.
///
/// # Errors
/// When a check or a test fails.
pub(crate) fn run_tests(words: &[&str]) -> Result<(), Failure> {
    let tools = setup::build_tools()?;
    let test_tools = setup::test_tools()?;
    let only_pages = words.first() == Some(&"pages");
    if !only_pages {
        check()?;
    }
    let folder = dist::build(&tools)?;

    let mut tests = cargo();
    tests.args(["test", "--locked"]);
    if only_pages {
        tests
            .args(["--package", "pages"])
            .args(words.iter().skip(1));
    } else {
        tests.args(["--workspace", "--no-fail-fast"]).args(words);
    }
    tests
        .env("YUJIAN_SITE", folder)
        .env("YUJIAN_CHROMIUM", &test_tools.browser.chromium)
        .env("YUJIAN_CHROMEDRIVER", &test_tools.browser.driver)
        .env("YUJIAN_AXE", &test_tools.axe);
    let tally = step("running the tests", || count(&mut tests))?;
    // The last word, for people and for machines that read it.
    println!(
        "tests: {} passed, {} failed, {} skipped",
        tally.passed, tally.failed, tally.skipped
    );
    if tally.failed > 0 || !tally.succeeded {
        return Err("not every test passed".to_owned());
    }
    Ok(())
}

/// What the compiler and the linter find.
fn check() -> Result<(), Failure> {
    step("checking the format", || {
        run(cargo().args(["fmt", "--all", "--check"]))
    })?;
    step("linting", || {
        // With all features: the browser's side compiles natively too, it only cannot run there.
        run(cargo()
            .args([
                "clippy",
                "--locked",
                "--workspace",
                "--all-targets",
                "--all-features",
            ])
            .args(["--", "--deny", "warnings"]))
    })
}

#[derive(Debug, Default, PartialEq)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
    succeeded: bool,
}

/// Runs cargo's tests, shows what they print, and adds up what they say.
fn count(tests: &mut Command) -> Result<Tally, Failure> {
    let mut child = tests
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start cargo test: {error}"))?;
    let mut tally = Tally::default();
    if let Some(printed) = child.stdout.take() {
        for line in BufReader::new(printed).lines() {
            let line = line.map_err(|error| format!("cargo test: {error}"))?;
            tally.add(&line);
            println!("{line}");
        }
    }
    let status = child
        .wait()
        .map_err(|error| format!("cargo test: {error}"))?;
    tally.succeeded = status.success();
    if !tally.succeeded {
        say(&format!(
            "cargo test ended with {status} (in {})",
            root().display()
        ));
    }
    Ok(tally)
}

impl Tally {
    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; …`.
    fn add(&mut self, line: &str) {
        let Some(result) = line.trim().strip_prefix("test result: ") else {
            return;
        };
        let figure = |name: &str| {
            let mut words = result
                .split([' ', ';', '.'])
                .filter(|word| !word.is_empty());
            let mut last = "";
            words.find_map(|word| {
                let found = (word == name).then(|| last.parse().unwrap_or(0));
                last = word;
                found
            })
        };
        self.passed += figure("passed").unwrap_or(0);
        self.failed += figure("failed").unwrap_or(0);
        self.skipped += figure("ignored").unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn results_add_up() {
        let mut tally = Tally::default();
        tally.add("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out");
        tally.add("test notice::reads ... ok");
        tally.add("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        let expected = Tally {
            passed: 15,
            failed: 2,
            skipped: 1,
            succeeded: false,
        };
        assert_eq!(tally, expected);
    }
}
