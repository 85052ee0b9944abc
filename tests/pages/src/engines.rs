//! The engines in which every test of the page runs, and what one of them cannot do. `cargo xtask test`
//! reads this list too: what an engine cannot do is not run there, and counts as skipped.

/// Who shows the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, driven by ChromeDriver.
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
}

/// A test that one engine cannot run, and why.
pub(crate) struct Cannot {
    /// The engine.
    pub(crate) engine: Engine,
    /// The test, by its full name.
    pub(crate) test: &'static str,
    /// Why.
    pub(crate) why: &'static str,
}

/// All of them.
pub(crate) const CANNOT: [Cannot; 0] = [];

impl Engine {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// As the environment and people call it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}
