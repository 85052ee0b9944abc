//! Tools that npm carries, in the versions of a `package-lock.json`: those that the commands use in
//! `xtask/npm/`, those that the bench measures the page beside in `tests/bench/npm/`.

use super::{Cache, debian};
use crate::Failure;
use crate::compile::fnv1a;
use crate::shell::{about, command, find, output, root, run, step, version};
use std::path::{Path, PathBuf};

/// The folder of a wasm-opt that knows the instructions that rustc uses.
///
/// # Errors
/// When there is neither one nor a node that could run npm's.
pub(super) fn wasm_opt(cache: &Cache) -> Result<PathBuf, Failure> {
    if let Some(wasm_opt) = find("wasm-opt")
        && let Some(text) = output(command(&wasm_opt).arg("--version"))
        && version(&text).as_slice() >= [120].as_slice()
    {
        return Ok(wasm_opt.parent().unwrap_or(Path::new("")).to_owned());
    }
    Ok(modules(cache)?.join(".bin"))
}

/// The script of axe-core.
///
/// # Errors
/// When npm cannot install it.
pub(super) fn axe(cache: &Cache) -> Result<PathBuf, Failure> {
    Ok(modules(cache)?.join("axe-core/axe.min.js"))
}

/// The programs that the bench measures the page beside.
///
/// # Errors
/// When npm cannot install them.
pub(super) fn bench_peers(cache: &Cache) -> Result<PathBuf, Failure> {
    install(
        cache,
        "tests/bench/npm",
        "bench",
        "the programs to measure beside",
    )
}

fn modules(cache: &Cache) -> Result<PathBuf, Failure> {
    install(cache, "xtask/npm", "npm", "wasm-opt and axe-core")
}

/// Installs what the lock file in `source` names; the folder in the cache hangs on its content.
fn install(cache: &Cache, source: &str, name: &str, what: &str) -> Result<PathBuf, Failure> {
    if find("node").is_none() || find("npm").is_none() {
        debian::install(
            &["nodejs", "npm"],
            "Node.js 18 or newer with npm (it runs wasm-opt, which makes the page small)",
        )?;
    }
    let source = root().join(source);
    let lock = source.join("package-lock.json");
    let text = std::fs::read(&lock).map_err(about(&lock))?;
    let name = format!("{name}-{:016x}", fnv1a(&text));
    let folder = cache.folder(&name, |folder| {
        step(&format!("installing {what} with npm"), || {
            for file in ["package.json", "package-lock.json"] {
                let from = source.join(file);
                std::fs::copy(&from, folder.join(file)).map_err(about(&from))?;
            }
            let npm = find("npm").ok_or("npm has vanished from the PATH")?;
            run(command(npm).current_dir(folder).args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
            ]))
        })
    })?;
    Ok(folder.join("node_modules"))
}
