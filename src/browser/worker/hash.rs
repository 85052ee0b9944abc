//! The SHA-256 (FIPS 180-4) of a file.

use crate::browser::decode::gc_pressure::release;
use crate::browser::files::blob_source::BlobSource;
use crate::source::{ByteSource, ReadError};
use js_sys::{Date, Reflect, Uint8Array};
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// How often to check that the file is still the one that was chosen, in milliseconds. This check is also
/// when the worker handles its messages: what the browser has read ahead comes without waiting.
const CHECK_EACH_MS: f64 = 200.0;

/// Bytes that are copied into the module's memory at a time. That memory never shrinks, and the browser
/// gives megabytes at once.
const PIECE: u32 = 256 << 10;

/// The SHA-256 of the whole source in lower-case hexadecimal. `progress` is called with the bytes done.
///
/// The file is read as a stream: the browser reads on during the hashing, and a range read would cost
/// this thread twice as much.
///
/// # Errors
/// [`ReadError`] when the file cannot be read to the end that it had when it was chosen.
pub(super) async fn sha256(
    source: &BlobSource,
    progress: &mut impl FnMut(u64),
) -> Result<String, ReadError> {
    let stream = Stream::of(source)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE as usize];
    let mut done = 0;
    let mut checked = Date::now();
    while let Some(bytes) = stream.next().await? {
        let len = bytes.length();
        for from in (0..len).step_by(PIECE as usize) {
            let part = bytes.subarray(from, len.min(from.saturating_add(PIECE)));
            piece.resize(part.length() as usize, 0);
            part.copy_to(&mut piece);
            hasher.update(&piece);
        }
        release(&bytes.buffer());
        done += u64::from(len);
        progress(done);
        if Date::now() - checked > CHECK_EACH_MS {
            stream.check().await?;
            checked = Date::now();
        }
    }
    stream.check().await?;
    // A file that shrank since it was chosen ends early in some browsers, without an error.
    if done != source.len() {
        return Err(ReadError::Vanished);
    }
    let digest = hasher.finalize();
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A file that is read from its beginning to its end.
struct Stream<'a> {
    source: &'a BlobSource,
    reader: ReadableStreamDefaultReader,
}

impl<'a> Stream<'a> {
    fn of(source: &'a BlobSource) -> Result<Self, ReadError> {
        let reader = source.stream().get_reader().dyn_into();
        let reader = reader.map_err(|_| ReadError::Failed)?;
        Ok(Self { source, reader })
    }

    /// The next bytes; `None` at the end.
    async fn next(&self) -> Result<Option<Uint8Array>, ReadError> {
        let read = JsFuture::from(self.reader.read()).await;
        let value = read.and_then(|read| Reflect::get(&read, &JsValue::from_str("value")));
        match value {
            Ok(value) => Ok(value.dyn_into().ok()),
            Err(_) => {
                // A stream does not say why it broke off.
                self.check().await?;
                Err(ReadError::Failed)
            }
        }
    }

    /// Checks that the file is still the one that was chosen. A stream goes on with a file that was
    /// changed or deleted, but a range read then fails.
    async fn check(&self) -> Result<(), ReadError> {
        self.source.read_array(0..1).await.map(drop)
    }
}

impl Drop for Stream<'_> {
    fn drop(&mut self) {
        // Nobody waits for the rest of it.
        drop(self.reader.cancel());
    }
}
