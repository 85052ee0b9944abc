//! The only folder that names JavaScript types.
//!
//! [`worker`] runs in Web Workers and touches files; everything else runs in the page. The two sides
//! speak the messages of `worker/messages.rs`, and [`worker::pool`] keeps the workers alive.

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
