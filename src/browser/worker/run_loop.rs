//! The message loop of every worker: takes a job, has it done, reports, and gives a sign of life
//! meanwhile. What a worker can do it gives as [`Work`].

use crate::browser::files::blob_source::BlobSource;
use crate::browser::panic_report::on_panic;
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
pub(crate) trait JobHandler: 'static {
    /// Runs `job`. `facts`: what an inspection found before, or undefined. `say`: takes news while it
    /// runs; the last news is what this returns.
    fn run_job(
        &self,
        job: Job,
        source: BlobSource,
        facts: JsValue,
        send: impl Fn(Reply),
    ) -> impl Future<Output = Result<JobEvent, ReadError>>;

    /// Pauses the running job, or lets it go on. Only what takes long can be paused.
    fn set_paused(&self, _paused: bool) {}

    /// Pauses the decoding of pictures, or lets it go on.
    fn set_pictures_paused(&self, _paused: bool) {}

    /// Renders a sheet by a request in JSON.
    fn render(&self, _facts: JsValue, _request: &str) -> Option<String> {
        None
    }

    /// Takes the frame that was asked for.
    fn frame(&self, _frame: Option<Pixels>) {}
}

/// Takes over the worker's mailbox and says so to the page.
///
/// # Errors
/// When this is not a worker, or its mailbox cannot be had.
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

/// Tells the page of a panic. Where that cannot be sent, the crash that follows is told all the same.
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
        // The only reader is the page that made this worker. Where a reply cannot be sent there is
        // nobody left to tell; the page's watchdog notices the silence.
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
            Ok(Request::SetPaused(paused)) => self.handler.set_paused(paused),
            Ok(Request::SetPicturesPaused(paused)) => self.handler.set_pictures_paused(paused),
            Ok(Request::Render {
                number,
                facts,
                request,
            }) => {
                let text = self.handler.render(facts, &request);
                self.send(&Reply::Rendered { number, text });
            }
            Ok(Request::Frame(frame)) => self.handler.frame(frame),
            // Page and worker come from one build; anything else is no message of ours.
            Err(_) => {}
        }
    }

    fn start(self: &Rc<Self>, job: Job, source: BlobSource, facts: JsValue) {
        let worker = Rc::clone(self);
        let (work, handle) = abortable(async move {
            let send = |reply| worker.send(&reply);
            worker.handler.run_job(job, source, facts, send).await
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
