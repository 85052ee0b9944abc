//! A second reading by mp4parse, Firefox's own parser, of what the walker reads: both were written
//! from the same standard by different people.

use yujian::examine::{Demuxed, NO_TRACK, NotRead, SecondReading, second_reading};
use yujian::source::ByteSource;

/// What mp4parse thinks of our reading of a movie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// It reads the same.
    Agrees,
    /// It reads another figure.
    Disagrees,
    /// It reads none of it.
    Refuses,
}

/// Asks mp4parse about the movie of a file; `None` where there is none.
pub(crate) fn opinion<S: ByteSource + ?Sized>(source: &S) -> Option<Opinion> {
    match reading(source) {
        SecondReading::Agrees => Some(Opinion::Agrees),
        SecondReading::Differs(_) => Some(Opinion::Disagrees),
        // It reads the same, and Firefox plays none of it.
        SecondReading::Refused(NO_TRACK) => Some(Opinion::Agrees),
        SecondReading::Refused(_) => Some(Opinion::Refuses),
        SecondReading::NotRead(NotRead::NoMovie) => None,
        SecondReading::NotRead(why) => panic!("{why:?}"),
    }
}

/// What mp4parse says of a file, in full.
pub(crate) fn reading<S: ByteSource + ?Sized>(source: &S) -> SecondReading {
    pollster::block_on(async {
        let demuxed = Demuxed::read(source).await.unwrap();
        second_reading(source, demuxed).await
    })
}
