//! Which files are compiled together.

/// Messages that are compiled together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Set {
    /// The type of the set in `text`.
    pub(crate) name: &'static str,
    /// The module in `text` that has its messages.
    #[allow(dead_code)] // Only the build script makes modules.
    pub(crate) module: &'static str,
    /// Its files in the folder of each language.
    pub(crate) files: &'static [&'static str],
    /// Whether the page is built with its Chinese alone and fetches other languages in files.
    pub(crate) is_fetched: bool,
}

/// All sets. A wasm module contains only the sets that its code uses.
pub(crate) const SETS: [Set; 5] = [
    Set {
        name: "Page",
        module: "page",
        files: &["rules", "defects", "fields", "page"],
        is_fetched: true,
    },
    Set {
        name: "Submission",
        module: "submission",
        files: &["submission", "fixes", "form", "faults"],
        is_fetched: true,
    },
    Set {
        name: "SheetMessages",
        module: "sheet_messages",
        files: &["sheet"],
        is_fetched: false,
    },
    Set {
        name: "Format",
        module: "format_messages",
        files: &["format"],
        is_fetched: false,
    },
    Set {
        name: "Examine",
        module: "examine",
        files: &["examine"],
        is_fetched: false,
    },
];
