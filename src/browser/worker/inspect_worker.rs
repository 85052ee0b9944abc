//! What the page's own workers do: inspect a file, and hash it.

use crate::browser::files::blob_source::BlobSource;
use crate::browser::worker::hash::sha256;
use crate::browser::worker::messages::{INSPECT, Reply};
use crate::browser::worker::run_loop::{self, Work};
use crate::job::{Job, JobEvent};
use crate::source::ReadError;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// How often progress is told, in milliseconds: the page draws anew each time, on the processor that
/// the drive and the digest need.
const TOLD_EACH_MS: f64 = 250.0;

/// Takes over a worker.
///
/// # Errors
/// When this is not a worker, or its mailbox cannot be had.
pub fn run() -> Result<(), JsValue> {
    let scope = run_loop::run(Checker)?;
    if scope.name() == INSPECT {
        spawn_local(warm_up());
    }
    Ok(())
}

/// Inspects a film of two pictures while the person is still choosing a file: the browser compiles
/// a function when it is first called, and makes ready for reading files at the first read. Both
/// took longer than the first real inspection itself.
async fn warm_up() {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(FILM).into());
    if let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) {
        // Nobody waits for these facts, and there is nobody to tell of an error.
        let _ = crate::inspect::inspect(&BlobSource::new(blob)).await;
    }
}

/// Made by `tests/inspection/fixtures.rs`, which holds it to what it makes.
const FILM: &[u8] = include_bytes!("film.mp4");

struct Checker;

impl Work for Checker {
    async fn work(
        &self,
        job: Job,
        source: BlobSource,
        _facts: JsValue,
        say: impl Fn(Reply),
    ) -> Result<JobEvent, ReadError> {
        if job == Job::Hash {
            let mut told = js_sys::Date::now();
            let mut progress = |done| {
                let now = js_sys::Date::now();
                if now - told >= TOLD_EACH_MS {
                    told = now;
                    say(Reply::Event(JobEvent::HashProgress { done }));
                }
            };
            let sha256 = sha256(&source, &mut progress).await?;
            return Ok(JobEvent::Hashed { sha256 });
        }
        let facts = crate::inspect::inspect(&source).await?;
        Ok(JobEvent::Facts(Box::new(facts)))
    }
}
