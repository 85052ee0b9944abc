//! The target `wasm32-unknown-unknown`, with a standard library that is built here.
//!
//! The one that rustup ships can say what went wrong where Rust code panics: that is a fifteenth of
//! the first load, and in a browser nobody reads it. Built from its source for size, with a panic
//! that only stops, it is kept in the cache, laid out as a sysroot; the installed compiler is not
//! touched. Where rustup cannot fetch the source, Debian's `rustc-web` comes with it.

use super::{Cache, debian};
use crate::Failure;
use crate::shell::{about, cargo, command, find, output, run, say, step, version};
use crate::site::digest;
use std::path::{Path, PathBuf};

const TARGET: &str = "wasm32-unknown-unknown";
/// Where a sysroot has the source of the standard library.
const SOURCE: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";
/// The oldest compiler that builds this project: `rust-version` in Cargo.toml.
const OLDEST: [u32; 2] = [1, 95];
/// How everything for the target is compiled. Not yet stable, hence `RUSTC_BOOTSTRAP`.
const FLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none";

/// Functions keep their own names, by which the page's module is split: wasm-opt merges those that are
/// alike afterwards, within each part.
const APART: &str = "-Zmerge-functions=disabled";

/// What of the standard library is chosen: small before fast.
const FEATURES: &str = "optimize_for_size";

/// The settings under which cargo builds for the target.
type Settings = Vec<(&'static str, String)>;

/// A compiler that comes with the source of its standard library.
struct Compiler {
    sysroot: PathBuf,
    /// Its version with its commit.
    version: String,
    host: String,
}

/// Makes sure that cargo can build for the target.
///
/// # Errors
/// A sentence that says what to install.
pub(super) fn prepare(cache: &Cache) -> Result<Settings, Failure> {
    let compiler = compiler()?;
    let how = digest(&[FLAGS.as_bytes(), FEATURES.as_bytes()]);
    let name = format!("sysroot-{}-{how:016x}", compiler.version);
    let folder = cache.folder(&name, |folder| {
        step(
            "building the standard library for wasm32-unknown-unknown",
            || fill(&compiler, folder),
        )
    })?;
    settings(&compiler, &folder)
}

/// Where the compiler on the PATH has its parts.
fn ordinary_sysroot() -> Option<PathBuf> {
    output(command("rustc").args(["--print", "sysroot"])).map(|path| PathBuf::from(path.trim()))
}

/// The ordinary compiler, or else Debian's.
fn compiler() -> Result<Compiler, Failure> {
    let ordinary = ordinary_sysroot();
    let of_ordinary = || ordinary.as_deref().and_then(Compiler::at);
    let of_debian = || Compiler::at(Path::new("/usr"));
    if let Some(compiler) = of_ordinary().or_else(of_debian) {
        return Ok(compiler);
    }
    if find("rustup").is_some() {
        let added = step("adding the component rust-src with rustup", || {
            run(command("rustup").args(["component", "add", "rust-src"]))
        });
        if let (Ok(()), Some(compiler)) = (added, of_ordinary()) {
            return Ok(compiler);
        }
        say("rustup could not; falling back to Debian's rustc-web");
    }
    debian::install(
        &["rustc-web", "rust-web-src"],
        "the source of Rust's standard library (`rustup component add rust-src`)",
    )?;
    of_debian().ok_or_else(|| {
        "Debian's rustc-web is too old for this project; \
         please run `rustup component add rust-src`"
            .to_owned()
    })
}

impl Compiler {
    /// The compiler of that sysroot, where it is new enough and has the source.
    fn at(sysroot: &Path) -> Option<Self> {
        let text = output(command(sysroot.join("bin/rustc")).arg("-vV"))?;
        let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
        let release = field("release: ")?;
        let commit: String = field("commit-hash: ")?.chars().take(9).collect();
        let is_new = version(release).as_slice() >= OLDEST.as_slice();
        (is_new && sysroot.join(SOURCE).is_file()).then(|| Self {
            sysroot: sysroot.to_owned(),
            version: format!("{release}-{commit}"),
            host: field("host: ").unwrap_or_default().to_owned(),
        })
    }

    fn rustc(&self) -> String {
        self.sysroot.join("bin/rustc").display().to_string()
    }
}

/// Builds the standard library and lays it out beside a link to the host's own.
fn fill(compiler: &Compiler, folder: &Path) -> Result<(), Failure> {
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
            &format!("-Zbuild-std-features={FEATURES}"),
            "--target",
            TARGET,
        ])
        .env("RUSTC", compiler.rustc())
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode, link-time optimisation cannot see into it.
        .env("RUSTFLAGS", format!("{FLAGS} -Cembed-bitcode=yes"))
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
    let of_host = Path::new("lib/rustlib").join(&compiler.host);
    make(&folder.join(&of_host))?;
    link_folder(
        &compiler.sysroot.join(&of_host).join("lib"),
        &folder.join(&of_host).join("lib"),
    )?;
    std::fs::remove_dir_all(&empty).map_err(about(&empty))
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

fn settings(compiler: &Compiler, sysroot: &Path) -> Result<Settings, Failure> {
    Ok(vec![
        ("RUSTC", compiler.rustc()),
        ("RUSTC_BOOTSTRAP", "1".to_owned()),
        (
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!("{FLAGS} {APART} --sysroot={}", sysroot.display()),
        ),
        (
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
            linker(compiler)?.display().to_string(),
        ),
    ])
}

/// rustup's compiler has a linker for the target; Debian's takes rustup's, or that of Debian's lld.
fn linker(compiler: &Compiler) -> Result<PathBuf, Failure> {
    let own = std::iter::once(compiler.sysroot.clone())
        .chain(ordinary_sysroot())
        .map(|sysroot| {
            let tools = sysroot.join("lib/rustlib").join(&compiler.host).join("bin");
            tools.join(format!("rust-lld{}", std::env::consts::EXE_SUFFIX))
        })
        .find(|linker| linker.is_file());
    if let Some(linker) = own.or_else(|| find("wasm-ld")) {
        return Ok(linker);
    }
    debian::install(&["lld"], "LLVM's linker wasm-ld")?;
    find("wasm-ld").ok_or_else(|| "no linker for wasm32-unknown-unknown was found".to_owned())
}
