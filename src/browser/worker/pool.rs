//! The workers of the page: one inspects; one, started once its module has arrived, hashes files and
//! renders sheets; and each examination has one of its own, which is ended with it to free its memory.
//!
//! The pool has no queue of jobs. The session knows which jobs wait, and [`WorkerPool::offer`] says
//! whether a worker has taken one.

use super::messages::{DecodeReply, Film, Known, Request, facts_in};
use super::script::WorkerScript;
use super::slot::{SlotEvent, Task, WorkerSlot};
use crate::job::{FileKey, Job, JobEvent};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::File;

/// What happens in the pool.
pub(crate) enum PoolEvent {
    /// A worker can take a job.
    Ready,
    /// No worker for such jobs could be started.
    NotStarted(Job),
    /// Progress or result of a job.
    Event(FileKey, JobEvent),
    /// The mended film of a file.
    Film(FileKey, Film),
}

/// The workers, which do the jobs that read files.
pub(crate) struct WorkerPool {
    own: Weak<Self>,
    decode: DecodeReply,
    on_event: Box<dyn Fn(PoolEvent)>,
    inspector: RefCell<Option<Rc<WorkerSlot>>>,
    submission: RefCell<Option<Rc<WorkerSlot>>>,
    examiner: RefCell<Option<WorkerScript>>,
    examining: RefCell<Vec<(FileKey, Rc<WorkerSlot>)>>,
    /// The facts of each file, not decoded: they are passed on to other workers as they came.
    facts: RefCell<Vec<(FileKey, JsValue)>>,
    renders: Renders,
}

/// Called with what was rendered, or with `None` where that failed.
type OnRendered = Box<dyn FnOnce(Option<String>)>;

/// Requests for sheets that are not answered yet.
#[derive(Default)]
struct Renders {
    last: Cell<u32>,
    waiting: RefCell<Vec<(u32, Request)>>,
    callbacks: RefCell<Vec<(u32, OnRendered)>>,
}

impl WorkerPool {
    /// Starts the worker that inspects, so that it is ready before a file is chosen.
    pub(crate) fn start(
        inspector: WorkerScript,
        decode: DecodeReply,
        on_event: impl Fn(PoolEvent) + 'static,
    ) -> Rc<Self> {
        let pool = Rc::new_cyclic(|own: &Weak<Self>| Self {
            own: own.clone(),
            decode,
            on_event: Box::new(on_event),
            inspector: RefCell::default(),
            submission: RefCell::default(),
            examiner: RefCell::default(),
            examining: RefCell::default(),
            facts: RefCell::default(),
            renders: Renders::default(),
        });
        let slot = pool.slot("inspect", inspector, Job::Inspect);
        *pool.inspector.borrow_mut() = Some(slot);
        pool
    }

    /// Starts the worker that prepares the submission.
    pub(crate) fn start_submission(&self, script: WorkerScript) {
        let slot = self.slot("submission", script, Job::Hash);
        *self.submission.borrow_mut() = Some(slot);
    }

    /// Takes the script of the examine workers.
    pub(crate) fn take_examiner(&self, script: WorkerScript) {
        *self.examiner.borrow_mut() = Some(script);
    }

    fn slot(&self, name: &'static str, script: WorkerScript, job: Job) -> Rc<WorkerSlot> {
        let pool = self.own.clone();
        WorkerSlot::start(name, script, self.decode, move |event| {
            if let Some(pool) = pool.upgrade() {
                pool.handle(job, event);
            }
        })
    }

    fn handle(&self, job: Job, event: SlotEvent) {
        match event {
            SlotEvent::Ready => {
                self.send_renders();
                (self.on_event)(PoolEvent::Ready);
            }
            SlotEvent::NotStarted => {
                self.fail_renders(job);
                (self.on_event)(PoolEvent::NotStarted(job));
            }
            SlotEvent::Film(key, film) => (self.on_event)(PoolEvent::Film(key, film)),
            SlotEvent::Lost => self.fail_renders(job),
            SlotEvent::Rendered(number, text) => self.answer(number, text),
            SlotEvent::Event(key, event, message) => {
                if matches!(event, JobEvent::Facts(_)) {
                    self.remember_facts(key, facts_in(&message));
                }
                (self.on_event)(PoolEvent::Event(key, event));
            }
        }
    }

    /// Offers a job on a file and returns whether a worker has taken it. Where none has, a [`PoolEvent`]
    /// follows once that may have changed.
    ///
    /// `asked` is what the job is asked besides ([`Known::asked`]).
    pub(crate) fn offer(&self, key: FileKey, job: Job, file: &File, asked: JsValue) -> bool {
        let slot = match job {
            Job::Inspect => self.inspector.borrow().clone(),
            Job::Hash | Job::Remux => self.submission.borrow().clone(),
            Job::Examine => self.examiner_of(key),
        };
        let facts = match job {
            Job::Examine | Job::Remux => self.facts_of(key),
            Job::Inspect | Job::Hash => JsValue::UNDEFINED,
        };
        let file = file.clone();
        slot.is_some_and(|slot| {
            slot.offer(Task {
                key,
                job,
                file,
                known: Known { facts, asked },
            })
        })
    }

    /// The worker of a file's examination: a new one where there is none.
    fn examiner_of(&self, key: FileKey) -> Option<Rc<WorkerSlot>> {
        let known = {
            let examining = self.examining.borrow();
            let slot = examining.iter().find(|(examined, _)| *examined == key);
            slot.map(|(_, slot)| Rc::clone(slot))
        };
        if known.is_some() {
            return known;
        }
        let script = self.examiner.borrow().clone()?;
        let slot = self.slot("examine", script, Job::Examine);
        self.examining.borrow_mut().push((key, Rc::clone(&slot)));
        Some(slot)
    }

    /// Ends the worker of every examination that is not `wanted`.
    pub(crate) fn keep_examining(&self, wanted: impl Fn(FileKey) -> bool) {
        // Dropped after the borrow has ended: dropping a slot must not find the list in use.
        let gone: Vec<_> = {
            let mut examining = self.examining.borrow_mut();
            let (kept, gone) = examining.drain(..).partition(|(key, _)| wanted(*key));
            *examining = kept;
            gone
        };
        drop(gone);
    }

    /// Pauses or resumes the examination of a file, or that of its pictures alone.
    pub(crate) fn pause(&self, key: FileKey, all: bool, pictures: bool) {
        let examining = self.examining.borrow();
        let slot = examining.iter().find(|(examined, _)| *examined == key);
        if let Some((_, slot)) = slot {
            slot.pause(all, pictures);
        }
    }

    /// Cancels every job on a file except its examination.
    pub(crate) fn cancel(&self, key: FileKey) {
        for slot in [&self.inspector, &self.submission] {
            if let Some(slot) = slot.borrow().as_ref() {
                slot.cancel(key);
            }
        }
    }

    /// Cancels the jobs on a file that was removed, and drops its facts.
    pub(crate) fn forget(&self, key: FileKey) {
        self.cancel(key);
        self.facts.borrow_mut().retain(|(found, _)| *found != key);
    }

    /// Keeps the facts of a file as they came, not decoded.
    pub(crate) fn remember_facts(&self, key: FileKey, facts: JsValue) {
        self.facts.borrow_mut().push((key, facts));
    }

    /// Ends all workers.
    pub(crate) fn end(&self) {
        let slots = [self.inspector.take(), self.submission.take()];
        let examining = self.examining.take();
        drop((slots, examining));
    }

    /// The facts of a file, not decoded; undefined before they came.
    pub(crate) fn facts_of(&self, key: FileKey) -> JsValue {
        let facts = self.facts.borrow();
        let found = facts.iter().find(|(found, _)| *found == key);
        found.map_or(JsValue::UNDEFINED, |(_, facts)| facts.clone())
    }

    /// Has a sheet of a file rendered, by a request in JSON
    /// ([`SheetRequest`](crate::sheet::SheetRequest)).
    pub(crate) fn render(
        &self,
        key: FileKey,
        request: String,
        on_rendered: impl FnOnce(Option<String>) + 'static,
    ) {
        let number = self.renders.last.get().wrapping_add(1);
        self.renders.last.set(number);
        let facts = self.facts_of(key);
        let request = Request::Render {
            number,
            facts,
            request,
        };
        let callback: OnRendered = Box::new(on_rendered);
        self.renders.callbacks.borrow_mut().push((number, callback));
        self.renders.waiting.borrow_mut().push((number, request));
        self.send_renders();
    }

    fn send_renders(&self) {
        let slot = self.submission.borrow().clone();
        let Some(slot) = slot.filter(|slot| slot.is_ready()) else {
            return;
        };
        let waiting = self.renders.waiting.take();
        for (number, request) in waiting {
            if !slot.send(&request) {
                self.answer(number, None);
            }
        }
    }

    fn answer(&self, number: u32, text: Option<String>) {
        let callback = {
            let mut callbacks = self.renders.callbacks.borrow_mut();
            let at = callbacks.iter().position(|(asked, _)| *asked == number);
            at.map(|at| callbacks.swap_remove(at).1)
        };
        if let Some(callback) = callback {
            callback(text);
        }
    }

    /// The worker that renders was lost: every request that it had fails.
    fn fail_renders(&self, job: Job) {
        if job == Job::Hash {
            self.renders.waiting.take();
            let callbacks = self.renders.callbacks.take();
            callbacks
                .into_iter()
                .for_each(|(_, callback)| callback(None));
        }
    }
}
