//! Inspects files and prints what was found: `cargo run --release --example inspect -- FILE…`
//!
//! One JSON object per line, in the order given. A file that cannot be read is said so on standard
//! error, and the exit status is then 1.

use std::path::Path;
use std::process::ExitCode;
use yujian::facts::FlatFacts;
use yujian::inspect::inspect;
use yujian::source::FileSource;

fn main() -> ExitCode {
    let mut status = ExitCode::SUCCESS;
    for name in std::env::args_os().skip(1) {
        let path = Path::new(&name);
        let facts = FileSource::open(path).and_then(|source| pollster::block_on(inspect(&source)));
        match facts {
            Ok(facts) => {
                let line = serde_json::json!({
                    "file": {
                        "name": path.file_name().map(|name| name.to_string_lossy()),
                        "bytes": facts.bytes,
                    },
                    "facts": FlatFacts::from(&facts),
                    "defects": facts.defects,
                });
                println!("{line}");
            }
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}
