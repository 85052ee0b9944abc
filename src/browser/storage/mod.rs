//! What the browser keeps between two visits.

pub(crate) mod local_storage;
pub(crate) mod sync;
