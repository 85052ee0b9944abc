//! Bytes → boxes: what a file really is, the walk over its boxes, the movie, its fragments.
//!
//! Everything here believes a length only after it was checked against what holds it, keeps to the
//! bounds in [`limits`], and says what is wrong as a [`Defect`](crate::facts::Defect) with the path
//! of the box and its offset. Nothing here judges.
//!
//! Reading and understanding are apart: the walk over the top level fetches one `moov` or `moof` after
//! the other, and what stands in it is then looked at in memory, by plain functions.
//!
//! - [`window`]: few reads, each of which fetches what is likely asked next;
//! - [`file`]: the walk over the top level, with hops;
//! - [`box_bytes`]: one box at the top level in memory;
//! - [`boxes`]: box headers and children (what stands inside a box: [`fields`](crate::bitstream::fields));
//! - [`defects`]: where a box is, and what is wrong with it;
//! - [`movie`], [`track`], [`entry`], [`tables`]: what `moov` says;
//! - [`edit_list`]: what of a track plays, and when;
//! - [`fragments`]: what `moof` says;
//! - `placement`: whether samples lie where samples can lie;
//! - [`samples`]: where each sample of a track is, one after the other;
//! - [`places`]: where a few of them are.

pub mod box_bytes;
pub mod boxes;
pub mod defects;
pub mod edit_list;
pub mod entry;
pub mod file;
pub mod fragments;
pub mod limits;
pub mod metadata;
pub mod movie;
mod placement;
pub mod places;
pub mod samples;
pub mod tables;
pub mod track;
pub mod window;
