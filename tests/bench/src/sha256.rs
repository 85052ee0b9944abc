//! How fast the page digests a file, beside the browser's own digest on the same bytes.

use crate::Result;
use crate::inputs::Input;
use crate::measure::Bench;
use crate::peers::{MEDIABUNNY, YUJIAN};
use crate::stats::{Spread, spread};
use serde_json::{Value, json};

/// Keeps the page's players from their file: the strip of the opening, which they draw while the page
/// hashes, takes the processors from it.
const WITHOUT_STRIP: &str =
    "Object.defineProperty(HTMLMediaElement.prototype, 'src', { get: () => '', set() {} });";

/// Measures both in turns; figures are megabytes (10⁶) per second.
pub(crate) fn measure(bench: &mut Bench, input: &Input, runs: usize) -> Result<Value> {
    let (mut ours, mut beside_strip) = (Vec::new(), Vec::new());
    let (mut read_and_digest, mut digest) = (Vec::new(), Vec::new());
    let rate = |ms: f64| input.len as f64 / 1000.0 / ms;
    for _ in 0..runs {
        let took = |told: &Value| told["ms"].as_f64().ok_or("no time of the hash");
        beside_strip.push(rate(took(&hashed(bench, input, &[])?)?));
        let own = hashed(bench, input, &[WITHOUT_STRIP])?;
        ours.push(rate(took(&own)?));

        let page = bench.open(MEDIABUNNY, &[], "")?;
        bench.choose(&page, input)?;
        let theirs = bench.chromium.evaluate(&page, SUBTLE)?;
        let took = |name: &str| theirs[name].as_f64().ok_or("no time of crypto.subtle");
        read_and_digest.push(rate(took("read_ms")? + took("digest_ms")?));
        digest.push(rate(took("digest_ms")?));
        if own["sha256"] != theirs["sha256"] {
            return Err(format!("two digests of one file: {own} and {theirs}").into());
        }
        bench.chromium.close(page)?;
    }
    let of = |figures: &[f64]| spread(figures).map(Spread::json);
    Ok(json!({
        "bytes": input.len,
        "page_mb_s": of(&ours),
        "page_beside_strip_mb_s": of(&beside_strip),
        "subtle_with_reading_mb_s": of(&read_and_digest),
        "subtle_alone_mb_s": of(&digest),
    }))
}

/// From the worker being asked until the digest is there. `extra` runs before the page's scripts.
fn hashed(bench: &mut Bench, input: &Input, extra: &[&str]) -> Result<Value> {
    let page = bench.open(YUJIAN, extra, "")?;
    let arm = "globalThis.digest = new Promise((resolve) => { bench.hashed = resolve; }); 0";
    bench.chromium.evaluate(&page, arm)?;
    bench.choose(&page, input)?;
    let own = bench.chromium.evaluate(&page, "digest")?;
    bench.chromium.close(page)?;
    Ok(own)
}

/// It digests only what is in memory whole.
const SUBTLE: &str = "(async () => {
    const file = document.querySelector('input[type=file]').files[0];
    const start = performance.now();
    const bytes = await file.arrayBuffer();
    const read = performance.now();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const end = performance.now();
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { read_ms: read - start, digest_ms: end - read, sha256 };
})()";
