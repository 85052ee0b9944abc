//! Reads how coarsely pictures are quantised. A picture with too few bits is blurred by deblocking and
//! looks like fog or a soft lens; the quantiser tells these apart.

use super::seek::heads;
use super::{Sample, Target};
use crate::bitstream::h264::SliceReader;
use crate::facts::PictureTrack;
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::limits;
use crate::source::ByteSource;

/// How many samples before the frame the first quantiser is read.
const BEFORE: usize = 24;
/// One sample in this many is read.
const APART: usize = 6;

/// Reads the quantisers of pictures in H.264. Those of H.265 are not read.
#[derive(Debug)]
pub struct Quantisers {
    slices: SliceReader,
}

impl Quantisers {
    pub(super) fn of(track: &PictureTrack, entry: &SampleEntry) -> Option<Self> {
        let avc_c = entry.configuration(b"avcC");
        let avc_c = avc_c.filter(|_| track.codec == "h264" && !track.encrypted)?;
        Some(Self {
            slices: SliceReader::new(avc_c)?,
        })
    }

    /// The finest quantiser of the samples around a frame, SliceQP_Y (ITU-T H.264, 7.4.3); `None` where
    /// none can be read.
    ///
    /// Later pictures refine one that stands still, even where its key frame had too few bits. So the
    /// samples around the frame count as well.
    pub async fn finest<S: ByteSource + ?Sized>(
        &mut self,
        target: &Target,
        source: &S,
    ) -> Option<i32> {
        let from = target.wanted.saturating_sub(BEFORE);
        let around = target.samples.iter().skip(from).step_by(APART);
        let around: Vec<&Sample> = around.collect();
        let heads = heads(&around, limits::SLICE_READ, source).await.ok()?;
        let found = heads.iter().filter_map(|head| self.slices.quantiser(head));
        found.min()
    }
}
