//! The files made after public bug reports of other programs, in the page: `tests/hunt.rs` holds the native
//! inspection to the same.
//!
//! They are no part of the project. Where they are missing, `cargo xtask test` leaves this test out and counts
//! it as skipped.

use crate::browser::{Loss, Setting, with_browser};
use crate::hunt_files::{PLAYS, REFUSED, files, folder};
use crate::site::root;
use std::path::PathBuf;

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn each_file_is_judged_as_it_is() {
    // Chromium takes no path with `..` in it.
    let folder = folder(root()).canonicalize().unwrap();
    let files = files(&folder);
    with_browser(Setting::default(), async |browser| {
        // What an engine decodes would come into the verdict too, sooner or later.
        browser.lose("examiner_bg.wasm", Loss::Missing);
        browser.goto().await;
        let paths: Vec<PathBuf> = files.iter().map(|file| file.1.clone()).collect();
        browser.choose(&paths).await;
        let mut wrong = Vec::new();
        for (number, path) in &files {
            let name = path.file_name().unwrap().to_str().unwrap();
            let verdict = browser.verdict(name).await;
            let refused = REFUSED.iter().find(|file| file.0 == *number);
            let is_right = match refused {
                Some((_, (rule, outcome, _))) => {
                    let said = browser.outcome(name, rule).await;
                    verdict != "confirm" && said == outcome.as_str()
                }
                None => verdict == "confirm" && PLAYS.iter().any(|file| file.0 == *number),
            };
            if !is_right {
                wrong.push(format!("{name}: {verdict}"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        println!("{} files are judged as they are", files.len());
    })
    .await;
}
