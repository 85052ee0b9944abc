//! What is loaded after the page, and what the page does without it: the submission worker, the other
//! language, the examine worker.

use crate::browser::{Browser, Loss, Setting, with_browser};
use crate::deferred_files::{ENGLISH, EXAMINER, PAGE, SUBMISSION, deferred, is_deferred};
use crate::files::fixture;
use crate::page_load::own_files;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;

/// Most bytes that are downloaded before the page is ready for a file, as servers send them (brotli).
const FIRST_LOAD: usize = 300_000;

/// Most bytes of each of the deferred parts, as servers send them.
const PAGE_LOAD: usize = 450_000;
const SUBMISSION_LOAD: usize = 400_000;
const ENGLISH_LOAD: usize = 20_000;
const EXAMINER_LOAD: usize = 400_000;

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_first_load_is_small() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let sizes: Vec<(String, usize)> = own_files(browser)
            .into_iter()
            .map(|name| {
                let size = brotli_size(&browser.site.files[&name]);
                (name, size)
            })
            .collect();
        let total = |fits: &dyn Fn(&str) -> bool| {
            let sizes = sizes.iter().filter(|(name, _)| fits(name));
            sizes.map(|(_, size)| size).sum::<usize>()
        };
        let is_examiner = |name: &str| EXAMINER.contains(&name);
        let page = total(&|name| PAGE.contains(&name));
        let is_submission = |name: &str| SUBMISSION.contains(&name);
        let first = total(&|name| !is_deferred(name));
        let submission = total(&is_submission);
        let english = total(&|name| name == ENGLISH);
        let examiner = total(&is_examiner);
        println!(
            "{first} bytes first, then {page} of the whole page, {submission} of the submission worker, {english} of English, {examiner} of the examiner"
        );
        assert!(first <= FIRST_LOAD, "{first} bytes: {sizes:?}");
        assert!(page > 0 && page <= PAGE_LOAD, "{page}");
        assert!(
            submission > 0 && submission <= SUBMISSION_LOAD,
            "{submission}"
        );
        assert!(english > 0 && english <= ENGLISH_LOAD, "{english}");
        assert!(examiner > 0 && examiner <= EXAMINER_LOAD, "{examiner}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_a_verdict_does_not_need_is_asked_for_after_everything_else() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let asked = own_files(browser);
        let later: BTreeSet<&str> = deferred().collect();
        let (_, last) = asked.split_at(asked.len() - later.len());
        let last: BTreeSet<&str> = last.iter().map(String::as_str).collect();
        assert_eq!(last, later);
    })
    .await;
}

/// Uses everything that the page offers without the submission worker.
async fn use_without_what_follows(browser: &Browser) {
    browser.find("[data-draft='no-sound.mp4']").await;
    for (name, verdict) in [
        ("1080p.mp4", "confirm"),
        ("720p.mp4", "breaks"),
        ("fragmented-many.mp4", "confirm"),
        ("cut-off.mp4", "cannot-tell"),
        ("junk-after.mp4", "confirm"),
    ] {
        assert_eq!(browser.judge(&fixture(name)).await, verdict, "{name}");
    }
    browser.press("[data-open='720p.mp4']").await;
    for lang in ["en", "zh-CN"] {
        browser.speak(lang).await;
    }
    browser.press("[data-draft='no-sound.mp4'] button").await;
    let remove = "[data-file='720p.mp4'] [data-action=remove]";
    browser.press(remove).await;
    browser.press("[data-open='cut-off.mp4']").await;
    let left = "return [document.querySelectorAll('[data-file]').length, \
                document.querySelectorAll('#stored-drafts').length, document.querySelector('#stopped').hidden]";
    assert_eq!(browser.script(left).await, json!([4, 0, true]));
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn without_what_follows_from_a_verdict_the_page_gives_verdicts_and_says_so() {
    with_browser(Setting::default(), async |browser| {
        for (name, loss) in [
            (SUBMISSION[0], Loss::Missing),
            (SUBMISSION[0], Loss::CutOff),
            (SUBMISSION[1], Loss::Missing),
            (SUBMISSION[2], Loss::Missing),
        ] {
            browser.lose_nothing();
            browser.open().await;
            browser.judge(&fixture("no-sound.mp4")).await;
            browser.fill("title", "锤炼").await;
            browser.draft_is_kept("锤炼").await;
            browser.lose(name, loss);
            browser.goto().await;
            browser.find("[data-submission=failed]").await;
            browser.find("[data-lang=en]:enabled").await;
            use_without_what_follows(browser).await;
            let words = browser.words("cut-off.mp4").await;
            assert!(
                words.contains("没有下载成功") && words.contains("F5"),
                "{words}"
            );
        }
    })
    .await;
}

/// Verdicts and inspector are compiled as they come; all else is held back until `go()`.
const HOLD: &str = "const compile = WebAssembly.compile; \
    const held = []; \
    WebAssembly.compile = (bytes) => new Promise((go) => held.push(() => go(compile(bytes)))); \
    window.go = () => held.splice(0).forEach((go) => go());";

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_verdict_does_not_wait_for_what_follows_from_it() {
    with_browser(Setting::default(), async |browser| {
        browser.before_any_script(HOLD).await;
        browser.goto_verdict().await;
        assert_eq!(browser.judge(&fixture("720p.mp4")).await, "breaks");
        browser.find("[data-rest=loading]").await;
        let words = browser.words("720p.mp4").await;
        assert!(words.contains("正在载入"), "{words}");
        browser.screenshot("rest-loading").await;
        browser.screenshot("rest-loading").await;
        browser.script("window.go()").await;
        browser.find("[data-file='720p.mp4'] [data-remedy]").await;
        browser.find("#preview").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn without_its_examiner_the_page_works_and_says_so() {
    with_browser(Setting::default(), async |browser| {
        for (name, loss) in [
            (EXAMINER[0], Loss::Missing),
            (EXAMINER[1], Loss::Missing),
            (EXAMINER[1], Loss::CutOff),
        ] {
            browser.lose(name, loss);
            browser.goto().await;
            assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
            browser.find("[data-examiner=failed]").await;
            let words = browser.find("#examination").await.text().await.unwrap();
            assert!(
                words.contains("没有下载成功") && words.contains("F5"),
                "{words}"
            );
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_whole_page_takes_over_where_the_verdicts_stand() {
    // Counts the inspections, and remembers whether one is asked for again.
    const COUNT: &str = "window.inspections = 0; \
        const post = Worker.prototype.postMessage; \
        Worker.prototype.postMessage = function (message, ...rest) { \
            if (message?.run?.job === 'inspect') window.inspections += 1; \
            return post.call(this, message, ...rest); \
        };";
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("1080p.mp4")).await;
        browser.fill("title", "锤炼").await;
        browser.draft_is_kept("锤炼").await;
        browser.before_any_script(HOLD).await;
        browser.before_any_script(COUNT).await;
        browser.goto_verdict().await;
        let files = ["1080p.mp4", "720p.mp4", "cut-off.mp4"];
        browser.choose(&files.map(fixture)).await;
        for (name, verdict) in files.iter().zip(["confirm", "breaks", "cannot-tell"]) {
            assert_eq!(browser.verdict(name).await, verdict);
        }
        browser.speak("en").await;
        browser.press("[data-open='720p.mp4']").await;
        browser.press(".assure summary").await;
        browser
            .script("document.querySelector('[data-open=\"cut-off.mp4\"]').focus()")
            .await;
        let field = browser.find("#choose").await;
        browser.script("window.go()").await;
        browser.find("[data-rest=loaded]").await;
        // The language was there already, so no word of another one is shown.
        let state = "return [document.documentElement.lang, \
            document.querySelector('[data-file]:not([hidden])').dataset.file, \
            document.activeElement.dataset.open, \
            document.querySelector('.assure details').open, \
            document.querySelectorAll('#app').length, window.inspections]";
        let expected = json!(["en", "720p.mp4", "cut-off.mp4", true, 1, 3]);
        assert_eq!(browser.script(state).await, expected);
        for (name, verdict) in files.iter().zip(["confirm", "breaks", "cannot-tell"]) {
            assert_eq!(browser.verdict(name).await, verdict);
        }
        browser.press("[data-open='1080p.mp4']").await;
        assert_eq!(browser.field("title").await, "锤炼");
        browser.sha256("1080p.mp4").await;
        // The field is the same, so that a dialogue that is open meanwhile still works; a file is taken once.
        let more = fixture("1080p-moov-first.mp4");
        field.send_keys(more.to_str().unwrap()).await.unwrap();
        assert_eq!(browser.verdict("1080p-moov-first.mp4").await, "confirm");
        assert_eq!(browser.script("return window.inspections").await, json!(4));
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn another_container_is_refused_at_once_and_read_by_the_whole_page() {
    with_browser(Setting::default(), async |browser| {
        browser.before_any_script(HOLD).await;
        browser.goto_verdict().await;
        let (path, name) = (fixture("containers/long.mkv"), "long.mkv");
        assert_eq!(browser.judge(&path).await, "breaks");
        assert_eq!(browser.outcome(name, "duration").await, "cannot-tell");
        browser.script("window.go()").await;
        browser.find("[data-rest=loaded]").await;
        browser
            .until("its length", async || {
                (browser.outcome(name, "duration").await == "breaks").then_some(())
            })
            .await;
        assert_eq!(browser.outcome(name, "container").await, "breaks");
        let words = browser.words(name).await;
        assert!(words.contains("MKV") && !words.contains("损坏"), "{words}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn without_the_whole_page_there_are_verdicts_and_words() {
    with_browser(Setting::default(), async |browser| {
        for (name, loss) in [
            (PAGE[0], Loss::Missing),
            (PAGE[1], Loss::Missing),
            (PAGE[1], Loss::CutOff),
        ] {
            browser.lose_nothing();
            browser.lose(name, loss);
            browser.goto_verdict().await;
            browser.find("[data-rest=failed]").await;
            assert_eq!(browser.judge(&fixture("720p.mp4")).await, "breaks");
            assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
            let words = browser.words("1080p.mp4").await;
            assert!(words.contains("F5"), "{words}");
            browser.screenshot("rest-lost").await;
            browser.screenshot("rest-lost").await;
        }
    })
    .await;
}

/// What the browser keeps as the language that was chosen.
async fn kept_language(browser: &Browser) -> Value {
    browser
        .script("return localStorage.getItem('yujian/lang')")
        .await
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_language_that_is_chosen_before_the_whole_page_is_there_is_kept() {
    with_browser(Setting::default(), async |browser| {
        browser.lose("page_bg.wasm", Loss::Missing);
        browser.goto_verdict().await;
        browser.find("[data-rest=failed]").await;
        browser.speak("en").await;
        browser.lose_nothing();
        browser.open().await;
        browser.find("html[lang=en]").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_choice_of_english_is_kept() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.speak("en").await;
        browser.driver.refresh().await.unwrap();
        browser
            .find("html[lang=en] [data-submission] input[type=file]")
            .await;
        browser.find("[data-lang=en][aria-pressed=true]").await;
        // The notice was read before the words of English had come.
        let demands = browser.find(".demands").await.text().await.unwrap();
        assert!(demands.contains("USB drive"), "{demands}");
        browser.speak("zh-CN").await;
        browser.open().await;
        browser
            .find("html[lang=zh-CN] [data-lang='zh-CN'][aria-pressed=true]")
            .await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn without_its_english_the_page_works_in_chinese() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.speak("en").await;
        for loss in [Loss::Missing, Loss::CutOff] {
            browser.lose(ENGLISH, loss);
            browser.goto().await;
            let name = "1080p.mp4";
            assert_eq!(browser.judge(&fixture(name)).await, "confirm");
            browser.sha256(name).await;
            assert!(browser.words(name).await.contains("待确认"));
            // By now the page knows that the English did not arrive.
            browser
                .find("html[lang=zh-CN] [data-lang=en][title*=F5]:disabled")
                .await;
            assert_eq!(kept_language(browser).await, json!("en"));
        }
        // The choice was kept until the texts arrive.
        browser.lose_nothing();
        browser.open().await;
        browser.find("html[lang=en]").await;
    })
    .await;
}

fn brotli_size(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes).unwrap();
    drop(writer);
    packed.len()
}
