//! Running programs, and saying so.

use crate::Failure;
use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The root of the checkout.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// Says what is being done, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    eprintln!("xtask: {what} …");
    let start = Instant::now();
    let done = work();
    let end = if done.is_ok() { "done" } else { "failed" };
    eprintln!(
        "xtask: {what}: {end} in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    done
}

/// Says something.
pub(crate) fn say(what: &str) {
    eprintln!("xtask: {what}");
}

/// The program of that name on the `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{EXE_SUFFIX}")))
        .find(|candidate| candidate.is_file())
}

/// A command that will show what it prints.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that runs this.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end.
///
/// # Errors
/// A sentence when it cannot be started or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|error| format!("cannot start {}: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", shown(command)))
    }
}

/// What a command prints on its standard output; nothing when it fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    format!("`{}`", words.join(" "))
}

/// The first number with dots in a text, as its parts: `wasm-opt version 132 (…)` is `[132]`.
pub(crate) fn version(text: &str) -> Vec<u32> {
    text.split(|c: char| c.is_whitespace() || c == 'v')
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|word| {
            word.split(|c: char| !c.is_ascii_digit())
                .map_while(|part| part.parse().ok())
                .collect()
        })
        .unwrap_or_default()
}

/// Turns an error about a path into a sentence.
pub(crate) fn about<E: std::fmt::Display>(path: &Path) -> impl FnOnce(E) -> Failure {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_version_is_found_in_what_tools_print() {
        assert_eq!(version("wasm-opt version 132 (version_132)"), [132]);
        assert_eq!(version("trunk 0.22.0-beta.1"), [0, 22, 0]);
        assert_eq!(
            version("Chromium 156.0.8078.73 built on Debian"),
            [156, 0, 8078, 73]
        );
        assert_eq!(version("v20.20.2\n"), [20, 20, 2]);
        assert!(version("none").is_empty());
    }
}
