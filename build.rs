//! Compiles `src/text/<language>/*.ftl` to static tables, so that no Fluent runtime ships.

#[path = "src/text/compile.rs"]
mod compile;

use compile::{Language, file, joined, mark, read_languages};
use std::fmt::Write as _;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=src/text");
    let result = read_languages(Path::new("")).and_then(|languages| write_tables(&languages));
    if let Err(message) = result {
        // One `cargo::error` line: cargo shows it as the reason and fails the build.
        println!("cargo::error={message}");
    }
}

/// Writes the tables, and one constant for each message: `Text` where it stands for itself,
/// `Template` where it has placeables to fill. English is a file of its own: the page fetches it.
fn write_tables([chinese, english]: &[Language; 2]) -> Result<(), String> {
    let mut out = String::new();
    let error = |error: std::fmt::Error| error.to_string();
    let names = chinese.keys().map(String::as_str);
    let texts = chinese.values().map(|message| message.text.as_str());
    for (constant, value) in [
        ("MESSAGE_NAMES", joined(names)?),
        ("MARK", mark(chinese)),
        ("ZH_CN", joined(texts)?),
    ] {
        writeln!(out, "const {constant}: &str = {value:?};").map_err(error)?;
    }
    out.push_str("/// One constant for each message.\n#[allow(missing_docs)]\npub mod id {\nuse super::{Template, Text};\n");
    for (index, (name, message)) in chinese.iter().enumerate() {
        let constant = name.to_uppercase().replace('-', "_");
        let kind = if message.placeables.is_empty() {
            "Text"
        } else {
            "Template"
        };
        writeln!(out, "pub const {constant}: {kind} = {kind}({index});").map_err(error)?;
    }
    out.push_str("}\n");
    let folder = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    for (name, text) in [("messages.rs", out), ("en.txt", file(english)?)] {
        std::fs::write(Path::new(&folder).join(name), text).map_err(|error| error.to_string())?;
    }
    Ok(())
}
