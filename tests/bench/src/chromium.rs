//! A headless Chromium, driven by its debugger protocol.

use crate::{Result, arguments};
use serde_json::{Value, json};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long anything is waited for before the run ends.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running browser. It ends when this is dropped.
pub(crate) struct Chromium {
    process: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    last_id: u64,
    profile: TempDir,
}

/// An open page.
pub(crate) struct Page {
    target: String,
    session: String,
}

impl Chromium {
    /// Starts one with an empty profile.
    pub(crate) fn start(program: &Path) -> Result<Self> {
        let profile = TempDir::new()?;
        let process = Command::new(program)
            .args(arguments::OF_CHROMIUM)
            .arg("--remote-debugging-port=0")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let url = address(&profile.path().join("DevToolsActivePort"))?;
        let (socket, _) = tungstenite::connect(url)?;
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_nodelay(true)?;
        }
        Ok(Self {
            process,
            socket,
            last_id: 0,
            profile,
        })
    }

    /// Asks the browser, or a page of it, and waits for the answer.
    pub(crate) fn ask(
        &mut self,
        page: Option<&Page>,
        method: &str,
        params: Value,
    ) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(page) = page {
            message["sessionId"] = json!(page.session);
        }
        self.socket.send(Message::text(message.to_string()))?;
        loop {
            let message = self.socket.read()?;
            let Ok(text) = message.to_text() else {
                continue;
            };
            let Ok(mut message) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            if message["id"] == json!(id) {
                if !message["error"].is_null() {
                    return Err(format!("{method}: {}", message["error"]).into());
                }
                return Ok(message["result"].take());
            }
        }
    }

    /// Opens a new page in which `scripts` run before any of its own.
    pub(crate) fn open(&mut self, scripts: &[&str]) -> Result<Page> {
        let made = self.ask(None, "Target.createTarget", json!({ "url": "about:blank" }))?;
        let target = made["targetId"].as_str().unwrap_or_default().to_owned();
        let attach = json!({ "targetId": target, "flatten": true });
        let attached = self.ask(None, "Target.attachToTarget", attach)?;
        let session = attached["sessionId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let page = Page { target, session };
        self.ask(Some(&page), "Page.enable", json!({}))?;
        for script in scripts {
            let source = json!({ "source": script });
            self.ask(Some(&page), "Page.addScriptToEvaluateOnNewDocument", source)?;
        }
        Ok(page)
    }

    /// Leads a page to an address, and comes back once its document has begun.
    pub(crate) fn go(&mut self, page: &Page, url: &str) -> Result<()> {
        let gone = self.ask(Some(page), "Page.navigate", json!({ "url": url }))?;
        match gone["errorText"].as_str() {
            Some(error) => Err(format!("{url}: {error}").into()),
            None => Ok(()),
        }
    }

    /// The value of an expression in a page; a promise is waited for.
    pub(crate) fn evaluate(&mut self, page: &Page, expression: &str) -> Result<Value> {
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.ask(Some(page), "Runtime.evaluate", params)?;
        if answer["exceptionDetails"].is_null() {
            Ok(answer["result"]["value"].take())
        } else {
            Err(format!("{expression}: {}", answer["exceptionDetails"]).into())
        }
    }

    /// Chooses a file in the page's first field for files.
    pub(crate) fn choose(&mut self, page: &Page, file: &Path) -> Result<()> {
        let field = json!({ "expression": "document.querySelector('input[type=file]')" });
        let field = self.ask(Some(page), "Runtime.evaluate", field)?;
        let params = json!({ "files": [file], "objectId": field["result"]["objectId"] });
        self.ask(Some(page), "DOM.setFileInputFiles", params)?;
        Ok(())
    }

    /// Closes a page, and comes back once it is gone.
    pub(crate) fn close(&mut self, page: Page) -> Result<()> {
        let target = json!({ "targetId": page.target });
        self.ask(None, "Target.closeTarget", target)?;
        let start = Instant::now();
        loop {
            let targets = self.ask(None, "Target.getTargets", json!({}))?;
            let targets = targets["targetInfos"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            if !targets
                .iter()
                .any(|info| info["targetId"] == json!(page.target))
            {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err("a page does not close".into());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The browser's own name for itself.
    pub(crate) fn version(&mut self) -> Result<String> {
        let version = self.ask(None, "Browser.getVersion", json!({}))?;
        Ok(version["product"].as_str().unwrap_or("Chromium").to_owned())
    }

    /// The processes that show pages, by their `/proc` folders; none on another system than Linux.
    pub(crate) fn renderers(&self) -> Vec<PathBuf> {
        let profile = self.profile.path().display().to_string();
        let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let is_renderer = |folder: &PathBuf| {
            let command = std::fs::read(folder.join("cmdline")).unwrap_or_default();
            let command = String::from_utf8_lossy(&command);
            command.contains("--type=renderer") && command.contains(&profile)
        };
        processes
            .map(|entry| entry.path())
            .filter(is_renderer)
            .collect()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Asked to end, it ends its children too; killed, it might leave some.
        let asked = self.ask(None, "Browser.close", json!({}));
        let start = Instant::now();
        while asked.is_ok() && start.elapsed() < Duration::from_secs(10) {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address of the browser's debugger, which it writes to a file once it listens.
fn address(file: &Path) -> Result<String> {
    let start = Instant::now();
    loop {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let mut lines = text.lines();
        if let (Some(port), Some(path)) = (lines.next(), lines.next()) {
            return Ok(format!("ws://127.0.0.1:{port}{path}"));
        }
        if start.elapsed() > PATIENCE {
            return Err("Chromium does not start".into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
