//! Counts what is read, so that tests and benches can hold the inspection to a budget.

use super::{ByteSource, ReadError};
use std::cell::Cell;
use std::ops::Range;

/// A source that counts the reads of another.
#[derive(Debug)]
pub struct Counted<S> {
    source: S,
    reads: Cell<u64>,
    bytes: Cell<u64>,
    largest: Cell<u64>,
}

impl<S> Counted<S> {
    /// Starts at zero.
    pub const fn new(source: S) -> Self {
        Self {
            source,
            reads: Cell::new(0),
            bytes: Cell::new(0),
            largest: Cell::new(0),
        }
    }

    /// How many times something was read.
    pub const fn reads(&self) -> u64 {
        self.reads.get()
    }

    /// How many bytes were read in all.
    pub const fn bytes(&self) -> u64 {
        self.bytes.get()
    }

    /// How many bytes the largest read gave.
    pub const fn largest(&self) -> u64 {
        self.largest.get()
    }
}

impl<S: ByteSource> ByteSource for Counted<S> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let bytes = self.source.read(range).await?;
        let length = bytes.len() as u64;
        self.reads.set(self.reads.get() + 1);
        self.bytes.set(self.bytes.get() + length);
        self.largest.set(self.largest.get().max(length));
        Ok(bytes)
    }
}
