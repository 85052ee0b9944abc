//! The walk over the boxes at the top level of a file, which skips everything that is not needed.

use super::box_bytes::{self, BoxBytes};
use super::boxes::{BoxHeader, Header, Scan, header};
use super::defects::{Defects, Place};
use super::fragments::{self, Fragments, Index};
use super::limits;
use super::movie::{self, MovieBoxes};
use super::placement;
use super::window::Window;
use crate::facts::{Brands, DefectCode, FourCc};
use crate::source::{ByteSource, ReadError};
use std::ops::Range;

/// A file of the ISO base media family as its boxes describe it.
#[derive(Debug, Clone, Default)]
pub struct FileBoxes {
    /// Length of the file in bytes.
    pub len: u64,
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
    /// What each segment index (`sidx`) promises.
    pub indexes: Vec<Index>,
    /// Where media data (`mdat`) are, clipped to the file, in order.
    pub media: Vec<Range<u64>>,
    /// The file ends within the movie, or within the header of a fragment.
    pub cut_off: bool,
    /// The farthest end that a box announces which runs past the end of the file.
    pub announced: u64,
    /// Kind and offset of another box that runs past the end of the file. Whether anything is missing
    /// because of that, the samples tell.
    pub overrun: Option<(FourCc, u64)>,
    /// The walk did not go on to the end of the file, for this reason, and there may be more.
    pub stopped: Option<DefectCode>,
}

/// Kinds of box that a writer puts at the top level. One of another kind that runs past the end of
/// the file is junk rather than a sign that the file was cut off.
const KNOWN: [&[u8; 4]; 20] = [
    b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"wide", b"sidx", b"ssix",
    b"uuid", b"pdin", b"meta", b"emsg", b"mfra", b"prft", b"udta", b"imda", b"pnot", b"PICT",
];

/// Walks over the top level from `start` to the end of the file. What is read is looked at by
/// [`Walk`]; here it is only fetched.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub async fn read<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    defects: &mut Defects,
    start: u64,
) -> Result<FileBoxes, ReadError> {
    let mut walk = Walk::new(defects, window.file_len(), start);
    while walk.goes_on(window.reads()) {
        let bytes = window.bytes(walk.header_range(), walk.ahead()).await?;
        let Some(found) = walk.arrive(bytes) else {
            if let Some(rest) = walk.rest() {
                let bytes = window.bytes(rest, 0).await?;
                let is_end = walk.is_end(bytes);
                let is_end =
                    is_end || is_zero(bytes) && is_zero(window.bytes(walk.last(), 0).await?);
                walk.stop(is_end);
            }
            break;
        };
        if let Some(wanted) = walk.wanted(&found) {
            let held = box_bytes::boxes(window, &wanted).await?;
            walk.visit(&wanted, held);
        }
        if let Some(behind) = walk.behind_samples(&found) {
            let bytes = window.bytes(behind.clone(), 0).await?;
            walk.look_behind_samples(&found, bytes, behind.start);
        }
        walk.pass(&found);
    }
    for moof in std::mem::take(&mut walk.early) {
        let held = box_bytes::boxes(window, &moof).await?;
        walk.visit(&moof, held);
    }
    placement::check(&walk.movie, &mut walk.file);
    Ok(walk.finish())
}

impl FileBoxes {
    /// Whether a stretch of the file, or a single place in it, lies within one of the media data boxes.
    #[must_use]
    pub fn is_media(&self, place: &Range<u64>) -> bool {
        let after = self
            .media
            .partition_point(|media| media.start <= place.start);
        let before = after.checked_sub(1).and_then(|at| self.media.get(at));
        before.is_some_and(|media| place.end <= media.end)
    }
}

/// A walk under way.
struct Walk<'d> {
    defects: &'d mut Defects,
    file: FileBoxes,
    at: u64,
    /// How far the last hop went.
    hop: u64,
    boxes_left: u32,
    /// Fragments that stand before `moov`, whose defaults are needed to read them.
    early: Vec<BoxHeader>,
    /// The bytes of `moov`: its tables are held against the media data once all of these are known.
    movie: BoxBytes,
}

impl<'d> Walk<'d> {
    fn new(defects: &'d mut Defects, len: u64, start: u64) -> Self {
        Self {
            defects,
            file: FileBoxes {
                len,
                start,
                ..FileBoxes::default()
            },
            at: start,
            hop: 0,
            boxes_left: limits::TOP_BOXES,
            early: Vec::new(),
            movie: BoxBytes::default(),
        }
    }

    /// Whether there is more of the file, and reads are left to look at it.
    fn goes_on(&mut self, reads: u64) -> bool {
        if self.at >= self.file.len {
            return false;
        }
        if self.boxes_left == 0 || reads > limits::FILE_READS {
            self.defects.note_file(DefectCode::TooManyBoxes, self.at);
            self.file.stopped = Some(DefectCode::TooManyBoxes);
            return false;
        }
        self.boxes_left -= 1;
        true
    }

    const fn header_range(&self) -> Range<u64> {
        self.at..self.at.saturating_add(limits::HEADER)
    }

    /// How much to read at once where the last hop landed.
    fn ahead(&self) -> u64 {
        if self.file.movie.is_none() && self.file.fragments.count == 0 {
            // What stands last is `moov` as a rule: then one read brings all of it.
            let left = self.file.len - self.at;
            return if left <= limits::MOVIE_READ {
                left
            } else {
                limits::HOP_READ
            };
        }
        // Fragments of one file are alike: the next one, and the header of the media data behind it.
        match self.file.fragments.largest {
            // After a short hop the next one is likely to be short too: one read for several.
            _ if self.hop < limits::FRAGMENT_READ => limits::FRAGMENT_READ,
            0 => limits::FRAGMENT_READ,
            size => (size + limits::HEADER).min(limits::FRAGMENT_AHEAD),
        }
    }

    /// The box whose header `bytes` are; `None` where they are none.
    fn arrive(&mut self, bytes: &[u8]) -> Option<BoxHeader> {
        self.defects.begin();
        let found = match header(bytes, self.at, self.file.len) {
            Header::Sized(found) | Header::ToTheEnd(found) if is_name(&found) => found,
            // Fewer than four zeros can be the size of a fragment, which begins with zeros as well.
            Header::Nothing
                if self.file.movie.is_none()
                    || self.file.fragments.count > 0 && !(bytes.len() >= 4 && is_zero(bytes)) =>
            {
                // The file ends within a header, and more was to come.
                self.file.cut_off = true;
                self.defects.note_file(DefectCode::FileCutOff, self.at);
                return None;
            }
            _ => {
                self.defects.note_file(DefectCode::JunkBytes, self.at);
                return None;
            }
        };
        if found.end > self.file.len {
            self.file.announced = self.file.announced.max(found.end);
            if found.is(b"moov") || found.is(b"moof") {
                self.file.cut_off = true;
                let place = Place::top(found.kind);
                self.defects.note(DefectCode::FileCutOff, &place, self.at);
            } else if KNOWN.iter().any(|kind| found.is(kind)) {
                self.file.overrun = Some((found.kind, found.start));
            } else {
                self.defects.note_file(DefectCode::JunkBytes, self.at);
            }
        }
        Some(found)
    }

    /// What to read where the bytes are no box. Amid fragments the walk stops there, though more may
    /// follow.
    fn rest(&self) -> Option<Range<u64>> {
        let extends = self.file.movie.as_ref().is_some_and(|movie| movie.extends);
        let may_follow = (extends || self.file.fragments.count > 0) && !self.file.cut_off;
        may_follow.then(|| self.at..self.at.saturating_add(limits::HOP_READ))
    }

    /// Whether `rest` is all that is left of the file, and no fragment is in it.
    fn is_end(&self, rest: &[u8]) -> bool {
        let is_all = rest.len() as u64 == self.file.len - self.at;
        is_all && !rest.windows(4).any(|kind| kind == b"moof")
    }

    /// The last bytes of the file. Where they are zero as well as those at which the walk ended, room
    /// was set aside and never used; no player looks for anything behind.
    const fn last(&self) -> Range<u64> {
        self.file.len.saturating_sub(limits::FRAGMENT_READ)..self.file.len
    }

    /// Ends the walk amid fragments; what does not end there may go on unseen.
    fn stop(&mut self, is_end: bool) {
        if !is_end {
            self.file.stopped = Some(DefectCode::JunkBytes);
        }
    }

    /// What was found, once all of it was read.
    fn finish(mut self) -> FileBoxes {
        let file = &mut self.file;
        for track in file.movie.iter_mut().flat_map(|movie| &mut movie.tracks) {
            let id = track.header.map_or(0, |header| header.id);
            let fragment = file.fragments.track(id);
            track.used |= fragment.map_or(0, |fragment| fragment.entries);
        }
        self.file
    }

    /// What is to be read of a box, if anything.
    fn wanted(&mut self, found: &BoxHeader) -> Option<BoxHeader> {
        let leaf = || {
            let most = found.body.saturating_add(limits::LEAF_BYTES);
            let end = found.end.min(most);
            Some(BoxHeader { end, ..*found })
        };
        match &found.kind.0 {
            b"ftyp" if self.file.brands.is_none() => leaf(),
            b"sidx" if self.file.indexes.len() < limits::TRACKS => leaf(),
            b"moov" if self.file.movie.is_some() => {
                let place = Place::top(found.kind).numbered(2);
                self.defects
                    .note(DefectCode::SecondMovie, &place, found.start);
                None
            }
            b"moof" if self.file.movie.is_none() => {
                self.early.push(*found);
                None
            }
            b"moov" | b"moof" => Some(*found),
            _ => None,
        }
    }

    /// Looks at what was read of a box, or writes down why nothing was.
    fn visit(&mut self, found: &BoxHeader, held: Result<BoxBytes, DefectCode>) {
        self.defects.begin();
        let place = Place::top(found.kind);
        let held = match held {
            Ok(held) => held,
            Err(code) => {
                self.defects.note(code, &place, found.start);
                return self.refuse(found, code);
            }
        };
        let mut scan = Scan::new(&held, self.defects);
        match &found.kind.0 {
            b"ftyp" => self.file.brands = scan.parse(&place, found, movie::brands),
            b"sidx" => {
                let read = |fields| fragments::index(fields, found.start);
                let index = scan.parse(&place, found, read);
                self.file.indexes.extend(index);
            }
            b"moov" => {
                self.file.moov_first = self.file.media.is_empty();
                self.file.movie = Some(movie::read(&mut scan, found));
                self.movie = held;
            }
            _ => {
                let movie = self.file.movie.as_ref();
                self.file.fragments.add(&mut scan, found, movie);
            }
        }
    }

    /// Takes note of a box that is there and was not read.
    fn refuse(&mut self, found: &BoxHeader, code: DefectCode) {
        if found.is(b"moov") {
            self.file.movie = Some(MovieBoxes {
                range: found.start..found.end,
                body: found.body,
                unread: Some(code),
                ..MovieBoxes::default()
            });
        } else {
            self.file.fragments.refuse(code);
        }
    }

    /// Where in media data the samples of the fragments before end. A box that begins there says that
    /// the size of these media data is wrong: they have swallowed further fragments.
    fn behind_samples(&self, media: &BoxHeader) -> Option<Range<u64>> {
        let end = self.file.fragments.farthest();
        let is_within = end > media.body && end.saturating_add(8) <= media.end;
        (media.is(b"mdat") && self.file.fragments.count > 0 && is_within).then(|| end..end + 8)
    }

    fn look_behind_samples(&mut self, media: &BoxHeader, bytes: &[u8], at: u64) {
        if let Header::Sized(found) = header(bytes, at, media.end)
            && KNOWN.iter().any(|kind| found.is(kind))
        {
            let place = Place::top(media.kind);
            self.defects
                .note(DefectCode::BoxSizeIllegal, &place, media.start);
            self.file.stopped = Some(DefectCode::BoxSizeIllegal);
        }
    }

    /// Goes on behind a box.
    fn pass(&mut self, found: &BoxHeader) {
        if found.is(b"mdat") {
            let end = found.end.min(self.file.len);
            let is_full = self.file.media.len() >= limits::MEDIA_RANGES;
            match self.file.media.last_mut() {
                Some(last) if is_full => last.end = end,
                _ => self.file.media.push(found.body.min(end)..end),
            }
        }
        self.hop = found.end - self.at;
        self.at = found.end;
    }
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

/// Whether the kind is four printable characters (`©` of QuickTime included).
fn is_name(header: &BoxHeader) -> bool {
    let is_printable = |byte: &u8| matches!(byte, 0x20..=0x7e | 0xa9);
    header.kind.0.iter().all(is_printable)
}
