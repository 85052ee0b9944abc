//! Hostile files in a real browser: each gets an answer, none is said to meet the notice, and no worker is
//! lost.

use crate::browser::{Setting, with_browser};
use crate::engines::Engine;
use crate::files::fixture;
use crate::verdicts::COUNT_READS;
use serde_json::json;
use std::time::Instant;

// The same files as in `tests/hostile.rs`.
#[path = "../../common/mod.rs"]
mod common;

/// The most of any file that is read before its verdict, in bytes and in calls: a little above what
/// is read of a track that claims most of a large table, and of boxes that lie far apart.
const MOST: (u64, u64) = (12 << 20, 610);

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn every_hostile_file_is_answered_and_the_page_lives() {
    with_browser(Setting::default(), async |browser| {
        browser.teach_workers(COUNT_READS).await;
        browser.open().await;
        for hostile in common::hostile::all() {
            let path = browser.path(hostile.name);
            hostile.write(&path);
            browser.ask_worker("inspect", "count").await;
            if browser.site.engine == Engine::Chromium {
                browser
                    .devtools("HeapProfiler.collectGarbage", json!({}))
                    .await;
            }
            let base = browser.memory();
            let start = Instant::now();
            let verdict = browser.judge(&path).await;
            let took = start.elapsed();
            let read = browser.ask_worker("inspect", "counted").await;
            // For whoever looks: neither figure is the same on every machine.
            println!(
                "{}: {verdict} in {} ms, {read}, {} kB above the base",
                hostile.name,
                took.as_millis(),
                browser.memory().saturating_sub(base) >> 10
            );
            let is_sound = ["breaks", "cannot-tell"].contains(&verdict.as_str());
            assert!(is_sound, "{}: {verdict}", hostile.name);
            let (bytes, calls) = (read["bytes"].as_u64(), read["calls"].as_u64());
            assert!(
                (1..=MOST.0).contains(&bytes.unwrap()),
                "{}: {read}",
                hostile.name
            );
            assert!(calls.unwrap() <= MOST.1, "{}: {read}", hostile.name);
            // The one worker answered: none was ended as hung or dead.
            let phase = browser.of_file(hostile.name, "element.dataset.phase").await;
            assert_eq!(phase, "inspected", "{}", hostile.name);
            // Its SHA-256 would take the drive from the next one.
            browser.press("[data-action=remove]").await;
            std::fs::remove_file(&path).unwrap();
        }
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
    })
    .await;
}
