//! Real files from disk, and what the page says of them.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::{fixture, huge, sha256};
use serde_json::json;
use std::path::PathBuf;

/// A file, the verdict, and the rule that brings it with its outcome.
type Expected = (&'static str, &'static str, &'static str, &'static str);

const RENAMED: [Expected; 12] = [
    ("mov-renamed.mp4", "breaks", "container", "breaks"),
    ("mkv-renamed.mp4", "breaks", "container", "breaks"),
    ("webm-renamed.mp4", "breaks", "container", "breaks"),
    ("avi-renamed.mp4", "breaks", "container", "breaks"),
    ("flv-renamed.mp4", "breaks", "container", "breaks"),
    ("wmv-renamed.mp4", "breaks", "container", "breaks"),
    ("ts-renamed.mp4", "breaks", "container", "breaks"),
    ("mpg-renamed.mp4", "breaks", "container", "breaks"),
    ("rm-renamed.mp4", "breaks", "container", "breaks"),
    ("3gp-renamed.mp4", "breaks", "container", "breaks"),
    ("gif-renamed.mp4", "breaks", "container", "breaks"),
    ("ogv-renamed.mp4", "breaks", "container", "breaks"),
];

const PICTURES: [Expected; 8] = [
    ("1080p.mp4", "confirm", "resolution", "meets"),
    ("1080p-moov-first.mp4", "confirm", "container", "meets"),
    ("720p.mp4", "breaks", "resolution", "breaks"),
    ("portrait.mp4", "breaks", "orientation", "breaks"),
    (
        "upright-turned-to-landscape.mp4",
        "confirm",
        "orientation",
        "meets",
    ),
    (
        "landscape-turned-to-portrait.mp4",
        "breaks",
        "orientation",
        "breaks",
    ),
    ("fragmented.mp4", "confirm", "duration", "meets"),
    ("no-sound.mp4", "breaks", "sound", "breaks"),
];

const DAMAGED: [Expected; 5] = [
    ("cut-off.mp4", "cannot-tell", "container", "cannot-tell"),
    (
        "cut-off-before-moov.mp4",
        "cannot-tell",
        "container",
        "cannot-tell",
    ),
    ("encrypted.mp4", "cannot-tell", "container", "cannot-tell"),
    ("empty.mp4", "breaks", "container", "breaks"),
    ("random.mp4", "breaks", "container", "breaks"),
];

async fn expect(browser: &Browser, table: &[Expected]) {
    let paths: Vec<PathBuf> = table.iter().map(|(name, ..)| fixture(name)).collect();
    browser.choose(&paths).await;
    let mut wrong = Vec::new();
    for (name, verdict, rule, outcome) in table {
        let seen = (
            browser.verdict(name).await,
            browser.outcome(name, rule).await,
        );
        if seen != ((*verdict).to_owned(), (*outcome).to_owned()) {
            wrong.push(format!("{name}: verdict {}, {rule} {}", seen.0, seen.1));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_container_is_known_by_its_content_whatever_its_name() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        expect(browser, &RENAMED).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn sizes_and_turns_are_judged_as_they_are_seen() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        expect(browser, &PICTURES).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_is_damaged_is_never_called_good() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        expect(browser, &DAMAGED).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn where_a_defect_leaves_it_open_it_is_said_what_to_do() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("cut-off.mp4")).await;
        let rule = browser.find("[data-rule=container]").await;
        let text = rule.text().await.unwrap();
        assert!(text.contains("请从原来的地方重新拷贝或下载"), "{text}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn choosing_a_file_makes_no_request() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.asked();
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
        browser.sha256("1080p.mp4").await;
        assert_eq!(browser.asked(), []);
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

/// Counts what is said to the worker that inspects, from its first file on.
const COUNT_ASKED: &str = "
window.seen = { asked: 0, written: 0 };
const { prototype } = Worker, post = prototype.postMessage;
prototype.postMessage = function (message, ...rest) {
  this.inspects ||= message?.run?.job === 'inspect';
  if (this.inspects) window.seen.asked += 1;
  return post.call(this, message, ...rest);
};";

/// Counts what is written of the document's own, even where it is what stands there already: the
/// browser works out the style of every element anew then.
const COUNT_WRITTEN: &str = "
const watch = new MutationObserver((changes) => { window.seen.written += changes.length; });
watch.observe(document.documentElement, { attributes: true });
watch.observe(document.head, { subtree: true, childList: true, characterData: true });";

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_choice_asks_its_worker_once_and_leaves_language_and_title_alone() {
    with_browser(Setting::default(), async |browser| {
        browser.before_any_script(COUNT_ASKED).await;
        browser.open().await;
        browser.script(COUNT_WRITTEN).await;
        browser.judge(&fixture("1080p.mp4")).await;
        // While the strip of the first one's opening is drawn.
        browser.judge(&fixture("720p.mp4")).await;
        let seen = browser.script("return window.seen").await;
        assert_eq!(seen, json!({ "asked": 2, "written": 0 }));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_sha256_is_that_of_the_file() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        // Around the size of the pieces in which it is read.
        for bytes in [0, 1, (4 << 20) - 1, 4 << 20, (4 << 20) + 1, 9_999_999] {
            let name = format!("{bytes}.mp4");
            let content: Vec<u8> = (0..bytes)
                .map(|index: u32| (index.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect();
            std::fs::write(browser.path(&name), &content).unwrap();
            browser.judge(&browser.path(&name)).await;
            assert_eq!(browser.sha256(&name).await, sha256(&content), "{name}");
        }
    })
    .await;
}

/// Counts what a worker reads from now on, by its own reading function.
pub(crate) const COUNT_READS: &str = "
count() {
  self.counted = { bytes: 0, calls: 0 };
  self.uncounted ??= Blob.prototype.arrayBuffer;
  Blob.prototype.arrayBuffer = function () {
    self.counted.calls += 1;
    self.counted.bytes += this.size;
    return self.uncounted.call(this);
  };
},
counted() { return self.counted; },";

/// Keeps what streams give a worker from now on, to see how much of it the worker keeps.
const KEEP_READS: &str = "
keep() {
  self.kept = [];
  const { prototype } = ReadableStreamDefaultReader, { read } = prototype;
  prototype.read = async function () {
    const result = await read.call(this);
    if (result.value) self.kept.push(result.value.buffer);
    return result;
  };
},
kept() { return [kept.length, kept.filter((buffer) => buffer.byteLength > 0).length]; },";

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn of_five_gigabytes_little_is_read_and_nothing_is_kept() {
    with_browser(Setting::default(), async |browser| {
        let methods = format!("{COUNT_READS}{KEEP_READS}");
        browser.teach_workers(&methods).await;
        browser.open().await;
        let path = browser.path("huge.mp4");
        huge(&path, 5 << 30);
        browser.ask_worker("inspect", "count").await;
        assert_eq!(browser.judge(&path).await, "confirm");
        let read = browser.ask_worker("inspect", "counted").await;
        assert!(read["bytes"].as_u64().unwrap() > 0, "the counter counts");
        assert!(read["bytes"].as_u64().unwrap() <= 1 << 20, "{read}");

        // All of it is read for its SHA-256, piece by piece, until the teacher cancels.
        browser.ask_worker("submission", "keep").await;
        let hashed = async |percent: f64| {
            browser
                .until("some of it to be hashed", async || {
                    let done = "return document.querySelector('progress')?.value ?? 0";
                    (browser.script(done).await.as_f64()? >= percent).then_some(())
                })
                .await;
            browser.memory()
        };
        let early = hashed(2.0).await;
        hashed(12.0).await;
        // Half a gigabyte later no more is held, as soon as the garbage is collected.
        browser
            .until("the memory to be what it was", async || {
                let grown = browser.memory().saturating_sub(early);
                (grown < 64 << 20).then_some(())
            })
            .await;
        // What was hashed is freed at once and not at the next garbage collection.
        let kept = browser.ask_worker("submission", "kept").await;
        let (read, kept): (u64, u64) = serde_json::from_value(kept).unwrap();
        assert!(read > 10 && kept <= 2, "{kept} of {read} reads are kept");
        browser.press("[data-action=hash-cancel]").await;
        browser.hash_is("huge.mp4", "cancelled").await;

        // The next file is hashed as usual.
        browser.judge(&fixture("720p.mp4")).await;
        browser.sha256("720p.mp4").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn markup_in_a_file_name_is_only_a_name() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        for name in [
            "<img src=x onerror=alert(1)>.mp4",
            "\"><script>document.title='taken'<\u{2215}script>.mp4",
            "&lt;b&gt;'`${1}{{x}}.mp4",
            "\u{202e}4pm.exe.mp4",
        ] {
            let path = browser.path(name);
            std::fs::copy(fixture("1080p.mp4"), &path).unwrap();
            assert_eq!(browser.judge(&path).await, "confirm");
            // Firefox leaves what turns the direction out of `innerText`.
            let words = browser.of_file(name, "element.textContent").await;
            let words = words.as_str().unwrap();
            assert!(words.contains(name), "{name:?} is shown as it is");
            let script = "return document.querySelectorAll('img[src=x], body script').length";
            assert_eq!(browser.script(script).await, json!(0));
        }
        let title = browser.driver.title().await.unwrap();
        assert!(!title.contains("taken"));
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}
