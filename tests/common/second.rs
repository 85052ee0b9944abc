//! A second reading by mp4parse, Firefox's own parser, of what the walker reads: both were written
//! from the same standard by different people.
//!
//! It does not ship. mp4parse refuses files that every player plays, so that it could never decide
//! anything, and it is a twenty-fifth of what the page would load.

use mp4parse::{SampleEntry, TrackType};
use yujian::isobmff::defects::Defects;
use yujian::isobmff::file;
use yujian::isobmff::movie::MovieBoxes;
use yujian::isobmff::track::Track;
use yujian::isobmff::window::Window;
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
    let (mut window, mut defects) = (Window::new(source), Defects::default());
    let read = file::read(&mut window, &mut defects, 0);
    let movie = pollster::block_on(read).unwrap().movie?;
    let moov = pollster::block_on(source.read(movie.range.clone())).unwrap();
    let Ok(theirs) = mp4parse::read_mp4(&mut moov.as_slice()) else {
        return Some(Opinion::Refuses);
    };
    Some(if is_same_movie(&theirs.tracks, &movie) {
        Opinion::Agrees
    } else {
        Opinion::Disagrees
    })
}

fn is_same_movie(theirs: &[mp4parse::Track], movie: &MovieBoxes) -> bool {
    let ours = &movie.tracks;
    theirs.len() == ours.len()
        && theirs
            .iter()
            .zip(ours)
            .all(|(theirs, ours)| is_same(theirs, ours))
}

/// Whether both read the same track. What mp4parse does not read agrees.
fn is_same(theirs: &mp4parse::Track, ours: &Track) -> bool {
    let header = ours.media;
    let scale = theirs.timescale.as_ref().map(|scale| scale.0);
    let same_scale = scale == header.map(|header| u64::from(header.timescale));
    let id = ours.header.map(|header| header.id);
    let same_id = theirs.track_id.is_none() || theirs.track_id == id;
    let sizes = theirs.stsz.as_ref();
    let same_count = sizes.is_none_or(|sizes| {
        sizes.sample_size != 0 || sizes.sample_sizes.len() as u64 == ours.layout.samples
    });
    let total = theirs.stts.as_ref().map(|stts| {
        let run =
            |run: &mp4parse::Sample| u128::from(run.sample_count) * u128::from(run.sample_delta);
        stts.samples.iter().map(run).sum::<u128>()
    });
    let decoded = u128::try_from(ours.timing.decoded).ok();
    let same_time = total.is_none() || total == decoded;
    same_scale && same_id && same_count && same_time && is_same_size(theirs, ours)
}

fn is_same_size(theirs: &mp4parse::Track, ours: &Track) -> bool {
    if !matches!(theirs.track_type, TrackType::Video) {
        return true;
    }
    let entries = theirs.stsd.iter().flat_map(|stsd| stsd.descriptions.iter());
    entries
        .zip(&ours.entries)
        .all(|(theirs, ours)| match theirs {
            SampleEntry::Video(theirs) => ours.visual.is_some_and(|visual| {
                let (width, height) = (u32::from(theirs.width), u32::from(theirs.height));
                (width, height) == (visual.size.width, visual.size.height)
            }),
            _ => true,
        })
}
