//! The inspection: from a source of bytes to facts.

mod codec;
pub(crate) mod geometry;
mod headers;
mod peek;
mod picture;
mod sound;
mod time;

use self::peek::Peeks;
use crate::containers::{self, Contained};
use crate::facts::{Content, DefectCode, Fact, Facts, FourCc, Movie, PictureTrack};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::file::{self, FileBoxes};
use crate::isobmff::limits;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::Track;
use crate::isobmff::window::Window;
use crate::sniff;
use crate::source::{ByteSource, ReadError};

/// Finds out what a file is and, where it is of the ISO base media family or of another container that is
/// read, what its movie holds.
///
/// Of the samples no more is read than the beginnings of a few pictures. What is wrong with the content
/// stands among the facts.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes; never because of what they are.
///
/// ```
/// # use yujian::{facts::Content, inspect::inspect};
/// let facts = pollster::block_on(inspect(b"not a video".as_slice()))?;
/// assert_eq!(facts.content, Content::Text);
/// assert_eq!(facts.movie, None);
/// # Ok::<(), yujian::source::ReadError>(())
/// ```
pub async fn inspect<S: ByteSource + ?Sized>(source: &S) -> Result<Facts, ReadError> {
    inspect_by::<AllContainers, S>(source).await
}

/// Reads other containers than the ISO base media family, or none. A type and no flag, so that a program that
/// reads none does not contain the parsers.
pub(crate) trait OtherContainers {
    async fn read<S: ByteSource + ?Sized>(
        window: &mut Window<'_, S>,
        content: Content,
        defects: &mut Defects,
    ) -> Result<Option<Contained>, ReadError>;
}

/// Every container of which there is a reader.
pub(crate) struct AllContainers;

impl OtherContainers for AllContainers {
    async fn read<S: ByteSource + ?Sized>(
        window: &mut Window<'_, S>,
        content: Content,
        defects: &mut Defects,
    ) -> Result<Option<Contained>, ReadError> {
        containers::read(window, content, defects).await
    }
}

/// Other containers are named and not read.
#[cfg(feature = "browser")]
pub(crate) struct IsoBmffAlone;

#[cfg(feature = "browser")]
impl OtherContainers for IsoBmffAlone {
    async fn read<S: ByteSource + ?Sized>(
        _: &mut Window<'_, S>,
        _: Content,
        _: &mut Defects,
    ) -> Result<Option<Contained>, ReadError> {
        Ok(None)
    }
}

/// [`inspect`], with a choice of the containers that are read.
///
/// # Errors
/// As of [`inspect`].
pub(crate) async fn inspect_by<O: OtherContainers, S: ByteSource + ?Sized>(
    source: &S,
) -> Result<Facts, ReadError> {
    let mut window = Window::new(source);
    let mut defects = Defects::default();
    let (content, boxes) = open(&mut window, &mut defects).await?;
    let mut facts = Facts {
        bytes: source.len(),
        content,
        brands: None,
        fragmented: false,
        truncated: false,
        missing_bytes: None,
        movie: None,
        defects: Vec::new(),
    };
    if let Some(boxes) = boxes {
        let peeks = peek::read(&mut window, &boxes).await?;
        tell(&mut defects, boxes, &peeks, &mut facts);
    } else if let Some(found) = O::read(&mut window, content, &mut defects).await? {
        facts.truncated = found.truncated;
        facts.missing_bytes = found.missing_bytes;
        facts.movie = Some(found.movie);
    }
    facts.defects = defects.into_found();
    Ok(facts)
}

/// What the content is and, where it is of the ISO base media family, its boxes.
pub(crate) async fn open<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    defects: &mut Defects,
) -> Result<(Content, Option<FileBoxes>), ReadError> {
    let head = window.bytes(0..limits::FIRST_READ, 0).await?;
    let mut content = sniff::sniff(head);
    let mut start = 0;
    let mut tag = sniff::tag_length(head);
    for _ in 0..limits::TAGS {
        if tag == 0 {
            break;
        }
        start += tag;
        let behind = window.bytes_apart(start..start + limits::HEADER).await?;
        tag = sniff::tag_length(&behind);
        content = sniff::behind_tag(&behind);
    }
    if sniff::is_uncertain(content) {
        let head = window.bytes(0..limits::HOP_READ, 0).await?;
        match sniff::leading_junk(head) {
            Some(junk) => {
                content = Content::IsoBmff;
                start = junk;
            }
            None => content = sniff::behind_head(head).unwrap_or(content),
        }
    }
    if content == Content::IsoBmff && start > 0 {
        defects.note_file(DefectCode::JunkInFront, 0);
    }
    let boxes = match content {
        Content::IsoBmff => Some(file::read(window, defects, start).await?),
        _ => None,
    };
    Ok((content, boxes))
}

/// Fills the facts from the boxes.
fn tell(defects: &mut Defects, boxes: FileBoxes, peeks: &Peeks, facts: &mut Facts) {
    facts.fragmented =
        boxes.fragments.count > 0 || boxes.movie.as_ref().is_some_and(|movie| movie.extends);
    let farthest = farthest(&boxes);
    facts.truncated = boxes.cut_off || is_short(&boxes, farthest);
    let missing = missing_bytes(&boxes, farthest);
    facts.missing_bytes = missing.filter(|_| facts.truncated);
    if let Some((kind, offset)) = boxes.overrun {
        let code = match facts.truncated {
            true => DefectCode::FileCutOff,
            false => DefectCode::BoxTooLong,
        };
        defects.note(code, &Place::top(kind), offset);
    }
    if let Some(movie) = &boxes.movie {
        samples_missing(defects, &boxes, movie);
        media_unclaimed(defects, &boxes, movie);
        facts.movie = Some(tell_movie(defects, &boxes, movie, peeks));
    } else {
        defects.note_file(DefectCode::MovieMissing, facts.bytes);
    }
    facts.brands = boxes.brands;
}

/// Whether what plays goes on past the end of the file; `farthest` is where it ends.
fn is_short(boxes: &FileBoxes, farthest: u64) -> bool {
    let Some(movie) = &boxes.movie else {
        // What a box held that was cut off, only the movie could tell.
        return boxes.overrun.is_some();
    };
    // Media data that no sample is known of were to be told of by a fragment behind them.
    let is_fragmented = movie.extends || boxes.fragments.count > 0;
    let is_unknown = |(kind, start): (FourCc, u64)| kind.0 == *b"mdat" && farthest <= start;
    farthest > boxes.len || is_fragmented && boxes.overrun.is_some_and(is_unknown)
}

/// Where the last sample of picture and sound ends, as an offset in the file.
fn farthest(boxes: &FileBoxes) -> u64 {
    let Some(movie) = &boxes.movie else {
        return 0;
    };
    let played = movie.tracks.iter().filter(|track| is_played(movie, track));
    let in_movie = played.clone().filter(|track| !track.is_external());
    let in_movie = in_movie.map(|track| track.layout.farthest);
    let in_fragments = played.filter_map(|track| boxes.fragments.track(track.header?.id));
    let in_fragments = in_fragments.map(|fragment| fragment.farthest);
    in_movie.chain(in_fragments).max().unwrap_or_default()
}

/// How many bytes are missing at the end, at least. What samples say is surer than what a box announces.
fn missing_bytes(boxes: &FileBoxes, farthest: u64) -> Option<u64> {
    let end = match farthest > boxes.len {
        true => farthest,
        false => boxes.announced,
    };
    end.checked_sub(boxes.len).filter(|missing| *missing > 0)
}

/// Whether a track is seen or heard: what else there is (hints, time code, chapters) may be odd.
fn is_played(movie: &MovieBoxes, track: &Track) -> bool {
    matches!(&track.handler.0, b"vide" | b"soun") && !is_chapters(movie, track)
}

/// Whether another track uses this one for its chapters.
fn is_chapters(movie: &MovieBoxes, track: &Track) -> bool {
    let id = track.header.map(|header| header.id);
    let mut chapters = movie.tracks.iter().flat_map(|other| &other.chapters);
    chapters.any(|chapter| Some(*chapter) == id)
}

/// Writes down samples that are announced where nothing is.
fn samples_missing(defects: &mut Defects, boxes: &FileBoxes, movie: &MovieBoxes) {
    let moov = Place::top(FourCc(*b"moov"));
    for track in movie.tracks.iter().filter(|track| is_played(movie, track)) {
        let layout = &track.layout;
        let id = track.header.map_or(0, |header| header.id);
        if let Some(fragment) = boxes.fragments.track(id) {
            let past_end = (fragment.farthest > boxes.len).then_some(fragment.farthest);
            let outside = layout.outside.filter(|_| layout.lowest.is_none());
            if let Some(at) = past_end.or(outside) {
                defects.note(
                    DefectCode::SamplesMissing,
                    &Place::top(FourCc(*b"moof")),
                    at,
                );
            }
        }
        let place = moov.child(b"trak").numbered(track.number);
        if !track.is_external() {
            misplaced(defects, boxes.len, &place, track);
        }
        let Some(lowest) = layout.lowest.filter(|_| !track.is_external()) else {
            continue;
        };
        let is_media = |at: u64| boxes.is_media(&(at..at));
        let is_empty = layout.samples > 0 && layout.bytes == 0;
        let is_whole = layout.farthest <= boxes.len && layout.placed >= layout.samples;
        let outside = !is_media(lowest) || !is_media(layout.farthest);
        let misplaced = layout.outside.filter(|_| !outside);
        if outside || is_empty || !is_whole || misplaced.is_some() {
            let at = misplaced.unwrap_or(layout.farthest);
            defects.note(DefectCode::SamplesMissing, &place, at);
        }
    }
}

/// Whether a track holds hardly any of the `most` samples that one of its kind has, and these in a
/// format of still images.
fn is_few_images(track: &PictureTrack, most: u64) -> bool {
    let codec = track.codec.as_str();
    let is_image = matches!(codec, "mjpeg" | "mjpegb" | "png" | "jpeg2000");
    is_image && track.samples <= most / 10
}

/// Writes down places of a track's samples that cannot be meant so.
fn misplaced(defects: &mut Defects, file_len: u64, place: &Place<'_>, track: &Track) {
    let layout = &track.layout;
    if let Some(at) = layout.shared {
        defects.note(DefectCode::SamplesOverlap, place, at);
    }
    if layout.goes_back && file_len > u64::from(u32::MAX) {
        defects.note(DefectCode::OffsetsWrapped, place, track.offset);
    }
    if layout.has_room {
        defects.note(DefectCode::ChunksLeftOver, place, track.offset);
    }
}

/// Media data that no track claims are worth a word from this many bytes on.
const UNCLAIMED: u64 = 1024 * 1024;

/// Writes down where most of the media data are no track's. Editors that trim a file in place leave a
/// little of it behind; a movie that was finished too early leaves most.
fn media_unclaimed(defects: &mut Defects, boxes: &FileBoxes, movie: &MovieBoxes) {
    let there = boxes.media.iter().map(|media| media.end - media.start);
    let there = there.fold(0_u64, u64::saturating_add);
    let tracks = movie.tracks.iter().map(|track| track.layout.bytes);
    let fragments = boxes.fragments.tracks.iter().map(|track| track.bytes);
    let claimed = tracks.chain(fragments).fold(0_u64, u64::saturating_add);
    let unclaimed = there.saturating_sub(claimed);
    if claimed > 0 && unclaimed > UNCLAIMED && unclaimed > there / 2 {
        let start = boxes.media.first().map_or(0, |media| media.start);
        defects.note_file(DefectCode::MediaUnclaimed, start);
    }
}

/// Sorts a few tracks; those that are alike keep their order. By insertion, because the standard library's sort
/// is much more code, for which every verdict would wait.
fn sorted<T, K: Ord>(tracks: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(tracks.len());
    for track in tracks {
        let at = sorted.partition_point(|before| key(before) <= key(&track));
        sorted.insert(at, track);
    }
    sorted
}

/// Seconds from 1904-01-01, where the boxes count from, to 1970-01-01.
const UNIX_EPOCH: i64 = 2_082_844_800;

fn tell_movie(
    defects: &mut Defects,
    boxes: &FileBoxes,
    movie: &MovieBoxes,
    peeks: &Peeks,
) -> Movie {
    let mut pictures = Vec::new();
    let mut sounds = Vec::new();
    let mut others = Vec::new();
    let mut clock = time::Clock::new(boxes, movie);
    for track in &movie.tracks {
        match &track.handler.0 {
            b"vide" if is_chapters(movie, track) => others.push("chapter".to_owned()),
            b"vide" => {
                let timing = clock.track(defects, track);
                let peeks = peeks.of(track);
                pictures.push(picture::tell(defects, movie, track, peeks, &timing));
            }
            b"soun" => {
                let timing = clock.track(defects, track);
                sounds.push(sound::tell(defects, track, &timing));
            }
            other => others.push(FourCc(*other).to_string()),
        }
    }
    if movie.metadata.cover {
        others.push("cover".to_owned());
    }
    // A player shows the first track that is enabled and holds anything; otherwise in the file's order.
    // It passes over a few still images beside the film, such as a camera's thumbnail.
    let most = pictures.iter().map(|track| track.samples).max();
    let is_still = |track: &PictureTrack| is_few_images(track, most.unwrap_or_default());
    let pictures = sorted(pictures, |track| {
        (is_still(track), !track.enabled, track.samples == 0)
    });
    let sounds = sorted(sounds, |track| (!track.enabled, track.samples == 0));
    if pictures.is_empty() && movie.unread.is_none() {
        let moov = Place::top(FourCc(*b"moov"));
        defects.note(DefectCode::PictureMissing, &moov, movie.range.start);
    }
    if !pictures.is_empty() && pictures.iter().all(|track| track.samples == 0) {
        let moov = Place::top(FourCc(*b"moov"));
        defects.note(DefectCode::NoSamples, &moov, movie.range.start);
    }
    // Chromium leaves out what is switched off as long as anything is on, Firefox and mpv play it.
    if let (Some(picture), Some(sound)) = (pictures.first(), sounds.first())
        && picture.enabled != sound.enabled
    {
        let moov = Place::top(FourCc(*b"moov"));
        defects.note(DefectCode::TrackDisabled, &moov, movie.range.start);
    }
    let duration_s = match movie.unread {
        Some(code) => Fact::Unreadable(code),
        None => clock.duration(defects),
    };
    let created = movie
        .header
        .and_then(|header| i64::try_from(header.created).ok());
    let created = created.map(|created| created.saturating_sub(UNIX_EPOCH));
    Movie {
        duration_s,
        header_duration_s: clock.header_duration_s(),
        moov_first: boxes.moov_first,
        // Cameras without a set clock write 1904 or 1970.
        created_unix_s: created.filter(|unix| (315_532_800..4_102_444_800).contains(unix)),
        encoder: movie.metadata.encoder.clone(),
        metadata: movie.metadata.told.clone(),
        pictures,
        sounds,
        others,
    }
}
