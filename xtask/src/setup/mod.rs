//! What the commands need, found or installed: first the ordinary way of an ordinary machine, then
//! from package registries alone. What takes minutes is kept in a cache outside the checkout.

mod browser;
mod cargo_tools;
mod debian;
mod npm;
mod wasm_target;

use crate::Failure;
use crate::engines::Engine;
use crate::shell::{about, find};
use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

pub(crate) use browser::{Browser, Firefox};
pub(crate) use cargo_tools::locked;

/// Tools and settings that build the page.
pub(crate) struct Tools {
    /// trunk.
    pub(crate) trunk: PathBuf,
    /// Where trunk finds the other tools.
    path: OsString,
    environment: Vec<(&'static str, String)>,
}

impl Tools {
    /// Lets a command find the tools and the target.
    pub(crate) fn equip<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("PATH", &self.path)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
    }
}

/// Tools of the browser tests.
pub(crate) struct TestTools {
    /// Chromium and its driver.
    pub(crate) browser: Browser,
    /// Firefox and its driver.
    pub(crate) firefox: Firefox,
    /// The script of axe-core.
    pub(crate) axe: PathBuf,
}

/// Tools of the bench.
pub(crate) struct BenchTools {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// The folder of npm's packages: the programs that are measured beside the page.
    pub(crate) modules: PathBuf,
}

/// What building the page needs.
///
/// # Errors
/// A sentence that says what to install by hand.
pub(crate) fn build_tools() -> Result<Tools, Failure> {
    let cache = Cache::open()?;
    // In parallel: on a fresh machine each takes minutes.
    let (trunk, bindgen, wasm_opt, environment) = thread::scope(|scope| {
        let trunk = scope.spawn(|| cargo_tools::trunk(&cache));
        let bindgen = scope.spawn(|| cargo_tools::wasm_bindgen(&cache));
        let wasm_opt = scope.spawn(|| npm::wasm_opt(&cache));
        let environment = wasm_target::prepare(&cache);
        (
            joined(trunk),
            joined(bindgen),
            joined(wasm_opt),
            environment,
        )
    });
    // trunk looks for its tools on the PATH before it tries to download them.
    let old = std::env::var_os("PATH").unwrap_or_default();
    let bindgen = bindgen?.parent().map(Path::to_path_buf);
    let first = bindgen.into_iter().chain([wasm_opt?]);
    let path = std::env::join_paths(first.chain(std::env::split_paths(&old)))
        .map_err(|error| format!("the PATH: {error}"))?;
    Ok(Tools {
        trunk: trunk?,
        path,
        environment: environment?,
    })
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T, Failure>>) -> Result<T, Failure> {
    thread
        .join()
        .unwrap_or_else(|_| Err("a part of the set-up has failed".to_owned()))
}

/// What the tests need besides.
///
/// # Errors
/// A sentence that says what to install by hand.
pub(crate) fn test_tools() -> Result<TestTools, Failure> {
    let cache = Cache::open()?;
    Ok(TestTools {
        browser: browser::prepare()?,
        firefox: browser::firefox(&cache)?,
        axe: npm::axe(&cache)?,
    })
}

/// Names the built page and an engine's tools to the browser tests.
pub(crate) fn set_browser(tests: &mut Command, tools: &TestTools, engine: Engine, site: &Path) {
    let (browser, driver) = match engine {
        Engine::Chromium => (&tools.browser.chromium, &tools.browser.driver),
        Engine::Firefox => (&tools.firefox.firefox, &tools.firefox.driver),
    };
    tests
        .env("YUJIAN_SITE", site)
        .env("YUJIAN_ENGINE", engine.name())
        .env("YUJIAN_BROWSER", browser)
        .env("YUJIAN_DRIVER", driver)
        .env("YUJIAN_AXE", &tools.axe);
}

/// What the bench needs besides.
///
/// # Errors
/// A sentence that says what to install by hand.
pub(crate) fn bench_tools() -> Result<BenchTools, Failure> {
    let cache = Cache::open()?;
    Ok(BenchTools {
        chromium: browser::prepare()?.chromium,
        modules: npm::bench_peers(&cache)?,
    })
}

/// The two programs that `differential` compares with.
///
/// # Errors
/// A sentence that says what to install by hand.
pub(crate) fn witnesses() -> Result<(), Failure> {
    for (program, package) in [("ffprobe", "ffmpeg"), ("mediainfo", "mediainfo")] {
        if find(program).is_none() {
            debian::install(&[package], &format!("{program} so that it is on the PATH"))?;
        }
    }
    Ok(())
}

/// All of it.
///
/// # Errors
/// A sentence that says what to install by hand.
pub(crate) fn everything() -> Result<(), Failure> {
    build_tools()?;
    test_tools()?;
    Ok(())
}

/// The folder where this project keeps what it installed. While one process holds it, others wait.
pub(crate) struct Cache {
    folder: PathBuf,
    _lock: File,
}

impl Cache {
    fn open() -> Result<Self, Failure> {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let folder = set("XDG_CACHE_HOME")
            .or_else(|| set("LOCALAPPDATA"))
            .map(PathBuf::from)
            .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
            .ok_or("there is no home folder to keep tools in; set XDG_CACHE_HOME to one")?
            .join("yujian");
        std::fs::create_dir_all(&folder).map_err(about(&folder))?;
        let path = folder.join("lock");
        let lock = File::create(&path).map_err(about(&path))?;
        lock.lock().map_err(about(&path))?;
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// The path of the entry with that name, whether it exists yet or not.
    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A folder that exists complete or not at all: `fill` makes it under another name first.
    fn folder(
        &self,
        name: &str,
        fill: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<PathBuf, Failure> {
        let whole = self.at(name);
        if !whole.is_dir() {
            let part = self.at(&format!("{name}.part"));
            if part.exists() {
                std::fs::remove_dir_all(&part).map_err(about(&part))?;
            }
            std::fs::create_dir_all(&part).map_err(about(&part))?;
            fill(&part)?;
            std::fs::rename(&part, &whole).map_err(about(&part))?;
        }
        Ok(whole)
    }
}
