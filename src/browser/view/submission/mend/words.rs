//! What was done to a mended film, in words.

use crate::report::Changes;
use crate::text::{Lang, submission};

/// What was done, as one sentence. The sheet says it too.
pub(in crate::browser) fn changes(done: &Changes, lang: Lang) -> String {
    let cut =
        |words, cut_s: f64| (cut_s > 0.0).then(|| lang.fill(words, &[("cut_s", cut_s.into())]));
    let turned = match done.turned_deg {
        90 => Some(submission::CHANGES_RIGHT),
        180 => Some(submission::CHANGES_OVER),
        270 => Some(submission::CHANGES_LEFT),
        _ => None,
    };
    let tracks = done.tracks_chosen.then_some(submission::CHANGES_TRACKS);
    let words = [
        Some(lang.text(submission::CHANGES_PACKED).to_owned()),
        cut(submission::CHANGES_BEGIN, done.cut_begin_s),
        cut(submission::CHANGES_END, done.cut_end_s),
        turned.map(|words| lang.text(words).to_owned()),
        tracks.map(|words| lang.text(words).to_owned()),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    words.join(lang.text(submission::CHANGES_JOIN)) + lang.text(submission::CHANGES_STOP)
}
