//! What goes wrong while a file is read reaches the teacher as words, and the next file works.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::{change, fixture, huge};
use serde_json::json;
use std::time::{Duration, Instant};

/// The good file still gets its verdict.
async fn the_next_file_works(browser: &Browser) {
    assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
}

/// Waits until the examination of that file has failed, and gives back what the page says of it.
async fn failure(browser: &Browser, name: &str) -> String {
    browser
        .until(&format!("{name} to fail"), async || {
            let phase = browser.of_file(name, "element.dataset.phase").await;
            (phase == json!("failed")).then_some(())
        })
        .await;
    assert_eq!(
        browser.verdict(name).await,
        "cannot-tell",
        "never met, never broken"
    );
    browser.words(name).await
}

/// Keeps a worker busy, so that the next job waits.
const BUSY: &str =
    "busy() { setTimeout(() => { const end = Date.now() + 2000; while (Date.now() < end); }); }";

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_file_that_is_gone_before_it_is_read() {
    with_browser(Setting::default(), async |browser| {
        browser.teach_workers(BUSY).await;
        browser.open().await;
        let path = browser.path("gone.mp4");
        std::fs::copy(fixture("1080p.mp4"), &path).unwrap();
        browser.ask_worker("inspect", "busy").await;
        browser.choose(std::slice::from_ref(&path)).await;
        std::fs::remove_file(&path).unwrap();
        let words = failure(browser, "gone.mp4").await;
        assert!(words.contains("重新选择"), "{words}");
        the_next_file_works(browser).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_file_that_changes_before_it_is_read() {
    with_browser(Setting::default(), async |browser| {
        browser.teach_workers(BUSY).await;
        browser.open().await;
        let path = browser.path("changed.mp4");
        std::fs::copy(fixture("1080p.mp4"), &path).unwrap();
        browser.ask_worker("inspect", "busy").await;
        browser.choose(std::slice::from_ref(&path)).await;
        change(&path);
        failure(browser, "changed.mp4").await;
        the_next_file_works(browser).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_file_that_vanishes_while_it_is_hashed() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let path = browser.path("pulled-out.mp4");
        huge(&path, 3 << 30);
        assert_eq!(browser.judge(&path).await, "confirm");
        browser.hash_is("pulled-out.mp4", "running").await;
        std::fs::remove_file(&path).unwrap();
        browser.hash_is("pulled-out.mp4", "failed").await;
        // The verdict was given on what was there, and stays.
        assert_eq!(browser.verdict("pulled-out.mp4").await, "confirm");
        the_next_file_works(browser).await;
        browser.sha256("1080p.mp4").await;
    })
    .await;
}

/// Opens the page and says what becomes of the next file that the inspecting worker reads.
async fn open_to_read(browser: &Browser, read: &str) {
    let method = format!("fail() {{ Blob.prototype.arrayBuffer = function () {{ {read} }}; }}");
    browser.teach_workers(&method).await;
    browser.open().await;
    browser.ask_worker("inspect", "fail").await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_worker_that_dies_says_so_at_once() {
    with_browser(Setting::default(), async |browser| {
        // A trap in the middle of the module's own code, as a panic makes it.
        let trap = "Uint8Array.prototype.set = () => { throw new WebAssembly.RuntimeError('unreachable'); };
                    return Promise.resolve(new ArrayBuffer(this.size));";
        open_to_read(browser, trap).await;
        let start = Instant::now();
        browser.choose(&[fixture("720p.mp4")]).await;
        let words = failure(browser, "720p.mp4").await;
        assert!(start.elapsed() < Duration::from_secs(5), "not by way of its silence");
        assert!(words.contains("意外"), "{words}");
        the_next_file_works(browser).await;
        // The same file works in the new worker.
        browser.press("[data-open='720p.mp4']").await;
        browser.press("[data-action=inspect-again]").await;
        browser.until("the verdict", async || {
            (browser.verdict("720p.mp4").await == "breaks").then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_panic_is_reported_with_message_and_place() {
    with_browser(Setting::default(), async |browser| {
        let listen = "new BroadcastChannel('errors').onmessage =
            ({ data }) => { window.reported = data; };";
        browser.before_any_script(listen).await;
        // Arrays whose length is another each time: the function that copies them panics over it.
        let panic = "fail() {
            console.error = words => new BroadcastChannel('errors').postMessage(words);
            let asked = 0;
            Object.defineProperty(Uint8Array.prototype, 'length',
                { get() { return this.byteLength + asked++ % 2; } }); }";
        browser.teach_workers(panic).await;
        browser.open().await;
        browser.ask_worker("submission", "fail").await;
        browser.choose(&[fixture("720p.mp4")]).await;
        browser.hash_is("720p.mp4", "failed").await;
        let shown = "element.querySelector('[data-panic]')?.textContent ?? ''";
        let shown = browser.of_file("720p.mp4", shown).await;
        let report = shown.as_str().unwrap();
        assert!(
            report.contains("panicked at") && report.contains(".rs:"),
            "{report}"
        );
        assert!(report.contains("assertion"), "{report}");
        let console = browser
            .until("the console's line", async || {
                let line = browser.script("return window.reported ?? null").await;
                line.as_str().map(str::to_owned)
            })
            .await;
        assert_eq!(console, report);
        the_next_file_works(browser).await;
        browser.sha256("1080p.mp4").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_panic_of_the_page_is_reported_with_message_and_place() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let refuse = "Node.prototype.insertBefore = () => { throw new Error('refused'); };";
        browser.script(refuse).await;
        browser.choose(&[fixture("720p.mp4")]).await;
        let report = browser
            .until("the report of the panic", async || {
                let shown = "const shown = document.getElementById('stopped-report');
                    return shown.checkVisibility() ? shown.textContent : ''";
                let shown = browser.script(shown).await;
                shown
                    .as_str()
                    .filter(|text| !text.is_empty())
                    .map(str::to_owned)
            })
            .await;
        assert!(
            report.starts_with("panicked at") && report.contains(".rs:"),
            "{report}"
        );
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_promise_that_breaks_in_the_worker_ends_it_too() {
    with_browser(Setting::default(), async |browser| {
        open_to_read(
            browser,
            "Promise.reject(new Error('unheard')); return new Promise(() => {});",
        )
        .await;
        let start = Instant::now();
        browser.choose(&[fixture("720p.mp4")]).await;
        failure(browser, "720p.mp4").await;
        assert!(
            start.elapsed() < Duration::from_secs(5),
            "not by way of its silence"
        );
        the_next_file_works(browser).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_worker_that_hangs_is_given_up() {
    with_browser(Setting::default(), async |browser| {
        open_to_read(browser, "for (;;);").await;
        browser
            .choose(&[fixture("720p.mp4"), fixture("portrait.mp4")])
            .await;
        let words = failure(browser, "720p.mp4").await;
        assert!(words.contains("十秒没有回应"), "{words}");
        // The file that waited is inspected without a retry.
        assert_eq!(browser.verdict("portrait.mp4").await, "breaks");
        the_next_file_works(browser).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_worker_that_dies_while_idle_is_replaced() {
    with_browser(Setting::default(), async |browser| {
        let die = "die() { setTimeout(() => { throw new Error('idle'); }); }";
        browser.teach_workers(die).await;
        browser.open().await;
        for name in ["inspect", "submission"] {
            browser.ask_worker(name, "die").await;
            // Until the page has noticed, it would give that worker the next file.
            browser.worker_is_ended(name).await;
        }
        the_next_file_works(browser).await;
        browser.sha256("1080p.mp4").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_browser_that_makes_no_worker_is_told_so() {
    with_browser(Setting::default(), async |browser| {
        let none = "window.Worker = class { constructor() { throw new Error('none'); } }";
        browser.before_any_script(none).await;
        browser.open().await;
        browser.choose(&[fixture("1080p.mp4")]).await;
        failure(browser, "1080p.mp4").await;
    })
    .await;
}
