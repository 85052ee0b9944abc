//! The inspection on made files: time, size, damage, hostile input, and properties of them all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)] // Tests may.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/second.rs"]
mod second;

mod budget;
mod damage;
mod fixtures;
mod properties;
mod size;
mod time;
mod verdicts;

use yujian::facts::{DefectCode, Facts};
use yujian::inspect::inspect;
use yujian::source::ByteSource;

/// The facts of a file made in memory.
fn facts(file: &[u8]) -> Facts {
    facts_of(file)
}

fn facts_of<S: ByteSource + ?Sized>(source: &S) -> Facts {
    pollster::block_on(inspect(source)).unwrap()
}

/// Whether something of this kind was written down.
fn has(facts: &Facts, code: DefectCode) -> bool {
    facts.defects.iter().any(|defect| defect.code == code)
}
