//! Usable by everyone: with the keyboard alone, with a screen reader, on a laptop and on a phone.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const LAPTOP: (u32, u32) = (1366, 768);
const PHONE: (u32, u32) = (390, 844);

/// Runs axe-core's checks for WCAG 2.2 A and AA on the page as it stands, and tells what is amiss.
pub(crate) async fn violations(browser: &Browser) -> Vec<String> {
    let axe = std::fs::read_to_string(&browser.site.axe).unwrap();
    // The debugger's script: the page's own policy does not stop it.
    browser.driver.execute(axe, Vec::new()).await.unwrap();
    let check = "const done = arguments[0];
        axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
           .then((found) => done(found.violations), (error) => done([String(error)]));";
    let found = browser
        .driver
        .execute_async(check, Vec::new())
        .await
        .unwrap();
    let found: Vec<Value> = found.convert().unwrap();
    found
        .iter()
        .map(|violation| {
            let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
            let places: Vec<_> = nodes
                .iter()
                .map(|n| format!("{} {}", n["target"], n["failureSummary"]))
                .collect();
            format!("{}: {}", violation["id"], places.join("; "))
        })
        .collect()
}

/// What makes the page wider than the window, if anything does.
async fn too_wide(browser: &Browser) -> Vec<String> {
    let script = "
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > width)
          .map((element) => element.outerHTML.slice(0, 120));";
    serde_json::from_value(browser.script(script).await).unwrap()
}

/// As if the system were dark: no driver can say so in both engines.
async fn darken(browser: &Browser) {
    let script = "
        const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
        rules.find((rule) => rule.conditionText?.includes('dark')).media.mediaText = 'screen';
        document.documentElement.style.colorScheme = 'dark';
        return getComputedStyle(document.body).backgroundColor;";
    assert_eq!(browser.script(script).await, json!("rgb(23, 19, 16)"));
}

async fn look_at_every_state(window: (u32, u32), lang: &str, is_dark: bool) {
    with_browser(
        Setting {
            window,
            ..Setting::default()
        },
        async |browser| {
            let mut found = Vec::new();
            browser.open().await;
            browser.speak(lang).await;
            if is_dark {
                darken(browser).await;
            }
            let theme = if is_dark { "-dark" } else { "" };
            let mut look = async |state: &str| {
                let amiss = violations(browser).await;
                found.extend(amiss.into_iter().map(|amiss| format!("{state}: {amiss}")));
                let wide = too_wide(browser).await;
                found.extend(
                    wide.into_iter()
                        .map(|wide| format!("{state}: too wide: {wide}")),
                );
                browser
                    .screenshot(&format!("{lang}-{}-{state}{theme}", window.0))
                    .await;
            };
            look("empty").await;
            assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
            browser.sha256("1080p.mp4").await;
            look("confirm").await;
            // Left without an answer, a field says what is missing.
            browser.press("#field-title").await;
            browser.press("#field-speaker").await;
            browser.find("[data-problem=title]").await;
            look("problem").await;
            browser.judge(&fixture("720p.mp4")).await;
            browser.judge(&fixture("cut-off.mp4")).await;
            browser.press("[data-open='720p.mp4']").await;
            browser.sha256("720p.mp4").await;
            look("breaks").await;
            browser.press("[data-open='cut-off.mp4']").await;
            browser.sha256("cut-off.mp4").await;
            look("cannot-tell").await;
            browser.judge(&fixture("sound/ends-early.mp4")).await;
            browser.press("[data-open='ends-early.mp4']").await;
            browser.find("[data-examination=done] [data-advice]").await;
            look("examined").await;
            assert_eq!(found, Vec::<String>::new());
        },
    )
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn on_a_laptop_in_chinese() {
    look_at_every_state(LAPTOP, "zh-CN", false).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn on_a_laptop_in_english() {
    look_at_every_state(LAPTOP, "en", false).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn on_a_phone_in_chinese() {
    look_at_every_state(PHONE, "zh-CN", false).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn on_a_phone_in_english() {
    look_at_every_state(PHONE, "en", false).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn on_a_laptop_whose_system_is_dark() {
    look_at_every_state(LAPTOP, "zh-CN", true).await;
}

/// Presses the tab key until the element that matches has the focus: backwards to what stands before, as the
/// last one leads out of the page, from where no driver comes back in Firefox.
async fn tab_to(browser: &Browser, css: &str) {
    let before = "return !!(document.activeElement.compareDocumentPosition(
        document.querySelector(arguments[0])) & Node.DOCUMENT_POSITION_PRECEDING)";
    let is_before = browser.script_with(before, vec![json!(css)]).await == json!(true);
    for _ in 0..200 {
        let there = "return document.activeElement.matches(arguments[0])";
        if browser.script_with(there, vec![json!(css)]).await == json!(true) {
            let ring = "const s = getComputedStyle(document.activeElement);
                        return s.outlineStyle !== 'none' || document.activeElement.closest(':focus-within') !== null";
            assert_eq!(
                browser.script(ring).await,
                json!(true),
                "the focus on {css} can be seen"
            );
            return;
        }
        let press = browser.driver.action_chain();
        let press = if is_before {
            let back = press.key_down(Key::Shift).send_keys(Key::Tab);
            back.key_up(Key::Shift)
        } else {
            press.send_keys(Key::Tab)
        };
        press.perform().await.unwrap();
    }
    panic!("the tab key never comes to {css}");
}

async fn keys(browser: &Browser, keys: impl Into<TypingData>) {
    browser
        .driver
        .action_chain()
        .send_keys(keys.into())
        .perform()
        .await
        .unwrap();
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_keyboard_alone_is_enough() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        tab_to(browser, ".skip").await;
        tab_to(browser, "[data-lang='en']").await;
        keys(browser, Key::Enter).await;
        browser.find("html[lang=en]").await;
        tab_to(browser, "[data-lang='zh-CN']").await;
        keys(browser, " ").await;
        browser.find("html[lang=zh-CN]").await;
        // The browser's own dialogue cannot be reached by a test; that the focus comes here can.
        tab_to(browser, "input[type=file]").await;
        browser.judge(&fixture("1080p.mp4")).await;
        for rule in ["title-card", "speaker-label", "picture", "sound"] {
            tab_to(browser, &format!("[data-confirm={rule}]")).await;
            keys(browser, " ").await;
            if rule == "picture" {
                // Nothing was played here: the question is answered by keyboard as well.
                tab_to(browser, "[data-action=confirm-elsewhere]").await;
                keys(browser, Key::Enter).await;
            }
            browser
                .until(rule, async || {
                    (browser.outcome("1080p.mp4", rule).await == "meets").then_some(())
                })
                .await;
        }
        for (field, words) in [
            ("title", "题目"),
            ("speaker", "张三"),
            ("post", "书记"),
            ("unit", "学院"),
            ("phone", "010-12345678"),
        ] {
            tab_to(browser, &format!("#field-{field}")).await;
            keys(browser, words).await;
        }
        for field in ["participant", "lecture-form", "emphases"] {
            tab_to(browser, &format!("[data-field={field}] input")).await;
            keys(browser, " ").await;
        }
        let declarations = browser
            .driver
            .find_all(By::Css("[data-field=declarations] input"))
            .await
            .unwrap();
        for declaration in declarations {
            let id = declaration.id().await.unwrap().unwrap();
            tab_to(browser, &format!("#{id}")).await;
            keys(browser, " ").await;
        }
        browser
            .until("nothing to be missing", async || {
                let missing = "return document.querySelectorAll('[data-missing]').length";
                (browser.script(missing).await == json!(0)).then_some(())
            })
            .await;
        assert!(["meets", "advise"].contains(&browser.verdict("1080p.mp4").await.as_str()));
    })
    .await;
}
