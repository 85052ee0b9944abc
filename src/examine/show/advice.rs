//! How advice is shown, the same for sound and picture.

use super::clock;
use crate::markup::Markup;
use crate::signal::advice::Advice;
use crate::text::examine as id;
use crate::text::{Lang, Value, fixed};

/// Findings of one code stand together in the order in which they are advised.
pub(super) fn groups<C: PartialEq>(advice: &[Advice<C>]) -> Vec<&[Advice<C>]> {
    advice.chunk_by(|one, next| one.code == next.code).collect()
}

/// Ends a line of the sheet: up to which second was examined, where that is not all, and what is advised.
pub(super) fn end_line<C: PartialEq + Copy>(
    line: &mut String,
    part_s: Option<f64>,
    advice: &[Advice<C>],
    name: impl Fn(C) -> String,
    lang: Lang,
) {
    if let Some(to_s) = part_s {
        line.push_str(&lang.fill(id::SHEET_SOUND_PART, &[("to_s", clock(to_s))]));
    }
    let advised: Vec<String> = groups(advice)
        .into_iter()
        .filter_map(|group| Some(name(group.first()?.code)))
        .collect();
    if advised.is_empty() {
        line.push_str(lang.text(id::SHEET_SOUND_FINE));
    } else {
        let advised = advised.join(lang.text(id::SOUND_SEPARATOR));
        let args = [("advice", Value::Word(&advised))];
        line.push_str(&lang.fill(id::SHEET_SOUND_ADVICE, &args));
    }
}

/// That nothing was examined, and why.
pub(super) fn unexamined(m: &mut Markup, title: &str, why: &str) {
    m.raw("<p class=\"note hint\">")
        .element("strong", "", title)
        .raw(" ")
        .text(why)
        .raw("</p>");
}

/// A button of that class that plays the video from that second, with the frame there where one is at hand.
pub(super) fn place(
    m: &mut Markup,
    class: &'static str,
    from_s: f64,
    name: &str,
    frame: Option<&str>,
    lang: Lang,
) {
    let args = [("at_s", clock(from_s)), ("name", Value::Word(name))];
    m.raw("<button type=\"button\" class=\"")
        .raw(class)
        .raw("\" data-at=\"")
        .text(&fixed(from_s, 3))
        .raw("\" aria-label=\"")
        .text(&lang.fill(id::SOUND_PLAY, &args))
        .raw("\">");
    if let Some(frame) = frame {
        m.raw("<img alt=\"\" src=\"").text(frame).raw("\">");
    }
    m.raw("<span aria-hidden=\"true\">▶ ")
        .text(&lang.fill(id::SOUND_CLOCK, &args))
        .raw("</span></button>");
}
