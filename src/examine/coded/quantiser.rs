//! How coarsely pictures are quantised. One that was given too few bits is deblocked into mush, which
//! looks like fog or a soft lens; the quantiser tells them apart.

use super::{Sample, Target};
use crate::bitstream::h264::SliceReader;
use crate::facts::PictureTrack;
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::limits;
use crate::source::{ByteSource, clip};
use std::ops::Range;

/// The quantisers of a frame are those from so many samples before it on,
const BEFORE: usize = 24;
/// every so many.
const APART: usize = 6;

/// Reads the quantisers of pictures in H.264. Of H.265 more would have to be read than is known here.
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

    /// The finest of those that a frame was made with, SliceQP_Y (ITU-T H.264, 7.4.3); `None` where none
    /// can be told.
    ///
    /// A picture that stands still is made better by the ones that follow, also where its key frame had
    /// too few bits; so those around the frame are asked as well.
    pub async fn finest<S: ByteSource + ?Sized>(
        &mut self,
        target: &Target,
        source: &S,
    ) -> Option<i32> {
        let from = target.wanted.saturating_sub(BEFORE);
        let around = target.samples.iter().skip(from).step_by(APART);
        let heads: Vec<Range<u64>> = around.map(|sample| head(sample, source.len())).collect();
        let bytes = source.read_each(&heads).await.ok()?;
        let mut rest = bytes.as_slice();
        let found = heads.iter().filter_map(|head| {
            let (sample, behind) = rest.split_at_checked((head.end - head.start) as usize)?;
            rest = behind;
            self.slices.quantiser(sample)
        });
        found.min()
    }
}

/// Where the beginning of a sample lies, as far as the file goes.
fn head(sample: &Sample, file_len: u64) -> Range<u64> {
    let most = sample.range.start.saturating_add(limits::SLICE_READ);
    clip(sample.range.start..sample.range.end.min(most), file_len)
}
