//! What stands before the first cluster: where its elements are, by the walk and by the index.

use super::ids::{CLUSTER, EBML, INFO, SEEK, SEEK_HEAD, SEEK_ID, SEEK_POSITION, SEGMENT, TRACKS};
use crate::bitstream::fields::Fields;
use crate::containers::ebml::{self, Element, children, find, number};
use crate::containers::held::{Held, Missing};
use crate::containers::limits;

/// What stands before the first cluster.
#[derive(Debug, Default)]
pub(crate) struct Header {
    /// The body of `Info`.
    pub(crate) info: Option<Vec<u8>>,
    /// The body of `Tracks`.
    pub(crate) tracks: Option<Vec<u8>>,
    /// Where the segment's index says that these stand.
    info_at: Option<u64>,
    tracks_at: Option<u64>,
    /// Offset of the first cluster.
    pub(crate) clusters: u64,
    /// Where the segment should end, where it says so.
    pub(crate) end: Option<u64>,
}

/// Walks over the elements before the first cluster.
pub(super) fn header(file: &Held) -> Result<Option<Header>, Missing> {
    let mut found = Header::default();
    let Some(ebml) = element(file, 0)?.filter(|first| first.id == EBML) else {
        return Ok(None);
    };
    let mut at = ebml.header + ebml.size.unwrap_or_default();
    let Some(segment) = element(file, at)?.filter(|next| next.id == SEGMENT) else {
        return Ok(None);
    };
    at = at.saturating_add(segment.header);
    let start = at;
    found.end = segment.size.map(|size| start.saturating_add(size));
    for _ in 0..limits::ELEMENTS {
        let Some(next) = element(file, at)? else {
            return Ok(None);
        };
        if next.id == CLUSTER {
            found.clusters = at;
            break;
        }
        let Some(size) = next.size else {
            return Ok(None);
        };
        let body = at + next.header..at.saturating_add(next.header).saturating_add(size);
        let is_read = matches!(next.id, INFO | TRACKS | SEEK_HEAD) && size <= limits::HEADER;
        if is_read {
            let bytes = file.bytes_ahead(body.clone(), 0)?;
            match next.id {
                INFO => found.info = Some(bytes.to_vec()),
                TRACKS => found.tracks = Some(bytes.to_vec()),
                _ => {
                    found.info_at = sought(bytes, INFO).map(|at| start.saturating_add(at));
                    found.tracks_at = sought(bytes, TRACKS).map(|at| start.saturating_add(at));
                }
            }
        }
        at = body.end;
    }
    if found.clusters == 0 {
        return Ok(None);
    }
    if found.info.is_none() {
        found.info = body_at(file, found.info_at, INFO)?;
    }
    if found.tracks.is_none() {
        found.tracks = body_at(file, found.tracks_at, TRACKS)?;
    }
    Ok(Some(found))
}

/// The header of the element at `at`.
fn element(file: &Held, at: u64) -> Result<Option<Element>, Missing> {
    let bytes = file.bytes_ahead(at..at.saturating_add(ebml::HEADER), 4096)?;
    Ok(ebml::element(&mut Fields::new(bytes)))
}

/// The body of an element that the index places, where it is one of that kind.
fn body_at(file: &Held, at: Option<u64>, id: u32) -> Result<Option<Vec<u8>>, Missing> {
    let Some(at) = at else {
        return Ok(None);
    };
    let found = element(file, at)?.filter(|found| found.id == id);
    let Some((header, size)) = found.and_then(|found| Some((found.header, found.size?))) else {
        return Ok(None);
    };
    let start = at.saturating_add(header);
    let bytes = file.bytes(start..start.saturating_add(size.min(limits::HEADER)))?;
    Ok(Some(bytes.to_vec()))
}

/// Where the index says that an element stands, counted from the beginning of the segment.
fn sought(body: &[u8], id: u32) -> Option<u64> {
    let seeks = children(body).filter(|(child, _)| *child == SEEK);
    let mut found = seeks.filter(|(_, seek)| find(seek, SEEK_ID).map(number) == Some(id.into()));
    found
        .find_map(|(_, seek)| find(seek, SEEK_POSITION))
        .map(number)
}
