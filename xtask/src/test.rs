//! `cargo xtask test`: every check and every test.

use crate::engines::{Engine, NEED_FILES, NeedsFiles, UNSUPPORTED};
use crate::shell::{cargo, root, run, say, step};
use crate::{Failure, dist, setup};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs everything; with `pages` only the browser tests, with an engine's name only those in that engine.
/// The words that follow filter tests by name.
///
/// # Errors
/// When a check or a test fails.
pub(crate) fn run_tests(words: &[&str]) -> Result<(), Failure> {
    let tools = setup::build_tools()?;
    let test_tools = setup::test_tools()?;
    let of_engine = |engine: &Engine| words.first() == Some(&engine.name());
    let only = Engine::ALL.into_iter().find(of_engine);
    let only_pages = only.is_some() || words.first() == Some(&"pages");
    let words = words.get(usize::from(only_pages)..).unwrap_or_default();
    if !only_pages {
        check()?;
    }
    let folder = dist::build(&tools)?;

    let mut tally = Tally::default();
    if !only_pages {
        let mut tests = cargo();
        tests
            .args(["test", "--locked", "--no-fail-fast"])
            .args(["--workspace", "--exclude", "pages"])
            .args(words)
            .env("YUJIAN_CHROMIUM", &test_tools.browser.chromium);
        step("running the native tests", || tally.count(&mut tests))?;
    }
    for engine in only.map_or(Engine::ALL.to_vec(), |engine| vec![engine]) {
        tally.include(&in_engine(engine, words, &test_tools, &folder)?);
    }
    // The last line, for people and for programs that read it.
    println!(
        "tests: {} passed, {} failed, {} skipped",
        tally.passed, tally.failed, tally.skipped
    );
    if tally.failed > 0 || tally.is_broken {
        return Err("not every test passed".to_owned());
    }
    Ok(())
}

/// So many browser tests that failed are run again, alone: on a busy machine a browser may let a moment pass that a
/// test waits for. What is broken fails again, and more than these are no accident.
const MOST_AGAIN: usize = 3;

/// Runs the browser tests in an engine, and those few that failed once more.
fn in_engine(
    engine: Engine,
    words: &[&str],
    tools: &setup::TestTools,
    folder: &Path,
) -> Result<Tally, Failure> {
    let left_out = left_out(engine, words);
    let tests = || {
        let mut tests = cargo();
        tests.args(["test", "--locked", "--package", "pages"]);
        setup::set_browser(&mut tests, tools, engine, folder);
        tests
    };
    let mut first = tests();
    first
        .args(words)
        .args((!words.contains(&"--")).then_some("--"))
        .arg("--include-ignored")
        .args(left_out.iter().flat_map(|(test, _)| ["--skip", test]));
    let mut tally = Tally::default();
    let what = format!("running the browser tests in {}", engine.name());
    step(&what, || tally.count(&mut first))?;
    if (1..=MOST_AGAIN).contains(&tally.failures.len()) {
        let mut second = tests();
        second
            .args(["--", "--include-ignored", "--test-threads=1", "--exact"])
            .args(&tally.failures);
        let what = format!("running again, alone: {}", tally.failures.join(", "));
        let mut again = Tally::default();
        step(&what, || again.count(&mut second))?;
        tally.replace_failures(&again);
    }
    for (test, why) in &left_out {
        say(&format!("skipped in {}: {test}: {why}", engine.name()));
    }
    tally.skipped += u32::try_from(left_out.len()).unwrap_or(u32::MAX);
    Ok(tally)
}

/// The browser tests that are not run in an engine, of those that the words choose, each with the reason.
fn left_out(engine: Engine, words: &[&str]) -> Vec<(&'static str, &'static str)> {
    let names = words.iter().take_while(|word| **word != "--");
    let names: Vec<_> = names.filter(|word| !word.starts_with('-')).collect();
    let is_chosen = |test: &str| names.is_empty() || names.iter().any(|name| test.contains(**name));
    let unsupported = UNSUPPORTED.iter().filter(|each| each.engine == engine);
    let without_files = NEED_FILES.iter().filter(|each| !has_files(each));
    unsupported
        .map(|each| (each.test, each.why))
        .chain(without_files.map(|each| (each.test, "its files are not there")))
        .filter(|(test, _)| is_chosen(test))
        .collect()
}

/// Whether the files are there that a test reads.
fn has_files(needs: &NeedsFiles) -> bool {
    let folder = std::env::var_os(needs.variable);
    let folder = folder.map_or_else(|| root().join(needs.folder), PathBuf::from);
    folder.join(needs.below).is_dir()
}

/// Checks the format and runs the linter.
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
    /// The tests that failed, by name.
    failures: Vec<String>,
    /// Whether any of the runs ended otherwise than with success.
    is_broken: bool,
}

impl Tally {
    /// Runs cargo's tests, shows what they print, and adds up what they say.
    fn count(&mut self, tests: &mut Command) -> Result<(), Failure> {
        let mut child = tests
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot start cargo test: {error}"))?;
        if let Some(printed) = child.stdout.take() {
            for line in BufReader::new(printed).lines() {
                let line = line.map_err(|error| format!("cargo test: {error}"))?;
                self.add(&line);
                println!("{line}");
            }
        }
        let status = child
            .wait()
            .map_err(|error| format!("cargo test: {error}"))?;
        if !status.success() {
            self.is_broken = true;
            say(&format!(
                "cargo test ended with {status} (in {})",
                root().display()
            ));
        }
        Ok(())
    }

    /// Takes the result of those that failed from their second run.
    fn replace_failures(&mut self, again: &Self) {
        self.passed += again.passed;
        self.failed = again.failed;
        self.is_broken = again.is_broken;
        self.failures.clone_from(&again.failures);
    }

    /// Adds the figures of another run.
    fn include(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.is_broken |= other.is_broken;
        self.failures.extend_from_slice(&other.failures);
    }

    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; …` and `test drafts::kept ... FAILED`.
    fn add(&mut self, line: &str) {
        let failed = line.strip_prefix("test ");
        if let Some(name) = failed.and_then(|test| test.strip_suffix(" ... FAILED")) {
            self.failures.push(name.to_owned());
        }
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
        tally.add("test drafts::kept ... FAILED");
        tally.add("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        let expected = Tally {
            passed: 15,
            failed: 2,
            skipped: 1,
            failures: vec!["drafts::kept".to_owned()],
            is_broken: false,
        };
        assert_eq!(tally, expected);
    }

    #[test]
    fn what_passes_when_it_is_run_again_has_passed() {
        let mut tally = Tally::default();
        tally.add("test drafts::kept ... FAILED");
        tally.add(
            "test result: FAILED. 112 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out",
        );
        tally.is_broken = true;
        let mut again = Tally::default();
        again.add("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 115 filtered out");
        tally.replace_failures(&again);
        assert_eq!(
            (tally.passed, tally.failed, tally.is_broken),
            (113, 0, false)
        );
        assert!(tally.failures.is_empty());
    }
}
