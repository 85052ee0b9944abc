//! How soon a file can be chosen on a slow line and a slow processor, how soon it can be checked, and how
//! soon one that is chosen at once has its verdict.

use crate::Result;
use crate::chromium::Page;
use crate::inputs::Input;
use crate::measure::Bench;
use crate::peers::Peer;
use crate::stats::{Spread, spread};
use serde_json::{Value, json};

/// Bytes per second: 1.6 Mb/s.
const LINE: u32 = 1_600_000 / 8;
/// Milliseconds from a request to the first byte of its answer.
const LATENCY: u32 = 150;
/// How many times slower the processor is made.
const SLOWER: u32 = 4;

/// Opens the page again and again with an empty cache: once to see when it is ready, once to choose `input`
/// as soon as the field is on the screen.
pub(crate) fn measure(bench: &mut Bench, peer: Peer, input: &Input, runs: usize) -> Result<Value> {
    let mut times = [const { Vec::new() }; 3];
    let mut verdicts = Vec::new();
    for _ in 0..runs {
        let page = open_slowly(bench, peer)?;
        bench.chromium.evaluate(&page, "bench.isReady")?;
        let marks = "[bench.field, bench.program, bench.worker]";
        let marks = bench.chromium.evaluate(&page, marks)?;
        for (times, mark) in times.iter_mut().zip(marks.as_array().into_iter().flatten()) {
            times.extend(mark.as_f64());
        }
        bench.chromium.close(page)?;

        let page = open_slowly(bench, peer)?;
        bench.chromium.evaluate(&page, "bench.isFieldSeen")?;
        bench
            .chromium
            .evaluate(&page, "globalThis.answer = bench.next(); 0")?;
        bench.chromium.choose(&page, &input.path)?;
        bench.chromium.evaluate(&page, "answer")?;
        let verdict = bench.chromium.evaluate(&page, "bench.verdict")?;
        verdicts.extend(verdict.as_f64());
        bench.chromium.close(page)?;
    }
    let [field, program, worker] = times.map(|figures| spread(&figures).map(Spread::json));
    Ok(json!({
        "line_bit_s": LINE * 8,
        "latency_ms": LATENCY,
        "processor_slower": SLOWER,
        "field_usable_ms": field,
        "program_there_ms": program,
        "worker_ready_ms": worker,
        "verdict_of_early_choice_ms": spread(&verdicts).map(Spread::json),
    }))
}

/// A page that is on its way over the slow line.
fn open_slowly(bench: &mut Bench, peer: Peer) -> Result<Page> {
    let page = bench.blank(peer, &[])?;
    let chromium = &mut bench.chromium;
    chromium.ask(Some(&page), "Network.enable", json!({}))?;
    // Empty, not switched off: the page takes its own script out of it a second time.
    chromium.ask(Some(&page), "Network.clearBrowserCache", json!({}))?;
    let line = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": LINE,
        "uploadThroughput": LINE,
    });
    chromium.ask(Some(&page), "Network.emulateNetworkConditions", line)?;
    let slower = json!({ "rate": SLOWER });
    chromium.ask(Some(&page), "Emulation.setCPUThrottlingRate", slower)?;
    chromium.go(&page, &bench.server.url(peer.folder))?;
    Ok(page)
}
