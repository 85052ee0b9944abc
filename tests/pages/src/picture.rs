//! The examination of the pictures, by the browser's decoder or the page's player, with the same findings
//! from both, and a frame with each piece of advice.

use crate::browser::{Browser, Setting, with_browser};
use crate::engines::Engine;
use crate::files::fixture;
use crate::site::engine;
use serde_json::{Value, json};

/// Where the examiner's frames come from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    /// The browser's decoder.
    Decoder,
    /// The page's player.
    Player,
}

/// Takes the decoder from an examine worker.
const NO_DECODER: &str = "delete self.VideoDecoder;";

/// A page on plain http: no secure context, hence no decoder.
fn college() -> Setting {
    Setting {
        host: "college.test",
        ..Setting::default()
    }
}

async fn is(browser: &Browser, state: &str) {
    browser
        .find(&format!("#examination[data-examination={state}]"))
        .await;
}

/// Opens the page and has a fixture examined.
pub(crate) async fn examine(browser: &Browser, name: &str) {
    browser.open().await;
    browser.judge(&fixture(name)).await;
    is(browser, "done").await;
}

/// Where the frames of the only file so far came from, by the number of players. The page's own and that of
/// the opening strip are there in any case.
async fn shown_by(browser: &Browser) -> By {
    match browser.players().await.0 {
        2 => By::Decoder,
        3 => By::Player,
        other => panic!("{other} players"),
    }
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

/// Examines the film with faults; the script runs in the examine worker before its own.
async fn amiss(setting: Setting, script: &str, by: By) {
    with_browser(setting, async |browser| {
        browser.watch_players().await;
        browser.before_examiners(script).await;
        examine(browser, "picture/amiss.mp4").await;
        let expected = json!([["black", [12]], ["letterboxed", [0]]]);
        assert_eq!(advice(browser).await, expected);
        assert_eq!(shown_by(browser).await, by);
        let row = browser.sheet_row("picture").await;
        assert!(row.contains("提醒：长时间黑屏、上下黑边"), "{row}");
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_is_amiss_is_advised_by_the_decoder() {
    amiss(Setting::default(), "", By::Decoder).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn it_is_so_on_plain_http_too() {
    amiss(college(), "", By::Player).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn it_is_so_in_a_browser_without_decoders() {
    amiss(Setting::default(), NO_DECODER, By::Player).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn where_the_decoder_fails_the_player_goes_on() {
    let fails = "const decode = VideoDecoder.prototype.decode; let left = 30; \
        VideoDecoder.prototype.decode = function (chunk) { \
            if (--left < 0) throw new Error('worn out'); \
            return decode.call(this, chunk); };";
    amiss(Setting::default(), fails, By::Player).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_player_that_has_no_frame_yet_when_it_says_so_is_asked_again() {
    with_browser(college(), async |browser| {
        browser.watch_players().await;
        // Nothing can be drawn of a player out of sight after the first, third, fifth … time it was sent to a place.
        let late = "const { drawImage } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.drawImage = function (video, ...rest) {
                if (video instanceof HTMLVideoElement && !video.id && video.sent % 2) return;
                drawImage.call(this, video, ...rest); };
            const { get, set } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime');
            Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', { get, set(at) {
                this.sent = (this.sent ?? 0) + 1; set.call(this, at); } });";
        browser.before_any_script(late).await;
        examine(browser, "picture/amiss.mp4").await;
        let expected = json!([["black", [12]], ["letterboxed", [0]]]);
        assert_eq!(advice(browser).await, expected);
        assert_eq!(shown_by(browser).await, By::Player);
    })
    .await;
}

/// Examines a film that was given far too few bits.
async fn starved(setting: Setting, by: By) {
    with_browser(setting, async |browser| {
        browser.watch_players().await;
        examine(browser, "picture/starved.mp4").await;
        assert_eq!(advice(browser).await, json!([["starved", [3]]]));
        assert_eq!(shown_by(browser).await, by);
        let row = browser.sheet_row("picture").await;
        assert!(row.contains("提醒：压缩过重"), "{row}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn too_few_bits_are_advised_whoever_shows_the_frames() {
    starved(Setting::default(), By::Decoder).await;
    starved(college(), By::Player).await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn advice_stands_with_its_frame_on_the_page_on_the_sheet_and_in_the_report() {
    with_browser(Setting::default(), async |browser| {
        examine(browser, "picture/amiss.mp4").await;
        let shown = "return [...document.querySelectorAll('[data-examined=picture] [data-at] img')]
            .map((i) => [i.complete, i.naturalWidth, i.naturalHeight])";
        let frame = json!([true, 192, 108]);
        assert_eq!(browser.script(shown).await, json!([frame, frame]));
        let examination = browser.find("#examination").await;
        examination.scroll_into_view().await.unwrap();
        browser.screenshot("advice").await;
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
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn one_player_out_of_sight_at_a_time_holds_a_file_and_each_frame_is_of_its_own() {
    with_browser(college(), async |browser| {
        browser.watch_players().await;
        // Slow players, so that strip and examination would meet.
        let slow = "const { get, set } =
                Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime');
            const later = function (at) { setTimeout(() => set.call(this, at), 200); };
            Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', { get, set: later });";
        browser.before_any_script(slow).await;
        examine(browser, "picture/amiss.mp4").await;
        let drawn = browser
            .script("return document.querySelectorAll('.strip canvas').length")
            .await;
        let seen = browser
            .script("return [most, ...players.slice(1).map((p) => [p.opened, p.looks])]")
            .await;
        assert_eq!(seen[0], json!(1), "{seen}");
        // The strip's and the examiner's: what a player has read it keeps until it lets go.
        assert_eq!(seen[1], json!([drawn, drawn]), "{seen}");
        assert_eq!(seen[2][0], seen[2][1], "{seen}");
        let row = browser.sheet_row("picture").await;
        assert!(
            row.contains(&format!("抽看 {} 个画面", seen[2][1])),
            "{row}"
        );
    })
    .await;
}

/// Tells of each frame that a canvas hands out, at once or some rows at a time, its size and the means of 64
/// fields; single pixels are none.
const WATCH: &str = "const watch = (canvas, tell) => { \
    const read = canvas.prototype.getImageData; \
    canvas.prototype.getImageData = function (...where) { \
        const image = read.apply(this, where), [left, top] = where; \
        if (image.width === 1 || top > 0) return image; \
        const whole = read.call(this, left, top, this.canvas.width, this.canvas.height); \
        const { width, height, data } = whole; \
        const sums = new Array(64).fill(0), counts = new Array(64).fill(0); \
        for (let y = 0; y < height; y += 3) for (let x = 0; x < width; x += 3) { \
            const field = (y * 8 / height | 0) * 8 + (x * 8 / width | 0), at = (y * width + x) * 4; \
            sums[field] += data[at] + data[at + 1]; counts[field] += 2; } \
        tell([width, height, ...sums.map((sum, field) => sum / counts[field])]); \
        return image; }; };";

/// The frames of each fixture that an examine worker gets; the script runs in it before its own.
async fn frames(names: &[&str], script: &str, by: By) -> Vec<Vec<Vec<f64>>> {
    let mut found = Vec::new();
    with_browser(Setting::default(), async |browser| {
        browser.watch_players().await;
        let of_worker = "const told = new BroadcastChannel('frames'); \
            watch(OffscreenCanvasRenderingContext2D, (frame) => told.postMessage(frame));";
        let script = format!("{WATCH} {of_worker} {script}");
        browser.before_examiners(&script).await;
        let of_page =
            "window.seen = []; watch(CanvasRenderingContext2D, (frame) => seen.push(frame));
            new BroadcastChannel('frames').onmessage = (event) => seen.push(event.data);";
        browser
            .before_any_script(&format!("{WATCH} {of_page}"))
            .await;
        for name in names {
            examine(browser, name).await;
            assert_eq!(shown_by(browser).await, by, "{name}");
            let row = browser.sheet_row("picture").await;
            let seen = browser.until("every frame to be told of", async || {
                let seen = browser.script("return seen").await;
                let seen: Vec<Vec<f64>> = serde_json::from_value(seen).ok()?;
                row.contains(&format!("抽看 {} 个画面", seen.len()))
                    .then_some(seen)
            });
            found.push(seen.await);
        }
    })
    .await;
    found
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn decoder_and_player_show_the_same_frames() {
    let mut names = vec![
        "turned-180.mp4",
        "landscape-turned-to-portrait.mp4",
        "anamorphic-1440x1080.mp4",
        "variable-frame-rate.mp4",
        "stream-copied-from-0.45.mp4",
        "no-edit-list.mp4",
        "interlaced.mp4",
        "fragmented.mp4",
        "vp9.mp4",
        "av1.mp4",
    ];
    let mut differ = Vec::new();
    // A player that is late with a frame leaves it out, which says nothing of the file: it is asked again.
    for _ in 0..3 {
        let decoded = frames(&names, "", By::Decoder).await;
        let played = frames(&names, NO_DECODER, By::Player).await;
        differ = differing(&names, &decoded, &played);
        names.retain(|name| differ.iter().any(|(other, _)| other == name));
        if names.is_empty() {
            break;
        }
    }
    assert_eq!(differ, []);
}

/// The files whose frames are not the same, and by how much they differ.
fn differing<'n>(
    names: &[&'n str],
    decoded: &[Vec<Vec<f64>>],
    played: &[Vec<Vec<f64>>],
) -> Vec<(&'n str, String)> {
    let mut differ = Vec::new();
    for ((name, decoded), played) in names.iter().zip(decoded).zip(played) {
        assert!(decoded.len() >= 2, "{name}");
        let places = decoded.iter().flatten().zip(played.iter().flatten());
        let most = places.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        // These two do not say which colours they mean, and Chromium's decoder and player guess apart.
        let is_guess = ["vp9.mp4", "av1.mp4"].contains(name);
        let tolerance = if is_guess { 15.0 } else { 1.5 };
        // Where a film begins between two key frames, Firefox's player keeps no second of its own.
        let is_cut = *name == "stream-copied-from-0.45.mp4" && engine() == Engine::Firefox;
        let same = decoded.len() == played.len() && (most < tolerance || is_cut);
        if !same {
            let frames = (decoded.len(), played.len());
            differ.push((*name, format!("{most} in {frames:?} frames")));
        }
    }
    differ
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn cards_and_a_second_of_black_are_not_scolded() {
    with_browser(Setting::default(), async |browser| {
        examine(browser, "picture/opening.mp4").await;
        assert_eq!(advice(browser).await, json!([]));
        let row = browser.sheet_row("picture").await;
        assert!(row.contains("抽看 10 个画面；无提醒"), "{row}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_very_small_picture_is_looked_at_all_the_same() {
    for setting in [Setting::default(), college()] {
        with_browser(setting, async |browser| {
            examine(browser, "picture/small.mp4").await;
            let row = browser.sheet_row("picture").await;
            assert!(row.contains("抽看 6 个画面"), "{row}");
        })
        .await;
    }
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn a_picture_that_the_browser_cannot_show_cannot_be_told() {
    with_browser(Setting::default(), async |browser| {
        examine(browser, "mpeg4-part-2.mp4").await;
        let said = browser
            .find("[data-examined=picture][data-end=no-decoder] .note")
            .await;
        let said = said.text().await.unwrap();
        assert!(said.contains("HEVC"), "{said}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn it_can_be_held_and_cancelled_between_two_frames() {
    with_browser(college(), async |browser| {
        browser.open().await;
        // Frames that never come, so that it is held where it is.
        let never = "Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', { get: () => 0, set() {} })";
        browser.script(never).await;
        browser.judge(&fixture("picture/amiss.mp4")).await;
        browser.press("[data-action=examine-pause]").await;
        is(browser, "paused").await;
        browser.press("[data-action=examine-resume]").await;
        is(browser, "running").await;
        browser.press("[data-action=examine-cancel]").await;
        is(browser, "cancelled").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn no_large_frame_is_ever_whole_in_the_examiner() {
    with_browser(Setting::default(), async |browser| {
        let watch = "const told = new BroadcastChannel('rows'), { prototype } = OffscreenCanvasRenderingContext2D; \
            const { getImageData } = prototype; \
            prototype.getImageData = function (...where) { \
                const image = getImageData.apply(this, where); \
                told.postMessage([where[1], image.height]); \
                return image; };";
        browser.before_examiners(watch).await;
        let heard = "window.rows = []; \
            new BroadcastChannel('rows').onmessage = ({ data }) => window.rows.push(data);";
        browser.before_any_script(heard).await;
        examine(browser, "picture/opening.mp4").await;
        let row = browser.sheet_row("picture").await;
        assert!(row.contains("抽看 10 个画面"), "{row}");
        let rows = browser.until("all rows of ten frames", async || {
            let rows = browser.script("return rows").await;
            let rows: Vec<[u32; 2]> = serde_json::from_value(rows).ok()?;
            let frames = rows.iter().filter(|[top, _]| *top == 0).count();
            let whole = rows.last().is_some_and(|[top, rows]| top + rows == 1080);
            (frames == 10 && whole).then_some(rows)
        });
        let most = rows.await.into_iter().map(|[_, rows]| rows).max();
        assert!(most <= Some(64), "{most:?}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn while_it_is_held_it_has_no_decoder() {
    with_browser(Setting::default(), async |browser| {
        // A new one also tells how many canvases hold pixels.
        let count = "const Plain = self.VideoDecoder, told = new BroadcastChannel('decoders'); \
            const Canvas = self.OffscreenCanvas, all = []; let open = 0; \
            self.OffscreenCanvas = class extends Canvas { \
                constructor(...size) { super(...size); all.push(this); } }; \
            self.VideoDecoder = class extends Plain { \
                constructor(init) { super(init); \
                    told.postMessage([open += 1, all.filter(({ width }) => width).length]); } \
                close() { super.close(); told.postMessage(open -= 1); } };";
        browser.before_examiners(count).await;
        // Held as soon as there is one: a driver's own press may come after the last frame.
        let heard = "window.open = []; \
            new BroadcastChannel('decoders').onmessage = ({ data }) => { \
                if (window.open.push(data) === 1) document.querySelector('[data-action=examine-pause]').click(); };";
        browser.before_any_script(heard).await;
        browser.open().await;
        let decoders = async |expected: Value| {
            browser
                .until(&format!("the decoders to be {expected}"), async || {
                    (browser.script("return window.open").await == expected).then_some(())
                })
                .await;
        };
        browser.judge(&fixture("picture/amiss.mp4")).await;
        is(browser, "paused").await;
        decoders(json!([[1, 1], 0])).await;
        browser.press("[data-action=examine-resume]").await;
        is(browser, "done").await;
        decoders(json!([[1, 1], 0, [1, 1], 0])).await;
    })
    .await;
}
