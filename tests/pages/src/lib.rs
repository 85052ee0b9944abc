//! Tests that do in a real browser what a teacher does, with real files from disk.
//!
//! `cargo xtask test` builds the page, names the tools by environment variables, and runs these once in
//! each engine.
//! Without the variables each test says that it is skipped.

#[cfg(test)]
#[path = "../../common/arguments.rs"]
mod arguments;
#[cfg(test)]
mod bidi;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod engines;
#[cfg(test)]
mod files;
#[cfg(test)]
#[path = "../../common/parts.rs"]
mod parts;
#[cfg(test)]
mod print;
#[cfg(test)]
mod server;
#[cfg(test)]
mod site;
#[cfg(test)]
mod start;
#[cfg(test)]
mod teacher;
#[cfg(test)]
mod workers;

#[cfg(test)]
mod access;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod decoded;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod early;
#[cfg(test)]
mod examination;
#[cfg(test)]
mod hevc;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod later;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod picture;
#[cfg(all(test, feature = "play"))]
mod play;
#[cfg(test)]
mod second_reading;
#[cfg(test)]
mod sheet;
#[cfg(test)]
mod title;
#[cfg(test)]
mod trouble;
#[cfg(test)]
mod verdicts;
