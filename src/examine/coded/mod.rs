//! The coded pictures of a file, for a decoder that shows single ones: what it has to be told, and
//! which samples it needs for the frame of a second.

mod coding;
mod seek;
mod shape;
#[cfg(test)]
mod tests;

pub use coding::Coding;
pub use seek::{Read, Sample, Seeker, Target, reads};
pub use shape::Shape;

use super::schedule;
use crate::container::defects::Defects;
use crate::container::held::Held;
use crate::container::movie::MovieBoxes;
use crate::container::samples::{self, SampleWalk};
use crate::container::top::FileBoxes;
use crate::container::track::Track;
use crate::container::window::Window;
use crate::facts::{Facts, PictureTrack};
use crate::inspect;
use crate::source::{ByteSource, ReadError};

/// The boxes of a file that say where its pictures are and how they are coded.
#[derive(Debug)]
pub struct CodedPictures {
    boxes: FileBoxes,
    tables: Held,
}

impl CodedPictures {
    /// Reads them; `None` where there is no movie.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn read<S: ByteSource + ?Sized>(source: &S) -> Result<Option<Self>, ReadError> {
        let mut window = Window::new(source);
        let (_, boxes) = inspect::open(&mut window, &mut Defects::default()).await?;
        let Some(boxes) = boxes else {
            return Ok(None);
        };
        let Some(movie) = &boxes.movie else {
            return Ok(None);
        };
        let tables = samples::tables(&mut window, movie).await?;
        Ok(Some(Self { boxes, tables }))
    }

    /// What a decoder has to be told about the pictures that a player shows first; `None` where they
    /// are not all coded alike, or not in a way that is known here.
    #[must_use]
    pub fn coding(&self, facts: &Facts) -> Option<Coding> {
        let (_, track, shown) = self.track(facts)?;
        let [entry] = track.entries.as_slice() else {
            return None;
        };
        Coding::of(shown, entry)
    }

    /// Finds the samples of these pictures; `None` where they lie elsewhere, or where edits put several
    /// parts together: of those a browser's player shows the first alone, and it is the player that
    /// shows the place to whoever presses on it.
    #[must_use]
    pub fn seeker<'s, S: ByteSource + ?Sized>(
        &self,
        facts: &Facts,
        source: &'s S,
    ) -> Option<Seeker<'_, 's, S>> {
        let (movie, track, _) = self.track(facts)?;
        let timescale = track.media?.timescale;
        if timescale == 0 || track.is_external() {
            return None;
        }
        let parts = schedule::parts(movie, track, self.boxes.fragments.count > 0)?;
        let [part] = *parts.as_slice() else {
            return None;
        };
        let walk = SampleWalk::open(&self.tables, &self.boxes, movie, track);
        Some(Seeker::new(source, walk, part, f64::from(timescale)))
    }

    fn track<'f>(&self, facts: &'f Facts) -> Option<(&MovieBoxes, &Track, &'f PictureTrack)> {
        let shown = facts.movie.as_ref()?.pictures.first()?;
        let movie = self.boxes.movie.as_ref()?;
        let is_shown = |track: &&Track| {
            let id = track.header.map_or(0, |header| header.id);
            track.handler.0 == *b"vide" && id == shown.id
        };
        Some((movie, movie.tracks.iter().find(is_shown)?, shown))
    }
}
