//! The inspection: from a source of bytes to facts.

mod codec;
mod geometry;
mod picture;
mod sound;
mod time;

use crate::facts::{Content, DefectCode, Fact, Facts, FourCc, Movie};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::file::{self, FileBoxes};
use crate::isobmff::limits;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::track::Track;
use crate::isobmff::window::Window;
use crate::sniff;
use crate::source::{ByteSource, ReadError};

/// Finds out what a file is and, where it is of the ISO base media family, what its movie holds.
///
/// No sample is read but the beginning of the first one, and that only where the codec keeps its
/// headers there. What is wrong with the content stands among the facts.
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
    let mut window = Window::new(source);
    let mut defects = Defects::default();
    let (content, boxes) = open(&mut window, &mut defects).await?;
    let mut facts = Facts {
        bytes: source.len(),
        content,
        brands: None,
        fragmented: false,
        truncated: false,
        movie: None,
        defects: Vec::new(),
    };
    if let Some(boxes) = boxes {
        let samples = first_samples(&mut window, &boxes).await?;
        tell(&mut defects, boxes, &samples, &mut facts);
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
    if content == Content::Unknown
        && let Some(junk) = sniff::leading_junk(head)
    {
        content = Content::IsoBmff;
        start = junk as u64;
        defects.note_file(DefectCode::JunkBytes, 0);
    }
    let boxes = match content {
        Content::IsoBmff => Some(file::read(window, defects, start).await?),
        _ => None,
    };
    Ok((content, boxes))
}

/// The beginning of each track's first sample, by the track's number, where the codec keeps its
/// headers there.
async fn first_samples<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    boxes: &FileBoxes,
) -> Result<Vec<(u32, Vec<u8>)>, ReadError> {
    let mut samples = Vec::new();
    let tracks = boxes.movie.iter().flat_map(|movie| &movie.tracks);
    for track in tracks {
        if let Some(range) = picture::wanted_sample(boxes, track) {
            samples.push((track.number, window.bytes_apart(range).await?));
        }
    }
    Ok(samples)
}

/// Fills the facts from the boxes.
fn tell(defects: &mut Defects, boxes: FileBoxes, samples: &[(u32, Vec<u8>)], facts: &mut Facts) {
    facts.fragmented =
        boxes.fragments.count > 0 || boxes.movie.as_ref().is_some_and(|movie| movie.extends);
    facts.truncated = boxes.cut_off;
    if let Some(movie) = &boxes.movie {
        facts.truncated |= samples_missing(defects, &boxes, movie);
        facts.movie = Some(tell_movie(defects, &boxes, movie, samples));
    } else {
        defects.note_file(DefectCode::MovieMissing, facts.bytes);
    }
    facts.brands = boxes.brands;
}

/// Writes down samples that are announced where nothing is. True where they would lie past the end
/// of the file.
fn samples_missing(defects: &mut Defects, boxes: &FileBoxes, movie: &MovieBoxes) -> bool {
    let file_len = boxes.len;
    let moov = Place::top(FourCc(*b"moov"));
    let mut missing = false;
    for track in movie.tracks.iter().filter(|track| !track.is_external()) {
        let layout = &track.layout;
        let Some(lowest) = layout.lowest else {
            continue;
        };
        let past_end = layout.farthest > file_len;
        let is_media = |from: u64, to: u64| {
            let holds = |media: &std::ops::Range<u64>| media.start <= from && to <= media.end;
            boxes.media.iter().any(holds)
        };
        let outside = !is_media(lowest, lowest) || !is_media(layout.farthest, layout.farthest);
        // What nobody sees or hears (hints, time code) may be odd.
        let is_played = matches!(&track.handler.0, b"vide" | b"soun");
        let is_empty = layout.samples > 0 && layout.bytes == 0;
        let is_missing = outside || is_empty || layout.placed < layout.samples;
        if past_end || is_played && is_missing {
            let place = moov.child(b"trak").numbered(track.number);
            defects.note(DefectCode::SamplesMissing, &place, layout.farthest);
        }
        missing |= past_end;
    }
    for track in &boxes.fragments.tracks {
        if track.farthest > file_len {
            let place = Place::top(FourCc(*b"moof"));
            defects.note(DefectCode::SamplesMissing, &place, track.farthest);
            missing = true;
        }
    }
    missing
}

/// Seconds from 1904-01-01, where the boxes count from, to 1970-01-01.
const UNIX_EPOCH: i64 = 2_082_844_800;

fn tell_movie(
    defects: &mut Defects,
    boxes: &FileBoxes,
    movie: &MovieBoxes,
    samples: &[(u32, Vec<u8>)],
) -> Movie {
    let mut pictures = Vec::new();
    let mut sounds = Vec::new();
    let mut others = Vec::new();
    let mut clock = time::Clock::new(boxes, movie);
    for track in &movie.tracks {
        let is_chapter = |other: &Track| {
            let id = track.header.map(|header| header.id);
            other.chapters.iter().any(|chapter| Some(*chapter) == id)
        };
        match &track.handler.0 {
            b"vide" if movie.tracks.iter().any(is_chapter) => others.push("chapter".to_owned()),
            b"vide" => {
                let timing = clock.track(defects, track);
                let sample = samples.iter().find(|(number, _)| *number == track.number);
                let sample = sample.map(|(_, bytes)| bytes.as_slice());
                pictures.push(picture::tell(defects, movie, track, sample, &timing));
            }
            b"soun" => {
                let timing = clock.track(defects, track);
                sounds.push(sound::tell(defects, track, &timing));
            }
            other => others.push(FourCc(*other).to_string()),
        }
    }
    if movie.cover {
        others.push("cover".to_owned());
    }
    // A player shows the first track that is enabled and holds anything; otherwise in the file's order.
    pictures.sort_by_key(|track| (!track.enabled, track.samples == 0));
    sounds.sort_by_key(|track| (!track.enabled, track.samples == 0));
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
        encoder: movie.encoder.clone(),
        pictures,
        sounds,
        others,
    }
}
