//! `cargo xtask differential DIR`: the inspection beside ffprobe and MediaInfo on any files, and with
//! `--play` its verdicts beside what decodes.

use crate::engines::Engine;
use crate::shell::{about, cargo, root, run, step};
use crate::{Failure, dist, setup};
use std::path::{Path, PathBuf};

/// Compares on all files below `folder`; the comparing itself is `examples/differential`.
///
/// # Errors
/// A sentence that says what is missing or what failed.
pub(crate) fn run_over(folder: &str, is_played: bool) -> Result<(), Failure> {
    // Where the command was called, not where cargo runs it, and without `..`, which chromedriver refuses.
    let folder = Path::new(folder)
        .canonicalize()
        .map_err(|error| format!("{folder}: {error}"))?;
    setup::witnesses()?;
    let played = if is_played {
        play(&folder)?
    } else {
        Vec::new()
    };
    let mut compare = cargo();
    compare.args([
        "run",
        "--release",
        "--quiet",
        "--example",
        "differential",
        "--",
    ]);
    compare.arg(folder);
    if is_played {
        compare.arg("--played").args(played);
    }
    run(&mut compare)
}

/// Has each browser play the files; answers with what each has written.
fn play(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let site = dist::build(&setup::build_tools()?)?;
    let tools = setup::test_tools()?;
    let written = root().join("target/differential");
    std::fs::create_dir_all(&written).map_err(about(&written))?;
    let mut played = Vec::new();
    for engine in Engine::ALL {
        let file = written.join(engine.name()).with_extension("json");
        let mut tests = cargo();
        tests
            .args([
                "test",
                "--locked",
                "--quiet",
                "--package",
                "pages",
                "--features",
                "play",
                "play::",
                "--",
                "--include-ignored",
            ])
            .env("YUJIAN_PLAY", folder)
            .env("YUJIAN_PLAYED", &file);
        setup::set_browser(&mut tests, &tools, engine, &site);
        step(&format!("playing the files in {}", engine.name()), || {
            run(&mut tests)
        })?;
        played.push(file);
    }
    Ok(played)
}
