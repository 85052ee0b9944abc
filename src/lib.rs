//! Yujian (预检) checks a video against a notice, in the browser, without uploading it, and prints
//! the sheet that goes with the USB drive.
//!
//! Bytes come in at [`source`] and leave as a printed sheet; every module on the way knows one
//! thing. `A ← B` reads "B uses A", and no arrow runs the other way:
//!
//! ```text
//! source ← container ← inspect → facts
//! facts, notice ← rules ← report ← sheet
//! report, sheet ← session ;  everything ← browser ← bin
//! ```

#[cfg(feature = "browser")]
pub mod browser;
pub mod facts;
pub mod form;
pub mod job;
pub mod notice;
pub mod report;
pub mod rules;
pub mod source;
pub mod text;
