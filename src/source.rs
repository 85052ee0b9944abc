//! Where bytes come from: a length, and asynchronous reads of ranges.
//!
//! Nothing else is known about a file here: no name, no type, no path. Asynchronous because a
//! browser's `Blob` answers that way fastest, and because the same inspection then runs natively.

mod counted;
#[cfg(not(target_arch = "wasm32"))]
mod file;
pub use counted::Counted;
#[cfg(not(target_arch = "wasm32"))]
pub use file::FileSource;

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A file that can be read piece by piece.
#[allow(async_fn_in_trait)] // One thread: nobody needs the future to be `Send`.
pub trait ByteSource {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// Whether there is not a single byte.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of `range`, clipped to the end of the file. There are fewer only where the file ends.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError>;

    /// The bytes of several ranges, one behind the other; each is clipped to the end of the file.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    async fn read_each(&self, ranges: &[Range<u64>]) -> Result<Vec<u8>, ReadError> {
        let mut all = Vec::new();
        for range in ranges {
            all.extend(self.read(range.clone()).await?);
        }
        Ok(all)
    }
}

/// Why bytes that should be there could not be read. This is about the medium, never the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadError {
    /// The file was moved, deleted, renamed or changed, or the drive was pulled out.
    Vanished,
    /// The system refuses to open the file.
    Denied,
    /// Any other failure of the medium.
    Failed,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Vanished => "the file has vanished or was changed while being read",
            Self::Denied => "the system refuses to open the file",
            Self::Failed => "the file could not be read",
        })
    }
}

impl std::error::Error for ReadError {}

/// Clips `range` to a file of `len` bytes.
#[must_use]
pub fn clip(range: Range<u64>, len: u64) -> Range<u64> {
    let end = range.end.min(len);
    range.start.min(end)..end
}

impl ByteSource for [u8] {
    fn len(&self) -> u64 {
        self.len() as u64
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let clipped = clip(range, ByteSource::len(self));
        // A clipped range fits the slice, so both ends fit `usize`.
        let bytes = self.get(clipped.start as usize..clipped.end as usize);
        Ok(bytes.unwrap_or_default().to_vec())
    }
}

impl ByteSource for Vec<u8> {
    fn len(&self) -> u64 {
        ByteSource::len(self.as_slice())
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        ByteSource::read(self.as_slice(), range).await
    }
}
