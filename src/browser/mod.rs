//! The only folder that names JavaScript types.
//!
//! The `*_worker.rs` of [`worker`] run in Web Workers, with [`decode`] for frames and sound; the rest runs
//! in the page. Both sides exchange the messages of `worker/messages.rs`.

mod app_store;
mod clock;
mod decode;
pub mod deferred;
pub mod files;
mod focus;
pub mod panic_report;
mod save;
mod sheet_renderer;
mod storage;
pub mod view;
pub mod worker;
