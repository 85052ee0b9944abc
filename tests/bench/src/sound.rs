//! How fast the page measures a whole sound track, beside ffmpeg.wasm on the same file, and beside
//! mediabunny, which decodes it by the browser's own decoder and measures nothing.

use crate::Result;
use crate::inputs::Input;
use crate::measure::Bench;
use crate::peers::{FFMPEG, MEDIABUNNY, Peer, YUJIAN};
use crate::stats::{Spread, spread};
use serde_json::{Value, json};

/// Measures all three in turns; figures are times real time.
pub(crate) fn measure(bench: &mut Bench, input: &Input, runs: usize) -> Result<Value> {
    let (mut ours, mut ffmpeg, mut decoding) = (Vec::new(), Vec::new(), Vec::new());
    let mut figures = (Value::Null, Value::Null);
    let rate = |told: &Value| -> Result<f64> {
        let ms = told["ms"].as_f64().ok_or_else(|| told.to_string())?;
        Ok(input.duration_s() * 1000.0 / ms)
    };
    for _ in 0..runs {
        let told = examined(bench, input)?;
        ours.push(rate(&told)?);
        figures.0 = told;
        let told = asked(bench, FFMPEG, input, "bench.loudness(file)")?;
        ffmpeg.push(rate(&told)?);
        figures.1 = told;
        let told = asked(bench, MEDIABUNNY, input, "bench.decode(file)")?;
        decoding.push(rate(&told)?);
    }
    let of = |figures: &[f64]| spread(figures).map(Spread::json);
    Ok(json!({
        "what": input.what,
        "page_times": of(&ours),
        "ffmpeg_times": of(&ffmpeg),
        "mediabunny_decoding_times": of(&decoding),
        "page": figures.0,
        "ffmpeg": figures.1,
    }))
}

/// From the worker being asked until all of the sound is measured.
fn examined(bench: &mut Bench, input: &Input) -> Result<Value> {
    let page = bench.open(YUJIAN, &[], "")?;
    let arm = "globalThis.sound = new Promise((resolve) => { bench.heard = resolve; }); 0";
    bench.chromium.evaluate(&page, arm)?;
    bench.choose(&page, input)?;
    let told = bench.chromium.evaluate(&page, "sound")?;
    bench.chromium.close(page)?;
    Ok(told)
}

/// What a peer's own page answers, on a new page that has loaded all it needs.
fn asked(bench: &mut Bench, peer: Peer, input: &Input, call: &str) -> Result<Value> {
    let page = bench.open(peer, &[], "")?;
    bench.choose(&page, input)?;
    let ask = format!(
        "(async () => {{
            const file = document.querySelector('input[type=file]').files[0];
            const start = performance.now();
            const answer = await {call};
            return {{ ms: performance.now() - start, ...answer }};
        }})()"
    );
    let told = bench.chromium.evaluate(&page, &ask)?;
    bench.chromium.close(page)?;
    Ok(told)
}
