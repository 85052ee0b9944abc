//! Plays every file of a folder to its end, for `cargo xtask differential DIR --play`, which holds the
//! verdicts to it. Not a test of the page: it is there with the feature `play` alone.

use crate::browser::{Browser, Setting, with_browser};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use thirtyfour::By;

/// Longer than the script below takes for one file.
const PATIENCE: Duration = Duration::from_secs(900);

/// Plays the chosen file eight times as fast, and says how that went: it ended, an error came, it stood still
/// for ten seconds, or it was not done after a minute and twice as long as that takes, ten minutes at most.
const PLAY: &str = "
    const done = arguments[arguments.length - 1];
    const file = document.getElementById('play-file').files[0];
    const video = document.createElement('video');
    document.body.append(video);
    let last = -1, still = 0, checks = 0, timer = 0;
    const end = (how) => {
        clearInterval(timer);
        const { currentTime, duration, videoWidth, videoHeight } = video;
        const frames = video.getVideoPlaybackQuality?.().totalVideoFrames ?? null;
        video.onended = video.onerror = null;
        video.remove();
        URL.revokeObjectURL(video.src);
        video.removeAttribute('src');
        video.load();
        done({ how, at_s: currentTime, duration_s: Number.isFinite(duration) ? duration : null,
            width: videoWidth, height: videoHeight, frames });
    };
    video.onended = () => end('ended');
    video.onerror = () => end('error');
    timer = setInterval(() => {
        still = video.currentTime === last ? still + 1 : 0;
        last = video.currentTime;
        if (still > 20) end('stalled');
        else if (++checks > Math.min(1200, 120 + (video.duration || 0) / 2)) end('unfinished');
    }, 500);
    video.muted = true;
    video.playbackRate = video.defaultPlaybackRate = 8;
    video.src = URL.createObjectURL(file);
    video.play().catch(() => {});";

/// All files at or below a path; a link to a folder is not followed.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() && !path.is_symlink() {
        for entry in std::fs::read_dir(path).unwrap().flatten() {
            collect(&entry.path(), files);
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
}

async fn play(browser: &Browser, file: &Path) -> Value {
    // A field of its own for each file: one that has a file already would keep it.
    let field = "document.getElementById('play-file')?.remove();
        const field = document.createElement('input');
        field.id = 'play-file'; field.type = 'file'; document.body.prepend(field);";
    browser.script(field).await;
    let field = browser.driver.find(By::Id("play-file")).await.unwrap();
    field.send_keys(file.to_str().unwrap()).await.unwrap();
    let played = browser
        .driver
        .execute_async(PLAY, Vec::new())
        .await
        .unwrap();
    played.json().clone()
}

#[tokio::test]
#[ignore = "needs a browser: `cargo xtask differential DIR --play` runs it"]
async fn each_file_is_played() {
    let named =
        |name: &str| PathBuf::from(std::env::var_os(name).unwrap_or_else(|| panic!("{name}")));
    let (folder, written) = (named("YUJIAN_PLAY"), named("YUJIAN_PLAYED"));
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    with_browser(Setting::default(), async |browser| {
        browser.goto().await;
        browser.driver.set_script_timeout(PATIENCE).await.unwrap();
        let mut played = Map::new();
        for file in &files {
            let name = file.to_str().unwrap().to_owned();
            played.insert(name, play(browser, file).await);
        }
        std::fs::write(&written, json!(played).to_string()).unwrap();
    })
    .await;
}
