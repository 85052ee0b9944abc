//! The walk over the boxes at the top level of a file, hopping over everything that is not asked for.

use super::boxes::{BoxHeader, Header, Place, Scan, header};
use super::fields::Fields;
use super::fragments::{Fragments, index_duration};
use super::limits;
use super::movie::{self, MovieBoxes};
use crate::facts::{Brands, DefectCode};
use crate::source::{ByteSource, ReadError};
use std::ops::Range;

/// A file of the ISO base media family as its boxes describe it.
#[derive(Debug, Clone, Default)]
pub struct FileBoxes {
    /// Offset of the first box.
    pub start: u64,
    /// The first `ftyp`.
    pub brands: Option<Brands>,
    /// The first `moov`; players pass over further ones.
    pub movie: Option<MovieBoxes>,
    /// `moov` stands before the first media data.
    pub moov_first: bool,
    /// All fragments.
    pub fragments: Fragments,
    /// What each segment index (`sidx`) claims: its offset, a duration and units per second.
    pub indexes: Vec<(u64, u64, u32)>,
    /// Where media data (`mdat`) are, clipped to the file, in order.
    pub media: Vec<Range<u64>>,
    /// A box runs past the end of the file.
    pub cut_off: bool,
    /// The walk did not go on to the end of the file, for this reason, and there may be more.
    pub stopped: Option<DefectCode>,
}

/// Kinds of box that a writer puts at the top level. One of another kind that runs past the end of
/// the file is junk rather than a sign that the file was cut off.
const KNOWN: [&[u8; 4]; 20] = [
    b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"wide", b"sidx", b"ssix",
    b"uuid", b"pdin", b"meta", b"emsg", b"mfra", b"prft", b"udta", b"imda", b"pnot", b"PICT",
];

/// Walks over the top level from `at` to the end of the file.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub async fn read<S: ByteSource + ?Sized>(
    scan: &mut Scan<'_, S>,
    mut at: u64,
) -> Result<FileBoxes, ReadError> {
    let file_len = scan.window.file_len();
    let mut file = FileBoxes {
        start: at,
        ..FileBoxes::default()
    };
    let mut early = Vec::new();
    let mut left = limits::TOP_BOXES;
    let mut hop = 0;
    while at < file_len {
        if left == 0 || scan.window.reads() > limits::FILE_READS {
            scan.note_file(DefectCode::TooManyBoxes, at);
            file.stopped = Some(DefectCode::TooManyBoxes);
            break;
        }
        left -= 1;
        let ahead = ahead(&file, file_len - at, hop);
        let bytes = scan
            .window
            .bytes(at..at.saturating_add(limits::HEADER), ahead)
            .await?;
        let found = match header(bytes, at, file_len) {
            Header::Sized(found) => found,
            Header::ToTheEnd(found) if is_name(&found) => found,
            Header::Nothing if file.movie.is_none() || file.fragments.count > 0 => {
                // The file ends within a header, and more was to come.
                file.cut_off = true;
                scan.note_file(DefectCode::FileCutOff, at);
                break;
            }
            Header::ToTheEnd(_) | Header::Illegal | Header::Nothing => {
                junk(scan, &mut file, at).await?;
                break;
            }
        };
        if !is_name(&found) {
            junk(scan, &mut file, at).await?;
            break;
        }
        if found.end > file_len {
            if KNOWN.iter().any(|kind| found.is(kind)) {
                file.cut_off = true;
                scan.note(DefectCode::FileCutOff, &Place::top(found.kind), at);
            } else {
                scan.note_file(DefectCode::JunkBytes, at);
            }
        }
        visit(scan, &mut file, &found, &mut early).await?;
        hop = found.end - at;
        at = found.end;
    }
    for moof in early {
        add_fragment(scan, &mut file, &moof).await?;
    }
    Ok(file)
}

/// How much to read at once where a hop over `hop` bytes lands, `left` bytes before the end of the file.
fn ahead(file: &FileBoxes, left: u64, hop: u64) -> u64 {
    if file.movie.is_none() && file.fragments.count == 0 {
        // What stands last is `moov` as a rule: then one read brings all of it.
        return if left <= limits::MOVIE_READ {
            left
        } else {
            limits::HOP_READ
        };
    }
    // Fragments of one file are alike: the next one, and the header of the media data behind it.
    match file.fragments.largest {
        // After a short hop the next one is likely to be short too: one read for several.
        _ if hop < limits::FRAGMENT_READ => limits::FRAGMENT_READ,
        0 => limits::FRAGMENT_READ,
        size => (size + limits::HEADER).min(limits::FRAGMENT_AHEAD),
    }
}

/// Writes down bytes that are no box. Amid fragments they stopped the walk, and more may follow;
/// zeros to the end are what a card's block is filled up with.
async fn junk<S: ByteSource + ?Sized>(
    scan: &mut Scan<'_, S>,
    file: &mut FileBoxes,
    at: u64,
) -> Result<(), ReadError> {
    scan.note_file(DefectCode::JunkBytes, at);
    let extends = file.movie.as_ref().is_some_and(|movie| movie.extends);
    if extends || file.fragments.count > 0 {
        let length = scan.window.file_len() - at;
        let rest = scan
            .window
            .bytes(at..at.saturating_add(limits::HOP_READ), 0)
            .await?;
        let is_filling = rest.len() as u64 == length && rest.iter().all(|byte| *byte == 0);
        if !is_filling {
            file.stopped = Some(DefectCode::JunkBytes);
        }
    }
    Ok(())
}

/// Looks whether a box begins within media data where the samples of the fragments before end: then
/// the size of these media data is wrong, and they have swallowed further fragments.
async fn look_behind_samples<S: ByteSource + ?Sized>(
    scan: &mut Scan<'_, S>,
    file: &mut FileBoxes,
    media: &BoxHeader,
) -> Result<(), ReadError> {
    let end = file.fragments.farthest();
    if file.fragments.count == 0 || end <= media.body || end.saturating_add(8) > media.end {
        return Ok(());
    }
    let behind = scan.window.bytes(end..end.saturating_add(8), 0).await?;
    if let Header::Sized(found) = header(behind, end, media.end)
        && KNOWN.iter().any(|kind| found.is(kind))
    {
        scan.note(
            DefectCode::BoxSizeIllegal,
            &Place::top(media.kind),
            media.start,
        );
        file.stopped = Some(DefectCode::BoxSizeIllegal);
    }
    Ok(())
}

/// Whether the kind is four printable characters (`©` of QuickTime included).
fn is_name(header: &BoxHeader) -> bool {
    let is_printable = |byte: &u8| matches!(byte, 0x20..=0x7e | 0xa9);
    header.kind.0.iter().all(is_printable)
}

async fn visit<S: ByteSource + ?Sized>(
    scan: &mut Scan<'_, S>,
    file: &mut FileBoxes,
    found: &BoxHeader,
    early: &mut Vec<BoxHeader>,
) -> Result<(), ReadError> {
    let place = Place::top(found.kind);
    scan.begin(limits::BOX_READS);
    match &found.kind.0 {
        b"ftyp" if file.brands.is_none() => {
            file.brands = scan.parse(&place, found, movie::brands).await?;
        }
        b"moov" if file.movie.is_some() => {
            scan.note(DefectCode::SecondMovie, &place.numbered(2), found.start);
        }
        b"moov" => {
            file.moov_first = file.media.is_empty();
            let movie = movie::read(scan, found).await?;
            file.movie = Some(movie);
        }
        // The defaults in `moov` are needed to read a fragment.
        b"moof" if file.movie.is_none() => early.push(*found),
        b"moof" => add_fragment(scan, file, found).await?,
        b"mdat" => {
            let end = found.end.min(scan.window.file_len());
            let is_full = file.media.len() >= limits::MEDIA_RANGES;
            match file.media.last_mut() {
                Some(last) if is_full => last.end = end,
                _ => file.media.push(found.body.min(end)..end),
            }
            look_behind_samples(scan, file, found).await?;
        }
        b"sidx" if file.indexes.len() < limits::TRACKS => {
            let parse = |fields: Fields<'_>| {
                let (units, timescale) = index_duration(fields)?;
                Some((found.start, units, timescale))
            };
            file.indexes.extend(scan.parse(&place, found, parse).await?);
        }
        _ => {}
    }
    Ok(())
}

async fn add_fragment<S: ByteSource + ?Sized>(
    scan: &mut Scan<'_, S>,
    file: &mut FileBoxes,
    moof: &BoxHeader,
) -> Result<(), ReadError> {
    let movie = file.movie.as_ref();
    let extends = movie.map(|movie| movie.track_extends.as_slice());
    let decoded = |id: u32| {
        let tracks = movie
            .map(|movie| movie.tracks.as_slice())
            .unwrap_or_default();
        let own = tracks
            .iter()
            .find(|track| track.header.is_some_and(|header| header.id == id));
        own.map_or(0, |track| track.timing.decoded)
    };
    let extends = extends.unwrap_or_default();
    file.fragments.add(scan, moof, extends, decoded).await
}
