//! Compiles `src/text/<language>/*.ftl` to static tables, so that no Fluent runtime ships.

#[path = "src/text/compile/mod.rs"]
mod compile;

use compile::{SETS, Set, fingerprint, joined, read_languages, write_fetched};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=src/text");
    if let Err(message) = write() {
        // One `cargo::error` line: cargo shows it as the reason and fails the build.
        println!("cargo::error={message}");
    }
}

fn write() -> Result<(), String> {
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let folder = PathBuf::from(variable("OUT_DIR")?);
    // Natively there is no page that could fetch anything.
    let may_fetch = variable("CARGO_CFG_TARGET_ARCH")? == "wasm32"
        && std::env::var_os("CARGO_FEATURE_ALL_LANGUAGES").is_none();
    for set in SETS {
        let table = table(&set, set.is_fetched && may_fetch)?;
        let path = folder.join(format!("{}.rs", set.module));
        std::fs::write(&path, table).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    // For the library's tests.
    write_fetched(Path::new(""), &folder)
}

/// The source of a set's tables, with one constant for each message: a `Text`, or a `Template` where it
/// has placeables.
fn table(set: &Set, chinese_alone: bool) -> Result<String, String> {
    let languages = read_languages(Path::new(""), set)?;
    let chinese = languages.first().ok_or("no language")?;
    let names = joined(chinese.keys().map(String::as_str))?;
    let mut tables = String::new();
    let mut constants = String::new();
    for (index, language) in languages.iter().enumerate() {
        let texts = joined(language.values().map(|message| message.text.as_str()))?;
        let _infallible = match index {
            1.. if chinese_alone => write!(tables, "Table::not_loaded(), "),
            _ => write!(tables, "Table::new({texts:?}), "),
        };
    }
    for (index, (name, message)) in chinese.iter().enumerate() {
        let constant = name.to_uppercase().replace('-', "_");
        let kind = match message.placeables.is_empty() {
            true => "Text",
            false => "Template",
        };
        let _infallible = writeln!(
            constants,
            "#[allow(missing_docs, unreachable_pub)]\n\
             pub const {constant}: {kind}<{set}> = {kind}::at({index});",
            set = set.name
        );
    }
    let fingerprint = fingerprint(chinese);
    Ok(format!(
        "pub(super) static CATALOGUE: Catalogue = Catalogue {{\n\
         names: Table::new({names:?}), fingerprint: {fingerprint:?}, languages: [{tables}],\n}};\n{constants}"
    ))
}
