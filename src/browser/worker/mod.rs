//! Web Workers: the messages between page and worker, the pool of workers (`slot.rs` restarts one that
//! crashes or hangs), and what each kind of worker does.

pub mod examine_worker;
mod hash;
pub mod inspect_worker;
pub(crate) mod messages;
pub(crate) mod pause;
pub mod pool;
mod remux;
mod run_loop;
pub mod script;
mod slot;
pub mod submission_worker;
mod watchdog;
