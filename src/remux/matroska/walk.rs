//! The walk over all clusters: which frames there are of some tracks, where, and how they are stamped.
//!
//! Of blocks no more is looked at than their headers, and the first bytes of packets of sound. What lies between is
//! read along where it is short, because many short reads cost more than one long one.

use super::block::{self, Head, Lacing};
use super::listed::Listed;
use crate::bitstream::fields::Fields;
use crate::containers::ebml::{self, Element, number};
use crate::containers::matroska::ids::{
    BLOCK, BLOCK_DURATION, BLOCK_GROUP, CLUSTER, EBML, SEGMENT, SIMPLE_BLOCK, TIMESTAMP,
};
use crate::facts::DefectCode;
use crate::isobmff::window::Window;
use crate::remux::limits;
use crate::remux::refusal::{Error, Refusal};
use crate::remux::stamps::{FOLLOWS, Frame};
use crate::source::ByteSource;

const REFERENCE: u32 = 0xfb;
const DISCARD_PADDING: u32 = 0x75a2;
const CODEC_STATE: u32 = 0xa4;
const ENCRYPTED_BLOCK: u32 = 0xaf;

/// Bytes that are looked at in front of each element's contents: its header, that of a block, and the first bytes
/// of a packet.
const HEAD: u64 = 64;

/// What is walked over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// Where the first cluster begins.
    pub(super) start: u64,
    /// Where the segment ends.
    pub(super) end: u64,
    /// Nanoseconds of a tick.
    pub(super) tick: u32,
}

/// Lists the frames of these tracks.
///
/// # Errors
/// [`Refusal`] where the file is cut off, contradicts itself, or has more frames than are allowed; and where the
/// medium does not give the bytes.
pub(super) async fn list<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    stretch: Stretch,
    tracks: &mut [Listed],
) -> Result<(), Error> {
    let mut walk = Walk {
        stretch,
        tracks,
        cluster: None,
        group: None,
        room: limits::SAMPLES,
    };
    let mut at = stretch.start;
    let mut ahead = limits::WALK_READ;
    let mut elements = 0;
    while at < stretch.end {
        elements += 1;
        if elements > limits::ELEMENTS {
            return Err(Refusal::TooLarge.into());
        }
        let range = at..at.saturating_add(HEAD).min(stretch.end);
        let head = window.bytes(range, ahead).await?;
        let element = header(head, stretch.end - at)?;
        let body = head.get(element.header as usize..).unwrap_or_default();
        let next = match walk.take(at, element, body)? {
            Step::Into => at + element.header,
            Step::Over(end) => end,
            Step::Laced(track, head, end) => {
                let from = at + element.header + head.length;
                let bytes = window.bytes(from..end, ahead).await?;
                walk.laced(track, head, from, bytes)?;
                end
            }
        };
        let is_large = next - at >= limits::LARGE_BLOCK;
        ahead = if is_large {
            limits::SHORT_READ
        } else {
            limits::WALK_READ
        };
        at = next;
    }
    Ok(())
}

/// The header of an element, of which so many bytes are left.
fn header(bytes: &[u8], left: u64) -> Result<Element, Refusal> {
    ebml::element(&mut Fields::new(bytes)).ok_or(match left < ebml::HEADER {
        true => Refusal::CutOff,
        false => Refusal::Contradiction(DefectCode::JunkBytes),
    })
}

/// Where the walk goes on.
enum Step {
    /// With the first child.
    Into,
    /// Behind it.
    Over(u64),
    /// Behind it, once the frames that share the block are told apart: the number of the track among those that
    /// are listed, the block's header, and its end.
    Laced(usize, Head, u64),
}

/// A cluster, or a group of a block and what is said of it.
#[derive(Debug, Clone, Copy)]
struct Parent {
    /// Where it ends, where it says so.
    end: Option<u64>,
    /// When the blocks of a cluster are shown, in ticks.
    time: Option<u64>,
    /// The block of a group refers to others.
    refers: bool,
    /// The track of a group's block among those that are listed, and how many frames it has.
    block: Option<(usize, usize)>,
}

struct Walk<'t> {
    stretch: Stretch,
    tracks: &'t mut [Listed],
    cluster: Option<Parent>,
    group: Option<Parent>,
    /// How many frames may still come.
    room: usize,
}

impl Walk<'_> {
    /// Takes in what begins at `at`. `body` is the beginning of its contents.
    fn take(&mut self, at: u64, element: Element, body: &[u8]) -> Result<Step, Refusal> {
        self.leave(at);
        let start = at + element.header;
        let end = element.size.map(|size| start.saturating_add(size));
        let outer = self.group.or(self.cluster).and_then(|parent| parent.end);
        let most = outer.unwrap_or(self.stretch.end);
        if end.is_some_and(|end| end > most) {
            return Err(match outer {
                Some(_) if end <= Some(self.stretch.end) => {
                    Refusal::Contradiction(DefectCode::ChildTooLarge)
                }
                _ => Refusal::CutOff,
            });
        }
        let parent = Parent {
            end,
            time: None,
            refers: false,
            block: None,
        };
        let body = match element.size {
            Some(size) => body
                .get(..usize::try_from(size).unwrap_or(usize::MAX))
                .unwrap_or(body),
            None => body,
        };
        match element.id {
            // Several films one behind the other.
            EBML | SEGMENT => return Err(Refusal::Contradiction(DefectCode::SecondMovie)),
            CLUSTER => {
                self.cluster = Some(parent);
                self.group = None;
                return Ok(Step::Into);
            }
            BLOCK_GROUP if end.is_some() => {
                self.group = Some(parent);
                return Ok(Step::Into);
            }
            _ => {}
        }
        let end = end.ok_or(Refusal::Contradiction(DefectCode::BoxSizeIllegal))?;
        match element.id {
            TIMESTAMP => {
                if let Some(cluster) = &mut self.cluster {
                    cluster.time = Some(number(body));
                }
            }
            SIMPLE_BLOCK | BLOCK => return self.block(start..end, element.id == BLOCK, body),
            ENCRYPTED_BLOCK => return Err(Refusal::Encrypted),
            _ => self.say(element.id, body)?,
        }
        Ok(Step::Over(end))
    }

    /// Leaves the group and the cluster that have ended.
    fn leave(&mut self, at: u64) {
        let has_ended = |parent: &Parent| parent.end.is_some_and(|end| at >= end);
        if self.cluster.as_ref().is_some_and(has_ended) {
            (self.cluster, self.group) = (None, None);
        }
        if self.group.as_ref().is_some_and(has_ended) {
            self.group = None;
        }
    }

    /// Takes in what a group says of its block.
    fn say(&mut self, id: u32, body: &[u8]) -> Result<(), Refusal> {
        let Some(group) = &mut self.group else {
            return Ok(());
        };
        group.refers |= id == REFERENCE;
        let Some((track, frames)) = group.block else {
            return Ok(());
        };
        let Some(track) = self.tracks.get_mut(track) else {
            return Ok(());
        };
        match id {
            REFERENCE if !track.is_sound => {
                let last = track.frames.iter_mut().rev().take(frames);
                last.for_each(|frame| frame.is_key = false);
            }
            BLOCK_DURATION => track.block_lasts = Some(number(body)),
            DISCARD_PADDING => track.discarded = signed(body),
            CODEC_STATE => return Err(Refusal::SeveralFormats),
            _ => {}
        }
        Ok(())
    }

    /// Takes a block in.
    fn block(
        &mut self,
        range: std::ops::Range<u64>,
        is_grouped: bool,
        body: &[u8],
    ) -> Result<Step, Refusal> {
        let short = Refusal::Contradiction(DefectCode::BoxTooShort);
        let head = Head::read(body).ok_or(short.clone())?;
        let Some(track) = self
            .tracks
            .iter()
            .position(|track| track.number == head.track)
        else {
            return Ok(Step::Over(range.end));
        };
        if head.is_invisible() {
            return Err(Refusal::Times);
        }
        if head.lacing() != Lacing::None {
            let size = range.end - range.start;
            return match size <= limits::LACED_BLOCK {
                true => Ok(Step::Laced(track, head, range.end)),
                false => Err(Refusal::TooLarge),
            };
        }
        let from = range.start + head.length;
        let size = range.end.checked_sub(from).filter(|size| *size > 0);
        let size = u32::try_from(size.ok_or(short)?).map_err(|_| Refusal::TooLarge)?;
        let packet = body.get(head.length as usize..).unwrap_or_default();
        let is_key = self.is_key(head, is_grouped);
        let at = self.stamp(head)?;
        self.push(track, (from, size), packet, (at, is_key))?;
        self.begin_block(track, 1);
        Ok(Step::Over(range.end))
    }

    /// Takes the frames of a block in that share it; `bytes` are what lies behind its header, at `from`.
    fn laced(&mut self, track: usize, head: Head, from: u64, bytes: &[u8]) -> Result<(), Refusal> {
        let frames = block::frames(bytes, head.lacing());
        let frames = frames.ok_or(Refusal::Contradiction(DefectCode::ChildTooLarge))?;
        let is_key = self.is_key(head, self.group.is_some());
        let mut at = self.stamp(head)?;
        let count = frames.len();
        for frame in frames {
            let packet = bytes.get(frame.clone()).unwrap_or_default();
            let size = u32::try_from(frame.len()).map_err(|_| Refusal::TooLarge)?;
            let place = (from + frame.start as u64, size);
            self.push(track, place, packet, (at, is_key))?;
            at = FOLLOWS;
        }
        self.begin_block(track, count);
        Ok(())
    }

    /// Whether decoding can begin with a block. That one of a group refers to others may be said behind it.
    fn is_key(&self, head: Head, is_grouped: bool) -> bool {
        match is_grouped {
            true => self.group.is_none_or(|group| !group.refers),
            false => head.is_key(),
        }
    }

    /// When a block is shown, in nanoseconds.
    fn stamp(&self, head: Head) -> Result<i64, Refusal> {
        let cluster = self.cluster.and_then(|cluster| cluster.time);
        let cluster = cluster.ok_or(Refusal::Contradiction(DefectCode::BoxMissing))?;
        let ticks = i128::from(cluster) + i128::from(head.relative);
        let stamp = i64::try_from(ticks * i128::from(self.stretch.tick)).ok();
        // Sums of times stay far within 64 bits.
        let stamp = stamp.filter(|stamp| stamp.unsigned_abs() < 1 << 61);
        stamp.ok_or(Refusal::Timescale)
    }

    fn push(
        &mut self,
        track: usize,
        (offset, size): (u64, u32),
        packet: &[u8],
        (at, is_key): (i64, bool),
    ) -> Result<(), Refusal> {
        self.room = self.room.checked_sub(1).ok_or(Refusal::TooLarge)?;
        if let Some(track) = self.tracks.get_mut(track) {
            let lasts = track.lasts.and_then(|lasts| lasts(packet));
            track.frames.push(Frame {
                offset,
                at,
                size,
                lasts: lasts.unwrap_or_default(),
                is_key: is_key || track.is_sound,
            });
        }
        Ok(())
    }

    /// What was said of the block before does not hold of this one.
    fn begin_block(&mut self, number: usize, frames: usize) {
        if let Some(track) = self.tracks.get_mut(number) {
            (track.block_lasts, track.discarded) = (None, 0);
        }
        if let Some(group) = &mut self.group {
            group.block = Some((number, frames));
        }
    }
}

/// A signed number of up to eight bytes.
fn signed(bytes: &[u8]) -> i64 {
    let length = bytes.len().min(8) as u32;
    let unused = 64 - 8 * length;
    // Moved to the top and back, the sign is that of the highest byte.
    number(bytes)
        .checked_shl(unused)
        .unwrap_or_default()
        .cast_signed()
        >> unused.min(63)
}

#[cfg(test)]
mod tests;
