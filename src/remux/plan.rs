//! The plan of a film written anew: what stands in front, and which stretches of the source follow.

use super::choice::{Choice, Time};
use super::clock::{Clock, gcd};
use super::header::{self, Edit, Header};
use super::layout::{self, Layout, Timed};
use super::part::{self, Extent, Part};
use super::refusal::{self, Error, Refusal};
use super::samples::Film;
use super::timeline::Played;
use super::{flv, isobmff, matroska};
use crate::facts::{Content, DefectCode, Fact, Facts};
use crate::inspect;
use crate::isobmff::defects::Defects;
use crate::isobmff::limits;
use crate::isobmff::samples::tables;
use crate::isobmff::window::Window;
use crate::source::ByteSource;
use std::ops::Range;

/// A film written anew, as pieces: `header`, then each of `slices` of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// `ftyp`, `moov` and the header of `mdat`.
    pub header: Vec<u8>,
    /// Stretches of the source in the order in which they follow, in bytes.
    pub slices: Vec<Range<u64>>,
    /// Length of the whole in bytes.
    pub bytes: u64,
    /// Where in the source the film really begins, counted as [`Cut`](super::Cut) does.
    pub begin: Time,
    /// How long it plays.
    pub duration: Time,
    /// Pictures that are kept.
    pub pictures: u64,
    /// Packets of sound that are kept; none where there is no sound, or none of it is left.
    pub packets: Option<u64>,
}

/// Plans a film anew, of which `facts` were [found](crate::inspect::inspect).
///
/// What a person sees and hears is that of the source but for what is chosen: each coded picture and packet
/// is the same byte for byte, is shown when it was, and picture and sound stay together to a fraction of a
/// millisecond. The film is never longer than the source or the cut.
///
/// It reads `moov` and the headers of fragments, and of the media nothing but the beginnings of at most
/// [`KEY_FRAMES`](super::limits::KEY_FRAMES) pictures. Matroska, WebM and FLV have no tables: all of their
/// blocks or tags are walked over.
///
/// # Errors
/// [`Error::Refused`] where it would take a guess, [`Error::Read`] when the medium does not give the bytes.
///
/// ```
/// # use yujian::{facts::Content, inspect::inspect, remux::{Choice, Cut, Error, Refusal, plan}};
/// # pollster::block_on(async {
/// let source = b"not a video".as_slice();
/// let facts = inspect(source).await?;
/// let choice = Choice { picture: 1, sound: None, cut: Cut::default(), turn: None };
/// let refused = plan(source, &facts, &choice).await;
/// assert_eq!(refused, Err(Error::Refused(Refusal::Container(Content::Text))));
/// # Ok::<(), yujian::source::ReadError>(())
/// # }).unwrap();
/// ```
pub async fn plan<S: ByteSource + ?Sized>(
    source: &S,
    facts: &Facts,
    choice: &Choice,
) -> Result<Plan, Error> {
    refusal::by_kind(facts)?;
    match facts.content {
        Content::IsoBmff => of_boxes(source, facts, choice).await,
        _ => {
            let mut parts = match facts.content {
                Content::Flv => flv::read(source, facts, choice).await?,
                _ => matroska::read(source, facts, choice).await?,
            };
            let film_s = facts.movie.as_ref().map(|movie| movie.duration_s);
            if let Some(Fact::Known(film_s)) = film_s {
                part::end_by(&mut parts, film_s);
            }
            finished(source, facts, choice, parts, 0).await
        }
    }
}

/// Plans a film of the ISO base media family anew.
async fn of_boxes<S: ByteSource + ?Sized>(
    source: &S,
    facts: &Facts,
    choice: &Choice,
) -> Result<Plan, Error> {
    let mut window = Window::new(source);
    let (content, file) = inspect::open(&mut window, &mut Defects::default()).await?;
    let mut file = file.ok_or(Refusal::Container(content))?;
    let missing = Refusal::Contradiction(DefectCode::MovieMissing);
    let movie = file.movie.take().ok_or(missing)?;
    let held = tables(&mut window, &movie).await?;
    let film = Film {
        file: &file,
        movie: &movie,
        held: &held,
    };
    let parts = isobmff::read(&mut window, film, facts, choice).await?;
    // The tables of the source are dropped before those of the result are written.
    drop((window, held, file));
    let created = movie.header.map_or(0, |header| header.created);
    finished(source, facts, choice, parts, created).await
}

/// Cuts the chosen tracks and writes what stands in front of them.
async fn finished<S: ByteSource + ?Sized>(
    source: &S,
    facts: &Facts,
    choice: &Choice,
    parts: Vec<Part<'_>>,
    created: u64,
) -> Result<Plan, Error> {
    let duration_s = facts.movie.as_ref().map(|movie| movie.duration_s);
    let times = Times::of(parts.as_slice(), duration_s, choice)?;
    let cut = cut(source, parts, times, choice).await?;
    Ok(put_together(cut, times, created)?)
}

/// In which units times are reckoned and written.
#[derive(Debug, Clone, Copy)]
struct Times {
    clock: Clock,
    /// Units a second of the movie that is written.
    movie: u32,
}

/// Units a second of the movie: at least so many, and where possible a multiple of so many, so that picture and sound
/// stay together; at most so many, so that durations of hours fit in 32 bits.
const LEAST_SCALE: u32 = 1000;
const FINE_SCALE: u32 = 10_000;
const MOST_SCALE: u32 = 1_000_000;

impl Times {
    fn of(
        parts: &[Part<'_>],
        duration_s: Option<Fact<f64>>,
        choice: &Choice,
    ) -> Result<Self, Refusal> {
        let own = parts.first().map_or(0, |part| part.scales.movie);
        // Without edits nobody needs the movie's.
        let own = if own == 0 { LEAST_SCALE } else { own };
        let mut scales: Vec<u32> = parts.iter().map(|part| part.scales.track).collect();
        let written = movie_scale(
            own,
            &scales,
            duration_s.and_then(|seconds| seconds.known().copied()),
        );
        scales.extend([own, written]);
        let cut = choice.cut.from.iter().chain(&choice.cut.to);
        scales.extend(cut.map(|time| time.scale));
        let clock = Clock::of(&scales).ok_or(Refusal::Timescale)?;
        Ok(Self {
            clock,
            movie: written,
        })
    }
}

/// A time scale in which what the source says of whole edits is exact, and so is every picture and packet as
/// far as that is possible.
fn movie_scale(own: u32, tracks: &[u32], duration_s: Option<f64>) -> u32 {
    let fits = |scale: u32| {
        let units = duration_s.unwrap_or_default() * f64::from(scale);
        scale <= MOST_SCALE && units < f64::from(u32::MAX / 2)
    };
    let mut scale = own;
    for wanted in std::iter::once(&FINE_SCALE).chain(tracks) {
        let shared = gcd(i128::from(scale), i128::from(*wanted));
        let both = i128::from(scale) * (i128::from(*wanted) / shared);
        if let Ok(both) = u32::try_from(both)
            && both > 0
            && fits(both)
        {
            scale = both;
        }
    }
    if scale < LEAST_SCALE {
        scale = scale.saturating_mul(LEAST_SCALE.div_ceil(scale.max(1)));
    }
    scale
}

/// A track whose samples are those of the result, and what of them plays, in ticks of the result.
struct Kept<'m> {
    part: Part<'m>,
    played: Played,
}

/// What is left of a film.
struct Cutting<'m> {
    kept: Vec<Kept<'m>>,
    /// Where in the source it begins, in ticks.
    begin: i128,
}

/// Cuts the tracks, picture first, as it was chosen.
async fn cut<'m, S: ByteSource + ?Sized>(
    source: &S,
    parts: Vec<Part<'m>>,
    Times { clock, .. }: Times,
    choice: &Choice,
) -> Result<Cutting<'m>, Error> {
    let played = parts.iter().map(|part| part.played(clock));
    let mut played = played.collect::<Result<Vec<Played>, Refusal>>()?;
    let start = played.iter().map(|played| played.delay).min();
    let start = start.unwrap_or_default();
    for played in &mut played {
        played.delay -= start;
    }
    let end = played.iter().map(|played| played.end()).max();
    let end = end.unwrap_or_default();
    let from = choice.cut.from.map_or(0, |from| clock.of_time(from).max(0));
    let to = choice.cut.to.map_or(end, |to| clock.of_time(to).min(end));
    let (Some(picture), Some(of_picture)) = (parts.first(), played.first()) else {
        return Err(Refusal::Picture.into());
    };
    if from >= to {
        return Err(Refusal::NothingLeft.into());
    }
    let begin = picture.begin(source, clock, (*of_picture, from), choice.cut.exact);
    let begin = begin.await?;
    let mut kept = Vec::new();
    for (mut part, played) in parts.into_iter().zip(played) {
        let Some(trimmed) = played.between(begin.at, to) else {
            match part.is_sound {
                // Nothing of it would be heard.
                true => continue,
                false => return Err(Refusal::NothingLeft.into()),
            }
        };
        let key = begin.key.filter(|_| !part.is_sound);
        part.cut(clock, (played, trimmed), key)?;
        kept.push(Kept {
            part,
            played: trimmed,
        });
    }
    // What is left begins at once.
    let gap = kept.iter().map(|kept| kept.played.delay).min();
    let gap = gap.unwrap_or_default();
    for kept in &mut kept {
        kept.played.delay -= gap;
    }
    Ok(Cutting {
        kept,
        begin: begin.at + gap,
    })
}

/// Lays out what is left, and writes what stands in front of it.
fn put_together(cut: Cutting<'_>, times: Times, created: u64) -> Result<Plan, Refusal> {
    let Times { clock, movie } = times;
    let timed = cut.kept.iter().map(|kept| Timed {
        samples: &kept.part.samples,
        unit: clock.ticks(1, kept.part.scales.track),
        shift: kept.played.delay - kept.played.media,
    });
    let timed: Vec<Timed<'_>> = timed.collect();
    let has_tables = |kept: &Kept<'_>| matches!(kept.part.extent, Extent::Edits(_));
    let gap = if cut.kept.iter().any(has_tables) {
        0
    } else {
        super::limits::GAP
    };
    let layout = layout::lay_out(&timed, clock.second(), gap)?;
    let edits = cut.kept.iter().map(|kept| {
        let edit = kept.part.edit(clock, kept.played, movie);
        edit.ok_or(Refusal::NothingLeft)
    });
    let edits = edits.collect::<Result<Vec<Edit>, Refusal>>()?;
    let header = header(&cut, &layout, &edits, times, created);
    if header.len() as u64 > limits::MOVIE_BYTES {
        return Err(Refusal::TooLarge);
    }
    let ends = edits.iter().map(|edit| edit.delay + edit.length);
    let duration = ends.max().and_then(|end| i64::try_from(end).ok());
    let counts = |is_sound: bool| {
        let mut kept = cut
            .kept
            .iter()
            .filter(move |kept| kept.part.is_sound == is_sound);
        kept.next().map(|kept| kept.part.samples.list.len() as u64)
    };
    Ok(Plan {
        bytes: header.len() as u64 + layout.length,
        header,
        slices: layout.slices,
        begin: clock.time(cut.begin, movie),
        duration: Time {
            units: duration.unwrap_or(i64::MAX),
            scale: movie,
        },
        pictures: counts(false).unwrap_or_default(),
        packets: counts(true),
    })
}

fn header(
    cut: &Cutting<'_>,
    layout: &Layout,
    edits: &[Edit],
    times: Times,
    created: u64,
) -> Vec<u8> {
    let laid_out = cut.kept.iter().zip(&layout.chunks).zip(edits);
    let tracks = laid_out.map(|((Kept { part, .. }, chunks), edit)| header::Track {
        is_sound: part.is_sound,
        timescale: part.scales.track,
        entry: part.written.clone(),
        samples: &part.samples.list,
        chunks,
        raised: part.raised(),
        edit: *edit,
        presentation: part.presentation,
        roll: part.roll(),
    });
    header::write(&Header {
        created,
        timescale: times.movie,
        tracks: tracks.collect(),
        media: layout.length,
        has_h264: cut.kept.iter().any(|kept| kept.part.codec == "h264"),
    })
}

#[cfg(test)]
mod tests {
    use super::movie_scale;

    #[test]
    fn the_time_scale_of_the_movie_is_exact_where_it_can_be() {
        assert_eq!(movie_scale(1000, &[12_800], Some(480.0)), 320_000);
        assert_eq!(movie_scale(600, &[30_000, 48_000], Some(480.0)), 240_000);
        // Too fine for both, or for hours.
        assert_eq!(movie_scale(1000, &[12_800, 44_100], None), 320_000);
        assert_eq!(movie_scale(1000, &[12_800], Some(80_000.0)), 10_000);
        assert_eq!(movie_scale(25, &[25], Some(480.0)), 10_000);
        assert_eq!(movie_scale(90_000, &[25], Some(480.0)), 90_000);
        assert_eq!(movie_scale(27, &[27], Some(480.0)), 270_000);
    }
}
