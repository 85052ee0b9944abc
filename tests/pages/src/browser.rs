//! A headless browser with the page open in it.

use crate::bidi::Bidi;
use crate::engines::Engine;
use crate::server::{Asked, Manner, Server};
use crate::site::{Site, root};
use crate::webdriver::DriverServer;
use futures_util::FutureExt;
use serde_json::{Value, json};
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;

/// How long a condition is waited for before the test fails.
const PATIENCE: Duration = Duration::from_secs(120);

/// How a test's browser differs from the ordinary.
#[derive(Clone, Copy)]
pub(crate) struct Setting {
    /// How the page is served.
    pub(crate) manner: Manner,
    /// The name under which the browser reaches the server. `localhost` is a secure context;
    /// any other name is plain http as at a college.
    pub(crate) host: &'static str,
    /// The window's inner size.
    pub(crate) window: (u32, u32),
    /// Whether scripts run.
    pub(crate) scripts: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            manner: Manner::default(),
            host: "localhost",
            window: (1366, 768),
            scripts: true,
        }
    }
}

/// How a file of the page does not arrive.
#[derive(Clone, Copy)]
pub(crate) enum Loss {
    Missing,
    CutOff,
}

/// A browser window, the server behind it, and a folder for files.
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    pub(crate) server: Server,
    pub(crate) site: Site,
    folder: TempDir,
    setting: Setting,
    /// The process of which all of the browser's processes are descendants.
    ancestor: u32,
    /// In Firefox.
    bidi: Option<Mutex<Bidi>>,
}

/// Runs a test in a browser, and ends the browser whatever the test does.
pub(crate) async fn with_browser(setting: Setting, test: impl AsyncFnOnce(&Browser)) {
    let site = Site::from_environment();
    let server = Server::start(Arc::clone(&site.files), setting.manner);
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("downloads")).unwrap();
    let driver_server = DriverServer::start(&site, folder.path());
    let (driver, bidi) = driver_server
        .open(&site, &server, folder.path(), setting)
        .await;
    let browser = Browser {
        driver: driver.clone(),
        server,
        site,
        folder,
        setting,
        ancestor: driver_server.process(),
        bidi: bidi.map(Mutex::new),
    };
    let outcome = AssertUnwindSafe(test(&browser)).catch_unwind().await;
    let closed = driver.quit().await;
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
    closed.unwrap();
}

impl Browser {
    /// Opens the page and waits until everything that it fetches has come.
    pub(crate) async fn open(&self) {
        self.goto().await;
        self.find("[data-submission=loaded]").await;
        self.find("[data-lang=en]:enabled").await;
        self.find("[data-examiner=loaded]").await;
    }

    /// Opens the page and waits until the whole page has started.
    pub(crate) async fn goto(&self) {
        self.goto_verdict().await;
        self.find("[data-rest=loaded] input[type=file]").await;
    }

    /// Opens the page and waits until the program that gives verdicts has started.
    pub(crate) async fn goto_verdict(&self) {
        self.driver
            .goto(self.server.url(self.setting.host))
            .await
            .unwrap();
        self.find("[data-rest] input[type=file]").await;
    }

    /// From now on one file of the page is lost.
    pub(crate) fn lose(&self, name: &str, loss: Loss) {
        let mut files = (*self.site.files).clone();
        let lost = files.remove(name).unwrap();
        if let Loss::CutOff = loss {
            // A module is cut off within its functions.
            files.insert(name.to_owned(), lost[..lost.len() / 2].to_vec());
        }
        self.server.serve(Arc::new(files));
    }

    /// From now on all files of the page are served again.
    pub(crate) fn lose_nothing(&self) {
        self.server.serve(Arc::clone(&self.site.files));
    }

    /// The first element that matches, waited for.
    pub(crate) async fn find(&self, css: &str) -> WebElement {
        self.until(css, async || self.driver.find(By::Css(css)).await.ok())
            .await
    }

    /// Asks again and again until there is an answer.
    pub(crate) async fn until<T>(&self, what: &str, ask: impl AsyncFn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            if start.elapsed() > PATIENCE {
                let picture = self.screenshot("failed").await;
                let body = self.script("return document.body.innerText").await;
                panic!(
                    "waited in vain for {what}; {}; the page says: {body}",
                    picture.display()
                );
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// The value of a script's `return`, in the page.
    pub(crate) async fn script(&self, script: &str) -> Value {
        self.script_with(script, Vec::new()).await
    }

    /// The same with `arguments`.
    pub(crate) async fn script_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.driver
            .execute(script, arguments)
            .await
            .unwrap()
            .json()
            .clone()
    }

    /// A picture of the window, in `target/pages/`.
    pub(crate) async fn screenshot(&self, name: &str) -> PathBuf {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let folder = root().join("target/pages");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{test}-{name}.png"));
        self.driver.screenshot(&path).await.unwrap();
        path
    }

    /// A path for a file that this test makes.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The file with that ending that the browser has saved, waited for; it is taken away.
    pub(crate) async fn downloaded(&self, ending: &str) -> PathBuf {
        let folder = self.path("downloads");
        self.until(&format!("a download {ending}"), async || {
            // While it is being written it has another ending, and an empty file may
            // hold its name for it.
            let mut files = std::fs::read_dir(&folder).unwrap().flatten();
            let found = files.find(|file| {
                let whole = file.metadata().is_ok_and(|metadata| metadata.len() > 0);
                whole && file.file_name().to_string_lossy().ends_with(ending)
            })?;
            let kept = self.path("kept").join(found.file_name());
            std::fs::create_dir_all(kept.parent()?).unwrap();
            std::fs::rename(found.path(), &kept).unwrap();
            Some(kept)
        })
        .await
    }

    /// The requests to the server, or to any other host, since the last call.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.server.take_asked()
    }

    /// Errors and warnings in the browser's console since the last call.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let window = self.driver.window().await.unwrap().to_string();
        if let Some(bidi) = &self.bidi {
            return bidi.lock().unwrap().take_complaints(&window);
        }
        let log = self.driver.browser_log().await.unwrap();
        log.into_iter().map(|entry| entry.message).collect()
    }

    /// Runs a script in every page from now on, before the page's own.
    pub(crate) async fn before_any_script(&self, script: &str) {
        if let Some(bidi) = &self.bidi {
            return bidi.lock().unwrap().before_any_script(script);
        }
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await;
    }

    /// Sends Chromium a command of its own debugging protocol.
    pub(crate) async fn devtools(&self, method: &str, params: Value) {
        let devtools = self.driver.cdp();
        devtools.send_raw(method, params).await.unwrap();
    }

    /// Counts the players of every page from now on, how often each opens a file and seeks, and how many of
    /// those out of sight have a file open at once.
    pub(crate) async fn watch_players(&self) {
        let script = "window.players = []; window.most = 0; const make = document.createElement;
            const hold = () => players.filter((p) => !p.id && p.readyState > 0).length;
            document.createElement = function (name, ...rest) {
                const made = make.call(this, name, ...rest);
                if (name !== 'video') return made;
                window.players.push(Object.assign(made, { opened: 0, looks: 0 }));
                made.addEventListener('loadedmetadata', () => { made.opened += 1; });
                made.addEventListener('seeked', () => {
                    made.looks += 1;
                    window.most = Math.max(most, hold());
                });
                return made;
            }";
        self.before_any_script(script).await;
    }

    /// How many players were made, and how many of them hold a file.
    pub(crate) async fn players(&self) -> (u64, u64) {
        let script = "return [players.length, players.filter((p) => p.readyState > 0).length]";
        serde_json::from_value(self.script(script).await).unwrap()
    }

    /// Bytes of memory that the processes which show pages hold for themselves alone.
    pub(crate) fn memory(&self) -> u64 {
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let processes = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        processes
            .filter(|process| self.shows_pages(*process))
            .map(|process| {
                let kilobytes = status(process, "RssAnon:");
                kilobytes.and_then(|k| k.parse::<u64>().ok()).unwrap_or(0) << 10
            })
            .sum()
    }

    fn shows_pages(&self, process: u32) -> bool {
        let command = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command);
        let is_kind = match self.site.engine {
            Engine::Chromium => command.contains("--type=renderer"),
            Engine::Firefox => command.contains("-contentproc") && command.ends_with("tab\0"),
        };
        let parent = |process: &u32| status(*process, "PPid:")?.parse().ok();
        is_kind && std::iter::successors(Some(process), parent).any(|it| it == self.ancestor)
    }
}

/// The first word of a line of a process's status.
fn status(process: u32, line: &str) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|each| each.strip_prefix(line))?;
    line.split_whitespace().next().map(str::to_owned)
}
