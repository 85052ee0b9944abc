//! What is advised about the pictures, and from which figure on.

use super::analyser::{FrameMeasures, PictureMeasures};
use super::bars::{Bar, Bars};
use crate::signal::advice::{Advice, Span};
use serde::{Deserialize, Serialize};

/// Each thing that can be advised about the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureCode {
    /// Nothing is seen: `seconds`.
    Black,
    /// A filmed picture stands still: `seconds`.
    Frozen,
    /// Black above and below: `pixels` in all, `percent` of the height.
    Letterboxed,
    /// Black on both sides: `pixels` in all, `percent` of the width.
    Pillarboxed,
    /// Combs of interlaced fields: `percent` of the pixels.
    Combed,
    /// Out of focus, or enlarged from a smaller original: `edge_px`, `detail_db` where known.
    Soft,
    /// The grid of too low a bit rate: `strength`.
    Blocky,
    /// Coded with too few bits: `quantiser`.
    Starved,
    /// Too dark: `percent` of the way to white.
    Dark,
    /// Blown out: `percent` of the pixels are white.
    BlownOut,
    /// The opening shows nothing that looks like writing: `percent`.
    NoWriting,
}

/// A figure from which on something is advised, by code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// What is advised.
    pub code: PictureCode,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
}

/// All limits; `docs/picture-measures.md` says where each comes from.
pub const LIMITS: [Limit; 11] = [
    limit(PictureCode::Black, 4.0, "s"),
    limit(PictureCode::Frozen, 30.0, "s"),
    limit(PictureCode::Letterboxed, 4.0, "%"),
    limit(PictureCode::Pillarboxed, 4.0, "%"),
    limit(PictureCode::Combed, 0.3, "%"),
    limit(PictureCode::Soft, -9.5, "dB"),
    limit(PictureCode::Blocky, 2.0, "×"),
    limit(PictureCode::Starved, 40.0, "QP"),
    limit(PictureCode::Dark, 12.0, "%"),
    limit(PictureCode::BlownOut, 25.0, "%"),
    limit(PictureCode::NoWriting, 0.2, "%"),
];

const fn limit(code: PictureCode, value: f64, unit: &'static str) -> Limit {
    Limit { code, value, unit }
}

/// From this share of flat blocks on a frame is drawn (slides, screens, cards), in percent.
const DRAWN: f64 = 75.0;
/// Edges narrower than this are sharp whatever the spectrum says, in pixels.
const SHARP_PX: f64 = 1.35;
/// Where there is too little detail for a spectrum, edges wider than this are soft, in pixels.
const SOFT_PX: f64 = 2.6;
/// A dark frame nowhere gets brighter than this, in percent: a lamp at night is no fault, and
/// neither is white writing on black.
const DARK_PEAK: f64 = 45.0;
/// From this mean change on a frame follows a cut, in percent.
const CUT: f64 = 5.0;
/// Frames that must show a fault which a single frame may have by chance.
const LEAST_FRAMES: usize = 2;
/// Share of the frames that must show it.
const LEAST_SHARE: f64 = 0.1;
/// Frames darker than this everywhere do not tell where the picture ends, in percent.
const TELLS_EDGES: f64 = 20.0;
/// The opening in which a title card is expected, in seconds.
const OPENING_S: f64 = 15.0;

/// What is advised about the pictures.
#[must_use]
pub fn advise(pictures: &PictureMeasures) -> Vec<Advice<PictureCode>> {
    let seen: Vec<&FrameMeasures> = pictures.frames.iter().filter(|f| !f.is_black()).collect();
    let filmed: Vec<&FrameMeasures> = seen.iter().copied().filter(|f| f.flat < DRAWN).collect();
    let mut advice = lasting(pictures);
    advice.extend(boxed(pictures.size, &seen));
    advice.extend(repeated(PictureCode::Combed, "percent", &seen, |f| {
        f.combed
    }));
    advice.extend(soft(&seen));
    advice.extend(usual(PictureCode::Blocky, "strength", &seen, |f| {
        f.blockiness
    }));
    advice.extend(dark(&seen));
    advice.extend(usual(PictureCode::BlownOut, "percent", &filmed, |f| {
        f.tone.white
    }));
    advice
}

/// What is advised about the title card, from frames of the opening.
#[must_use]
pub fn advise_opening(frames: &[FrameMeasures]) -> Option<Advice<PictureCode>> {
    let opening: Vec<_> = frames.iter().filter(|f| f.at_s <= OPENING_S).collect();
    let best = opening.iter().max_by(|a, b| a.text.total_cmp(&b.text))?;
    (best.text < value(PictureCode::NoWriting)).then(|| {
        let at_s = |frame: Option<&&FrameMeasures>| frame.map_or(0.0, |frame| frame.at_s);
        let span = Span {
            from_s: at_s(opening.first()),
            to_s: at_s(opening.last()),
        };
        Advice::new(PictureCode::NoWriting, span, [("percent", best.text)])
    })
}

/// What is advised about the coding, from the quantisers of its frames: second of the video, and SliceQP_Y
/// (ITU-T H.264, 7.4.3).
#[must_use]
pub fn advise_coding(frames: &[(f64, i32)]) -> Option<Advice<PictureCode>> {
    if frames.len() < LEAST_FRAMES {
        return None;
    }
    let mut sorted = frames.to_vec();
    sorted.sort_by_key(|(_, quantiser)| *quantiser);
    let &(at_s, quantiser) = sorted.get(sorted.len() / 2)?;
    let quantiser = f64::from(quantiser);
    (quantiser >= value(PictureCode::Starved)).then(|| {
        Advice::new(
            PictureCode::Starved,
            moment(at_s),
            [("quantiser", quantiser)],
        )
    })
}

fn lasting(pictures: &PictureMeasures) -> Vec<Advice<PictureCode>> {
    let black = pictures.black.iter().map(|span| (PictureCode::Black, span));
    let still = pictures
        .still
        .iter()
        .filter(|span| is_frozen(pictures, span));
    let still = still.map(|span| (PictureCode::Frozen, span));
    black
        .chain(still)
        .filter(|(code, span)| span.seconds() >= value(*code))
        .map(|(code, span)| Advice::new(code, *span, [("seconds", span.seconds())]))
        .collect()
}

/// Whether what stands still was filmed and moved until then. A photograph or a slide that is
/// shown begins with a cut, or with the video.
fn is_frozen(pictures: &PictureMeasures, span: &Span) -> bool {
    let inside = |f: &&FrameMeasures| (span.from_s..=span.to_s).contains(&f.at_s);
    let mut frames = pictures.frames.iter().filter(inside);
    let Some(first) = frames.next() else {
        return false;
    };
    first.change.is_some_and(|change| change.mean < CUT)
        && first.flat < DRAWN
        && frames.all(|f| f.flat < DRAWN)
}

/// Bars that all frames have, and whose inner edge is straight in at least some.
fn boxed(size: (usize, usize), seen: &[&FrameMeasures]) -> Vec<Advice<PictureCode>> {
    let telling = seen.iter().filter(|f| f.tone.brightest > TELLS_EDGES);
    let all: Vec<(f64, Bars)> = telling.filter_map(|f| Some((f.at_s, f.bars?))).collect();
    let common = |side: fn(&Bars) -> Bar| -> usize {
        let least = all.iter().map(|(_, bars)| side(bars).pixels).min();
        let pixels = least.unwrap_or_default();
        let straight = |bar: Bar| bar.straight && bar.pixels <= pixels + 2;
        let count = all.iter().filter(|(_, bars)| straight(side(bars))).count();
        if count >= LEAST_FRAMES && count as f64 >= LEAST_SHARE * all.len() as f64 {
            pixels
        } else {
            0
        }
    };
    let Some(&(at_s, _)) = all.first() else {
        return Vec::new();
    };
    let across = common(|bars| bars.top) + common(|bars| bars.bottom);
    let aside = common(|bars| bars.left) + common(|bars| bars.right);
    [
        (PictureCode::Letterboxed, across, size.1),
        (PictureCode::Pillarboxed, aside, size.0),
    ]
    .into_iter()
    .filter_map(|(code, pixels, of)| {
        let percent = 100.0 * pixels as f64 / of.max(1) as f64;
        let figures = [("pixels", pixels as f64), ("percent", percent)];
        (percent >= value(code)).then(|| Advice::new(code, moment(at_s), figures))
    })
    .collect()
}

/// The sharpest frame speaks for all: motion blurs some, a sharp one cannot come from a soft
/// original.
fn soft(seen: &[&FrameMeasures]) -> Option<Advice<PictureCode>> {
    let sharpest = seen
        .iter()
        .filter_map(|f| Some((f, f.edge_px?)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let finest = seen
        .iter()
        .filter_map(|f| Some((f, f.detail_db?)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let (frame, edge_px) = sharpest?;
    let Some((frame, detail_db)) = finest.filter(|_| seen.len() >= LEAST_FRAMES) else {
        return (edge_px > SOFT_PX && seen.len() >= LEAST_FRAMES).then(|| {
            Advice::new(
                PictureCode::Soft,
                moment(frame.at_s),
                [("edge_px", edge_px)],
            )
        });
    };
    (detail_db < value(PictureCode::Soft) && edge_px > SHARP_PX).then(|| {
        let figures = [("edge_px", edge_px), ("detail_db", detail_db)];
        Advice::new(PictureCode::Soft, moment(frame.at_s), figures)
    })
}

/// What the brightest half of the frames is still too dark for.
fn dark(seen: &[&FrameMeasures]) -> Option<Advice<PictureCode>> {
    let typical = median(seen, |f| f.tone.mean)?;
    let is_dark = typical.tone.mean < value(PictureCode::Dark)
        && median(seen, |f| f.tone.peak)?.tone.peak < DARK_PEAK;
    is_dark.then(|| {
        let figures = [("percent", typical.tone.mean)];
        Advice::new(PictureCode::Dark, moment(typical.at_s), figures)
    })
}

/// Advised when half of the frames exceed the limit; shown at the frame in the middle.
fn usual(
    code: PictureCode,
    name: &str,
    frames: &[&FrameMeasures],
    figure: impl Fn(&FrameMeasures) -> f64,
) -> Option<Advice<PictureCode>> {
    let typical = median(frames, &figure)?;
    let figures = [(name, figure(typical))];
    (figure(typical) > value(code)).then(|| Advice::new(code, moment(typical.at_s), figures))
}

/// Advised when several frames exceed the limit; shown at the worst.
fn repeated(
    code: PictureCode,
    name: &str,
    frames: &[&FrameMeasures],
    figure: impl Fn(&FrameMeasures) -> f64,
) -> Option<Advice<PictureCode>> {
    let beyond = frames.iter().filter(|f| figure(f) > value(code));
    let count = beyond.clone().count();
    let worst = beyond.max_by(|a, b| figure(a).total_cmp(&figure(b)))?;
    let often = count >= LEAST_FRAMES && count as f64 >= LEAST_SHARE * frames.len() as f64;
    often.then(|| Advice::new(code, moment(worst.at_s), [(name, figure(worst))]))
}

/// The frame in the middle by a figure; `None` for too few frames to have one.
fn median<'a>(
    frames: &[&'a FrameMeasures],
    figure: impl Fn(&FrameMeasures) -> f64,
) -> Option<&'a FrameMeasures> {
    if frames.len() < LEAST_FRAMES {
        return None;
    }
    let mut sorted = frames.to_vec();
    sorted.sort_by(|a, b| figure(a).total_cmp(&figure(b)));
    sorted.get(sorted.len() / 2).copied()
}

fn moment(at_s: f64) -> Span {
    Span {
        from_s: at_s,
        to_s: at_s,
    }
}

/// The limit of a code; a test sees to it that each has one.
fn value(code: PictureCode) -> f64 {
    LIMITS
        .iter()
        .find(|limit| limit.code == code)
        .map_or(f64::NAN, |limit| limit.value)
}
