//! Files that the teacher chose or dropped.

pub mod blob_source;
pub(crate) mod drop;
pub mod input;
pub(crate) mod object_url;

use crate::job::FileKey;
use crate::session::{ChosenFile, FileId};
use std::cell::{Cell, RefCell};
use web_sys::File;

/// The chosen files, by key. A `File` is a reference; no byte is read here.
#[derive(Debug, Default)]
pub(crate) struct ChosenFiles {
    next: Cell<u32>,
    held: RefCell<Vec<(FileKey, File)>>,
}

impl PartialEq for ChosenFiles {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl ChosenFiles {
    /// Adds files and gives each a key.
    pub(crate) fn take(&self, files: Vec<File>) -> Vec<ChosenFile> {
        files.into_iter().map(|file| self.take_one(file)).collect()
    }

    fn take_one(&self, file: File) -> ChosenFile {
        let key = FileKey(self.next.get());
        self.next.set(key.0.wrapping_add(1));
        let id = file_id(&file);
        self.held.borrow_mut().push((key, file));
        ChosenFile { key, id }
    }

    /// The file of that key.
    pub(crate) fn get(&self, key: FileKey) -> Option<File> {
        let held = self.held.borrow();
        let file = held.iter().find(|(held, _)| *held == key);
        file.map(|(_, file)| file.clone())
    }

    /// Puts another file in the place of that of a key, and returns what it is called.
    pub(crate) fn replace(&self, key: FileKey, file: File) -> FileId {
        let id = file_id(&file);
        let mut held = self.held.borrow_mut();
        if let Some((_, before)) = held.iter_mut().find(|(held, _)| *held == key) {
            *before = file;
        }
        id
    }

    /// Drops the files that are gone, and returns their keys.
    pub(crate) fn drop_all(&self, is_gone: impl Fn(FileKey) -> bool) -> Vec<FileKey> {
        let mut held = self.held.borrow_mut();
        let keys = held.iter().map(|(key, _)| *key);
        let gone = keys.filter(|key| is_gone(*key)).collect();
        held.retain(|(key, _)| !is_gone(*key));
        gone
    }
}

/// What tells a file from others across visits.
pub(crate) fn file_id(file: &File) -> FileId {
    FileId {
        name: file.name(),
        // Whole numbers below 2⁵³: exact.
        bytes: file.size() as u64,
        modified_ms: file.last_modified() as i64,
    }
}
