//! `cargo xtask dist`: the folder and the zip that a web host unpacks.

use crate::shell::{about, root, say, step};
use crate::site::{Files, build};
use crate::{Failure, setup};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Makes both, and says what a visitor will download.
///
/// # Errors
/// A sentence about what failed.
pub(crate) fn run() -> Result<(), Failure> {
    let tools = setup::build_tools()?;
    let files = build(&tools)?;
    let folder = write(&files)?;
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

/// Lays the files out as `dist/`.
///
/// # Errors
/// When the disk does not take them.
pub(crate) fn write(files: &Files) -> Result<PathBuf, Failure> {
    let folder = root().join("dist");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(about(&folder))?;
    }
    std::fs::create_dir_all(&folder).map_err(about(&folder))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(about(&path))?;
    }
    Ok(folder)
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

/// The same files always make the same zip: no time stands in it.
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
