//! Other notices than the one that ships: several of a site, one that was opened from a file, one with faults,
//! and the twenty real ones of `tests/notices/`.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use crate::print::Print;
use crate::site::root;
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;

/// The real notices, by id.
fn real() -> Vec<(String, PathBuf)> {
    let folder = root().join("tests/notices");
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let notice = |path: PathBuf| {
        let id = path.file_stem()?.to_str()?.to_owned();
        let is_notice = path.extension()? == "json" && id != "format-1";
        is_notice.then_some((id, path))
    };
    let mut notices: Vec<_> = files.filter_map(notice).collect();
    notices.sort();
    notices
}

/// Serves these notices beside the page's own, listed by id.
fn offer(browser: &Browser, notices: &[(String, PathBuf)]) {
    let mut files = (*browser.site.files).clone();
    let mut list = Vec::new();
    for (id, path) in notices {
        let file = format!("notice-{id}.json");
        list.push(json!({ "name": id, "file": file }));
        files.insert(file, std::fs::read(path).unwrap());
    }
    let list = serde_json::to_vec(&list).unwrap();
    files.insert("notices.json".to_owned(), list);
    browser.server.serve(Arc::new(files));
}

async fn goto_notice(browser: &Browser, id: &str) {
    let url = browser.server.url("localhost");
    let url = format!("{url}?notice={id}");
    browser.driver.goto(url).await.unwrap();
    browser.find("[data-submission=loaded]").await;
    browser.find("[data-lang=en]:enabled").await;
}

async fn text_of(browser: &Browser, css: &str) -> String {
    browser.find(css).await.text().await.unwrap()
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn each_real_notice_checks_asks_and_prints_in_its_own_words() {
    with_browser(Setting::default(), async |browser| {
        let notices = real();
        assert_eq!(notices.len(), 20);
        offer(browser, &notices);
        for (id, path) in &notices {
            let notice = std::fs::read_to_string(path).unwrap();
            let notice: serde_json::Value = serde_json::from_str(&notice).unwrap();
            goto_notice(browser, id).await;
            let title = notice["title"].as_str().unwrap();
            assert_eq!(text_of(browser, "h1").await, title);
            browser.judge(&fixture("1080p.mp4")).await;
            browser.find("#preview").await;
            browser.screenshot(&format!("notice-{id}")).await;
            // Every demand has a line, and none that the notice does not make.
            let lines = "return [...document.querySelectorAll('[data-rule]')].map((rule) => rule.dataset.rule)";
            let lines: Vec<String> = serde_json::from_value(browser.script(lines).await).unwrap();
            let demanded = notice["rules"].as_array().unwrap().iter();
            let demanded = demanded.map(|rule| rule.get("id").unwrap_or(&rule["rule"]));
            let demanded: Vec<&str> = demanded.map(|id| id.as_str().unwrap()).collect();
            let said = lines.iter().filter(|line| *line != "file");
            assert_eq!(said.collect::<Vec<_>>(), demanded, "{id}");
            // What only the shipped notice speaks of stays out of the others; the choice names them all.
            let words = text_of(browser, "main").await;
            let is_of_lectures = notice.to_string().contains("党课");
            assert!(is_of_lectures || !words.contains("党课"), "{id}: {words}");
            let print = Print::of(browser, &format!("notice-{id}")).await;
            assert!(print.says(title), "{id}: {}", print.text());
            assert!(print.is_a4(), "{id}");
        }
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_notice_is_chosen_on_the_page_and_by_its_address() {
    with_browser(Setting::default(), async |browser| {
        let wanted = ["c00", "k04", "e02"];
        let mut notices = real();
        notices.retain(|(id, _)| wanted.contains(&id.as_str()));
        offer(browser, &notices);
        goto_notice(browser, "k04").await;
        // Larger than the 720P that it names.
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "advise");
        browser.fill("title", "一封信").await;
        browser.draft_is_kept("一封信").await;
        let choose = async |title: &str| {
            let choose = "const select = document.getElementById('notice');
                const titles = [...select.options].map((option) => option.textContent);
                select.selectedIndex = titles.findIndex((option) => option.includes(arguments[0]));
                select.dispatchEvent(new Event('change', { bubbles: true }));
                return select.selectedIndex";
            let place = browser.script_with(choose, vec![json!(title)]).await;
            assert_ne!(place, json!(-1), "{title}");
        };
        choose("CHI PLAY").await;
        browser
            .until("the other notice", async || {
                text_of(browser, "h1")
                    .await
                    .contains("CHI PLAY")
                    .then_some(())
            })
            .await;
        // It is judged anew, at once.
        assert_eq!(browser.outcome("1080p.mp4", "video-coding").await, "meets");
        let address = browser.driver.current_url().await.unwrap();
        assert_eq!(address.query(), Some("notice=e02"));
        browser.driver.refresh().await.unwrap();
        browser.find("[data-submission=loaded]").await;
        assert!(text_of(browser, "h1").await.contains("CHI PLAY"));
        // What was typed for the other one comes back with it.
        browser.judge(&fixture("1080p.mp4")).await;
        goto_notice(browser, "k04").await;
        browser.judge(&fixture("1080p.mp4")).await;
        assert_eq!(browser.field("title").await, "一封信");
        // A name that is not listed gives the page's own notice.
        goto_notice(browser, "%3Cb%3E").await;
        assert!(text_of(browser, "h1").await.contains("示范微党课"));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_notice_from_an_office_is_opened_and_one_with_faults_is_not() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
        let sent = browser.path("sent.json");
        let notices = real();
        let (_, short) = notices.iter().find(|(id, _)| id == "k05").unwrap();
        std::fs::copy(short, &sent).unwrap();
        browser.asked();
        browser.choose(std::slice::from_ref(&sent)).await;
        let words = text_of(browser, "#notice-foreign").await;
        assert!(words.contains("sent.json"), "{words}");
        // The video stays, and is judged by the notice that was opened.
        let title: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&sent).unwrap()).unwrap();
        assert_eq!(text_of(browser, "h1").await, title["title"]);
        browser
            .find("[data-file='1080p.mp4'] [data-rule=duration]")
            .await;
        let faulty = browser.path("faulty.json");
        let text = r#"{ "format": 2, "id": "x", "title": "<b>通知</b>", "rules": [
            { "rule": "duration", "max_sec": 480 },
            { "rule": "orientation", "any": ["landscpe"] } ] }"#;
        std::fs::write(&faulty, text).unwrap();
        browser.choose(&[faulty]).await;
        let words = text_of(browser, "#notice-refused").await;
        for words_of_a_fault in [
            "faulty.json",
            "max_sec",
            "max_s",
            "landscpe",
            "rules[0]",
            "rules[1]",
        ] {
            assert!(
                words.contains(words_of_a_fault),
                "{words_of_a_fault}: {words}"
            );
        }
        assert_eq!(text_of(browser, "h1").await, title["title"]);
        browser.press("[data-action=own-notice]").await;
        browser
            .until("the page's own notice", async || {
                text_of(browser, "h1")
                    .await
                    .contains("示范微党课")
                    .then_some(())
            })
            .await;
        assert_eq!(browser.asked(), [], "nothing is asked of the server");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_page_whose_notice_has_faults_tells_them_and_checks_nothing() {
    with_browser(Setting::default(), async |browser| {
        let mut files = (*browser.site.files).clone();
        let text = br#"{ "format": 2, "id": "x", "title": "T", "rules": [{ "rule": "lenght" }] }"#;
        files.insert("notice.json".to_owned(), text.to_vec());
        browser.server.serve(Arc::new(files));
        let url = browser.server.url("localhost");
        browser.driver.goto(url).await.unwrap();
        browser
            .find("[data-rest=loaded] #notice-bad [data-fault]")
            .await;
        let words = text_of(browser, "#notice-bad").await;
        assert!(
            words.contains("rules[0].rule") && words.contains("lenght"),
            "{words}"
        );
    })
    .await;
}
