//! trunk, the wasm-bindgen CLI and geckodriver.

use super::Cache;
use crate::Failure;
use crate::shell::{about, cargo, command, find, output, root, run, step, version};
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

/// A stable release that builds with the oldest compiler of this project.
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";

/// trunk: any on the `PATH` that reads our `Trunk.toml`, else the version that was tried.
///
/// # Errors
/// When it can neither be found nor built.
pub(super) fn trunk(cache: &Cache) -> Result<PathBuf, Failure> {
    if let Some(trunk) = find("trunk")
        && let Some(text) = output(command(&trunk).arg("--version"))
        && version(&text).as_slice() >= [0, 21, 14].as_slice()
    {
        return Ok(trunk);
    }
    let how = ["--locked", "--no-default-features"];
    install(cache, "trunk", TRUNK, &how, "3 minutes")
}

/// The wasm-bindgen CLI in exactly the crate's version: the two share a private format.
///
/// # Errors
/// When it can neither be found nor built.
pub(super) fn wasm_bindgen(cache: &Cache) -> Result<PathBuf, Failure> {
    let wanted = locked("wasm-bindgen")?;
    if let Some(bindgen) = find("wasm-bindgen")
        && let Some(text) = output(command(&bindgen).arg("--version"))
        && text.split_whitespace().nth(1) == Some(&wanted)
    {
        return Ok(bindgen);
    }
    // Not --locked: its lock file has named a package that was withdrawn.
    let how = ["--no-default-features"];
    install(cache, "wasm-bindgen-cli", &wanted, &how, "a minute")
}

/// geckodriver: any on the `PATH`, else the version that was tried.
///
/// # Errors
/// When it can neither be found nor built.
pub(super) fn geckodriver(cache: &Cache) -> Result<PathBuf, Failure> {
    if let Some(geckodriver) = find("geckodriver") {
        return Ok(geckodriver);
    }
    install(cache, "geckodriver", GECKODRIVER, &["--locked"], "a minute").map_err(|error| {
        format!("{error}; please put geckodriver, which drives Firefox, on the PATH")
    })
}

/// The version of a package in our own `Cargo.lock`.
pub(crate) fn locked(package: &str) -> Result<String, Failure> {
    let path = root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path).map_err(about(&path))?;
    version_in_lock(&text, package)
        .map(str::to_owned)
        .ok_or_else(|| format!("{}: no package {package}", path.display()))
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// Settings that build a tool quickly: it runs for seconds only, so its speed matters less.
const CHEAP: [&str; 6] = [
    "--config=profile.release.opt-level=0",
    "--config=profile.release.lto=\"off\"",
    "--config=profile.release.codegen-units=16",
    "--config=profile.release.debug=false",
    "--config=profile.release.strip=true",
    "--quiet",
];

/// Builds a package's program into the cache. `time`: about how long that takes on two cores.
fn install(
    cache: &Cache,
    package: &str,
    version: &str,
    how: &[&str],
    time: &str,
) -> Result<PathBuf, Failure> {
    let program = package.trim_end_matches("-cli");
    let folder = cache.folder(&format!("{program}-{version}"), |folder| {
        if find("cargo-binstall").is_some() && prebuilt(package, version, folder).is_ok() {
            return Ok(());
        }
        step(
            &format!("building {package} {version} (about {time}, once)"),
            || {
                let mut build = cargo();
                build
                    .args(["install", package, "--version", version, "--root"])
                    .arg(folder)
                    .args(how)
                    .args(CHEAP);
                // It is not to be built in this project's target folder.
                run(build.env_remove("CARGO_TARGET_DIR"))
            },
        )
    })?;
    Ok(folder.join("bin").join(format!("{program}{EXE_SUFFIX}")))
}

fn prebuilt(package: &str, version: &str, folder: &Path) -> Result<(), Failure> {
    step(&format!("fetching a prebuilt {package} {version}"), || {
        let mut fetch = cargo();
        fetch.args([
            "binstall",
            "--no-confirm",
            "--disable-strategies",
            "compile",
            "--root",
        ]);
        run(fetch.arg(folder).arg(format!("{package}@{version}")))
    })
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_version_is_that_of_the_package_and_not_of_its_neighbour() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
