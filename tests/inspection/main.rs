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

mod accept;
mod budget;
mod containers;
mod damage;
mod fixtures;
mod front;
mod properties;
mod samples;
mod size;
mod sound;
mod time;
mod verdicts;

use yujian::facts::{DefectCode, Facts};
use yujian::inspect::inspect;
use yujian::source::ByteSource;

/// The facts of a file made in memory. What is wrong must stand where it is said to.
fn facts(file: &[u8]) -> Facts {
    let facts = facts_of(file);
    for defect in facts
        .defects
        .iter()
        .filter(|defect| is_of_a_box(defect.code))
    {
        let last = defect.path.rsplit('/').next().unwrap();
        let kind = last.split('[').next().unwrap();
        let at = usize::try_from(defect.offset).unwrap() + 4;
        let found = String::from_utf8_lossy(&file[at..at + 4]);
        assert_eq!(found, kind, "{defect:?}");
    }
    facts
}

/// Whether a defect is about what a box says, so that its offset is that of the box which its path
/// names. Others are about samples, about bytes that are no box, or about a box that is not there.
fn is_of_a_box(code: DefectCode) -> bool {
    use DefectCode as D;
    matches!(
        code,
        D::BoxTooShort
            | D::EntryCountIllegal
            | D::PictureMissing
            | D::NoSamples
            | D::Encrypted
            | D::ExternalMedia
            | D::CompressedMovie
            | D::TimescaleZero
            | D::DurationContradiction
            | D::SizeContradiction
            | D::AspectContradiction
            | D::SizeChanges
            | D::SizeUnconfirmed
            | D::MatrixIllegal
            | D::MatrixContradiction
            | D::ConfigurationUnreadable
            | D::EditRate
            | D::EditPlaysNothing
            | D::FragmentsOverlap
            | D::OffsetsWrapped
            | D::ChunksLeftOver
            | D::TrackDisabled
            | D::BoxTooLong
            | D::SamplesUntimed
    )
}

fn facts_of<S: ByteSource + ?Sized>(source: &S) -> Facts {
    pollster::block_on(inspect(source)).unwrap()
}

/// Whether something of this kind was written down.
fn has(facts: &Facts, code: DefectCode) -> bool {
    facts.has(code)
}
