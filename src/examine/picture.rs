//! Examines the pictures of a file by single frames.
//!
//! A [`FrameSource`] decodes them one at a time. The seconds are chosen here: close together in the
//! opening, where the title card is, and evenly over the rest.

use super::frame::Frame;
use super::{PictureEnd, PictureExamination, PictureFindings, PictureUnexamined, Thumbnail};
use crate::facts::{DecodedSize, Facts, PictureTrack, Size};
use crate::signal::picture::{
    FrameMeasures, PictureAnalyser, advise, advise_coding, advise_opening,
};

/// The seconds of the opening whose frames are examined.
const OPENING: [f64; 14] = [
    0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 14.0,
];
/// Least seconds between two frames after the opening: about the distance of key frames.
const STEP_S: f64 = 2.0;
/// Most frames after the opening.
const MOST: f64 = 120.0;
/// How many seconds earlier a frame after the opening may be, so that a key frame can be used, which is
/// decoded alone. It is less than half a [step](STEP_S), so that frames keep their order and no black
/// stretch that is worth advice falls between two of them.
const EARLY_S: f64 = 0.9;
/// After this many missing frames in a row the examination ends.
const MOST_MISSED: u32 = 4;
/// As many at the end of the film were not seen: fewer than end an examination under way.
const MOST_MISSED_LAST: u32 = 2;
/// Different sizes of frames that are kept: one that differs is enough to doubt the file's own.
const MOST_SIZES: usize = 4;

/// Wider pictures are scaled down to this width, in pixels.
const WIDEST: f64 = 1_920.0;

/// The width and height in which a picture of that size is examined, in pixels; `None` for an empty picture.
#[must_use]
pub fn examined_size(width: u32, height: u32) -> Option<(u32, u32)> {
    if width == 0 || height == 0 {
        return None;
    }
    let (width, height) = (f64::from(width), f64::from(height));
    let scale = (WIDEST / width).min(1.0);
    let pixels = |side: f64| (side * scale).round().max(1.0) as u32;
    Some((pixels(width), pixels(height)))
}

/// A frame that is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FrameRequest {
    /// The second of the video at which it is shown.
    pub at_s: f64,
    /// A frame up to this many seconds earlier will do, if it was not given before.
    pub early_s: f64,
}

/// Why a frame did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFrame {
    /// It cannot be decoded.
    Undecodable,
    /// It was waited for in vain, which says nothing of the file.
    Late,
}

/// Decodes frames.
pub trait FrameSource {
    /// The frame that was requested, or one that serves as well.
    fn frame(&mut self, request: FrameRequest) -> impl Future<Output = Result<Frame, NoFrame>>;
}

/// Measures the pictures of a video.
///
/// `facts` are those that the inspection found; only where the notice demands a `title_card` is one missed. `tell` is awaited after each frame with what was
/// found so far; the examination goes on when it returns, and ends at once when it is dropped.
pub async fn examine_picture(
    facts: &Facts,
    title_card: bool,
    frames: &mut impl FrameSource,
    mut tell: impl AsyncFnMut(&Pictures),
) -> PictureExamination {
    let movie = facts.movie.as_ref();
    let picture = movie.and_then(|movie| movie.pictures.first());
    let Some(picture) = picture.filter(|picture| picture.samples > 0) else {
        return PictureExamination::Unexamined(PictureUnexamined::Absent);
    };
    if picture.encrypted {
        return PictureExamination::Unexamined(PictureUnexamined::Encrypted);
    }
    let half_s = 0.5
        / picture
            .frame_rate
            .filter(|rate| *rate > 1.0)
            .unwrap_or(25.0);
    let mut pictures = Pictures {
        title_card,
        ..Pictures::default()
    };
    let mut missed = Missed::default();
    for second in seconds(video_s(facts, picture)) {
        let request = FrameRequest {
            // The middle of a frame: at its edge a player may show the frame before.
            at_s: second + half_s,
            early_s: if second > opening_s() { EARLY_S } else { 0.0 },
        };
        let seen = frames
            .frame(request)
            .await
            .map(|frame| pictures.push(frame));
        match seen {
            Ok(true) => missed = Missed::default(),
            Err(NoFrame::Late) => missed.late += 1,
            Ok(false) | Err(NoFrame::Undecodable) => missed.undecodable += 1,
        }
        if let Some(end) = missed.end(MOST_MISSED) {
            return pictures.ended(end);
        }
        tell(&pictures).await;
    }
    let end = missed.end(MOST_MISSED_LAST);
    pictures.ended(end.unwrap_or(PictureEnd::Complete))
}

/// How long the pictures last: where nobody can tell how long the video plays, as long as all of them do.
fn video_s(facts: &Facts, picture: &PictureTrack) -> f64 {
    let movie = facts.movie.as_ref();
    let whole = movie.and_then(|movie| movie.duration_s.known());
    let known = whole.or(picture.duration_s.known()).copied();
    let rate = picture.frame_rate.filter(|rate| *rate > 0.0);
    known.unwrap_or_else(|| rate.map_or(0.0, |rate| picture.samples as f64 / rate))
}

/// Frames in a row that did not come.
#[derive(Debug, Default)]
struct Missed {
    undecodable: u32,
    late: u32,
}

impl Missed {
    /// Why the examination ends with them, where they are `most` or more.
    const fn end(&self, most: u32) -> Option<PictureEnd> {
        match (self.undecodable, self.late) {
            (some, late) if some + late < most => None,
            (0, _) => Some(PictureEnd::TooSlow),
            _ => Some(PictureEnd::Undecodable),
        }
    }
}

/// The second at which the opening ends.
fn opening_s() -> f64 {
    OPENING.last().copied().unwrap_or_default()
}

/// The seconds of a video whose frames are examined.
fn seconds(video_s: f64) -> impl Iterator<Item = f64> {
    let from = opening_s();
    let step = ((video_s - from) / MOST).max(STEP_S);
    let rest = (1..=MOST as u32).map(move |n| from + f64::from(n) * step);
    let all = OPENING.into_iter().chain(rest);
    all.take_while(move |second| *second == 0.0 || *second < video_s - 0.1)
}

/// The measures of the frames so far.
#[derive(Debug, Default)]
pub struct Pictures {
    analyser: PictureAnalyser,
    /// Whether the notice demands a title card.
    title_card: bool,
    opening: Vec<FrameMeasures>,
    quantisers: Vec<(f64, i32)>,
    thumbnails: Vec<Thumbnail>,
    sizes: Vec<DecodedSize>,
    to_s: f64,
}

impl Pictures {
    /// Seconds of the video that were looked at.
    #[must_use]
    pub const fn seconds(&self) -> f64 {
        self.to_s
    }

    /// What was found so far; `None` before the first frame.
    #[must_use]
    pub fn findings(&self) -> Option<PictureFindings> {
        (!self.thumbnails.is_empty()).then(|| self.found(PictureEnd::UnderWay))
    }

    /// Whether the frame could be measured.
    fn push(&mut self, frame: Frame) -> bool {
        let Some(plane) = frame.plane() else {
            return false;
        };
        let measures = self.analyser.push(frame.at_s, &plane);
        self.to_s = frame.at_s;
        if self.to_s <= opening_s() + 1.0 {
            self.opening.push(measures);
        }
        let at_s = measures.at_s;
        if let Some(size) = frame.decoded {
            self.note_size(size, at_s);
        }
        self.quantisers
            .extend(frame.quantiser.map(|coded| (at_s, coded)));
        self.thumbnails.push(frame.small(at_s));
        true
    }

    fn note_size(&mut self, size: Size, at_s: f64) {
        let is_new = self.sizes.iter().all(|known| known.size != size);
        if is_new && self.sizes.len() < MOST_SIZES {
            self.sizes.push(DecodedSize { size, at_s });
        }
    }

    fn found(&self, end: PictureEnd) -> PictureFindings {
        let measures = self.analyser.measures();
        let mut advice = advise(&measures);
        advice.extend(advise_coding(&self.quantisers));
        if self.title_card {
            advice.extend(advise_opening(&self.opening));
        }
        let is_shown = |thumbnail: &&Thumbnail| {
            let at_s = thumbnail.at_s;
            advice.iter().any(|finding| finding.span.from_s == at_s)
        };
        PictureFindings {
            to_s: self.to_s,
            end,
            sizes: self.sizes.clone(),
            thumbnails: self.thumbnails.iter().filter(is_shown).cloned().collect(),
            advice,
            measures,
        }
    }

    fn ended(&self, end: PictureEnd) -> PictureExamination {
        if self.thumbnails.is_empty() {
            return PictureExamination::Unexamined(match end {
                PictureEnd::TooSlow => PictureUnexamined::TooSlow,
                _ => PictureUnexamined::NoDecoder,
            });
        }
        PictureExamination::Measured(Box::new(self.found(end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixtures::good;
    use crate::signal::picture::PictureCode;

    /// Plays drawn frames.
    struct Drawn<F>(F, Vec<f64>);

    impl<F: Fn(f64) -> Option<Frame>> FrameSource for Drawn<F> {
        async fn frame(&mut self, request: FrameRequest) -> Result<Frame, NoFrame> {
            self.1.push(request.at_s);
            let mut frame = (self.0)(request.at_s).ok_or(NoFrame::Undecodable)?;
            frame.at_s = request.at_s;
            Ok(frame)
        }
    }

    fn painted(formula: impl Fn(usize, usize) -> u8) -> Option<Frame> {
        let (width, height) = (320, 180);
        let pixel = |n: usize| {
            let grey = formula(n % width, n / width);
            [grey, grey, grey, 255]
        };
        let rgba: Vec<u8> = (0..width * height).flat_map(pixel).collect();
        let mut frame = Frame::new(0.0, width as u32, height as u32);
        frame.add(&rgba);
        Some(frame)
    }

    /// Sharp patches that move, with writing's strokes among them.
    fn lively(at_s: f64) -> Option<Frame> {
        let moved = (at_s * 7.0) as usize;
        painted(|x, y| {
            let patch = ((x + moved) / 3 * 31 + y / 5 * 17) % 13;
            40 + patch as u8 * 15
        })
    }

    fn examined(
        video_s: f64,
        frames: impl Fn(f64) -> Option<Frame>,
    ) -> (PictureExamination, Vec<f64>) {
        let mut sample = good();
        sample.facts.movie.as_mut().unwrap().duration_s = crate::facts::Fact::Known(video_s);
        let mut drawn = Drawn(frames, Vec::new());
        let mut told = 0;
        let found = pollster::block_on(examine_picture(
            &sample.facts,
            true,
            &mut drawn,
            async |_| told += 1,
        ));
        assert!(told <= drawn.1.len());
        (found, drawn.1)
    }

    fn measured(found: PictureExamination) -> PictureFindings {
        match found {
            PictureExamination::Measured(found) => *found,
            PictureExamination::Unexamined(reason) => panic!("{reason:?}"),
        }
    }

    #[test]
    fn the_opening_is_looked_at_densely_and_the_rest_evenly_in_bounded_number() {
        for (video_s, count) in [
            (0.0, 1),
            (3.0, 6),
            (60.0, 14 + 22),
            (480.0, 134),
            (36_000.0, 134),
        ] {
            let (_, asked) = examined(video_s, lively);
            assert!(
                asked.len().abs_diff(count) <= 1,
                "{video_s}: {}",
                asked.len()
            );
            assert!(asked.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(asked.last().unwrap() <= &(video_s + 0.03));
        }
    }

    #[test]
    fn what_is_amiss_comes_with_the_frame_that_shows_it() {
        let black = painted(|_, _| 0).unwrap();
        let (found, _) = examined(60.0, |at_s| {
            if (20.0..31.0).contains(&at_s) {
                Some(black.clone())
            } else {
                lively(at_s)
            }
        });
        let found = measured(found);
        assert_eq!(found.end, PictureEnd::Complete);
        let codes: Vec<_> = found.advice.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [PictureCode::Black]);
        let shown: Vec<f64> = found.thumbnails.iter().map(|shown| shown.at_s).collect();
        assert_eq!(shown, [found.advice[0].span.from_s]);
        assert!((20.0..22.1).contains(&shown[0]), "{shown:?}");
    }

    #[test]
    fn frames_with_too_few_bits_are_told_by_their_quantisers() {
        let coded = |coarse_from_s: f64| {
            let (found, _) = examined(60.0, |at_s| {
                let mut frame = lively(at_s)?;
                frame.quantiser = Some(if at_s < coarse_from_s { 24 } else { 43 });
                Some(frame)
            });
            let found = measured(found);
            let shown: Vec<f64> = found.thumbnails.iter().map(|shown| shown.at_s).collect();
            let advice = found.advice.into_iter();
            let advice: Vec<_> = advice
                .map(|found| (found.code, found.span.from_s))
                .collect();
            (advice, shown)
        };
        let (advice, shown) = coded(15.0);
        let [(PictureCode::Starved, at_s)] = advice[..] else {
            panic!("{advice:?}");
        };
        assert_eq!(shown, [at_s]);
        assert!(at_s > 15.0);
        // Less than half of them.
        assert_eq!(coded(40.0).0, []);
    }

    #[test]
    fn where_no_frame_comes_nothing_is_said() {
        let (found, asked) = examined(60.0, |_| None);
        let expected = PictureExamination::Unexamined(PictureUnexamined::NoDecoder);
        assert_eq!((found, asked.len()), (expected, 4));
        let (found, _) = examined(60.0, |at_s| lively(at_s).filter(|_| at_s < 30.0));
        let found = measured(found);
        assert_eq!(found.end, PictureEnd::Undecodable);
        assert!((28.0..30.0).contains(&found.to_s), "{}", found.to_s);
        // A single frame that is missing ends nothing.
        let (found, _) = examined(60.0, |at_s| lively(at_s).filter(|_| at_s as u32 != 8));
        assert_eq!(measured(found).end, PictureEnd::Complete);
    }

    #[test]
    fn what_is_missing_up_to_the_end_was_not_seen() {
        // Of four seconds seven frames are wanted, the last three after two seconds.
        let (found, asked) = examined(4.0, |at_s| lively(at_s).filter(|_| at_s < 1.6));
        let found = measured(found);
        assert_eq!((found.end, asked.len()), (PictureEnd::Undecodable, 7));
        assert!((1.5..1.6).contains(&found.to_s), "{}", found.to_s);
        let (found, _) = examined(4.0, |at_s| lively(at_s).filter(|_| at_s < 3.0));
        assert_eq!(measured(found).end, PictureEnd::Complete);
    }

    #[test]
    fn a_film_of_unknown_length_is_looked_at_as_far_as_its_pictures_go() {
        let mut sample = good();
        let movie = sample.facts.movie.as_mut().unwrap();
        movie.duration_s = crate::facts::Fact::Absent;
        let picture = movie.pictures.first_mut().unwrap();
        picture.duration_s = crate::facts::Fact::Absent;
        (picture.samples, picture.frame_rate) = (1_500, Some(25.0));
        let mut drawn = Drawn(lively, Vec::new());
        pollster::block_on(examine_picture(
            &sample.facts,
            true,
            &mut drawn,
            async |_| {},
        ));
        assert_eq!(drawn.1.len(), 14 + 22);
    }

    #[test]
    fn a_title_card_that_no_notice_demands_is_not_missed() {
        let mut drawn = Drawn(|_| painted(|x, _| 60 + (x / 8) as u8), Vec::new());
        for (demanded, count) in [(true, 1), (false, 0)] {
            let facts = good().facts;
            let found = examine_picture(&facts, demanded, &mut drawn, async |_| {});
            let found = measured(pollster::block_on(found));
            let missed = found.advice.iter();
            let missed = missed.filter(|finding| finding.code == PictureCode::NoWriting);
            assert_eq!(missed.count(), count);
        }
    }

    #[test]
    fn a_plain_opening_has_no_writing() {
        let (found, _) = examined(30.0, |at_s| match at_s {
            ..15.5 => painted(|x, _| 60 + (x / 8) as u8),
            _ => lively(at_s),
        });
        let found = measured(found);
        assert!(
            found
                .advice
                .iter()
                .any(|finding| finding.code == PictureCode::NoWriting)
        );
        assert!(
            found.thumbnails.iter().any(|shown| shown.at_s < 0.1),
            "its frame is shown"
        );
    }
}
