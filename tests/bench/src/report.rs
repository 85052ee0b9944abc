//! `BENCH.json` as it was measured, and `BENCH.md` for people.

use crate::{Result, root};
use serde_json::Value;
use std::fmt::Write;

/// Writes both.
pub(crate) fn write(results: &Value) -> Result<()> {
    let json = serde_json::to_string_pretty(results)? + "\n";
    std::fs::write(root().join("BENCH.json"), json)?;
    std::fs::write(root().join("BENCH.md"), page(results)?)?;
    Ok(())
}

/// Where `cargo xtask bench growth` puts its table.
pub(crate) const GROWTH: (&str, &str) = ("<!-- growth -->", "<!-- end of growth -->");

/// Where `cargo xtask bench mend` puts its table.
pub(crate) const MENDING: (&str, &str) = ("<!-- mending -->", "<!-- end of mending -->");

/// A table that stands in `BENCH.md` already: another command measures it.
fn kept((begin, end): (&str, &str)) -> String {
    let old = std::fs::read_to_string(root().join("BENCH.md")).unwrap_or_default();
    let table = old
        .split_once(begin)
        .and_then(|(_, rest)| rest.split_once(end));
    table.map_or_else(|| "\n".to_owned(), |(table, _)| table.to_owned())
}

/// Puts a table into its place in `BENCH.md`, where there is one.
pub(crate) fn put((begin, end): (&str, &str), table: &str) -> Result<()> {
    let path = root().join("BENCH.md");
    let Ok(page) = std::fs::read_to_string(&path) else {
        return Ok(());
    };
    let place = "BENCH.md has no place for the table";
    let (before, rest) = page.split_once(begin).ok_or(place)?;
    let (_, after) = rest.split_once(end).ok_or(place)?;
    std::fs::write(path, format!("{before}{begin}{table}{end}{after}"))?;
    Ok(())
}

fn page(results: &Value) -> Result<String> {
    let mut page = String::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    writeln!(
        page,
        "# Side by side\n\n\
         One run of `cargo xtask bench` on {}; {}; every time is the median of {}, the programs in turns.\n\
         All figures with their least and most are in [BENCH.json](BENCH.json). Nothing here is a test: what must hold\n\
         (bytes, calls, sizes) is held by tests that count.\n",
        text(&results["machine"]),
        text(&results["browser"]),
        results["runs"]
    )?;
    ratios(&mut page, results)?;
    times(&mut page, results)?;
    own_time(&mut page, results)?;
    processor(&mut page, results)?;
    reads(&mut page, results)?;
    memory(&mut page, results)?;
    answers(&mut page, results)?;
    downloads(&mut page, results)?;
    startup(&mut page, &results["startup"])?;
    sha256(&mut page, &results["sha256"])?;
    sound(&mut page, &results["sound"])?;
    writeln!(
        page,
        "## How it grows\n\nThe inspection alone, natively, over files without a disk (`cargo xtask bench growth`).\n{}{}{}\n",
        GROWTH.0,
        kept(GROWTH),
        GROWTH.1
    )?;
    writeln!(
        page,
        "## How soon a film is mended\n\nFrom the press until the film can be saved: written, inspected and checked \
         (`cargo xtask bench mend`). mediabunny converts to a\ntarget that drops what it gets. Memory is that of all \
         renderers above what they held before.\n{}{}{}\n",
        MENDING.0,
        kept(MENDING),
        MENDING.1
    )?;
    page.push_str(include_str!("../about.md"));
    Ok(page)
}

/// The rows of a table: one for each file, a column for each program.
fn table(
    page: &mut String,
    results: &Value,
    head: &str,
    cell: impl Fn(&Value, &Value) -> String,
) -> Result<()> {
    let (inputs, peers) = (list(&results["inputs"]), list(&results["peers"]));
    let titles: Vec<&str> = peers
        .iter()
        .filter_map(|peer| peer["title"].as_str())
        .collect();
    writeln!(page, "| {head} | {} |", titles.join(" | "))?;
    writeln!(page, "| --- |{}", " ---: |".repeat(titles.len()))?;
    for input in inputs {
        let cells: Vec<String> = list(&input["results"])
            .iter()
            .map(|result| cell(input, result))
            .collect();
        writeln!(
            page,
            "| {} | {} |",
            input["what"].as_str().unwrap_or_default(),
            cells.join(" | ")
        )?;
    }
    page.push('\n');
    Ok(())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn median(value: &Value) -> Option<f64> {
    value["median"].as_f64()
}

/// Our own result for the same file.
fn own(input: &Value) -> &Value {
    list(&input["results"]).first().unwrap_or(&Value::Null)
}

fn times_more(theirs: Option<f64>, ours: Option<f64>) -> String {
    match (theirs, ours) {
        (Some(theirs), Some(ours)) if ours > 0.0 => {
            let ratio = theirs / ours;
            if ratio < 10.0 {
                format!("{ratio:.2}")
            } else {
                format!("{ratio:.0}")
            }
        }
        _ => "–".to_owned(),
    }
}

fn ratios(page: &mut String, results: &Value) -> Result<()> {
    writeln!(
        page,
        "## How many times ours\n\n\
         Above 1, Yujian needs less. Time: from choosing the file until the facts are in the page, cold (the first file of a new\n\
         page) / warm (the next file); bytes: what is read of the file.\n"
    )?;
    table(page, results, "time cold / warm, bytes", |input, result| {
        let ours = own(input);
        let time =
            |when: &str| times_more(median(&result[when]["facts"]), median(&ours[when]["facts"]));
        let bytes = times_more(result["bytes_read"].as_f64(), ours["bytes_read"].as_f64());
        format!("{} / {}, {bytes}", time("cold_ms"), time("warm_ms"))
    })
}

fn times(page: &mut String, results: &Value) -> Result<()> {
    writeln!(page, "## Milliseconds to the facts\n")?;
    table(page, results, "cold / warm", |_, result| {
        let time = |when: &str| {
            median(&result[when]["facts"]).map_or("–".to_owned(), |ms| format!("{ms:.0}"))
        };
        format!("{} / {}", time("cold_ms"), time("warm_ms"))
    })
}

fn own_time(page: &mut String, results: &Value) -> Result<()> {
    writeln!(
        page,
        "## Where our time goes\n\n\
         Milliseconds from the choice until the worker is asked, until the facts are in the page, and until the verdict with its\n\
         rules, form and sheet is on the screen, which no peer has.\n\n\
         | | asked | facts | verdict shown |\n| --- | ---: | ---: | ---: |"
    )?;
    for input in list(&results["inputs"]) {
        for (when, word) in [("cold_ms", "cold"), ("warm_ms", "warm")] {
            let time = |what: &str| {
                median(&own(input)[when][what]).map_or("–".to_owned(), |ms| format!("{ms:.0}"))
            };
            let what = input["what"].as_str().unwrap_or_default();
            writeln!(
                page,
                "| {what}, {word} | {} | {} | {} |",
                time("asked"),
                time("facts"),
                time("shown")
            )?;
        }
    }
    page.push('\n');
    Ok(())
}

fn processor(page: &mut String, results: &Value) -> Result<()> {
    writeln!(
        page,
        "## Milliseconds of processor\n\n\
         What all threads of the renderer ran from the choice to the facts, the browser's own compiling in the background and,\n\
         with us, the drawing of verdict, form and sheet included. Waiting does not count, so it holds on a busy machine.\n"
    )?;
    table(page, results, "cold / warm", |_, result| {
        let time = |when: &str| {
            result[when]["all"]
                .as_f64()
                .map_or("–".to_owned(), |ms| format!("{ms:.0}"))
        };
        format!(
            "{} / {}",
            time("cold_processor_ms"),
            time("warm_processor_ms")
        )
    })
}

fn reads(page: &mut String, results: &Value) -> Result<()> {
    writeln!(
        page,
        "## Bytes read of the file, and calls\n\n\
         Counted by wrapping every way to read a `Blob` in page and workers, for all programs alike.\n"
    )?;
    table(page, results, "kB in calls", |input, result| {
        let bytes = result["bytes_read"].as_f64().unwrap_or_default();
        let over = bytes - input["boxes"].as_f64().unwrap_or_default();
        let more = if result["peer"] == "yujian" {
            format!(" (boxes {:+.1})", over / 1000.0)
        } else {
            String::new()
        };
        format!("{:.0} in {}{more}", bytes / 1000.0, result["calls"])
    })
}

fn memory(page: &mut String, results: &Value) -> Result<()> {
    writeln!(
        page,
        "## Memory\n\n\
         Peak of the renderer's process during the inspection above what it held before, in MB (`VmHWM` of Linux, set back\n\
         after a garbage collection; what is mapped of the browser's own program when it is first used counts too). ffmpeg.wasm\n\
         and mediainfo.js hold their own memory from their start on.\n"
    )?;
    table(page, results, "MB", |_, result| {
        median(&result["memory_bytes"])
            .map_or("–".to_owned(), |bytes| format!("{:.1}", bytes / 1e6))
    })
}

fn answers(page: &mut String, results: &Value) -> Result<()> {
    writeln!(
        page,
        "## Is the answer right\n\nDuration within 0.05 s, the picture's size (as displayed, or as coded with the angle beside it), the angle.\n"
    )?;
    table(page, results, "what is wrong", |_, result| {
        let wrong: Vec<&str> = list(&result["wrong"])
            .iter()
            .filter_map(Value::as_str)
            .collect();
        if wrong.is_empty() {
            "right".to_owned()
        } else {
            wrong.join(", ")
        }
    })
}

fn downloads(page: &mut String, results: &Value) -> Result<()> {
    writeln!(
        page,
        "## What is downloaded\n\n\
         kB: plain, gzip -9, brotli -11. Ours is all that a verdict needs, the page and its rules; a peer's is a bundle of what the\n\
         question needs, minified by esbuild.\n\n| | plain | gzip | brotli |\n| --- | ---: | ---: | ---: |"
    )?;
    let line = |title: &str, download: &Value| {
        let size = |kind: &str| download[kind].as_f64().unwrap_or_default() / 1000.0;
        let [plain, gzip, brotli] = ["plain", "gzip", "brotli"].map(size);
        format!("| {title} | {plain:.1} | {gzip:.1} | {brotli:.1} |\n")
    };
    for peer in list(&results["peers"]) {
        let title = peer["title"].as_str().unwrap_or_default();
        page.push_str(&line(title, &peer["download"]));
    }
    let later = "Yujian afterwards: form and sheet, English, the examiner";
    page.push_str(&line(later, &results["later"]));
    page.push('\n');
    Ok(())
}

fn startup(page: &mut String, startup: &Value) -> Result<()> {
    let ms = |name: &str| median(&startup[name]).unwrap_or_default();
    writeln!(
        page,
        "## Opening the page\n\n\
         With Chromium's own throttling ({:.1} Mb/s, {} ms, processor {} times slower), an empty cache, served with brotli:\n\
         the field for files is on the screen, and what is chosen with it is kept, after {:.0} ms; the page's program has\n\
         taken it over after {:.0} ms, and the worker that checks is ready after {:.0} ms. A film that is chosen as soon as the\n\
         field is there has its verdict on the screen after {:.0} ms.\n",
        startup["line_bit_s"].as_f64().unwrap_or_default() / 1e6,
        startup["latency_ms"],
        startup["processor_slower"],
        ms("field_usable_ms"),
        ms("program_there_ms"),
        ms("worker_ready_ms"),
        ms("verdict_of_early_choice_ms")
    )?;
    Ok(())
}

fn sha256(page: &mut String, sha256: &Value) -> Result<()> {
    let rate = |name: &str| median(&sha256[name]).unwrap_or_default();
    writeln!(
        page,
        "## SHA-256\n\n\
         MB/s over {:.0} MB: the page, reading included, as a stream {:.0}, and {:.0} while its player draws the strip of the\n\
         opening beside it; `crypto.subtle` with the whole file read into memory first {:.0}, its digest alone {:.0}. Both\n\
         digests are the same.\n",
        sha256["bytes"].as_f64().unwrap_or_default() / 1e6,
        rate("page_mb_s"),
        rate("page_beside_strip_mb_s"),
        rate("subtle_with_reading_mb_s"),
        rate("subtle_alone_mb_s")
    )?;
    Ok(())
}

fn sound(page: &mut String, sound: &Value) -> Result<()> {
    let rate = |name: &str| median(&sound[name]).unwrap_or_default();
    let figure = |of: &str, name: &str| sound[of][name].as_f64().unwrap_or(f64::NAN);
    let (ours, theirs) = (rate("page_times"), rate("ffmpeg_times"));
    writeln!(
        page,
        "## Loudness of the whole sound\n\n\
         {}: the page takes it in {ours:.0} times real time, the `ebur128` filter of ffmpeg.wasm {theirs:.0} times: {:.1} times as fast.\n\
         Decoding alone, by the browser's own decoder through mediabunny: {:.0} times. The page finds {:.1} LUFS and {:.1} dBTP,\n\
         ffmpeg {:.1} LUFS and {:.1} dBTP.\n",
        sound["what"].as_str().unwrap_or_default(),
        ours / theirs,
        rate("mediabunny_decoding_times"),
        figure("page", "lufs"),
        figure("page", "dbtp"),
        figure("ffmpeg", "lufs"),
        figure("ffmpeg", "dbtp"),
    )?;
    Ok(())
}
