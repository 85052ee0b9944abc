//! Keeps a worker for each kind of job, and turns whatever happens to one into an event.
//!
//! A worker gets one job at a time, so that a crash or a hang is known to belong to that file. What
//! waits goes on in the next worker, which is started at once. Hashing has a worker of its own: a
//! verdict never waits for it. So has each examination, of another module: that worker lives only as
//! long as it is wanted, and takes its memory with it.

use crate::browser::decode::frame_grabber::FrameGrabber;
use crate::browser::turn;
use crate::browser::worker::messages::{INSPECT, Reply, Request, decode, encode, facts_in};
use crate::job::{FileKey, Job, JobEvent, JobFailure};
use gloo_timers::callback::Interval;
use js_sys::WebAssembly;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, MessageEvent, Url, WorkerOptions};

/// A worker that is silent for so long, in milliseconds, while it should work is given up.
const SILENCE_MS: f64 = 10_000.0;

/// How often silence is looked for, in milliseconds.
const LOOK_MS: u32 = 1_000;

/// Starts the module that comes with the first message, and puts its second part beside it, if one
/// comes too; `wasm_bindgen` is the generated script before this one. A promise that nobody waits for
/// does not reach the page's `onerror`, so it is thrown again.
const START: &str = r"
self.onunhandledrejection = (event) => setTimeout(() => { throw event.reason; });
self.onmessage = ({ data: [first, second] }) => {
  self.onmessage = null;
  wasm_bindgen({ module_or_path: first })
    .then((page) => second && WebAssembly.instantiate(second, { page }))
    .then(() => wasm_bindgen.work());
};
";

/// Called with each piece of news.
pub type OnEvent = Rc<dyn Fn(FileKey, JobEvent)>;

/// What a worker is made of. All of it is in memory, so that starting one makes no request.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkerParts {
    script_url: String,
    /// The module, and its second part where the worker is to have it.
    modules: js_sys::Array,
}

impl WorkerParts {
    /// Takes the two as a list of JavaScript; `None` where it is something else.
    pub(crate) fn from_list(list: JsValue) -> Option<Self> {
        let list: js_sys::Array = list.dyn_into().ok()?;
        let script = list.get(0).as_string()?;
        Self::new(&script, list.get(1).dyn_into().ok()?).ok()
    }

    /// Takes the generated script's text and the compiled module.
    ///
    /// The worker is made from a `blob:` URL, and so inherits the page's content security policy.
    ///
    /// # Errors
    /// When the browser cannot make a blob.
    pub fn new(script: &str, module: WebAssembly::Module) -> Result<Self, JsValue> {
        let parts = js_sys::Array::of2(&script.into(), &START.into());
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        Ok(Self {
            script_url: Url::create_object_url_with_blob(&blob)?,
            modules: js_sys::Array::of1(&module),
        })
    }

    /// The same worker with the second part of its module.
    fn with(&self, second: &WebAssembly::Module) -> Self {
        let script_url = self.script_url.clone();
        let modules = js_sys::Array::of2(&self.modules.get(0), second);
        Self {
            script_url,
            modules,
        }
    }
}

/// Does the jobs that touch files.
pub struct WorkerPool {
    parts: WorkerParts,
    inspect: Rc<WorkerSlot>,
    /// There once the second part of its module has arrived.
    hash: RefCell<Option<Rc<WorkerSlot>>>,
    /// There once its module has arrived.
    examiner: RefCell<Option<WorkerParts>>,
    examine: RefCell<Vec<(FileKey, Rc<WorkerSlot>)>>,
    on_event: OnEvent,
}

impl WorkerPool {
    /// Starts the worker that inspects, so that it is ready before a file is chosen.
    #[must_use]
    pub fn start(parts: WorkerParts, on_event: OnEvent) -> Self {
        let inspect = WorkerSlot::new(INSPECT, parts.clone(), Rc::clone(&on_event));
        inspect.launch();
        Self {
            parts,
            inspect,
            hash: RefCell::default(),
            examiner: RefCell::default(),
            examine: RefCell::default(),
            on_event,
        }
    }

    /// Takes the second part of the page's module, and starts the worker that hashes by it.
    pub(crate) fn take_second(&self, second: &WebAssembly::Module) {
        let parts = self.parts.with(second);
        let lane = WorkerSlot::new("hash", parts, Rc::clone(&self.on_event));
        lane.launch();
        *self.hash.borrow_mut() = Some(lane);
    }

    /// Takes what examiners are made of.
    pub(crate) fn take_examiner(&self, parts: WorkerParts) {
        *self.examiner.borrow_mut() = Some(parts);
    }

    /// Asks for the examination of a file, by a worker of its own.
    pub(crate) fn examine(&self, key: FileKey, file: &File) {
        if let Some(parts) = self.examiner.borrow().clone() {
            let lane = WorkerSlot::new("examine", parts, Rc::clone(&self.on_event));
            lane.ask(key, Job::Examine, file, self.inspect.found(key));
            self.examine.borrow_mut().push((key, lane));
        }
    }

    /// Ends every examination but those that are wanted; each of them holds still or goes on.
    pub(crate) fn keep_examining(&self, wanted: &[(FileKey, bool)]) {
        self.examine.borrow_mut().retain(|(key, lane)| {
            let wanted = wanted.iter().find(|(wanted, _)| wanted == key);
            wanted.inspect(|(_, held)| lane.hold(*held)).is_some()
        });
    }

    /// Asks for the facts about a file.
    pub fn inspect(&self, key: FileKey, file: &File) {
        self.inspect
            .ask(key, Job::Inspect, file, JsValue::UNDEFINED);
    }

    /// Asks for a file's SHA-256.
    pub fn hash(&self, key: FileKey, file: &File) {
        if let Some(lane) = self.hash.borrow().as_ref() {
            lane.ask(key, Job::Hash, file, JsValue::UNDEFINED);
        }
    }

    /// Stops all work on a file that is gone.
    pub(crate) fn forget(&self, key: FileKey) {
        self.cancel(key);
        self.inspect.forget(key);
    }

    /// Stops all work on a file. Each job that had not ended answers [`JobFailure::Cancelled`].
    pub fn cancel(&self, key: FileKey) {
        self.inspect.cancel(key);
        if let Some(lane) = self.hash.borrow().as_ref() {
            lane.cancel(key);
        }
    }
}

struct Task {
    key: FileKey,
    job: Job,
    file: File,
    facts: JsValue,
}

/// One worker and what waits for it.
struct WorkerSlot {
    /// What the browser's own tools call the worker.
    name: &'static str,
    parts: WorkerParts,
    on_event: OnEvent,
    on_message: Closure<dyn FnMut(MessageEvent)>,
    on_error: Closure<dyn FnMut(web_sys::Event)>,
    _watch: Interval,
    own: Weak<Self>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    worker: Option<web_sys::Worker>,
    /// What shows the running task the frames that it wants to see.
    eye: Option<Rc<FrameGrabber>>,
    ready: bool,
    running: Option<Task>,
    waiting: VecDeque<Task>,
    /// The facts of each file, as they came: who examines it takes them as they are.
    found: Vec<(FileKey, JsValue)>,
    held: bool,
    /// The worker was told that it is not the turn of its pictures.
    waits: bool,
    last_sign: f64,
    last_look: f64,
}

impl State {
    /// Whether the worker took the message.
    fn send(&self, request: &Request) -> bool {
        let handed_over = match request {
            Request::Frame(Some(pixels)) => js_sys::Array::of1(&pixels.rgba.buffer()),
            _ => js_sys::Array::new(),
        };
        match (&self.worker, encode(request)) {
            (Some(worker), Ok(message)) => worker
                .post_message_with_transfer(&message, &handed_over)
                .is_ok(),
            _ => false,
        }
    }
}

impl WorkerSlot {
    fn new(name: &'static str, parts: WorkerParts, on_event: OnEvent) -> Rc<Self> {
        Rc::new_cyclic(|lane: &Weak<Self>| {
            let [for_message, for_error, for_watch] = [lane.clone(), lane.clone(), lane.clone()];
            Self {
                name,
                parts,
                on_event,
                own: lane.clone(),
                on_message: Closure::new(move |message: MessageEvent| {
                    if let Some(lane) = for_message.upgrade() {
                        lane.take(message.data());
                    }
                }),
                on_error: Closure::new(move |event: web_sys::Event| {
                    // What happened is told in the page's own words, not on the console.
                    event.prevent_default();
                    if let Some(lane) = for_error.upgrade() {
                        lane.lose(JobFailure::WorkerCrashed);
                    }
                }),
                _watch: Interval::new(LOOK_MS, move || {
                    if let Some(lane) = for_watch.upgrade() {
                        lane.look();
                    }
                }),
                state: RefCell::default(),
            }
        })
    }

    fn ask(&self, key: FileKey, job: Job, file: &File, facts: JsValue) {
        let file = file.clone();
        let gone = {
            let mut state = self.state.borrow_mut();
            let task = Task {
                key,
                job,
                file,
                facts,
            };
            state.waiting.push_back(task);
            state.worker.is_none()
        };
        if gone {
            self.launch();
        }
        self.next();
    }

    fn found(&self, key: FileKey) -> JsValue {
        let state = self.state.borrow();
        let found = state.found.iter().find(|(found, _)| *found == key);
        found.map_or(JsValue::UNDEFINED, |(_, facts)| facts.clone())
    }

    fn forget(&self, key: FileKey) {
        let mut state = self.state.borrow_mut();
        state.found.retain(|(found, _)| *found != key);
    }

    fn cancel(&self, key: FileKey) {
        let dropped: Vec<Task> = {
            let mut state = self.state.borrow_mut();
            if state.running.as_ref().is_some_and(|task| task.key == key) {
                // A worker that cannot take the message is dead, and found so by its silence.
                state.send(&Request::Cancel);
            }
            let (dropped, kept): (Vec<Task>, Vec<Task>) =
                state.waiting.drain(..).partition(|task| task.key == key);
            state.waiting = kept.into();
            dropped
        };
        self.fail(dropped, JobFailure::Cancelled);
    }

    /// Holds its task, or lets it go on.
    fn hold(&self, held: bool) {
        let mut state = self.state.borrow_mut();
        if state.held != held {
            state.held = held;
            if state.running.is_some() {
                state.send(&Request::Hold(held));
            }
        }
    }

    /// Tells a worker that examines when it is the turn of its pictures, and when not.
    fn take_turns(&self) {
        let mut state = self.state.borrow_mut();
        let waits = turn::is_of_strip();
        let examines = |task: &Task| task.job == Job::Examine;
        if state.running.as_ref().is_some_and(examines) && state.waits != waits {
            state.waits = waits;
            state.send(&Request::Wait(waits));
        }
    }

    /// Makes a worker and hands it its module.
    fn launch(&self) {
        let options = WorkerOptions::new();
        options.set_name(self.name);
        let url = &self.parts.script_url;
        let made = web_sys::Worker::new_with_options(url, &options).and_then(|worker| {
            worker.set_onmessage(Some(self.on_message.as_ref().unchecked_ref()));
            worker.set_onmessageerror(Some(self.on_error.as_ref().unchecked_ref()));
            worker.set_onerror(Some(self.on_error.as_ref().unchecked_ref()));
            worker.post_message(&self.parts.modules)?;
            Ok(worker)
        });
        let mut state = self.state.borrow_mut();
        state.ready = false;
        state.last_sign = js_sys::Date::now();
        state.worker = made.ok();
        if state.worker.is_none() {
            drop(state);
            self.lose(JobFailure::WorkerNotStarted);
        }
    }

    /// Gives the worker the next task when it is free.
    fn next(&self) {
        let mut state = self.state.borrow_mut();
        if !state.ready || state.running.is_some() {
            return;
        }
        let Some(task) = state.waiting.pop_front() else {
            return;
        };
        let request = Request::Run {
            job: task.job,
            file: task.file.clone(),
            facts: task.facts.clone(),
        };
        let sent = state.send(&request);
        if state.held {
            state.send(&Request::Hold(true));
        }
        state.last_sign = js_sys::Date::now();
        state.running = Some(task);
        state.waits = false;
        drop(state);
        self.take_turns();
        if !sent {
            self.lose(JobFailure::WorkerCrashed);
        }
    }

    fn take(&self, message: JsValue) {
        let Ok(reply) = decode::<Reply>(message.clone()) else {
            return self.lose(JobFailure::WorkerCrashed);
        };
        self.state.borrow_mut().last_sign = js_sys::Date::now();
        match reply {
            Reply::Alive => {}
            Reply::Ready => self.state.borrow_mut().ready = true,
            Reply::Look(at_s) => self.show(at_s),
            Reply::Event(event) => {
                let key = {
                    let mut state = self.state.borrow_mut();
                    let key = state.running.as_ref().map(|task| task.key);
                    if let (Some(key), JobEvent::Facts(_)) = (key, &event) {
                        state.found.push((key, facts_in(&message)));
                    }
                    if event.is_last() {
                        state.running = None;
                        state.eye = None;
                    }
                    key
                };
                if let Some(key) = key {
                    (self.on_event)(key, event);
                }
            }
        }
        self.next();
    }

    /// Shows the worker the frame at that second of its file.
    fn show(&self, at_s: f64) {
        let mut state = self.state.borrow_mut();
        if state.eye.is_none() {
            let lane = self.own.clone();
            let answer = move |frame| {
                if let Some(lane) = lane.upgrade() {
                    lane.state.borrow().send(&Request::Frame(frame));
                }
            };
            state.eye = state
                .running
                .as_ref()
                .and_then(|task| FrameGrabber::of_examiner(&task.file, answer))
                .map(Rc::new);
        }
        let Some(eye) = state.eye.clone() else {
            state.send(&Request::Frame(None));
            return;
        };
        drop(state);
        eye.look(at_s);
    }

    /// Looks whether the worker has been silent for too long, and whose turn it is.
    fn look(&self) {
        self.take_turns();
        let now = js_sys::Date::now();
        let silent = {
            let mut state = self.state.borrow_mut();
            // When this look itself comes late the whole computer slept, or the page was put
            // aside: the worker's signs may be waiting in the page's mailbox.
            if now - state.last_look > f64::from(LOOK_MS) * 3.0 {
                state.last_sign = now;
            }
            state.last_look = now;
            let busy = state.running.is_some() || !state.waiting.is_empty();
            busy && now - state.last_sign > SILENCE_MS
        };
        if silent {
            self.lose(JobFailure::WorkerHung);
        }
    }

    /// Ends the worker, says so for the task that it had, and starts another.
    fn lose(&self, failure: JobFailure) {
        let (failure, lost) = {
            let mut state = self.state.borrow_mut();
            if let Some(worker) = state.worker.take() {
                end(&worker);
            }
            state.eye = None;
            if state.ready {
                (failure, state.running.take().into_iter().collect())
            } else {
                // It never came up. The next file tries again; nothing tries for ever by itself.
                let lost: Vec<Task> = state.waiting.drain(..).collect();
                (JobFailure::WorkerNotStarted, lost)
            }
        };
        let came_up = std::mem::take(&mut self.state.borrow_mut().ready);
        if came_up {
            self.launch();
        }
        self.fail(lost, failure);
    }

    fn fail(&self, tasks: Vec<Task>, failure: JobFailure) {
        for Task { key, job, .. } in tasks {
            (self.on_event)(key, JobEvent::Failed { job, failure });
        }
    }
}

impl Drop for WorkerSlot {
    fn drop(&mut self) {
        if let Some(worker) = self.state.borrow_mut().worker.take() {
            end(&worker);
        }
    }
}

/// Ends a worker. What it sent and was not yet read is not heard any more.
fn end(worker: &web_sys::Worker) {
    worker.set_onmessage(None);
    worker.set_onmessageerror(None);
    worker.set_onerror(None);
    worker.terminate();
}
