//! A static web server that remembers what it was asked for.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// How a server serves.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// Under which path the folder lies: `/` or `/a/b/`.
    pub(crate) path: &'static str,
    /// The MIME type that it gives to `.wasm`.
    pub(crate) wasm_type: &'static str,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            path: "/",
            wasm_type: "application/wasm",
        }
    }
}

/// A request: the host that the client addressed, and the request line. What is not HTTP is kept unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) host: String,
    pub(crate) line: String,
}

/// A running server. It ends when this is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    files: Mutex<Arc<BTreeMap<String, Vec<u8>>>>,
    manner: Manner,
    asked: Mutex<Vec<Asked>>,
    ended: AtomicBool,
}

impl Server {
    /// Starts on a free port of this machine.
    pub(crate) fn start(files: Arc<BTreeMap<String, Vec<u8>>>, manner: Manner) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            files: Mutex::new(files),
            manner,
            asked: Mutex::default(),
            ended: AtomicBool::new(false),
        });
        let for_thread = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if for_thread.ended.load(Ordering::Relaxed) {
                    break;
                }
                // A browser keeps idle connections open: one must not keep the others waiting.
                let shared = Arc::clone(&for_thread);
                std::thread::spawn(move || shared.answer(&stream));
            }
        });
        Self { address, shared }
    }

    /// The port.
    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of the page for a client that calls this machine `host`.
    pub(crate) fn url(&self, host: &str) -> String {
        format!("http://{host}:{}{}", self.port(), self.shared.manner.path)
    }

    /// Serves other files from now on.
    pub(crate) fn serve(&self, files: Arc<BTreeMap<String, Vec<u8>>>) {
        *self.shared.files.lock().unwrap() = files;
    }

    /// Everything that was asked since the last call.
    pub(crate) fn take_asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.shared.asked.lock().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn answer(&self, stream: &TcpStream) {
        let mut reader = BufReader::new(stream);
        let mut first = Vec::new();
        // A connection without a request is not recorded.
        if !matches!(reader.read_until(b'\n', &mut first), Ok(read) if read > 0) {
            return;
        }
        let line = as_to_a_server(String::from_utf8_lossy(&first).trim());
        let mut host = String::new();
        let mut header = String::new();
        while line.contains(" HTTP/")
            && matches!(reader.read_line(&mut header), Ok(read) if read > 0)
            && !header.trim().is_empty()
        {
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("host")
            {
                value.trim().clone_into(&mut host);
            }
            header.clear();
        }
        self.asked.lock().unwrap().push(Asked {
            host,
            line: line.clone(),
        });
        let _ = self.reply(stream, &line);
    }

    fn reply(&self, mut stream: &TcpStream, line: &str) -> std::io::Result<()> {
        let (status, kind, body) = match self.look_up(line) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => ("404 Not Found", "text/plain", b"not here".to_vec()),
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    fn look_up(&self, line: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = line.strip_prefix("GET ")?.split([' ', '?']).next()?;
        let name = path.strip_prefix(self.manner.path)?;
        let name = if name.is_empty() { "index.html" } else { name };
        let kind = match name.rsplit('.').next()? {
            "html" => "text/html",
            "js" => "text/javascript",
            "css" => "text/css",
            "json" => "application/json",
            "txt" => "text/plain",
            "wasm" => self.manner.wasm_type,
            _ => "application/octet-stream",
        };
        let body = self.files.lock().unwrap().get(name)?.clone();
        Some((kind, body))
    }
}

/// The request line as a server gets it. Firefox uses this server as a proxy, so its lines hold the host too.
fn as_to_a_server(line: &str) -> String {
    let whole = line
        .split_once(" http://")
        .and_then(|(verb, rest)| Some(format!("{verb} {}", &rest[rest.find('/')?..])));
    whole.unwrap_or_else(|| line.to_owned())
}
