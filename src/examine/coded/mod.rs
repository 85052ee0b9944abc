//! The coded pictures of a file for a decoder of single frames: its configuration, and which samples it
//! needs for the frame at a second.

mod canvas_transform;
mod decoder_config;
mod quantiser;
mod sample_check;
mod seek;
#[cfg(test)]
mod tests;

pub use canvas_transform::CanvasTransform;
pub use decoder_config::VideoDecoderConfig;
pub use quantiser::Quantisers;
pub use sample_check::SampleCheck;
pub use seek::{Read, Sample, Seeker, Target, reads};

use super::demuxed::Demuxed;
use crate::facts::{Facts, PictureTrack};
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::track::Track;
use crate::source::ByteSource;

impl Demuxed {
    /// The decoder configuration for the picture track that a player shows first; `None` where its samples
    /// are not all coded alike, or with a codec that is not supported here.
    #[must_use]
    pub fn decoder_config(&self, facts: &Facts) -> Option<VideoDecoderConfig> {
        let (entry, shown) = self.coded_alike(facts)?;
        VideoDecoderConfig::of(shown, entry)
    }

    /// A reader of these pictures' quantisers; `None` where they cannot be read.
    #[must_use]
    pub fn quantisers(&self, facts: &Facts) -> Option<Quantisers> {
        let (entry, shown) = self.coded_alike(facts)?;
        Quantisers::of(shown, entry)
    }

    /// Tells whether the samples of these pictures are there.
    #[must_use]
    pub fn sample_check(&self, facts: &Facts) -> SampleCheck {
        let coded = self.coded_alike(facts);
        coded.map_or_else(SampleCheck::default, |(entry, shown)| {
            SampleCheck::of(shown, entry)
        })
    }

    /// Finds the samples of these pictures; `None` where they are in another file, or where the edit list
    /// has several parts. A browser's player shows only the first of these parts, and the frames must be
    /// those of the player, which shows the place when its button is pressed.
    #[must_use]
    pub fn seeker<'s, S: ByteSource + ?Sized>(
        &self,
        facts: &Facts,
        source: &'s S,
    ) -> Option<Seeker<'_, 's, S>> {
        let (track, _) = self.pictures(facts)?;
        let timescale = track.media?.timescale;
        if timescale == 0 || track.is_external() {
            return None;
        }
        let segments = self.segments(track)?;
        let [segment] = *segments.as_slice() else {
            return None;
        };
        let walk = self.samples(track);
        Some(Seeker::new(source, walk, segment, f64::from(timescale)))
    }

    fn coded_alike<'f>(&self, facts: &'f Facts) -> Option<(&SampleEntry, &'f PictureTrack)> {
        let (track, shown) = self.pictures(facts)?;
        match track.entries.as_slice() {
            [entry] => Some((entry, shown)),
            _ => None,
        }
    }

    fn pictures<'f>(&self, facts: &'f Facts) -> Option<(&Track, &'f PictureTrack)> {
        let shown = facts.movie.as_ref()?.pictures.first()?;
        Some((self.track(b"vide", shown.id)?, shown))
    }
}
