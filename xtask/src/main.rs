//! The project's own commands. Each sets up what it needs, says what it does and how long it took.

mod bench;
#[allow(dead_code)] // build.rs needs more of it.
#[path = "../../src/text/compile/mod.rs"]
mod compile;
mod differential;
mod dist;
#[path = "../../tests/pages/src/engines.rs"]
mod engines;
mod finish;
mod serve;
mod setup;
mod shell;
mod test;

use std::process::ExitCode;

/// What went wrong, as a sentence for the person at the terminal.
type Failure = String;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve   build the page and serve it at http://127.0.0.1:8080/
  test    run every check and every test, those in real browsers included
  test pages|chromium|firefox [FILTER]
          only those in both browsers, or in one
  dist    make the folder dist/ and the zip that a web host unpacks
  setup   only install what the other commands need
  bench   measure the page beside other programs, and write BENCH.md and BENCH.json
  bench before DIR
          measure it beside an earlier build of the page
  bench growth
          measure how the inspection grows with length and size
  bench mend
          measure how soon a film is mended
  differential DIR [--play]
          compare the inspection with ffprobe and MediaInfo on the files of a folder, and with --play
          hold the verdicts to ffmpeg, Chromium and Firefox, which decode all of each file
  finish  what trunk calls after each build";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => serve::run_until_interrupted(),
        ["test", rest @ ..] => test::run_tests(rest),
        ["dist"] => dist::make(),
        ["bench", rest @ ..] => bench::measure(rest),
        ["differential", folder] => differential::run_over(folder, false),
        ["differential", folder, "--play"] => differential::run_over(folder, true),
        ["finish"] => finish::complete(),
        ["setup"] => setup::everything().map(drop),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
