//! One video of the list.

use super::reason;
use crate::browser::view::context::{Page, Shared};
use crate::browser::view::labels;
use crate::browser::view::live;
use crate::browser::view::overview::remove_button;
use crate::job::FileKey;
use crate::notice::Notice;
use crate::rules::Outcome;
use crate::session::{Action, Video};
use crate::text::{id, submission};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct LineProps {
    pub(super) page: Page,
    pub(super) video: Shared<Video>,
    pub(super) notice: Shared<Notice>,
    pub(super) open: bool,
    pub(super) ticked: bool,
    pub(super) on_tick: Callback<(FileKey, bool)>,
}

/// A line of the list: the file, its verdict and why, and what is left to do.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let (page, video) = (&props.page, &props.video);
    let (key, name) = (video.key, video.id.name.as_str());
    let word = live::word(page, video);
    let verdict = match video.verdict() {
        Some(verdict) => labels::badge(verdict, word),
        None => word.into(),
    };
    let is_advised = video.is_advised() && video.verdict() != Some(Outcome::Advise);
    let duration = video.duration_s();
    let duration = duration.map(|s| page.fill(id::PAGE_DURATION, &[("duration_s", s.into())]));
    let on = !props.ticked;
    let ontick = props.on_tick.reform(move |_: Event| (key, on));
    let choose = page.fill(submission::WORKS_CHOOSE_ONE, &[("name", name.into())]);
    html! {
        <tr class={props.open.then_some("open")} data-work={name.to_owned()}>
            <td class="tick-cell">
                <input type="checkbox" checked={props.ticked} aria-label={choose} data-tick={name.to_owned()} onchange={ontick} />
            </td>
            <td class="wide-cell">
                <button type="button" class="button open-file" id={format!("work-{}", key.0)} aria-pressed={props.open.to_string()}
                    data-open={name.to_owned()} onclick={page.on(Action::Opened(key))}>
                    <bdi>{ name }</bdi>
                </button>
            </td>
            <td>
                { verdict }
                if is_advised { { " " }{ labels::badge(Outcome::Advise, page.text(submission::WORKS_ADVISED)) } }
            </td>
            <td class="why" data-why="">{ reason::why(page, video, &props.notice) }</td>
            <td class="number">{ duration }</td>
            <td class="left" data-left="">{ reason::left(page, video, &props.notice) }</td>
            <td>{ remove_button(page, video) }</td>
        </tr>
    }
}
