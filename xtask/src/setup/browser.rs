//! The browser of the tests, its driver, a font for Chinese, and readers of what is printed.

use super::debian;
use crate::Failure;
use crate::shell::{command, find, output, version};
use std::path::PathBuf;

/// Chromium and its driver.
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// Its WebDriver server.
    pub(crate) driver: PathBuf,
}

const OTHERWISE: &str = "Chromium or Google Chrome with the ChromeDriver of the same version, \
    a Chinese font (Noto Sans CJK), poppler's pdftotext, pdftoppm and pdfinfo, and ZBar's zbarimg";

/// Finds them; on Debian, installs what is missing.
///
/// # Errors
/// A sentence that names what is missing.
pub(super) fn prepare() -> Result<Browser, Failure> {
    let missing = missing();
    if !missing.is_empty() {
        debian::install(&missing, OTHERWISE)?;
    }
    let chromium = chromium().ok_or("no Chromium is on the PATH")?;
    let driver = find("chromedriver").ok_or("no chromedriver is on the PATH")?;
    let major = |program: &PathBuf| {
        output(command(program).arg("--version")).and_then(|text| version(&text).first().copied())
    };
    let (browser, server) = (major(&chromium), major(&driver));
    if browser != server {
        return Err(format!(
            "{} and {} are of different versions ({browser:?} and {server:?})",
            chromium.display(),
            driver.display()
        ));
    }
    Ok(Browser { chromium, driver })
}

fn chromium() -> Option<PathBuf> {
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    .into_iter()
    .find_map(find)
}

/// The Debian packages of what is not here.
fn missing() -> Vec<&'static str> {
    let chinese = || {
        output(command("fc-list").args([":lang=zh-cn", "family"]))
            .is_some_and(|fonts| !fonts.trim().is_empty())
    };
    let programs = |names: &[&str]| names.iter().all(|name| find(name).is_some());
    [
        (chromium().is_some(), "chromium"),
        (programs(&["chromedriver"]), "chromium-driver"),
        (programs(&["fc-list"]), "fontconfig"),
        (chinese(), "fonts-noto-cjk"),
        (
            programs(&["pdftotext", "pdftoppm", "pdfinfo"]),
            "poppler-utils",
        ),
        (programs(&["zbarimg"]), "zbar-tools"),
    ]
    .into_iter()
    .filter_map(|(here, package)| (!here).then_some(package))
    .collect()
}
