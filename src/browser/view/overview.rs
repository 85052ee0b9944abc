//! An overview of several videos.

use super::context::Page;
use super::labels;
use super::live::{self, totals};
use crate::browser::clock;
use crate::browser::focus::focus_here;
use crate::form::Form;
use crate::job::FileKey;
use crate::notice::Notice;
use crate::session::{Action, Session, Video};
use crate::text::id;
use std::rc::Rc;
use yew::prelude::*;

/// A line for each video; choosing one opens it below.
pub(super) fn overview(page: &Page, session: &Session, notice: &Notice) -> Html {
    let head = page.fill(id::PAGE_OVERVIEW, &[("count", session.videos.len().into())]);
    html! {
        <section class="card overview block" id="overview" aria-labelledby="overview-head">
            <div class="row apart">
                <h2 id="overview-head">{ head }</h2>
                <ul class="totals">
                    { for totals(page, &session.videos).into_iter().map(|total| html! { <li>{ total }</li> }) }
                </ul>
            </div>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ page.text(id::PAGE_OVERVIEW_FILE) }</th>
                        <th scope="col">{ page.text(id::PAGE_OVERVIEW_VERDICT) }</th>
                        <th scope="col">{ page.text(id::PAGE_OVERVIEW_DURATION) }</th>
                        <th scope="col">{ page.text(id::PAGE_OVERVIEW_SIZE) }</th>
                        <th scope="col">{ page.text(id::PAGE_OVERVIEW_FORM) }</th>
                        <th scope="col"><span class="only-heard">{ page.text(id::PAGE_OVERVIEW_MORE) }</span></th>
                    </tr>
                </thead>
                <tbody>
                    { for session.videos.iter().map(|video| {
                        line(page, video, session.selected, notice)
                    }) }
                </tbody>
            </table>
        </section>
    }
}

fn line(page: &Page, video: &Rc<Video>, selected: Option<FileKey>, notice: &Notice) -> Html {
    let open = selected == Some(video.key);
    let name = video.id.name.as_str();
    let word = live::word(page, video);
    let verdict = match video.verdict() {
        Some(verdict) => labels::badge(verdict, word),
        None => word.into(),
    };
    let movie = video.facts().and_then(|facts| facts.movie.as_ref());
    let duration = video.duration_s();
    let duration = duration.map(|s| page.fill(id::PAGE_DURATION, &[("duration_s", s.into())]));
    let size = movie.and_then(|movie| movie.pictures.first()?.displayed.known().copied());
    let size = size.map(|size| format!("{}×{}", size.width, size.height));
    html! {
        <tr key={video.key.0} class={open.then_some("open")}>
            <td class="wide-cell">
                <button type="button" class="button open-file" aria-pressed={open.to_string()}
                    data-open={name.to_owned()} onclick={page.on(Action::Opened(video.key))}>
                    <bdi>{ name }</bdi>
                </button>
            </td>
            <td>{ verdict }</td>
            <td class="number">{ duration }</td>
            <td class="number">{ size }</td>
            <td>{ form_state(page, video, notice) }</td>
            <td>{ remove_button(page, video) }</td>
        </tr>
    }
}

/// How far the form is, in a word or two.
fn form_state(page: &Page, video: &Video, notice: &Notice) -> String {
    match video.missing(notice) {
        0 => page.text(id::PAGE_FORM_DONE).to_owned(),
        _ if video.draft.form == Form::default() => page.text(id::PAGE_FORM_EMPTY).to_owned(),
        count => page.fill(id::PAGE_FORM_MISSING, &[("count", count.into())]),
    }
}

/// Takes a video off the list.
pub(super) fn remove_button(page: &Page, video: &Video) -> Html {
    let name = video.id.name.as_str();
    let (send, key) = (page.send.clone(), video.key);
    let onclick = Callback::from(move |_: MouseEvent| {
        let now_ms = clock::now_ms();
        focus_here("choose");
        send.emit(Action::Removed { key, now_ms });
    });
    html! {
        <button type="button" class="button plain" data-action="remove"
            aria-label={page.fill(id::PAGE_REMOVE_OF, &[("name", name.into())])} {onclick}>
            { page.text(id::PAGE_REMOVE) }
        </button>
    }
}
