//! Every sample of a track, one by one: where it lies, when it is decoded and shown.

use super::limits;
use super::refusal::{Error, Refusal};
use crate::facts::DefectCode;
use crate::isobmff::box_bytes::BoxBytes;
use crate::isobmff::file::FileBoxes;
use crate::isobmff::movie::MovieBoxes;
use crate::isobmff::samples::{Run, SampleWalk};
use crate::isobmff::track::Track;
use crate::isobmff::window::Window;
use crate::source::ByteSource;
use std::ops::Range;

/// A sample. Times are in units of its track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sample {
    /// Offset of its first byte in the source.
    pub(super) offset: u64,
    /// Its size in bytes.
    pub(super) size: u32,
    /// From its own decode time to that of the next sample.
    pub(super) duration: u32,
    /// How much later it is shown than decoded.
    pub(super) later: i32,
    /// Decoding can begin with it.
    pub(super) is_key: bool,
}

impl Sample {
    /// Where it lies in the source.
    pub(super) fn range(&self) -> Range<u64> {
        self.offset..self.offset.saturating_add(u64::from(self.size))
    }
}

/// The samples of a track in the order of decoding.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Samples {
    /// All of them.
    pub(super) list: Vec<Sample>,
    /// When the first one is decoded.
    pub(super) first_at: i128,
}

/// When the samples of a track are decoded and shown, in its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// When the first one is shown.
    pub(super) from: i128,
    /// When the last one has been shown.
    pub(super) to: i128,
    /// When the last one has been decoded.
    pub(super) decoded: i128,
    /// How long the last one lasts.
    pub(super) last: u32,
}

impl Samples {
    /// Each sample with its decode time.
    pub(super) fn timed(&self) -> impl Iterator<Item = (i128, &Sample)> {
        let mut next = self.first_at;
        self.list.iter().map(move |sample| {
            let at = next;
            next += i128::from(sample.duration);
            (at, sample)
        })
    }

    /// When each sample is shown.
    pub(super) fn shown(&self) -> impl Iterator<Item = i128> {
        let timed = self.timed();
        timed.map(|(at, sample)| at + i128::from(sample.later))
    }

    /// When they are shown together; `None` where there are none.
    pub(super) fn span(&self) -> Option<Shown> {
        let last = self.list.last()?.duration;
        let mut span: Option<Shown> = None;
        for (at, sample) in self.timed() {
            let decoded = at + i128::from(sample.duration);
            let from = at + i128::from(sample.later);
            let to = decoded + i128::from(sample.later);
            span = Some(span.map_or(
                Shown {
                    from,
                    to,
                    decoded,
                    last,
                },
                |span| Shown {
                    from: span.from.min(from),
                    to: span.to.max(to),
                    decoded,
                    last,
                },
            ));
        }
        span
    }
}

/// What is read of a file before its samples are listed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Film<'m, 'b> {
    /// Its boxes but for the movie.
    pub(super) file: &'b FileBoxes,
    /// The movie.
    pub(super) movie: &'m MovieBoxes,
    /// The bytes of `moov`.
    pub(super) held: &'b BoxBytes,
}

/// Lists the samples of a track, at most `room` of them. `announced` is how many the facts count.
///
/// # Errors
/// [`Refusal`] where they are not all there, too many, or go back in time; and where the medium does not give
/// the bytes.
pub(super) async fn read<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    film: Film<'_, '_>,
    track: &Track,
    announced: u64,
    room: usize,
) -> Result<Samples, Error> {
    let announced = usize::try_from(announced).unwrap_or(usize::MAX);
    if announced > room {
        return Err(Refusal::TooLarge.into());
    }
    let mut listed = List {
        samples: Samples {
            list: Vec::with_capacity(announced),
            first_at: 0,
        },
        end: 0,
        room: announced,
        bytes: 0,
    };
    let mut walk = SampleWalk::open(film.held, film.file, film.movie, track);
    while let Some(run) = walk.next(window).await? {
        listed.add(film.file, run)?;
    }
    if let Some(flaw) = walk.flaw() {
        return Err(Refusal::Contradiction(flaw).into());
    }
    if listed.samples.list.len() != announced {
        return Err(Refusal::CutOff.into());
    }
    Ok(listed.samples)
}

/// A list under way.
struct List {
    samples: Samples,
    /// When the last sample has been decoded, as far as its own run tells.
    end: i128,
    /// How many may still come.
    room: usize,
    /// Their sizes so far.
    bytes: u64,
}

impl List {
    /// Appends the samples of a run, which may begin a little later or earlier than the one before ends.
    fn add(&mut self, file: &FileBoxes, run: Run) -> Result<(), Refusal> {
        let count = usize::try_from(run.count).unwrap_or(usize::MAX);
        self.room = self.room.checked_sub(count).ok_or(Refusal::TooLarge)?;
        let length = run.count.saturating_mul(u64::from(run.size));
        let bytes = run.offset..run.offset.saturating_add(length);
        if !bytes.is_empty() && !file.is_media(&bytes) {
            return Err(Refusal::CutOff);
        }
        // Bytes that serve several samples would make a film larger than its source without bound.
        self.bytes = self.bytes.saturating_add(length);
        if self.bytes > file.len {
            return Err(Refusal::Contradiction(DefectCode::SamplesOverlap));
        }
        match self.samples.list.last_mut() {
            // Fragments say themselves when they begin.
            Some(last) if run.at != self.end => {
                let begins = self.end - i128::from(last.duration);
                let until = u32::try_from(run.at - begins);
                let back = Refusal::Contradiction(DefectCode::FragmentsOverlap);
                last.duration = until.map_err(|_| back)?;
            }
            Some(_) => {}
            None => self.samples.first_at = run.at,
        }
        self.end = run.at + i128::from(run.count) * i128::from(run.duration);
        if run.at.abs() > limits::UNITS || self.end > limits::UNITS {
            return Err(Refusal::Timescale);
        }
        let mut next = Some(run);
        while let Some(run) = next {
            self.samples.list.push(Sample {
                offset: run.offset,
                size: run.size,
                duration: run.duration,
                later: run.offset_shown,
                is_key: run.is_key,
            });
            next = run.after(1);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> (List, FileBoxes) {
        let file = FileBoxes {
            len: 1000,
            media: std::iter::once(100..1000).collect(),
            ..FileBoxes::default()
        };
        let list = List {
            samples: Samples::default(),
            end: 0,
            room: 1000,
            bytes: 0,
        };
        (list, file)
    }

    fn run(offset: u64, count: u64, at: i128) -> Run {
        Run {
            offset,
            size: 10,
            count,
            at,
            duration: 40,
            offset_shown: 80,
            is_key: true,
            description: 1,
        }
    }

    #[test]
    fn a_fragment_that_begins_later_makes_the_sample_before_last_longer() {
        let (mut list, file) = list();
        list.add(&file, run(100, 2, 1000)).unwrap();
        list.add(&file, run(120, 1, 1100)).unwrap();
        let samples = list.samples;
        let shown: Vec<_> = samples.shown().collect();
        assert_eq!(shown, [1080, 1120, 1180]);
        let span = samples.span().unwrap();
        assert_eq!((span.from, span.to, span.decoded), (1080, 1220, 1140));
    }

    #[test]
    fn what_goes_back_lies_outside_or_repeats_is_refused() {
        let (mut list, file) = list();
        list.add(&file, run(100, 2, 0)).unwrap();
        let back = list.add(&file, run(120, 1, 30));
        assert_eq!(
            back,
            Err(Refusal::Contradiction(DefectCode::FragmentsOverlap))
        );
        assert_eq!(list.add(&file, run(995, 1, 80)), Err(Refusal::CutOff));
        assert_eq!(list.add(&file, run(90, 1, 80)), Err(Refusal::CutOff));
        list.add(&file, run(100, 90, 80)).unwrap();
        let again = list.add(&file, run(100, 9, 80 + 90 * 40));
        assert_eq!(
            again,
            Err(Refusal::Contradiction(DefectCode::SamplesOverlap))
        );
        assert_eq!(list.add(&file, run(100, 999, 0)), Err(Refusal::TooLarge));
    }
}
