//! What a screen reader says when something happened, wherever the focus is.

use super::context::Page;
use super::words;
use crate::notice::Notice;
use crate::rules::Outcome;
use crate::session::{Phase, Session, Told, Video};
use crate::text::id;
use std::rc::Rc;
use yew::prelude::*;

/// A polite live region that holds the latest news.
pub(super) fn live(page: &Page, session: &Session) -> Html {
    let news = session.news.as_ref();
    let words = news.map(|news| (news.number, tell(page, session, &news.what)));
    html! {
        <div id="live" class="only-heard" role="status" aria-live="polite">
            // A new element for each: the same words twice are read twice.
            if let Some((number, words)) = words { <p key={number}>{ words }</p> }
        </div>
    }
}

fn tell(page: &Page, session: &Session, told: &Told) -> String {
    let name = |key| {
        session
            .video(key)
            .map_or("", |video| video.id.name.as_str())
    };
    match told {
        Told::Taken(count) => page.fill(id::PAGE_TOLD_TAKEN, &[("count", (*count).into())]),
        Told::NoFile => page.text(id::PAGE_NO_FILE).to_owned(),
        Told::Answered => answered(page, session),
        Told::Hashed(key) => page.fill(id::PAGE_TOLD_HASHED, &[("name", name(*key).into())]),
        Told::NotHashed(key) => page.fill(id::PAGE_TOLD_NOT_HASHED, &[("name", name(*key).into())]),
        Told::Examined(key) => page.fill(id::PAGE_TOLD_EXAMINED, &[("name", name(*key).into())]),
        Told::Removed { name, kept } => {
            let words = match kept {
                true => id::PAGE_TOLD_REMOVED_KEPT,
                false => id::PAGE_TOLD_REMOVED,
            };
            page.fill(words, &[("name", name.as_str().into())])
        }
        Told::Picked(at_s) => page.fill(id::PAGE_TOLD_PICKED, &[("at_s", (*at_s).into())]),
        Told::Cleared => page.text(id::PAGE_FORM_CLEARED).to_owned(),
        Told::Restored => page.text(id::PAGE_TOLD_RESTORED).to_owned(),
        Told::Saved(name) => page.fill(id::PAGE_SAVED, &[("name", name.as_str().into())]),
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
            page.fill(id::PAGE_TOLD_ONE, &args)
        }
        (videos, _) => {
            let words = totals(page, videos).join(page.text(id::PAGE_LIST_AND));
            let args = [
                ("count", videos.len().into()),
                ("words", words.as_str().into()),
            ];
            page.fill(id::PAGE_TOLD_MANY, &args)
        }
    }
}

/// The word for where a video stands.
pub(super) fn word(page: &Page, video: &Video) -> &'static str {
    page.text(match (&video.phase, video.verdict()) {
        (Phase::Failed { .. }, _) => id::PAGE_FAILED,
        (_, Some(verdict)) => words::verdict(verdict),
        (Phase::Waiting, None) => id::PAGE_WAITING,
        _ => id::PAGE_PENDING,
    })
}

/// The sentence that goes with the word.
pub(super) fn line(page: &Page, video: &Video, notice: &Notice) -> String {
    match (&video.phase, video.verdict()) {
        (Phase::Failed { failure }, _) => page.text(words::failure(*failure)).to_owned(),
        (_, Some(verdict)) => words::line(page, video, notice, verdict),
        (Phase::Waiting, None) => String::new(),
        _ => page.text(id::PAGE_PENDING_LINE).to_owned(),
    }
}

/// How many videos came to what: `不符合 2 个`.
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
            let word = page.text(words::verdict(*group.first()?));
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
