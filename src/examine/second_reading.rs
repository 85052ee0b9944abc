//! A second reading of the movie, by mp4parse, which is Firefox's own parser.
//!
//! It changes no verdict. mp4parse refuses files that other players play; but Firefox does not play what
//! it refuses, and that is worth a piece of advice. It is given what Firefox gives it: `moov`, without
//! `ftyp` and `moof`, and the bytes before the first box, at which Firefox stops.
//!
//! The release that is compiled in is older than the one in Firefox. Where the newer one is known to
//! accept what the older one refuses, nothing is said against the file.

use super::Demuxed;
use crate::bitstream::descriptors;
use crate::isobmff::entry;
use crate::isobmff::limits;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::Track;
use crate::source::{ByteSource, ReadError, clip};
use mp4parse::{CodecType, MediaContext, SampleEntry, Status, TrackType};
use serde::Serialize;
use std::io::Cursor;

/// What mp4parse says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reads", content = "of", rename_all = "kebab-case")]
pub enum SecondReading {
    /// It reads the same, as far as it reads.
    Agrees,
    /// It reads these differently, in the order of [`Difference`].
    Differs(Vec<Difference>),
    /// It reads no movie: the word for its [`Status`], or [`NO_TRACK`].
    Refused(&'static str),
    /// It was not asked.
    NotRead(NotRead),
}

/// What mp4parse reads differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// How many tracks there are.
    Tracks,
    /// A track's identifier.
    TrackId,
    /// A track's units per second.
    Timescale,
    /// How many samples a track has.
    Samples,
    /// How long a track's samples last together.
    Duration,
    /// The size that a sample entry gives.
    Size,
    /// The codec that a sample entry names.
    Codec,
}

/// Why mp4parse was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotRead {
    /// There is no `moov`.
    NoMovie,
    /// It is larger than [`limits::MOVIE_BYTES`].
    MovieTooLarge,
    /// The medium does not give the bytes.
    Unreadable,
}

/// The movie is read, but Firefox takes none of its tracks. mp4parse has no status for this.
pub const NO_TRACK: &str = "no-track";

/// What the mp4parse in Firefox no longer refuses: an AAC configuration that is cut off, and a second one.
const FORGIVEN: [&str; 2] = ["bit-reader-error", "esds-dec-specific-into-tag-quantity"];

impl SecondReading {
    /// Whether Firefox will not play the file.
    #[must_use]
    pub fn stops_firefox(&self) -> bool {
        matches!(self, Self::Refused(status) if !FORGIVEN.contains(status))
    }
}

/// Has mp4parse read the movie of a file that was demuxed before; the sample tables are dropped first.
///
/// mp4parse can panic, which in the browser ends the worker. So all other results must be sent before.
pub async fn second_reading<S: ByteSource + ?Sized>(
    source: &S,
    demuxed: Option<Demuxed>,
) -> SecondReading {
    let Some((start, movie)) = demuxed.map(Demuxed::into_movie) else {
        return SecondReading::NotRead(NotRead::NoMovie);
    };
    match bytes(source, start, &movie).await {
        Ok(Some(bytes)) => compared(bytes, start, &movie),
        Ok(None) => SecondReading::NotRead(NotRead::MovieTooLarge),
        Err(_) => SecondReading::NotRead(NotRead::Unreadable),
    }
}

/// The bytes before the first box and all of `moov`; `None` where they are too large. They are read in
/// pieces, because a browser holds a second copy of each read.
async fn bytes<S: ByteSource + ?Sized>(
    source: &S,
    start: u64,
    movie: &MovieBoxes,
) -> Result<Option<Vec<u8>>, ReadError> {
    let moov = clip(movie.range.clone(), source.len());
    if moov.end - moov.start > limits::MOVIE_BYTES {
        return Ok(None);
    }
    let mut bytes = source.read(0..start.min(limits::FIRST_READ)).await?;
    for at in moov.clone().step_by(limits::MOVIE_READ as usize) {
        let end = moov.end.min(at + limits::MOVIE_READ);
        bytes.extend(source.read(at..end).await?);
    }
    Ok(Some(bytes))
}

fn compared(bytes: Vec<u8>, lead: u64, movie: &MovieBoxes) -> SecondReading {
    let theirs = match tracks(bytes, lead, movie) {
        Ok(read) => read.tracks,
        Err(status) => return SecondReading::Refused(word(status)),
    };
    let ours = &movie.tracks;
    let mut found = Vec::new();
    if theirs.len() != ours.len() {
        found.push(Difference::Tracks);
    }
    for (theirs, ours) in theirs.iter().zip(ours) {
        found.extend(differences(theirs, ours));
    }
    found.sort_unstable();
    found.dedup();
    let is_played = theirs.iter().zip(ours).any(|(t, o)| is_playable(t, o));
    match (found.is_empty(), is_played) {
        (false, _) => SecondReading::Differs(found),
        (true, false) => SecondReading::Refused(NO_TRACK),
        (true, true) => SecondReading::Agrees,
    }
}

/// Has mp4parse read `bytes`: `lead` bytes, then `moov`. Newer releases skip padding in `mvhd` and `ctts`.
/// So where this release complains of padding, it reads once more without these two boxes, which are not
/// compared anyway.
fn tracks(mut bytes: Vec<u8>, lead: u64, movie: &MovieBoxes) -> Result<MediaContext, Status> {
    let read = |bytes: &[u8]| mp4parse::read_mp4(&mut Cursor::new(bytes)).map_err(Status::from);
    match read(&bytes) {
        Err(Status::CheckParserStateErr) => {}
        read => return read,
    }
    let offsets = movie.tracks.iter().filter_map(|track| track.tables?.ctts);
    let offsets = offsets.map(|ctts| ctts.start);
    for at in offsets.chain(movie.header.map(|header| header.offset)) {
        // The four characters of a box follow its size.
        let kind = usize::try_from(at.saturating_sub(movie.range.start) + lead + 4).ok();
        let kind = kind.and_then(|at| bytes.get_mut(at..at + 4));
        if let Some(kind) = kind {
            kind.copy_from_slice(b"free");
        }
    }
    read(&bytes)
}

/// Whether Firefox takes a track: of picture or sound, with sample entries all of which mp4parse reads.
/// HEVC and further kinds of AAC are read by the release in Firefox and not by the one that is compiled
/// in; MPEG-4 Part 2 and H.263 are read, and Firefox has no decoder for them.
fn is_playable(theirs: &mp4parse::Track, ours: &Track) -> bool {
    let is_taken = |(theirs, ours): (&SampleEntry, &entry::SampleEntry)| match theirs {
        SampleEntry::Video(video) => !matches!(video.codec_type, CodecType::MP4V | CodecType::H263),
        SampleEntry::Audio(_) => true,
        SampleEntry::Unknown => matches!(&ours.codec().0, b"hvc1" | b"hev1" | b"mp4a"),
    };
    let entries = || entries(theirs).zip(&ours.entries);
    matches!(theirs.track_type, TrackType::Video | TrackType::Audio)
        && entries().next().is_some()
        && entries().all(is_taken)
}

fn entries(theirs: &mp4parse::Track) -> impl Iterator<Item = &SampleEntry> {
    theirs.stsd.iter().flat_map(|stsd| stsd.descriptions.iter())
}

/// What mp4parse reads differently of one track. What it does not read counts as equal.
fn differences(theirs: &mp4parse::Track, ours: &Track) -> impl Iterator<Item = Difference> {
    let scale = theirs.timescale.as_ref().map(|scale| scale.0);
    let id = ours.header.map(|header| header.id);
    let count = theirs.stsz.as_ref().filter(|sizes| sizes.sample_size == 0);
    let total = theirs.stts.as_ref().map(|stts| {
        let run =
            |run: &mp4parse::Sample| u128::from(run.sample_count) * u128::from(run.sample_delta);
        stts.samples.iter().map(run).sum::<u128>()
    });
    let entries = || entries(theirs).zip(&ours.entries);
    [
        (
            Difference::TrackId,
            theirs.track_id.is_none() || theirs.track_id == id,
        ),
        (
            Difference::Timescale,
            scale == ours.media.map(|media| u64::from(media.timescale)),
        ),
        (
            Difference::Samples,
            count.is_none_or(|sizes| sizes.sample_sizes.len() as u64 == ours.layout.samples),
        ),
        (
            Difference::Duration,
            total.is_none() || total == u128::try_from(ours.timing.decoded).ok(),
        ),
        (Difference::Size, entries().all(is_same_size)),
        (Difference::Codec, entries().all(is_same_codec)),
    ]
    .into_iter()
    .filter_map(|(what, is_same)| (!is_same).then_some(what))
}

fn is_same_size((theirs, ours): (&SampleEntry, &entry::SampleEntry)) -> bool {
    match theirs {
        SampleEntry::Video(theirs) => ours.visual.is_some_and(|visual| {
            let size = (u32::from(theirs.width), u32::from(theirs.height));
            size == (visual.size.width, visual.size.height)
        }),
        _ => true,
    }
}

fn is_same_codec((theirs, ours): (&SampleEntry, &entry::SampleEntry)) -> bool {
    let codec = match theirs {
        SampleEntry::Video(theirs) => theirs.codec_type,
        SampleEntry::Audio(theirs) => theirs.codec_type,
        SampleEntry::Unknown => return true,
    };
    let object_type = ours
        .configuration(b"esds")
        .and_then(descriptors::read)
        .map(|descriptor| descriptor.object_type);
    let kind = &ours.kind.0;
    match codec {
        CodecType::H264 => matches!(kind, b"avc1" | b"avc3"),
        CodecType::AV1 => kind == b"av01",
        CodecType::VP8 => kind == b"vp08",
        CodecType::VP9 => kind == b"vp09",
        CodecType::AAC => matches!(object_type, Some(0x40 | 0x66 | 0x67)),
        CodecType::MP3 => kind == b".mp3" || matches!(object_type, Some(0x69 | 0x6b)),
        CodecType::FLAC => kind == b"fLaC",
        CodecType::Opus => kind == b"Opus",
        CodecType::ALAC => kind == b"alac",
        CodecType::EncryptedVideo | CodecType::EncryptedAudio => ours.encrypted,
        _ => true,
    }
}

/// The word for each status that a movie can have, which is the status's own name. The other statuses are
/// of AVIF images.
const WORDS: [(Status, &str); 41] = [
    (Status::Unsupported, "unsupported"),
    (Status::Eof, "eof"),
    (Status::Io, "io"),
    (Status::Oom, "oom"),
    (Status::AlacBadMagicCookieSize, "alac-bad-magic-cookie-size"),
    (Status::AlacFlagsNonzero, "alac-flags-nonzero"),
    (Status::BitReaderError, "bit-reader-error"),
    (Status::BoxBadSize, "box-bad-size"),
    (Status::BoxBadWideSize, "box-bad-wide-size"),
    (Status::CheckParserStateErr, "check-parser-state-err"),
    (Status::CttsBadSize, "ctts-bad-size"),
    (Status::CttsBadVersion, "ctts-bad-version"),
    (
        Status::DflaBadMetadataBlockSize,
        "dfla-bad-metadata-block-size",
    ),
    (Status::DflaFlagsNonzero, "dfla-flags-nonzero"),
    (Status::DflaMissingMetadata, "dfla-missing-metadata"),
    (Status::DflaStreamInfoBadSize, "dfla-stream-info-bad-size"),
    (Status::DflaStreamInfoNotFirst, "dfla-stream-info-not-first"),
    (
        Status::DopsChannelMappingWriteErr,
        "dops-channel-mapping-write-err",
    ),
    (Status::DopsOpusHeadWriteErr, "dops-opus-head-write-err"),
    (Status::ElstBadVersion, "elst-bad-version"),
    (
        Status::EsdsBadAudioSampleEntry,
        "esds-bad-audio-sample-entry",
    ),
    (Status::EsdsBadDescriptor, "esds-bad-descriptor"),
    (
        Status::EsdsDecSpecificIntoTagQuantity,
        "esds-dec-specific-into-tag-quantity",
    ),
    (Status::HdlrNameNoNul, "hdlr-name-no-nul"),
    (Status::HdlrNameNotUtf8, "hdlr-name-not-utf8"),
    (Status::HdlrPredefinedNonzero, "hdlr-predefined-nonzero"),
    (Status::HdlrReservedNonzero, "hdlr-reserved-nonzero"),
    (Status::HdlrUnsupportedVersion, "hdlr-unsupported-version"),
    (Status::InvalidUtf8, "invalid-utf8"),
    (Status::MdhdBadTimescale, "mdhd-bad-timescale"),
    (Status::MdhdBadVersion, "mdhd-bad-version"),
    (Status::MehdBadVersion, "mehd-bad-version"),
    (Status::MoovMissing, "moov-missing"),
    (Status::MvhdBadTimescale, "mvhd-bad-timescale"),
    (Status::MvhdBadVersion, "mvhd-bad-version"),
    (Status::PsshSizeOverflow, "pssh-size-overflow"),
    (Status::ReadBufErr, "read-buf-err"),
    (Status::SchiQuantity, "schi-quantity"),
    (
        Status::StsdBadAudioSampleEntry,
        "stsd-bad-audio-sample-entry",
    ),
    (
        Status::StsdBadVideoSampleEntry,
        "stsd-bad-video-sample-entry",
    ),
    (Status::TkhdBadVersion, "tkhd-bad-version"),
];

/// The word for a status.
fn word(status: Status) -> &'static str {
    let known = WORDS.iter().find(|(known, _)| *known == status);
    known.map_or("invalid", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_the_name_of_its_status() {
        for (status, word) in WORDS {
            let mut name = String::new();
            for c in format!("{status:?}").chars() {
                if c.is_uppercase() && !name.is_empty() {
                    name.push('-');
                }
                name.extend(c.to_lowercase());
            }
            assert_eq!(name, word);
        }
        assert!(
            FORGIVEN
                .iter()
                .all(|forgiven| WORDS.iter().any(|(_, word)| word == forgiven))
        );
    }
}
