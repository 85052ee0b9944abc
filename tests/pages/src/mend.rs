//! A film is mended in the page: offered beside the fault, checked like any file, saved.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::{fixture, sha256};
use crate::site::root;
use serde_json::{Value, json};
use std::path::PathBuf;
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

/// Takes the system's dialogue for saving away, which no driver answers: as in a browser without it.
const NO_DIALOGUE: &str = "window.showSaveFilePicker = undefined;";

/// The page in a browser without the dialogue.
async fn open_without_dialogue(browser: &Browser) {
    browser.before_any_script(NO_DIALOGUE).await;
    browser.open().await;
}

/// Saves the mended film as a download, and inspects what was saved.
async fn save(browser: &Browser, film: &str) -> Facts {
    browser.press("[data-action=save-film]").await;
    let saved = std::fs::read(browser.downloaded(film).await).unwrap();
    found(&saved)
}

/// A video with two sounds, AAC and MP3, of four seconds.
fn two_sounds() -> PathBuf {
    root().join("tests/remux/films/two-sounds.mov")
}

/// Opens the panel, and waits until its player shows a picture.
async fn open_panel(browser: &Browser) {
    browser.press("#mend-panel-head").await;
    browser.find("#mend-at").await;
}

/// Has the panel's player show that second.
async fn show(browser: &Browser, at_s: f64) {
    let seek = format!("document.getElementById('mend-player').currentTime = {at_s};");
    browser.script(&seek).await;
    let shown = "return document.getElementById('mend-at').textContent";
    let words = format!("0:0{}", yujian::text::fixed(at_s, 3));
    browser
        .until(&format!("second {at_s} to be shown"), async || {
            let shown = browser.script(shown).await;
            shown.as_str()?.contains(&words).then_some(())
        })
        .await;
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

/// Plays what a player shows, without sound, until it has ended.
async fn plays_to_its_end(browser: &Browser, player: &str) {
    let play =
        "const player = document.getElementById(arguments[0]); player.muted = true; player.play();";
    browser.script_with(play, vec![json!(player)]).await;
    let ended = "return document.getElementById(arguments[0]).ended";
    browser
        .until("the film to end", async || {
            let ended = browser.script_with(ended, vec![json!(player)]).await;
            (ended == json!(true)).then_some(())
        })
        .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_mov_becomes_an_mp4_with_its_form() {
    with_browser(Setting::default(), async |browser| {
        let source = browser.path("党课.mov");
        std::fs::copy(fixture("mov-renamed.mp4"), &source).unwrap();
        open_without_dialogue(browser).await;
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
        plays_to_its_end(browser, "player").await;
        browser.sha256("党课.mp4").await;

        // The sheet says what it was made from.
        let own = std::fs::read(&source).unwrap();
        let sha256 = Value::from(sha256(&own));
        let words = browser
            .until("the sheet to tell the hash of the source", async || {
                let words = "return document.querySelector('.sheet-made-from')?.textContent";
                let words = browser.script(words).await.as_str()?.to_owned();
                words.contains(sha256.as_str()?).then_some(words)
            })
            .await;
        assert!(
            words.contains("党课.mov") && words.contains("没有重新压缩"),
            "{words}"
        );

        let (film, own) = (save(browser, "党课.mp4").await, found(&own));
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
        open_without_dialogue(browser).await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "breaks");
        browser.press("[data-action=mend]").await;
        let verdict = "article[data-file='1080p-改.mp4'][data-verdict=meets]";
        browser.find(verdict).await;
        let film = save(browser, "1080p-改.mp4").await;
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
        let prores = root().join("tests/remux/films/prores.mov");
        assert_eq!(browser.judge(&prores).await, "breaks");
        let mend = "article[data-file='prores.mov'] [data-action=mend]";
        browser.press(mend).await;
        let why = browser
            .find("article[data-file='prores.mov'] [data-mend] .hint")
            .await;
        let why = why.text().await.unwrap();
        assert!(why.contains("ProRes"), "{why}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn begin_end_turn_and_sound_are_chosen() {
    with_browser(Setting::default(), async |browser| {
        demand(browser, 2.5);
        open_without_dialogue(browser).await;
        assert_eq!(browser.judge(&two_sounds()).await, "breaks");
        open_panel(browser).await;
        // By the buttons, and by the keyboard.
        show(browser, 1.02).await;
        browser.press("[data-mend-step=on]").await;
        browser.press("[data-mend-step=back]").await;
        show(browser, 1.02).await;
        browser.press("[data-mend-mark=from]").await;
        browser.press("#mend-exact").await;
        show(browser, 3.02).await;
        browser
            .find("[data-mend-mark=to]")
            .await
            .send_keys("o")
            .await
            .unwrap();
        let length = browser.find("#mend-length").await.text().await.unwrap();
        assert!(length.contains("2.04"), "{length}");
        browser.press("[name=mend-turn][value='90']").await;
        browser.find(".turned-90 video").await;
        let sound = "return document.querySelectorAll('[name=mend-sound]')[1].value";
        let sound = browser.script(sound).await;
        let sound = format!("[name=mend-sound][value='{}']", sound.as_str().unwrap());
        browser.press(&sound).await;
        browser.press("[data-action=mend-chosen]").await;
        browser
            .find("article[data-file='two-sounds.mp4'][data-verdict=meets]")
            .await;
        let said = browser.find("#mended").await.text().await.unwrap();
        for words in [
            "剪去开头 1 秒",
            "剪去末尾 0.96 秒",
            "画面向右转 90°",
            "只留一条",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        open_panel(browser).await;
        plays_to_its_end(browser, "mend-player").await;
        let film = save(browser, "two-sounds.mp4").await.movie.unwrap();
        assert_eq!(film.duration_s.known(), Some(&2.04));
        assert_eq!(film.pictures[0].rotation_deg.known(), Some(&90));
        assert_eq!(film.sounds.len(), 1);
        assert_eq!(film.sounds[0].codec, "mp3");
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn films_in_other_containers_become_mp4_and_play_to_their_end() {
    with_browser(Setting::default(), async |browser| {
        demand(browser, 10.0);
        open_without_dialogue(browser).await;
        // That not every computer plays VP9 is advised.
        for (name, verdict) in [
            ("h264-aac.mkv", "meets"),
            ("h264-mp3.flv", "meets"),
            ("vp9-opus.webm", "advise"),
        ] {
            let source = root().join("tests/remux/containers").join(name);
            assert_eq!(browser.judge(&source).await, "breaks", "{name}");
            browser.press("[data-action=mend]").await;
            let film = format!("{}.mp4", name.split_once('.').unwrap().0);
            assert_eq!(browser.verdict(&film).await, verdict);
            let asked = browser.find("#watch .card").await.text().await.unwrap();
            assert!(asked.contains("现在没有需要"), "{asked}");
            open_panel(browser).await;
            plays_to_its_end(browser, "mend-player").await;
            let own = found(&std::fs::read(&source).unwrap()).movie.unwrap();
            let made = save(browser, &film).await.movie.unwrap();
            assert_eq!(made.pictures[0].codec, own.pictures[0].codec, "{name}");
            assert_eq!(made.sounds[0].codec, own.sounds[0].codec, "{name}");
            browser
                .press("article:not([hidden]) [data-action=remove]")
                .await;
            browser
                .until("the list to be empty", async || {
                    let count = "return document.querySelectorAll('article.video').length";
                    (browser.script(count).await == json!(0)).then_some(())
                })
                .await;
        }
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_video_as_it_was_can_be_taken_again() {
    with_browser(Setting::default(), async |browser| {
        demand(browser, 2.5);
        browser.open().await;
        assert_eq!(browser.judge(&two_sounds()).await, "breaks");
        open_panel(browser).await;
        browser.press("[data-action=mend-chosen]").await;
        assert_eq!(browser.verdict("two-sounds.mp4").await, "breaks");
        browser.fill("title", "一封信").await;
        browser.press("[data-action=undo-mend]").await;
        browser.find("article[data-file='two-sounds.mov']").await;
        assert_eq!(browser.field("title").await, "一封信");
        let articles = "return document.querySelectorAll('article.video').length";
        assert_eq!(browser.script(articles).await, json!(1));
        browser.sha256("two-sounds.mov").await;
    })
    .await;
}

/// Answers the system's dialogue for saving with a file of the browser's own file system. `fails` names the error
/// with which writing to it fails.
fn dialogue(fails: &str) -> String {
    format!(
        "window.showSaveFilePicker = async (options) => {{
            const root = await navigator.storage.getDirectory();
            const handle = await root.getFileHandle(options.suggestedName, {{ create: true }});
            const fails = '{fails}';
            if (fails) handle.createWritable = async () => {{ throw new DOMException('', fails); }};
            window.saved = async () => {{
                const file = await handle.getFile().catch(() => null);
                return file && [...new Uint8Array(await file.arrayBuffer())];
            }};
            return handle;
        }};"
    )
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_film_is_written_where_the_dialogue_says() {
    with_browser(Setting::default(), async |browser| {
        demand(browser, 0.9);
        browser.before_any_script(&dialogue("")).await;
        browser.open().await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "breaks");
        browser.press("[data-action=mend]").await;
        let digest = browser.sha256("1080p-改.mp4").await;
        browser.press("[data-action=save-film]").await;
        browser
            .until("the film to be saved", async || {
                let said = browser.find("#mended").await.text().await.ok()?;
                said.contains("已保存为“1080p-改.mp4”").then_some(())
            })
            .await;
        let saved = browser.script("return window.saved()").await;
        let saved: Vec<u8> = serde_json::from_value(saved).unwrap();
        assert_eq!(sha256(&saved), digest);
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_disk_that_is_full_and_a_drive_that_was_pulled_are_said() {
    for (error, words) in [
        ("QuotaExceededError", "磁盘空间不够"),
        ("NotFoundError", "U 盘被拔出"),
    ] {
        with_browser(Setting::default(), async |browser| {
            demand(browser, 0.9);
            browser.before_any_script(&dialogue(error)).await;
            browser.open().await;
            assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "breaks");
            browser.press("[data-action=mend]").await;
            browser.find("article[data-file='1080p-改.mp4']").await;
            browser.press("[data-action=save-film]").await;
            let said = browser.find("#mended [role=alert]").await;
            let said = said.text().await.unwrap();
            assert!(said.contains(words), "{said}");
            assert!(
                browser
                    .find("[data-action=save-film]")
                    .await
                    .is_enabled()
                    .await
                    .unwrap()
            );
        })
        .await;
    }
}
