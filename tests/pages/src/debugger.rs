//! The browser's debugger protocol, for what WebDriver cannot reach: the page's workers.

use serde_json::{Value, json};
use std::net::TcpStream;
use std::time::Duration;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// A connection to one page and its workers.
pub(crate) struct Debugger {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    last_id: u64,
    workers: Vec<String>,
}

impl Debugger {
    /// Connects to the page `target` (its window handle) of the browser at `address`.
    pub(crate) fn connect(address: &str, target: &str) -> Self {
        let url = format!("ws://{address}/devtools/page/{target}");
        let (socket, _) = tungstenite::connect(url).expect("the debugger takes a second client");
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream
                .set_read_timeout(Some(Duration::from_secs(20)))
                .unwrap();
        }
        let mut debugger = Self {
            socket,
            last_id: 0,
            workers: Vec::new(),
        };
        debugger.send(
            None,
            "Target.setAutoAttach",
            json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true }),
        );
        debugger
    }

    /// The worker of that name that runs now: `inspect` or `hash`.
    pub(crate) fn worker(&mut self, name: &str) -> String {
        // An answer comes after the events before it.
        self.send(None, "Runtime.evaluate", json!({ "expression": "0" }));
        let workers = self.workers.clone();
        let mut named = workers.into_iter().filter(|worker| {
            // A worker that was ended meanwhile has no session any more, and so no name.
            self.ask(
                Some(worker),
                "Runtime.evaluate",
                json!({ "expression": "self.name" }),
            )
            .is_ok_and(|answer| answer["result"]["value"] == json!(name))
        });
        named.next().unwrap_or_else(|| panic!("no worker {name}"))
    }

    /// Waits until a worker has ended.
    pub(crate) fn until_ended(&mut self, worker: &str) {
        while self.workers.iter().any(|running| running == worker) {
            // An answer comes after the events before it.
            self.send(None, "Runtime.evaluate", json!({ "expression": "0" }));
        }
    }

    /// The value of an expression in a worker; a promise is waited for.
    pub(crate) fn evaluate(&mut self, worker: &str, expression: &str) -> Value {
        let answer = self.send(
            Some(worker),
            "Runtime.evaluate",
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true }),
        );
        answer["result"]["value"].clone()
    }

    /// Starts an expression in a worker without waiting for its end, which may never come.
    pub(crate) fn start(&mut self, worker: &str, expression: &str) {
        self.post(
            Some(worker),
            "Runtime.evaluate",
            json!({ "expression": expression }),
        );
    }

    fn post(&mut self, session: Option<&str>, method: &str, params: Value) -> u64 {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.socket
            .send(Message::text(message.to_string()))
            .unwrap();
        self.last_id
    }

    fn send(&mut self, session: Option<&str>, method: &str, params: Value) -> Value {
        self.ask(session, method, params)
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// What Chromium answers, or its error.
    fn ask(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.post(session, method, params);
        loop {
            let message = self.socket.read().expect("the debugger answers");
            let Ok(text) = message.to_text() else {
                continue;
            };
            let Ok(message) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            self.notice(&message);
            if message["id"] == json!(id) {
                return match &message["error"] {
                    Value::Null => Ok(message["result"].clone()),
                    error => Err(error.clone()),
                };
            }
        }
    }

    fn notice(&mut self, message: &Value) {
        let params = &message["params"];
        let Some(session) = params["sessionId"].as_str() else {
            return;
        };
        match message["method"].as_str() {
            Some("Target.attachedToTarget") if params["targetInfo"]["type"] == "worker" => {
                self.workers.push(session.to_owned());
            }
            Some("Target.detachedFromTarget") => self.workers.retain(|worker| worker != session),
            _ => {}
        }
    }
}
