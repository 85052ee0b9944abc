//! Yujian (预检) checks a video against a notice, in the browser, without uploading it, and prints
//! the sheet that goes with the USB drive.
//!
//! Bytes come in at [`source`] and leave as a printed sheet; every module on the way knows one
//! thing. Which module uses which is drawn in `ARCHITECTURE.md`, and `tests/architecture.rs` holds the
//! code to it.

// Tests of the library share fixtures with those outside, which name the crate.
#[cfg(test)]
extern crate self as yujian;

pub mod bitstream;
#[cfg(feature = "browser")]
pub mod browser;
mod containers;

pub mod examine;
pub mod facts;
pub mod form;
pub mod inspect;
pub mod isobmff;
pub mod job;
pub mod json;
mod markup;
pub mod notice;
pub mod remux;
pub mod report;
pub mod rules;
pub mod session;
pub mod sheet;
pub mod signal;
pub mod sniff;
pub mod source;
pub mod text;
pub mod vec_map;
