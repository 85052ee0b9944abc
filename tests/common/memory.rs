//! How much memory a piece of work holds at a time, counted by the allocator.

use peak_alloc::PeakAlloc;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// To be made the allocator of the test that measures.
pub(crate) static ALLOCATOR: PeakAlloc = PeakAlloc;

static MEASURING: Mutex<()> = Mutex::new(());

/// Keeps other tests waiting: the allocator counts for all threads together.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    MEASURING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does the work and tells how much more memory than before it held at most, in bytes.
pub(crate) fn peak<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let result = work();
    let held = ALLOCATOR.peak_usage().saturating_sub(before);
    (result, held as u64)
}
