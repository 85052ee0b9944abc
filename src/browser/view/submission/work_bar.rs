//! Which of several videos is open, and the ways to the others.

use crate::browser::focus::focus;
use crate::browser::view::context::Page;
use crate::browser::view::video::Place;
use crate::job::FileKey;
use crate::session::{Action, Video};
use crate::text::{Submission, Text, submission};
use yew::prelude::*;

/// The file's name, the videos before and after it, and the way back to the list.
pub(super) fn work_bar(page: &Page, video: &Video, place: Place) -> Html {
    let back = {
        let (send, line) = (page.send.clone(), format!("work-{}", video.key.0));
        Callback::from(move |_: MouseEvent| {
            focus(&line);
            send.emit(Action::Closed);
        })
    };
    let turn = |to: Option<FileKey>, action: &'static str, words: Text<Submission>| {
        let onclick = to.map(|key| page.on::<MouseEvent>(Action::Opened(key)));
        html! {
            <button type="button" class="button" data-action={action} disabled={to.is_none()} {onclick}>
                { page.text(words) }
            </button>
        }
    };
    let numbers = [
        ("number", place.number.into()),
        ("count", place.count.into()),
    ];
    html! {
        <div class="row apart work-bar">
            <p class="row">
                <bdi class="name">{ &video.id.name }</bdi>
                <span class="soft small">{ page.fill(submission::WORK_NUMBER, &numbers) }</span>
            </p>
            <div class="row">
                { turn(place.before, "work-before", submission::WORK_BEFORE) }
                { turn(place.after, "work-after", submission::WORK_AFTER) }
                <button type="button" class="button" data-action="works" onclick={back}>{ page.text(submission::WORKS_BACK) }</button>
            </div>
        </div>
    }
}
