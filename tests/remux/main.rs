//! Films written anew: what was asked for is changed, and everything else stays byte for byte and time for time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)] // Tests may.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/packets.rs"]
mod packets;
#[path = "../common/second.rs"]
mod second;

mod containers;
mod cuts;
mod films;
mod fixtures;
mod flv;
mod laced;
mod made;
mod random;
mod recorded;
mod words;

use second::Opinion;
use std::path::{Path, PathBuf};
use yujian::facts::Facts;
use yujian::inspect::inspect;
use yujian::remux::{Choice, Error, Plan, Planned, Refusal, check, plan};
use yujian::source::ByteSource;

/// A film and what was made of it.
struct Result {
    before: Facts,
    plan: Plan,
    after: Facts,
    bytes: Vec<u8>,
}

fn fixture(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/fixtures").join(name)
}

/// The film as players take it.
fn whole(source: &[u8]) -> Choice {
    let facts = pollster::block_on(inspect(source)).unwrap();
    Choice::of(&facts).unwrap()
}

/// Writes a film anew and holds the result to what holds of every one.
fn remux(source: &[u8], choice: &Choice) -> std::result::Result<Result, Refusal> {
    pollster::block_on(async {
        let before = inspect(source).await.unwrap();
        let plan = match plan(source, &before, choice).await {
            Ok(plan) => plan,
            Err(Error::Refused(refusal)) => return Err(refusal),
            Err(Error::Read(error)) => panic!("{error}"),
        };
        let planned = Planned::new(&plan, source);
        let after = inspect(&planned).await.unwrap();
        let bytes = planned.read(0..u64::MAX).await.unwrap();
        assert_eq!(bytes.len() as u64, plan.bytes);
        let differences = check(&before, choice, &plan, &after);
        assert!(
            differences.is_empty(),
            "{differences:?}: {:?}, {:?}, {:?} became {:?}, {:?}",
            before.movie,
            before.defects,
            plan.duration,
            after.movie,
            after.defects
        );
        assert_eq!(second::opinion(&bytes), Some(Opinion::Agrees));
        Ok(Result {
            before,
            plan,
            after,
            bytes,
        })
    })
}
