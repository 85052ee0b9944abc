//! Tests that do in a real browser what a teacher does, with real files from disk.
//!
//! `cargo xtask test` builds the page, names the tools by environment variables, and runs these once in
//! each engine. A bare `cargo test` has neither page nor browser; there each test counts as ignored.

#[cfg(test)]
#[path = "../../common/arguments.rs"]
mod arguments;
#[cfg(test)]
mod bidi;
#[cfg(test)]
mod browser;
#[cfg(test)]
#[path = "../../common/deferred_files.rs"]
mod deferred_files;
#[cfg(test)]
mod engines;
#[cfg(test)]
mod files;
#[cfg(test)]
mod print;
#[cfg(test)]
mod server;
#[cfg(test)]
mod site;
#[cfg(test)]
mod teacher;
#[cfg(test)]
mod webdriver;
#[cfg(test)]
mod worker_hooks;

#[cfg(test)]
mod access;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod decoded;
#[cfg(test)]
mod deferred;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod early_choice;
#[cfg(test)]
mod examination;
#[cfg(test)]
mod failures;
#[cfg(test)]
mod hevc;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hunt;
#[cfg(test)]
#[path = "../../common/hunt_files.rs"]
mod hunt_files;
#[cfg(test)]
mod mend;
#[cfg(test)]
mod notices;
#[cfg(test)]
mod page_load;
#[cfg(test)]
mod picture;
#[cfg(test)]
#[cfg(feature = "play")]
mod play;
#[cfg(test)]
mod second_reading;
#[cfg(test)]
mod sheet;
#[cfg(test)]
mod title_card;
#[cfg(test)]
mod verdicts;
#[cfg(test)]
mod works;
