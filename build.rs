//! Compiles `src/text/<language>/*.ftl` to static tables, so that no Fluent runtime ships.

#[path = "src/text/compile.rs"]
mod compile;

use compile::{AFTER, Language, PAGE, file, joined, mark, read_languages};
use std::fmt::Write as _;
use std::path::Path;

/// Messages that are compiled into one table. A module has only the tables that it speaks from.
#[derive(Clone, Copy)]
struct Table {
    /// What `text` calls it.
    name: &'static str,
    files: &'static [&'static str],
    /// Its English is a file of its own, which the page fetches.
    english_apart: bool,
}

const TABLES: [Table; 4] = [
    Table {
        name: "Page",
        files: PAGE,
        english_apart: true,
    },
    Table {
        name: "After",
        files: AFTER,
        english_apart: false,
    },
    Table {
        name: "Format",
        files: &["format"],
        english_apart: false,
    },
    Table {
        name: "Examine",
        files: &["examine"],
        english_apart: false,
    },
];

fn main() {
    println!("cargo::rerun-if-changed=src/text");
    for table in TABLES {
        let languages = read_languages(Path::new(""), table.files);
        if let Err(message) = languages.and_then(|languages| write_table(table, &languages)) {
            // One `cargo::error` line: cargo shows it as the reason and fails the build.
            println!("cargo::error={message}");
        }
    }
}

/// Writes a table, and one constant for each message: `Text` where it stands for itself, `Template`
/// where it has placeables to fill.
fn write_table(table: Table, [chinese, english]: &[Language; 2]) -> Result<(), String> {
    let mut out = String::new();
    let error = |error: std::fmt::Error| error.to_string();
    let names = chinese.keys().map(String::as_str);
    let texts = chinese.values().map(|message| message.text.as_str());
    let mut constants = vec![("MESSAGE_NAMES", joined(names)?), ("ZH_CN", joined(texts)?)];
    if table.english_apart {
        constants.push(("MARK", mark(chinese)));
        write_file("en.txt", &file(english)?)?;
    } else {
        let texts = english.values().map(|message| message.text.as_str());
        constants.push(("EN", joined(texts)?));
    }
    for (constant, value) in constants {
        writeln!(out, "const {constant}: &str = {value:?};").map_err(error)?;
    }
    out.push_str("/// One constant for each message.\n#[allow(missing_docs, unreachable_pub, unused_imports)]\npub mod id {\n");
    let set = table.name;
    writeln!(out, "use super::{{Template, Text, {set}}};").map_err(error)?;
    for (index, (name, message)) in chinese.iter().enumerate() {
        let constant = name.to_uppercase().replace('-', "_");
        let kind = if message.placeables.is_empty() {
            "Text"
        } else {
            "Template"
        };
        writeln!(
            out,
            "pub const {constant}: {kind}<{set}> = {kind}::at({index});"
        )
        .map_err(error)?;
    }
    out.push_str("}\n");
    write_file(&format!("{}.rs", set.to_lowercase()), &out)
}

fn write_file(name: &str, text: &str) -> Result<(), String> {
    let folder = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&folder).join(name), text).map_err(|error| error.to_string())
}
