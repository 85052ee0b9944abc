//! The second reading, by Firefox's parser: the page shows and reports its result, loses nothing where it
//! crashes the worker, and Firefox itself behaves as the result says.

use crate::browser::{Browser, Setting, with_browser};
use crate::files::fixture;
use serde_json::{Value, json};
use yujian::examine::{Demuxed, SecondReading, second_reading};

/// What the examination ends with.
const ADVICE: &str = "[...document.querySelectorAll('#examination [data-examined=second-reading]')].map((e) => e.innerText)";

/// Where the first box of this kind begins.
fn find(bytes: &[u8], kind: &[u8; 4]) -> usize {
    let at = bytes.windows(4).position(|window| window == kind);
    at.unwrap() - 4
}

/// Overwrites bytes at an offset.
fn patch(bytes: &mut [u8], at: usize, with: &[u8]) {
    bytes[at..at + with.len()].copy_from_slice(with);
}

/// What the saved report says of the examination.
async fn measurements(browser: &Browser) -> Value {
    browser.press("[data-step=sheet]").await;
    browser.press("[data-action=save-json]").await;
    let saved = std::fs::read_to_string(browser.downloaded(".json").await).unwrap();
    // What the examiner is made to do stands before all that the page makes.
    let json = saved.find("\n{").map_or(&*saved, |at| &saved[at..]);
    let saved: Value = serde_json::from_str(json).unwrap();
    saved["report"]["measurements"].clone()
}

/// A good video, `moov` last, with these bytes at that offset in the first box of that kind.
fn bent(kind: &[u8; 4], at: usize, with: &[u8]) -> Vec<u8> {
    let mut film = std::fs::read(fixture("1080p.mp4")).unwrap();
    // The brands before it may have the name of a box.
    let moov = find(&film, b"moov");
    let at = moov + find(&film[moov..], kind) + at;
    patch(&mut film, at, with);
    film
}

/// The same with room at the end of the first box of that kind, which stands within `holders`.
fn padded(kind: &[u8; 4], holders: &[&[u8; 4]]) -> Vec<u8> {
    let mut film = std::fs::read(fixture("1080p.mp4")).unwrap();
    let size = |film: &[u8], at: usize| u32::from_be_bytes(film[at..at + 4].try_into().unwrap());
    let at = find(&film, kind);
    let end = at + size(&film, at) as usize;
    film.splice(end..end, [0; 4]);
    for holder in holders.iter().copied().chain([kind]) {
        let at = find(&film, holder);
        let grown = size(&film, at) + 4;
        patch(&mut film, at, &grown.to_be_bytes());
    }
    film
}

/// Further descriptors in place of the one behind the sound's decoder configuration, which has no use.
fn configured(further: [u8; 6]) -> Vec<u8> {
    let mut film = std::fs::read(fixture("1080p.mp4")).unwrap();
    let esds = find(&film, b"esds");
    let own = [6, 0x80, 0x80, 0x80, 1, 2];
    let at = film[esds..].windows(6).position(|six| six == own).unwrap();
    patch(&mut film, esds + at, &further);
    film
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn what_firefox_will_not_play_is_advised_on_and_reported() {
    with_browser(Setting::default(), async |browser| {
        browser.open().await;
        let path = browser.path("bent.mp4");
        std::fs::write(&path, bent(b"tkhd", 8, &[7])).unwrap();
        for (path, reads) in [(fixture("1080p.mp4"), "agrees"), (path, "refused")] {
            browser.judge(&path).await;
            browser.find("#examination[data-examination=done]").await;
            let advice = browser.script(&format!("return {ADVICE}")).await;
            let said = advice.as_array().unwrap();
            assert_eq!(said.len(), usize::from(reads == "refused"), "{advice}");
            assert!(
                said.iter()
                    .all(|said| said.as_str().unwrap().contains("火狐"))
            );
            let found = measurements(browser).await["second_reading"].clone();
            assert_eq!(found["reads"], reads, "{found}");
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn where_the_second_reading_ends_the_worker_nothing_is_lost() {
    with_browser(Setting::default(), async |browser| {
        // As after a panic: no further message comes, and the worker has an error.
        let script = "const own = self.postMessage.bind(self); let ended = false; \
            self.postMessage = (message) => { \
                if (ended) return; \
                own(message); \
                ended = message?.event?.examining?.complete === true; \
                if (ended) setTimeout(() => { throw new Error(); }); };";
        browser.before_examiners(script).await;
        browser.open().await;
        for name in ["1080p.mp4", "720p.mp4"] {
            browser.judge(&fixture(name)).await;
            browser.find("#examination[data-examination=done]").await;
            for part in ["sound", "picture"] {
                let css = format!("#examination [data-examined={part}][data-end=complete]");
                browser.find(&css).await;
            }
            let measured = measurements(browser).await;
            assert_eq!(measured["picture"]["end"], "complete", "{measured}");
            assert_eq!(measured["second_reading"], Value::Null);
        }
    })
    .await;
}

/// What mp4parse says of a file, natively.
fn natively(bytes: &[u8]) -> SecondReading {
    pollster::block_on(async {
        let demuxed = Demuxed::read(bytes).await.unwrap();
        second_reading(bytes, demuxed).await
    })
}

/// Files by name: some that mp4parse refuses, and some that it does not.
fn films() -> Vec<(String, Vec<u8>)> {
    let moov_of = |bytes: &[u8]| find(bytes, b"moov");
    let whole = std::fs::read(fixture("1080p.mp4")).unwrap();
    let mut both_unknown = bent(b"hdlr", 16, b"abcd");
    let second = find(&both_unknown, b"soun") + 4;
    patch(&mut both_unknown, second, b"abcd");
    let mut endless = whole.clone();
    patch(&mut endless, moov_of(&whole), &[0; 4]);
    let trak = [b"moov", b"trak"];
    let mdia = [b"moov", b"trak", b"mdia"];
    let stbl = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
    let made = [
        ("mvhd-version", bent(b"mvhd", 8, &[7])),
        ("tkhd-version", bent(b"tkhd", 8, &[7])),
        ("mdhd-version", bent(b"mdhd", 8, &[7])),
        ("hdlr-version", bent(b"hdlr", 8, &[7])),
        ("hdlr-flags", bent(b"hdlr", 11, &[1])),
        ("elst-version", bent(b"elst", 8, &[7])),
        ("ctts-version", bent(b"ctts", 8, &[7])),
        ("mvhd-timescale", bent(b"mvhd", 20, &[0; 4])),
        ("mdhd-timescale", bent(b"mdhd", 20, &[0; 4])),
        ("picture-entry", bent(b"avc1", 4, b"apch")),
        ("sound-entry", bent(b"mp4a", 4, b"abcd")),
        ("no-track", both_unknown),
        ("moov-endless", endless),
        ("moov-cut-off", whole[..whole.len() - 100].to_vec()),
        ("junk-before", [&[0; 9], whole.as_slice()].concat()),
        ("mvhd-padded", padded(b"mvhd", &[b"moov"])),
        ("ctts-padded", padded(b"ctts", &stbl)),
        ("tkhd-padded", padded(b"tkhd", &trak)),
        ("mdhd-padded", padded(b"mdhd", &mdia)),
        ("hdlr-name-not-utf-8", bent(b"hdlr", 32, &[0xca, 0xd3])),
        ("stsd-flags", bent(b"stsd", 11, &[1])),
        (
            "configured-twice",
            configured([5, 0x80, 0x80, 2, 0x12, 0x08]),
        ),
        (
            "configuration-cut-off",
            configured([5, 0x80, 0x80, 0x80, 1, 0x12]),
        ),
    ];
    let made = made.map(|(name, bytes)| (name.to_owned(), bytes));
    let fixtures = [
        "1080p-moov-first.mp4",
        "anamorphic-1440x1080.mp4",
        "av1.mp4",
        "cut-off-before-moov.mp4",
        "encrypted.mp4",
        "fragmented.mp4",
        "m4a-renamed.mp4",
        "mov-renamed.mp4",
        "mp3-sound.mp4",
        "mpeg4-part-2.mp4",
        "no-sound.mp4",
        "stream-copied-from-0.45.mp4",
        "variable-frame-rate.mp4",
        "vp9.mp4",
    ];
    let fixtures = fixtures.map(|name| (name.to_owned(), std::fs::read(fixture(name)).unwrap()));
    made.into_iter().chain(fixtures).collect()
}

/// Whether Firefox comes as far as the metadata of a film: what a video element says first.
const LOADS: &str = "const [url, done] = arguments; \
    const video = document.createElement('video'); \
    video.onloadedmetadata = () => done('metadata'); \
    video.onerror = () => done(`error ${video.error.code}: ${video.error.message}`); \
    video.preload = 'metadata'; video.src = url;";

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn firefox_plays_what_mp4parse_reads_and_nothing_that_it_refuses() {
    with_browser(Setting::default(), async |browser| {
        let page = browser.path("page.html");
        std::fs::write(&page, "<!doctype html><title>Films</title>").unwrap();
        let url = format!("file://{}", page.display());
        browser.driver.goto(url).await.unwrap();
        let mut wrong = Vec::new();
        let (mut refused, mut read) = (0, 0);
        for (name, bytes) in films() {
            let found = natively(&bytes);
            let name = format!("{name}.mp4");
            std::fs::write(browser.path(&name), bytes).unwrap();
            let answer = browser.driver.execute_async(LOADS, vec![json!(name)]).await;
            let answer = answer.unwrap().json().as_str().unwrap().to_owned();
            match &found {
                SecondReading::Refused(_) if found.stops_firefox() => refused += 1,
                SecondReading::NotRead(_) => continue,
                _ => read += 1,
            }
            println!("{name}: {found:?}, {answer}");
            if (answer == "metadata") == found.stops_firefox() {
                wrong.push((name, found, answer));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(refused >= 12 && read >= 12, "{refused} and {read} tried");
    })
    .await;
}
