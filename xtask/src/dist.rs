//! `cargo xtask dist`: the folder and the zip that a web host unpacks.

use crate::setup::Tools;
use crate::shell::{about, command, root, run, say, step};
use crate::{Failure, setup};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files by name.
type Files = BTreeMap<String, Vec<u8>>;

/// Makes both, and prints what a visitor will download.
///
/// # Errors
/// A sentence about what failed.
pub(crate) fn make() -> Result<(), Failure> {
    let folder = build(&setup::build_tools()?)?;
    let files = read(&folder)?;
    sizes(&files)?;
    let name = format!("yujian-{}", setup::locked("yujian")?);
    let path = root().join(format!("{name}.zip"));
    step(&format!("packing {name}.zip"), || {
        pack(&files, &name, &path)
    })?;
    say(&format!(
        "{} and {} hold the same files; put them anywhere on any static web server",
        folder.display(),
        path.display()
    ));
    Ok(())
}

/// Builds the page as it ships, and returns its folder.
///
/// # Errors
/// When trunk fails.
pub(crate) fn build(tools: &Tools) -> Result<PathBuf, Failure> {
    step("building the page with trunk", || {
        trunk(tools, &["build", "--release"])
    })?;
    Ok(root().join("dist"))
}

/// Runs trunk with the tools that it needs.
///
/// # Errors
/// When trunk fails.
pub(crate) fn trunk(tools: &Tools, words: &[&str]) -> Result<(), Failure> {
    let mut trunk = command(&tools.trunk);
    // NO_COLOR is a flag to trunk, which wants it to be a boolean.
    trunk.args(words).arg("--locked").env_remove("NO_COLOR");
    run(tools.equip(&mut trunk))
}

fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    for entry in std::fs::read_dir(folder).map_err(about(folder))? {
        let path = entry.map_err(about(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.insert(
            name.into_owned(),
            std::fs::read(&path).map_err(about(&path))?,
        );
    }
    Ok(files)
}

/// Prints each file's size, raw and as servers send it.
fn sizes(files: &Files) -> Result<(), Failure> {
    let mut whole = (0, 0);
    println!("{:>10} {:>10}", "bytes", "brotli");
    for (name, bytes) in files {
        let packed = brotli(bytes)?;
        println!("{:>10} {packed:>10}  {name}", bytes.len());
        whole = (whole.0 + bytes.len(), whole.1 + packed);
    }
    println!("{:>10} {:>10}  in all", whole.0, whole.1);
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<usize, Failure> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes).map_err(|error| error.to_string())?;
    drop(writer);
    Ok(packed.len())
}

/// Writes the zip. It holds no times, so the same files always make the same zip.
fn pack(files: &Files, folder: &str, path: &Path) -> Result<(), Failure> {
    let file = std::fs::File::create(path).map_err(about(path))?;
    let mut zip = zip::ZipWriter::new(file);
    let options = zip::write::SimpleFileOptions::default().unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(format!("{folder}/{name}"), options)
            .map_err(about(path))?;
        zip.write_all(bytes).map_err(about(path))?;
    }
    zip.finish().map_err(about(path))?;
    Ok(())
}
