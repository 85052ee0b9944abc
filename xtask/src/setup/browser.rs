//! The browsers of the tests, their drivers, a font for Chinese, and readers of what is printed.

use super::{Cache, cargo_tools, debian};
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

/// Firefox and its driver.
pub(crate) struct Firefox {
    /// The browser.
    pub(crate) firefox: PathBuf,
    /// Its WebDriver server.
    pub(crate) driver: PathBuf,
}

/// Finds Firefox, the library by which it plays H.264 and AAC, and geckodriver. On Debian, installs what is
/// missing; geckodriver is no package there.
///
/// # Errors
/// A sentence that names what is missing.
pub(super) fn firefox(cache: &Cache) -> Result<Firefox, Failure> {
    let here = || ["firefox-esr", "firefox"].into_iter().find_map(find);
    let missing: Vec<_> = [
        (here().is_some(), "firefox-esr"),
        (plays_films(), "libavcodec-extra"),
    ]
    .into_iter()
    .filter_map(|(here, package)| (!here).then_some(package))
    .collect();
    if !missing.is_empty() {
        debian::install(&missing, "Firefox, and geckodriver, which drives it")?;
    }
    Ok(Firefox {
        firefox: here().ok_or("no Firefox is on the PATH")?,
        driver: cargo_tools::geckodriver(cache)?,
    })
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

/// Whether the library is here that Firefox looks for on Linux. Elsewhere the system plays films.
fn plays_films() -> bool {
    !cfg!(target_os = "linux")
        || output(command("/sbin/ldconfig").arg("-p"))
            .is_none_or(|libraries| libraries.contains("libavcodec.so"))
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
