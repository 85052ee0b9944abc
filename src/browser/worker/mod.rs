//! Web Workers: what page and worker say to each other, the pool that keeps workers alive, and what
//! each kind of worker does.

pub mod examine_worker;
mod hash;
pub mod inspect_worker;
pub(crate) mod messages;
pub(crate) mod pause;
pub mod pool;
mod run_loop;
pub mod script;
mod slot;
pub mod submission_worker;
mod watchdog;
