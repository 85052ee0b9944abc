//! Inspects files and prints their reports: `cargo run --release --example inspect -- FILE…`
//!
//! One JSON object a line (`www/report.schema.json`), in the order given. Files that cannot be read are named
//! on standard error, and the exit status is then 1.

use std::path::Path;
use std::process::ExitCode;
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::source::FileSource;

/// The notice that the page serves.
const NOTICE: &str = include_str!("../www/notice.json");

fn main() -> ExitCode {
    let notice = match Notice::parse(NOTICE) {
        Ok(notice) => notice,
        Err(error) => {
            eprintln!("the notice: {error:?}");
            return ExitCode::FAILURE;
        }
    };
    let mut status = ExitCode::SUCCESS;
    for name in std::env::args_os().skip(1) {
        let path = Path::new(&name);
        match report(path, &notice) {
            Ok(line) => println!("{line}"),
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}

fn report(path: &Path, notice: &Notice) -> Result<String, Box<dyn std::error::Error>> {
    let source = FileSource::open(path)?;
    let facts = pollster::block_on(inspect(&source))?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    let report = Report::unconfirmed(&facts, &name.to_string_lossy(), notice);
    Ok(serde_json::to_string(&report)?)
}
