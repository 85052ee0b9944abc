//! The only folder that names JavaScript types.
//!
//! [`worker`] runs in a Web Worker and touches files; everything else runs in the page. The two
//! speak [`protocol`], and [`supervisor`] keeps the worker alive.

mod clock;
mod desk;
mod drop;
pub mod english;
mod focus;
mod frame;
mod keeper;
mod protocol;
mod save;
pub mod source;
mod store;
pub mod supervisor;
pub mod view;
pub mod worker;
