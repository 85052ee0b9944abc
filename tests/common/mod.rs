//! What several tests make files with: boxes, whole movies of them, and real clips made longer.
#![allow(dead_code, unreachable_pub)] // Each test binary uses its own part.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)] // Tests may.

pub mod boxes;
pub mod codecs;
pub mod hostile;
pub mod movie;
pub mod sparse;
pub mod stretch;
