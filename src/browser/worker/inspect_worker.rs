//! What the inspecting worker does: find the facts about a file.

use super::messages::Reply;
use super::run_loop::{self, JobHandler};
use crate::browser::files::blob_source::BlobSource;
use crate::inspect::inspect;
use crate::job::{Job, JobEvent};
use crate::source::ReadError;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Takes over a worker.
///
/// # Errors
/// When this is not a worker, or it cannot take messages.
pub fn run() -> Result<(), JsValue> {
    run_loop::run(InspectorHandler)?;
    spawn_local(warm_up());
    Ok(())
}

/// Inspects a film of two pictures while the person is still choosing a file: the browser compiles
/// a function when it is first called, and makes ready for reading files at the first read. Both
/// take longer than the first real inspection itself.
async fn warm_up() {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(FILM).into());
    if let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) {
        // Nobody waits for these facts, and there is nobody to tell of an error.
        let _ = inspect(&BlobSource::new(blob)).await;
    }
}

/// Made by `tests/inspection/fixtures.rs`, which holds it to what it makes.
const FILM: &[u8] = include_bytes!("film.mp4");

struct InspectorHandler;

impl JobHandler for InspectorHandler {
    async fn run_job(
        &self,
        _job: Job,
        source: BlobSource,
        _facts: JsValue,
        _send: impl Fn(Reply),
    ) -> Result<JobEvent, ReadError> {
        Ok(JobEvent::Facts(Box::new(inspect(&source).await?)))
    }
}
