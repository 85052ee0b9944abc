//! A film mended in the page, without encoding: the offer beside the fault, how it is to be mended, and the result.

mod cut;
mod panel;
mod result;
mod tracks;
mod words;

pub(super) use panel::panel;
pub(super) use result::result;
pub(in crate::browser) use words::changes;

use super::super::labels;
use super::super::video::VideoProps;
use super::details::name;
use crate::browser::focus::focus;
use crate::browser::view::context::Page;
use crate::rules::{Finding, RuleOutcome};
use crate::session::{Action, Mend, Remux, Video};
use crate::text::{Submission, submission};
use yew::prelude::*;

/// Offers to mend what a finding says, where that can be done here.
pub(super) fn mend(props: &VideoProps, outcome: &RuleOutcome, finding: &Finding) -> Html {
    let (page, video) = (&props.page, &props.video);
    match video.mend(outcome, finding) {
        Some(Mend::Ready {
            to_mp4,
            cut_s,
            options,
        }) => {
            let start = html! {
                <button type="button" class="button main" data-action="mend"
                    onclick={page.on(Action::RemuxWanted(video.key, options))}>
                    { page.text(submission::MEND_START) }
                </button>
            };
            html! {
                <div class="note fine stack" data-mend="">
                    <p>{ offer(page, to_mp4, cut_s) }</p>
                    { state(page, video, &start) }
                </div>
            }
        }
        // The panel is there for the open video only.
        Some(Mend::ToChoose) if props.open => html! {
            <div class="note fine stack" data-mend="choose">
                <p>{ page.text(submission::MEND_CHOOSE) }</p>
                <p>
                    <button type="button" class="button" data-action="mend-choose" onclick={|_| show_panel()}>
                        { page.text(submission::MEND_CHOOSE_GO) }
                    </button>
                </p>
            </div>
        },
        Some(Mend::ToChoose) | None => Html::default(),
    }
}

/// Opens the panel, in sight.
fn show_panel() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(panel) = document.and_then(|document| document.get_element_by_id(panel::ID)) {
        // An attribute of that name is always allowed.
        let _ = panel.set_attribute("open", "");
        focus(panel::HEAD);
    }
}

/// What is changed, and that the rest stays as it is.
fn offer(page: &Page, to_mp4: bool, cut_s: Option<f64>) -> String {
    let args = [("over_s", cut_s.unwrap_or_default().into())];
    match (to_mp4, cut_s) {
        (true, None) => page.text(submission::MEND_OFFER_MP4).to_owned(),
        (true, Some(_)) => page.fill(submission::MEND_OFFER_BOTH, &args),
        (false, _) => page.fill(submission::MEND_OFFER_CUT, &args),
    }
}

/// How far the mending is; `start` begins it.
fn state(page: &Page, video: &Video, start: &Html) -> Html {
    match &video.remux {
        Remux::Idle => start.clone(),
        Remux::Waiting(_) | Remux::Running(_) | Remux::Cancelling => html! {
            <p class="row">
                <span role="status">{ page.text(submission::MEND_RUNNING) }</span>
                <button type="button" class="button" data-action="cancel-mend"
                    onclick={page.on(Action::RemuxCancelled(video.key))}>
                    { page.text(submission::MEND_CANCEL) }
                </button>
            </p>
        },
        Remux::Refused { reason, codec } => html! {
            <>
                <p class="note hint">{ refused(page, reason, codec.as_deref()) }</p>
                { start.clone() }
            </>
        },
        Remux::Failed { failure } => html! {
            <>
                <p class="note bad">
                    { page.text(submission::MEND_FAILED) }{ page.text(labels::failure(*failure)) }
                </p>
                { start.clone() }
            </>
        },
    }
}

/// Why the film is not mended here.
fn refused(page: &Page, reason: &str, codec: Option<&str>) -> String {
    let codec = codec.map(|codec| name(page, "codec", codec));
    let codec = [("codec", codec.as_deref().unwrap_or_default().into())];
    let why = page
        .lang
        .find_in::<Submission>(&format!("mend-refused-{reason}"), &codec);
    let why = why.unwrap_or_default();
    page.fill(submission::MEND_REFUSED, &[("why", why.as_str().into())])
}
