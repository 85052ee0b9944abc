//! The arguments with which tests and bench start Chromium: headless, and with no requests of its own.

/// Arguments for every Chromium of tests and measurements.
pub(crate) const OF_CHROMIUM: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--lang=zh-CN",
];
