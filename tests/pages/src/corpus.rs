//! What the page finds is what the native inspection finds, byte for byte, on files that nobody
//! here made.
//!
//! The corpus is no part of the project: it is looked for in `../shared/corpus` beside the checkout,
//! or where `YUJIAN_CORPUS` says. Where it is missing, `cargo xtask test` leaves this test out and counts
//! it as skipped.

use crate::browser::{Browser, Loss, Setting, with_browser};
use crate::files::sha256;
use crate::site::root;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::{Answers, Confirmations, Context};
use yujian::source::FileSource;

/// Files that are chosen at a time, as a unit hands in its works.
const BATCH: usize = 25;

/// Keeps what the page saves, in place of the browser's downloads: a browser asks before it takes
/// the second one.
const KEEP_SAVED: &str = "
window.saved = null;
const address = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  if (blob.type === 'application/json') blob.text().then((text) => { window.saved = text; });
  return address.call(URL, blob);
};
const press = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () {
  if (!this.hasAttribute('download')) press.call(this);
};";

fn corpus() -> Vec<PathBuf> {
    let folder = std::env::var_os("YUJIAN_CORPUS")
        .map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    // Chromium takes no path with `..` in it.
    let files = folder.join("files").canonicalize();
    let entries = files.and_then(std::fs::read_dir);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "an empty corpus tests nothing");
    files.sort();
    files
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// The report of the native inspection as it stands in a saved sheet.
fn native(path: &Path) -> String {
    let notice = Notice::parse(include_str!("../../../www/notice.json")).unwrap();
    let facts = pollster::block_on(inspect(&FileSource::open(path).unwrap())).unwrap();
    let context = Context {
        facts: &facts,
        decoded: None,
        file_name: name(path),
        demands: &notice.demands,
        answers: &Answers::default(),
        confirmations: &Confirmations::new(),
    };
    let sha256 = sha256(&std::fs::read(path).unwrap());
    let report = Report::new(&context, &notice, Some(sha256));
    let text = serde_json::to_string_pretty(&report).unwrap();
    // One level deeper, and the last thing that is in there.
    format!("  \"report\": {}\n}}", text.replace('\n', "\n  "))
}

/// The sheet of that file as the page saves it.
async fn saved(browser: &Browser, name: &str) -> String {
    browser.hash_is(name, "done").await;
    let press = "
        window.saved = null;
        document.querySelector(`[data-open=\"${CSS.escape(arguments[0])}\"]`)?.click();";
    browser.script_with(press, vec![json!(name)]).await;
    let press = "
        const file = [...document.querySelectorAll('[data-file]')]
          .find((each) => each.dataset.file === arguments[0] && !each.hidden);
        const button = file && document.querySelector('[data-action=save-json]');
        button?.click();
        return !!button;";
    browser
        .until(&format!("{name} to be the open one"), async || {
            let pressed = browser.script_with(press, vec![json!(name)]).await;
            (pressed == json!(true)).then_some(())
        })
        .await;
    browser
        .until(&format!("the sheet of {name}"), async || {
            let saved = browser.script("return window.saved").await;
            saved.as_str().map(str::to_owned)
        })
        .await
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn every_report_is_that_of_the_native_inspection() {
    let files = corpus();
    with_browser(Setting::default(), async |browser| {
        browser.before_any_script(KEEP_SAVED).await;
        // What the examiner measures would come into the report too, sooner or later.
        browser.lose("examiner_bg.wasm", Loss::Missing);
        let mut differ = Vec::new();
        for batch in files.chunks(BATCH) {
            browser.goto().await;
            browser.choose(batch).await;
            for path in batch {
                let name = name(path);
                let (page, native) = (saved(browser, name).await, native(path));
                if !page.ends_with(&native) {
                    let report = page.find("  \"report\"").map_or("", |at| &page[at..]);
                    let lines = report.lines().zip(native.lines());
                    let first = lines.into_iter().find(|(page, native)| page != native);
                    differ.push(format!("{name}: {first:?}"));
                }
                // The sheet is one document: what stands in it can be read back.
                assert!(serde_json::from_str::<Value>(&page).is_ok(), "{name}");
            }
        }
        assert_eq!(differ, Vec::<String>::new());
        println!("{} files agree", files.len());
    })
    .await;
}
