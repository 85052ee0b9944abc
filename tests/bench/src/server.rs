//! A static web server for all pages that are measured, each in a folder of its own.

use crate::Result;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;

/// A file as it is served: plain, and packed as ordinary servers pack it.
pub(crate) struct Served {
    pub(crate) plain: Vec<u8>,
    pub(crate) gzip: Vec<u8>,
    pub(crate) brotli: Vec<u8>,
}

impl Served {
    /// Packs a file: brotli at its best, gzip at 9. What was packed before is taken from `kept`.
    pub(crate) fn new(plain: Vec<u8>, kept: &Path) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let kept = kept.join(format!("{:016x}", hasher.finish()));
        let brotli = keep(&kept.with_extension("br"), || {
            let mut packed = Vec::new();
            let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
            writer.write_all(&plain)?;
            drop(writer);
            Ok(packed)
        })?;
        let gzip = keep(&kept.with_extension("gz"), || {
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            writer.write_all(&plain)?;
            writer.finish()
        })?;
        Ok(Self {
            plain,
            gzip,
            brotli,
        })
    }
}

fn keep(path: &Path, make: impl FnOnce() -> std::io::Result<Vec<u8>>) -> Result<Vec<u8>> {
    if let Ok(bytes) = std::fs::read(path) {
        return Ok(bytes);
    }
    let bytes = make()?;
    std::fs::write(path, &bytes)?;
    Ok(bytes)
}

/// Files by `folder/name`.
pub(crate) type Files = BTreeMap<String, Served>;

/// A running server; it ends with the program.
pub(crate) struct Server {
    address: SocketAddr,
}

impl Server {
    /// Starts on a free port of this machine.
    pub(crate) fn start(files: Arc<Files>) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(std::result::Result::ok) {
                let files = Arc::clone(&files);
                // A client that goes away in the middle is no failure of the measurement.
                std::thread::spawn(move || answer(&stream, &files));
            }
        });
        Ok(Self { address })
    }

    /// The address of a folder.
    pub(crate) fn url(&self, folder: &str) -> String {
        format!("http://localhost:{}/{folder}/", self.address.port())
    }
}

/// Answers on one connection until the client closes it.
fn answer(stream: &TcpStream, files: &Files) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut request = String::new();
        reader
            .read_line(&mut request)
            .ok()
            .filter(|read| *read > 0)?;
        let mut accepted = String::new();
        loop {
            let mut header = String::new();
            reader
                .read_line(&mut header)
                .ok()
                .filter(|read| *read > 0)?;
            if header.trim().is_empty() {
                break;
            }
            let (name, value) = header.split_once(':')?;
            if name.eq_ignore_ascii_case("accept-encoding") {
                value.trim().clone_into(&mut accepted);
            }
        }
        // A name with its query where there is such a file, else without.
        let asked = request.strip_prefix("GET /")?.split(' ').next()?;
        let path = asked.split('?').next()?;
        let name = if path.ends_with('/') {
            format!("{path}index.html")
        } else if files.contains_key(asked) {
            asked.to_owned()
        } else {
            path.to_owned()
        };
        reply(stream, &name, files.get(&name), &accepted).ok()?;
    }
}

fn reply(
    mut stream: &TcpStream,
    name: &str,
    file: Option<&Served>,
    accepted: &str,
) -> std::io::Result<()> {
    let Some(file) = file else {
        return stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    };
    let bare = name.split('?').next().unwrap_or_default();
    let kind = match bare.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    let takes = |coding: &str| accepted.split(',').any(|word| word.trim() == coding);
    let (coding, body) = if takes("br") {
        ("Content-Encoding: br\r\n", &file.brotli)
    } else if takes("gzip") {
        ("Content-Encoding: gzip\r\n", &file.gzip)
    } else {
        ("", &file.plain)
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{coding}Cache-Control: max-age=3600\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat())
}
