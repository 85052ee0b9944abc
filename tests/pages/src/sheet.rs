//! The sheet: printed on one A4 page, and saved for the drive.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::{fixture, huge};
use crate::print::Print;
use crate::site::root;
use serde_json::{Value, json};
use std::path::PathBuf;
use yujian::notice::Notice;
use yujian::sheet::Payload;

/// What is typed into the form.
struct Work<'a> {
    topic: &'a str,
    speaker: &'a str,
    unit: &'a str,
    post: &'a str,
    phone: &'a str,
    co_authors: &'a str,
}

const ORDINARY: Work<'_> = Work {
    topic: "锤炼党性修养 勇担青春使命",
    speaker: "张明远",
    unit: "信息工程学院党委",
    post: "党委书记",
    phone: "010-62345678",
    co_authors: "李晓红",
};

const LONGEST: Work<'_> = Work {
    topic: "在新时代新征程上锤炼坚强党性勇毅前行建功",
    speaker: "阿卜杜热合曼·买买提艾力",
    unit: "马克思主义学院中国特色社会主义理论体系研究中心教工党支部",
    post: "党支部书记、教研室主任、博士生导师",
    phone: "010-62345678-80321",
    co_authors: "欧阳娜娜\n司马相如\n诸葛孔明\n迪丽热巴·迪力木拉提\n上官婉儿\n皇甫嵩山\n东方红霞\n尉迟敬德",
};

const MARKUP: Work<'_> = Work {
    topic: "<b>\"题\"</b>&amp;'目`",
    speaker: "<script>1</script>",
    unit: "a/b\\c:d*e?f\"g<h>i|j",
    post: "</td></tr></table>",
    phone: "<!-- 62345678",
    co_authors: "<img src=x>",
};

/// Fills in the whole form.
async fn fill_in(browser: &Browser, work: &Work<'_>) {
    for (field, words) in [
        ("title", work.topic),
        ("speaker", work.speaker),
        ("unit", work.unit),
        ("post", work.post),
        ("phone", work.phone),
        ("people", work.co_authors),
    ] {
        browser.fill(field, words).await;
    }
    browser.tick("participant", "secretary").await;
    browser.tick("lecture-form", "lecture").await;
    for emphasis in ["political", "targeted", "integrated", "effective"] {
        browser.tick("emphases", emphasis).await;
    }
    let declarations = "return [...document.querySelectorAll('[data-field=declarations] [data-choice]')].map((c) => c.value)";
    let declarations: Vec<String> =
        serde_json::from_value(browser.script(declarations).await).unwrap();
    assert!(!declarations.is_empty());
    for declaration in &declarations {
        browser.tick("declarations", declaration).await;
    }
}

/// Picks the title card and confirms what a person must.
async fn confirm_all(browser: &Browser, name: &str) {
    browser.press("[data-seek='0.0']").await;
    browser.press("[data-action=pick]").await;
    browser.find("#title-card").await;
    for rule in ["title-card", "speaker-label", "picture", "sound"] {
        browser.confirm(rule).await;
        browser
            .until(rule, async || {
                (browser.outcome(name, rule).await == "meets").then_some(())
            })
            .await;
    }
}

/// Chooses a copy of the good fixture under that name, and does all that is to be done with it.
async fn hand_in(browser: &Browser, name: &str, work: &Work<'_>) -> PathBuf {
    let path = browser.path(name);
    std::fs::copy(fixture("1080p.mp4"), &path).unwrap();
    assert_eq!(browser.judge(&path).await, "confirm");
    fill_in(browser, work).await;
    confirm_all(browser, name).await;
    browser.sha256(name).await;
    path
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn it_prints_to_one_page_that_says_all() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        hand_in(browser, "党课.mp4", &ORDINARY).await;
        let verdict = browser.verdict("党课.mp4").await;
        assert!(["meets", "advise"].contains(&verdict.as_str()), "{verdict}");
        let sha256 = browser.sha256("党课.mp4").await;
        let mark = "addEventListener('afterprint', () => { document.body.dataset.printed = ''; })";
        browser.script(mark).await;
        browser.press("[data-action=print]").await;
        browser.find("body[data-printed]").await;
        let print = Print::of(browser, "ordinary").await;
        assert_eq!(print.pages(), 1);
        assert!(print.is_a4());
        let text = print.text();
        for words in [
            ORDINARY.topic,
            ORDINARY.speaker,
            ORDINARY.unit,
            ORDINARY.post,
            ORDINARY.phone,
            ORDINARY.co_authors,
            "锤炼党性 勇毅前行",
            "党课.mp4",
            "1920×1080",
            &sha256,
            "六（一）",
            "六（二）",
            "6月12日",
            "党委组织部",
            "教育讲座式",
            "审核意见",
        ] {
            assert!(print.says(words), "{words} is not in print:\n{text}");
        }
        // What is only of the screen stays there.
        assert!(!text.contains("移除"), "{text}");
        let notice = std::fs::read_to_string(root().join("www/notice.json")).unwrap();
        let fingerprint = Notice::parse(&notice).unwrap().fingerprint;
        let code = Payload::read(print.code().trim_end()).unwrap();
        let bytes = std::fs::metadata(fixture("1080p.mp4")).unwrap().len();
        assert_eq!(
            (code.name.as_str(), code.bytes, code.sha256.as_deref()),
            ("党课.mp4", bytes, Some(sha256.as_str()))
        );
        assert_eq!(code.verdict.as_str(), verdict);
        assert_eq!(code.notice, ("shifan-weidangke".to_owned(), fingerprint));
        let named = code.work.iter().map(|(_, value)| value.as_str());
        let typed = [ORDINARY.topic, ORDINARY.speaker, ORDINARY.unit];
        assert_eq!(named.collect::<Vec<_>>(), typed);
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_longest_names_still_print_to_one_page() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let name = format!("{}.mp4", "终稿最终版（修改）".repeat(8));
        hand_in(browser, &name, &LONGEST).await;
        for lang in ["zh-CN", "en"] {
            browser.speak(lang).await;
            let print = Print::of(browser, &format!("longest-{lang}")).await;
            assert_eq!(print.pages(), 1, "{lang}");
            let text = print.text();
            for words in
                LONGEST
                    .co_authors
                    .lines()
                    .chain([LONGEST.topic, LONGEST.unit, LONGEST.post])
            {
                assert!(
                    print.says(words),
                    "{lang}: {words} is not in print:\n{text}"
                );
            }
            assert!(!print.code().is_empty());
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_is_not_met_prints_to_one_page_and_says_so() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        for name in ["720p.mp4", "mov-renamed.mp4", "cut-off.mp4"] {
            let verdict = browser.judge(&fixture(name)).await;
            if browser
                .script("return document.querySelectorAll('[data-open]').length")
                .await
                != json!(0)
            {
                browser.press(&format!("[data-open='{name}']")).await;
            }
            browser.sha256(name).await;
            let print = Print::of(browser, name).await;
            assert_eq!(print.pages(), 1, "{name}");
            let words = if verdict == "breaks" {
                "不符合通知要求"
            } else {
                "无法判断"
            };
            assert!(print.says(words), "{name}: {}", print.text());
        }
    })
    .await;
}

/// Waits for these words in the preview, which a worker renders.
async fn preview_says(browser: &Browser, words: &str) {
    let text = "return document.getElementById('preview')?.textContent ?? ''";
    browser
        .until(words, async || {
            let text = browser.script(text).await;
            text.as_str()?.contains(words).then_some(())
        })
        .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_sheet_before_the_sha256_is_ready_says_so() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let path = browser.path("huge.mp4");
        huge(&path, 3 << 30);
        browser.judge(&path).await;
        browser.hash_is("huge.mp4", "running").await;
        preview_says(browser, "还没有算完").await;
        let print = Print::of(browser, "computing").await;
        assert!(print.says("还没有算完"), "{}", print.text());
        browser.press("[data-action=hash-cancel]").await;
        browser.hash_is("huge.mp4", "cancelled").await;
        preview_says(browser, "没有计算").await;
        let print = Print::of(browser, "cancelled").await;
        assert!(print.says("没有计算"), "{}", print.text());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn it_is_saved_as_one_file_that_needs_nothing_else_and_as_data() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        hand_in(browser, "党课.mp4", &ORDINARY).await;
        let verdict = browser.verdict("党课.mp4").await;
        let sha256 = browser.sha256("党课.mp4").await;
        // What it finds would change the sheet between saving and looking.
        browser.find("#examination[data-examination=done]").await;
        browser.asked();
        browser.press("[data-action=save-html]").await;
        browser.press("[data-action=save-json]").await;
        let page = browser.downloaded(".html").await;
        let data = browser.downloaded(".json").await;
        assert_eq!(browser.asked(), [], "saving makes no request");
        for (path, ending) in [(&page, "html"), (&data, "json")] {
            let name = path.file_name().unwrap().to_str().unwrap();
            let start = "信息工程学院党委-张明远-锤炼党性修养";
            assert!(name.starts_with(start) && name.ends_with(ending), "{name}");
        }

        let data: Value = serde_json::from_slice(&std::fs::read(&data).unwrap()).unwrap();
        assert_eq!(data["form"]["answers"]["typed"]["title"], json!(ORDINARY.topic));
        assert_eq!(data["complete"], json!(true));
        assert_eq!(data["report"]["verdict"], json!(verdict));
        assert_eq!(data["report"]["file"]["sha256"], json!(sha256));
        let bytes = std::fs::metadata(fixture("1080p.mp4")).unwrap().len();
        assert_eq!(data["report"]["file"]["bytes"], json!(bytes));

        let shown = "return document.querySelector('article.sheet').innerText";
        let in_page = browser.script(shown).await;
        browser.driver.goto(format!("file://{}", page.display())).await.unwrap();
        let in_file = browser.script(shown).await;
        let words = |text: &Value| -> String { text.as_str().unwrap().split_whitespace().collect() };
        assert_eq!(words(&in_file), words(&in_page));
        let picture = "const i = document.querySelector('article.sheet img'); return i.complete && i.naturalWidth > 0";
        assert_eq!(browser.script(picture).await, json!(true));
        assert_eq!(browser.asked(), [], "it needs nothing from anywhere");
        assert_eq!(browser.complaints().await, Vec::<String>::new());
        assert_eq!(Print::of(browser, "saved").await.pages(), 1);
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn markup_in_the_form_is_only_text_on_the_sheet() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        hand_in(browser, "<i>党课.mp4", &MARKUP).await;
        let shown = browser
            .script("return document.querySelector('article.sheet').innerText")
            .await;
        let shown: String = shown.as_str().unwrap().split_whitespace().collect();
        for words in [
            MARKUP.topic,
            MARKUP.speaker,
            MARKUP.unit,
            MARKUP.post,
            MARKUP.co_authors,
            "<i>党课.mp4",
        ] {
            let words: String = words.split_whitespace().collect();
            assert!(
                shown.contains(&words),
                "{words} is not on the sheet:\n{shown}"
            );
        }
        let injected =
            "return document.querySelectorAll('.sheet script, .sheet i, .sheet img[src=x]').length";
        assert_eq!(browser.script(injected).await, json!(0));
        browser.press("[data-action=save-html]").await;
        let page = browser.downloaded(".html").await;
        let name = page.file_name().unwrap().to_str().unwrap();
        assert!(
            !name.contains(['\\', '/', ':', '*', '?', '"', '<', '>', '|']),
            "{name}"
        );
        browser
            .driver
            .goto(format!("file://{}", page.display()))
            .await
            .unwrap();
        assert_eq!(browser.script(injected).await, json!(0));
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}
