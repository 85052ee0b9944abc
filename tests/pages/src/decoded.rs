//! What decoding shows reaches the rules, and what was played reaches the confirmation.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use serde_json::{Value, json};

/// Chooses a file and waits until it is examined.
async fn examined(browser: &Browser, name: &str) {
    browser.open().await;
    browser.judge(&fixture(name)).await;
    browser.find("#examination[data-examination=done]").await;
}

/// What an expression over the row of a rule comes to.
async fn row(browser: &Browser, name: &str, rule: &str, expression: &str) -> Value {
    let of = format!("((row) => {expression})(element.querySelector('[data-rule={rule}]'))");
    browser.of_file(name, &of).await
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_sound_that_is_silent_throughout_is_none() {
    with_browser(Setting::default(), async |browser| {
        examined(browser, "sound/silent.mp4").await;
        let code = row(browser, "silent.mp4", "sound", "row.dataset.code").await;
        assert_eq!(code, json!("silent"));
        assert_eq!(browser.outcome("silent.mp4", "sound").await, "breaks");
        assert_eq!(browser.verdict("silent.mp4").await, "breaks");
        // What is not there is not confirmed either.
        let ticks = "return document.querySelectorAll('[data-confirm=sound]').length";
        assert_eq!(browser.script(ticks).await, json!(0));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn advice_stands_in_the_row_of_its_rule_and_plays_its_second() {
    with_browser(Setting::default(), async |browser| {
        examined(browser, "picture/amiss.mp4").await;
        let expression = "row.querySelector('[data-also=advised]')?.innerText ?? ''";
        let said = row(browser, "amiss.mp4", "picture", expression).await;
        assert!(said.as_str().unwrap().contains("抽看画面有 2 点提醒"), "{said}");
        browser
            .press("[data-rule=picture] [data-also=advised] [data-play]")
            .await;
        browser
            .until("the player to play", async || {
                let plays = "const player = document.getElementById('player');
                    return player.played.length > 0 && player.getBoundingClientRect().top < innerHeight";
                (browser.script(plays).await == json!(true)).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn pictures_that_are_none_are_not_said_to_have_been_seen() {
    with_browser(Setting::default(), async |browser| {
        let good = std::fs::read(fixture("picture/amiss.mp4")).unwrap();
        let media = good.windows(4).position(|kind| kind == b"mdat").unwrap();
        let size = good[media - 4..media].try_into().unwrap();
        let end = media - 4 + u32::from_be_bytes(size) as usize;
        browser.open().await;
        // Room that was never filled, and bytes of something else.
        for (name, byte) in [("zeros.mp4", 0), ("others.mp4", 0x5a)] {
            let mut file = good.clone();
            file[media + (end - media) / 2..end].fill(byte);
            std::fs::write(browser.path(name), file).unwrap();
            assert_eq!(browser.judge(&browser.path(name)).await, "cannot-tell");
            // Some players go on showing the last picture that they had.
            let ended = format!("[data-file='{name}'] [data-examination=done] [data-examined=picture][data-end=undecodable]");
            browser.find(&ended).await;
            let code = row(browser, name, "picture", "row.dataset.code").await;
            assert_eq!(code, json!("lost"));
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn whoever_has_played_nothing_is_asked_and_what_was_played_stands_in_the_report() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("1080p.mp4")).await;
        browser.press("[data-confirm=sound]").await;
        let asked = browser
            .find("[data-asked=sound]")
            .await
            .text()
            .await
            .unwrap();
        assert!(asked.contains("只播放了 0%"), "{asked}");
        let checked = "return document.querySelector('[data-confirm=sound]').checked";
        assert_eq!(browser.script(checked).await, json!(false));
        assert_eq!(browser.outcome("1080p.mp4", "sound").await, "confirm");
        browser.press("[data-action=play]").await;
        browser
            .until("all of it to be played", async || {
                let words = "return document.getElementById('played').innerText.includes('100%')";
                (browser.script(words).await == json!(true)).then_some(())
            })
            .await;
        for rule in ["sound", "picture"] {
            browser.confirm(rule).await;
        }
        browser.press("[data-action=save-json]").await;
        let path = browser.downloaded(".json").await;
        let data: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        for outcome in data["report"]["outcomes"].as_array().unwrap() {
            if ["sound", "picture"].contains(&outcome["rule"].as_str().unwrap()) {
                assert_eq!(outcome["evidence"]["played_percent"], json!(100));
            }
        }
        let row = browser.sheet_row("sound").await;
        assert!(row.contains("确认前在本页播放了 100%"), "{row}");
    })
    .await;
}
