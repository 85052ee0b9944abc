//! The engines in which every test of the page runs, and the tests that are left out. `cargo xtask test`
//! shares this file: it does not run what is left out, and counts it as skipped.

/// Who shows the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, driven by ChromeDriver.
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
}

/// A test that one engine cannot run, and why.
#[allow(dead_code)] // Only `cargo xtask test` leaves tests out.
pub(crate) struct Unsupported {
    /// The engine.
    pub(crate) engine: Engine,
    /// The test, by its full name.
    pub(crate) test: &'static str,
    /// Why.
    pub(crate) why: &'static str,
}

/// A test that reads files which are no part of the project: it is left out where they are missing.
#[allow(dead_code)] // Only `cargo xtask test` leaves tests out.
pub(crate) struct NeedsFiles {
    /// The test, by its full name.
    pub(crate) test: &'static str,
    /// The variable that names their folder.
    pub(crate) variable: &'static str,
    /// Where the folder is otherwise, from the checkout.
    pub(crate) folder: &'static str,
    /// What has to be in the folder.
    pub(crate) below: &'static str,
}

/// All tests that read such files.
#[allow(dead_code)] // Only `cargo xtask test` leaves tests out.
pub(crate) const NEED_FILES: [NeedsFiles; 2] = [
    NeedsFiles {
        test: "corpus::every_report_is_that_of_the_native_inspection",
        variable: "YUJIAN_CORPUS",
        folder: "../shared/corpus",
        below: "files",
    },
    NeedsFiles {
        test: "hunt::each_file_is_judged_as_it_is",
        variable: "YUJIAN_HUNT",
        folder: "../shared/hunt/files",
        below: ".",
    },
];

/// All tests that an engine cannot run.
#[allow(dead_code)] // Only `cargo xtask test` leaves tests out.
pub(crate) const UNSUPPORTED: [Unsupported; 4] = [
    Unsupported {
        engine: Engine::Chromium,
        test: "second_reading::firefox_plays_what_mp4parse_reads_and_nothing_that_it_refuses",
        why: "it asks what Firefox does",
    },
    Unsupported {
        engine: Engine::Firefox,
        test: "early_choice::a_folder_that_is_dropped_before_the_program_is_there_is_refused",
        why: "no driver drops a folder on a page of Firefox",
    },
    Unsupported {
        engine: Engine::Firefox,
        test: "failures::a_file_that_changes_before_it_is_read",
        why: "Firefox reads a file that has changed since it was chosen, and does not say so",
    },
    Unsupported {
        engine: Engine::Firefox,
        test: "examination::eight_minutes_are_examined_in_a_fraction_of_the_time_and_memory_stays_flat",
        why: "Firefox's player takes seconds to open a film of a thousand fragments, each time anew",
    },
];

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
