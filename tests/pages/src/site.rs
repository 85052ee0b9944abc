//! What `cargo xtask test` hands over: the built page and the tools.

use crate::engines::Engine;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};

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
    /// What the environment names; `None`, and a word about it, in a bare `cargo test`.
    pub(crate) fn from_environment() -> Option<Self> {
        let Some(folder) = std::env::var_os("YUJIAN_SITE") else {
            static SAID: Once = Once::new();
            SAID.call_once(|| {
                // Past the test harness, which shows only what failing tests print.
                let _ = writeln!(
                    std::io::stderr(),
                    "skipped: every test in a browser; `cargo xtask test` runs them"
                );
            });
            return None;
        };
        // From here on nothing is skipped: what is missing is a failure.
        let named =
            |name: &str| PathBuf::from(std::env::var_os(name).unwrap_or_else(|| panic!("{name}")));
        Some(Self {
            files: Arc::new(read(Path::new(&folder))),
            engine: engine(),
            browser: named("YUJIAN_BROWSER"),
            driver: named("YUJIAN_DRIVER"),
            axe: named("YUJIAN_AXE"),
        })
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
