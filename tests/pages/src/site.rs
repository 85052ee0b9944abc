//! What `cargo xtask test` hands over: the built page and the tools.

use crate::engines::Engine;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The page as it ships, and the programs that try it.
#[derive(Clone)]
pub(crate) struct Site {
    /// The files of `dist/`, by name.
    pub(crate) files: Arc<BTreeMap<String, Vec<u8>>>,
    /// Which engine shows it.
    pub(crate) engine: Engine,
    /// The browser.
    pub(crate) browser: PathBuf,
    /// Its WebDriver server.
    pub(crate) driver: PathBuf,
    /// The script of axe-core.
    pub(crate) axe: PathBuf,
}

impl Site {
    /// What the environment names. `cargo xtask test` sets all of it.
    pub(crate) fn from_environment() -> Self {
        let named = |name: &str| match std::env::var_os(name) {
            Some(path) => PathBuf::from(path),
            None => panic!("{name} is not set: run `cargo xtask test pages`"),
        };
        Self {
            files: Arc::new(read(&named("YUJIAN_SITE"))),
            engine: engine(),
            browser: named("YUJIAN_BROWSER"),
            driver: named("YUJIAN_DRIVER"),
            axe: named("YUJIAN_AXE"),
        }
    }
}

/// The engine that shows the page.
pub(crate) fn engine() -> Engine {
    let name = std::env::var("YUJIAN_ENGINE").unwrap_or_default();
    let engine = Engine::ALL.into_iter().find(|each| each.name() == name);
    engine.expect("YUJIAN_ENGINE names one")
}

fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("the folder of YUJIAN_SITE");
    entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect()
}

/// The root of the checkout.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
}
