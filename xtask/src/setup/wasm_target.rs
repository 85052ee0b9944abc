//! The target `wasm32-unknown-unknown`: rustup's where it can be had. Where only package registries can be
//! reached, its standard library is built from source, once, with the flags of the ordinary one, and laid
//! out in the cache; the installed compiler is not touched.

use super::Cache;
use crate::Failure;
use crate::shell::{about, cargo, command, find, output, run, say, step};
use std::path::{Path, PathBuf};

const TARGET: &str = "wasm32-unknown-unknown";

/// The settings under which cargo builds for the target.
type Settings = Vec<(&'static str, String)>;

/// Makes sure that cargo can build for the target.
///
/// # Errors
/// A sentence that says what to install.
pub(super) fn prepare(cache: &Cache) -> Result<Settings, Failure> {
    let compiler = Compiler::installed()?;
    if compiler.has_target() || (find("rustup").is_some() && add("target", TARGET).is_ok()) {
        return Ok(Settings::new());
    }
    if !compiler.has_source() {
        say("the target cannot be fetched; its standard library is built from source instead");
        add("component", "rust-src")
            .map_err(|error| format!("{error}; please run `rustup target add {TARGET}`"))?;
    }
    let folder = cache.folder(&format!("sysroot-{}", compiler.version), |folder| {
        step(
            "building the standard library for the browser (about 30 seconds, once)",
            || compiler.build_std(folder),
        )
    })?;
    Ok(vec![(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        format!("--sysroot={}", folder.display()),
    )])
}

/// Adds something with rustup.
fn add(kind: &str, name: &str) -> Result<(), Failure> {
    step(&format!("adding the {kind} {name} with rustup"), || {
        run(command("rustup").args([kind, "add", name]))
    })
}

/// The compiler on the `PATH`.
struct Compiler {
    sysroot: PathBuf,
    /// Its version with its commit.
    version: String,
    host: String,
}

impl Compiler {
    fn installed() -> Result<Self, Failure> {
        let print = |words: &[&str]| {
            output(command("rustc").args(words)).ok_or("rustc does not run; please install Rust")
        };
        let text = print(&["-vV"])?;
        let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
        let commit = field("commit-hash: ").unwrap_or_default();
        Ok(Self {
            sysroot: PathBuf::from(print(&["--print", "sysroot"])?.trim()),
            version: format!("{}-{commit}", field("release: ").unwrap_or_default()),
            host: field("host: ").unwrap_or_default().to_owned(),
        })
    }

    fn has_target(&self) -> bool {
        self.libraries(TARGET).is_dir()
    }

    fn has_source(&self) -> bool {
        let std = "lib/rustlib/src/rust/library/std/Cargo.toml";
        self.sysroot.join(std).is_file()
    }

    fn libraries(&self, target: &str) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(target).join("lib")
    }

    /// Builds the standard library and lays it out beside a link to the host's own.
    fn build_std(&self, folder: &Path) -> Result<(), Failure> {
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
                "--quiet",
                "-Zbuild-std=std,panic_abort",
            ])
            .args(["--target", TARGET])
            // `-Zbuild-std` is not stable; nothing that is built by it differs from the ordinary library.
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
        let of_host = folder.join("lib/rustlib").join(&self.host);
        make(&of_host)?;
        link_folder(&self.libraries(&self.host), &of_host.join("lib"))?;
        std::fs::remove_dir_all(&empty).map_err(about(&empty))
    }
}

#[cfg(unix)]
fn link_folder(target: &Path, link: &Path) -> Result<(), Failure> {
    std::os::unix::fs::symlink(target, link).map_err(about(link))
}

#[cfg(windows)]
fn link_folder(target: &Path, link: &Path) -> Result<(), Failure> {
    // A junction: unlike a symbolic link it needs no right of its own.
    run(command("cmd")
        .args(["/c", "mklink", "/J"])
        .arg(link)
        .arg(target))
}
