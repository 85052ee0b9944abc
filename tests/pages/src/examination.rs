//! The examination of the sound: after the verdict, in a worker of its own, with the figures that the
//! native examination finds.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::{ROUND_S, fixture, long};
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::Path;
use std::time::Instant;
use yujian::examine::{SoundExamination, SoundFindings, examine_sound};
use yujian::inspect::inspect;
use yujian::source::FileSource;
use yujian::text::fixed;

/// What the native examination finds.
fn natively(path: &Path) -> SoundFindings {
    let source = FileSource::open(path).unwrap();
    let found = pollster::block_on(async {
        let facts = inspect(&source).await.unwrap();
        examine_sound(&source, &facts, async |_| {}).await.unwrap()
    });
    match found {
        SoundExamination::Measured(found) => *found,
        SoundExamination::Unexamined(reason) => panic!("{}: {reason:?}", path.display()),
    }
}

impl Browser {
    /// Waits until the examination of the open video is in that state.
    async fn examination_is(&self, state: &str) {
        self.until(&format!("the examination to be {state}"), async || {
            let css = format!("#examination[data-examination={state}]");
            self.driver.find(thirtyfour::By::Css(css)).await.ok()
        })
        .await;
    }

    /// Chooses a file and waits for its examination.
    async fn examine(&self, path: &Path) {
        self.judge(path).await;
        self.examination_is("done").await;
    }

    /// An expression over the element of the examination.
    async fn examination(&self, expression: &str) -> Value {
        let script = format!(
            "const element = document.getElementById('examination'); return ({expression});"
        );
        self.script(&script).await
    }

    /// Seconds of sound and of pictures that were examined, as the bar shows.
    async fn examined_s(&self) -> u64 {
        let value = self
            .examination("element.querySelector('progress')?.value ?? 0")
            .await;
        value.as_f64().unwrap_or_default() as u64
    }
}

const FIGURES: &str = "[...element.querySelectorAll('[data-figure]')].map((e) => e.textContent)";
const ADVICE: &str = "[...element.querySelectorAll('[data-examined=sound] [data-advice]')].map((e) => e.dataset.advice)";

/// A figure as the page writes it.
fn written(figure: Option<f64>, unit: &str) -> String {
    match figure {
        Some(figure) => format!("{} {unit}", fixed(figure, 1)).replace('-', "−"),
        None => "声音太短，测不出".to_owned(),
    }
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_figures_are_those_of_the_native_examination() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        for name in [
            "aac-mono-22050.mp4",
            "aac-mono-44100.mp4",
            "aac-stereo-48000.mp4",
            "aac-stereo-96000.mp4",
            "mp3-mono-44100.mp4",
            "alac-stereo-44100.mp4",
            "flac-5.1-48000.mp4",
            "fragmented.mp4",
        ] {
            let path = fixture(&format!("sound/{name}"));
            let found = natively(&path);
            browser.examine(&path).await;
            let expected = json!([
                written(found.measures.integrated_lufs, "LUFS"),
                written(found.measures.loudness_range_lu, "LU"),
                written(found.measures.true_peak_dbtp, "dBTP"),
            ]);
            assert_eq!(browser.examination(FIGURES).await, expected, "{name}");
            let codes: Value = found
                .advice
                .iter()
                .map(|finding| json!(finding.code))
                .collect();
            assert_eq!(browser.examination(ADVICE).await, codes, "{name}");
        }
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn nothing_is_advised_on_a_sound_recording_and_the_sheet_and_the_report_say_so() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let path = fixture("sound/speech.mp4");
        let found = natively(&path);
        browser.examine(&path).await;
        assert_eq!(browser.examination(ADVICE).await, json!([]));
        let words = browser.examination("element.innerText").await;
        assert!(
            words.as_str().unwrap().contains("没有发现需要提醒的地方"),
            "{words}"
        );
        let row = browser.sheet_row("sound").await;
        let lufs = written(found.measures.integrated_lufs, "LUFS");
        assert!(row.contains(&lufs) && row.contains("无提醒"), "{row}");
        browser.press("[data-action=save-json]").await;
        let data = std::fs::read(browser.downloaded(".json").await).unwrap();
        let data: Value = serde_json::from_slice(&data).unwrap();
        let sound = &data["report"]["measurements"]["sound"];
        assert_eq!(
            sound["integrated_lufs"].as_f64(),
            found.measures.integrated_lufs
        );
        assert_eq!(
            sound["true_peak_dbtp"].as_f64(),
            found.measures.true_peak_dbtp
        );
        assert_eq!(sound["end"], json!("complete"));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn sound_for_the_first_minute_only_is_shown_to_end_there() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.examine(&fixture("sound/first-minute.mp4")).await;
        assert_eq!(browser.examination(ADVICE).await, json!(["silent-end"]));
        let at = "element.querySelector('[data-at]').textContent";
        assert_eq!(browser.examination(at).await, json!("▶ 1:00"));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_piece_of_advice_plays_the_video_there() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        browser.examine(&fixture("sound/ends-early.mp4")).await;
        assert_eq!(
            browser.examination(ADVICE).await,
            json!(["loud", "silent-end"])
        );
        browser
            .press("#examination [data-advice=silent-end] [data-at]")
            .await;
        browser
            .until("the video to play from there", async || {
                let at_s = browser.script("return document.getElementById('player').currentTime");
                (at_s.await.as_f64()? > 2.9).then_some(())
            })
            .await;
    })
    .await;
}

/// Name, integrated loudness and true peak that ffmpeg measured, of what only the browser decodes.
const BY_THE_BROWSER: [(&str, f64, f64); 5] = [
    ("aac-5.1-48000.mp4", -6.707, -4.3),
    ("opus-stereo-48000.mp4", -12.088, -7.9),
    ("he-aac-explicit.mp4", -17.645, -6.1),
    ("he-aac-doubled.mp4", -17.645, -6.1),
    ("he-aac-hidden.mp4", -17.645, -6.1),
];

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_only_the_browser_decodes_is_decoded_by_it() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        for (name, lufs, dbtp) in BY_THE_BROWSER {
            browser.examine(&fixture(&format!("sound/{name}"))).await;
            let figures = browser.examination(FIGURES).await;
            for (index, expected, margin) in [(0, lufs, 0.15), (2, dbtp, 0.25)] {
                let figure = figures[index]
                    .as_str()
                    .unwrap_or_default()
                    .replace('−', "-");
                let figure = figure.split(' ').next().unwrap().parse::<f64>();
                let off = (figure.unwrap_or(f64::NAN) - expected).abs();
                assert!(off <= margin, "{name}: {figures}, not {expected}");
            }
            let end = "element.querySelector('[data-examined]').dataset.end";
            assert_eq!(browser.examination(end).await, json!("complete"));
            // Of HE-AAC the upper half was heard too.
            if name.starts_with("he-aac") {
                assert_eq!(browser.examination(ADVICE).await, json!([]), "{name}");
            }
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_browser_without_decoders_of_its_own_measures_what_is_compiled_in() {
    with_browser(Setting::default(), async |browser| {
        browser.before_examiners("delete self.AudioDecoder;").await;
        browser.open().await;
        for name in ["he-aac-hidden.mp4", "opus-stereo-48000.mp4"] {
            browser.examine(&fixture(&format!("sound/{name}"))).await;
            let words = browser.examination("element.innerText").await;
            assert!(words.as_str().unwrap().contains("无法判断"), "{words}");
            assert_eq!(browser.examination(FIGURES).await, json!([]), "{name}");
        }
        let path = fixture("sound/aac-mono-44100.mp4");
        browser.examine(&path).await;
        let expected = written(natively(&path).measures.integrated_lufs, "LUFS");
        assert_eq!(browser.examination(FIGURES).await[0], json!(expected));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_file_is_not_inspected_once_more_to_be_examined() {
    // The examiner goes by the facts that the page sends on, even by those of a film without sound.
    let silent = "const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message, ...rest) {
            if (message?.run?.job === 'examine') message.run.facts.movie.sounds = [];
            return post.call(this, message, ...rest);
        };";
    with_browser(Setting::default(), async |browser| {
        browser.before_any_script(silent).await;
        browser.open().await;
        browser.examine(&fixture("sound/speech.mp4")).await;
        assert_eq!(browser.examination(FIGURES).await, json!([]));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn sound_that_cannot_be_decoded_is_said_to_be_so() {
    // On plain http the browser keeps its decoders to itself.
    let setting = Setting {
        host: "college.test",
        ..Setting::default()
    };
    with_browser(setting, async |browser| {
        browser.open().await;
        for (name, codec) in [
            ("ac3-stereo-48000.mp4", "AC-3"),
            ("opus-stereo-48000.mp4", "Opus"),
            ("aac-5.1-48000.mp4", "多声道 AAC"),
        ] {
            browser.examine(&fixture(&format!("sound/{name}"))).await;
            let words = browser.examination("element.innerText").await;
            let words = words.as_str().unwrap().to_owned();
            assert!(
                words.contains("无法判断") && words.contains(codec),
                "{words}"
            );
        }
        // What is compiled in is decoded here as anywhere.
        browser.examine(&fixture("sound/speech.mp4")).await;
        assert_eq!(browser.examination(ADVICE).await, json!([]));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn sound_that_is_damaged_is_examined_up_to_there() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let path = browser.path("damaged.mp4");
        let mut bytes = std::fs::read(fixture("sound/fragmented.mp4")).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 2_000].fill(0xff);
        std::fs::write(&path, bytes).unwrap();
        let found = natively(&path);
        assert!(found.to_s > 3.0 && found.to_s < 5.0, "{}", found.to_s);
        browser.examine(&path).await;
        let end = "element.querySelector('[data-examined]').dataset.end";
        assert_eq!(browser.examination(end).await, json!("damaged"));
        let words = browser.examination("element.innerText").await;
        let words = words.as_str().unwrap().to_owned();
        assert!(
            words.contains(&format!("0:0{:.0}", found.to_s.floor())),
            "{words}"
        );
        assert!(words.contains("重新导出"), "the way on: {words}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn an_examination_can_be_held_and_cancelled_and_begun_again() {
    with_browser(Setting::default(), async |browser| {
        let attempt = "attempt: () =>
            fetch('http://elsewhere.test/').then(() => 'went out', (error) => error.name)";
        browser.teach_workers(attempt).await;
        browser.open().await;
        let path = browser.path("long.mp4");
        long(&path, 300);
        browser.judge(&path).await;
        browser.examination_is("running").await;
        browser
            .until("progress", async || {
                (browser.examined_s().await > 0).then_some(())
            })
            .await;
        browser.press("[data-action=examine-pause]").await;
        browser.examination_is("paused").await;
        // Nothing leaves a worker of this module either.
        let end = browser.ask_worker("examine", "attempt").await;
        assert_eq!(end, json!("TypeError"));
        let held_s = browser.examined_s().await;
        let words = browser.find("#examination .number").await.text().await;
        let words = words.unwrap();
        assert!(words.starts_with("声音检查到 "), "{words}");
        assert!(held_s < (300.0 * ROUND_S) as u64, "{held_s}");
        browser.press("[data-action=examine-resume]").await;
        browser
            .until("more progress", async || {
                (browser.examined_s().await > held_s).then_some(())
            })
            .await;
        browser.press("[data-action=examine-cancel]").await;
        browser.examination_is("cancelled").await;
        // Its memory goes with it.
        browser.worker_is_ended("examine").await;
        // What was found until then stays, and is said to be no more than that.
        let end = "element.querySelector('[data-examined]').dataset.end";
        assert_eq!(browser.examination(end).await, json!("under-way"));
        browser.press("[data-action=examine-again]").await;
        browser.examination_is("running").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn several_files_queue_and_keep_their_results() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let names = ["aac-mono-44100.mp4", "mp3-mono-44100.mp4", "ends-early.mp4"];
        let paths = names.map(|name| fixture(&format!("sound/{name}")));
        browser.choose(&paths).await;
        for (name, path) in names.iter().zip(&paths) {
            browser.press(&format!("[data-open='{name}']")).await;
            browser.examination_is("done").await;
            let figures = browser.examination(FIGURES).await;
            let expected = written(natively(path).measures.integrated_lufs, "LUFS");
            assert_eq!(figures[0], json!(expected), "{name}");
        }
        // The first one's are still there.
        browser.press(&format!("[data-open='{}']", names[0])).await;
        browser.examination_is("done").await;
        let expected = written(natively(&paths[0]).measures.integrated_lufs, "LUFS");
        assert_eq!(browser.examination(FIGURES).await[0], json!(expected));
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn the_next_file_goes_on_while_one_is_held() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let path = browser.path("long.mp4");
        long(&path, 300);
        let next = fixture("sound/aac-mono-44100.mp4");
        browser.choose(&[path, next]).await;
        browser.press("[data-open='long.mp4']").await;
        browser.press("[data-step=watch]").await;
        browser.examination_is("running").await;
        browser.press("[data-action=examine-pause]").await;
        browser.examination_is("paused").await;
        let held_s = browser.examined_s().await;
        browser.press("[data-open='aac-mono-44100.mp4']").await;
        browser.examination_is("done").await;
        browser.press("[data-open='long.mp4']").await;
        browser.examination_is("paused").await;
        browser.press("[data-action=examine-resume]").await;
        browser.examination_is("running").await;
        browser
            .until("progress from where it was held", async || {
                (browser.examined_s().await > held_s).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn an_examiner_that_dies_says_so_and_the_verdict_stands() {
    with_browser(Setting::default(), async |browser| {
        let trap = "Blob.prototype.arrayBuffer = () => {
            setTimeout(() => { throw new Error('dead'); });
            return new Promise(() => {}); };";
        browser.before_examiners(&trap.replace('\n', " ")).await;
        browser.open().await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
        browser.examination_is("failed").await;
        let words = browser.examination("element.innerText").await;
        let words = words.as_str().unwrap().to_owned();
        assert!(
            words.contains("意外中断") && words.contains("重新检查"),
            "{words}"
        );
        assert_eq!(browser.verdict("1080p.mp4").await, "confirm");
        // It can be tried again, and nothing else waits for it.
        browser.press("[data-action=examine-again]").await;
        browser.examination_is("failed").await;
        browser.sha256("1080p.mp4").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn an_examiner_that_hangs_is_given_up() {
    with_browser(Setting::default(), async |browser| {
        browser
            .before_examiners("Blob.prototype.arrayBuffer = () => { for (;;); };")
            .await;
        browser.open().await;
        assert_eq!(browser.judge(&fixture("1080p.mp4")).await, "confirm");
        browser.examination_is("failed").await;
        let words = browser.examination("element.innerText").await;
        assert!(words.as_str().unwrap().contains("十秒没有回应"), "{words}");
    })
    .await;
}

/// Sound of eight minutes, and of twelve.
#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn eight_minutes_are_examined_in_a_fraction_of_the_time_and_memory_stays_flat() {
    with_browser(Setting::default(), async |browser| {
        for (name, rounds) in [("eight-minutes.mp4", 60), ("twelve-minutes.mp4", 90)] {
            let path = browser.path(name);
            long(&path, rounds);
            browser.open().await;
            let rest = browser.memory();
            // The player, which is in sight meanwhile, takes more of this than the examination.
            let most = Cell::new(0);
            browser.judge(&path).await;
            let start = Instant::now();
            browser
                .until("the end of the examination", async || {
                    most.set(most.get().max(browser.memory().saturating_sub(rest)));
                    let state = browser.examination("element.dataset.examination").await;
                    (state == json!("done")).then_some(())
                })
                .await;
            let (took_s, most) = (start.elapsed().as_secs_f64(), most.get());
            let speed = rounds as f64 * ROUND_S / took_s;
            println!("{name}: {took_s:.1} s, {speed:.0} times as fast as it plays; {most} bytes");
            assert!(most < 150 << 20, "{most} bytes above the page at rest");
        }
    })
    .await;
}
