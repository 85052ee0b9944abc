//! The worker that inspects: it finds the facts about a file.

use super::messages::{Known, Reply};
use super::run_loop::{self, JobHandler};
use crate::browser::files::blob_source::BlobSource;
use crate::inspect::{AllContainers, IsoBmffAlone, OtherContainers, inspect_by};
use crate::job::{Job, JobEvent};
use crate::source::ReadError;
use std::marker::PhantomData;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Runs the worker that reads the MP4 family alone, and only names other containers.
///
/// # Errors
/// When this is not a worker, or it cannot take messages.
pub fn run() -> Result<(), JsValue> {
    run_with::<IsoBmffAlone>()
}

/// Runs the worker that reads every container that can be read.
///
/// # Errors
/// As of [`run`].
pub fn run_full() -> Result<(), JsValue> {
    run_with::<AllContainers>()
}

fn run_with<O: OtherContainers + 'static>() -> Result<(), JsValue> {
    run_loop::run(Inspector::<O>(PhantomData))?;
    spawn_local(warm_up::<O>());
    Ok(())
}

/// Inspects a film of two pictures while the person is still choosing a file. The browser compiles a
/// function at its first call and prepares file reads at the first read; both would take longer than
/// the first real inspection.
async fn warm_up<O: OtherContainers>() {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(FILM).into());
    if let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) {
        // The result does not matter.
        let _ = inspect_by::<O, _>(&BlobSource::new(blob)).await;
    }
}

/// Made by `tests/inspection/fixtures.rs`, which holds it to what it makes.
const FILM: &[u8] = include_bytes!("film.mp4");

struct Inspector<O>(PhantomData<O>);

impl<O: OtherContainers + 'static> JobHandler for Inspector<O> {
    async fn run_job(
        &self,
        _job: Job,
        source: BlobSource,
        _known: Known,
        _send: impl Fn(Reply),
    ) -> Result<JobEvent, ReadError> {
        let facts = inspect_by::<O, _>(&source).await?;
        Ok(JobEvent::Facts(Box::new(facts)))
    }
}
