//! All measurements in one run, the programs in turns.

use crate::chromium::{Chromium, Page};
use crate::deferred_files::is_deferred;
use crate::inputs::{self, Input};
use crate::machine::{self, Held};
use crate::peers::{self, COUNT, Peer, YUJIAN};
use crate::server::Server;
use crate::stats::{Spread, spread};
use crate::{Result, named, report, root, sha256, sound, startup};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often memory is measured.
const MEMORY_RUNS: usize = 3;

/// What is measured.
pub(crate) struct Plan {
    /// How often each time is taken.
    pub(crate) runs: usize,
    /// Names of programs and files; where there are any, nothing else is measured, and no report
    /// is written.
    pub(crate) only: Vec<String>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            runs: 7,
            only: Vec::new(),
        }
    }
}

impl Plan {
    /// Those of `all` that are named, or all where none is.
    fn choose<T>(&self, all: Vec<T>, name: impl Fn(&T) -> &'static str) -> Vec<T> {
        let is_named = |one: &T| self.only.iter().any(|word| word == name(one));
        let any = all.iter().any(is_named);
        all.into_iter()
            .filter(|one| !any || is_named(one))
            .collect()
    }
}

/// How long a person takes at least to choose a file once a page is open: what a program does
/// meanwhile to be ready is done by then.
const CHOOSING: Duration = Duration::from_millis(400);

const PROBE: &str = include_str!("../scripts/probe.js");
const YUJIAN_PROBE: &str = include_str!("../scripts/yujian.js");

/// The browser and the pages.
pub(crate) struct Bench {
    pub(crate) chromium: Chromium,
    pub(crate) server: Server,
}

/// One answer: milliseconds from the choice, and what was found.
pub(crate) struct Answer {
    ms: f64,
    /// Until the page asked its worker.
    asked_ms: Option<f64>,
    /// Until the facts themselves were in the page, where that is earlier than what is shown.
    found_ms: Option<f64>,
    answer: Value,
}

impl Bench {
    /// A page that will measure the program which is opened in it.
    pub(crate) fn blank(&mut self, peer: Peer, extra: &[&str]) -> Result<Page> {
        let own: &[&str] = if peer.is_page() { &[YUJIAN_PROBE] } else { &[] };
        self.chromium.open(&[&[PROBE], own, extra].concat())
    }

    /// A new page of a program that waits for a file. `extra` runs before its scripts.
    pub(crate) fn open(&mut self, peer: Peer, extra: &[&str], query: &str) -> Result<Page> {
        let page = self.blank(peer, extra)?;
        let url = self.server.url(peer.folder) + query;
        self.chromium.go(&page, &url)?;
        self.chromium.evaluate(&page, "bench.isReady")?;
        std::thread::sleep(CHOOSING);
        Ok(page)
    }

    pub(crate) fn choose(&mut self, page: &Page, input: &Input) -> Result<Answer> {
        let arm = "document.querySelector('input[type=file]').value = ''; globalThis.answer = bench.next(); 0";
        self.chromium.evaluate(page, arm)?;
        self.chromium.choose(page, &input.path)?;
        let mut told = self.chromium.evaluate(page, "answer")?;
        Ok(Answer {
            ms: told["ms"].as_f64().ok_or("no time")?,
            asked_ms: told["asked_ms"].as_f64(),
            found_ms: told["found_ms"].as_f64(),
            answer: told["answer"].take(),
        })
    }

    /// One turn of a program with a file: a new page, then the same page again.
    fn turn(&mut self, peer: Peer, input: &Input, figures: &mut Figures) -> Result<()> {
        let page = self.open(peer, &[], "")?;
        let told = self.choose(&page, input)?;
        figures.cold.add(&told);
        figures.answer.clone_from(&told.answer);
        let again = self.choose(&page, input)?;
        figures.warm.add(&again);
        eprintln!(
            "  {:<11} {:<15} cold {:>6.0} ms, warm {:>6.0} ms",
            peer.folder, input.name, told.ms, again.ms
        );
        self.chromium.close(page)
    }

    /// What is read of the file, counted in page and workers.
    fn count(&mut self, peer: Peer, input: &Input, figures: &mut Figures) -> Result<()> {
        let of_workers = format!("globalThis.benchCount = {};", json!(COUNT));
        let page = self.open(peer, &[&of_workers, COUNT], "?count")?;
        let told = self.choose(&page, input)?;
        if told.answer["error"].is_string() {
            return Err(format!(
                "{} while it is counted: {}",
                peer.name, told.answer["error"]
            )
            .into());
        }
        let counts = format!("benchCounts({})", peer.workers);
        let counts = self.chromium.evaluate(&page, &counts)?;
        let counts = counts.as_array().ok_or("no counts")?;
        let sum = |name: &str| {
            counts
                .iter()
                .filter_map(|count| count[name].as_u64())
                .sum::<u64>()
        };
        (figures.bytes, figures.calls) = (sum("bytes"), sum("calls"));
        eprintln!(
            "  {:<11} {:<15} {:>9} bytes in {} calls",
            peer.folder, input.name, figures.bytes, figures.calls
        );
        self.chromium.close(page)
    }

    /// The renderer's peak while the file is inspected, above what it held before.
    fn memory(&mut self, peer: Peer, input: &Input, figures: &mut Figures) -> Result<()> {
        let page = self.open(peer, &[], "")?;
        self.chromium
            .ask(Some(&page), "HeapProfiler.collectGarbage", json!({}))?;
        let processes = self.chromium.renderers();
        let held = Held::start(processes.clone());
        let mut first = true;
        for times in [&mut figures.cold_processor, &mut figures.warm_processor] {
            let before = machine::running(&processes);
            self.choose(&page, input)?;
            if first {
                first = false;
                let growth = held.as_ref().and_then(Held::growth);
                figures.memory.extend(growth.map(|bytes| bytes as f64));
            }
            times.push(machine::ran(&before, &machine::running(&processes)));
        }
        self.chromium.close(page)
    }
}

/// Milliseconds from a file's choice.
#[derive(Default)]
struct Times {
    asked: Vec<f64>,
    found: Vec<f64>,
    shown: Vec<f64>,
}

impl Times {
    fn add(&mut self, told: &Answer) {
        self.shown.push(told.ms);
        self.asked.extend(told.asked_ms);
        // A peer shows what it found at once.
        self.found.push(told.found_ms.unwrap_or(told.ms));
    }

    fn json(&self) -> Value {
        let of = |figures: &[f64]| spread(figures).map(Spread::json);
        json!({ "asked": of(&self.asked), "facts": of(&self.found), "shown": of(&self.shown) })
    }
}

/// What was measured of one program with one file.
#[derive(Default)]
struct Figures {
    cold: Times,
    warm: Times,
    bytes: u64,
    calls: u64,
    memory: Vec<f64>,
    cold_processor: Vec<BTreeMap<String, f64>>,
    warm_processor: Vec<BTreeMap<String, f64>>,
    answer: Value,
}

/// Measures everything and writes the two reports.
pub(crate) fn run(plan: &Plan) -> Result<()> {
    let runs = plan.runs;
    let start = Instant::now();
    let say = |what: &str| eprintln!("bench: {:>4.0} s  {what}", start.elapsed().as_secs_f64());
    let modules = named("YUJIAN_BENCH_MODULES")?;
    say("making the files");
    let folder = root().join("target/bench/inputs");
    let inputs = plan.choose(inputs::make(&folder)?, |input| input.name);
    say("packing the pages");
    let files = Arc::new(peers::files(&modules)?);
    let mut bench = Bench {
        chromium: Chromium::start(&named("YUJIAN_CHROMIUM")?)?,
        server: Server::start(Arc::clone(&files))?,
    };
    let peers = plan.choose(peers::all(), |peer| peer.folder);
    let mut figures: Vec<Vec<Figures>> = inputs
        .iter()
        .map(|_| peers.iter().map(|_| Figures::default()).collect())
        .collect();
    for round in 0..runs {
        say(&format!("round {} of {runs}", round + 1));
        for (input, row) in inputs.iter().zip(&mut figures) {
            // Each goes first in turn, so that none always meets a file that the last one warmed.
            for turn in 0..peers.len() {
                let at = (turn + round) % peers.len();
                bench.turn(peers[at], input, &mut row[at])?;
            }
        }
    }
    say("counting what is read, and memory");
    for (input, row) in inputs.iter().zip(&mut figures) {
        for (peer, figures) in peers.iter().zip(row) {
            bench.count(*peer, input, figures)?;
            for _ in 0..MEMORY_RUNS {
                bench.memory(*peer, input, figures)?;
            }
        }
    }
    if peers.contains(&peers::BEFORE) {
        say("opening the page on a slow line");
        for peer in &peers {
            let startup = startup::measure(&mut bench, *peer, &inputs[0], runs)?;
            println!(
                "{}: {}",
                peer.folder,
                serde_json::to_string_pretty(&startup)?
            );
        }
        for (input, row) in inputs.iter().zip(&figures) {
            println!(
                "{}",
                serde_json::to_string_pretty(&described(input, &peers, row))?
            );
        }
        return Ok(());
    }
    say("SHA-256");
    let sha256 = sha256::measure(&mut bench, &inputs::to_hash(&folder)?, runs)?;
    say("sound");
    let sound = sound::measure(&mut bench, &inputs::to_hear(&folder)?, runs)?;
    say("opening the page on a slow line");
    let startup = startup::measure(&mut bench, YUJIAN, &inputs[0], runs)?;
    let results = json!({
        "machine": machine::name(),
        "browser": bench.chromium.version()?,
        "runs": runs,
        "peers": peers.iter().map(|peer| json!({
            "folder": peer.folder,
            "title": peer.title(&modules),
            "download": download(&files, peer.folder, false),
        })).collect::<Vec<_>>(),
        "inputs": inputs.iter().zip(&figures).map(|(input, row)| described(input, &peers, row)).collect::<Vec<_>>(),
        "later": download(&files, YUJIAN.folder, true),
        "sha256": sha256,
        "sound": sound,
        "startup": startup,
    });
    if plan.only.is_empty() {
        say("writing BENCH.json and BENCH.md");
        report::write(&results)
    } else {
        println!("{}", serde_json::to_string_pretty(&results)?);
        Ok(())
    }
}

/// What a visitor downloads before a verdict: everything in the folder, but for what comes later; or
/// that.
fn download(files: &crate::server::Files, folder: &str, later: bool) -> Value {
    let own = files.iter().filter_map(|(name, file)| {
        let name = name.strip_prefix(folder)?.strip_prefix('/')?;
        let is_own = !name.ends_with("?count") && is_deferred(name) == later;
        is_own.then_some(file)
    });
    let (mut plain, mut gzip, mut brotli) = (0, 0, 0);
    for file in own {
        plain += file.plain.len();
        gzip += file.gzip.len();
        brotli += file.brotli.len();
    }
    json!({ "plain": plain, "gzip": gzip, "brotli": brotli })
}

fn described(input: &Input, peers: &[Peer], row: &[Figures]) -> Value {
    let of = |figures: &[f64]| spread(figures).map(Spread::json);
    let results = peers.iter().zip(row).map(|(peer, figures)| {
        json!({
            "peer": peer.folder,
            "cold_ms": figures.cold.json(),
            "warm_ms": figures.warm.json(),
            "bytes_read": figures.bytes,
            "calls": figures.calls,
            "cold_processor_ms": processor(&figures.cold_processor),
            "warm_processor_ms": processor(&figures.warm_processor),
            "memory_bytes": of(&figures.memory),
            "wrong": wrong(input, *peer, &figures.answer),
            "answer": figures.answer,
        })
    });
    json!({
        "name": input.name,
        "what": input.what,
        "bytes": input.len,
        "boxes": input.boxes,
        "results": results.collect::<Vec<_>>(),
    })
}

/// Median milliseconds of processor: of all threads together, and of those that take the most.
fn processor(runs: &[BTreeMap<String, f64>]) -> Value {
    let names: BTreeSet<&String> = runs.iter().flat_map(BTreeMap::keys).collect();
    let median = |figures: Vec<f64>| spread(&figures).map_or(0.0, |spread| spread.median);
    let of = |name: &String| {
        runs.iter()
            .map(|run| run.get(name).copied().unwrap_or(0.0))
            .collect()
    };
    let threads: BTreeMap<&String, f64> = names
        .into_iter()
        .map(|name| (name, median(of(name))))
        .filter(|(_, ms)| *ms >= 0.5)
        .collect();
    json!({ "all": median(runs.iter().map(|run| run.values().sum()).collect()), "threads": threads })
}

/// What of an answer is not so; nothing where all of it is right. A size given as it is coded,
/// with the angle beside it, is right too.
fn wrong(input: &Input, peer: Peer, answer: &Value) -> Vec<String> {
    let (width, height, turn) = input.displayed();
    let facts = if peer == YUJIAN {
        plain(answer)
    } else {
        answer.clone()
    };
    if let Some(error) = facts["error"].as_str() {
        return vec![format!("no answer ({error})")];
    }
    let mut wrong = Vec::new();
    match facts["duration_s"].as_f64() {
        // A packet of sound may end a little behind the picture.
        Some(duration) if (duration - input.duration_s()).abs() <= 0.05 => {}
        Some(duration) => wrong.push(format!("duration {duration:.3} s")),
        None => wrong.push("no duration".to_owned()),
    }
    let size = (facts["width"].as_u64(), facts["height"].as_u64());
    let (w, h) = (Some(u64::from(width)), Some(u64::from(height)));
    if size != (w, h) && !(turn % 180 == 90 && size == (h, w)) {
        wrong.push(format!("size {}×{}", facts["width"], facts["height"]));
    }
    if facts["rotation_deg"].as_f64() != Some(f64::from(turn)) {
        wrong.push(format!("rotation {}", facts["rotation_deg"]));
    }
    wrong
}

/// The page's facts in the form of the peers' answers.
fn plain(facts: &Value) -> Value {
    let movie = &facts["movie"];
    let picture = &movie["pictures"][0];
    json!({
        "duration_s": movie["duration_s"]["known"],
        "width": picture["displayed"]["known"]["width"],
        "height": picture["displayed"]["known"]["height"],
        "rotation_deg": picture["rotation_deg"]["known"],
    })
}
