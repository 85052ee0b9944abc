//! The worker that hashes files, renders sheets and writes mended films. No verdict needs it.

use super::hash::sha256;
use super::messages::{Known, Reply, Request, decode};
use super::remux::remux;
use super::run_loop::{self, JobHandler};
use crate::browser::files::blob_source::BlobSource;
use crate::job::{Job, JobEvent};
use crate::sheet::SheetRequest;
use crate::source::ReadError;
use wasm_bindgen::JsValue;

/// How often progress is sent, in milliseconds. The page renders each time, which takes processor time
/// from the hashing.
const TELL_EACH_MS: f64 = 250.0;

/// Runs this kind of worker.
///
/// # Errors
/// When this is not a worker, or it cannot take messages.
pub fn run() -> Result<(), JsValue> {
    run_loop::run(SubmissionHandler)
}

struct SubmissionHandler;

impl JobHandler for SubmissionHandler {
    async fn run_job(
        &self,
        job: Job,
        source: BlobSource,
        known: Known,
        send: impl Fn(Reply),
    ) -> Result<JobEvent, ReadError> {
        if job == Job::Remux {
            return remux(&source, known, send).await;
        }
        let mut told = js_sys::Date::now();
        let mut progress = |done| {
            let now = js_sys::Date::now();
            if now - told >= TELL_EACH_MS {
                told = now;
                send(Reply::Event(JobEvent::HashProgress { done }));
            }
        };
        let sha256 = sha256(&source, &mut progress).await?;
        Ok(JobEvent::Hashed { sha256 })
    }

    fn take(&self, message: JsValue) -> Option<Reply> {
        let Ok(Request::Render {
            number,
            facts,
            request,
        }) = decode(message)
        else {
            return None;
        };
        let text = render(facts, &request);
        Some(Reply::Rendered { number, text })
    }
}

/// Renders a sheet by a request in JSON; `None` where it cannot be understood.
fn render(facts: JsValue, request: &str) -> Option<String> {
    let facts = decode(facts).ok()?;
    let request: SheetRequest = serde_json::from_str(request).ok()?;
    request.render(&facts)
}
