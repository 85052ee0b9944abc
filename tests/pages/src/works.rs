//! Several videos: the list as the workbench of whoever hands them in together.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use crate::print::Print;
use serde_json::{Value, json};
use std::path::PathBuf;

/// What stands in a cell of the list.
async fn cell(browser: &Browser, name: &str, part: &str) -> String {
    let script = "return document.querySelector(`[data-work=\"${arguments[0]}\"] [data-${arguments[1]}]`).innerText";
    let words = browser
        .script_with(script, vec![json!(name), json!(part)])
        .await;
    words.as_str().unwrap().to_owned()
}

/// The names in the list, from top to bottom.
async fn listed(browser: &Browser) -> Value {
    let names =
        "return [...document.querySelectorAll('[data-work]')].map((line) => line.dataset.work)";
    browser.script(names).await
}

/// Chooses these fixtures and waits for every verdict and the workbench.
async fn choose_several(browser: &Browser, names: &[&str]) {
    browser.open().await;
    let paths: Vec<PathBuf> = names.iter().map(|name| fixture(name)).collect();
    browser.choose(&paths).await;
    for name in names {
        browser.verdict(name).await;
    }
    browser.find("#together").await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_list_says_why_and_what_is_left() {
    with_browser(Setting::default(), async |browser| {
        let names = [
            "1080p.mp4",
            "720p.mp4",
            "mov-renamed.mp4",
            "no-sound.mp4",
            "hevc-hvc1.mp4",
        ];
        choose_several(browser, &names).await;
        for (name, why) in [
            ("1080p.mp4", ""),
            ("720p.mp4", "画面像素 1280×720 像素"),
            ("mov-renamed.mp4", "MOV 视频（QuickTime）"),
            ("no-sound.mp4", "没有声音"),
            ("hevc-hvc1.mp4", "H.265（HEVC）"),
        ] {
            assert_eq!(cell(browser, name, "why").await, why, "{name}");
        }
        assert_eq!(
            cell(browser, "1080p.mp4", "left").await,
            "确认 4 项、填写 9 项"
        );
        browser.press("[data-filter=refused]").await;
        assert_eq!(
            listed(browser).await,
            json!(["720p.mp4", "mov-renamed.mp4", "no-sound.mp4"])
        );
        browser.press("[data-filter=advised]").await;
        assert_eq!(listed(browser).await, json!(["hevc-hvc1.mp4"]));
        browser.press("[data-filter=all]").await;
        browser.press("[data-sort=file]").await;
        let mut sorted = names;
        sorted.sort_unstable();
        assert_eq!(listed(browser).await, json!(sorted));
        browser.press("[data-sort=file]").await;
        sorted.reverse();
        assert_eq!(listed(browser).await, json!(sorted));
        // By keyboard from one name to the next.
        let name = browser.find("[data-open='no-sound.mp4']").await;
        name.focus().await.unwrap();
        name.send_keys("\u{e015}").await.unwrap();
        let focused = "return document.activeElement.dataset.open";
        assert_eq!(browser.script(focused).await, json!("mov-renamed.mp4"));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn one_of_several_is_opened_step_by_step_and_left_for_the_next() {
    with_browser(Setting::default(), async |browser| {
        choose_several(browser, &["1080p.mp4", "720p.mp4", "portrait.mp4"]).await;
        let open = "return [...document.querySelectorAll('[data-file]:not([hidden])')].map((open) => open.dataset.file)";
        assert_eq!(browser.script(open).await, json!([]));
        browser.press("[data-open='720p.mp4']").await;
        assert_eq!(browser.script(open).await, json!(["720p.mp4"]));
        browser.find(".work-bar").await;
        let shown = "return ['watch', 'form', 'sheet'].filter((part) => document.getElementById(part).offsetParent !== null)";
        assert_eq!(browser.script(shown).await, json!([]));
        browser.press("[data-step=form]").await;
        assert_eq!(browser.script(shown).await, json!(["form"]));
        let height = "return document.querySelector('.video:not([hidden])').offsetHeight";
        assert!(browser.script(height).await.as_u64().unwrap() < 2500);
        browser.fill("title", "锤炼").await;
        // The step stays, so that one form after the other can be filled in.
        browser.press("[data-action=work-after]").await;
        assert_eq!(browser.script(open).await, json!(["portrait.mp4"]));
        assert_eq!(browser.script(shown).await, json!(["form"]));
        assert_eq!(browser.field("title").await, "");
        browser.press("[data-action=work-before]").await;
        assert_eq!(browser.field("title").await, "锤炼");
        browser.press("[data-action=works]").await;
        assert_eq!(browser.script(open).await, json!([]));
        let focused = "return document.activeElement.dataset.open";
        assert_eq!(browser.script(focused).await, json!("720p.mp4"));
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

/// Types into a cell of the table.
async fn type_cell(browser: &Browser, name: &str, field: &str, words: &str) {
    let cell = browser.find(&format!("[data-cell='{name}/{field}']")).await;
    cell.send_keys(words).await.unwrap();
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn twelve_works_take_eight_clicks_and_their_own_fields() {
    with_browser(Setting::default(), async |browser| {
        browser
            .before_any_script("window.print = () => { window.printed = true; };")
            .await;
        browser.open().await;
        let names: Vec<String> = (1..=12)
            .map(|number| format!("党课{number:02}.mp4"))
            .collect();
        let paths: Vec<PathBuf> = names.iter().map(|name| browser.path(name)).collect();
        for path in &paths {
            std::fs::copy(fixture("1080p.mp4"), path).unwrap();
        }
        browser.choose(&paths).await;
        for name in &names {
            assert_eq!(browser.verdict(name).await, "confirm");
        }
        browser
            .find("#shared-unit")
            .await
            .send_keys("信息工程系")
            .await
            .unwrap();
        browser
            .find("#shared-phone")
            .await
            .send_keys("0411-84835001")
            .await
            .unwrap();
        browser
            .find("#shared-confirmer")
            .await
            .send_keys("王五")
            .await
            .unwrap();
        for name in &names {
            type_cell(browser, name, "title", &format!("主题{name}")).await;
            type_cell(browser, name, "speaker", "张三").await;
            type_cell(browser, name, "post", "教师").await;
        }
        let clicks = [
            "[data-shared=member]",
            "[data-shared=lecture]",
            "[data-shared=political]",
            "[data-action=fill-all]",
            "[data-action=declare-all]",
            "[data-action=confirm-all]",
            "[data-action=print-all]",
        ];
        for click in &clicks[..6] {
            browser.press(click).await;
        }
        for name in &names {
            browser
                .until("the verdict", async || {
                    (browser.verdict(name).await == "meets").then_some(())
                })
                .await;
            assert_eq!(cell(browser, name, "left").await, "已办好");
            browser.sha256(name).await;
        }
        browser.press(clicks[6]).await;
        browser
            .until("the print dialogue", async || {
                (browser.script("return window.printed").await == json!(true)).then_some(())
            })
            .await;
        let print = Print::of(browser, "twelve").await;
        assert_eq!(print.pages(), 12);
        assert!(print.is_a4());
        for words in ["主题党课01", "主题党课12", "王五"] {
            assert!(print.says(words), "{words}: {}", print.text());
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn only_the_ticked_works_are_meant_and_a_reload_loses_nothing() {
    with_browser(Setting::default(), async |browser| {
        let names = ["1080p.mp4", "1080p-moov-first.mp4", "fragmented.mp4"];
        choose_several(browser, &names).await;
        browser.press("[data-tick='fragmented.mp4']").await;
        browser.find("#shared-unit").await.send_keys("外语系").await.unwrap();
        browser.press("[data-action=fill-all]").await;
        type_cell(browser, "fragmented.mp4", "title", "使命").await;
        browser.draft_is_kept("使命").await;
        assert_eq!(cell(browser, "1080p.mp4", "left").await, "确认 4 项、填写 9 项");
        assert_eq!(cell(browser, "fragmented.mp4", "left").await, "确认 4 项、填写 7 项");
        choose_several(browser, &names).await;
        assert_eq!(cell(browser, "fragmented.mp4", "left").await, "确认 4 项、填写 7 项");
        let value = "return [document.querySelector('#shared-unit').value, document.querySelector('[data-cell=\"fragmented.mp4/title\"]').value]";
        assert_eq!(browser.script(value).await, json!(["外语系", "使命"]));
    })
    .await;
}

/// Pastes a text into a cell of the table, as the browser does it by Ctrl+V.
async fn paste(browser: &Browser, cell: &str, text: &str) {
    browser.find(&format!("[data-cell='{cell}']")).await;
    let script = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', arguments[1]);
        // The older words are Firefox's.
        const init = { clipboardData, dataType: 'text/plain', data: arguments[1], bubbles: true, cancelable: true };
        document.querySelector(`[data-cell='${arguments[0]}']`).dispatchEvent(new ClipboardEvent('paste', init));";
    browser
        .script_with(script, vec![json!(cell), json!(text)])
        .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_table_is_pasted_from_a_spreadsheet() {
    with_browser(Setting::default(), async |browser| {
        choose_several(browser, &["1080p.mp4", "720p.mp4", "portrait.mp4"]).await;
        paste(
            browser,
            "720p.mp4/speaker",
            "张三\t教授\r\n李四\t讲师\r\n王五\t助教\r\n",
        )
        .await;
        let values = "return [...document.querySelectorAll('.cells tbody tr')].map((line) =>
            [...line.querySelectorAll('input')].map((cell) => cell.value))";
        let expected = json!([["", "", ""], ["", "张三", "教授"], ["", "李四", "讲师"]]);
        browser
            .until("the cells", async || {
                (browser.script(values).await == expected).then_some(())
            })
            .await;
        let said = browser.find("#pasted").await.text().await.unwrap();
        assert_eq!(said, "已粘贴 4 格。多出 1 行，没有对应的视频。");
        let table = "文件名\t主讲主题\nportrait\t使命\n1080p.mp4\t锤炼\n没有.mp4\t初心";
        paste(browser, "1080p.mp4/title", table).await;
        let expected = json!([
            ["锤炼", "", ""],
            ["", "张三", "教授"],
            ["使命", "李四", "讲师"]
        ]);
        browser
            .until("the cells", async || {
                (browser.script(values).await == expected).then_some(())
            })
            .await;
        let said = browser.find("#pasted").await.text().await.unwrap();
        assert_eq!(
            said,
            "已粘贴 2 格。列表里没有或不止一个这样的视频：没有.mp4。"
        );
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}
