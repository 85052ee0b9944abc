//! A sound's figures, its curve and what is advised, as markup.

use super::super::{SoundEnd, SoundExamination, SoundFindings, Unexamined};
use super::advice::{groups, place};
use super::{About, clock, code, curve, level};
use crate::markup::Markup;
use crate::signal::advice::Advice;
use crate::signal::sound::{LIMITS, SoundCode};
use crate::text::examine as id;
use crate::text::{Examine, Lang, Value, fixed};

/// What becomes louder with the speech.
const NOISE: [SoundCode; 3] = [SoundCode::Noisy, SoundCode::RaisedNoise, SoundCode::Hum];
/// What lies less than this under the speech is told to be as loud as it, in LU.
const AS_LOUD_LU: f64 = 0.5;

/// One section of the page. No style and no script stands in it; a button with `data-at` is one that
/// plays the video from that second.
pub(super) fn section(found: &SoundExamination, about: &About<'_>, lang: Lang) -> String {
    let mut m = Markup::default();
    let end = match found {
        SoundExamination::Measured(findings) => code(findings.end),
        SoundExamination::Unexamined(reason) => code(reason),
    };
    m.raw("<section class=\"stack\" data-examined=\"sound\" data-end=\"")
        .text(&end)
        .raw("\">")
        .element("h5", "", lang.text(id::SOUND_TITLE));
    match found {
        SoundExamination::Measured(findings) => measured(&mut m, findings, about, lang),
        SoundExamination::Unexamined(reason) => unexamined(&mut m, *reason, about, lang),
    }
    m.raw("</section>");
    m.finish()
}

fn unexamined(m: &mut Markup, reason: Unexamined, about: &About<'_>, lang: Lang) {
    let is_aac = about.codec == "aac";
    let said = match reason {
        Unexamined::Codec if is_aac => lang.text(id::SOUND_UNEXAMINED_CODEC_AAC).to_owned(),
        _ => {
            let name = format!("sound-unexamined-{}", code(reason));
            let args = [("codec", Value::Word(about.codec))];
            lang.find_in::<Examine>(&name, &args).unwrap_or_default()
        }
    };
    super::advice::unexamined(m, lang.text(id::SOUND_UNEXAMINED), &said);
}

fn measured(m: &mut Markup, found: &SoundFindings, about: &About<'_>, lang: Lang) {
    let end = format!("sound-end-{}", code(found.end));
    let end = lang.find_in::<Examine>(&end, &[("to_s", clock(found.to_s))]);
    let class = match found.end {
        SoundEnd::Complete | SoundEnd::UnderWay => "soft",
        _ => "note hint",
    };
    m.element("p", class, &end.unwrap_or_default());
    figures(m, found, lang);
    curve::figure(m, found, about.video_s, lang);
    advice(m, found, lang);
    // While results still come, what a reader unfolds would fold itself up again.
    if found.end != SoundEnd::UnderWay {
        sources(m, lang);
    }
}

fn figures(m: &mut Markup, found: &SoundFindings, lang: Lang) {
    let measures = &found.measures;
    // A range is measured over some seconds, loudness over less.
    let none = match measures.integrated_lufs {
        None => id::SOUND_NO_FIGURE,
        Some(_) => id::SOUND_TOO_SHORT,
    };
    m.raw("<dl class=\"figures\">");
    for (name, label, figure, unit) in [
        (
            "integrated_lufs",
            id::SOUND_LUFS,
            measures.integrated_lufs,
            " LUFS",
        ),
        (
            "loudness_range_lu",
            id::SOUND_RANGE,
            measures.loudness_range_lu,
            " LU",
        ),
        (
            "true_peak_dbtp",
            id::SOUND_PEAK,
            measures.true_peak_dbtp,
            " dBTP",
        ),
    ] {
        let figure = match figure {
            Some(figure) => level(figure) + unit,
            None => lang.text(none).to_owned(),
        };
        m.raw("<div>")
            .element("dt", "", lang.text(label))
            .raw("<dd data-figure=\"")
            .raw(name)
            .raw("\">")
            .text(&figure)
            .raw("</dd></div>");
    }
    m.raw("</dl>");
}

fn advice(m: &mut Markup, found: &SoundFindings, lang: Lang) {
    let groups = groups(&found.advice);
    if groups.is_empty() {
        let fine = match found.end {
            SoundEnd::Complete => id::SOUND_FINE,
            _ => id::SOUND_FINE_SO_FAR,
        };
        m.element("p", "", lang.text(fine));
        return;
    }
    let count = [("count", groups.len().into())];
    m.element("p", "", &lang.fill(id::SOUND_ADVICE, &count))
        .raw("<ul class=\"heard\">");
    let advised = |code: &SoundCode| found.advice.iter().any(|finding| finding.code == *code);
    let is_noisy = NOISE.iter().any(advised);
    for group in groups {
        piece(m, group, is_noisy, lang);
    }
    m.raw("</ul>");
}

/// What a code is called in a few words.
pub(super) fn name(of: SoundCode, lang: Lang) -> String {
    words(of, "", &[], lang)
}

fn words(of: SoundCode, what: &str, args: &[(&str, Value<'_>)], lang: Lang) -> String {
    let key = format!("advice-{}{what}", code(of));
    lang.find_in::<Examine>(&key, args).unwrap_or_default()
}

/// One piece of advice with the places that it is about.
fn piece(m: &mut Markup, group: &[Advice<SoundCode>], is_noisy: bool, lang: Lang) {
    let Some(first) = group.first() else {
        return;
    };
    let figures: Vec<(&str, String)> = first
        .figures
        .iter()
        .map(|(name, figure)| (name.as_str(), written(name, *figure)))
        .collect();
    let mut args: Vec<(&str, Value<'_>)> = figures
        .iter()
        .map(|(name, figure)| (*name, Value::Word(figure)))
        .collect();
    args.push(("count", group.len().into()));
    let distance = first.figures.get("distance_lu");
    let said = match distance {
        Some(distance) if *distance < AS_LOUD_LU => "-said-as-loud",
        _ => "-said",
    };
    let way = match first.code {
        SoundCode::Quiet if is_noisy => "-way-noisy",
        _ => "-way",
    };
    m.raw("<li data-advice=\"")
        .text(&code(first.code))
        .raw("\">")
        .element("strong", "", &words(first.code, said, &args, lang))
        .element("p", "", &words(first.code, way, &[], lang))
        .raw("<p class=\"seek\">");
    let name = name(first.code, lang);
    for finding in group {
        place(m, "button", finding.span.from_s, &name, None, lang);
    }
    m.raw("</p></li>");
}

/// A figure of a finding as its sentence takes it.
fn written(name: &str, figure: f64) -> String {
    match name {
        // The sentence says in which direction.
        "loss_db" | "brilliance_db" => level(figure.abs()),
        "limit" | "percent" | "hertz" => fixed(figure, 0).replace('-', "−"),
        _ => level(figure),
    }
}

/// Where the limits come from: those that follow from a standard, then the others together.
fn sources(m: &mut Markup, lang: Lang) {
    m.raw("<details><summary>")
        .text(lang.text(id::SOUND_SOURCES))
        .raw("</summary><ul class=\"marks soft small\">");
    let sourced = LIMITS
        .iter()
        .map(|limit| words(limit.code, "-source", &[], lang));
    let sourced = sourced.filter(|source| !source.is_empty());
    for source in sourced.chain([lang.text(id::ADVICE_SOURCE_MEASURED).to_owned()]) {
        m.element("li", "", &source);
    }
    m.raw("</ul></details>");
}
