//! The blocks of clusters: which frames there are at the beginning and at the end, and when they are shown.

use super::ids::{BLOCK, BLOCK_DURATION, BLOCK_GROUP, CLUSTER, SIMPLE_BLOCK, TIMESTAMP, is_known};
use crate::bitstream::fields::Fields;
use crate::containers::ebml::{self, number};
use crate::containers::held::{Held, Missing};
use crate::containers::stream::{Kind, Stream};
use crate::containers::{frames, limits};

/// How a walk over blocks ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// With the bytes.
    Whole,
    /// A block goes on behind them.
    AmidBlock,
    /// What stands there is no element.
    Lost,
}

/// One block: its track, when it is shown, for how long where that is said, and its beginning.
#[derive(Debug)]
pub(super) struct Block<'b> {
    pub(super) track: u32,
    time: f64,
    lasts: Option<f64>,
    payload: &'b [u8],
}

/// The blocks of a stretch of clusters.
#[derive(Debug)]
pub(super) struct Blocks<'b> {
    scale_s: f64,
    pub(super) found: Vec<Block<'b>>,
    pub(super) ended: Ended,
}

/// The most blocks of one stretch.
const BLOCKS: usize = 100_000;

impl<'b> Blocks<'b> {
    pub(super) const fn new(scale_s: f64) -> Self {
        Self {
            scale_s,
            found: Vec::new(),
            ended: Ended::Lost,
        }
    }

    /// Walks over elements. Clusters and groups of blocks are entered, whatever length they claim; all
    /// else is passed over.
    pub(super) fn walk(&mut self, bytes: &'b [u8]) {
        self.ended = self.walked(&mut Fields::new(bytes)).unwrap_or(Ended::Lost);
    }

    fn walked(&mut self, fields: &mut Fields<'b>) -> Option<Ended> {
        let mut cluster = 0;
        while !fields.rest().is_empty() {
            let Some(element) = ebml::element(fields) else {
                // A header that is cut short.
                let is_short = (fields.rest().len() as u64) < ebml::HEADER;
                return Some(if is_short {
                    Ended::AmidBlock
                } else {
                    Ended::Lost
                });
            };
            if matches!(element.id, CLUSTER | BLOCK_GROUP) {
                continue;
            }
            let size = usize::try_from(element.size?).ok()?;
            let there = size.min(fields.rest().len());
            let body = fields.take(there)?;
            match element.id {
                TIMESTAMP => cluster = number(body),
                SIMPLE_BLOCK | BLOCK => self.block(body, cluster),
                BLOCK_DURATION => {
                    let lasts = number(body) as f64 * self.scale_s;
                    self.found.last_mut()?.lasts = Some(lasts);
                }
                // What newer or odd writers add is passed over, where it is whole.
                id if !is_known(id) && there < size => return Some(Ended::Lost),
                _ => {}
            }
            if there < size {
                return Some(Ended::AmidBlock);
            }
            if self.found.len() >= BLOCKS {
                return Some(Ended::Lost);
            }
        }
        Some(Ended::Whole)
    }

    fn block(&mut self, body: &'b [u8], cluster: u64) {
        let mut fields = Fields::new(body);
        let head = |fields: &mut Fields<'b>| {
            let (track, _) = ebml::vint(fields)?;
            Some((u32::try_from(track).ok()?, fields.i16()?, fields.u8()?))
        };
        let Some((track, relative, flags)) = head(&mut fields) else {
            return;
        };
        // Of several frames in one block the first begins behind their lengths; only sound is laced.
        let is_laced = flags & 0x06 != 0;
        let payload = if is_laced { &[][..] } else { fields.rest() };
        self.found.push(Block {
            track,
            time: (cluster as f64 + f64::from(relative)) * self.scale_s,
            lasts: None,
            payload,
        });
    }

    /// Counts the blocks in to their streams.
    pub(super) fn count(&self, streams: &mut [Stream], is_head: bool) {
        for stream in streams {
            let own = self.found.iter().filter(|block| block.track == stream.id);
            let mut run = Vec::new();
            // Of what was not seen at the beginning nobody knows when it begins.
            let is_begun = stream.seen.packets > 0;
            for block in own {
                let lasts = block.lasts.or(stream.frame_s).unwrap_or_default();
                stream.seen.stretch(block.time, block.time + lasts);
                if run.len() < limits::FRAMES {
                    run.push(frames::round(block.time));
                }
                if is_head {
                    stream.seen.packet(block.payload, limits::PACKET);
                } else {
                    stream.seen.packets += 1;
                    stream.seen.is_ended = is_begun;
                }
            }
            if stream.kind == Kind::Picture {
                stream.seen.runs.push(run);
            }
        }
    }
}

/// The blocks at the end: from the first cluster of a stretch from which elements lead to the end.
pub(super) fn tail<'h>(
    file: &'h Held,
    streams: &[Stream],
    start: u64,
    end: u64,
    scale_s: f64,
) -> Result<Blocks<'h>, Missing> {
    let mut length = limits::TAIL;
    loop {
        let from = end.saturating_sub(length).max(start);
        let bytes = file.bytes(from..end)?;
        let blocks = last(bytes, scale_s);
        let is_seen = |stream: &Stream| {
            let is_played = matches!(stream.kind, Kind::Picture | Kind::Sound);
            !is_played || blocks.found.iter().any(|block| block.track == stream.id)
        };
        let is_enough = blocks.ended == Ended::Whole && streams.iter().all(is_seen);
        if is_enough || from == start || length >= limits::LONG_TAIL {
            return Ok(blocks);
        }
        length *= 5;
    }
}

/// Clusters of one stretch that are tried.
const TRIES: usize = 64;

/// The blocks of the first cluster from which elements lead to the end of the bytes, or else of the
/// last one that breaks off amid a block.
fn last(bytes: &[u8], scale_s: f64) -> Blocks<'_> {
    let mut cut = Blocks::new(scale_s);
    let starts = bytes.windows(5).enumerate();
    // The identifier of a cluster, and a length.
    let mut starts = starts.filter(|(_, code)| matches!(code, [0x1f, 0x43, 0xb6, 0x75, 1..=255]));
    for (at, _) in starts.by_ref().take(TRIES) {
        let mut blocks = Blocks::new(scale_s);
        blocks.walk(bytes.get(at..).unwrap_or_default());
        match blocks.ended {
            Ended::Whole => return blocks,
            Ended::AmidBlock if !blocks.found.is_empty() => cut = blocks,
            _ => {}
        }
    }
    cut
}
