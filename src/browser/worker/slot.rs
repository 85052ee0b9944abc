//! One worker. It gets one job at a time, so that a crash or a hang belongs to the file of that job. A
//! worker that crashed or hangs is ended and replaced at once.

use super::messages::{DecodeReply, Film, Known, Reply, Request, encode};
use super::script::{Listeners, WorkerScript, end};
use super::watchdog::{ASK_EACH_MS, Watchdog};
use crate::browser::decode::frame_server::FrameServer;
use crate::job::{FileKey, Job, JobEvent, JobFailure};
use gloo_timers::callback::Interval;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, File, MessageEvent, Worker};

/// What happens to a worker.
pub(super) enum SlotEvent {
    /// It can take a job.
    Ready,
    /// It did not start. The next job that is offered starts it again; there is no retry without a job.
    NotStarted,
    /// Progress or result of the job on that file, and the message that it came in.
    Event(FileKey, JobEvent, JsValue),
    /// The mended film of that file.
    Film(FileKey, Film),
    /// The answer to [`Request::Render`] of that number.
    Rendered(u32, Option<String>),
    /// It crashed or hung and was replaced; what it was asked to render is lost.
    Lost,
}

/// A job on a file.
pub(super) struct Task {
    pub(super) key: FileKey,
    pub(super) job: Job,
    pub(super) file: File,
    pub(super) known: Known,
}

/// A worker and what it is doing.
pub(super) struct WorkerSlot {
    /// The worker's name in the browser's developer tools.
    name: &'static str,
    script: WorkerScript,
    decode: DecodeReply,
    on_event: Box<dyn Fn(SlotEvent)>,
    listeners: Listeners,
    watchdog: Watchdog,
    _watch: Interval,
    own: Weak<Self>,
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    running: RefCell<Option<Task>>,
    /// Serves frames of its file to the running job.
    frames: RefCell<Option<FrameServer>>,
    paused: Cell<bool>,
    pictures_paused: Cell<bool>,
}

impl WorkerSlot {
    /// Starts a worker.
    pub(super) fn start(
        name: &'static str,
        script: WorkerScript,
        decode: DecodeReply,
        on_event: impl Fn(SlotEvent) + 'static,
    ) -> Rc<Self> {
        let slot = Rc::new_cyclic(|slot: &Weak<Self>| {
            let [for_message, for_error, for_watch] = [slot.clone(), slot.clone(), slot.clone()];
            let message = Closure::new(move |message: MessageEvent| {
                if let Some(slot) = for_message.upgrade() {
                    slot.receive(message.data());
                }
            });
            let error = Closure::new(move |event: Event| {
                // The page says what happened; the worker has written where to the console.
                event.prevent_default();
                if let Some(slot) = for_error.upgrade() {
                    slot.restart(JobFailure::WorkerCrashed);
                }
            });
            let watch = Interval::new(ASK_EACH_MS, move || {
                if let Some(slot) = for_watch.upgrade() {
                    slot.check_alive();
                }
            });
            Self {
                name,
                script,
                decode,
                on_event: Box::new(on_event),
                listeners: Listeners { message, error },
                watchdog: Watchdog::new(),
                _watch: watch,
                own: slot.clone(),
                worker: RefCell::default(),
                ready: Cell::default(),
                running: RefCell::default(),
                frames: RefCell::default(),
                paused: Cell::default(),
                pictures_paused: Cell::default(),
            }
        });
        slot.launch();
        slot
    }

    fn launch(&self) {
        self.ready.set(false);
        self.watchdog.reset();
        let worker = self.script.launch(self.name, &self.listeners).ok();
        let launched = worker.is_some();
        *self.worker.borrow_mut() = worker;
        if !launched {
            (self.on_event)(SlotEvent::NotStarted);
        }
    }

    /// Offers a job and returns whether the worker has taken it. A worker that did not start is started
    /// again, and takes the job when it is offered the next time.
    pub(super) fn offer(&self, task: Task) -> bool {
        if self.worker.borrow().is_none() {
            self.launch();
            return false;
        }
        if !self.ready.get() || self.running.borrow().is_some() {
            return false;
        }
        let sent = self.send(&Request::Run {
            job: task.job,
            file: task.file.clone(),
            facts: task.known.facts.clone(),
            asked: task.known.asked.clone(),
        });
        if sent {
            self.watchdog.reset();
            self.paused.set(false);
            self.pictures_paused.set(false);
            *self.running.borrow_mut() = Some(task);
        } else {
            self.restart(JobFailure::WorkerCrashed);
        }
        sent
    }

    /// Asks the worker to cancel the job on that file. Where the message cannot be sent the worker is
    /// dead, and the watchdog notices.
    pub(super) fn cancel(&self, key: FileKey) {
        if self.is_running(key) {
            self.send(&Request::Cancel);
        }
    }

    /// Pauses or resumes the running job, or its pictures alone.
    pub(super) fn pause(&self, all: bool, pictures: bool) {
        if self.running.borrow().is_none() {
            return;
        }
        if self.paused.replace(all) != all {
            self.send(&Request::SetPaused(all));
        }
        if self.pictures_paused.replace(pictures) != pictures {
            self.send(&Request::SetPicturesPaused(pictures));
        }
    }

    /// Sends a message and returns whether that worked.
    pub(super) fn send(&self, request: &Request) -> bool {
        let handed_over = match request {
            Request::Frame(Some(pixels)) => Array::of1(&pixels.rgba.buffer()),
            _ => Array::new(),
        };
        match (&*self.worker.borrow(), encode(request)) {
            (Some(worker), Ok(message)) => worker
                .post_message_with_transfer(&message, &handed_over)
                .is_ok(),
            _ => false,
        }
    }

    /// Whether the worker takes messages.
    pub(super) fn is_ready(&self) -> bool {
        self.ready.get()
    }

    fn is_running(&self, key: FileKey) -> bool {
        let running = self.running.borrow();
        running.as_ref().is_some_and(|task| task.key == key)
    }

    fn receive(&self, message: JsValue) {
        self.watchdog.reset();
        match (self.decode)(message.clone()) {
            Ok(Reply::Alive) => {}
            Ok(Reply::Ready) => {
                self.ready.set(true);
                (self.on_event)(SlotEvent::Ready);
            }
            Ok(Reply::FrameWanted(at_s)) => self.show_frame(at_s),
            Ok(Reply::Film(film)) => {
                let running = self.running.borrow().as_ref().map(|task| task.key);
                if let Some(key) = running {
                    (self.on_event)(SlotEvent::Film(key, film));
                }
            }
            Ok(Reply::Rendered { number, text }) => {
                (self.on_event)(SlotEvent::Rendered(number, text))
            }
            Ok(Reply::Event(event)) => self.pass_on(event, message),
            Err(_) => self.restart(JobFailure::WorkerCrashed),
        }
    }

    /// Passes on an event of the running job. After its last event the worker is free.
    fn pass_on(&self, event: JobEvent, message: JsValue) {
        let Some(key) = self.running.borrow().as_ref().map(|task| task.key) else {
            return;
        };
        let is_last = event.is_last();
        if is_last {
            self.running.take();
            self.frames.take();
        }
        (self.on_event)(SlotEvent::Event(key, event, message));
        if is_last {
            (self.on_event)(SlotEvent::Ready);
        }
    }

    /// Sends the running job the frame at that second of its file.
    fn show_frame(&self, at_s: f64) {
        let mut frames = self.frames.borrow_mut();
        if frames.is_none() {
            let own = self.own.clone();
            let answer = move |pixels| {
                if let Some(slot) = own.upgrade() {
                    slot.send(&Request::Frame(pixels));
                }
            };
            let running = self.running.borrow();
            *frames = running
                .as_ref()
                .and_then(|task| FrameServer::open(&task.file, answer));
        }
        match &*frames {
            Some(frames) => frames.show(at_s),
            None => {
                self.send(&Request::Frame(None));
            }
        }
    }

    fn check_alive(&self) {
        let launching = self.worker.borrow().is_some() && !self.ready.get();
        let is_silent = self.watchdog.is_silent();
        if is_silent && (launching || self.running.borrow().is_some()) {
            self.restart(JobFailure::WorkerHung);
        }
    }

    /// Ends the worker, starts another, and reports the job that it had as failed. A worker that never
    /// became ready is not started again here.
    fn restart(&self, failure: JobFailure) {
        if let Some(worker) = self.worker.take() {
            end(&worker);
        }
        self.frames.take();
        let running = self.running.take();
        if !self.ready.replace(false) {
            (self.on_event)(SlotEvent::NotStarted);
            return;
        }
        self.launch();
        (self.on_event)(SlotEvent::Lost);
        if let Some(Task { key, job, .. }) = running {
            let event = JobEvent::Failed { job, failure };
            (self.on_event)(SlotEvent::Event(key, event, JsValue::UNDEFINED));
        }
    }
}

impl Drop for WorkerSlot {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            end(&worker);
        }
    }
}
