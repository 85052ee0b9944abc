//! A file on disk, for the native tests and the command line.

use super::{ByteSource, ReadError, clip};
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

/// A file on disk.
#[derive(Debug)]
pub struct FileSource {
    file: File,
    len: u64,
}

impl FileSource {
    /// Opens the file.
    ///
    /// # Errors
    /// [`ReadError`] when the system does not open it, or when it is a folder.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let file = File::open(path).map_err(|error| reason(&error))?;
        let metadata = file.metadata().map_err(|error| reason(&error))?;
        if metadata.is_dir() {
            return Err(ReadError::Denied);
        }
        Ok(Self {
            file,
            len: metadata.len(),
        })
    }
}

impl ByteSource for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.len);
        let length = range.end - range.start;
        let mut file = &self.file;
        file.seek(SeekFrom::Start(range.start))
            .map_err(|error| reason(&error))?;
        let mut bytes = Vec::new();
        file.take(length)
            .read_to_end(&mut bytes)
            .map_err(|error| reason(&error))?;
        if bytes.len() as u64 == length {
            Ok(bytes)
        } else {
            // It was longer when it was opened.
            Err(ReadError::Vanished)
        }
    }
}

fn reason(error: &std::io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound => ReadError::Vanished,
        ErrorKind::PermissionDenied => ReadError::Denied,
        _ => ReadError::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures")
            .join(name)
    }

    #[test]
    fn reads_are_clipped_to_the_end() {
        let source = FileSource::open(&fixture("text.mp4")).unwrap();
        let whole = std::fs::read(fixture("text.mp4")).unwrap();
        assert_eq!(source.len(), whole.len() as u64);
        assert_eq!(pollster::block_on(source.read(0..u64::MAX)), Ok(whole));
        assert_eq!(pollster::block_on(source.read(900..901)), Ok(Vec::new()));
    }

    #[test]
    fn what_is_not_there_has_vanished_and_a_folder_is_denied() {
        let missing = FileSource::open(&fixture("no such file"));
        assert_eq!(missing.unwrap_err(), ReadError::Vanished);
        let folder = FileSource::open(&fixture(""));
        assert_eq!(folder.unwrap_err(), ReadError::Denied);
    }
}
