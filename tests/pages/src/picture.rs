//! The examination of the pictures: frame by frame with the page's own player, on plain http as well,
//! each piece of advice with the frame that it comes from.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use serde_json::{Value, json};

async fn is(browser: &Browser, state: &str) {
    browser
        .find(&format!("#examination[data-examination={state}]"))
        .await;
}

/// What is advised about the pictures, with the second of each place.
async fn advice(browser: &Browser) -> Value {
    browser
        .script(
            "return [...document.querySelectorAll('[data-examined=picture] [data-advice]')].map((e) =>
                [e.dataset.advice, [...e.querySelectorAll('[data-at]')].map((b) => Math.round(b.dataset.at))])",
        )
        .await
}

async fn amiss(setting: Setting) {
    with_browser(setting, async |browser| {
        browser.open().await;
        browser.judge(&fixture("picture/amiss.mp4")).await;
        is(browser, "done").await;
        let expected = json!([["black", [12]], ["letterboxed", [0]]]);
        assert_eq!(advice(browser).await, expected);
        let shown = "return [...document.querySelectorAll('[data-examined=picture] [data-at] img')]
            .map((i) => [i.complete, i.naturalWidth, i.naturalHeight])";
        let frame = json!([true, 192, 108]);
        assert_eq!(browser.script(shown).await, json!([frame, frame]));
        browser
            .find("#examination")
            .await
            .scroll_into_view()
            .await
            .unwrap();
        browser.screenshot("advice").await;
        // Both stand on the sheet and in the report.
        let row = browser
            .find("[data-sheet-rule=picture]")
            .await
            .text()
            .await
            .unwrap();
        assert!(row.contains("提醒：长时间黑屏、上下黑边"), "{row}");
        assert_eq!(browser.complaints().await, Vec::<String>::new());
        // Chromium warns of it on plain http.
        browser.press("[data-action=save-json]").await;
        let path = browser.downloaded(".json").await;
        let data: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let measured = &data["report"]["measurements"]["picture"];
        assert_eq!(measured["end"], json!("complete"));
        assert_eq!(
            (&measured["width"], &measured["height"]),
            (&json!(1920), &json!(1080))
        );
        assert_eq!(measured["advice"][0]["code"], json!("black"));
        // A press plays the place.
        browser.press("[data-advice=black] [data-at]").await;
        browser
            .until("the player to be there", async || {
                let at = "return document.getElementById('player').currentTime";
                (browser.script(at).await.as_f64()? >= 12.0).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_is_amiss_is_advised_with_its_frame() {
    amiss(Setting::default()).await;
}

#[tokio::test]
async fn it_is_so_on_plain_http_too() {
    amiss(Setting {
        host: "college.test",
        ..Setting::default()
    })
    .await;
}

#[tokio::test]
async fn cards_and_a_second_of_black_are_not_scolded() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("picture/opening.mp4")).await;
        is(browser, "done").await;
        assert_eq!(advice(browser).await, json!([]));
        let row = browser
            .find("[data-sheet-rule=picture]")
            .await
            .text()
            .await
            .unwrap();
        assert!(row.contains("看了 10 个画面；无提醒"), "{row}");
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_the_browser_cannot_show_cannot_be_told() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        // Debian's Chromium decodes no HEVC.
        browser.judge(&fixture("hevc-hvc1.mp4")).await;
        is(browser, "done").await;
        let said = browser
            .find("[data-examined=picture][data-end=no-decoder] .note")
            .await;
        assert!(said.text().await.unwrap().contains("HEVC"));
    })
    .await;
}

#[tokio::test]
async fn it_can_be_held_and_cancelled_between_two_frames() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        // Frames that never come, so that it is held where it is.
        let never = "Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', { get: () => 0, set() {} })";
        browser.script(never).await;
        browser.judge(&fixture("picture/amiss.mp4")).await;
        browser.press("[data-action=examine-hold]").await;
        is(browser, "held").await;
        browser.press("[data-action=examine-go-on]").await;
        is(browser, "running").await;
        browser.press("[data-action=examine-cancel]").await;
        is(browser, "cancelled").await;
    })
    .await;
}
