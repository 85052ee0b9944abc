//! A file that the teacher chose, read piece by piece.

use crate::browser::decode::gc_pressure::GcPressure;
use crate::source::{ByteSource, ReadError, clip};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, ReadableStream};

/// Garbage that each read leaves, in bytes: a blob, which the browser holds in two processes, a promise
/// and a buffer.
const READ: u64 = 16 << 10;

/// A `Blob` or `File` as a source of bytes. Nothing is read before it is asked for.
#[derive(Debug, Clone)]
pub struct BlobSource {
    blob: Blob,
    len: u64,
    gc_pressure: Rc<RefCell<GcPressure>>,
}

impl BlobSource {
    /// Wraps a blob; its length is fixed from here on.
    #[must_use]
    pub fn new(blob: Blob) -> Self {
        // A JavaScript size is a whole number below 2⁵³: exact in an f64, and never negative.
        let len = blob.size() as u64;
        Self {
            blob,
            len,
            gc_pressure: Rc::default(),
        }
    }

    /// The bytes of `range`, still on the JavaScript side. The browser begins to read at the call,
    /// not when the answer is first waited for.
    ///
    /// # Errors
    /// [`ReadError`] when the browser does not give the bytes.
    pub fn read_array(
        &self,
        range: Range<u64>,
    ) -> impl Future<Output = Result<Uint8Array, ReadError>> + use<> {
        let range = clip(range, self.len);
        self.gc_pressure.borrow_mut().add(READ);
        whole(self.part(&range), range.end - range.start)
    }

    /// All bytes, from the first to the last.
    pub(crate) fn stream(&self) -> ReadableStream {
        self.blob.stream()
    }

    /// The bytes of `range` as a blob, not read.
    pub(crate) fn part(&self, range: &Range<u64>) -> Result<Blob, JsValue> {
        self.blob
            .slice_with_f64_and_f64(range.start as f64, range.end as f64)
    }
}

/// All bytes of a blob, which must be `wanted`.
fn whole(
    blob: Result<Blob, JsValue>,
    wanted: u64,
) -> impl Future<Output = Result<Uint8Array, ReadError>> + use<> {
    let reading = blob.map(|blob| JsFuture::from(blob.array_buffer()));
    async move {
        let buffer = match reading {
            Ok(reading) => reading.await,
            Err(error) => Err(error),
        };
        let buffer = buffer.map_err(|error| read_error(&error))?;
        let bytes = Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>());
        // A file that shrank since it was chosen gives fewer bytes in some browsers, not an error.
        if u64::from(bytes.length()) == wanted {
            Ok(bytes)
        } else {
            Err(ReadError::Vanished)
        }
    }
}

impl ByteSource for BlobSource {
    fn len(&self) -> u64 {
        self.len
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        Ok(self.read_array(range).await?.to_vec())
    }

    /// Reads one blob made of the parts, which costs the browser half as much as a read for each.
    async fn read_each(&self, ranges: &[Range<u64>]) -> Result<Vec<u8>, ReadError> {
        let parts = Array::new();
        let mut wanted = 0;
        for range in ranges {
            let range = clip(range.clone(), self.len);
            wanted += range.end - range.start;
            let part = self.part(&range).map_err(|error| read_error(&error))?;
            parts.push(&part);
        }
        let all = Blob::new_with_blob_sequence(&parts);
        Ok(whole(all, wanted).await?.to_vec())
    }
}

/// What a rejected read means. The names are those of the File API, chapter "Errors and exceptions";
/// a file that was changed after it was chosen is `NotReadableError` in Chromium and Firefox.
fn read_error(error: &JsValue) -> ReadError {
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return ReadError::Failed;
    };
    match exception.name().as_str() {
        "NotFoundError" | "NotReadableError" => ReadError::Vanished,
        "SecurityError" | "NotAllowedError" => ReadError::Denied,
        _ => ReadError::Failed,
    }
}
