//! Reads JSON that a person wrote, such as a notice: every fault is noted with its place, and reading goes on,
//! so that all faults are told at once.
//!
//! A key that nobody asked for is a fault as well. The readers return what is there as far as it is right;
//! whether there was a fault is asked once, at the end.

mod canonical;
mod fault;
mod list;
mod number;
mod object;
mod parse;
mod text;

pub use canonical::canonical;
pub use fault::{Fault, Faults, Problem};
pub use number::thousandths;
pub use object::Object;
pub use parse::{note_repeated_keys, parse};
pub use text::{Named, is_key};

#[cfg(test)]
mod tests;
