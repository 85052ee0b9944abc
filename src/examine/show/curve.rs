//! Loudness over time as a picture.

use super::super::SoundFindings;
use super::{clock, level};
use crate::markup::Markup;
use crate::signal::advice::Span;
use crate::signal::sound::{LIMITS, SoundCode};
use crate::text::examine as id;
use crate::text::{Lang, Value, fixed};

/// Size of the picture in its own units; the page stretches it.
const WIDTH: f64 = 1_000.0;
const HEIGHT: f64 = 200.0;
/// What the picture shows at most and at least, in LUFS.
const TOP: f64 = 0.0;
const BOTTOM: f64 = -60.0;
/// The levels that have a line, beside the top and the bottom.
const LINES: [f64; 2] = [-20.0, -40.0];
/// A mark is at least so wide, or it would not be seen.
const LEAST_MARK: f64 = 4.0;
/// From what share of the sound on a finding is about the whole, and is not marked.
const WHOLE: f64 = 0.9;
/// One channel alone is heard from two loudspeakers, which adds 3 LU to what is measured.
const MONO_LU: f64 = 3.0;

/// The curve of what was examined, over the length of the video.
pub(super) fn figure(m: &mut Markup, found: &SoundFindings, video_s: f64, lang: Lang) {
    let whole_s = video_s.max(found.to_s);
    if whole_s <= 0.0 {
        return;
    }
    let spans = found.advice.iter().map(|finding| finding.span);
    let (from_s, to_s) = (found.measures.from_s, found.to_s);
    let is_marked = |span: &Span| {
        let common_s = span.to_s.min(to_s) - span.from_s.max(from_s);
        common_s < WHOLE * (to_s - from_s)
    };
    let marks: Vec<Span> = spans.filter(is_marked).collect();
    m.raw("<figure class=\"curve\"><div class=\"levels\" aria-hidden=\"true\">");
    for lufs in [TOP, LINES[0], LINES[1], BOTTOM] {
        m.element("span", "", &fixed(lufs, 0).replace('-', "−"));
    }
    m.raw("</div><svg role=\"img\" viewBox=\"0 0 1000 200\" preserveAspectRatio=\"none\" aria-label=\"")
        .text(&label(found, marks.len(), lang))
        .raw("\">");
    band(m, found);
    for lufs in LINES {
        m.raw("<path class=\"line\" d=\"M0 ")
            .text(&fixed(height(lufs), 1))
            .raw("H1000\"/>");
    }
    let across = |seconds: f64| (seconds / whole_s).clamp(0.0, 1.0) * WIDTH;
    for span in &marks {
        let (from, to) = (across(span.from_s), across(span.to_s));
        rect(m, "mark", from, 0.0, (to - from).max(LEAST_MARK), HEIGHT);
    }
    area(m, found, across);
    m.raw("</svg><div class=\"times\" aria-hidden=\"true\">");
    for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let args = [("at_s", clock(whole_s * part))];
        m.element("span", "", &lang.fill(id::SOUND_CLOCK, &args));
    }
    m.raw("</div>")
        .element("figcaption", "soft small", lang.text(id::CURVE_CAPTION))
        .raw("</figure>");
}

/// What the picture says, for whoever does not see it.
fn label(found: &SoundFindings, marks: usize, lang: Lang) -> String {
    let curve = &found.measures.curve;
    let points = curve.lufs.iter().copied().enumerate();
    let loudest = points.max_by(|one, other| one.1.total_cmp(&other.1));
    let (at, lufs) = loudest.unwrap_or((0, f64::NEG_INFINITY));
    let loud = level(lufs);
    let args = [
        ("from_s", clock(found.measures.from_s)),
        ("to_s", clock(found.to_s)),
        ("loudest", Value::Word(&loud)),
        ("loudest_s", clock(curve.from_s + at as f64 * curve.step_s)),
        ("marks", marks.into()),
    ];
    match lufs < BOTTOM {
        true => lang.fill(id::CURVE_LABEL_SILENT, &args),
        false => lang.fill(id::CURVE_LABEL, &args),
    }
}

/// Where sound is neither too quiet nor too loud.
fn band(m: &mut Markup, found: &SoundFindings) {
    let mono = if found.measures.channels == 1 {
        MONO_LU
    } else {
        0.0
    };
    let limit = |code| {
        let limit = LIMITS.iter().find(|limit| limit.code == code);
        limit.map(|limit| height(limit.value - mono))
    };
    if let (Some(top), Some(bottom)) = (limit(SoundCode::Loud), limit(SoundCode::Quiet)) {
        rect(m, "band", 0.0, top, WIDTH, bottom - top);
    }
}

fn area(m: &mut Markup, found: &SoundFindings, across: impl Fn(f64) -> f64) {
    let curve = &found.measures.curve;
    let time = |steps: f64| fixed(across(curve.from_s + steps * curve.step_s), 1);
    m.raw("<path class=\"area\" d=\"M")
        .text(&time(0.0))
        .raw(" 200");
    for (at, lufs) in curve.lufs.iter().enumerate() {
        m.raw("L")
            .text(&time(at as f64 + 0.5))
            .raw(" ")
            .text(&fixed(height(*lufs), 1));
    }
    m.raw("L")
        .text(&time(curve.lufs.len() as f64))
        .raw(" 200Z\"/>");
}

fn rect(m: &mut Markup, class: &'static str, x: f64, y: f64, width: f64, height: f64) {
    m.raw("<rect class=\"").raw(class);
    for (name, value) in [
        ("\" x=\"", x),
        ("\" y=\"", y),
        ("\" width=\"", width),
        ("\" height=\"", height),
    ] {
        m.raw(name).text(&fixed(value, 1));
    }
    m.raw("\"/>");
}

/// How far down a level lies.
fn height(lufs: f64) -> f64 {
    (TOP - lufs.clamp(BOTTOM, TOP)) / (TOP - BOTTOM) * HEIGHT
}
