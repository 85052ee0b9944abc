//! Whether the coded pictures are there that a frame needs. Of what a download never filled, or of bytes that are
//! no picture, some decoders and players make nothing and go on showing the picture before.

use super::seek::heads;
use super::{Sample, Target};
use crate::bitstream::nal::{self, Framing};
use crate::facts::PictureTrack;
use crate::isobmff::entry::SampleEntry;
use crate::source::ByteSource;

/// Bytes of a sample that are looked at. No coded picture begins with so many zeros.
const HEAD: u64 = 64;

/// Fewer are left alone: what is so short is no picture of its own.
const LEAST: usize = 16;

/// Looks at the beginnings of samples.
#[derive(Debug, Clone, Copy, Default)]
pub struct SampleCheck {
    /// How many bytes a length takes before each unit of H.264 or H.265; `None` for other codecs.
    length_size: Option<usize>,
}

impl SampleCheck {
    pub(super) fn of(track: &PictureTrack, entry: &SampleEntry) -> Self {
        let configuration = entry.nal_configuration().filter(|_| !track.encrypted);
        Self {
            length_size: configuration.map(|found| found.length_size),
        }
    }

    /// Whether the picture of a frame, or the key frame that it is decoded from, begins with nothing but zeros
    /// or with lengths that lead out of its sample, or lies behind the end of the file. What cannot be read is
    /// not said to be missing.
    pub async fn is_lost<S: ByteSource + ?Sized>(&self, target: &Target, source: &S) -> bool {
        let needed = [target.samples.first(), target.samples.get(target.wanted)];
        let needed: Vec<&Sample> = needed.into_iter().flatten().collect();
        let Ok(heads) = heads(&needed, HEAD, source).await else {
            return false;
        };
        needed
            .iter()
            .zip(&heads)
            .any(|(sample, head)| self.is_no_picture(head, sample.range.end - sample.range.start))
    }

    /// Whether what begins so, and has so many bytes, is no coded picture.
    fn is_no_picture(&self, head: &[u8], size: u64) -> bool {
        let is_told = head.is_empty() || head.len() >= LEAST;
        let is_blank = is_told && head.iter().all(|byte| *byte == 0);
        let framing = |length_size| nal::framing(head, length_size, size);
        is_blank || self.length_size.map(framing) == Some(Framing::Broken)
    }
}
