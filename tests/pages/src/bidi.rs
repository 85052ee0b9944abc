//! WebDriver BiDi, for what Firefox offers in no other way: scripts before the page's own, the size of the
//! viewport, and the messages in its console.

use serde_json::{Value, json};
use std::net::TcpStream;
use std::time::Duration;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// A connection to a session that WebDriver has begun.
pub(crate) struct Bidi {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    last_id: u64,
    complaints: Vec<String>,
}

impl Bidi {
    /// Connects to the session at that address and subscribes to its console.
    pub(crate) fn connect(address: &str) -> Self {
        let (socket, _) = tungstenite::connect(address).expect("the browser speaks BiDi");
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream
                .set_read_timeout(Some(Duration::from_secs(20)))
                .unwrap();
        }
        let mut bidi = Self {
            socket,
            last_id: 0,
            complaints: Vec::new(),
        };
        bidi.send("session.subscribe", json!({ "events": ["log.entryAdded"] }));
        bidi
    }

    /// Runs a script in every page from now on, before the page's own.
    pub(crate) fn before_any_script(&mut self, script: &str) {
        let function = format!("() => {{\n{script}\n}}");
        self.send(
            "script.addPreloadScript",
            json!({ "functionDeclaration": function }),
        );
    }

    /// Sets the viewport of a window, given by its handle.
    pub(crate) fn set_viewport(&mut self, window: &str, (width, height): (u32, u32)) {
        self.send(
            "browsingContext.setViewport",
            json!({
                "context": window,
                "viewport": { "width": width, "height": height },
                "devicePixelRatio": 1,
            }),
        );
    }

    /// What was written to the console since the last call, as far as it has come; `window` is a handle.
    pub(crate) fn take_complaints(&mut self, window: &str) -> Vec<String> {
        // The answer to a command comes after the events before it.
        self.send(
            "script.evaluate",
            json!({ "expression": "0", "target": { "context": window }, "awaitPromise": false }),
        );
        std::mem::take(&mut self.complaints)
    }

    fn send(&mut self, method: &str, params: Value) -> Value {
        self.last_id += 1;
        let message = json!({ "id": self.last_id, "method": method, "params": params });
        self.socket
            .send(Message::text(message.to_string()))
            .unwrap();
        loop {
            let message = self.socket.read().expect("the browser answers");
            let Ok(text) = message.to_text() else {
                continue;
            };
            let Ok(message) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            if message["method"] == "log.entryAdded" {
                let words = message["params"]["text"].as_str().unwrap_or_default();
                self.complaints.push(words.to_owned());
            }
            if message["id"] == json!(self.last_id) {
                assert_eq!(message["type"], "success", "{method}: {message}");
                return message["result"].clone();
            }
        }
    }
}
