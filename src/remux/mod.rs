//! A film written anew without encoding: the same coded pictures and the same coded sound in one clean MP4
//! (ISO/IEC 14496-12 and -14), index first.
//!
//! Nothing of the media is copied, or even read, but the beginnings of a few key frames where a film is cut. What
//! comes out is a [`Plan`]: new bytes for the front, and after them stretches of the source, in order. A
//! browser makes a `Blob` of that in a moment; natively it is written through [`Planned`], which is a
//! source of bytes itself, so that [`inspect`](crate::inspect::inspect) judges the result
//! before anyone gets it: [`check`].
//!
//! What cannot be done without a guess is a [`Refusal`] with its reason.
//!
//! - [`Choice`]: which tracks, from when to when, turned how;
//! - `part`: a chosen track, from whatever container, and what a cut leaves of it;
//! - `isobmff`, `samples`: the tracks of the ISO base media family: every sample, from tables and fragments alike;
//! - `matroska`: the tracks of Matroska and WebM: every frame, from a walk over all blocks;
//! - `flv`: those of FLV: every frame, from a walk over all tags;
//! - `stamped`: parts of the film made of frames that were listed with a stamp each;
//! - `stamps`: what decodes and shows when, where a container stamps each frame with a rounded time;
//! - `grid`: frames of equal length, by a rate or a rounded length;
//! - `coding`: sample entries for what other containers describe in their own way;
//! - `clock`, `timeline`: what of a track plays, and when, in exact time;
//! - `cut`, `key_frame`: which samples a cut keeps, and where decoding can begin;
//! - `entry`: the sample entry, made one that an MP4 may hold;
//! - `geometry`: how the picture is turned;
//! - `layout`: in which order the samples lie, in which chunks and pieces;
//! - `header`, `tables`, `boxes`: the bytes of `ftyp` and `moov`.

mod boxes;
mod check;
mod choice;
mod clock;
mod coding;
mod cut;
mod entry;
mod flv;
mod geometry;
mod grid;
mod header;
mod isobmff;
mod key_frame;
mod layout;
pub mod limits;
mod matroska;
mod part;
mod plan;
mod planned;
mod refusal;
mod samples;
mod stamped;
mod stamps;
mod tables;
mod timeline;

pub use check::{Difference, check};
pub use choice::{Choice, Cut, Time, Turn};
pub use plan::{Plan, plan};
pub use planned::Planned;
pub use refusal::{Error, Refusal};
