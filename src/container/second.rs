//! A second reading by mp4parse, Firefox's own parser: where it refuses a movie or reads another
//! figure, that is worth a line in the details. It never decides anything.
//!
//! It is given `moov` alone, and only after everything was looked at that could take memory or
//! stack from it: entry counts that it believes, and descriptors that it follows by recursion.

use super::limits;
use super::movie::MovieBoxes;
use super::track::Track;
use crate::facts::DefectCode;
use mp4parse::{SampleEntry, TrackType};

/// Asks mp4parse about a `moov`, header included. `None` where the two readings agree or where it is
/// not safe to ask.
#[must_use]
pub fn opinion(moov: &[u8], movie: &MovieBoxes) -> Option<DefectCode> {
    if !is_safe(moov) {
        return None;
    }
    let mut rest = moov;
    let Ok(theirs) = mp4parse::read_mp4(&mut rest) else {
        return Some(DefectCode::SecondReaderRefuses);
    };
    let agree = theirs.tracks.len() == movie.tracks.len()
        && theirs
            .tracks
            .iter()
            .zip(&movie.tracks)
            .all(|(theirs, ours)| is_same(theirs, ours));
    (!agree).then_some(DefectCode::SecondReaderDisagrees)
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

/// Bytes of an `esds` that cannot nest more deeply than a stack holds: a level takes at least two.
const DESCRIPTOR_BYTES: usize = 4096;

/// Whether nothing in these bytes can take much memory or stack.
///
/// Every place where one of the kinds stands is looked at, whether it is a box there or not: a place
/// that is none can only make this more careful.
fn is_safe(moov: &[u8]) -> bool {
    if moov.len() as u64 > limits::SECOND_READER_BYTES {
        return false;
    }
    let mut tracks = 0;
    moov.windows(4).enumerate().skip(4).all(|(at, kind)| {
        // Entries of `width` bytes whose count stands `lead` bytes behind the kind.
        let holds = |lead: usize, width: usize| {
            let room = number(moov, at - 4)?.saturating_sub(lead + 8) / width;
            Some(number(moov, at + lead)? <= room)
        };
        match kind {
            b"trak" => {
                tracks += 1;
                tracks <= limits::TRACKS
            }
            // Its lists of keys are reserved for too; nothing here asks about protected files.
            b"pssh" => false,
            b"esds" => number(moov, at - 4).is_some_and(|size| size <= DESCRIPTOR_BYTES),
            // An entry takes far more memory than file.
            b"stsd" => number(moov, at + 8).is_some_and(|count| count <= limits::ENTRIES),
            // One size for all samples: the count reserves nothing.
            b"stsz" if number(moov, at + 8) != Some(0) => true,
            b"stsz" => holds(12, 4) == Some(true),
            b"stco" | b"stss" => holds(8, 4) == Some(true),
            b"stts" | b"ctts" | b"co64" => holds(8, 8) == Some(true),
            b"stsc" | b"elst" => holds(8, 12) == Some(true),
            _ => true,
        }
    })
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_be_bytes(*bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let size = u32::try_from(body.len() + 8).unwrap();
        [&size.to_be_bytes()[..], kind, body].concat()
    }

    #[test]
    fn lying_counts_and_deep_descriptors_are_not_passed_on() {
        let two = [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1];
        let honest = [&two[..], &[0; 8]].concat();
        assert!(is_safe(&boxed(b"moov", &boxed(b"stts", &honest))));
        assert!(!is_safe(&boxed(b"moov", &boxed(b"stts", &two))));
        // Hidden in a box that nobody would look into.
        let hidden = boxed(b"free", &boxed(b"stco", &[0xff; 8]));
        assert!(!is_safe(&boxed(b"moov", &hidden)));
        assert!(!is_safe(&boxed(b"moov", &boxed(b"esds", &[3; 5000]))));
        assert!(is_safe(&boxed(b"moov", &boxed(b"esds", &[3; 40]))));
        assert!(!is_safe(&boxed(b"moov", &boxed(b"pssh", &[0; 40]))));
        assert!(!is_safe(&boxed(
            b"moov",
            &boxed(b"stsd", &[0, 0, 0, 0, 0, 0, 1, 0])
        )));
        assert!(!is_safe(&boxed(b"moov", &boxed(b"trak", &[]).repeat(1000))));
    }

    #[test]
    fn one_size_for_all_samples_reserves_nothing() {
        let constant = [0, 0, 0, 0, 0, 0, 0, 4, 0xff, 0xff, 0xff, 0xff];
        assert!(is_safe(&boxed(b"moov", &boxed(b"stsz", &constant))));
        let each = [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff];
        assert!(!is_safe(&boxed(b"moov", &boxed(b"stsz", &each))));
    }
}
