//! The file input keeps what is chosen before the program has started.

use crate::access::violations;
use crate::browser::{Browser, Loss, Setting, with_browser};
use crate::engines::Engine;
use crate::files::fixture;
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::prelude::*;

/// Holds the program back until `letGo()` is called; after `letGo(true)` it never starts.
const HOLD: &str = "const whole = WebAssembly.compileStreaming;
    const held = new Promise((go, fail) => {
        window.letGo = (lost) => (lost ? fail(new Error('lost')) : go());
    });
    WebAssembly.compileStreaming = (stream) => held.then(() => whole(stream));";

/// Opens the page without its program, and returns its file input.
async fn open_early(browser: &Browser) -> WebElement {
    browser.before_any_script(HOLD).await;
    let url = browser.server.url("localhost");
    browser.driver.goto(url).await.unwrap();
    browser.find("#loading:not([hidden])").await;
    browser.find("#main:not([hidden]) input[type=file]").await
}

async fn choose(field: &WebElement, path: &Path) {
    field.send_keys(path.to_str().unwrap()).await.unwrap();
}

/// Lets the program start, and waits until it has rendered.
async fn let_go(browser: &Browser) {
    browser.script("letGo()").await;
    browser.find("[data-rest=loaded] input[type=file]").await;
}

/// Drops a file, or in Chromium a folder, onto the page. Firefox's driver cannot drag files from outside, so
/// there a script dispatches the event.
async fn drop_on_page(browser: &Browser, path: &Path) {
    if browser.site.engine == Engine::Firefox {
        let field = "const field = document.createElement('input');
            field.type = 'file';
            document.body.append(field);
            return field;";
        let field = browser.driver.execute(field, Vec::new()).await.unwrap();
        let field = field.element().unwrap();
        choose(&field, path).await;
        let told = "const field = arguments[0], dataTransfer = new DataTransfer();
            dataTransfer.items.add(field.files[0]);
            field.remove();
            for (const kind of ['dragenter', 'dragover', 'drop']) {
                const event = { dataTransfer, bubbles: true, cancelable: true };
                document.body.dispatchEvent(new DragEvent(kind, event));
            }";
        let field = vec![field.to_json().unwrap()];
        browser.script_with(told, field).await;
        return;
    }
    for kind in ["dragEnter", "dragOver", "drop"] {
        let drag = json!({
            "type": kind,
            "x": 40,
            "y": 40,
            "data": { "items": [], "files": [path], "dragOperationsMask": 1 },
        });
        browser.devtools("Input.dispatchDragEvent", drag).await;
    }
}

async fn shown(browser: &Browser, id: &str) -> String {
    let element = browser.find(&format!("#{id}")).await;
    let element = browser
        .until(id, async || {
            element.is_displayed().await.ok()?.then_some(&element)
        })
        .await;
    element.text().await.unwrap()
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_is_chosen_before_the_program_is_there_is_kept_and_judged() {
    with_browser(Setting::default(), async |browser| {
        let field = open_early(browser).await;
        choose(&field, &fixture("720p.mp4")).await;
        let words = shown(browser, "taken").await;
        assert!(words.contains("已选好"), "{words}");
        // A second choice comes beside the first, as it does later.
        choose(&field, &fixture("1080p.mp4")).await;
        let_go(browser).await;
        assert_eq!(browser.verdict("720p.mp4").await, "breaks");
        assert_eq!(browser.verdict("1080p.mp4").await, "confirm");
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_is_dropped_before_the_program_is_there_is_kept_and_judged() {
    with_browser(Setting::default(), async |browser| {
        open_early(browser).await;
        drop_on_page(browser, &fixture("720p.mp4")).await;
        shown(browser, "taken").await;
        let_go(browser).await;
        assert_eq!(browser.verdict("720p.mp4").await, "breaks");
        // The program takes what is dropped from now on.
        drop_on_page(browser, &fixture("1080p.mp4")).await;
        assert_eq!(browser.verdict("1080p.mp4").await, "confirm");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_folder_that_is_dropped_before_the_program_is_there_is_refused() {
    with_browser(Setting::default(), async |browser| {
        open_early(browser).await;
        drop_on_page(browser, &fixture("720p.mp4")).await;
        shown(browser, "taken").await;
        let folder = browser.path("folder.mp4");
        std::fs::create_dir(&folder).unwrap();
        drop_on_page(browser, &folder).await;
        let_go(browser).await;
        assert_eq!(browser.verdict("720p.mp4").await, "breaks");
        browser.find("#refused").await;
        let files = browser.script("return document.querySelectorAll('[data-file]').length");
        assert_eq!(files.await, json!(1));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_dialogue_opened_before_the_program_and_answered_after_it_still_counts() {
    with_browser(Setting::default(), async |browser| {
        // The browser answers to the element that opened the dialogue, and so does this.
        let field = open_early(browser).await;
        let_go(browser).await;
        choose(&field, &fixture("720p.mp4")).await;
        assert_eq!(browser.verdict("720p.mp4").await, "breaks");
        // The field moved among the drawn ones once more; a second file comes to the same element.
        choose(&field, &fixture("1080p.mp4")).await;
        assert_eq!(browser.verdict("1080p.mp4").await, "confirm");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_page_that_cannot_load_says_that_what_was_chosen_is_not_checked() {
    with_browser(Setting::default(), async |browser| {
        let field = open_early(browser).await;
        choose(&field, &fixture("720p.mp4")).await;
        browser.script("letGo(true)").await;
        let words = shown(browser, "load-failed").await;
        assert!(words.contains("还没有检查"), "{words}");
        assert!(!field.is_displayed().await.unwrap());
    })
    .await;
    with_browser(Setting::default(), async |browser| {
        browser.lose("verdict_bg.wasm", Loss::Missing);
        let url = browser.server.url("localhost");
        browser.driver.goto(url).await.unwrap();
        let words = shown(browser, "load-failed").await;
        assert!(!words.contains("还没有检查"), "nothing was chosen: {words}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_keyboard_stays_in_the_field() {
    with_browser(Setting::default(), async |browser| {
        open_early(browser).await;
        let press = browser.driver.action_chain().send_keys(Key::Tab);
        press.perform().await.unwrap();
        let is_there =
            "return document.activeElement.matches('input[type=file]') && document.hasFocus()";
        assert_eq!(browser.script(is_there).await, json!(true));
        let_go(browser).await;
        browser
            .until("the focus", async || {
                (browser.script(is_there).await == json!(true)).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_press_on_the_field_across_the_start_of_the_program_counts() {
    with_browser(Setting::default(), async |browser| {
        let field = open_early(browser).await;
        let listen =
            "document.querySelector('input[type=file]').addEventListener('click', (event) => {
            event.preventDefault();
            window.clicked = true;
        })";
        browser.script(listen).await;
        let (x, y) = field.rect().await.unwrap().icenter();
        let mouse = || browser.driver.action_chain();
        let press = mouse().move_to(x, y).click_and_hold();
        press.perform().await.unwrap();
        browser.script("letGo()").await;
        // All has come, and the program is not let in.
        let sealed = "meta[http-equiv][content*=\"script-src 'wasm-unsafe-eval'\"]";
        browser.find(sealed).await;
        let drawn = browser.script("return document.querySelector('[data-submission]')");
        assert_eq!(drawn.await, Value::Null);
        mouse().release().perform().await.unwrap();
        browser.find("[data-submission] input[type=file]").await;
        assert_eq!(browser.script("return window.clicked").await, json!(true));
    })
    .await;
}

/// Words and place of each element of the page's start, except those that only one of the two versions has
/// (the loading message, the folded text).
const START: &str = "const own = '#main [role=status], .assure ul';
    const words = (element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('[role=status], details > ul').forEach((part) => part.remove());
        return copy.textContent;
    };
    return [...document.querySelectorAll('.brand, .brand *, #main *')]
        .filter((element) => !element.closest(own))
        .map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return { element: element.tagName, words: words(element), at: [x, y, width, height] };
        });";

/// How many pixels a part moved or grew.
fn moved(early: &Value, drawn: &Value) -> f64 {
    let at = |part: &Value| {
        let at = part["at"].as_array().unwrap().iter();
        at.map(|value| value.as_f64().unwrap()).collect::<Vec<_>>()
    };
    let pairs = at(early).into_iter().zip(at(drawn));
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_start_says_what_the_program_says_and_nothing_moves() {
    for window in [(1366, 768), (800, 900), (390, 844)] {
        let setting = Setting {
            window,
            ..Setting::default()
        };
        with_browser(setting, async |browser| {
            open_early(browser).await;
            browser.screenshot(&format!("early-{}", window.0)).await;
            let mut amiss = violations(browser).await;
            // The heading is the notice's, which is on its way.
            amiss.retain(|what| !what.starts_with("\"page-has-heading-one\""));
            assert_eq!(amiss, Vec::<String>::new());
            let early = browser.script(START).await;
            let_go(browser).await;
            let drawn = browser.script(START).await;
            browser.screenshot(&format!("drawn-{}", window.0)).await;
            let [early, drawn] = [&early, &drawn].map(|parts| parts.as_array().unwrap());
            for (early, drawn) in early.iter().zip(drawn) {
                assert_eq!(early["words"], drawn["words"]);
                assert!(moved(early, drawn) < 0.5, "{early} became {drawn}");
            }
            assert_eq!(early.len(), drawn.len());
        })
        .await;
    }
}
