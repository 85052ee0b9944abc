//! The film mended in the page, without encoding: the offer beside the fault, its progress, and how to save it.

use super::super::labels;
use super::super::video::VideoProps;
use crate::browser::save;
use crate::browser::view::context::Page;
use crate::rules::{Finding, RuleOutcome};
use crate::session::{Action, Mend, Remux, Video};
use crate::text::{Submission, submission};
use yew::prelude::*;

/// Offers to mend what a finding says, where that can be done here.
pub(super) fn mend(props: &VideoProps, outcome: &RuleOutcome, finding: &Finding) -> Html {
    let (page, video) = (&props.page, &props.video);
    let mend = video.mend().filter(|_| video.is_mended(outcome, finding));
    let Some(mend) = mend else {
        return Html::default();
    };
    let start = || {
        html! {
            <button type="button" class="button main" data-action="mend"
                onclick={page.on(Action::RemuxWanted(video.key, mend.to_ms))}>
                { page.text(submission::MEND_START) }
            </button>
        }
    };
    let state = match &video.remux {
        Remux::Idle => start(),
        Remux::Waiting { .. } | Remux::Running => html! {
            <span role="status">{ page.text(submission::MEND_RUNNING) }</span>
        },
        Remux::Refused { reason } => html! {
            <p class="note hint">{ refused(page, reason) }</p>
        },
        Remux::Failed { failure } => html! {
            <>
                <p class="note bad">
                    { page.text(submission::MEND_FAILED) }{ page.text(labels::failure(*failure)) }
                </p>
                { start() }
            </>
        },
    };
    html! {
        <div class="note fine stack" data-mend="">
            <p>{ offer(page, mend) }</p>
            { state }
        </div>
    }
}

/// What is changed, and that the rest stays as it is.
fn offer(page: &Page, mend: Mend) -> String {
    let over_s = mend.cut_s.unwrap_or_default();
    let args = [("over_s", over_s.into())];
    match (mend.to_mp4, mend.cut_s) {
        (true, None) => page.text(submission::MEND_OFFER_MP4).to_owned(),
        (true, Some(_)) => page.fill(submission::MEND_OFFER_BOTH, &args),
        (false, _) => page.fill(submission::MEND_OFFER_CUT, &args),
    }
}

/// Why the film is not mended here.
fn refused(page: &Page, reason: &str) -> String {
    let why = page
        .lang
        .find_in::<Submission>(&format!("mend-refused-{reason}"), &[]);
    let why = why.unwrap_or_default();
    page.fill(submission::MEND_REFUSED, &[("why", why.as_str().into())])
}

/// Of a mended film: what it was made from, and that it has to be saved.
pub(super) fn made_from(page: &Page, video: &Video) -> Html {
    let Some(source) = &video.made_from else {
        return Html::default();
    };
    let words = page.fill(submission::MENDED_FROM, &[("name", (&**source).into())]);
    let (files, send) = (page.files.clone(), page.send.clone());
    let (key, name) = (video.key, video.id.name.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let saved = files
            .get(key)
            .is_some_and(|file| save::save_blob(&name, &file).is_ok());
        if saved {
            send.emit(Action::Saved(name.clone()));
        }
    });
    html! {
        <div class="note fine stack block" id="mended">
            <p>{ words }</p>
            <p>
                <button type="button" class="button main" data-action="save-film" {onclick}>
                    { page.text(submission::MENDED_SAVE) }
                </button>
            </p>
        </div>
    }
}
