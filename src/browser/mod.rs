//! The only folder that names JavaScript types.
//!
//! [`checker`] and [`examiner`] run in Web Workers and touch files; everything else runs in the page.
//! The two sides speak [`protocol`], and [`supervisor`] keeps the workers alive.

pub mod checker;
mod clock;
mod desk;
mod drop;
pub mod examiner;
mod eye;
pub mod field;
mod file_url;
mod focus;
mod frame;
mod frames;
mod gate;
mod hash;
mod keeper;
pub mod later;
mod memory;
mod protocol;
mod save;
pub mod source;
mod store;
pub mod supervisor;
mod turn;
pub mod view;
mod webcodecs;
mod worker;
