//! A worker's mailbox: takes a job, has it done, reports, and gives a sign of life meanwhile. What
//! the work is, whoever runs it says.

use crate::browser::files::blob_source::BlobSource;
use crate::browser::worker::messages::{Pixels, Reply, Request, decode, encode};
use crate::job::{Job, JobEvent, JobFailure};
use crate::source::ReadError;
use futures_util::future::{AbortHandle, abortable};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How often a running job gives a sign of life, in milliseconds.
const HEARTBEAT_MS: i32 = 1_000;

/// What a worker can do.
pub(crate) trait Work: 'static {
    /// Does a job on a file of which `facts` were found before, or nothing; `say` takes all that there
    /// is to say of it but the last news.
    fn work(
        &self,
        job: Job,
        source: BlobSource,
        facts: JsValue,
        say: impl Fn(Reply),
    ) -> impl Future<Output = Result<JobEvent, ReadError>>;

    /// Holds the running job, or lets it go on. Only what takes long can be held.
    fn hold(&self, _held: bool) {}

    /// Has the pictures wait, or lets them go on. Only they need much memory.
    fn wait(&self, _waits: bool) {}

    /// Takes the frame that was asked for.
    fn frame(&self, _frame: Option<Pixels>) {}
}

/// Takes over the worker's mailbox and says so to the page.
///
/// # Errors
/// When this is not a worker, or its mailbox cannot be had.
pub(crate) fn run(work: impl Work) -> Result<DedicatedWorkerGlobalScope, JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let worker = Rc::new(Worker {
        scope: scope.clone(),
        running: RefCell::default(),
        work,
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
    // Both live as long as the worker does.
    mailbox.forget();
    heart.forget();
    worker.send(&Reply::Ready);
    Ok(scope)
}

struct Worker<W> {
    scope: DedicatedWorkerGlobalScope,
    running: RefCell<Option<AbortHandle>>,
    work: W,
}

impl<W: Work> Worker<W> {
    fn send(&self, reply: &Reply) {
        // The only reader is the page that made this worker. Where a reply cannot be sent there is
        // nobody left to tell; the page's supervisor notices the silence.
        if let Ok(message) = encode(reply) {
            let _ = self.scope.post_message(&message);
        }
    }

    fn take(self: &Rc<Self>, message: JsValue) {
        match decode(message) {
            Ok(Request::Run { job, file, facts }) => {
                self.start(job, BlobSource::new(file.into()), facts);
            }
            Ok(Request::Cancel) => {
                if let Some(running) = self.running.borrow().as_ref() {
                    running.abort();
                }
            }
            Ok(Request::Hold(held)) => self.work.hold(held),
            Ok(Request::Wait(waits)) => self.work.wait(waits),
            Ok(Request::Frame(frame)) => self.work.frame(frame),
            // Page and worker come from one build; anything else is no message of ours.
            Err(_) => {}
        }
    }

    fn start(self: &Rc<Self>, job: Job, source: BlobSource, facts: JsValue) {
        let worker = Rc::clone(self);
        let (work, handle) = abortable(async move {
            let say = |reply| worker.send(&reply);
            worker.work.work(job, source, facts, say).await
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
