//! Other containers than the MP4 family: what their headers say of streams and time, held against
//! what stands at their ends.
//!
//! A header alone is only a claim. So the length is known where a second place agrees with it: the
//! last packets, or an index. Nothing is decoded and no packet but the first and last few is read.
//!
//! The readers are our own. For AVI, FLV and ASF there is no library that is kept up. `matroska-demuxer`
//! 0.8 costs 17 kB with brotli for Matroska alone, reads all tags and cues, reserves whatever length an
//! element claims and goes round for ever in an index that names itself. `mpeg2ts-reader` 0.18 takes
//! transport streams packet by packet and leaves tables, descriptors and headers of pictures to its
//! caller. What the facts need of each format is a few headers, in this folder a file or a folder each.

mod asf;
mod avi;
pub(crate) mod ebml;
pub(crate) mod flv;
mod frames;
mod held;
pub(crate) mod matroska;
mod mpeg_ts;
mod names;
mod riff_headers;
mod stream;

use self::held::{Held, Missing};
use self::stream::{Kind, Stream};
use crate::facts::{Content, DefectCode, Fact, Movie};
use crate::isobmff::defects::Defects;
use crate::isobmff::window::Window;
use crate::source::{ByteSource, ReadError};

/// Bounds of what is read of one file, far above what its headers and ends take.
mod limits {
    /// Bytes of the first read.
    pub(super) const HEAD: u64 = 256 * 1024;
    /// Bytes at the beginning in which the first pictures are looked for.
    pub(super) const LONG_HEAD: u64 = 2 * 1024 * 1024;
    /// Bytes at the end in which the last packets are looked for, at first and at most.
    pub(super) const TAIL: u64 = 512 * 1024;
    pub(super) const LONG_TAIL: u64 = 12 * 1024 * 1024;
    /// The most that is read of one header or index.
    pub(super) const HEADER: u64 = 1024 * 1024;
    pub(super) const INDEX: u64 = 16 * 1024 * 1024;
    /// Elements that are passed over on the way to the first packet.
    pub(super) const ELEMENTS: usize = 1_000;
    /// Streams of one file.
    pub(super) const STREAMS: usize = 64;
    /// Bytes of a packet that are kept.
    pub(super) const PACKET: usize = 4 * 1024;
    /// Frames of one run whose instants are kept.
    pub(super) const FRAMES: usize = 2_000;
}

/// Two places that differ by more than this on a duration contradict each other, in seconds.
const CONTRADICTION_S: f64 = 0.5;

/// What a container's headers and ends say together.
#[derive(Debug, Default)]
struct Reading {
    streams: Vec<Stream>,
    /// How long it plays by the header.
    claimed_s: Option<f64>,
    /// How long it plays by what stands at its end, or in its index.
    measured_s: Option<f64>,
    /// When the last of it is shown, by its own clock: some writers claim the time from 0 on, though
    /// nothing is shown before a later instant.
    end_s: Option<f64>,
    /// Why the length cannot be told, whatever both say.
    untold: Option<DefectCode>,
    /// The file ends before it should, by so many bytes where that is known.
    cut: Option<Option<u64>>,
    encoder: Option<String>,
}

/// A movie, and whether the file was cut off.
#[derive(Debug)]
pub(crate) struct Contained {
    /// Its tracks and how long they play.
    pub(crate) movie: Movie,
    /// The media end early.
    pub(crate) truncated: bool,
    /// How many bytes are missing, where that is told.
    pub(crate) missing_bytes: Option<u64>,
}

/// Whether files of that kind are read here.
#[cfg(feature = "browser")]
pub(crate) const fn are_read(content: Content) -> bool {
    matches!(
        content,
        Content::Matroska
            | Content::WebM
            | Content::Avi
            | Content::Flv
            | Content::MpegTs
            | Content::Asf
    )
}

/// Reads the movie of a file of that kind; nothing where the kind is not read, or its headers make no
/// sense.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub(crate) async fn read<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    content: Content,
    defects: &mut Defects,
) -> Result<Option<Contained>, ReadError> {
    let len = window.file_len();
    let found = held::run(window, |file| read_held(file, content)).await?;
    let Some((reading, is_hollow)) = found.flatten() else {
        return Ok(None);
    };
    if is_hollow {
        defects.note_file(DefectCode::PictureBlank, 0);
    }
    Ok(Some(reading.tell(defects, len)))
}

/// What the headers and ends say, and whether media are missing between.
fn read_held(file: &Held, content: Content) -> Result<Option<(Reading, bool)>, Missing> {
    let reading = match content {
        Content::Matroska | Content::WebM => matroska::read(file)?,
        Content::Avi => avi::read(file)?,
        Content::Flv => flv::read(file)?,
        Content::MpegTs => mpeg_ts::read(file)?,
        Content::Asf => asf::read(file)?,
        _ => None,
    };
    let Some(reading) = reading else {
        return Ok(None);
    };
    let is_hollow = is_hollow(file, &reading)?;
    Ok(Some((reading, is_hollow)))
}

/// Whether zeros stand where media should be: room that a download made and never filled.
fn is_hollow(file: &Held, reading: &Reading) -> Result<bool, Missing> {
    const PROBE: u64 = 4 * 1024;
    let len = file.len();
    // Black pictures that are not compressed are zeros as well.
    let is_raw = |stream: &Stream| stream.codec == "rawvideo";
    if len < 64 * PROBE || reading.streams.iter().any(is_raw) {
        return Ok(false);
    }
    // Shortly before fifths of the file: what is fetched in equal pieces leaves their ends empty.
    let fifths = (1..=4).map(|fifth| len / 5 * fifth - PROBE);
    let probes: Vec<_> = fifths.map(|at| at..at + PROBE).collect();
    let probes = file.each(&probes)?;
    Ok(probes
        .iter()
        .any(|bytes| bytes.iter().all(|byte| *byte == 0)))
}

impl Reading {
    /// How long it plays: by the header where the end agrees, by the end alone where the header is
    /// silent.
    fn duration(&self, defects: &mut Defects) -> Fact<f64> {
        let agrees = |claimed: f64| {
            let mut ends = self.measured_s.into_iter().chain(self.end_s);
            ends.any(|end| (claimed - end).abs() <= CONTRADICTION_S)
        };
        let code = match (self.claimed_s, self.measured_s) {
            _ if self.untold.is_some() => self.untold,
            (Some(claimed), Some(_)) if !agrees(claimed) => Some(DefectCode::DurationContradiction),
            (_, None) => Some(DefectCode::LengthUnknown),
            _ => None,
        };
        if let Some(code) = code {
            defects.note_file(code, 0);
            return Fact::Unreadable(code);
        }
        let duration_s = self.claimed_s.or(self.measured_s).map(frames::round);
        let is_time = |seconds: &f64| seconds.is_finite() && *seconds >= 0.0;
        match duration_s.filter(is_time) {
            Some(duration_s) => Fact::Known(duration_s),
            None => Fact::Unreadable(DefectCode::LengthUnknown),
        }
    }

    /// Takes the first and the last instant of all streams that are seen or heard for the ends.
    fn end(&mut self) {
        let is_played = |stream: &&Stream| matches!(stream.kind, Kind::Picture | Kind::Sound);
        let played = self.streams.iter().filter(is_played);
        let spans = played.filter_map(|stream| stream.seen.span);
        let widest = |(from, to): (f64, f64), span: (f64, f64)| (from.min(span.0), to.max(span.1));
        if let Some((from, to)) = spans.reduce(widest) {
            (self.measured_s, self.end_s) = (Some(to - from), Some(to));
        }
    }

    fn tell(self, defects: &mut Defects, len: u64) -> Contained {
        if self.cut.is_some() {
            defects.note_file(DefectCode::FileCutOff, len);
        }
        let duration_s = self.duration(defects);
        let (mut pictures, mut sounds, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for stream in &self.streams {
            if stream.is_encrypted {
                defects.note_file(DefectCode::Encrypted, 0);
            }
            match stream.kind {
                Kind::Picture => pictures.push(stream.picture(defects)),
                Kind::Sound => sounds.push(stream.sound()),
                Kind::Text => others.push("text".to_owned()),
                // Nobody knows whether it is heard.
                Kind::Other if stream.codec == "unknown" => others.push("unknown".to_owned()),
                Kind::Other => others.push("data".to_owned()),
            }
        }
        if pictures.is_empty() {
            defects.note_file(DefectCode::PictureMissing, 0);
        } else if pictures.iter().all(|track| track.samples == 0) {
            defects.note_file(DefectCode::NoSamples, 0);
        }
        let is_time = |seconds: &f64| seconds.is_finite() && *seconds >= 0.0;
        Contained {
            truncated: self.cut.is_some(),
            missing_bytes: self.cut.flatten(),
            movie: Movie {
                duration_s,
                header_duration_s: self.claimed_s.filter(is_time).map(frames::round),
                moov_first: false,
                created_unix_s: None,
                encoder: self.encoder,
                metadata: Vec::new(),
                pictures: first_shown(pictures, |track| (!track.enabled, track.samples == 0)),
                sounds: first_shown(sounds, |track| (!track.enabled, track.samples == 0)),
                others,
            },
        }
    }
}

/// Puts those first that a player shows first; those that are alike keep their order.
fn first_shown<T, K: Ord>(tracks: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(tracks.len());
    for track in tracks {
        let at = sorted.partition_point(|before| key(before) <= key(&track));
        sorted.insert(at, track);
    }
    sorted
}

/// Text that stands in a header, up to its first zero; at most so much as a name takes.
fn text(bytes: &[u8]) -> Option<String> {
    let end = bytes.iter().position(|byte| *byte == 0);
    let bytes = bytes.get(..end.unwrap_or(bytes.len()).min(256))?;
    let text = String::from_utf8_lossy(bytes).trim().to_owned();
    (!text.is_empty()).then_some(text)
}
