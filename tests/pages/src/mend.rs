//! A film is mended in the page: offered beside the fault, checked like any file, saved.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use serde_json::json;
use std::sync::Arc;
use yujian::facts::Facts;
use yujian::inspect::inspect;

/// Serves a notice that wants an MP4 of at most so many seconds.
fn demand(browser: &Browser, max_s: f64) {
    let notice = json!({
        "format": 2, "id": "short", "title": "通知", "work": "短片",
        "rules": [
            { "rule": "container", "any": ["mp4"] },
            { "rule": "duration", "max_s": max_s },
        ],
        "fields": [{ "id": "title" }],
    });
    let mut files = (*browser.site.files).clone();
    files.insert("notice.json".to_owned(), notice.to_string().into_bytes());
    browser.server.serve(Arc::new(files));
}

/// What the native inspection finds in what was saved.
fn found(saved: &[u8]) -> Facts {
    pollster::block_on(inspect(saved)).unwrap()
}

async fn mend(browser: &Browser, film: &str) -> Facts {
    browser.press("[data-action=mend]").await;
    let verdict = format!("article[data-file='{film}'][data-verdict=meets]");
    browser.find(&verdict).await;
    browser.press("[data-action=save-film]").await;
    let saved = std::fs::read(browser.downloaded(film).await).unwrap();
    found(&saved)
}

/// How long the page's player says that the open video plays, in seconds.
async fn played_s(browser: &Browser) -> f64 {
    let duration = "return document.getElementById('player')?.duration ?? 0";
    browser
        .until("the player to know how long it plays", async || {
            let seconds = browser.script(duration).await.as_f64()?;
            (seconds > 0.0).then_some(seconds)
        })
        .await
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_mov_becomes_an_mp4_with_its_form() {
    with_browser(Setting::default(), async |browser| {
        let source = browser.path("党课.mov");
        std::fs::copy(fixture("mov-renamed.mp4"), &source).unwrap();
        browser.open().await;
        assert_eq!(browser.judge(&source).await, "breaks");
        browser.fill("title", "一封信").await;
        browser.draft_is_kept("一封信").await;
        let offer = browser.find("[data-rule=container] [data-mend]").await;
        let offer = offer.text().await.unwrap();
        assert!(
            offer.contains("可以在本页直接改好") && offer.contains("原样保留"),
            "{offer}"
        );
        browser.press("[data-action=mend]").await;
        browser
            .find("article[data-file='党课.mp4'][data-verdict=confirm]")
            .await;
        let said = browser.find("#mended").await.text().await.unwrap();
        assert!(said.contains("党课.mov"), "{said}");
        // It stands in place of the other, with what was typed.
        let articles = "return document.querySelectorAll('article.video').length";
        assert_eq!(browser.script(articles).await, json!(1));
        let typed = "return document.getElementById('field-title').value";
        assert_eq!(browser.script(typed).await, json!("一封信"));
        assert!(played_s(browser).await > 0.5);
        browser.sha256("党课.mp4").await;

        browser.press("[data-action=save-film]").await;
        let saved = std::fs::read(browser.downloaded("党课.mp4").await).unwrap();
        let (film, own) = (found(&saved), found(&std::fs::read(&source).unwrap()));
        let (film, own) = (film.movie.unwrap(), own.movie.unwrap());
        assert_eq!(film.duration_s, own.duration_s);
        assert_eq!(film.pictures[0].samples, own.pictures[0].samples);
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_is_a_little_too_much_at_the_end_is_cut_off() {
    with_browser(Setting::default(), async |browser| {
        demand(browser, 0.9);
        browser.open().await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "breaks");
        let film = mend(browser, "1080p-改.mp4").await;
        let duration_s = *film.movie.unwrap().duration_s.known().unwrap();
        assert!((0.7..=0.9).contains(&duration_s), "{duration_s}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_cannot_be_mended_says_why() {
    with_browser(Setting::default(), async |browser| {
        demand(browser, 0.5);
        browser.open().await;
        assert_eq!(browser.judge(&fixture("encrypted.mp4")).await, "breaks");
        browser.press("[data-action=mend]").await;
        let why = browser
            .find("[data-mend] .hint")
            .await
            .text()
            .await
            .unwrap();
        assert!(why.contains("内容加了密"), "{why}");
    })
    .await;
}
