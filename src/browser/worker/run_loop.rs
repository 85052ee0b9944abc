//! The message loop of every worker: it takes a job, runs it, sends what comes of it, and sends a
//! heartbeat meanwhile. What a kind of worker can do is its [`JobHandler`].

use crate::browser::files::blob_source::BlobSource;
use crate::browser::panic_report::on_panic;
use crate::browser::worker::messages::{JobRequest, Known, Reply, encode};
use crate::job::{Job, JobEvent, JobFailure};
use crate::source::ReadError;
use futures_util::future::{AbortHandle, abortable};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How often a heartbeat is sent while a job runs, in milliseconds.
const HEARTBEAT_MS: i32 = 1_000;

/// What a worker can do.
pub(crate) trait JobHandler: 'static {
    /// Runs `job`. `send` sends progress; the last event of the job is what this returns.
    fn run_job(
        &self,
        job: Job,
        source: BlobSource,
        known: Known,
        send: impl Fn(Reply),
    ) -> impl Future<Output = Result<JobEvent, ReadError>>;

    /// Takes a message that is no [`JobRequest`], also while a job runs. Page and worker come from one build,
    /// so what this kind of worker does not know is not meant for it.
    fn take(&self, _message: JsValue) -> Option<Reply> {
        None
    }
}

/// Listens for messages and tells the page that the worker is ready.
///
/// # Errors
/// When this is not a worker, or it cannot take messages.
pub(crate) fn run(handler: impl JobHandler) -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let worker = Rc::new(Worker {
        scope: scope.clone(),
        running: RefCell::default(),
        handler,
    });
    let mailbox = {
        let worker = Rc::clone(&worker);
        Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            worker.take(message.data());
        })
    };
    scope.set_onmessage(Some(mailbox.as_ref().unchecked_ref()));
    let heart = {
        let worker = Rc::clone(&worker);
        Closure::<dyn FnMut()>::new(move || {
            if worker.running.borrow().is_some() {
                worker.send(&Reply::Alive);
            }
        })
    };
    scope.set_interval_with_callback_and_timeout_and_arguments_0(
        heart.as_ref().unchecked_ref(),
        HEARTBEAT_MS,
    )?;
    on_panic(tell_panic);
    // Both live as long as the worker does.
    mailbox.forget();
    heart.forget();
    worker.send(&Reply::Ready);
    Ok(())
}

/// Sends a panic to the page. Where that fails, the page still notices the crash that follows.
fn tell_panic(report: String) {
    let scope: Result<DedicatedWorkerGlobalScope, _> = js_sys::global().dyn_into();
    let message = encode(&Reply::Event(JobEvent::Panicked(report)));
    if let (Ok(scope), Ok(message)) = (scope, message) {
        let _ = scope.post_message(&message);
    }
}

struct Worker<W> {
    scope: DedicatedWorkerGlobalScope,
    running: RefCell<Option<AbortHandle>>,
    handler: W,
}

impl<W: JobHandler> Worker<W> {
    fn send(&self, reply: &Reply) {
        // Where a reply cannot be sent, the page's watchdog notices the silence.
        if let Ok(message) = encode(reply) {
            let _ = self.scope.post_message(&message);
        }
    }

    fn take(self: &Rc<Self>, message: JsValue) {
        match JobRequest::read(&message) {
            Some(JobRequest::Run { job, file, known }) => {
                self.start(job, BlobSource::new(file.into()), known);
            }
            Some(JobRequest::Cancel) => {
                if let Some(running) = self.running.borrow().as_ref() {
                    running.abort();
                }
            }
            None => {
                if let Some(reply) = self.handler.take(message) {
                    self.send(&reply);
                }
            }
        }
    }

    fn start(self: &Rc<Self>, job: Job, source: BlobSource, known: Known) {
        let worker = Rc::clone(self);
        let (work, handle) = abortable(async move {
            let send = |reply| worker.send(&reply);
            worker.handler.run_job(job, source, known, send).await
        });
        *self.running.borrow_mut() = Some(handle);
        let worker = Rc::clone(self);
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
}

const fn failed(job: Job, failure: JobFailure) -> JobEvent {
    JobEvent::Failed { job, failure }
}
