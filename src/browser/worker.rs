//! The worker's side: takes a job, does it, reports, and gives a sign of life meanwhile.

use super::protocol::{INSPECT, Reply, Request, decode, encode};
use super::source::BlobSource;
use crate::job::{Job, JobEvent, JobFailure};
use crate::source::{ByteSource, ReadError};
use futures_util::future::{AbortHandle, abortable};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// How often a running job gives a sign of life, in milliseconds.
const HEARTBEAT_MS: i32 = 1_000;

/// How much is hashed between two looks at the mailbox: large enough that the cost of a read call
/// vanishes, small enough that cancelling answers at once even from a slow USB drive.
const HASH_CHUNK: u64 = 4 << 20;

/// Takes over the worker's mailbox and says so to the page.
///
/// # Errors
/// When this is not a worker, or its mailbox cannot be had.
pub fn run() -> Result<(), JsValue> {
    let worker = Worker {
        scope: js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>()?,
        running: Rc::default(),
    };
    let mailbox = {
        let worker = worker.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            worker.take(message.data());
        })
    };
    worker
        .scope
        .set_onmessage(Some(mailbox.as_ref().unchecked_ref()));
    let heart = {
        let worker = worker.clone();
        Closure::<dyn FnMut()>::new(move || {
            if worker.running.borrow().is_some() {
                worker.send(&Reply::Alive);
            }
        })
    };
    worker
        .scope
        .set_interval_with_callback_and_timeout_and_arguments_0(
            heart.as_ref().unchecked_ref(),
            HEARTBEAT_MS,
        )?;
    // Both live as long as the worker does.
    mailbox.forget();
    heart.forget();
    worker.send(&Reply::Ready);
    if worker.scope.name() == INSPECT {
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

#[derive(Clone)]
struct Worker {
    scope: DedicatedWorkerGlobalScope,
    running: Rc<RefCell<Option<AbortHandle>>>,
}

impl Worker {
    fn send(&self, reply: &Reply) {
        // The only reader is the page that made this worker. Where a reply cannot be sent there is
        // nobody left to tell; the page's supervisor notices the silence.
        if let Ok(message) = encode(reply) {
            let _ = self.scope.post_message(&message);
        }
    }

    fn take(&self, message: JsValue) {
        match decode(message) {
            Ok(Request::Run { job, file }) => self.start(job, BlobSource::new(file.into())),
            Ok(Request::Cancel) => {
                if let Some(running) = self.running.borrow().as_ref() {
                    running.abort();
                }
            }
            // Page and worker come from one build; anything else is no message of ours.
            Err(_) => {}
        }
    }

    fn start(&self, job: Job, source: BlobSource) {
        let worker = self.clone();
        let (work, handle) = abortable(async move { worker.work(job, &source).await });
        *self.running.borrow_mut() = Some(handle);
        self.send(&Reply::Alive);
        let worker = self.clone();
        spawn_local(async move {
            let outcome = match work.await {
                Ok(Ok(event)) => event,
                Ok(Err(error)) => failed(job, JobFailure::Read(error)),
                Err(_aborted) => failed(job, JobFailure::Cancelled),
            };
            *worker.running.borrow_mut() = None;
            worker.send(&Reply::Event(outcome));
        });
    }

    async fn work(&self, job: Job, source: &BlobSource) -> Result<JobEvent, ReadError> {
        match job {
            Job::Inspect => {
                let facts = crate::inspect::inspect(source).await?;
                Ok(JobEvent::Facts(Box::new(facts)))
            }
            Job::Hash => {
                let sha256 = hash(source, |done| {
                    self.send(&Reply::Event(JobEvent::HashProgress { done }));
                })
                .await?;
                Ok(JobEvent::Hashed { sha256 })
            }
        }
    }
}

const fn failed(job: Job, failure: JobFailure) -> JobEvent {
    JobEvent::Failed { job, failure }
}

/// The SHA-256 of the whole source in lower-case hexadecimal, telling `progress` the bytes done.
///
/// The next chunk is read while this one is hashed: drive and processor work at the same time.
async fn hash(source: &BlobSource, progress: impl Fn(u64)) -> Result<String, ReadError> {
    let mut hasher = Sha256::new();
    let mut chunk = Vec::new();
    let mut done = 0;
    let mut reading = source.read_array(0..HASH_CHUNK);
    while done < source.len() {
        let bytes = reading.await?;
        let next = done + u64::from(bytes.length());
        reading = source.read_array(next..next.saturating_add(HASH_CHUNK));
        chunk.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut chunk);
        hasher.update(&chunk);
        done = next;
        progress(done);
    }
    Ok(hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
