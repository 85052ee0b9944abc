//! The boxes and sample tables of a file, read once for sound and pictures.

use crate::inspect;
use crate::isobmff::box_bytes::BoxBytes;
use crate::isobmff::defects::Defects;
use crate::isobmff::edit_list::{Scales, Segment};
use crate::isobmff::file::FileBoxes;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::samples::{self, SampleWalk};
use crate::isobmff::track::Track;
use crate::isobmff::window::Window;
use crate::source::{ByteSource, ReadError};

/// The boxes of a file that say where its samples are and how they are coded.
#[derive(Debug)]
pub struct Demuxed {
    /// All but the movie.
    boxes: FileBoxes,
    movie: MovieBoxes,
    tables: BoxBytes,
}

impl Demuxed {
    /// Reads the boxes; `None` where there is no movie.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn read<S: ByteSource + ?Sized>(source: &S) -> Result<Option<Self>, ReadError> {
        let mut window = Window::new(source);
        let (_, boxes) = inspect::open(&mut window, &mut Defects::default()).await?;
        let Some(mut boxes) = boxes else {
            return Ok(None);
        };
        let Some(movie) = boxes.movie.take() else {
            return Ok(None);
        };
        let tables = samples::tables(&mut window, &movie).await?;
        Ok(Some(Self {
            boxes,
            movie,
            tables,
        }))
    }

    /// The offset of the file's first box, and the movie; the tables are dropped.
    pub(super) fn into_movie(self) -> (u64, MovieBoxes) {
        (self.boxes.start, self.movie)
    }

    /// The track with that handler and id.
    pub(super) fn track(&self, handler: &[u8; 4], id: u32) -> Option<&Track> {
        self.movie.tracks.iter().find(|track| {
            let own = track.header.map_or(0, |header| header.id);
            track.handler.0 == *handler && own == id
        })
    }

    /// Which parts of a track play, and when; `None` where edits repeat or rearrange it.
    pub(super) fn segments(&self, track: &Track) -> Option<Vec<Segment>> {
        let scales = Scales {
            movie: self.movie.header.map_or(0, |header| header.timescale),
            track: track.media?.timescale,
            is_open: self.boxes.fragments.count > 0,
        };
        track.edits.segments(scales)
    }

    /// A walk over the samples of a track.
    pub(super) fn samples(&self, track: &Track) -> SampleWalk<'_> {
        SampleWalk::open(&self.tables, &self.boxes, &self.movie, track)
    }
}
