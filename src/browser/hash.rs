//! The SHA-256 of a file. No verdict needs it: it comes after the page, with what says it.

use super::memory::let_go;
use super::source::BlobSource;
use crate::source::{ByteSource, ReadError};
use sha2::{Digest, Sha256};
use std::pin::Pin;

/// How much is hashed between two looks at the mailbox: large enough that the cost of a read call
/// vanishes, small enough that cancelling answers at once even from a slow USB drive.
const CHUNK: u64 = 4 << 20;

/// A digest on its way.
type Hashing<'a> = Pin<Box<dyn Future<Output = Result<String, ReadError>> + 'a>>;

/// The SHA-256 of the whole source in lower-case hexadecimal, telling `progress` the bytes done.
///
/// The next chunk is read while this one is hashed: drive and processor work at the same time.
#[inline(never)]
pub(super) fn sha256<'a>(source: &'a BlobSource, progress: &'a mut dyn FnMut(u64)) -> Hashing<'a> {
    Box::pin(async move {
        let mut hasher = Sha256::new();
        let mut chunk = Vec::new();
        let mut done = 0;
        let mut reading = source.read_array(0..CHUNK);
        while done < source.len() {
            let bytes = reading.await?;
            let next = done + u64::from(bytes.length());
            reading = source.read_array(next..next.saturating_add(CHUNK));
            chunk.resize(bytes.length() as usize, 0);
            bytes.copy_to(&mut chunk);
            let_go(&bytes.buffer());
            hasher.update(&chunk);
            done = next;
            progress(done);
        }
        Ok(hasher
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect())
    })
}
