//! The target `wasm32-unknown-unknown`.
//!
//! Where rustup cannot fetch it, Debian's `rustc-web` comes with the source of its standard library.
//! That is built once, and laid out in the cache as a sysroot; the installed compiler is not touched.

use super::{Cache, debian};
use crate::Failure;
use crate::shell::{about, cargo, command, find, output, run, say, step, version};
use std::path::{Path, PathBuf};

const TARGET: &str = "wasm32-unknown-unknown";
const COMPILER: &str = "/usr/bin/rustc";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";
/// The oldest compiler that builds this project: `rust-version` in Cargo.toml.
const OLDEST: [u32; 2] = [1, 95];

/// The settings under which cargo builds for the target.
type Settings = Vec<(&'static str, String)>;

/// Makes sure that cargo can build for the target.
///
/// # Errors
/// A sentence that says what to install.
pub(super) fn prepare(cache: &Cache) -> Result<Settings, Failure> {
    if has_target() {
        return Ok(Settings::new());
    }
    // A second run goes straight to what the first one made.
    if let Some(folder) = cached(cache) {
        return settings(&folder);
    }
    if find("rustup").is_some() {
        let added = step(
            "adding the target wasm32-unknown-unknown with rustup",
            || run(command("rustup").args(["target", "add", TARGET])),
        );
        if added.is_ok() && has_target() {
            return Ok(Settings::new());
        }
        say(
            "rustup could not; falling back to Debian's rustc-web with a standard library built here",
        );
    }
    if compiler().is_none() {
        debian::install(
            &["rustc-web", "rust-web-src"],
            "the Rust target wasm32-unknown-unknown (`rustup target add wasm32-unknown-unknown`)",
        )?;
    }
    let name = sysroot_name().ok_or(
        "Debian's rustc-web is too old for this project; \
         please run `rustup target add wasm32-unknown-unknown`",
    )?;
    let folder = cache.folder(&name, |folder| {
        step(
            "building the standard library for wasm32-unknown-unknown",
            || fill(folder),
        )
    })?;
    settings(&folder)
}

/// Whether the ordinary compiler has the target.
fn has_target() -> bool {
    output(command("rustc").args(["--print", "target-libdir", "--target", TARGET])).is_some_and(
        |folder| {
            std::fs::read_dir(folder.trim()).is_ok_and(|files| {
                files
                    .flatten()
                    .any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
            })
        },
    )
}

/// The version of Debian's compiler with its commit, where it has its source and is new enough.
fn compiler() -> Option<String> {
    let text = output(command(COMPILER).arg("-vV"))?;
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
    let release = field("release: ")?;
    let commit: String = field("commit-hash: ")?.chars().take(9).collect();
    let new_enough = version(release).as_slice() >= OLDEST.as_slice();
    (new_enough && Path::new(SOURCE).is_file()).then(|| format!("{release}-{commit}"))
}

fn sysroot_name() -> Option<String> {
    compiler().map(|version| format!("sysroot-{version}"))
}

fn cached(cache: &Cache) -> Option<PathBuf> {
    sysroot_name()
        .map(|name| cache.at(&name))
        .filter(|folder| folder.is_dir())
}

/// Builds the standard library and lays it out beside a link to the host's own.
fn fill(folder: &Path) -> Result<(), Failure> {
    let empty = folder.join("build");
    let write = |name: &str, text: &str| {
        let path = empty.join(name);
        std::fs::write(&path, text).map_err(about(&path))
    };
    let make = |path: &Path| std::fs::create_dir_all(path).map_err(about(path));
    make(&empty.join("src"))?;
    write("src/lib.rs", "#![no_std]\n")?;
    let manifest = "[package]\nname = \"nothing\"\nedition = \"2024\"\n\n[workspace]\n";
    write("Cargo.toml", manifest)?;
    let built = empty.join("target");
    run(cargo()
        .current_dir(&empty)
        .args([
            "build",
            "--release",
            "-Zbuild-std=std,panic_abort",
            "--target",
            TARGET,
        ])
        .env("RUSTC", COMPILER)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode, link-time optimisation cannot see into it.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", &built))?;

    let libraries = folder.join("lib/rustlib").join(TARGET).join("lib");
    make(&libraries)?;
    let deps = built.join(TARGET).join("release/deps");
    for file in std::fs::read_dir(&deps).map_err(about(&deps))?.flatten() {
        let name = file.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libnothing-") {
            std::fs::copy(file.path(), libraries.join(&*name)).map_err(about(&file.path()))?;
        }
    }
    // Procedural macros are built for the host, from the same sysroot.
    let host = host()?;
    make(&folder.join("lib/rustlib").join(&host))?;
    let link = folder.join("lib/rustlib").join(&host).join("lib");
    link_folder(
        &Path::new("/usr/lib/rustlib").join(&host).join("lib"),
        &link,
    )?;
    std::fs::remove_dir_all(&empty).map_err(about(&empty))
}

#[cfg(unix)]
fn link_folder(target: &Path, link: &Path) -> Result<(), Failure> {
    std::os::unix::fs::symlink(target, link).map_err(about(link))
}

#[cfg(not(unix))]
fn link_folder(_: &Path, link: &Path) -> Result<(), Failure> {
    Err(format!("{}: only Debian needs this", link.display()))
}

fn host() -> Result<String, Failure> {
    output(command(COMPILER).arg("-vV"))
        .and_then(|text| {
            text.lines()
                .find_map(|line| line.strip_prefix("host: "))
                .map(str::to_owned)
        })
        .ok_or_else(|| format!("{COMPILER} does not name its host"))
}

fn settings(sysroot: &Path) -> Result<Settings, Failure> {
    Ok(vec![
        ("RUSTC", COMPILER.to_owned()),
        (
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!("--sysroot={}", sysroot.display()),
        ),
        (
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
            linker()?.display().to_string(),
        ),
    ])
}

/// `rustc-web` comes without a linker for the target; rustup's compiler has one, and Debian's lld.
fn linker() -> Result<PathBuf, Failure> {
    let rustup = || {
        let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
        let host = host().ok()?;
        let linker = Path::new(sysroot.trim())
            .join("lib/rustlib")
            .join(host)
            .join("bin/rust-lld");
        linker.is_file().then_some(linker)
    };
    if let Some(linker) = rustup().or_else(|| find("wasm-ld")) {
        return Ok(linker);
    }
    debian::install(&["lld"], "LLVM's linker wasm-ld")?;
    find("wasm-ld").ok_or_else(|| "no linker for wasm32-unknown-unknown was found".to_owned())
}
