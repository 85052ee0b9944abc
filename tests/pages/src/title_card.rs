//! The title card: found in the opening strip, picked, compared with the form, confirmed, printed.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use crate::print::Print;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const NAME: &str = "opening.mp4";

/// Brightness of the middle of each frame of the strip, from 0 to 255, once all are drawn: the last
/// ones show the speaker, on a dark blue.
async fn strip(browser: &Browser) -> Vec<f64> {
    let script = "const look = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        return [...document.querySelectorAll('.strip canvas')].map((canvas) => {
            look.clearRect(0, 0, 1, 1);
            look.drawImage(canvas, -20, -20);
            const p = look.getImageData(0, 0, 1, 1).data;
            return p[3] ? (p[0] + p[1] + p[2]) / 3 : -1; })";
    browser
        .until("every frame of the strip to be drawn", async || {
            let shades = browser.script(script).await;
            let shades: Vec<f64> = serde_json::from_value(shades).ok()?;
            (!shades.is_empty() && shades.iter().all(|shade| *shade >= 0.0)).then_some(shades)
        })
        .await
}

/// Goes to a frame of the strip, and waits until the player shows it.
async fn go_to(browser: &Browser, second: &str) {
    browser.press(&format!("[data-seek='{second}']")).await;
    shows(browser, second.parse::<f64>().unwrap() + 0.02).await;
}

/// Waits until the player shows that second, and the page says so.
async fn shows(browser: &Browser, second: f64) {
    let script = "const video = document.getElementById('player');
        return video.seeking ? -1 : video.currentTime";
    browser
        .until(&format!("the player to show {second}"), async || {
            let now = browser.script(script).await.as_f64()?;
            ((now - second).abs() < 0.001).then_some(())
        })
        .await;
    let words = format!("0:0{second:.3}");
    browser
        .until(&words, async || {
            let said = browser.find("#player-at").await.text().await.ok()?;
            said.contains(&words).then_some(())
        })
        .await;
}

/// Takes the frame that is shown for a rule.
async fn pick(browser: &Browser, rule: &str) {
    browser
        .press(&format!("[data-pick={rule}] [data-action=pick]"))
        .await;
    browser.find(&format!("#{rule}")).await;
}

async fn confirm(browser: &Browser, rule: &str) {
    browser.confirm(rule).await;
    browser
        .until(rule, async || {
            (browser.outcome(NAME, rule).await == "meets").then_some(())
        })
        .await;
}

/// The report as it is saved.
async fn report(browser: &Browser) -> Value {
    browser.press("[data-action=save-json]").await;
    let path = browser.downloaded(".json").await;
    let data: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    data["report"].clone()
}

fn seconds(report: &Value) -> Vec<(String, f64)> {
    let outcomes = report["outcomes"].as_array().unwrap().iter();
    outcomes
        .filter_map(|outcome| {
            let at_s = outcome["evidence"]["at_s"].as_f64()?;
            Some((outcome["rule"].as_str()?.to_owned(), at_s))
        })
        .collect()
}

async fn two_frames(setting: Setting) {
    with_browser(setting, async |browser| {
        browser.open().await;
        assert_eq!(
            browser.judge(&fixture("picture/opening.mp4")).await,
            "confirm"
        );
        let shades = strip(browser).await;
        // 0 and 0.5 s are black, 1 to 3 s the red card, 4 to 6 s the blue one.
        assert_eq!(shades.len(), 10, "{shades:?}");
        assert!(shades[..2].iter().all(|shade| *shade < 10.0), "{shades:?}");
        assert!(shades[2..7].iter().all(|shade| *shade > 40.0), "{shades:?}");
        assert!(
            shades[7..].iter().all(|shade| (10.0..35.0).contains(shade)),
            "{shades:?}"
        );
        browser.fill("title", "一封信的重量").await;
        browser.fill("speaker", "王晓明").await;

        go_to(browser, "3.0").await;
        browser.screenshot("strip").await;
        pick(browser, "title-card").await;
        let typed = browser.find("[data-pick=title-card] + .typed").await;
        assert!(typed.text().await.unwrap().contains("一封信的重量"));
        confirm(browser, "title-card").await;
        go_to(browser, "5.0").await;
        pick(browser, "speaker-label").await;
        confirm(browser, "speaker-label").await;
        browser.screenshot("picked").await;
        // Before anything is saved, which Chromium warns of on plain http.
        assert_eq!(browser.complaints().await, Vec::<String>::new());
        let report = report(browser).await;
        let expected = [("title-card", 3.02), ("speaker-label", 5.02)];
        let expected = expected.map(|(rule, at_s)| (rule.to_owned(), at_s));
        assert_eq!(seconds(&report), expected);
        let on_sheet =
            "return [...document.querySelectorAll('.sheet-frame img')].map((i) => i.src)";
        let images: Vec<String> = serde_json::from_value(browser.script(on_sheet).await).unwrap();
        assert_eq!(images.len(), 2);
        assert_ne!(images[0], images[1]);
        let print = Print::of(browser, "two-frames").await;
        assert_eq!((print.pages(), print.images()), (1, 2));
        let text = print.text();
        assert!(
            text.contains("0:03.020") && text.contains("0:05.020"),
            "{text}"
        );
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_frame_is_taken_of_a_player_that_was_never_on_the_screen_too() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("1080p.mp4")).await;
        browser.find("[data-pick=title-card] [data-action=pick]").await;
        // By a script, which does not scroll there: browsers fetch no frame for a player out of sight.
        let press = "scrollTo(0, 0);
            const picture = document.getElementById('title-card');
            if (!picture) document.querySelector('[data-pick=title-card] [data-action=pick]')?.click();
            return picture !== null";
        // Again where the player had no frame yet: nothing on the page says when Firefox has fetched one.
        browser
            .until("a frame to be taken", async || {
                browser.script(press).await.as_bool()?.then_some(())
            })
            .await;
        let picture = browser.find("#title-card").await;
        picture.scroll_into_view().await.unwrap();
        let red = "const look = document.createElement('canvas').getContext('2d');
            look.drawImage(document.getElementById('title-card'), 0, 0);
            return look.getImageData(5, 5, 1, 1).data[0] > 100";
        browser
            .until("the red of the card", async || {
                browser.script(red).await.as_bool()?.then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn topic_and_speaker_are_picked_from_the_strip_and_printed() {
    two_frames(Setting::default()).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn it_is_so_on_plain_http_and_on_a_phone_too() {
    two_frames(Setting {
        host: "college.test",
        window: (390, 844),
        ..Setting::default()
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_player_that_draws_the_strip_lets_the_file_go() {
    with_browser(Setting::default(), async |browser| {
        browser.watch_players().await;
        browser.open().await;
        browser.judge(&fixture("picture/opening.mp4")).await;
        strip(browser).await;
        browser.find("#examination[data-examination=done]").await;
        // The page's own player and that of the strip: a decoder shows the examiner its frames.
        browser
            .until("one player to be left", async || {
                (browser.players().await == (2, 1)).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn keys_and_slider_go_frame_by_frame() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("picture/opening.mp4")).await;
        go_to(browser, "3.0").await;
        // The button of the strip has the focus.
        let focused = browser.driver.active_element().await.unwrap();
        focused.send_keys(Key::Right + "").await.unwrap();
        shows(browser, 3.06).await;
        focused.send_keys(Key::Left + "").await.unwrap();
        shows(browser, 3.02).await;
        focused.send_keys(Key::Left + "").await.unwrap();
        shows(browser, 2.98).await;
        // The strip is one stop of the Tab key; up and down lead along it.
        focused.send_keys(Key::Up + "").await.unwrap();
        let frame = "return document.activeElement.dataset.seek";
        assert_eq!(browser.script(frame).await, json!("2.5"));
        let stops = "return document.querySelectorAll('.strip [tabindex=\"0\"]').length";
        assert_eq!(browser.script(stops).await, json!(1));
        let slider = browser.find("#opening").await;
        slider.send_keys(Key::Right + "").await.unwrap();
        shows(browser, 3.02).await;
        browser.press("[data-seek=on]").await;
        shows(browser, 3.06).await;
        go_to(browser, "0.0").await;
        browser.press("[data-seek=back]").await;
        shows(browser, 0.02).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn one_frame_can_show_both_and_comes_back_after_a_reload() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.judge(&fixture("picture/opening.mp4")).await;
        go_to(browser, "2.0").await;
        pick(browser, "title-card").await;
        browser.press("[data-action=pick-same]").await;
        browser.find("#speaker-label").await;
        let images =
            "return ['title-card', 'speaker-label'].map((id) => document.getElementById(id).src)";
        let before = browser.script(images).await;
        assert_eq!(before[0], before[1]);
        let gone = "return document.querySelector('[data-action=pick-same]') === null";
        assert_eq!(browser.script(gone).await, json!(true));
        assert_eq!(Print::of(browser, "one-frame").await.images(), 1);
        // How to add what is missing is told beside, until it is confirmed.
        browser
            .find("[data-pick=title-card] ~ [data-remedy=add-title-card]")
            .await;
        confirm(browser, "title-card").await;
        let told = "return document.querySelectorAll('.tick [data-remedy]').length";
        assert_eq!(browser.script(told).await, json!(1));

        browser.draft_is_kept("picked_s").await;
        browser.driver.refresh().await.unwrap();
        browser.find(&format!("[data-draft='{NAME}']")).await;
        browser.judge(&fixture("picture/opening.mp4")).await;
        browser.find("#speaker-label").await;
        assert_eq!(browser.script(images).await, before);
        browser
            .press("[data-pick=title-card] [data-action=unpick]")
            .await;
        browser
            .until("the frame to be gone", async || {
                let gone = "return document.getElementById('title-card') === null";
                (browser.script(gone).await == json!(true)).then_some(())
            })
            .await;
        assert_eq!(Print::of(browser, "only-speaker").await.images(), 1);
    })
    .await;
}
