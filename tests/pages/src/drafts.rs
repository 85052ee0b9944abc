//! What a teacher types is never lost, never leaves the browser, and can be cleared.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use serde_json::json;

const TOPIC: &str = "<b>锤炼</b>\"党性\"&amp;'勇毅`";

async fn type_something(browser: &Browser) {
    browser.fill("title", TOPIC).await;
    browser.fill("speaker", "<script>alert(1)</script>").await;
    browser.fill("unit", "信息学院").await;
    browser.tick("participant", "dean").await;
    browser.tick("emphases", "political").await;
    browser.confirm("sound").await;
    browser.draft_is_kept("锤炼").await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_reload_keeps_what_was_typed_and_confirmed() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
        type_something(browser).await;
        browser
            .until("the confirmation to count", async || {
                (browser.outcome("1080p.mp4", "sound").await == "meets").then_some(())
            })
            .await;

        browser.driver.refresh().await.unwrap();
        browser.find("[data-draft='1080p.mp4']").await;
        browser.judge(&fixture("1080p.mp4")).await;
        assert_eq!(browser.field("title").await, TOPIC);
        assert_eq!(browser.field("speaker").await, "<script>alert(1)</script>");
        assert_eq!(browser.field("unit").await, "信息学院");
        let chosen =
            "return [...document.querySelectorAll('[data-choice]:checked')].map((c) => c.value)";
        assert_eq!(browser.script(chosen).await, json!(["dean", "political"]));
        assert_eq!(browser.outcome("1080p.mp4", "sound").await, "meets");
        assert_eq!(
            browser
                .script("return document.querySelectorAll('#form b, #form script').length")
                .await,
            json!(0)
        );
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_a_unit_has_in_common_is_offered_for_the_next_file() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("1080p.mp4")).await;
        type_something(browser).await;
        browser.judge(&fixture("1080p-moov-first.mp4")).await;
        browser.press("[data-open='1080p-moov-first.mp4']").await;
        assert_eq!(browser.field("title").await, "");
        browser.press("[data-step=form]").await;
        browser.press("[data-action=use-unit]").await;
        browser
            .until("the unit to be filled in", async || {
                (browser.field("unit").await == "信息学院").then_some(())
            })
            .await;
        assert_eq!(
            browser.field("title").await,
            "",
            "each work has its own topic"
        );
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_draft_can_be_cleared_and_that_undone() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("1080p.mp4")).await;
        type_something(browser).await;
        browser.press("[data-action=clear]").await;
        let topic_is = async |words: &str| {
            browser
                .until("the topic to change", async || {
                    (browser.field("title").await == words).then_some(())
                })
                .await;
        };
        topic_is("").await;
        browser.press("[data-action=undo-clear]").await;
        topic_is(TOPIC).await;
        browser.press("[data-action=clear]").await;
        topic_is("").await;
        browser.driver.refresh().await.unwrap();
        browser.find("[data-submission] input[type=file]").await;
        let kept = "return Object.values(localStorage).join('').includes('锤炼')";
        assert_eq!(browser.script(kept).await, json!(false), "cleared is gone");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_browser_that_keeps_nothing_says_so_and_works() {
    with_browser(Setting::default(), async |browser| {
        let none = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
        browser.before_any_script(none).await;
        browser.open().await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
        browser.fill("title", "题目").await;
        browser.find("#draft-state [role=alert]").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_warning_that_appears_does_not_take_a_press_away() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("1080p.mp4")).await;
        // Leaving each of these says something beside it, which moves what stands below.
        browser.press("#field-title").await;
        browser.fill("phone", "?").await;
        browser.tick("participant", "secretary").await;
        browser.press("#field-title").await;
        browser.tick("lecture-form", "lecture").await;
        browser.find("[data-problem=title]").await;
        browser.find("[data-problem=phone]").await;
    })
    .await;
}
