//! The live region: what a screen reader says when something happened, wherever the focus is.

use super::context::Page;
use super::labels;
use crate::notice::Notice;
use crate::rules::Outcome;
use crate::session::{Announced, Phase, Session, Video};
use crate::text::id;
use std::rc::Rc;
use yew::prelude::*;

/// A polite live region (ARIA) with the latest announcement.
pub(super) fn live(page: &Page, session: &Session) -> Html {
    let announcement = session.announcement.as_ref();
    let words = announcement.map(|announcement| {
        (
            announcement.number,
            words(page, session, &announcement.what),
        )
    });
    html! {
        <div id="live" class="only-heard" role="status" aria-live="polite">
            // A new element for each announcement, so that equal words are read again.
            if let Some((number, words)) = words { <p key={number}>{ words }</p> }
        </div>
    }
}

fn words(page: &Page, session: &Session, announced: &Announced) -> String {
    let name = |key| {
        session
            .video(key)
            .map_or("", |video| video.id.name.as_str())
    };
    match announced {
        Announced::Taken(count) => page.fill(id::PAGE_LIVE_TAKEN, &[("count", (*count).into())]),
        Announced::NoFile => page.text(id::PAGE_NO_FILE).to_owned(),
        Announced::Answered => answered(page, session),
        Announced::Hashed(key) => page.fill(id::PAGE_LIVE_HASHED, &[("name", name(*key).into())]),
        Announced::NotHashed(key) => {
            page.fill(id::PAGE_LIVE_NOT_HASHED, &[("name", name(*key).into())])
        }
        Announced::Examined(key) => {
            page.fill(id::PAGE_LIVE_EXAMINED, &[("name", name(*key).into())])
        }
        Announced::Removed { name, kept } => {
            let words = match kept {
                true => id::PAGE_LIVE_REMOVED_KEPT,
                false => id::PAGE_LIVE_REMOVED,
            };
            page.fill(words, &[("name", name.as_str().into())])
        }
        Announced::NotMended(key) => {
            page.fill(id::PAGE_LIVE_NOT_MENDED, &[("name", name(*key).into())])
        }
        Announced::Mended(name) => {
            page.fill(id::PAGE_LIVE_MENDED, &[("name", name.as_str().into())])
        }
        Announced::Picked(at_s) => page.fill(id::PAGE_LIVE_PICKED, &[("at_s", (*at_s).into())]),
        Announced::Cleared => page.text(id::PAGE_FORM_CLEARED).to_owned(),
        Announced::Restored => page.text(id::PAGE_LIVE_RESTORED).to_owned(),
        Announced::Saved(name) => page.fill(id::PAGE_SAVED, &[("name", name.as_str().into())]),
    }
}

fn answered(page: &Page, session: &Session) -> String {
    match (session.videos.as_slice(), &session.notice) {
        ([video], Ok(notice)) => {
            let (word, line) = (word(page, video), line(page, video, notice));
            let name = video.id.name.as_str();
            let args = [
                ("name", name.into()),
                ("word", word.into()),
                ("line", line.as_str().into()),
            ];
            page.fill(id::PAGE_LIVE_ONE, &args)
        }
        (videos, _) => {
            let words = totals(page, videos).join(page.text(id::PAGE_LIST_AND));
            let args = [
                ("count", videos.len().into()),
                ("words", words.as_str().into()),
            ];
            page.fill(id::PAGE_LIVE_MANY, &args)
        }
    }
}

/// The word for where a video stands.
pub(super) fn word(page: &Page, video: &Video) -> &'static str {
    page.text(match (&video.phase, video.verdict()) {
        (Phase::Failed { .. }, _) => id::PAGE_FAILED,
        (_, Some(verdict)) => labels::verdict(verdict),
        (Phase::Waiting, None) => id::PAGE_WAITING,
        _ => id::PAGE_PENDING,
    })
}

/// The sentence that goes with the word.
pub(super) fn line(page: &Page, video: &Video, notice: &Notice) -> String {
    match (&video.phase, video.verdict()) {
        (Phase::Failed { failure }, _) => page.text(labels::failure(*failure)).to_owned(),
        (_, Some(verdict)) => labels::line(page, video, notice, verdict),
        (Phase::Waiting, None) => String::new(),
        _ => page.text(id::PAGE_PENDING_LINE).to_owned(),
    }
}

/// How many videos have each verdict: `不符合 2 个`.
pub(super) fn totals(page: &Page, videos: &[Rc<Video>]) -> Vec<String> {
    const ORDER: [&[Outcome]; 4] = [
        &[Outcome::Meets, Outcome::Advise],
        &[Outcome::Confirm],
        &[Outcome::CannotTell],
        &[Outcome::Breaks],
    ];
    let mut totals: Vec<String> = ORDER
        .iter()
        .filter_map(|group| {
            let is_in = |video: &&Rc<Video>| video.verdict().is_some_and(|v| group.contains(&v));
            let count = videos.iter().filter(is_in).count();
            let word = page.text(labels::verdict(*group.first()?));
            let args = [("word", word.into()), ("count", count.into())];
            (count > 0).then(|| page.fill(id::PAGE_OVERVIEW_TOTAL, &args))
        })
        .collect();
    let pending = videos.iter().filter(|video| video.is_pending()).count();
    let is_failed = |video: &&Rc<Video>| matches!(video.phase, Phase::Failed { .. });
    let failed = videos.iter().filter(is_failed).count();
    for (count, words) in [
        (pending, id::PAGE_OVERVIEW_PENDING),
        (failed, id::PAGE_OVERVIEW_FAILED),
    ] {
        if count > 0 {
            totals.push(page.fill(words, &[("count", count.into())]));
        }
    }
    totals
}
