//! `cargo xtask finish`: trunk's hook after each build.

use crate::shell::about;
use crate::{Failure, compile};
use std::path::{Path, PathBuf};

/// What the page and its scripts write where the version goes.
const NO_VERSION: &str = "?v=dev";

/// Completes the folder that trunk has built and names in `TRUNK_STAGING_DIR`.
///
/// # Errors
/// When it is not run by trunk, the texts are faulty, or the folder is not as expected.
pub(crate) fn complete() -> Result<(), Failure> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("this is trunk's hook: run `trunk build` instead")?;
    compile::write_fetched(crate::shell::root(), &folder)?;
    lighten_scripts(&folder)?;
    put_version(&folder)
}

/// Leaves comments and indentation out of the scripts: two kilobytes of what a visitor waits for. trunk's minifier
/// does not read the scripts of modules.
fn lighten_scripts(folder: &Path) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder).map_err(about(folder))? {
        let path = entry.map_err(about(folder))?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let script = std::fs::read_to_string(&path).map_err(about(&path))?;
            std::fs::write(&path, without_comments(&script)).map_err(about(&path))?;
        }
    }
    Ok(())
}

/// A script without the lines that are nothing but comment. No script of ours has a text of several lines.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let is_code = |line: &&str| {
        let comment = ["//", "/**", "* ", "*/"];
        !line.is_empty() && *line != "*" && !comment.iter().any(|begin| line.starts_with(begin))
    };
    let mut kept = String::with_capacity(script.len());
    for line in lines.filter(is_code) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// Puts the version behind every URL, so that a new page never gets an old module from a cache.
fn put_version(folder: &Path) -> Result<(), Failure> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(about(folder))? {
        paths.push(entry.map_err(about(folder))?.path());
    }
    paths.sort();
    let mut all = Vec::new();
    for path in &paths {
        all.extend(std::fs::read(path).map_err(about(path))?);
    }
    let version = format!("?v={:016x}", compile::fnv1a(&all));
    let path = folder.join("index.html");
    let text = std::fs::read_to_string(&path).map_err(about(&path))?;
    if !text.contains(NO_VERSION) {
        return Err(format!("{}: no {NO_VERSION} to replace", path.display()));
    }
    // trunk writes the links to style sheets itself.
    let text = text
        .replace(".css", &format!(".css{version}"))
        .replace(NO_VERSION, &version);
    std::fs::write(&path, text).map_err(about(&path))
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn only_comments_and_indentation_are_left_out() {
        let script =
            "/**\n * Says.\n */\nfunction f() {\n    // why\n    return 'a // b'; // kept\n}\n\n";
        let light = "function f() {\nreturn 'a // b'; // kept\n}\n";
        assert_eq!(without_comments(script), light);
    }
}
