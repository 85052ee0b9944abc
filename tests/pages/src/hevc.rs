//! Pictures in HEVC, as a browser is handed them that has a decoder: what it makes of them is its own.

use crate::browser::{Setting, with_browser};
use crate::files::fixture;
use crate::picture::examine;

/// A decoder that takes HEVC, which Debian's browsers have none for. It tells what it is handed, and shows plain
/// frames.
const HEVC: &str = "const told = new BroadcastChannel('handed'); \
    const bytes = (data) => Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)); \
    self.VideoDecoder = class { \
        static isConfigSupported = async () => ({ supported: true }); \
        decodeQueueSize = 0; \
        constructor({ output }) { this.output = output; } \
        configure({ codec, description }) { told.postMessage([codec, 0, bytes(description)]); } \
        decode({ type, timestamp, data }) { \
            told.postMessage([type, timestamp, bytes(data)]); \
            const canvas = new OffscreenCanvas(1920, 1080); canvas.getContext('2d'); \
            const frame = new VideoFrame(canvas, { timestamp }); \
            this.last = new Promise((come) => setTimeout(() => come(this.output(frame)))); } \
        flush() { return this.last; } \
        close() {} }; \
    self.EncodedVideoChunk = class { constructor(init) { Object.assign(this, init); } };";

/// The samples of both fixtures in HEVC as `ffprobe -show_entries packet=pts_time,pos,size` lists them: tenths of
/// a second, and the bytes.
type Packets = [(u64, usize, usize); 18];
const HVC1: Packets = [
    (0, 44, 8234),
    (5, 8278, 185),
    (3, 8596, 124),
    (1, 9165, 112),
    (2, 9634, 112),
    (4, 10142, 116),
    (10, 10702, 264),
    (8, 11367, 158),
    (6, 11871, 127),
    (7, 12470, 127),
    (9, 12974, 149),
    (14, 13505, 164),
    (12, 14140, 140),
    (11, 14652, 135),
    (13, 15166, 135),
    (19, 15666, 152),
    (17, 16277, 142),
    (15, 16807, 139),
];
const HEV1: Packets = [
    (0, 44, 7965),
    (5, 8009, 183),
    (3, 8325, 117),
    (1, 8887, 113),
    (2, 9357, 113),
    (4, 9866, 118),
    (10, 10428, 296),
    (8, 11125, 185),
    (6, 11656, 138),
    (7, 12266, 150),
    (9, 12793, 170),
    (14, 13345, 191),
    (12, 14007, 163),
    (11, 14542, 137),
    (13, 15058, 137),
    (19, 15560, 175),
    (17, 16194, 161),
    (15, 16743, 140),
];

/// Examines a film in HEVC where there is a decoder for it.
async fn handed_over(name: &str, codec: &str, packets: &Packets) {
    with_browser(Setting::default(), async |browser| {
        browser.watch_players().await;
        browser.before_examiners(HEVC).await;
        let heard = "window.handed = []; \
            new BroadcastChannel('handed').onmessage = ({ data }) => window.handed.push(data);";
        browser.before_any_script(heard).await;
        examine(browser, name).await;
        // The page's own and, where that can show it, that of the strip: none for the examiner.
        assert!(browser.players().await.0 <= 2);
        let row = browser.sheet_row("picture").await;
        assert!(row.contains("抽看 4 个画面"), "{row}");
        let handed = browser.until("all that was handed over", async || {
            let handed = browser.script("return handed").await;
            let mut handed: Vec<(String, u64, Vec<u8>)> = serde_json::from_value(handed).ok()?;
            // Where the first frame came late, decoding began once more.
            handed.dedup();
            (handed.len() > packets.len()).then_some(handed)
        });
        let handed = handed.await;
        let file = std::fs::read(fixture(name)).unwrap();
        let (told, _, description) = &handed[0];
        assert_eq!(told, codec);
        let at = file.windows(4).position(|name| name == b"hvcC").unwrap();
        let size = u32::from_be_bytes(file[at - 4..at].try_into().unwrap()) as usize;
        assert!(*description == file[at + 4..at - 4 + size]);
        for ((tenths, from, len), (kind, time_us, bytes)) in packets.iter().zip(&handed[1..]) {
            // Shown two pictures after it is decoded, as its edit list takes off again.
            assert_eq!(*time_us, tenths * 100_000 + 200_000);
            assert_eq!(kind, if *tenths == 0 { "key" } else { "delta" });
            assert!(*bytes == file[*from..from + len], "{tenths}");
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask test` runs it"]
async fn where_the_browser_decodes_hevc_it_is_handed_the_samples_as_they_are() {
    handed_over("hevc-hvc1.mp4", "hvc1.1.6.L120.90", &HVC1).await;
    handed_over("hevc-10-bit-hev1.mp4", "hev1.2.4.L120.90", &HEV1).await;
}
