//! Finds the samples that must be decoded for the frame at a second.

use crate::examine::FrameRequest;
use crate::isobmff::edit_list::Segment;
use crate::isobmff::limits;
use crate::isobmff::samples::{Run, SampleWalk};
use crate::isobmff::window::Window;
use crate::source::{ByteSource, ReadError, clip};
use std::collections::VecDeque;
use std::ops::Range;

/// Most pictures that a codec decodes after a picture and shows before it.
const REORDERED: usize = 16;

/// A coded picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Its place in the order of decoding, counted from 0.
    pub number: u64,
    /// Where it lies in the file.
    pub range: Range<u64>,
    /// Decoding can begin with it.
    pub is_key: bool,
    /// When it is shown, in microseconds of the media: the timestamp of its frame.
    pub shown_us: i64,
}

/// What must be decoded for one frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// In the order of decoding: a key frame, the samples up to the frame, and some that follow.
    pub samples: Vec<Sample>,
    /// The index of the frame among them.
    pub wanted: usize,
    /// A second of the video at which the frame is shown.
    pub at_s: f64,
}

/// Bytes that are read at once, and the samples in them.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// Where they lie in the file.
    pub range: Range<u64>,
    /// Where each sample lies in them.
    pub samples: Vec<Range<usize>>,
}

/// Plans the reads of samples: neighbouring ones are read together, with the sound between them, because in
/// a browser each read has a cost of its own, however short it is.
#[must_use]
pub fn reads(samples: &[Sample]) -> Vec<Read> {
    let mut reads: Vec<Read> = Vec::new();
    for Sample { range, .. } in samples {
        let fits = |read: &&mut Read| {
            let most = read.range.start.saturating_add(limits::PICTURES_READ);
            range.start >= read.range.end && range.end <= most
        };
        match reads.last_mut().filter(fits) {
            Some(read) => read.add(range),
            None => {
                let mut read = Read {
                    range: range.clone(),
                    samples: Vec::new(),
                };
                read.add(range);
                reads.push(read);
            }
        }
    }
    reads
}

impl Read {
    fn add(&mut self, sample: &Range<u64>) {
        self.range.end = sample.end;
        // No sample is larger than `limits::PICTURE_SAMPLE`, so both fit.
        let at = |offset: u64| (offset - self.range.start) as usize;
        self.samples.push(at(sample.start)..at(sample.end));
    }
}

/// A sample among those that are held.
#[derive(Debug, Clone)]
struct QueuedSample {
    number: u64,
    range: Range<u64>,
    decoded: i128,
    shown: i128,
    duration: u32,
    is_key: bool,
}

/// Goes through the samples of a track once, forwards.
pub struct Seeker<'b, 's, S: ?Sized> {
    window: Window<'s, S>,
    walk: SampleWalk<'b>,
    run: Option<Run>,
    segment: Segment,
    /// Units of the media per second.
    timescale: f64,
    /// In the order of decoding, starting with the key frame of the last frame.
    held: VecDeque<QueuedSample>,
    /// Samples that were read on so far.
    count: u64,
    at_end: bool,
    /// When the last frame is shown, in the media.
    last: Option<i128>,
}

impl<'b, 's, S: ByteSource + ?Sized> Seeker<'b, 's, S> {
    pub(super) const fn new(
        source: &'s S,
        walk: SampleWalk<'b>,
        segment: Segment,
        timescale: f64,
    ) -> Self {
        Self {
            window: Window::new(source),
            walk,
            run: None,
            segment,
            timescale,
            held: VecDeque::new(),
            count: 0,
            at_end: false,
            last: None,
        }
    }

    /// The samples to decode for a request, which must not be for an earlier second than the one before.
    ///
    /// The frame is the key frame at or before that second, where the request allows that and it was not
    /// given before, otherwise the exact frame. `None` where the samples cannot be told, or a key frame is
    /// too far away.
    ///
    /// # Errors
    /// [`ReadError`] when the medium does not give the bytes.
    pub async fn seek(&mut self, request: FrameRequest) -> Result<Option<Target>, ReadError> {
        let wanted = self.media_time(request.at_s);
        if !self.read_on(wanted).await? {
            return Ok(None);
        }
        let is_before = |held: &QueuedSample| held.is_key && held.shown <= wanted;
        // Before the first frame players show the first frame.
        let key = self.held.iter().rposition(is_before);
        let Some(from) = key.or_else(|| self.held.iter().position(|held| held.is_key)) else {
            return Ok(None);
        };
        self.held.drain(..from);
        let shown = self.held.iter().enumerate();
        let shown = shown.filter(|(_, held)| held.shown <= wanted);
        let exact = shown.max_by_key(|(_, held)| held.shown);
        let exact = exact.map_or(0, |(index, _)| index);
        let Some(key) = self.held.front() else {
            return Ok(None);
        };
        let is_new = self.last.is_none_or(|last| last < key.shown);
        let early_s = (wanted - key.shown) as f64 / self.timescale;
        let serves = is_new && early_s <= request.early_s;
        let index = if serves { 0 } else { exact };
        if index >= limits::PICTURES_DECODED {
            return Ok(None);
        }
        // Within the frame in both cases.
        let at_s = match index == exact {
            true => request.at_s,
            false => self.second(key.shown) + f64::from(key.duration) / self.timescale / 2.0,
        };
        self.last = self.held.get(index).map(|held| held.shown);
        let samples = self.held.iter().take(index + 1 + REORDERED);
        let samples = samples.map(|held| Sample {
            number: held.number,
            range: held.range.clone(),
            is_key: held.is_key,
            // A cast from a float saturates.
            shown_us: (held.shown as f64 / self.timescale * 1e6).round() as i64,
        });
        Ok(Some(Target {
            samples: samples.collect(),
            wanted: index,
            at_s,
        }))
    }

    /// Holds all samples from the key frame before that place on to where none that is shown earlier
    /// can follow; `false` where those are too many or too large, or coded in another way.
    async fn read_on(&mut self, wanted: i128) -> Result<bool, ReadError> {
        let is_ahead = |held: &&QueuedSample| held.decoded > wanted;
        while !self.at_end && self.held.iter().rev().take_while(is_ahead).count() < REORDERED {
            let Some(run) = self.next().await? else {
                self.at_end = true;
                break;
            };
            let shown = run.at + i128::from(run.offset_shown);
            if run.is_key && shown <= wanted {
                self.held.clear();
            }
            if run.description != 1
                || run.size > limits::PICTURE_SAMPLE
                || self.held.len() >= limits::PICTURES_HELD
            {
                return Ok(false);
            }
            self.held.push_back(QueuedSample {
                number: self.count,
                range: run.offset..run.offset.saturating_add(u64::from(run.size)),
                decoded: run.at,
                shown,
                duration: run.duration,
                is_key: run.is_key,
            });
            self.count += 1;
        }
        Ok(true)
    }

    /// The next sample that holds anything, as a run of one.
    async fn next(&mut self) -> Result<Option<Run>, ReadError> {
        loop {
            let run = match self.run.take() {
                Some(run) => run,
                None => match self.walk.next(&mut self.window).await? {
                    Some(run) if run.size > 0 => run,
                    Some(_) => continue,
                    None => return Ok(None),
                },
            };
            self.run = run.after(1);
            return Ok(Some(run));
        }
    }

    fn media_time(&self, at_s: f64) -> i128 {
        let media_s = self.segment.from_s + at_s - self.segment.shown_s;
        let media_s = media_s.min(self.segment.to_s).max(self.segment.from_s);
        // A cast from a float saturates.
        (media_s * self.timescale).floor() as i128
    }

    fn second(&self, media_time: i128) -> f64 {
        media_time as f64 / self.timescale - self.segment.from_s + self.segment.shown_s
    }
}

/// The beginnings of samples, up to `most` bytes of each, clipped to the file.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes.
pub(super) async fn heads<S: ByteSource + ?Sized>(
    samples: &[&Sample],
    most: u64,
    source: &S,
) -> Result<Vec<Vec<u8>>, ReadError> {
    let head = |sample: &&Sample| {
        let end = sample.range.start.saturating_add(most);
        clip(sample.range.start..sample.range.end.min(end), source.len())
    };
    let ranges: Vec<Range<u64>> = samples.iter().map(head).collect();
    let bytes = source.read_each(&ranges).await?;
    let mut rest = bytes.as_slice();
    let split = ranges.iter().map_while(|range| {
        let (head, behind) = rest.split_at_checked((range.end - range.start) as usize)?;
        rest = behind;
        Some(head.to_vec())
    });
    Ok(split.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isobmff::file::FileBoxes;
    use crate::isobmff::movie::MovieBoxes;
    use crate::isobmff::track::Track;
    use crate::isobmff::{box_bytes, samples::SampleWalk};

    /// A track of a frame a second, of which all samples are held: when each is shown, and whether it
    /// is a key frame.
    fn targets(samples: &[(i128, bool)], looks: &[f64]) -> Vec<Option<Vec<i64>>> {
        let held = box_bytes::BoxBytes::default();
        let (file, movie) = (FileBoxes::default(), MovieBoxes::default());
        let walk = SampleWalk::open(&held, &file, &movie, &Track::default());
        let segment = Segment {
            from_s: 0.0,
            to_s: f64::INFINITY,
            shown_s: 0.0,
        };
        let mut seeker = Seeker::new([].as_slice(), walk, segment, 1.0);
        seeker.held = samples
            .iter()
            .zip(0..)
            .map(|(&(shown, is_key), decoded)| QueuedSample {
                number: 0,
                range: 0..1,
                decoded,
                shown,
                duration: 1,
                is_key,
            })
            .collect();
        let look = |at_s: &f64| {
            let request = FrameRequest {
                at_s: *at_s,
                early_s: 0.0,
            };
            let target = pollster::block_on(seeker.seek(request)).unwrap()?;
            let seconds = target.samples.iter().take(target.wanted + 1);
            Some(seconds.map(|sample| sample.shown_us / 1_000_000).collect())
        };
        looks.iter().map(look).collect()
    }

    #[test]
    fn pictures_that_are_shown_before_their_key_frame_belong_to_the_one_before() {
        // As H.265 codes them by default: 3 and 4 need both key frames.
        let samples = [
            (0, true),
            (2, false),
            (1, false),
            (5, true),
            (3, false),
            (4, false),
        ];
        let found = targets(&samples, &[1.5, 3.5, 5.5]);
        let expected = [vec![0, 2, 1], vec![0, 2, 1, 5, 3], vec![5]];
        assert_eq!(found, expected.map(Some));
    }

    #[test]
    fn before_the_first_frame_the_first_is_seen_and_after_the_last_the_last() {
        let found = targets(&[(2, true), (3, false)], &[0.5, 9.0]);
        assert_eq!(found, [Some(vec![2]), Some(vec![2, 3])]);
    }

    #[test]
    fn far_from_a_key_frame_and_without_one_nothing_is_told() {
        let far = limits::PICTURES_DECODED as i128;
        let samples: Vec<(i128, bool)> = (0..far + 1).map(|n| (n, n == 0)).collect();
        let found = targets(&samples, &[far as f64 - 0.5, far as f64 + 0.5]);
        assert_eq!(
            found[0].as_ref().map(Vec::len),
            Some(limits::PICTURES_DECODED)
        );
        assert_eq!(found[1], None);
        assert_eq!(targets(&[(0, false)], &[0.5]), [None]);
        assert_eq!(targets(&[], &[0.5]), [None]);
    }

    #[test]
    fn neighbouring_samples_are_read_together_and_no_more_than_that() {
        let sample = |range| Sample {
            number: 0,
            range,
            is_key: false,
            shown_us: 0,
        };
        let large = limits::PICTURES_READ;
        // Sound lies between the first two, the last one lies before all.
        let samples = [
            sample(100..200),
            sample(300..350),
            sample(large + 50..large + 150),
            sample(large + 150..2 * large + 150),
            sample(10..20),
        ];
        let reads = reads(&samples);
        let ranges: Vec<_> = reads.iter().map(|read| read.range.clone()).collect();
        let apart = [large + 50..large + 150, large + 150..2 * large + 150];
        let [second, third] = apart;
        assert_eq!(ranges, [100..350, second, third, 10..20]);
        assert_eq!(reads[0].samples, [0..100, 200..250]);
    }
}
